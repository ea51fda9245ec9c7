"""Saving a draft: nothing half written, nothing of others overwritten, one writer at a time."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from protowiz.errors import UserError
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.files import refuse_same, write_atomically, writing_failed
from tests.workspace.drafts import in_another_process

SUBJECT = ("aanhef", "kader")

SAVE_IN_VAIN = """
import os, resource, sys
from pathlib import Path
from protowiz.errors import UserError
from protowiz.workspace.draft_file import DraftFile

draft = DraftFile.open(Path(sys.argv[1]))
draft.session.set(("aanhef", "kader"), "te veel " * 1000)
draft.lock()
if sys.argv[2] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
elif os.geteuid() == 0:
    os.setuid(65534)
try:
    draft.save()
except UserError as error:
    print(error, draft.is_saved, sep="\\n", end="")
"""

HOLD = """
import sys
from pathlib import Path
from protowiz.workspace.draft_file import DraftFile

draft = DraftFile.open(Path(sys.argv[1]))
draft.lock()
print("open", flush=True)
sys.stdin.read()
"""


def saved(path: Path, subject: str = "de fietspremie") -> DraftFile:
    """A draft on disk with this subject, opened."""
    new = DraftFile.new(path)
    new.session.set(SUBJECT, subject)
    new.save()
    return DraftFile.open(path)


def subject(path: Path) -> object:
    return DraftFile.open(path).session.get(SUBJECT)


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder, without the locks."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    saved(path)
    before = everything(tmp_path)
    told = in_another_process(SAVE_IN_VAIN, path, "full", cwd=tmp_path).split("\n")
    assert told == [
        f"De schijf is vol: {path} is niet bewaard.",
        "Maak plaats vrij en bewaar opnieuw (ctrl+s). De vorige versie staat er nog.",
        "False",
    ]
    now = everything(tmp_path)
    assert now.pop(".protowiz/vorige/proef.toml") == before["proef.toml"]
    assert now == before


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    saved(path)
    before = everything(tmp_path)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        told = in_another_process(SAVE_IN_VAIN, "proef.toml", "read-only", cwd=tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert told.split("\n") == [
        "U mag niet schrijven in .: proef.toml is niet bewaard.",
        "Kies een andere map met --drafts of met -o, of vraag schrijfrechten.",
        "False",
    ]
    assert everything(tmp_path) == before


def test_a_file_where_a_folder_belongs_is_told(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("geen map")
    with pytest.raises(UserError, match=r"drafts is geen map: proef\.toml is niet bewaard"):
        DraftFile.new(tmp_path / "drafts" / "proef.toml").save()


def test_a_folder_where_the_draft_belongs_is_told(tmp_path: Path) -> None:
    (tmp_path / "proef.toml").mkdir()
    with pytest.raises(UserError, match="op die plaats staat een map"):
        DraftFile.new(tmp_path / "proef.toml").save()
    assert everything(tmp_path) == {}


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is te lang"):
        DraftFile.new(tmp_path / f"{'é' * 200}.toml").save()


def test_the_longest_name_that_the_disk_allows_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 250}.toml"
    draft = saved(path)
    draft.lock()
    draft.session.set(SUBJECT, "anders")
    assert draft.save() is None
    assert subject(path) == "anders"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EDQUOT, "De schijf is vol"),
        (errno.EROFS, "U mag niet schrijven"),
        (errno.EIO, "is niet bewaard ("),
    ],
)
def test_each_way_of_failing_has_its_message(number: int, told: str) -> None:
    error = writing_failed(Path("drafts/proef.toml"), OSError(number, os.strerror(number)))
    assert told in error.message
    assert "proef.toml" in error.message
    assert error.remedy


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    path.write_text("soort = 'protocol'\naanhef.kader='zo geschreven'\n")
    before = everything(tmp_path)
    draft = DraftFile.open(path)
    assert draft.is_saved
    assert draft.save() is None
    assert everything(tmp_path) == before


def test_files_and_folders_are_for_the_user_only(tmp_path: Path) -> None:
    path = tmp_path / "werk" / "drafts" / "proef.toml"
    umask = os.umask(0)
    try:
        draft = saved(path)
        draft.lock()
        draft.session.set(SUBJECT, "anders")
        draft.save()
    finally:
        os.umask(umask)
    found = {str(item.relative_to(tmp_path)): mode(item) for item in tmp_path.rglob("*")}
    assert found.keys() >= {"werk/drafts/.protowiz/sloten", "werk/drafts/.protowiz/vorige"}
    assert {name: oct(bits) for name, bits in found.items() if bits not in (0o600, 0o700)} == {}
    assert all((bits == 0o700) == (tmp_path / name).is_dir() for name, bits in found.items())


def test_the_draft_as_it_was_opened_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    draft = saved(path, "eerst")
    opened = path.read_bytes()
    for text in ("daarna", "ten slotte"):
        draft.session.set(SUBJECT, text)
        draft.save()
    assert subject(path) == "ten slotte"
    assert (tmp_path / ".protowiz/vorige/proef.toml").read_bytes() == opened


def test_a_previous_version_that_cannot_be_kept_does_not_stop_saving(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    draft = saved(path)
    (tmp_path / ".protowiz").write_text("geen map")
    draft.lock()
    draft.session.set(SUBJECT, "anders")
    draft.save()
    assert subject(path) == "anders"


def test_the_work_of_another_stays_and_ours_goes_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    ours, theirs = saved(path), DraftFile.open(path)
    theirs.session.set(SUBJECT, "van een collega")
    theirs.save()
    their_file = path.read_bytes()
    ours.session.set(SUBJECT, "van mij")
    beside = ours.save()
    assert beside is not None
    assert beside == ours.path
    assert beside.name.startswith("proef-mijn-versie-2")
    assert path.read_bytes() == their_file
    ours.session.set(SUBJECT, "verder van mij")
    assert ours.save() is None
    assert subject(beside) == "verder van mij"
    assert path.read_bytes() == their_file


def test_two_conflicts_in_one_second_overwrite_nothing(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    opened = saved(path)
    writers = [opened, *(DraftFile.open(path) for _ in range(4))]
    for number, writer in enumerate(writers):
        writer.session.set(SUBJECT, f"versie {number}")
        writer.save()
    assert sorted(str(subject(file)) for file in tmp_path.glob("*.toml")) == [
        f"versie {number}" for number in range(5)
    ]


def test_a_new_draft_does_not_overwrite_one_that_came_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    new = DraftFile.new(path)
    saved(path, "van een collega")
    beside = new.save()
    assert beside is not None and beside != path
    assert subject(path) == "van een collega"


def test_something_unreadable_in_its_place_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    draft = saved(path)
    os.truncate(path, 50_000_001)
    draft.session.set(SUBJECT, "van mij")
    beside = draft.save()
    assert beside is not None
    assert path.stat().st_size == 50_000_001
    assert subject(beside) == "van mij"


def test_a_conflict_on_a_full_disk_is_told_again_once_there_is_room(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    path = folder / "proef.toml"
    draft = saved(path)
    draft.session.set(SUBJECT, "van mij")
    folder.rename(tmp_path / "weg")
    folder.write_text("geen map")
    with pytest.raises(UserError):
        draft.save()
    folder.unlink()
    saved(path, "van een collega")
    beside = draft.save()
    assert beside is not None
    assert subject(beside) == "van mij"


def test_a_draft_that_was_removed_meanwhile_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "drafts" / "proef.toml"
    draft = saved(path)
    path.unlink()
    path.parent.rmdir()
    draft.session.set(SUBJECT, "van mij")
    assert draft.save() is None
    assert subject(path) == "van mij"


def test_a_link_to_a_draft_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "elders" / "echt.toml", tmp_path / "proef.toml"
    saved(real)
    link.symlink_to(real)
    draft = DraftFile.open(link)
    draft.session.set(SUBJECT, "via de link")
    assert draft.save() is None
    assert link.is_symlink()
    assert subject(real) == "via de link"


def test_copies_made_in_one_second_overwrite_nothing(tmp_path: Path) -> None:
    draft = saved(tmp_path / "proef.toml")
    copies = {draft.save_copy(tmp_path / "gered") for _ in range(3)}
    assert len(copies) == 3
    assert {subject(copy) for copy in copies} == {"de fietspremie"}


@pytest.mark.parametrize("through_a_link", [False, True])
def test_a_draft_is_open_in_one_window_until_that_ends(
    tmp_path: Path, through_a_link: bool
) -> None:
    path = tmp_path / "drafts" / "proef.toml"
    draft = saved(path)
    other = path
    if through_a_link:
        other = tmp_path / "link.toml"
        other.symlink_to(path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(other)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(UserError) as told:
            draft.lock()
        assert str(told.value) == (
            "proef.toml is al geopend in een ander venster.\n"
            "Sluit het daar, of maak op het startscherm een kopie."
        )
        holder.send_signal(signal.SIGKILL)
    draft.lock()
    with pytest.raises(UserError):
        DraftFile.open(path).lock()
    draft.close()
    again = DraftFile.open(path)
    again.lock()
    again.close()


def test_after_a_conflict_the_lock_goes_with_our_version(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    ours = saved(path)
    ours.lock()
    path.write_text("schema_versie = 1\n")
    ours.session.set(SUBJECT, "van mij")
    beside = ours.save()
    assert beside is not None
    with pytest.raises(UserError, match="al geopend"):
        DraftFile.open(beside).lock()
    theirs = DraftFile.open(path)
    theirs.lock()
    theirs.close()
    ours.close()


@pytest.mark.parametrize(
    "link",
    [".protowiz", ".protowiz/vorige", ".protowiz/sloten", ".protowiz/vorige/proef.toml"],
)
def test_a_link_below_the_hidden_folder_leads_nowhere(tmp_path: Path, link: str) -> None:
    path, victim = tmp_path / "drafts" / "proef.toml", tmp_path / "elders"
    draft = saved(path)
    place = path.parent / link
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.suffix:
        victim.write_text("van een ander")
    else:
        victim.mkdir()
    place.symlink_to(victim)
    draft.lock()
    draft.session.set(SUBJECT, "anders")
    assert draft.save() is None
    draft.close()
    assert subject(path) == "anders"
    if place.suffix:
        assert victim.read_text() == "van een ander"
    else:
        assert list(victim.iterdir()) == []


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    path, victim = tmp_path / "proef.toml", tmp_path / "elders"
    draft = saved(path)
    victim.write_text("van een ander")
    (tmp_path / ".protowiz/sloten").mkdir(parents=True)
    (tmp_path / ".protowiz/sloten/proef.toml.lock").symlink_to(victim)
    draft.lock()
    draft.session.set(SUBJECT, "anders")
    draft.save()
    assert victim.read_text() == "van een ander"
    assert subject(path) == "anders"


@pytest.mark.parametrize("bits", [0o664, 0o640, 0o600, 0o444])
def test_a_file_keeps_its_mode(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "proef.toml"
    draft = saved(path)
    path.chmod(bits)
    draft.session.set(SUBJECT, "anders")
    draft.save()
    assert (mode(path), subject(path)) == (bits, "anders")
    assert mode(tmp_path / ".protowiz/vorige/proef.toml") == 0o600


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, b"protocol")
        assert os.read(reader, 100) == b"protocol"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_full_device_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="De schijf is vol"):
        write_atomically(Path("/dev/full"), b"protocol")


def test_a_pipe_in_the_place_of_a_draft_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    draft = saved(path)
    path.unlink()
    os.mkfifo(path)
    draft.session.set(SUBJECT, "van mij")
    beside = draft.save()
    assert beside is not None and path.is_fifo()
    assert subject(beside) == "van mij"


def test_a_protocol_does_not_take_the_place_of_what_it_is_made_from(tmp_path: Path) -> None:
    path, style = tmp_path / "proef.toml", tmp_path / "stijl.docx"
    saved(path)
    style.write_text("stijl")
    (tmp_path / "link").symlink_to(path)
    os.link(style, tmp_path / "hard")
    refuse_same(tmp_path / "nieuw.docx", path, style, None)
    new = tmp_path / "nog-niet-bewaard.toml"
    for target, source in (
        (path, path),
        (tmp_path / "link", path),
        (tmp_path / "hard", style),
        (tmp_path / "x" / ".." / new.name, new),
    ):
        with pytest.raises(UserError, match="wordt niet overschreven"):
            refuse_same(target, None, source)
