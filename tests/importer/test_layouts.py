"""Tables, forms and titles that only the layout of a text shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from protowiz.document.tree import Table, words_of
from protowiz.importer.laid_out_tables import laid_out_rows
from protowiz.importer.reading import import_file
from protowiz.importer.report import Report
from protowiz.importer.text_file import read_text
from tests.importer.sources import protocol

PARTIES = protocol().split("\n\n", 1)[1]


def rows_of(text: str) -> list[list[str]]:
    """The rows of the only table that is read in a text."""
    (table,) = [it.block for it in read_text(text, Report()) if isinstance(it.block, Table)]
    return [[" ".join(words_of(cell)) for cell in row] for row in table.rows]


def answers(tmp_path: Path, text: str, step: str, suffix: str = ".txt") -> Any:
    """What is found for a step in a protocol."""
    path = tmp_path / f"bron{suffix}"
    path.write_text(text, encoding="utf-8")
    return import_file(path).raw.get(step, {})


NAME_AND_INCOME = [["Naam en adres", "Om de brief te versturen"], ["Inkomen", "Om te rekenen"]]


@pytest.mark.parametrize(
    "text",
    [
        """\
Nr.   Gegeven           Verantwoording
1     Naam en           Om de brief
      adres             te versturen
2     Inkomen           Om te rekenen""",
        """\
Gegeven           Verantwoording

Naam en adres     Om de brief te
                  versturen

Inkomen           Om te rekenen""",
        """\
Nr.
Gegeven
Verantwoording
1
Naam en adres
Om de brief te versturen
2
Inkomen
Om te rekenen""",
        """\
Gegeven

Verantwoording

Naam en adres

Om de brief te versturen

Inkomen

Om te rekenen""",
        """\
Gegeven
Verantwoording

Naam en adres
Om de brief te versturen

Inkomen
Om te rekenen""",
        """\
Gegeven | Verantwoording
Naam en adres | Om de brief te versturen
Inkomen | Om te rekenen""",
    ],
)
def test_a_table_is_one_however_its_columns_are_laid_out(text: str) -> None:
    head, *rows = rows_of(f"De gegevens zijn:\n\n{text}\n\nZe worden daarna gewist.\n")
    assert head[-2:] == ["Gegeven", "Verantwoording"]
    assert [row[-2:] for row in rows] == NAME_AND_INCOME


def test_a_page_break_in_a_row_cuts_nothing(tmp_path: Path) -> None:
    pages = [
        f"\n\n   Protocol Kortingen{' ' * 40}Pagina {number} van 3\n\n" for number in (1, 2, 3)
    ]
    text = f"""\
Hier staan veel woorden die samen een alinea van enkele regels vormen,
en dat is nodig opdat de bladzijde lang genoeg zou zijn om er een te zijn.
{pages[0]}
Nr.   Gegeven           Verantwoording

1     Naam en           Om de brief
{pages[1]}
      adres             te versturen

2     Inkomen           Om te rekenen

Daarna volgt weer een alinea van enkele regels, die hier alleen staat
omdat een bladzijde niet uit een tabel alleen bestaat.
{pages[2]}"""
    assert [row[1:] for row in rows_of(text)[1:]] == NAME_AND_INCOME


@pytest.mark.parametrize(
    "text",
    [
        "1.1     De partij meldt dat\n        aan de andere partij.\n\n1.2     Dat gebeurt snel.",
        "(a)   de naam van het kind;\n(b)   het adres van het kind,\n      zoals het bekend is;",
        "Een zin  met twee  spaties erin,\nen nog  een zin met  veel spaties.",
        "ARTIKEL 1.    ONDERWERP\n\nARTIKEL 2.    GEGEVENS",
        "Gegeven\nDat is wat meegedeeld wordt.",
    ],
)
def test_a_list_or_a_paragraph_is_no_table(text: str) -> None:
    assert laid_out_rows(text.split("\n"), ()) == {}


def test_signatures_in_two_columns_are_read_column_by_column(tmp_path: Path) -> None:
    text = protocol("Artikel 2: Gegevens\n\nx.", "Artikel 3: Recht\n\nx.")
    text += """
Aldus opgemaakt te Modeldam op 3 maart 2026.

VOOR AMP                          VOOR DE STAD

