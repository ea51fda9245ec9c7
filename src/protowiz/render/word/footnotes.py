"""The notes of a Word document, whose parts python-docx does not know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_SEPARATORS = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    "</w:footnotes>"
)
_SPECIAL = ("separator", "continuationSeparator", "continuationNotice")


class Footnotes:
    """Adds footnotes; the part is made at the first one."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document

    def add(self, paragraphs: str) -> int:
        """Add a footnote of paragraphs written as XML; its id."""
        ident = next(self._free_ids)
        self.part.element.append(
            parse_xml(f'<w:footnote {nsdecls("w", "r")} w:id="{ident}">{paragraphs}</w:footnote>')
        )
        return ident

    @cached_property
    def part(self) -> Any:
        """The footnotes part; what stands in a note relates to others from here."""
        main = self._document.part
        existing = _notes_part(main, RELATIONSHIP_TYPE.FOOTNOTES)
        if existing is not None:
            return existing
        root = parse_xml(_SEPARATORS)
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part

    @cached_property
    def _free_ids(self) -> Iterator[int]:
        """Word gives its separators -1 and 0, LibreOffice 0 and 1: begin behind both."""
        notes = self.part.element.findall(qn("w:footnote"))
        return count(max([0, *(int(note.get(qn("w:id"))) for note in notes)]) + 1)


def clear_notes(document: WordDocument) -> None:
    """Take out the notes of the text that a house style came with; the separators stay."""
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        part = _notes_part(document.part, kind)
        if part is not None:
            for note in list(part.element):
                if note.get(qn("w:type")) not in _SPECIAL:
                    part.element.remove(note)


def _notes_part(main: Any, kind: str) -> Any:
    """The part with the notes of a kind, parsed; None where there is none."""
    for relation in main.rels.values():
        if relation.reltype != kind or relation.is_external:
            continue
        part = relation.target_part
        if not isinstance(part, XmlPart):
            root = parse_xml(part.blob)
            part = XmlPart(part.partname, part.content_type, root, part.package)
            relation._target = part  # python-docx reads this part as plain bytes
        return part
    return None
