"""Answering: what appears, what is kept, what is marked, and when."""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from protowiz.tui.widgets.review import Review
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.tui.driver import LARGE, SMALL, Driver, play, running

NEW_PARTY = ("partijen", "items", 0)


async def open_new(driver: Driver) -> None:
    await driver.press("n")
    await driver.until_shown("Naam van het nieuwe ontwerp")
    await driver.paste("proef")
    await driver.press("enter")
    await driver.until_shown("1/22 Aanhef")


async def open_party(driver: Driver) -> None:
    await open_new(driver)
    await driver.press("f4")
    await driver.until_shown("2/22 Partijen")
    await driver.press("a")
    await driver.until_on(NEW_PARTY)


def on_disk(folder: Path) -> dict[str, object]:
    return DraftFile.open(folder / "proef.toml").session.raw


def test_a_local_authority_is_asked_for_its_deciding_body(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_party(driver)
            body = driver.form.fields[(*NEW_PARTY, "orgaan")]
            assert not body.display
            await driver.answer((*NEW_PARTY, "soort"), "lokaal bestuur")
            await driver.until(lambda: bool(body.display))
            await driver.answer((*NEW_PARTY, "orgaan"), "de gemeenteraad")
            await driver.press("shift+tab")
            await driver.answer((*NEW_PARTY, "soort"), "Vlaamse overheid")
            await driver.until(lambda: not body.display)
            await driver.press("ctrl+q")

    play(scene)
    rows = DraftFile.open(tmp_path / "proef.toml").session.rows(("partijen", "items"))
    assert rows[0]["orgaan"] == "de gemeenteraad"


def test_a_wrong_answer_is_marked_when_it_is_left_and_kept(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_party(driver)
            await driver.to_field((*NEW_PARTY, "kbo"))
            await driver.paste("0123.456.794")
            await driver.until(lambda: driver.wizard.draft.is_saved)
            assert "controlegetal" not in driver.screen
            await driver.press("tab")
            await driver.until_shown("! Het controlegetal klopt niet")
            await driver.press("ctrl+q")

    play(scene)
    rows = DraftFile.open(tmp_path / "proef.toml").session.rows(("partijen", "items"))
    assert rows[0]["kbo"] == "0123.456.794"


def test_the_review_leads_to_the_very_field(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_party(driver)
            await driver.to_field((*NEW_PARTY, "postcode"))
            await driver.paste("12")
            await driver.press("f8")
            await driver.until_shown("1. partij zonder naam")
            await driver.until_shown("[!] Postcode: ")
            review = driver.wizard.query_one(Review)
            wanted = review.paths.index((*NEW_PARTY, "postcode"))
            while review.highlighted != wanted:
                await driver.press("down")
            await driver.press("enter")
            await driver.until(lambda: driver.focused_path == (*NEW_PARTY, "postcode"))
            await driver.until_shown("Een Belgische postcode telt vier cijfers")

    play(scene)


def test_steps_can_be_left_with_errors_in_any_direction(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_new(driver)
            await driver.to_field(("aanhef", "datum"))
            await driver.paste("31/02/2026")
            for _ in range(3):
                await driver.press("f4")
            await driver.until_shown("4/22")
            for _ in range(3):
                await driver.press("f3")
            await driver.until_shown("1/22")
            await driver.until_shown("31/02/2026")
            await driver.until_shown("geen bestaande datum")

    play(scene)


def test_enter_goes_to_the_next_field_and_never_submits(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_new(driver)
            await driver.to_field(("aanhef", "kader"))
            await driver.paste("de schooltoelage")
            await driver.press("enter")
            assert driver.focused_path == ("aanhef", "datum")

    play(scene)


def test_pasted_lines_are_joined_in_a_line_field(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_new(driver)
            await driver.to_field(("aanhef", "kader"))
            await driver.paste("de toekenning\r\nvan de \x1b[31mschooltoelage")
            await driver.press("ctrl+q")

    play(scene)
    assert on_disk(tmp_path)["aanhef"] == {"kader": "de toekenning van de [31mschooltoelage"}


def test_a_pasted_text_is_inserted_once_and_can_be_undone(tmp_path: Path) -> None:
    lines = "\n".join(f"regel {number}" for number in range(60))

    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_new(driver)
            await driver.to_field(("aanhef", "korte_inhoud"))
            await driver.paste(lines)
            await driver.press("ctrl+z")
            await driver.paste(lines)
            await driver.press("ctrl+q")

    play(scene)
    assert on_disk(tmp_path)["aanhef"] == {"korte_inhoud": lines}


def test_markup_in_answers_and_labels_is_shown_as_typed(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path) as driver:
            await open_party(driver)
            await driver.to_field((*NEW_PARTY, "korte_naam"))
            await driver.paste("[red]stad[/red] [/x]")
            await driver.press("escape")
            await driver.until_shown("[red]stad[/red] [/x]")
            await driver.press("f8")
            await driver.until_shown("Nazicht")

    play(scene)


def test_typing_lays_nothing_out_anew(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path, LARGE) as driver:
            await open_new(driver)
            await driver.to_field(("aanhef", "kader"))
            await driver.press("a")
            await driver.until(lambda: driver.wizard.draft.is_saved)
            await driver.pilot.pause(0.3)
            layouts = []
            original = Screen._refresh_layout
            Screen._refresh_layout = lambda self, *args, **more: layouts.append(self)  # type: ignore[method-assign]
            try:
                await driver.press("b")
            finally:
                Screen._refresh_layout = original  # type: ignore[method-assign]
            assert layouts == []

    play(scene)


def test_the_preview_shows_the_step_as_it_will_be_printed_while_typing(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path, LARGE) as driver:
            await open_new(driver)
            await driver.press("f9")
            await driver.to_field(("aanhef", "kader"))
            await driver.paste("de maaltijdkorting")
            await driver.until_shown("in het kader van de maaltijdkorting")

    play(scene)


def test_help_and_preview_open_over_a_small_screen(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path, SMALL) as driver:
            await open_new(driver)
            await driver.press("f1")
            await driver.until_shown("Wat het decreet vraagt")
            await driver.press("escape")
            await driver.press("f9")
            await driver.until_shown("Protocol voor de elektronische mededeling")
            await driver.press("escape")
            await driver.until(lambda: driver.app.screen is driver.wizard)

    play(scene)


def test_the_panels_follow_the_size_of_the_terminal(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path, LARGE) as driver:
            await open_new(driver)
            await driver.until_shown("Toelichting")
            assert driver.wizard.query_one("#rail").display
            await driver.pilot.resize_terminal(*SMALL)
            await driver.until(lambda: not driver.wizard.query_one("#panel").display)
            await driver.pilot.resize_terminal(40, 8)
            await driver.pilot.resize_terminal(*LARGE)
            await driver.until(lambda: bool(driver.wizard.query_one("#panel").display))
            await driver.until_shown("Wat het decreet vraagt")

    play(scene)


def test_the_mouse_works_too(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path, LARGE) as driver:
            await open_new(driver)
            await driver.click("Volgende")
            await driver.until_shown("2/22 Partijen")
            await driver.pilot.click("#keys", offset=(3, 0))
            await driver.until_shown("Wat het decreet vraagt")

    play(scene)


def test_opening_a_step_of_a_draft_begins_there(tmp_path: Path) -> None:
    draft = tmp_path / "een.toml"
    draft.write_bytes(EXAMPLES[0].read_bytes())

    async def scene() -> None:
        async with running(tmp_path, SMALL, draft, "gegevens") as driver:
            await driver.until_shown("9/22 Artikel 3")

    play(scene)
