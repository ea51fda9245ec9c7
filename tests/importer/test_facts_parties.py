"""What a draft holds of the title, the parties and the signing, in the styles of several houses."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.names import name_at_start, short_in
from protowiz.importer.facts.opening.seats import seat_in
from protowiz.importer.facts.people import people_in
from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome
from protowiz.importer.source import MAX_PARAGRAPH

REST = """

Artikel 1: Onderwerp

Dit protocol regelt de mededeling van persoonsgegevens.

Artikel 2: Rechtsgrond

De wet.

Artikel 3: Gegevens

De namen.
"""
AGENCY = (
    "het Agentschap Sportpassen, met zetel te Laan 7, 9999 Modeldam, KBO 0999.000.129, "
    "vertegenwoordigd door An Peeters, administrateur-generaal"
)


def brought_in(tmp_path: Path, text: str, suffix: str = ".txt") -> dict[str, Any]:
    path = tmp_path / f"bron{suffix}"
    path.write_text(text, encoding="utf-8")
    return import_file(path).raw


def parties(tmp_path: Path, block: str, title: str = "PROTOCOL") -> list[dict[str, Any]]:
    """The rows of the parties of a source with this block."""
    raw = brought_in(tmp_path, f"{title}\n\n{block}\n\nOVERWEGENDE HETGEEN VOLGT\n\nA. Iets.{REST}")
    rows: list[dict[str, Any]] = raw["partijen"]["items"]
    return rows


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("op 12 mei 2024", date(2024, 5, 12)),
        ("[13.02.2025]", date(2025, 2, 13)),
        ("d.d. 3 mrt. 2020", date(2020, 3, 3)),
        ("1ste sept. 2024", date(2024, 9, 1)),
        ("12/05/24", date(2024, 5, 12)),
        ("de twaalfde mei tweeduizend vierentwintig", date(2024, 5, 12)),
        ("eenentwintig juni tweeduizendeenentwintig", date(2021, 6, 21)),
        ("de eerste februari van het jaar tweeduizend drieëntwintig", date(2023, 2, 1)),
        ("31/02/2024", None),
        ("nummer 0123.456.749", None),
        ("artikel 1.2.2024.3", None),
        ("in mei 2024", None),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, day: date | None) -> None:
    assert find_date(text) == day


@pytest.mark.parametrize(
    ("text", "name", "article"),
    [
        ('hierna: "AKV";', "AKV", None),
        ("hierna genoemd de stad,", "stad", "de"),
        ("(hierna: “de stad”)", "stad", "de"),
        ("verder 'X' genoemd", "X", None),
        ("hierna het agentschap genoemd", "agentschap", "het"),
        ("verder aangeduid als AKV;", "AKV", None),
        ("hierna ‘het OCMW’", "OCMW", "het"),
        ("hierna te noemen “Het Baken”", "Het Baken", None),
        ("afgekort AKV,", "AKV", None),
    ],
)
def test_a_short_name_is_read_however_it_is_given(
    text: str, name: str, article: str | None
) -> None:
    short = short_in(text)
    assert short is not None
    assert (short.name, short.article) == (name, article)


@pytest.mark.parametrize(
    "text", ["hierna vertegenwoordigd door An", "hierna een “partij”, samen de “partijen”"]
)
def test_what_names_no_party_gives_no_short_name(text: str) -> None:
    assert short_in(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Het Departement Werk, Economie en Zorg, met zetel te",
            "Het Departement Werk, Economie en Zorg",
        ),
        ("De stad Modelgem, Dorpsplein 1, 9999 Modelgem", "De stad Modelgem"),
        ("het Agentschap Sport (AS), ingeschreven", "het Agentschap Sport"),
        ("OCMW Modelgem vertegenwoordigd door", "OCMW Modelgem"),
    ],
)
def test_a_name_ends_where_something_else_is_told(text: str, name: str) -> None:
    assert name_at_start(text) == name


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "mevrouw An Peeters, burgemeester, en de heer Bo Maes, algemeen directeur, krachtens",
            [("An Peeters", "burgemeester"), ("Bo Maes", "algemeen directeur")],
        ),
        (
            "haar burgemeester, mevrouw An Peeters, en haar algemeen directeur, dhr. Bo D'hooghe",
            [("An Peeters", "burgemeester"), ("Bo D'hooghe", "algemeen directeur")],
        ),
        (
            "de burgemeester (An Peeters) en de algemeen directeur (Bo Maes)",
            [("An Peeters", "burgemeester"), ("Bo Maes", "algemeen directeur")],
        ),
        (
            "het college van burgemeester en schepenen, voor wie optreden An Peeters, schepen van "
            "Onderwijs, Jeugd en Sport, en Bo Maes, adjunct-algemeen directeur",
            [("An Peeters", "schepen van Onderwijs, Jeugd en Sport"),
             ("Bo Maes", "adjunct-algemeen directeur")],
        ),
        (
            "dr. An Van den Broeck in haar hoedanigheid van burgemeester en voorzitter van het "
            "vast bureau",
            [("An Van den Broeck", "burgemeester en voorzitter van het vast bureau")],
        ),
        (
            "An Peeters en Bo Maes, respectievelijk voorzitter van het vast bureau en directeur",
            [("An Peeters", "voorzitter van het vast bureau"), ("Bo Maes", "directeur")],
        ),
        (
            "haar bestuurders An Peeters en Bo Maes",
            [("An Peeters", "bestuurder"), ("Bo Maes", "bestuurder")],
        ),
        (
            "An Peeters, directeur. Zij wordt verder VMW genoemd",
            [("An Peeters", "directeur")],
        ),
        ("de Vlaamse Regering", []),
    ],
)  # fmt: skip
def test_people_keep_their_functions(text: str, people: list[tuple[str, str]]) -> None:
    assert [(it["naam"], it["functie"]) for it in people_in(text)] == people


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("met zetel te Laan 7, 9999 Modeldam, KBO", ("Laan 7", "9999", "Modeldam")),
        ("kantoor houdend te 9999 Modeldam, Laan 7, met", ("Laan 7", "9999", "Modeldam")),
        (
            "gevestigd aan de Grote Weg 8 bus 3 te 9998 Sint-Model en",
            ("Grote Weg 8 bus 3", "9998", "Sint-Model"),
        ),
        (
            "Adres: Koning Boudewijnlaan 5, bus 10, B-9998 Modelgem",
            ("Koning Boudewijnlaan 5, bus 10", "9998", "Modelgem"),
        ),
        ("waarvan de zetel zich bevindt te MODELDAM", (None, None, "MODELDAM")),
        ("in het besluit van 12 mei 2024 De raad", (None, None, None)),
    ],
)
def test_a_seat_is_read_in_either_order(text: str, seat: tuple[str | None, ...]) -> None:
    found = seat_in(text)
    assert (found.get("adres"), found.get("postcode"), found.get("gemeente")) == seat


def test_a_local_government_is_read_with_its_decision(tmp_path: Path) -> None:
    block = f"""TUSSEN

