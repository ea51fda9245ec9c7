"""Enumerations that run on in a sentence: "om: a) het eerste; b) het tweede"."""

from __future__ import annotations

import re

_INLINE_LABEL = re.compile(
    r"(?:(?<=\s)|^)(?:\(?(?P<letter>[a-h])\)|\(?(?P<number>[1-9])[°)]|\(?(?P<roman>i{1,3}|iv"
    r"|vi{0,3})\))\s+"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


def split_inline(text: str) -> tuple[str, list[tuple[str, str]]] | None:
    """What stands before an enumeration, and its parts with their labels."""
    if not (")" in text or "°" in text):
        return None
    marks: list[re.Match[str]] = []
    for match in _INLINE_LABEL.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()].rstrip()
        if _value(match) == len(marks) + 1 and (marks or not before or before.endswith(":")):
            marks.append(match)
    if len(marks) < 2:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [
        (mark[0].strip(), text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    ]
    return text[: marks[0].start()].strip(), parts


def _value(match: re.Match[str]) -> int:
    if match["letter"]:
        return ord(match["letter"]) - ord("a") + 1
    return _ROMAN.index(match["roman"]) + 1 if match["roman"] else int(match["number"])


def split_labelled(text: str, label: re.Pattern[str]) -> list[tuple[str, str]]:
    """The items of lines that ran together, each with its label: "1° …; 2° …"."""
    found: list[tuple[str, str]] = []
    for part in re.split(r"(?<=[;,])\s+(?=\(?(?:\d{1,2}[.)°]|[a-z]\))\s)", text):
        match = label.match(part)
        found.append((match["label"], part[match.end() :]) if match else ("", part))
    return found
