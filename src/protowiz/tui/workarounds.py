"""Workarounds for Textual, each with its issue; a test fails once one is no longer needed."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor, ReflowResult
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea


class LineInput(Input):
    """An Input of fixed outer width: typing never lays out the screen anew.

    `Input` sets `virtual_size` at every key, and that reactive asks for a layout of the whole
    screen (textual 8.2.8), so a key costs more the more fields there are.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)


class FixedOptionList(OptionList):
    """A list of fixed outer size: what stands in it never lays out the screen anew.

    `OptionList` learns how many lines it has when it is painted, and then asks for a layout of
    the whole screen, so that every page with a list is painted twice (textual 8.2.8).
    """

    virtual_size = Reactive(Size(0, 0), layout=False)


class RewrappedTextArea(TextArea):
    """A text that is painted again once its lines are broken for another width.

    `TextArea` breaks its lines only after it was painted in its new size, and then asks for no
    paint where they are as many as before (textual 8.2.8).
    """

    def on_resize(self) -> None:
        self.refresh()


class NearbyCompositor(Compositor):
    """Takes only what lies in the changed region of a screen.

    `Compositor` takes all lines of every widget whose container touches that region, so at every
    key all fields of the form and all that lies behind it (textual 8.2.8).

    It also paints where something was that is there no more: `Compositor` compares with the last
    full layout, so what came while scrolling, such as a message, stays on the screen for ever.
    It takes no widget of which nothing can be seen: the containers of a form lie wholly behind it.
    And it paints no widget that was taken away since the last layout: such a one has no styles.
    """

    def __init__(self) -> None:
        super().__init__()
        self._laid_out: dict[Widget, tuple[Region, Region]] = {}
        """What was visible after the last layout, each with its region and clip."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        result = super().reflow(parent, size)
        self._paint_changes()
        return result

    def reflow_visible(self, parent: Widget, size: Size) -> set[Widget]:
        exposed = super().reflow_visible(parent, size)
        self._paint_changes()
        return exposed

    def _paint_changes(self) -> None:
        visible = dict(self.visible_widgets)
        for _, (region, clip) in visible.items() ^ self._laid_out.items():
            if changed := region.intersection(clip).intersection(self.size.region):
                self._dirty_regions.add(changed)
        self._laid_out = visible

    def clear(self) -> None:
        super().clear()
        self._laid_out = {}

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        near = crop or self.size.region
        rows = Region(0, near.y, self.size.width, near.height)
        taken = [0] * near.height  # by row, a bit for every column
        for widget, (region, clip) in self.visible_widgets.items():  # those in front come first
            lines = region.intersection(clip).intersection(rows)
            shown = lines.intersection(near)
            if not shown or widget.parent is None:
                continue
            columns = ((1 << shown.width) - 1) << shown.x
            height = range(shown.y - near.y, shown.bottom - near.y)
            if any(columns & ~taken[row] for row in height):
                for row in height:
                    taken[row] |= columns
                yield region, clip.intersection(rows), widget.render_lines(lines - region.offset)
