"""When the communication begins."""

from __future__ import annotations

from datetime import date

import pytest

from protowiz.rules.articles.duration import (
    starts_before_signing,
)
from protowiz.rules.catalogue import answers
from tests.rules.hits import hits, in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Elke maand, van 1 mei 2026 tot 1 mei 2027.", ["van 1 mei 2026 tot"]),
        ("Elke maand vanaf mei 2026.", ["vanaf mei 2026"]),
        ("Elke maand vanaf juni 2026.", []),
        ("Elke maand vanaf 12/06/2026.", []),
        ("Elke maand vanaf december 2026.", []),
        ("Elke maand, volgens het besluit van 1 mei 2020 tot toekenning van premies.", []),
    ],
)
def test_a_start_before_the_signing_of_12_june_2026(text: str, told: list[str]) -> None:
    assert in_text(starts_before_signing, "periodiciteit", text) == told


def test_a_start_before_the_last_advice() -> None:
    change = {"ondertekening.datum": None, "periodiciteit.van": date(2026, 5, 3)}
    message = "De mededeling begint voor het advies van 4 mei 2026."
    assert hits(starts_before_signing, answers(change)) == [message]
