"""Small windows over the screen: ask, choose, confirm, read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.workarounds import LineInput

if TYPE_CHECKING:
    from protowiz.tui.widgets.preview import Write

Value = TypeVar("Value")
Result = TypeVar("Result")

ESCAPE = Binding("escape", "close", texts.CANCEL)


def tell(widget: Widget, error: UserError) -> None:
    """Show the user what went wrong and what to do."""
    widget.notify(str(error), severity="error", timeout=15, markup=False)


class Dialog(ModalScreen[Result], Generic[Result]):
    """A window that Esc closes without a result."""

    BINDINGS = [ESCAPE]

    def action_close(self) -> None:
        self.dismiss(None)


class Choose(Dialog[Value | None], Generic[Value]):
    """Choose one of several; None when the user leaves it."""

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[Value, str]],
        current: Value | None = None,
        text: str = "",
    ) -> None:
        super().__init__()
        self.heading = title
        self.choices = choices
        self.current = current
        self.text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            if self.text:
                yield Static(self.text, markup=False, classes="window-text")
            options = OptionList(
                *(Option(Content(label)) for _, label in self.choices), markup=False
            )
            yield options

    def on_mount(self) -> None:
        window = self.query_one(Vertical)
        window.border_title = Content(self.heading).markup
        window.border_subtitle = texts.CLOSE_HINT
        values = [value for value, _ in self.choices]
        options = self.query_one(OptionList)
        options.highlighted = values.index(self.current) if self.current in values else 0
        options.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.choices[event.option_index][0])


class Confirm(Dialog[bool | None]):
    """A question that is answered with yes or not at all."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        with Vertical(classes="window small"):
            yield Static(self.question, markup=False, classes="window-text")
            with Horizontal(classes="window-buttons"):
                yield Button(texts.YES_DO, id="yes")
                yield Button(texts.CANCEL, id="no")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class Prompt(Dialog[str | None]):
    """Ask for one line of text."""

    def __init__(self, title: str, value: str = "", text: str = "") -> None:
        super().__init__()
        self.heading = title
        self.value = value
        self.text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="window small"):
            if self.text:
                yield Static(self.text, markup=False, classes="window-text")
            yield LineInput(self.value, classes="field")
            with Horizontal(classes="window-buttons"):
                yield Button(texts.OK, id="ok")
                yield Button(texts.CANCEL, id="cancel")

    def on_mount(self) -> None:
        self.query_one(LineInput).border_title = Content(self.heading).markup
        self.query_one(LineInput).focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.dismiss(self.query_one(LineInput).value)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(self.query_one(LineInput).value if event.button.id == "ok" else None)


class Reader(Dialog[None]):
    """A text to read, scroll and copy."""

    BINDINGS = [Binding("f1,f9", "close", texts.CLOSE, show=False)]

    def __init__(self, title: str, write: Write) -> None:
        super().__init__()
        self.heading = title
        self.write = write

    def compose(self) -> ComposeResult:
        from protowiz.tui.widgets.preview import PreviewPanel  # the start screen needs none

        with Vertical(classes="window large") as window:
            window.border_title = Content(self.heading).markup
            window.border_subtitle = texts.CLOSE_HINT
            area = PreviewPanel()
            area.show(self.write)
            yield area
