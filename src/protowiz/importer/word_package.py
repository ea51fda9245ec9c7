"""The parts of a Word package as XML without entities, within bounds.

Nothing of the file is ever executed or fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from protowiz.errors import UserError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAX_UNPACKED = 200_000_000
MAX_PART = 10_000_000
MAX_TAGS = 400_000
"""So many tags a package may have in the parts that are read; each costs some 100 bytes."""
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Part:
    """One part of the package."""

    root: Any
    links: Mapping[str, str] = field(default_factory=dict)
    """The addresses outside the package, by the id of the relation."""
    related: Mapping[str, str] = field(default_factory=dict)
    """The names of other parts, by the id and by the kind of the relation."""


class Package:
    """A Word file that is open.

    Raises:
        UserError: it unpacks to far too much, holds a DTD, or is an OpenDocument file.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        entries = self._archive.infolist()
        self._entries = {_normal(entry.filename): entry for entry in entries}
        self._tags = 0
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise self._too_large()
        main = self._relations("").related.get("officeDocument", "word/document.xml")
        if "mimetype" in self._entries and main not in self._entries:
            raise UserError(
                f"{name} is een OpenDocument-bestand, wat de naam ook zegt.",
                "Open het in uw tekstverwerker en bewaar het als .docx.",
            )
        self.main = self.part(main)

    def part(self, path: str) -> Part:
        """A part with its relations."""
        relations = self._relations(path)
        return Part(self._xml(path), relations.links, relations.related)

    def of_kind(self, kind: str) -> Part | None:
        """The part that the document says it has for its styles, its footnotes and so on."""
        path = self.main.related.get(kind, f"word/{kind}.xml")
        return self.part(path) if path in self._entries else None

    def related(self, ident: str) -> Part | None:
        """The part behind a relation of the document, such as a header."""
        path = self.main.related.get(ident, "")
        return self.part(path) if path in self._entries else None

    def _relations(self, path: str) -> Part:
        folder, _, file = path.rpartition("/")
        where = _normal(f"{folder}/_rels/{file}.rels")
        links: dict[str, str] = {}
        related: dict[str, str] = {}
        for relation in self._xml(where).iter(_RELATION) if where in self._entries else ():
            ident, target = relation.get("Id", ""), relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                links[ident] = target
            else:
                related[ident] = _normal(target if target[:1] == "/" else f"{folder}/{target}")
                related.setdefault(relation.get("Type", "").rpartition("/")[2], related[ident])
        return Part(None, links, related)

    def _xml(self, path: str) -> Any:
        """The root of a part; names of the strict kind become those that all others use."""
        with self._archive.open(self._entries[path]) as stream:
            text = stream.read(MAX_PART + 1)
        if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = text.decode("utf-16").partition("?>")[2].encode()
        self._tags += text.count(b"<")
        if len(text) > MAX_PART or self._tags > MAX_TAGS:
            raise self._too_large()
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise UserError(
                f"{self.name} bevat een verwijzing naar buiten (DTD) en wordt niet gelezen.",
                "Open het in uw tekstverwerker en bewaar het opnieuw als .docx.",
            )
        for strict, usual in _STRICT:
            text = text.replace(strict, usual.strip("{}").encode())
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        return etree.fromstring(text, parser)

    def _too_large(self) -> UserError:
        return UserError(f"{self.name} is uitgepakt veel te groot.", "Kies een ander bestand.")


def _normal(path: str) -> str:
    """The name of a part as all of them are compared."""
    return posixpath.normpath(path.replace("\\", "/")).lstrip("/")
