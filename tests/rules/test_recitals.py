"""The recitals: categories, context, flows and advices."""

from __future__ import annotations

import pytest

from protowiz.rules.catalogue import answers, words
from protowiz.rules.recitals.advice_givers import party_without_advice, personal_mailbox
from protowiz.rules.recitals.advices import (
    advice_not_answered,
    advice_without_date,
    both,
    changed_after_advice,
    tenor_missing,
)
from protowiz.rules.recitals.channels import channels_differ
from protowiz.rules.recitals.context import flow_not_described, integrator_not_told, no_context
from protowiz.rules.recitals.flows import data_also_go_back
from protowiz.rules.recitals.said_twice import one_decision_two_dates, two_reference_dates
from protowiz.rules.recitals.statements import category_not_said, no_web_address
from tests.rules.test_title import told

GOOD = "op 20 april 2026 een gunstig advies"


@pytest.mark.parametrize(
    "category",
    [
        "een instantie in de zin van artikel 2, 10°, van het e-govdecreet",
        "een lokaal bestuur",
        "een externe overheid",
        "een agentschap van de Vlaamse overheid",
    ],
)
def test_a_category_has_many_wordings(category: str) -> None:
    assert told(category_not_said, words("instanties", f"- B. De stad is {category}.")) == []


def test_the_title_of_a_decree_is_no_category() -> None:
    text = "- B. De stad werkt volgens het decreet van 22 december 2017 over het lokaal bestuur."
    assert told(category_not_said, words("instanties", text)) == [
        "De stad werkt volgens het decreet"
    ]


def test_a_recital_without_sub_letters_can_hold_context_and_flow() -> None:
    text = (
        "- C. De stad geeft een bonus aan kinderen uit gezinnen met een laag inkomen en wil die "
        "zonder aanvraag toekennen. Elke maand stuurt ASV een bestand naar de stad. De stad haalt "
        "het bestand op en kent de bonus toe."
    )
    for rule in (no_context, flow_not_described):
        assert told(rule, words("context", text)) == []


def test_a_caption_with_nothing_under_it_is_no_flow() -> None:
    text = (
        "- C1. De stad geeft een bonus aan kinderen uit gezinnen met een laag inkomen.\n\n"
        "C2. HET VERLOOP VAN DE GEGEVENSSTROOM\n\nC3. Het gaat via MAGDA."
    )
    assert told(flow_not_described, words("context", text)) == [
        "C2. HET VERLOOP VAN DE GEGEVENSSTROOM"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De gegevens gaan via MAGDA.", False),
        ("Er is geen dienstenintegrator: het bestand is te klein.", False),
        ("De gegevens gaan rechtstreeks, omdat het om één bestand gaat.", False),
        ("De gegevens gaan rechtstreeks van ASV naar de stad.", True),
        ("De mededeling gebeurt zonder tussenkomst van een dienstenintegrator.", True),
    ],
)
def test_without_an_integrator_there_is_a_reason(text: str, found: bool) -> None:
    assert bool(told(integrator_not_told, words("context", f"- C3. {text}"))) is found


@pytest.mark.parametrize(
    "text",
    [
        "De stad bezorgt de sleutel van het bestand aan ASV.",
        "De stad meldt fouten in de gegevens aan ASV.",
        "ASV stuurt de gegevens naar de server van de stad.",
        "De stad deelt geen gegevens mee aan ASV.",
        "De stad maakt een lijst van de kinderen voor de scholen.",
    ],
)
def test_not_all_that_a_receiver_sends_is_data(text: str) -> None:
    assert told(data_also_go_back, words("context", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Elke nacht stuurt de stad de nieuwe rijksregisternummers naar ASV.",
        "Het lokaal bestuur zet een lijst van INSZ-nummers op de server.",
        "Medewerkers van de stad melden zich aan. Zij laden de lijst op het portaal op.",
        "Het meedelen van de gegevens door de stad aan ASV gebeurt elke maand.",
    ],
)
def test_data_that_go_back_have_many_wordings(text: str) -> None:
    assert len(told(data_also_go_back, words("context", text))) == 1


def test_two_parties_that_both_send_may_tell_of_two_flows() -> None:
    example = words(
        "context",
        "De stad stuurt een lijst van INSZ-nummers naar ASV.",
        partijen__items__1__rol="beide",
    )
    assert told(data_also_go_back, example) == []


def test_a_mail_about_the_key_is_no_channel() -> None:
    example = words(
        "context",
        "De stad haalt het bestand op van de sftp-server. De sleutel gaat per e-mail.",
        beveiliging__tekst={"vorm": "eigen", "eigen": "De sftp-server laat alleen de stad toe."},
    )
    assert told(channels_differ, example) == []


def test_two_decrees_of_one_kind_are_two_decrees() -> None:
    text = (
        "Zie het decreet van 3 mei 2019 over de toelagen. Zie ook het decreet van 4 juni 2020 over "
        "de toelagen."
    )
    assert told(one_decision_two_dates, words("rechtvaardiging", text)) == []


def test_a_reference_day_that_differs_is_told_in_both_places() -> None:
    example = answers(
        {
            "context.verloop": "Het gaat om wie op 1 januari van het schooljaar was ingeschreven.",
            "gegevens.opmerking": "Alleen wie op 1 oktober van het schooljaar was ingeschreven.",
        }
    )
    assert told(two_reference_dates, example) == [
        "op 1 januari van het schooljaar",
        "op 1 oktober van het schooljaar",
    ]


def test_one_recital_can_tell_of_two_advices() -> None:
    text = (
        f"- E. De functionaris voor gegevensbescherming van ASV gaf {GOOD}; de functionaris voor "
        f"gegevensbescherming van de stad gaf {GOOD}."
    )
    for rule in (advice_without_date, tenor_missing, party_without_advice):
        assert told(rule, words("adviezen", text)) == []


def test_advices_can_be_a_list_under_one_recital() -> None:
    text = (
        "- h) De functionarissen voor gegevensbescherming gaven advies:\n"
        "  - die van ASV op 20 april 2026, gunstig;\n  - die van de stad op 4 mei 2026, gunstig.\n"
    )
    for rule in (advice_without_date, tenor_missing, party_without_advice):
        assert told(rule, words("adviezen", text)) == []


def test_who_has_no_officer_needs_no_advice() -> None:
    text = (
        f"- E. De functionaris voor gegevensbescherming van ASV gaf {GOOD}.\n"
        "- F. De stad heeft geen functionaris voor gegevensbescherming."
    )
    assert told(party_without_advice, words("adviezen", text)) == []


@pytest.mark.parametrize(
    "after", ["", " zonder opmerkingen", ", met een opmerking, die gevolgd is"]
)
def test_an_advice_that_asks_nothing_or_was_followed_is_whole(after: str) -> None:
    assert told(advice_not_answered, words("adviezen", both(f"{GOOD}{after}", GOOD))) == []


def test_the_decision_of_a_party_after_the_advice_is_the_usual_order() -> None:
    assert told(changed_after_advice, answers({})) == []


def test_a_functional_mailbox_is_fine() -> None:
    for address in ("dpo.stad@voorbeeldegem.example", "gegevensbescherming@voorbeeldegem.example"):
        assert told(personal_mailbox, answers({"partijen.items.1.dpo_email": address})) == []


def test_an_address_of_the_website_in_the_text_is_enough() -> None:
    text = "Het verschijnt op https://asv.example/protocollen en www.voorbeeldegem.example."
    example = words(
        "transparantie",
        text,
        partijen__items__0__website=None,
        partijen__items__1__website=None,
    )
    assert told(no_web_address, example) == []
