"""Which body of a local government decided, and when."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from protowiz.draft.steps.parties import OTHER_BODY
from protowiz.importer.facts.dates import find_dates

_BODIES = (
    (
        "het college van burgemeester en schepenen",
        r"\bcollege(?:besluit|beslissing)?\b|schepencollege|\bCBS\b",
    ),
    ("het vast bureau", r"\bvast bureau"),
    (
        "de raad voor maatschappelijk welzijn",
        r"raad voor maatschappelijk welzijn|\bRMW\b|ocmw-raad",
    ),
    ("de provincieraad", r"provincieraad"),
    ("de deputatie", r"\bdeputatie"),
    ("de gemeenteraad", r"gemeenteraad|\bgemeenteraadsbe"),
    (
        "",
        r"raad van bestuur|bijzonder comité[\w ]{0,30}|directiecomité|districtsraad|"
        r"algemene vergadering|bestuursorgaan|zonecollege|zoneraad|politieraad|politiecollege",
    ),
)
_COUNCIL = re.compile(r"\braads(?:besluit|beslissing)", re.I)
_DECIDED = re.compile(
    r"\buitvoering van|\bingevolge\b|\bkrachtens\b|\bop grond van\b|\bovereenkomstig\b|\bconform\b|"
    r"\bbeslist\b|\bgoedgekeurd\b|\bbesliss?ing\b|\bbesluit\b|\bgemachtigd\b|\bin zitting\b|"
    r"\bzitting van\b|\braadsbe|\bcollegebe|\bgoedkeuring\b|\bbij delegatie(?:besluit)?\b",
    re.I,
)
_NO_DECISION = re.compile(
    r"(?:decreet|wet|koninklijk besluit|regering|ministerieel besluit|"
    r"verordening)\s+van\s+(?:de\s+)?$",
    re.I,
)


def decision_in(text: str, is_centre: bool = False) -> dict[str, Any]:
    """The body that decided and when; `is_centre`: the council is that of an OCMW."""
    for cue in _DECIDED.finditer(text):
        tail = text[cue.start() : cue.start() + 200]
        body = _body_in(tail, is_centre)
        day = _day_of_decision(tail)
        if body and day:
            return {**body, "datum_beslissing": day}
    return {}


def _body_in(text: str, is_centre: bool) -> dict[str, str] | None:
    places = [
        (match.start(), body, match[0])
        for body, words in _BODIES
        for match in [re.search(words, text, re.I)]
        if match
    ]
    if council := _COUNCIL.search(text):
        body = "de raad voor maatschappelijk welzijn" if is_centre else "de gemeenteraad"
        places.append((council.start(), body, council[0]))
    if not places:
        return None
    _, body, words = min(places)
    return {"orgaan": body} if body else {"orgaan": OTHER_BODY, "ander_orgaan": words.strip()}


def _day_of_decision(text: str) -> date | None:
    return next(
        (day for day, match in find_dates(text) if not _NO_DECISION.search(text[: match.start()])),
        None,
    )
