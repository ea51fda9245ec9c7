"""A PDF: its lines, note marks and pages; and what no text can be read from."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from protowiz.document.tree import Table, words_of
from protowiz.draft.reading import read
from protowiz.errors import UserError
from protowiz.importer.pdf_file import read_pdf_file
from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome, Report
from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.importer.pdf_shapes import lines, pdf, pdf_of

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def brought_in(tmp_path: Path, content: bytes) -> dict[str, str]:
    """The own texts of a PDF by step."""
    path = tmp_path / "bron.pdf"
    path.write_bytes(content)
    raw = import_file(path).raw
    texts = {
        key: step.get("tekst", {}).get("eigen", "")
        for key, step in raw.items()
        if isinstance(step, dict)
    }
    return {key: text for key, text in texts.items() if text}


def test_lines_become_paragraphs_and_pages_are_joined(tmp_path: Path) -> None:
    first = lines("Artikel 1: Onderwerp", "", "De stad deelt gegevens mee die het OCMW", "voor de")
    second = lines("maaltijdkorting nodig heeft.", "", "Artikel 4: Ontvangers", "", "De dienst.")
    texts = brought_in(tmp_path, pdf(first, second))
    assert "mee die het OCMW voor de maaltijdkorting nodig heeft." in texts["onderwerp"]
    assert texts["ontvangers"] == "### Artikel 4: Ontvangers\n\nDe dienst.\n"


def test_a_raised_number_is_a_footnote_and_a_page_number_is_cleaned(tmp_path: Path) -> None:
    page = lines("Artikel 1: Onderwerp", "", "Het OCMW")
    page += "\nBT /F1 6 Tf 119 736 Td (1) Tj ET\nBT /F1 11 Tf 128 732 Td (krijgt gegevens.) Tj ET"
    page += "\nBT /F1 5 Tf 70 103 Td (1) Tj ET\nBT /F1 9 Tf 76 100 Td (Een noot.) Tj ET"
    page += "\nBT /F1 9 Tf 290 40 Td (Pagina 1 van 1) Tj ET"
    path = tmp_path / "bron.pdf"
    path.write_bytes(pdf(page))
    imported = import_file(path)
    own = imported.raw["onderwerp"]["tekst"]["eigen"]
    assert "OCMW[^1] krijgt gegevens." in own
    assert own.endswith("[^1]: Een noot.\n")
    (cleaned,) = imported.report.of(Outcome.CLEANED)
    assert (cleaned.what, cleaned.page) == ("Kop of voet van de bladzijde: Pagina 1 van 1", 1)


def read_back(content: bytes) -> tuple[str, Report]:
    """The words of a PDF in their order, and the report."""
    report = Report()
    pieces = read_pdf_file(content, "bron.pdf", report)
    return " ".join(words_of(piece.block for piece in pieces)), report


def cleaned(report: Report) -> list[tuple[str, int | None]]:
    return [(entry.what, entry.page) for entry in report.of(Outcome.CLEANED)]


LEFT = [
    "Artikel 1 regelt het",
    "onderwerp van de",
    "mededeling tussen",
    "de stad en het",
    "OCMW van",
    "Modeldam.",
]
RIGHT = [
    "Artikel 2 regelt de",
    "rechtsgrond waarop",
    "de partijen steunen",
    "bij elke vraag",
    "om gegevens uit",
    "het register.",
]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = lines("PROTOCOL OVER DE MEDEDELING VAN GEGEVENS DOOR DE STAD AAN HET OCMW", top=790)
    page += "\n" + lines(*LEFT, top=740) + "\n" + lines(*RIGHT, left=320, top=737)
    words, _ = read_back(pdf(page))
    assert words.endswith(" ".join([*LEFT, *RIGHT]))


def test_signatures_side_by_side_stay_on_their_lines(tmp_path: Path) -> None:
    page = lines("Voor de stad", "Bo Maes") + "\n" + lines("Voor het OCMW", "Cas De Wit", left=320)
    words, _ = read_back(pdf(page))
    assert words == "Voor de stad Voor het OCMW Bo Maes Cas De Wit"


def test_heads_feet_and_page_labels_are_cleaned_with_their_page(tmp_path: Path) -> None:
    pages = [
        lines(f"Protocol kinderopvang - versie 2 - blad {number}", top=810)
        + "\n"
        + lines("Artikel 3: Gegevens", f"Dit is bladzijde {'abc'[number]} van de tekst.", top=760)
        + "\n"
        + lines(f"{number + 1}/3", left=300, top=30)
        for number in range(3)
    ]
    words, report = read_back(pdf(*pages))
    assert words.count("Artikel 3: Gegevens") == 3
    assert "versie" not in words
    assert "/3" not in words
    whats = cleaned(report)
    assert ("Kop of voet van de bladzijde: 2/3", 2) in whats
    assert ("Kop of voet van de bladzijde: Protocol kinderopvang - versie 2 - blad 1", 2) in whats
    assert all(entry.line is None for entry in report.entries)


def test_words_that_a_line_split_are_whole_again(tmp_path: Path) -> None:
    page = lines(
        "Artikel 1: Onderwerp",
        "",
        "De stad deelt de inkomensgege-",
        "vens mee via een beveiligd csv-",
        "bestand; de IT-",
        "dienst bewaart in- en uit-",
        "voer bij de voor-",
        "en nazorg van de e-",
        "government-diensten.",
    )
    words, report = read_back(pdf(page))
    assert words.endswith(
        "De stad deelt de inkomensgegevens mee via een beveiligd csv-bestand; de IT-dienst bewaart "
        "in- en uitvoer bij de voor- en nazorg van de e-government-diensten."
    )
    assert ("Een woord dat op twee regels stond: inkomensgegevens", 1) in cleaned(report)


def test_a_heading_on_top_of_a_page_stands_apart_from_the_page_before(tmp_path: Path) -> None:
    texts = brought_in(
        tmp_path,
        pdf(
            lines(
                "Artikel 1: Onderwerp",
                "",
                "Het OCMW krijgt de gegevens van de kinderen uit de stad",
            ),
            lines("Artikel 4: Ontvangers", "", "De dienst."),
        ),
    )
    assert texts["ontvangers"].startswith("### Artikel 4: Ontvangers")


def test_a_note_number_may_begin_again_on_each_page(tmp_path: Path) -> None:
    pages = []
    for word, giver in (("eerste", "Het OCMW"), ("tweede", "Een OCMW")):
        page = lines(giver, top=732) + "\nBT /F1 6 Tf 121 736 Td (1) Tj ET"
        page += f"\nBT /F1 5 Tf 70 103 Td (1) Tj ET\nBT /F1 9 Tf 76 100 Td (De {word} noot.) Tj ET"
        pages.append(page)
    words, _ = read_back(pdf(*pages))
    assert words == "Het OCMW De eerste noot. Een OCMW De tweede noot."


def ruled(*rows: tuple[str, str], top: int) -> str:
    """A table of two columns with rules around its cells."""
    drawn = []
    for number, cells in enumerate(rows):
        below = top - 20 * number
        for left, width, text in zip((70, 190), (120, 330), cells, strict=True):
            drawn.append(f"{left} {below} {width} 20 re S")
            drawn.append(f"BT /F1 10 Tf {left + 4} {below + 6} Td ({text}) Tj ET")
    return "\n".join(drawn)


def test_a_table_over_two_pages_is_one_and_its_cut_row_is_whole(tmp_path: Path) -> None:
    first = ruled(("Gegeven 1", "Het nummer"), ("Verantwoording", "Om te herkennen en"), top=90)
    second = ruled(("", "niet te verwarren"), ("Gegeven 2", "De naam"), top=740)
    report = Report()
    pieces = read_pdf_file(pdf(first, second), "bron.pdf", report)
    (table,) = [piece.block for piece in pieces]
    assert isinstance(table, Table)
    rows = [[" ".join(words_of(cell)) for cell in row] for row in table.rows]
    assert rows == [
        ["Gegeven 1", "Het nummer"],
        ["Verantwoording", "Om te herkennen en niet te verwarren"],
        ["Gegeven 2", "De naam"],
    ]
    assert ("Een rij die over twee bladen stond.", 2) in cleaned(report)


def test_a_frame_around_sentences_is_no_table(tmp_path: Path) -> None:
    page = "60 700 400 80 re S\n" + lines("Artikel 1: Onderwerp", "", "De stad deelt mee.")
    assert "De stad deelt mee." in brought_in(tmp_path, pdf(page))["onderwerp"]


@pytest.mark.parametrize(
    ("turn", "matrix"), [(0, "1 0 0 1 0 0"), (90, "0 1 -1 0 595 0"), (270, "0 -1 1 0 0 842")]
)
def test_a_turned_page_reads_the_same(tmp_path: Path, turn: int, matrix: str) -> None:
    drawn = f"{matrix} cm\n" + lines("De eerste regel van de tekst.", "De tweede regel.", top=500)
    words, _ = read_back(pdf(drawn, page=f"/Rotate {turn}"))
    assert words == "De eerste regel van de tekst. De tweede regel."


def test_ligatures_are_letters(tmp_path: Path) -> None:
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
        "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /ffi /fl] >> >>"
    )
    drawn = "BT /F9 11 Tf 70 700 Td (o\\002ci\\353le \\001nanci\\353le \\003exibiliteit) Tj ET"
    words, _ = read_back(pdf_of(drawn, "/Font << /F9 5 0 R >>", font))
    assert words == "officiële financiële flexibiliteit"


def test_progress_is_told_after_each_page(tmp_path: Path) -> None:
    path = tmp_path / "bron.pdf"
    path.write_bytes(pdf(*[lines("Artikel 1: Onderwerp")] * 3))
    told: list[tuple[int, int]] = []
    import_file(path, lambda page, pages: told.append((page, pages)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (pdf("0 0 100 100 re f"), "alleen beelden"),
        (b"%PDF-1.4\nafgebroken", "geen PDF, of het is beschadigd"),
        (b"Artikel 1: Onderwerp", "geen PDF, of het is beschadigd"),
        (
            pdf(
                lines("Artikel 1: Onderwerp"),
                trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]",
            ),
            "wachtwoord",
        ),
    ],
)
def test_what_holds_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "bron.pdf"
    path.write_bytes(content)
    with pytest.raises(UserError, match=message) as caught:
        import_file(path)
    assert caught.value.remedy


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is needed to make a PDF")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_from_a_pdf(tmp_path: Path, path: Path) -> None:
    document = compose(DraftFile.open(path).session.read())
    (tmp_path / "protocol.docx").write_bytes(to_bytes(document, "docx"))
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "protocol.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    parts = compose(read(import_file(tmp_path / "protocol.pdf").raw)).parts
    found = [block for part in parts if part.key != "ontwerp" for block in part.blocks]
    wanted = words_of(document.blocks)
    same = sum(1 for word in set(wanted) if word in set(words_of(found)))
    assert same >= 0.98 * len(set(wanted))
    assert abs(len(words_of(found)) - len(wanted)) <= 0.02 * len(wanted)
