"""What articles have in common: their number, sign and heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.importer.facts.whole import Whole
from protowiz.importer.heading_words import CLOSING
from protowiz.importer.source import Piece, lists_joined

_SIGNS = {":": ":", ".": ".", "-": " -", "–": " –", "—": " –"}


def find_heading(step: str, whole: Whole) -> dict[str, Any]:
    """Number, sign and title of the first article of a step, as the source has them."""
    sections = whole.parts.sections_of(step)
    return _told_in(sections[0].heading) if sections else {}


def find_extra(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The articles about something else, each after the article it follows."""
    rows: list[dict[str, Any]] = []
    before = None
    for part in whole.parts.sections:
        heading = _told_in(part.heading)
        if part.kind is not None:
            before = part.kind
        elif "opschrift" in heading and not CLOSING.match(heading["opschrift"]):
            text = blocks_to_markdown([it.block for it in lists_joined(part.pieces[1:])])
            row = {"na": before} if before else {}
            rows.append(row | heading | {"inhoud": text.strip()})
    return {"items": rows} if rows else {}


def _told_in(heading: re.Match[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"nummer": heading["number"]} if heading["number"] else {}
    sign = (heading["sign"] or "").strip()
    if sign in _SIGNS:
        found["scheiding"] = _SIGNS[sign]
    if title := re.sub(r"^\((.+)\)$", r"\1", heading["title"].strip()):
        found["opschrift"] = title
    return found
