"""A PDF: its lines, note marks and pages; and what no text can be read from."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.errors import UserError
from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome
from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def pdf(*pages: str, trailer: str = "") -> bytes:
    """A PDF with the drawing operators of each page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            f"{5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream")
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode("latin-1")


def lines(*texts: str, size: int = 11) -> str:
    """Drawing operators for lines from above to below; "" leaves one open."""
    drawn = []
    for number, text in enumerate(texts):
        if text:
            drawn.append(f"BT /F1 {size} Tf 70 {760 - 14 * number} Td ({text}) Tj ET")
    return "\n".join(drawn)


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
