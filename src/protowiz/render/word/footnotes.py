"""The footnotes part of a Word document, which python-docx does not know."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_SEPARATORS = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    "</w:footnotes>"
)


class Footnotes:
    """Adds footnotes; the part is made at the first one."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._part: Any = None

    def add(self) -> tuple[int, Any]:
        """A new footnote: its id and its element, which wants paragraphs."""
        root = self.part.element
        ids = [int(note.get(qn("w:id"))) for note in root.findall(qn("w:footnote"))]
        ident = max([0, *ids]) + 1
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(ident))
        root.append(note)
        return ident, note

    @property
    def part(self) -> Any:
        """The footnotes part."""
        if self._part is None:
            self._part = self._existing() or self._new()
        return self._part

    def clear(self) -> None:
        """Take out the notes of the text that a house style came with; the separators stay."""
        part = self._existing()
        if part is None:
            return
        for note in part.element.findall(qn("w:footnote")):
            if note.get(qn("w:type")) is None:
                part.element.remove(note)
        self._part = part

    def _existing(self) -> Any:
        main = self._document.part
        for relation in main.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
                part = relation.target_part
                if isinstance(part, XmlPart):
                    return part
                parsed = XmlPart(
                    part.partname, part.content_type, parse_xml(part.blob), part.package
                )
                relation._target = parsed  # python-docx reads this part as plain bytes
                return parsed
        return None

    def _new(self) -> Any:
        main = self._document.part
        part = XmlPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            parse_xml(_SEPARATORS),
            main.package,
        )
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part
