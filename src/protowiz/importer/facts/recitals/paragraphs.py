"""A paragraph cut in two, with what is bold or italic in it."""

from __future__ import annotations

from protowiz.document.tree import Heading, Inline, Paragraph, Text, merge
from protowiz.importer.source import Piece


def words_in(block: Heading | Paragraph) -> str:
    """The words of a block in one line."""
    return Piece(block).text


def without_start(block: Heading | Paragraph, count: int) -> Paragraph:
    """A block without its first characters."""
    kept: list[Inline] = []
    for inline in block.inlines:
        if isinstance(inline, Text) and count > 0:
            kept.append(Text(inline.text[count:], inline.bold, inline.italic, inline.url))
            count -= len(inline.text)
        else:
            kept.append(inline)
    return Paragraph(merge(kept))


def only_start(block: Heading | Paragraph, count: int) -> Paragraph:
    """The first characters of a block, and its notes so far."""
    kept: list[Inline] = []
    for inline in block.inlines:
        if count <= 0:
            break
        if isinstance(inline, Text):
            kept.append(Text(inline.text[:count], inline.bold, inline.italic, inline.url))
            count -= len(inline.text)
        else:
            kept.append(inline)
    return Paragraph(merge(kept))
