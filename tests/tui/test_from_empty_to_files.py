"""The whole road: an empty start screen, every step from the keyboard, two files."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from protowiz.draft.steps import STEPS
from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.tui.driver import LARGE, SMALL, Driver, play, running


async def make(driver: Driver, to: str, target: Path) -> None:
    """Make a file from the wizard with F6."""
    await driver.press("f6")
    await driver.until_shown("Protocol maken")
    if to == "md":
        await driver.press("down")
    await driver.press("enter")
    await driver.until(
        lambda: driver.app.focused is not None and driver.app.focused.id == "render-target"
    )
    await driver.press("end", "ctrl+u")
    await driver.paste(str(target))
    await driver.press("enter")
    await driver.until(target.exists)


@pytest.mark.parametrize(
    ("size", "example"), [(SMALL, EXAMPLES[0]), (LARGE, EXAMPLES[-1])], ids=["80x24", "120x40"]
)
def test_a_protocol_is_typed_from_an_empty_start_screen_to_two_files(
    tmp_path: Path, size: tuple[int, int], example: Path
) -> None:
    wanted = DraftFile.open(example).session

    async def scene() -> None:
        async with running(tmp_path / "drafts", size) as driver:
            await driver.until_shown("nog geen ontwerpen")
            await driver.press("n")
            await driver.until_shown("Naam van het nieuwe ontwerp")
            await driver.paste("mijn protocol")
            await driver.press("enter")
            await driver.until_shown("Aanhef")
            for number, step in enumerate(STEPS):
                if number:
                    await driver.press("f4")
                key = step.key
                await driver.until(lambda key=key: driver.wizard.page == (key,))  # type: ignore[misc]
                await driver.group((key,), wanted.raw.get(key, {}))
                own = wanted.raw.get(key, {}).get("tekst", {})
                if own.get("vorm") == "eigen":
                    assert driver.form.own_text is not None
                    await driver.answer((key, "tekst", "vorm"), "eigen")
                    await driver.to_field((key, "tekst", "eigen"))
                    await driver.press("f7")
                    await driver.paste(own["eigen"])
            await driver.press("f8")
            await driver.until_shown("Nazicht")
            assert isinstance(driver.app.focused, OptionList)
            await make(driver, "docx", tmp_path / "uit.docx")
            await make(driver, "md", tmp_path / "uit.md")
            await driver.press("ctrl+q")

    play(scene)

    typed = DraftFile.open(tmp_path / "drafts" / "mijn-protocol.toml").session
    document = compose(wanted.read())
    assert typed.read().problems == ()
    assert (tmp_path / "uit.md").read_text() == to_bytes(document, "md").decode()
    assert (tmp_path / "uit.docx").read_bytes() == to_bytes(document, "docx")
