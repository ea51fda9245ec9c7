"""The messages by which a draft is opened and left."""

from __future__ import annotations

from pathlib import Path

from textual.message import Message


class Opened(Message):
    """The user opens a draft; `source` is the example that a new one is a copy of."""

    def __init__(self, path: Path, is_new: bool = False, source: Path | None = None) -> None:
        super().__init__()
        self.path = path
        self.is_new = is_new
        self.source = source


class Left(Message):
    """The user leaves the draft, for the start screen or altogether (`for_good`)."""

    def __init__(self, for_good: bool, farewell: str = "") -> None:
        super().__init__()
        self.for_good = for_good
        self.farewell = farewell
