"""Place, date and manner of the signature; who signs is in `signatories`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from protowiz.document.tree import Paragraph, Signatures, Table, Text
from protowiz.importer.facts.dates import DATE, find_date
from protowiz.importer.facts.ending.signatories import STAMP, blocks_in
from protowiz.importer.facts.whole import Whole
from protowiz.importer.labels import label_of
from protowiz.importer.numbered_headings import is_line
from protowiz.importer.outline import SIGNING_CAPTION
from protowiz.importer.source import Piece

_DONE = re.compile(
    r"(?:opgemaakt|opgesteld|gedaan|getekend|ondertekend|aldus\s\w+|gesloten)\b(?P<rest>.{0,250})",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:te|in)\s+(?P<place>(?-i:['’]s-[A-Z]|[A-ZÀ-Ý])[\w'’-]*"
    r"(?:[ -](?:(?:op|aan|den|de|der|het|ter)[ -]){0,2}(?-i:[A-ZÀ-Ý])[\w'’-]*){0,4})",
    re.I,
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+){0,3}),\s+(?:op\s+|de\s+)?(?=\S)"
)
_COLUMNS = re.compile(r"\S {3,}\S.*\S {3,}\S|(?:voor|namens)\b.*\S {3,}(?:voor|namens)\b", re.I)
"""Columns that are only made of spaces."""
_KEY_PLACE = re.compile(r"plaats\s*:\s*(?P<place>[A-ZÀ-Ý][\w' ’-]{1,40})", re.I)
_KEY_DATE = re.compile(rf"datum\s*:\s*(?P<date>{DATE.pattern})", re.I)
_OWN_DATE = re.compile(
    r"\b(?:elke|iedere|ieder)\s+(?:ondertekenaar|partij|van)\b.{0,120}?\bdat(?:um|eert|eren)"
    r"|\bdatum\b.{0,60}\bhandtekening"
    r"|\bop (?:de )?(?:datum|data|dag) van (?:de |hun |haar |elke )?(?:laatste |respectieve\w* )?"
    r"(?:elektronische |digitale )?(?:handtekening|ondertekening)",
    re.I,
)
_ELECTRONIC = re.compile(
    r"\belektronisch|\bdigita(?:al|le)|\bgekwalificeerde|\beID\b|\bitsme\b|\be-?handtekening", re.I
)


def find_signing(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Ondertekening."""
    found: dict[str, Any] = {}
    dates: list[date] = []
    for piece in pieces:
        if isinstance(piece.block, Table | Signatures):
            continue
        text = piece.text
        done = _DONE.match(text)
        if done and not STAMP.match(text) and "plaats" not in found:
            found |= _place_and_day(done["rest"])
        elif (line := _DATELINE.match(text)) and find_date(text) and "plaats" not in found:
            found |= {"plaats": line["place"], "datum": find_date(text)}
        elif (place := _KEY_PLACE.fullmatch(text)) and "plaats" not in found:
            found["plaats"] = place["place"]
        elif (when := _KEY_DATE.fullmatch(text)) and (day := find_date(when["date"])):
            dates.append(day)
    if len(dates) == 1:
        found.setdefault("datum", dates[0])
    blocks = blocks_in([piece for piece in pieces if not _is_place(piece)], whole)
    words = " ".join(piece.text for piece in pieces)
    has_stamps = any("getekend" in it for block in blocks for it in block["ondertekenaars"])
    if _OWN_DATE.search(words) or (has_stamps and "datum" not in found and find_date(words)):
        found["datum_bij_handtekening"] = True
    if has_stamps or _ELECTRONIC.search(words):
        found["wijze"] = "elektronisch"
    if blocks:
        found["blokken"] = blocks
    if layout := _layout(pieces, bool(blocks)):
        found["opstelling"] = layout
    return found


def _place_and_day(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if place := _PLACE.search(text):
        found["plaats"] = place["place"].strip()
    if day := find_date(text):
        found["datum"] = day
    return found


def _is_place(piece: Piece) -> bool:
    """Whether a piece tells place and date, or heads it all, and tells nobody who signs."""
    if is_line(piece) and SIGNING_CAPTION.fullmatch(label_of(piece)[1]) and label_of(piece)[0]:
        return True
    is_text = not isinstance(piece.block, Table | Signatures)
    return is_text and bool(_DONE.match(piece.text)) and not STAMP.search(piece.text)


def _layout(pieces: Sequence[Piece], has_blocks: bool) -> str | None:
    """Whether the blocks stand side by side or one below the other."""
    for piece in pieces:
        block = piece.block
        if isinstance(block, Signatures):
            return "naast elkaar" if block.columns > 1 else "onder elkaar"
        if isinstance(block, Table) and len(block.head) > 1:
            return "naast elkaar"
        if isinstance(block, Paragraph) and _COLUMNS.search(_letters(block)):
            return "naast elkaar"
    return "onder elkaar" if has_blocks else None


def _letters(paragraph: Paragraph) -> str:
    """The text of a paragraph with all its spaces."""
    return "".join(inline.text for inline in paragraph.inlines if isinstance(inline, Text))
