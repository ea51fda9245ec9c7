"""What stands in a section on the parties, the context or the advice, paragraph by paragraph.

A house that numbers all its sections has no recitals with a letter each: one section tells what
the parties are, why there is a protocol, how the data go and what the officers advised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from protowiz.document.tree import Listing, Paragraph, Table, Text
from protowiz.importer.bodies import names_in, tells_body
from protowiz.importer.recitals import is_advice, recital_kinds, scheme_of, tells_wish
from protowiz.importer.source import Piece

_STATED = 250
"""A paragraph that only states the wish for a protocol is not longer."""
_LAW = re.compile(
    r"\bAVG\b|\brechtsgrond|\bgrondslag\b|\bdoeleind|\bartikel(?:en)?\s\d|\bart\.\s?\d", re.I
)
_PARTY = re.compile(r"\b(?:KBO|ondernemingsnummer|zetel|vertegenwoordigd|adviseur)\b", re.I)
"""What stands in the lines about a party, whatever else these tell."""
_ROLE = re.compile(
    r"\b(?:mededelende|meedelende|ontvangende|verstrekkende|afnemende)\s(?:partij|instantie)", re.I
)
_COUNT = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+")
_FLOW = re.compile(r"\W*(?:verloop|werkwijze|gegevensstro|hoe\b)", re.I)


def section_kinds(step: str, pieces: Sequence[Piece], opening: Sequence[Piece]) -> list[str]:
    """The step of each of these pieces, in a section whose heading points to a step.

    `opening`: the pieces about the parties, which say what these are called.
    """
    if step == "aanhef":
        return [step] * len(pieces)
    if step != "partijen" and scheme_of(pieces) == "A":
        return recital_kinds(pieces, opening)
    names = names_in(opening)
    rest = "context" if step == "instanties" else step
    kinds: list[str] = []
    for piece in pieces:
        before = kinds[-1] if kinds else step
        text = without_count(piece).text
        is_listed = isinstance(piece.block, Listing) and before == "adviezen"
        is_party = step == "partijen" and (isinstance(piece.block, Table) or _PARTY.search(text))
        if is_listed or is_party:
            kind = before if is_listed else step
        elif step == "adviezen" or is_advice(text):
            kind = "adviezen"
        elif tells_body(text, names) and not _ROLE.search(text[:200]):
            kind = "instanties"
        elif step != "partijen" and len(text) < _STATED and tells_wish(text):
            kind = "wens"
        else:
            kind = rest
        kinds.append(kind)
    return kinds


def tells_more(step: str, title: str) -> bool:
    """Whether the heading of a section says more than its step: that it is a summary, or a flow."""
    return step == "aanhef" or bool(_FLOW.match(title))


def without_count(piece: Piece) -> Piece:
    """A paragraph without a number such as 2.1 before it."""
    block = piece.block
    match = _COUNT.match(piece.text) if isinstance(block, Paragraph) else None
    first = block.inlines[0] if isinstance(block, Paragraph) and block.inlines else None
    if match is None or not isinstance(block, Paragraph) or not isinstance(first, Text):
        return piece
    rest = replace(first, text=_COUNT.sub("", first.text.lstrip(), count=1))
    return replace(piece, block=Paragraph((rest, *block.inlines[1:])))


def context_ends(pieces: Sequence[Piece]) -> int:
    """How many pieces come before the first that is about law or purpose: 0 if there is none."""
    return next((at for at, piece in enumerate(pieces) if _LAW.search(piece.text)), 0)
