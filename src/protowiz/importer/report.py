"""What an import did with every part of its source, for the terminal, as JSON and in the wizard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from protowiz.draft.reading import IMPORT_KEY
from protowiz.draft.steps import STEPS
from protowiz.draft.text import clean_line


class Outcome(StrEnum):
    """What became of something in the source; the value is its key in the JSON."""

    RECOGNISED = "recognised"
    OWN_TEXT = "own_text"
    CLEANED = "cleaned"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


HEADINGS = {
    Outcome.RECOGNISED: "Herkend",
    Outcome.OWN_TEXT: "Als eigen tekst bewaard",
    Outcome.CLEANED: "Opgekuist",
    Outcome.DOUBTFUL: "Kijk na",
    Outcome.MISSING: "Ontbreekt",
}


_URGENCY = (
    Outcome.DOUBTFUL,
    Outcome.MISSING,
    Outcome.CLEANED,
    Outcome.OWN_TEXT,
    Outcome.RECOGNISED,
)
URGENT = _URGENCY[:2]
"""What somebody must look at before the protocol is signed."""


@dataclass(frozen=True)
class Entry:
    """One thing that the user may want to know. `line` and `page` count from 1."""

    outcome: Outcome
    step: str
    """The key of the step it concerns, or "" for the whole text."""
    what: str
    line: int | None = None
    page: int | None = None

    @property
    def where(self) -> str:
        """The place in the source as the user reads it."""
        places = (("blz.", self.page), ("regel", self.line))
        return ", ".join(f"{name} {number}" for name, number in places if number is not None)

    def __str__(self) -> str:
        return f"{self.what}{f' [{self.where}]' if self.where else ''}"


@dataclass
class Report:
    """Everything that is told about one import, in the order of the source."""

    entries: list[Entry] = field(default_factory=list)

    def add(
        self,
        outcome: Outcome,
        what: str,
        step: str = "",
        line: int | None = None,
        page: int | None = None,
    ) -> None:
        """Tell one more thing."""
        self.entries.append(Entry(outcome, step, what, line, page))

    def of(self, outcome: Outcome) -> list[Entry]:
        """The entries with one outcome."""
        return [entry for entry in self.entries if entry.outcome is outcome]

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """Five lists; each entry has step, what, and line or page."""
        return {
            str(outcome): [
                {"step": entry.step, "what": entry.what, "line": entry.line, "page": entry.page}
                for entry in self.of(outcome)
            ]
            for outcome in Outcome
        }

    def as_text(self) -> str:
        """The report for the terminal, the most urgent first."""
        titles = {step.key: step.title for step in STEPS}
        lines = []
        for outcome in _URGENCY:
            if entries := self.of(outcome):
                lines.append(f"{HEADINGS[outcome]} ({len(entries)})")
                for entry in entries:
                    step = f"{titles[entry.step]}: " if entry.step else ""
                    lines.append(f"  {step}{entry}")
        return "\n".join(lines)

    def give_steps(self, beginnings: Mapping[str, tuple[int, int]]) -> None:
        """Put what has a place but no step with the step in which that place lies.

        `beginnings`: page and line where each step begins, 0 if not known.
        """
        for index, entry in enumerate(self.entries):
            place = (entry.page or 0, entry.line or 0)
            if not entry.step and any(place):
                before = [step for step, begin in beginnings.items() if begin <= place]
                self.entries[index] = replace(entry, step=before[-1] if before else "")

    def as_answers(self, file: str) -> dict[str, Any]:
        """What a draft keeps of it until it is ticked off; `file` is the name of the source."""
        rows = []
        for entry in self.entries:
            row = {"stap": entry.step, "uitkomst": str(entry.outcome), "wat": entry.what}
            places = {"regel": entry.line, "blz": entry.page}
            rows.append(row | {key: number for key, number in places.items() if number})
        return {"bestand": file, "punten": rows}


@dataclass(frozen=True)
class Kept:
    """What a draft still keeps of the report of its import."""

    raw: Mapping[str, Any]
    """The answers of the draft, whatever somebody made of them by hand."""

    @property
    def rows(self) -> list[Any]:
        """The rows as they stand in the draft."""
        kept = self.raw.get(IMPORT_KEY)
        rows = kept.get("punten") if isinstance(kept, Mapping) else None
        return rows if isinstance(rows, list) else []

    def of(self, step: str) -> list[tuple[int, Entry]]:
        """The entries of a step, the most urgent first, each with the index of its row.

        What concerns the whole text is told in the first step.
        """
        steps = ("", step) if step == STEPS[0].key else (step,)
        entries = [(index, _entry(row)) for index, row in enumerate(self.rows)]
        found = [(index, entry) for index, entry in entries if entry and entry.step in steps]
        return sorted(found, key=lambda pair: _URGENCY.index(pair[1].outcome))


def _entry(row: Any) -> Entry | None:
    """An entry from the draft, None if it is none."""
    if not isinstance(row, Mapping) or row.get("uitkomst") not in list(Outcome):
        return None
    line, page = (
        number if isinstance(number := row.get(key), int) else None for key in ("regel", "blz")
    )
    what = clean_line(str(row.get("wat", "")))
    return Entry(Outcome(row["uitkomst"]), str(row.get("stap", "")), what, line, page)
