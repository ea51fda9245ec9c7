"""The text of a protocol as one typed tree that every reader and writer shares.

Labels of list items, article numbers and recital letters are literal text: nothing in the tree
counts, so nothing can be renumbered. Footnotes stand inside the sentence they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A run of words in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


@dataclass(frozen=True)
class Break:
    """A new line within a paragraph."""


@dataclass(frozen=True)
class Gap:
    """Something that still has to be filled in."""

    label: str

    @property
    def text(self) -> str:
        return f"[in te vullen: {self.label}]"


@dataclass(frozen=True)
class Note:
    """A footnote at the place of its mark."""

    blocks: tuple[Block, ...]


Inline = Text | Break | Gap | Note


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Item:
    """One item of a list; an item without label has a bullet."""

    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]


Cell = tuple["Block", ...]


@dataclass(frozen=True)
class Table:
    """A table with a head row; every row has as many cells as the head."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Signatures:
    """Signature blocks that stand side by side and stay on one page."""

    blocks: tuple[Cell, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Listing | Table | Signatures | PageBreak


@dataclass(frozen=True)
class Part:
    """What one step of the draft prints."""

    key: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A whole protocol."""

    title: str
    subject: str
    parts: tuple[Part, ...]
    is_draft: bool
    """Something is still missing or wrong: every page says so."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for part in self.parts for block in part.blocks)


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of the blocks in reading order, with those of footnotes at their mark."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                for inline in block.inlines:
                    yield inline
                    if isinstance(inline, Note):
                        yield from inlines_of(inline.blocks)
            case Listing():
                for item in block.items:
                    if item.label:
                        yield Text(item.label)
                    yield from inlines_of(item.blocks)
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from inlines_of(cell)
            case Signatures():
                for cell in block.blocks:
                    yield from inlines_of(cell)
            case PageBreak():
                pass


def words_of(blocks: Iterable[Block]) -> list[str]:
    """The words of the blocks in reading order, for comparing two texts."""
    words: list[str] = []
    glued = ""
    for inline in inlines_of(blocks):
        if isinstance(inline, Text | Gap):
            glued += inline.text
        else:
            glued += " "
    words += glued.split()
    return words


def has_gap(blocks: Iterable[Block]) -> bool:
    """Whether something still has to be filled in."""
    return any(isinstance(inline, Gap) for inline in inlines_of(blocks))


def merge(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inlines in normal form: equal neighbours joined, nothing empty, no space at the ends."""
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(inline, Text):
            if not inline.text:
                continue
            if isinstance(last, Text) and _style(last) == _style(inline):
                merged[-1] = Text(last.text + inline.text, *_style(inline))
                continue
        merged.append(inline)
    return _trim(merged)


def _style(text: Text) -> tuple[bool, bool, str]:
    return text.bold, text.italic, text.url


def _trim(inlines: list[Inline]) -> tuple[Inline, ...]:
    """No space at the start and end of a line, no break at the start and end of a paragraph."""
    changed = True
    while changed:
        changed = False
        while inlines and isinstance(inlines[0], Break):
            del inlines[0]
            changed = True
        while inlines and isinstance(inlines[-1], Break):
            del inlines[-1]
            changed = True
        for index, inline in enumerate(inlines):
            if not isinstance(inline, Text):
                continue
            text = inline.text
            if index == 0 or isinstance(inlines[index - 1], Break):
                text = text.lstrip()
            if index == len(inlines) - 1 or isinstance(inlines[index + 1], Break):
                text = text.rstrip()
            if text != inline.text:
                changed = True
                inlines[index : index + 1] = [Text(text, *_style(inline))] if text else []
                break
    return tuple(inlines)
