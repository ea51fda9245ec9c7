"""What a draft holds of the recitals and the advices, however a house labels and words them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from protowiz.draft.reading import read
from protowiz.importer.facts.recitals.advice_words import said_in
from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome
from protowiz.render.compose import compose
from tests.importer.test_facts_parties import REST

PARTIES = """PROTOCOL VAN HET AGENTSCHAP SPORTPASSEN NAAR DE STAD MODELGEM

TUSSEN

Het Agentschap Sportpassen, met zetel te Laan 7, 9999 Modeldam, KBO 0999.000.129, vertegenwoordigd \
door An Peeters, administrateur-generaal, hierna “AS”

EN

Stad Modelgem, Plein 1, 9998 Modelgem, KBO 0999.012.304, vertegenwoordigd door Bo Maes, \
burgemeester, hierna “de stad”

"""
DECREE = "het decreet van 22 december 2017 over het lokaal bestuur"


def brought_in(tmp_path: Path, recitals: str, suffix: str = ".txt") -> dict[str, Any]:
    path = tmp_path / f"bron{suffix}"
    path.write_text(PARTIES + recitals + REST, encoding="utf-8")
    return import_file(path).raw


def test_letters_with_sub_letters_and_captions(tmp_path: Path) -> None:
    text = f"""NA TE HEBBEN UITEENGEZET

- A. AS is een Vlaamse instantie als bedoeld in artikel 2, 10° e-govdecreet: Sportpassen \
(opgericht bij het decreet van 3 mei 2019 tot oprichting van het agentschap, en tot wijziging van \
een ander).
- B. De stad is een gemeente waarvan de werking is beschreven in {DECREE}. Zij geeft de pas uit.

C. [C1. BESCHRIJVING VAN DE ALGEMENE CONTEXT

Gezinnen vragen de pas zelf aan.

Dat duurt lang.

C2. VOORSTELLING VAN HET VERLOOP VAN DE GEPLANDE GEGEVENSSTROOM

AS plaatst een bestand op een server.

- De stad haalt het op.

C3. VERDUIDELIJK of de gegevens al dan niet langs een dienstenintegrator gaan]

De gegevens gaan rechtstreeks van AS naar de stad.

- D. De partijen wensen een protocol te sluiten. Dat protocol wordt bekendgemaakt op hun website.
- F. De functionaris voor gegevensbescherming van AS heeft op 12 februari 2025 advies gegeven.
- G. De functionaris voor gegevensbescherming van Stad Modelgem heeft op [DATUM] advies gegeven.

WORDT OVEREENGEKOMEN WAT VOLGT:"""
    raw = brought_in(tmp_path, text)
    assert raw["instanties"]["items"] == [
        {
            "letter": "A",
            "partij": "p1",
            "oprichting": "het decreet van 3 mei 2019 tot oprichting van het agentschap, en tot "
            "wijziging van een ander",
        },
        {"letter": "B", "partij": "p2", "oprichting": DECREE, "opdracht": "Zij geeft de pas uit."},
    ]
    context = raw["context"]
    assert (context["letter"], context["onderletters"], context["opschriften"]) == ("C", True, True)
    assert context["aanleiding"] == "Gezinnen vragen de pas zelf aan.\n\nDat duurt lang."
    assert context["verloop"].startswith("AS plaatst een bestand")
    assert "De stad haalt het op" in context["verloop"]
    assert context["via_integrator"] is False
    assert raw["wens"]["letter"] == "D"
    first, second = raw["adviezen"]["items"]
    assert first == {"letter": "F", "partij": "p1", "datum": date(2025, 2, 12)}
    assert second == {"letter": "G", "partij": "p2"}
    assert [row["heeft_dpo"] for row in raw["partijen"]["items"]] == [True, True]


def test_recitals_that_only_begin_with_whereas(tmp_path: Path) -> None:
    text = f"""OVERWEGENDE DAT de stad een lokale overheid is waarvan de taken geregeld zijn in \
{DECREE};

