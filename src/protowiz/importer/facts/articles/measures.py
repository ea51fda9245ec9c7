"""The measures of article 6, each with the side it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.tree import Block, Listing, Table, words_of
from protowiz.importer.facts.actors import (
    actors_in,
    as_group,
    joined_in,
    named_in,
    places_in,
    senders,
    with_members,
)
from protowiz.importer.facts.articles.impact import is_about_impact, is_impact
from protowiz.importer.facts.articles.security_words import (
    INDEX,
    LIST,
    PROCESSOR,
    PROOF,
    REGISTER,
    is_format,
    is_log,
)
from protowiz.importer.facts.clauses import Clause, sentences, table_rows
from protowiz.importer.facts.whole import Whole

_TRANSFER = re.compile(
    r"overdracht|mededeling|uitwisseling|\btransport|\bverzending|\bdoorgifte|\bmeedelen"
    r"|\bdoorsturen"
    r"|\bversturen|\boverma(?:ken|king)|\bbezorgen|\bterbeschikkingstelling|\bonderweg",
    re.I,
)
_CHANNEL = re.compile(
    r"\b(?:\w{0,30}server|s?ftp|webservice|platform|portaal|kanaal|verbinding|koppeling|bestand)\b",
    re.I,
)
_TO_OTHERS = "overdracht"
_SHORT_LEAD = 80
_IN_TRANSFER = re.compile(
    r"\b(?:overgemaakt|meegedeeld|overdracht|ontsloten|verzonden|verstuurd|verstuurt|uitgewisseld"
    r"|doorgestuurd|uitwisseling|mededeling|transport|s?ftps?|webservice|versleutelde verbinding"
    r"|bezorgd|onderweg|bestand(?:en)?|verkeer|verbinding|webtoepassing|portaal|platform|kanaal"
    r"|https|tls|vpn|gegevensoverdracht)\b",
    re.I,
)
_SENDS = re.compile(
    r"\b(?:verstuurt|versturen|verstuurd|verzendt|verzonden|doorgestuurd|overgedragen|overdracht"
    r"|uitgewisseld|transport|onderweg|s?ftps?)\b",
    re.I,
)
_MEASURE = re.compile(
    r"maatregel|beveilig|versleutel|encrypt|authenticat|aanmeld|toegang|toegank|back-?up"
    r"|reservekop|firewall"
    r"|\bs?ftps?\b|https|\btls\b|vpn|certifica|wachtwoord|pseudonim|geheimhouding|vertrouwelijk"
    r"|opleiding|\biso\b|veiligheids|antivirus|rechtenbeheer|informatieveiligheid|gescheiden"
    r"|geclassificeerd",
    re.I,
)
_STRONG = re.compile(
    r"versleutel|encrypt|authenticat|toegangs(?:recht|beheer)|back-?up|reservekop|firewall"
    r"|wachtwoord"
    r"|\bmeldt?\b[^.]{0,30}\baan\b|geheimhouding|pseudonimiseer"
    r"|\b(?:alleen|enkel|uitsluitend|slechts)\b[^.;]{0,90}\btoegang\s(?:heeft|hebben|krijg)"
    r"|\bafgesloten\s\w{0,20}(?:lokaal|kast|server|ruimte|omgeving)",
    re.I,
)
_OPENS = re.compile(
    r"\b(?:deze|volgende|onderstaande|hieronder|hierna)\b[^.]{0,40}\bmaatregelen\W*$"
)
_AT_SIDE = re.compile(
    r"(?:Bij|Binnen|Aan de kant van|Aan de zijde van|Intern bij)\s+(?:(?:de|het)\s+)?"
)
_OF_TRANSFER = re.compile(
    r"(?:De|Het|Elke|Alle)\s+(?:\w+\s+)?(?:overdracht|mededeling|verzending|doorgifte"
    r"|uitwisseling|transport"
    r"|verbinding|gegevensoverdracht|gegevensuitwisseling)\b[^.]{0,90}\b(?:gebeurt|verloopt|vindt"
    r"|wordt|worden|is|zijn)\b"
    r"(?![^.]{0,60}\bin overeenstemming)"
)
_DOES = re.compile(
    r"\s+(?:heeft|hebben|beschikt|beschikken|hanteert|hanteren|laat|laten|bewaart|bewaren|bewaakt"
    r"|bewaken|past|passen|gebruikt|gebruiken|controleert|controleren|voert|voeren|beveiligt"
    r"|beveiligen|versleutelt|versleutelen|beperkt|beperken|test|testen|organiseert|organiseren"
    r"|geeft|geven)\b"
)
_LEADS = re.compile(r"maatregel|beveilig|veiligheid|garand|waarborg|bescherm", re.I)


def find_measures(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The rows on measures, one for each side."""
    rows: dict[str, list[str]] = {}
    listed = any(clause.items for clause in clauses)
    is_divided = len({side for it in clauses if it.items for side in _sides(it, whole)}) > 1
    tables: list[Table] = []
    for clause in clauses:
        block = clause.piece.block
        if isinstance(block, Table):
            if all(block is not table for table in tables):
                _add_table(rows, block, whole)
                tables.append(block)
            continue
        if PROCESSOR.search(clause.text) or (is_impact(clause) and clause.items):
            continue
        sides = _sides(clause, whole)
        if clause.items:
            if not sides and _CHANNEL.search(clause.text) and len(clause.text) < _SHORT_LEAD:
                sides = [_TO_OTHERS]
            for item in clause.items:
                own = _sides_of_lead(item.text, whole) if item.items else []
                for measure in item.items or (item,):
                    lead = 0 if is_divided else len(clause.text)
                    _add_measure(rows, measure.text, own or sides, whole, lead)
        elif isinstance(block, Listing):
            _add_measure(rows, clause.text, _sides_of_lead(clause.title, whole) or sides, whole)
        elif not clause.text.endswith(":"):
            _add_prose(rows, clause, listed, whole)
    return [
        ({"kant": side} if side else {}) | {"maatregelen": measures}
        for side, measures in rows.items()
    ]


