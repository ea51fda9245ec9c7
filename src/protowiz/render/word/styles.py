"""Styles of a Word document by what they are for, whatever they are called there.

A house style may have Dutch names, come from LibreOffice, or lack half of the styles: a style is
found by name without regard to case, then by its Dutch name, and else copied from our own.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from protowiz.resources import templates_folder

NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "text": ("paragraph", ("Normal", "Standaard", "Standard")),
    "title": ("paragraph", ("Title", "Titel")),
    "heading 1": ("paragraph", ("heading 1", "Kop 1")),
    "heading 2": ("paragraph", ("heading 2", "Kop 2")),
    "heading 3": ("paragraph", ("heading 3", "Kop 3")),
    "heading 4": ("paragraph", ("heading 4", "Kop 4")),
    "list": ("paragraph", ("List Paragraph", "Lijstalinea")),
    "header": ("paragraph", ("header", "Koptekst")),
    "footer": ("paragraph", ("footer", "Voettekst")),
    "note": ("paragraph", ("footnote text", "Voetnoottekst")),
    "note mark": ("character", ("footnote reference", "Voetnootmarkering")),
    "link": ("character", ("Hyperlink", "Internet Link")),
    "table": ("table", ("Table Grid", "Tabelraster")),
}


@cache
def _own_styles() -> dict[str, Any]:
    """Our own style elements by what they are for."""
    document = open_docx(str(templates_folder() / "huisstijl.docx"))
    return {role: _find(document, role) for role in NAMES}


def _find(document: WordDocument, role: str) -> Any:
    kind, names = NAMES[role]
    found: dict[str, Any] = {}
    for style in document.styles.element.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if style.get(qn("w:type")) == kind and name is not None and style.get(qn("w:styleId")):
            found.setdefault(name.get(qn("w:val"), "").casefold(), style)
    return next((found[name.casefold()] for name in names if name.casefold() in found), None)


class Styles:
    """The style ids of one document, by what they are for."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._found: dict[str, Any] = {}
        if self._default("paragraph") is None:
            # LibreOffice may leave out the mark; plain paragraphs would have no style then
            self._style("text").set(qn("w:default"), "1")

    def id(self, role: str) -> str:
        """The id of the style for a role of `NAMES`; the style is added where it is missing."""
        return str(self._style(role).get(qn("w:styleId")))

    def is_numbered(self, role: str) -> bool:
        """Whether the house gives paragraphs of this style a number of its own."""
        root = self._document.styles.element
        by_id = {style.get(qn("w:styleId")): style for style in root.findall(qn("w:style"))}
        style = self._style(role)
        while style is not None:
            if style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
                return True
            base = style.find(qn("w:basedOn"))
            style = by_id.pop(base.get(qn("w:val")), None) if base is not None else None
        return False

    def _style(self, role: str) -> Any:
        if role not in self._found:
            style = _find(self._document, role)
            self._found[role] = self._add(role) if style is None else style
        return self._found[role]

    def _add(self, role: str) -> Any:
        root = self._document.styles.element
        style = copy.deepcopy(_own_styles()[role])
        taken = {other.get(qn("w:styleId")) for other in root.findall(qn("w:style"))}
        ident = style.get(qn("w:styleId"))
        while ident in taken:
            ident += "Protocol"
        style.set(qn("w:styleId"), ident)
        for name in ("w:basedOn", "w:next"):
            link = style.find(qn(name))
            if link is None:
                continue
            base = self._default(style.get(qn("w:type")))
            if base is None:
                style.remove(link)
            else:
                link.set(qn("w:val"), base)
        root.append(style)
        return style

    def _default(self, kind: str) -> str | None:
        """The id of the document's default style of a kind."""
        for style in self._document.styles.element.findall(qn("w:style")):
            if style.get(qn("w:type")) == kind and style.get(qn("w:default")) in ("1", "true"):
                return str(style.get(qn("w:styleId")))
        return None
