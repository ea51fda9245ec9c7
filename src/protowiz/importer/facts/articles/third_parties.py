"""The third parties that may get the data as well, as a sentence of article 4 names them."""

from __future__ import annotations

import re

from protowiz.importer.facts.actors import named_in, receivers
from protowiz.importer.facts.articles.services import SERVICE, SERVICE_WORD
from protowiz.importer.facts.clauses import bare
from protowiz.importer.facts.whole import Whole

_GET = r"(?:krijgen|ontvangen|opvragen|raadplegen|inkijken|inzien|verkrijgen|toegang|inzage|kennis)"
_MAY_ALSO = (
    r"\b(?:kan|kunnen|mag|mogen|worden|wordt)\b[^.;:]{0,90}?"
    r"\b(?:ook|eveneens|daarnaast|tevens|bovendien)\b"
)
_WHOM = (
    r"(?P<who>(?:de|het|een)\s+[^.;:]{1,200}?)(?:\s+worden\b[^.;]*)?"
    r"(?=[.;]|$|,\s+(?:voor zover|indien|wanneer|omdat|zodat|telkens|mits))"
)
_NEXT_THIRD = re.compile(
    r",?\s+en\s+(?:(?:aan|van|met|door)\s+)?(?=(?:de|het|een)\s)|,\s+(?:(?:aan|van|met"
    r"|door)\s+)?(?=(?:de|het|een)\s)"
)
_THEY_ALSO = re.compile(
    r"(?P<who>(?:De|Het|Een)\s[^.;:]{1,200}?)\s+(?:kan|kunnen|mag|mogen)\b[^.;:]{0,60}"
    rf"\b(?:ook|eveneens|daarnaast|tevens)\b[^.;:]{{0,60}}\b{_GET}\b"
)
_NO_THIRD = re.compile(
    rf"gegevens|betrokken|partij|verwerker|personen|protocol|\b{SERVICE_WORD}\b", re.I
)
_LONGEST = 1500
"""A sentence with more letters is none."""
_THIRDS = (
    re.compile(
        r"^(?:Ook|Daarnaast|Bovendien|Verder|Tevens)\s+(?:kan|kunnen|mag|mogen|heeft|hebben|krijgt"
        r"|krijgen)\s+(?:ook\s+)?(?P<who>(?:de|het|een)\s+[^.;:]{1,200}?),?\s+(?:de|deze|die|er"
        r"|toegang"
        r"|inzage"
        rf")\b[^.;:]{{0,40}}\b{_GET}\b",
        re.I,
    ),
    re.compile(
        r"^(?:Ook|Daarnaast|Bovendien|Verder|Tevens)\s+(?P<who>(?:de|het"
        r"|een)\s+[^.;:]+?),?\s+(?:kan"
        rf"|kunnen|mag|mogen|heeft|hebben|krijgt|krijgen)\b[^.;:]{{0,60}}\b(?:{_GET}|gegevens)\b",
        re.I,
    ),
    re.compile(
        rf"{_MAY_ALSO}[^.;:]{{0,60}}?\b(?:(?:meegedeeld|doorgegeven|bezorgd|verstrekt|overgemaakt"
        r"|doorgestuurd|voorgelegd)\s+aan|(?:gesteld|ter beschikking)\s+van|gedeeld\s+met"
        rf"|(?:geraadpleegd|ingezien|ingekeken|gebruikt)\s+door)\s+{_WHOM}",
        re.I,
    ),
    re.compile(rf"{_MAY_ALSO}[^.;:]{{0,40}}?\baan\s+{_WHOM}", re.I),
    re.compile(r"^(?:Andere\s+)?derden?\b[^:.]{0,80}:\s*(?P<who>[^.;:]+)", re.I),
)
_NONE = re.compile(
    r"\W*(?:(?:er\s+(?:is|zijn)\s+)?geen(?:\s+enkele)?(?:\s+andere)?(?:\s+(?:derden?|ontvangers?"
    r"|instanties?|partij(?:en)?|personen|organisaties?))?|nihil|niemand|n\.?\s?v\.?\s?t"
    r"|niet\s+van\s+toepassing|nvt)?\W*",
    re.I,
)
_SAYS_NONE = re.compile(
    r":\s*(?:geen|nihil|niemand|n\.?\s?v\.?\s?t|niet\s+van\s+toepassing)\b", re.I
)
_MAY = r"(?:kan|kunnen|mag|mogen|zal|zullen)"
_PASS_ON = (
    r"(?:doorgeven|door te geven|meedelen|mee te delen|bezorgen|te bezorgen|overmaken|voorleggen"
    r"|voor te leggen|verstrekken|doorsturen|delen)"
)
_PASSED_ON = (
    r"(?:meegedeeld|doorgegeven|bezorgd|verstrekt|overgemaakt|doorgestuurd|voorgelegd|gedeeld)"
)
_BODY = (
    r"(?P<who>(?:(?:de|het|een)\s+|(?-i:(?=[A-ZÀ-Ý])))[^.;:,]{2,120}?)"
    r"(?=[.;]|$|,|\s+(?:om|voor\s+zover|indien|wanneer|omdat|zodat|teneinde|mits|met\s+het\s+oog"
    r"|in\s+het\s+kader|voor\s+de\s)\b)"
)
_NAMED_AS = (
    re.compile(
        rf"^(?P<who>(?:De|Het|Een)\s[^.;:,]{{1,160}}?)\s+(?:{_MAY}|krijgt|krijgen|ontvangt|ontvangen"
        r"|heeft|hebben|is|zijn)\b[^.;:]{0,80}\b(?:als\s+|een\s+)derden?\b"
    ),
    re.compile(
        rf"^Als\s+derden?\s+(?:{_MAY}|krijgt|krijgen|ontvangt|ontvangen|heeft|hebben)\s+"
        r"(?P<who>(?:de|het|een)\s[^.;:,]{1,160}?)\s+(?:de|deze|die|ook|inzage|toegang|het)\b"
    ),
    re.compile(
        r"(?<!aan )(?<!met )\bderden?\b(?!\s+(?:lid|land))[^.;:]{0,80},?\s+(?:is|zijn):?\s+"
        rf"(?!(?:niet|geen|verboden|uitgesloten|gebonden)\b){_BODY}",
        re.I,
    ),
    re.compile(
        rf"^Naast\s[^.;:,]{{2,80}}?,?\s+(?:{_MAY}|krijgt|krijgen|heeft|hebben)\s+ook\s+"
        r"(?P<who>(?:de|het|een)\s[^.;:,]{1,160}?)\s+(?:de|deze|die|inzage|toegang|het)\b"
    ),
)
_PASSED = (
    re.compile(
        rf"\b{_MAY}\b[^.;:]{{0,120}}?\b{_PASS_ON}\s+(?:aan|met|naar)\s+{_BODY}",
        re.I,
    ),
    re.compile(
        rf"\b{_MAY}\b[^.;:]{{0,120}}?\b(?:aan|met)\s+(?P<who>(?:de|het|een)\s[^.;:,]{{1,120}}?)"
        rf"\s+{_PASS_ON}\b",
        re.I,
    ),
    re.compile(rf"\b{_MAY}\b[^.;:]{{0,90}}?\bworden\s+{_PASSED_ON}\s+(?:aan|met)\s+{_BODY}", re.I),
    re.compile(
        rf"\b{_MAY}\b[^.;:]{{0,90}}?\b(?:aan|met)\s+(?P<who>(?:de|het|een)\s[^.;:,]{{1,120}}?)"
        rf"\s+worden\s+{_PASSED_ON}\b",
        re.I,
    ),
    re.compile(
        r"\b(?:gegevens|lijst|bestand)\b[^.;:]{0,30}\b(?:gaan|gaat)\s+(?:ook|eveneens|daarnaast)"
        rf"\s+naar\s+{_BODY}",
        re.I,
    ),
    re.compile(
        r"\b(?:stuurt|geeft|deelt|maakt)\s+(?:de\s+(?:gegevens|lijst)|het\s+(?:resultaat|bestand))"
        rf"\s+(?:ook\s+)?(?:door|mee|over)\s+(?:naar|aan)\s+{_BODY}",
        re.I,
    ),
)
_NOT_NAMED = re.compile(
    r"\b(?:derden?|andere|anderen|elkaar|gegevens|betrokken\w*|partij(?:en)?|(?:sub)?verwerkers?"
    r"|personen|protocol|burgers?|publiek|niemand|medewerkers?|personeels\w*|dienst(?:en)?"
    r"|afdeling(?:en)?|team|cel|instanties|functionaris\w*|bijlage|aanvrager\w*)\b",
    re.I,
)
_ON_CONDITION = re.compile(r"toestemming|goedkeuring|akkoord|instemming|verzoek van de betrokkene")


