"""The statements of a TOML text: keys and table headers with path, place and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import tomli

from protowiz.draft.answers import Path
from protowiz.draft.text import clean, clean_line

TOKEN = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*""""{0,2}'
    r"|'''(?:[^']|'(?!''))*'''{1,3}"
    r"|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
    r"|\#[^\n]*|[\[{]|[\]}]|\n|[^\"'\#\[\]{}\n]+",
    re.DOTALL,
)
KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\])*\"|'[^']*'")
KEYS = re.compile(rf"(?:{KEY.pattern})(?:\s*\.\s*(?:{KEY.pattern}))*")


@dataclass(frozen=True)
class Comment:
    """The comments of one key or table, each from its `#` on."""

    above: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True)
class Statement:
    """A key with its value or a table header, and where it stands in the text."""

    path: Path
    start: int
    end: int
    comment: Comment


def line_of(text: str, path: Path, words: str = "") -> int:
    """The line, from 1, where the answer at a path stands, or the words in it; else 1.

    An answer that is not there stands where the nearest one around it does.
    """
    text = text.replace("\r\n", "\n")
    places: dict[Path, tuple[int, int]] = {}
    for statement in statements(text):
        for length in range(1, len(statement.path) + 1):
            places.setdefault(statement.path[:length], (statement.start, statement.end))
    while path and path not in places:
        path = path[:-1]
    start, end = places.get(path, (0, 0))
    while start < end and text[start].isspace():
        start += 1
    at = text.find(words, start, end) if words else -1
    return text.count("\n", 0, at if at >= 0 else start) + 1


def statements(text: str) -> Iterator[Statement]:
    """The statements of a valid TOML text; the comments after the last come with an empty path."""
    table: Path = ()
    rows: dict[Path, int] = {}
    start = end = depth = 0
    notes: list[str] = []
    beside = ""
    for match in TOKEN.finditer(f"{text}\n"):
        token = match[0]
        if token == "\n" and depth == 0:
            if beside and end <= start:
                notes.append(beside)
            elif end > start:
                line = text[start:end].lstrip()
                keys = KEYS.search(line)
                names = tuple(_name(part) for part in KEY.findall(keys[0] if keys else ""))
                if line.startswith("["):
                    path = table = _table(names, line.startswith("[["), rows)
                else:
                    path = (*table, *names)
                yield Statement(path, start, end, Comment(tuple(notes), beside))
                notes = []
            start, beside = match.end(), ""
        elif token[0] == "#" and depth == 0:
            beside = clean_line(token).rstrip()
        elif token[0] == "#":
            notes.append(clean_line(token).rstrip())
        elif token.strip():
            depth += (token in "[{") - (token in "]}")
            end = match.start() + len(token.rstrip())
    if notes:
        yield Statement((), len(text), len(text), Comment(tuple(notes)))


def _table(names: tuple[str, ...], is_row: bool, rows: dict[Path, int]) -> Path:
    """The path of a table header; `rows` counts those of each list so far."""
    path: Path = ()
    for position, name in enumerate(names, 1):
        path = (*path, name)
        if is_row and position == len(names):
            rows[path] = rows.get(path, 0) + 1
        if path in rows:
            path = (*path, rows[path] - 1)
    return path


def _name(part: str) -> str:
    return clean(str(tomli.loads(f"key = {part}")["key"]) if part[0] in "\"'" else part)
