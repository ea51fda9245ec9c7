"""The own text of a step: begun from the standard text, compared with it, never thrown away."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from textual.screen import Screen

from protowiz.draft.answers import Path
from protowiz.draft.session import Session
from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Confirm, Reader, tell
from protowiz.tui.screens.printing import Printing
from protowiz.tui.widgets.own_text import is_own


class OwnTexts:
    """What can be done with the own texts of a draft."""

    def __init__(self, screen: Screen[Any], session: Session, printing: Printing) -> None:
        self.screen = screen
        self.session = session
        self.printing = printing

    def choose(self, step: str, form: Any) -> None:
        """Print the own text of a step (`form` is "eigen") or the standard text."""
        path: Path = (step, "tekst")
        if form == "eigen" and not self.session.get((*path, "eigen")):
            try:
                self._begin(path, self.printing.composer().standard_markdown(step))
            except UserError as error:
                tell(self.screen, error)
            return
        self.session.set((*path, "vorm"), form or "standaard")
        if form != "eigen":
            self.screen.notify(texts.OWN_TEXT_KEPT)

    async def do(self, step: str, action: str) -> None:
        """Show the "difference" with the standard text, call it "seen", or begin "again"."""
        path: Path = (step, "tekst")
        try:
            standard = self.printing.composer().standard_markdown(step)
        except UserError as error:
            tell(self.screen, error)
            return
        if action == "difference":
            before = str(self.session.get((*path, "uitgangspunt")) or "")
            shown = _difference(before, standard)
            window = Reader(texts.DIFFERENCE_TITLE, lambda width: shown)
            await self.screen.app.push_screen_wait(window)
        elif action == "seen":
            self.session.set((*path, "uitgangspunt"), standard)
        elif await self.screen.app.push_screen_wait(Confirm(texts.OWN_TEXT_AGAIN_ASK)):
            self._begin(path, standard)

    def outdated(self, steps: Iterable[str]) -> list[str]:
        """The steps of these whose own text needs another look."""
        own = [step for step in steps if is_own(self.session.get((step, "tekst")))]
        if not own:
            return []
        try:
            composer = self.printing.composer()
            return [step for step in own if composer.outdated(step)]
        except UserError:
            return []

    def _begin(self, path: Path, standard: str) -> None:
        own = {"vorm": "eigen", "eigen": standard, "uitgangspunt": standard}
        self.session.set(path, own)


def _difference(before: str, now: str) -> str:
    """The lines that differ, marked with - and +."""
    lines = difflib.unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=1)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))
