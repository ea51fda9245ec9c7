"""Article 3: the data items, whose they are, by which key, and how long they are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.articles.directions import Direction, direction_in, directions_of
from protowiz.importer.facts.articles.items import items_of_tables
from protowiz.importer.facts.articles.listed_items import items_of_clauses
from protowiz.importer.facts.articles.numbered_items import NumberedItem
from protowiz.importer.facts.articles.retention import find_retention
from protowiz.importer.facts.articles.special import mark_special, numbers_in
from protowiz.importer.facts.clauses import (
    Clause,
    bare,
    clauses_of,
    every_clause,
    sentences,
    sentences_of,
)
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_KEY = re.compile(
    r"\b(?:INSZ|rijksregisternummer|identificatienummer van (?:het rijksregister"
    r"|de sociale zekerheid)"
    r"|rijksregister)",
    re.I,
)
_BY_KEY = re.compile(
    r"identific\w+|ïdentific\w+|\b(?:op basis van|aan de hand van|op grond van het|opgevraagd"
    r"|opgezocht|gekoppeld|koppeling|koppelt|zoekt|zoeken|herkend|sleutel|bevra(?:gd|ging)"
    r"|opvraging|opzoeking)\b",
    re.I,
)
_OTHER_KEY = re.compile(
    r"(?:identific\w+|ïdentific\w+|\b(?:opgevraagd|opgezocht|zoekt|zoeken|herkend|herkent"
    r"|teruggevonden|terugvinden|opgespoord|aangeduid|gematcht|(?:vindt"
    r"|vinden)\b[^.:]{2,40}\bterug|gekoppeld|koppeling|koppelt|uitgewisseld|bevra(?:gd|ging)"
    r"|opvraging|opzoeking"
    r"|sleutel))\b[^.:]{0,70}?(?:\s(?:op"
    r" basis van|aan de hand van|door middel van|met behulp van|met|via|door|aan|is|dient|op)|:)"
    r"\s+(?P<key>(?:(?:het|de|een|hun|zijn|haar)\s+|(?=(?:naam|adres|geboortedatum|nummerplaat"
    r"|kenteken|perceel|(?:dossier|klant|perceel|ondernemings|vestigings|aansluit|EAN-?)nummer)\b))"
    r"[^.;,]{3,90}(?:,\s[^.;,]{2,30}\sen\s[^.;,]{2,40})?)",
    re.I,
)
_PASSED_BY_KEY = re.compile(
    r"\b(?:als|de)\s+\w{0,20}sleutel\s+(?:(?:wordt|worden|is|zijn|geldt|gelden|dient|dienen)"
    r"|(?:gebruikt|gebruiken)(?:\s+(?:de|het)\s+\w+)?)\s+(?P<sleutel>[^.;,]{3,90}?)"
    r"(?=\s+(?:gebruikt|gehanteerd|genomen)\b|[.;,]|$)|"
    r"\b(?:meegedeeld|bezorgd|verstrekt|aangeleverd|geleverd|overgemaakt|doorgegeven|opgehaald)\b"
    r"[^.:;]{0,40}?\s(?:op basis van|aan de hand van|onder|per|met)\s+"
    r"(?P<key>(?:(?:het|de|een|hun|zijn|haar)\s+|(?=\w{3,30}nummer\b))[^.;,]{3,90})",
    re.I,
)
_AFTER_KEY = re.compile(
    r"\s+en (?:dus )?(?:niet|nooit)\b|\s+(?:opgevraagd|opgezocht|gekoppeld|ge[ïi]dentificeerd)\b"
)
"""What follows on the key that is no part of it."""
_IDENTIFIES = re.compile(
    r"nummer\b|code\b|combinatie|\bnaam\b|geboortedatum|sleutel|kenmerk|\bID\b|identific"
    r"|pseudoniem|\badres|nummerplaat|referentie\b|perceel",
    re.I,
)
_NO_KEY = re.compile(
    r"niet per persoon|geen identificatie|niet op persoonsniveau|geaggregeerd", re.I
)
_WHOSE = re.compile(
    r"(?:\bgegevens\s+(?:(?:van|in|uit|onder|bij)\s+[\w ]{1,30}?\s"
    r"|\d[\d ,enot]{0,20}\s)?(?:betreffen"
    r"|gaan\s+over|slaan\s+op)|\b(?:betreft|betreffen|over"
    r"|om)\s+(?:de\s+)?(?:persoons)?gegevens\s+van"
    r"|\b(?:mededeling|doorgifte|uitwisseling|bevraging|levering|lijst|bestand|selectie)\s+(?:betreft"
    r"|gaat over|slaat op|handelt over|omvat|is beperkt tot)(?!\s+(?:(?:de|alleen|enkel)\s+){0,2}"
    r"(?:volgende|onderstaande|\w*gegevens|geen|gewone|\d))"
    r"|\bcategorie[ëe]?n? (?:van )?betrokkenen(?:\s+(?:is|zijn|bestaat uit|bestaan uit|omvat\w*))?"
    r"\s*:?|\bbetrokkenen?\s*:"
    r"|\b(?:personen|betrokkenen|burgers)\s+(?:over|van) wie\b[^.;]{0,60},?\s(?:zijn|is)\b"
    r"|^\W*doelgroep\s*:|\bbetrokkenen zijn"
    r"|\b(?:hebben|heeft) betrekking op(?! gegeven))\s+(?P<whose>(?:[^.;(]"
    r"|\.(?=\d))+)",
    re.I,
)
_IS_WHOSE = re.compile(
    r"\W*(?:(?:categorie\w* (?:van )?|wie zijn de )?betrokkenen|van wie)\b", re.I
)
_SCOPE = re.compile(
    r"^\W*(?:omvang|(?:geschat )?aantal(?: \w+){0,3})\s*:\s*(?P<told>[^;]+)"
    r"|\b(?:geraamd op|raming\b[^.;\d]{0,20}"
    r"|(?:schat|raamt?)(?:ten)?\b[^.;\d]{0,40}\bop)\s*(?P<guess>\d[^;]*)"
    r"|\b(?P<all>(?:het|dit|dat) zijn er\s+(?:\w+\s+){0,2}\d[^;]*)"
    r"|^(?P<year>(?:In|Op|Per|Vorig|Tijdens)\s[^.;:]{2,60}?\s(?:waren|zijn|was|betrof|betroffen"
    r"|telden?)\s+(?:dat"
    r"|er|het|dit|de)\b[^.;:\d]{0,80}\s\d(?:[^.;]|\.(?=\d))*)"
    r"|(?P<scope>(?:\b(?:ongeveer|circa|ca\.|naar schatting|geschat|maximaal|hoogstens|jaarlijks"
    r"|gemiddeld|minstens|minder dan|meer dan|zo[’']n|rond de|zowat|om en bij(?: de)?|bijna"
    r"|ruim|plusminus|nagenoeg)|±)\s+(?:\w+\s+)?\d+(?:[.,\s]\d+)*"
    r"(?!\d|[.,]\d|\s*(?:euro|eur|procent|kilo|meter|liter|graden|punten|jaar|jaren|maand|dag"
    r"|dagen|uur|uren|minuten|[kmMGT]?Wh?|[km]m|m[²³23])\b|\s*[€%°])"
    r"(?:\s+(?:[^.;:]|\.(?=\d))+)?"
    r"|\been\s+(?:\d+-?|[a-z]{4,12})tal\s+[^.;:]+"
    r"|(?<=\bom )\d+(?:[.\s]\d{3})*\s(?!gegeven|jaar|jaren|maand|dag|week|weken|uur)[a-z][^.;:,]+)",
    re.I,
)
_OF_PART = re.compile(
    r"(?:De\s+)?(?:persoons)?gegevens\s+(?:(?:van|in|uit|onder|bij)\s+(?:stroom|deel|luik|punt"
    r"|lijst|tabel)"
    r"|\d)",
    re.I,
)
"""How a sentence begins that is about some of the data."""
_NOT_PASSED_ON = re.compile(
    r"\b(?:deelt|delen)\b[^.]{0,200}\b(?:niet|niets|geen)\b[^.]{0,200}\bmee\b"
    r"|\bniet\s+meegedeeld|\bgeen\b[^.]{0,120}\bmeegedeeld",
    re.I,
)


_SPECIAL = re.compile(
    r"bijzondere?\s+(?:categorie|persoonsgegeven)|\bgevoelige\b|strafrechtelijk"
    r"|artikel(?:en)? (?:9|10)\b",
    re.I,
)
_OF_FORM = re.compile(
    r"\b(?:lege?|leeg|ontbreek\w*|ontbrekende?|cel(?:len)?|veld(?:en)?|kolom(?:men)?|afgerond|gecodeerd"
    r"|code(?:s|ring)?|rij(?:en)?|regel(?:s)? per|waarden?|dataset|bestand|lijst"
    r"|gepseudonimiseerd\w*"
    r"|pseudoniem\w*|geaggregeerd\w*|momentopname|actualiteit|toestand op|bijgewerkt tot)\b",
    re.I,
)
"""What a paragraph is about that tells of the data set and not of its items."""
_OTHER_FACT = re.compile(
    r"\bbewa(?:ar|ren|rt)|\bbewaard|\bvernietig|\bgewist|\bverwijder|\bbijzondere\b|artikel(?:en)?\s\d"
    r"|\bINSZ\b|rijksregister|\bidentific|\bbetrokkenen\b|\bproportional|\bevenredig|\bnoodzakelijk\b"
    r"|\bnodig\b|\btoegang\b|\bjaar na\b",
    re.I,
)
_OTHERS = re.compile(r"\b(?:de|alle)\s+(?:andere|overige|resterende)\s+gegevens\b", re.I)
_NEXT_ITEMS = re.compile(r";\s+|,\s+(?:en\s+)?(?=(?:de )?gegevens?\s)|\s+en\s+(?=de gegevens?\s\d)")


def find_data(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Gegevens."""
    clauses = clauses_of(whole, "gegevens")
    told = [it for it in clauses if not isinstance(it.piece.block, Table)]
    items = _items_of_tables(clauses, whole)
    numbered: Sequence[NumberedItem] = ()
    if not items:
        items, numbered = items_of_clauses(told, whole)
    _tell_directions(items, told, numbered, whole)
    found = _remark(clauses) | _key(told, items) | _persons(told)
    mark_special(items, told, numbered, whole)
    found |= _retention(items, told, whole)
    for number, item in enumerate(items, 1):
        if not item.get("verantwoording"):
            whole.miss(f"Gegeven {number} heeft geen verantwoording.", "gegevens")
    if pieces and not items:
        whole.miss("Geen gegevens herkend: vul ze zelf in.", "gegevens", pieces[0])
    return found | ({"items": items} if items else {})


