"""Data in both ways, blocks for several parties, flows in rows, and how a party is reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.facts.names import short_in
from protowiz.importer.heading_words import kind_of_article
from protowiz.importer.reading import import_file

AGENCY = "het Agentschap Sportpassen"
SEATS = """\
TUSSEN

Het Agentschap Sportpassen, met zetel te Laan 7, 9999 Modeldam, KBO 0999.000.129, vertegenwoordigd \
door An Peeters, administrateur-generaal, hierna “AS”,

EN

De stad Modelgem, met zetel te Plein 1, 9998 Modelgem, KBO 0999.012.304, vertegenwoordigd door \
Bo Maes, burgemeester, hierna “stad”,

EN

Het OCMW Modelgem, met zetel te Plein 2, 9998 Modelgem, KBO 0999.041.503, vertegenwoordigd door \
Bo Maes, voorzitter, hierna “OCMW”,

hierna samen “besturen”.
"""


def brought_in(
    tmp_path: Path, *, title: str = "", about: str = "Iets.", flow: str = "Iets.", **more: str
) -> dict[str, Any]:
    """The draft of a protocol of an agency, a city and its OCMW."""
    text = f"""\
PROTOCOL {title}

{SEATS}
OVERWEGENDE HETGEEN VOLGT

A. AS is een Vlaamse instantie.

C1. Gezinnen vragen de pas zelf aan.

C2. {flow}

C3. De mededeling verloopt rechtstreeks, niet via een dienstenintegrator.

WORDT OVEREENGEKOMEN WAT VOLGT:

Artikel 1: Onderwerp

{about}

Artikel 2: Rechtsgrond

De wet.

Artikel 3: Gegevens

De namen.

Artikel 9: Meldingen

{more.get("report", "Iets.")}

Artikel 10: Transparantie

{more.get("sites", "Iets.")}

{more.get("signing", "")}
"""
    path = tmp_path / "bron.txt"
    path.write_text(text, encoding="utf-8")
    return import_file(path).raw


def roles(raw: dict[str, Any]) -> list[str | None]:
    return [row.get("rol") for row in raw["partijen"]["items"]]


def test_a_title_both_ways_tells_who_does_both(tmp_path: Path) -> None:
    to = f"de stad Modelgem en het OCMW Modelgem, en van het OCMW Modelgem naar {AGENCY}"
    raw = brought_in(tmp_path, title=f"VOOR DE MEDEDELING VAN GEGEVENS van {AGENCY} naar {to}")
    assert (raw["aanhef"]["titel_van"], raw["aanhef"]["titel_naar"]) == (AGENCY, to)
    assert roles(raw) == ["beide", "ontvangend", "beide"]


@pytest.mark.parametrize("mark", ["- ", "• ", "1. "])
def test_article_1_may_list_the_ways(tmp_path: Path, mark: str) -> None:
    ways = ("door het OCMW aan AS (gegevens 1 en 2);", "door AS aan de besturen: de beslissingen.")
    about = "De gegevens worden meegedeeld:\n\n" + "\n".join(f"{mark}{way}" for way in ways)
    assert roles(brought_in(tmp_path, about=about)) == ["beide", "ontvangend", "beide"]


def test_a_way_that_is_not_understood_leaves_the_others_alone(tmp_path: Path) -> None:
    about = "De gegevens gaan:\n\n- van de stad naar AS;\n- van de school naar het OCMW."
    assert "beide" not in roles(brought_in(tmp_path, about=about))


def test_a_block_may_be_for_several_parties(tmp_path: Path) -> None:
    signing = "Opgemaakt te Modeldam\n\nNamens de stad Modelgem en het OCMW Modelgem\n\nBo Maes"
    blocks = brought_in(tmp_path, signing=signing)["ondertekening"]["blokken"]
    assert blocks == [
        {
            "namens": "de stad Modelgem en het OCMW Modelgem",
            "ondertekenaars": [{"naam": "Bo Maes"}],
        }
    ]


def test_flows_in_the_words_of_protowiz_become_rows(tmp_path: Path) -> None:
    flow = """Er zijn twee stromen.

Het OCMW bezorgt aan AS: elke aanvraag. Dat gebeurt via een webservice.

1. Het OCMW stuurt de aanvraag.

2. AS bevestigt ze.

