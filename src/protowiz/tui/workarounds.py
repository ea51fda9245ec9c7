"""Workarounds for Textual, each with its issue; a test fails once one is no longer needed."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input, OptionList


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


class NearbyCompositor(Compositor):
    """Takes only what lies in the changed region of a screen.

    `Compositor` takes all lines of every widget whose container touches that region, so at every
    key all fields of the form and all that lies behind it (textual 8.2.8).
    """

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        near = crop or self.size.region
        rows = Region(0, near.y, self.size.width, near.height)
        for widget, (region, clip) in self.visible_widgets.items():  # those in front come first
            shown = region.intersection(clip)
            if shown.overlaps(near):
                lines = shown.intersection(rows)
                yield region, clip.intersection(rows), widget.render_lines(lines - region.offset)
                if shown.contains_region(near):
                    return
