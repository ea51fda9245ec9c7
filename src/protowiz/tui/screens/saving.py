"""Saving the draft of the wizard: while typing, when leaving, and when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from protowiz.crash import state_folder
from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Choose, tell
from protowiz.tui.screens.messages import Left
from protowiz.tui.soon import Soon
from protowiz.workspace.draft_file import DraftFile

SAVE_AFTER = 0.7
"""Seconds between the last change and its save; less than the second that is promised."""
SAVE_AT_LATEST = 3.0
"""Seconds between the first change and its save, for who types without a pause."""
TRY_AGAIN_AFTER = 5.0
"""Seconds until the next attempt when a save failed."""


class Saving:
    """Keeps the file of a draft up to date; `changed` is called whenever `state` may have."""

    def __init__(self, screen: Screen[Any], draft: DraftFile, changed: Callable[[], None]) -> None:
        self.screen = screen
        self.draft = draft
        self.changed = changed
        self.has_failed = False
        self._last_change = draft.session.revision
        self._soon = Soon(screen, SAVE_AFTER, self.save, latest=SAVE_AT_LATEST)
        self._again = Soon(screen, TRY_AGAIN_AFTER, self.save)

    @property
    def state(self) -> str:
        """Whether the answers are on disk, as shown to the user."""
        if self.has_failed:
            return texts.NOT_SAVED
        return texts.SAVED if self.draft.is_saved else texts.UNSAVED

    def soon(self) -> None:
        """Save once the user pauses; to go to another page is no reason to put it off."""
        change = self.draft.session.revision
        if not self.draft.is_saved and change != self._last_change:
            self._last_change = change
            self._soon.touch()

    def save(self) -> bool:
        """Save now; whether the file holds the answers. A failure is told once."""
        try:
            diverted = self.draft.save()
        except UserError as error:
            if not self.has_failed:
                tell(self.screen, error)
            self.has_failed = True
            self._again.touch()
            self.changed()
            return False
        self.has_failed = False
        if diverted is not None:
            self.screen.notify(
                texts.DIVERTED.format(name=diverted.name),
                severity="warning",
                timeout=15,
                markup=False,
            )
        self.changed()
        return True

    def save_as_asked(self) -> None:
        """Save because the user says so, and tell what came of it."""
        self.has_failed = False
        if self.save():
            self.screen.notify(texts.SAVE_NOW.format(name=self.draft.path), markup=False)

    async def leave(self, stop: bool) -> None:
        """Save and leave; ask what to do when it cannot be saved."""
        farewell = ""
        while not self.save():
            folder = _rescue_folder()
            chosen = await self.screen.app.push_screen_wait(
                Choose(
                    texts.LEAVE_UNSAVED,
                    [
                        ("retry", texts.LEAVE_RETRY),
                        ("elsewhere", texts.LEAVE_ELSEWHERE.format(folder=folder)),
                        ("anyway", texts.LEAVE_ANYWAY),
                    ],
                )
            )
            if chosen is None:
                return
            if chosen == "elsewhere":
                try:
                    farewell = texts.RESCUED.format(path=self.draft.save_copy(folder))
                except UserError as error:
                    tell(self.screen, error)
                    continue
            if chosen != "retry":
                break
        self.screen.app.post_message(Left(stop, farewell))

    def rescue(self) -> str:
        """Save on a signal or a crash, elsewhere if need be; what to tell the user afterwards.

        Whatever went wrong before may go wrong here again: nothing may stop the work being saved.
        """
        try:
            self.draft.save()
        except Exception as error:
            try:
                path = self.draft.save_copy(_rescue_folder())
            except Exception:
                return str(error)
            return texts.RESCUED.format(path=path)
        return ""


def _rescue_folder() -> Path:
    return state_folder() / "gered"
