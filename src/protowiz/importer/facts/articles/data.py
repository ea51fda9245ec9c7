"""Article 3: the data items, whose they are, by which key, and how long they are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.articles.items import categories, items_of_tables
from protowiz.importer.facts.articles.law import exception_in, norms_in
from protowiz.importer.facts.articles.listed_items import items_of_clauses
from protowiz.importer.facts.articles.retention import find_retention
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
    r"|teruggevonden|gekoppeld|koppeling|koppelt|uitgewisseld|bevra(?:gd|ging)|opvraging|opzoeking"
    r"|sleutel))\b[^.:]{0,70}?(?:\s(?:op"
    r" basis van|aan de hand van|door middel van|met behulp van|met|via|door|aan|is|dient)|:)"
    r"\s+(?P<key>(?:het|de|een|hun|zijn"
    r"|haar)\s+[^.;,]{3,90}(?:,\s[^.;,]{2,30}\sen\s[^.;,]{2,40})?)",
    re.I,
)
_IDENTIFIES = re.compile(
    r"nummer\b|code\b|combinatie|\bnaam\b|geboortedatum|sleutel|kenmerk|\bID\b|identific"
    r"|pseudoniem",
    re.I,
)
_NO_KEY = re.compile(
    r"niet per persoon|geen identificatie|niet op persoonsniveau|geaggregeerd", re.I
)
_WHOSE = re.compile(
    r"(?:\bgegevens\s+(?:betreffen|gaan\s+over|slaan\s+op)|\b(?:betreft|betreffen|over"
    r"|om)\s+(?:de\s+)?(?:persoons)?gegevens\s+van"
    r"|\bcategorie[ëe]?n? (?:van )?betrokkenen(?:\s+(?:is|zijn|bestaat uit|bestaan uit|omvat\w*))?"
    r"\s*:?|\bbetrokkenen?\s*:"
    r"|\bbetrokkenen zijn|\b(?:hebben|heeft) betrekking op(?! gegeven))\s+(?P<whose>(?:[^.;(]"
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
    r"|(?P<scope>(?:\b(?:ongeveer|circa|ca\.|naar schatting|geschat|maximaal|hoogstens|jaarlijks"
    r"|gemiddeld|minstens|minder dan|meer dan|zo[’']n|rond de)|±)\s+(?:\w+\s+)?\d+(?:[.,\s]\d+)*"
    r"(?:\s+(?:[^.;:]|\.(?=\d))+)?"
    r"|\been\s+(?:\d+-?|[a-z]{4,12})tal\s+[^.;:]+"
    r"|(?<=\bom )\d+(?:[.\s]\d{3})*\s(?!gegeven|jaar|jaren|maand|dag|week|weken|uur)[a-z][^.;:,]+)",
    re.I,
)
_NOT_PASSED_ON = re.compile(
    r"\b(?:deelt|delen)\b[^.]{0,200}\b(?:niet|niets|geen)\b[^.]{0,200}\bmee\b"
    r"|\bniet\s+meegedeeld|\bgeen\b[^.]{0,120}\bmeegedeeld",
    re.I,
)
_NUMBERS = re.compile(
    r"\bgegevens?\s+(\d+(?:(?:\s*,\s*|\s+en\s+|\s+tot en met\s+|\s+t/m\s+)\d+){0,15}"
    r"|[a-m](?:(?:\s*,\s*|\s+en\s+)[a-m]\b){0,8})(?!\w)",
    re.I,
)
_RANKS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
_CLAIMS = (
    ("artikel 9", r"gegevens? over (?:de )?gezondheid|betreffende de gezondheid|medische gegevens"),
    ("artikel 10", r"strafbare feiten|veroordelingen"),
)
_ALLOWED = re.compile(r"toegestaan|toegelaten|\bmag\b|\bmogen\b|uitzondering|steunt|grond|mogelijk")
_DELICATE = re.compile(
    r"gezondheid|handicap|medisch|diagnose|ziekte|invalid|arbeidsongeschikt|geloof|etnisch|vakbond"
    r"|strafblad|veroordel|zorgbehoe",
    re.I,
)


def find_data(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Gegevens."""
    clauses = clauses_of(whole, "gegevens")
    tables = [piece.block for piece in pieces if isinstance(piece.block, Table)]
    items = items_of_tables(tables, whole)
    told = [it for it in clauses if not isinstance(it.piece.block, Table)]
    items = items or items_of_clauses(told, whole)
    found = _key(told, items) | _persons(told)
    _mark_special(items, told, whole)
    found |= _retention(items, told, whole)
    for number, item in enumerate(items, 1):
        if not item.get("verantwoording"):
            whole.miss(f"Gegeven {number} heeft geen verantwoording.", "gegevens")
    if pieces and not items:
        whole.miss("Geen gegevens herkend: vul ze zelf in.", "gegevens", pieces[0])
    return found | ({"items": items} if items else {})


