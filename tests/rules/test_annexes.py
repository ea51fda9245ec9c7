"""What the text says of annexes that are not there."""

from __future__ import annotations

import pytest

from protowiz.rules.catalogue import words
from protowiz.rules.closing.annexes import (
    annex_missing,
)
from tests.rules.hits import hits, in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zie bijlage 2.", ["bijlage 2"]),
        ("Zie bijlage.", ["Zie bijlage"]),
        ("De lijst staat in bijlage bij dit protocol.", ["in bijlage"]),
        ("De mailbijlage is veilig.", []),
        ("Zie bijlage 3 bij het besluit van 4 mei 2020.", []),
        ("Het formulier in bijlage A van het reglement.", []),
    ],
)
def test_an_annex_that_is_missing(text: str, told: list[str]) -> None:
    assert in_text(annex_missing, "beveiliging", text) == told


def test_an_annex_with_only_a_title() -> None:
    text = "### Bijlage 1: Velden\n\n### Bijlage 2: Stroom\n\nASV bezorgt de lijst."
    assert hits(annex_missing, words("bijlagen", text)) == ["Bijlage 1: Velden"]


def test_a_confidential_annex_may_be_only_a_title() -> None:
    text = "### Bijlage 1: Instellingen (vertrouwelijk)"
    assert hits(annex_missing, words("bijlagen", text)) == []
