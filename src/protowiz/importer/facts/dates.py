"""Dates in running text: in digits, with the name of a month, or wholly in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from protowiz.draft.text import MONTHS

_MONTH = (
    r"(?:jan(?:uari|\.)?|febr?(?:uari|\.)?|maart|mrt\.?|maa\.|apr(?:il|\.)?|mei|juni|jun\.?|juli"
    r"|jul\.?|aug(?:ustus|\.)?|sept?(?:ember|\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|"
    r"\.)?)"
)
_IN_DIGITS = r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2}"
_WITH_MONTH = rf"\d{{1,2}}\s?(?:ste|de|e)?\s+{_MONTH},?\s+\d{{4}}"
_IN_WORDS = (
    rf"[a-zëé]{{3,20}}\s+{_MONTH}\s+(?:van het jaar\s+)?tweeduizend\s?(?:en\s)?[a-zë]{{3,20}}"
)
DATE = re.compile(rf"(?<![\w.])(?:{_IN_DIGITS}|{_WITH_MONTH}|{_IN_WORDS})(?!\w|[/.\-]\d)", re.I)

_MAY_HOLD_ONE = re.compile(r"\d{4}|/\d\d|tweeduizend", re.I)
_PARTS = re.compile(
    rf"(?P<day>\d+|[^\W\d]+)(?:\s?(?:ste|de|e))?\s+(?P<month>{_MONTH}),?\s+(?P<year>.+)",
    re.I | re.S,
)
_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    *("tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def find_date(text: str) -> date | None:
    """The first date in a text."""
    return next((day for day, _ in find_dates(text)), None)


def find_dates(text: str) -> Iterator[tuple[date, re.Match[str]]]:
    """Every date in a text, with the place where it stands."""
    for match in DATE.finditer(text) if _MAY_HOLD_ONE.search(text) else ():
        if (day := _read(match[0])) is not None:
            yield day, match


def _read(text: str) -> date | None:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if parts := _PARTS.fullmatch(text):
        return _date(_number(parts["day"]), _month(parts["month"]), _year(parts["year"]))
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return _date(numbers[2], numbers[1], numbers[0])
    century = 2000 if numbers[2] < 100 else 0
    return _date(numbers[0], numbers[1], numbers[2] + century)


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    start = {"mrt": "maa"}.get(name[:3].lower(), name[:3].lower())
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(start))


def _year(text: str) -> int:
    if text.isdigit():
        return int(text)
    word = text.lower().rpartition("tweeduizend")[2].split()[-1]
    return 2000 + _number(word) if _number(word) else 0


def _number(text: str) -> int:
    """A number below hundred in digits or words; 0 if it is none."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _words().get(text.lower().replace("ë", "e"), 0)


@cache
def _words() -> dict[str, int]:
    """The numbers from 1 to 99 as they are counted and as they rank, without diaeresis."""
    counted = dict(zip((*_UNITS, *_TEENS), range(1, 20), strict=True))
    for ten, name in zip(range(20, 100, 10), _TENS, strict=True):
        counted[name] = ten
        counted |= {f"{unit}en{name}": ten + at for at, unit in enumerate(_UNITS, 1)}
    ranked = {"eerste": 1, "derde": 3}
    for name, number in counted.items():
        ranked[name + ("ste" if number == 8 or number > 19 else "de")] = number
    return {**counted, **ranked, "één": 1}
