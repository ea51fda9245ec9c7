"""`protowiz verify`: a Word file that came back says what the draft says, or what was changed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from tests.cli.test_commands import run
from tests.conftest import EXAMPLES

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with a draft and the Word file that was made of it."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "een.toml").write_bytes(request.param.read_bytes())
    assert run("render", "een", "-o", "een.docx", cwd=tmp_path).returncode == 0
    return tmp_path


def test_a_file_that_nobody_touched_is_equal(folder: Path) -> None:
    done = run("verify", "een.docx", "een", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "een.docx is woord voor woord gelijk aan een.\n"


def test_what_was_changed_by_hand_is_shown_and_only_that(folder: Path) -> None:
    word = docx.Document(str(folder / "een.docx"))
    (paragraph,) = [it for it in word.paragraphs if it.text.startswith("Het Belgische recht")]
    paragraph.runs[0].text = paragraph.runs[0].text.replace("Belgische", "Franse")
    paragraph.runs[0].bold = True
    word.save(str(folder / "een.docx"))
    done = run("verify", "een.docx", "een", cwd=folder)
    assert done.returncode == 1
    assert "Het [-Belgische-]{+Franse+} recht" in done.stdout
    assert done.stdout.count("[-") == done.stdout.count("{+") == 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_file_that_another_program_saved_is_still_equal(folder: Path) -> None:
    kind = "docx:MS Word 2007 XML"
    profile = f"-env:UserInstallation=file://{folder / 'profiel'}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", "terug"]
    subprocess.run([*command, "een.docx"], cwd=folder, check=True, capture_output=True)
    done = run("verify", "terug/een.docx", "een", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "een.docx is woord voor woord gelijk aan een.\n")


def test_a_file_that_is_no_word_file_is_refused(folder: Path) -> None:
    (folder / "een.docx").write_bytes(b"geen zip")
    done = run("verify", "een.docx", "een", cwd=folder)
    assert done.returncode == 2
    assert "geen Word-document" in done.stderr
    assert run("verify", "een.odt", "een", cwd=folder).returncode == 2
