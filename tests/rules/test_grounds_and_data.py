"""Texts of articles 2 and 3 that look wrong and are right, or the other way round."""

from __future__ import annotations

import pytest

from protowiz.draft.reading import read
from protowiz.rules.articles.citations import wrong_citation
from protowiz.rules.articles.compatibility import compatibility_unexplained
from protowiz.rules.articles.grounds import (
    legitimate_interest,
    no_act,
    no_ground,
    sender_has_no_ground,
)
from protowiz.rules.articles.purposes import justified_purpose
from protowiz.rules.articles.retention import no_retention, no_start, open_ended, unjustified
from protowiz.rules.articles.special import special_denied
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Rule, words
from tests.rules.test_catalogue import draft_of

RULES = (
    no_ground,
    legitimate_interest,
    wrong_citation,
    no_act,
    sender_has_no_ground,
    compatibility_unexplained,
    justified_purpose,
    no_retention,
    open_ended,
    no_start,
    unjustified,
    special_denied,
)
GROUND = (
    "ASV deelt de gegevens mee op grond van artikel 6, lid 1, e), AVG en artikel 18 van het "
    "schooltoelagedecreet. Het doel blijft hetzelfde. "
)
KEPT = "De stad bewaart alles 2 jaar na de toekenning, omdat een gezin die kan betwisten. "


def found(step: str, text: str) -> list[str]:
    heading = "### Artikel 2: Gronden" if step == "rechtvaardiging" else "### Artikel 3: Gegevens"
    case = Case(read(draft_of(words(step, f"{heading}\n\n{text}"))))
    rules: tuple[Rule, ...] = RULES
    return [rule.id for rule in rules if list(rule.findings(case))]


@pytest.mark.parametrize(
    "text",
    [
        "De stad beroept zich niet op een gerechtvaardigd belang.",
        "Dat weegt niet op tegen de gerechtvaardigde belangen van de betrokkenen.",
        "De stad steunt op artikel 6.1.e AVG ter uitvoering van de overeenkomst met het gewest.",
        "Het zijn welbepaalde, uitdrukkelijk omschreven en gerechtvaardigde doeleinden.",
        "De wettelijke verplichting (AVG, art. 6, 1, c) volgt uit artikel 3 van het decreet.",
    ],
)
def test_a_sound_article_2_is_left_alone(text: str) -> None:
    assert found("rechtvaardiging", GROUND + text) == []


@pytest.mark.parametrize(
    "text",
    [
        KEPT + "Zodra de termijn verstreken is, wist de stad ze.",
        KEPT + "Wie het vraagt, ziet zijn gegevens binnen tien dagen verwijderd.",
        KEPT + "De logbestanden worden bewaard zolang dat nodig is.",
        "De stad bewaart ze tot 31 december 2027, omdat de premie dan afloopt.",
        KEPT + "Het gaat niet om gegevens als bedoeld in de artikelen 9 en 10 AVG.",
    ],
)
def test_a_sound_article_3_is_left_alone(text: str) -> None:
    assert found("gegevens", "Gegeven 1: het dossiernummer.\n\n" + text) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("De gegevens worden niet langer bewaard dan nodig.", ["A3-10"]),
        ("De stad wist de gegevens zodra ze niet meer dienen.", ["A3-10"]),
        ("De bewaartermijn bedraagt 5 jaar.", ["A3-11", "A3-12"]),
        (KEPT + "\n\nGegeven 2: de datum van een strafrechtelijke veroordeling.", ["A3-03"]),
    ],
)
def test_a_weak_article_3_is_found(text: str, ids: list[str]) -> None:
    assert found("gegevens", "Gegeven 1: het dossiernummer.\n\n" + text) == ids


def test_answers_of_before_do_not_hide_what_the_text_lacks() -> None:
    assert found("gegevens", "Gegeven 1: het dossiernummer van 1.200 gezinnen.") == ["A3-09"]


def test_an_empty_draft_breaks_nothing() -> None:
    case = Case(read({}))
    assert [list(rule.findings(case)) for rule in RULES] == [[] for _ in RULES]
