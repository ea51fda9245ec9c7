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
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from protowiz.render.word.text import CHARACTER, xml_text

BULLETS = ("•", "–", "▪")
BULLET_ROOM, WIDEST = 397, 1700
"""Room for a bullet, and the most that a label gets, in twentieths of a point."""
DEEPEST = 8
"""The last of the nine levels that Word knows."""

_DECIMAL = re.compile(r"([A-Z]*)(0|[1-9][0-9]{0,3})([.)°])")
_LETTER = re.compile(r"([A-Za-z])([.)])")


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
    if match := _DECIMAL.fullmatch(label):
        return Label("decimal", match[1], int(match[2]), match[3])
    if match := _LETTER.fullmatch(label):
        kind = "upperLetter" if match[1].isupper() else "lowerLetter"
        return Label(kind, "", ord(match[1].lower()) - ord("a") + 1, match[2])
    return Label("none", label, 1, "")


def hanging(labels: Sequence[str]) -> int:
    """How far the items of a list stand to the right of their labels.

    Labels of up to three characters get the same room, so that A. and B1. line up.
    """
    longest = max((len(label) for label in labels), default=0)
    return min(CHARACTER * (max(longest, 3) + 1), WIDEST) if longest else BULLET_ROOM


class Numbering:
    """The numbering part of a document; makes it where there is none."""

    def __init__(self, document: WordDocument) -> None:
        self._root = _numbering_root(document)
        abstract = self._root.findall(qn("w:abstractNum"))
        nums = self._root.findall(qn("w:num"))
        self._abstract_id = max((int(e.get(qn("w:abstractNumId"))) for e in abstract), default=-1)
        self._num_id = max((int(e.get(qn("w:numId"))) for e in nums), default=0)
        self._bullets: dict[tuple[int, int, int], int] = {}

    def ids(
        self, labels: Sequence[str], level: int, indent: int, each_apart: bool = False
    ) -> list[int]:
        """The numId of each item of one list at a level of 0 to `DEEPEST`, indented so far.

        `each_apart`: no label counts on from another, so that an item can be taken away.
        """
        place = (level, indent, hanging(labels))
        ids: list[int] = []
        previous: Label | None = None
        for text in labels:
            label = parse_label(text)
            if label.format == "bullet":
                ids.append(self._bullet(place))
            elif previous is not None and label.follows(previous) and not each_apart:
                ids.append(ids[-1])
            else:
                ids.append(self._add(label, *place))
            previous = label
        return ids

    def _bullet(self, place: tuple[int, int, int]) -> int:
        if place not in self._bullets:
            self._bullets[place] = self._add(Label("bullet", "", 1, ""), *place)
        return self._bullets[place]

    def _add(self, label: Label, level: int, indent: int, hang: int) -> int:
        """A list of its own; abstractNum, num and the rest stand in that order in the part."""
        self._abstract_id += 1
        self._num_id += 1
        left = indent + hang
        levels = "".join(
            _level(label, each, left * (each + 1) // (level + 1), hang) for each in range(level + 1)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._abstract_id}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        num = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self._num_id}">'
            f'<w:abstractNumId w:val="{self._abstract_id}"/></w:num>'
        )
        self._insert(num, qn("w:numIdMacAtCleanup"))
        self._insert(abstract, qn("w:num"))
        return self._num_id

    def _insert(self, element: Any, following: str) -> None:
        first = self._root.find(following)
        if first is None:
            self._root.append(element)
        else:
            first.addprevious(element)


def _level(label: Label, level: int, left: int, hang: int) -> str:
    if label.format == "bullet":
        text = BULLETS[min(level, len(BULLETS) - 1)]
    elif label.format == "none":
        text = label.before
    else:
        text = f"{label.before}%{level + 1}{label.after}"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{label.number}"/>'
        f'<w:numFmt w:val="{label.format}"/><w:lvlText w:val="{xml_text(text)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" '
        f'w:hanging="{hang}"/></w:pPr></w:lvl>'
    )


def _numbering_root(document: WordDocument) -> Any:
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    new = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, part.package)
    part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
    return root
