"""Lengths of time and how often something happens, in running text."""

from __future__ import annotations

import re

_ONES = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_AMOUNT = (
    rf"(?:\d{{1,4}}|(?:{_ONES}[eë]n)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    r"|(?:der|veer|vijf|zes|zeven|acht|negen)tien|tien|elf|twaalf|(?:een)?honderd\w{0,14}"
    rf"|anderhalf|anderhalve|een half|een halve|{_ONES})"
)
_UNIT = (
    r"(?:u(?:ur|ren)?|etma(?:al|len)|(?:werk|kalender)?dag(?:en)?|week|weken|maand(?:en)?"
    r"|kwarta(?:al|len)|trimesters?|semesters?|burgerlijke? ja(?:ar|ren)"
    r"|(?:(?:school|academie|kalender|werk|boek|aanslag|dienst)?ja(?:ar|ren)))"
)
TERM = (
    rf"{_AMOUNT}(?:\s*\(\s*\w{{1,12}}\s*\))?\s?"
    rf"(?:(?:volle|volledige|opeenvolgende|gewone)\s)?{_UNIT}"
)
_TERM = re.compile(rf"(?<![\w/.,])(?P<term>{TERM})\b", re.I)
_ONE = re.compile(r"\bbinnen\s+(?P<term>de\s+(?:dag|week|maand))\b", re.I)
_PERIOD = r"(?:werkdag|dag|week|maand|kwartaal|trimester|semester|(?:school|academie|werk)?jaar)"
_DAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|nacht|avond)"
EVERY = re.compile(
    r"\b(?:"
    rf"(?:(?:{_AMOUNT}\s+(?:keer|maal)|{_ONES}maal|eens)\s+(?:per|in elk|om het)\s+{_PERIOD})"
    rf"|(?:elke?|iedere?|per)\s+(?:[\w-]+\s+){{0,2}}?(?:{_PERIOD}|{_DAY})\b"
    rf"(?:\s+van\s+(?:de|het|elke?|iedere?)\s+(?:volgende\s+)?{_PERIOD})?"
    rf"|om (?:de|het)\s+(?:{_AMOUNT}\s+)?(?:{_UNIT})"
    r"|(?:twee|drie|vier|vijf|zes|half)?-?(?:dage|weke|maande|jaar)lijkse?|veertiendaags"
    r"|trimestrieel|semestrieel"
    r")\b",
    re.I,
)
_TAIL = re.compile(
    r"(?:\s*,)?\s*(?:telkens\s+|namelijk\s+|meer bepaald\s+|en dat\s+)?"
    r"(?:op|in|tegen|uiterlijk|rond|vóór|na|bij het|bij de|tussen|voor het eerst|['’]s|\()\s*\S"
)
_HEAD = re.compile(
    r"(?:\btelkens\s+)?\b(?:op|in|tegen|uiterlijk|vóór|rond|bij|aan)\s+[^,.;:]{2,60}?\s+van\s+$",
    re.I,
)
_TAIL_END = re.compile(
    r"[.;]|,?\s+(?:omdat|zodat|teneinde|om te|aangezien|gelet op|waarbij"
    r"|vanaf de inwerkingtreding)\b"
    r"|,?\s+(?:meegedeeld|mee|bezorgd|doorgegeven|doorgestuurd|overgemaakt|overgedragen|verstrekt"
    r"|uitgewisseld|opgevraagd|ter beschikking|geleverd|aangeleverd|verzonden|geëvalueerd|door|aan"
    r"|naar|via|worden|wordt|dit|bespreken|evalueren|maken|gaan|moet|zal|zullen"
    r"|deelt|delen|bezorgt|bezorgen|stuurt|sturen|levert|leveren|maakt|vraagt|haalt|plaats"
    r"|(?:de|alle|beide) partijen)\b|,\s+(?:een|het|de|alle)\b|\)\s"
)


def term_in(text: str) -> str | None:
    """The first length of time in a text, in its words."""
    match = _TERM.search(text) or _ONE.search(text)
    return match["term"] if match else None


def terms_in(text: str) -> list[re.Match[str]]:
    """All lengths of time in a text."""
    return list(_TERM.finditer(text))


def interval_in(text: str) -> str | None:
    """How often, with the day or month that is told with it."""
    match = EVERY.search(text)
    if match is None:
        return None
    rest = text[match.end() :]
    end = _TAIL_END.search(rest)
    tail = rest[: end.start()] if end else rest
    if not _TAIL.match(tail) or len(tail) > 80:
        tail = ""
    head = _HEAD.search(text[: match.start()])
    return ((head[0] if head else "") + match[0] + tail).strip(" ,.;")
