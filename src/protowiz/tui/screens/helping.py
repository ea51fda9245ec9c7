"""Help beside the form: the hint below it, guidance or preview at its side or in a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from protowiz.draft.session import STEP_OF
from protowiz.tui import texts
from protowiz.tui.screens.checking import Findings
from protowiz.tui.screens.dialogs import Reader
from protowiz.tui.screens.printing import Printing
from protowiz.tui.widgets.fields import FieldWidget
from protowiz.tui.widgets.panel import SidePanel, guidance
from protowiz.tui.widgets.preview import Write
from protowiz.tui.widgets.rail import REVIEW


class Helping:
    """Shows the help for what is on the screen; `step` tells which step that is."""

    def __init__(
        self, screen: Screen[Any], findings: Findings, printing: Printing, step: Callable[[], str]
    ) -> None:
        self.screen = screen
        self.findings = findings
        self.printing = printing
        self._step = step

    def show(self) -> None:
        """Bring the hint and the guidance up to date."""
        hint = self._hint()
        room = max(2 * (self.screen.size.width - 4) - 20, 20)
        hint = hint if len(hint) <= room else f"{hint[:room].rsplit(' ', 1)[0]} … (F1)"
        self.screen.query_one("#hint", Static).update(hint, layout=False)
        if self._panel.display and not self._panel.shows_preview:
            self._panel.show_guidance(self._guidance())

    def show_preview(self) -> None:
        """Bring the preview up to date, where there is one."""
        if self._panel.display and self._panel.shows_preview:
            self._panel.show_preview(self._printed())

    def open_help(self) -> None:
        """Show the guidance: at the side in the place of the preview, else in a window."""
        if self._panel.display and self._panel.shows_preview:
            self._turn()
            return
        text = f"{self._guidance(with_problem=False).plain}\n\n{texts.HELP_KEYS}"
        self.screen.app.push_screen(Reader(texts.GUIDANCE, lambda width: text))

    def open_preview(self) -> None:
        """Turn to the preview at the side, or show it in a window."""
        if self._panel.display:
            self._turn()
        else:
            self.screen.app.push_screen(Reader(texts.PREVIEW_TITLE, self._printed()))

    def open_preview_of_all(self) -> None:
        """Show the whole protocol in a window."""
        self.screen.app.push_screen(Reader(texts.PREVIEW_ALL_TITLE, self.printing.write(None)))

    @property
    def _panel(self) -> SidePanel:
        return self.screen.query_one(SidePanel)

    @property
    def _field(self) -> FieldWidget | None:
        focused = self.screen.focused
        return focused if isinstance(focused, FieldWidget) else None

    def _turn(self) -> None:
        self._panel.turn()
        self.show()
        self.show_preview()

    def _hint(self) -> str:
        field = self._field
        if field is not None and field.problem:
            return f"! {field.problem}"
        if field is not None and field.field.ask.help:
            return field.field.ask.help
        count = len(self.findings.of_step(self._step()))
        return texts.FINDINGS_HERE.format(count=count) if count else ""

    def _guidance(self, with_problem: bool = True) -> Content:
        """The help text of what is on the screen."""
        step = self._step()
        if step == REVIEW:
            return Content(texts.REVIEW_HELP)
        field = self._field
        here = field.path if field is not None else ()
        found = self.findings.of_step(step)
        rules = {it.rule.id: it.rule for it in found if it.path == here}.values()
        note = texts.FINDINGS_HERE.format(count=len(found)) if found else ""
        problem = field.problem if field is not None and with_problem else ""
        asked = field.field if field is not None else None
        return guidance(STEP_OF[step], asked, problem, rules, note)

    def _printed(self) -> Write:
        """Writes what the step on the screen prints; the review shows the whole protocol."""
        step = self._step()
        return self.printing.write(None if step == REVIEW else step)
