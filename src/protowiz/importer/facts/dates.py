"""Dates in running text."""

from __future__ import annotations

import re
from datetime import date

from protowiz.draft.text import MONTHS, parse_date

DATE = re.compile(
    rf"\b(\d{{1,2}}\s*[/.\-]\s*\d{{1,2}}\s*[/.\-]\s*\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}})\b",
    re.I,
)


def find_date(text: str) -> date | None:
    """The first date in a text."""
    match = DATE.search(text)
    return parse_date(match[0]) if match else None
