"""What a terminal shows after all that an application painted; run_test paints nothing."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import RenderableType
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual._context import visible_screen_stack
from textual.app import App
from textual.screen import Screen

CODE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|(\n)|([^\x1b\n]+)")


class Cells:
    """The cells of a terminal: a character each, without its colours."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.rows = [["?"] * width for _ in range(height)]

    def feed(self, painted: str) -> None:
        x = y = 0
        for values, code, newline, text in CODE.findall(painted):
            if code == "H":
                y, x = (int(value) - 1 for value in values.split(";"))
            elif newline:
                y += 1
            for char in text:
                for cell in [char, ""][: cell_len(char)]:
                    if y < len(self.rows) and x < self.width:
                        self._put(self.rows[y], x, cell)
                    x += 1

    def _put(self, row: list[str], x: int, cell: str) -> None:
        """Fill a cell; of a wide character in its place nothing is left."""
        if cell and not row[x]:
            row[x - 1] = " "
        if x + 1 < self.width and not row[x + 1]:
            row[x + 1] = " "
        row[x] = cell

    @property
    def text(self) -> str:
        return "\n".join("".join(row) for row in self.rows)


class Painting(App[None]):
    """An application whose updates are painted in cells, as a terminal would."""

    cells: Cells | None = None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            if self.cells is None:
                self.cells = Cells(*self.size)
            self.cells.feed(renderable.render_segments(self.console))
        super()._display(screen, renderable)

    def resize_painted(self, width: int, height: int) -> None:
        """The terminal got another size; all of it is painted again."""
        self.cells = Cells(width, height)
        self.screen.refresh()

    @property
    def painted(self) -> str:
        """What stands on the screen."""
        assert self.cells is not None
        return self.cells.text

    def repainted(self) -> str:
        """What would stand there if all were painted anew, the way Textual does."""
        cells = Cells(*self.size)
        visible_screen_stack.set(self._background_screens)
        compositor = self.screen._compositor
        own = type(compositor)
        compositor.__class__ = Compositor
        try:
            strips = compositor.render_strips()
        finally:
            compositor.__class__ = own
        update = LayoutUpdate([[strip] for strip in strips], self.size.region)
        cells.feed(update.render_segments(self.console))
        return cells.text
