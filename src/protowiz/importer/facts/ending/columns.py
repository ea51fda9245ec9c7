"""The lines of signature blocks, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from protowiz.document.tree import Signatures, Table
from protowiz.importer.facts.lines import lines_of
from protowiz.importer.source import Piece

_NEXT_FOR = re.compile(r"(?<=\S)\s+(?=(?:Namens|Voor)\s+(?:de\s|het\s|[A-Z]))")


def streams(pieces: Sequence[Piece]) -> Iterator[tuple[bool, bool, str]]:
    """The lines, with whether the next cell or column begins and whether it is in a table."""
    for piece in pieces:
        is_cells = isinstance(piece.block, Table | Signatures)
        column: int | None = None
        for line in lines_of([_aligned(piece)]):
            for text in _NEXT_FOR.split(line.text):
                yield is_cells and line.column != column, is_cells, text
                column = line.column


def _aligned(piece: Piece) -> Piece:
    """A table of tabs with its cells in as many columns as its fullest row has.

    Between two columns some rows have more tabs than others.
    """
    table = piece.block
    if not isinstance(table, Table) or any(table.head):
        return piece
    filled = [[cell for cell in row if cell] for row in table.rows]
    width = max(map(len, filled), default=0)
    if width < 2 or width == len(table.head):
        return piece
    rows = []
    for row, cells in zip(table.rows, filled, strict=True):
        if len(cells) == 1 and width == 2:
            cells = [*cells, ()] if row[0] else [(), *cells]
        elif len(cells) < width:
            return piece
        rows.append(tuple(cells))
    return replace(piece, block=Table(((),) * width, tuple(rows)))
