"""Each workaround is still needed and still works; when Textual mends the fault, these fail."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.screen import Screen
from textual.widgets import Input, TextArea

from protowiz.tui.workarounds import LineInput


class Counting(Screen[None]):
    """A screen that counts how often it is laid out."""

    layouts = 0

    def __init__(self, field: type[Input]) -> None:
        super().__init__()
        self.field = field

    def compose(self) -> ComposeResult:
        yield self.field()

    def _refresh_layout(self, *arguments: object, **keywords: object) -> None:
        self.layouts += 1
        super()._refresh_layout(*arguments, **keywords)  # type: ignore[arg-type]


def layouts_of_a_key(field: type[Input]) -> int:
    async def scene() -> int:
        app: App[None] = App()
        async with app.run_test() as pilot:
            screen = Counting(field)
            await app.push_screen(screen)
            await pilot.press("a")
            before = screen.layouts
            await pilot.press("b", "c")
            assert screen.query_one(Input).value == "abc"
            return screen.layouts - before

    return asyncio.run(scene())


def test_a_key_in_an_input_lays_out_the_whole_screen_but_not_in_ours() -> None:
    assert layouts_of_a_key(Input) > 0
    assert layouts_of_a_key(LineInput) == 0


def undo_a_long_paste(css: str) -> None:
    class Pasting(App[None]):
        CSS = f"TextArea {{ height: 5; {css} }}"

        def compose(self) -> ComposeResult:
            yield TextArea(soft_wrap=True)

    async def scene() -> None:
        app = Pasting()
        async with app.run_test(size=(40, 12)) as pilot:
            await pilot.press("a")
            app.post_message(Paste("\n".join(["een lange regel " * 8] * 20)))
            await pilot.pause()
            await pilot.press("ctrl+z")
            await pilot.pause()
            assert app.query_one(TextArea).text == "a"

    asyncio.run(scene())


def test_undo_of_a_paste_fails_where_the_scroll_bar_comes_and_goes() -> None:
    undo_a_long_paste("overflow-y: scroll;")
    with pytest.raises(ValueError):
        undo_a_long_paste("overflow-y: auto;")
