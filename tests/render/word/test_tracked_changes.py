"""A redline in Word: accept all and it is the new text, reject all and it is the old one."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from docx_revisions import RevisionDocument

from protowiz.document.difference import difference
from protowiz.document.markdown_reader import read_markdown
from protowiz.document.tree import Block, Document, Part
from protowiz.draft.reading import read
from protowiz.render.compose import compose
from protowiz.render.word.writer import write_docx
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.document.edits import edited
from tests.render.word.docx_reader import findings
from tests.render.word.tracked import accepted, rejected

TEXTS = [compose(read(DraftFile.open(path).session.raw)).blocks for path in EXAMPLES]


def as_word(*blocks: Block) -> bytes:
    document = Document("Protocol", "Proef", (Part("proef", blocks),), False)
    return write_docx(document, author="An Peeters", when=datetime(2026, 5, 4, 12))


def check(old: tuple[Block, ...], new: tuple[Block, ...]) -> bytes:
    written = as_word(*difference(old, new))
    assert rejected(written) == accepted(as_word(*old))
    assert accepted(written) == accepted(as_word(*new))
    return written


@pytest.mark.parametrize("seed", range(60))
def test_all_accepted_is_the_new_text_and_all_rejected_the_old_one(seed: int) -> None:
    random = Random(seed)
    old = random.choice(TEXTS)
    check(old, edited(old, random, random.choice([1, 2, 3, 8, 30])))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("een zin", ""),
        ("", "een zin"),
        ("een zin", "### een zin"),
        ("- a\n- b", "1. a\n2. b"),
        ("[tekst](https://a.example)", "[tekst](https://b.example)"),
        ("zin^[een noot]", "zin"),
        ("zin", "zin^[een noot]"),
        ("| a |\n|---|\n| een |", "| a |\n|---|\n| - een<br>- twee |"),
        ("| a |\n|---|\n| een |", "| a | b |\n|---|---|\n| een | twee |"),
        ("- een\n\n  | a |\n  |---|\n  | b |", "- een\n\n  | a |\n  |---|\n  | c |\n- d"),
        ("漢字 en é", "漢 en é́"),
    ],
)
def test_odd_changes_hold_too(old: str, new: str, tmp_path: Path) -> None:
    assert findings(check(read_markdown(old), read_markdown(new)), tmp_path) == []


@pytest.mark.parametrize("seed", [3, 14, 15])
def test_validators_find_nothing(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    assert findings(check(TEXTS[0], edited(TEXTS[0], random, 20)), tmp_path) == []


def test_another_library_reads_the_same_changes() -> None:
    old = read_markdown("De stad bewaart de gegevens zes maanden.\n\nZin twee.")
    new = read_markdown("De stad bewaart de gegevens twaalf maanden.\n\nZin drie.")
    written = RevisionDocument(io.BytesIO(check(old, new)))
    told = [paragraph for paragraph in written.paragraphs if paragraph.has_track_changes]
    assert told[0].accepted_text == "De stad bewaart de gegevens twaalf maanden."
    assert told[0].original_text == "De stad bewaart de gegevens zes maanden."
    assert {change.author for change in written.track_changes} == {"An Peeters"}
