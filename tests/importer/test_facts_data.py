"""Data items are found in tables of any shape, in lists and in running text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome
from tests.importer.sources import protocol

NAME = ("De naam van de aanvrager", "Om de brief te richten.")
SUM = ("Het bedrag van de premie", "De stadspremie hangt ervan af.")


@pytest.fixture
def data(tmp_path: Path) -> Any:
    """Gives the answers about the data of a protocol with this article, as text or Markdown."""

    def answers(text: str, suffix: str = ".txt", *more: str) -> dict[str, Any]:
        path = tmp_path / f"bron{suffix}"
        head = "## " if suffix == ".md" else ""
        path.write_text(
            protocol(f"{head}Artikel 3: De gegevens\n\n{text}", *more), encoding="utf-8"
        )
        return dict(import_file(path).raw["gegevens"])

    return answers


PAIRS = f"""\
Gegeven 1\t{NAME[0]}
Verantwoording\t{NAME[1]}
Gegeven 2\t{SUM[0]}
Verantwoording\t{SUM[1]}"""
ROWS = f"Gegeven\tVerantwoording\n{NAME[0]}\t{NAME[1]}\n{SUM[0]}\t{SUM[1]}"
TURNED = f"Gegeven\t{NAME[0]}\t{SUM[0]}\nVerantwoording\t{NAME[1]}\t{SUM[1]}"
PIPED = f"""\
| Nr. | Noodzaak | Persoonsgegeven |
| --- | --- | --- |
| 1 | {NAME[1]} | {NAME[0]} |
| 2 | {SUM[1]} | {SUM[0]} |"""
LISTED = f"""\
De volgende gegevens worden meegedeeld:

1) {NAME[0]}
Waarom nodig: {NAME[1]}

2) {SUM[0]}
Waarom nodig: {SUM[1]}"""
ALONE = f"""\
Gegeven 1
{NAME[0]}
Verantwoording proportionaliteit
{NAME[1]}
Gegeven 2
{SUM[0]}
Verantwoording
{SUM[1]}"""
ALONE_APART = ALONE.replace("\n", "\n\n")
PARAGRAPHS = f"""\
Gegeven 1: {NAME[0]}

Verantwoording: {NAME[1]}

Gegeven 2: {SUM[0]}