OVERWEGENDE DAT AS is ingericht bij het besluit van de Vlaamse Regering van 4 mei 2012;

OVERWEGENDE DAT gezinnen nu zelf een attest moeten voorleggen;

OVERWEGENDE DAT de mededeling via het MAGDA-platform van de Vlaamse dienstenintegrator verloopt;

OVERWEGENDE DAT de DPO van de stad op 02-05-2024 een voorwaardelijk gunstig advies (nr. 2024/017) \
heeft uitgebracht en dat de voorwaarden in dit protocol verwerkt zijn;

OVERWEGENDE DAT de Vlaamse Toezichtcommissie op 28 mei 2024 advies VTC/O/2024/19 verleende, dat \
positief was;

OVERWEGENDE DAT de partijen daarom dit protocol sluiten;

IS HET VOLGENDE OVEREENGEKOMEN:"""
    raw = brought_in(tmp_path, text)
    assert [(row["partij"], row["oprichting"]) for row in raw["instanties"]["items"]] == [
        ("p2", DECREE),
        ("p1", "het besluit van de Vlaamse Regering van 4 mei 2012"),
    ]
    assert raw["context"]["onderletters"] is False
    assert "attest moeten voorleggen" in raw["context"]["aanleiding"]
    assert "protocol sluiten" not in raw["context"]["aanleiding"]
    assert raw["context"]["via_integrator"] is True
    assert raw["context"]["integrator"] == "het MAGDA-platform van de Vlaamse dienstenintegrator"
    assert raw["adviezen"]["items"] == [
        {
            "partij": "p2",
            "datum": date(2024, 5, 2),
            "strekking": "gunstig onder voorwaarden",
            "nummer": "2024/017",
            "gevolgd": "volledig",
        },
        {
            "instelling": "VTC",
            "datum": date(2024, 5, 28),
            "strekking": "gunstig",
            "nummer": "VTC/O/2024/19",
        },
    ]


def test_numbered_recitals_with_captions_in_the_line(tmp_path: Path) -> None:
    text = f"""WORDT VOORAFGAANDELIJK UITEENGEZET:

1. AS en de stad zijn instanties; de stad steunt op {DECREE}.

2. Context. Gezinnen vragen de pas zelf aan.

3. Gegevensstroom. AS zet elke maand een bestand op een server. De stad haalt het op.

4. De mededeling gebeurt zonder tussenkomst van een dienstenintegrator.

5. De functionaris voor gegevensbescherming van AS (dpo@as.example) heeft op 10 januari 2025 een \
gunstig advies verleend, die van de stad op 14 januari 2025 een gunstig advies met aanbevelingen.

6. De VTC werd niet om advies gevraagd.

7. Partijen wensen een protocol te sluiten en maken het bekend op hun websites.

WORDT OVEREENGEKOMEN ALS VOLGT:"""
    raw = brought_in(tmp_path, text)
    context = raw["context"]
    assert (context["letter"], context["onderletters"]) == ("2", False)
    assert context["aanleiding"] == "Gezinnen vragen de pas zelf aan."
    assert context["verloop"].startswith("AS zet elke maand")
    assert context["via_integrator"] is False
    assert raw["wens"]["letter"] == "7"
    assert raw["adviezen"]["items"] == [
        {
            "letter": "5",
            "partij": "p1",
            "datum": date(2025, 1, 10),
            "strekking": "gunstig",
            "contact": "dpo@as.example",
        },
        {
            "letter": "5",
            "partij": "p2",
            "datum": date(2025, 1, 14),
            "strekking": "gunstig met opmerkingen",
        },
    ]
    assert raw["partijen"]["items"][0]["dpo_email"] == "dpo@as.example"


def test_advices_in_a_list_under_one_letter(tmp_path: Path) -> None:
    text = """Overwegen het volgende:

