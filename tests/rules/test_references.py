"""A reference is to this protocol only when no act is named beside it."""

from __future__ import annotations

import pytest

from protowiz.draft.reading import read
from protowiz.rules.case import Case
from protowiz.rules.catalogue import words
from protowiz.rules.text.references import dead_reference, half_reference
from tests.rules.test_catalogue import draft_of


def case_of(text: str) -> Case:
    return Case(read(draft_of(words("sanctie", f"### Artikel 8: Sanctie\n\n{text}"))))


@pytest.mark.parametrize(
    "text",
    [
        "Dat volgt uit artikel 33, tweede lid, van de algemene verordening gegevensbescherming.",
        "Dat volgt uit artikel 82, 1°, AVG.",
        "Het reglement van 24 februari 2026 zegt dat, in artikel 4, 2°.",
        "Volgens artikel 57, artikel 58 en artikel 225 van het decreet van 27 april 2018 mag dat.",
        "De gegevens uit artikel 3 worden gewist. Artikel 5 blijft gelden.",
    ],
)
def test_a_reference_to_an_act_or_to_what_exists_is_left_alone(text: str) -> None:
    assert not list(dead_reference.findings(case_of(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In afwijking van artikel 5, 2°, eindigt het.", "artikel 5, 2°"),
        ("Het eindigt zoals in artikel 19 van dit protocol staat.", "artikel 19"),
        ("Zie artikel 8, vijfde lid, voor de schade.", "artikel 8, vijfde lid"),
    ],
)
def test_a_reference_to_what_is_not_there_is_told(text: str, told: str) -> None:
    assert [it.words for it in dead_reference.findings(case_of(text))] == [told]


def test_this_article_is_a_whole_reference() -> None:
    assert not list(
        half_reference.findings(case_of("De termijn van dit artikel en van het decreet."))
    )
    assert list(half_reference.findings(case_of("De termijn, vermeld in artikel van het decreet.")))
