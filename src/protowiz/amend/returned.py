"""A Word file that came back, held against the one that the draft gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from protowiz.document.difference import difference
from protowiz.document.tree import (
    Block,
    Cell,
    Heading,
    Inline,
    Listing,
    Note,
    Paragraph,
    Signatures,
    Table,
    Text,
    merge,
)
from protowiz.importer.reading import read_blocks


def compare_with_returned(sent: bytes, returned: bytes, name: str) -> tuple[Block, ...]:
    """What somebody changed by hand in a Word file, as a redline of its words.

    Both files are read in the same way, so what they look like does not count. Changes that are
    tracked in the file that came back count as made.

    Raises:
        UserError: the file that came back cannot be read.
    """
    ours, theirs = read_blocks(sent, "ontwerp.docx"), read_blocks(returned, name)
    return difference(_worded(ours), _worded(theirs))


def _worded(blocks: Iterable[Block]) -> Cell:
    """The blocks without bold, italic and links."""
    return tuple(_block(block) for block in blocks)


def _block(block: Block) -> Block:
    match block:
        case Heading() | Paragraph():
            return Paragraph(merge(map(_inline, block.inlines)))
        case Listing():
            items = (replace(item, blocks=_worded(item.blocks)) for item in block.items)
            return Listing(tuple(items))
        case Table():
            head, *rows = [tuple(map(_worded, row)) for row in (block.head, *block.rows)]
            return Table(head, tuple(rows))
        case Signatures():
            return replace(block, blocks=tuple(map(_worded, block.blocks)))
        case _:
            return block


def _inline(inline: Inline) -> Inline:
    match inline:
        case Text():
            return Text(inline.text)
        case Note():
            return Note(_worded(inline.blocks))
        case _:
            return inline
