"""What the block of one party says: name, numbers, seat, representatives, decision, contact."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from protowiz.draft.steps.parties import LOCAL
from protowiz.draft.text import kbo_is_valid
from protowiz.importer.facts.names import name_at_start, split_article, without_abbreviation
from protowiz.importer.facts.opening.decisions import decision_in
from protowiz.importer.facts.opening.kinds import kind_of
from protowiz.importer.facts.opening.seats import seat_in
from protowiz.importer.facts.people import people_in
from protowiz.importer.facts.whole import Whole
from protowiz.importer.recitals import OFFICER
from protowiz.importer.source import Piece

_NUMBER = re.compile(
    r"(?<![\d.+/])(?P<prefix>BE\s?)?(?P<number>[01]?\d{3}[. ]?\d{3}[. ]?\d{3})(?![\d/]|[. ]\d)"
)
_NUMBER_WORD = re.compile(
    r"\bKBO\b|\bonderneming|\bkruispuntbank van|\bRPR\b|\bRPM\b|\bbtw\b|\bidentificatienummer", re.I
)
_BRANCH = re.compile(
    r"vestiging(?:seenheid)?[\w-]*\b\D{0,40}(?P<number>[2-8][. ]?\d{3}[. ]?\d{3}[. ]?\d{3})(?!\d)",
    re.I,
)
_REPRESENTED = re.compile(
    r"\bvertegenwoordigd\s+(?:wordt\s+|is\s+)?(?:door|via)\s*:?|\bvertegenwoordigd\s*:|"
    r"\b(?:wettelijk\w* |gemachtigde )?vertegenwoordigers?(?:\s*\(s\))?\s*:|\bin de persoon van\b|"
    r"\bbij monde van\b|\b(?:voor wie|waarvoor|(?:namens|voor) (?:hetwelk|dewelke|welke)|"
    r"namens wie|in wiens naam)\s+(?:(?:bij|krachtens|"
    r"ingevolge|via) (?:een )?delegatie\s+)?(?:(?:optre\w+|teken\w+|handel\w+|"
    r"onderteken\w+)|(?=[A-Z]|de heer|mevr))\s*:?|"
    r"\b(?:handel(?:end|t|en)|optre(?:dend|edt|den))\s+(?:door|via|bij monde van)"
    r"(?:\s+(?:haar|zijn|hun|de|het))?\b",
    re.I,
)
_NEXT_KEY = re.compile(
    r";\s+(?!(?:naam|functie|hoedanigheid|titel|door|in de persoon)\b)[A-Z][^:;,.]{1,40}:\s", re.I
)
"""Where the next line of a form begins."""
_LOCAL_BODY = re.compile(
    r"vertegenwoordigd door (?:het |de |haar |zijn )?(?:college van burg|vast bureau|gemeenteraad|"
    r"schepencollege|burgemeester)",
    re.I,
)
_BODY = r"vertegenwoordigd door\s+(?P<body>(?:(?:de|het|haar|zijn)\s+)?[^,;]+?)"
_DELEGATION = re.compile(rf"{_BODY}(?=\s*[,;]|\s+voor wie|\s+bij delegatie|\s+in de persoon)", re.I)
_OWN_DELEGATION = re.compile(r"voor wie bij delegatie\s+(?P<name>[^;]+?)\s+optreedt", re.I)
_AGENCY = re.compile(
    r"\b(?P<name>(?:het|de)\s+(?:(?!(?:de|het|van)\s)[\w-]+\s+){0,4}?\w*(?:agentschap|"
    r"departement|administratie|dienst|"
    r"instituut|bureau|fonds|centrum)\b.*)",
    re.I | re.S,
)
_ON_BEHALF = re.compile(
    r"\b(?:namens|in naam van|voor rekening van|voor)\s+(?P<entity>(?:de|het)\s+(?:Vlaams|"
    r"Belgi)[^,;(]+)",
    re.I,
)
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?:tel(?:efoon)?\.?|gsm)(?:-?nummer)?\s*:?\s*(?P<number>\+?[\d(][\d\s./()-]{6,18}\d)",
    re.I,
)
_SITE = re.compile(r"(?<![@\w.])(?:https?://|www\.)[^\s,;)\"”»]+", re.I)
NO_OFFICER = re.compile(
    rf"\bgeen\s+(?:{OFFICER.pattern})|(?:{OFFICER.pattern})\s*:\s*(?:geen\b|n\.?v\.?t|"
    rf"niet van toepassing)",
    re.I,
)


def party_row(text: str, piece: Piece, whole: Whole) -> dict[str, Any]:
    """The answers about one party; `text` is its block up to where it is given its short name."""
    row = _named(text, piece, whole)
    name = str(row["officiele_naam"])
    rest = text[text.find(name) + len(name) :] if name in text else text
    row |= _numbers(text, name, piece, whole)
    row |= seat_in(rest)
    kind = kind_of(name) or (LOCAL if _LOCAL_BODY.search(text) else kind_of(text[:200]))
    if kind:
        row["soort"] = kind
    people = _people(text, name)
    if people:
        row["vertegenwoordigers"] = people
    if kind == LOCAL:
        row |= decision_in(rest, "ocmw" in name.casefold() or "maatschappelijk" in name.casefold())
    return row | contacts_in(text)


def _named(text: str, piece: Piece, whole: Whole) -> dict[str, Any]:
    """Official name and article, and for whom a party acts by delegation."""
    row: dict[str, Any] = {}
    full = name_at_start(text)
    if re.search(r"\bdelegatie\b", text[:1500], re.I):
        found = _delegated(text[:1500], full)
        if found is None:
            what = "Er wordt bij delegatie opgetreden: kijk na wie partij is en wie tekent."
            whole.doubt(what, "partijen", piece)
        else:
            full = found.pop("naam")
            row |= {"bij_delegatie": True, **found}
    article, name = split_article(full)
    if article:
        row["lidwoord"] = article
    return {"officiele_naam": name, **row}


def _delegated(text: str, full: str) -> dict[str, str] | None:
    """The party that acts by delegation, for whom, and through which body."""
    body = _DELEGATION.search(text)
    own = _OWN_DELEGATION.search(text)
    if own:
        found = {"naam": without_abbreviation(own["name"]), "rechtspersoon": full}
        return found | ({"delegerend_orgaan": body["body"]} if body else {})
    if re.search(r"\b(?:gemeenschap|gewest|staat)$", full, re.I):
        agency = _AGENCY.search(text, body.end() if body else len(full))
        if agency is None:
            return None
        found = {"naam": name_at_start(agency["name"]), "rechtspersoon": full}
        return found | ({"delegerend_orgaan": body["body"]} if body else {})
    behalf = _ON_BEHALF.search(text)
    if behalf is None:
        return None
    found = {"naam": full, "rechtspersoon": behalf["entity"].strip()}
    after = _DELEGATION.search(text, behalf.start())
    return found | ({"delegerend_orgaan": after["body"]} if after else {})


def _numbers(text: str, name: str, piece: Piece, whole: Whole) -> dict[str, Any]:
    """The enterprise number as it is written, and that of the establishment."""
    row: dict[str, Any] = {}
    branch = _BRANCH.search(text)
    if branch:
        row["vestigingseenheid"] = branch["number"].strip()
    found = [
        match
        for match in _NUMBER.finditer(text)
        if branch is None or not branch.start() <= match.start() < branch.end()
    ]
    told = [
        match
        for match in found
        if _NUMBER_WORD.search(text[max(0, match.start() - 90) : match.start()])
    ]
    valid = [match for match in found if kbo_is_valid(match["number"])]
    best = next((match for match in told if match in valid), None)
    best = best or next(iter(told), None) or next(iter(valid), None)
    if best is None:
        whole.miss(f"Geen ondernemingsnummer gevonden bij {name}.", "partijen", piece)
        return row
    row["kbo"] = best["number"].strip()
    if not kbo_is_valid(row["kbo"]):
        what = f"Het ondernemingsnummer {row['kbo']} faalt op het controlegetal."
        whole.doubt(what, "partijen", piece)
    return row


def _people(text: str, name: str) -> list[dict[str, str]]:
    """Who represents the party."""
    for match in islice(_REPRESENTED.finditer(text), 4):
        phrase = _NEXT_KEY.split(text[match.end() :])[0].replace(name, ";" * len(name))
        people = people_in(phrase)
        if people:
            return people
    return []


def contacts_in(text: str) -> dict[str, Any]:
    """How to reach the data protection officer, and the website."""
    row: dict[str, Any] = {"heeft_dpo": False} if NO_OFFICER.search(text) else {}
    officer = OFFICER.search(text)
    near = text[officer.start() : officer.start() + 250] if officer else ""
    mails = MAIL.findall(near) or [
        mail
        for mail in MAIL.findall(text)
        if re.match(r"dpo|privacy|gegevensbescherming", mail, re.I)
    ]
    if mails:
        row["dpo_email"] = mails[0].rstrip(".")
    if phone := PHONE.search(near):
        row["dpo_telefoon"] = phone["number"].strip()
    if site := _SITE.search(text):
        row["website"] = site[0].rstrip(".")
    return row
