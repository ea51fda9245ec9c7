"""What an import told stands beside its step until somebody has looked at it."""

from __future__ import annotations

from pathlib import Path

from protowiz.importer.reading import import_file
from protowiz.importer.report import Kept
from protowiz.render.compose import keep_origins
from protowiz.tui.widgets.import_notes import ImportNotes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.tui.driver import Driver, play, running

SOURCE = """Protocol voor de elektronische mededeling van persoonsgegevens van Dienst X naar Stad Y

Artikel 1: Onderwerp

De dienst deelt <i>alles</i> mee.

Artikel 11. Toepasselijk recht

Het Belgische recht is van toepassing.
"""
NOTES = "Invoer: "


def imported(folder: Path) -> Path:
    source = folder / "vorig.txt"
    source.write_text(SOURCE)
    path = folder / "vorig.toml"
    DraftFile.made(path, import_file(source).raw).save()
    return path


async def at_notes(driver: Driver) -> ImportNotes:
    await driver.until_shown(NOTES)
    await driver.until(lambda: isinstance(driver.app.focused, ImportNotes))
    notes = driver.app.focused
    assert isinstance(notes, ImportNotes)
    return notes


def told(path: Path, step: str) -> list[str]:
    kept = Kept(DraftFile.open(path).session.raw)
    return [entry.what for _, entry in kept.of(step)]


def test_what_the_import_told_is_ticked_off_one_by_one_and_undone(tmp_path: Path) -> None:
    path = imported(tmp_path)
    before = told(path, "onderwerp")
    others = told(path, "recht")
    assert any("</i>" in what for what in before)

    async def scene() -> None:
        async with running(tmp_path, path=path, step="onderwerp") as driver:
            notes = await at_notes(driver)
            assert "[ ] Opgekuist" in driver.screen and "[regel 5]" in driver.screen
            await driver.press("space")
            await driver.until(lambda: len(notes.entries) == len(before) - 1)
            await driver.press("ctrl+z")
            await driver.until(lambda: len(notes.entries) == len(before))
            await at_notes(driver)
            await driver.press("a")
            await driver.until(lambda: not notes.display)
            await driver.until(lambda: NOTES not in driver.screen)
            await driver.until(lambda: driver.focused_path == ("onderwerp", "tekst", "vorm"))
            await driver.press("ctrl+q")

    play(scene)
    assert told(path, "onderwerp") == []
    assert told(path, "recht") == others


def test_what_needs_a_look_stands_in_the_review_which_leads_there(tmp_path: Path) -> None:
    path = imported(tmp_path)

    async def scene() -> None:
        async with running(tmp_path, path=path, step="gegevens") as driver:
            await driver.until_shown(NOTES)
            await driver.press("f8")
            await driver.until_shown("Invoer, ontbreekt: Dit artikel staat niet in de tekst.")
            await driver.press("enter")
            await driver.until(lambda: isinstance(driver.app.focused, ImportNotes))

    play(scene)


def test_all_that_is_told_of_a_step_can_be_read_whole(tmp_path: Path) -> None:
    path = imported(tmp_path)

    async def scene() -> None:
        async with running(tmp_path, path=path, step="onderwerp") as driver:
            await at_notes(driver)
            await driver.press("enter")
            await driver.until_shown("Wat de invoer bij deze stap meldt")
            await driver.until_shown("Herkend: Opschrift: Onderwerp [regel 3]")
            await driver.press("escape")
            await driver.until_shown(NOTES)

    play(scene)


def test_the_last_tick_leaves_nothing_of_the_report_in_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "een.toml"
    path.write_text(
        "schema_versie = 1\n[invoer]\nbestand = 'x.txt'\n"
        "[[invoer.punten]]\nstap = 'recht'\nuitkomst = 'doubtful'\n"
        "wat = '[red]kijk[/red] \\u001b'\n"
        "[[invoer.punten]]\nstap = 'recht'\nuitkomst = 'dit kent niemand'\n"
    )

    async def scene() -> None:
        async with running(tmp_path, path=path, step="recht") as driver:
            await at_notes(driver)
            assert "[red]kijk[/red] \\u001b" in driver.screen
            await driver.press("space")
            await driver.until(lambda: NOTES not in driver.screen)
            await driver.press("ctrl+q")

    play(scene)
    assert told(path, "recht") == []
    assert "kijk" not in path.read_text()


def test_a_field_that_is_corrected_under_the_text_of_the_source_is_told(tmp_path: Path) -> None:
    source = tmp_path / "vorig.txt"
    source.write_text(SOURCE.replace("Het Belgische", "Het arrondissement Brussel. Het Belgische"))
    raw = import_file(source).raw
    raw.pop("invoer")
    keep_origins(raw)
    path = tmp_path / "vorig.toml"
    DraftFile.made(path, raw).save()

    async def scene() -> None:
        async with running(tmp_path, path=path, step="recht") as driver:
            await driver.until_shown("17/22 Artikel 11")
            await driver.press("f8")
            await driver.until_shown("Nazicht")
            assert "[?] Onder uw eigen tekst" not in driver.screen
            await driver.press("escape")
            await driver.answer(("recht", "arrondissement"), "Modeldam")
            await driver.press("f8")
            await driver.until_shown("[?] Onder uw eigen tekst")

    play(scene)


def test_a_complete_draft_is_not_called_clean_while_the_import_asks_something(
    tmp_path: Path,
) -> None:
    path = tmp_path / "een.toml"
    path.write_text(
        EXAMPLES[0].read_text() + "\n[invoer]\nbestand = 'x.txt'\n[[invoer.punten]]\n"
        "stap = 'recht'\nuitkomst = 'doubtful'\nwat = 'Klopt dit?'\n"
    )

    async def scene() -> None:
        async with running(tmp_path, path=path, step="recht") as driver:
            await at_notes(driver)
            await driver.press("f8")
            await driver.until_shown("Klopt dit?")
            assert "Alles is ingevuld" not in driver.screen
            await driver.press("escape")
            await at_notes(driver)
            await driver.press("space", "f8")
            await driver.until_shown("Alles is ingevuld")

    play(scene)
