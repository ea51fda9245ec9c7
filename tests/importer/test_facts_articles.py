"""What the articles say ends up in the fields of their steps, whatever the house."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome
from protowiz.render.compose import compose
from tests.importer.sources import protocol


@pytest.fixture
def step(tmp_path: Path) -> Any:
    """Gives the answers of a step of a protocol with some articles."""

    def answers(key: str, *articles: str) -> dict[str, Any]:
        path = tmp_path / "bron.txt"
        path.write_text(protocol(*articles), encoding="utf-8")
        return dict(import_file(path).raw[key])

    return answers


@pytest.mark.parametrize(
    ("heading", "key", "number", "sign", "title"),
    [
        ("Artikel 4 – Wie de gegevens krijgt", "ontvangers", "4", " –", "Wie de gegevens krijgt"),
        ("ART. 7. FOUTEN RECHTZETTEN", "kwaliteit", "7", ".", "FOUTEN RECHTZETTEN"),
        ("Artikel VIII: Niet-nakoming", "sanctie", "VIII", ":", "Niet-nakoming"),
        ("Artikel 5 (Hoe vaak en hoelang)", "periodiciteit", "5", None, "Hoe vaak en hoelang"),
        ("Artikel 12 - Begin en einde", "inwerkingtreding", "12", " -", "Begin en einde"),
    ],
)
def test_an_article_is_known_by_its_heading(
    step: Any, heading: str, key: str, number: str, sign: str | None, title: str
) -> None:
    found = step(key, f"{heading}\n\nDe partijen spreken dit af.")
    assert (found["nummer"], found.get("scheiding"), found["opschrift"]) == (number, sign, title)


def test_an_article_in_another_order_keeps_its_facts_and_is_printed_once(step: Any) -> None:
    late = "Artikel 2: Inwerkingtreding\n\nHet protocol gaat in op 1 maart 2027."
    found = step("periodiciteit", late, "Artikel 3: Frequentie\n\nElke maand.")
    assert found["interval"] == "Elke maand"
    assert found["tekst"] == {"vorm": "geen"}


def test_an_article_about_something_else_is_an_extra_one_and_printed_once(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    path.write_text(
        protocol(
            "Artikel 8: Niet-naleving\n\nAMP kan stoppen.",
            "Artikel 8/1: Ethische commissie\n\nEen commissie keurt het onderzoek goed.",
        ),
        encoding="utf-8",
    )
    raw = import_file(path).raw
    assert raw["extra"]["items"][0] == {
        "na": "sanctie",
        "nummer": "8/1",
        "scheiding": ":",
        "opschrift": "Ethische commissie",
        "inhoud": "Een commissie keurt het onderzoek goed.",
    }
    printed = words_of(compose(read(raw)).blocks)
    assert printed.count("commissie") == 2


@pytest.mark.parametrize(
    "written",
    [
        "artikel 6, lid 1, e), AVG",
        "artikel 6, eerste lid, punt e), van de AVG",
        "art. 6.1.e AVG",
        "artikel 6. 1. e van de AVG",
        "artikel 6(1)(e) van de algemene verordening gegevensbescherming",
        "artikel 6, § 1, e) AVG",
        "punt e) van artikel 6, lid 1, AVG",
    ],
)
def test_the_letter_of_the_ground_is_read_in_all_its_spellings(step: Any, written: str) -> None:
    text = f"De stad verwerkt de gegevens op grond van {written}, gelezen samen met artikel 4 van "
    text += "het decreet van 2 mei 2019 over de modelpremies."
    (ground,) = step("rechtvaardiging", f"Artikel 2: Rechtsgronden\n\n{text}")["gronden"]
    assert ground == {
        "partij": "p2",
        "verwerking": "verdere verwerking",
        "grond": "6.1.e",
        "normen": ["artikel 4 van het decreet van 2 mei 2019 over de modelpremies"],
    }


def test_each_processing_has_its_own_ground(step: Any) -> None:
    rows = step(
        "rechtvaardiging",
        "Artikel 2: Grondslag\n\n"
        "AMP verzamelde de gegevens om te voldoen aan een wettelijke verplichting.\n\n"
        "De doorgifte aan de stad steunt op artikel 6.1.e AVG en op artikel 9 van het "
        "Premiedecreet van 3 juni 2020.",
    )["gronden"]
    assert [(row["partij"], row["verwerking"], row["grond"]) for row in rows] == [
        ("p1", "inzameling", "6.1.c"),
        ("p1", "mededeling", "6.1.e"),
    ]
    assert rows[1]["normen"] == ["artikel 9 van het Premiedecreet van 3 juni 2020"]


def test_a_ground_that_is_not_told_is_not_guessed(step: Any) -> None:
    found = step("rechtvaardiging", "Artikel 2: Grondslag\n\nDe partijen volgen de wet.")
    assert "gronden" not in found


def test_purposes_and_their_acts_are_told_apart(step: Any) -> None:
    found = step(
        "rechtvaardiging",
        "Artikel 2: Doeleinden\n\nAMP heeft de gegevens oorspronkelijk verzameld voor:\n\n"
        "- het toekennen van premies;\n- het innen van schulden;\n"
        "- artikel 3 van het Premiedecreet van 3 juni 2020.\n\n"
        "De stad zal de gegevens enkel gebruiken om de stadspremie te berekenen.",
    )
    (first,) = found["oorspronkelijk"]
    assert first["doelen"] == ["het toekennen van premies", "het innen van schulden"]
    assert first["normen"] == ["artikel 3 van het Premiedecreet van 3 juni 2020"]
    assert found["doeleinden"] == [{"partij": "p2", "doelen": ["de stadspremie te berekenen"]}]


def test_the_reasons_of_compatibility_go_to_their_factors(step: Any) -> None:
    (row,) = step(
        "rechtvaardiging",
        "Artikel 2: Verdere verwerking\n\nDe verdere verwerking is verenigbaar, gelet op:\n\n"
        "a) het verband: beide premies dienen de renovatie;\n"
        "b) het kader: de aanvrager weet ervan;\n"
        "c) de aard: geen gevoelige gegevens;\nd) de gevolgen: een hogere premie;\n"
        "e) de waarborgen: versleuteling.",
    )["verder_gebruik"]
    assert (row["partij"], row["wijze"]) == ("p2", "verenigbaar")
    assert row["gevolgen"].startswith("een hogere premie")


def test_services_and_third_parties_are_told_apart(step: Any) -> None:
    found = step(
        "ontvangers",
        "Artikel 4: Ontvangers\n\nBinnen de stad hebben enkel de dienst Wonen en de financiële "
        "dienst toegang tot de gegevens. Alleen wie ze voor zijn functie nodig heeft, krijgt "
        "toegang.\n\nDe gegevens worden niet aan derden doorgegeven zonder toestemming van AMP.\n\n"
        "Voor de hosting werkt de stad met de verwerker Rekenwolk Model nv "
        "(KBO 0999.020.717); de verwerkersovereenkomst is van 5 mei 2025.",
    )
    assert found["items"] == [
        {"partij": "p2", "diensten": ["de dienst Wonen", "de financiële dienst"]}
    ]
    assert found["functiegebonden"] is True
    assert found["doorgifte"] == "verboden tenzij toestemming"
    (processor,) = found["verwerkers"]
    assert processor["naam"] == "Rekenwolk Model nv"
    assert (processor["partij"], processor["taak"]) == ("p2", "de hosting")
    assert processor["datum_overeenkomst"] == date(2025, 5, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De gegevens worden EENMALIG meegedeeld in de loop van 2027, omdat AMP ze dan heeft.",
            {
                "frequentie": "eenmalig",
                "venster": "in de loop van 2027",
                "reden": "AMP ze dan heeft",
            },
        ),
        (
            "AMP bezorgt de lijst twee keer per jaar, in mei en in november.",
            {"frequentie": "periodiek", "interval": "twee keer per jaar, in mei en in november"},
        ),
        ("Eenmaal per kwartaal.", {"frequentie": "periodiek", "interval": "Eenmaal per kwartaal"}),
        (
            "De mededeling gebeurt doorlopend en voor onbepaalde tijd.",
            {"frequentie": "permanent", "duur": "onbepaald"},
        ),
        (
            "De mededeling start op 1 januari 2027 en loopt tot en met 31 december 2029.",
            {"duur": "bepaald", "van": date(2027, 1, 1), "tot": date(2029, 12, 31)},
        ),
        (
            "De mededeling loopt tot de laatste premie is uitbetaald.",
            {"duur": "tot een gebeurtenis", "gebeurtenis": "de laatste premie is uitbetaald"},
        ),
        ("De lijst wordt jaarlijks geëvalueerd.", {}),
    ],
)
def test_how_often_and_how_long(step: Any, text: str, expected: dict[str, Any]) -> None:
    found = step("periodiciteit", f"Artikel 5: Frequentie en duur\n\n{text}")
    for name in ("nummer", "scheiding", "opschrift", "tekst"):
        found.pop(name)
    assert found == expected


def test_measures_go_to_their_side(step: Any) -> None:
    found = step(
        "beveiliging",
        "Artikel 6: Beveiliging\n\nBij de overdracht\n\n- de bestanden zijn versleuteld;\n\n"
        "Bij de stad\n\n- toegang met twee factoren;\n- jaarlijkse opleiding.\n\n"
        "Elke raadpleging wordt gelogd. De logs blijven een jaar bewaard.\n\n"
        "De lijst is een csv-bestand. Er is geen verwijzingsrepertorium, omdat de lijst telkens "
        "nieuw is.\n\nEen DPIA is niet nodig, omdat de groep klein is.",
    )
    assert found["maatregelen"] == [
        {"kant": "overdracht", "maatregelen": ["de bestanden zijn versleuteld"]},
        {"kant": "p2", "maatregelen": ["toegang met twee factoren", "jaarlijkse opleiding."]},
    ]
    assert found["logging"] == "Elke raadpleging wordt gelogd. De logs blijven een jaar bewaard."
    assert found["formaat"] == "een csv-bestand"
    assert found["repertorium"] is False
    assert (found["dpia_nodig"], found["dpia_reden"]) == (False, "de groep klein is.")
    assert found["bewijs"] is False
    assert found["verwerkersbepaling"] == "niet opnemen"


def test_measures_stand_in_a_table_or_go_on_in_a_paragraph(step: Any) -> None:
    table = "Artikel 6: Beveiliging\n\nKant\tMaatregel\nOverdracht\tCertificaten.\nStad\tOpleiding."
    assert step("beveiliging", table)["maatregelen"] == [
        {"kant": "overdracht", "maatregelen": ["Certificaten."]},
        {"kant": "p2", "maatregelen": ["Opleiding."]},
    ]
    prose = "De stad bewaart alles in een beveiligde zone. Alleen twee teams kunnen er binnen."
    (row,) = step("beveiliging", f"Artikel 6: Beveiliging\n\n{prose}")["maatregelen"]
    assert (row["kant"], len(row["maatregelen"])) == ("p2", 2)


def test_authorisations_stand_in_a_table(step: Any) -> None:
    found = step(
        "kwaliteit",
        "Artikel 7: Kwaliteit\n\nMachtigingen voor het rijksregisternummer:\n\n"
        "Partij\tMachtiging of norm\tDatum\nAMP\tbesluit RR-MOD-2020-45\t3 februari 2020\n"
        "Stad\tartikel 5 van de wet van 8 augustus 1983\t–",
    )
    first, second = found["machtigingen"]
    assert (first["partij"], first["soort"], first["datum"]) == (
        "p1",
        "machtiging",
        date(2020, 2, 3),
    )
    assert (second["partij"], second["soort"]) == ("p2", "norm")


def test_purposes_that_run_on_are_told_apart(step: Any) -> None:
    (row,) = step(
        "rechtvaardiging",
        "Artikel 2: Doeleinden\n\nDe stad gebruikt de gegevens met deze doeleinden: (i) de premie "
        "berekenen; (ii) fraude opsporen.",
    )["doeleinden"]
    assert row["doelen"] == ["de premie berekenen", "fraude opsporen"]


def test_an_assessment_that_was_made_has_its_date_and_result(step: Any) -> None:
    found = step(
        "beveiliging",
        "Artikel 6: Beveiliging\n\nEr werd op 3 februari 2027 een DPIA uitgevoerd door de stad; "
        "het restrisico is klein.",
    )
    assert (found["dpia_nodig"], found["dpia_datum"]) == (True, date(2027, 2, 3))
    assert found["dpia_door"] == "de stad"
    assert found["dpia_resultaat"].startswith("het restrisico is klein")


def test_terms_and_authorisations(step: Any) -> None:
    found = step(
        "kwaliteit",
        "Artikel 7: Kwaliteit\n\nAMP onderzoekt elke melding binnen tien werkdagen en verbetert "
        "fouten binnen een maand.\n\nDe gegevens komen uit het Modelregister, dat een authentieke "
        "bron is.\n\nHet rijksregisternummer mag gebruikt worden:\n\n"
        "- door AMP, krachtens artikel 5 van het Premiedecreet van 3 juni 2020;\n"
        "- door de stad, krachtens beraadslaging nr. 12/2024 van 7 maart 2024.",
    )
    assert found["onderzoeker"] == "p1"
    assert found["termijn_onderzoek"] == "tien werkdagen"
    assert found["termijn_verbetering"] == "een maand"
    assert (found["authentieke_bron"], found["bron"]) == (True, "het Modelregister")
    assert found["machtigingen"] == [
        {
            "partij": "p1",
            "soort": "norm",
            "omschrijving": "artikel 5 van het Premiedecreet van 3 juni 2020",
        },
        {
            "partij": "p2",
            "soort": "machtiging",
            "omschrijving": "beraadslaging nr. 12/2024",
            "datum": date(2024, 3, 7),
        },
    ]


def test_sanction_breach_and_transparency(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    path.write_text(
        protocol(
            "Artikel 8: Niet-naleving\n\nAMP stelt de stad eerst in gebreke. Na dertig dagen "
            "zonder gevolg kan AMP het protocol beëindigen en schadevergoeding vragen.",
            "Artikel 9: Gegevenslekken\n\nElk lek wordt binnen 24 uur gemeld aan lek@amp.example "
            "voor AMP en aan dpo@stad.example voor de stad, en binnen 72 uur aan de "
            "toezichthoudende autoriteit.",
            "Artikel 10: Transparantie\n\nDe partijen informeren de betrokkenen in hun "
            "privacyverklaring.\n\nHet protocol staat op www.amp.example (AMP) en op "
            "www.stad.example/protocol (de stad).",
        ),
        encoding="utf-8",
    )
    raw = import_file(path).raw
    assert raw["sanctie"]["ingebrekestelling"] is True
    assert raw["sanctie"]["hersteltermijn"] == "dertig dagen"
    assert raw["meldingen"]["termijn"] == "24 uur"
    assert raw["meldingen"]["contactpunten"] == [
        {"partij": "p1", "contact": "lek@amp.example"},
        {"partij": "p2", "contact": "dpo@stad.example"},
    ]
    assert raw["transparantie"]["informatie"] == "privacyverklaring"
    assert raw["transparantie"]["publicaties"] == [
        {"partij": "p1", "website": "www.amp.example"},
        {"partij": "p2", "website": "www.stad.example/protocol"},
    ]


def test_law_and_force_are_found_in_one_closing_article(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    text = (
        "Artikel 13: Slotbepalingen\n\nDit protocol treedt in werking op de dag van de laatste "
        "handtekening. Opzeggen kan met een termijn van zes maanden. Het neemt een einde zodra de "
        "rechtsgrond wegvalt. Het wordt om de twee jaar geëvalueerd. De rechtbanken van het "
        "arrondissement Leuven zijn bevoegd, na minnelijk overleg over het geschil."
    )
    path.write_text(protocol(text), encoding="utf-8")
    raw = import_file(path).raw
    force = raw["inwerkingtreding"]
    assert (force["begin"], force["opzegtermijn"]) == ("ondertekening", "zes maanden")
    assert force["einde_rechtsgrond"] is True
    assert force["evaluatie"] == "om de twee jaar"
    assert (raw["recht"]["arrondissement"], raw["recht"]["overleg"]) == ("Leuven", True)


def test_what_is_not_sure_is_told_and_not_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    path.write_text(
        protocol(
            "Artikel 5: Duur\n\nDe mededeling geldt voor een periode van drie jaar.",
            "Artikel 12: Inwerkingtreding\n\nHet treedt in werking de eerste dag van de maand na "
            "de ondertekening.",
        ),
        encoding="utf-8",
    )
    imported = import_file(path)
    assert imported.raw["periodiciteit"]["duur"] == "bepaald"
    assert "tot" not in imported.raw["periodiciteit"]
    assert "begin" not in imported.raw["inwerkingtreding"]
    doubts = " ".join(entry.what for entry in imported.report.of(Outcome.DOUBTFUL))
    assert "bepaalde duur" in doubts
    assert "Wanneer begint het protocol?" in doubts


@pytest.mark.parametrize("part", ["A", "1", "AMP ", "1) ", "artikel 6, lid 1, ", "a@", "log ", "("])
def test_a_long_line_takes_no_longer_than_its_length(tmp_path: Path, part: str) -> None:
    kinds = ("Rechtsgronden", "Gegevens", "Ontvangers", "Duur", "Beveiliging", "Kwaliteit")
    path = tmp_path / "bron.txt"
    text = part * (20_000 // len(part))
    articles = [f"Artikel {at}: {kind}\n\n{text}" for at, kind in enumerate(kinds, 2)]
    path.write_text(protocol(*articles), encoding="utf-8")
    start = time.process_time()
    import_file(path)
    assert time.process_time() - start < 10
