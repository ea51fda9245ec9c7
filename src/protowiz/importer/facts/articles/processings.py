"""Which processing a text is about: collecting, passing on, or what the receiver does."""

from __future__ import annotations

import re

_ROLE_WORDS = re.compile(
    r"\b(?:mededelende|meedelende|ontvangende|verstrekkende|zendende|afnemende)\s+\w+"
    r"|\b(?:ontvangers?|mededeler|gebruikers?)\b",
    re.I,
)
_PROCESSINGS = (
    (
        "inzameling",
        r"\w{0,30}inzamel\w*|\w{0,30}ingezameld|\w{0,30}verzamel\w*|verkregen|verkreeg|vergaar\w*"
        r"|(?:zamel(?:t|en|de|den)|win(?:t|nen))(?=\s[^.]{0,120}?\bin\b(?!\s+(?:het|de|een|dat"
        r"|deze)\b))"
        r"|ingewonnen|inwinn?\w*"
        r"|oorspronkelijke? (?:gegevens)?verwerking",
    ),
    (
        "mededeling",
        r"mededeling\w*|mee ?te ?delen|meedel\w*|meegedeeld|deel(?:t|de)|delen|verstrek\w*"
        r"|doorgifte|doorstur\w+|doorgestuurd|(?:geeft|gaf|stuurt|zendt)(?=\s[^.]{0,120}?\bdoor\b)"
        r"|maakt(?=\s[^.]{0,120}?\bover\s+aan\b)"
        r"|doorgeven|overmak\w+|overgemaakt|ter beschikking|bezorg\w*|lever\w*|uitwisseling"
        r"|ontsluit\w*",
    ),
    (
        "verdere verwerking",
        r"verdere (?:verwerking|gebruik)|beoogde (?:gegevens)?verwerking|verder \w{0,30}gebruik\w*"
        r"|gebruik\w*|na de ontvangst",
    ),
)
_ANY = re.compile(
    "|".join(rf"(?P<k{at}>\b(?:{words})\b)" for at, (_, words) in enumerate(_PROCESSINGS)), re.I
)
_PROCESSES = re.compile(r"verwerk(?!\w*\s*:)", re.I)
_JOINED = re.compile(
    r"\W+(?:(?:van|door|de|die|deze|zijn|haar|hun)\s[^.]{0,60}?)?(?:en|als|alsook"
    r"|evenals)\s+(?:voor\s+|op\s+)?(?:de\s+"
    r"|het\s+)?",
    re.I,
)


def processings_in(text: str) -> list[str]:
    """The first processing that a text names, and those joined to it."""
    text = _ROLE_WORDS.sub(lambda match: "·" * len(match[0]), text)
    kinds: list[str] = []
    end = 0
    for match in _ANY.finditer(text):
        if kinds and not _JOINED.fullmatch(text[end : match.start()]):
            break
        kind = next(kind for at, (kind, _) in enumerate(_PROCESSINGS) if match[f"k{at}"])
        if (
            not kinds
            and (processes := _PROCESSES.search(text))
            and processes.start() < match.start()
        ):
            return []  # "de verwerking van de meegedeelde gegevens"
        if kind not in kinds:
            kinds.append(kind)
        end = match.end()
    return kinds


def has_processing(text: str) -> bool:
    """Whether a text names any processing."""
    return bool(_ANY.search(text) or _PROCESSES.search(text))
