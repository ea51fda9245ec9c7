"""The document tree to a .docx: headings, lists, tables, footnotes and signatures are real ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from protowiz.document.tree import (
    Block,
    Break,
    Cell,
    Document,
    Gap,
    Heading,
    Inline,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    inlines_of,
)
from protowiz.draft.text import clean
from protowiz.errors import UserError
from protowiz.render.word.footnotes import Footnotes
from protowiz.render.word.numbering import Numbering
from protowiz.render.word.styles import Styles
from protowiz.resources import templates_folder

HEADING_ROLES = {1: "title", 2: "heading 1", 3: "heading 2", 4: "heading 3"}
MAX_UNPACKED = 200_000_000
SIGNING_ROOM = Pt(42)
DEEPEST_LIST = 8


def write_docx(document: Document, house_style: Path | None = None) -> bytes:
    """The Word file of a document; the same document gives the same bytes.

    Raises:
        UserError: the house style cannot be read or is no .docx.
    """
    path = house_style or templates_folder() / "huisstijl.docx"
    word = _open(path)
    writer = _Writer(word)
    writer.prepare(document, is_own_style=house_style is None)
    writer.blocks(document.blocks, word.element.body)
    writer.finish()
    return _stable(word)


def _open(path: Path) -> WordDocument:
    remedy = "Geef een Word-document (.docx) op; een .doc of .dotx slaat u eerst op als .docx."
    try:
        with zipfile.ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > MAX_UNPACKED:
                raise UserError(f"De huisstijl {path} is uitgepakt veel te groot.", remedy)
        return open_docx(str(path))
    except UserError:
        raise
    except OSError as error:
        raise UserError(f"De huisstijl {path} kan niet gelezen worden.", remedy) from error
    except Exception as error:  # a damaged package fails in many ways inside zipfile and lxml
        raise UserError(f"De huisstijl {path} is geen geldig Word-document.", remedy) from error


def _stable(word: WordDocument) -> bytes:
    """The package with fixed times, so that equal documents give equal files."""
    first = io.BytesIO()
    word.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return second.getvalue()


class _Writer:
    """Writes blocks into a Word document."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.styles = Styles(word)
        self.numbering = Numbering(word)
        self.footnotes = Footnotes(word)
        self.break_page = False

    def prepare(self, document: Document, is_own_style: bool) -> None:
        """Empty the body; set language, properties, header and footer."""
        body = self.word.element.body
        for element in list(body):
            if element.tag != qn("w:sectPr"):
                body.remove(element)
        self.footnotes.clear()
        self._set_language()
        properties = self.word.core_properties
        properties.title = document.title[:255]
        properties.subject = document.subject[:255]
        properties.language = "nl-BE"
        section = self.word.sections[-1]
        if is_own_style or not _has_text(section.header):
            self._header(section.header.paragraphs[0], document)
        if is_own_style or not _has_text(section.footer):
            self._footer(section.footer.paragraphs[0])

    def finish(self) -> None:
        """A document ends with a paragraph: a table at the end wants one behind it."""
        body = self.word.element.body
        last = [element for element in body if element.tag != qn("w:sectPr")][-1:]
        if not last or last[0].tag != qn("w:p"):
            self._paragraph(body)

    def blocks(self, blocks: Sequence[Block], parent: Any, depth: int = 0) -> None:
        """Write blocks at the end of an element; depth is that of the list around them."""
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            self._block(block, parent, depth, isinstance(following, Signatures))

    def _block(self, block: Block, parent: Any, depth: int, keep_next: bool) -> None:
        match block:
            case Heading():
                role = HEADING_ROLES.get(block.level, "heading 4")
                paragraph = self._paragraph(parent, role)
                self._indent(paragraph, depth)
                self._runs(paragraph, block.inlines)
            case Paragraph():
                paragraph = self._paragraph(parent)
                self._indent(paragraph, depth)
                if keep_next:
                    paragraph.paragraph_format.keep_with_next = True
                self._runs(paragraph, block.inlines)
            case Listing():
                self._listing(block, parent, depth)
            case Table():
                self._table(block, parent)
            case Signatures():
                self._signatures(block, parent)
            case PageBreak():
                self.break_page = True

    def _paragraph(self, parent: Any, role: str | None = None) -> WordParagraph:
        element = OxmlElement("w:p")
        if parent.tag == qn("w:body") and parent.find(qn("w:sectPr")) is not None:
            parent.find(qn("w:sectPr")).addprevious(element)
        else:
            parent.append(element)
        paragraph = WordParagraph(element, self.word._body)
        if role is not None:
            element.get_or_add_pPr().get_or_add_pStyle().val = self.styles.id(role)
        if self.break_page and parent.tag == qn("w:body"):
            paragraph.paragraph_format.page_break_before = True
            self.break_page = False
        return paragraph

    def _indent(self, paragraph: WordParagraph, depth: int) -> None:
        if depth:
            paragraph.paragraph_format.left_indent = Pt(397 / 20 * depth)

    def _listing(self, listing: Listing, parent: Any, depth: int) -> None:
        level = min(depth, DEEPEST_LIST)
        ids = self.numbering.ids([item.label for item in listing.items], level)
        for item, ident in zip(listing.items, ids, strict=True):
            paragraph = self._paragraph(parent, "list")
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = ident
            rest: Sequence[Block] = item.blocks
            if rest and isinstance(rest[0], Paragraph):
                self._runs(paragraph, rest[0].inlines)
                rest = rest[1:]
            self.blocks(rest, parent, depth + 1)

    def _table(self, table: Table, parent: Any) -> None:
        widths = _column_widths(table, self._text_width())
        element = self._table_element(parent, widths, "table")
        for number, row in enumerate((table.head, *table.rows)):
            cells = (*row, *[()] * (len(widths) - len(row)))[: len(widths)]
            self._row(element, cells, widths, is_head=number == 0)
        if parent.tag == qn("w:tc"):
            self._paragraph(parent)

    def _signatures(self, block: Signatures, parent: Any) -> None:
        width = self._text_width() // 2
        element = self._table_element(parent, [width, width], None)
        for start in range(0, len(block.blocks), 2):
            pair = block.blocks[start : start + 2]
            cells = (*pair, *[()] * (2 - len(pair)))
            self._row(element, cells, [width, width], is_head=False)
        paragraphs = [WordParagraph(p, self.word._body) for p in element.iter(qn("w:p"))]
        for paragraph in paragraphs:
            paragraph.paragraph_format.keep_together = True
            if paragraph.text.rstrip().endswith(":"):
                paragraph.paragraph_format.space_after = SIGNING_ROOM
        for paragraph in paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def _table_element(self, parent: Any, widths: Sequence[int], role: str | None) -> Any:
        style = f'<w:tblStyle w:val="{self.styles.id(role)}"/>' if role else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        element = parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr>{style}"
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
        )
        if parent.tag == qn("w:body") and parent.find(qn("w:sectPr")) is not None:
            parent.find(qn("w:sectPr")).addprevious(element)
        else:
            parent.append(element)
        return element

    def _row(self, table: Any, cells: Sequence[Cell], widths: Sequence[int], is_head: bool) -> None:
        head = "<w:tblHeader/>" if is_head else ""
        row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{head}</w:trPr></w:tr>")
        table.append(row)
        for cell, width in zip(cells, widths, strict=True):
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7ECF4"/>' if is_head else ""
            element = parse_xml(
                f"<w:tc {nsdecls('w')}><w:tcPr>"
                f'<w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr></w:tc>'
            )
            row.append(element)
            self.blocks(cell, element)
            if element[-1].tag != qn("w:p"):
                self._paragraph(element)
            if is_head:
                for run in element.iter(qn("w:r")):
                    Run(run, self.word._body).bold = True

    def _runs(self, paragraph: WordParagraph, inlines: Sequence[Inline]) -> None:
        for inline in inlines:
            match inline:
                case Text(url=url) if url.startswith(("https://", "http://", "mailto:")):
                    self._link(paragraph, inline)
                case Text():
                    self._run(paragraph, inline)
                case Break():
                    paragraph.add_run().add_break()
                case Gap():
                    run = paragraph.add_run(clean(inline.text))
                    run.bold = True
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                case Note():
                    self._note(paragraph, inline)

    def _run(self, paragraph: WordParagraph, text: Text) -> Run:
        run = paragraph.add_run(clean(text.text))
        if text.bold:
            run.bold = True
        if text.italic:
            run.italic = True
        return run

    def _link(self, paragraph: WordParagraph, text: Text) -> None:
        ident = self.word.part.relate_to(text.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), ident)
        run = self._run(paragraph, text)
        run._r.get_or_add_rPr().get_or_add_rStyle().val = self.styles.id("link")
        link.append(run._r)
        paragraph._p.append(link)

    def _note(self, paragraph: WordParagraph, note: Note) -> None:
        ident, element = self.footnotes.add()
        run = paragraph.add_run()
        run._r.get_or_add_rPr().get_or_add_rStyle().val = self.styles.id("note mark")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(ident))
        run._r.append(reference)
        self.blocks(note.blocks, element)
        if element.find(qn("w:p")) is None:
            self._paragraph(element)
        for text in element.iter(qn("w:p")):
            properties = text.get_or_add_pPr()
            if properties.pStyle is None:
                properties.get_or_add_pStyle().val = self.styles.id("note")
        first = element.find(qn("w:p"))
        mark = parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="{self.styles.id("note mark")}"/></w:rPr>'
            "<w:footnoteRef/></w:r>"
        )
        space = parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> </w:t></w:r>')
        start = 1 if first.pPr is not None else 0
        first.insert(start, mark)
        first.insert(start + 1, space)

    def _header(self, paragraph: WordParagraph, document: Document) -> None:
        paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = self.styles.id("header")
        title = document.title if len(document.title) <= 90 else document.title[:89].rstrip() + "…"
        paragraph.add_run(clean(title))
        if document.is_draft:
            run = paragraph.add_run("  ONTWERP")
            run.bold = True

    def _footer(self, paragraph: WordParagraph) -> None:
        paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = self.styles.id("footer")
        paragraph.add_run("Pagina ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" van ")
        _field(paragraph, "NUMPAGES")

    def _set_language(self) -> None:
        defaults = self.word.styles.element.find(qn("w:docDefaults"))
        run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}") if defaults is not None else None
        if run is None:
            return
        language = run.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            run.append(language)
        language.set(qn("w:val"), "nl-BE")

    def _text_width(self) -> int:
        """The width of the text in twentieths of a point."""
        section = self.word.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        if page is None or left is None or right is None:
            return 9070
        return int((page - left - right) / 635)


def _field(paragraph: WordParagraph, code: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def _has_text(story: Any) -> bool:
    """Whether a header or footer of a house style holds anything."""
    if story.is_linked_to_previous:
        return False
    element = story._element
    return any(
        element.find(f".//{qn(tag)}") is not None
        for tag in ("w:t", "w:drawing", "w:pict", "w:fldSimple", "w:instrText")
    )


def _column_widths(table: Table, total: int) -> list[int]:
    """Widths by what the columns hold: a short column stays narrow, no column vanishes."""
    lengths = []
    for index in range(len(table.head)):
        cells = [row[index] for row in (table.head, *table.rows) if index < len(row)]
        texts = ["".join(i.text for i in inlines_of(cell) if isinstance(i, Text)) for cell in cells]
        longest_word = max((len(word) for text in texts for word in text.split()), default=1)
        longest = max((len(text) for text in texts), default=1)
        lengths.append(min(max(longest, longest_word), 90) ** 0.75 + longest_word * 0.6 + 1)
    widths = [int(total * length / sum(lengths)) for length in lengths]
    widths[-1] += total - sum(widths)
    return widths
