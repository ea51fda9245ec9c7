"""What is no protocol, no text or no file that can be trusted is refused or told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protowiz.errors import UserError
from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome
from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.importer.sources import PROTOCOL


def package(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return content.getvalue()


BOMB = package(word__document_xml=b"<w>" + b" " * 300_000_000)
ENTITIES = package(
    word__document_xml=b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leeg.txt", b" \n\n", "is leeg"),
        ("leeg.md", b"", "is leeg"),
        ("oud.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "oud Word-bestand"),
        ("rijk.docx", b"{\\rtf1 tekst}", "RTF-bestand"),
        ("open.docx", package(mimetype=b"application/vnd.oasis", content_xml=b"<a/>"), "OpenDoc"),
        ("ander.docx", b"PK\x03\x04 maar geen pakket", "geen Word-document"),
        ("tekst.docx", PROTOCOL.encode(), "geen Word-document"),
        ("bom.docx", BOMB, "veel te groot"),
        ("buiten.docx", ENTITIES, "DTD"),
        ("beeld.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "geen tekstbestand"),
        ("blad.xlsx", b"PK", "kan niet ingevoerd worden"),
    ],
)
def test_it_is_refused_with_what_and_what_to_do(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match=message) as caught:
        import_file(path)
    assert name in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bron.txt"
    text = "Artikel 1: Onderwerp\n\nDe partijen delen financiële gegevens: € 40.\n"
    path.write_bytes(text.encode(encoding))
    own = import_file(path).raw["onderwerp"]["tekst"]["eigen"]
    assert "financiële gegevens: € 40." in own


def test_what_is_left_behind_in_a_word_file_is_told(tmp_path: Path) -> None:
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        "<w:p><w:r><w:t>Artikel 1: Onderwerp</w:t></w:r></w:p><w:p><w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>In een vak</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        '<w:r><w:t>Tekst.</w:t><w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    path = tmp_path / "vak.docx"
    document = f"<w:document {name}><w:body>{body}</w:body></w:document>"
    path.write_bytes(package(word__document_xml=document.encode()))
    imported = import_file(path)
    doubts = " ".join(entry.what for entry in imported.report.of(Outcome.DOUBTFUL))
    assert "tekstvakken is niet overgenomen" in doubts
    assert "Eindnoten" in doubts
    assert imported.raw["onderwerp"]["tekst"]["eigen"].endswith("Tekst.\n")


def test_a_text_that_is_no_protocol_is_told(tmp_path: Path) -> None:
    path = tmp_path / "recept.txt"
    path.write_text("Neem een ei.\n\nKook het.\n")
    imported = import_file(path)
    doubts = [entry.what for entry in imported.report.of(Outcome.DOUBTFUL)]
    assert any("is dit wel een protocol" in what for what in doubts)
    assert "Kook het." in imported.raw["aanhef"]["tekst"]["eigen"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Protocol in uitvoering van artikel 20 van de wet van 30 juli 2018", "federaal protocol"),
        ("Onderlinge regeling tussen de stad en het OCMW", "onderlinge regeling"),
    ],
)
def test_another_instrument_is_told_and_kept(tmp_path: Path, title: str, kind: str) -> None:
    path = tmp_path / "ander.txt"
    path.write_text(f"{title}\n\nArtikel 1: Onderwerp\n\nDe partijen delen gegevens.\n")
    imported = import_file(path)
    assert any(kind in entry.what for entry in imported.report.of(Outcome.DOUBTFUL))
    assert title in imported.raw["aanhef"]["tekst"]["eigen"]


def _word() -> bytes:
    return to_bytes(compose(DraftFile.open(EXAMPLES[0]).session.read()), "docx")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mutated_text_or_word_file_gives_a_draft_or_a_message(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    suffix = data.draw(st.sampled_from([".txt", ".md", ".docx"]))
    content = bytearray(_word() if suffix == ".docx" else PROTOCOL.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        size = data.draw(st.integers(0, 200))
        content[at : at + size] = data.draw(st.binary(max_size=40))
    path = tmp_path_factory.mktemp("bron") / f"bron{suffix}"
    path.write_bytes(bytes(content))
    try:
        imported = import_file(path)
    except UserError:
        return
    assert imported.raw["soort"] == "protocol"
