"""Logging in many words, and words that only look like it."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.specific_measures import (
    logging_incomplete,
    logging_or_format_missing,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Psychologische en technologische gegevens, in csv.",
            [
                "Artikel 6 zegt niets over logging: wie raadpleegde welke gegevens, wanneer en "
                "waarom?"
            ],
        ),
        ("De stad logt elke opvraging, in csv.", []),
        ("Een audit trail bewaart alles, in csv.", []),
        ("Elke opzoeking wordt geregistreerd met gebruiker en tijdstip, in csv.", []),
        ("De toepassing houdt bij wie een dossier opent en wanneer, in csv.", []),
    ],
)
def test_logging(text: str, told: list[str]) -> None:
    assert in_text(logging_or_format_missing, "beveiliging", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De raadplegingen worden gelogd.", ["gelogd"]),
        ("De opvragingen worden gelogd (wie, wanneer, welk dossier en reden).", []),
    ],
)
def test_what_the_logging_tells(text: str, told: list[str]) -> None:
    assert in_text(logging_incomplete, "beveiliging", text) == told