a) AS is een instantie in de zin van artikel 2, 10°, van het e-govdecreet.

b) De pas wordt te weinig gebruikt.

c) De functionarissen voor gegevensbescherming hebben hun advies gegeven:

- die van AS op 30-06-2025, gunstig zonder opmerkingen;
- die van de stad op 07-07-2025, ongunstig. Dat advies is niet gevolgd. Het steunde op een \
verouderde tekst.

d) De partijen besluiten dit protocol te sluiten.

En spreken af:"""
    raw = brought_in(tmp_path, text)
    assert raw["adviezen"]["items"] == [
        {"letter": "c", "partij": "p1", "datum": date(2025, 6, 30), "strekking": "gunstig"},
        {
            "letter": "c",
            "partij": "p2",
            "datum": date(2025, 7, 7),
            "strekking": "ongunstig",
            "gevolgd": "niet",
            "reden": "Het steunde op een verouderde tekst",
        },
    ]
    assert raw["wens"]["letter"] == "d"
    assert raw["context"]["aanleiding"] == "De pas wordt te weinig gebruikt."


def test_advices_in_a_table_and_parties_under_one_heading(tmp_path: Path) -> None:
    text = f"""## Toelichting

### A. Wie zijn de partijen

AS is een agentschap, opgericht bij het decreet van 3 mei 2019. De stad is een lokale overheid \
({DECREE}).

### B. Waarom

De pas wordt te weinig gebruikt.

### C. Adviezen

| Functionaris van | Datum | Advies |
| --- | --- | --- |
| AS | 1 juli 2025 | gunstig |
| de stad | 4 juli 2025 | gunstig onder voorwaarden; de voorwaarden zijn overgenomen |
"""
    raw = brought_in(tmp_path, text, ".md")
    assert raw["instanties"]["items"] == [
        {"letter": "A", "partij": "p1", "oprichting": "het decreet van 3 mei 2019"},
        {"letter": "A", "partij": "p2", "oprichting": DECREE},
    ]
    assert raw["context"]["aanleiding"] == "De pas wordt te weinig gebruikt."
    first, second = raw["adviezen"]["items"]
    assert first == {
        "letter": "C",
        "partij": "p1",
        "datum": date(2025, 7, 1),
        "strekking": "gunstig",
    }
    assert (second["strekking"], second["gevolgd"]) == ("gunstig onder voorwaarden", "volledig")


def test_officer_and_vtc_in_one_recital_and_a_party_without_officer(tmp_path: Path) -> None:
    text = """NA TE HEBBEN UITEENGEZET

A. AS is een instantie in de zin van artikel 2, 10°, van het e-govdecreet.

B. De FG van AS (tel. 056 00 12 34) gaf op 3 mei 2025 een gunstig advies. De VTC gaf op 5 mei 2025 \
advies VTC/O/2025/7. Dat advies is ongunstig. Partijen volgen het niet. De tekst is verouderd.

C. De stad heeft geen functionaris voor gegevensbescherming."""
    raw = brought_in(tmp_path, text)
    officer, authority = raw["adviezen"]["items"]
    assert (officer["partij"], officer["strekking"]) == ("p1", "gunstig")
    assert authority == {
        "letter": "B",
        "instelling": "VTC",
        "datum": date(2025, 5, 5),
        "strekking": "ongunstig",
        "nummer": "VTC/O/2025/7",
        "gevolgd": "niet",
        "reden": "De tekst is verouderd",
    }
    first, second = raw["partijen"]["items"]
    assert (first["heeft_dpo"], first["dpo_telefoon"]) == (True, "056 00 12 34")
    assert second["heeft_dpo"] is False


@pytest.mark.parametrize(
    ("words", "tenor"),
    [
        ("positief advies", "gunstig"),
        ("een gunstig advies zonder voorbehoud", "gunstig"),
        ("een gunstig advies, mits de termijn korter wordt", "gunstig onder voorwaarden"),
        ("een gunstig advies onder de volgende voorwaarden", "gunstig onder voorwaarden"),
        ("een gunstig advies met enkele bemerkingen", "gunstig met opmerkingen"),
        ("een negatief advies", "ongunstig"),
        ("een advies over de voorwaarden van dit protocol", None),
        ("een gunstig advies over de voorwaarden van dit protocol", "gunstig"),
    ],
)
def test_the_tenor_is_only_what_is_said(tmp_path: Path, words: str, tenor: str | None) -> None:
    text = f"""NA TE HEBBEN UITEENGEZET

