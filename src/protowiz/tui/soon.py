"""Doing something once the user pauses, so that no key pays for it."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget


class Soon:
    """Does something `after` seconds without a call of `touch`.

    Who never pauses gets it done all the same, `latest` seconds after the first call.
    """

    def __init__(
        self, widget: Widget, after: float, act: Callable[[], object], latest: float = inf
    ) -> None:
        self._widget = widget
        self._after = after
        self._latest = latest
        self._act = act
        self._timer: Timer | None = None
        self._due = 0.0
        self._deadline = 0.0

    def touch(self) -> None:
        """Something happened: do it soon."""
        now = monotonic()
        if self._timer is None:
            self._deadline = now + self._latest
            self._timer = self._widget.set_timer(self._after, self._look)
        self._due = min(now + self._after, self._deadline)

    def _look(self) -> None:
        wait = self._due - monotonic()
        if wait > 0.01:
            self._timer = self._widget.set_timer(wait, self._look)
        else:
            self._timer = None
            self._act()
