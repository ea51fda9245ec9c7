"""How people are told, and where the protocol is published."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.transparency import (
    address_looks_wrong,
    informed_by_website_only,
    publication_not_ruled,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "ASV publiceert dit protocol op www.asv.example/p.",
            ["Artikel 10 noemt geen plaats van bekendmaking voor “stad”."],
        ),
        ("ASV en de stad maken dit protocol bekend op hun site.", []),
        ("Het protocol wordt op de websites van de partijen gepubliceerd.", []),
    ],
)
def test_publication(text: str, told: list[str]) -> None:
    assert in_text(publication_not_ruled, "transparantie", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De stad informeert de ouders op haar website.", ["op haar website"]),
        ("De stad informeert de ouders via de schoolagenda en via de website.", []),
        ("Betrokkenen worden geïnformeerd via de website. Zij krijgen ook een brief.", []),
        ("Op de websites van de partijen staat hoe iemand zijn rechten uitoefent.", []),
    ],
)
def test_told_by_a_website(text: str, told: list[str]) -> None:
    assert in_text(informed_by_website_only, "transparantie", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Op www,stad.example.", ["www,stad.example"]),
        ("Op http:/stad.example/x.", ["http:/stad.example/x"]),
        ("Op https://www.stad.example/.", ["https://www.stad.example/"]),
        ("Op https://stad.example/x?y=1#z en (www.asv.example/a).", []),
    ],
)
def test_addresses(text: str, told: list[str]) -> None:
    assert in_text(address_looks_wrong, "transparantie", text) == told
