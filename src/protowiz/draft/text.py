"""Plain text, dates and enterprise numbers: cleaning, reading and writing them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ENDS_OF_PLANES = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # the order of what follows
    f"\ud800-\udfff\ufdd0-\ufdef{_ENDS_OF_PLANES}]"  # lone surrogates, non-characters
)


def clean(text: str) -> str:
    """Text as the draft keeps it: NFC, newlines as \\n, nothing that Word or a terminal chokes on.

    Control characters, lone surrogates and the non-characters of Unicode go out; a tab becomes a
    space. The order of what remains does not change.
    """
    if all(map(str.isprintable, text.split("\n"))) and unicodedata.is_normalized("NFC", text):
        return text  # nearly always, and many times faster
    text = _NEWLINE.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))


def clean_line(text: str) -> str:
    """Cleaned text on one line."""
    return " ".join(clean(text).split("\n"))


def parse_date(text: str) -> date | None:
    """A date written as 2021-01-28, 28/1/2021, 28.01.2021, 28-1-2021 or 28 januari 2021."""
    text = text.strip().lower()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", text):
        day, month, year = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(\d{1,2})\s+([a-z]+)\s+(\d{4})", text):
        if match[2] not in MONTHS:
            return None
        day, month, year = int(match[1]), MONTHS.index(match[2]) + 1, int(match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def write_date(value: date) -> str:
    """The date in words, as a protocol prints it: 28 januari 2021."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def kbo_digits(text: str) -> str:
    """The digits of an enterprise number, ten of them: an old number of nine gets a 0 in front."""
    digits = re.sub(r"\D", "", text)
    return digits.zfill(10) if len(digits) == 9 else digits


def kbo_is_valid(text: str) -> bool:
    """Whether the last two of ten digits are 97 minus the rest of the first eight by 97."""
    digits = kbo_digits(text)
    return len(digits) == 10 and int(digits[8:]) == 97 - int(digits[:8]) % 97


def write_kbo(text: str) -> str:
    """An enterprise or establishment number with its dots: 0123.456.749 or 2.123.456.791."""
    digits = kbo_digits(text)
    if len(digits) != 10:
        return text
    if digits[0] not in "01":
        return f"{digits[0]}.{digits[1:4]}.{digits[4:7]}.{digits[7:]}"
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
