"""Article 6: measures by side, logging, format, verwijzingsrepertorium, DPIA, processors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.articles.denials import answer_to, asks, is_denied, says
from protowiz.importer.facts.articles.impact import find_impact, is_about_impact
from protowiz.importer.facts.articles.measures import find_measures
from protowiz.importer.facts.articles.security_words import (
    FORMAT,
    INDEX,
    LIST,
    PROCESSOR,
    PROOF,
    REGISTER,
    goes_on_about_logs,
    is_log,
    says_no_log,
)
from protowiz.importer.facts.clauses import (
    Clause,
    bare,
    clauses_of,
    every_clause,
    sentences,
    sentences_of,
    with_inner,
)
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_FORMAT = (
    re.compile(r"\b(?:dit|volgend|volgende)\s+\w{0,30}formaat\s*:\s*(?P<form>.+)", re.I),
    re.compile(r"\b(?:het|een)\s+\w{0,12}formaat\s+(?!is\b|van\b|wordt\b)(?P<form>[\w-]+)", re.I),
    re.compile(r"\b\w{0,30}formaat(?: van (?:de|het) \w+)?\s*(?:is|:)\s+(?P<form>[^;]+)", re.I),
    re.compile(
        r"\b(?:als|in|is|zijn|via|met|(?:onder|in) de vorm van)\s+"
        r"(?P<form>(?:(?:een|het|de)\s+)?(?:[\w-]{1,30}\s+){0,2}?(?:(?:reken|werk)blad(?:en)?"
        r"|spreadsheets?|(?:tekst|komma|puntkomma)bestand(?:en)?)\b(?:\s+(?:met|van|in|volgens|per"
        r"|waarin)\s[^.;,]{1,60}|\s\([^()]{1,30}\)){0,3})",
        re.I,
    ),
    re.compile(
        r"\b(?:als|in|via|onder de vorm van|in de vorm van|door middel van|met)\s+"
        r"(?P<form>(?:(?:een|het)\s+)?(?:[\w-]{1,30}\s+){0,3}?[\w-]{0,30}(?:xml|csv|json|excel"
        r"|xlsx|pdf"
        r"|parquet)"
        r"[\w-]{0,30}(?:[\s-](?:bestand(?:en)?|bericht(?:en)?|formaat|vorm))?)(?=\W|$)",
        re.I,
    ),
    re.compile(
        r"\b(?:meegedeeld|bezorgd|aangeleverd|verstuurd|uitgewisseld|verstrekt|overgemaakt|opgeladen"
        r"|doorgestuurd|geleverd|gestructureerd|opgesteld|opgemaakt)\s+(?:in|als|onder de vorm van"
        r"|in de vorm van)\s+"
        r"(?P<form>(?:een|het|de)\s+(?:[\w-]{1,30}\s+){0,3}?\w{0,20}(?:bericht(?:en)?"
        r"|bestand(?:en)?|tabel(?:len)?|structuur|schema|sjabloon|opbouw|matrix)\b[^.;]{0,160})",
        re.I,
    ),
    re.compile(
        r"(?P<form>(?:een\s+)?(?:[\w-]{1,30}\s+)?(?:xml|csv|json|excel"
        r"|xlsx)[\w-]{0,30}[\s-]?(?:bestand(?:en)?|bericht(?:en)?|formaat))",
        re.I,
    ),
)
_SEVERAL = re.compile(
    r"\bstroom\b.*\bstroom\b|\b(?:is|zijn|wordt|worden|gebeurt|bestaat|verloopt)\b.*[,;]?\s(?:en"
    r"|terwijl|,)\s.*"
    r"\b(?:is|zijn|wordt|worden|gebeurt|bestaat|verloopt)\b",
    re.I,
)
"""What a sentence looks like that tells a format for each of several flows."""
_ABOUT_FORMAT = re.compile(
    r"(?:het\s+)?\w{0,12}formaat(?:\s+van\s+de\s+(?:gegevens|bestanden))?", re.I
)
_VERB = re.compile(r"^(?:is|zijn|wordt|worden|als|via|volgens)\s+", re.I)
_CHOSEN = re.compile(r"\s+(?:gekozen|gebruikt|gehanteerd|afgesproken|bezorgd|meegedeeld)$", re.I)
_NO = re.compile(
    r"\b(?:geen|niet(?! alleen| enkel)|zonder|evenmin|noch|overbodig|onnodig|achterwege"
    r"|zie(?:t|n)\b.{0,20}\baf van|n\.?v\.?t)\b",
    re.I,
)
_PART = re.compile(r"[,;]\s(?!maar\b|doch\b)|\b(?:omdat|zodat|want|aangezien|waardoor)\b", re.I)
_ABOUT_INDEX = re.compile(r"\W*(?:het\s+)?verwijzings(?:repertorium|register)\W*", re.I)
_INDEX_WHY = re.compile(r"\b(?:omdat|aangezien|want|zodat)\b.+")
_INDEX_TOLD = re.compile(r",\s+(?:waarin|waarmee|waarvan|dat|die)\s[^.;]+,\s+zodat\b")
"""An explanation that does not begin with the reason."""
_NONE = re.compile(r"\W*(?:n\.?\s?v\.?\s?t|niet|geen|nihil|nvt|/|-)(?!\w)", re.I)
_SHORT_REST = 15
_FEW_WORDS = 5
_PROVEN = re.compile(r"maatregel|waarborg|beveilig|veiligheid", re.I)
_ON_REQUEST = re.compile(
    r"verzoek|desgevraagd|aanvraag|\bop\s+(?:\w+\s+){0,2}vraag\b|vraagt|opgevraagd|erom vra", re.I
)
_GUARANTEES = re.compile(r"artikel 28|art\. 28|garantie|waarborg", re.I)


def find_security(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Beveiliging."""
    clauses = clauses_of(whole, "beveiliging")
    everywhere = every_clause(whole, "beveiliging")
    found: dict[str, Any] = {}
    if rows := find_measures(clauses, whole):
        found["maatregelen"] = rows
    elif pieces:
        whole.miss("Geen maatregelen herkend.", "beveiliging", pieces[0])
    if logging := _logging(everywhere):
        found["logging"] = logging
    if form := _format(clauses):
        found["formaat"] = form
    found |= _index(everywhere) | find_impact(everywhere, whole)
    if pieces:
        told = [sentence for sentence, _ in sentences_of(everywhere)]
        own = [it for it, _ in sentences_of(clauses) if not is_about_impact(it)]
        found["bewijs"] = any(
            says(PROOF, it) and _PROVEN.search(it)
            for it in (*own, *(it for it in told if "maatregel" in it))
        )
        found["verwerkingsregister"] = any(says(REGISTER, it) for it in told)
        lists = (it for it in told if "verwerkers" in it and LIST.search(it))
        if handed := [it for it in lists if not is_denied(LIST, it)]:
            on_request = any(_ON_REQUEST.search(it) for it in handed)
            found["verwerkersbepaling"] = "op verzoek" if on_request else "spontaan"
        elif not any(PROCESSOR.search(it) and _GUARANTEES.search(it) for it in told):
            found["verwerkersbepaling"] = "niet opnemen"
        for name, what in (("logging", "logging"), ("formaat", "formaat van de gegevens")):
            if name not in found:
                whole.miss(f"Niets over {what} herkend.", "beveiliging", pieces[0])
    return found


