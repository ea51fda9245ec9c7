"""The last article: entry into force, notice, end and evaluation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.articles.terms import TERM, interval_in, terms_in
from protowiz.importer.facts.clauses import (
    Clause,
    bare,
    clauses_of,
    loose_clauses,
    sentences,
    sentences_of,
)
from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_STARTS = re.compile(
    r"\b(?:treedt|treden|trad)\b[^.]{0,40}\bin werking\b|\b(?:in werking|inwerking)\s?tre\w+\b"
    r"|\bgaat\b[^.]{0,30}\bin\b(?=\s+(?:op|vanaf|zodra|bij|de dag))|\b(?:heeft|krijgt) uitwerking\b"
    r"|\b(?:wordt|worden) van kracht\b|\bmet ingang van\b[^.]{0,60}\bprotocol\b"
    r"|\bprotocol\b[^.]{0,30}\b(?:van toepassing|met ingang van)\b"
    r"|\bvangt aan\b"
    r"|\bis van kracht\b|\bin voege\b|\bbegint\b[^.]{0,20}\b(?:te (?:gelden|lopen)|op)\b"
    r"|\bgeldt (?:vanaf|zodra|sinds)\b|\bingaan\b(?= op| vanaf| zodra| bij)|\baanvang\b"
    r"|\bgaat van start\b",
    re.I,
)
_COUNTED = re.compile(
    r"eerste (?:\w{0,30}dag|maand)\b|(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?) na\b"
    r"|volgend(?:e)? op",
    re.I,
)
_SIGNING = re.compile(r"onderteken\w*|handtekening|\b(?:ge)?teken(?:t|en|d)\b", re.I)
_PUBLISHING = re.compile(r"bekendma|bekendgemaakt|publicatie|gepubliceerd", re.I)
_GIVES_NOTICE = re.compile(
    r"\bopzeg\w*|\bopgezegd|\beruit stap|\bstapt\b[^.]{0,20}\buit\b|\bbeëindig(?:en"
    r"|t)\b[^.]{0,80}\btermijn|\bzegt\b[^.]{0,40}\bop\b|vooropzeg"
    r"|be[eë]indig\w*\b[^.]{0,80}(?:op voorhand|vooraf|van tevoren)|einde\b[^.]{0,60}vooropzeg"
    r"|\beinde\b[^.]{0,20}\bmaken\b[^.]{0,90}\btermijn"
    r"|\b(?:stoppen|uitstappen|ermee ophouden)\b[^.]{0,90}\b(?:vooraf|van tevoren|op voorhand"
    r"|eerder)",
    re.I,
)
_ENDS = re.compile(
    r"\beindig\w*|neemt\b[^.]{0,40}\beinde|be[eë]indigd van rechtswege|van rechtswege|loopt af"
    r"|vervalt|dooft|houdt op te|ten einde|komt\b[^.]{0,40}\beinde",
    re.I,
)
_ENDS_NOT = re.compile(
    r"\b(?:eindigt|vervalt)\s+(?:\w+\s+)?niet\b|\bgeen\s+einde\b|\bniet\s+(?:automatisch\b|van"
    r"\s+rechtswege)|\bloopt\s+niet\s+af\b",
    re.I,
)
_ENDINGS = (
    (
        "einde_termijn",
        r"artikel 5\b|termijn van (?:de )?mededeling|duur van de mededeling|(?:duur|termijn"
        r"|periode)[^.]{0,60}"
        r"(?:verstrek|verlopen|afloop)|(?:verstrijk|afloop)\w*[^.]{0,60}(?:duur|termijn|periode)",
    ),
    ("einde_vernietiging", r"vernietig|gewist|wissing|verwijderd|geanonimiseerd"),
    (
        "einde_rechtsgrond",
        r"rechtsgrond|(?:wettelijke|juridische|decretale) (?:basis|grond)|rechtsbasis|grondslag",
    ),
)
_EVALUATES = re.compile(
    r"\bevaluatie\w*|\bevalue\w*|\bgeëvalueerd|bijgestuurd|\bherzien\b|\boverlopen\b"
    r"|herbekijk|herbekeken|tegen het licht",
    re.I,
)
_EVALUATES_NOT = re.compile(
    r"\bgeen\s+(?:\w+\s+){0,2}evaluatie|\bniet\s+(?:\w+\s+){0,2}geëvalueerd", re.I
)
_EVALUATED = re.compile(
    r"\bevalueren\s+(?:dit protocol|het protocol|het\b|dit\b)?\s*(?P<after>[^.;]+)"
    r"|\bwordt\s+(?P<before>[^.;]+?)\s+"
    r"(?:door de partijen\s+)?geëvalueerd",
    re.I,
)
_EVALUATED_THING = re.compile(
    r"^(?:de|het|dit|deze|hun)\s+(?!eerste|laatste|tweede|derde|einde|start|\w{0,30}maand|week"
    r"|jaar)[\w-]+"
    r"(?:\s+van\s+(?:de|het|dit|deze)\s+[\w-]+)?\s+",
    re.I,
)
_SOME_TIME = re.compile(
    rf"\b(?:na|binnen|om de|uiterlijk(?: na)?)\s+{TERM}\b|\b{TERM}\s+na\s+(?:de|het)\s+\w+", re.I
)
_REASON = re.compile(r",?\s+(?:omdat|aangezien|zodat)\b.*", re.S)
_OTHER_START = re.compile(r"\b(?:mededeling|terbeschikkingstelling|gegevens|opzeg\w*)\b", re.I)


def find_force(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Inwerkingtreding."""
    clauses = clauses_of(whole, "inwerkingtreding", "periodiciteit", "recht")
    clauses += loose_clauses(whole)
    told = [sentence for sentence, _ in sentences_of(clauses)]
    found: dict[str, Any] = {}
    for sentence in told:
        start = _STARTS.search(sentence) if "begin" not in found else None
        if start and ("protocol" in sentence or not _OTHER_START.search(sentence[: start.start()])):
            found |= _begin(sentence, start, whole)
        gives_notice = "opzegtermijn" not in found and _GIVES_NOTICE.search(sentence)
        if gives_notice and (term := _notice(sentence)):
            found["opzegtermijn"] = term
        if (
            "evaluatie" not in found
            and not _EVALUATES_NOT.search(sentence)
            and _EVALUATES.search(main := _REASON.sub("", sentence))
            and (when := _evaluation(main))
        ):
            found["evaluatie"] = when
    if pieces or found:
        ends = [it for clause in clauses for it in _endings(clause)]
        for name, words in _ENDINGS:
            found[name] = any(re.search(words, it, re.I) for it in ends)
        if "begin" not in found:
            whole.miss(
                "Niet herkend wanneer het protocol begint.",
                "inwerkingtreding",
                pieces[0] if pieces else None,
            )
    return found


