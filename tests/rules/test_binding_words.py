"""Words that bind nobody, and words that do."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.binding_words import (
    ambiguous_alternative,
    pasted_from_another_party,
    untraceable_reference,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De opdrachtnemer neemt maatregelen.", ["opdrachtnemer"]),
        ("De verwerker verbindt zich tot geheimhouding.", ["De verwerker verbindt"]),
        ("Het klantencontactcentrum van de stad meldt zich aan.", []),
    ],
)
def test_a_text_of_another_party(text: str, told: list[str]) -> None:
    assert in_text(pasted_from_another_party, "beveiliging", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Dit gebeurt conform het informatieveiligheidsbeleid.",
            ["conform het informatieveiligheidsbeleid"],
        ),
        (
            "Voor de rest wordt verwezen naar het veiligheidsplan.",
            ["wordt verwezen naar het veiligheidsplan"],
        ),
        ("Voor de rest wordt verwezen naar artikel 4.", []),
        ("Het plan wordt elk jaar goedgekeurd door de raad.", []),
        ("Het plan werd goedgekeurd door de raad op 3 mei 2024.", []),
        ("Toestellen die zijn goedgekeurd door de ICT-dienst krijgen toegang.", []),
    ],
)
def test_a_reference_that_can_be_traced(text: str, told: list[str]) -> None:
    assert in_text(untraceable_reference, "beveiliging", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De (niet)geanonimiseerde lijst.", ["(niet)geanonimiseerde"]),
        ("De lijst (niet voor derden), al dan niet (onder meer) versleuteld.", []),
    ],
)
def test_two_things_at_once(text: str, told: list[str]) -> None:
    assert in_text(ambiguous_alternative, "beveiliging", text) == told