Verantwoording: {SUM[1]}"""


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (PAIRS, ".txt"),
        (ROWS, ".txt"),
        (TURNED, ".txt"),
        (PIPED, ".txt"),
        (PIPED, ".md"),
        (LISTED, ".txt"),
        (PARAGRAPHS, ".txt"),
        (ALONE, ".txt"),
        (ALONE_APART, ".txt"),
        (ALONE_APART, ".md"),
    ],
    ids=[
        *("pairs", "rows", "turned", "piped text", "Markdown", "list", "paragraphs"),
        *("lines alone", "lines alone apart", "paragraphs of Markdown"),
    ],
)
def test_items_are_found_in_any_shape(data: Any, text: str, suffix: str) -> None:
    items = data(text, suffix)["items"]
    assert [(item["omschrijving"], item["verantwoording"]) for item in items] == [NAME, SUM]


def test_items_in_a_running_sentence_and_what_they_lack_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    text = "De volgende gegevens worden meegedeeld: de naam, het adres en de geboortedatum."
    path.write_text(protocol(f"Artikel 3: Gegevens\n\n{text}"), encoding="utf-8")
    imported = import_file(path)
    items = imported.raw["gegevens"]["items"]
    assert [item["omschrijving"] for item in items] == ["de naam", "het adres", "de geboortedatum"]
    missing = {entry.what for entry in imported.report.of(Outcome.MISSING)}
    assert "Gegeven 2 heeft geen verantwoording." in missing
    assert "Geen bewaartermijn herkend." in missing


def test_what_stands_under_the_parts_of_an_item_belongs_to_the_item(data: Any) -> None:
    found = data(
        "De volgende gegevens worden meegedeeld:\n\na. de identiteit, met als onderdelen:\n"
        "   - naam\n   - geboortedatum\n   Reden: er zijn naamgenoten.\n\n"
        "b. een beperking\n   Reden: de premie hangt ervan af.\n\n"
        "Gegeven b is een gegeven over gezondheid. De verwerking is toegelaten op grond van "
        "artikel 9.2.g AVG."
    )
    first, second = found["items"]
    assert (first["omschrijving"], first["verantwoording"]) == (
        "de identiteit",
        "er zijn naamgenoten.",
    )
    assert first["onderdelen"] == ["naam", "geboortedatum"]
    assert (second["categorie"], second["uitzondering"]) == ("artikel 9", "9.2.g")


def test_paragraphs_that_say_who_passes_on_what(data: Any) -> None:
    found = data(
        "3.1 AMP deelt aan de stad het INSZ-nummer van de aanvrager mee. Dat is nodig om hem te "
        "herkennen. Het wordt één jaar bewaard.\n\n3.2 AMP deelt aan de stad het bedrag van de "
        "premie mee. Dat is nodig omdat de stadspremie ervan afhangt."
    )
    first, second = found["items"]
    assert first == {
        "van": "p1",
        "naar": "p2",
        "omschrijving": "het INSZ-nummer van de aanvrager",
        "verantwoording": "om hem te herkennen.",
        "bewaring": {"termijn": "één jaar"},
    }
    assert second["omschrijving"] == "het bedrag van de premie"
    assert found["identificatie"] == "INSZ-nummer"


def test_each_item_keeps_its_term_its_parts_and_its_category(data: Any) -> None:
    found = data(
        "| Gegeven | Verantwoording | Bewaartermijn | Bijzondere categorie |\n|---|---|---|---|\n"
        "| Contact:<br>- telefoon<br>- e-mail | Om te bellen. | 5 jaar na de uitbetaling | nee |\n"
        "| Handicap | Voor de toeslag. | tot het einde van het recht, maximaal 10 jaar | "
        "ja, artikel 9, lid 2, g), AVG |",
        ".md",
    )
    first, second = found["items"]
    assert first["onderdelen"] == ["telefoon", "e-mail"]
    assert first["bewaring"] == {"termijn": "5 jaar", "vanaf": "de uitbetaling"}
    assert "categorie" not in first
    assert (second["categorie"], second["uitzondering"]) == ("artikel 9", "9.2.g")
    assert second["bewaring"]["termijn"] == "tot het einde van het recht"
    assert second["bewaring"]["maximum"] == "10 jaar"
    assert found["bewaring_wijze"] == "per gegeven"


def test_a_sentence_marks_items_as_special(data: Any) -> None:
    found = data(
        f"{ROWS}\n\nGegeven 2 is een gegeven over de gezondheid in de zin van artikel 9 AVG. Dat "
        "is toegelaten op grond van artikel 9, tweede lid, h), AVG."
    )
    assert "categorie" not in found["items"][0]
    assert found["items"][1]["categorie"] == "artikel 9"
    assert found["items"][1]["uitzondering"] == "9.2.h"


def test_a_delicate_item_without_category_is_doubtful_and_not_decided(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    table = "Gegeven 1\tDe handicap van het kind\nVerantwoording\tVoor de toeslag"
    path.write_text(protocol(f"Artikel 3: Gegevens\n\n{table}"), encoding="utf-8")
    imported = import_file(path)
    assert "categorie" not in imported.raw["gegevens"]["items"][0]
    doubts = [entry.what for entry in imported.report.of(Outcome.DOUBTFUL)]
    assert "Is gegeven 1 een gegeven van artikel 9 of 10 AVG?" in doubts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De stad bewaart de gegevens tien jaar na het einde van het dossier, omdat zij dan "
            "verjaren. Daarna worden ze vernietigd.",
            {
                "termijn": "tien jaar",
                "vanaf": "het einde van het dossier",
                "reden": "omdat zij dan verjaren.",
            },
        ),
        (
            "De gegevens worden bewaard tot de premie is uitbetaald, met een maximum van 2 jaar.",
            {"termijn": "tot de premie is uitbetaald", "maximum": "2 jaar"},
        ),
        (
            "De stad houdt de gegevens niet langer bij dan zes maanden na de uitbetaling.",
            {"termijn": "zes maanden", "vanaf": "de uitbetaling"},
        ),
        ("Bewaartermijn: 18 maanden.", {"termijn": "18 maanden"}),
    ],
)
def test_how_long_all_data_are_kept(data: Any, text: str, expected: dict[str, str]) -> None:
    found = data(f"{PAIRS}\n\n{text}")
    assert found["bewaring"] == expected
    assert found["bewaring_wijze"] == "voor alle gegevens"


def test_the_term_may_stand_in_an_article_of_its_own_and_logs_are_no_data(data: Any) -> None:
    found = data(
        PAIRS,
        ".txt",
        "Artikel 4: Beveiliging\n\nDe logbestanden worden drie jaar bewaard.",
        "Artikel 5: Bewaartermijn\n\nDe stad bewaart de gegevens vijf jaar. Nadien worden ze "
        "geanonimiseerd.",
    )
    assert found["bewaring"]["termijn"] == "vijf jaar"
    assert found["na_bewaring"] == "geanonimiseerd"


def test_whose_the_data_are_how_many_and_by_which_key(data: Any) -> None:
    found = data(
        "De gegevens betreffen aanvragers van een premie. Het gaat om ongeveer 1.200 gezinnen per "
        "jaar. De aanvragers worden opgezocht met het rijksregisternummer. AMP deelt het inkomen "
        f"niet mee.\n\n{PAIRS}"
    )
    assert found["betrokkenen"] == "aanvragers van een premie"
    assert found["omvang"] == "ongeveer 1.200 gezinnen per jaar"
    assert found["identificatie"] == "INSZ-nummer"
    assert found["opmerking"] == "AMP deelt het inkomen niet mee."


def test_another_key_is_named(data: Any) -> None:
    found = data(f"De gegevens worden opgevraagd op basis van het dossiernummer.\n\n{PAIRS}")
    assert found["identificatie"] == "andere sleutel"
    assert found["andere_sleutel"] == "het dossiernummer"
