"""Article 7: who examines a report and how fast, the authentic source, the authorisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from protowiz.importer.facts.actors import actors_in, named_in
from protowiz.importer.facts.articles.authorisations import authorisations
from protowiz.importer.facts.articles.denials import answer_to, asks, is_denied
from protowiz.importer.facts.articles.terms import TERM
from protowiz.importer.facts.clauses import (
    Clause,
    clauses_of,
    every_clause,
    sentences,
    sentences_of,
)
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_WITHIN = re.compile(
    rf"\b(?:binnen|uiterlijk|ten laatste|hoogstens|maximaal)\s+(?:de\s+|een\s+termijn\s+van\s+)?"
    rf"(?P<term>{TERM}|(?:een\s+)?(?:redelijke|korte)\s+termijn)\b"
    r"|\bbinnen\s+(?P<one>de\s+(?:dag|week|maand))\b"
    rf"|\b(?:over|heeft|hebben|krijgt"
    rf"|krijgen)\s+(?:daarvoor\s+)?(?P<time>{TERM})\s+(?:de tijd\s+)?om\b"
    rf"|termijn\b[^.;,\d]{{0,40}}?\s(?P<told>{TERM})\b"
    r"|\bbij\s+(?P<occasion>(?:de|het)\s+(?:eerst)?volgende\s+[\w ]{3,50})"
    r"|\b(?P<before>(?:tegen|vóór|(?:ten laatste|uiterlijk)\s+(?:bij|in|met|tegen|voor))\s+(?:de"
    r"|het)\s+"
    r"(?:eerst)?volgende\s+\w+(?:\s+van\s+(?:de|het)\s+\w+)?)",
    re.I,
)
_EXAMINES = re.compile(
    r"\b(?:onderzoek(?:t|en|stermijn)?|onderzocht|nagaan|(?:gaat|kijkt)\b[^.]{0,30}\bna|nagekeken"
    r"|behandelt|behandeld|behandelen|controleert|gecontroleerd|toetst|verifieert|geverifieerd"
    r"|bekijkt|bekeken|(?:zoekt|zoeken)\b[^.]{0,30}\buit|uitgezocht|uit te zoeken)\b",
    re.I,
)
_MENDS = re.compile(
    r"\b(?:verbeter\w*|corrig\w*|correctie\w*|gecorrigeerd|rechtzet\w*|recht ?te zetten|rechtgezet"
    r"|zet\b[^.]{0,40}\brecht"
    r"|hersteld?\b|herstelt|maatregel\w*|aanpas\w*|aangepast|past\b[^.]{0,40}\baan|bijgewerkt"
    r"|wijzigt)",
    re.I,
)
_ANSWERS = re.compile(
    r"\b(?:op de hoogte|weten|meld(?:t|en)?\b|verwittig\w*|antwoord\w*|ontvangst)\b", re.I
)
_DEEDS = (
    ("termijn_onderzoek", _EXAMINES),
    ("termijn_verbetering", _MENDS),
    (None, _ANSWERS),
)
_PART = re.compile(r"\s*[,;]\s*|\s+(?:en|waarna|om)\s+")
_AFTER = re.compile(
    r"\b(?:na|vanaf|sinds)\s+(?:de ontvangst van\s+|ontvangst van\s+)?(?:het|dat|dit|de|die"
    r"|deze)\s+\w+",
    re.I,
)
_AUTHENTIC = re.compile(r"\bauthentieke\s+(?:gegevens)?bron(?:nen)?\b", re.I)
_SOURCE = re.compile(
    r"\bauthentieke\s+(?:gegevens)?bron(?:nen)?\b\s*(?:,\s*(?:namelijk|met name|te weten)|:|\(|"
    r"namelijk|genaamd|is|zijn|voor (?:deze|de) gegevens is|(?:waaruit|waarin|vanwaar"
    r"|die)\b[^.;:]{3,80}?,?"
    r"\s(?:is|zijn|heet)|,\s+(?=(?:het|de)\s(?!\w+\s(?:is|zijn|wordt)\b)))\s*(?!(?:erkend|aangewezen|aangeduid|opgenomen|vastgelegd|bepaald|niet"
    r"|geen|in|bij|door)\b)"
    r"(?P<source>[^.;)]+)",
    re.I,
)
_FROM_SOURCE = re.compile(
    r"\buit\s+(?P<source>(?:het|de)\s+[^,.;]{2,90}?),?\s+(?:dat"
    r"|die)\s+(?:[\w,§°/-]+\s+){0,16}?authentieke"
    r"|\b[Aa]ls\s+authentieke\s+(?:gegevens)?bron\s+(?:voor\s[^.,;]{2,40}?\s)?(?:dient|geldt"
    r"|fungeert)"
    r"\s+(?P<named>(?:het|de)\s+[^,.;]{2,90})"
)
_IS_SOURCE = re.compile(
    r"(?P<source>(?:[Dd]e|[Hh]et)\s+[^.;,]{2,80}?)\s+(?:is|werd|geldt|vormt"
    r"|fungeert)\s+(?:erkend\s+)?"
    r"(?:als\s+)?(?:(?:de|een)\s+)?authentieke"
    r"|\b(?P<named>(?:de|het)\s+[\w-]+(?:\s+[\w-]+){0,5}?),\s+"
    r"(?:(?:dat|die)\s+(?:[\w-]+\s+){0,6}?|(?:de|een)\s+)authentieke",
)
_MOST_TERMS = 8
"""A sentence with more terms is not read further."""
_ACCESS = re.compile(r"\btoegank?|\braadple|\bvoorwaarden", re.I)


def find_quality(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Kwaliteit."""
    clauses = clauses_of(whole, "kwaliteit")
    found = _terms(clauses, whole) | _source(clauses)
    if "authentieke_bron" not in found:
        found |= _source(clauses_of(whole, "gegevens"), is_certain=False)
    if rows := authorisations(every_clause(whole, "kwaliteit"), whole):
        found["machtigingen"] = rows
    elif whole.found.get("gegevens", {}).get("identificatie") == "INSZ-nummer":
        what = "Geen machtiging of norm gevonden voor het gebruik van het Rijksregisternummer."
        whole.miss(what, "kwaliteit", pieces[0] if pieces else None)
    if pieces and not {"termijn_onderzoek", "termijn_verbetering"} & found.keys():
        whole.miss("Geen termijn voor fouten herkend.", "kwaliteit", pieces[0])
    return found


