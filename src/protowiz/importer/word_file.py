"""Reading a Word file: paragraphs with their computed numbers, lists, tables and footnotes.

The parts of the package are read as plain XML without entities, within bounds; nothing of the file
is ever executed or fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from protowiz.document.tree import (
    Block,
    Break,
    Cell,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Paragraph,
    Table,
    Text,
    merge,
)
from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece, lists_joined

MAX_UNPACKED = 200_000_000
MAX_PART = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {"del", "moveFrom", "instrText", "delText", "txbxContent", "pict", "rPr", "pPr"}
_HEADING = re.compile(r"(?:heading|kop)\s*(\d)", re.I)
_TITLE = ("title", "titel")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read_word_file(content: bytes, name: str, report: Report) -> list[Piece]:
    """The pieces of a Word document.

    Raises:
        UserError: it is no Word document, is damaged, or unpacks to far too much.
    """
    try:
        return _Reader(_parts(content, name), report).pieces()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, OSError, ValueError) as error:
        raise UserError(
            f"{name} is geen Word-document (.docx), of het is beschadigd.",
            "Open het in uw tekstverwerker en bewaar het opnieuw als .docx.",
        ) from error


def _parts(content: bytes, name: str) -> dict[str, Any]:
    """The XML of the parts that hold text, numbering, styles and footnotes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = {entry.filename: entry for entry in package.infolist()}
        if "mimetype" in entries and "word/document.xml" not in entries:
            raise UserError(
                f"{name} is een OpenDocument-bestand, wat de naam ook zegt.",
                "Open het in uw tekstverwerker en bewaar het als .docx.",
            )
        if sum(entry.file_size for entry in entries.values()) > MAX_UNPACKED:
            raise UserError(f"{name} is uitgepakt veel te groot.", "Kies een ander bestand.")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        parts = {}
        for part in ("document", "numbering", "styles", "footnotes"):
            entry = entries.get(f"word/{part}.xml")
            if entry is None and part != "document":
                continue
            with package.open(f"word/{part}.xml") as stream:
                text = stream.read(MAX_PART + 1)
            if len(text) > MAX_PART:
                raise UserError(f"{name} is uitgepakt veel te groot.", "Kies een ander bestand.")
            if b"<!DOCTYPE" in text[:2000] or b"<!ENTITY" in text:
                raise UserError(
                    f"{name} bevat een verwijzing naar buiten (DTD) en wordt niet gelezen.",
                    "Open het in uw tekstverwerker en bewaar het opnieuw als .docx.",
                )
            parts[part] = etree.fromstring(text, parser)
        return parts


@dataclass
class _Level:
    """One level of a list: how it is numbered."""

    kind: str = "decimal"
    text: str = "%1."
    start: int = 1


