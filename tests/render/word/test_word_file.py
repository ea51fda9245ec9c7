"""The file as a whole: valid, the same every time, Belgian Dutch on A4, and a draft says so."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protowiz.document.tree import (
    Block,
    Document,
    Gap,
    Heading,
    Item,
    Listing,
    Note,
    Part,
    Table,
    Text,
)
from protowiz.render.word.writer import write_docx
from tests.conftest import REPOSITORY
from tests.document.trees import trees
from tests.render.word.docx_reader import Docx, W, findings, value
from tests.render.word.sample import BLOCKS, SUBJECT, TITLE, document, paragraph


def test_two_checkers_find_nothing_wrong(tmp_path: Path) -> None:
    assert findings(write_docx(document(*BLOCKS)), tmp_path) == []
    assert findings(write_docx(document(*BLOCKS, is_draft=True)), tmp_path) == []
    assert findings(write_docx(document()), tmp_path) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=st.lists(trees(), min_size=4, max_size=8))
def test_two_checkers_find_nothing_wrong_with_any_tree(
    tmp_path_factory: pytest.TempPathFactory, tree: list[tuple[Block, ...]]
) -> None:
    data = write_docx(document(*(block for blocks in tree for block in blocks)))
    assert findings(data, tmp_path_factory.mktemp("docx")) == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_docx(document(*BLOCKS)) == write_docx(document(*BLOCKS))


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from protowiz.render.word.writer import write_docx; "
        "from tests.render.word.sample import BLOCKS, document; "
        "print(hashlib.sha256(write_docx(document(*BLOCKS))).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == hashlib.sha256(write_docx(document(*BLOCKS))).hexdigest()


def test_the_page_is_a4_with_page_x_of_y_below() -> None:
    docx = Docx(write_docx(document(*BLOCKS)))
    (size,) = docx.body.iter(f"{W}pgSz")
    assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
    (footer,) = docx.parts("word/footer")
    fields = [field.get(f"{W}instr", "").strip() for field in footer.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(footer.itertext()) == "Pagina 1 van 1"


def test_the_title_stands_in_the_header_and_the_properties() -> None:
    docx = Docx(write_docx(document(*BLOCKS)))
    (header,) = docx.parts("word/header")
    assert "".join(header.itertext()) == TITLE
    properties = {
        element.tag.rpartition("}")[2]: element.text for element in docx.part("docProps/core.xml")
    }
    assert properties == {"title": TITLE, "subject": SUBJECT, "language": "nl-BE"}


def test_a_long_title_is_cut_in_the_header() -> None:
    docx = Docx(write_docx(document(*BLOCKS, title="Protocol " + "van de stad " * 60)))
    (header,) = docx.parts("word/header")
    assert len("".join(header.itertext())) <= 90
    assert "".join(header.itertext()).endswith("…")


def test_a_draft_says_so_on_every_page() -> None:
    assert "ONTWERP" not in Docx(write_docx(document(*BLOCKS))).text_of("word/header")
    assert "ONTWERP" in Docx(write_docx(document(*BLOCKS, is_draft=True))).text_of("word/header")


def test_the_language_is_belgian_dutch() -> None:
    docx = Docx(write_docx(document(*BLOCKS)))
    (language,) = docx.part("word/styles.xml").iter(f"{W}lang")
    assert value(language) == "nl-BE"


def test_characters_that_break_xml_go_out_wherever_they_are(tmp_path: Path) -> None:
    bad = "".join(map(chr, range(0x20))) + "\x7f\x85\ud800\udfff\ufffe\uffff\U0001fffe<&>\"'"
    text = f"voor{bad}na"
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(text),)),
        paragraph(text, Text(text, bold=True, url=f"https://stad.example/{bad}"), Gap(text)),
        paragraph("Zie", Note((paragraph(text),))),
        Listing((Item((paragraph(text),), f"({bad})"), Item((paragraph(text),), "A."))),
        Table(((paragraph(text),),), (((paragraph(text),),),)),
    )
    data = write_docx(Document(text, text, (Part(text, blocks),), is_draft=True))
    assert findings(data, tmp_path) == []
    assert "voor" in Docx(data).lines[0].text
    assert "<&>\"'na" in Docx(data).lines[0].text


def test_any_title_and_subject_can_be_a_property() -> None:
    data = write_docx(Document("x" * 5000, "漢" * 5000, (), is_draft=False))
    assert "漢" * 200 in Docx(data).text_of("docProps/core.xml")
