"""Terms, one and two."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.quality import (
    reasonable_term,
    terms_unclear,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ASV onderzoekt een fout binnen vijf (6) dagen.", ["vijf (6) dagen"]),
        (
            "ASV onderzoekt een fout.",
            ["Artikel 7 geeft geen termijn om een fout te onderzoeken en te verbeteren."],
        ),
        (
            "ASV onderzoekt een fout binnen een redelijke termijn of binnen twee maanden.",
            ["binnen een redelijke termijn of binnen twee maanden"],
        ),
        ("ASV onderzoekt een fout binnen een redelijke termijn, uiterlijk binnen een maand.", []),
        ("ASV onderzoekt een fout binnen 1 maand en verbetert ze binnen 1 maand daarna.", []),
        ("ASV verbetert fouten in het eerstvolgende maandbestand.", []),
        ("ASV onderzoekt een fout binnen een termijn van 10 werkdagen.", []),
    ],
)
def test_terms(text: str, told: list[str]) -> None:
    assert in_text(terms_unclear, "kwaliteit", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ASV verbetert fouten binnen redelijke termijn.", ["binnen redelijke termijn"]),
        ("ASV verbetert fouten binnen een redelijke termijn, en uiterlijk binnen een maand.", []),
    ],
)
def test_a_reasonable_term(text: str, told: list[str]) -> None:
    assert in_text(reasonable_term, "kwaliteit", text) == told
