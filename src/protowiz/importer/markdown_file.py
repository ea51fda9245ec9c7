"""Reading Markdown: what protowiz writes itself, and what others do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.tree import Block, Listing
from protowiz.draft.text import clean
from protowiz.errors import UserError
from protowiz.importer.report import Report
from protowiz.importer.source import Piece
from protowiz.importer.text_file import decode, without_tags

_WORD = re.compile(r"\w{3,}")


def read_markdown_file(content: bytes, name: str, report: Report) -> list[Piece]:
    """The pieces of a Markdown text.

    Raises:
        UserError: it holds no text.
    """
    text = clean(decode(content, name, report))
    if not text.strip():
        raise UserError(f"{name} is leeg.", "Kies een bestand met de tekst van een protocol.")
    lines = [without_tags(line, number, report) for number, line in enumerate(text.split("\n"), 1)]
    blocks = [part for block in read_markdown("\n".join(lines)) for part in _items(block)]
    return list(_located(blocks, lines))


def _items(block: Block) -> Iterator[Block]:
    """A block; the items of a list one by one."""
    if isinstance(block, Listing):
        yield from (Listing((item,)) for item in block.items)
    else:
        yield block


def _located(blocks: list[Block], lines: list[str]) -> Iterator[Piece]:
    """The blocks with the line on which their first words stand."""
    at = 0
    for block in blocks:
        words = _WORD.findall(Piece(block).text)[:3]
        found = next(
            (
                number
                for number in range(at, len(lines))
                if words and all(word in lines[number] for word in words)
            ),
            None,
        )
        at = found if found is not None else at
        yield Piece(block, found + 1 if found is not None else None)
