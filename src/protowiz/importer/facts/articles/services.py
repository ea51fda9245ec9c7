"""The services with access and the third parties that a sentence of article 4 names."""

from __future__ import annotations

import re

from protowiz.importer.facts.actors import named_in, places_in
from protowiz.importer.facts.clauses import bare
from protowiz.importer.facts.whole import Whole

SERVICE_WORD = (
    r"(?:\w{0,30}dienst(?:en)?|\w{0,20}cel(?:len)?|\w{0,30}afdeling(?:en)?|team|vakgroep|steunpunt"
    r"|departement"
    r"|directie|sector|loket|bureau|kabinet|IT|medewerkers?|personeel\w*|dossierbe(?:heerder"
    r"|handelaar)s?|ambtenaren|griffie|secretariaat|consulenten|auditoren|\w{0,30}werkers)"
)
SERVICE = re.compile(rf"\b{SERVICE_WORD}\b", re.I)
_LIMITS = (
    r"(?:(?:dus|bijgevolg|enkel|alleen|uitsluitend|slechts|de\s+volgende\s+diensten"
    r"|de\s+volgende|volgende\s+diensten)\s*:?\s+)*"
)
_WHO = (
    r"(?P<who>(?:de|het|zijn|haar|hun)\s+[^.:;]{1,200}?|(?:\w+\s)?"
    + SERVICE_WORD
    + r"\s[^.:;]{1,200}?)"
)
_GETS = r"(?:heeft|hebben|krijgt|krijgen|mag|mogen|kan|kunnen|zal|zullen|ontvangt|ontvangen)"
_END = r"(?=\s*(?:[.;]|$|,\s+(?:voor zover|die|en\s+(?:enkel|alleen)|omdat|zodat|telkens|behalve)))"
_PHRASES = (
    re.compile(
        rf"\b(?:toegang|inzage)\b[^.:;]{{0,40}}?\b{_GETS}\b\s*:?\s*{_LIMITS}{_WHO}{_END}", re.I
    ),
    re.compile(
        rf"\b{_GETS}\s+{_LIMITS}{_WHO}\s+(?:toegang|inzage|kennis|de\s+(?:persoons)?gegevens)\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:enkel|alleen|uitsluitend)\s+{_WHO}\s+(?:{_GETS}|raadpleg(?:en|t)|raadpleegt"
        rf"|gebruik(?:en|t)|verwerk(?:en|t)|zien|ziet|bekijken|bekijkt"
        rf"|(?:de\s+)?(?:persoons)?gegevens)\b",
        re.I,
    ),
    re.compile(rf"\b(?:toegang|inzage|gegevens|raadplegen)\s*:\s*{_WHO}{_END}", re.I),
    re.compile(
        r"\b(?:(?:toegankelijk|bestemd|bedoeld|zichtbaar|raadpleegbaar|beschikbaar)\s+voor|voorbehouden\s+(?:aan|voor)|beperkt\s+tot"
        r"|terecht\s+bij|(?:verwerkt|geraadpleegd|gebruikt|ontvangen|ingezien|behandeld)\s+door"
        rf"|ontvangers?\b[^.:;]{{0,30}}?\s(?:is|zijn))\s*:?\s*{_LIMITS}{_WHO}{_END}",
        re.I,
    ),
)
_ANNOUNCED = re.compile(
    r"(?:(?:de|het)\s+)?(?:hierna\s*|onder\s*)?(?:volgende|staande"
    r"|vermelde)\b",
    re.I,
)
_AT_PARTY = re.compile(r"(?:(?:Bij|Binnen|Aan|Voor)\s+)?(?P<at>[^:.;]{2,80}):\s+(?P<who>[^:;]+)")
_NEXT = re.compile(
    rf"\s*,\s*(?:en\s+)?(?=(?:de|het|haar|zijn)\s|{SERVICE_WORD}\b)"
    rf"|\s+en\s+(?=(?:de|het|haar|zijn)\s|(?:\w+\s)?{SERVICE_WORD}\b)",
    re.I,
)
_OF_THIRD = re.compile(r"\bderden?\b(?!\s+lid\b)", re.I)
_OWNER = re.compile(r"\s+(?:van|bij|binnen)\s+(?:de\s+|het\s+)?(?=\S)")
_BY_FUNCTION = re.compile(r"\b(?:wie|die|functie|taak|taken|opdracht|nodig|werk)\b", re.I)
_ANYONE = re.compile(
    r"(?:(?:de|hun|haar|zijn)\s+)?(?:personeelsleden|medewerkers|ambtenaren)", re.I
)


def services_in(sentence: str, whole: Whole) -> list[tuple[str | None, str]]:
    """The services that get access, each with the party where that stands before them."""
    if _OF_THIRD.search(sentence):
        return []
    own = _AT_PARTY.match(sentence)
    at = named_in(own["at"], whole) if own else []
    if own and at and SERVICE.search(own["who"]):
        listed = _listed(own["who"], sentence[own.end() :])
        listed = listed or [service for _, service in _parts(own["who"], whole)]
        return [(at[0], service) for service in listed]
    for pattern in _PHRASES:
        match = pattern.search(sentence)
        who = match["who"].strip() if match else ""
        if (
            match
            and SERVICE.search(who)
            and not _ANNOUNCED.match(who)
            and not _BY_FUNCTION.search(who)
            and not _ANYONE.fullmatch(who)
        ):
            if ":" in sentence[: match.end()] and (listed := _listed(who, sentence[match.end() :])):
                return [(None, service) for service in listed]
            return _parts(who, whole)
    return []


def _listed(first: str, rest: str) -> list[str]:
    """The services in "de dienst A; de dienst B", whose first ends at the semicolon."""
    others = [it for it in rest.split(";")[1:] if SERVICE.search(it)]
    is_list = rest.startswith(";") and others
    return [bare(it.strip()) for it in (first, *others)] if is_list else []


def _parts(text: str, whole: Whole) -> list[tuple[str | None, str]]:
    """The services in "de dienst A, de dienst B en de cel C van de stad", each with its party."""
    parts = (_owned(part, whole) for part in _NEXT.split(text))
    return [(owner, bare(part)) for owner, part in parts if part.strip()]


def _owned(text: str, whole: Whole) -> tuple[str | None, str]:
    """The party whose a service is, and the service: "de dienst Wonen van de stad"."""
    for owner in _OWNER.finditer(text):
        rest = text[owner.end() :].rstrip(" ,.")
        for start, end, ident in places_in(rest, whole):
            if (start, end) == (0, len(rest)):
                return ident, text[: owner.start()]
    return None, text
