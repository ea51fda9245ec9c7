"""Measures, mail and names of products."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.security import (
    encrypted_attachment,
    measures_on_one_side,
    products_named,
)
from protowiz.rules.catalogue import words
from tests.rules.hits import hits, in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De stad mailt een versleuteld bestand. Vragen gaan naar ASV.", ["versleuteld"]),
        ("De stad mailt een versleuteld bestand (AES-256). De sleutel gaat per sms.", []),
        ("Het bestand is versleuteld. Vragen komen per e-mail.", []),
    ],
)
def test_an_encrypted_attachment(text: str, told: list[str]) -> None:
    assert in_text(encrypted_attachment, "beveiliging", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het adres 192.168.10.4 is afgeschermd.", ["192.168.10.4"]),
        ("Azure, en nog eens Azure.", ["Azure"]),
        ("Volgens artikel 3.13.1.1 van de codex en versie 12.4.1 met TLS 1.3.", []),
    ],
)
def test_products_and_addresses(text: str, told: list[str]) -> None:
    assert in_text(products_named, "beveiliging", text) == told


def test_an_own_text_that_only_tells_of_the_transfer() -> None:
    text = "### Artikel 6: Beveiliging\n\nDe lijst gaat versleuteld over sftp."
    example = words("beveiliging", text, beveiliging__maatregelen=[])
    told = "Geen enkele maatregel gaat over de opslag of de toegang bij de ontvanger."
    assert hits(measures_on_one_side, example) == [told]
