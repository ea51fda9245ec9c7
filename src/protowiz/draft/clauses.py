"""House clauses: the wording of a draft for its fixed parts, without what belongs to that draft.

`suggestions` finds the names, numbers and dates of the draft in an own text; the user decides on
each, and `replaced` puts placeholders in their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Field, Kind, fields_of
from protowiz.draft.names import references
from protowiz.draft.placeholders import (
    BODY,
    ROLES,
    STEPS_WITH_BODY,
    names_in,
    row_fields,
    row_list,
    single_fields,
    units,
)
from protowiz.draft.session import STEP_OF
from protowiz.draft.text import MONTHS, write_date

CLAUSE_STEPS = (
    "wens",
    "adviezen",
    "onderwerp",
    "gegevens",
    "ontvangers",
    "beveiliging",
    "kwaliteit",
    "sanctie",
    "meldingen",
    "transparantie",
    "recht",
    "inwerkingtreding",
)
"""The steps whose wording is much the same in every protocol of a house."""
HEADING_FIELDS = ("nummer", "scheiding", "opschrift")
LETTER = "{letter}"
SPOKEN_CHOICES = ("strekking", "gevolgd")
"""Choices that stand in a sentence as they are; others steer the standard text."""
_ALSO_SAID = {"gunstig": ("positief",), "ongunstig": ("negatief",)}
"""Other words for a choice."""
SHORTEST = 3
"""Letters of a value that is looked for in a text."""
_DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}"
_OWN_TO_A_DRAFT = (
    ("e-mailadres", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    ("webadres", re.compile(r"\b(?:https?://|www\.)[^\s,;)>\]\"”]{3,200}")),
    ("ondernemingsnummer", re.compile(r"(?<![\d.])[01]\d{3}[. ]?\d{3}[. ]?\d{3}(?![\d.]*\d)")),
    ("datum", re.compile(rf"\b(?:{_DATE})\b")),
)
"""What is left of a draft in a text that no field holds."""
_ACT = re.compile(r"\b(?:decreet|wet|besluit|verordening|richtlijn|KB|BVR)\b[^.;]{0,60}$", re.I)
"""Before the date of a law."""
_OF_ARTICLE_3 = re.compile(
    r"\bartikel(?:en)? (?:9|10)\b|bijzondere categorie|\bINSZ|rijksregisternummer", re.I
)


@dataclass(frozen=True)
class Suggestion:
    """Words of a text that belong to the draft it was taken from."""

    start: int
    end: int
    words: str
    instead: str
    """What would stand there: a placeholder, a gap, or nothing."""
    why: str


def wording(raw: Mapping[str, Any], step: str) -> str:
    """The own text of a step, of article 3 only its introduction; empty if it has none."""
    own = Answers(raw).at(step, "tekst")
    text = own.get("eigen") if isinstance(own, dict) and own.get("vorm") == "eigen" else None
    if not isinstance(text, str) or not text.strip():
        return ""
    if step not in STEPS_WITH_BODY:
        return text.strip("\n") + "\n"
    introduction = []
    for unit in units(text):
        if unit.lstrip().startswith(("|", "- ", "* ", "+ ")) or re.match(r"\s*\d", unit):
            break
        introduction.append(unit)
    return "".join(introduction).rstrip("\n") + f"\n\n{{{BODY}}}\n"


def suggestions(raw: Mapping[str, Any], step: str, text: str) -> list[Suggestion]:
    """What of the draft stands in a text, in the order of the text."""
    found = [
        *_letters(raw, step, text),
        *_values(raw, step, text),
        *_names(raw, step, text),
        *_unprintable(raw, step, text),
        *(_told_by_fields(text) if step in STEPS_WITH_BODY else ()),
        *_leftovers(text),
    ]
    chosen: list[Suggestion] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.words.strip() and (not chosen or one.start >= chosen[-1].end):
            chosen.append(one)
    return chosen


def repetitions(step: str, text: str) -> list[Suggestion]:
    """The units that a row would print a second time: like an earlier one but for the row."""
    known = set(row_fields(STEP_OF[step]))
    pieces = list(units(text))
    used = [names_in(unit) & known for unit in pieces]
    found, at = [], 0
    for number, unit in enumerate(pieces):
        mine, before, after = used[number], used[:number], used[number + 1 :]
        if mine and (mine in before or any(mine < other for other in (*before, *after))):
            why = "komt er vanzelf bij voor elke rij"
            found.append(Suggestion(at, at + len(unit), unit.strip(), "", why))
        at += len(unit)
    return found


def replaced(text: str, chosen: Iterable[Suggestion]) -> str:
    """The text with the suggestions carried out."""
    for one in sorted(chosen, key=lambda one: -one.start):
        text = text[: one.start] + one.instead + text[one.end :]
    return text


def heading_of(raw: Mapping[str, Any], step: str) -> dict[str, str]:
    """Number, sign and title of an article, as the draft gives them."""
    answers = Answers(raw).at(step)
    found = answers if isinstance(answers, dict) else {}
    return {name: str(found[name]) for name in HEADING_FIELDS if found.get(name)}


def _letters(raw: Mapping[str, Any], step: str, text: str) -> Iterator[Suggestion]:
    """The letter before a recital that a row has."""
    letters = {str(row.get("letter")) for row in _rows(raw, step) if row.get("letter")}
    if "letter" in row_fields(STEP_OF[step]):
        for match in re.finditer(r"(?m)^[-*+] ([A-Z]{1,2}\d{0,3})(?=[.)] )", text):
            if match[1] in letters:
                yield Suggestion(*match.span(1), match[1], LETTER, "de letter van de rij")
    elif "letter" in single_fields(STEP_OF[step]):
        for match in re.finditer(r"(?m)^[-*+] ([A-Z]{1,2}\d{0,3})(?=[.)] )", text):
            yield Suggestion(*match.span(1), match[1], LETTER, "de letter van de overweging")


def _values(raw: Mapping[str, Any], step: str, text: str) -> Iterator[Suggestion]:
    """The answers of the step, and of its rows, that stand in the text."""
    answers = Answers(raw).at(step)
    if not isinstance(answers, dict):
        return
    groups = [(single_fields(STEP_OF[step]), [answers]), (row_fields(STEP_OF[step]), None)]
    for fields, rows in groups:
        for row in rows if rows is not None else _rows(raw, step):
            for name, field in fields.items():
                is_heading = rows is not None and name in HEADING_FIELDS
                is_silent = field.kind is Kind.CHOICE and name not in SPOKEN_CHOICES
                if is_heading or is_silent or name == "letter" or field.ask.options is not None:
                    continue
                yield from _written(field, row.get(name), text)


def _unprintable(raw: Mapping[str, Any], step: str, text: str) -> Iterator[Suggestion]:
    """Answers of the step that a clause cannot print: lists, and rows it does not repeat.

    The measures of article 6 stay: they are what the house always does.
    """
    if step == "beveiliging":
        return
    answers = Answers(raw).at(step)
    repeated = row_list(STEP_OF[step])
    for field in fields_of(STEP_OF[step]):
        kinds = (Kind.LINES, Kind.ROWS, Kind.GROUP)
        if field != repeated and field.kind in kinds and not field.ask.internal:
            value = answers.get(field.name) if isinstance(answers, dict) else None
            instead = f"[in te vullen: {field.ask.label.lower()}]"
            for words in _texts(value):
                for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                    yield Suggestion(*match.span(), match[0], instead, field.ask.label.lower())


def _texts(value: Any) -> Iterator[str]:
    """The texts in an answer that are long enough to be nothing else."""
    if isinstance(value, str) and len(value.strip()) > 2 * SHORTEST:
        yield value.strip()
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _written(field: Field, value: Any, text: str) -> Iterator[Suggestion]:
    """Where the value of a field stands in a text."""
    forms = (
        [write_date(value), value.strftime("%d/%m/%Y"), f"{value.day}/{value.month}/{value.year}"]
        if isinstance(value, date)
        else [value.strip(), *_ALSO_SAID.get(value, ())]
        if isinstance(value, str)
        else []
    )
    for form in forms:
        if len(form) >= SHORTEST:
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                instead = f"{{{field.name}}}"
                yield Suggestion(*match.span(), match[0], instead, field.ask.label.lower())


def _names(raw: Mapping[str, Any], step: str, text: str) -> Iterator[Suggestion]:
    """The names of parties and groups, with the article before them."""
    answers = Answers(raw)
    rows = answers.rows("partijen", "items")
    named = [(row, str(row.get("groep") or row.get("id"))) for row in rows]
    named += [(row, str(row.get("id"))) for row in answers.rows("partijen", "groepen")]
    in_rows = {str(row.get("partij")) for row in _rows(raw, step)}
    has_party = "partij" in row_fields(STEP_OF[step])
    for row, reference in named:
        role = next((key for key, of in ROLES.items() if reference in references(answers, of)), "")
        for key in ("korte_naam", "officiele_naam", "naam"):
            name = row.get(key)
            if not isinstance(name, str) or len(name.strip()) < SHORTEST:
                continue
            spaced = r"\s+".join(map(re.escape, name.split()))
            called = rf"(?:(?:de|het)\s+)?(?:(?:stad|gemeente)\s+)?{spaced}"
            quoted = rf"[“\"‘„]{called}[”\"’]|(?<!\w){called}(?!\w)"
            for match in re.finditer(quoted, text, re.I):
                instead, why = role, f"de {ROLES.get(role, '')}e partij"
                if has_party and str(row.get("id")) in in_rows:
                    instead, why = "partij", "de partij van de rij"
                elif not role:
                    instead, why = "", "een partij zonder rol"
                elif len(references(answers, ROLES[role])) > 1:
                    why += ", met alle andere in die rol"
                if instead and _begins(text, match.start()):
                    instead = instead.capitalize()
                instead = f"{{{instead}}}" if instead else "[in te vullen: partij]"
                yield Suggestion(*match.span(), match[0], instead, why)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    before = text[:at].rstrip("*_ ")
    return not before or before.endswith((".", "!", "?", "\n\n", "-"))


def _told_by_fields(text: str) -> Iterator[Suggestion]:
    """Paragraphs of an introduction that say what the fields of article 3 say."""
    at = 0
    for unit in units(text):
        if _OF_ARTICLE_3.search(unit):
            yield Suggestion(at, at + len(unit), unit, "", "de velden van artikel 3 zeggen het")
        at += len(unit)


def _leftovers(text: str) -> Iterator[Suggestion]:
    for what, pattern in _OWN_TO_A_DRAFT:
        for match in pattern.finditer(text):
            words = match[0].rstrip(".")
            if what == "datum" and _ACT.search(text[max(match.start() - 80, 0) : match.start()]):
                continue
            end = match.start() + len(words)
            instead = f"[in te vullen: {what}]"
            yield Suggestion(match.start(), end, words, instead, f"een {what}")


def _rows(raw: Mapping[str, Any], step: str) -> Sequence[Mapping[str, Any]]:
    field = row_list(STEP_OF[step])
    return Answers(raw).rows(step, field.name) if field is not None else []