def _add_table(rows: dict[str, list[str]], table: Table, whole: Whole) -> None:
    """Add the measures of a table that has a column for them, or the last one."""
    head, body = table_rows(table)
    cells = table.rows
    if not any(head) and body:
        head, cells = body[0], cells[1:]
    place = next((at for at, name in enumerate(head) if _LEADS.search(name)), len(head) - 1)
    for row in cells:
        others = " ".join(" ".join(words_of(cell)) for at, cell in enumerate(row) if at != place)
        sides = _sides_of_lead(others, whole)
        for block in row[place]:
            parts = block.items if isinstance(block, Listing) else (block,)
            for part in parts:
                blocks = (part,) if isinstance(part, Block) else part.blocks
                if text := " ".join(words_of(blocks)):
                    _add_measure(rows, text, sides, whole)


def _add_prose(rows: dict[str, list[str]], clause: Clause, listed: bool, whole: Whole) -> None:
    """Add the sentences of a paragraph that tell measures; what follows on one tells more."""
    above = _sides_of_lead(clause.title, whole)
    first = next(iter(sentences(clause.text)), "")
    sides = [it for it in _sides_of_lead(first, whole) if it != _TO_OTHERS]
    sides = above or (sides if len(sides) == 1 else [])
    begun = False
    if not (above or listed) and (opening := _opening_side(clause.text, whole)):
        sides, begun = opening, True
    for sentence in sentences(clause.text):
        is_measure = (_STRONG if listed else _MEASURE).search(sentence) or (begun and not listed)
        is_deed = _MEASURE.search(sentence) and _does(sentence, whole)
        is_other = (
            _tells_other(sentence)
            or _OPENS.search(sentence)
            or is_log(f"{clause.title} {sentence}")
        )
        if not (is_measure or is_deed) or is_other or is_about_impact(sentence):
            continue
        begun = True
        own = [] if above else _subject(sentence, whole)
        sides = own or sides
        _add_measure(rows, sentence, sides, whole)


def _opening_side(text: str, whole: Whole) -> list[str]:
    """The side that a paragraph on measures begins with: "Bij de stad …", "De overdracht …"."""
    if _OF_TRANSFER.match(text):
        return [_TO_OTHERS]
    at = _AT_SIDE.match(text)
    places = places_in(text, whole) if at else []
    return [ident for start, _, ident in places if at and start == at.end()]


def _subject(sentence: str, whole: Whole) -> list[str]:
    """The side that a sentence begins with: a party, or the transfer."""
    if any(start < 5 for start, _, _ in places_in(sentence, whole)):
        found = joined_in(sentence, whole, named_in(sentence, whole))
        sends = set(found) & set(with_members(senders(whole), whole)) and _SENDS.search(sentence)
        return [_TO_OTHERS] if sends else found
    return [_TO_OTHERS] if _SENDS.search(sentence) else []


def _does(sentence: str, whole: Whole) -> bool:
    """Whether a sentence tells what a party does or has: it begins with the party and the verb."""
    return any(
        start < 5 and _DOES.match(sentence, end) for start, end, _ in places_in(sentence, whole)
    )


def _add_measure(
    rows: dict[str, list[str]], text: str, sides: list[str], whole: Whole, lead: int = 0
) -> None:
    """Add a measure to the sides it is of: those told above it, or those it tells itself.

    A long lead, such as that of the template, only speaks of the transfer in general.
    """
    if _is_other(text):
        return
    if not sides or (sides == [_TO_OTHERS] and lead > _SHORT_LEAD):
        actors = as_group(named_in(text, whole), whole) if sides else actors_in(text, whole)
        if _IN_TRANSFER.search(text):
            sides = [_TO_OTHERS]
        elif len(actors) == 1 or not sides:
            sides = actors
    for side in sides or [""]:
        rows.setdefault(side, []).append(text.rstrip(" ;,"))


def _tells_other(sentence: str) -> bool:
    """Whether a sentence is about proof or the register of processings."""
    return bool(PROOF.search(sentence) or REGISTER.search(sentence))


def _is_other(text: str) -> bool:
    """Whether a sentence tells one of the facts that have a field of their own."""
    is_form = is_format(text) or re.search(r"\bformaat\s*:", text)
    return bool(INDEX.search(text) or is_form or LIST.search(text))


def _sides(clause: Clause, whole: Whole) -> list[str]:
    """The sides that a clause tells, or the heading above it."""
    return _sides_of_lead(clause.text, whole) or _sides_of_lead(clause.title, whole)


def _sides_of_lead(text: str, whole: Whole) -> list[str]:
    """The sides that the words above measures tell: the transfer, or some parties."""
    actors = actors_in(text, whole)
    is_theirs = actors and re.search(r"\b(?:neemt|nemen|treft|treffen|bij|binnen)\b", text, re.I)
    if _TRANSFER.search(text) and not is_theirs:
        return [_TO_OTHERS]
    return actors if len(actors) == 1 else joined_in(text, whole, actors)
