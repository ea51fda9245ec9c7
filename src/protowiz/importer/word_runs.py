"""The words of one paragraph of a Word file: runs, fields, links, symbols, formulas and boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from protowiz.document.links import is_link
from protowiz.document.tree import Break, Inline, Note, Text, merge
from protowiz.draft.text import clean_line
from protowiz.importer.source import visible
from protowiz.importer.word_numbering import number_of, value_of
from protowiz.importer.word_package import R, W

PICTURES = "Afbeeldingen zijn niet overgenomen"
BOXES = "Tekstvakken staan na de alinea waar ze aan vasthangen: kijk na of dat de goede plaats is"
HIDDEN = "Verborgen tekst is niet overgenomen"
SYMBOLS = "Tekens uit een symbolenlettertype zijn niet overgenomen"
_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"}
_LEFT_OUT = {"del", "moveFrom", "rPr", "pPr", "sdtPr", "sdtEndPr", "rt", "instrText"}
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s*", re.I)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DINGBATS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""What the signs of Wingdings look like that stand in forms and lists."""


def name_of(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def opened(element: Any) -> Iterator[Any]:
    """What stands directly in an element, with the wrappers around it opened."""
    for child in element:
        name = name_of(child)
        if name in _WRAPPERS:
            yield from opened(child)
        elif name == "AlternateContent":
            yield from opened(_alternative(child))
        else:
            yield child


def _alternative(element: Any) -> Any:
    """The branch of an alternative that holds text; both branches say the same."""
    branches = [child for child in element if name_of(child) in ("Choice", "Fallback")]
    with_text = (branch for branch in branches if next(branch.iter(f"{W}t"), None) is not None)
    return next(with_text, branches[0] if branches else ())


@dataclass
class Sentence:
    """What a paragraph holds. A tab is still a tab."""

    inlines: tuple[Inline, ...] = ()
    boxes: list[Any] = field(default_factory=list)
    """The text boxes that are fixed to it."""
    diagrams: list[str] = field(default_factory=list)
    """The relations to the diagrams in it."""
    begins_page: bool = False
    ends_page: bool = False


@dataclass
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    begin: Any
    instruction: str = ""
    in_result: bool = False


class Runs:
    """Reads the paragraphs of one part.

    Args:
        links: the addresses outside the file by their ids.
        note: gives the note at a mark.
        told: counts what the user should know.
    """

    def __init__(
        self,
        links: Mapping[str, str],
        note: Callable[[str, str], Note | None],
        told: Counter[str],
    ) -> None:
        self._links = links
        self._note = note
        self._told = told
        self._fields: list[_Field] = []
        self._sentence = Sentence()

    def sentence(self, paragraph: Any) -> Sentence:
        """The words of a paragraph and what is fixed to it."""
        self._fields = []
        self._sentence = Sentence()
        self._sentence.inlines = merge(self._inlines(paragraph))
        return self._sentence

    def _inlines(self, element: Any, url: str = "") -> Iterator[Inline]:
        for child in opened(element):
            match name_of(child):
                case "r":
                    yield from self._run(child, url)
                case "hyperlink":
                    target = self._links.get(child.get(f"{R}id", ""), "")
                    yield from self._inlines(child, target if is_link(target) else url)
                case "fldSimple":
                    if not _PAGE_FIELD.match(child.get(f"{W}instr", "")):
                        yield from self._inlines(child, url)
                case "oMath" | "oMathPara":
                    yield Text(visible(clean_line(formula(child))))
                case name if name not in _LEFT_OUT:
                    yield from self._inlines(child, url)

    def _run(self, run: Any, url: str) -> Iterator[Inline]:
        bold, italic = _is_on(run, "b"), _is_on(run, "i")
        if _is_on(run, "vanish") and next(run.iter(f"{W}t"), None) is not None:
            self._told[HIDDEN] += 1
            return
        is_raised = value_of(run, "rPr/vertAlign") == "superscript"
        for child in opened(run):
            text = self._child(child)
            if isinstance(text, Text):
                words = _raised(text.text) if is_raised else text.text
                if not self._is_page_number:
                    yield Text(words, bold, italic, url)
            elif text is not None:
                yield text

    @property
    def _is_page_number(self) -> bool:
        return any(one.in_result and _PAGE_FIELD.match(one.instruction) for one in self._fields)

    def _child(self, child: Any) -> Inline | None:
        """What one element of a run says."""
        match name_of(child):
            case "t":
                return Text(visible(clean_line(child.text or "")))
            case "tab" | "ptab":
                return Text("\t")
            case "br" | "cr":
                return self._break(child)
            case "lastRenderedPageBreak":
                self._sentence.begins_page = True
            case "noBreakHyphen":
                return Text("-")
            case "sym":
                return self._symbol(child)
            case "fldChar" | "instrText":
                return self._field(child)
            case "footnoteReference" | "endnoteReference" as kind:
                return self._note(kind, child.get(f"{W}id", ""))
            case "ruby":
                return Text("".join(str(text.text or "") for text in child.iter(f"{W}t")))
            case "drawing" | "pict" | "object":
                self._drawing(child)
        return None

    def _break(self, child: Any) -> Inline:
        if child.get(f"{W}type") in (None, "textWrapping"):
            return Break()
        self._sentence.ends_page = True
        return Text(" ")

    def _symbol(self, child: Any) -> Inline | None:
        code = child.get(f"{W}char", "")
        number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
        own = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
        if child.get(f"{W}font", "").startswith("Wingdings") and own in _DINGBATS:
            return Text(_DINGBATS[own])
        if child.get(f"{W}font", "") == "Symbol" and own == 0xB7:
            return Text("•")
        if own and "ings" not in child.get(f"{W}font", "") and own == number:
            return Text(visible(clean_line(chr(number))))
        self._told[SYMBOLS] += 1
        return None

    def _field(self, child: Any) -> Inline | None:
        """Follow a field; what it shows without a result is given at its end."""
        if name_of(child) == "instrText":
            if self._fields and len(self._fields[-1].instruction) < 1000:
                self._fields[-1].instruction += child.text or ""
            return None
        kind = child.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field(child))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            return _shown(self._fields.pop())
        return None

    def _drawing(self, element: Any) -> None:
        """Find the text boxes, diagrams and pictures in a drawing."""
        for child in opened(element):
            match name_of(child):
                case "txbxContent":
                    self._sentence.boxes.append(child)
                    self._told[BOXES] += 1
                case "relIds":
                    self._sentence.diagrams.append(child.get(f"{R}dm", ""))
                case "blip" | "imagedata" | "chart":
                    self._told[PICTURES] += 1
                case _:
                    self._drawing(child)


