"""Reading a Word file: paragraphs with their computed numbers, lists, tables and notes."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from protowiz.document.tree import (
    Block,
    Cell,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Table,
    Text,
    merge,
    words_of,
)
from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import (
    MAX_COLUMNS,
    MAX_LETTERS,
    MAX_PIECES,
    Piece,
    cut_sentence,
    is_cut,
    items_apart,
    lists_joined,
    nested,
    too_large,
)
from protowiz.importer.text_file import read_text
from protowiz.importer.word_numbering import Lists, Numbering, Styles, number_of, value_of
from protowiz.importer.word_package import Package, Part, R, W
from protowiz.importer.word_runs import Runs, formula, name_of, opened

_TYPED_ITEM = re.compile(
    r"(?:[-–—•·▪●*]\s|(?P<deeper>[o○◦])\t|(?P<label>(?:[A-Z]\d?|[a-z]{1,4}|\d{1,3})[.)])\t)\s*(?=\S)"
)
"""A bullet or a label that somebody typed, with a tab or a space after it."""
_PAGE_NUMBER = re.compile(r"(?:pagina|blz|p)?\d*(?:van)?\d*", re.I)
_NO_LETTER = re.compile(r"[\W_]+")
_TOLD = (
    ("del", "Voorgestelde schrappingen zijn als geschrapt gelezen"),
    ("ins", "Voorgestelde toevoegingen zijn als tekst gelezen"),
    ("moveTo", "Verplaatste tekst is op zijn nieuwe plaats gelezen"),
    ("commentReference", "Opmerkingen in de marge zijn niet overgenomen"),
    ("showingPlcHdr", "Invulvelden zijn nog niet ingevuld: hun vraag staat in de tekst"),
)
_PLAIN = frozenset(
    (
        *("body", "p", "pPr", "pStyle", "bidi", "spacing", "jc", "ind", "widowControl", "rPr", "r"),
        *("t", "tab", "br", "rFonts", "sz", "szCs", "lang", "color", "lastRenderedPageBreak"),
        *("sectPr", "type", "pgSz", "pgMar", "pgNumType", "formProt", "textDirection", "cols"),
        *("docGrid", "proofErr", "bookmarkStart", "bookmarkEnd"),
    )
)
"""All that stands in the body of a text without headings, lists, tables, notes or emphasis."""
BLANK_LINES = 6
"""In a text with blank lines at least one in so many is blank."""
_LONG = 5000
"""No sentence has more letters."""
_NOTE_KINDS = ("footnote", "endnote")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_INSERTED_FILE = "Een bestand dat ingevoegd is, is niet overgenomen"
_NOTE_IN_NOTE = "Een noot in een noot is niet overgenomen"


def read_word_file(content: bytes, name: str, report: Report) -> list[Piece]:
    """The pieces of a Word document.

    Raises:
        UserError: it is no Word document, is damaged, or unpacks to far too much.
    """
    try:
        return _Reader(Package(content, name), report).pieces()
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        etree.XMLSyntaxError,
        EOFError,
        KeyError,
        OSError,
        RuntimeError,  # a part with a password, a way of packing that Python does not know
        ValueError,
    ) as error:
        raise UserError(
            f"{name} is geen Word-document (.docx), of het is beschadigd.",
            "Open het in uw tekstverwerker en bewaar het opnieuw als .docx.",
        ) from error


@dataclass
class _Gathered:
    """Pieces in the making: items wait until their list is whole."""

    found: list[Piece] = field(default_factory=list)
    waiting: list[tuple[int, Item]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def add(self, block: Block, number: int) -> None:
        self._finish_list()
        self.found.append(Piece(block, number))

    def add_item(self, level: int, item: Item, number: int) -> None:
        if self.waiting and level <= self.waiting[0][0]:
            self._finish_list()
        self.waiting.append((level, item))
        self.numbers.append(number)

    def goes_on(self, inlines: tuple[Inline, ...]) -> bool:
        """Let a sentence that a page cut in two go on, if it is one."""
        last = self.found[-1] if self.found and not self.waiting else None
        if last is None or not isinstance(last.block, Paragraph) or len(last.text) > _LONG:
            return False
        if not is_cut(last.text, Piece(Paragraph(inlines)).text):
            return False
        whole = merge((*last.block.inlines, Text(" "), *inlines))
        self.found[-1] = replace(last, block=Paragraph(whole))
        return True

    def pieces(self) -> list[Piece]:
        self._finish_list()
        return self.found

    def _finish_list(self) -> None:
        self.found += [Piece(listing, self.numbers[0]) for listing in nested(self.waiting)]
        self.waiting.clear()
        self.numbers.clear()


class _Reader:
    def __init__(self, package: Package, report: Report) -> None:
        self.package = package
        self.report = report
        styles, numbering = package.of_kind("styles"), package.of_kind("numbering")
        self.styles = Styles(styles.root if styles else None)
        self.lists = Lists(numbering.root if numbering else None, self.styles)
        self.told: Counter[str] = Counter()
        self.notes = {kind: _Notes(package.of_kind(f"{kind}s"), kind) for kind in _NOTE_KINDS}
        self.part = package.main
        self.is_new_page = False

    def pieces(self) -> list[Piece]:
        body = self.package.main.root.find(f"{W}body")
        if body is None:
            raise ValueError("no body")
        if sum(len(text.text or "") for text in body.iter(f"{W}t")) > 2 * MAX_LETTERS:
            raise too_large(self.package.name)
        if self._is_plain(body):
            return read_text(_lines(body), self.report)
        gathered = _Gathered()
        for number, element in enumerate(opened(body), 1):
            self._block(element, number, gathered)
            if len(gathered.found) + len(gathered.waiting) > MAX_PIECES:
                raise too_large(self.package.name)
        pieces = gathered.pieces()
        self._tell_edges(body, pieces)
        for tag, what in _TOLD:
            self.told[what] += sum(1 for _ in body.iter(f"{W}{tag}"))
        for what, count in self.told.items():
            if count:
                self.report.add(Outcome.DOUBTFUL, f"{what} ({count}).")
        return pieces

    def _is_plain(self, body: Any) -> bool:
        """Whether all of it is a text that somebody put in Word: lines, tabs and blank lines."""
        paragraphs = body.findall(f"{W}p")
        blank = sum(paragraph.find(f"{W}r/{W}t") is None for paragraph in paragraphs)
        breaks = (one.get(f"{W}type") for one in body.iter(f"{W}br"))
        if len(paragraphs) > BLANK_LINES * blank or any(breaks):
            return False
        styles = [self.styles[str(style.get(f"{W}val"))] for style in body.iter(f"{W}pStyle")]
        return all(name_of(element) in _PLAIN for element in body.iter()) and not any(
            style.heading or style.numbering.ident or style.is_contents for style in styles
        )

    def _block(self, element: Any, number: int, gathered: _Gathered) -> None:
        match name_of(element):
            case "p":
                self._paragraph(element, number, gathered)
            case "tbl":
                self._table(element, number, gathered)
            case "oMathPara":
                gathered.add(Paragraph(merge([Text(clean_line(formula(element)))])), number)
            case "altChunk" | "subDoc":
                self.told[_INSERTED_FILE] += 1

    def _blocks(self, element: Any, part: Part) -> Cell:
        """The blocks of a cell, a note or a header."""
        before, self.part, self.is_new_page = self.part, part, False
        gathered = _Gathered()
        for child in opened(element):
            self._block(child, 0, gathered)
        self.part = before
        return tuple(piece.block for piece in lists_joined(gathered.pieces()))

    def _note(self, reference: str, ident: str) -> Note | None:
        """The note at a mark, once; in a note there are no others."""
        notes = self.notes[reference.removesuffix("Reference")]
        note = notes.found.pop(ident, None)
        if note is None or notes.part is None:
            return None
        if self.part is not self.package.main:
            self.told[_NOTE_IN_NOTE] += 1
            return None
        is_new_page = self.is_new_page
        blocks = self._blocks(note, notes.part)
        self.is_new_page = is_new_page
        return Note(blocks)

    def _paragraph(self, element: Any, number: int, gathered: _Gathered) -> None:
        properties = element.find(f"{W}pPr")
        style_id = value_of(element, "pPr/pStyle")
        style = self.styles[style_id]
        sentence = Runs(self.part.links, self._note, self.told).sentence(element)
        self.is_new_page |= sentence.begins_page or _has(properties, "pageBreakBefore")
        label, level = self._numbering(properties, style_id)
        if style.is_contents and sentence.inlines:
            what = " ".join(words_of([Paragraph(sentence.inlines)]))
            self.report.add(Outcome.CLEANED, f"Regel van de inhoudsopgave: {what}", line=number)
        elif sentence.inlines:
            outline = number_of(value_of(element, "pPr/outlineLvl"), 9, 9)
            heading = min(style.heading or (outline + 1) % 10, 6)
            self._worded(sentence.inlines, heading, label, level, number, gathered)
            self.is_new_page = False
        self.is_new_page |= sentence.ends_page or _has(properties, "sectPr")
        for box in sentence.boxes:
            for inner in opened(box):
                self._block(inner, number, gathered)
        for ident in sentence.diagrams:
            self._diagram(ident, number, gathered)

    def _worded(
        self,
        inlines: tuple[Inline, ...],
        heading: int,
        label: str | None,
        level: int,
        number: int,
        gathered: _Gathered,
    ) -> None:
        """A paragraph with words in it as what it is: heading, item or sentence."""
        first = inlines[0]
        if label is None and not heading and isinstance(first, Text):
            typed = _TYPED_ITEM.match(first.text)
            if typed:
                rest = replace(first, text=first.text[typed.end() :])
                inlines, level = (rest, *inlines[1:]), 1 if typed["deeper"] else 0
                label = typed["label"] or ""
        inlines = _without_tabs(inlines)
        if label is not None and not heading and _is_list_label(label):
            gathered.add_item(level, Item((Paragraph(inlines),), label), number)
            return
        if label:
            inlines = merge((Text(f"{label} "), *inlines))
        if heading:
            gathered.add(Heading(heading, _not_bold(inlines)), number)
        elif self.is_new_page and gathered.goes_on(inlines):
            self.report.add(
                Outcome.CLEANED, cut_sentence(Piece(Paragraph(inlines)).text), line=number
            )
        else:
            gathered.add(Paragraph(inlines), number)

    def _numbering(self, properties: Any, style_id: str) -> tuple[str | None, int]:
        """The label of a paragraph in a list ("" for a bullet) and its level, or None."""
        own, of_style = Numbering.of(properties), self.styles[style_id].numbering
        ident = own.ident or of_style.ident
        if ident in ("", "0"):
            return None, 0
        level = own.level if own.ident or own.level is not None else of_style.level
        if level is None:
            level = self.lists.level_of(ident, style_id)
        return self.lists.label(ident, level), level

    def _table(self, table: Any, number: int, gathered: _Gathered) -> None:
        """A table; what stands alone in a frame is no table."""
        rows: list[tuple[Cell, ...]] = []
        heads = 0
        for row in opened(table):
            if name_of(row) == "tr" and row.find(f"{W}trPr/{W}del") is None:
                rows.append(self._row(row))
                heads += row.find(f"{W}trPr/{W}tblHeader") is not None and heads == len(rows) - 1
        filled = [cell for row in rows for cell in row if cell]
        if len(filled) <= 1:
            for framed in (block for cell in filled for block in cell):
                for block in items_apart(framed):
                    gathered.add(block, number)
            return
        width = max(len(row) for row in rows)
        full = [(*row, *((),) * (width - len(row))) for row in rows]
        if heads:
            gathered.add(Table(full[0], tuple(full[1:])), number)
        else:
            gathered.add(Table(((),) * width, tuple(full)), number)

    def _row(self, row: Any) -> tuple[Cell, ...]:
        """The cells of a row; a cell over several columns has empty ones after it."""
        cells: list[Cell] = [()] * number_of(value_of(row, "trPr/gridBefore"), 0, MAX_COLUMNS)
        for cell in opened(row):
            if name_of(cell) != "tc":
                continue
            blocks = self._blocks(cell, self.part)
            if len(cells) >= MAX_COLUMNS:
                cells[-1] = (*cells[-1], *blocks)
                continue
            span = number_of(value_of(cell, "tcPr/gridSpan"), 1, MAX_COLUMNS)
            cells += [blocks, *[()] * (min(span, MAX_COLUMNS - len(cells)) - 1)]
        return tuple(cells)

    def _diagram(self, ident: str, number: int, gathered: _Gathered) -> None:
        """The words of the boxes of a diagram, each a paragraph."""
        part = self.package.related(ident)
        for box in part.root.iter("{*}pt") if part is not None else ():
            words = " ".join(str(text.text or "") for text in box.iter(f"{_DRAWING}t"))
            if words.strip():
                gathered.add(Paragraph(merge([Text(clean_line(words))])), number)

    def _tell_edges(self, body: Any, pieces: list[Piece]) -> None:
        """Tell what the heads and feet of the pages say; it is no part of the text."""
        inside = " ".join(piece.text for piece in pieces)
        seen: set[str] = set()
        for section in body.iter(f"{W}sectPr"):
            for reference in section:
                kind, ident = reference.get(f"{W}type"), reference.get(f"{R}id", "")
                if ident in seen or (kind == "first" and section.find(f"{W}titlePg") is None):
                    continue
                seen.add(ident)
                part = self.package.related(ident)
                if part is None:
                    continue
                text = " ".join(words_of(self._blocks(part.root, part)))
                if text in seen or _PAGE_NUMBER.fullmatch(_NO_LETTER.sub("", text)):
                    continue
                seen.add(text)
                if kind == "first" and text not in inside:
                    what = f"Kop of voet van het eerste blad, niet overgenomen: {text}"
                    self.report.add(Outcome.DOUBTFUL, what)
                else:
                    self.report.add(Outcome.CLEANED, f"Kop of voet van de bladzijde: {text}")


def _lines(body: Any) -> str:
    """The paragraphs of a body that is plain text, one a line."""
    signs = {"tab": "\t", "br": "\n"}
    return "\n".join(
        "".join(signs.get(name_of(one)) or one.text or "" for one in paragraph.iter())
        for paragraph in body.iter(f"{W}p")
    )


class _Notes:
    """The notes of a document that no mark has asked for yet."""

    def __init__(self, part: Part | None, kind: str) -> None:
        self.part = part
        self.found = {
            str(note.get(f"{W}id")): note
            for note in (part.root.iter(f"{W}{kind}") if part is not None else ())
            if note.get(f"{W}type") in (None, "normal")
        }


def _has(properties: Any, name: str) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _without_tabs(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    return merge(
        replace(inline, text=inline.text.replace("\t", " ")) if isinstance(inline, Text) else inline
        for inline in inlines
    )


def _not_bold(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a heading; one that is bold as a whole is so because it is a heading."""
    runs = [inline for inline in inlines if isinstance(inline, Text) and inline.text.strip()]
    if not all(run.bold for run in runs):
        return inlines
    return merge(replace(one, bold=False) if isinstance(one, Text) else one for one in inlines)


def _is_list_label(label: str) -> bool:
    """Whether a label may be that of a list item; "Artikel 1" is part of the words."""
    return not label or bool(
        re.fullmatch(r"[A-Za-z]{0,5}\d{0,3}[.)°]|\d{1,3}(?:\.\d+)*[.)]?", label)
    )