(handtekening)                    (handtekening)

An Peeters                        Bo Maes

leidend ambtenaar                 burgemeester

                                  Cas De Wit

                                  algemeen directeur

BIJLAGE 1 - PLANNING

maart 2026      mededeling
april 2026      analyse
"""
    found = answers(tmp_path, text, "ondertekening")
    assert [len(block["ondertekenaars"]) for block in found["blokken"]] == [1, 2]
    assert found["blokken"][1]["ondertekenaars"][1] == {
        "naam": "Cas De Wit",
        "functie": "algemeen directeur",
    }
    (annex,) = answers(tmp_path, text, "bijlagen")["items"]
    assert "| april 2026 | analyse |" in annex["inhoud"]


FORM = {
    "titel_van": "Agentschap Modelpremies",
    "titel_naar": "de stad Voorbeeldegem",
    "kader": "de korting op maaltijden",
    "datum": date(2026, 3, 3),
}


@pytest.mark.parametrize(
    ("title", "suffix"),
    [
        (
            "PROTOCOL\nVan: Agentschap Modelpremies\nAan: de stad Voorbeeldegem\n"
            "Betreft: de korting op maaltijden\nDatum: 3 maart 2026",
            ".txt",
        ),
        (
            "Protocol gegevensuitwisseling\n\nMeedelende partij: Agentschap Modelpremies\n"
            "Ontvangende partij: de stad Voorbeeldegem\nDoel: de korting op maaltijden\n\n"
            "v1.0 d.d. 3 maart 2026",
            ".txt",
        ),
        (
            "# Protocol\n\n**Van:** Agentschap Modelpremies\\\n**Aan:** de stad Voorbeeldegem\\\n"
            "**In het kader van:** de korting op maaltijden\n\n*3 maart 2026*",
            ".md",
        ),
        (
            "# Protocol\n\n| | |\n|---|---|\n| Van | Agentschap Modelpremies |\n"
            "| Naar | de stad Voorbeeldegem |\n| Onderwerp | de korting op maaltijden |\n"
            "| Datum | 3 maart 2026 |",
            ".md",
        ),
    ],
)
def test_a_title_may_be_a_form(tmp_path: Path, title: str, suffix: str) -> None:
    found = answers(tmp_path, f"{title}\n\n{PARTIES}", "aanhef", suffix)
    assert FORM.items() <= found.items()


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "Protocol tussen het Agentschap Modelpremies en de stad Voorbeeldegem over de "
            "mededeling van persoonsgegevens voor de korting op maaltijden",
            "de korting op maaltijden",
        ),
        (
            "PROTOCOL\n\nBETREFFENDE DE MEDEDELING VAN PERSOONSGEGEVENS VAN HET AGENTSCHAP "
            "MODELPREMIES NAAR DE STAD VOORBEELDEGEM\n\nin het kader van de korting op maaltijden",
            "de korting op maaltijden",
        ),
        (
            "Protocol voor de mededeling van persoonsgegevens door het Agentschap Modelpremies aan "
            "de stad Voorbeeldegem, in het kader van de korting (versie 2.0 van 3 maart 2026)",
            "de korting",
        ),
    ],
)
def test_the_subject_is_that_of_this_protocol(tmp_path: Path, title: str, subject: str) -> None:
    assert answers(tmp_path, f"{title}\n\n{PARTIES}", "aanhef")["kader"] == subject


CHANGES = [
    {"datum": date(2026, 2, 1), "omschrijving": "eerste ontwerp"},
    {"datum": date(2026, 3, 3), "omschrijving": "na het advies"},
]


@pytest.mark.parametrize(
    "log",
    [
        "Historiek van dit document\nDatum\tWat\n01/02/2026\teerste ontwerp\n"
        "03/03/2026\tna het advies",
        "Documentgeschiedenis\n\nWanneer      Verandering\n01/02/2026   eerste ontwerp\n"
        "03/03/2026   na het advies",
        "Versiebeheer\n\nVersie 0.1 – 1 februari 2026: eerste ontwerp\n"
        "Versie 1.0 – 3 maart 2026: na het advies",
    ],
)
def test_a_change_log_has_many_names(tmp_path: Path, log: str) -> None:
    text = f"PROTOCOL VOOR DE MEDEDELING VAN PERSOONSGEGEVENS\n\n{log}\n\n{PARTIES}"
    assert answers(tmp_path, text, "aanhef")["wijzigingen"] == CHANGES


AGENCY = {
    "officiele_naam": "Agentschap Parkeren",
    "korte_naam": "APK",
    "kbo": "0994.101.233",
    "adres": "Bronkaai 14",
    "gemeente": "Zilverdonk",
    "vertegenwoordigers": [{"naam": "Lode Hautekeete", "functie": "administrateur-generaal"}],
}


@pytest.mark.parametrize(
    "block",
    [
        """\
