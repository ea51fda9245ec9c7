"""Where words stand in a draft: each place once, the sentence around it, the whole text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from protowiz.draft.answers import Path
from protowiz.rules.case import Case, Passage, per_case
from protowiz.rules.catalogue import Hit
from protowiz.rules.words.patterns import lazy

CLOSING = ("ondertekening", "bijlagen")
OPENING = ("aanhef", "partijen", "instanties")
DAY = (
    r"\d{1,2}(?:\s?[a-z]{2,3})?\s+(?:januari|februari|maart|april|mei|juni|juli|augustus|september"
)
DAY += r"|oktober|november|december)\s+\d{4}"
"""A date with the month written out, as a pattern."""
_WORD = lazy(r"[^\s.,;:()\[\]“”„\"'‘’!?/–—•°§*&+=<>|_-]+")
_SENTENCE_END = lazy(r"(?<=[.;?!])\s+(?=[A-ZÀ-Ý“\"])")


def once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of the hits with the same words at the same place only the first."""
    seen = set()
    for hit in hits:
        if (hit.path, hit.words) not in seen:
            seen.add((hit.path, hit.words))
            yield hit


def near(text: str, match: re.Match[str], by: int) -> str:
    """The words of a match with some whole words on either side, for a message."""
    start, end = max(0, match.start() - by), min(len(text), match.end() + by)
    if start:
        start = text.find(" ", start, match.start()) + 1 or match.start()
    if end < len(text):
        end = max(text.rfind(" ", match.end(), end), match.end())
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + text[start:end].strip() + after


def sentence_at(text: str, at: int) -> tuple[str, str]:
    """What stands in the sentence before a place, and what stands after it."""
    before = _SENTENCE_END.split(text[:at])[-1]
    return before, _SENTENCE_END.split(text[at:])[0]


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, without marks."""
    return re.findall(r"\w+", text.casefold())


def begins_sentence(text: str, at: int) -> bool:
    """Whether a place is the beginning of a sentence, behind marks, quotes and blanks."""
    before = text[:at].rstrip(" “\"'‘(-–•")
    return not before or before[-1] in ".:;?!\n"


class WholeText:
    """All passages as one text, a passage a line, so that one pattern looks at it once."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def text(self) -> str:
        return "\n".join(passage.text.replace("\n", " ") for passage in self.case.passages)

    @cached_property
    def small(self) -> str:
        """The same text in small letters, of the same length."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else self.text

    @cached_property
    def words(self) -> list[str]:
        """All words in small letters, without the marks around them."""
        return _WORD.findall(self.small)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for passage in self.case.passages:
            starts.append(at)
            at += len(passage.text) + 1
        return starts

    def passage_at(self, place: int) -> Passage:
        """The passage in which a place of the text lies."""
        return self.case.passages[bisect_right(self._starts, place) - 1]

    def path_at(self, place: int) -> Path:
        """Where to point for a place of the text."""
        return self.passage_at(place).path

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Each match of a pattern that stays within a line, with its passage."""
        for match in pattern.finditer(self.text):
            yield self.passage_at(match.start()), match

    def passages_with(self, pattern: re.Pattern[str]) -> list[Passage]:
        """The passages in which a pattern is found, each once: a cheap look before a dear one."""
        found = {
            id(it): it
            for it in map(self.passage_at, (m.start() for m in pattern.finditer(self.text)))
        }
        return list(found.values())

    def places(self, words: str, small: bool = False) -> Iterator[int]:
        """Where words stand as words of their own, in capitals or small as given."""
        text = self.small if small else self.text
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield at
            at = text.find(words, end)


@per_case
def whole_text(case: Case) -> WholeText:
    """The text of a draft, made once for all rules."""
    return WholeText(case)
