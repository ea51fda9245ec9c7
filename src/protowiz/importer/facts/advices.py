"""The advice of the data protection officers and of the VTC."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_OFFICER = re.compile(
    r"functionaris\w*\s+(?:voor\s+)?gegevens\w*\s+van\s+(?:het |de )?"
    r"(?P<party>.+?)\s+(?:heeft|gaf|verleende|bracht)\b",
    re.I,
)
_TENORS = (
    ("ongunstig", r"\b(?:ongunstig|negatief)\b"),
    ("gunstig met opmerkingen", r"\b(?:gunstig|positief)\b.*\b(?:opmerking|aanbeveling)"),
    ("gunstig onder voorwaarden", r"\b(?:gunstig|positief)\b.*\bvoorwaarde"),
    ("gunstig", r"\b(?:gunstig|positief)\b"),
)


def find_advices(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step with the recitals on advice."""
    rows: list[dict[str, Any]] = []
    for piece in pieces:
        row: dict[str, Any] = {}
        if officer := _OFFICER.search(piece.text):
            party = whole.party_in(officer["party"])
            if party is not None:
                row["partij"] = party
        elif re.search(r"toezichtcommissie|\bVTC\b", piece.text):
            row["instelling"] = "VTC"
        else:
            continue
        row |= {"letter": piece.label.rstrip(".)")} if piece.label else {}
        if day := find_date(piece.text):
            row["datum"] = day
        else:
            whole.miss(f"Geen datum bij het advies: {piece.text[:60]}…", "adviezen", piece)
        tenor = next((name for name, words in _TENORS if re.search(words, piece.text, re.I)), None)
        if tenor is not None:
            row["strekking"] = tenor
        rows.append(row)
    return {"items": rows} if rows else {}
