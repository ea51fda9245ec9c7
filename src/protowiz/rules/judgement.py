"""What somebody decided about the rules: answers to questions, and findings set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from protowiz.draft.reading import REVIEW_KEY
from protowiz.draft.text import clean_line


class Answer(StrEnum):
    """What can be answered to a question."""

    YES = "ja"
    NO = "nee"
    NOT_APPLICABLE = "nvt"


@dataclass(frozen=True)
class Answered:
    """One question that was answered."""

    question: str
    answer: Answer
    note: str = ""


@dataclass(frozen=True)
class Waiver:
    """A finding that somebody set aside. It holds for the same words in the same step."""

    rule: str
    step: str
    words: str
    reason: str = ""


@dataclass(frozen=True)
class Judgement:
    """What stands under `nazicht` in a draft, whatever somebody made of it by hand."""

    raw: Mapping[str, Any]

    @property
    def answers(self) -> tuple[Answered, ...]:
        """The answered questions, in the order of the draft; an answer unknown here is none."""
        return tuple(
            Answered(_text(row, "vraag"), Answer(row["antwoord"]), _text(row, "nota"))
            for row in self.rows("antwoorden")
            if row.get("antwoord") in list(Answer)
        )

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The findings that were set aside."""
        return tuple(
            Waiver(*(_text(row, key) for key in ("regel", "stap", "woorden", "reden")))
            for row in self.rows("aanvaard")
        )

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        """The rows of one of the lists."""
        return list(self._rows(name))

    def _rows(self, name: str) -> Iterator[Mapping[str, Any]]:
        kept = self.raw.get(REVIEW_KEY)
        rows = kept.get(name) if isinstance(kept, Mapping) else None
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, Mapping):
                yield row


def _text(row: Mapping[str, Any], key: str) -> str:
    return clean_line(str(row.get(key, "")))
