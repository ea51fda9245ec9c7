"""Nothing is lost: saving while typing, signals, a killed program, a full disk, two writers."""

from __future__ import annotations

import os
import resource
import signal
import time
from pathlib import Path

import pytest

from protowiz.errors import UserError
from protowiz.tui.screens.saving import SAVE_AFTER, SAVE_AT_LATEST
from protowiz.workspace.draft_file import DraftFile
from tests.tui.driver import LARGE, Driver, play, running
from tests.tui.terminal import Terminal

F1, F4, CTRL_Q = "\x1bOP", "\x1bOS", "\x11"
SUBJECT = "het uitlenen van xylofoons"


def subject(path: Path) -> object:
    try:
        return DraftFile.open(path).session.get(("aanhef", "kader"))
    except UserError:
        return None


def typing(tmp_path: Path) -> tuple[Terminal, Path]:
    """A program in which the subject has just been typed, not yet saved for certain."""
    path = tmp_path / "drafts" / "proef.toml"
    DraftFile.new(path).save()
    terminal = Terminal("open", "proef", cwd=tmp_path, XDG_STATE_HOME=str(tmp_path / "state"))
    terminal.until_shown("In het kader van")
    terminal.send("\t\t\t")
    terminal.until_shown("Begin niet opnieuw")
    terminal.send(SUBJECT)
    terminal.until_shown("xylofoons")
    return terminal, path


def test_what_is_typed_is_on_disk_within_a_second(tmp_path: Path) -> None:
    assert SAVE_AFTER < 1
    terminal, path = typing(tmp_path)
    began = time.monotonic()
    terminal.until(lambda: subject(path) == SUBJECT)
    assert time.monotonic() - began < 5
    terminal.signal(signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    assert subject(path) == SUBJECT


def test_looking_around_does_not_put_off_the_save(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    DraftFile.new(path).save()

    async def scene() -> None:
        async with running(tmp_path, LARGE, path) as driver:
            await driver.to_field(("aanhef", "kader"))
            await driver.paste(SUBJECT)
            await driver.until(lambda: not driver.wizard.draft.is_saved)
            began = time.monotonic()
            while subject(path) != SUBJECT:
                await driver.press("f4")  # each well within the pause that is waited for
                await driver.pilot.pause(0.1)
            assert time.monotonic() - began < (SAVE_AFTER + SAVE_AT_LATEST) / 2

    play(scene)


def test_a_terminal_that_is_closed_saves_and_leaves_nothing_running(tmp_path: Path) -> None:
    terminal, path = typing(tmp_path)
    terminal.send(F1 * 20)
    terminal.close()
    assert os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1]) == 128 + signal.SIGHUP
    assert subject(path) == SUBJECT


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_first(tmp_path: Path, number: signal.Signals) -> None:
    terminal, path = typing(tmp_path)
    terminal.signal(number)
    assert terminal.end() != 0
    assert subject(path) == SUBJECT
    assert "Traceback" not in terminal.text


def test_quitting_saves_and_ends_well(tmp_path: Path) -> None:
    terminal, path = typing(tmp_path)
    terminal.send(CTRL_Q)
    assert terminal.end() == 0
    assert subject(path) == SUBJECT


def test_a_killed_wizard_leaves_no_lock_and_no_half_file(tmp_path: Path) -> None:
    terminal, path = typing(tmp_path)
    terminal.until(lambda: subject(path) == SUBJECT)
    terminal.signal(signal.SIGKILL)
    terminal.end()
    again = Terminal("open", "proef", cwd=tmp_path)
    again.until_shown(SUBJECT)
    again.send(CTRL_Q)
    assert again.end() == 0
    assert [entry.name for entry in path.parent.iterdir() if entry.suffix == ".tmp"] == []


def test_a_draft_that_is_open_elsewhere_is_not_opened_twice(tmp_path: Path) -> None:
    terminal, _ = typing(tmp_path)
    other = Terminal("open", "proef", cwd=tmp_path, size=(120, 40))
    other.until_shown("al geopend in een")
    other.send(CTRL_Q)
    assert other.end() == 0
    terminal.send(CTRL_Q)
    assert terminal.end() == 0


def test_without_colour_the_wizard_starts_too(tmp_path: Path) -> None:
    DraftFile.new(tmp_path / "drafts" / "proef.toml").save()
    terminal = Terminal("open", "proef", cwd=tmp_path, size=(120, 40), NO_COLOR="1")
    terminal.until_shown("In het kader van")
    terminal.send(F4)
    terminal.until_shown("Groepen met")
    terminal.send(CTRL_Q)
    assert terminal.end() == 0
    assert b"\x1b[38;2" not in terminal.painted


async def open_draft(driver: Driver) -> None:
    await driver.until_shown("Aanhef")
    await driver.to_field(("aanhef", "kader"))


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    DraftFile.new(path).save()
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    async def scene() -> None:
        async with running(tmp_path, LARGE, path) as driver:
            await open_draft(driver)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
            try:
                await driver.paste(SUBJECT)
                await driver.until_shown("NIET BEWAARD")
                await driver.until_shown("is niet")
                assert path.read_bytes() == before
                await driver.press("ctrl+q")
                await driver.until_shown("niet bewaard.")
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            await driver.press("enter")
            await driver.until(lambda: subject(path) == SUBJECT)

    try:
        play(scene)
    finally:
        signal.signal(signal.SIGXFSZ, ignored)
    assert subject(path) == SUBJECT


def test_the_work_of_another_writer_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    DraftFile.new(path).save()
    theirs = path.read_text() + '\n[aanhef]\nkader = "van een collega"\n'

    async def scene() -> None:
        async with running(tmp_path, LARGE, path) as driver:
            await open_draft(driver)
            path.write_text(theirs)
            await driver.paste(SUBJECT)
            await driver.until_shown("Iemand anders wijzigde")
            await driver.press("ctrl+q")

    play(scene)
    assert path.read_text() == theirs
    (beside,) = tmp_path.glob("proef-mijn-versie-*.toml")
    assert subject(beside) == SUBJECT


def test_an_unforeseen_error_saves_writes_a_report_and_shows_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "drafts" / "proef.toml"
    DraftFile.new(path).save()
    breaking = tmp_path / "sitecustomize.py"
    breaking.write_text(
        "from protowiz.tui.screens.dialogs import Reader\n"
        "def broken(*_): raise ZeroDivisionError('geheim')\n"
        "Reader.compose = broken\n"
    )
    state = tmp_path / "state"
    terminal = Terminal(
        "open", "proef", cwd=tmp_path, PYTHONPATH=str(tmp_path), XDG_STATE_HOME=str(state)
    )
    terminal.until_shown("Van (in de titel)")
    terminal.send("\t")
    terminal.until_shown("Wie meedeelt")
    terminal.send("\x1b[200~Agentschap Proef\x1b[201~")
    terminal.until_shown("Agentschap Proef")
    terminal.send(F1)  # before it is saved by itself
    assert terminal.end() == 2
    assert "onverwachte fout (ZeroDivisionError)" in terminal.text
    assert "Traceback" not in terminal.text
    (report,) = (state / "protowiz").glob("fout-*.txt")
    assert "ZeroDivisionError: geheim" in report.read_text()
    assert report.stat().st_mode & 0o077 == 0
    assert 'titel_van = "Agentschap Proef"' in path.read_text(encoding="utf-8")
