"""Article 4 in words that no house of ours uses."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.recipients import (
    passing_on_forbidden_and_ruled,
    passing_on_not_ruled,
    recipient_not_filled_in,
    rule_listed_as_recipient,
    service_is_another_body,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Deze diensten krijgen toegang:\n\n- de dienst Burgerzaken\n- Buurtwerk Anderstad "
            "vzw\n- het OCMW Anderstad\n- de stad Voorbeeldegem, dienst Jeugd",
            ["Buurtwerk Anderstad vzw", "het OCMW Anderstad"],
        ),
        ("Deze derden krijgen de gegevens ook:\n\n- Buurtwerk Anderstad vzw", []),
        ("Deze diensten krijgen toegang:\n\n- de dienst Jeugd, bv. de consulenten", []),
    ],
)
def test_a_service_that_is_another_legal_person(text: str, told: list[str]) -> None:
    assert in_text(service_is_another_body, "ontvangers", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "De gegevens worden niet aan derden meegedeeld. Elke mededeling aan derden wordt "
            "vooraf gemeld.",
            [
                "De gegevens worden niet aan derden meegedeeld.",
                "Elke mededeling aan derden wordt vooraf gemeld.",
            ],
        ),
        ("Doorgifte aan anderen is uitgesloten. De stad meldt een datalek onmiddellijk.", []),
        (
            "De stad geeft niets door aan derden, behalve na toestemming. Zij meldt de "
            "doorgifte vooraf.",
            [],
        ),
    ],
)
def test_a_ban_without_exception_beside_a_rule_for_passing_on(text: str, told: list[str]) -> None:
    assert in_text(passing_on_forbidden_and_ruled, "ontvangers", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "De dienst Jeugd krijgt toegang.",
            ["Artikel 4 zegt niet of de ontvanger de gegevens aan derden mag doorgeven."],
        ),
        ("De stad verspreidt de gegevens niet verder.", []),
        ("De gegevens gaan naar niemand anders.", []),
        ("De stad zal de gegevens uitsluitend intern gebruiken.", []),
    ],
)
def test_whether_passing_on_is_ruled(text: str, told: list[str]) -> None:
    assert in_text(passing_on_not_ruled, "ontvangers", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Toegang hebben:\n\n- de dienst Jeugd\n- n.t.b.\n- XX", ["n.t.b.", "XX"]),
        ("Toegang hebben:\n\n- de dienst PM&O\n- de Xx-cel", []),
    ],
)
def test_a_recipient_that_is_still_to_be_named(text: str, told: list[str]) -> None:
    assert in_text(recipient_not_filled_in, "ontvangers", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Toegang hebben:\n\n- de dienst Jeugd\n- alleen medewerkers met een dossier hebben "
            "toegang",
            ["alleen medewerkers met een dossier hebben toegang"],
        ),
        ("Toegang hebben:\n\n- de medewerkers van de dienst Jeugd", []),
    ],
)
def test_the_rule_on_functions_as_an_item(text: str, told: list[str]) -> None:
    assert in_text(rule_listed_as_recipient, "ontvangers", text) == told