{AGENCY}, hierna AS,

EN

de gemeente Heidemeers, Dorpsstraat 12, 9998 Heidemeers, KBO-nr. 0999.012.304, vertegenwoordigd \
door haar burgemeester, de heer Jos Van de Velde, en haar algemeen directeur, mevrouw Lies \
D'hooghe, handelend in uitvoering van de beslissing van de gemeenteraad van 12 februari 2025, \
verder 'de gemeente';"""
    title = "PROTOCOL VOOR DE MEDEDELING VAN PERSOONSGEGEVENS DOOR AS AAN DE GEMEENTE HEIDEMEERS"
    first, second = parties(tmp_path, block, title)
    assert (first["korte_naam"], first["rol"], first["soort"]) == (
        "AS",
        "mededelend",
        "Vlaamse overheid",
    )
    assert second == {
        "id": "p2",
        "rol": "ontvangend",
        "soort": "lokaal bestuur",
        "officiele_naam": "gemeente Heidemeers",
        "lidwoord": "de",
        "korte_naam": "gemeente",
        "lidwoord_kort": "de",
        "kbo": "0999.012.304",
        "adres": "Dorpsstraat 12",
        "postcode": "9998",
        "gemeente": "Heidemeers",
        "orgaan": "de gemeenteraad",
        "datum_beslissing": date(2025, 2, 12),
        "vertegenwoordigers": [
            {"naam": "Jos Van de Velde", "functie": "burgemeester"},
            {"naam": "Lies D'hooghe", "functie": "algemeen directeur"},
        ],
    }


