"""The factors of article 6.4 AVG by which a new purpose is judged, as a text tells them."""

from __future__ import annotations

import re
from typing import Any

from protowiz.importer.facts.clauses import Clause, sentences

FACTORS = (
    ("verband", r"(?:het )?verband\b|(?:de )?samenhang\b|(?:de )?link\b"),
    ("kader_inzameling", r"(?:het )?kader\b|(?:de )?context\b|(?:de )?(?:redelijke )?verwachting"),
    ("aard", r"(?:de )?(?:aard|gevoeligheid)\b|soort (?:persoons)?gegevens\b"),
    ("gevolgen", r"(?:de |het )?(?:mogelijke )?(?:gevolg(?:en)?|impact|weerslag)\b"),
    ("waarborgen", r"(?:het bestaan van )?(?:de )?(?:passende )?(?:waarborgen|garanties)\b"),
)
_TELLS = (
    (
        "waarborgen",
        r"\b(?:waarborg(?:en)?|garanties?)\b|\bversleutel|\bpseudoniem|gepseudonimiseerd"
        r"|\b(?:ziet|zien|krijgt|krijgen|ontvangt|ontvangen)\b[^.]{0,20}\bgeen\b[^.]{0,40}gegevens"
        r"|\bkan\b[^.]{0,20}\bniet\s+(?:zoeken|opzoeken)|\btoegang\b[^.]{0,40}\bbeperkt",
    ),
    (
        "kader_inzameling",
        r"\bverwacht|\bverhouding tussen|\bkader waarin|\bingeschreven\b[^.]{0,40}\bvern[ao]m"
        r"|\b(?:vernam|vernamen|vernemen|verneemt|weet|weten|wist|wisten|leest|lezen)\b[^.]{0,60}"
        r"\b(?:dat|toen|bij)\b"
        r"|\b(?:ingelicht|ge[ïi]nformeerd|op de hoogte (?:gebracht|gesteld|van)"
        r"|kennis (?:te hebben )?(?:genomen|nam|nemen))\b"
        r"|\bzelf\b[^.]{0,40}\b(?:ingeschreven|aangevraagd|aangemeld|bezorgd|meegedeeld)",
    ),
    (
        "gevolgen",
        r"\bgevolg(?:en)?\b|\bnade(?:el|len|lig)|\bvoorde(?:el|len|lig)"
        r"|\b(?:verandert|wijzigt)\b[^.]{0,30}\b(?:weinig|niets|niet)\b|\bondervind(?:t|en)\b"
        r"|\b(?:impact|weerslag|invloed|effect)\b[^.]{0,60}\b(?:betrokken\w*|burgers?|personen|gezin"
        r"|klein|beperkt|gering)|\b(?:merkt|merken|verliest|verliezen)\b[^.]{0,30}\b(?:niets|niet"
        r"|geen|weinig)\b|\bhoef(?:t|ven|en)\b[^.]{0,60}\b(?:niet|geen)\s+(?:meer|zelf|langer)\b"
        r"|\bhoef(?:t|ven|en)\b[^.]{0,40}\bniets\b|\b(?:voor|van)\s+de\s+betrokkene\w*\b[^.]{0,60}"
        r"\b(?:gunstig|sneller|eenvoudiger|gemakkelijker)\b",
    ),
    (
        "aard",
        r"\b(?:aard|gevoelig|gevoelige|privéleven|gezondheidsgegevens|strafrechtelijke)\b"
        r"|\bbijzondere categorie|\bgaat (?:het )?(?:enkel |alleen |louter )?om (?:louter |gewone "
        r"|zuiver )?(?:\w{0,30}gegevens)\b|\bartikel(?:en)? (?:9|10)\b",
    ),
)
_WHY = re.compile(
    r"\b(?:omdat|aangezien|want|doordat|immers|gelet|gezien|zodat|daar|namelijk|verlengde|beide)\b|:",
    re.I,
)
_FEW_WORDS = 25
_NAMED = re.compile(r"(?:^|(?<=[.;!?] ))[^.:;]{4,90}:\s+")


def factor_of(text: str) -> str | None:
    """The factor that a text begins with the name of."""
    return next((name for name, words in FACTORS if re.match(words, text, re.I)), None)


def named_factors(text: str) -> dict[str, str]:
    """The factors of a text in which each stands after its name: "Aard: … Gevolgen: …"."""
    marks = [it for it in _NAMED.finditer(text) if factor_of(it[0])]
    if len(marks) < 2:
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    told = ((factor_of(it[0]), text[it.end() : end]) for it, end in zip(marks, ends, strict=True))
    found = {name: words.strip(" ;") for name, words in told if name and words.strip()}
    return found if len(found) > 1 else {}


def told_factors(clause: Clause) -> dict[str, Any]:
    """The factors that sentences tell of; the others are about the link between the purposes."""
    found: dict[str, str] = {}
    told = sentences(clause.text)
    skipped = len(told) > 1 and _only_claims(told[0])
    for at, sentence in enumerate(told[skipped:], skipped):
        telling = (name for name, words in _TELLS if re.search(words, sentence, re.I))
        name = next(telling, "verband") if at and not clause.items else "verband"
        found[name] = f"{found.get(name, '')} {sentence}".strip()
    items = " ".join(item.whole_text for item in clause.items)
    link = f"{found.get('verband', '')} {items}".strip()
    return found | {"verband": link} if link else found


def _only_claims(sentence: str) -> bool:
    """Whether a sentence says that the purposes go together, without a word on why."""
    return len(sentence.split()) <= _FEW_WORDS and not _WHY.search(sentence)


def without_name(text: str) -> str:
    """What is told of a factor, without its name where that only stands before it."""
    name, colon, rest = text.partition(":")
    return rest.strip() if colon and len(name) < 90 and rest.strip() else text
