"""How often the data are passed on, and for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.articles.denials import without_denied
from protowiz.importer.facts.articles.terms import EVERY, interval_in, term_in
from protowiz.importer.facts.clauses import Clause, bare, clauses_of, every_clause, sentences_of
from protowiz.importer.facts.dates import DATE, find_date
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_ONCE = re.compile(
    r"\b(?:[eé]{2}nmalige?|(?:één|een) (?:enkele )?(?:keer|maal)|(?:één|een) enkele \w+|eenmaal"
    r"|éénmaal)\b"
    r"(?!\s+(?:per\b|in\s+(?:de|het|elke?|iedere?)\s+(?:\w{0,12}jaar|maand|week|kwartaal)\b))",
    re.I,
)
_LASTING = re.compile(
    r"\b(?:permanente?|doorlopende?|continue?|voortdurende?|onafgebroken|real[- ]?time|telkens"
    r"|ononderbroken|te allen tijde|24/7|24 uur (?:op|per) 24|dag en nacht"
    r"|(?:bij|per|naar aanleiding van) (?:(?:elke|iedere|elk|ieder) )?(?:\w+ )?(?:wijziging"
    r"|raadpleging"
    r"|aanvraag|bevraging|dossier)"
    r"|onmiddellijk bij|op (?:elk|ieder) (?:ogenblik|moment))\b",
    re.I,
)
_FIXED = re.compile(r"\b(?:periodieke?|op (?:vaste|geregelde|regelmatige) tijdstippen)\b", re.I)
_ON_REQUEST = re.compile(r"\b(?:op (?:\w+ )?(?:verzoek|vraag|aanvraag)|ad hoc)\b", re.I)
_AFTERWARDS = re.compile(r"\b(?:daarna|vervolgens|nadien|en dan)\b", re.I)
_OTHER_MATTER = re.compile(r"\b(?:evalue|evaluatie|geëvalueerd|ge?log|bewaar|bewaard)", re.I)
_BECAUSE = re.compile(
    r"\b(?:(?:omdat|aangezien)\s+(?P<reason>[^.;]+)|(?P<aim>teneinde\s+[^.;]+"
    r"|om\s+[^.;]+?\ste\s[^.;]+))",
    re.I,
)
_REASON_TOLD = re.compile(
    r"(?:reden|motivering|verantwoording|waarom)\b[\w ]{0,20}:\s+(?P<why>.+)", re.I
)
"""A line of a form with the reason of the line before it."""
_MATTER = (
    r"(?:periode|duur|duurtijd|termijn|frequentie|periodiciteit|looptijd|regelmaat|ritme|interval"
    r"|einddatum"
    r"|begindatum|datum|data|keuze|tijdsduur)"
)
_GOES_ON = re.compile(
    rf"(?:Dat|Dit)\s+(?:is|was)\s+(?:nodig|noodzakelijk|vereist)|(?:Die|Deze|Dat"
    rf"|Dit)\s+(?:\w+\s+)?{_MATTER}\b"
)
_TELLS_WHY = re.compile(
    rf"(?:De|Het|Een)\s+(?:\w+\s+)?{_MATTER}\b[^.;]{{0,80}}\b(?:omdat|aangezien)\b"
)
"""How a sentence begins that tells the reason of the sentence before."""
_WINDOW = re.compile(
    r"\b(?P<window>(?:in de loop van|in het (?:voorjaar|najaar|eerste|tweede|derde|vierde)"
    r"|in de maand|(?:vóór|uiterlijk(?: op)?|tussen)\s+\d|binnen\s+\w+\s+\w+\s+na)\b[^.;,]*?)"
    r"(?=\s*(?:[.;,]|$|\b(?:teneinde|omdat|aangezien|zodat|om te|meegedeeld|bezorgd|overgemaakt"
    r"|opgevraagd|plaats|doorgegeven|verstrekt)\b))",
    re.I,
)
_UNLIMITED = re.compile(
    r"\bonbepaa{1,3}lde\s+(?:duur|duurtijd|tijd|termijn|periode|looptijd)|\bonbepaald van duur"
    r"|\b(?:duur\w*|looptijd|periode)\b[^.;]{0,60}\s(?:is|blijft)\s+(?:onbepaald|onbeperkt)"
    r"|\bonbeperkte (?:duur|tijd)|\b(?:zonder|geen) einddatum"
    r"|\bniet (?:beperkt )?in de tijd beperkt"
    r"|\bniet beperkt in de tijd",
    re.I,
)
_LIMITED = re.compile(
    r"(?:\b(?:een|van|voor|is|met)\s+|[:(]\s*|^)bepaa{1,3}lde\s+(?:duur|duurtijd|tijd"
    r"|termijn|periode)\b",
    re.I,
)
_DURATION = re.compile(
    r"\b(?:duur|duurtijd|looptijd|loopt|lopen|geldt|gelden|periode|eindigt|stopt|tot|vanaf)\b", re.I
)
_SPAN = re.compile(
    rf"\btussen\s+(?P<low>{DATE.pattern})\s+en\s+(?P<high>{DATE.pattern})"
    rf"|(?:\b(?:van|vanaf|op|sinds)|:)\s+(?:de\s+|het\s+)?(?P<start>{DATE.pattern})"
    r"(?P<between>.{0,80}?)(?:\b(?:tot|eindigt|t/m)\b(?:\s+(?:en met|uiterlijk|op|aan))*|\s[–-])"
    rf"\s+(?P<end>{DATE.pattern})",
    re.I,
)
_UNTIL = re.compile(rf"\btot(?:\s+(?:en met|uiterlijk|aan))?\s+(?P<end>{DATE.pattern})", re.I)
_FROM = re.compile(rf"\b(?:vanaf|met ingang van|start op)\s+(?P<start>{DATE.pattern})", re.I)
_EVENT = re.compile(
    r"\b(?:loopt|lopen|geldt|gelden|duurt|gebeurt|gebeuren|plaatsvinden|duur|blijft|blijven)\b"
    r"[^.]{0,60}?\b(?:tot(?:dat|\s+(?:wanneer|het ogenblik (?:dat|waarop)"
    r"|het moment (?:dat|waarop)))?)\s+(?!en met|uiterlijk|nader|aan\b)"
    r"(?P<event>[^.;]+?)(?=,\s*(?:omdat|aangezien)|[.;]|$)"
    r"|\b(?:mededeling|terbeschikkingstelling|uitwisseling|artikel"
    r"|gegevensstroom)\b[^.;]{0,30}\b(?:stopt"
    r"|eindigt|vervalt|houdt op|neemt een einde|loopt af)\b[^.;]{0,30}?\s(?:zodra|wanneer|als"
    r"|op het ogenblik dat)\s+(?P<stop>[^.;]+?)(?=,\s*(?:omdat|aangezien)|[.;]|$)",
    re.I,
)


def find_periodicity(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Periodiciteit."""
    own = clauses_of(whole, "periodiciteit")
    found = _frequency(own, whole) or _frequency(
        [clause for clause in every_clause(whole) if _is_of_passing(clause)], whole
    )
    found |= _duration(own) or _duration(
        [it for it in clauses_of(whole, "inwerkingtreding") if re.search("mededeling", it.text)]
    )
    if found.get("duur") == "bepaald" and not {"van", "tot"} <= found.keys():
        what = "De mededeling heeft een bepaalde duur: vul het begin en het einde zelf in."
        whole.doubt(what, "periodiciteit", pieces[0] if pieces else None)
    if pieces and "frequentie" not in found:
        whole.miss("Geen periodiciteit herkend.", "periodiciteit", pieces[0])
    if pieces and "duur" not in found and found.get("frequentie") != "eenmalig":
        whole.miss("Geen duur van de mededeling herkend.", "periodiciteit", pieces[0])
    return found


