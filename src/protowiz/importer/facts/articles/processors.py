"""The processors that a protocol names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.draft.text import kbo_is_valid
from protowiz.importer.facts.actors import (
    actors_in,
    named_in,
    only,
    places_in,
    receivers,
    senders,
    with_members,
)
from protowiz.importer.facts.articles.denials import says
from protowiz.importer.facts.articles.processor_tables import processors_in_tables
from protowiz.importer.facts.clauses import (
    Clause,
    sentences,
    with_inner,
)
from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole

_FORM = (
    r"(?:nv|NV|bv|BV|bvba|BVBA|cv|CV|cvba|CVBA|ov|OV|vzw|VZW|ivzw|vof|VOF|ebvba|comm\.?v|CommV|ag|AG"
    r"|gmbh|GmbH|sa|SA|SE|Ltd\.?|Inc\.?)"
)
_BODY = (
    r"(?:(?:opdrachthoudende|dienstverlenende)\s+vereniging|projectvereniging|intercommunale"
    r"|coöperatie"
    r"|stichting|firma|bedrijf|onderneming|vennootschap|dienstenleverancier)"
)
_CAPITAL = r"[A-ZÀ-Ý][\w&'’-]*(?:\s+[A-ZÀ-Ý][\w&'’-]*){0,4}"
_COMPANY = re.compile(
    r"(?P<name>(?:(?:de|het)\s+)?(?<!\w)[A-ZÀ-Ý][\w&.'’-]*"
    r"(?:\s+(?!(?:beroep|op|doet|doen|als|gebruikt|werkt|wordt|heeft|laat|schakelt|schakelen|is"
    r"|zijn|mag|kan|zal|verwerkt|vertrouwt|besteedt|zorgt|door|via|geeft|sluit|sloot|koos|huurt"
    r"|(?:sub)?verwerkers?|onderaannemer|leverancier)\s)[\w&.'’-]+){0,6}?"
    rf"\s+(?<!\bde )(?<!\been ){_FORM}"
    rf"|\b{_FORM}\s+{_CAPITAL}|\b{_BODY}\s+{_CAPITAL})(?!\w)"
    rf"|\b(?:verwerker|onderaannemer|leverancier|dienstverlener),?\s+(?:de\s+"
    rf"|het\s+)?(?P<numbered>{_CAPITAL})"
    r"(?=\s*\(\s*(?:KBO|BE|ondernemingsnummer)?\W{0,3}[01]\d{3})"
)
_BEFORE_NAME = re.compile(
    r"^.*\s(?:via|met|aan|door|bij|op|is|naar|gebeurt|zorgt)\s+(?:(?:de"
    r"|het)\s+(?:\w+\s+)?)?(?=[A-ZÀ-Ý])"
)
"""What of a sentence precedes a name: "De inschrijvingen lopen via"."""
_KBO = re.compile(r"(?<![\d.])(?:BE\s*)?(?P<number>[01]\d{3}[. ]?\d{3}[. ]?\d{3})(?!\d)")
_TASK = re.compile(
    r"\b(?:voor|instaat voor|staat in voor|belast met|die zorgt voor|taak:)\s+(?P<task>[^.;()]+?)"
    r"(?=\s*(?:[.;()]|$|,\s*(?:op grond|met wie|verwerkersovereenkomst|KBO|ondernemingsnummer)))",
    re.I,
)
_TASK_BEFORE = re.compile(
    r"Voor\s+(?P<task>[^.;()]{5,120}?)\s+(?:werkt|werken|doet|doen|gebruikt|gebruiken|schakelt"
    r"|schakelen)\b"
)
_TASK_BETWEEN = re.compile(
    r"\b(?:werkt|werken|doet|doen)\s+voor\s+(?!deze|dit|haar|zijn"
    r"|hun)(?P<task>[^.;()]{3,80}?)\s+(?:met|samen|een beroep)\b"
)
_TASK_LET = re.compile(
    r"\b(?:laat|laten)\s+(?P<what>(?:de|het|een|haar|zijn|hun)\s[^.,;()]{3,60}?)\s+(?:door|bij)\s"
    r"[^.;]{3,160}?\s(?P<done>[a-z]{4,20}en)\b"
    r"|\b(?:laat|laten)\s+(?P<task>(?:de|het|een|haar|zijn|hun)\s[^.,;()]{3,80}?\s[a-z]{3,20}en)"
    r"\s+(?:door|bij)\s"
)
"""What a party lets a processor do: "laat de kaarten drukken door"."""
_TASK_IN_BRACKETS = re.compile(
    r"\s*\((?!(?:als\s+)?(?:(?:de|een|haar|zijn|hun)\s+)?(?:sub)?(?:verwerker|onderaannemer)\b"
    r"(?:\s+(?:van|voor)\s[^()]*)?\))(?P<task>[a-z][^()\d]{2,80})\)"
)
_TASK_TOLD = re.compile(
    r"(?:^|[,)]\s+)(?:die|dat)\s+(?!(?:gevestigd|ingeschreven|als verwerker|optreedt|handelt|haar"
    r"|zijn|is)\b)(?P<task>[^.;()]{8,160}?)(?=\s*(?:[.;()]|$|,\s))"
    r"|^\s*(?P<does>(?:beheert|host|onderhoudt|ontwikkelt|drukt|print|verstuurt|verzendt|verzorgt"
    r"|bouwt|levert|verzamelt|scant)\s[^.;()]{4,160}?)(?=\s*(?:[.;()]|$|,\s))"
)
_TASK_DONE_BY = re.compile(
    r"^(?P<task>(?:De|Het)\s[^.,;()]{3,80}?)\s+(?:gebeurt|gebeuren|verloopt|ligt|is)\b"
    r"[^.,;()]{0,30}\b(?:door|bij|via|in handen van)\s+(?:de\s+|het\s+)?$"
)
_NO_TASK = re.compile(
    r"(?:(?:daarvoor|hiervoor)\s+)?(?:als\s+)?(?:sub)?verwerkers?\b|(?:daar|hier)voor$", re.I
)
_AS_PROCESSOR = re.compile(r",?\s+als\s+(?:sub)?verwerkers?(?:\s+(?:van|voor)\s.*)?$", re.I)
_OF_PROCESSOR = re.compile(
    r"\b(?:sub)?verwerkers?\b|\bverwerkersovereenkomst|\bonderaannemers?\b"
    r"|\b(?:laat|laten)\b[^.;]{3,80}\b(?:door|bij)\s+(?:(?:de|het)\s+\w+\s+)?(?-i:[A-ZÀ-Ý])"
    r"|\b(?:schakelt|schakelen)\b[^.;]{3,120}\bin\b|\b(?:besteedt|besteden)\b[^.;]{3,120}\buit\b",
    re.I,
)
_EMPLOYS = re.compile(
    r"(?:(?:De|Het)\s+)?(?P<who>[^.,;:]{2,80}?)\s+(?:doet|doen|gebruikt|gebruiken|schakelt|schakelen"
    r"|werkt|werken|laat|laten|vertrouwt|vertrouwen|besteedt|besteden|heeft|hebben|stelt|stellen)\b"
)
"""How a sentence begins in which a party calls in a processor."""
_DIRECTLY = re.compile(r"\brechtstreeks\b", re.I)
_SEAT = re.compile(
    r"(?P<code_first>\b[1-9]\d{3}\s+[A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+){0,3}(?:,\s+|\s+\()"
    r"[A-ZÀ-Ý](?:[\w'’ -]|(?<=[A-Za-z])(?<![a-z]{3})\.){2,50}\s\d{1,4}\w?(?:\s?bus\s\d+)?\b\)?)"
    r"|(?P<seat>[A-ZÀ-Ý][\w'’. -]{2,50}\s\d{1,4}\w?(?:\s?bus\s\d+)?,?\s+(?:te\s+)?"
    r"[1-9]\d{3}\s+[A-ZÀ-Ý][\w'’-]+)"
)


def is_of_processor(text: str) -> bool:
    """Whether a text is about processors."""
    return bool(_OF_PROCESSOR.search(text))


def find_processors(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The rows on processors."""
    found = processors_in_tables(clauses, whole)
    leads: set[int] = set()
    for clause in with_inner(clauses):
        if is_of_processor(clause.text):
            leads |= {id(item) for item in clause.items}
        elif id(clause) not in leads:
            continue
        for name in _COMPANY.finditer(clause.text):
            row = _processor(name, clause, whole)
            if all(row["naam"] not in other["naam"] for other in found):
                found.append(row)
    return found