def _items_of_tables(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The items of the tables, with the direction that the headings above them tell."""
    tables: dict[int, tuple[Table, Direction]] = {}
    for clause, direction in zip(clauses, directions_of(clauses, whole), strict=True):
        if isinstance(clause.piece.block, Table):
            tables.setdefault(id(clause.piece.block), (clause.piece.block, direction))
    items: list[dict[str, Any]] = []
    for direction, group in groupby(tables.values(), key=lambda pair: pair[1]):
        found = items_of_tables([table for table, _ in group], whole)
        for item in found:
            direction.put(item)
        items += found
    return items


def _tell_directions(
    items: Sequence[dict[str, Any]],
    clauses: Sequence[Clause],
    numbered: Sequence[NumberedItem],
    whole: Whole,
) -> None:
    """Put the directions that sentences tell of numbered items: "gegevens 1 en 2 deelt A mee"."""
    left = set(range(1, len(items) + 1))
    for sentence, _ in sentences_of(clauses):
        if "egeven" not in sentence or not (re.search(r"\d", sentence) or _OTHERS.search(sentence)):
            continue
        for part in _NEXT_ITEMS.split(sentence):
            direction = direction_in(part, whole)
            numbers = {number for number in numbers_in(part, numbered) if number <= len(items)}
            if not numbers and len(left) < len(items) and _OTHERS.search(part):
                numbers = set(left)
            for number in numbers if direction.sender else ():
                direction.put(items[number - 1])
                left.discard(number)


def _key(clauses: Sequence[Clause], items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    other: dict[str, Any] = {}
    for sentence, _ in sentences_of(clauses):
        if _KEY.search(sentence):
            if _BY_KEY.search(sentence) and not re.search(r"\b(?:geen|niet)\b", sentence):
                return {"identificatie": "INSZ-nummer"}
            parts = re.split(r"[:;]\s", sentence)  # not that number, but another key
            sentence = " ".join(part for part in parts if not _KEY.search(part))
        told = _told_key(sentence)
        if told and _IDENTIFIES.search(told):
            key = _AFTER_KEY.split(told)[0]
            other = other or {"identificatie": "andere sleutel", "andere_sleutel": key.strip()}
        elif _NO_KEY.search(sentence):
            other = other or {"identificatie": "geen"}
    identifying = re.compile(
        r"identific|uniek|koppel|herken|terugvind|juiste (?:persoon|dossier)", re.I
    )
    for item in items:
        if _KEY.search(item.get("omschrijving", "")) and identifying.search(
            item.get("verantwoording", "")
        ):
            return {"identificatie": "INSZ-nummer"}
    return other


def _told_key(sentence: str) -> str:
    """The key that a sentence says the persons are found by."""
    if match := _OTHER_KEY.search(sentence):
        return match["key"]
    match = _PASSED_BY_KEY.search(sentence)
    return (match["sleutel"] or match["key"]) if match else ""


def _persons(clauses: Sequence[Clause]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    in_parts = False
    for clause in clauses:
        if (
            "betrokkenen" not in found
            and clause.items
            and re.search(r"betrokkenen\b[^.]{0,60}:$", clause.text, re.I)
        ):
            found["betrokkenen"] = "; ".join(bare(item.text) for item in clause.items)
        elif "betrokkenen" not in found and _IS_WHOSE.match(clause.title) and not clause.is_title:
            found["betrokkenen"] = bare(sentences(clause.text)[0])
    for sentence, _ in sentences_of(clauses):
        match = _WHOSE.search(sentence)
        if match and "betrokkenen" not in found:
            found["betrokkenen"] = match["whose"].strip(" ,")
            in_parts = _OF_PART.match(sentence) is not None
        elif match and in_parts and _OF_PART.match(sentence):
            found["betrokkenen"] += f". {sentence.strip(' .')}"
        is_remark = _NOT_PASSED_ON.search(sentence) and not _SPECIAL.search(sentence)
        if "opmerking" not in found and is_remark:
            found["opmerking"] = sentence
        if "omvang" not in found and (match := _SCOPE.search(sentence)):
            told = next(filter(None, match.groups()))
            told = re.sub(
                r"\s+(?:meegedeeld|bezorgd|verwacht|opgevraagd|bevraagd)$", "", told.strip(" ,.")
            )
            found["omvang"] = _balanced(told)
    return found


def _remark(clauses: Sequence[Clause]) -> dict[str, Any]:
    """The paragraphs under the tables that only tell of the form of the data."""
    last = max(
        (at for at, it in enumerate(clauses) if isinstance(it.piece.block, Table)),
        default=len(clauses),
    )
    remarks = [
        clause.text
        for clause in clauses[last + 1 :]
        if not clause.items and _OF_FORM.search(clause.text) and not _OTHER_FACT.search(clause.text)
    ]
    return {"opmerking": "\n\n".join(remarks)} if remarks else {}


def _balanced(text: str) -> str:
    """A text without a bracket that was opened before it."""
    return text.removesuffix(")") if text.count(")") > text.count("(") else text


def _retention(
    items: list[dict[str, Any]], clauses: Sequence[Clause], whole: Whole
) -> dict[str, Any]:
    found = find_retention(clauses)
    if "bewaring" not in found:
        found |= (
            find_retention(
                [it for it in every_clause(whole) if re.search(r"\bgegevens\b", it.whole_text)]
            )
            if not any(item.get("bewaring") for item in items)
            else {}
        )
    if any(item.get("bewaring") for item in items):
        found["bewaring_wijze"] = "per gegeven"
        found.pop("bewaring", None)
    elif "bewaring" in found:
        found["bewaring_wijze"] = "voor alle gegevens"
    else:
        whole.miss("Geen bewaartermijn herkend.", "gegevens")
    return found
