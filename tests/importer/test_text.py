"""A protocol as text: nothing lost, everything in its place, slips kept and noise cleaned."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from protowiz.document.markdown_writer import write_markdown
from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.importer.reading import Imported, import_file
from protowiz.importer.report import Outcome, Report
from protowiz.importer.text_file import read_text
from protowiz.render.compose import compose
from tests.importer.sources import PROTOCOL

NOISE = re.compile(r"</?[ip]>|(?m:^--\t--$)|[¹²³⁴⁵⁶⁷⁸⁹⁰]")


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    path = tmp_path / "bron.txt"
    path.write_text(PROTOCOL, encoding="utf-8")
    return import_file(path)


def printed(raw: dict[str, Any]) -> list[str]:
    """The words of the protocol that a draft prints, without the mark of a draft."""
    parts = compose(read(raw)).parts
    return words_of(block for part in parts if part.key != "ontwerp" for block in part.blocks)


def own_text(imported: Imported, step: str) -> str:
    return str(imported.raw[step]["tekst"]["eigen"])


def told(imported: Imported, outcome: Outcome) -> str:
    return "\n".join(f"{entry.what} [{entry.where}]" for entry in imported.report.of(outcome))


def test_every_word_of_the_source_is_printed_in_its_order(imported: Imported) -> None:
    source = re.sub(r"\^o", "°", NOISE.sub("", PROTOCOL.replace("- o ", "- ")))
    note = "Opgericht bij een verzonnen decreet."
    wanted = source.replace(note, "").replace("instantie", f"instantie {note}").split()
    wanted = [word.strip("*") for word in wanted if word != "-"]
    found = [word for word in printed(imported.raw) if word != "-"]
    assert found == wanted


def test_every_part_is_own_text_in_its_step(imported: Imported) -> None:
    assert own_text(imported, "aanhef").startswith("# PROTOCOL VOOR")
    assert own_text(imported, "partijen").startswith("TUSSEN")
    assert "- B1. Stad" in own_text(imported, "instanties")
    assert own_text(imported, "adviezen").startswith("- F. De functionaris")
    assert own_text(imported, "periodiciteit").startswith("### Artikel 5. Periodiciteit")
    assert own_text(imported, "recht").startswith("### Artikel 11: Toepasselijk")
    assert own_text(imported, "inwerkingtreding").startswith("### Artikel 11: Inwerking")
    assert own_text(imported, "ondertekening").startswith("Opgemaakt te Modeldam")
    assert own_text(imported, "bijlagen").startswith("## Bijlage 1: Stroomschema")


def test_what_the_source_lacks_is_not_printed_and_told(imported: Imported) -> None:
    assert imported.raw["rechtvaardiging"]["opnemen"] is False
    missing = {entry.step for entry in imported.report.of(Outcome.MISSING)}
    assert {"rechtvaardiging", "beveiliging", "kwaliteit", "transparantie"} <= missing
    assert "Artikel 2" not in write_markdown(compose(read(imported.raw)))


def test_letters_numbers_and_signs_stay_as_they_are(imported: Imported) -> None:
    assert imported.raw["ontvangers"]["scheiding"] == " -"
    assert imported.raw["recht"]["nummer"] == imported.raw["inwerkingtreding"]["nummer"] == "11"
    assert "C. IC1. Scholen" in own_text(imported, "context")


def test_what_a_page_cut_in_two_is_whole_again(imported: Imported) -> None:
    assert "gezinnen die weinig inkomen hebben" in own_text(imported, "context")
    rows = [line for line in own_text(imported, "gegevens").split("\n") if line.startswith("|")]
    assert "te herkennen en niet met een ander te verwarren" in rows[3]
    assert len(rows) == 2 + 4
    cleaned = told(imported, Outcome.CLEANED)
    for what in ("bladwissel", "twee bladen", "<i> <p>", "opsommingsteken", "^o"):
        assert what in cleaned


def test_a_footnote_between_paragraphs_goes_to_its_mark(imported: Imported) -> None:
    assert "instantie[^1] die" in own_text(imported, "instanties")
    assert "[^1]: Opgericht bij" in own_text(imported, "instanties")


def test_a_footnote_without_its_mark_stays_where_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    path.write_text("Een zin.\n\n⁴ Een losse noot.\n\nArtikel 1: Onderwerp\n", encoding="utf-8")
    imported = import_file(path)
    assert "⁴ Een losse noot." in own_text(imported, "aanhef")
    assert "teken niet in de tekst" in told(imported, Outcome.DOUBTFUL)


def test_a_paragraph_may_begin_without_an_empty_line_above_it() -> None:
    text = """\
