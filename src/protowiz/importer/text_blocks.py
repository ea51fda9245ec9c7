"""From the lines of a text to blocks: footnotes at their marks, lists, tables whole again."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from protowiz.document.markdown_reader import read_phrase
from protowiz.document.tree import (
    Block,
    Break,
    Cell,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Table,
    Text,
    merge,
)
from protowiz.importer.outline import PARTY_MARKS
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece, nested, visible
from protowiz.importer.split_words import SplitWords

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISING = str.maketrans("0123456789", RAISED)
_NOTE_MARK = re.compile(rf"(?<!\s)[{RAISED}]{{1,3}}")
_ROW_LABEL = re.compile(
    r"\W*(?:gegeven|verantwoording|bewaartermijn|bewaring|motivering|noodzaak|doel(?:einde)?|richting"
    r"|bijzondere categorie)\b",
    re.I,
)
_LONE_LABEL = re.compile(r"\W*(?:gegeven\s*\d*|verantwoording(?:\s+\w+)?)\W*", re.I)
_PAIRED_LABEL = re.compile(r"\W*(?:gegeven\s*\d|verantwoording)", re.I)

_BEGINS_LINE = "0123456789(“\"'"
KEY_LINE = re.compile(r"[A-ZÀ-Ý][^:.;,]{1,45}:(?:\s+\S|$)")
"""A label with what is told behind it."""
_FULL_LINE = 60
"""A line with more letters may go on in the next one."""
_BRACKETED_NOTE = re.compile(r"\[(\d{1,2})\](?=\s+\w)")
_BRACKETED_MARK = re.compile(r"(?<=[^\s\[(])\[(\d{1,2})\]")


@dataclass
class Chunk:
    """Lines that belong together, not yet a block."""

    kind: str
    """text, heading, item, row or note."""
    lines: list[str]
    line: int | None
    page: int | None
    level: int = 0
    label: str = ""
    cells: list[str] = field(default_factory=list)
    """Of a row; a cell may have several lines."""
    sheet: int = 0
    """Chunks on one page of the source have the same number, whatever the page is told as."""
    is_placed: bool = False
    """It is a note that stands at its mark."""


class Notes:
    """The footnotes of the text, each put at its mark; each page may begin again at 1."""

    def __init__(self, found: Iterable[Chunk], split_words: SplitWords) -> None:
        self._split_words = split_words
        self._waiting: defaultdict[str, deque[Chunk]] = defaultdict(deque)
        for chunk in found:
            self._waiting[chunk.label].append(chunk)

    def place(self, text: str) -> tuple[Inline, ...]:
        """The inlines of a text, with its footnotes at their marks."""
        inlines: list[Inline] = []
        for inline in read_phrase(text):
            if isinstance(inline, Text) and not inline.url:
                inlines += self._split(inline, bool(inlines))
            else:
                inlines.append(inline)
        return merge(inlines)

    def _split(self, run: Text, follows: bool) -> Iterator[Inline]:
        """A run of words cut at its marks; `follows`: there are words before it."""
        at = 0
        for match in _NOTE_MARK.finditer(run.text):
            waiting = self._waiting[match[0]]
            if not waiting or not (match.start() or follows):
                continue
            yield replace(run, text=run.text[at : match.start()])
            note = waiting.popleft()
            note.is_placed = True
            yield Note((Paragraph(read_phrase(_words(note, self._split_words))),))
            at = match.end()
        yield replace(run, text=run.text[at:])


class Blocks:
    """Makes the pieces of the chunks of one text."""

    def __init__(self, chunks: Sequence[Chunk], report: Report) -> None:
        self._chunks = chunks
        self._report = report
        texts = (" ".join([*chunk.lines, *chunk.cells]) for chunk in chunks)
        self._split_words = SplitWords(texts, report)
        notes = (chunk for chunk in chunks if chunk.kind == "note")
        self._notes = Notes(notes, self._split_words)

    def pieces(self) -> list[Piece]:
        """The blocks; rows of a table together, nested items with the item above them."""
        found: list[Piece | Chunk] = []
        waiting: list[Chunk] = []
        in_cells = _items_in_cells(self._chunks)
        for at, chunk in enumerate(self._chunks):
            if chunk.kind == "note":
                found.append(chunk)  # a note at the foot of a page cuts nothing in two
                continue
            if waiting and at not in in_cells and not _goes_with(waiting[0], chunk):
                found.append(self._block_of(waiting))
                waiting = []
            waiting.append(chunk)
        if waiting:
            found.append(self._block_of(waiting))
        return [
            piece if isinstance(piece, Piece) else self._loose_note(piece)
            for piece in found
            if isinstance(piece, Piece) or not piece.is_placed
        ]

    def _loose_note(self, chunk: Chunk) -> Piece:
        what = f"Een voetnoot waarvan het teken niet in de tekst staat: {chunk.label}"
        self._report.add(Outcome.DOUBTFUL, what, line=chunk.line, page=chunk.page)
        inlines = merge((Text(f"{chunk.label} "), *read_phrase(_words(chunk, self._split_words))))
        return Piece(Paragraph(inlines), chunk.line, chunk.page)

    def _block_of(self, chunks: Sequence[Chunk]) -> Piece:
        first = chunks[0]
        block: Block
        match first.kind:
            case "heading":
                block = Heading(first.level, self._inlines(first))
            case "row":
                block = self._table(chunks)
            case "item":
                (block,) = nested(
                    [
                        (one.level, Item((Paragraph(self._words_of(one)),), one.label))
                        for one in chunks
                    ]
                )
            case _:
                block = Paragraph(self._words_of(first))
        return Piece(block, first.line, first.page)

    def _inlines(self, chunk: Chunk) -> tuple[Inline, ...]:
        return self._notes.place(_words(chunk, self._split_words))

    def _words_of(self, chunk: Chunk) -> tuple[Inline, ...]:
        is_by_line = _is_address(chunk.lines) or _is_keyed(chunk.lines)
        return self._in_lines(chunk) if is_by_line else self._inlines(chunk)

    def _in_lines(self, chunk: Chunk) -> tuple[Inline, ...]:
        """The inlines of a chunk that is written line by line."""
        first, *rest = (self._notes.place(visible(line)) for line in chunk.lines)
        return merge((*first, *(inline for line in rest for inline in (Break(), *line))))

    def _table(self, chunks: Sequence[Chunk]) -> Table:
        """A table without a head; the rows that a page cut in two are whole again."""
        width = max(len(chunk.cells) for chunk in chunks)
        rows: list[list[list[str | Chunk]]] = []
        is_data = any(map(is_data_row, chunks))
        is_open = False
        sheet = chunks[0].sheet
        first = _filled(chunks[0].cells, width)
        for chunk in chunks:
            if chunk.kind == "item" and rows:
                rows[-1][-1].append(chunk)
                continue
            cells = _filled(chunk.cells or chunk.lines, width)
            is_cut = not cells[0] and chunk.sheet != sheet
            if is_data:
                is_cut = is_open or not _ROW_LABEL.match(cells[0])
            sheet = chunk.sheet
            if rows and cells == first:
                what = f"De kop van een tabel, herhaald op een volgend blad: {' | '.join(cells)}"
                self._report.add(Outcome.CLEANED, what, line=chunk.line, page=chunk.page)
                continue
            if rows and is_cut:
                for cell, more in zip(rows[-1], cells, strict=True):
                    cell += [more] if more else []
                what = "Een rij die over twee bladen stond."
                self._report.add(Outcome.CLEANED, what, line=chunk.line, page=chunk.page)
            else:
                rows.append([[cell] if cell else [] for cell in cells])
            is_open = not chunk.cells
        made = tuple(tuple(self._cell(parts, chunks[0]) for parts in row) for row in rows)
        return Table(((),) * width, made)

    def _cell(self, parts: Sequence[str | Chunk], first: Chunk) -> Cell:
        lines = [line for part in parts if isinstance(part, str) for line in part.split("\n")]
        text = self._split_words.joined(lines, first.line, first.page)
        items = [
            (part.level, Item((Paragraph(self._words_of(part)),), part.label))
            for part in parts
            if isinstance(part, Chunk)
        ]
        words = (Paragraph(self._notes.place(text)),) if text.strip() else ()
        return (*words, *nested(items))


def with_raised_notes(lines: Sequence[str]) -> list[str]:
    """The lines with marks of footnotes such as [1] raised, where a line tells what the note is."""
    told = {match[1] for line in lines if (match := _BRACKETED_NOTE.match(line))}
    if not told:
        return [*lines]
    marks = {match[1] for line in lines for match in _BRACKETED_MARK.finditer(line)}
    known = told & marks

    def raised(match: re.Match[str]) -> str:
        return match[1].translate(RAISING) if match[1] in known else match[0]

    return [_BRACKETED_MARK.sub(raised, _BRACKETED_NOTE.sub(raised, line)) for line in lines]


def _words(chunk: Chunk, split_words: SplitWords) -> str:
    return split_words.joined(chunk.lines, chunk.line, chunk.page)


def _begins_line(line: str) -> bool:
    return bool(line) and (line[0].isupper() or line[0] in _BEGINS_LINE)


def _is_address(lines: Sequence[str]) -> bool:
    """Whether lines are those of a party that is told line by line, as on an envelope."""
    if len(lines) < 3 or not all(map(_begins_line, lines)):
        return False
    if 2 * sum(len(line) > _FULL_LINE for line in lines[:-1]) >= len(lines) - 1:
        return False
    text = "\n".join(lines)
    return sum(bool(mark.search(text)) for mark in PARTY_MARKS) > 1


def _is_keyed(lines: Sequence[str]) -> bool:
    """Whether lines are those of a form: a word or two, a colon and what is filled in.

    A line above them may head them.
    """
    keyed = [KEY_LINE.match(line) is not None for line in lines]
    return all(keyed[1:]) and sum(keyed) > 1


def _filled(cells: Sequence[str], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def is_data_row(chunk: Chunk) -> bool:
    """Whether a row is one of a data table in which each row has a label: what, or why."""
    return any(_PAIRED_LABEL.match(cell) for cell in chunk.cells[:1])


def _items_in_cells(chunks: Sequence[Chunk]) -> set[int]:
    """The places of the items that stand between two rows of a data table: in a cell."""
    found: set[int] = set()
    run: list[int] | None = None
    for at, chunk in enumerate(chunks):
        if chunk.kind == "row":
            found.update(run or () if is_data_row(chunk) else ())
            run = [] if is_data_row(chunk) else None
        elif chunk.kind == "item" and run is not None:
            run.append(at)
        elif chunk.kind != "note":
            run = None
    return found


def _goes_with(first: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk belongs to the block that another one began."""
    if first.kind == "row":
        is_cut_row = chunk.kind == "text" and bool(_LONE_LABEL.fullmatch(chunk.lines[0]))
        return chunk.kind == "row" or is_cut_row
    return first.kind == "item" and chunk.kind == "item" and chunk.level > first.level
