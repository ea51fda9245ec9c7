"""The lines of pieces: what stands in list items, table cells and signature blocks, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from protowiz.document.tree import (
    Block,
    Break,
    Heading,
    Inline,
    Listing,
    Note,
    Paragraph,
    Signatures,
    Table,
)
from protowiz.importer.source import Piece


@dataclass(frozen=True)
class Line:
    """One line, without footnotes."""

    text: str
    piece: Piece
    label: str = ""
    """The label of the list item that begins with it."""
    column: int = 0
    """In which column of a table it stands."""


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """All lines of pieces; those of a table column by column."""
    return [line for piece in pieces for line in _lines((piece.block,), piece)]


def _lines(blocks: Iterable[Block], piece: Piece, column: int = 0) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                for text in _split(block.inlines):
                    yield Line(text, piece, column=column)
            case Listing():
                for item in block.items:
                    first, *rest = [*_lines(item.blocks, piece, column)] or [Line("", piece)]
                    yield Line(first.text, piece, item.label, column)
                    yield from rest
            case Table():
                rows = (block.head, *block.rows)
                for at in range(len(block.head)):
                    for row in rows:
                        yield from _lines(row[at], piece, at)
            case Signatures():
                for at, cell in enumerate(block.blocks):
                    yield from _lines(cell, piece, at)


def _split(inlines: Iterable[Inline]) -> Iterator[str]:
    """The lines of a paragraph."""
    words = ""
    for inline in (*inlines, Break()):
        if isinstance(inline, Break):
            if text := " ".join(words.split()):
                yield text
            words = ""
        elif not isinstance(inline, Note):
            words += inline.text
