"""House clauses: what of one draft is found in its wording, and what comes instead."""

from __future__ import annotations

from datetime import date
from typing import Any

from protowiz.draft.clauses import heading_of, repetitions, replaced, suggestions, wording

PARTIES: dict[str, Any] = {
    "items": [
        {"id": "p1", "rol": "mededelend", "korte_naam": "Dienst Wonen"},
        {"id": "p2", "rol": "ontvangend", "korte_naam": "Stad Zandberg", "groep": "g1"},
        {"id": "p3", "rol": "ontvangend", "korte_naam": "OCMW Zandberg", "groep": "g1"},
    ],
    "groepen": [{"id": "g1", "naam": "lokale besturen"}],
}


def draft(step: str, text: str, **answers: Any) -> dict[str, Any]:
    own = {"vorm": "eigen", "eigen": text}
    return {"schema_versie": 1, "partijen": PARTIES, step: {**answers, "tekst": own}}


def taken(raw: dict[str, Any], step: str) -> str:
    """The clause when every suggestion is accepted."""
    text = wording(raw, step)
    text = replaced(text, suggestions(raw, step, text))
    return replaced(text, repetitions(step, text))


def test_the_names_of_parties_become_their_roles() -> None:
    raw = draft(
        "sanctie",
        "### Artikel 8: Sanctie\n\nDe lokale besturen stoppen als de Dienst Wonen dat vraagt. "
        "Dienst Wonen zegt waarom.",
    )
    assert taken(raw, "sanctie") == (
        "### Artikel 8: Sanctie\n\n{Ontvanger} stoppen als {mededeler} dat vraagt. "
        "{Mededeler} zegt waarom.\n"
    )


def test_every_place_is_a_suggestion_with_its_words_and_reason() -> None:
    text = "Dienst Wonen meldt het aan\nde  lokale besturen."
    raw = draft("meldingen", text)
    found = suggestions(raw, "meldingen", text)
    assert [(one.words, one.instead) for one in found] == [
        ("Dienst Wonen", "{Mededeler}"),
        ("de  lokale besturen", "{ontvanger}"),
    ]
    assert replaced(text, found[1:]) == "Dienst Wonen meldt het aan\n{ontvanger}."


def test_the_quotes_and_the_kind_of_a_name_go_with_it() -> None:
    raw = draft("meldingen", "Meld het aan “Dienst Wonen” en aan de Stad OCMW Zandberg.")
    raw["partijen"] = {**PARTIES, "groepen": []}
    raw["partijen"]["items"] = [{**row, "groep": ""} for row in PARTIES["items"][:2]]
    text = wording(raw, "meldingen")
    assert replaced(text, suggestions(raw, "meldingen", text)[:1]) == (
        "Meld het aan {mededeler} en aan de Stad OCMW Zandberg.\n"
    )


def test_answers_of_the_step_become_its_fields() -> None:
    raw = draft(
        "recht",
        "### Artikel 11: Recht\n\nDe rechtbank van het arrondissement Zandberg is bevoegd.",
        arrondissement="Zandberg",
    )
    assert "arrondissement {arrondissement} is bevoegd" in taken(raw, "recht")


def test_the_advice_of_several_officers_becomes_one_unit_and_that_of_the_vtc_another() -> None:
    raw = draft(
        "adviezen",
        "- E. De functionaris van Dienst Wonen gaf op 3 mei 2026 een gunstig advies.\n"
        "- F. De functionaris van Stad Zandberg gaf op 4 mei 2026 een gunstig advies.\n"
        "- G. De VTC gaf op 5 mei 2026 advies VTC/2026/9.\n\n## Afspraken\n",
        items=[
            {"letter": "E", "partij": "p1", "datum": date(2026, 5, 3), "strekking": "gunstig"},
            {"letter": "F", "partij": "p2", "datum": date(2026, 5, 4), "strekking": "gunstig"},
            {
                "letter": "G",
                "instelling": "VTC",
                "datum": date(2026, 5, 5),
                "nummer": "VTC/2026/9",
            },
        ],
    )
    assert taken(raw, "adviezen") == (
        "- {letter}. De functionaris van {partij} gaf op {datum} een {strekking} advies.\n"
        "- {letter}. De VTC gaf op {datum} advies {nummer}.\n\n## Afspraken\n"
    )


def test_what_no_field_holds_but_belongs_to_one_protocol_becomes_a_gap() -> None:
    raw = draft(
        "beveiliging",
        "### Artikel 6\n\nMeld aan dpo@zandberg.example of op www.zandberg.example/lek, sinds "
        "1/2/2026, voor 0123.456.749.",
    )
    assert taken(raw, "beveiliging").endswith(
        "Meld aan [in te vullen: e-mailadres] of op [in te vullen: webadres], sinds "
        "[in te vullen: datum], voor [in te vullen: ondernemingsnummer].\n"
    )


def test_of_article_3_only_the_introduction_is_taken() -> None:
    raw = draft(
        "gegevens",
        "### Artikel 3: Gegevens\n\nDe Dienst Wonen geeft niets anders door.\n\n"
        "| Gegeven | Verantwoording |\n| --- | --- |\n| Naam | Om aan te schrijven |\n",
    )
    assert taken(raw, "gegevens") == (
        "### Artikel 3: Gegevens\n\n{Mededeler} geeft niets anders door.\n\n{inhoud}\n"
    )


def test_what_the_fields_of_article_3_say_is_left_out_of_its_introduction() -> None:
    raw = draft(
        "gegevens",
        "### Artikel 3: Gegevens\n\nVooraf.\n\nEr zijn geen gegevens van artikel 9 AVG bij.\n\n"
        "| Gegeven |\n| --- |\n| Naam |\n",
    )
    assert taken(raw, "gegevens") == "### Artikel 3: Gegevens\n\nVooraf.\n\n{inhoud}\n"


def test_a_part_with_the_standard_text_has_no_wording_of_its_own() -> None:
    assert wording({"recht": {"arrondissement": "Zandberg"}}, "recht") == ""
    assert wording({"recht": {"tekst": {"vorm": "standaard", "eigen": "oud"}}}, "recht") == ""
    assert wording({"recht": "stuk"}, "recht") == ""


def test_the_heading_of_an_article_comes_along() -> None:
    raw = draft("recht", "### Artikel 13. Recht", nummer="13", scheiding=".", opschrift="Recht")
    assert heading_of(raw, "recht") == {"nummer": "13", "scheiding": ".", "opschrift": "Recht"}