def test_a_body_that_only_represents_did_not_decide(tmp_path: Path) -> None:
    block = f"""TUSSEN

{AGENCY}, hierna AS,

EN

OCMW Heidemeers, Dorpsstraat 12, 9998 Heidemeers, KBO 0999.012.304, vertegenwoordigd door het vast \
bureau, voor wie tekent: Jos Maes, voorzitter, overeenkomstig het decreet van 22 december 2017, \
hierna het OCMW"""
    _, centre = parties(tmp_path, block)
    assert "orgaan" not in centre and "datum_beslissing" not in centre
    assert centre["vertegenwoordigers"] == [{"naam": "Jos Maes", "functie": "voorzitter"}]


@pytest.mark.parametrize(
    "block",
    [
        "De Vlaamse Gemeenschap, vertegenwoordigd door de Vlaamse Regering, bij delegatie, in de "
        "persoon van de leidend ambtenaar van het Departement Sport, Jeugd en Spel (DSJS), AN "
        "PEETERS, secretaris-generaal ingeschreven in het KBO met nummer 0999.000.129",
        "De Vlaamse Gemeenschap, vertegenwoordigd door de Vlaamse Regering, voor wie bij delegatie "
        "optreedt AN PEETERS, secretaris-generaal van het Departement Sport, Jeugd en Spel, "
        "ondernemingsnummer 0999.000.129",
        "De Vlaamse Gemeenschap, vertegenwoordigd door de Vlaamse Regering, voor wie bij delegatie "
        "het Departement Sport, Jeugd en Spel optreedt, KBO 0999.000.129, vertegenwoordigd door AN "
        "PEETERS, secretaris-generaal",
    ],
)
def test_who_acts_by_delegation_is_told_from_whom_it_acts_for(tmp_path: Path, block: str) -> None:
    text = f"TUSSEN\n\n{block},\n\nhierna: “DSJS”\n\nEN\n\n{AGENCY}, hierna AS"
    row, _ = parties(tmp_path, text)
    assert row["bij_delegatie"] is True
    assert (row["rechtspersoon"], row["delegerend_orgaan"]) == (
        "De Vlaamse Gemeenschap",
        "de Vlaamse Regering",
    )
    assert (row["lidwoord"], row["officiele_naam"]) == ("het", "Departement Sport, Jeugd en Spel")
    assert row["kbo"] == "0999.000.129"
    assert row["vertegenwoordigers"] == [{"naam": "AN PEETERS", "functie": "secretaris-generaal"}]


def test_a_table_of_the_parties_is_read_column_by_column(tmp_path: Path) -> None:
    text = """# Protocol van Stad Kustrode naar vzw Het Baken

## I. Partijen

| | Partij 1 | Partij 2 |
|---|---|---|
| Naam | Stad Kustrode | vzw Het Baken |
| Adres | Zeedijk 4, 9997 Kustrode | Havenkaai 77 bus 2, 9997 Kustrode |
| Ondernemingsnummer | BE 0999.256.980 | 0999.185.419 |
| Vestigingseenheid | | 2.999.353.034 |
| Vertegenwoordigd door | Mia Zeegers, burgemeester | Ahmed El Amrani (gedelegeerd bestuurder) |
| Hierna | "de stad" | "Het Baken" |
| DPO | dpo@kustrode.example, tel. 059 12 34 56 | geen |
| Website | www.kustrode.example | www.hetbaken.example |

## II. Overwegingen

OVERWEGENDE DAT de stad een lokaal bestuur is.
"""
    city, club = brought_in(tmp_path, text + REST, ".md")["partijen"]["items"]
    assert (city["officiele_naam"], city["korte_naam"], city["rol"]) == (
        "Stad Kustrode",
        "stad",
        "mededelend",
    )
    assert (city["kbo"], city["adres"], city["postcode"]) == ("0999.256.980", "Zeedijk 4", "9997")
    assert (city["dpo_email"], city["dpo_telefoon"]) == ("dpo@kustrode.example", "059 12 34 56")
    assert (club["korte_naam"], club["soort"]) == ("Het Baken", "private organisatie")
    assert (club["kbo"], club["vestigingseenheid"]) == ("0999.185.419", "2.999.353.034")
    assert club["heeft_dpo"] is False and club["website"] == "www.hetbaken.example"
    assert club["vertegenwoordigers"] == [
        {"naam": "Ahmed El Amrani", "functie": "gedelegeerd bestuurder"}
    ]