def _key(clauses: Sequence[Clause], items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    other: dict[str, Any] = {}
    for sentence, _ in sentences_of(clauses):
        if _KEY.search(sentence):
            if _BY_KEY.search(sentence) and not re.search(r"\b(?:geen|niet)\b", sentence):
                return {"identificatie": "INSZ-nummer"}
            sentence = sentence.partition(": ")[2]  # not that number, but another key
        if (match := _OTHER_KEY.search(sentence)) and _IDENTIFIES.search(match["key"]):
            key = re.split(
                r"\s+(?:opgevraagd|opgezocht|gekoppeld|ge[ïi]dentificeerd)\b", match["key"]
            )[0]
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


def _persons(clauses: Sequence[Clause]) -> dict[str, Any]:
    found: dict[str, Any] = {}
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
        if "betrokkenen" not in found and (match := _WHOSE.search(sentence)):
            found["betrokkenen"] = match["whose"].strip(" ,")
        if "opmerking" not in found and _NOT_PASSED_ON.search(sentence):
            found["opmerking"] = sentence
        if "omvang" not in found and (match := _SCOPE.search(sentence)):
            told = match["told"] or match["guess"] or match["all"] or match["scope"]
            found["omvang"] = _balanced(told.strip(" ,."))
    return found


def _balanced(text: str) -> str:
    """A text without a bracket that was opened before it."""
    return text.removesuffix(")") if text.count(")") > text.count("(") else text


def _mark_special(items: list[dict[str, Any]], clauses: Sequence[Clause], whole: Whole) -> None:
    """Mark the items that a sentence names as special, and tell those that may be."""
    marked: list[dict[str, Any]] = []
    for sentence, _ in sentences_of(clauses):
        exception, norms = exception_in(sentence), norms_in(sentence)
        if re.search(r"\bgeen\b|\bniet\b", sentence, re.I):
            continue
        category = categories(sentence)
        numbers = _numbers(sentence) or _named(sentence, items)
        if category is None and numbers:
            claimed = (it for it, words in _CLAIMS if re.search(words, sentence, re.I))
            category = next(claimed, None)
        if category and numbers:
            marked = [items[number - 1] for number in numbers if number <= len(items)]
        elif named := [it for it in items if category and it.get("categorie") == category]:
            marked = named
        elif exception is None and not (norms and _ALLOWED.search(sentence)):
            continue
        for item in marked:
            if category:
                item.setdefault("categorie", category)
            if exception:
                item.setdefault("uitzondering", exception)
            if norms:
                item.setdefault("norm_bijzonder", norms[0])
    grounds = [it for it, _ in sentences_of(clauses_of(whole, "rechtvaardiging"))]
    exceptions = {exception for it in grounds if (exception := exception_in(it))}
    for number, item in enumerate(items, 1):
        if len(exceptions) == 1 and "artikel 9" in str(item.get("categorie")):
            item.setdefault("uitzondering", *exceptions)
        if "categorie" not in item and _DELICATE.search(item.get("omschrijving", "")):
            what = f"Is gegeven {number} een gegeven van artikel 9 of 10 AVG?"
            whole.doubt(what, "gegevens")


def _numbers(sentence: str) -> list[int]:
    """The items that a sentence names: gegevens 1 en 2, gegeven d, het tweede gegeven."""
    found: list[int] = []
    for match in _NUMBERS.finditer(sentence):
        words = re.findall(r"\d{1,3}|\b[a-m]\b", match[1].lower())
        numbers = [int(it) if it.isdigit() else ord(it) - ord("a") + 1 for it in words]
        if re.search(r"tot en met|t/m", match[1]) and len(numbers) == 2:
            numbers = list(range(numbers[0], min(numbers[1], 500) + 1))
        found += numbers
    for match in re.finditer(r"\b(\w+)\s+gegeven\b", sentence, re.I):
        if match[1].lower() in _RANKS:
            found.append(_RANKS.index(match[1].lower()) + 1)
    return found


def _named(sentence: str, items: Sequence[dict[str, Any]]) -> list[int]:
    """The items whose words a sentence begins with."""
    start = re.sub(r"^(?:Het|De|Een)\s+", "", sentence).casefold()
    names = [str(it.get("omschrijving", "")).casefold() for it in items]
    names = [re.sub(r"^(?:het|de|een)\s+", "", name) for name in names]
    return [at for at, name in enumerate(names, 1) if len(name) > 4 and start.startswith(name)]


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
