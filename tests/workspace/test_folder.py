"""A folder of drafts: listing, naming, copying, renaming, the bin. Nothing is ever overwritten."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from protowiz.errors import UserError
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.folder import Workspace, file_name


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "drafts")


def made(workspace: Workspace, name: str, subject: str = "") -> Path:
    """A draft of that file name in the folder."""
    path = workspace.folder / f"{name}.toml"
    draft = DraftFile.new(path)
    draft.session.set(("aanhef", "kader"), subject or name)
    draft.save()
    return path


def names(workspace: Workspace) -> list[str]:
    return sorted(entry.name for entry in workspace.entries())


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert Workspace(tmp_path / "weg").entries() == []
    assert Workspace(tmp_path / "weg" / "dieper").entries() == []
    (tmp_path / "weg").write_text("een bestand")
    assert Workspace(tmp_path / "weg" / "dieper").entries() == []


def test_drafts_are_listed_with_the_last_changed_first(workspace: Workspace) -> None:
    for moment, name in enumerate(("oudst", "midden", "nieuwst")):
        os.utime(made(workspace, name), (moment, moment))
    (workspace.folder / ".verborgen.toml").write_text("schema_versie = 1\n")
    (workspace.folder / "nota.txt").write_text("geen ontwerp")
    (workspace.folder / "map.toml").mkdir()
    (workspace.folder / "nergens.toml").symlink_to("weg.toml")
    assert [entry.name for entry in workspace.entries()] == ["nieuwst", "midden", "oudst"]


def test_a_draft_is_listed_by_its_subject_and_parties(workspace: Workspace) -> None:
    path = made(workspace, "proef", "de fietspremie")
    with path.open("a") as stream:
        for name in ("ASV", "stad", "OCMW"):
            stream.write(f'[[partijen.items]]\nkorte_naam = "{name}"\n')
        stream.write("[recht]\n[beveiliging]\nmaatregelen = []\n")
    (entry,) = workspace.entries()
    assert (entry.title, entry.parties) == ("de fietspremie", "ASV, stad en OCMW")
    assert (entry.started, entry.trouble) == (2, "")


@pytest.mark.parametrize(
    "content",
    [
        "aanhef = 1\npartijen = []\n",
        "aanhef.kader = 5\npartijen.items = 7\n",
        "aanhef = []\npartijen.items = [1, {}, {korte_naam = [1]}]\n",
    ],
)
def test_a_draft_of_the_wrong_shape_is_listed_by_its_name(
    workspace: Workspace, content: str
) -> None:
    workspace.folder.mkdir()
    (workspace.folder / "proef.toml").write_text(content)
    (entry,) = workspace.entries()
    assert (entry.title, entry.trouble) == ("proef", "")


def test_a_file_of_an_impossible_time_is_listed(workspace: Workspace) -> None:
    path = made(workspace, "proef")
    os.utime(path, (2**40, 2**40))
    assert names(workspace) == ["proef"]


def test_a_draft_is_found_by_name_file_name_and_path(workspace: Workspace) -> None:
    path = made(workspace, "proef")
    for name in ("proef", "proef.toml", str(path)):
        assert workspace.find(name) == path


@pytest.mark.parametrize("name", ["", "weg", "../weg", "x" * 5_000, "a\0b", "con", "proef.toml/x"])
def test_a_draft_that_is_not_there_is_told(workspace: Workspace, name: str) -> None:
    made(workspace, "proef")
    with pytest.raises(UserError) as told:
        workspace.find(name)
    assert told.value.message == f"Er is geen ontwerp “{name}”."
    assert told.value.remedy == f"In {workspace.folder} staan: proef."


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Fietspremie 2026", "Fietspremie-2026"),
        ("  één protocol  ", "een-protocol"),
        ("proef.toml", "proef"),
        ("../x", "x"),
        ("../../etc/passwd", "etc-passwd"),
        ("/elders/x", "elders-x"),
        ("C:\\map\\x", "C-map-x"),
        ("a\nb\x00c\x1b[31m", "a-bc-31m"),
        (".verborgen", "verborgen"),
        ("CON", "protocol-CON"),
        ("con.2", "protocol-con.2"),
        ("lpt1", "protocol-lpt1"),
        ("console", "console"),
        ("x" * 500, "x" * 80),
    ],
)
def test_a_name_becomes_a_file_name_for_every_system(
    workspace: Workspace, name: str, stem: str
) -> None:
    assert workspace.free_path(name) == workspace.folder / f"{stem}.toml"


@pytest.mark.parametrize("name", ["", "   ", "..", "/", ".toml", "\x00\n", "日本", "---"])
def test_a_name_of_which_nothing_is_left_is_refused(workspace: Workspace, name: str) -> None:
    path = made(workspace, "proef")
    for use in (workspace.free_path, lambda name: workspace.rename(path, name)):
        with pytest.raises(UserError) as told:
            use(name)
        assert str(told.value) == (
            "Die naam kan niet gebruikt worden.\nGebruik letters, cijfers en streepjes."
        )
    assert names(workspace) == ["proef"]


@given(st.text(max_size=120) | st.from_regex(r"(?i)(con|nul|com1)[.\- /]{0,3}\w{0,100}"))
@example("con" + "." * 100)
def test_no_name_leads_out_of_the_folder_or_to_a_device(name: str) -> None:
    stem = file_name(name)
    assert re.fullmatch(r"([A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?)?", stem)
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", stem)


def test_a_name_that_is_taken_gets_a_number(workspace: Workspace) -> None:
    made(workspace, "proef")
    made(workspace, "proef-2")
    assert workspace.free_path("proef").name == "proef-3.toml"
    (workspace.folder / "los.toml").symlink_to("weg.toml")
    assert workspace.free_path("los").name == "los-2.toml"


def test_a_copy_has_the_same_content_under_a_name_of_its_own(workspace: Workspace) -> None:
    path = made(workspace, "proef")
    copies = [workspace.duplicate(path) for _ in range(2)]
    assert [copy.name for copy in copies] == ["proef-kopie.toml", "proef-kopie-2.toml"]
    assert {copy.read_bytes() for copy in copies} == {path.read_bytes()}


def test_renaming_moves_the_draft_and_overwrites_nothing(workspace: Workspace) -> None:
    path, other = made(workspace, "proef"), made(workspace, "bezet")
    theirs = other.read_bytes()
    with pytest.raises(UserError, match="Er is al een ontwerp “bezet”"):
        workspace.rename(path, "bezet")
    assert (path.is_file(), other.read_bytes()) == (True, theirs)
    renamed = workspace.rename(path, "Nieuwe naam")
    assert names(workspace) == ["Nieuwe-naam", "bezet"]
    assert workspace.rename(renamed, "nieuwe naam.toml").stem == "nieuwe-naam"
    assert workspace.rename(renamed.with_name("nieuwe-naam.toml"), "nieuwe naam").is_file()


def test_what_goes_to_the_bin_comes_back_under_its_own_name(workspace: Workspace) -> None:
    path = made(workspace, "Protocol één -- v2")
    content = path.read_bytes()
    binned = workspace.remove(path)
    assert names(workspace) == []
    assert binned.parent == workspace.bin
    assert workspace.bin.stat().st_mode & 0o777 == 0o700
    assert workspace.restore(binned) == path
    assert path.read_bytes() == content
    assert list(workspace.bin.iterdir()) == []


def test_the_bin_keeps_every_draft_of_one_name(workspace: Workspace) -> None:
    binned = []
    for subject in ("eerste", "tweede"):
        binned.append(workspace.remove(made(workspace, "proef", subject)))
    made(workspace, "proef", "derde")
    assert [workspace.restore(path).name for path in binned] == ["proef-2.toml", "proef-3.toml"]
    assert sorted(entry.title for entry in workspace.entries()) == ["derde", "eerste", "tweede"]


def test_a_draft_with_the_longest_name_can_be_binned(workspace: Workspace) -> None:
    path = made(workspace, "x" * 250)
    binned = workspace.remove(path)
    assert names(workspace) == []
    workspace.restore(binned)
    assert len(workspace.entries()) == 1


def test_a_link_is_binned_without_what_it_points_to(workspace: Workspace, tmp_path: Path) -> None:
    made(workspace, "andere")
    real = workspace.folder.parent / "echt.toml"
    (workspace.folder / "andere.toml").rename(real)
    link = workspace.folder / "proef.toml"
    link.symlink_to("../echt.toml")
    copy = workspace.duplicate(link)
    assert (copy.is_symlink(), copy.read_bytes()) == (False, real.read_bytes())
    binned = workspace.remove(link)
    assert real.is_file()
    assert workspace.restore(binned) == link
    assert link.read_bytes() == real.read_bytes()


def test_a_draft_that_was_removed_meanwhile_is_told(workspace: Workspace) -> None:
    path = made(workspace, "proef")
    path.unlink()
    for act in (workspace.duplicate, workspace.remove, lambda path: workspace.rename(path, "x")):
        with pytest.raises(UserError) as told:
            act(path)
        assert told.value.message == f"{path} bestaat niet."
    assert names(workspace) == []


def test_a_draft_that_is_open_elsewhere_is_not_renamed_or_removed(workspace: Workspace) -> None:
    path = made(workspace, "proef")
    elsewhere = DraftFile.open(path)
    elsewhere.lock()
    for act in (workspace.remove, lambda path: workspace.rename(path, "anders")):
        with pytest.raises(UserError, match=r"proef\.toml is al geopend in een ander venster"):
            act(path)
    assert names(workspace) == ["proef"]
    elsewhere.close()
    renamed = workspace.rename(path, "anders")
    DraftFile.open(renamed).lock()


@pytest.mark.parametrize("link", [".protowiz", ".protowiz/prullenmand"])
def test_a_bin_that_is_a_link_is_not_used(workspace: Workspace, tmp_path: Path, link: str) -> None:
    path = made(workspace, "proef")
    place = workspace.folder / link
    place.parent.mkdir(exist_ok=True)
    (tmp_path / "elders").mkdir()
    place.symlink_to(tmp_path / "elders")
    with pytest.raises(UserError, match="kan niet gebruikt worden"):
        workspace.remove(path)
    assert names(workspace) == ["proef"]
    assert list((tmp_path / "elders").iterdir()) == []


def test_own_templates_come_from_the_folder_one_works_in(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = workspace.folder.parent / "templates" / "protocol"
    beside.mkdir(parents=True)
    (beside / "recht.md").write_text("Van een ander.")
    here = tmp_path / "werk"
    (here / "templates/protocol").mkdir(parents=True)
    monkeypatch.chdir(here)
    assert (workspace.templates, workspace.own_templates()) == (here / "templates", [])
    (here / "templates/protocol/recht.md").write_text("Van mij.")
    assert workspace.own_templates() == ["recht.md"]


def test_a_name_is_shown_without_what_steers_the_terminal(workspace: Workspace) -> None:
    path = made(workspace, "proef").rename(workspace.folder / "\x1b[31mrood\n.toml")
    (entry,) = workspace.entries()
    assert (entry.path, entry.name) == (path, "[31mrood ")
