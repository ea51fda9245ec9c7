"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protowiz.document.tree import Block, Heading, Listing, Paragraph, Table
from protowiz.render.word.numbering import hanging
from protowiz.render.word.text import CHARACTER, shown_text

CELL_MARGIN = 108
"""Left and right of what stands in a cell, in twentieths of a point."""
BREAKS = 40
"""A word longer than this, an address say, may break."""
FULL = 300 * CHARACTER
"""Text beyond this no longer makes its column wider."""


def column_widths(table: Table, total: int) -> list[int]:
    """Widths, in twentieths of a point, that add up to `total`.

    A column has room for its longest word; what is left goes to the columns with much text.
    """
    smallest: list[int] = []
    weights: list[float] = []
    for index in range(len(table.head)):
        cells = [row[index] for row in (table.head, *table.rows) if index < len(row)]
        words = [list(_word_widths(cell)) or [CHARACTER] for cell in cells]
        longest = max(max(widths) for widths in words)
        most = min(max(sum(widths) for widths in words), FULL)
        smallest.append(longest + 2 * CELL_MARGIN)
        weights.append((max(most - longest, 0) + CHARACTER) ** 0.75)
    limit = total
    while sum(min(width, limit) for width in smallest) > total:
        limit -= 1  # no room for every word: the longest give way
    smallest = [min(width, limit) for width in smallest]
    left = total - sum(smallest)
    widths = [
        width + int(left * weight / sum(weights))
        for width, weight in zip(smallest, weights, strict=True)
    ]
    widths[-1] += total - sum(widths)
    return widths


def _word_widths(blocks: Sequence[Block], indent: int = 0) -> Iterator[int]:
    """About the width of each word, with its indentation."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                for word in shown_text(block.inlines).split():
                    yield indent + CHARACTER * min(len(word), BREAKS)
            case Listing():
                inner = indent + hanging([item.label for item in block.items])
                for item in block.items:
                    yield from _word_widths(item.blocks, inner)
