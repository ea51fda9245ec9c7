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

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.markdown_writer import write_markdown
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
    words_of,
)
from protowiz.draft.session import Session
from protowiz.render.compose import compose
from protowiz.render.word.writer import write_docx
from tests.conftest import EXAMPLES, REPOSITORY
from tests.document.trees import trees
from tests.render.word.docx_reader import Docx, W, findings, value
from tests.render.word.sample import BLOCKS, SUBJECT, TITLE, document, example, paragraph


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


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_valid_and_has_the_words_of_its_markdown(path: Path, tmp_path: Path) -> None:
    made = example(path)
    data = write_docx(made)
    assert findings(data, tmp_path) == []
    assert Docx(data).words() == words_of(read_markdown(write_markdown(made)))


def test_an_empty_draft_is_valid_and_says_that_it_is_a_draft(tmp_path: Path) -> None:
    data = write_docx(compose(Session({}).read()))
    assert findings(data, tmp_path) == []
    assert "ONTWERP" in Docx(data).text_of("word/header")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_two_checkers_find_nothing_wrong_with_a_block_by_itself(
    block: Block, tmp_path: Path
) -> None:
    assert findings(write_docx(document(block)), tmp_path) == []
    in_item = Listing((Item((paragraph("punt"), block), "A."),))
    assert findings(write_docx(document(in_item)), tmp_path) == []


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
    footers = docx.parts("word/footer")
    assert len(footers) == 2  # the first page has its own
    for footer in footers:
        fields = [field.get(f"{W}instr", "").strip() for field in footer.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "".join(footer.itertext()) == "Pagina 1 van 1"


def test_the_title_stands_in_the_properties_and_in_the_header_from_page_two() -> None:
    docx = Docx(write_docx(document(*BLOCKS)))
    (reference,) = docx.body.iter(f"{W}headerReference")
    assert value(reference, "type") == "default"
    assert docx.text_of(docx.related(reference)) == TITLE
    assert next(docx.body.iter(f"{W}sectPr")).find(f"{W}titlePg") is not None
    assert docx.properties == {"title": TITLE, "subject": SUBJECT, "language": "nl-BE"}


def test_a_long_title_is_cut_between_two_words_in_the_header() -> None:
    docx = Docx(write_docx(document(*BLOCKS, title="Protocol" + " van de stad Voorbeeldegem" * 60)))
    header = docx.text_of("word/header")
    assert 150 < len(header) <= 180
    assert header.endswith("…")
    assert {*header.removesuffix("…").split()} == {"Protocol", "van", "de", "stad", "Voorbeeldegem"}
    assert docx.properties["title"] != header


def test_a_draft_says_so_on_every_page() -> None:
    assert "ONTWERP" not in Docx(write_docx(document(*BLOCKS))).text_of("word/header")
    docx = Docx(write_docx(document(*BLOCKS, is_draft=True)))
    shown = {
        value(it, "type"): docx.text_of(docx.related(it))
        for it in docx.body.iter(f"{W}headerReference")
    }
    assert shown == {"default": f"{TITLE}  ONTWERP", "first": "ONTWERP"}


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
