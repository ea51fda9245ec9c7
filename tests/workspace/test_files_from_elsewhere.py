"""Files that protowiz did not write: read if it can be, else refused in a way that helps."""

from __future__ import annotations

import codecs
import os
from datetime import date
from pathlib import Path

import pytest

from protowiz.draft.ask import Kind
from protowiz.draft.kinds import to_text
from protowiz.draft.reading import Trouble
from protowiz.errors import UserError
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.files import read_bytes
from protowiz.workspace.folder import Workspace

DRAFT = 'schema_versie = 1\n\n[aanhef]\nkader = "de fiëtspremie"\n'


def refused(path: Path, content: bytes | str) -> UserError:
    """What the user is told about a file with this content, which stays as it is."""
    written = content.encode() if isinstance(content, str) else content
    path.write_bytes(written)
    with pytest.raises(UserError) as told:
        DraftFile.open(path)
    assert told.value.message.startswith(str(path))
    assert told.value.remedy
    assert path.read_bytes() == written
    (entry,) = Workspace(path.parent).entries()
    assert entry.name == path.stem
    return told.value


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + DRAFT.encode(),
        DRAFT.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF8 + DRAFT.replace("\n", "\r\n").encode(),
    ],
    ids=["bom", "crlf", "both"],
)
def test_the_marks_of_another_editor_do_no_harm(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "proef.toml"
    path.write_bytes(content)
    draft = DraftFile.open(path)
    assert draft.session.get(("aanhef", "kader")) == "de fiëtspremie"
    draft.session.set(("aanhef", "kader"), "de premie")
    assert draft.save() is None
    assert DraftFile.open(path).session.get(("aanhef", "kader")) == "de premie"
    assert not {b"\r", codecs.BOM_UTF8} & {path.read_bytes()[:3]} and b"\r" not in path.read_bytes()
    assert (tmp_path / ".protowiz/vorige/proef.toml").read_bytes() == content


@pytest.mark.parametrize(
    ("encoding", "line"),
    [("latin-1", 4), ("cp1252", 4), ("utf-16", 1), ("utf-16-le", 4), ("utf-16-be", 4)],
)
def test_another_encoding_is_told_with_its_line(tmp_path: Path, encoding: str, line: int) -> None:
    told = refused(tmp_path / "proef.toml", DRAFT.encode(encoding))
    assert f"niet in UTF-8 geschreven (regel {line})" in told.message
    assert "Sla het bestand in uw tekstverwerker op als UTF-8" in told.remedy


def test_two_bytes_a_letter_are_told_also_without_accents(tmp_path: Path) -> None:
    told = refused(tmp_path / "proef.toml", "schema_versie = 1\n".encode("utf-16-le"))
    assert "niet in UTF-8 geschreven (regel 1)" in told.message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (DRAFT + "kader", "regel 5, het einde van het bestand,"),
        (DRAFT + 'titel_van = "open\n', "regel 5, kolom 18"),
        (DRAFT + 'kader = "nog eens"\n', "regel 5, kolom"),
        (DRAFT + "datum = 2026-02-31\n", "regel 5, kolom 9"),
        (DRAFT + "\x01\n", "regel 5, kolom 1"),
        ("{}", "regel 1, kolom 1"),
        (DRAFT + 'titel_van = """\nooit dicht', "regel 6, het einde van het bestand,"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path, content: str, told: str) -> None:
    assert f"is geen geldige TOML: {told}" in refused(tmp_path / "proef.toml", content).message


@pytest.mark.parametrize(
    "content", ["", "# leeg\n", '[project]\nname = "iets anders"\n', 'schema_versie = "een"\n']
)
def test_toml_that_is_no_draft_is_refused(tmp_path: Path, content: str) -> None:
    assert "is geen ontwerp van protowiz" in refused(tmp_path / "proef.toml", content).message


def test_a_draft_without_its_version_is_a_draft_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_text('[aanhef]\nkader = "x"\n')
    assert DraftFile.open(path).session.get(("schema_versie",)) == 1


def test_a_draft_of_a_newer_protowiz_is_refused(tmp_path: Path) -> None:
    told = refused(tmp_path / "proef.toml", "schema_versie = 2\n")
    assert "nieuwere protowiz (schema 2; deze kent 1)" in told.message
    assert "Werk protowiz bij" in told.remedy
    told = refused(tmp_path / "proef.toml", "# later\nsoort = 'protocol'\nschema_versie = 2\n")
    assert told.message.endswith(": op regel 3 staat schema_versie.")


@pytest.mark.parametrize("version", ["0", "-1", '"een"', "1.5", "true", "[]"])
def test_a_draft_of_an_unknown_schema_is_refused_with_its_line(
    tmp_path: Path, version: str
) -> None:
    content = f"# mijn\nschema_versie = {version}\n[aanhef]\nkader = 'x'\n"
    told = refused(tmp_path / "proef.toml", content)
    assert "op regel 2 staat geen bruikbare schema_versie" in told.message
    assert "schema_versie = 1" in told.remedy


def test_an_enormous_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_text(DRAFT)
    os.truncate(path, 50_000_001)
    with pytest.raises(UserError, match="groter dan 50 MB"):
        DraftFile.open(path)
    assert "groter dan 50 MB" in Workspace(tmp_path).entries()[0].trouble


@pytest.mark.parametrize(
    "nested",
    [
        "x = " + "[" * 20_000 + "]" * 20_000,
        "x = " + "{a = " * 20_000 + "1" + "}" * 20_000,
        "x = " + "[" * 200 + "]" * 200,
        ".".join(["a"] * 3_000) + " = 1",
        "[" + ".".join(["a"] * 3_000) + "]",
    ],
    ids=["lists", "tables", "moderate", "dotted", "header"],
)
def test_very_deep_nesting_is_refused(tmp_path: Path, nested: str) -> None:
    told = refused(tmp_path / "proef.toml", f"schema_versie = 1\n{nested}\n")
    assert "te diep genest" in told.message
    assert "te diep genest" in Workspace(tmp_path).entries()[0].trouble


@pytest.mark.parametrize("number", ["9" * 5_000, "0x" + "f" * 5_000], ids=["decimal", "hex"])
def test_a_number_without_end_is_refused(tmp_path: Path, number: str) -> None:
    told = refused(tmp_path / "proef.toml", DRAFT + f"versie = {number}\n")
    assert "een getal met te veel cijfers" in told.message
    assert "te veel cijfers" in Workspace(tmp_path).entries()[0].trouble


@pytest.mark.parametrize(
    "number", ["nan", "inf", "-inf", "1e400", "123456789012345678901234567890"]
)
def test_an_odd_number_is_kept_and_told(tmp_path: Path, number: str) -> None:
    path = tmp_path / "proef.toml"
    path.write_text(DRAFT + f"datum = {number}\n")
    draft = DraftFile.open(path)
    (problem,) = [
        problem for problem in draft.session.read().problems if problem.path == ("aanhef", "datum")
    ]
    assert "Dit is geen bestaande datum" in problem.message
    draft.session.set(("aanhef", "kader"), "anders")
    draft.save()
    assert f"datum = {number.replace('1e400', 'inf')}\n" in path.read_text()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-06-12", date(2026, 6, 12)),
        ("2026-06-12T23:30:00", date(2026, 6, 12)),
        ("2026-06-12 23:30:00.5+02:00", date(2026, 6, 12)),
        ('"12/06/2026"', date(2026, 6, 12)),
        ("08:30:00", None),
        ("20260612", None),
    ],
)
def test_what_stands_where_a_date_belongs_is_a_date_or_told(
    tmp_path: Path, written: str, read: date | None
) -> None:
    path = tmp_path / "proef.toml"
    path.write_text(DRAFT + f"datum = {written}\n")
    session = DraftFile.open(path).session
    told = {problem.path: problem for problem in session.read().problems}
    assert session.read().protocol.aanhef.datum == read
    assert (("aanhef", "datum") in told) == (read is None)
    shown = to_text(Kind.DATE, session.get(("aanhef", "datum")))
    assert shown == ("12/06/2026" if read else written)