def _processor(name: re.Match[str], clause: Clause, whole: Whole) -> dict[str, Any]:
    told = sentences(clause.text)
    called = name["name"] or name["numbered"]
    at = next(at for at, it in enumerate(told) if called in it)
    before, text = told[at], " ".join(told[at:])
    bare_name = _BEFORE_NAME.sub("", called)
    row: dict[str, Any] = {"naam": re.sub(r"^(?:De|Het|de|het)\s+", "", bare_name)}
    named = named_in(before, whole) or named_in(text, whole) or actors_in(clause.lead, whole)
    roles = (*receivers(whole), *senders(whole))
    owner = only(it for it in named if it in with_members(roles, whole) or not roles)
    of = re.search(r"\bverwerker(?:s)? van\s+(.{2,80})", text, re.I)
    if of and (owners := named_in(of[1], whole)):
        owner = owners[0]
    if owner is None and (doer := _EMPLOYS.match(before)):
        owner = only(ident for _, end, ident in places_in(before, whole) if end == doer.end("who"))
    if owner is None and not named:
        owner = only(receivers(whole))
    if owner:
        row["partij"] = owner
    place = text.find(called)
    rest = text[place + len(called) :]
    if number := _KBO.search(rest):
        row["kbo"] = number["number"]
        if not kbo_is_valid(row["kbo"]):
            what = f"Het ondernemingsnummer {row['kbo']} faalt op het controlegetal."
            whole.doubt(what, "ontvangers", clause.piece)
    if seat := _SEAT.search(rest):
        row["adres"] = seat[0]
    if task := _task(row["naam"], text, place, rest, whole):
        row["taak"] = task
    if re.search(r"overeenkomst", text) and (day := find_date(text)):
        row["datum_overeenkomst"] = day
    if says(_DIRECTLY, text):
        row["ontvangt_rechtstreeks"] = True
    return row


