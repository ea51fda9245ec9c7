"""What is no protocol, no text or no file that can be trusted is refused or told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from protowiz.errors import UserError
from protowiz.importer.reading import import_file
from protowiz.importer.report import Outcome
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
        (
            "slot.docx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "met een wachtwoord beveiligd",
        ),
        ("rijk.docx", b"{\\rtf1 tekst}", "RTF-bestand"),
        ("open.docx", package(mimetype=b"application/vnd.oasis", content_xml=b"<a/>"), "OpenDoc"),
        ("ander.docx", b"PK\x03\x04 maar geen pakket", "geen Word-document"),
        ("tekst.docx", PROTOCOL.encode(), "geen Word-document"),
        ("bom.docx", BOMB, "veel te groot"),
        ("buiten.docx", ENTITIES, "DTD"),
        (
            "programma.txt",
            b"\x7fELF\x02\x01\x01" + bytes(60) + b"\0a\0b\0c" * 400,
            "geen tekstbestand",
        ),
        ("beeld.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "geen tekstbestand"),
        ("blad.xlsx", b"PK", "kan niet gelezen worden"),
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


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "encoding", ["cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]
)
def test_other_encodings_are_read(tmp_path: Path, encoding: str, suffix: str) -> None:
    path = tmp_path / f"bron.{suffix}"
    text = "Artikel 1: Onderwerp\n\nDe partijen delen financiële gegevens: € 40.\n"
    if encoding == "mac_roman":
        text = text.replace("\n", "\r")
    path.write_bytes(text.encode(encoding))
    own = import_file(path).raw["onderwerp"]["tekst"]["eigen"]
    assert "financiële gegevens: € 40." in own


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_other_ends_of_lines_are_read(tmp_path: Path, line_end: str, suffix: str) -> None:
    path = tmp_path / f"bron.{suffix}"
    lines = ["Artikel 1: Onderwerp", "", "De partijen delen gegevens.", "", "Artikel 4: Ontvangers"]
    path.write_bytes(line_end.join(lines).encode())
    raw = import_file(path).raw
    assert "De partijen delen gegevens." in raw["onderwerp"]["tekst"]["eigen"]
    assert raw["ontvangers"]["tekst"]["eigen"].startswith("### Artikel 4: Ontvangers")


def test_a_few_damaged_bytes_do_not_spoil_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "bron.txt"
    text = "Artikel 1: Onderwerp\n\nFinanciële gegevens van één coördinator, à la carte"
    path.write_bytes(text.encode() + b" \xff.\n")
    imported = import_file(path)
    own = imported.raw["onderwerp"]["tekst"]["eigen"]
    assert "Financiële gegevens van één coördinator, à la carte \ufffd." in own
    doubts = [entry.what for entry in imported.report.of(Outcome.DOUBTFUL)]
    assert any("niet te lezen" in what for what in doubts)


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


def test_what_a_conversion_left_in_markdown_is_cleaned_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bron.md"
    path.write_text(
        "### Artikel 4: Ontvangers\n\n- De diensten <i>zijn</i>:\n - o Onderwijs, zie 2^o\n\n"
        "De gezinnen die\n\nweinig inkomen hebben.\n"
    )
    imported = import_file(path)
    own = imported.raw["ontvangers"]["tekst"]["eigen"]
    assert "- De diensten zijn:\n  - Onderwijs, zie 2°\n" in own
    assert "De gezinnen die weinig inkomen hebben." in own
    found = {
        (entry.line, entry.what.split(":")[0]) for entry in imported.report.of(Outcome.CLEANED)
    }
    assert found == {
        (3, "Resten van een omzetting"),
        (4, "Resten van een omzetting"),
        (4, "Een dubbel opsommingsteken"),
        (8, "Een zin die door een bladwissel gebroken was"),
    }
