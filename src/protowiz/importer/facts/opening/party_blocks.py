"""Which lines of the source are about which party, and the short names given there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from protowiz.document.tree import Cell, Table
from protowiz.importer.facts.lines import Line, lines_of
from protowiz.importer.facts.names import Short, defines_partij, short_in, split_article
from protowiz.importer.labels import sort_of, split_label
from protowiz.importer.outline import PARTY_MARKS
from protowiz.importer.source import Piece

_MARK = re.compile(
    r"(?:(?:tussen|en|enerzijds|anderzijds|de ondergetekenden?|ondergetekenden?|"
    r"de (?:volgende )?partijen|"
    r"partijen|partij\s+(?:\d|[A-Z])|(?:.{0,200}\b(?:gesloten|aangegaan|"
    r"afgesloten)\s+tussen))\b[\s:,;.–-]*)+",
    re.I,
)
_CAPTION = re.compile(r"[^:]{0,60}\bpartij(?:en)?\s*(?:\d|[A-Z])?\s*:?", re.I)
_NO_START = re.compile(
    r"(?:en\s+)?(?:hier\w*|vertegenwoordigd|ingeschreven|met|waarvan|voor wie|geregistreerd|"
    r"gevestigd|haar|zijn|is|komen|verklaren|zijn|worden|optredend|handelend)\b",
    re.I,
)
_AROUND = re.compile(r"genoemd|te noemen|enerzijds|anderzijds", re.I)
_AND_IN_LINE = re.compile(r"(?<=[\s.,;:)”\"’])EN\b:?\s+(?=[A-Z])")
_AFTER_SHORT = re.compile(
    r"[\s\"”’',;.)]*(?:genoemd|te noemen)?[\s,;.)]*(?:enerzijds|anderzijds)?[\s,;:.)]*"
    r"(?=(?:en|EN)\b[\s:,]*(?:anderzijds[\s:,]*)?(?:(?:[dD]e|[hH]et)\s+\w|[A-Z]))"
)
_KEY = re.compile(
    r"(?:(?:officiële\s+)?naam|benaming|instantie|organisatie|entiteit|"
    r"verwerkingsverantwoordelijke)"
    r"(?:\s+(?:van\s+)?(?:de\s+)?(?:instantie|partij|organisatie))?\s*:?",
    re.I,
)
_SHORT_KEY = re.compile(
    r"(?:korte|verkorte) (?:naam|benaming)\s*:?|afkorting\s*:?|hierna(?: genoemd)?\s*:?", re.I
)
_LISTED = re.compile(r"\s*,\s*(?:en\s+)?|\s+en\s+")
_PLURAL = re.compile(r"(?:en|s|’s|'s)$")


@dataclass(eq=False)
class PartyBlock:
    """The lines about one party."""

    piece: Piece
    text: str = ""
    short: Short | None = None
    is_joined: bool = False
    """It shares a name with others."""
    row: dict[str, Any] = field(default_factory=dict)
    _told: set[re.Pattern[str]] = field(default_factory=set)

    def add(self, text: str) -> None:
        glue = " " if not self.text or self.text.endswith((",", ";", ":", ".")) else "; "
        self.text = f"{self.text}{glue}{text}".strip()
        self._told |= {mark for mark in PARTY_MARKS if mark.search(text)}

    @property
    def name(self) -> str:
        """Its words in small letters, from the official name on."""
        return split_article(self.text)[1].casefold()

    @property
    def marks(self) -> int:
        """How much of what tells a party from other text it holds."""
        return len(self._told)


@dataclass
class PartyBlocks:
    """The blocks of the parties so far, and the short names for several of them."""

    blocks: list[PartyBlock] = field(default_factory=list)
    joint: list[tuple[Short, list[PartyBlock], bool]] = field(default_factory=list)
    """The name, its members, and whether it is sure that these are the members."""
    starts: bool = True
    """The next line begins with a new party."""

    def take(self, line: Line, text: str) -> None:
        """One line, or a part of one."""
        if not text or _CAPTION.fullmatch(text):
            self.starts = True
        while text:
            text = self._taken(line, text)

    def may_end_before(self, piece: Piece) -> bool:
        """Whether the last party is told in full and this piece tells of another."""
        last = self.blocks[-1] if self.blocks else None
        told = last is not None and last.short is not None and last.marks > 1
        return told and sum(bool(mark.search(piece.text)) for mark in PARTY_MARKS) > 1

    def _taken(self, line: Line, text: str) -> str:
        """Take a text up to where a short name is given; what follows is still to be taken."""
        if _CAPTION.fullmatch(text):
            return ""
        mark = _MARK.match(text)
        if mark and not _NO_START.match(text):
            self.starts, text = True, text[mark.end() :]
        short = short_in(text)
        if not text.strip(" ,;.:"):
            return ""
        if short is None:
            if not defines_partij(text):
                self._words(line, text)
            return ""
        before, after = text[: short.start], text[short.end :]
        if re.search(r"\w{3}", before) and not re.match(r"\W*(?:en\s+)?\w*\W*$", before):
            joint = self._named_in(before) if "zetel" not in before else []
            if len(joint) > 1 and len(before) < 200:
                self._join(short, joint, True)
                return ""
            self._words(line, before)
            self._name(short, alone=False)
        else:
            self._name(short, alone=True)
        return self._after(after)

    def _after(self, text: str) -> str:
        """What follows a short name, if there is a party or another short name in it."""
        more = text.strip(" ,;.)\"”’'")
        if follows := _AFTER_SHORT.match(text):
            self.starts = True
            return text[follows.end() :]
        if short_in(text) is not None and re.search(r"\w{3}", text):
            return more
        says_more = len(more) > 3 and not defines_partij(more) and not _AROUND.fullmatch(more)
        if self.blocks and says_more:
            self.blocks[-1].add(more)
        return ""

    def _words(self, line: Line, text: str) -> None:
        last = self.blocks[-1] if self.blocks else None
        marks = sum(bool(mark.search(text)) for mark in PARTY_MARKS)
        is_next = last is not None and (last.short is not None or last.marks > 1) and marks > 1
        is_first = last is None or (self.starts and not _NO_START.match(text)) or is_next
        if is_first and (marks or self.starts):
            self.blocks.append(PartyBlock(line.piece))
        if self.blocks:
            self.blocks[-1].add(text)
        self.starts = False

    def _name(self, short: Short, alone: bool) -> None:
        unnamed: list[PartyBlock] = []
        for block in reversed(self.blocks):
            if block.short is not None or block.is_joined:
                break
            unnamed.insert(0, block)
        if short.is_joint and len(self.blocks) > 1:
            sure = len(unnamed) > 1
            self._join(short, unnamed if sure else self.blocks[-2:], sure)
        elif alone and len(unnamed) > 1 and _PLURAL.search(short.name):
            self._join(short, unnamed, True)
        elif unnamed:
            unnamed[-1].short = short

    def _join(self, short: Short, members: list[PartyBlock], is_sure: bool) -> None:
        self.joint.append((short, members, is_sure))
        for block in members:
            block.is_joined = True

    def _named_in(self, text: str) -> list[PartyBlock]:
        """The blocks that a text names: by their short names, or each by how its own begins."""
        shorts = [
            block
            for block in self.blocks
            if block.short and re.search(rf"(?<!\w){re.escape(block.short.name)}(?!\w)", text)
        ]
        names = [split_article(name)[1].casefold() for name in _LISTED.split(text.strip(" ,;:"))]
        begun = [
            [block for block in self.blocks if re.match(rf"{re.escape(name)}(?!\w)", block.name)]
            for name in names
            if re.search(r"\w{3}", name)
        ]
        alone = [found[0] for found in begun if len(found) == 1]
        if len(alone) == len(begun) > len(shorts) and len(set(map(id, alone))) == len(alone):
            return alone
        return shorts


def read_blocks(pieces: Sequence[Piece]) -> PartyBlocks:
    """The blocks of the parties and the names that several of them share."""
    reading = PartyBlocks()
    scheme = ""
    piece: Piece | None = None
    for line in _party_lines(pieces):
        label, text = (line.label, line.text) if line.label else split_label(line.text)
        if line.piece is not piece:
            piece = line.piece
            reading.starts = reading.starts or reading.may_end_before(piece)
        if label and reading.starts:
            scheme = scheme or sort_of(label.strip("(.):"))
        if label and sort_of(label.strip("(.):")) == scheme:
            reading.starts = True
        at = 0
        for cut in (*_AND_IN_LINE.finditer(text), None):
            reading.take(line, text[at : cut.start() if cut else len(text)].strip())
            if cut:
                at, reading.starts = cut.end(), True
    return reading


def _party_lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    """The lines about the parties; a table of keys and values row by row."""
    for piece in pieces:
        block = piece.block
        if not isinstance(block, Table):
            yield from map(_without_key, lines_of([piece]))
            continue
        rows = [[_cell_text(piece, cell) for cell in row] for row in (block.head, *block.rows)]
        if _is_side_by_side(rows):
            for cells in zip(*rows, strict=True):
                yield Line("", piece)
                yield from (Line(value, piece) for value in cells if value)
            continue
        for column in range(1, max(len(block.head), 2)):
            yield Line("", piece)
            for row in rows:
                key = row[0] if row else ""
                value = row[column] if column < len(row) else ""
                if _KEY.fullmatch(key):
                    yield Line("", piece)
                    yield Line(value, piece)
                elif _SHORT_KEY.fullmatch(key) and value:
                    yield Line(value if short_in(value) else f"hierna {value}", piece)
                elif value:
                    yield Line(f"{key.rstrip(' :')}: {value}" if key else value, piece)
                elif len(block.head) < 3 and key:
                    yield Line(key, piece)


def _without_key(line: Line) -> Line:
    """A line such as "Naam: de stad" or "Afkorting: AKV" in the words that a party is told in."""
    key, colon, value = line.text.partition(":")
    if not (colon and value.strip()):
        return line
    if _KEY.fullmatch(key.strip()):
        return replace(line, text=value.strip())
    is_short = _SHORT_KEY.fullmatch(key.strip()) and not short_in(line.text)
    return replace(line, text=f"hierna {value.strip()}") if is_short else line


def _is_side_by_side(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each column of a table is about a party of its own."""
    columns = ["\n".join(column) for column in zip(*rows, strict=True)]
    told = (sum(bool(mark.search(it)) for mark in PARTY_MARKS) for it in columns)
    return len(columns) > 1 and all(count > 1 for count in told)


def _cell_text(piece: Piece, cell: Cell) -> str:
    return " ".join(Piece(inner).text for inner in cell)
