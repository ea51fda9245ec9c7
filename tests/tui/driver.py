"""Drives the real application from the keyboard and reads its screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.widgets import Button, OptionList

from protowiz.draft.answers import Path as FieldPath
from protowiz.draft.kinds import to_text
from protowiz.tui.app import ProtowizApp
from protowiz.tui.screens.dialogs import Choose
from protowiz.tui.screens.wizard import WizardScreen
from protowiz.tui.widgets.fields import CheckField, ChoiceField, FieldWidget, LineField, TextField
from protowiz.tui.widgets.form import Form
from protowiz.tui.widgets.rows import RowsField
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.folder import Workspace

SMALL = (80, 24)
LARGE = (120, 40)
TURNS = 40
"""Turns of the event loop that an event gets; what takes longer is waited for by a condition."""
PATIENCE = 2000
"""How many times a condition is looked at before the test gives up."""


class Driver:
    """A user with a keyboard."""

    def __init__(self, app: ProtowizApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> str:
        """The screen as text, lines without trailing spaces."""
        visible_screen_stack.set(self.app._background_screens)  # what is seen behind a window
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def wizard(self) -> WizardScreen:
        found = [screen for screen in self.app.screen_stack if isinstance(screen, WizardScreen)]
        return found[-1]

    @property
    def form(self) -> Form:
        form = self.wizard.form
        assert form is not None
        return form

    @property
    def focused_path(self) -> FieldPath | None:
        """The path of the field with the cursor."""
        focused = self.app.focused
        return focused.path if isinstance(focused, FieldWidget) else None

    async def press(self, *keys: str) -> None:
        """Press keys one by one; `Pilot.press` would sleep for each until the CPU is idle."""
        for key in keys:
            character = key if len(key) == 1 else " " if key == "space" else None
            await self._send(events.Key(key, character))

    async def paste(self, text: str) -> None:
        """Paste into the focused widget, the way a terminal does."""
        await self._send(events.Paste(text))

    async def _send(self, event: events.Event) -> None:
        """Let the application handle an event and what it leads to, as far as that goes at once."""
        self.app.post_message(event)
        for _ in range(TURNS):
            await asyncio.sleep(0)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds; fails when it never does."""
        for _ in range(PATIENCE):
            if condition():
                return
            await asyncio.sleep(0.005)
        raise AssertionError(f"it never came so far; the screen was:\n{self.screen}")

    async def until_on(self, page: FieldPath) -> None:
        """Wait until the page of a group is there and has the cursor."""

        def arrived() -> bool:
            focused = self.focused_path
            return self.wizard.page == page and focused is not None and focused[: len(page)] == page

        await self.until(arrived)

    async def until_shown(self, text: str) -> None:
        await self.until(lambda: text in self.screen)

    async def settled(self) -> None:
        """Wait until the screen no longer changes by itself."""
        before = ""
        while before != self.screen:
            before = self.screen
            await self.pilot.pause()
            await self.pilot.pause(0.3)

    async def to_field(self, path: FieldPath) -> None:
        """Tab until the cursor is in a field."""
        for _ in range(80):
            if self.focused_path == path:
                return
            before = self.app.focused
            await self.press("tab")
            await self.until(lambda before=before: self.app.focused is not before)  # type: ignore[misc]
        raise AssertionError(f"Tab never reaches {path}; the screen was:\n{self.screen}")

    async def answer(self, path: FieldPath, value: Any) -> None:
        """Give an answer to a field from the keyboard."""
        await self.to_field(path)
        widget = self.app.focused
        match widget:
            case LineField() | TextField():
                if isinstance(widget, LineField):
                    await self.press("end", "ctrl+u")
                await self.paste(to_text(widget.field.kind, value))
            case CheckField():
                if widget.value != value:
                    await self.press("space")
            case ChoiceField():
                await self.choose(widget, value)
            case RowsField():
                await self.rows(widget, value)
            case _:
                raise AssertionError(f"no field has the cursor but {widget}")

    async def choose(self, widget: ChoiceField, value: Any) -> None:
        """Open the list of a choice and take one."""
        values = [choice for choice, _ in widget.choices]
        await self.press("enter")
        await self.until(
            lambda: isinstance(self.app.screen, Choose) and isinstance(self.app.focused, OptionList)
        )
        at = values.index(widget.value) if widget.value in values else 0
        by = values.index(value) - at
        await self.press(*(["down"] * by if by > 0 else ["up"] * -by), "enter")
        await self.until(lambda: not isinstance(self.app.screen, Choose))

    async def rows(self, widget: RowsField, rows: list[dict[str, Any]]) -> None:
        """Enter rows: those that were proposed are opened, the others added."""
        path = widget.path
        for index, row in enumerate(rows):
            await self.to_field(path)
            if index < len(widget.rows):
                await self.press("home", *["down"] * index, "enter")
            else:
                await self.press("a")
            page = (*path, index)
            await self.until_on(page)
            await self.group(page, row)
            await self.press("escape")
            await self.until(lambda: self.focused_path == path)

    async def group(self, path: FieldPath, answers: dict[str, Any]) -> None:
        """Enter the answers of a group that has its page on the screen."""
        fields = list(self.form.fields.items())
        fields.sort(key=lambda item: item[0][-1] != "groepen")  # parties refer to their group
        for at, _ in fields:
            value: Any = {path[-1]: answers}
            for key in at[len(path) - 1 :]:
                value = value.get(key) if isinstance(value, dict) else None
            if value is not None and self.form.fields[at].display:
                await self.answer(at, value)

    async def click(self, label: str) -> None:
        """Click the button with a label."""
        button = next(
            button for button in self.app.screen.query(Button) if str(button.label) == label
        )
        button.scroll_visible(animate=False)
        await self.pilot.pause()
        await self.pilot.click(button)


@asynccontextmanager
async def running(
    folder: Path,
    size: tuple[int, int] = SMALL,
    path: Path | None = None,
    step: str | None = None,
) -> AsyncIterator[Driver]:
    """The application on a folder of drafts, in a terminal of a size."""
    app = ProtowizApp(Workspace(folder), DraftFile.open(path) if path else None, step)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.pilot.pause()
        yield driver


def play(scene: Callable[[], Awaitable[None]]) -> None:
    """Run an asynchronous test."""

    async def run() -> None:
        await scene()

    asyncio.run(run())
