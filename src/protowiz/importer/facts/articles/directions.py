"""Who passes data on to whom, as a heading, a lead or a sentence about the data tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.actors import as_group, only, party_ids, places_in
from protowiz.importer.facts.clauses import Clause
from protowiz.importer.facts.whole import Whole

_PASSED = (
    r"meegedeeld|meedelen|bezorgd|verstrekt|aangeleverd|geleverd|doorgegeven|overgemaakt"
    r"|doorgestuurd|ontsloten|ter beschikking gesteld|aangereikt"
)
_PASSES = (
    r"meedeelt|meedelen|bezorgt|bezorgen|verstrekt|verstrekken|aanlevert|aanleveren|levert|leveren"
    r"|doorgeeft|doorgeven|overmaakt|overmaken|deelt|delen|stuurt|sturen|doorstuurt|doorsturen"
    r"|zendt|zenden|geeft|geven|ontsluit|ontsluiten|stelt|stellen|koppelt|koppelen|terugkoppelt"
    r"|terugkoppelen|meldt|melden|antwoordt|antwoorden|maakt|maken|verleent|verlenen"
)
_GETS = r"ontvangt|ontvangen|krijgt|krijgen|verkrijgt|verkrijgen|opvraagt|opvragen|ophaalt"
_OF_PASSING = re.compile(
    rf"\b(?:{_PASSED}|{_PASSES}|{_GETS}|afkomstig|mededeling|doorgifte|stroom|van|door)\b|→|->",
    re.I,
)
_GETTING = re.compile(rf"\b(?:{_GETS})\b", re.I)
_TO = re.compile(r"(?:\b(?:aan|naar|voor|richting)\s+|(?:→|->)\s*)(?:(?:de|het)\s+)?$", re.I)
_FROM = re.compile(r"\b(?:van|vanuit|door|die|dat|welke|vanwege)\s+(?:(?:de|het)\s+)?$", re.I)
_AFTER_VERB = re.compile(rf"\b(?:{_PASSES})\s+(?:(?:de|het)\s+)?$", re.I)
_JOINED = re.compile(r"\s*(?:,|en|&|,\s*en)\s+(?:(?:aan|naar)\s+)?(?:(?:de|het)\s+)?", re.I)
_STARTS = re.compile(
    r"\W*(?:(?:stroom|deel|luik|reeks|lijst|tabel|fase|punt)\s+\w{1,3}\W+)?(?:(?:de|het)\s+)?", re.I
)
_OWN = re.compile(
    r"\W*(?:[\w-]+\s+\w{1,3}\W+)?(?:(?:de|alle)\s+)?(?:persoons)?gegevens\s+(?:van|vanuit|uit)\s+"
    r"(?:(?:de|het)\s+)?",
    re.I,
)
_TELLS_ITEM = re.compile(
    rf"(?:(?:ook\s+)?(?:deze|dit|die|dat|de|het|zij|ze)\s+(?:(?:persoons)?gegevens?\s+)?(?:worden"
    rf"|wordt|zijn|is)"
    rf"\s+(?:eveneens\s+|ook\s+)?(?:{_PASSED}|afkomstig)\b|(?:{_PASSED}|afkomstig|bron"
    rf"|herkomst)\b\W"
    rf"|[^.]{{2,90}}\b(?:{_PASSES})\s+(?:(?:deze|dit|die|dat|de|het|ze)\s+)?(?:gegevens?\s*)?"
    r"(?:(?:aan|mee|door|over)\b|\W*$)|(?:deze|dit|die|dat|de|het)\s+gegevens?\s+kom(?:t"
    r"|en)\s+van\b)",
    re.I,
)
_REASON = re.compile(r"\b(?:omdat|zodat|aangezien|want|teneinde|nodig|noodzakelijk|niet)\b", re.I)
_LONGEST = 160


@dataclass(frozen=True)
class Direction:
    """From whom to whom; one of both may be untold."""

    sender: str | None = None
    receiver: str | None = None

    def put(self, item: dict[str, Any]) -> None:
        """Tell it in a data item that does not tell it itself."""
        for name, ident in (("van", self.sender), ("naar", self.receiver)):
            if ident and not {"van", "naar"} <= item.keys():
                item.setdefault(name, ident)


def direction_in(text: str, whole: Whole) -> Direction:
    """From whom to whom a text says that data go."""
    if not _OF_PASSING.search(text):
        return Direction()
    roles: dict[str, list[str]] = {"from": [], "to": []}
    role, end = "", 0
    for start, stop, ident in places_in(text, whole):
        before = text[:start]
        if role and _JOINED.fullmatch(text[end:start]):
            pass
        elif _TO.search(before):
            role = "to"
        elif _AFTER_VERB.search(before):
            role = "to" if roles["from"] else "from"
        elif _FROM.search(before) or _STARTS.fullmatch(before) or before.endswith(": "):
            role = "from"
        else:
            role = ""
        if role:
            roles[role].append(ident)
        end = stop
    sender, receiver = (only(as_group(ids, whole)) for ids in roles.values())
    is_got = bool(_GETTING.search(text)) and receiver is None
    if is_got and len(set(roles["from"])) == 2:
        return _got(text, roles["from"])
    return Direction() if sender == receiver or is_got else Direction(sender, receiver)


def _got(text: str, named: Sequence[str]) -> Direction:
    """The direction of "wat A van B ontvangt"."""
    return Direction(named[1], named[0])


def directions_of(clauses: Sequence[Clause], whole: Whole) -> Iterator[Direction]:
    """For each clause the direction that the headings and leads up to it tell."""
    now = Direction()
    title = ""
    for clause in clauses:
        if clause.title != title:
            title = clause.title
            now = lead_direction(Clause(title, clause.piece), whole) or now
        if not isinstance(clause.piece.block, Table):
            now = lead_direction(clause, whole) or now
        yield now


def lead_direction(clause: Clause, whole: Whole) -> Direction | None:
    """The direction that a heading or the lead of a list tells for what follows."""
    text = clause.text
    is_lead = not text.endswith((".", ";", "?", "!")) or text[:6].casefold() == "stroom"
    if not is_lead or len(text) > _LONGEST or not places_in(text, whole):
        return None
    found = _completed(direction_in(text, whole), whole)
    own = _OWN.match(text)
    is_own = own and any(start == own.end() for start, _, _ in places_in(text, whole))
    is_told = direction_in(text, whole).receiver or is_own or _says_passed(text)
    return found if found.sender and is_told else None


def _completed(found: Direction, whole: Whole) -> Direction:
    """A direction whose receiver is not told: of two parties it is the other."""
    parties = party_ids(whole)
    if len(parties) == 2 and found.sender in parties and not found.receiver:
        return Direction(found.sender, next(it for it in parties if it != found.sender))
    return found


def _says_passed(text: str) -> bool:
    return bool(re.search(rf"\b(?:{_PASSED}|{_PASSES}|afkomstig)\b", text, re.I))


def take_direction(told: Iterable[str], item: dict[str, Any], whole: Whole) -> list[str]:
    """The sentences without those that only tell who passes the item on; the item gets that."""
    others: list[str] = []
    for sentence in told:
        found = Direction()
        if (
            len(sentence) < _LONGEST
            and _TELLS_ITEM.match(sentence)
            and not _REASON.search(sentence)
        ):
            found = direction_in(sentence, whole)
        if found.sender:
            found.put(item)
        else:
            others.append(sentence)
    return others
