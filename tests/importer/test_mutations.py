"""Damaged and hostile files give a draft or a message, in seconds; `mutations` runs many more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.mutations import MAKERS, bring_in, made
from tests.importer.pdf_shapes import lines, pdf, pdf_of
from tests.importer.word_shapes import paragraph, part, word

COUNTS = {"txt": 8, "md": 8, "docx": 15, "pdf": 4}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_damaged_file_gives_a_draft_or_a_message(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"bron.{kind}"
    for number in range(COUNTS[kind]):
        path.write_bytes(made(kind, number, seed=5))
        bring_in(path, printed=number % 4 == 0)


def refused(tmp_path: Path, name: str, content: bytes) -> str:
    from protowiz.errors import UserError
    from protowiz.importer.reading import import_file

    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        import_file(path)
    return caught.value.message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("regel.txt", b"a" * 1_000_000),
        ("regels.txt", b"a\n" * 100_000),
        ("oude-regels.md", b"- a\r" * 100_000),
        ("cellen.md", b"| a | b |\n" * 20_000),
        ("zinnen.docx", word(paragraph("a") * 6000)),
        ("tabel.txt", b"Artikel 1: x\n\n" + b"\t" * 100_000),
    ],
)
def test_what_is_far_larger_than_a_protocol_is_refused_at_once(
    tmp_path: Path, name: str, content: bytes
) -> None:
    assert "veel te groot voor een protocol" in refused(tmp_path, name, content)


def test_a_word_file_that_unpacks_to_very_many_elements_is_refused(tmp_path: Path) -> None:
    content = word(paragraph("a"), styles=part("w:styles", "<w:style/>" * 500_000))
    assert "uitgepakt veel te groot" in refused(tmp_path, "bom.docx", content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.docx", word(paragraph())),
        ("blad.pdf", pdf(lines("1"))),
        ("teken.txt", b"<p></p>\n---"),
    ],
)
def test_a_file_without_words_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert "bevat geen woorden" in refused(tmp_path, name, content)


def test_a_head_of_signs_only_takes_no_time(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="a"/></w:sectPr>'
    header = part("w:hdr", paragraph("[" * 10_000 + "x"))
    content = word(paragraph("Tekst.") + section, {"a": "header header1.xml"}, header1=header)
    path = tmp_path / "kop.docx"
    path.write_bytes(content)
    assert bring_in(path, printed=False) == "draft"


def test_a_pdf_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protowiz.importer.pdf_file.MAX_SECONDS", 1.0)
    drawing = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
        "/Resources << /XObject << /X {} 0 R >> >> /Length 12 >>\nstream\n/X Do /X Do \nendstream"
    )
    each_draws_the_next_twice = [drawing.format(6 + step) for step in range(40)]
    content = pdf_of("/X Do", "/XObject << /X 5 0 R >>", *each_draws_the_next_twice)
    assert "te veel tijd of geheugen" in refused(tmp_path, "lus.pdf", content)


def test_a_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    content = pdf(*[lines("Artikel 1: Onderwerp")] * 301)
    assert "meer dan 300 bladzijden" in refused(tmp_path, "dik.pdf", content)
