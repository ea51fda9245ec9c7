"""A source as pieces of text with their places, whatever the kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protowiz.document.tree import Block, Heading, Listing, Paragraph, words_of


@dataclass(frozen=True)
class Piece:
    """One block of the source and where it stands there."""

    block: Block
    line: int | None = None
    page: int | None = None

    @property
    def text(self) -> str:
        """Its words in one line, without those of footnotes."""
        if isinstance(self.block, Heading | Paragraph):
            plain = (getattr(inline, "text", " ") for inline in self.block.inlines)
            return " ".join("".join(plain).split())
        return " ".join(words_of([self.block]))

    @property
    def label(self) -> str:
        """The label of a list item, such as a recital letter."""
        return self.block.items[0].label if isinstance(self.block, Listing) else ""


def lists_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the items of one list in one list."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1].block if joined else None
        if (
            isinstance(piece.block, Listing)
            and isinstance(before, Listing)
            and _sort(before.items[-1].label) == _sort(piece.block.items[0].label)
        ):
            joined[-1] = replace(joined[-1], block=Listing((*before.items, *piece.block.items)))
        else:
            joined.append(piece)
    return joined


def _sort(label: str) -> str:
    return "" if not label else "number" if label[0].isdigit() else "letter"
