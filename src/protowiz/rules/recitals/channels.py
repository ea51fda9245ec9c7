"""The rule about the way by which data go: in recital C and in article 6."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from protowiz.draft.answers import Path
from protowiz.draft.names import enumerate_names
from protowiz.draft.sources import egov
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.words.party_names import sentences
from protowiz.rules.words.patterns import lazy

_WAYS = tuple(
    (name, tuple(stems.split("|")), lazy(pattern, re.IGNORECASE))
    for name, stems, pattern in (
        ("sftp", "ftp|bestandsserver", r"\bs[(]?(?:ecure)?[)]?[- ]?ftp\b|bestandsserver|\bftps\b"),
        (
            "e-mail",
            "mail",
            r"mailbijlage|bijlage (?:bij|van|aan) een (?:e-?)?mail"
            r"|\b(?:per|via|in een) (?:beveiligde |versleutelde )?e?-?mail\b|\bmailt\b|\bmailen\b",
        ),
        (
            "een webservice",
            "webservice|api|magda|integrator|platform|koppelvlak",
            r"webservice|\bAPI\b|\bMAGDA\b|dienstenintegrator|\bplatform\b|\bkoppelvlak\b",
        ),
        (
            "een webportaal",
            "porta|webtoep|loket",
            r"webportaa?l|\bportaa?l\b|webtoepassing|\bloket\b",
        ),
        (
            "een gegevensdrager",
            "stick|drager|cd-rom",
            r"usb-?stick|gegevensdrager|\bcd-rom\b",
        ),
        (
            "bestand",
            "bestand",
            r"(?:door middel van|via|met|in) een (?:\w+ )?"
            r"(?:versleuteld|geëncrypteerd|beveiligd)e? (?:excel|csv)?-?\s?bestand\b",
        ),
    )
)
"""Each way: its name, what a sentence that names it holds (a quick look first), the pattern."""
_STEMS = tuple(stem for _, stems, _ in _WAYS for stem in stems)
_ASIDE = lazy(
    r"\bsleutels?\b|wachtwoord|paswoord|datalek|gegevenslek|incident|aanmelden|meldt zich"
    r"|beheerder|firewall|op het platform van de dienstenintegrator|nog niet|niet via|geen\b"
    r"|\bontvangst\b|\bverwittig\w*|\bmeldt\b|\bbericht\b",
    re.IGNORECASE,
)


_PIECES = lazy(r"[,;]|\ben (?=\w+t\b)|\(")
_FOR_HELP = lazy(
    r"\bbel(?:t|len)\b|\bproble(?:em|men)\b|\bvragen (?:over|heeft|hebben|bij)\b|\bstoring"
    r"|\bcontacte+r|\bcontactpersoon|\bcontactpunt|\bhelpdesk",
    re.IGNORECASE,
)
"""A sentence that says whom to ask for help, by another way than that of the data."""


@dataclass(frozen=True)
class Channel:
    """A way by which data go, as a text tells it."""

    name: str
    passage: Passage
    words: str


def channels(passages: Iterable[Passage]) -> dict[str, Channel]:
    """The ways that some passages name, each where it is told of first."""
    found: dict[str, Channel] = {}
    for passage in passages:
        if not _has(passage.text, _STEMS):
            continue
        for sentence in sentences(passage.text):
            if not _has(sentence, _STEMS) or _FOR_HELP.search(sentence):
                continue
            told = _without_aside(sentence) if _ASIDE.search(sentence) else sentence
            for name, stems, pattern in _WAYS:
                if name not in found and _has(told, stems) and (match := pattern.search(told)):
                    found[name] = Channel(name, passage, match[0])
    return found


def _has(text: str, stems: Iterable[str]) -> bool:
    small = text.casefold()
    return any(stem in small for stem in stems)


def _without_aside(sentence: str) -> str:
    kept = [it for it in _PIECES.split(sentence) if not _ASIDE.search(it)]
    return ",".join(kept)


@rule(
    "REC-C6",
    "kanaal-anders-dan-in-artikel-6",
    Severity.WARNING,
    "context",
    egov("8, § 1, 6° en 13°"),
    remedy="Noem in overweging C en in artikel 6 dezelfde weg, en beveilig elke weg die u noemt.",
    wrong=words(
        "context",
        "De stad haalt het bestand op van de sftp-server van ASV.",
        beveiliging__tekst={"vorm": "eigen", "eigen": "Het bestand gaat per versleutelde e-mail."},
    ),
    right=words(
        "context",
        "De stad haalt het bestand op van de sftp-server van ASV.",
        beveiliging__tekst={"vorm": "eigen", "eigen": "De sftp-server laat alleen de stad toe."},
    ),
)
def channels_differ(case: Case) -> Iterator[Hit]:
    """De maatregelen van artikel 6 beveiligen de weg die daar staat. Gaan de gegevens volgens
    overweging C langs een andere weg, dan is die niet beveiligd."""
    told, secured = channels(_told_ways(case)), channels(case.of("beveiliging"))
    ways, safe = set(told) - {"bestand"}, set(secured) - {"bestand"}
    only_a_file = bool(secured) and not safe and len(ways) > 1 and "bestand" in secured
    if not (ways and safe and not ways & safe) and not only_a_file:
        return
    here = told[sorted(ways, key=lambda name: name != "sftp")[0]]
    there = next(iter(secured.values()))
    yield Hit(
        here.passage.path,
        f"Overweging C noemt {enumerate_names(sorted(ways))}; artikel 6 spreekt van "
        f"“{there.words}”.",
        here.words,
    )
    yield Hit(
        there.passage.path,
        f"Artikel 6 spreekt van “{there.words}”; overweging C noemt "
        f"{enumerate_names(sorted(ways))}.",
        there.words,
    )


def _told_ways(case: Case) -> list[Passage]:
    """What recital C tells, with the channels that were chosen."""
    found = list(case.of("context"))
    if case.prints("context") and not case.has_own_text("context"):
        for at, flow in enumerate(case.protocol.context.stromen):
            if flow.kanaal and flow.kanaal != "een ander kanaal":
                path: Path = ("context", "stromen", at, "kanaal")
                found.append(Passage("context", path, flow.kanaal, "answer"))
    return found
