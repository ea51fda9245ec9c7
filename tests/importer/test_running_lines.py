"""Page numbers, heads and feet in a text are taken out; what only looks like them stays."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome, Report
from protowiz.importer.running_lines import running_lines
from protowiz.importer.text_file import read_text
from tests.importer.sources import protocol

WORDS = ("aanvraag", "bewijs", "controle", "dossier", "evaluatie", "factuur", "gezin", "huis")


def pages(head: str, foot: str, count: int = 4, feed: str = "") -> str:
    """A text of some pages, each with a head and a foot in which {page} and {count} are filled."""
    lines = ["Protocol over de premie", ""]
    for page in range(1, count + 1):
        body = [f"Op de {page}e bladzijde staat iets over: {word}{'en' * page}" for word in WORDS]
        filled = {"page": page, "count": count}
        lines += [feed + head.format(**filled), "", *body, "", foot.format(**filled), ""]
    return "\n".join(lines)


def kept(text: str) -> list[str]:
    lines = text.split("\n")
    running = running_lines(lines)
    return [line for at, line in enumerate(lines) if at not in running and line.strip()]


@pytest.mark.parametrize(
    "foot",
    [
        "Pagina {page} van {count}",
        "                    pagina {page}/{count}",
        "blz. {page}",
        "- {page} -",
        "{page}",
        "{page} / {count}",
        "{page} van {count}",
        "Protocol premie | versie 2 | p. {page}",
        "Dienst Data – 03/06/2025 – {page}/{count}",
        "{page} | Protocol premie",
        "Pagina {page} van {count}    Departement Premies",
    ],
)
def test_page_numbers_are_seen_however_they_are_written(foot: str) -> None:
    assert kept(pages("", foot)) == kept(pages("", ""))


@pytest.mark.parametrize("head", ["Vlaamse overheid – vertrouwelijk", "PROTOCOL PREMIE AS – STAD"])
def test_what_stands_beside_each_page_number_goes_with_it(head: str) -> None:
    text = pages(head, "Pagina {page} van {count}", count=6).replace(head, "", 1)
    assert kept(text) == kept(pages("", "", count=6))
    text = pages(head, "Laan 7, 9999 Modeldam", count=6, feed="\f").replace(f"\f{head}", "", 1)
    found = [line for line in kept(text) if line != "Laan 7, 9999 Modeldam"]
    assert found == kept(pages("", "", count=6)) and kept(text).count("Laan 7, 9999 Modeldam") < 2


@pytest.mark.parametrize(
    "line", ["Stroom {page}", "Gegeven {page}", "Artikel {page}: Slot", "1{page}"]
)
def test_numbered_headings_are_no_page_numbers(line: str) -> None:
    text = pages("", line).replace("\n\n1", "\n1")
    assert kept(text) == [it for it in text.split("\n") if it.strip()]


def test_a_list_of_contents_stays() -> None:
    text = "Inhoud\n\nOnderwerp ... pagina 1\nGegevens ... pagina 2\nSlot ... pagina 4"
    assert not running_lines(text.split("\n"))


def test_a_head_without_number_is_seen_where_it_cuts_sentences() -> None:
    part = "\n".join([*(f"De {word} gaat naar" for word in WORDS), "", "Protocol A – B", ""])
    lines = f"Titel\n\n{part}\nde stad.\n{part}\nhet agentschap.\n{part}\nde school.".split("\n")
    assert [lines[at] for at in sorted(running_lines(lines))] == ["Protocol A – B"] * 3


def test_a_sentence_that_a_page_cut_is_whole_and_it_is_told(tmp_path: Path) -> None:
    foot = "\n\n\nPagina {} van 3\n\n\nProtocol premie\n\n"
    text = protocol(
        f"Artikel 5: Frequentie en duur\n\nDe gegevens worden elke maand bezorgd aan de"
        f"{foot.format(1)}stad.{foot.format(2)}Artikel 6: Beveiliging\n\nIets."
    )
    text += (
        f"\nOpgemaakt te Modeldam op 3 mei 2026.\n\nBijlage 1 – Planning{foot.format(3)}mei: start"
    )
    path = tmp_path / "bron.txt"
    path.write_text(text, encoding="utf-8")
    imported = import_file(path)
    assert "bezorgd aan de stad." in imported.raw["periodiciteit"]["tekst"]["eigen"]
    assert imported.raw["bijlagen"]["items"] == [
        {"nummer": "1", "opschrift": "Planning", "inhoud": "mei: start"}
    ]
    cleaned = [entry.what for entry in imported.report.of(Outcome.CLEANED)]
    assert "Kop of voet van de bladzijde: Pagina 2 van 3" in cleaned
    assert "Kop of voet van de bladzijde: Protocol premie" in cleaned


def test_the_heading_of_an_annex_ends_with_its_line() -> None:
    text = "Bijlage 1: Schema\nDe gegevens gaan in mei.\n\nBijlage 2: Planning\n\njanuari: begin"
    texts = [piece.text for piece in read_text(text, Report())]
    assert texts == [
        "Bijlage 1: Schema",
        "De gegevens gaan in mei.",
        "Bijlage 2: Planning",
        "januari: begin",
    ]


def test_long_lines_do_not_hold_up() -> None:
    lines = ["pagina 1 " * 4000, "- " * 20000, " " * 30000 + "3", *(["pagina " * 17] * 2000)]
    start = time.perf_counter()
    running_lines(lines)
    assert time.perf_counter() - start < 1
