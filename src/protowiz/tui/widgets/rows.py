"""A list of rows: a line for each, and the keys to add, open, copy, move and remove them."""

from __future__ import annotations

from typing import Any, Literal

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from protowiz.draft.answers import Answers, Path
from protowiz.draft.ask import Field
from protowiz.draft.text import clean_line
from protowiz.tui import texts
from protowiz.tui.widgets.fields import FieldWidget
from protowiz.tui.workarounds import FixedOptionList

Action = Literal["add", "open", "copy", "up", "down", "remove", "propose"]
TALLEST = 8


class RowsField(FieldWidget, FixedOptionList):
    """The rows of one list."""

    BINDINGS = [
        Binding("a,insert,plus", "row('add')", texts.KEYS["add"]),
        Binding("k", "row('copy')", texts.KEYS["copy"], show=False),
        Binding("o,shift+up", "row('up')", texts.KEYS["up"], show=False),
        Binding("l,shift+down", "row('down')", texts.KEYS["down"], show=False),
        Binding("delete", "row('remove')", texts.KEYS["remove"]),
        Binding("v", "row('propose')", texts.KEYS["propose"], show=False),
    ]

    class Acted(Message):
        """The user wants something done with a row."""

        def __init__(self, widget: RowsField, action: Action, index: int) -> None:
            super().__init__()
            self.widget = widget
            self.action = action
            self.index = index

    def __init__(self, field: Field, path: Path) -> None:
        super().__init__(markup=False, classes="field")
        self.field = field
        self.path = path
        self.rows: list[Any] = []
        self.marks: dict[int, str] = {}
        self._shown_lines: list[str] | None = None
        self.dress()
        assert field.group is not None
        self.group = field.group

    def show(self, value: Any, answers: Answers) -> None:
        self.rows = value if isinstance(value, list) else []
        lines = [self._line(index, answers) for index in range(len(self.rows))]
        if lines == self._shown_lines:
            return
        at = self.highlighted
        self._shown_lines = lines
        self.clear_options()
        self.add_options([Option(Content(line)) for line in lines])
        if not lines:
            self.add_option(Option(Content(texts.LIST_EMPTY).stylize("dim")))
        self.styles.height = min(max(len(self.rows), 1), TALLEST) + 2
        self.highlighted = min(at or 0, max(len(self.rows) - 1, 0))

    def _line(self, index: int, answers: Answers) -> str:
        """A row as the list shows it."""
        row = self.rows[index]
        inner = Answers(row if isinstance(row, dict) else {}, self.group, answers)
        summary = clean_line(self.group.summary(inner)) or "…"
        return f"{self.marks.get(index, ' ')} {index + 1}. {summary}"

    def show_marks(self, marks: dict[int, str], answers: Answers) -> None:
        """Show a mark before the rows in which something is missing or wrong."""
        if marks != self.marks:
            self.marks = marks
            self.show(self.rows, answers)

    def on_focus(self) -> None:
        if not self.problem:
            keys = texts.ROW_KEYS_PROPOSE if self.field.ask.propose else texts.ROW_KEYS
            self.border_subtitle = Content(keys).markup

    def on_blur(self) -> None:
        if not self.problem:
            self.border_subtitle = ""

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_row("open" if self.rows else "add")

    def action_row(self, action: Action) -> None:
        """Ask for something to be done with the row under the cursor."""
        index = self.highlighted or 0
        if self.rows or action in ("add", "propose"):
            self.post_message(self.Acted(self, action, index))
