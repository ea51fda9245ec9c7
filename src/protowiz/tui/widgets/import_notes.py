"""What the import of a draft told about one step, until it is ticked off."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from protowiz.draft.session import Session
from protowiz.importer.report import HEADINGS, Entry, Kept
from protowiz.tui import texts
from protowiz.tui.workarounds import FixedOptionList

TALLEST = 6
Entries = Sequence[tuple[int, Entry]]
"""Entries with the index of their row in the draft."""


class ImportNotes(FixedOptionList):
    """The entries of the report that concern a step."""

    BINDINGS = [
        Binding("space,x", "tick", texts.KEYS["tick"]),
        Binding("a", "tick_all", texts.KEYS["tick_all"]),
    ]

    class Ticked(Message):
        """The user has looked at these rows of the report."""

        def __init__(self, rows: list[int]) -> None:
            super().__init__()
            self.rows = rows

    class Opened(Message):
        """The user wants to read it all."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, session: Session, step: str) -> None:
        super().__init__(markup=False, classes="field", id="import-notes")
        self.session = session
        self.step = step
        self.entries: Entries = ()
        self.border_subtitle = texts.IMPORT_NOTES_KEYS
        self.show()

    def show(self) -> None:
        """Show what has not been ticked off; nothing at all where that is nothing."""
        entries = Kept(self.session.raw).of(self.step)
        self.display = bool(entries)
        if entries == self.entries:
            return
        at = self.highlighted or 0
        self.entries = entries
        self.border_title = texts.IMPORT_NOTES.format(count=len(entries))
        self.clear_options()
        self.add_options([Option(Content(line)) for line in self._told()])
        self.styles.height = min(len(entries), TALLEST) + 2
        self.highlighted = min(at, max(len(entries) - 1, 0))

    def _told(self) -> list[str]:
        return [f"[ ] {HEADINGS[entry.outcome]}: {entry}" for _, entry in self.entries]

    def action_tick(self) -> None:
        """Tick off the entry under the cursor."""
        if self.highlighted is not None and self.highlighted < len(self.entries):
            self.post_message(self.Ticked([self.entries[self.highlighted][0]]))

    def action_tick_all(self) -> None:
        """Tick off all that is told about this step."""
        self.post_message(self.Ticked([index for index, _ in self.entries]))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Opened("\n\n".join(self._told())))
