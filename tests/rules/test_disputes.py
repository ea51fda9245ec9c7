"""The court, and how the protocol is changed."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.disputes import (
    change_not_ruled,
    court_unclear,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De rechtbanken van het arrondissement Gent.", ["arrondissement Gent"]),
        ("De rechtbank in Leuven.", ["rechtbank in Leuven"]),
        ("De rechtbank van eerste aanleg Antwerpen, afdeling Turnhout.", []),
        ("De rechtbanken van het gerechtelijk arrondissement West-Vlaanderen.", []),
    ],
)
def test_the_court(text: str, told: list[str]) -> None:
    assert in_text(court_unclear, "recht", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het Belgische recht geldt.", ["Nergens staat hoe het protocol gewijzigd kan worden."]),
        ("Wijzigingen vereisen een schriftelijk akkoord van alle partijen.", []),
        ("Dit protocol kan alleen schriftelijk worden gewijzigd.", []),
    ],
)
def test_a_change(text: str, told: list[str]) -> None:
    assert in_text(change_not_ruled, "recht", text) == told
