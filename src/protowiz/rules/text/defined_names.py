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
    known = [noun for noun in _NOUNS if noun.lower() not in taken]
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


_BY = lazy(r"(?:website|functionaris|medewerkers|diensten) van $")
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


def _varied(case: Case) -> Iterator[Hit]:
    for official in official_names(case):
        name = plain_words(re.sub(r"\(.*?\)", "", official))
        if len(name) < 4:
            continue
        start = " ".join(name[:2])
        for passage in case.passages:
            if name[-1] not in passage.text.casefold() or passage.step == "partijen":
                continue
            spans = [
                (it.group().casefold(), it.start(), it.end())
                for it in re.finditer(r"\w+", passage.text)
            ]
            for at in range(len(spans) - 2):
                if f"{spans[at][0]} {spans[at + 1][0]}" != start:
                    continue
                if span := _last(name, spans[at : at + len(name) + 3]):
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
