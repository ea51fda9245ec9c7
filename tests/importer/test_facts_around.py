"""The same fact around the articles, in the words and on the lines of many houses."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.reading import import_file

AGENCY = (
    "Het Agentschap Sportpassen, met zetel te Laan 7, 9999 Modeldam, KBO 0999.000.129, "
    "vertegenwoordigd door An Peeters, administrateur-generaal, hierna “AS”"
)
CITY = (
    "De stad Modelgem, Plein 1, 9998 Modelgem, KBO 0999.012.304, vertegenwoordigd door Bo Maes, "
    "burgemeester, hierna “de stad”"
)
SENDER = "VAN HET AGENTSCHAP SPORTPASSEN NAAR DE STAD MODELGEM"
BODIES = "A. AS is een Vlaamse instantie.\n\nB. De stad is een gemeente."
MORE = "C. Gezinnen vragen de pas zelf aan.\n\nD. De partijen wensen een protocol te sluiten."


def brought_in(tmp_path: Path, **parts: str) -> dict[str, Any]:
    """The draft of a protocol of an agency and a city, with some of its parts in other words."""
    text = f"""{parts.get("opening", f"PROTOCOL {SENDER}")}

{parts.get("parties", f"TUSSEN{chr(10) * 2}{AGENCY}{chr(10) * 2}EN{chr(10) * 2}{CITY}")}

{parts.get("caption", "OVERWEGENDE HETGEEN VOLGT")}

{parts.get("recitals", f"{BODIES}{chr(10) * 2}{MORE}")}

WORDT OVEREENGEKOMEN WAT VOLGT:

Artikel 1: Onderwerp

{parts.get("about", "Dit protocol legt de voorwaarden vast.")}

Artikel 2: Rechtsgrond

De wet.

Artikel 3: Gegevens

De namen.

Opgemaakt te Modelgem op 3 mei 2025.

