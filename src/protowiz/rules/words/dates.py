"""Dates in running text, and the dates of a draft that other dates are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from protowiz.draft.text import MONTHS, parse_date, write_date
from protowiz.rules.case import Case
from protowiz.rules.words.patterns import lazy

DATE = (
    r"(?<![\d.,/-])(?:\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?\d{4}|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})(?![\d/-])"
)
_DATE = lazy(DATE, re.IGNORECASE)
_YEAR = lazy(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Dated:
    """A date in a text."""

    day: date
    words: str
    start: int
    end: int


@lru_cache(maxsize=2048)
def dates_in(text: str) -> tuple[Dated, ...]:
    """Every existing date in a text, in its order."""
    if not _YEAR.search(text):
        return ()
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[Dated]:
    for match in _DATE.finditer(text):
        day = parse_date(match[0])
        if day is not None:
            yield Dated(day, match[0], *match.span())


_OF_LAW = lazy(r"\b(?:decree?t|wet|besluit|verordening)\b", re.IGNORECASE)
_SIGNED = lazy(r"\b(?:opgemaakt|ondertekend|getekend|gedaan)\b", re.IGNORECASE)


def title_date(case: Case) -> tuple[date, str] | None:
    """The date of the text itself, with the words of it; "" for one that the tool prints.

    In an own text this is the first date that is the only one of a short line: a date of a law,
    of the summary or of an entry of the list of changes is another.
    """
    if not case.prints("aanhef"):
        return None
    if not case.has_own_text("aanhef"):
        day = case.protocol.aanhef.datum
        return (day, "") if day is not None else None
    for passage in case.of("aanhef"):
        found = dates_in(passage.text)
        is_line = passage.kind in ("paragraph", "heading") and len(passage.text) <= 120
        if is_line and len(found) == 1 and not _OF_LAW.search(passage.text):
            if re.match(r"\W*\d{1,2}\W\S{1,10}\W\d{4}\)?:", passage.text):
                continue
            start = found[0].start
            before = passage.text[:start].split("\n")[-1]
            version = re.search(r"\b(?:v|versie|d\.d\.|dd\.?|datum:?)[\w .–-]{0,20}$", before, re.I)
            return found[0].day, (version[0] if version else "") + found[0].words
    return None


def signing_date(case: Case) -> date | None:
    """The date of signing: in an own text the one at its closing formula, else the answer."""
    if not case.prints("ondertekening"):
        return None
    found = _signed(case)
    return found.day if found else case.protocol.ondertekening.datum


def signed_words(case: Case) -> str:
    """The date of signing as an own text has it; "" where the tool prints it."""
    found = _signed(case)
    return found.words if found else ""


def _signed(case: Case) -> Dated | None:
    if case.has_own_text("ondertekening"):
        for passage in case.of("ondertekening"):
            if _SIGNED.search(passage.text):
                for dated in dates_in(passage.text):
                    return dated
    return None


def text_date(case: Case) -> date | None:
    """The date that the text is of: that of signing, else that of its title."""
    title = title_date(case)
    return signing_date(case) or (title[0] if title else None)


def written(days: list[date]) -> str:
    """Dates in words, for a message: "1 mei 2026 en 3 mei 2026"."""
    texts = [write_date(day) for day in sorted(set(days))]
    return " en ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)