class _Reader:
    def __init__(self, parts: dict[str, Any], report: Report) -> None:
        self.parts = parts
        self.report = report
        self.lists = _Lists(parts.get("numbering"))
        self.styles = _styles(parts.get("styles"))
        self.notes = (
            {
                note.get(f"{_W}id"): note
                for note in parts["footnotes"].iter(f"{_W}footnote")
                if note.get(f"{_W}type") in (None, "normal")
            }
            if "footnotes" in parts
            else {}
        )

    def pieces(self) -> list[Piece]:
        body = self.parts["document"].find(f"{_W}body")
        if body is None:
            raise ValueError("no body")
        self._tell_changes(body)
        pieces: list[Piece] = []
        for number, element in enumerate(_blocks_in(body), 1):
            if element.tag == f"{_W}tbl":
                pieces.append(Piece(self._table(element), number))
            else:
                self._paragraph(element, number, pieces)
        return pieces

    def _tell_changes(self, body: Any) -> None:
        for tag, what in (
            ("del", "Voorgestelde schrappingen zijn als geschrapt gelezen"),
            ("ins", "Voorgestelde toevoegingen zijn als tekst gelezen"),
            ("commentReference", "Opmerkingen in de marge zijn niet overgenomen"),
            ("drawing", "Afbeeldingen zijn niet overgenomen"),
            ("txbxContent", "De tekst van tekstvakken is niet overgenomen: neem die zelf over"),
            ("endnoteReference", "Eindnoten zijn niet overgenomen: neem die zelf over"),
        ):
            count = sum(1 for _ in body.iter(f"{_W}{tag}"))
            if count:
                self.report.add(Outcome.DOUBTFUL, f"{what} ({count}).")

    def _paragraph(self, element: Any, number: int, pieces: list[Piece]) -> None:
        inlines = merge(self._inlines(element))
        label, level = self._numbering(element)
        if not inlines:
            return
        style = self._style(element)
        heading = _HEADING.search(style)
        if label is None and (heading or style.casefold() in _TITLE):
            pieces.append(
                Piece(Heading(min(int(heading[1]), 6) if heading else 1, inlines), number)
            )
        elif label is None:
            pieces.append(Piece(Paragraph(inlines), number))
        elif heading or not _is_list_label(label):
            lead = Text(f"{label} ")
            block = (
                Heading(int(heading[1]), merge((lead, *inlines)))
                if heading
                else Paragraph(merge((lead, *inlines)))
            )
            pieces.append(Piece(block, number))
        else:
            self._item(Item((Paragraph(inlines),), label), level, number, pieces)

    def _item(self, item: Item, level: int, number: int, pieces: list[Piece]) -> None:
        """An item of a list; a deeper one goes into the item above it."""
        last = pieces[-1].block if pieces else None
        if level == 0 or not isinstance(last, Listing):
            pieces.append(Piece(Listing((item,)), number))
            return
        pieces[-1] = Piece(_with_item(last, item, level), pieces[-1].line)

    def _numbering(self, element: Any) -> tuple[str | None, int]:
        """The label of a paragraph in a list ("" for a bullet) and its level, or None."""
        properties = element.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            properties = self.styles.get(self._style_id(element), (None, None))[1]
        if properties is None:
            return None, 0
        number = properties.find(f"{_W}numId")
        depth = properties.find(f"{_W}ilvl")
        ident = number.get(f"{_W}val") if number is not None else None
        level = int(depth.get(f"{_W}val", "0")) if depth is not None else 0
        if ident in (None, "0"):
            return None, 0
        return self.lists.label(str(ident), level), level

    def _style_id(self, element: Any) -> str:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        return str(style.get(f"{_W}val", "")) if style is not None else ""

    def _style(self, element: Any) -> str:
        ident = self._style_id(element)
        return self.styles.get(ident, (ident, None))[0] or ident

    def _inlines(self, element: Any) -> Iterator[Inline]:
        """The words of a paragraph, with its footnotes at their marks."""
        for child in element:
            tag = str(child.tag).removeprefix(_W)
            if tag in _SKIPPED:
                continue
            if tag == "r":
                yield from self._run(child)
            else:
                yield from self._inlines(child)

    def _run(self, run: Any) -> Iterator[Inline]:
        bold, italic = _is_on(run, "b"), _is_on(run, "i")
        for child in run:
            match str(child.tag).removeprefix(_W):
                case "t":
                    yield Text(clean_line(child.text or ""), bold, italic)
                case "tab":
                    yield Text(" ")
                case "br" | "cr":
                    if child.get(f"{_W}type") in (None, "textWrapping"):
                        yield Break()
                case "noBreakHyphen":
                    yield Text("-", bold, italic)
                case "footnoteReference":
                    note = self.notes.get(child.get(f"{_W}id"))
                    if note is not None:
                        blocks = tuple(self._cell(note))
                        yield Note(blocks)

    def _cell(self, element: Any) -> Cell:
        """The blocks of a cell or a footnote."""
        pieces: list[Piece] = []
        for inner in _blocks_in(element):
            if inner.tag == f"{_W}tbl":
                pieces.append(Piece(self._table(inner), 0))
            else:
                self._paragraph(inner, 0, pieces)
        return tuple(piece.block for piece in lists_joined(pieces))

    def _table(self, table: Any) -> Block:
        rows = []
        heads = 0
        for row in table.iter(f"{_W}tr"):
            if row.getparent() is not table:
                continue
            rows.append(tuple(self._cell(cell) for cell in row.findall(f"{_W}tc")))
            if row.find(f"{_W}trPr/{_W}tblHeader") is not None and heads == len(rows) - 1:
                heads += 1
        width = max((len(row) for row in rows), default=0)
        full = [(*row, *((),) * (width - len(row))) for row in rows]
        if heads:
            return Table(full[0], tuple(full[1:]))
        return Table(((),) * width, tuple(full))


