"""The whole road: an empty start screen, every step from the keyboard, two files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from protowiz.draft.ask import Group, fields_of
from protowiz.draft.session import Session
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


def required_only(group: type[Group], answers: dict[str, Any]) -> dict[str, Any]:
    """The answers without those that a complete protocol can do without."""
    kept: dict[str, Any] = {}
    for field in fields_of(group):
        value = answers.get(field.name)
        if value is None or not (field.ask.required or field.ask.internal):
            continue
        if field.group is not None and isinstance(value, list):
            value = [required_only(field.group, row) for row in value]
        elif field.group is not None:
            value = required_only(field.group, value)
        kept[field.name] = value
    return kept


def whole_example() -> dict[str, Any]:
    return DraftFile.open(EXAMPLES[0]).session.raw


def shortest_protocol() -> dict[str, Any]:
    raw = whole_example()
    return {step.key: required_only(step, raw.get(step.key, {})) for step in STEPS}


@pytest.mark.parametrize(
    ("size", "answers"),
    [(SMALL, whole_example), (LARGE, shortest_protocol)],
    ids=["80x24 whole example", "120x40 shortest protocol"],
)
def test_a_protocol_is_typed_from_an_empty_start_screen_to_two_files(
    tmp_path: Path, size: tuple[int, int], answers: Callable[[], dict[str, Any]]
) -> None:
    wanted = Session(answers())

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
                await driver.until_on((key,))
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
            assert driver.wizard.session.read().problems == ()
            await make(driver, "docx", tmp_path / "uit.docx")
            await make(driver, "md", tmp_path / "uit.md")
            await driver.press("ctrl+q")

    play(scene)

    typed = DraftFile.open(tmp_path / "drafts" / "mijn-protocol.toml").session
    document = compose(wanted.read())
    assert typed.read().problems == ()
    assert (tmp_path / "uit.md").read_text(encoding="utf-8") == to_bytes(document, "md").decode()
    assert (tmp_path / "uit.docx").read_bytes() == to_bytes(document, "docx")
