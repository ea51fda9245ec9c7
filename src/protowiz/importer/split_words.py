"""Words that a conversion left on two lines or with invisible signs in them, whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import visible

_HEAD = re.compile(r"(?P<word>\w+)(?P<sign>[-\u00ad])$")
_TAIL = re.compile(r"\w+")
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
_STAND_APART = ("en", "of", "dan", "tot")
"""Before these a hyphen stands for half a word: in- en uitvoer."""


class SplitWords:
    """Joins lines to one.

    Whether a hyphen at the end of a line belongs to the word is seen from the other words of the
    text; each word that is put together is told.
    """

    def __init__(self, texts: Iterable[str], report: Report) -> None:
        self._report = report
        self._known = {
            word for text in texts for word in re.findall(r"\w+(?:-\w+)*", text.casefold())
        }

    def joined(self, lines: Sequence[str], line: int | None, page: int | None) -> str:
        """The lines as one; `line` and `page` say where they stand."""
        parts = list(lines[:1])
        for following in lines[1:]:
            ends_open = parts[-1].endswith(("-", "\u00ad"))
            head = _HEAD.search(parts[-1][-80:]) if ends_open else None
            tail = _TAIL.match(following)
            if head is None or tail is None or tail[0] in _STAND_APART:
                parts.append(" ")
            elif head["sign"] != "-" or self._is_one_word(head["word"], tail[0]):
                parts[-1] = parts[-1][:-1]
                what = f"Een woord dat op twee regels stond: {head['word']}{tail[0]}"
                self._report.add(Outcome.CLEANED, what, line=line, page=page)
            parts.append(following)
        text = "".join(parts)
        if text != visible(text):
            self._report.add(
                Outcome.CLEANED, "Onzichtbare tekens in een woord.", line=line, page=page
            )
        return visible(text)

    def _is_one_word(self, head: str, tail: str) -> bool:
        """Whether the hyphen between them was there only for the end of the line."""
        if f"{head}{tail}".casefold() in self._known:
            return True
        has_hyphen = f"{head}-{tail}".casefold() in self._known
        are_syllables = all(len(part) > 1 and _VOWEL.search(part) for part in (head, tail))
        return not has_hyphen and are_syllables and (head[1:] + tail).islower()