def is_none(text: str) -> bool:
    """Whether an item of a list only says that there is none."""
    return bool(_NONE.fullmatch(text))


def thirds_in(sentence: str, whole: Whole) -> list[str]:
    """The third parties that may get the data as well."""
    if len(sentence) > _LONGEST or _SAYS_NONE.search(sentence):
        return []
    if (subject := _THEY_ALSO.match(sentence)) and not _NO_THIRD.search(subject["who"]):
        return _outsiders(subject["who"], whole)
    for pattern in _THIRDS:
        if match := pattern.search(sentence):
            who = match["who"].strip(" ,")
            named = set(named_in(who, whole)) & set(receivers(whole))
            if not (named and SERVICE.search(who)):
                return [bare(part) for part in _NEXT_THIRD.split(who)]
    return _told_in_passing(sentence, whole)


def _told_in_passing(sentence: str, whole: Whole) -> list[str]:
    """Those that a sentence calls a third party, or to which the receiver passes data on."""
    patterns = _NAMED_AS if _ON_CONDITION.search(sentence) else (*_NAMED_AS, *_PASSED)
    for pattern in patterns:
        match = pattern.search(sentence)
        if match and not _NOT_NAMED.search(match["who"]):
            return _outsiders(match["who"].strip(" ,"), whole)
    return []


def _outsiders(who: str, whole: Whole) -> list[str]:
    """The bodies that some words name, if none of them is a party."""
    who = who[0].lower() + who[1:] if re.match(r"(?:De|Het|Een)\s", who) else who
    return (
        []
        if named_in(re.split(r"\s(?:die|dat)\s", who)[0], whole)
        else [bare(part) for part in _NEXT_THIRD.split(who)]
    )
