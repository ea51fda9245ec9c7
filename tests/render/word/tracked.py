"""What a Word file with tracked changes reads after all are accepted or rejected.

A reader of its own: it walks the XML and knows nothing of the program that wrote it. Paragraphs
that are empty, as Word leaves them behind, do not count.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
GONE = {"accept": "del", "reject": "ins"}


@dataclass
class _Paragraph:
    style: str
    label: str
    runs: list[tuple[str, bool, bool, str]]

    @property
    def told(self) -> tuple[Any, ...]:
        """Style, label and runs; neighbours that look the same are one run."""
        joined: list[list[Any]] = []
        for text, *look in self.runs:
            if joined and joined[-1][1:] == look:
                joined[-1][0] += text
            elif text:
                joined.append([text, *look])
        return (self.style, self.label, *map(tuple, joined))


class _Reader:
    def __init__(self, content: bytes, side: str) -> None:
        self._files = zipfile.ZipFile(io.BytesIO(content))
        self._gone = GONE[side]
        self._counted: Counter[str] = Counter()
        self._notes = self._part("word/footnotes.xml")
        self._numbering = self._part("word/numbering.xml")
        self._links = self._part("word/_rels/document.xml.rels")

    def _part(self, name: str) -> Any:
        names = self._files.namelist()
        return etree.fromstring(self._files.read(name)) if name in names else None

    def document(self) -> list[Any]:
        body = self._part("word/document.xml").find(f"{W}body")
        return self._story(body)

    def _story(self, parent: Any) -> list[Any]:
        told: list[Any] = []
        waiting: list[tuple[str, bool, bool, str]] = []
        for element in parent:
            if element.tag == f"{W}p":
                runs = waiting + self._runs(element, "")
                properties = element.find(f"{W}pPr")
                if (
                    properties is not None
                    and properties.find(f"{W}rPr/{W}{self._gone}") is not None
                ):
                    waiting = runs  # its end is gone: what is left of it begins the next one
                    continue
                waiting = []
                if any(text.strip() for text, *_ in runs):
                    told.append(_Paragraph(*self._look(properties), runs).told)
            elif element.tag == f"{W}tbl":
                told += self._table(element)
        assert not waiting, "a paragraph lost its end"
        return told

    def _table(self, table: Any) -> list[Any]:
        rows = []
        for row in table.findall(f"{W}tr"):
            if row.find(f"{W}trPr/{W}{self._gone}") is None:
                rows.append(tuple(tuple(self._story(cell)) for cell in row.findall(f"{W}tc")))
        return [("table", *rows)] if rows else []

    def _look(self, properties: Any) -> tuple[str, str]:
        if properties is None:
            return "", ""
        style = properties.find(f"{W}pStyle")
        number = properties.find(f"{W}numPr/{W}numId")
        level = properties.find(f"{W}numPr/{W}ilvl")
        label = ""
        if number is not None and number.get(f"{W}val") != "0":
            label = self._label(number.get(f"{W}val"), level.get(f"{W}val"))
        return "" if style is None else style.get(f"{W}val"), label

    def _label(self, number: str, level: str) -> str:
        """The label that Word shows: it counts the paragraphs of a list."""
        (num,) = self._numbering.xpath(f"*[local-name()='num'][@*='{number}']")
        abstract = num.find(f"{W}abstractNumId").get(f"{W}val")
        (made,) = [
            it
            for it in self._numbering.findall(f"{W}abstractNum")
            if it.get(f"{W}abstractNumId") == abstract
        ]
        (lvl,) = [it for it in made.findall(f"{W}lvl") if it.get(f"{W}ilvl") == level]
        kind = lvl.find(f"{W}numFmt").get(f"{W}val")
        text: str = lvl.find(f"{W}lvlText").get(f"{W}val")
        count = int(lvl.find(f"{W}start").get(f"{W}val")) + self._counted[number]
        self._counted[number] += 1
        shown = {"decimal": str(count), "bullet": ""}.get(kind, chr(96 + count % 27))
        shown = shown.upper() if kind == "upperLetter" else shown
        return f"{level}:{text}".replace(f"%{int(level) + 1}", shown)

    def _runs(self, parent: Any, url: str) -> list[tuple[str, bool, bool, str]]:
        runs: list[tuple[str, bool, bool, str]] = []
        for element in parent:
            name = etree.QName(element).localname
            if name == self._gone:
                continue
            if name in ("ins", "del"):
                runs += self._runs(element, url)
            elif name == "hyperlink":
                ident = element.get(f"{R}id")
                (target,) = [it.get("Target") for it in self._links if it.get("Id") == ident]
                runs += self._runs(element, target)
            elif name == "r":
                runs.append(self._run(element, url))
        return runs

    def _run(self, run: Any, url: str) -> tuple[str, bool, bool, str]:
        text = ""
        for element in run:
            name = etree.QName(element).localname
            if name in ("t", "delText"):
                text += element.text or ""
            elif name == "br":
                text += "\n"
            elif name == "footnoteReference":
                ident = element.get(f"{W}id")
                (note,) = [it for it in self._notes if it.get(f"{W}id") == ident]
                text += f"<{self._story(note)}>"
        look = run.find(f"{W}rPr")
        bold = look is not None and look.find(f"{W}b") is not None
        italic = look is not None and look.find(f"{W}i") is not None
        return text, bold, italic, url


def accepted(content: bytes) -> list[Any]:
    """The text of a Word file after all changes are accepted."""
    return _Reader(content, "accept").document()


def rejected(content: bytes) -> list[Any]:
    """The text of a Word file after all changes are rejected."""
    return _Reader(content, "reject").document()
