"""How often and how long, in many words."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.periodicity import (
    duration_missing,
    frequency_unclear,
    once_with_a_period,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De mededeling gebeurt periodiek.", ["periodiek"]),
        (
            "De stad krijgt de lijst.",
            ["Artikel 5 zegt niet hoe vaak de gegevens worden meegedeeld."],
        ),
        ("EENMALIG / PERIODIEK / PERMANENT", ["EENMALIG / PERIODIEK"]),
        ("De mededeling gebeurt op verzoek van de stad.", []),
        ("De lijst komt in januari en juli.", []),
        ("De lijst komt op de eerste werkdag van de maand.", []),
        ("De lijst komt om de twee weken.", []),
        ("De gegevens worden tweemaal per jaar bezorgd.", []),
        ("Dat gebeurt halfjaarlijks.", []),
    ],
)
def test_how_often(text: str, told: list[str]) -> None:
    assert in_text(frequency_unclear, "periodiciteit", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Elke maand vanaf 1 mei 2027.", ["Artikel 5 zegt niet hoelang de mededeling duurt."]),
        (
            "Eenmalig.",
            [
                "Artikel 5 zegt niet wanneer de eenmalige mededeling gebeurt, en geeft ook geen "
                "duur."
            ],
        ),
        ("Elke maand, voor onbepaalde duur.", []),
        ("Elke maand, voor drie jaar.", []),
        ("Elke maand, gedurende twee schooljaren.", []),
        ("Elke maand, tot de wet wijzigt.", []),
        ("Elke maand, eindigend op 1 mei 2028.", []),
        ("Elke maand, van 2026 tot 2028.", []),
        ("Eenmalig, op 3 mei 2027.", []),
        ("Eenmalig, in het schooljaar 2026-2027.", []),
        (
            "Eenmalig, volgens het besluit van de gemeenteraad van 3 mei 2026.",
            [
                "Artikel 5 zegt niet wanneer de eenmalige mededeling gebeurt, en geeft ook geen "
                "duur."
            ],
        ),
    ],
)
def test_how_long(text: str, told: list[str]) -> None:
    assert in_text(duration_missing, "periodiciteit", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eenmalig, voor onbepaalde duur.", ["voor onbepaalde duur"]),
        ("Eenmalig, van 1 mei 2027 tot 1 mei 2028.", ["van 1 mei 2027 tot"]),
        ("Eenmalig, in de periode van 1 mei 2027 tot 1 juni 2027.", []),
        ("Eenmaal per jaar, voor onbepaalde duur.", []),
    ],
)
def test_once_and_yet_for_a_while(text: str, told: list[str]) -> None:
    assert in_text(once_with_a_period, "periodiciteit", text) == told
