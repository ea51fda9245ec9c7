"""The pages of the examples as LibreOffice lays them out."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from protowiz.document.tree import Document, Signatures
from protowiz.render.word.writer import write_docx
from tests.conftest import EXAMPLES
from tests.render.word.sample import SIGNED, document, example, heading, paragraph

PROGRAMS = ("soffice", "pdftotext")


def stacked(count: int) -> Document:
    """So many signature blocks under each other, below half a page of text."""
    return document(
        *[paragraph("Een regel.")] * 25,
        heading(2, "Ondertekening"),
        paragraph("Opgemaakt in Voorbeeldegem."),
        Signatures((SIGNED,) * count, columns=1),
    )


STACKED = {"drie onder elkaar": stacked(3), "twintig onder elkaar": stacked(20)}

pytestmark = pytest.mark.skipif(
    not all(shutil.which(program) for program in PROGRAMS),
    reason=f"laying out pages takes {' and '.join(PROGRAMS)}",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page, by the name of the draft or of the document in `STACKED`."""
    folder = tmp_path_factory.mktemp("bladzijden")
    documents = {path.stem: example(path) for path in EXAMPLES} | STACKED
    for name, made in documents.items():
        (folder / f"{name}.docx").write_bytes(write_docx(made))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profiel').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", "."),
            *(f"{name}.docx" for name in documents),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: _pages(folder / f"{name}.pdf") for name in documents}


def _pages(path: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_pages_are_numbered_and_the_title_stands_above_all_but_the_first(
    pages: dict[str, list[str]], name: str
) -> None:
    for number, page in enumerate(pages[name], 1):
        assert page.rstrip().endswith(f"Pagina {number} van {len(pages[name])}")
        assert page.lstrip().startswith("Protocol voor de elektronische mededeling")
    assert pages[name][0].count("Protocol voor de elektronische mededeling") == 1


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_all_signatures_stand_on_one_page_with_their_heading(
    pages: dict[str, list[str]], name: str
) -> None:
    (signed,) = [page for page in pages[name] if "Ondertekening\n" in page]
    assert signed.count("Handtekening:") == 3
    assert not any("Handtekening:" in page for page in pages[name] if page is not signed)
    assert re.search(r"Voor het Agentschap .*  Voor de stad ", signed)


def test_signatures_under_each_other_stand_on_one_page_with_their_heading(
    pages: dict[str, list[str]],
) -> None:
    _, signed = pages["drie onder elkaar"]
    wanted = ["Ondertekening", "Opgemaakt", *["Namens", "Handtekening:", "Joris", "voorzitter"] * 3]
    assert re.findall("|".join(dict.fromkeys(wanted)), signed) == wanted


def test_no_page_ends_within_one_of_many_signatures(pages: dict[str, list[str]]) -> None:
    signed = [page for page in pages["twintig onder elkaar"] if "Namens" in page]
    assert len(signed) > 2
    for page in signed:
        assert len({page.count(word) for word in ("Namens", "Handtekening:", "voorzitter")}) == 1
    assert sum(page.count("Namens") for page in signed) == 20


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_no_page_ends_in_a_line_that_leads_to_the_next(
    pages: dict[str, list[str]], name: str
) -> None:
    for page in pages[name]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not lines[-2].endswith(":")
        assert lines[-2] != "en"
        assert not lines[-2].startswith("Artikel ")


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_the_head_of_the_table_of_data_is_whole_and_repeats(
    pages: dict[str, list[str]], name: str
) -> None:
    heads = [page for page in pages[name] if re.search(r"^ *Nr\. +Gegeven ", page, re.MULTILINE)]
    assert len(heads) > 1
