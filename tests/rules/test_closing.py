"""What the parties tell each other."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.duties import (
    breach_without_term_or_contact,
    changes_not_reported,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "De partijen melden elkaar een lek.",
            [
                "Nergens staat dat de partijen elkaar wijzigingen van regelgeving of van "
                "verwerkers melden."
            ],
        ),
        ("De partijen melden elkaar wijzigingen in de wetgeving.", []),
        ("Elke partij meldt het als de regelgeving verandert.", []),
        ("Zij informeren elkaar over nieuwe onderaannemers of verwerkers.", []),
    ],
)
def test_changes(text: str, told: list[str]) -> None:
    assert in_text(changes_not_reported, "meldingen", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "De partijen melden een lek zonder onredelijke vertraging.",
            ["zonder onredelijke vertraging"],
        ),
        ("De duur van het lek wordt onverwijld gemeld.", ["onverwijld"]),
        ("De partijen melden een lek binnen de 24 uur.", []),
        ("Een lek wordt onmiddellijk gemeld aan lek@stad.example.", []),
    ],
)
def test_a_breach(text: str, told: list[str]) -> None:
    assert in_text(breach_without_term_or_contact, "meldingen", text) == told
