"""The kinds of answer a field can hold, with the check of each and its Dutch message.

Every kind is an `Annotated` type for the step models. `from_text` and `to_text` translate between
an answer and the text of a form field; text that is not valid stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from protowiz.draft.ask import Kind, RichText
from protowiz.draft.text import clean, clean_line, kbo_digits, kbo_is_valid, parse_date


def from_text(kind: Kind, text: str) -> Any:
    """The answer that a form text stands for; None for an empty text."""
    if kind is Kind.LINES:
        lines = [line.rstrip() for line in clean(text).split("\n")]
        return lines if any(lines) else None
    value = clean(text) if kind is Kind.TEXT else clean_line(text)
    if not value.strip():
        return None
    if kind is Kind.DATE:
        return parse_date(value) or value
    return value


def to_text(kind: Kind, value: Any) -> str:
    """The form text of an answer, also of one that is not valid."""
    if value is None:
        return ""
    if kind is Kind.LINES and isinstance(value, list):
        return "\n".join(str(item) for item in value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


@dataclass(frozen=True)
class Check:
    """Checks or prepares an answer; raises a ValueError that tells the user what is wrong."""

    check: Callable[[Any], Any]
    is_first: bool = False
    """Before pydantic looks at the type of the answer."""


def _number_to_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _date(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (parsed := parse_date(value)):
        return parsed
    raise ValueError("Dit is geen bestaande datum. Schrijf dag, maand en jaar: 28/01/2026.")


def _registered_number(first_digits: str, what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if re.search(r"[^\d\s.\-/BEbe]", text) or len(kbo_digits(text)) != 10:
            raise ValueError(f"{what} telt tien cijfers: kijk na wat er staat.")
        if kbo_digits(text)[0] not in first_digits:
            begins = (
                " of ".join(first_digits)
                if len(first_digits) < 3
                else f"{first_digits[0]} tot en met {first_digits[-1]}"
            )
            raise ValueError(f"{what} begint met {begins}.")
        if not kbo_is_valid(text):
            raise ValueError(
                "Het controlegetal klopt niet: een cijfer is verkeerd of twee zijn verwisseld. "
                "Neem het nummer opnieuw over uit de KBO."
            )
        return text

    return check


def _pattern(pattern: str, message: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text.strip()):
            raise ValueError(message)
        return text.strip()

    return check


Line = Annotated[str, Check(_number_to_text, is_first=True)]
"""One line of plain text."""

Text = Annotated[str, RichText()]
"""Markdown of the user."""

Datum = Annotated[date, Check(_date, is_first=True)]
"""A calendar date."""

Kbo = Annotated[Line, Check(_registered_number("01", "Een ondernemingsnummer"))]
"""An enterprise number of the KBO, kept as it was typed."""

Vestiging = Annotated[Line, Check(_registered_number("2345678", "Een vestigingseenheidsnummer"))]
"""An establishment number of the KBO."""

Email = Annotated[
    Line,
    Check(
        _pattern(
            r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}",
            "Dit is geen e-mailadres: schrijf naam@domein, zonder spaties.",
        )
    ),
]
"""An e-mail address."""

Url = Annotated[
    Line,
    Check(
        _pattern(
            r"(https?://)?[^\s/@]+\.[^\s/@.]{2,}(/\S*)?",
            "Dit is geen webadres: schrijf bijvoorbeeld www.stad.example/protocollen.",
        )
    ),
]
"""A web address, with or without https://."""

Postcode = Annotated[
    Line,
    Check(_pattern(r"[1-9]\d{3}", "Een Belgische postcode telt vier cijfers.")),
]
"""A Belgian postal code."""
