"""Article 4: services and third parties that get the data, passing on, processors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.actors import (
    doers_in,
    named_in,
    only,
    receivers,
)
from protowiz.importer.facts.articles.denials import says
from protowiz.importer.facts.articles.processor_tables import tables_of_processors
from protowiz.importer.facts.articles.processors import find_processors, is_of_processor
from protowiz.importer.facts.articles.services import SERVICE, services_in
from protowiz.importer.facts.articles.third_parties import is_none, thirds_in
from protowiz.importer.facts.clauses import (
    Clause,
    bare,
    clauses_of,
    every_clause,
    sentences,
    sentences_of,
    table_rows,
    with_inner,
)
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_BY_FUNCTION = re.compile(
    r"\bfunctie|\bneed[- ]to[- ]know|noodzakelijk voor (?:de uitvoering|hun|de uitoefening)"
    r"|\b(?:taak|taken)\b|voor (?:hun|zijn|haar) (?:opdracht|werk)|opdracht\b[^.]{0,40}\bvereist"
    r"|nodig (?:hebben|heeft) (?:voor|om|in het kader)|uit hoofde van|beroepshalve"
    r"|\bwie\b[^.]{0,60}\bnodig|strikt noodzakelijk"
    r"|\b(?:alleen|enkel|slechts|uitsluitend)\s+(?:voor\s+|aan\s+)?(?:wie|(?:de\s+)?\w+\s+die)\b"
    r"|\b(?:alleen|enkel|slechts|uitsluitend|beperkt)\b[^.]{0,60}\s(?:personeelsleden|medewerkers"
    r"|ambtenaren"
    r"|personen)\b[^.]{0,30}\s(?:die|met)\s[^.]{0,80}\b(?:belast|instaan|behandelen|behandeling"
    r"|bevoegd"
    r"|aangewezen|aangeduid|gemachtigd|verantwoordelijk|werken|opvolgen|dossiers?)\b",
    re.I,
)
_ACCESS = re.compile(r"\btoegang|\bpersoneelsleden|\bmedewerkers?|\bpersonen|\binzage", re.I)
_SERVICES = re.compile(
    r"\b(?:dienst(?:en)?|afdeling(?:en)?|team(?:s)?|medewerkers|personeelsleden|categorie\w*"
    r"|ontvangers?|toegang|toegankelijk|inzage|eenheden|ontvangen|functies|directies?|bestemd"
    r"|bedoeld voor"
    r"|terecht\w*"
    r"|bezorgd aan)\b",
    re.I,
)
_THIRD = re.compile(
    r"\bderden?\b|andere ontvangers|verder (?:meegedeeld|verstrekt)|ook (?:verstrek|meede|doorge)",
    re.I,
)
_PASSES_ON = re.compile(
    r"\b(?:doorge(?:ven|geven|eft)|door te geven|doorgifte|verspreid\w*|verspreiding|overgemaakt"
    r"|(?:geeft|geven)\b[^.]{0,80}\bdoor|mee te delen|mede(?:deling|delen)|meegedeeld|meedelen"
    r"|(?:deelt|delen)\b[^.]{0,80}\bmee|gedeeld|deelt|delen|bezorg\w*|verstrek\w*"
    r"|ter beschikking (?:stellen|gesteld))\b",
    re.I,
)
_TO_OTHERS = re.compile(
    r"\b(?:derden?|anderen|aan niemand|(?:n?iemand|niets) anders|(?:een |geen )?(?:enkele )?andere"
    r" (?:partij|instantie|ontvanger|organisatie|persoon|dienst|overheid|entiteit)\w*|verdere?"
    r"|doorge\w+|door te geven|doorgifte|(?:geeft|geven)\b[^.]{0,80}\bdoor"
    r"|(?:elke|iedere|eventuele|alle|een)\s+(?:andere?|verdere?|nieuwe|bijkomende)?\s*"
    r"(?:mededeling|verstrekking|overdracht)(?:en)?|mee te delen aan)\b",
    re.I,
)
_CONSENT = re.compile(
    r"toestemming|toelating|akkoord|instem|ingestemd|goedkeur|goedgekeurd|toestemt|toegestemd"
    r"|toestaat"
    r"|\binstemt|stemt\b[^.]{0,60}\bin\b|\b(?:het|mee) eens\b|gemachtigd",
    re.I,
)
_REPORT = re.compile(
    r"\bgemeld|\bmelding|\bmeldt|\bmelden|op de hoogte|\bkennis\b|kennisgeving|verwittig"
    r"|\blicht(?:en)?\b[^.]{0,60}\bin\b|ingelicht|\binform|\bweten\b",
    re.I,
)
_FORBIDDEN = re.compile(r"\bniet\b|\bgeen\b|verboden|uitgesloten|\bnooit\b|\bniemand\b", re.I)
_FREE_OF_CONSENT = re.compile(
    r"\b(?:toestemming|toelating|akkoord|goedkeuring)\b[^.;,]{0,40}\b(?:is|zijn)\b[^.;,]{0,20}\bniet\b"
    r"|\bgeen\s+(?:\w+\s+){0,2}(?:toestemming|toelating|akkoord|goedkeuring)\b"
    r"|^(?:(?!\b(?:niet|geen|nooit|verboden|niemand)\b)[^.;,])*\bzonder\s+(?:\w+\s+){0,3}"
    r"(?:toestemming|toelating|akkoord|goedkeuring)\b(?![^.]*\b(?:niet|geen|nooit|verboden|niemand"
    r"|uitgesloten)\b)",
    re.I,
)
_ALLOWED = re.compile(
    r"\bniet\s+(?:verboden|uitgesloten)\b|\bgeen\s+(?:\w+\s+){0,2}(?:toestemming|toelating|akkoord"
    r"|goedkeuring|melding|bezwaar|beperking)|\bniet\s+te\s+(?:melden|vragen)\b",
    re.I,
)
_COLUMN = re.compile(r"\W*(?:\w{0,30}dienst|afdeling|team|ontvanger|categorie|wie\b|functie)", re.I)


def find_recipients(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Ontvangers."""
    clauses = clauses_of(whole, "ontvangers")
    found: dict[str, Any] = {}
    if rows := _rows(clauses, whole) or _table_rows(pieces, clauses, whole):
        found["items"] = rows
    elif pieces:
        whole.miss("Geen diensten met toegang herkend.", "ontvangers", pieces[0])
    if pieces:
        told = [sentence for sentence, _ in sentences_of(clauses)]
        found["functiegebonden"] = any(
            _BY_FUNCTION.search(it) and _ACCESS.search(it) for it in told
        )
        found["doorgifte"] = _passing_on(told)
        if explained := _explained(clauses):
            found["toelichting"] = explained
    if processors := find_processors(every_clause(whole, "ontvangers", "beveiliging"), whole):
        found["verwerkers"] = processors
    return found


