"""House clauses from the keyboard: taken over, approved one by one, used, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from protowiz.tui.screens.house import HouseWindow
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.folder import HOUSE_FILE
from protowiz.workspace.house import HouseClauses
from tests.tui.driver import SMALL, Driver, play, running

OWN = "### Artikel 8. Sanctie\n\nDienst Wonen stopt als Stad Zandberg fouten maakt.\n"
PREVIOUS = {
    "schema_versie": 1,
    "soort": "protocol",
    "partijen": {
        "items": [
            {"id": "p1", "rol": "mededelend", "korte_naam": "Dienst Wonen"},
            {"id": "p2", "rol": "ontvangend", "korte_naam": "Stad Zandberg"},
        ]
    },
    "sanctie": {"scheiding": ".", "tekst": {"vorm": "eigen", "eigen": OWN}},
}


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "drafts"
    DraftFile.made(folder / "vorig.toml", dict(PREVIOUS)).save()
    return folder


async def at_clauses(driver: Driver) -> None:
    await driver.until_shown("Ontwerpen in")
    await driver.press("c")
    await driver.until(
        lambda: (
            isinstance(driver.app.screen, HouseWindow)
            and isinstance(driver.app.focused, OptionList)
        )
    )


def test_a_wording_is_taken_over_approved_place_by_place_and_used_in_a_new_draft(
    drafts: Path, tmp_path: Path
) -> None:
    async def scene() -> None:
        async with running(drafts, SMALL) as driver:
            await at_clauses(driver)
            await driver.until_shown("Artikel 8: sanctie (over te nemen)")
            await driver.press("a")
            await driver.until_shown("Artikel 8: sanctie: 1 van 2")
            assert ">>>Dienst Wonen<<< stopt" in driver.screen
            await driver.until_shown("Vervang door {Mededeler}")
            await driver.press("enter")
            await driver.until_shown("Artikel 8: sanctie: 2 van 2")
            await driver.press("down", "down", "enter")  # leave it
            await driver.until_shown("[x] Artikel 8: sanctie (van vorig)")
            await driver.press("escape")
            await driver.until_shown("Ontwerpen in")
            await driver.press("n")
            await driver.until_shown("Naam van het nieuwe ontwerp")
            await driver.paste("nieuw")
            await driver.press("enter")
            await driver.until_shown("1/22 Aanhef")
            await driver.press("ctrl+q")

    play(scene)
    clause = HouseClauses(tmp_path / "templates" / HOUSE_FILE).read()["sanctie"]
    assert clause.tekst.endswith("{Mededeler} stopt als Stad Zandberg fouten maakt.\n")
    begun = DraftFile.open(drafts / "nieuw.toml").session
    assert begun.get(("sanctie", "tekst")) == {"vorm": "huis", "huis": clause.tekst}
    assert begun.get(("sanctie", "scheiding")) == "."


def test_stopping_keeps_nothing_and_what_is_off_or_removed_is_used_no_more(
    drafts: Path, tmp_path: Path
) -> None:
    house = HouseClauses(tmp_path / "templates" / HOUSE_FILE)

    async def scene() -> None:
        async with running(drafts, SMALL) as driver:
            await at_clauses(driver)
            await driver.press("a")
            await driver.until_shown("1 van 2")
            await driver.press("escape")
            await driver.until_shown("Gestopt; ")
            assert house.read() == {}
            await driver.press("a")
            await driver.until_shown("1 van 2")
            await driver.press("enter")
            await driver.until_shown("2 van 2")
            await driver.press("enter")
            await driver.until_shown("[x] Artikel 8")
            await driver.press("home", *["down"] * 7, "space")
            await driver.until_shown("[ ] Artikel 8")
            assert not house.read()["sanctie"].aan
            await driver.press("delete")
            await driver.until_shown("verwijderen?")
            await driver.press("enter")
            await driver.until(lambda: house.read() == {})

    play(scene)


def test_a_draft_can_take_the_clause_of_its_house_and_make_it_its_own(
    drafts: Path, tmp_path: Path
) -> None:
    clause = "### Artikel 8. Sanctie\n\n{Mededeler} stopt meteen.\n"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / HOUSE_FILE).write_text(f"[sanctie]\ntekst = '''{clause}'''\n")
    path = drafts / "vorig.toml"
    form = ("sanctie", "tekst", "vorm")

    async def scene() -> None:
        async with running(drafts, SMALL, path, "sanctie") as driver:
            await driver.until_shown("Artikel 8: sanctie")
            await driver.answer(form, "huis")
            await driver.until_shown("Dit onderdeel drukt uw huisclausule")
            await driver.press("f9")
            await driver.until_shown("Dienst Wonen stopt meteen.")
            await driver.press("escape")
            await driver.answer(form, "standaard")
            await driver.answer(form, "eigen")
            await driver.until(lambda: driver.wizard.session.get(form) == "eigen")
            await driver.press("ctrl+q")

    play(scene)
    text = DraftFile.open(path).session.get(("sanctie", "tekst"))
    assert text["huis"] == clause
    assert text["eigen"] == OWN
