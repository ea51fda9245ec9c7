"""The blocks of the tree as WordprocessingML: real headings, lists, tables and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from protowiz.document.links import encode_url, is_link
from protowiz.document.tree import (
    Block,
    Break,
    Cell,
    Gap,
    Heading,
    Inline,
    Listing,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    note_in_brackets,
)
from protowiz.render.word.columns import CELL_MARGIN, column_widths
from protowiz.render.word.footnotes import Footnotes
from protowiz.render.word.numbering import DEEPEST, Numbering, hanging
from protowiz.render.word.styles import Styles
from protowiz.render.word.text import shown_text, xml_text
from protowiz.render.word.tracking import Tracking

HEADING_ROLES = {1: "title", 2: "heading 1", 3: "heading 2", 4: "heading 3"}
TABLE_ROOM = 180
"""Space between a table and the text below it, in twentieths of a point."""
SIGNING_ROOM = 840
"""Space below a line of a signature that ends in a colon."""
SIGNED_ROOM = 240
"""Space below the other lines of a signature."""
FLUSH = (
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    f'<w:right w:w="{2 * CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
)
"""The cells of a table without lines begin where the text begins."""
NARROW = 1000
"""A table deep within lists is no narrower."""

NO_NUMBER = (0, 0)
"""The list and level of a paragraph whose style would number it."""


@dataclass(frozen=True)
class Place:
    """Where blocks stand, as far as their look depends on it."""

    width: int
    """Room for a table, in twentieths of a point."""
    depth: int = 0
    """How many lists are around."""
    indent: int = 0
    """How far those lists move the text to the right."""
    in_note: bool = False
    in_cell: bool = False
    in_head: bool = False
    """In the first row of a table."""
    in_signature: bool = False
    keep_next: bool = False
    """On the same page as what follows."""


MAX_COLUMNS = 63
"""A table of more does not open in Word."""


class BlockWriter:
    """Writes blocks as XML; lists, footnotes and links go to the parts of the document."""

    def __init__(self, word: WordDocument, styles: Styles, tracking: Tracking) -> None:
        self._main = word.part
        self._tracking = tracking
        self._styles = styles
        self._numbering = Numbering(word)
        self._footnotes = Footnotes(word)
        self._new_page = False
        """The next paragraph of the text begins a new page."""
        self._below_table = False
        """The next paragraph stands right below a table."""
        self._note_mark = ""
        """What the first paragraph of a footnote begins with."""

    def story(self, blocks: Sequence[Block], place: Place) -> str:
        """Blocks that fill the text, a cell or a footnote, each of which ends in a paragraph."""
        written = self._blocks(blocks, place)
        if not written or written.endswith("</w:tbl>"):
            written += self._paragraph((), place)
        return written

    def _blocks(self, blocks: Sequence[Block], place: Place) -> str:
        written: list[str] = []
        previous: Block | None = None
        for at, block in enumerate(blocks):
            if isinstance(block, (Table, Signatures)) and (
                self._new_page or isinstance(previous, (Table, Signatures))
            ):
                # a table cannot begin a page, and two in a row would become one
                written.append(self._paragraph((), place))
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            opens = isinstance(block, Paragraph) and isinstance(following, (Table, Signatures))
            written.append(self._block(block, replace(place, keep_next=True) if opens else place))
            previous = block
        return "".join(written)

    def _block(self, block: Block, place: Place) -> str:
        match block:
            case Heading():
                role = HEADING_ROLES.get(block.level, "heading 4")
                number = NO_NUMBER if self._styles.is_numbered(role) else None
                return self._paragraph(block.inlines, place, role, number, block.mark)
            case Paragraph():
                return self._paragraph(block.inlines, place, mark=block.mark)
            case Listing():
                return self._listing(block, place)
            case Table():
                return self._table(block, place)
            case Signatures():
                return self._signatures(block, place)
            case PageBreak():
                self._new_page = not (place.in_cell or place.in_note)
                return ""

    def _listing(self, listing: Listing, place: Place) -> str:
        level = min(place.depth, DEEPEST)
        labels = [item.label for item in listing.items]
        hang = hanging(labels)
        inner = replace(
            place,
            width=max(place.width - hang, NARROW),
            depth=place.depth + 1,
            indent=place.indent + hang,
        )
        written: list[str] = []
        has_marks = any(item.mark is not Mark.KEPT for item in listing.items)
        lists = self._numbering.ids(labels, level, place.indent, each_apart=has_marks)
        for item, ident in zip(listing.items, lists, strict=True):
            rest: Sequence[Block] = item.blocks
            first: Sequence[Inline] = ()
            if rest and isinstance(rest[0], Paragraph):
                first, rest = rest[0].inlines, rest[1:]
            written.append(self._paragraph(first, place, "list", (ident, level), item.mark))
            written.append(self._blocks(rest, inner))
        return "".join(written)

    def _table(self, table: Table, place: Place) -> str:
        if not table.head:
            return ""
        table = _at_most_63_columns(table)
        widths = column_widths(table, place.width)
        head = replace(place, in_head=True, keep_next=bool(table.rows))
        rows = [self._row(table.head, widths, head, table.mark, "<w:tblHeader/>")]
        rows += [self._row(row, widths, place, mark) for row, mark in table.marked_rows]
        self._below_table = True
        return _table(widths, place.indent, rows, style=self._styles.id("table"))

    def _signatures(self, signatures: Signatures, place: Place) -> str:
        if not signatures.blocks:
            return ""
        columns = min(signatures.columns, MAX_COLUMNS)
        widths = [place.width // columns] * columns
        signing = replace(place, in_signature=True, keep_next=True)
        *others, last = replace(signatures, columns=columns).rows
        mark = signatures.mark
        rows = [self._row(row, widths, signing, mark) for row in others]
        rows.append(self._row(last, widths, replace(signing, keep_next=False), mark))
        self._below_table = True
        return _table(widths, place.indent, rows)

    def _row(
        self,
        cells: Sequence[Cell],
        widths: Sequence[int],
        place: Place,
        mark: Mark,
        properties: str = "",
    ) -> str:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7ECF4"/>' if place.in_head else ""
        properties += self._tracking.sign(mark)
        written = [f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>"]
        filled = [*cells, *[()] * (len(widths) - len(cells))]
        for cell, width in zip(filled, widths, strict=True):
            inner = replace(
                place, width=max(width - 2 * CELL_MARGIN, 200), depth=0, indent=0, in_cell=True
            )
            written.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
                f"{self.story(cell, inner)}</w:tc>"
            )
        return "".join([*written, "</w:tr>"])

    def _paragraph(
        self,
        inlines: Sequence[Inline],
        place: Place,
        role: str = "",
        number: tuple[int, int] | None = None,
        mark: Mark = Mark.KEPT,
    ) -> str:
        """A paragraph; `role` is that of its style, `number` its list and level."""
        role = role or ("note" if place.in_note else "")
        in_text = not (place.in_cell or place.in_note)
        keeps_next = place.keep_next or (in_text and _introduces(inlines, role))
        begins_page = self._new_page and in_text
        self._new_page = self._new_page and not begins_page
        properties = [  # in the order that the format asks for
            f'<w:pStyle w:val="{xml_text(self._styles.id(role))}"/>' if role else "",
            "<w:keepNext/>" if keeps_next else "",
            "<w:keepLines/>" if place.in_signature else "",
            "<w:pageBreakBefore/>" if begins_page else "",
            _numbered(*number) if number else "",
            self._spacing(inlines, place, role),
            f'<w:ind w:left="{place.indent}"/>' if place.indent and role != "list" else "",
            f"<w:rPr>{sign}</w:rPr>" if (sign := self._tracking.sign(mark)) else "",
        ]
        start, self._note_mark = self._note_mark, ""
        runs = "".join(self._runs(inlines, place))
        return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{start}{runs}</w:p>"

    def _spacing(self, inlines: Sequence[Inline], place: Place, role: str) -> str:
        """What differs from the spacing of the style."""
        spacing = ""
        if self._below_table and inlines and role not in HEADING_ROLES.values():
            spacing += f' w:before="{TABLE_ROOM}"'
        self._below_table = False
        if place.in_signature:
            is_open = shown_text(inlines).rstrip().endswith(":")
            spacing += f' w:after="{SIGNING_ROOM if is_open else SIGNED_ROOM}"'
        return spacing and f"<w:spacing{spacing}/>"

    def _runs(self, inlines: Sequence[Inline], place: Place) -> Iterator[str]:
        for inline in inlines:
            match inline:
                case Text():
                    yield self._text(inline, place)
                case Break():
                    yield self._tracking.runs("<w:r><w:br/></w:r>", inline.mark)
                case Gap():
                    run = _run(inline.text, '<w:b/><w:highlight w:val="yellow"/>')
                    yield self._tracking.runs(run, inline.mark)
                case Note() if place.in_note:
                    yield from self._runs(note_in_brackets(inline), place)
                case Note():
                    yield self._tracking.runs(self._note(inline, place), inline.mark)

    def _text(self, text: Text, place: Place) -> str:
        bold = "<w:b/>" if text.bold or place.in_head else ""
        italic = "<w:i/>" if text.italic else ""
        if not is_link(text.url):
            return self._tracking.runs(_run(text.text, bold + italic), text.mark)
        part = self._footnotes.part if place.in_note else self._main
        ident = part.relate_to(encode_url(text.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        run = _run(text.text, self._run_style("link") + bold + italic)
        return f'<w:hyperlink r:id="{ident}">{self._tracking.runs(run, text.mark)}</w:hyperlink>'

    def _note(self, note: Note, place: Place) -> str:
        style = self._run_style("note mark")
        self._note_mark = f"<w:r><w:rPr>{style}</w:rPr><w:footnoteRef/></w:r>{_run(' ')}"
        inner = Place(place.width, in_note=True)
        begins_with_table = isinstance(next(iter(note.blocks), None), (Table, Signatures))
        first = self._paragraph((), inner) if begins_with_table else ""
        ident = self._footnotes.add(first + self.story(note.blocks, inner))
        return f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{ident}"/></w:r>'

    def _run_style(self, role: str) -> str:
        return f'<w:rStyle w:val="{xml_text(self._styles.id(role))}"/>'


def _at_most_63_columns(table: Table) -> Table:
    """The table as Word can open it: what is in further columns comes into the last."""
    if len(table.head) <= MAX_COLUMNS:
        return table
    return Table(_folded(table.head), tuple(_folded(row) for row in table.rows))


def _folded(row: Sequence[Cell]) -> tuple[Cell, ...]:
    last: list[Block] = []
    for cell in row[MAX_COLUMNS - 1 :]:
        first = cell[0] if cell else Paragraph(())
        if last and isinstance(last[-1], Paragraph) and isinstance(first, Paragraph):
            last[-1] = Paragraph((*last[-1].inlines, Text(" | "), *first.inlines))
            last += cell[1:]
        else:
            last += cell or [first]
    return (*row[: MAX_COLUMNS - 1], tuple(last))


def _introduces(inlines: Sequence[Inline], role: str) -> bool:
    """Whether a paragraph belongs on the page of what follows it.

    So do a heading, a line that is bold as a whole, and a sentence that is not finished; but items
    of a list may all end in a comma.
    """
    if role in HEADING_ROLES.values():
        return True
    words = [inline for inline in inlines if not isinstance(inline, (Break, Note))]
    if words and all(isinstance(inline, Text) and inline.bold for inline in words):
        return True
    return shown_text(inlines).rstrip().endswith(":" if role == "list" else (":", ","))


def _table(widths: Sequence[int], indent: int, rows: Sequence[str], style: str = "") -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f'<w:tblStyle w:val="{xml_text(style)}"/>' if style else ""
    margins = "" if style else FLUSH
    indented = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indented}'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="0420" w:firstRow="1" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _numbered(ident: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>'


def _run(text: str, style: str = "") -> str:
    lines = xml_text(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r>'