def _terms(clauses: Sequence[Clause], whole: Whole) -> dict[str, Any]:
    found: dict[str, Any] = {}
    previous = ""
    for sentence, _ in sentences_of(clauses):
        earlier, previous = previous, sentence
        if examines := _EXAMINES.search(sentence):
            before = sentence[: examines.start()]
            after = sentence[examines.start() :][: len(examines[0]) + 60]
            named = actors_in(before[-90:], whole) or actors_in(after, whole)
            if not named and re.match(r"(?:Die|Deze)\s", sentence):
                named = named_in(earlier, whole)[-1:]
            if named:
                found.setdefault("onderzoeker", named[-1] if len(named) > 1 else named[0])
        for within in islice(_WITHIN.finditer(sentence), _MOST_TERMS):
            if name := _deed(sentence, within):
                found.setdefault(name, next(filter(None, within.groups())).strip())
    return found


def _deed(sentence: str, within: re.Match[str]) -> str | None:
    """What must be done within a term: the verb nearest to it, in its own part of the sentence."""
    sentence = _AFTER.sub(lambda match: "·" * len(match[0]), sentence)
    if within["time"]:
        sentence = sentence[within.end() :]
        return _nearest(_PART.split(sentence)[0] or sentence, 0)
    starts = [0, *(match.end() for match in _PART.finditer(sentence))]
    start = max(at for at in starts if at <= within.start())
    end = min([at for at in starts if at > within.end()] or [len(sentence)])
    is_inner = re.search(r"\b(?:waarna|zodat|waarbij)\b", sentence[max(0, start - 8) : start + 8])
    around = sentence[start:] if is_inner else sentence[: within.end()]
    for text in (sentence[start:end], around, sentence):
        if any(words.search(text) for _, words in _DEEDS):
            return _nearest(text, within.start() - sentence.find(text))
    return None


def _nearest(text: str, place: int) -> str | None:
    """What the verb nearest to a place does."""
    verbs = [
        (abs(match.start() - place), name)
        for name, words in _DEEDS
        for match in words.finditer(text)
    ]
    return min(verbs, key=lambda verb: verb[0])[1] if verbs else None


def _source(clauses: Sequence[Clause], is_certain: bool = True) -> dict[str, Any]:
    for clause in clauses:
        told = sentences(clause.text)
        for at, sentence in enumerate(told):
            if not _AUTHENTIC.search(sentence):
                continue
            is_asked = asks(sentence)
            answer = answer_to(told, at, _AUTHENTIC) if is_asked else None
            if is_asked and answer is None:
                continue
            if answer is False or (not is_asked and is_denied(_AUTHENTIC, sentence)):
                return {"authentieke_bron": False}
            match = (
                _FROM_SOURCE.search(sentence)
                or _SOURCE.search(sentence)
                or _IS_SOURCE.search(sentence)
            )
            groups = match.groupdict() if match else {}
            named = (groups.get("source") or groups.get("named") or "").strip()
            claims = re.search(
                r"\b(?:komen|afkomstig|betreft|is|zijn|haalt|put|halen|vormt|geldt)\b", sentence
            )
            if not named and not (is_certain and claims):
                continue
            found: dict[str, Any] = {"authentieke_bron": True}
            if named:
                found["bron"] = named
            rules = [it for it in told[at + 1 :] if _ACCESS.search(it)]
            if rules:
                found["toegangsregels"] = " ".join(rules)
            return found
    return {}