def _task(name: str, text: str, place: int, rest: str, whole: Whole) -> str:
    """What a processor does, told before or after its name; empty if that is not told."""
    before = _TASK_BEFORE.match(text) or _TASK_BETWEEN.search(text[:place])
    if match := before or _TASK_IN_BRACKETS.match(rest):
        told = match["task"]
    elif does := _task_told(name, rest):
        told = does
    elif let := _TASK_LET.search(text[: place + len(name) + 120]):
        told = let["task"] or f"{let['what']} {let['done']}"
    else:
        done = _TASK_DONE_BY.match(text[:place])
        told = done["task"][0].lower() + done["task"][1:] if done else ""
    told = _AS_PROCESSOR.sub("", told).strip(" ,")
    is_owner = any(end - start > len(told) - 5 for start, end, _ in places_in(told, whole))
    return "" if is_owner or _NO_TASK.match(told) else told


def _task_told(name: str, rest: str) -> str | None:
    """What a processor does, as the words after its name tell it."""
    first = (sentences(rest) or [""])[0]
    named = _TASK.search(rest)
    told = _TASK_TOLD.search(first) or next(
        (
            it
            for part in rest.split(name)[1:]
            if (it := _TASK_TOLD.search((sentences(part) or [""])[0]))
        ),
        None,
    )
    if told and (named is None or not told["task"] or named.start() < told.end()):
        words: str = told["task"] or told["does"]
        if not re.match(r"(?:instaat|zorgt|belast)\b|voor\s\w+\s+(?:instaat|zorgt)", words):
            return words
    return named["task"] if named else None
