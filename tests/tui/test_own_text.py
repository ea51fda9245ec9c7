"""Own text beside standard text: nothing is lost, nothing changes silently."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import TextArea

from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.tui.driver import LARGE, Driver, play, running

FORM = ("recht", "tekst", "vorm")
OWN = ("recht", "tekst", "eigen")


async def at_law(driver: Driver) -> None:
    await driver.until_shown("17/22 Artikel 11")


def test_own_text_begins_as_the_standard_text_and_survives_switching(tmp_path: Path) -> None:
    draft = tmp_path / "een.toml"
    draft.write_bytes(EXAMPLES[0].read_bytes())

    async def scene() -> None:
        async with running(tmp_path, LARGE, draft, "recht") as driver:
            await at_law(driver)
            await driver.answer(FORM, "eigen")
            await driver.until(lambda: "Belgische recht" in str(driver.wizard.session.get(OWN)))
            await driver.until(lambda: driver.focused_path == OWN)
            text = driver.wizard.query_one("#page-recht OwnTextBody TextField", TextArea)
            await driver.until(lambda: text.wrap_width > 0)  # lines are known from then on
            await driver.press(*["down"] * 30, "end")
            await driver.paste("\n\nEigen slotzin.")
            await driver.answer(FORM, "standaard")
            await driver.until(lambda: driver.wizard.session.get(FORM) == "standaard")
            await driver.answer(FORM, "eigen")
            await driver.press("ctrl+q")

    play(scene)
    own = DraftFile.open(draft).session.get(("recht", "tekst"))
    assert own["vorm"] == "eigen"
    assert own["eigen"].rstrip().endswith("Eigen slotzin.")
    assert "Eigen slotzin" not in own["uitgangspunt"]


def test_a_field_that_changes_under_an_own_text_is_told_and_shown(tmp_path: Path) -> None:
    draft = tmp_path / "een.toml"
    draft.write_bytes(EXAMPLES[0].read_bytes())

    async def scene() -> None:
        async with running(tmp_path, LARGE, draft, "recht") as driver:
            await at_law(driver)
            await driver.answer(FORM, "eigen")
            await driver.until(lambda: driver.wizard.session.get(FORM) == "eigen")
            warning = driver.wizard.query_one("#own-changed")
            assert not warning.display
            await driver.to_field(("recht", "arrondissement"))
            await driver.press("end", "ctrl+u")
            await driver.paste("Modeldam")
            await driver.until(lambda: bool(warning.display))
            await driver.click("Toon het verschil")
            await driver.until(
                lambda: (
                    bool(driver.app.screen.query(TextArea))
                    and driver.app.screen is not driver.wizard
                )
            )
            shown = driver.app.screen.query_one(TextArea).text
            assert "+Een geschil" in shown and "Modeldam" in shown
            await driver.press("escape")
            await driver.click("Nagekeken")
            await driver.until(lambda: not warning.display)

    play(scene)


def test_an_own_text_that_is_turned_on_comes_into_sight(tmp_path: Path) -> None:
    draft = tmp_path / "een.toml"
    draft.write_bytes(EXAMPLES[-1].read_bytes())
    form, own = ("aanhef", "tekst", "vorm"), ("aanhef", "tekst", "eigen")

    async def scene() -> None:
        async with running(tmp_path, LARGE, draft, "aanhef") as driver:
            await driver.until_shown("[x] Aanhef")
            await driver.to_field(form)
            await driver.settled()
            await driver.press("right")
            await driver.until(lambda: driver.focused_path == own)
            await driver.until_shown("# Protocol voor de elektronische")
            await driver.press("shift+tab")
            await driver.until(lambda: driver.focused_path == form)
            await driver.press("left")
            await driver.until(lambda: driver.wizard.session.get(form) == "standaard")
            await driver.settled()
            assert "# Protocol voor" not in driver.screen
            await driver.press("right")
            await driver.until(lambda: driver.focused_path == own)
            await driver.until_shown("# Protocol voor de elektronische")

    play(scene)


def test_a_key_on_its_way_to_the_own_text_survives_the_checks(tmp_path: Path) -> None:
    draft = tmp_path / "een.toml"
    draft.write_bytes(EXAMPLES[0].read_bytes())

    async def scene() -> None:
        async with running(tmp_path, LARGE, draft, "recht") as driver:
            await at_law(driver)
            await driver.answer(FORM, "eigen")
            await driver.until(lambda: driver.focused_path == OWN)
            text = driver.wizard.query_one("#page-recht OwnTextBody TextField", TextArea)
            text.insert("Juist getypt. ", (0, 0))  # its message has not reached the screen yet
            driver.wizard._refresh_around(arrived=True)  # the worst: on a page just opened
            await driver.until_shown("Juist getypt.")
            await driver.until(lambda: "Juist getypt." in str(driver.wizard.session.get(OWN)))

    play(scene)


def test_the_standard_text_chosen_again_brings_the_proposals_it_needs(tmp_path: Path) -> None:
    draft = tmp_path / "een.toml"
    draft.write_text(
        "schema_versie = 1\n"
        '[[partijen.items]]\nid = "p1"\nrol = "mededelend"\nkorte_naam = "Stad"\n'
        '[[partijen.items]]\nid = "p2"\nrol = "ontvangend"\nkorte_naam = "Dienst"\n'
        '[adviezen.tekst]\nvorm = "eigen"\neigen = "E. Er is geadviseerd."\n'
    )
    form, rows = ("adviezen", "tekst", "vorm"), ("adviezen", "items")

    async def scene() -> None:
        async with running(tmp_path, LARGE, draft, "adviezen") as driver:
            await driver.until_shown("Er is geadviseerd")
            assert driver.wizard.session.get(rows) is None
            await driver.answer(form, "standaard")
            await driver.until_shown("functionaris van Dienst")

    play(scene)
