"""The styles of a Word document, and the labels that Word counts for its lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from protowiz.draft.text import clean_line
from protowiz.importer.word_package import W

DEEPEST = 8
"""Word counts nine levels, from 0."""
MAX_LABEL = 60
_HEADING = re.compile(r"(?:heading|kop)\s*(\d)", re.I)
_TITLE = ("title", "titel")
_CONTENTS = re.compile(r"(?:toc|inhopg|contents|inhoud)\s*(?:\d|heading)", re.I)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def value_of(element: Any, path: str, default: str = "") -> str:
    """The `w:val` of an element below this one."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return str(found.get(f"{W}val", default)) if found is not None else default


def number_of(text: str, default: int, most: int) -> int:
    """A whole number from 0 to `most`, whatever stands in the file."""
    return min(int(text), most) if re.fullmatch(r"\d{1,15}", text) else default


@dataclass(frozen=True)
class Numbering:
    """The list and the level that a paragraph or a style is in, as far as it says."""

    ident: str = ""
    level: int | None = None

    @classmethod
    def of(cls, properties: Any) -> Numbering:
        """What a `w:pPr` says."""
        if properties is None:
            return cls()
        depth = value_of(properties, "numPr/ilvl")
        return cls(
            value_of(properties, "numPr/numId"), number_of(depth, 0, DEEPEST) if depth else None
        )


@dataclass(frozen=True)
class Style:
    """What a paragraph style says of its paragraphs, with what it has from the style below it."""

    heading: int = 0
    """The level of the heading; 0 for no heading."""
    numbering: Numbering = Numbering()
    is_contents: bool = False
    """It is a line of a table of contents."""


class Styles:
    """The paragraph styles of a document by their ids."""

    def __init__(self, root: Any) -> None:
        found = root.iter(f"{W}style") if root is not None else ()
        self._elements = {str(style.get(f"{W}styleId", "")): style for style in found}
        self._styles: dict[str, Style] = {}

    def __getitem__(self, ident: str) -> Style:
        chain = []
        at = ident
        while at not in self._styles and at in self._elements and at not in chain:
            chain.append(at)
            at = value_of(self._elements[at], "basedOn")
        style = self._styles.get(at, _named(at, Style()))
        for one in reversed(chain):
            style = self._styles[one] = _style(self._elements[one], style)
        return style

    def linked_list(self, ident: str) -> str:
        """The list behind a list style."""
        element = self._elements.get(ident)
        return value_of(element, "pPr/numPr/numId") if element is not None else ""


def _style(element: Any, below: Style) -> Style:
    named = _named(value_of(element, "name"), below)
    outline = number_of(value_of(element, "pPr/outlineLvl"), 9, 9)
    own = Numbering.of(element.find(f"{W}pPr"))
    return Style(
        named.heading or (outline + 1) % 10,
        Numbering(
            own.ident or below.numbering.ident,
            own.level if own.level is not None else below.numbering.level,
        ),
        named.is_contents,
    )


def _named(name: str, below: Style) -> Style:
    """What the name of a style says."""
    match = _HEADING.search(name)
    level = int(match[1]) if match else int(name.casefold() in _TITLE)
    contents = below.is_contents or bool(_CONTENTS.match(name))
    return Style(level or below.heading, below.numbering, contents)


@dataclass
class _Level:
    """One level of a list: how it is numbered."""

    kind: str = "decimal"
    text: str = "%1."
    start: int = 1
    style: str = ""
    all_digits: bool = False


@dataclass
class _List:
    """A list as a document has it; lists of one `family` count on from each other."""

    family: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)
    """The numbers from which its levels begin anew, until they have done so."""


class Lists:
    """Counts the items of the lists of a document as Word does."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        abstracts = {
            abstract.get(f"{W}abstractNumId"): abstract
            for abstract in (root.iter(f"{W}abstractNum") if root is not None else ())
        }
        numbers = {
            str(number.get(f"{W}numId")): number
            for number in (root.iter(f"{W}num") if root is not None else ())
        }
        for ident, number in numbers.items():
            family = value_of(number, "abstractNumId")
            abstract = abstracts.get(family)
            if abstract is not None and (style := value_of(abstract, "numStyleLink")):
                linked = numbers.get(styles.linked_list(style))
                family = value_of(linked, "abstractNumId") if linked is not None else family
            self._lists[ident] = _list(number, family, abstracts)

    def level_of(self, ident: str, style: str) -> int:
        """The level of a list that is meant for a style."""
        found = self._lists.get(ident)
        levels = found.levels if found is not None else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def label(self, ident: str, level: int) -> str | None:
        """The label of the next item of a list at a level; "" for a bullet, None for nothing."""
        found = self._lists.get(ident)
        how = found.levels.get(level) if found is not None else None
        if found is None or how is None:
            return ""
        counts = self._counts.setdefault(found.family, {})
        if level in found.restarts:
            counts[level] = found.restarts.pop(level)
        else:
            counts[level] = counts.get(level, how.start - 1) + 1
        for deeper in [depth for depth in counts if depth > level]:
            del counts[deeper]
        if how.kind == "bullet":
            return ""
        label = how.text
        for depth in range(level + 1):
            counted = found.levels.get(depth, _Level())
            kind = "decimal" if how.all_digits else counted.kind
            label = label.replace(
                f"%{depth + 1}", written(kind, counts.get(depth, counted.start)), 9
            )
        return clean_line(label).strip() or None


def _list(number: Any, family: str, abstracts: Mapping[str, Any]) -> _List:
    abstract = abstracts.get(family)
    inside = abstract.iter(f"{W}lvl") if abstract is not None else ()
    made = _List(family, {_depth(level): _level(level) for level in inside})
    for override in number.iter(f"{W}lvlOverride"):
        depth, inner = _depth(override), override.find(f"{W}lvl")
        if inner is not None:
            made.levels[depth] = _level(inner)
        if start := value_of(override, "startOverride"):
            made.restarts[depth] = number_of(start, 1, 9999)
    return made


def _depth(element: Any) -> int:
    return number_of(element.get(f"{W}ilvl", "0"), 0, DEEPEST)


def _level(element: Any) -> _Level:
    return _Level(
        value_of(element, "numFmt", "decimal"),
        value_of(element, "lvlText", "")[:MAX_LABEL],
        number_of(value_of(element, "start", "1"), 1, 9999),
        value_of(element, "pStyle"),
        element.find(f"{W}isLgl") is not None,
    )


def written(kind: str, number: int) -> str:
    """A number as a list writes it."""
    match kind:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 30 + 1)
            return letter.upper() if kind == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            roman, rest = "", min(number, 100)
            for size, letters in _ROMAN:
                roman += letters * (rest // size)
                rest %= size
            return roman.upper() if kind == "upperRoman" else roman
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)
