"""`protowiz review`: the note for the advice."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from protowiz.workspace.draft_file import DraftFile
from tests.cli.test_commands import run
from tests.conftest import EXAMPLES


def draft(folder: Path) -> Path:
    """A draft with a gap, a finding that is open, and one that was set aside."""
    raw = DraftFile.open(EXAMPLES[0]).session.raw
    del raw["beveiliging"]["logging"]
    raw["recht"]["tekst"] = {
        "vorm": "eigen",
        "eigen": "### Artikel 11: Recht\n\nHet [X]-recht en [datum].",
    }
    raw["nazicht"] = {
        "aanvaard": [
            {"regel": "DOC-01", "stap": "recht", "woorden": "[datum]", "reden": "Volgt later."}
        ]
    }
    path = folder / "een.toml"
    DraftFile.made(path, raw).save()
    return path


def test_the_note_tells_what_there_is_what_is_open_and_what_was_decided(tmp_path: Path) -> None:
    done = run("review", draft(tmp_path), "--to", "md", "-o", "-", cwd=tmp_path)
    assert done.returncode == 0
    note = done.stdout
    rows = [line for line in note.split("\n") if line.startswith("| ")]
    assert sum("°" in row.split("|")[1] for row in rows) == 13
    assert "onvolledig" in next(row for row in rows if "13°" in row)
    assert "1 veld is nog niet ingevuld." in note
    opened = note[note.index("## Open bevindingen") : note.index("## Opzijgezette")]
    assert "DOC-01" in opened
    assert "\\[X\\]" in opened
    assert "\\[datum\\]" not in opened
    assert "Volgt later." in note[note.index("## Opzijgezette") :]
    advice = note[note.index("## Advies") :]
    assert advice.count("### Functionaris voor gegevensbescherming van") == 2
    assert "gunstig met opmerkingen" in advice


def test_the_note_as_word_says_the_same(tmp_path: Path) -> None:
    done = run("review", draft(tmp_path), "--to", "docx", cwd=tmp_path)
    made = tmp_path / "een-nota.docx"
    assert done.stdout.strip() == "een-nota.docx"
    written = docx.Document(io.BytesIO(made.read_bytes()))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "13°" in cells
    assert "Volgt later." in cells


def test_the_note_never_takes_the_place_of_the_draft(tmp_path: Path) -> None:
    path = draft(tmp_path)
    before = path.read_bytes()
    done = run("review", path, "--to", "md", "-o", path, cwd=tmp_path)
    assert done.returncode == 2
    assert path.read_bytes() == before
