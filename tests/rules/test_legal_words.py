"""How a text cites the AVG, in the many ways there are."""

from __future__ import annotations

import pytest

from protowiz.rules.words.legal_words import avg_citations, is_denied, sentences


@pytest.mark.parametrize(
    ("text", "point", "letter"),
    [
        ("op grond van 6. 1. c van de AVG: de verwerking", "6.1", "c"),
        ("artikel 6, lid 1, e) van de Algemene Verordening Gegevensbescherming", "6.1", "e"),
        ("artikel 6, eerste lid, c), van de AVG", "6.1", "c"),
        ("art. 6 lid 1 onder e AVG", "6.1", "e"),
        ("artikel 6(1)(c) AVG", "6.1", "c"),
        ("(AVG, art. 6, 1, c)", "6.1", "c"),
        ("artikel 6, lid 1, punt e), van de AVG", "6.1", "e"),
        ("artikel 5, 1, b), tweede zinsdeel", "5.1", "b"),
        ("artikel 9.2 j), AVG", "9.2", "j"),
        ("artikel 6.4 AVG", "6.4", ""),
    ],
)
def test_a_provision_of_the_avg_is_read_however_it_is_written(
    text: str, point: str, letter: str
) -> None:
    (cited,) = avg_citations(text)
    assert (cited.point, cited.letter) == (point, letter)
    assert cited.words in text


@pytest.mark.parametrize(
    "text",
    [
        "artikel 5, § 1, 2°, van het decreet van 3 mei 2019",
        "artikel 5, § 1, b), van het decreet van 3 mei 2019",
        "artikel 44/11/10 van de wet op het politieambt",
        "binnen 6 dagen",
    ],
)
def test_a_provision_of_another_act_is_not_one_of_the_avg(text: str) -> None:
    assert list(avg_citations(text)) == []


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert sentences("Zie art. 6. De stad bewaart niets.") == [
        "Zie art. 6.",
        "De stad bewaart niets.",
    ]


def test_whether_or_not_is_no_denial() -> None:
    assert is_denied("Het betreft geen gezondheidsgegevens.")
    assert not is_denied("Of het kind al dan niet een erkenning heeft.")