def formula(element: Any) -> str:
    """A formula on one line, such as (a+b)/c."""
    inside = {name_of(child): child for child in element}
    match name_of(element):
        case "t":
            return element.text or ""
        case "f":
            return "/".join(formula(inside[name]) for name in ("num", "den") if name in inside)
        case "sSup" if "e" in inside and "sup" in inside:
            return f"{formula(inside['e'])}^{formula(inside['sup'])}"
        case "rad" if "e" in inside:
            return f"√({formula(inside['e'])})"
        case _:
            return "".join(formula(child) for child in element)


def _shown(ended: _Field) -> Inline | None:
    """What a field shows by itself: a choice, a box to tick, the text of a button."""
    entries = [str(entry.get(f"{W}val", "")) for entry in ended.begin.iter(f"{W}listEntry")]
    if entries:
        chosen = number_of(value_of(ended.begin, "ffData/ddList/result"), 0, len(entries) - 1)
        return Text(visible(clean_line(entries[chosen])))
    box = ended.begin.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        is_ticked = _is_on(box, "checked", _is_on(box, "default"))
        return Text("☒" if is_ticked else "☐")
    button = _BUTTON.match(ended.instruction)
    return Text(visible(clean_line(ended.instruction[button.end() :]))) if button else None


def _raised(text: str) -> str:
    """What stands above the line: the sign of an ordinal, the number of a note or a power."""
    return "°" if text.strip() in ("o", "O") else text.translate(_RAISED)


def _is_on(element: Any, name: str, otherwise: bool = False) -> bool:
    properties = element.find(f"{W}rPr")
    found = (properties if properties is not None else element).find(f"{W}{name}")
    return otherwise if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")
