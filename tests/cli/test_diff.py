"""`protowiz diff`: what changed between two drafts, as text, Markdown and Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.conftest import EXAMPLES
from tests.render.word.tracked import accepted, rejected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a draft and a later version of it."""
    (tmp_path / "drafts").mkdir()
    text = EXAMPLES[0].read_text()
    assert 'opzegtermijn = "drie maanden"' in text
    later = text.replace('opzegtermijn = "drie maanden"', 'opzegtermijn = "zes maanden"')
    (tmp_path / "drafts" / "een.toml").write_text(text)
    (tmp_path / "drafts" / "twee.toml").write_text(later)
    return tmp_path


def test_the_text_shows_what_changed_and_nothing_else(folder: Path) -> None:
    done = run("diff", "een", "twee", cwd=folder)
    assert done.returncode == 0
    assert "opzegtermijn van [-drie-]{+zes+} maanden" in " ".join(done.stdout.split())
    assert done.stdout.startswith("Artikel 12")
    assert "Artikel 11" not in done.stdout


def test_two_equal_texts_are_said_to_be_equal(folder: Path) -> None:
    assert run("diff", "een", "een", cwd=folder).stdout == "De twee teksten zijn gelijk.\n"


def test_markdown_shows_the_whole_text_with_its_changes(folder: Path) -> None:
    done = run("diff", "een", "twee", "--to", "md", "-o", "-", cwd=folder)
    assert "opzegtermijn van <del>drie</del><ins>zes</ins> maanden" in done.stdout
    assert "Artikel 11" in done.stdout


def test_word_tracks_the_changes_of_the_author(folder: Path) -> None:
    done = run("diff", "een", "twee", "-o", "verschil.docx", "--author", "An Peeters", cwd=folder)
    assert done.returncode == 0
    redline = (folder / "verschil.docx").read_bytes()
    for name, side in (("een", rejected), ("twee", accepted)):
        run("render", name, "--to", "docx", "-o", f"{name}.docx", cwd=folder)
        assert side(redline) == accepted((folder / f"{name}.docx").read_bytes())


def test_a_draft_is_not_written_over(folder: Path) -> None:
    done = run("diff", "een", "twee", "-o", "drafts/een.toml", cwd=folder)
    assert done.returncode == 2
    assert "toml" in done.stderr
    assert run("diff", "een", "drie", cwd=folder).returncode == 2


def test_the_amending_articles_say_what_changes(folder: Path) -> None:
    done = run("diff", "een", "twee", "--as", "artikelen", cwd=folder)
    told = " ".join(done.stdout.split())
    assert "Artikel 1: Wijziging van artikel 12" in told
    assert told.endswith("wordt het woord “drie” vervangen door het woord “zes”.")
    written = run("diff", "een", "twee", "--as", "artikelen", "-o", "art.docx", cwd=folder)
    assert written.returncode == 0
    assert any("“drie”" in str(line) for line in accepted((folder / "art.docx").read_bytes()))


def test_equal_texts_have_no_amending_articles(folder: Path) -> None:
    told = run("diff", "een", "een", "--as", "artikelen", cwd=folder)
    assert (told.returncode, told.stdout) == (0, "De twee teksten zijn gelijk.\n")
    written = run("diff", "een", "een", "--as", "artikelen", "-o", "art.md", cwd=folder)
    assert written.returncode == 1
    assert "gelijk" in written.stderr
    assert not (folder / "art.md").exists()