def _with_item(listing: Listing, item: Item, level: int) -> Listing:
    *others, last = listing.items
    inner = last.blocks[-1]
    if isinstance(inner, Listing) and (
        level > 1 or bool(inner.items[-1].label) == bool(item.label)
    ):
        deeper = _with_item(inner, item, level - 1) if level > 1 else Listing((*inner.items, item))
        blocks = (*last.blocks[:-1], deeper)
    else:
        blocks = (*last.blocks, Listing((item,)))
    return Listing((*others, Item(blocks, last.label)))


def _blocks_in(element: Any) -> Iterator[Any]:
    """The paragraphs and tables directly in an element, content controls opened."""
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"):
            yield from _blocks_in(child)


def _is_on(run: Any, name: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _is_list_label(label: str) -> bool:
    """Whether a label may be that of a list item; "Artikel 1" is part of the words."""
    return not label or bool(
        re.fullmatch(r"[A-Za-z]{0,5}\d{0,3}[.)°]|\d{1,3}(?:\.\d+)*[.)]?", label)
    )


def _styles(root: Any) -> dict[str, tuple[str, Any]]:
    """Name and numbering of each paragraph style by its id."""
    if root is None:
        return {}
    found = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        found[str(style.get(f"{_W}styleId", ""))] = (
            str(name.get(f"{_W}val", "")) if name is not None else "",
            style.find(f"{_W}pPr/{_W}numPr"),
        )
    return found


class _Lists:
    """Counts the items of the lists of a document as Word does."""

    def __init__(self, root: Any) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        abstracts = {}
        for abstract in root.iter(f"{_W}abstractNum") if root is not None else ():
            abstracts[abstract.get(f"{_W}abstractNumId")] = {
                int(level.get(f"{_W}ilvl", "0")): _level(level)
                for level in abstract.iter(f"{_W}lvl")
            }
        for number in root.iter(f"{_W}num") if root is not None else ():
            reference = number.find(f"{_W}abstractNumId")
            levels = (
                dict(abstracts.get(reference.get(f"{_W}val"), {})) if reference is not None else {}
            )
            for override in number.iter(f"{_W}lvlOverride"):
                depth = int(override.get(f"{_W}ilvl", "0"))
                inner, start = override.find(f"{_W}lvl"), override.find(f"{_W}startOverride")
                level = _level(inner) if inner is not None else levels.get(depth, _Level())
                if start is not None:
                    level = _Level(level.kind, level.text, int(start.get(f"{_W}val", "1")))
                levels[depth] = level
            self.levels[str(number.get(f"{_W}numId"))] = levels

    def label(self, ident: str, level: int) -> str:
        """The label of the next item of a list at a level; "" for a bullet."""
        levels = self.levels.get(ident, {})
        how = levels.get(level, _Level("bullet"))
        counts = self.counts.setdefault(ident, {})
        counts[level] = counts.get(level, how.start - 1) + 1
        for deeper in [depth for depth in counts if depth > level]:
            del counts[deeper]
        if how.kind in ("bullet", "none"):
            return ""
        label = how.text
        for depth in range(level + 1):
            counted = levels.get(depth, _Level())
            label = label.replace(
                f"%{depth + 1}", _written(counted.kind, counts.get(depth, counted.start))
            )
        return clean_line(label).strip()


def _level(element: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = element.find(f"{_W}{name}")
        return str(found.get(f"{_W}val", default)) if found is not None else default

    return _Level(value("numFmt", "decimal"), value("lvlText", "%1."), int(value("start", "1")))


def _written(kind: str, number: int) -> str:
    """A number as a list writes it."""
    match kind:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if kind == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            roman, rest = "", min(number, 100)
            for size, letters in _ROMAN:
                roman += letters * (rest // size)
                rest %= size
            return roman.upper() if kind == "upperRoman" else roman
        case _:
            return str(number)
