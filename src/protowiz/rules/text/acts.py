"""Rules about how acts are cited: their names, their dates, and whether they still exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from protowiz.draft.sources import PRACTICE, Certainty, Source, avg
from protowiz.draft.text import write_date
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import DAY, once

_REPEALED = Source("Bestuursdecreet art. IV.273", Certainty.READ_FRENCH)
_EGOV = lazy(r"\b[eE][ -]?[gG]ov[ -]?[dD]ecreet\b")
_DEFINED = lazy(r"(?:hierna|verder|voortaan|afgekort)\b[^.;]{0,40}$|[(“\"‘]\s*(?:het\s+)?$", re.I)


def _is_defined(text: str, at: int) -> bool:
    """Whether a short title is given there: behind hierna, or between brackets or quotes."""
    return bool(_DEFINED.search(text[max(0, at - 60) : at]))


@rule(
    "DOC-16",
    "e-govdecreet-niet-eenvormig",
    Severity.HINT,
    "instanties",
    PRACTICE,
    remedy="Zet bij de eerste vermelding “hierna: het e-govdecreet” na het volledige opschrift, en "
    "schrijf het daarna altijd zo.",
    wrong=words(
        "instanties",
        "A. ASV is een instantie als bedoeld in artikel 2, 10°, egovdecreet.",
        aanhef__tekst={"vorm": "eigen", "eigen": "# PROTOCOL"},
    ),
    right=words(
        "instanties",
        "A. ASV is een instantie als bedoeld in artikel 2, 10°, van het decreet van 18 juli 2008 "
        "(hierna: het e-govdecreet). B. De stad ook, in de zin van het e-govdecreet.",
    ),
)
def egov_decree(case: Case) -> Iterator[Hit]:
    """“Artikel 8 van het decreet van 18 juli 2008” en “e-govdecreet” zijn dezelfde akte. Een derde
    weet dat alleen als de tekst het zegt en telkens dezelfde naam gebruikt."""
    found = [
        (passage, match)
        for passage in case.passages
        if "decreet" in passage.text.lower() and "gov" in passage.text.lower()
        for match in _EGOV.finditer(passage.text)
    ]
    if not found:
        return
    defined = [it for it in found if _is_defined(it[0].text, it[1].start())]
    first, match = found[0]
    if not defined and _is_own_opening(case):
        message = (
            f"“{match[0]}” is nergens ingevoerd: dat hoort te gebeuren bij het volledige opschrift "
            "van het decreet."
        )
        yield Hit(first.path, message, match[0])
    usual = (defined or found)[0][1][0]
    yield from once(
        Hit(passage.path, f"“{it[0]}” heet elders “{usual}”.", it[0])
        for passage, it in found
        if it[0] != usual and it[0].lower() != usual.lower()
    )


def _is_own_opening(case: Case) -> bool:
    """Whether no standard text stands before the recitals."""
    return all(case.has_own_text(key) or not case.prints(key) for key in ("aanhef", "instanties"))


_REGULATION = lazy(
    r"\balgemene verordening\b(?!\s+(?:\((?:EU|UE)\)|(?:nr\.?\s*)?20\d\d/|(?:\w+\s+){0,3}"
    r"gegevensbescherming))",
    re.I,
)


@rule(
    "DOC-23",
    "afgebroken-naam-van-de-avg",
    Severity.WARNING,
    "transparantie",
    PRACTICE,
    remedy="Schrijf “algemene verordening gegevensbescherming” of “AVG”.",
    wrong=words(
        "transparantie",
        "### Artikel 10: Transparantie\n\nDe stad informeert zoals de algemene verordening vraagt.",
    ),
    right=words(
        "transparantie",
        "### Artikel 10: Transparantie\n\nDe stad informeert zoals de algemene verordening "
        "gegevensbescherming vraagt.",
    ),
)
def truncated_regulation(case: Case) -> Iterator[Hit]:
    """“Algemene verordening” alleen is geen naam van een akte: er zijn er veel."""
    for passage in case.passages:
        if "lgemene verordening" not in passage.text:
            continue
        for match in _REGULATION.finditer(passage.text):
            if not _is_defined(passage.text, match.start()):
                message = f"Na “{match[0]}” ontbreekt “gegevensbescherming”."
                yield Hit(passage.path, message, match[0])


@dataclass(frozen=True)
class _Repealed:
    """An act that no longer exists: its date, a word of its title, since when, and how we know."""

    day: str
    title: str
    since: date
    successor: str
    certainty: Certainty


_ACTS = (
    _Repealed(
        "26 maart 2004",
        "openbaarheid",
        date(2019, 1, 1),
        "het Bestuursdecreet",
        Certainty.READ_FRENCH,
    ),
    _Repealed(
        "27 april 2007",
        "hergebruik",
        date(2019, 1, 1),
        "het Bestuursdecreet",
        Certainty.READ_FRENCH,
    ),
    _Repealed(
        "18 juli 2003",
        "bestuurlijk beleid",
        date(2019, 1, 1),
        "het Bestuursdecreet",
        Certainty.RECALLED,
    ),
    _Repealed(
        "8 december 1992",
        "persoonlijke levenssfeer",
        date(2018, 9, 5),
        "de wet van 30 juli 2018",
        Certainty.RECALLED,
    ),
    _Repealed(
        "95/46/EG",
        "",
        date(2018, 5, 25),
        "de algemene verordening gegevensbescherming",
        Certainty.RECALLED,
    ),
    _Repealed(
        "15 juli 2005",
        "gemeentedecreet",
        date(2019, 1, 1),
        "het decreet over het lokaal bestuur",
        Certainty.RECALLED,
    ),
    _Repealed(
        "19 december 2008",
        "maatschappelijk welzijn",
        date(2019, 1, 1),
        "het decreet over het lokaal bestuur",
        Certainty.RECALLED,
    ),
)


@rule(
    "DOC-27",
    "akte-is-opgeheven",
    Severity.WARNING,
    "rechtvaardiging",
    _REPEALED,
    Source("opheffing van andere akten dan die van 2004 en 2007", Certainty.RECALLED),
    remedy="Verwijs naar de akte die in de plaats kwam, of leg uit waarom de oude nog geldt.",
    wrong=answers(
        {
            "rechtvaardiging.gronden.0.normen": [
                "artikel 13 van het decreet van 26 maart 2004 over de openbaarheid van bestuur"
            ]
        }
    ),
    right=answers({}),
)
def repealed_act(case: Case) -> Iterator[Hit]:
    """Een akte die op de datum van het protocol niet meer bestond, kan er geen grond voor zijn."""
    protocol = case.protocol
    signed = protocol.ondertekening.datum or protocol.aanhef.datum
    for passage in case.passages:
        for act in _ACTS:
            if act.day not in passage.text or (signed is not None and signed < act.since):
                continue
            at = passage.text.index(act.day)
            if act.title not in passage.text[max(0, at - 120) : at + 160].lower():
                continue
            message = (
                f"De akte van {act.day} is sinds {write_date(act.since)} vervangen door "
                f"{act.successor} ({act.certainty})."
            )
            yield Hit(passage.path, message, act.day)


_SHORT = lazy(
    rf"(?<![\w-])(?P<name>[A-Z][\w-]+(?:decreet|besluit|codex))(?![\w-])(?!\s+van\s+{DAY})"
)
_ANY_ACT = lazy(r"decreet|besluit|codex")
_KNOWN = ("bestuursdecreet", "e-govdecreet", "egovdecreet", "gemeentedecreet", "collegebesluit")
_YEAR_ONLY = lazy(
    r"\b(?P<told>(?:decreet|besluit|wet|ordonnantie)(?:\s(?!van\b|dd\b)[^\s,.;:()]{1,20}){0,3}"
    r"\s(?:van|dd\.?)\s(?:19|20)\d\d)(?![\d/-])",
    re.I,
)
_TITLED = lazy(
    r"\b(?P<kind>(?:bijzondere |organieke |koninklijk |ministerieel )?(?:decreet|wet|besluit"
    r"(?: van de Vlaamse [Rr]egering)?))"
    rf"(?P<day>(?:,?\s+(?:van|dd\.?)?\s*{DAY})?)\s+(?P<title>(?:betreffende|houdende|tot|inzake|over"
    r"|op)\s+(?:[\w-]+\s+){1,3}[\w-]+)",
    re.I,
)


@rule(
    "DOC-28",
    "akte-zonder-datum-of-opschrift",
    Severity.HINT,
    "rechtvaardiging",
    avg("6.3"),
    PRACTICE,
    remedy="Noem bij de eerste vermelding de soort akte, de datum en het volledige opschrift.",
    wrong=answers(
        {"rechtvaardiging.gronden.0.normen": ["artikel 7 van het Bonusdecreet van 2019"]}
    ),
    right=answers(
        {
            "rechtvaardiging.gronden.0.normen": [
                "artikel 7 van het modeldecreet van 3 mei 2019 over de schooltoelagen"
            ]
        }
    ),
)
def act_without_date(case: Case) -> Iterator[Hit]:
    """Een derde moet de wettelijke basis kunnen opzoeken. Met alleen een roepnaam of een jaartal
    lukt dat niet."""
    yield from once(_short_titles(case))
    yield from once(_undated(case))


def _short_titles(case: Case) -> Iterator[Hit]:
    whole = case.text(*case.steps)
    seen: set[str] = set()
    for passage in case.passages:
        for match in _SHORT.finditer(passage.text) if _ANY_ACT.search(passage.text) else ():
            name = match["name"].lower()
            if name in seen or name in _KNOWN or _is_defined(passage.text, match.start()):
                seen.add(name)
                continue
            seen.add(name)
            if not re.search(
                rf"(?i)hierna[^.;]{{0,30}}{re.escape(name)}|\(\W*{re.escape(name)}", whole
            ):
                message = f"“{match['name']}” is niet met datum en opschrift ingevoerd."
                yield Hit(passage.path, message, match["name"])


def _undated(case: Case) -> Iterator[Hit]:
    dated: set[str] = set()
    bare: list[tuple[Passage, re.Match[str], str]] = []
    for at, passage in enumerate(case.passages):
        text = passage.text
        if not any(word in text for word in ("ecreet", "esluit", "wet ")):
            continue
        for match in _YEAR_ONLY.finditer(text):
            yield Hit(passage.path, f"“{match['told']}” geeft alleen een jaartal.", match["told"])
        for match in _TITLED.finditer(text):
            title = " ".join(match["title"].lower().split()[:3])
            if passage.kind == "cell" and not match["day"].strip():
                continue  # a table may give the date in the next cell
            if match["day"].strip():
                dated.add(title)
            else:
                notes = takewhile(lambda it: it.kind == "note", case.passages[at + 1 :])
                after = " ".join((text[match.end() :][:160], *(it.text for it in notes)))
                bare.append((passage, match, after))
    for passage, match, after in bare:
        title = " ".join(match["title"].lower().split()[:3])
        if title not in dated and not re.search(DAY, after):
            told = f"{match['kind']} {match['title']}"
            yield Hit(passage.path, f"“{told} …” heeft geen datum.", told)
            dated.add(title)
