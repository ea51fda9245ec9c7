"""Real Word lists whose labels are exactly those of the tree.

Every run of labels that count on (A. B. C., B1. B2., 1° 2°) becomes a list of its own with its own
start, so no list goes on counting from another; a label that counts nothing is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

BULLETS = ("•", "–", "▪")
STEP = 397
"""Indentation a level, in twentieths of a point."""


@dataclass(frozen=True)
class Label:
    """How Word counts one label."""

    format: str
    before: str
    number: int
    after: str

    def follows(self, other: Label) -> bool:
        same = (self.format, self.before, self.after) == (other.format, other.before, other.after)
        return same and self.format != "none" and self.number == other.number + 1


def parse_label(label: str) -> Label:
    """How Word must count to arrive at a label; format 'none' for a label that is only text."""
    if not label:
        return Label("bullet", "", 0, "")
    if match := re.fullmatch(r"([A-Z]*)(\d{1,6})([.)°])", label):
        return Label("decimal", match[1], int(match[2]), match[3])
    if match := re.fullmatch(r"([A-Z])([.)])", label):
        return Label("upperLetter", "", ord(match[1]) - ord("A") + 1, match[2])
    if match := re.fullmatch(r"([a-z])([.)])", label):
        return Label("lowerLetter", "", ord(match[1]) - ord("a") + 1, match[2])
    return Label("none", label, 1, "")


class Numbering:
    """The numbering part of a document; makes it where there is none."""

    def __init__(self, document: WordDocument) -> None:
        self._root = _numbering_root(document)
        abstract = self._root.findall(qn("w:abstractNum"))
        nums = self._root.findall(qn("w:num"))
        self._abstract_id = max((int(e.get(qn("w:abstractNumId"))) for e in abstract), default=-1)
        self._num_id = max((int(e.get(qn("w:numId"))) for e in nums), default=0)
        self._bullets: dict[int, int] = {}

    def ids(self, labels: Sequence[str], depth: int) -> list[int]:
        """The numId of each item of one list at a depth of 0 to 8."""
        ids: list[int] = []
        previous: Label | None = None
        for text in labels:
            label = parse_label(text)
            if label.format == "bullet":
                ids.append(self._bullet(depth))
            elif previous is not None and label.follows(previous):
                ids.append(ids[-1])
            else:
                ids.append(self._add(label, depth))
            previous = label
        return ids

    def _bullet(self, depth: int) -> int:
        if depth not in self._bullets:
            self._bullets[depth] = self._add(Label("bullet", "", 1, ""), depth)
        return self._bullets[depth]

    def _add(self, label: Label, depth: int) -> int:
        self._abstract_id += 1
        self._num_id += 1
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(self._abstract_id))
        kind = OxmlElement("w:multiLevelType")
        kind.set(qn("w:val"), "multilevel")
        abstract.append(kind)
        for level in range(depth + 1):
            abstract.append(_level(label, level))
        nums = self._root.findall(qn("w:num"))
        if nums:
            nums[0].addprevious(abstract)
        else:
            self._root.append(abstract)
        num = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self._num_id}">'
            f'<w:abstractNumId w:val="{self._abstract_id}"/></w:num>'
        )
        clean_up = self._root.find(qn("w:numIdMacAtCleanup"))
        if clean_up is not None:
            clean_up.addprevious(num)
        else:
            self._root.append(num)
        return self._num_id


def _level(label: Label, level: int) -> Any:
    element = OxmlElement("w:lvl")
    element.set(qn("w:ilvl"), str(level))
    if label.format == "bullet":
        text = BULLETS[min(level, len(BULLETS) - 1)]
    elif label.format == "none":
        text = label.before
    else:
        text = f"{label.before}%{level + 1}{label.after}"
    for name, value in (
        ("w:start", str(label.number)),
        ("w:numFmt", label.format),
        ("w:lvlText", text),
        ("w:lvlJc", "left"),
    ):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        element.append(child)
    hanging = STEP if len(text) < 5 else STEP + 60 * len(text)
    element.append(
        parse_xml(
            f'<w:pPr {nsdecls("w")}><w:ind w:left="{STEP * level + hanging}" '
            f'w:hanging="{hanging}"/></w:pPr>'
        )
    )
    return element


def _numbering_root(document: WordDocument) -> Any:
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    new = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, part.package)
    part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
    return root
