"""Rules about the names of the parties: defined once, and then always the same."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import OPENING, once, plain_words, whole_text

_GENERIC = lazy(
    r"(?:agentschap|departement|stad|gemeente|ocmw|provincie|dienst|vzw|vereniging|vlaamse?|federale"
    r"|politiezone|zone|universiteit|bestuur|lokaal|de|het|openbaar|centrum|autonoom)",
    re.I,
)
_NOUNS = ("lokaal bestuur", "gemeente", "stad", "OCMW", "agentschap", "departement", "provincie")


@dataclass(frozen=True)
class Name:
    """A defined short name, and whether it is a proper name with capitals."""

    name: str
    article: str

    @property
    def is_proper(self) -> bool:
        return any(map(str.isupper, self.name))


def short_names(case: Case) -> list[Name]:
    """The short names of parties and groups, as they are defined."""
    parties = case.protocol.partijen
    rows = [(it.korte_naam, it.lidwoord_kort) for it in parties.items or ()]
    rows += [(it.naam, it.lidwoord_kort) for it in parties.groepen or ()]
    return [Name(name.strip(), str(article)) for name, article in rows if name and name.strip()]


def official_names(case: Case) -> list[str]:
    """The official names of the parties."""
    return [it.officiele_naam for it in case.protocol.partijen.items or () if it.officiele_naam]


@rule(
    "DOC-13",
    "korte-naam-anders-geschreven",
    Severity.WARNING,
    "partijen",
    VTC,
    PRACTICE,
    remedy="Gebruik overal de korte naam die in het partijenblok staat.",
    wrong=words(
        "recht",
        "### Artikel 11: Recht\n\nDe ASV legt een geschil voor. ASV wacht dan. ASV kan "
        "ook overleggen. ASV en de stad kiezen samen. ASV betaalt.",
    ),
    right=words(
        "recht",
        "### Artikel 11: Recht\n\nASV legt een geschil voor. De ASV-medewerker wacht. "
        "ASV kan ook overleggen.",
    ),
)
def short_name_varies(case: Case) -> Iterator[Hit]:
    """De korte naam zegt wie gebonden is. Staat er iets dat erop lijkt, dan vraagt een lezer zich
    af of er nog een andere partij bedoeld is."""
    names = short_names(case)
    officials = official_names(case)
    for name in names:
        if name.is_proper:
            yield from once(_other_case(case, name, officials))
            yield from once(_part(case, name, names, officials))
            yield from once(_other_article(case, name))
    yield from once(_synonyms(case, names, officials))
    yield from once(_pieces(case, names, officials))


def _other_case(case: Case, name: Name, officials: list[str]) -> Iterator[Hit]:
    """The same words with other capitals."""
    whole = whole_text(case)
    for at in whole.places(name.name.lower(), small=True):
        told = whole.text[at : at + len(name.name)]
        if told in (name.name, name.name[:1].upper() + name.name[1:]) or told.isupper():
            continue
        if told.islower() and not any(map(str.isupper, name.name[1:])):
            continue  # de Zone and de zone: a common noun
        if (
            whole.text[at - 1 : at] in ("@", ".", "/", "-")
            or "@" in whole.text[at:][: len(told) + 1]
        ):
            continue
        passage = whole.passage_at(at)
        if passage.kind != "heading" and not any(told in it for it in officials):
            yield Hit(passage.path, f"“{told}” heet in het partijenblok “{name.name}”.", told)


def _part(case: Case, name: Name, names: list[Name], officials: list[str]) -> Iterator[Hit]:
    """Only the first word of a name of two or more."""
    first, *rest = name.name.split()
    if not rest or len(first) < 5 or not first[0].isupper() or _GENERIC.fullmatch(first):
        return
    if any(it.name.split()[0] == first for it in names if it != name):
        return
    pattern = lazy(rf"(?<![\w.@/-]){re.escape(first)}(?![\w@-]|\.\w|\s+{re.escape(rest[0])})", re.I)
    for passage in case.passages:
        if first not in passage.text:
            continue
        for match in pattern.finditer(passage.text):
            behind = passage.text[match.end() :].lstrip()
            if match[0] != first or behind[:1].isupper() or behind.startswith(("&", "+")):
                continue
            told = " ".join(passage.text[: match.end()].split()[-2:])
            then = " ".join(behind.split()[:1])
            message = f"“{told} {then}”: de korte naam is “{name.name}”."
            yield Hit(passage.path, message, f"{told} {then}".strip())


_FUNCTION = lazy(
    r"\s*(?:[.,;:)]|$|\s(?:zal|heeft|is|kan|moet|mag|wordt|doet|gaat|geeft|deelt|verwerkt|bewaart|vraagt"
    r"|meldt|brengt|treft|sluit|krijgt|uitsluitend|enkel|alleen|beroep|een|de|het|om|te|van|in|aan|op"
    r"|voor|met|door|en|of|als|niet|ook|bij|naar|legt|stelt|zorgt|onderzoekt)\b)"
)


def _article(before: str) -> str:
    """The article that stands last in a text, or nothing."""
    last = re.search(r"\b(de|het) $", before)
    return last[1] if last else ""


def _other_article(case: Case, name: Name) -> Iterator[Hit]:
    """De or het before a name that nearly always goes without or with the other one."""
    whole = whole_text(case)
    seen: list[tuple[int, str]] = []
    for at in whole.places(name.name):
        end = at + len(name.name)
        is_text = whole.passage_at(at).step not in (*OPENING, "ondertekening")
        if is_text and _FUNCTION.match(whole.text[end : end + 20]):
            seen.append((at, _article(whole.small[max(0, at - 5) : at])))
    counts = Counter(article for _, article in seen)
    usual = max(counts, key=counts.__getitem__, default="")
    for at, article in seen:
        if article and article != usual and counts[article] * 4 <= counts[usual]:
            begin, end = at - len(article) - 1, at + len(name.name)
            told, after = whole.text[begin:end], " ".join(whole.text[end : end + 30].split()[:1])
            usually = f"{usual} {name.name}".strip()
            path = whole.path_at(at)
            yield Hit(path, f"“{told}” heet elders “{usually}”.", f"{told} {after}".strip())


def _synonyms(case: Case, names: list[Name], officials: list[str]) -> Iterator[Hit]:
    """A common noun for a party that has another short name."""
    taken = " ".join(it.name for it in names).lower()
    nameless = " ".join(
        it.officiele_naam or ""
        for it in case.protocol.partijen.items
        if it.groep and not it.korte_naam
    )  # one of a group without a name of its own is called by what it is
    known = [
        noun
        for noun in _NOUNS
        if not _is_taken(noun.lower(), names) and noun.lower() not in plain_words(nameless)
    ]
    if not names or not officials:
        return
    local = any(it.soort == "lokaal bestuur" for it in case.protocol.partijen.items or ())
    whole = " ".join(officials).lower()
    told = " of ".join(f"“{it.name}”" for it in names)
    for noun in known:
        is_kind = noun in ("lokaal bestuur", "gemeente") and local
        if not is_kind and noun.lower() not in whole:
            continue
        article = "de" if noun in ("gemeente", "stad", "provincie") else "het"
        for at in whole_text(case).places(f"{article} {noun}".lower(), small=True):
            yield from _actor(case, at, at + len(article) + 1 + len(noun), told)
    if not any(word in taken for word in ("stad", "gemeente")):
        yield from _town_and_ocmw(case, told)


def _is_taken(noun: str, names: list[Name]) -> bool:
    """Whether a common noun is a defined name, or stands in one that is no proper name."""
    for name in names:
        told = name.name.lower()
        if told in (noun, f"{noun}n", f"{noun}s"):
            return True
        if not name.is_proper and noun in told and re.search(rf"\b{noun}\b", told):
            return True
    return False


_BODIES = (
    "agentschap|departement|fonds|maatschappij|onderneming|instelling|bestuur|vereniging|dienst"
    "|instituut|centrum|bedrijf|kas|universiteit"
)
_CAPITAL_NOUN = lazy(
    r"\b(?:[Dd]e|[Hh]et) (?P<name>[A-Z][a-zà-ÿ]{7,40})(?= [a-zà-ÿ]|[.,;:)]|$)", re.M
)
_IS_BODY = lazy(rf"\w{{5,}}(?:{_BODIES})", re.I)
_ACTS = lazy(r" (?!het|niet|dat|wat|tot|met|uit|want|net)(?:\w+t|zal|kan|mag|zullen)\b")
_ACTED_UPON = lazy(r"\b(?:door|aan|bij|tussen|kan|zal|moet|mag|heeft) $")


def _pieces(case: Case, names: list[Name], officials: list[str]) -> Iterator[Hit]:
    """One word of an official name, or a compound made of it, in the place of the short name."""
    defined = {word for it in names for word in plain_words(it.name)}
    parts = {word for it in officials if " " in it for word in plain_words(it) if len(word) > 7}
    if not names or not parts:
        return
    written_out = " ".join(officials).casefold()
    told = " of ".join(f"“{it.name}”" for it in names)
    whole = whole_text(case)
    for match in _CAPITAL_NOUN.finditer(whole.text):
        word, passage = match["name"].casefold(), whole.passage_at(match.start())
        if word in defined or passage.step in _NO_NAMES or passage.kind == "heading":
            continue
        if word in parts:
            before = whole.text[max(0, match.start() - 12) : match.start()]
            acts = _ACTS.match(whole.text, match.end()) or _ACTED_UPON.search(before)
            wrong = acts and match[0].casefold() not in written_out
        else:
            wrong = _IS_BODY.fullmatch(word) and any(part[:8] == word[:8] for part in parts)
        if wrong:
            yield Hit(passage.path, f"“{match[0]}”: de partijen heten {told}.", match[0])


_BY = lazy(r"(?:(?:website|functionaris|medewerkers|diensten|personeel) van|door|tussen) $")
_OTHERWISE = lazy(r"\s(?:van|waar|die|dat)\b|\s[A-Z]|-")
_TOWN = lazy(r"(?:[Ss]tad|[Gg]emeente)\s*(?:en|&)\s*(?:het )?$")
_NO_NAMES = (*OPENING, "ondertekening", "adviezen", "extra")


def _actor(case: Case, at: int, end: int, told: str) -> Iterator[Hit]:
    """Where a common noun stands for the one who acts."""
    whole = whole_text(case)
    after = whole.text[end : end + 20]
    if whole.passage_at(at).step in _NO_NAMES or _OTHERWISE.match(after):
        return
    begin, stop = at, end
    if whole.text[at].isupper():
        verb = re.match(r" [a-zà-ý]+", after)
        stop = end + verb.end() if verb else at
    else:
        by = _BY.search(whole.text[max(0, at - 25) : at])
        begin = at - len(by[0]) if by else end
    if begin < stop:
        words_told = whole.text[begin:stop]
        yield Hit(whole.path_at(at), f"“{words_told}”: de partijen heten {told}.", words_told)


def _town_and_ocmw(case: Case, told: str) -> Iterator[Hit]:
    """“Stad en OCMW” for a group that has another name."""
    whole = whole_text(case)
    for at in whole.places("OCMW"):
        town = _TOWN.search(whole.text[max(0, at - 25) : at])
        if town and whole.passage_at(at).step not in _NO_NAMES:
            place = re.match(r"OCMW(?: [A-Z][\w-]+)?", whole.text[at : at + 40])
            words_told = town[0] + (place[0] if place else "")
            yield Hit(whole.path_at(at), f"“{words_told}”: de partijen heten {told}.", words_told)


@rule(
    "DOC-14",
    "officiele-naam-anders-geschreven",
    Severity.WARNING,
    "partijen",
    PRACTICE,
    remedy="Schrijf de officiële naam zoals in het partijenblok, of gebruik de korte naam.",
    wrong=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nHet Agentschap Toelagen voor Scholen Vlaanderen deelt mee.",
        **{"partijen__items__0__officiele_naam": "Agentschap Toelagen voor Scholen van Vlaanderen"},
    ),
    right=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nHet Agentschap Toelagen voor Scholen van Vlaanderen deelt.",
        **{"partijen__items__0__officiele_naam": "Agentschap Toelagen voor Scholen van Vlaanderen"},
    ),
)
def official_name_varies(case: Case) -> Iterator[Hit]:
    """Een naam waar een woord uit wegviel, kan die van een andere of vroegere instantie zijn."""
    yield from once(_varied(case))


_SHORTENED = lazy(r"\([A-ZÀ-Ý][\w.-]{1,12}\)")
"""The abbreviation that a name is followed or interrupted by."""


def _varied(case: Case) -> Iterator[Hit]:
    for official in official_names(case):
        name = plain_words(re.sub(r"\(.*?\)", "", official))
        if len(name) < 3:
            continue
        start = " ".join(name[:2]) if len(name) > 3 else name[0]
        for passage in case.passages:
            if name[-1] not in passage.text.casefold() or passage.step == "partijen":
                continue
            text = _SHORTENED.sub(lambda it: " " * len(it[0]), passage.text)
            spans = [
                (it.group().casefold(), it.start(), it.end()) for it in re.finditer(r"\w+", text)
            ]
            for at in range(len(spans) - 2):
                if not f"{spans[at][0]} {spans[at + 1][0]}".startswith(start):
                    continue
                find = _last if len(name) > 3 else _last_of_three
                if span := find(name, spans[at : at + len(name) + 3]):
                    told = passage.text[spans[at][1] : span]
                    message = f"“{told}” is niet de naam in het partijenblok: “{official}”."
                    yield Hit(passage.path, message, told)


def _last(name: list[str], spans: list[tuple[str, int, int]]) -> int | None:
    """Where a name that differs ends; None when it is the same or not that name."""
    told = [word for word, _, _ in spans]
    if told[: len(name)] == name or name[-1] not in told[2:]:
        return None
    end = told.index(name[-1], 2)
    ratio = difflib.SequenceMatcher(a=name, b=told[: end + 1], autojunk=False).ratio()
    return spans[end][2] if ratio >= 0.7 else None


def _last_of_three(name: list[str], spans: list[tuple[str, int, int]]) -> int | None:
    """The same for a short name, of which only the middle word may be another form."""
    told = [word for word, _, _ in spans[:3]]
    if told == name or told[0] != name[0] or told[2] != name[2]:
        return None
    ratio = difflib.SequenceMatcher(a=name[1], b=told[1], autojunk=False).ratio()
    return spans[2][2] if ratio >= 0.7 else None