def test_parties_in_one_paragraph_are_told_apart_and_a_shared_name_is_a_group(
    tmp_path: Path,
) -> None:
    block = f"""Dit protocol wordt gesloten tussen:

enerzijds, {AGENCY}, hierna "AS" genoemd, en anderzijds, de stad Modelgem, Plein 1, 9998 Modelgem, \
KBO 0999.012.304, verder "de stad", en het OCMW Modelgem, Plein 2, 9998 Modelgem, KBO \
0999.256.980, verder "het OCMW".

De stad en het OCMW worden hierna samen "het lokaal bestuur" genoemd."""
    raw = brought_in(tmp_path, f"PROTOCOL\n\n{block}\n\nOVERWEGENDE\n\nA. Iets.{REST}")
    rows = raw["partijen"]["items"]
    assert [row["korte_naam"] for row in rows] == ["AS", "stad", "OCMW"]
    assert raw["partijen"]["groepen"] == [
        {"id": "g1", "naam": "lokaal bestuur", "lidwoord_kort": "het"}
    ]
    assert [row.get("groep") for row in rows] == [None, "g1", "g1"]
    assert raw["partijen"]["aanhalingstekens"] == '" "'


def test_data_in_two_directions_make_both_parties_sender_and_receiver(tmp_path: Path) -> None:
    text = f"""Protocol tussen AS en de stad Modelgem inzake de sportpas

TUSSEN

{AGENCY}, hierna “AS”,

EN

de stad Modelgem, Plein 1, 9998 Modelgem, KBO 0999.012.304, hierna “de stad”,

OVERWEGENDE HETGEEN VOLGT

A. Iets.

Artikel 1: Voorwerp

AS en de stad wisselen de gegevens van artikel 3 met elkaar uit.
"""
    raw = brought_in(tmp_path, text)
    assert [row["rol"] for row in raw["partijen"]["items"]] == ["beide", "beide"]
    assert raw["aanhef"]["kader"] == "de sportpas"
    assert "titel_van" not in raw["aanhef"]


def test_what_is_not_sure_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    city = "de stad Modelgem, Plein 1, 9998 Modelgem, hierna de stad"
    block = f"TUSSEN\n\n{AGENCY.replace('129', '128')}, hierna AS\n\nEN\n\n{city}"
    path.write_text(f"PROTOCOL\n\n{block}\n\nOVERWEGENDE\n\nA. Iets.{REST}", encoding="utf-8")
    imported = import_file(path)
    assert all("rol" not in row for row in imported.raw["partijen"]["items"])
    doubts = " ".join(entry.what for entry in imported.report.of(Outcome.DOUBTFUL))
    assert "Deelt AS mee of ontvangt ze?" in doubts
    assert "0999.000.128 faalt op het controlegetal" in doubts
    missing = " ".join(entry.what for entry in imported.report.of(Outcome.MISSING))
    assert "Geen ondernemingsnummer gevonden bij stad Modelgem" in missing


