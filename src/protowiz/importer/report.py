"""What an import did with every part of its source, for the terminal, as JSON and in the wizard."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from protowiz.draft.steps import STEPS


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
        """The report for the terminal."""
        titles = {step.key: step.title for step in STEPS}
        lines = []
        for outcome in Outcome:
            if entries := self.of(outcome):
                lines.append(f"{HEADINGS[outcome]} ({len(entries)})")
                for entry in entries:
                    place = f" [{entry.where}]" if entry.where else ""
                    step = f"{titles[entry.step]}: " if entry.step else ""
                    lines.append(f"  {step}{entry.what}{place}")
        return "\n".join(lines)
