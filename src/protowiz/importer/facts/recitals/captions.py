"""The captions within the context: which part each names."""

from __future__ import annotations

import re

from protowiz.document.tree import Block, Paragraph, Text, merge
from protowiz.importer.facts.recitals.paragraphs import without_start, words_in
from protowiz.importer.labels import is_caption, is_emphasised
from protowiz.importer.source import Piece

_CAPTIONS = (
    ("3", r"integrator"),
    ("2", r"verloop|gegevensstro|werkwijze|\bflow\b|\bhoe\b"),
    ("1", r"context|situering|aanleiding|achtergrond|\bwaarom\b"),
)
_PLAIN_CAPTION = re.compile(
    r"(?:(?:algemene|juridische|beoogde|geplande|verloop van de)\s+)?(?:context|situering|"
    r"aanleiding|"
    r"achtergrond|verloop|gegevensstro(?:om|men)|werkwijze|dienstenintegrator)"
    r"(?:\s+(?:en|van de)\s+\w+)?\s*[.:]\s+|(?:waarom|hoe)(?:\s[^?.]{3,80})?\?\s+",
    re.I,
)
_LONG_CAPTION = re.compile(
    r"(?:algemene\s+|korte\s+)?(?:beschrijving|voorstelling|omschrijving|schets|toelichting|situering"
    r"|uiteenzetting|verduidelijking|weergave|overzicht)\b[^.;]{10,240}[^.;:,?\s]",
    re.I,
)
"""A caption in the words of a question of the VTC's model, which may be long."""


def caption_of(block: Block, is_numbered: bool = False) -> str | None:
    """The number of the part that a caption names, "" for another caption, None for none.

    `is_numbered`: it stands behind C1, C2 or C3, so a long line may be one too.
    """
    piece = Piece(block)
    if is_numbered and _LONG_CAPTION.fullmatch(piece.text):
        return next(
            (number for number, words in _CAPTIONS if re.search(words, piece.text, re.I)), ""
        )
    if not is_caption(piece):
        text = words_in(block) if isinstance(block, Paragraph) else ""
        if not text.isupper():
            return None
    found = (number for number, words in _CAPTIONS if re.search(words, piece.text, re.I))
    told = next(found, "")
    is_long = not is_emphasised(piece) and len(piece.text) > 60
    return None if is_long and not (is_numbered and told) else told


def inline_caption(block: Block) -> tuple[str, Block]:
    """The number of the part that the first words in bold or italic name, and what follows them."""
    first = block.inlines[0] if isinstance(block, Paragraph) and block.inlines else None
    if isinstance(block, Paragraph) and (match := _PLAIN_CAPTION.match(words_in(block))):
        number = next(number for number, words in _CAPTIONS if re.search(words, match[0], re.I))
        return number, without_start(block, match.end())
    if isinstance(block, Paragraph) and isinstance(first, Text) and (first.bold or first.italic):
        for number, words in _CAPTIONS:
            if len(first.text) < 60 and re.search(words, first.text, re.I):
                return number, Paragraph(merge(block.inlines[1:]))
    return "", block