def test_the_preamble_of_a_word_processor_is_read(tmp_path: Path) -> None:
    text = """# PROTOCOL

## voor de elektronische mededeling van persoonsgegevens van de stad Modelgem naar AS

**Betreft:** de sportpas

| Documentinformatie | |
|---|---|
| Versie | 1.3 |
| Datum | 14 juni 2024 |

### Versiebeheer

| Versie | Datum | Aanpassing |
|---|---|---|
| 1.0 | 01/03/2024 | Eerste versie |
| 1.3 | 14/06/2024 | Bewaartermijn ingekort |

### Korte samenvatting

De stad bezorgt namen aan AS.

## Partijen

**Tussen**

de stad Modelgem, Plein 1, 9998 Modelgem, KBO 0999.012.304, hierna de stad
"""
    found = brought_in(tmp_path, text + REST, ".md")["aanhef"]
    assert (found["titel_van"], found["titel_naar"]) == ("de stad Modelgem", "AS")
    assert (found["kader"], found["versie"]) == ("de sportpas", "Versie 1.3")
    assert found["datum"] == date(2024, 6, 14)
    assert found["korte_inhoud"] == "De stad bezorgt namen aan AS."
    assert found["wijzigingen"] == [
        {"datum": date(2024, 3, 1), "omschrijving": "Eerste versie"},
        {"datum": date(2024, 6, 14), "omschrijving": "Bewaartermijn ingekort"},
    ]


def test_a_subject_in_the_title_is_not_part_of_the_name_of_the_receiver(tmp_path: Path) -> None:
    service = "de Dienst Steun in het kader van Armoede, Plein 1, 9998 Modelgem, hierna DSA"
    block = f"TUSSEN\n\n{AGENCY}, hierna AS\n\nEN\n\n{service}"
    title = (
        "ALGEMEEN PROTOCOL VOOR DE MEDEDELING VAN PERSOONSGEGEVENS VAN HET AGENTSCHAP SPORTPASSEN "
        "NAAR DE DIENST STEUN IN HET KADER VAN ARMOEDE IN HET KADER VAN DE SPORTPAS"
    )
    raw = brought_in(tmp_path, f"{title}\n\n{block}\n\nOVERWEGENDE\n\nA. Iets.{REST}")
    assert raw["aanhef"]["soort"] == "algemeen protocol"
    assert raw["aanhef"]["titel_naar"] == "DE DIENST STEUN IN HET KADER VAN ARMOEDE"
    assert raw["aanhef"]["kader"] == "DE SPORTPAS"
    assert [row["rol"] for row in raw["partijen"]["items"]] == ["mededelend", "ontvangend"]


SIGNERS = f"""PROTOCOL

TUSSEN

{AGENCY}, hierna AS,

EN

de stad Modelgem, Plein 1, 9998 Modelgem, KBO 0999.012.304, vertegenwoordigd door Bo Maes, \
burgemeester, en Cas Wit, algemeen directeur, hierna de stad

OVERWEGENDE

A. Iets.
{REST}
"""


def test_stacked_signatures_are_read_with_functions_before_or_after(tmp_path: Path) -> None:
    text = """Opgemaakt in zoveel exemplaren als er partijen zijn te Modelgem op de vijfde maart \
tweeduizend vijfentwintig.

Voor AS,

De administrateur-generaal

An Peeters

Voor de stad,

Bo Maes
burgemeester

Cas Wit, algemeen directeur
"""
    found = brought_in(tmp_path, SIGNERS + text)["ondertekening"]
    assert (found["plaats"], found["datum"]) == ("Modelgem", date(2025, 3, 5))
    assert (found["opstelling"], found.get("wijze")) == ("onder elkaar", None)
    agency, city = found["blokken"]
    assert (agency["namens"], agency["ondertekenaars"][0]["naam"]) == ("AS", "An Peeters")
    assert agency["ondertekenaars"][0]["functie"].endswith("administrateur-generaal")
    assert city == {
        "namens": "de stad",
        "ondertekenaars": [
            {"naam": "Bo Maes", "functie": "burgemeester"},
            {"naam": "Cas Wit", "functie": "algemeen directeur"},
        ],
    }