def _is_of_passing(clause: Clause) -> bool:
    return bool(re.search(r"\b(?:mededeling|meegedeeld|meedelen)", clause.text, re.I))


def _frequency(clauses: Sequence[Clause], whole: Whole) -> dict[str, Any]:
    told = list(sentences_of(clauses))
    for at, (sentence, clause) in enumerate(told):
        if _OTHER_MATTER.search(_without_reason(sentence)):
            continue
        said = without_denied((_ONCE, EVERY, _LASTING, _FIXED), sentence)
        once, every, lasting = _ONCE.search(said), EVERY.search(said), _LASTING.search(said)
        if once and every and not _AFTERWARDS.search(sentence) and once.start() < every.start():
            every = None
        if once and every is None:
            found: dict[str, Any] = {"frequentie": "eenmalig"}
            if window := _WINDOW.search(sentence, once.end()) or _WINDOW.search(sentence):
                found["venster"] = window["window"].strip()
        elif every and not (lasting and lasting.start() < every.start()):
            found = {"frequentie": "periodiek", "interval": interval_in(said)}
        elif lasting:
            found = {"frequentie": "permanent"}
        elif _FIXED.search(said):
            found = {"frequentie": "periodiek"}
        elif _ON_REQUEST.search(sentence):
            what = f"Op verzoek, dus hoe vaak? {sentence[:80]}"
            whole.doubt(what, "periodiciteit", clause.piece)
            continue
        else:
            continue
        if reason := _reason(sentence, told[at + 1 : at + 2]):
            found["reden"] = reason
        return found
    return {}


