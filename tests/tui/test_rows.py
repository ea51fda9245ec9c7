"""Repeated groups: add, edit, copy, move, remove, take back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.tui.driver import SMALL, Driver, play, running

ITEMS = ("gegevens", "items")


def prepared(tmp_path: Path) -> Path:
    draft = tmp_path / "een.toml"
    draft.write_bytes(EXAMPLES[0].read_bytes())
    return draft


def rows(path: Path) -> list[dict[str, Any]]:
    return DraftFile.open(path).session.rows(ITEMS)


async def at_items(driver: Driver) -> None:
    await driver.until_shown("9/22 Artikel 3")
    await driver.to_field(ITEMS)


def test_a_row_can_be_copied_moved_and_removed(tmp_path: Path) -> None:
    draft = prepared(tmp_path)
    first, second = rows(draft)[:2]

    async def scene() -> None:
        async with running(tmp_path, SMALL, draft, "gegevens") as driver:
            await at_items(driver)
            await driver.press("home", "k", "shift+down", "home", "delete")
            await driver.press("ctrl+q")

    play(scene)
    assert rows(draft)[0] == second
    assert rows(draft)[1] == first


def test_a_removed_row_comes_back(tmp_path: Path) -> None:
    draft = prepared(tmp_path)
    before = rows(draft)

    async def scene() -> None:
        async with running(tmp_path, SMALL, draft, "gegevens") as driver:
            await at_items(driver)
            await driver.press("delete")
            await driver.until(lambda: len(driver.wizard.session.rows(ITEMS)) == len(before) - 1)
            await driver.press("ctrl+z")
            await driver.until(lambda: driver.wizard.session.rows(ITEMS) == before)
            await driver.press("ctrl+q")

    play(scene)
    assert rows(draft) == before


def test_leaving_a_row_puts_the_cursor_on_it_in_the_list(tmp_path: Path) -> None:
    draft = prepared(tmp_path)

    async def scene() -> None:
        async with running(tmp_path, SMALL, draft, "gegevens") as driver:
            await at_items(driver)
            await driver.press("home", "down", "enter")
            await driver.until_shown("> 2.")
            await driver.press("escape")
            await driver.until(lambda: driver.focused_path == ITEMS)
            assert driver.app.focused.highlighted == 1  # type: ignore[union-attr]

    play(scene)


def test_rows_within_rows_can_be_edited(tmp_path: Path) -> None:
    draft = prepared(tmp_path)
    people = ("partijen", "items", 0, "vertegenwoordigers")

    async def scene() -> None:
        async with running(tmp_path, SMALL, draft, "partijen") as driver:
            await driver.until_shown("2/22 Partijen")
            await driver.press("enter")
            await driver.until_on(people[:-1])
            await driver.to_field(people)
            await driver.press("a")
            await driver.until_on((*people, 1))
            await driver.paste("Mila Voorbeeld")
            await driver.press("escape", "escape")
            await driver.until(lambda: driver.wizard.page == ("partijen",))
            await driver.press("ctrl+q")

    play(scene)
    assert DraftFile.open(draft).session.get((*people, 1, "naam")) == "Mila Voorbeeld"


def test_a_new_party_is_proposed_for_the_recitals_on_request(tmp_path: Path) -> None:
    draft = prepared(tmp_path)
    session = DraftFile.open(draft).session
    count = len(session.rows(("instanties", "items")))

    async def scene() -> None:
        async with running(tmp_path, SMALL, draft, "partijen") as driver:
            await driver.until_shown("2/22 Partijen")
            await driver.press("a")
            await driver.until_shown("> 3.")
            await driver.press("f4")
            await driver.until_shown("3/22")
            assert len(driver.wizard.session.rows(("instanties", "items"))) == count
            await driver.press("v")
            await driver.until(
                lambda: len(driver.wizard.session.rows(("instanties", "items"))) == count + 1
            )

    play(scene)
