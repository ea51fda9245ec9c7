"""How long data are kept: the term, from when, at most how long, why, and what comes after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.articles.terms import TERM
from protowiz.importer.facts.clauses import Clause, sentences
from protowiz.importer.facts.dates import DATE

_KEEPS = re.compile(
    r"\b(?:bewaar\w*|bewaren|bewaring\w*|bijgehouden|bij te houden|opgeslagen|opslag|vernietig\w*"
    r"|gewist|wissen|wist|verwijder\w*|geschrapt|geanonimis\w*|retentie\w*|archiveer\w*"
    r"|gearchiveerd|\w{0,30}archie(?:f|ven)|blij(?:ft|ven)\b[^.]{0,60}\b(?:bij|beschikbaar|in)\b"
    r"|(?:houdt|houden)\b[^.]{0,90}\bbij|(?:slaat|slaan)\b[^.]{0,90}\bop)\b",
    re.I,
)
_NOT_THE_DATA = re.compile(
    r"\b(?:ge)?log|\blogg?ing|verwerkers?\b|\bsleutel|reservekopie|back-?up", re.I
)
_TERM = re.compile(rf"(?<![\w/.,])(?P<term>{TERM})\b(?!\s+(?:oud|voor(?:af|dien)))", re.I)
_DONE = (
    r"(?:bewaard|bijgehouden|opgeslagen|vernietigd|gewist|verwijderd|geanonimiseerd|gearchiveerd)"
)
_FROM = re.compile(
    rf"^\s*(?:(?:lang\s+)?(?:(?:worden|wordt)\s+)?{_DONE}|bij|lang)?\s*,?\s*\(?\s*(?:(?:te"
    r"\s+(?:rekenen|tellen)\s+|gerekend\s+)?(?:vanaf|na|volgend op|sinds|met ingang van"
    r"|van(?=\s+de\s+ontvangst))|(?:te rekenen|ingaand\w*|die|en)\s+(?:(?:begint|start|loopt"
    r"|ingaat|aanvangt|gaat)\s+(?:te lopen\s+|in\s+)?)?(?:op|vanaf|na|bij))"
    r"\s+(?P<start>.+)",
    re.I,
)
_BEFORE = re.compile(
    r"^(?:(?:Te rekenen )?vanaf|Na)\s+(?P<start>[^,.;]{4,90}?),?\s+(?:bewaart|bewaren|houdt|houden"
    r"|blijven|blijft|worden|wordt|slaat)\b",
    re.I,
)
_FROM_END = re.compile(
    rf"[.;)]|,?\s+(?:{_DONE}|bewaren|bewaart|vernietigt|wist|wissen|verwijdert|anonimiseert|houdt"
    rf"|(?:worden|wordt|zullen|zal|moeten)\s+(?:\w+\s+){{0,12}}?{_DONE}|omdat|aangezien|tenzij|want"
    r"|met een maximum|waarna|en daarna|en hoogstens|en maximaal|zodat|met het oog op|gelet op"
    r"|door de|door het|en worden|en vervolgens)\b"
    r"|,\s+(?:en|daarna|vervolgens|maar|conform|overeenkomstig|hoogstens|maximaal|zoals)\b",
    re.I,
)
_MAXIMUM = re.compile(
    rf"(?:met een maximum van|maximaal|hoogstens|ten hoogste|maximum"
    rf"|niet langer dan)\s+(?P<term>{TERM}"
    rf"|(?:tot\s+(?:en met\s+|uiterlijk\s+)?)?(?:{DATE.pattern}))",
    re.I,
)
_UNTIL = re.compile(
    r"\b(?P<until>(?:tot(?:dat)?|zolang(?: als)?|zodra|(?:voor|gedurende) de (?:\w+ )?(?:duur"
    r"|looptijd) (?:van|dat))\s+[^.;]+?)"
    r"(?=\s*(?:[.;]|$|,\s*(?:met een maximum|en in (?:elk|ieder) geval|en niet langer"
    r"|en hoogstens|maximaal|omdat|aangezien|waarna|en daarna|daarna|hoogstens|uiterlijk)"
    r"|\s+(?:bewaard|bewaren)\b|\s+en (?:worden|maximaal|hoogstens|ten hoogste)\b))",
    re.I,
)
_WHY = re.compile(
    r"(?<=want ).*|\b(?:omdat|aangezien|met het oog op|gelet op|wegens|teneinde|zodat|conform"
    r"|overeenkomstig|"
    r"ter uitvoering van|in toepassing van)\b.*",
    re.I,
)
_WHY_FIRST = re.compile(r"(?P<why>(?:omdat|aangezien|doordat)\b[^,.;]*(?:,[^,.;]*)??),\s+", re.I)
_AFTER = (
    ("overgedragen aan het archief", r"archie(?:f|ven)\b|\bgearchiveerd"),
    ("geanonimiseerd", r"\b(?:ge)?anonimis\w+|\banoniem gemaakt"),
    ("vernietigd", r"\bvernietig\w*|\bgewist\b|\bwissen\b|\bwist\b|\bverwijder\w*"),
)


def find_retention(clauses: Sequence[Clause]) -> dict[str, Any]:
    """The answers on the retention of all data: `bewaring`, and `na_bewaring` if it is told."""
    found: dict[str, Any] = {}
    for clause in clauses:
        told = [it for it in sentences(clause.whole_text) if not _NOT_THE_DATA.search(it)]
        if not any(_KEEPS.search(it) for it in told) and not (found and _goes_on(clause.text)):
            continue
        if "bewaring" not in found:
            for at, sentence in enumerate(told):
                kept = _KEEPS.search(f"{clause.title} {sentence}") and read_retention(sentence)
                if kept and "termijn" in kept:
                    _choose_reason(kept, told[at + 1 :])
                    found["bewaring"] = kept
                    break
        elif _goes_on(clause.text):
            reason = found["bewaring"].get("reden", "")
            found["bewaring"]["reden"] = f"{reason} {clause.text}".strip()
        after = " ".join(it for it in told if _KEEPS.search(it))
        if "na_bewaring" not in found and (fate := _fate(after)):
            found["na_bewaring"] = fate
    return found


def read_retention(text: str) -> dict[str, str]:
    """The answers on retention that a sentence or a cell of a table holds."""
    found: dict[str, str] = {}
    whole, text = text, _without_reason(text)
    maximum = _MAXIMUM.search(text)
    until = _UNTIL.search(text)
    term = _TERM.search(text)
    after_until = until is not None and term is not None and term.start() < until.end()
    if until and not (after_until and _is_counted(text, term)) and not _is_only_cap(until):
        found["termijn"] = until["until"].strip(" ,")
        if maximum:
            found["maximum"] = maximum["term"]
    elif term:
        found["termijn"] = term["term"] + _since(text[term.end() :])
        if start := _FROM.match(text[term.end() :]):
            words = start["start"]
            end = _FROM_END.search(words)
            found["vanaf"] = (words[: end.start()] if end else words).strip(" ,")
        elif (start := _BEFORE.match(text)) and start.end() < term.start():
            found["vanaf"] = start["start"]
        if maximum and maximum["term"] != term["term"]:
            found["maximum"] = maximum["term"]
    if found and (why := _WHY.search(whole, whole.find(next(iter(found.values()))))):
        found["reden"] = why[0].strip()
    elif found and (before := _WHY_FIRST.match(whole)):
        found["reden"] = before["why"]
    _, *others = sentences(whole) or [""]
    if found and "reden" not in found and others:
        _choose_reason(found, others)
    return {name: value for name, value in found.items() if value}


def _since(text: str) -> str:
    """The event from which a term counts, where a clause tells it: "nadat de steun stopt"."""
    event = re.match(r"\s+nadat\s", text)
    end = _FROM_END.search(text) if event else None
    return f" {(text[: end.start()] if end else text).strip(' ,')}" if event else ""


def _without_reason(text: str) -> str:
    """A text without the reason, in which lengths of time and ends are of something else."""
    why = _WHY.search(text)
    if why is None:
        return text
    if first := _WHY_FIRST.match(text):
        return text[first.end() :]
    return text[: why.start()] if _TERM.search(text[: why.start()]) else text


def _is_counted(text: str, term: re.Match[str] | None) -> bool:
    """Whether a length of time is what counts: "tot vijf jaar na het einde"."""
    return term is not None and bool(
        re.search(r"\btot(?:\s+(?:maximaal|uiterlijk))?\s*$", text[: term.start()], re.I)
        or _FROM.match(text[term.end() :])
        or re.search(r"\bgedurende\s*$", text[: term.start()], re.I)
    )


def _is_only_cap(until: re.Match[str]) -> bool:
    return bool(re.match(r"tot\s+(?:op heden|nader order)", until["until"], re.I))


def _goes_on(text: str) -> bool:
    return bool(re.match(r"(?:Deze|Die|De) (?:bewaar)?(?:termijn|\d+ jaar|\w+ jaar)\b", text))


def _choose_reason(kept: dict[str, str], following: Sequence[str]) -> None:
    """The sentences after the term say why, until one tells what comes after."""
    reasons = []
    for sentence in following:
        if _fate(sentence) or re.match(r"(?:Daarna|Nadien|Vervolgens|Idem|Hetzelfde)\b", sentence):
            break
        reasons.append(sentence)
    if reasons and "reden" not in kept:
        kept["reden"] = " ".join(reasons)


def _fate(text: str) -> str | None:
    return next((name for name, words in _AFTER if re.search(words, text, re.I)), None)
