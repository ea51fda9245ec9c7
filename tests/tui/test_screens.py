"""Every screen as text. To accept changed screens: PROTOWIZ_ACCEPT_SCREENS=1 pytest tests/tui."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from protowiz.draft.steps import STEPS
from protowiz.tui.widgets.fields import CheckField, ChoiceField, LineField
from tests.conftest import EXAMPLES
from tests.tui.driver import LARGE, SMALL, Driver, play, running

GOLDEN = Path(__file__).parent / "golden"
SIZES = {"80x24": SMALL, "120x40": LARGE}


async def compare(driver: Driver, name: str) -> list[str]:
    """The screen if it never becomes what was accepted under that name."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("PROTOWIZ_ACCEPT_SCREENS"):
        await driver.settled()
        path.write_text(driver.screen + "\n", encoding="utf-8")
    accepted = path.read_text(encoding="utf-8") if path.exists() else ""
    for _ in range(40):
        if driver.screen + "\n" == accepted:
            return []
        await driver.pilot.pause(0.1)
    return [f"{name}:\n{driver.screen}"]


@pytest.mark.parametrize("size", SIZES)
def test_every_step_looks_as_accepted(tmp_path: Path, size: str) -> None:
    draft = tmp_path / "drafts" / "voorbeeld.toml"
    draft.parent.mkdir()
    draft.write_bytes(EXAMPLES[-1].read_bytes())

    async def scene() -> None:
        changed = []
        async with running(draft.parent, SIZES[size], draft) as driver:
            await driver.until_shown("Aanhef")
            for number, step in enumerate(STEPS, 1):
                await driver.until_shown(f"{number}/{len(STEPS) + 1} {step.title[:20]}")
                await driver.until(lambda: driver.focused_path is not None)
                await driver.until_shown("bewaard")
                changed += await compare(driver, f"{number:02d}-{step.key}-{size}")
                tallest = {CheckField: 2, LineField: 3, ChoiceField: 3}
                for path, widget in driver.form.fields.items():
                    if widget.display and type(widget) in tallest:
                        assert widget.outer_size.height <= tallest[type(widget)], path
                await driver.press("f4")
            await driver.until_shown("22/22 Nazicht")
            changed += await compare(driver, f"22-nazicht-{size}")
        assert changed == []

    play(scene)


@pytest.mark.parametrize("size", SIZES)
def test_every_window_looks_as_accepted(tmp_path: Path, size: str) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    draft = folder / "voorbeeld.toml"
    draft.write_bytes(EXAMPLES[-1].read_bytes())

    async def scene() -> None:
        changed = []
        async with running(folder, SIZES[size], draft, "recht") as driver:
            await driver.until_shown("Artikel 11")
            await driver.until(lambda: driver.focused_path is not None)
            for key, title, name in (
                ("f2", "Overzicht: kies een stap", "overzicht"),
                ("ctrl+p", "Menu", "menu"),
                ("f6", "Protocol maken", "maken"),
                ("f1", "Tab en shift+Tab", "hulp"),
                ("shift+f9", "Zo wordt het hele protocol gedrukt", "protocol"),
            ):
                await driver.press(key)
                await driver.until(lambda: driver.app.screen is not driver.wizard)
                await driver.until_shown(title)
                if name == "maken":
                    await driver.press("tab", "end", "ctrl+u")
                    await driver.paste("uit.docx")
                changed += await compare(driver, f"venster-{name}-{size}")
                await driver.press("escape")
                await driver.until(lambda: driver.app.screen is driver.wizard)
            await driver.answer(("recht", "tekst", "vorm"), "eigen")
            await driver.until(lambda: driver.focused_path == ("recht", "tekst", "eigen"))
            await driver.until_shown(" bewaard")
            changed += await compare(driver, f"eigen-tekst-{size}")
            await driver.press("ctrl+o")
            await driver.until_shown("voorbeeld.toml")
            await driver.press("delete")
            await driver.until_shown("naar de prullenmand verplaatsen")
            await driver.press("enter")
            await driver.until_shown("ligt in de prullenmand")
            await driver.press("p")
            await driver.until_shown("kies wat terugkomt")
        assert changed == []

    play(scene)


@pytest.mark.parametrize("size", SIZES)
def test_the_other_screens_look_as_accepted(tmp_path: Path, size: str) -> None:
    folder = tmp_path / "drafts"

    async def scene() -> None:
        changed = []
        async with running(folder, SIZES[size]) as driver:
            await driver.until_shown("nog geen ontwerpen")
            driver.app.screen.query_one("#home-title").update("protowiz   Ontwerpen")  # type: ignore[attr-defined]
            await driver.pilot.pause()
            changed += await compare(driver, f"start-leeg-{size}")
            await driver.press("n")
            await driver.until_shown("Naam van het nieuwe ontwerp")
            await driver.paste("proef")
            await driver.press("enter")
            await driver.until_shown("1/22 Aanhef")
            await driver.press("f8")
            await driver.until_shown("Nazicht: wat ontbreekt")
            changed += await compare(driver, f"nazicht-leeg-{size}")
        assert changed == []

    play(scene)


@pytest.mark.parametrize("size", SIZES)
def test_findings_look_as_accepted(tmp_path: Path, size: str) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    draft = folder / "voorbeeld.toml"
    text = EXAMPLES[-1].read_text(encoding="utf-8")
    draft.write_text(text.replace('plaats = "', 'plaats = "[plaats] ', 1), encoding="utf-8")

    async def scene() -> None:
        changed = []
        async with running(folder, SIZES[size], draft, "ondertekening") as driver:
            await driver.until_shown("Ondertekening")
            await driver.until(lambda: driver.wizard.findings.checked is not None)
            await driver.press("f5")
            await driver.until_shown("DOC-01: ")
            await driver.press("f7")
            await driver.until_shown("Bevindingen en vragen")
            changed += await compare(driver, f"bevindingen-{size}")
            await driver.press("enter")
            await driver.until_shown("Leg de regel uit")
            await driver.press("down", "enter")
            await driver.until_shown("DOC-01 invulplaats-blijft-staan (fout)")
            changed += await compare(driver, f"bevinding-uitgelegd-{size}")
        assert changed == []

    play(scene)
