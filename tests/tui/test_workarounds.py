"""Each workaround is still needed and still works; when Textual mends the fault, these fail."""

from __future__ import annotations

import asyncio

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widgets import Input, OptionList, Static, TextArea

from protowiz.tui.workarounds import (
    FixedOptionList,
    LineInput,
    NearbyCompositor,
    RewrappedTextArea,
)
from tests.tui.painted import Painting


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


def layouts_of_a_list(kind: type[OptionList]) -> int:
    class Listing(Counting):
        CSS = "OptionList { height: 5; }"

        def compose(self) -> ComposeResult:
            yield kind()

    async def scene() -> int:
        app: App[None] = App()
        async with app.run_test(size=(30, 12)) as pilot:
            screen = Listing(Input)
            await app.push_screen(screen)
            await pilot.pause()
            before = screen.layouts
            screen.query_one(OptionList).add_options(["een", "twee"])
            await pilot.pause(0.1)
            return screen.layouts - before

    return asyncio.run(scene())


def test_a_line_in_a_list_lays_out_the_whole_screen_but_not_in_ours() -> None:
    assert layouts_of_a_list(OptionList) > 0
    assert layouts_of_a_list(FixedOptionList) == 0


def list_as_painted(kind: type[OptionList]) -> list[str]:
    """The screen after each change to a list that grows, scrolls and shrinks."""

    class Listing(Painting):
        CSS = "OptionList { height: 6; }"

        def compose(self) -> ComposeResult:
            yield kind("regel 1", "regel 2")

    async def scene() -> list[str]:
        app = Listing()
        seen = []
        async with app.run_test(size=(30, 8)) as pilot:
            options = app.query_one(OptionList)
            for count in (2, 9, 30, 3, 0, 5):
                options.clear_options()
                options.add_options([f"regel {number}" for number in range(1, count + 1)])
                await pilot.press("end")
                await pilot.pause(0.1)
                seen.append(app.painted)
        return seen

    return asyncio.run(scene())


def test_our_list_looks_like_any_other_when_it_grows_and_shrinks() -> None:
    ours = list_as_painted(FixedOptionList)
    assert ours == list_as_painted(OptionList)
    assert "regel 30" in ours[2] and "regel 1 " not in ours[2]  # it was scrolled to its end


def painted_after_rewrapping(kind: type[TextArea]) -> str:
    class Page(Painting):
        CSS = "TextArea { height: 6; }"

        def compose(self) -> ComposeResult:
            yield kind("een twee drie vier", soft_wrap=True)

    async def scene() -> str:
        app = Page()
        async with app.run_test(size=(20, 8)) as pilot:
            await pilot.pause(0.1)
            app.query_one(TextArea).styles.width = 17  # two lines as before, broken elsewhere
            await pilot.pause(0.2)
            return app.painted

    return asyncio.run(scene())


def test_a_text_is_not_painted_again_for_another_width_but_ours_is() -> None:
    assert "een twee " in painted_after_rewrapping(RewrappedTextArea)
    assert "drie vier" in painted_after_rewrapping(RewrappedTextArea)
    assert "drie vier" not in painted_after_rewrapping(TextArea)


class Line(Static):
    """A line of a page that counts how often it is asked for its lines."""

    asked = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        Line.asked += 1
        return super().render_lines(crop)


class Window(ModalScreen[None]):
    CSS = "Window { align: center middle; } Window Static { width: 12; height: 3; }"

    def compose(self) -> ComposeResult:
        yield Static("een venster")


class LongPage(Screen[None]):
    CSS = "Input { width: 60%; } Line { height: 2; width: 100%; }"

    def __init__(self, compositor: Compositor) -> None:
        super().__init__()
        self._compositor = compositor

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Input()
            for number in range(1, 20):
                yield Line(f"regel {number} met ’n brede 漢字 erin")


def play_long_page(compositor: Compositor) -> tuple[int, list[str]]:
    """How many widgets a key asks for their lines; the screen after each thing that was done."""

    async def scene() -> tuple[int, list[str]]:
        app = Painting()
        seen: list[str] = []
        async with app.run_test(size=(50, 14), notifications=True) as pilot:

            async def look() -> None:
                await pilot.pause(0.1)
                assert app.painted == app.repainted()
                seen.append(app.painted)

            page = LongPage(compositor)
            await app.push_screen(page)
            await look()
            Line.asked = 0
            await pilot.press("a")
            await pilot.pause(0.1)
            asked = Line.asked
            await look()
            scroll = page.query_one(VerticalScroll)
            for line in (3, 4, 19, 0):
                scroll.scroll_to(y=line, animate=False)
                await look()
            page.query(Line)[2].update("iets anders")
            page.query(Line)[4].display = False
            await look()
            app.notify("een bericht", timeout=600)
            await look()
            await app.push_screen(Window())
            await look()
            page.query(Line)[1].update("achter het venster")
            await look()
            await pilot.press("x")
            await pilot.resize_terminal(30, 10)
            app.resize_painted(30, 10)
            await look()
            await pilot.resize_terminal(60, 18)
            app.resize_painted(60, 18)
            await look()
            app.pop_screen()
            await look()
            app.clear_notifications()
            await look()
            return asked, seen

    return asyncio.run(scene())


def test_a_key_takes_every_line_of_a_page_but_only_its_own_in_ours() -> None:
    many, as_it_should_be = play_long_page(Compositor())
    few, seen = play_long_page(NearbyCompositor())
    assert many > 0
    assert few == 0
    assert seen == as_it_should_be


def is_message_left(compositor: Compositor) -> bool:
    """Whether a message that came while scrolling is still painted when it is gone."""

    async def scene() -> bool:
        app = Painting()
        async with app.run_test(size=(50, 14), notifications=True) as pilot:
            page = LongPage(compositor)
            await app.push_screen(page)
            await pilot.pause(0.1)
            app.notify("een bericht", timeout=600)
            scroll = page.query_one(VerticalScroll)
            for line in (3, 5, 4, 6, 5, 7):
                scroll.scroll_to(y=line, animate=False)
                await pilot.pause(0.02)
            await pilot.pause(0.1)
            assert "een bericht" in app.painted
            app.clear_notifications()
            await pilot.pause(0.2)
            assert "een bericht" not in app.repainted()
            return "een bericht" in app.painted

    return asyncio.run(scene())


def test_a_message_that_came_while_scrolling_stays_on_the_screen_but_not_on_ours() -> None:
    assert is_message_left(Compositor())
    assert not is_message_left(NearbyCompositor())


def paint_after_a_text_was_taken_away(compositor: Compositor) -> None:
    """Take a text away and paint before the screen is laid out again, as a timer may."""

    class Page(Screen[None]):
        def __init__(self) -> None:
            super().__init__()
            self._compositor = compositor

        def compose(self) -> ComposeResult:
            yield TextArea("weg")
            yield Static("dit blijft")

    async def scene() -> None:
        app = Painting()
        async with app.run_test(size=(30, 8)) as pilot:
            page = Page()
            await app.push_screen(page)
            await pilot.pause(0.1)
            await page.query_one(TextArea).remove()
            painted = "".join(strip.text for strip in compositor.render_strips())
            assert "weg" not in painted
            assert "dit blijft" in painted

    asyncio.run(scene())


def test_painting_what_was_just_taken_away_fails_but_not_in_ours() -> None:
    with pytest.raises(KeyError):
        paint_after_a_text_was_taken_away(Compositor())
    paint_after_a_text_was_taken_away(NearbyCompositor())
