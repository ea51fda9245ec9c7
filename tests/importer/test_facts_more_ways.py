"""The same fact in other words: data items, sides, terms and rules of the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.heading_words import kinds_of_articles
from protowiz.importer.reading import import_file
from tests.importer.sources import protocol

BOTH = "AMP bezorgt gegevens aan de stad en de stad bezorgt gegevens aan AMP."


def answers(tmp_path: Path, title: str, text: str, step: str, *, both: bool = False) -> Any:
    """What is found for a step whose article has this text."""
    source = protocol(f"Artikel 2: {title}\n\n{text}")
    if both:
        source = source.replace("AMP deelt gegevens mee aan de stad.", BOTH)
    path = tmp_path / "bron.md"
    path.write_text(source, encoding="utf-8")
    return import_file(path).raw.get(step, {})


WAYS = [("naam", "p1", "p2"), ("dossiernummer", "p2", "p1")]


@pytest.mark.parametrize(
    "text",
    [
        "**Stroom 1 – AMP aan de stad**\n\n| Gegeven | Waarom |\n|---|---|\n| naam | om te weten |"
        "\n\n**Stroom 2 – de stad aan AMP**\n\n| Gegeven | Waarom |\n|---|---|\n"
        "| dossiernummer | om te koppelen |",
        "| Gegeven | Waarom | Richting |\n|---|---|---|\n| naam | om te weten | AMP → de stad |\n"
        "| dossiernummer | om te koppelen | de stad → AMP |",
        "#### A. Gegevens die AMP bezorgt\n\n| Gegeven | Waarom |\n|---|---|\n"
        "| naam | om te weten |\n\n#### B. Gegevens die de stad bezorgt\n\n| Gegeven | Waarom |\n"
        "|---|---|\n| dossiernummer | om te koppelen |",
        "#### Gegevens van AMP voor de stad\n\n1. **Naam**\\\n   Nodig om te weten wie het is.\n\n"
        "#### Gegevens van de stad voor AMP\n\n2. **Dossiernummer**\\\n   Nodig om te koppelen.",
    ],
)
def test_the_way_of_an_item_is_told_above_it_or_beside_it(tmp_path: Path, text: str) -> None:
    items = answers(tmp_path, "Gegevens", text, "gegevens", both=True)["items"]
    ways = [(it["omschrijving"].casefold(), it["van"], it["naar"]) for it in items]
    assert ways == WAYS


@pytest.mark.parametrize(
    "text",
    [
        "a) naam en adres (nodig om te schrijven). Bewaard tot 2 jaar na de beslissing.\n"
        "b) inkomen (nodig om te rekenen)",
        "1. Naam en adres. Nodig om te schrijven. Bewaard tot 2 jaar na de beslissing.\n"
        "2. Inkomen. Nodig om te rekenen.",
        "Naam en adres\\\nVerantwoording: nodig om te schrijven\\\n"
        "Bewaartermijn: 2 jaar na de beslissing\n\nInkomen\\\nVerantwoording: nodig om te rekenen",
    ],
)
def test_an_item_is_followed_by_why_and_how_long(tmp_path: Path, text: str) -> None:
    first, second = answers(tmp_path, "Gegevens", text, "gegevens")["items"]
    assert first["omschrijving"].casefold() == "naam en adres"
    assert first["verantwoording"].rstrip(".").casefold() == "nodig om te schrijven"
    assert second["omschrijving"].casefold() == "inkomen"
    assert first["bewaring"] == {"termijn": "2 jaar", "vanaf": "de beslissing"}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Het gaat om mensen met een schuld van meer dan 250 euro, ongeveer 430 gezinnen.", 430),
        ("Wie minstens 18 jaar is, komt in aanmerking: ongeveer 90 mensen.", 90),
        ("Minder dan 50 kWh geldt als laag verbruik. Het zijn er naar schatting 26.000.", 26),
    ],
)
def test_an_amount_is_no_count_of_people(tmp_path: Path, text: str, scope: int) -> None:
    found = answers(tmp_path, "Gegevens", f"{text}\n\nGegeven 1: de naam", "gegevens")["omvang"]
    assert str(scope) in found
    assert not any(word in found for word in ("euro", "jaar", "kWh"))


def test_the_longest_term_may_be_a_day(tmp_path: Path) -> None:
    text = (
        "Gegeven 1: de naam\n\nDe gegevens worden vijf jaar bewaard, te rekenen vanaf het rapport, "
        "en niet langer dan tot 31 december 2029."
    )
    kept = answers(tmp_path, "Gegevens", text, "gegevens")["bewaring"]
    assert (kept["termijn"], kept["maximum"]) == ("vijf jaar", "tot 31 december 2029")


def test_what_a_paragraph_under_the_table_tells_of_the_data_set_is_a_remark(tmp_path: Path) -> None:
    remark = "Een lege cel betekent dat het gegeven niet bekend is. Bedragen zijn afgerond."
    text = f"| Gegeven | Waarom |\n|---|---|\n| naam | om te weten |\n\n{remark}"
    assert answers(tmp_path, "Gegevens", text, "gegevens")["opmerking"] == remark


def test_an_exception_in_article_2_is_that_of_the_special_item(tmp_path: Path) -> None:
    text = (
        "AMP deelt de gegevens mee op grond van artikel 6.1.e AVG. Voor zover artikel 4 bijzondere "
        "gegevens omvat, steunt dat op artikel 9.2.j AVG, samen met artikel 34, § 3, van het "
        "decreet van 30 april 2009.\n\nArtikel 3: Gegevens\n\n| Gegeven | Waarom |\n|---|---|\n"
        "| ziekte | dit is een gegeven van artikel 9 AVG |"
    )
    (item,) = answers(tmp_path, "Rechtsgronden", text, "gegevens")["items"]
    assert item["uitzondering"] == "9.2.j"
    assert item["norm_bijzonder"] == "artikel 34, § 3, van het decreet van 30 april 2009"
    grounds = answers(tmp_path, "Rechtsgronden", text, "rechtvaardiging")
    assert all("normen" not in row for rows in grounds.get("doeleinden", []) for row in [rows])


def test_each_service_goes_to_the_party_whose_it_is(tmp_path: Path) -> None:
    text = (
        "De gegevens zijn alleen zichtbaar voor de dienst Mobiliteit van de stad. Het antwoord is "
        "alleen zichtbaar voor de cel Betalingen van AMP."
    )
    assert answers(tmp_path, "Ontvangers", text, "ontvangers", both=True)["items"] == [
        {"partij": "p2", "diensten": ["de dienst Mobiliteit"]},
        {"partij": "p1", "diensten": ["de cel Betalingen"]},
    ]


@pytest.mark.parametrize(
    "seat", ["9000 Gent, Kaai 1", "Kaai 1, 9000 Gent", "Kaai 1 bus 3, 9000 Gent"]
)
def test_the_seat_of_a_processor_has_its_town_first_or_last(tmp_path: Path, seat: str) -> None:
    text = f"De stad werkt met de verwerker Cloudwerk nv, met zetel te {seat}, voor de hosting."
    assert answers(tmp_path, "Ontvangers", text, "ontvangers")["verwerkers"][0]["adres"] == seat


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("De lijst is een rekenblad (xlsx) met één rij per klant.", "rekenblad (xlsx)"),
        ("De gegevens worden geleverd als tekstbestand met puntkomma's (csv).", "tekstbestand"),
        ("#### Formaat\n\nJSON, volgens schema v3.", "JSON, volgens schema v3"),
        ("De bestanden zijn XML-bestanden.", "XML-bestanden"),
    ],
)
def test_a_format_is_any_kind_of_file(tmp_path: Path, text: str, form: str) -> None:
    found = answers(tmp_path, "Beveiliging", text, "beveiliging")["formaat"]
    assert form in found
    assert not found.startswith(("is", "zijn", "als"))


def test_a_list_for_the_transfer_beside_one_for_a_party_is_of_the_transfer(tmp_path: Path) -> None:
    text = (
        "Voor de mededeling van de persoonsgegevens, vermeld in artikel 3, gelden de volgende "
        "maatregelen:\n\n- AMP kijkt de lijst na;\n- de lijst is versleuteld.\n\n"
        "Bij de stad gelden deze maatregelen:\n\n- toegang met eID."
    )
    rows = answers(tmp_path, "Beveiliging", text, "beveiliging")["maatregelen"]
    assert [(row["kant"], len(row["maatregelen"])) for row in rows] == [
        ("overdracht", 2),
        ("p2", 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dat neemt het recht van AMP op een schadevergoeding niet weg.",
            {"schadevergoeding": True, "ingebrekestelling": False},
        ),
        (
            "De stopzetting sluit een schadevergoeding niet uit.",
            {"schadevergoeding": True, "ingebrekestelling": False},
        ),
        ("Een schadevergoeding is niet verschuldigd.", {"schadevergoeding": False}),
        (
            "De andere krijgt een brief en twee weken om de fout te herstellen.",
            {"ingebrekestelling": True, "hersteltermijn": "twee weken"},
        ),
    ],
)
def test_damages_and_time_to_mend(tmp_path: Path, text: str, expected: dict[str, Any]) -> None:
    assert expected.items() <= answers(tmp_path, "Sanctie", text, "sanctie").items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De partijen evalueren het om de twee jaar.", {"evaluatie": "om de twee jaar"}),
        (
            "Een partij die wil stoppen, laat dat drie maanden vooraf schriftelijk weten.",
            {"opzegtermijn": "drie maanden"},
        ),
    ],
)
def test_notice_and_evaluation(tmp_path: Path, text: str, expected: dict[str, Any]) -> None:
    found = answers(tmp_path, "Inwerkingtreding", text, "inwerkingtreding")
    assert expected.items() <= found.items()


def test_the_length_that_another_article_set_is_no_limit(tmp_path: Path) -> None:
    text = (
        "De gegevens worden eenmalig meegedeeld.\n\nArtikel 3: Inwerkingtreding\n\nHet eindigt na "
        "het verstrijken van de in artikel 2 bepaalde duur van de mededeling."
    )
    assert "duur" not in answers(tmp_path, "Periodiciteit", text, "periodiciteit")


def test_a_form_may_tell_the_reason_on_a_line_of_its_own(tmp_path: Path) -> None:
    text = (
        "**Frequentie:** wekelijks\n\n**Duur:** van 1 januari 2026 tot 31 december 2028\n\n"
        "**Reden:** de subsidie loopt drie jaar"
    )
    found = answers(tmp_path, "Periodiciteit", text, "periodiciteit")
    assert found["reden_duur"] == "de subsidie loopt drie jaar"


def test_who_uses_the_number_of_before_may_do_so_by_an_act(tmp_path: Path) -> None:
    text = (
        "De stad gebruikt het Rijksregisternummer op grond van beraadslaging nr. 12/2014. AMP is "
        "bij artikel 22 van het decreet van 30 april 2009 gerechtigd het INSZ te gebruiken."
    )
    rows = answers(tmp_path, "Kwaliteit", text, "kwaliteit")["machtigingen"]
    assert [(row["partij"], row["omschrijving"]) for row in rows] == [
        ("p2", "beraadslaging nr. 12/2014"),
        ("p1", "artikel 22 van het decreet van 30 april 2009"),
    ]


@pytest.mark.parametrize(
    ("titles", "kinds"),
    [
        (("AANSPRAKELIJKHEID", "SANCTIES"), [None, "sanctie"]),
        (("AANSPRAKELIJKHEID", "RECHT"), ["sanctie", "recht"]),
    ],
)
def test_an_article_on_liability_is_about_the_sanction_if_no_other_is(
    titles: tuple[str, ...], kinds: list[str | None]
) -> None:
    assert kinds_of_articles(titles) == kinds