1) Agentschap Parkeren
Kantoorgebouw: Bronkaai 14, 8795 Zilverdonk
Ondernemingsnummer: 0994.101.233
Hier vertegenwoordigd door:
• Lode Hautekeete, administrateur-generaal
hierna: APK;""",
        """\
Naam              Agentschap Parkeren
Afkorting         APK
KBO               0994.101.233
Zetel             Bronkaai 14, 8795 Zilverdonk
Vertegenwoordigd  Lode Hautekeete,
door              administrateur-generaal""",
        """\
Naam: Agentschap Parkeren
Hierna: APK
Ondernemingsnummer: 0994.101.233
Zetel: Bronkaai 14, 8795 Zilverdonk
Wettelijke vertegenwoordiger: Lode Hautekeete
Functie: administrateur-generaal""",
        "Agentschap Parkeren - hierna APK - Bronkaai 14, 8795 Zilverdonk - KBO 0994.101.233 - "
        "vertegenwoordigd door Lode Hautekeete, administrateur-generaal",
        "Agentschap Parkeren, Bronkaai 14 te 8795 Zilverdonk (KBO 0994.101.233), dat handelt via "
        "Lode Hautekeete, administrateur-generaal, en dat hierna APK wordt genoemd,",
    ],
)
def test_a_party_may_be_told_line_by_line_or_as_a_form(tmp_path: Path, block: str) -> None:
    text = f"""\
PROTOCOL VOOR DE MEDEDELING VAN PERSOONSGEGEVENS

TUSSEN

{block}

EN

De stad Molenberge, met zetel te Marktplein 1, 9799 Molenberge, KBO 0994.217.633, vertegenwoordigd \
door Bo Maes, burgemeester, hierna "de stad"

WORDT OVEREENGEKOMEN WAT VOLGT:

Artikel 1: Onderwerp

APK deelt gegevens mee aan de stad.

Artikel 2: Gegevens

x.

Artikel 3: Recht

x.
"""
    agency, city = answers(tmp_path, text, "partijen")["items"]
    assert AGENCY.items() <= agency.items()
    assert (city["korte_naam"], city["rol"]) == ("stad", "ontvangend")
    assert [person["naam"] for person in city["vertegenwoordigers"]] == ["Bo Maes"]


@pytest.mark.parametrize(
    ("subject", "roles"),
    [
        ("AMP en de stad bezorgen elkaar gegevens.", ("beide", "beide")),
        ("Het gaat om gegevens die AMP en de stad aan elkaar bezorgen.", ("beide", "beide")),
        (
            "- stroom 1: van AMP naar de stad;\n- stroom 2: van de stad naar AMP.",
            ("beide", "beide"),
        ),
        (
            "AMP deelt de gegevens van deel A mee aan de stad. De stad deelt de gegevens van "
            "deel B mee aan AMP.",
            ("beide", "beide"),
        ),
        (
            "AMP bezorgt de stad een lijst; de stad koppelt het resultaat terug aan AMP.",
            ("beide", "beide"),
        ),
        ("Het gaat om gegevens die de stad van AMP ontvangt.", ("mededelend", "ontvangend")),
    ],
)
def test_who_passes_data_on_is_told_in_article_1(
    tmp_path: Path, subject: str, roles: tuple[str, str]
) -> None:
    text = f"PROTOCOL VOOR DE MEDEDELING VAN PERSOONSGEGEVENS\n\n{PARTIES}"
    text = text.replace("AMP deelt gegevens mee aan de stad.", subject)
    text += "\n\nArtikel 100: Gegevens\n\nx.\n"
    parties = answers(tmp_path, text, "partijen")["items"]
    assert tuple(party.get("rol") for party in parties) == roles
