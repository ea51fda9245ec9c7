"""Law and disputes: the court, talks before it, what stays valid and how changes are made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.clauses import clauses_of, loose_clauses, sentences_of
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_DISTRICT = re.compile(
    r"\barrondissement\s+(?:van\s+)?(?P<place>[A-ZÀ-Ý][\w'’-]*(?:[ -][A-ZÀ-Ý][\w'’-]*)*)"
)
_NAMED_COURT = re.compile(
    r"\b(?P<court>(?:de\s+)?(?:Nederlandstalige\s+)?(?:ondernemingsrechtbank(?:en)?"
    r"|rechtbank(?:en)?\s+van\s+eerste\s+aanleg"
    r"|arbeidsrechtbank|vrederechter|Raad van State|Nederlandstalige\s+rechtbank(?:en)?)"
    r"(?:\s+(?:van|te|in"
    r"|van het kanton))?(?:\s+[A-ZÀ-Ý][\w'’-]*)*(?:,\s+afdeling\s+[A-ZÀ-Ý][\w'’-]*)?)"
)
_COURT_OF = re.compile(
    r"\b(?:hoven en )?rechtbank(?:en)?\s+(?:(?:is|zijn)\s+die\s+)?(?:van|te"
    r"|in)\s+(?P<place>[A-ZÀ-Ý][\w'’-]*(?:[ -][A-ZÀ-Ý][\w'’-]*)*)"
)
_SETTLES = re.compile(r"minnelijk|in der minne|\bvergelijk\b|bemiddel", re.I)
_TALKS = re.compile(
    r"overleg|\bgesprek|onderhandel|rond de tafel|oplossing|\bbesp(?:reken|roken|reekt)\b"
    r"|\beerst voorgelegd"
    r"|\bleg(?:t|gen)\b[^.]{0,60}\bvoor\b|\bonderling\b|\bsamen\b[^.]{0,40}\b(?:opgelost|oplossen"
    r"|uit te klaren|zoeken)",
    re.I,
)
_TALK_FIRST = re.compile(
    r"\b(?:partijen|zij|ze)\b[^.;]{0,40}\b(?:overleggen|praten|bespreken|onderhandelen)\b[^.;]{0,30}"
    r"\b(?:eerst|vooraf)\b|\b(?:eerst|vooraf)\b[^.;]{0,60}\b(?:overleg\w*|onderhandel\w*|gesprek\w*)",
    re.I,
)
_NO_TALKS = re.compile(
    r"\bzonder\s+(?:\w+\s+){0,3}(?:overleg|gesprek|bemiddeling|onderhandeling)"
    r"|\b(?:hoe[fv]\w*|moet\w*|verplicht)\b[^.;,]{0,60}\bniet\b",
    re.I,
)
_DISPUTE = re.compile(r"geschil|betwisting|oneens|onenigheid|meningsverschil|conflict", re.I)
_VOID = re.compile(r"\bnietig|\bongeldig|onwettig|onafdwingbaar|onuitvoerbaar", re.I)
_OTHERS = re.compile(r"\b(?:overige|andere|resterende|overblijvende|rest)\b", re.I)
_STAND = re.compile(
    r"\b(?:niet|geen|blij(?:ft|ven)|laat|laten|behoud\w*|onverlet|onaangetast|geldig|onverminderd"
    r"|van kracht)\b",
    re.I,
)
_NO_ADDENDUM = re.compile(r"\bmondeling|^(?!.*\b(?:niet|geen)\b).*\bzonder\s+(?:\w+\s+){0,3}addend")
_ADDENDUM = re.compile(
    r"(?:wijzig|aanvull|aanpass|aangepast)\w*[^.]{0,150}(?:addend|schriftelijk|bijvoegsel|avenant"
    r"|bijakte)"
    r"|(?:addend|schriftelijk)\w*[^.]{0,100}(?:wijzig|aanvull|aangepast)",
    re.I,
)


def find_law(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Recht."""
    clauses = [*clauses_of(whole, "recht", "inwerkingtreding", "sanctie"), *loose_clauses(whole)]
    told = [sentence for sentence, _ in sentences_of(clauses)]
    found: dict[str, Any] = {}
    courts = [
        it for it in told if re.search(r"rechtbank|hoven|rechter|arrondissement|Raad van State", it)
    ]
    for sentence in courts:
        named = _NAMED_COURT.search(sentence)
        if named and _DISTRICT.search(sentence) is None:
            found["rechtbank"] = named["court"]
            break
        if match := _DISTRICT.search(sentence) or _COURT_OF.search(sentence):
            found["arrondissement"] = match["place"]
            break
    if pieces or found:
        found["overleg"] = any(
            _SETTLES.search(it)
            or _TALK_FIRST.search(it)
            or (_DISPUTE.search(it) and _TALKS.search(it))
            for it in told
            if not _NO_TALKS.search(it)
        )
        found["splitsbaarheid"] = any(
            _VOID.search(it) and _OTHERS.search(it) and _STAND.search(it) for it in told
        )
        found["addendum"] = any(_ADDENDUM.search(it) and not _NO_ADDENDUM.search(it) for it in told)
        if not {"arrondissement", "rechtbank"} & found.keys():
            whole.miss("Geen rechtbank herkend.", "recht", pieces[0] if pieces else None)
    return found
