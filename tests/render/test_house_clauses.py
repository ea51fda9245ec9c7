"""House clauses in a protocol: placeholders filled from the fields, rows repeated, gaps visible."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.draft.reading import Trouble, read
from protowiz.render.compose import Composer
from protowiz.render.environment import Templates
from protowiz.workspace.toml_text import read_toml
from tests.conftest import EXAMPLES

TEMPLATES = Templates()


@pytest.fixture
def raw() -> dict[str, Any]:
    return read_toml(EXAMPLES[0].read_text(encoding="utf-8"), "x")


def printed(raw: dict[str, Any], step: str, clause: str) -> str:
    draft = copy.deepcopy(raw)
    draft.setdefault(step, {})["tekst"] = {"vorm": "huis", "huis": clause}
    return blocks_to_markdown(Composer(read(draft), TEMPLATES).part(step))


def test_roles_and_fields_come_in_the_places_of_their_placeholders(raw: dict[str, Any]) -> None:
    raw["recht"]["arrondissement"] = "Zandberg *noord*"
    composer = Composer(read(raw), TEMPLATES)
    receiver = composer.naming.of_role("ontvangend").text
    text = printed(
        raw,
        "recht",
        "### Artikel 11: Recht\n\n{Ontvanger} en {onbekend} {x} gaan naar {arrondissement}.\n",
    )
    first = receiver[:1].upper() + receiver[1:]
    assert text == (
        f"### Artikel 11: Recht\n\n{first} en {{onbekend}} {{x}} gaan naar Zandberg \\*noord\\*.\n"
    )


def test_an_answer_that_is_missing_is_a_gap_and_is_told(raw: dict[str, Any]) -> None:
    del raw["recht"]["arrondissement"]
    raw["recht"].pop("rechtbank", None)
    clause = "### Artikel 11: Recht\n\nDe rechtbank van {arrondissement}.\n"
    raw["recht"]["tekst"] = {"vorm": "huis", "huis": clause}
    reading = read(raw)
    problems = reading.problems_of("recht")
    assert [(p.path[-1], p.trouble) for p in problems] == [("arrondissement", Trouble.MISSING)]
    document = Composer(reading, TEMPLATES).document()
    assert document.is_draft
    assert "[in te vullen: " in printed(raw, "recht", clause)
    silent = "### Artikel 11: Recht\n\nHet Belgische recht geldt.\n"
    raw["recht"]["tekst"] = {"vorm": "huis", "huis": silent}
    assert read(raw).problems_of("recht") == ()


def test_a_unit_with_fields_of_rows_is_printed_for_every_row(raw: dict[str, Any]) -> None:
    first, second = (row["id"] for row in raw["partijen"]["items"][:2])
    raw["adviezen"]["items"] = [
        {"letter": "E", "partij": first, "datum": date(2026, 5, 3), "strekking": "gunstig"},
        {"letter": "F", "instelling": "VTC", "datum": date(2026, 5, 5), "nummer": "V/9"},
        {"letter": "G", "partij": second, "datum": date(2026, 5, 4), "strekking": "ongunstig"},
    ]
    names = Composer(read(raw), TEMPLATES).naming
    clause = (
        "Adviezen:\n\n"
        "- {letter}. Van {partij} op {datum}: {strekking}.\n"
        "- {letter}. Van de VTC: {nummer}.\n\n"
        "## Afspraken\n"
    )
    assert printed(raw, "adviezen", clause) == (
        "Adviezen:\n\n"
        f"- E. Van {names.of(first).text} op 3 mei 2026: gunstig.\n"
        "- F. Van de VTC: V/9.\n"
        f"- G. Van {names.of(second).text} op 4 mei 2026: ongunstig.\n\n"
        "## Afspraken\n"
    )


def test_units_of_one_kind_are_printed_in_turn_and_none_is_passed_over(
    raw: dict[str, Any],
) -> None:
    first, second = (row["id"] for row in raw["partijen"]["items"][:2])
    raw["adviezen"]["items"] = [
        {"letter": "E", "partij": first, "strekking": "gunstig"},
        {"letter": "F", "partij": second, "strekking": "ongunstig"},
        {"letter": "G", "partij": second, "strekking": "gunstig"},
    ]
    clause = "- {letter}. Eerst {partij}.\n- {letter}. Dan {partij}.\n"
    names = [Composer(read(raw), TEMPLATES).naming.of(one).text for one in (first, second)]
    assert printed(raw, "adviezen", clause) == (
        f"- E. Eerst {names[0]}.\n"
        f"- F. Dan {names[1]}. [in te vullen: Strekking (nu: ongunstig)]\n"
        f"- G. Dan {names[1]}.\n"
    )


def test_a_list_that_is_empty_is_that_of_the_standard_text(raw: dict[str, Any]) -> None:
    raw["transparantie"].pop("publicaties", None)
    sites = [row["website"] for row in raw["partijen"]["items"]]
    text = printed(raw, "transparantie", "### Artikel 10\n\n- {partij}: {website}\n")
    assert len(sites) > 1
    assert all(site in text for site in sites)
    assert "in te vullen" not in text


def test_a_row_that_no_unit_fits_and_a_list_without_rows_leave_a_gap(raw: dict[str, Any]) -> None:
    raw["adviezen"]["items"] = [{"letter": "E", "instelling": "VTC", "nummer": "V/9"}]
    clause = "- {letter}. Van {partij}.\n"
    assert "geen huisclausule" in printed(raw, "adviezen", clause)
    raw["adviezen"]["items"] = []
    assert "[in te vullen: " in printed(raw, "adviezen", clause)


def test_after_the_introduction_of_article_3_comes_the_standard_list(raw: dict[str, Any]) -> None:
    text = printed(raw, "gegevens", "### Artikel 3: Data\n\nDit zijn de data.\n\n{inhoud}\n")
    standard = blocks_to_markdown(Composer(read(raw), TEMPLATES).standard("gegevens"))
    assert text.startswith("### Artikel 3: Data\n\nDit zijn de data.\n\n")
    body = text.split("Dit zijn de data.\n\n")[1]
    assert body.split("\n")[0] in standard
    assert body.strip().endswith(standard.strip()[-60:])


def test_no_clause_can_reach_beyond_its_placeholders(raw: dict[str, Any]) -> None:
    clause = "### Artikel 8\n\n{{ 7 * 7 }} {% raw %} \ue0000\ue001 {__class__} {tekst}\n"
    text = printed(raw, "sanctie", clause)
    assert "49" not in text
    assert "{% raw %}" in text and "class" in text and "{tekst}" in text
