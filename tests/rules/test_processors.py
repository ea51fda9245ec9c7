"""Processors that are named, hinted at or far away."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.processors import (
    outside_the_eea,
    processor_not_named,
)
from protowiz.rules.catalogue import answers
from tests.rules.hits import hits, in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De servers worden beheerd door Datawolk.", ["beheerd door Datawolk"]),
        ("Een externe firma beheert het netwerk.", ["externe firma"]),
        ("De servers zijn ondergebracht bij Datawolk nv (0999.868.476).", []),
        ("De servers worden beheerd door de verwerker Datawolk.", []),
        ("De toepassing wordt gehost bij de stad Voorbeeldegem.", []),
        ("De toepassing wordt gehost door Digitaal Vlaanderen.", []),
        ("De toegang wordt beheerd door IT, de sleutels worden beheerd door Team Beveiliging.", []),
    ],
)
def test_who_runs_the_servers(text: str, told: list[str]) -> None:
    assert in_text(processor_not_named, "beveiliging", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De stad gebruikt een publieke cloud.", ["publieke cloud"]),
        ("De stad werkt met Microsoft 365.", ["Microsoft 365"]),
        ("De cloudomgeving staat in de EER.", []),
        ("De gegevens gaan niet naar de VS.", []),
        ("Er is geen doorgifte buiten de EER.", []),
    ],
)
def test_where_the_data_are(text: str, told: list[str]) -> None:
    assert in_text(outside_the_eea, "beveiliging", text) == told


def test_a_processor_in_the_flow_that_article_4_does_not_name() -> None:
    change = {"context.stromen.0.verwerker": "Verzendhuis Modelpost nv"}
    assert hits(processor_not_named, answers(change)) == ["Verzendhuis Modelpost nv"]