A. AS is een instantie in de zin van artikel 2, 10°, van het e-govdecreet.

E. De functionaris voor gegevensbescherming van AS gaf op 3 mei 2025 {words}."""
    (row,) = brought_in(tmp_path, text)["adviezen"]["items"]
    assert row.get("strekking") == tenor
    assert row["datum"] == date(2025, 5, 3)


def test_the_date_of_an_advice_is_not_that_of_the_text_it_is_about(tmp_path: Path) -> None:
    text = """Gelet op het decreet van 18 juli 2008 betreffende het gegevensverkeer, artikel 8;

Gelet op het gunstig advies van de functionaris voor gegevensbescherming van AS over het ontwerp \
van 1 mei 2025, gegeven op 12 mei 2025;

Overwegende dat de pas te weinig gebruikt wordt;

komen overeen wat volgt:"""
    raw = brought_in(tmp_path, text)
    (row,) = raw["adviezen"]["items"]
    assert row == {"partij": "p1", "datum": date(2025, 5, 12), "strekking": "gunstig"}
    assert raw["context"]["aanleiding"] == "Overwegende dat de pas te weinig gebruikt wordt;"


def test_a_third_party_at_c_is_no_context(tmp_path: Path) -> None:
    text = f"""OVERWEGINGEN

A. AS is een instantie in de zin van artikel 2, 10°, van het e-govdecreet.

B. De stad is een lokaal bestuur dat opgericht is bij {DECREE}.

C. De stad en AS zijn samen opgericht bij het besluit van 3 mei 2012 over de pas.

D. De pas wordt te weinig gebruikt.

E. De partijen wensen hiervoor een protocol te sluiten."""
    raw = brought_in(tmp_path, text)
    assert (raw["context"]["letter"], raw["wens"]["letter"]) == ("D", "E")


def test_a_missing_date_is_told_and_the_words_are_printed_once(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    recitals = "NA TE HEBBEN UITEENGEZET\n\nA. AS is een instantie die passen uitgeeft.\n\n"
    recitals += "B. De DPO van de stad gaf op [DATUM] een gunstig advies.\n\n"
    recitals += "C. Waarom: de pas wordt te weinig gebruikt."
    path.write_text(PARTIES + recitals + REST, encoding="utf-8")
    imported = import_file(path)
    told = " ".join(entry.what for entry in imported.report.of(Outcome.MISSING))
    assert "Geen datum bij het advies" in told
    document = str(compose(read(imported.raw)))
    assert document.count("te weinig gebruikt") == 1
    assert document.count("een gunstig advies") == 1


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("Met de opmerkingen werd gedeeltelijk rekening gehouden: één ervan niet.", "gedeeltelijk"),
        ("De meeste aanbevelingen zijn overgenomen in artikel 6.", "gedeeltelijk"),
        ("De partijen volgden het advies deels.", "gedeeltelijk"),
        ("Met de opmerkingen is volledig rekening gehouden.", "volledig"),
        ("Aan het advies is geen gevolg gegeven.", "niet"),
        ("Het advies is gunstig, zonder opmerkingen.", None),
    ],
)
def test_how_far_an_advice_is_followed(text: str, followed: str | None) -> None:
    assert said_in(text).get("gevolgd") == followed
