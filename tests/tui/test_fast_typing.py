"""Who types fast, or pastes keys from elsewhere, types in the field where the cursor is then."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events

from protowiz.workspace.draft_file import DraftFile
from tests.tui.driver import SMALL, Driver, play, running


def burst(driver: Driver, text: str) -> None:
    """Keys that arrive faster than any of them is handled."""
    for char in text:
        key = {"\t": "tab", "\r": "enter"}.get(char, char)
        driver.app.post_message(events.Key(key, char if len(key) == 1 else None))


@pytest.mark.parametrize("turn", ["\t", "\r"])
def test_what_follows_on_tab_or_enter_goes_to_the_next_field(tmp_path: Path, turn: str) -> None:
    path = tmp_path / "proef.toml"
    DraftFile.new(path).save()

    async def scene() -> None:
        async with running(tmp_path, SMALL, path) as driver:
            await driver.until_shown("1/22 Aanhef")
            await driver.to_field(("aanhef", "titel_van"))
            burst(driver, f"eerste{turn}tweede{turn}derde")
            await driver.until_shown("derde")
            await driver.until_shown("tweede")
            await driver.until_shown("eerste")
            await driver.press("ctrl+q")

    play(scene)
    answers = DraftFile.open(path).session.raw["aanhef"]
    assert answers["titel_van"] == "eerste"
    assert answers["titel_naar"] == "tweede"
    assert answers["kader"] == "derde"


def test_text_on_the_choice_of_own_text_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "proef.toml"
    DraftFile.new(path).save()

    async def scene() -> None:
        async with running(tmp_path, SMALL, path, "periodiciteit") as driver:
            await driver.until_shown("Artikel 5")
            await driver.to_field(("periodiciteit", "tekst", "vorm"))
            burst(driver, "deelsgenees")
            driver.app.post_message(events.Key("f8", None))
            await driver.until_shown("Nazicht: wat ontbreekt")
            for _ in range(50):
                await asyncio.sleep(0)
            await driver.press("ctrl+q")

    play(scene)
    raw = DraftFile.open(path).session.raw
    assert "nazicht" not in raw
    assert "tekst" not in raw.get("periodiciteit", {})
