"""A text to read, scroll and copy: the printed step, or any other."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import TextArea

Write = Callable[[int], str]
"""Writes a text in lines of at most a number of characters."""


class PreviewPanel(TextArea):
    """A text set to the width there is; can be read, scrolled and copied, not changed."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(read_only=True, soft_wrap=True, highlight_cursor_line=False, id=id)
        self._write: Write | None = None

    def show(self, write: Write) -> None:
        """Show another text and stay at the same height if it is much the same."""
        self._write = write
        self._set()

    def on_resize(self) -> None:
        self._set()

    def _set(self) -> None:
        if self._write is None or not self.wrap_width:
            return  # not laid out yet: the resize that comes then sets the text
        text = self._write(self.wrap_width)
        if text != self.text:
            offset = self.scroll_offset
            self.text = text
            self.scroll_to(y=offset.y, animate=False)
