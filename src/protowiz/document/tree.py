"""The text of a protocol as one typed tree that every reader and writer shares.

Labels of list items, article numbers and recital letters are literal text: nothing in the tree
counts, so nothing can be renumbered. Footnotes stand inside the sentence they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, zip_longest


class Mark(Enum):
    """What a redline says of an element; of a text that is no redline every element is kept."""

    KEPT = ""
    ADDED = "toegevoegd"
    REMOVED = "geschrapt"


@dataclass(frozen=True)
class Text:
    """A run of words in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    mark: Mark = Mark.KEPT

    @property
    def is_plain(self) -> bool:
        """Neither bold nor italic, and no link."""
        return not (self.bold or self.italic or self.url)


@dataclass(frozen=True)
class Break:
    """A new line within a paragraph."""

    mark: Mark = Mark.KEPT


@dataclass(frozen=True)
class Gap:
    """Something that still has to be filled in."""

    label: str
    mark: Mark = Mark.KEPT

    @property
    def text(self) -> str:
        return f"[in te vullen: {self.label}]"


@dataclass(frozen=True)
class Note:
    """A footnote at the place of its mark."""

    blocks: tuple[Block, ...]
    mark: Mark = Mark.KEPT


Inline = Text | Break | Gap | Note


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    inlines: tuple[Inline, ...]
    mark: Mark = Mark.KEPT


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    inlines: tuple[Inline, ...]
    mark: Mark = Mark.KEPT


@dataclass(frozen=True)
class Item:
    """One item of a list; an item without label has a bullet."""

    blocks: tuple[Block, ...]
    label: str = ""
    mark: Mark = Mark.KEPT


@dataclass(frozen=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]
    mark: Mark = Mark.KEPT


Cell = tuple["Block", ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with a head row; every row has as many cells as the head."""

    head: Row
    rows: tuple[Row, ...]
    mark: Mark = Mark.KEPT
    row_marks: tuple[Mark, ...] = ()
    """Of each row, where one of them was added or removed."""

    @property
    def marked_rows(self) -> Iterator[tuple[Row, Mark]]:
        """The rows, each with its mark."""
        return zip(self.rows, self.row_marks or [self.mark] * len(self.rows), strict=True)


@dataclass(frozen=True)
class Signatures:
    """Signature blocks, some side by side; no page ends within a block."""

    blocks: tuple[Cell, ...]
    columns: int = 2
    """How many stand side by side."""
    mark: Mark = Mark.KEPT

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The blocks row by row, the last row filled up with empty cells."""
        return tuple(zip_longest(*[iter(self.blocks)] * self.columns, fillvalue=()))


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""

    mark: Mark = Mark.KEPT


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
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                words += "".join(_in_sentence(inline) for inline in block.inlines).split()
            case Listing():
                for item in block.items:
                    words += [*item.label.split(), *words_of(item.blocks)]
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        words += words_of(cell)
            case Signatures():
                for cell in block.blocks:
                    words += words_of(cell)
            case PageBreak():
                pass
    return words


def _in_sentence(inline: Inline) -> str:
    match inline:
        case Text() | Gap():
            return inline.text
        case Break():
            return " "
        case Note():
            return f" {' '.join(words_of(inline.blocks))} "


def has_gap(blocks: Iterable[Block]) -> bool:
    """Whether something still has to be filled in."""
    return any(isinstance(inline, Gap) for inline in inlines_of(blocks))


def note_in_brackets(note: Note) -> tuple[Inline, ...]:
    """A footnote as part of the sentence, for a place that cannot have one (another footnote)."""
    words = " ".join(words_of(note.blocks))
    return (Text(f" ({words})"),) if words else ()


def merge(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inlines in normal form.

    Equal neighbours are joined and nothing is empty; no line begins or ends with a space, and no
    line is empty; a run that is bold, italic or a link has its spaces outside it.
    """
    found = [inline for inline in inlines if not isinstance(inline, Text) or inline.text]
    if len(found) == 1 and isinstance(only := found[0], Text) and only.text == only.text.strip():
        return (only,)  # most paragraphs, and there are many
    joined: list[Inline] = []
    for style, group in groupby(found, _style):
        if style is None:
            joined += group
            continue
        text = "".join(inline.text for inline in group if isinstance(inline, Text))
        words = text.strip() if any(style) else ""
        before, _, after = text.partition(words) if words else (text, "", "")
        _add_plain(joined, before)
        if words:
            joined.append(Text(words, *style))
        _add_plain(joined, after)
    merged: list[Inline] = []
    line: list[Inline] = []
    for inline in (*joined, Break()):
        if not isinstance(inline, Break):
            line.append(inline)
            continue
        _trim(line)
        if line and merged:
            merged.append(inline)
        merged += line
        line.clear()
    return tuple(merged)


def _style(inline: Inline) -> tuple[bool, bool, str] | None:
    return (inline.bold, inline.italic, inline.url) if isinstance(inline, Text) else None


def _add_plain(line: list[Inline], text: str) -> None:
    last = line[-1] if line else None
    if not text:
        return
    if isinstance(last, Text) and last.is_plain:
        line[-1] = Text(last.text + text)
    else:
        line.append(Text(text))


def _trim(line: list[Inline]) -> None:
    """Take the spaces from the ends of a line; only plain runs have any."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if line and isinstance(run := line[end], Text):
            text = strip(run.text)
            if not text:
                del line[end]
            elif text != run.text:
                line[end] = Text(text)
