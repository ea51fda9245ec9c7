"""The labels before recitals and sections: A, B1, (C), C2., 3), IV."""

from __future__ import annotations

import re

from protowiz.document.tree import Heading, Paragraph, Text
from protowiz.importer.source import Piece

_LABEL = re.compile(
    r"[\[(]*(?:(?i:overweging)\s+(?:nr\.?\s*)?)?(?P<label>[A-Z]{1,2}\.?\d{0,2}|[IVX]{1,4}|"
    r"\d{1,2}|[a-z])"
    r"(?:\s?[.):\]°]+(?!\w)|\s+[–—-](?=\s)|(?<=[A-Z]\d)(?=\s+[A-Z])"
    r"|(?<=[A-Z]\.\d)(?=\s+[A-Z]))\s*"
)
_ENDS_SENTENCE = re.compile(r"[.;,]\W*$")
CAPTION = 120
"""A line that is longer is no caption."""


def label_of(piece: Piece) -> tuple[str, str]:
    """The label of a piece without its signs, and the words after it."""
    text = piece.text
    if piece.label:
        return piece.label.strip("[(.):°] "), text[len(piece.label) :].strip()
    return split_label(text)


def split_label(text: str) -> tuple[str, str]:
    """The label at the beginning of a text and what follows; the label is "" if there is none."""
    match = _LABEL.match(text)
    if match is None:
        return "", text
    return match["label"].replace(".", ""), text[match.end() :]


def sort_of(label: str) -> str:
    """How a label counts: A for capitals, a for small letters, 1 for numbers."""
    if not label:
        return ""
    return "1" if label[0].isdigit() else "A" if label[0].isupper() else "a"


def is_caption(piece: Piece) -> bool:
    """Whether a piece is a line that names what follows it."""
    if isinstance(piece.block, Heading):
        return True
    text = piece.text
    is_short = len(text) <= CAPTION and not _ENDS_SENTENCE.search(text)
    return isinstance(piece.block, Paragraph) and is_short and bool(text)


def is_emphasised(piece: Piece) -> bool:
    """Whether a caption looks like one: a heading, capitals, or bold throughout."""
    if isinstance(piece.block, Heading):
        return True
    if not isinstance(piece.block, Paragraph):
        return False
    runs = [run for run in piece.block.inlines if isinstance(run, Text) and run.text.strip()]
    return piece.text.isupper() or bool(runs and all(run.bold for run in runs))
