"""Who passes data on and who receives them: from the title, the block of a party or article 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from protowiz.importer.facts.articles.directions import direction_in
from protowiz.importer.facts.lines import lines_of
from protowiz.importer.facts.opening.stated_roles import implied_roles, is_of_before, stated_roles
from protowiz.importer.facts.opening.title import WAY_BACK
from protowiz.importer.facts.whole import Whole

_SENDER = re.compile(
    r"\b(?:mededelende|meedelende|verstrekkende|leverende|aanleverende|verzendende|zendende|"
    r"overdragende)\s|\b(?:gegevens)?verstrekker\b|\bgegevensleverancier\b|\bmededeler\b",
    re.I,
)
_RECEIVER = re.compile(
    r"\b(?:ontvangende|afnemende|verkrijgende|vragende|verzoekende|opvragende)\s|"
    r"\b(?:gegevens)?ontvanger\b|\bafnemer\b|\bgebruiker van de gegevens\b",
    re.I,
)
_BOTH_WAYS = re.compile(
    r"\bover en weer\b|\bwederzijdse?\b|\bwederkerig|\bin (?:beide|de twee|twee) richtingen\b|"
    r"\ben omgekeerd\b|\bvice versa\b|\bwisselen\b.{0,120}\buit\b|"
    r"\bpartijen\s+elkaar\b.{0,200}\bmeedelen\b|\bdelen\s+elkaar\b.{0,200}\bmee\b|"
    r"\b(?:bezorgen|verstrekken|leveren|geven|sturen|meedelen|delen)\s+(?:\w+\s)?(?:aan\s|met\s)?elkaar\b|"
    r"\b(?:aan|met)\s+elkaar\b.{0,80}\b(?:bezorg|verstrek|meedel|delen|geven|leveren|overma)|"
    r"\bheen en weer\b|↔|<->|⇄",
    re.I,
)
_FLOWS = (
    re.compile(
        r"\b(?:door|van)\s(?P<sender>.{2,120}?)\s(?:aan|naar)\s(?P<receiver>.{2,140})", re.I
    ),
    re.compile(
        r"(?P<sender>.{2,120}?)\s(?:deelt|delen|bezorgt|bezorgen|verstrekt|verstrekken|levert|"
        r"leveren|geeft|geven|stuurt|sturen|stelt|stellen|maakt|maken|meedeelt|meedelen|doorgeeft|"
        r"doorgeven)\b"
        r".{0,200}?\s(?:aan|naar|van|met)\s(?P<receiver>.{2,140})",
        re.I,
    ),
)
_GIVEN = re.compile(
    r"(?P<sender>.{2,120}?)\s(?:bezorgt|bezorgen|verstrekt|verstrekken|levert|leveren|geeft|geven|"
    r"verleent|verlenen|stuurt|sturen)\s(?P<receiver>.{2,100}?)\s(?:(?:de|het|een|toegang|inzage|"
    r"elektronisch|volgende|bepaalde)\s.{0,60}?)?\b(?:\w{0,12}gegevens|toegang|inzage)\b",
    re.I,
)
"""Who gives whom the data, without the word "aan"."""
_FETCHED = re.compile(
    r"(?P<receiver>.{2,120}?)\s(?:ontvangt|ontvangen|krijgt|krijgen|verkrijgt|verkrijgen|raadpleegt|"
    r"raadplegen|bevraagt|bevragen|haalt|halen|(?:op)?vraagt|(?:op)?vragen|bekomt|bekomen)\s.{0,160}?"
    r"\b(?:van|bij|uit)\s(?P<sender>.{2,140})",
    re.I,
)
"""Who receives or fetches the data from whom."""
_WAY_BEGINS = re.compile(r"\W*(?:door|van|vanuit)\s", re.I)
_WAY = re.compile(
    rf"{_WAY_BEGINS.pattern}(?P<sender>(?:(?!\s(?:aan|naar)\s)[^:;]){{2,120}})\s(?:aan|naar)\s"
    r"(?P<receiver>[^:;(]{2,140})(?:\([^()]{1,80}\))?\s*(?::\s.+|[;.,]?(?:\s+en)?)",
    re.I,
)
"""A line that is about one way: by A to B (data 1 and 2)."""
_PART = re.compile(r"(?<=[.;])\s+|,\s+en\s+|\s+en\s+(?=(?:omgekeerd\s+)?(?:van|door)\s)")
_MOST_PARTS = 40
_EMPTY = {"de", "het", "van", "voor", "en", "te", "in", "der", "den", "aan", "op", "naar", "door"}
_COMMON = {
    "vzw",
    "nv",
    "bv",
    "cv",
    "algemeen",
    "agentschap",
    "departement",
    "vlaams",
    "vlaamse",
    "stad",
    "gemeente",
    "ocmw",
    "dienst",
}

_Row = dict[str, Any]


def give_roles(
    rows: Sequence[_Row], groups: Sequence[_Row], blocks: Sequence[str], whole: Whole
) -> None:
    """The role of each party; what is not sure is told."""
    preamble = whole.found.get("aanhef", {})
    title = [str(preamble.get(key, "")) for key in ("titel_van", "titel_naar")]
    subject = " ".join(piece.text for piece in whole.parts.of_kind("onderwerp")[1:])[:2000]
    heading = " ".join(piece.text for piece in whole.parts.of_kind("aanhef")[:4])[:1000]

    def named(text: str) -> set[int]:
        return _named(text, rows, groups)

    sends, receives = ways = _ways(title, _lines_of_subject(whole), rows, groups)
    if not ways[0]:
        sends, receives = ways = _there_and_back(whole, rows)
    if not ways[0]:
        sends, receives = _ends(title, rows, groups) if all(title) else (set(), set())
    if not ways[0] and (not (sends and receives) or sends & receives):
        stated = f"{_text_of(('partijen',), whole)[:20_000]} {subject}"
        sends, receives = stated_roles(stated, named)
        if not sends:
            sends, receives = _flows(subject, rows, groups)
        if not sends:
            sends, receives = _ends_of(_directions(whole), rows)
    if len(sends | receives) < len(rows):
        flows = _flows_told(("gegevens", "context"), rows, groups, whole)
        if len(rows) > 2:
            sends, receives = sends | flows[0], receives | flows[1]
        elif not ways[0] and not (sends | receives) and not flows[0] & flows[1]:
            sends, receives = flows
    if not (sends | receives):
        sends, receives = implied_roles(_text_of(("context", "rechtvaardiging"), whole), named)
    if sends == receives and not ways[0]:
        sends, receives = set(), set()
    told = f"{subject} {_text_of(('instanties',), whole)}"[:8000]
    is_mutual = len(rows) == 2 and bool(_BOTH_WAYS.search(heading) or _BOTH_WAYS.search(subject))
    for number, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        calls = f"{row.get('korte_naam', '')} {_group_name(row, groups)} {block} "
        calls += " ".join(_clauses_about(number, told, rows, groups))
        if is_mutual:
            row["rol"] = "beide"
        elif number in sends or number in receives:
            both = number in sends and number in receives
            row["rol"] = "beide" if both else "mededelend" if number in sends else "ontvangend"
        elif bool(_SENDER.search(calls)) != bool(_RECEIVER.search(calls)):
            row["rol"] = "mededelend" if _SENDER.search(calls) else "ontvangend"
        else:
            what = f"Deelt {row.get('korte_naam') or row['officiele_naam']} mee of ontvangt ze?"
            whole.doubt(what, "partijen")


def _flows_told(
    steps: Sequence[str], rows: Sequence[_Row], groups: Sequence[_Row], whole: Whole
) -> tuple[set[int], set[int]]:
    """Who passes on and who receives in the sentences of some steps."""
    return _flows(_text_of(steps, whole)[:20_000], rows, groups)


def _text_of(steps: Sequence[str], whole: Whole) -> str:
    return " ".join(piece.text for step in steps for piece in whole.parts.of_kind(step))


def _clauses_about(
    number: int, text: str, rows: Sequence[_Row], groups: Sequence[_Row]
) -> Iterator[str]:
    """The clauses that call the one party in them the sender or the receiver."""
    if not (_SENDER.search(text) or _RECEIVER.search(text)):
        return
    for clause in re.split(r"[,;.]\s|\sen\s", text):
        if _named(clause, rows, groups) == {number}:
            yield clause


def _lines_of_subject(whole: Whole) -> list[str]:
    """The lines of article 1."""
    return [line.text[:300] for line in lines_of(whole.parts.of_kind("onderwerp")[1:])]


def _ways(
    title: Sequence[str], lines: Sequence[str], rows: Sequence[_Row], groups: Sequence[_Row]
) -> tuple[set[int], set[int]]:
    """Who passes on and who receives, if all ways are listed: in article 1 or in the title."""
    ways = [_WAY.fullmatch(line) for line in lines if _WAY_BEGINS.match(line)]
    back = WAY_BACK.search(title[1])
    if len(ways) > 1:
        pairs = [way.group("sender", "receiver") if way else ("", "") for way in ways]
    elif back:
        pairs = [(title[0], title[1][: back.start()]), back.group("sender", "receiver")]
    else:
        pairs = []
    sends: set[int] = set()
    receives: set[int] = set()
    for sender, receiver in pairs:
        first, second = _named(sender, rows, groups), _named(receiver, rows, groups)
        if not first or not second or first & second:
            return set(), set()
        sends |= first
        receives |= second
    return sends, receives


def _directions(whole: Whole) -> set[tuple[str, str]]:
    """From whom to whom the parts of article 1 say that data go."""
    lines = lines_of(whole.parts.of_kind("onderwerp")[1:])
    parts = [part for line in lines for part in _PART.split(line.text[:2000])]
    found = (direction_in(part, whole) for part in parts[:_MOST_PARTS])
    return {(it.sender, it.receiver) for it in found if it.sender and it.receiver}


def _there_and_back(whole: Whole, rows: Sequence[_Row]) -> tuple[set[int], set[int]]:
    """Who passes on and who receives, if article 1 tells of a way and of the way back."""
    ways = _directions(whole)
    is_both = any((receiver, sender) in ways for sender, receiver in ways)
    return _ends_of(ways, rows) if is_both else (set(), set())


def _ends_of(ways: Iterable[tuple[str, str]], rows: Sequence[_Row]) -> tuple[set[int], set[int]]:
    """The places of those who pass on and of those who receive; a group as its members."""
    ends: tuple[set[int], set[int]] = (set(), set())
    for way in ways:
        for end, ident in zip(ends, way, strict=True):
            end |= {at for at, row in enumerate(rows) if ident in (row["id"], row.get("groep"))}
    return ends


def _ends(
    title: Sequence[str], rows: Sequence[_Row], groups: Sequence[_Row]
) -> tuple[set[int], set[int]]:
    """The parties in the two parts of the title; each stands where more of its words do."""
    found: tuple[set[int], set[int]] = (set(), set())
    for number, row in enumerate(rows):
        names = _names(row, groups)
        shares = [max((_share(name, part) for name in names), default=0.0) for part in title]
        if max(shares) >= 0.5 and max(shares) - min(shares) > 0.2:
            found[shares.index(max(shares))].add(number)
    return found


def _share(name: str, text: str) -> float:
    """How much of a name stands in a text."""
    folded = text.casefold()
    if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", folded):
        return 1.1 + len(name) / 100
    words = [word for word in re.findall(r"\w+", name.casefold()) if word not in _EMPTY]
    rare = [word for word in words if word not in _COMMON] or words
    there = [word for word in rare if re.search(rf"(?<!\w){word}(?!\w)", folded)]
    return len(there) / len(rare) if rare else 0.0


def _flows(text: str, rows: Sequence[_Row], groups: Sequence[_Row]) -> tuple[set[int], set[int]]:
    """Who passes on to whom in the sentences of a text."""
    sends: set[int] = set()
    receives: set[int] = set()
    for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z“\"-])", text):
        if is_of_before(sentence) or len(_named(sentence, rows, groups)) < 2:
            continue
        for pattern in (*_FLOWS, _GIVEN, _FETCHED):
            for match in pattern.finditer(sentence):
                first = _named(match["sender"], rows, groups)
                second = _named(match["receiver"], rows, groups)
                if first and second and not first & second:
                    sends |= first
                    receives |= second
    return sends, receives


def _named(text: str, rows: Sequence[_Row], groups: Sequence[_Row]) -> set[int]:
    return {
        number
        for number, row in enumerate(rows)
        if any(_share(name, text) > 1 for name in _names(row, groups))
    }


def _names(row: _Row, groups: Sequence[_Row]) -> list[str]:
    names = [str(row[key]) for key in ("korte_naam", "officiele_naam") if row.get(key)]
    group = _group_name(row, groups)
    return [*names, group] if group else names


def _group_name(row: _Row, groups: Sequence[_Row]) -> str:
    return next((str(it["naam"]) for it in groups if it["id"] == row.get("groep")), "")