def _begin(sentence: str, start: re.Match[str], whole: Whole) -> dict[str, Any]:
    rest = sentence[start.end() :] or sentence
    if not re.search(r"\w", rest) or not (
        _SIGNING.search(rest) or _PUBLISHING.search(rest) or find_date(rest)
    ):
        rest = sentence
    day = find_date(rest)
    signing, publishing = _SIGNING.search(rest), _PUBLISHING.search(rest)
    if _COUNTED.search(rest) and day is None:
        whole.doubt(f"Wanneer begint het protocol? {sentence[:90]}", "inwerkingtreding")
        return {}
    first = min(
        (match.start(), name)
        for match, name in (
            (signing, "ondertekening"),
            (publishing, "bekendmaking"),
            (re.search(r"\d{4}", rest) if day else None, "datum"),
            (re.search("$", rest), "onbekend"),
        )
        if match
    )[1]
    if first == "datum" and day is not None:
        return {"begin": "datum", "datum": day}
    return {} if first in ("onbekend", "datum") else {"begin": first}


def _notice(sentence: str) -> str | None:
    """The term of notice, which is not that of another event in the sentence."""
    near = re.search(
        r"\b(?:opzeg\w{0,30}termijn|termijn|vooropzeg|op voorhand|vooraf)\b", sentence, re.I
    )
    places = terms_in(sentence)
    if not places:
        return None
    at = near.start() if near else sentence.lower().find("opzeg")
    return str(min(places, key=lambda term: abs(term.start() - at))["term"])


def _endings(clause: Clause) -> list[str]:
    """The sentences on the end of the protocol, with the items that go on from them."""
    if clause.items and _ENDS.search(clause.text):
        return [clause.whole_text]
    return [
        it
        for it in sentences(clause.whole_text)
        if _ENDS.search(it) and not _ENDS_NOT.search(it) and not _GIVES_NOTICE.search(it)
    ]


def _evaluation(sentence: str) -> str | None:
    match = _EVALUATED.search(sentence)
    told = match and (match["after"] or match["before"])
    if told and (interval_in(told) or terms_in(told) or re.search(r"\d{4}|jaar|maand", told)):
        return bare(_EVALUATED_THING.sub("", told.strip()))
    if when := _SOME_TIME.search(sentence):
        return when[0]
    if every := re.search(rf"\bom de {TERM}|\b(?:elke|iedere|elk|ieder) {TERM}", sentence, re.I):
        return every[0]
    return interval_in(sentence) or bare(sentence)
