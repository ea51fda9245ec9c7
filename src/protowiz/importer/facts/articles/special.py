"""Which data items are of article 9 or 10 AVG, as sentences below the items tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.articles.items import categories
from protowiz.importer.facts.articles.law import exception_in, norms_in
from protowiz.importer.facts.articles.numbered_items import NumberedItem, place_of
from protowiz.importer.facts.clauses import Clause, clauses_of, sentences_of
from protowiz.importer.facts.whole import Whole

_NUMBERS = re.compile(
    r"\bgegevens?\s+(?:(?:vermeld\s+)?onder\s+|(?:van|uit|in)\s+(?=punt))?(?:(?:punt|nummer"
    r"|letter)\s+)?"
    r"(\d+(?:(?:\s*,\s*|\s+en\s+|\s+tot en met\s+|\s+t/m\s+)\d+){0,15}(?!\.\d)"
    r"|[a-m](?:(?:\s*,\s*|\s+en\s+)[a-m]\b){0,8})(?!\w)",
    re.I,
)
_LABELS = re.compile(r"(?<![\w.])\d{1,2}(?:\.\d{1,2}){1,2}(?![\w/])")
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


def mark_special(
    items: list[dict[str, Any]],
    clauses: Sequence[Clause],
    numbered: Sequence[NumberedItem],
    whole: Whole,
) -> None:
    """Mark the items that a sentence names as special, and tell those that may be."""
    marked: list[dict[str, Any]] = []
    for sentence, _ in sentences_of(clauses):
        exception, norms = exception_in(sentence), norms_in(sentence)
        if re.search(r"\bgeen\b|\bniet\b", sentence, re.I):
            continue
        category = categories(sentence)
        numbers = numbers_in(sentence, numbered) or _named(sentence, items)
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
    allowed = {exception: norms_in(it) for it in grounds if (exception := exception_in(it))}
    for number, item in enumerate(items, 1):
        if len(allowed) == 1 and "artikel 9" in str(item.get("categorie")):
            ((exception, norms),) = allowed.items()
            item.setdefault("uitzondering", exception)
            if norms and item["uitzondering"] == exception:
                item.setdefault("norm_bijzonder", norms[0])
        if "categorie" not in item and _DELICATE.search(item.get("omschrijving", "")):
            what = f"Is gegeven {number} een gegeven van artikel 9 of 10 AVG?"
            whole.doubt(what, "gegevens")


def numbers_in(sentence: str, numbered: Sequence[NumberedItem] = ()) -> list[int]:
    """The items a sentence names: gegevens 1 en 2, gegeven d, onder 4.3, het tweede gegeven."""
    found: list[int] = []
    if numbered:
        labels = (match[0] for match in _LABELS.finditer(sentence))
        found += [at for label in labels if (at := place_of(label, numbered))]
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
