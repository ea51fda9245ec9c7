"""A .docx as its XML says it is: paragraphs with their labels, footnotes at their marks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import ooxml_integrity
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


NO_LIST = "Numbering definition '0' referenced but not found"
"""List 0 says that a paragraph is in no list (ECMA-376, 17.9.18); one checker looks for it."""


def findings(data: bytes, folder: Path) -> list[str]:
    """What two independent checkers have against a file."""
    path = folder / "gecontroleerd.docx"
    path.write_bytes(data)
    found = [str(error) for error in OpenXmlValidator().validate(path).errors]
    found += [str(finding) for finding in ooxml_integrity.check(path)]
    return [finding for finding in found if NO_LIST not in finding]


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of an element, empty where either is missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


@dataclass(frozen=True)
class Line:
    """One paragraph of the text."""

    element: Element
    style: str
    """The name of its style."""
    label: str
    text: str
    """Footnotes stand in it between ⟦ and ⟧."""

    @property
    def has_real_label(self) -> bool:
        return self.element.find(f"{W}pPr/{W}numPr") is not None

    def has(self, name: str) -> bool:
        """Whether the paragraph has a property such as keepNext."""
        return self.element.find(f"{W}pPr/{W}{name}") is not None


class Docx:
    """The parts of a .docx."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            self.files = {name: package.read(name) for name in package.namelist()}

    def part(self, name: str) -> Element:
        return ElementTree.fromstring(self.files[name])

    def parts(self, start: str) -> list[Element]:
        """The parts whose names begin like this, `word/header` say."""
        return [self.part(name) for name in sorted(self.files) if name.startswith(start)]

    def targets(self, name: str) -> dict[str, str]:
        """What a part relates to, by relation id."""
        folder, _, base = name.rpartition("/")
        relations = f"{folder}/_rels/{base}.rels"
        if relations not in self.files:
            return {}
        found = self.part(relations).iter(RELATION)
        return {it.get("Id", ""): it.get("Target", "") for it in found}

    def related(self, element: Element) -> str:
        """The name of the part that an element of the text refers to."""
        return f"word/{self.targets('word/document.xml')[element.get(f'{R}id', '')]}"

    @cached_property
    def properties(self) -> dict[str, str | None]:
        """The core properties: title, subject and so on."""
        found = self.part("docProps/core.xml")
        return {element.tag.rpartition("}")[2]: element.text for element in found}

    @cached_property
    def body(self) -> Element:
        body = self.part("word/document.xml").find(f"{W}body")
        assert body is not None
        return body

    @cached_property
    def lines(self) -> list[Line]:
        """The paragraphs of the text in reading order, those in cells included."""
        counters = _Counters(self)
        return [self._line(element, counters) for element in self.body.iter(f"{W}p")]

    def level(self, paragraph: Element) -> Element:
        """The definition of the level of a list that a paragraph is an item of."""
        found = _Counters(self).level(paragraph)
        assert found is not None
        return found

    def words(self) -> list[str]:
        """Every word, labels of lists included, in reading order."""
        text = "\n".join(f"{line.label} {line.text}" for line in self.lines)
        return text.replace("⟦", " ").replace("⟧", " ").split()

    def line(self, start: str) -> Line:
        """The paragraph that begins with some words."""
        return next(line for line in self.lines if line.text.startswith(start))

    def text_of(self, start: str) -> str:
        """All text in the parts whose names begin like this."""
        return " ".join("".join(part.itertext()) for part in self.parts(start))

    @cached_property
    def style_names(self) -> dict[str, str]:
        styles = self.part("word/styles.xml").iter(f"{W}style")
        return {value(style, "styleId"): value(style.find(f"{W}name")) for style in styles}

    @cached_property
    def footnotes(self) -> dict[str, Element]:
        """The footnotes of the text by their id, without the separators."""
        if "word/footnotes.xml" not in self.files:
            return {}
        notes = self.part("word/footnotes.xml").iter(f"{W}footnote")
        return {value(note, "id"): note for note in notes if not value(note, "type")}

    def _line(self, element: Element, counters: _Counters) -> Line:
        style = value(element.find(f"{W}pPr/{W}pStyle"))
        label = counters.label(element)
        text = "".join(self._text(element, counters))
        return Line(element, self.style_names[style] if style else "", label, text)

    def _text(self, paragraph: Element, counters: _Counters) -> Iterator[str]:
        for element in paragraph.iter():
            match element.tag.removeprefix(W):
                case "t":
                    yield element.text or ""
                case "br":
                    yield " "
                case "footnoteReference":
                    note = self.footnotes[value(element, "id")]
                    lines = [self._line(inner, counters) for inner in note.iter(f"{W}p")]
                    yield "⟦" + " ".join(f"{line.label} {line.text}" for line in lines) + "⟧"


class _Counters:
    """Counts lists as Word does: each list and level on its own, deeper levels begin anew."""

    def __init__(self, docx: Docx) -> None:
        self._levels: dict[tuple[str, int], Element] = {}
        self._now: dict[tuple[str, int], int] = {}
        if "word/numbering.xml" not in docx.files:
            return
        root = docx.part("word/numbering.xml")
        abstracts = {value(it, "abstractNumId"): it for it in root.iter(f"{W}abstractNum")}
        for num in root.iter(f"{W}num"):
            abstract = abstracts[value(num.find(f"{W}abstractNumId"))]
            for level in abstract.iter(f"{W}lvl"):
                self._levels[value(num, "numId"), int(value(level, "ilvl"))] = level

    def level(self, paragraph: Element) -> Element | None:
        """The definition of the level that a paragraph is on, None if it is in no list."""
        ident, depth = self._place(paragraph)
        return None if ident == "0" else self._levels[ident, depth]

    @staticmethod
    def _place(paragraph: Element) -> tuple[str, int]:
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        if numbered is None:
            return "0", 0
        return value(numbered.find(f"{W}numId")), int(value(numbered.find(f"{W}ilvl")))

    def label(self, paragraph: Element) -> str:
        """The label that Word shows before a paragraph, nothing for a bullet."""
        level = self.level(paragraph)
        if level is None:
            return ""
        ident, depth = self._place(paragraph)
        start = int(value(level.find(f"{W}start")))
        number = self._now[ident, depth] = self._now.get((ident, depth), start - 1) + 1
        for deeper in range(depth + 1, 9):
            self._now.pop((ident, deeper), None)
        text = value(level.find(f"{W}lvlText"))
        shown = {
            "decimal": str(number),
            "upperLetter": chr(ord("A") + number - 1),
            "lowerLetter": chr(ord("a") + number - 1),
        }
        kind = value(level.find(f"{W}numFmt"))
        if kind == "bullet":
            return ""
        return text.replace(f"%{depth + 1}", shown[kind]) if kind in shown else text
