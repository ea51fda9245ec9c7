"""The own text of a step: begun from the standard text, compared with it, never thrown away."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from protowiz.draft.answers import Path
from protowiz.draft.session import Session
from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Confirm, Reader, tell
from protowiz.tui.screens.printing import Printing
from protowiz.tui.widgets.own_text import HOUSE, OWN, STANDARD, is_own

if TYPE_CHECKING:
    from protowiz.workspace.house import Clause


class OwnTexts:
    """What can be done with the own texts of a draft."""

    def __init__(self, screen: Screen[Any], session: Session, printing: Printing) -> None:
        self.screen = screen
        self.session = session
        self.printing = printing

    def choose(self, step: str, form: Any) -> None:
        """Print the own text of a step (`form` is "eigen") or the standard text."""
        path: Path = (step, "tekst")
        try:
            if form == OWN and not self.session.get((*path, OWN)):
                self._begin(path, step)
                return
            if form == HOUSE and not self.session.get((*path, HOUSE)):
                self._take_clause(step)
                return
        except UserError as error:
            tell(self.screen, error)
            return
        was = self.session.get((*path, "vorm"))
        self.session.set((*path, "vorm"), form or STANDARD)
        self.session.visit(step)
        if was in (OWN, HOUSE):
            self.screen.notify(texts.OWN_TEXT_KEPT)

    def has_house(self, step: str) -> bool:
        """Whether the house has a clause for a step."""
        return step in self._clauses

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        workspace = self.printing.workspace
        try:
            return workspace.house.read() if workspace.has_house else {}
        except UserError as error:
            tell(self.screen, error)
            return {}

    def _take_clause(self, step: str) -> None:
        clause = self._clauses[step]
        there = self.session.get((step,))
        answers = there if isinstance(there, dict) else {}
        own = answers.get("tekst")
        kept = own if isinstance(own, dict) else {}
        text = {**kept, "vorm": HOUSE, HOUSE: clause.tekst}
        self.session.set((step,), {**clause.kop, **answers, "tekst": text})

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
        elif self.session.get((*path, "vorm")) == HOUSE:
            agreed = await self.screen.app.push_screen_wait(Confirm(texts.HOUSE_AGAIN_ASK))
            if agreed and self.has_house(step):
                self._take_clause(step)
        elif await self.screen.app.push_screen_wait(Confirm(texts.OWN_TEXT_AGAIN_ASK)):
            self._begin(path, step)

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

    def _begin(self, path: Path, step: str) -> None:
        """Begin the own text from what the step prints: the house clause or the standard text."""
        composer = self.printing.composer()
        own = self.session.get(path)
        kept = own if isinstance(own, dict) else {}
        if kept.get("vorm") == HOUSE:
            from protowiz.document.markdown_writer import blocks_to_markdown  # only here

            text = blocks_to_markdown(composer.part(step))
            begun = {**kept, OWN: text}
            begun.pop("uitgangspunt", None)
        else:
            text = composer.standard_markdown(step)
            begun = {**kept, OWN: text, "uitgangspunt": text}
        self.session.set(path, {**begun, "vorm": OWN})


def _difference(before: str, now: str) -> str:
    """The lines that differ, marked with - and +."""
    lines = difflib.unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=1)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))