AS bezorgt aan de besturen: de beslissingen van de dag. Dat gebeurt via een leesrecht; de gegevens \
komen toe bij Rekencentrum cv, verwerker van de besturen."""
    context = brought_in(tmp_path, flow=flow)["context"]
    assert context["verloop"] == "Er zijn twee stromen."
    assert context["stromen"] == [
        {
            "van": "p3",
            "naar": "p1",
            "wat": "elke aanvraag",
            "kanaal": "een webservice",
            "stappen": ["Het OCMW stuurt de aanvraag.", "AS bevestigt ze."],
        },
        {
            "van": "p1",
            "naar": "g1",
            "wat": "de beslissingen van de dag",
            "kanaal": "een ander kanaal",
            "ander_kanaal": "een leesrecht",
            "verwerker": "Rekencentrum cv",
        },
    ]


@pytest.mark.parametrize(
    "flow",
    [
        "De school bezorgt aan AS: de namen. Dat gebeurt via een webservice.",
        "AS bezorgt de namen aan de stad. Dat gebeurt via een webservice.",
        "AS bezorgt aan de stad: de namen, via een webservice.",
    ],
)
def test_other_words_about_a_flow_stay_text(tmp_path: Path, flow: str) -> None:
    context = brought_in(tmp_path, flow=flow)["context"]
    assert "stromen" not in context
    assert context["verloop"] == flow


SITES = "- AS op www.sportpassen.example/protocollen\n- de besturen op www.modelgem.example"
POINTS = "- AS: privacy@sportpassen.example\n- de besturen: privacy@modelgem.example"


@pytest.mark.parametrize(
    ("how", "mail"),
    [
        ("Een gegevenslek wordt gemeld via de functionarissen voor gegevensbescherming", True),
        ("Een gegevenslek wordt gemeld aan deze contactpunten", False),
        ("Een gegevenslek wordt gemeld aan de helpdesk en aan de functionaris", False),
    ],
)
def test_an_address_for_one_party_alone_is_that_of_the_party(
    tmp_path: Path, how: str, mail: bool
) -> None:
    raw = brought_in(
        tmp_path, report=f"{how}:\n\n{POINTS}", sites=f"Zij maken het bekend:\n\n{SITES}"
    )
    agency, city, centre = raw["partijen"]["items"]
    assert agency["website"] == "www.sportpassen.example/protocollen"
    assert agency.get("dpo_email") == ("privacy@sportpassen.example" if mail else None)
    for row in (city, centre):
        assert not {"website", "dpo_email"} & set(row)


def test_a_shared_name_may_follow_how_the_names_begin(tmp_path: Path) -> None:
    text = SEATS.replace(", hierna “stad”", "").replace(", hierna “OCMW”,", ";")
    text = text.replace("hierna samen", "de stad en het OCMW hierna samen genoemd")
    path = tmp_path / "bron.txt"
    path.write_text(f"PROTOCOL\n\n{text}\nArtikel 1: Onderwerp\n\nIets.\n", encoding="utf-8")
    found = import_file(path).raw["partijen"]
    assert [row.get("groep") for row in found["items"]] == [None, "g1", "g1"]
    assert found["groepen"][0]["naam"] == "besturen"


@pytest.mark.parametrize(
    ("text", "name", "is_joint"),
    [
        ("hierna stad;", "stad", False),
        ("hierna samen lokale besturen.", "lokale besturen", True),
        ("hierna vertegenwoordigd", None, False),
        ("hierna volgen de partijen die dit protocol sluiten", None, False),
    ],
)
def test_a_short_name_may_stand_alone_without_quotes(
    text: str, name: str | None, is_joint: bool
) -> None:
    short = short_in(text)
    assert (short and short.name) == name
    assert short is None or short.is_joint == is_joint


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Inbreuken en sancties", "sanctie"),
        ("Inbreuken op dit protocol", "sanctie"),
        ("Inbreuken in verband met persoonsgegevens", "meldingen"),
        ("Kennisgevingen", "meldingen"),
        ("Kennisgeving aan de betrokkenen", "transparantie"),
        ("Waarom de gegevens worden meegedeeld", "rechtvaardiging"),
        ("Recht", "recht"),
        ("Zijn de gegevens juist?", "kwaliteit"),
        ("Gelding", "inwerkingtreding"),
        ("Publicatie van het protocol", "transparantie"),
        ("Publicatie van de onderzoeksresultaten", None),
    ],
)
def test_the_heading_tells_what_an_article_is_about(title: str, kind: str | None) -> None:
    assert kind_of_article(title) == kind