{parts.get("signing", "")}
"""
    path = tmp_path / "bron.txt"
    path.write_text(text, encoding="utf-8")
    return import_file(path).raw


@pytest.mark.parametrize(
    "opening",
    [
        "Protocol AS – stad Modelgem\n\nvoor de elektronische mededeling van persoonsgegevens in "
        "het kader van de sportpas",
        "PROTOCOL GEGEVENSDELING\n\nover de uitwisseling van gegevens in het kader van de sportpas",
        "Protocol voor gegevensuitwisseling\n\nmet betrekking tot de mededeling van "
        "persoonsgegevens met het oog op de sportpas.",
        "Protocol AS – stad Modelgem\n\nOnderwerp: de sportpas",
        "PROTOCOL\n\nVoor de elektronische mededeling van persoonsgegevens tussen AS en de stad "
        "betreffende de sportpas",
    ],
)
def test_the_subject_stands_after_what_every_protocol_is_about(
    tmp_path: Path, opening: str
) -> None:
    assert brought_in(tmp_path, opening=opening)["aanhef"]["kader"] == "de sportpas"


@pytest.mark.parametrize(
    "changes",
    [
        "Overzicht van de wijzigingen\n\n06/09/2022: eerste ontwerp\n16/01/2023: na advies",
        "Versiegeschiedenis\n\nv0.1 – 06/09/2022 – eerste ontwerp\nv0.2 – 16/01/2023 – na advies",
        "Historiek van het document\n\n06/09/2022\tv0.1\teerste ontwerp\n"
        "16/01/2023\tv0.2\tna advies",
        "Lijst van wijzigingen\n\nversie 1 (6 september 2022): eerste ontwerp; versie 2 (16 "
        "januari 2023): na advies",
        "Wijzigingen:\n- 06.09.2022 (v1): eerste ontwerp\n- 16.01.2023 (v2): na advies",
        "Vorige versies\n\n6 september 2022: eerste ontwerp\n\n16 januari 2023: na advies",
    ],
)
def test_changes_are_told_apart_however_they_are_listed(tmp_path: Path, changes: str) -> None:
    found = brought_in(tmp_path, opening=f"PROTOCOL {SENDER}\n\n{changes}")["aanhef"]
    assert found["wijzigingen"] == [
        {"datum": date(2022, 9, 6), "omschrijving": "eerste ontwerp"},
        {"datum": date(2023, 1, 16), "omschrijving": "na advies"},
    ]


def test_abbreviations_in_the_title_are_part_of_the_names(tmp_path: Path) -> None:
    title = "PROTOCOL VAN HET AGENTSCHAP SPORTPASSEN (AS)\nNAAR DE STAD MODELGEM (STAD)"
    raw = brought_in(tmp_path, opening=title)
    assert raw["aanhef"]["titel_van"] == "HET AGENTSCHAP SPORTPASSEN (AS)"
    assert raw["aanhef"]["titel_naar"] == "DE STAD MODELGEM (STAD)"
    assert [row["rol"] for row in raw["partijen"]["items"]] == ["mededelend", "ontvangend"]


@pytest.mark.parametrize(
    "about",
    [
        "AS bezorgt de stad de persoonsgegevens uit artikel 3.",
        "AS verleent de stad toegang tot de gegevens van artikel 3.",
        "AS geeft de stad inzage in de gegevens.",
        "De stad ontvangt van AS de gegevens van artikel 3.",
        "De stad raadpleegt bij AS de gegevens van artikel 3.",
        "De stad haalt de gegevens elke maand op bij AS.",
        "De gegevens die de stad opvraagt bij AS, staan in artikel 3.",
        "De stad krijgt de gegevens van haar inwoners van AS.",
        "AS treedt op als verstrekker van de gegevens en de stad als ontvanger.",
        "AS is de mededelende partij, de stad is de ontvangende partij.",
    ],
)
def test_who_passes_on_is_seen_from_the_verb(tmp_path: Path, about: str) -> None:
    rows = brought_in(tmp_path, opening="PROTOCOL", about=about)["partijen"]["items"]
    assert [row.get("rol") for row in rows] == ["mededelend", "ontvangend"]


def test_who_passes_on_is_not_guessed(tmp_path: Path) -> None:
    for about in ("De stad vraagt AS om raad.", "AS en de stad sluiten een protocol."):
        rows = brought_in(tmp_path, opening="PROTOCOL", about=about)["partijen"]["items"]
        assert [row.get("rol") for row in rows] == [None, None]


def test_a_note_is_of_the_party_at_whose_name_it_stands(tmp_path: Path) -> None:
    first, second = AGENCY.replace("passen,", "passen¹,"), CITY.replace("gem,", "gem²,", 1)
    notes = "¹ Voorheen het Agentschap Sport.\n² Fusiegemeente sinds 2025."
    for block in (f"1. {first}\n\n2. {second}", f"{first}\n\nEN\n\n{second}"):
        rows = brought_in(tmp_path, parties=f"TUSSEN\n\n{block}\n\n{notes}")["partijen"]["items"]
        assert [row["voetnoot"] for row in rows] == [
            "Voorheen het Agentschap Sport.",
            "Fusiegemeente sinds 2025.",
        ]


def test_a_party_may_be_told_line_by_line_and_with_its_part(tmp_path: Path) -> None:
    lines = f"PARTIJEN\n\n{AGENCY}\n\n{CITY}".replace(", met zetel te ", "\n").replace(
        ", KBO", "\nKBO"
    )
    lines = lines.replace(", vertegenwoordigd door", "\nVertegenwoordigd door:")
    lines = lines.replace(", hierna", "\nHierna:").replace("gem, Plein", "gem\nPlein")
    labelled = f"TUSSEN\n\nMededelende partij: {AGENCY}\n\nOntvangende partij: {CITY}"
    plain = brought_in(tmp_path)["partijen"]["items"]
    assert brought_in(tmp_path, parties=lines)["partijen"]["items"] == plain
    for row, told in zip(
        plain, brought_in(tmp_path, parties=labelled)["partijen"]["items"], strict=True
    ):
        assert told["officiele_naam"].endswith(row["officiele_naam"].removeprefix("het "))
        assert (told["rol"], told["adres"]) == (row["rol"], row["adres"])


@pytest.mark.parametrize(
    "caption",
    [
        "VOORAFGAANDE UITEENZETTING",
        "Voorafgaandelijke overwegingen",
        "VASTSTELLINGEN",
        "Wat voorafgaat",
        "Een kop die niemand kent",
    ],
)
def test_the_caption_above_the_recitals_is_nobody(tmp_path: Path, caption: str) -> None:
    recitals = BODIES.replace("Vlaamse instantie", "verzelfstandigd agentschap")
    raw = brought_in(tmp_path, caption=caption, recitals=f"{recitals}\n\n{MORE}")
    assert raw["partijen"]["items"][1]["vertegenwoordigers"] == [
        {"naam": "Bo Maes", "functie": "burgemeester"}
    ]
    assert [row["letter"] for row in raw["instanties"]["items"]] == ["A", "B"]


ZONE = (
    "De politiezone Modelstreek, met zetel te Laan 9, 9998 Modelgem, KBO 0999.041.503, "
    "vertegenwoordigd door Cas Wit, korpschef, hierna “de zone”"
)
LAW = "de wet van 7 december 1998 over de politie"


@pytest.mark.parametrize(
    "third",
    [
        f"De zone is een meergemeentezone als bedoeld in {LAW}.",
        f"De zone is een lokale overheid, opgericht met toepassing van {LAW}.",
        f"De zone werd in 2001 opgericht krachtens {LAW}.",
    ],
)
def test_a_third_party_at_c_is_known_by_its_name(tmp_path: Path, third: str) -> None:
    recitals = f"{BODIES}\n\nC. {third}\n\nD. Gezinnen vragen de pas zelf aan."
    parties = f"TUSSEN\n\n{AGENCY}\n\nEN\n\n{CITY}\n\nEN\n\n{ZONE}"
    raw = brought_in(tmp_path, parties=parties, recitals=recitals)
    assert [row["letter"] for row in raw["instanties"]["items"]] == ["A", "B", "C"]
    assert raw["instanties"]["items"][2]["oprichting"] == LAW
    assert (raw["context"]["letter"], raw["context"]["aanleiding"]) == (
        "D",
        "Gezinnen vragen de pas zelf aan.",
    )


def test_what_c_says_of_a_party_told_before_is_context(tmp_path: Path) -> None:
    recitals = f"{BODIES}\n\nC. De stad is een trekpleister voor gezinnen.\n\nD. {MORE[3:]}"
    raw = brought_in(tmp_path, recitals=recitals)
    assert len(raw["instanties"]["items"]) == 2
    assert raw["context"]["letter"] == "C"


@pytest.mark.parametrize(
    ("founded", "act"),
    [
        ("opgericht met toepassing van deel 3 van {}", "deel 3 van {}"),
        ("dat bij {} is opgericht", "{}"),
        ("dat op 1 mei 2020 werd opgericht bij {}", "{}"),
        ("dat in toepassing van artikel 5 van {} is ingesteld", "artikel 5 van {}"),
        ("opgericht door zes gemeenten overeenkomstig {}", "{}"),
    ],
)
def test_the_act_of_a_party_stands_before_or_after_the_verb(
    tmp_path: Path, founded: str, act: str
) -> None:
    decree = "het decreet van 3 mei 2019 over de sport"
    recitals = f"A. AS is een agentschap, {founded.format(decree)}. AS geeft passen uit.\n\n{MORE}"
    (row,) = brought_in(tmp_path, recitals=recitals)["instanties"]["items"]
    assert (row["oprichting"], row["opdracht"]) == (act.format(decree), "AS geeft passen uit.")


@pytest.mark.parametrize(
    ("denial", "told"),
    [
        (
            "Er wordt geen dienstenintegrator gebruikt, omdat de lijst klein is.",
            "Er wordt geen dienstenintegrator gebruikt, omdat de lijst klein is.",
        ),
        ("Er komt geen dienstenintegrator tussen: de lijst is klein.", "De lijst is klein."),
    ],
)
def test_why_there_is_no_integrator_ends_the_flow(tmp_path: Path, denial: str, told: str) -> None:
    flow = "Elke maand zet AS een bestand op een server. De stad haalt het bestand daar op."
    recitals = f"{BODIES}\n\nC. Gezinnen vragen de pas zelf aan.\n\n{flow} {denial}\n\n{MORE[37:]}"
    context = brought_in(tmp_path, recitals=recitals)["context"]
    assert context["aanleiding"] == "Gezinnen vragen de pas zelf aan."
    assert (context["verloop"], context["via_integrator"]) == (flow, False)
    assert context["toelichting_integrator"] == told


OFFICER = "De functionaris voor gegevensbescherming van AS"
DAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    ("advice", "rows"),
    [
        (
            f"{OFFICER} stemde op 3 mei 2024 in met het ontwerp.",
            [{"partij": "p1", "datum": DAY, "strekking": "gunstig"}],
        ),
        (
            "Het ontwerp werd voorgelegd aan de DPO van AS, die op 3 mei 2024 geen bezwaar had.",
            [{"partij": "p1", "datum": DAY, "strekking": "gunstig"}],
        ),
        (
            "De DPO's van beide partijen gaven op 3 mei 2024 een gunstig advies.",
            [{"partij": it, "datum": DAY, "strekking": "gunstig"} for it in ("p1", "p2")],
        ),
        (
            f"{OFFICER} gaf op 3 mei 2024 een gunstig advies onder voorwaarden. Aan die "
            "voorwaarden is voldaan.",
            [
                {
                    "partij": "p1",
                    "datum": DAY,
                    "strekking": "gunstig onder voorwaarden",
                    "gevolgd": "volledig",
                }
            ],
        ),
        (
            f"{OFFICER} gaf op 3 mei 2024 een ongunstig advies. Daarvan wordt afgeweken, omdat de "
            "pas anders niet gratis is.",
            [
                {
                    "partij": "p1",
                    "datum": DAY,
                    "strekking": "ongunstig",
                    "gevolgd": "niet",
                    "reden": "omdat de pas anders niet gratis is",
                }
            ],
        ),
    ],
)
def test_an_advice_is_read_in_other_words(
    tmp_path: Path, advice: str, rows: list[dict[str, Any]]
) -> None:
    raw = brought_in(tmp_path, recitals=f"{BODIES}\n\n{MORE}\n\nE. {advice}")
    assert raw["adviezen"]["items"] == [{"letter": "E"} | row for row in rows]


@pytest.mark.parametrize(
    "signing",
    [
        "Voor AS\t\t\tVoor de stad\n\nAn Peeters\t\t\t\tBo Maes\n"
        "administrateur-generaal\tburgemeester",
        "An Peeters\t\tBo Maes\nadministrateur-generaal\t\t\tburgemeester\nAS\t\t\t\t\tde stad",
        "Namens AS,\t\t\tNamens de stad,\n(handtekening)\t\t\t\t\t(handtekening)\n"
        "An Peeters, administrateur-generaal\tBo Maes, burgemeester",
        "AS\t\t\tde stad\nNaam: An Peeters\t\t\t\tNaam: Bo Maes\n"
        "Functie: administrateur-generaal\tFunctie: burgemeester",
    ],
)
def test_two_who_sign_side_by_side_whatever_tabs_part_them(tmp_path: Path, signing: str) -> None:
    found = brought_in(tmp_path, signing=signing)["ondertekening"]
    assert found["opstelling"] == "naast elkaar"
    assert [(block["namens"], block["ondertekenaars"]) for block in found["blokken"]] == [
        ("AS", [{"naam": "An Peeters", "functie": "administrateur-generaal"}]),
        ("de stad", [{"naam": "Bo Maes", "functie": "burgemeester"}]),
    ]
