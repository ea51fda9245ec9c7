"""A Word document as house style: opened with care, emptied, given its header and footer."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from textwrap import shorten
from typing import Any

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.text.paragraph import Paragraph

from protowiz.document.tree import Document
from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.render.word.footnotes import clear_notes
from protowiz.render.word.styles import Styles
from protowiz.workspace.files import read_bytes

MAX_UNPACKED = 200_000_000
LANGUAGE = "nl-BE"
DRAFT_MARK = "ONTWERP"
HEADER_LENGTH = 180
"""As many characters fit on two lines of the header."""

_A4 = (
    f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_RELATIONS = f"{{{nsmap['r']}}}"
_WORD = f"{{{nsmap['w']}}}"
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_OF_THE_WHOLE = {
    "styles",
    "numbering",
    "settings",
    "webSettings",
    "fontTable",
    "theme",
    "footnotes",
    "endnotes",
    "customXml",
}
"""The parts that belong to a document as a whole; all others go out with its text."""
_OF_THE_FILE = {"officeDocument", "custom-properties"}
"""The parts of the file beside the document that stay.

LibreOffice 7.4 relates to the core properties by a type of its own, so that python-docx would not
find them and write a second part under the same name.
"""


def open_house_style(path: Path) -> WordDocument:
    """The document at a path, without its text.

    Raises:
        UserError: it cannot be read, or is so large when unpacked that it must be a trap.
        Exception: it is damaged, which shows in many ways inside zipfile, python-docx and lxml.
    """
    content = io.BytesIO(read_bytes(path))
    with zipfile.ZipFile(content) as package:
        if sum(entry.file_size for entry in package.infolist()) > MAX_UNPACKED:
            raise UserError(
                f"De huisstijl {path} is uitgepakt veel te groot.", "Geef een ander document op."
            )
    word = open_docx(content)
    _keep_one_section(word.element.body)
    clear_notes(word)
    used = {value for element in word.element.iter() for value in element.attrib.values()}
    for ident, relation in list(word.part.rels.items()):
        if ident not in used and _kind(relation) not in _OF_THE_WHOLE:
            del word.part.rels[ident]
    package = word.part.package
    for ident, relation in list(package.rels.items()):
        if _kind(relation) not in _OF_THE_FILE:
            del package.rels[ident]
    for part in package.iter_parts():
        _cut_off(part)
    return word


def _cut_off(part: Any) -> None:
    """Take out whatever would make Word fetch something from elsewhere; hyperlinks stay."""
    is_settings = str(part.content_type).endswith(".settings+xml")
    dropped = {
        ident
        for ident, relation in part.rels.items()
        if relation.is_external and _kind(relation) != "hyperlink"
    }
    if not (is_settings or dropped):
        return
    is_xml = isinstance(part, XmlPart)
    root = part.element if is_xml else parse_xml(part.blob)
    if is_settings:
        for tag in ("w:attachedTemplate", "w:mailMerge"):
            for element in root.findall(qn(tag)):
                root.remove(element)
        used = {value for element in root.iter() for value in element.attrib.values()}
        dropped |= {ident for ident in part.rels if ident not in used}
    for element in list(root.iter()):
        for name in [name for name in element.attrib if element.get(name) in dropped]:
            if not name.startswith(_RELATIONS):
                continue
            del element.attrib[name]
            if str(element.tag).startswith(_WORD) and element.getparent() is not None:
                element.getparent().remove(element)
    for ident in dropped:
        del part.rels[ident]
    if not is_xml:
        part._blob = serialize_part_xml(root)


def _kind(relation: Any) -> str:
    """The last word of the type of a relation."""
    return str(relation.reltype).rpartition("/")[2]


def _keep_one_section(body: Any) -> None:
    """Take out the text; the headers and footers of its sections come together in one section.

    The first page of the protocol is like the first page of the first section.
    """
    last = body.find(qn("w:sectPr"))
    if last is None:
        last = parse_xml(_A4)
        body.append(last)
    references: dict[tuple[str, str], Any] = {}
    sections = [it for it in body.iter(last.tag) if it.getparent().tag != qn("w:sectPrChange")]
    for section in sections:
        for reference in [child for child in section if child.tag in _REFERENCES]:
            page = reference.get(qn("w:type"))
            if page != "first" or (reference.tag, page) not in references:
                references[reference.tag, page] = reference
            section.remove(reference)
    for reference in references.values():
        last.insert(0, reference)
    last.titlePg_val = sections[0].titlePg_val or last.titlePg_val
    for element in [child for child in body if child is not last]:
        body.remove(element)


def set_language(word: WordDocument) -> None:
    """Let every style of the document be in Dutch."""
    root = word.styles.element
    run = root
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        inner = run.find(qn(tag))
        if inner is None:
            inner = OxmlElement(tag)
            run.insert(0, inner)
        run = inner
    if run.find(qn("w:lang")) is None:
        run.append(OxmlElement("w:lang"))
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def set_properties(word: WordDocument, document: Document) -> None:
    """Title, subject and language; nothing about who made the file or when."""
    properties = word.core_properties
    element = properties._element
    for child in list(element):
        element.remove(child)
    properties.title = clean_line(document.title)[:255]
    properties.subject = clean_line(document.subject)[:255]
    properties.language = LANGUAGE


def set_header_and_footer(word: WordDocument, styles: Styles, document: Document) -> None:
    """Title above and page number below, where the house has nothing of its own there.

    A first page that differs has its title in the text. A draft says so on every page.
    """
    title = shorten(clean_line(document.title), HEADER_LENGTH, placeholder="…")
    headers, footers = _in_use(word, "header"), _in_use(word, "footer")
    is_ours = not _has_content(headers["default"])
    for page, header in headers.items():
        above = title if is_ours and page != "first" and not _has_content(header) else ""
        if above or document.is_draft:
            line = _line(header, styles.id("header"))
            line.add_run(above)
            if document.is_draft:
                line.add_run(f"  {DRAFT_MARK}" if above else DRAFT_MARK).bold = True
    is_ours = not _has_content(footers["default"])
    for footer in footers.values():
        if is_ours and not _has_content(footer):
            line = _line(footer, styles.id("footer"))
            line.add_run("Pagina ")
            _add_field(line, "PAGE")
            line.add_run(" van ")
            _add_field(line, "NUMPAGES")


def _in_use(word: WordDocument, kind: str) -> dict[str, Any]:
    """The headers or footers that some page shows, by the pages that do."""
    section = word.sections[-1]
    found = {"default": getattr(section, kind)}
    if section.different_first_page_header_footer:
        found["first"] = getattr(section, f"first_page_{kind}")
    kinds = {relation.reltype for relation in word.part.rels.values()}
    if RELATIONSHIP_TYPE.SETTINGS in kinds and word.settings.odd_and_even_pages_header_footer:
        found["even"] = getattr(section, f"even_page_{kind}")
    return found


def _has_content(story: Any) -> bool:
    """Whether a header or footer holds anything."""
    if story.is_linked_to_previous:
        return False
    return any(
        story._element.find(f".//{qn(tag)}") is not None
        for tag in ("w:t", "w:drawing", "w:pict", "w:object", "w:fldSimple", "w:instrText")
    )


def _line(story: Any, style: str) -> Paragraph:
    """An empty paragraph in a header or footer: the first one if nothing stands there."""
    empty = story.paragraphs and not _has_content(story)
    paragraph: Paragraph = story.paragraphs[0] if empty else story.add_paragraph()
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = style
    return paragraph


def _add_field(paragraph: Paragraph, code: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def text_width(word: WordDocument) -> int:
    """The width of the text in twentieths of a point."""
    section = word.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return 9070
    return max(int((page - left - right) / 635), 1000)
