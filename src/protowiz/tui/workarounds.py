"""Workarounds for Textual, each with its issue; a test fails once one is no longer needed."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class LineInput(Input):
    """An Input of fixed outer width: typing never lays out the screen anew.

    `Input` sets `virtual_size` at every key, and that reactive asks for a layout of the whole
    screen (textual 8.2.8), so a key costs more the more fields there are.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
