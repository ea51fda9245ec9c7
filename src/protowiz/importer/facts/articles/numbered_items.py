"""The data items of paragraphs that are numbered and begin with what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protowiz.importer.facts.clauses import Clause, sentences

_NUMBER = re.compile(
    r"(?:§\s*)?\(?(?P<label>(?:\d{1,2}\.){0,3}\d{1,2}|[a-z])[.):°]{0,2}\s+(?=[A-ZÀ-Ý])"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_RELATIVE = re.compile(
    r"\s(?:die|dat|waarin|waarop|waarmee|waarvan|waarvoor|waaraan|waaruit|waar|wie|zoals|of)\s.*",
    re.S,
)
_VERB = re.compile(
    r"\b(?:wordt|worden|werd|werden|zal|zullen|is|zijn|was|waren|heeft|hebben|mag|mogen|kan|kunnen"
    r"|moet|moeten|doet|doen|betreft|betreffen|gaat|gaan|krijgt|krijgen|geeft|geven|deelt|delen"
    r"|gebeurt|geldt|gelden|bewaart|bewaren|ontvangt|ontvangen|verwerkt|gebruikt|bezorgt|verstrekt"
    r"|bevat|bevatten|omvat|omvatten|volstaat|dient|dienen|blijft|blijven|neemt|nemen|houdt"
    r"|houden)\b"
)
_SECTION = re.compile(
    r"betrokken|doelgroep|bewa|categorie|identificatie\b|sleutel|bijzonder|gevoelig|omvang"
    r"|aantal\W*$"
    r"|algeme|inleiding|princip|beginsel|proportional|evenredig|minimal|vernietig|verwijder|formaat"
    r"|\bbron\b|herkomst|toelicht|overzicht|\blijst\b|rijksregister\b|wissing|anoni|pseudon"
    r"|kwaliteit"
    r"|juistheid|toegang|ontvanger|beveilig|stroom|mededeling|verantwoording|motiver|noodza"
    r"|\w{0,20}termijn\b|rechten|uitzondering|afbakening|steekproef|populatie|doorgifte|periodicit"
    r"|uitwissel|gebruik|controle op|(?:op|mee)?ge(?:vraagde|deelde)|data\W*$|verwerking"
    r"|aanlevering|artikel|doel|grond|voorwaarde|afspra|protocol|voorwerp|onderwerp|opmerking"
    r"|logging|logboek"
    r"|(?:\w+\s+)?(?:persoons)?gegevens\W*$|(?:\w+\s+){0,3}gegevens\W*$",
    re.I,
)
_POSSESSIVE = re.compile(r"\b(?:van|voor|met|aan|en|of|bij|in|over|tussen|tot)\s+zijn\b")
_REASONS = re.compile(
    r"\b(?:nodig|noodza\w*|zonder|omdat|zodat|moet|moeten|kan|kunnen|bepaalt|bepalen|hangt|hangen"
    r"|vereist"
    r"|volstaat|laat toe|dient|dienen|om te|om na|weten|voorwaarde|onderscheid\w*|herken\w*"
    r"|vermijd\w*)\b",
    re.I,
)
_BECAUSE = re.compile(
    r"\s*[,;(–—-]?\s*\(?\b(?=(?:omdat|aangezien|nodig (?:om|voor|omdat)|noodzakelijk (?:om|voor"
    r"|omdat)|"
    r"teneinde|zodat|om (?:te|de|het|na)|ter (?:identificatie|unieke|controle|bepaling))\b)",
    re.I,
)
_DASH = re.compile(r"\s+[–—]\s+|\s+-\s+|:\s+")
_LONGEST = 170
_FEWEST = 2


@dataclass(frozen=True)
class NumberedItem:
    """What stands under one number: what it is about, and the sentences on it."""

    label: str
    name: str
    told: tuple[str, ...]
    clause: Clause


def numbered_items(clauses: Sequence[Clause]) -> list[NumberedItem]:
    """The items of paragraphs whose numbers run on, or of headings with such numbers."""
    runs: list[list[NumberedItem]] = []
    clauses = [it for clause in clauses for it in (clause.items if not clause.text else (clause,))]
    for at, clause in enumerate(clauses):
        item = _numbered(clause, clauses[at + 1 :])
        if item is None:
            continue
        if runs and _follows(runs[-1][-1].label, item.label):
            runs[-1].append(item)
        else:
            runs.append([item])
    longest = max(runs, key=len, default=[])
    reasons = sum(_REASONS.search(" ".join(item.told)) is not None for item in longest)
    return longest if len(longest) >= _FEWEST and 2 * reasons >= len(longest) else []


def place_of(label: str, items: Sequence[NumberedItem]) -> int | None:
    """The place, from 1 on, of the item with this number."""
    return next((at for at, item in enumerate(items, 1) if item.label == label), None)


def split_reason(text: str) -> tuple[str, str]:
    """What an item is, and why it is needed."""
    first, *others = sentences(text) or [text]
    for mark in (_BECAUSE, _DASH):
        if (match := mark.search(first)) and match.start() > 2 and first[match.end() :].strip():
            why = " ".join([first[match.end() :], *others]).strip()
            return first[: match.start()], why.removesuffix(")") if "(" in match[0] else why
    return first, " ".join(others)


def _numbered(clause: Clause, following: Sequence[Clause]) -> NumberedItem | None:
    label, text = _label_and_text(clause)
    if not label or clause.items:
        return None
    name, *told = sentences(text) or [""]
    if not told and clause.is_title:
        told = _told_under(following)
    because = _BECAUSE.search(name)
    if because and ("(" in because[0] or not (told or ": " in name)):
        name, why = split_reason(name.rstrip(" ."))
        told = [why, *told] if why else told
    head, colon, rest = name.partition(": ")
    if colon and rest:
        name, told = head, [rest, *told]
    name = name.rstrip(" .:")
    return NumberedItem(label, name, tuple(told), clause) if told and _is_name(name) else None


def _label_and_text(clause: Clause) -> tuple[str, str]:
    """The number of a paragraph or of an item of a list, and its words."""
    if clause.label:
        return clause.label.strip("().:° "), clause.text
    number = _NUMBER.match(clause.piece.text)
    return (number["label"], clause.piece.text[number.end() :]) if number else ("", "")


def _told_under(following: Sequence[Clause]) -> list[str]:
    """The sentences of the paragraphs under a heading."""
    told: list[str] = []
    for clause in following:
        if clause.is_title or clause.items or _label_and_text(clause)[0]:
            break
        told += sentences(clause.piece.text)
    return told


def _is_name(text: str) -> bool:
    """Whether a text names something and is no sentence, nor the heading of a section."""
    plain = _RELATIVE.sub("", _POSSESSIVE.sub("", _BRACKETS.sub("", text)))
    return 1 < len(text) < _LONGEST and not _VERB.search(plain) and not _SECTION.match(plain)


def _follows(label: str, after: str) -> bool:
    *before, last = label.split(".")
    *again, this = after.split(".")
    return before == again and _value(this) == _value(last) + 1 > 1


def _value(part: str) -> int:
    """Which number a part of a label is; nought if it is none."""
    if part.isdigit():
        return int(part)
    return ord(part) if len(part) == 1 and part.isalpha() else 0
