"""A text to read, scroll and copy: the printed step, or any other."""

from __future__ import annotations

from textual.widgets import TextArea


class PreviewPanel(TextArea):
    """The printed text; can be read, scrolled and copied, not changed."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(read_only=True, soft_wrap=True, highlight_cursor_line=False, id=id)

    def show_text(self, text: str) -> None:
        """Show another text and stay at the same height if it is much the same."""
        if text == self.text:
            return
        offset = self.scroll_offset
        self.text = text
        self.scroll_to(y=offset.y, animate=False)