Tussen
het Agentschap Kindertoelagen, met zetel te Laan 7, 9999 Modeldam, dat de toelagen
uitbetaalt,
en
de stad Voorbeeldegem

Artikel 1: Onderwerp
Dit protocol regelt de mededeling.

Artikel 2. Doeleinden
§ 1. De stad wil de korting toekennen aan wie er recht op heeft, en dat zonder
Artikel 3 te schenden.

Artikel 3: De categorieën van gegevens die het Agentschap Kindertoelagen aan de stad
Voorbeeldegem bezorgt
"""
    assert [piece.text for piece in read_text(text, Report())] == [
        "Tussen",
        "het Agentschap Kindertoelagen, met zetel te Laan 7, 9999 Modeldam, dat de toelagen "
        "uitbetaalt,",
        "en",
        "de stad Voorbeeldegem",
        "Artikel 1: Onderwerp",
        "Dit protocol regelt de mededeling.",
        "Artikel 2. Doeleinden",
        "§ 1. De stad wil de korting toekennen aan wie er recht op heeft, en dat zonder "
        "Artikel 3 te schenden.",
        "Artikel 3: De categorieën van gegevens die het Agentschap Kindertoelagen aan de stad "
        "Voorbeeldegem bezorgt",
    ]


def test_the_parties_are_recognised(imported: Imported) -> None:
    first, city, centre = imported.raw["partijen"]["items"]
    assert first["officiele_naam"] == "Agentschap Kindertoelagen"
    assert (first["lidwoord"], first["korte_naam"], first["rol"]) == ("het", "AKT", "mededelend")
    assert first["kbo"] == "0123.456.749"
    assert (first["adres"], first["postcode"], first["gemeente"]) == ("Laan 7", "9999", "Modeldam")
    assert city["vertegenwoordigers"] == [
        {"naam": "Bo Maes", "functie": "burgemeester"},
        {"naam": "Cas De Wit", "functie": "algemeen directeur"},
    ]
    assert imported.raw["partijen"]["groepen"] == [
        {"id": "g1", "naam": "lokale besturen", "lidwoord_kort": "zonder"}
    ]
    assert city["groep"] == centre["groep"] == "g1"
    assert city["rol"] == "ontvangend"
    assert "Geen ondernemingsnummer gevonden bij Stad" in told(imported, Outcome.MISSING)


def test_the_preamble_the_advice_and_the_signing_are_recognised(imported: Imported) -> None:
    preamble = imported.raw["aanhef"]
    assert preamble["titel_naar"] == "DE STAD VOORBEELDEGEM"
    assert preamble["kader"] == "de maaltijdkorting op school"
    assert (preamble["versie"], str(preamble["datum"])) == ("V", "2026-03-03")
    (change,) = preamble["wijzigingen"]
    assert (str(change["datum"]), change["omschrijving"]) == ("2026-02-01", "Gegeven 2 toegevoegd")
    (advice,) = imported.raw["adviezen"]["items"]
    assert (advice["letter"], advice["partij"], advice["strekking"]) == ("F", "p1", "gunstig")
    assert imported.raw["ondertekening"]["plaats"] == "Modeldam"
    assert imported.raw["recht"]["arrondissement"] == "Gent"


def test_the_facts_of_the_articles_are_recognised(imported: Imported) -> None:
    first, second = imported.raw["gegevens"]["items"]
    assert first == {
        "omschrijving": "Het INSZ-nummer van het kind",
        "verantwoording": "Om het kind te herkennen en niet met een ander te verwarren",
    }
    assert second["omschrijving"] == "De toelage, zie 1°"
    assert imported.raw["periodiciteit"]["interval"] == "Eenmaal per jaar"
    assert imported.raw["inwerkingtreding"]["begin"] == "ondertekening"
    assert imported.raw["bijlagen"]["items"] == [
        {"nummer": "1", "opschrift": "Stroomschema", "inhoud": "Het schema."}
    ]


def test_the_report_tells_where(imported: Imported) -> None:
    places = imported.report.as_json()
    assert list(places) == ["recognised", "own_text", "cleaned", "doubtful", "missing"]
    (note,) = [entry for entry in places["own_text"] if entry["step"] == "bijlagen"]
    line = PROTOCOL.split("\n").index("Bijlage 1: Stroomschema") + 1
    assert note == {"step": "bijlagen", "what": note["what"], "line": line, "page": None}
    assert f"Bijlagen: Bijlage 1: Stroomschema [regel {line}]" in imported.report.as_text()