def _rows(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    rows: dict[str | None, dict[str, Any]] = {}
    leads: set[int] = set()
    of_processors: set[int] = set()
    for clause in with_inner(clauses):
        if is_of_processor(clause.lead) or id(clause) in of_processors:
            of_processors |= {id(item) for item in clause.items}
            continue
        who = _receiver(clause, whole)
        if (
            clause.items
            and _THIRD.search(clause.text)
            and not re.search(r"\bdiensten\b", clause.text)
        ):
            third = [
                bare(it.text) for it in clause.items if not it.items and not _is_sentence(it.text)
            ]
            if third and not _FORBIDDEN.search(clause.text):
                _add(rows, who, "derden", third)
        elif clause.items and (
            id(clause) in leads or _SERVICES.search(clause.lead) or _are_services(clause)
        ):
            leads |= {id(item) for item in clause.items}
            services = [bare(it.text) for it in clause.items if _names_service(it)]
            _add(rows, who, "diensten", services)
        elif not clause.items:
            for sentence in sentences(clause.text):
                for at, service in services_in(sentence, whole):
                    _add(rows, at or who, "diensten", [service])
                if not _FORBIDDEN.search(sentence):
                    _add(rows, who, "derden", thirds_in(sentence, whole))
    _give_to_only(rows)
    return [row for row in rows.values() if row.keys() - {"partij"}]


def _give_to_only(rows: dict[str | None, dict[str, Any]]) -> None:
    """Put the third parties of nobody named into the row of the only receiver that has services."""
    owners = [who for who, row in rows.items() if who and "diensten" in row]
    if len(owners) == 1 and "diensten" not in rows.get(None, {"diensten": []}):
        _add(rows, owners[0], "derden", rows.pop(None).get("derden", []))


def _table_rows(
    pieces: Sequence[Piece], clauses: Sequence[Clause], whole: Whole
) -> list[dict[str, Any]]:
    """The services in a table with a column for them."""
    rows: dict[str | None, dict[str, Any]] = {}
    of_processors = [table for table, _ in tables_of_processors(clauses)]
    for piece in pieces:
        if not isinstance(piece.block, Table) or any(piece.block is it for it in of_processors):
            continue
        head, body = table_rows(piece.block)
        head, body = (head, body) if any(head) else (body[0], body[1:])
        column = next((at for at, name in enumerate(head) if _COLUMN.match(name)), None)
        for row in body if column is not None else []:
            others = " ".join(cell for at, cell in enumerate(row) if at != column)
            who = only(named_in(others, whole)) or only(receivers(whole))
            _add(rows, who, "diensten", [bare(row[column or 0])])
    return list(rows.values())


def _explained(clauses: Sequence[Clause]) -> str:
    """The paragraphs after the services that tell none of the other facts."""
    start = next((at for at, clause in enumerate(clauses) if clause.items), len(clauses))
    others = [
        clause.text
        for clause in clauses[start + 1 :]
        if len(clause.text) > 60
        and not clause.items
        and not _is_of_passing_on(clause.text)
        and not is_of_processor(clause.text)
        and not re.match(r"(?:Enkel|Alleen|Binnen|Uitsluitend)\b", clause.text)
        and not re.search(r"\bprotocol\b|\bderden\b", clause.text)
    ]
    return "\n\n".join(others)


def _are_services(clause: Clause) -> bool:
    return all(SERVICE.search(item.text) for item in clause.items)


def _receiver(clause: Clause, whole: Whole) -> str | None:
    return only(doers_in(clause.text, whole, [])) or only(
        doers_in(clause.lead, whole, receivers(whole))
    )


def _add(
    rows: dict[str | None, dict[str, Any]], who: str | None, name: str, values: list[str]
) -> None:
    row = rows.setdefault(who, {"partij": who} if who else {})
    known = row.setdefault(name, [])
    known += [value for value in values if value not in known and not is_none(value)]
    if not known:
        del row[name]


def _is_sentence(text: str) -> bool:
    return bool(
        re.match(r"(?:enkel|alleen|uitsluitend)\s+(?:personen|wie|medewerkers)", text, re.I)
        or re.search(r"\b(?:krijgen|krijgt|zal|zullen|mogen|mag|moet|worden|wordt)\b", text)
    )


def _names_service(item: Clause) -> bool:
    return not item.items and not _is_sentence(item.text) and not item.text.endswith(":")


def _passing_on(told: Sequence[str]) -> str:
    """The rule on passing on; of several the one that leaves most room."""
    rules = [it for it in told if _is_of_passing_on(it) and not is_of_processor(it)]
    if any(_CONSENT.search(it) and not _FREE_OF_CONSENT.search(it) for it in rules):
        return "verboden tenzij toestemming"
    if any(says(_REPORT, it) for it in rules):
        return "melden"
    forbids = any(_FORBIDDEN.search(it) and not _ALLOWED.search(it) for it in rules)
    return "verboden" if forbids else "niet geregeld"


def _is_of_passing_on(text: str) -> bool:
    return bool(_PASSES_ON.search(text) and _TO_OTHERS.search(text))