def test_electronic_stamps_go_to_whom_they_are_of(tmp_path: Path) -> None:
    text = """Gedaan te Modelgem, op de datum van de laatste elektronische handtekening.

Voor AS

An Peeters, administrateur-generaal

Digitaal ondertekend door An Peeters op 12/05/2024 10:11:12 CEST

Voor de stad

Bo Maes, burgemeester

Getekend door: Bo Maes (Signature)
Getekend op: 2024-05-13 08:00:01 +02:00
"""
    found = brought_in(tmp_path, SIGNERS + text)["ondertekening"]
    assert (found["datum_bij_handtekening"], found["wijze"]) == (True, "elektronisch")
    assert "datum" not in found
    stamps = [block["ondertekenaars"][0]["getekend"] for block in found["blokken"]]
    assert stamps[0] == "Digitaal ondertekend door An Peeters op 12/05/2024 10:11:12 CEST"
    assert stamps[1].endswith("2024-05-13 08:00:01 +02:00")


def test_a_row_of_a_table_holds_blocks_side_by_side(tmp_path: Path) -> None:
    text = """Opgemaakt te MODELGEM, op 5 maart 2025.

Voor AS Administrateur-generaal\tVoor de stad De burgemeester
An Peeters\tBo Maes
"""
    found = brought_in(tmp_path, SIGNERS + text)["ondertekening"]
    assert (found["plaats"], found["opstelling"]) == ("MODELGEM", "naast elkaar")
    assert [block["namens"] for block in found["blokken"]] == ["AS", "de stad"]
    assert found["blokken"][0]["ondertekenaars"] == [
        {"naam": "An Peeters", "functie": "Administrateur-generaal"}
    ]


def test_several_who_sign_for_one_party_stand_in_one_block(tmp_path: Path) -> None:
    text = """Opgemaakt te Modelgem, op 5 maart 2025.

Voor de stad

Bo Maes\tCas Wit
burgemeester\talgemeen directeur
Getekend door: Bo Maes (Signature)\tGetekend door: Cas Wit (Signature)
Datum: 2025-03-06 10:12:44 +01:00\tDatum: 2025-03-07 08:30:09 +01:00
"""
    (block,) = brought_in(tmp_path, SIGNERS + text)["ondertekening"]["blokken"]
    assert block["namens"] == "de stad"
    assert block["ondertekenaars"][1] == {
        "naam": "Cas Wit",
        "functie": "algemeen directeur",
        "getekend": "Getekend door: Cas Wit (Signature) Datum: 2025-03-07 08:30:09 +01:00",
    }


def test_functions_are_not_shared_out_by_guess(tmp_path: Path) -> None:
    text = """Opgemaakt te Modelgem, op 5 maart 2025.

Voor de stad

Bo Maes          Cas Wit
algemeen directeur     burgemeester
"""
    found = brought_in(tmp_path, SIGNERS + text)["ondertekening"]
    assert "blokken" not in found
    assert found["opstelling"] == "naast elkaar"


def test_annexes_keep_number_title_and_text(tmp_path: Path) -> None:
    text = """Opgemaakt te Modelgem, op 5 maart 2025.

Bijlagen:

1. De velden
2. De contacten

Bijlage 1 – De velden

veld\tuitleg
naam\tvan het kind

Bijlage 2: De contacten (vertrouwelijk)
"""
    first, second = brought_in(tmp_path, SIGNERS + text)["bijlagen"]["items"]
    assert (first["nummer"], first["opschrift"]) == ("1", "De velden")
    assert "| naam | van het kind |" in first["inhoud"]
    assert second == {"nummer": "2", "opschrift": "De contacten", "vertrouwelijk": True}


@pytest.mark.parametrize(
    "words",
    ["hierna “Xa”, en ", "hierna samen Xa, ", "vertegenwoordigd door ", "Aa ", ", ", "zetel te "],
)
def test_a_long_line_does_not_hold_up_the_import(tmp_path: Path, words: str) -> None:
    began = time.process_time()
    brought_in(
        tmp_path,
        f"PROTOCOL\n\nTUSSEN\n\nde stad X, {words * (MAX_PARAGRAPH * 9 // 10 // len(words))}{REST}",
    )
    assert time.process_time() - began < 5
