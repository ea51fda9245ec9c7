"""Place and date of the signature, and the annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_SIGNED_AT = re.compile(
    r"(?:[Oo]pgemaakt|[Gg]edaan|onderteken\w*)\b.{0,60}?\b(?:te|in)\s+"
    r"(?P<place>[A-Z][^,.\d]*?)\s*(?:,|\.|\bop\b)"
)
_ANNEX = re.compile(r"bijlage\s+(?P<number>\w{1,4})\s*[:.\-–]\s*(?P<title>.{2,200})", re.I)


def find_signing(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """Place and date of the signature."""
    for piece in pieces:
        if match := _SIGNED_AT.search(piece.text):
            found: dict[str, Any] = {"plaats": match["place"].strip()}
            if day := find_date(piece.text):
                found["datum"] = day
            return found
    return {}


def find_annexes(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The numbers and titles of the annexes."""
    rows = [
        {"nummer": match["number"], "opschrift": match["title"]}
        for piece in pieces
        for match in [_ANNEX.fullmatch(piece.text)]
        if match
    ]
    return {"items": rows} if rows else {}
