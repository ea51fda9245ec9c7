"""The message that a draft is left."""

from __future__ import annotations

from textual.message import Message


class Left(Message):
    """The user leaves the draft, for the start screen or altogether (`for_good`)."""

    def __init__(self, for_good: bool, farewell: str = "") -> None:
        super().__init__()
        self.for_good = for_good
        self.farewell = farewell