def _duration(clauses: Sequence[Clause]) -> dict[str, Any]:
    told = list(sentences_of(clauses))
    for at, (sentence, clause) in enumerate(told):
        is_of_time = _DURATION.search(clause.lead) or _UNLIMITED.search(sentence)
        is_span = _SPAN.search(sentence) and not _ONCE.search(sentence)
        is_other = _OTHER_MATTER.search(_without_reason(sentence))
        if is_other or not (is_of_time or is_span):
            continue
        found = _duration_in(sentence)
        if found:
            if reason := _reason(sentence, told[at + 1 : at + 2], of_duration=True):
                found["reden_duur"] = reason
            return found
    return {}


def _reason(
    sentence: str, following: Sequence[tuple[str, Clause]], of_duration: bool = False
) -> str | None:
    """Why: told in the sentence, or in the next one if that goes on from it."""
    if match := _BECAUSE.search(sentence):
        return str(match["reason"] or match["aim"]).strip(" ,")
    for after, _ in following:
        if told := _REASON_TOLD.match(after):
            return bare(told["why"])
        main = _without_reason(after)
        is_other = (
            _ONCE.search(main) or EVERY.search(main) or (_duration_in(main) and not of_duration)
        )
        if (_GOES_ON.match(after) or _TELLS_WHY.match(after)) and not is_other:
            match = _BECAUSE.search(after)
            return str(match["reason"] or match["aim"]).strip(" ,") if match else bare(after)
    return None


def _without_reason(sentence: str) -> str:
    return _BECAUSE.sub(" ", sentence, count=1)


def _duration_in(sentence: str) -> dict[str, Any]:
    if _UNLIMITED.search(without_denied((_UNLIMITED,), sentence)):
        return {"duur": "onbepaald"}
    if span := _SPAN.search(sentence):
        return {
            "duur": "bepaald",
            "van": find_date(span["low"] or span["start"]),
            "tot": find_date(span["high"] or span["end"]),
        }
    start, end = _FROM.search(sentence), _UNTIL.search(sentence)
    is_limited = _LIMITED.search(sentence) or (
        term_in(sentence) and re.search(r"\b(?:duur|duurtijd|periode|looptijd)\b", sentence, re.I)
    )
    if end or is_limited:
        found: dict[str, Any] = {"duur": "bepaald"}
        if start:
            found["van"] = find_date(start["start"])
        if end:
            found["tot"] = find_date(end["end"])
        return found
    if event := _EVENT.search(sentence):
        told = event["event"] or event["stop"]
        return {"duur": "tot een gebeurtenis", "gebeurtenis": told.strip()}
    return {}