def _logging(clauses: Sequence[Clause]) -> str | None:
    for clause in with_inner(clauses):
        told = sentences(clause.text)
        start = next((at for at, it in enumerate(told) if is_log(it)), None)
        is_about = is_log(clause.title) and not clause.is_title
        if (start is None and not is_about) or clause.text.endswith(":") or clause.is_title:
            continue
        start = 0 if is_about else start or 0
        end = start + 1
        while end < len(told) and (is_about or goes_on_about_logs(told[end])):
            end += 1
        logging = " ".join(told[start:end])
        return None if says_no_log(told[start]) else logging
    return None


def _format(clauses: Sequence[Clause]) -> str | None:
    for clause in clauses:
        if _ABOUT_FORMAT.fullmatch(clause.title) and not clause.is_title and not clause.items:
            return bare(sentences(clause.text)[0])
    for pattern in _FORMAT:
        for sentence, _ in sentences_of(clauses):
            match = pattern.search(sentence)
            if match and not _NONE.match(match["form"]):
                if _SEVERAL.search(sentence) and len(FORMAT.findall(sentence)) > 1:
                    return bare(sentence)
                return _CHOSEN.sub("", _VERB.sub("", bare(match["form"])))
    return None


def _index(clauses: Sequence[Clause]) -> dict[str, Any]:
    for clause in clauses:
        if clause.is_title and not clause.items:
            continue
        if _ABOUT_INDEX.fullmatch(clause.title) and not INDEX.search(clause.text):
            return {"repertorium": not _NO.search(clause.text)} | _index_told(clause.text)
        for part in (clause, *clause.items):
            told = sentences(part.text)
            at = next((at for at, it in enumerate(told) if INDEX.search(it)), None)
            if at is None:
                continue
            is_used: bool | None = not _NO.search(_index_part(told[at]))
            if asks(told[at]) and (is_used := answer_to(told, at, INDEX)) is None:
                return {}
            found: dict[str, Any] = {"repertorium": is_used}
            _, colon, rest = told[at].partition(": ")
            if colon and found["repertorium"] and INDEX.search(rest) and len(rest) > 40:
                found["repertorium_toelichting"] = " ".join([rest, *told[at + 1 :]])
            elif (why := _INDEX_WHY.search(told[at])) and not _INDEX_TOLD.search(told[at]):
                found["repertorium_toelichting"] = why[0]
            elif not found["repertorium"] and len(rest) > _SHORT_REST:
                found["repertorium_toelichting"] = rest
            elif others := [it for it in told[at + 1 :] if not FORMAT.search(it)]:
                found["repertorium_toelichting"] = " ".join(others)
            elif re.search(r"[,;:]\s", told[at]):
                found["repertorium_toelichting"] = told[at]
            return found
    return {}


def _index_told(text: str) -> dict[str, str]:
    """The explanation under a heading of its own, if it is more than yes or no."""
    return {"repertorium_toelichting": text} if len(text.split()) > _FEW_WORDS else {}


def _index_part(sentence: str) -> str:
    """The part of a sentence that is about the verwijzingsrepertorium itself."""
    return next(part for part in _PART.split(sentence) if INDEX.search(part))
