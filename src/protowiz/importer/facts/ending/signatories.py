"""The signature blocks: for whom, by whom, in which function and with which stamp."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from protowiz.importer.facts.dates import DATE
from protowiz.importer.facts.ending.columns import streams
from protowiz.importer.facts.ending.known import Known
from protowiz.importer.facts.people import FUNCTION, NAME, bare_function, is_name, people_in
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_TIME = (
    r"(?:[\s,]*(?:om\s+|at\s+)?\d{1,2}[:.u]\d{2}(?:[:.]\d{2})?(?:\s*(?:CES?T|UTC|"
    r"GMT)?\s?(?:[+-]\d{1,2}[:']?\d{0,2}'?)?)?)?"
)
STAMP = re.compile(
    rf"(?:(?:digitaal|elektronisch|rechtsgeldig|gekwalificeerd)\s+(?:ondertekend|getekend|"
    rf"goedgekeurd)|"
    rf"digitally\s+signed|(?:onder)?getekend)\s+(?:door|by)\s*:?\s*(?P<name>(?-i:{NAME.pattern}))"
    rf"(?:\s*\([^()]{{0,40}}\)?)?(?:[\s,;]*(?:(?:onder)?getekend\s+)?(?:op|on|datum|date|d\.d\.|"
    rf"dd\.)?\s*:?\s*"
    rf"{DATE.pattern}{_TIME})?",
    re.I,
)
"""The stamp of an electronic signature."""
_STAMP_DATE = re.compile(rf"(?:(?:getekend )?op|datum|date)\s*:?\s*{DATE.pattern}{_TIME}", re.I)
_STAMP_REASON = re.compile(r"(?:reden|motief|reason)\s*:\s*.{2,90}", re.I)
_FOR = re.compile(
    r"(?:voor\s+en\s+namens|voor|namens|in\s+naam\s+van)\s+(?P<whom>(?:(?:de|"
    r"het)\s+)?(?-i:[A-Z0-9“\"])?.*)",
    re.I,
)
_KEY = re.compile(
    r"(?:naam(?:\s+en\s+voornaam)?|functie|hoedanigheid|titel)\s*:\s*(?P<value>.*)", re.I
)
_IGNORED = re.compile(
    r"\W*(?:\(?(?:digitale |elektronische )?handtekening(?:en)?\)?|datum|gelezen en goedgekeurd|"
    r"plaats|stempel|"
    r"\(getekend\)|getekend|w\.g\.)?\b\s*:?[\s._…-]*",
    re.I,
)


@dataclass
class Block:
    """One signature block as it is read."""

    whom: str = ""
    people: list[dict[str, str]] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    """Functions whose name still has to come."""
    stamps: list[tuple[str, str]] = field(default_factory=list)
    """Name and words of each stamp."""
    is_mixed: bool = False
    """Several people stand on one line: which function is whose is not sure."""

    @property
    def is_waiting(self) -> bool:
        """It is told for whom, and nobody has signed yet."""
        return bool(self.whom) and not (self.people or self.stamps or self.waiting)

    def take(self, person: dict[str, str]) -> None:
        if self.waiting and "functie" not in person:
            person["functie"] = " en ".join(self.waiting)
            self.waiting = []
        self.people.append(person)

    def function(self, text: str) -> None:
        if self.is_mixed:
            return
        if self.people and "functie" not in self.people[-1]:
            self.people[-1]["functie"] = text
        else:
            self.waiting.append(text)

    def answers(self) -> dict[str, Any]:
        for name, words in self.stamps:
            same = [it for it in self.people if it["naam"].casefold() == name.casefold()]
            if same:
                same[0]["getekend"] = words
            else:
                self.people.append({"naam": name, "getekend": words})
        return ({"namens": self.whom} if self.whom else {}) | {"ondertekenaars": self.people}


def blocks_in(pieces: Sequence[Piece], whole: Whole) -> list[dict[str, Any]]:
    """The blocks with a signatory, in the order of the text."""
    known = Known.of(whole)
    blocks: list[Block] = []
    shared: Block | None = None
    for is_new, is_cells, text in streams(pieces):
        if is_cells and is_new and shared is None and blocks and blocks[-1].is_waiting:
            shared = blocks[-1]  # "For X" stands above a row in which several people of X sign
        shared = shared if is_cells else None
        if not blocks or (is_new and shared is not blocks[-1]):
            blocks.append(Block())
        _read(text, blocks, known)
    blocks = _merged([block for block in blocks if block.people or block.stamps])
    blocks = _with_known(blocks, known)
    if any(block.is_mixed for block in blocks):
        blocks = []
        whole.doubt("Welke functie hoort bij welke handtekening?", "ondertekening", pieces[0])
    return [block.answers() for block in _with_stamps(blocks)]


def _read(text: str, blocks: list[Block], known: Known) -> None:
    """One line, which may begin a new block."""
    whom = _FOR.fullmatch(text)
    if whom and (known.at_start(whom["whom"]) or not text.endswith((".", ";"))):
        name, rest = _split_whom(whom["whom"], known)
        if blocks[-1].whom or blocks[-1].people or blocks[-1].stamps:
            blocks.append(Block())
        blocks[-1].whom, text = name, rest
    elif re.fullmatch(r"en\W*", text, re.I):
        blocks.append(Block())
        return
    elif known.several_at_start(text) == len(text.rstrip(" :,")) and text:
        name = text.rstrip(" :,")
        if not blocks[-1].whom and known.is_of(name, blocks[-1].people):
            blocks[-1].whom = name  # it stands under who signs
        else:
            blocks.append(Block(whom=name))
        return
    is_more = _STAMP_DATE.fullmatch(text) or _STAMP_REASON.fullmatch(text)
    if is_more and blocks[-1].stamps:
        name, words = blocks[-1].stamps[-1]
        blocks[-1].stamps[-1] = (name, f"{words} {text}")
        return
    at = 0
    for stamp in STAMP.finditer(text):
        _read_words(text[at : stamp.start()], blocks[-1], known)
        blocks[-1].stamps.append((stamp["name"].strip(" .,"), stamp[0].strip(" .,;")))
        at = stamp.end()
    if at and _STAMP_REASON.fullmatch(text[at:].strip()):
        name, words = blocks[-1].stamps[-1]
        blocks[-1].stamps[-1] = (name, f"{words} {text[at:].strip()}")
        return
    _read_words(text[at:], blocks[-1], known)


def _split_whom(text: str, known: Known) -> tuple[str, str]:
    """For whom is signed, and what stands after that in the same line."""
    end = known.several_at_start(text)
    if not end:
        cut = re.search(r"[:,(]|$", text)
        function = FUNCTION.search(text)
        end = cut.start() if cut else len(text)
        if function and re.match(r"\W*(?:de|het)?\W*$", text[: function.start()], re.I):
            return "", text
    return text[:end].strip(' "“”'), text[end:].strip(' :,;"”')


def _read_words(text: str, block: Block, known: Known) -> None:
    """Names and functions outside stamps."""
    text = text.strip()
    if key := _KEY.fullmatch(text):
        text = key["value"].strip()
    if not text or _IGNORED.fullmatch(text):
        return
    together = [match[0] for match in known.people_at(text)]
    if len(together) > 1 and not re.search(r"[,;(]|\ben\b", text):
        block.is_mixed = True
        for name in together:
            block.take({"naam": name})
        return
    found = people_in(text)
    if is_name(text):
        block.take({"naam": found[0]["naam"] if found else text})
        return
    if found:
        for person in found:
            block.take(person)
        return
    lead = NAME.match(text)
    if lead and is_name(lead[0]) and re.match(r"\s+[a-zéë]", text[lead.end() :]):
        block.take({"naam": lead[0], "functie": bare_function(text[lead.end() :])})
    elif len(text) < 120 and (FUNCTION.search(text) or _lacks_function(block)):
        block.function(bare_function(text))


def _lacks_function(block: Block) -> bool:
    return bool(block.people) and "functie" not in block.people[-1]


def _by_party(block: Block, known: Known) -> list[Block]:
    """A block for which nobody is told: one block a party, where the people are known."""
    if block.whom:
        return [block]
    parts: dict[str, Block] = {}
    for person in block.people:
        whom = known.party_of([person])
        parts.setdefault(whom, Block(whom)).people.append(person)
    if "" in parts or block.stamps:
        block.whom = known.party_of(block.people)
        return [block]
    return list(parts.values())


def _with_known(blocks: Sequence[Block], known: Known) -> list[Block]:
    """The blocks, one that tells no party with the one before it in which that party signs."""
    kept: list[Block] = []
    for block in blocks:
        is_told = bool(block.whom)
        for part in _by_party(block, known):
            home = kept[-1] if kept and not block.stamps else None
            if home and not is_told and known.is_of(home.whom, part.people):
                home.people += part.people
            else:
                kept.append(part)
    return kept


def _with_stamps(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a stamp above the block in which its person signs put into that block."""
    homes = {
        person["naam"].casefold(): block
        for block in blocks
        for person in block.people
        if block.whom
    }
    kept: list[Block] = []
    for block in blocks:
        if block.people or not all(name.casefold() in homes for name, _ in block.stamps):
            away = [it for it in block.stamps if homes.get(it[0].casefold(), block) is not block]
            own = [it for it in block.stamps if it not in away]
            kept.append(block)
        else:
            away, own = block.stamps, []
        block.stamps = own
        for stamp in away:
            homes[stamp[0].casefold()].stamps.append(stamp)
    return kept


def _merged(blocks: list[Block]) -> list[Block]:
    """The blocks, one without a party with the block whose party its functions name."""
    kept: list[Block] = []
    for block in blocks:
        functions = " ".join(person.get("functie", "") for person in block.people).casefold()
        home = [it for it in kept if it.whom and it.whom.casefold() in functions]
        if not block.whom and len(home) == 1:
            home[0].people += block.people
            home[0].stamps += block.stamps
        else:
            kept.append(block)
    return kept
