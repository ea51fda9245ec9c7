"""Good words stay as they are; a word that is one letter away from one of the genre is told."""

from __future__ import annotations

import pytest

from protowiz.draft.reading import read
from protowiz.rules.case import Case
from protowiz.rules.catalogue import words
from protowiz.rules.text.spelling import misspelling
from tests.rules.test_catalogue import draft_of


def told(text: str) -> list[str]:
    example = words("recht", f"### Artikel 11: Recht\n\n{text}")
    return [it.words for it in misspelling.findings(Case(read(draft_of(example))))]


@pytest.mark.parametrize(
    "word",
    ["persoongegevens", "Rijkregister", "proportionalitiet", "veranwoording", "onmiddelijk"],
)
def test_a_letter_too_many_or_too_few_is_told(word: str) -> None:
    assert told(f"De partijen kennen {word} en meer.") == [word]


@pytest.mark.parametrize(
    "text",
    [
        "De verlichting en de betalingen zijn te allen tijde geregeld.",
        "De zendende instantie en de brandende lamp.",
        "De oorspronkelijk verzamelde gegevens en de technische maatregelen.",
        "Vragen gaan naar info@persoongegevens.example of www.rijkregister.example.",
        "De heer Van Van Damme tekent.",
        "De stad schrijft de kinderen in in het register.",
        "Een van de partijen meldt of het gegevens wil, en een aantal maatregelen.",
    ],
)
def test_good_words_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("De gegevens verwerking stopt.", "gegevens verwerking"),
        ("De rechter van van Gent beslist.", "van van"),
        (
            "Het heeft een belangrijke en wettelijke opdrachten.",
            "een belangrijke en wettelijke opdrachten",
        ),
        ("De schriftelijk kennisgeving volgt.", "De schriftelijk kennisgeving"),
        ("De inhoud van het bestanden blijft.", "van het bestanden"),
        ("Een VOORWAAARDE geldt.", "VOORWAAARDE"),
    ],
)
def test_words_that_do_not_go_together_are_told(text: str, wrong: str) -> None:
    assert told(text) == [wrong]
