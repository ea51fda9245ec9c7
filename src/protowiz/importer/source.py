"""A source as pieces of text with their places, whatever the kind of file."""

from __future__ import annotations

from dataclasses import dataclass

from protowiz.document.tree import Block, Heading, Listing, Paragraph, inlines_of, words_of


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


def is_empty(block: Block) -> bool:
    """Whether a block has no words at all."""
    return next(iter(inlines_of([block])), None) is None