def test_a_key_with_a_typing_error_is_kept_and_named_with_the_right_one(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_text(DRAFT + 'korte_inhuod = "Inhoud."\n[ondertekenning]\nplaats = "Gent"\n')
    draft = DraftFile.open(path)
    told = {
        problem.path: problem.message
        for problem in draft.session.read().problems
        if problem.trouble is Trouble.UNKNOWN
    }
    assert set(told) == {("aanhef", "korte_inhuod"), ("ondertekenning",)}
    assert "Bedoelt u “korte_inhoud”?" in told["aanhef", "korte_inhuod"]
    assert "Bedoelt u “ondertekening”?" in told["ondertekenning",]
    draft.session.set(("aanhef", "kader"), "anders")
    draft.save()
    assert 'korte_inhuod = "Inhoud."' in path.read_text()
    assert '[ondertekenning]\nplaats = "Gent"' in path.read_text()


def test_parties_written_by_hand_get_an_id(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    rows = ['korte_naam = "A"', 'id = "p1"', "id = []", 'korte_naam = "B"']
    path.write_text("schema_versie = 1\n" + "".join(f"[[partijen.items]]\n{row}\n" for row in rows))
    session = DraftFile.open(path).session
    assert [row["id"] for row in session.rows(("partijen", "items"))] == ["p2", "p1", "p3", "p4"]


def test_control_characters_do_not_reach_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_text('schema_versie = 1\n[aanhef]\nkader = "a\\u0000b\\u001b[31mc\\u202Ed"\n')
    assert DraftFile.open(path).session.get(("aanhef", "kader")) == "ab[31mcd"


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_regular_file_is_told_and_not_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "proef.toml"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    workspace = Workspace(tmp_path)
    for act in (DraftFile.open, workspace.duplicate):
        with pytest.raises(UserError) as told:
            act(workspace.find("proef"))
        assert told.value.message == f"{path} is geen gewoon bestand."
        assert told.value.remedy == "Geef een gewoon bestand op, geen pijp of apparaat."
    (entry,) = workspace.entries()
    assert (entry.name, entry.trouble) == ("proef", f"{path} is geen gewoon bestand.")


class _Swapped(type(Path())):  # type: ignore[misc]
    """A path where a pipe takes the place of the file right after it was looked at."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        found: os.stat_result = super().stat(follow_symlinks=follow_symlinks)
        self.unlink()
        os.mkfifo(self)
        return found


def test_a_pipe_that_takes_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    path = _Swapped(tmp_path / "proef.toml")
    path.write_text(DRAFT)
    with pytest.raises(UserError, match="is geen gewoon bestand"):
        read_bytes(path)


@pytest.mark.parametrize("kind", ["folder", "gone", "below a file"])
def test_what_is_no_file_is_told(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "proef.toml"
    if kind == "folder":
        path.mkdir()
    if kind == "below a file":
        (tmp_path / "proef.toml").write_text(DRAFT)
        path = path / "diep.toml"
    with pytest.raises(UserError) as told:
        DraftFile.open(path)
    expected = "is een map, geen bestand." if kind == "folder" else "bestaat niet."
    assert told.value.message == f"{path} {expected}"
