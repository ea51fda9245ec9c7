"""The whole source while its facts are found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from protowiz.importer.parts import Parts
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece

Names = list[tuple[str, str]]
"""The names of parties and groups with their ids, the longest first."""


@dataclass
class Whole:
    """What a finder may know: all pieces, what was found in the steps before, and the report."""

    parts: Parts
    report: Report
    found: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The answers by step, of the steps before in the order of the draft."""
    clauses: dict[int, list[Any]] = field(default_factory=dict)
    """The clauses of the articles read so far, by the place of the article."""
    owners: tuple[Any, dict[str, str]] = (None, {})
    """The parties by what a text calls them, with the answers they were taken from."""

    @property
    def names(self) -> Names:
        """How the source calls its parties and groups."""
        parties = self.found.get("partijen", {})
        rows = [*parties.get("items", []), *parties.get("groepen", [])]
        names = [
            (str(row[key]).casefold(), str(row["id"]))
            for row in rows
            for key in ("korte_naam", "officiele_naam", "naam")
            if row.get(key)
        ]
        return sorted(names, key=lambda pair: -len(pair[0]))

    def party_in(self, text: str) -> str | None:
        """The id of the party or group that a text names first."""
        folded = text.casefold()
        found = [
            (folded.index(name), -len(name), ident) for name, ident in self.names if name in folded
        ]
        return min(found)[2] if found else None

    def doubt(self, what: str, step: str, piece: Piece | None = None) -> None:
        """Tell that something needs a look."""
        self._tell(Outcome.DOUBTFUL, what, step, piece)

    def miss(self, what: str, step: str, piece: Piece | None = None) -> None:
        """Tell that something a protocol needs is not in the source."""
        self._tell(Outcome.MISSING, what, step, piece)

    def _tell(self, outcome: Outcome, what: str, step: str, piece: Piece | None) -> None:
        line, page = (piece.line, piece.page) if piece is not None else (None, None)
        self.report.add(outcome, what, step, line, page)


def members(ids: Iterable[str], whole: Whole) -> list[str]:
    """The parties among these ids, a group as its members."""
    rows = whole.found.get("partijen", {}).get("items", [])
    found = (row["id"] for ident in ids for row in rows if ident in (row["id"], row.get("groep")))
    return list(dict.fromkeys(found))
