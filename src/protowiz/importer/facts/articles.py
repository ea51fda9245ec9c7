"""What articles have in common, and the short facts of the last ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.dates import find_date
from protowiz.importer.source import Piece

_SIGNS = {":": ":", ".": ".", "-": " -", "–": " –", "—": " –"}
_COURT = re.compile(r"arrondissement\s+(?P<place>[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)*)")
_SIGNED_AT = re.compile(
    r"(?:opgemaakt|gedaan)\s+(?:te|in)\s+(?P<place>[^,\d]+?)\s*(?:,|op\b)", re.I
)


def find_heading(step: str, heading: re.Match[str]) -> dict[str, Any]:
    """Number, sign and title of an article, as the source has them."""
    found: dict[str, Any] = {"nummer": heading["number"]}
    sign = (heading["sign"] or "").strip()
    if sign in _SIGNS:
        found["scheiding"] = _SIGNS[sign]
    if title := heading["title"].strip():
        found["opschrift"] = title
    return found


def find_court(pieces: Sequence[Piece]) -> dict[str, Any]:
    """The court of the article on law."""
    for piece in pieces:
        if match := _COURT.search(piece.text):
            return {"arrondissement": match["place"]}
    return {}


def find_signing(pieces: Sequence[Piece]) -> dict[str, Any]:
    """Place and date of the signature."""
    for piece in pieces:
        if match := _SIGNED_AT.match(piece.text):
            found: dict[str, Any] = {"plaats": match["place"].strip()}
            if day := find_date(piece.text):
                found["datum"] = day
            return found
    return {}
