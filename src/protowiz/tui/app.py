"""The Textual application: the start screen, the wizard, and a tidy end whatever happens."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import App
from textual.binding import Binding

from protowiz.crash import write_report
from protowiz.errors import COULD_NOT_RUN, UserError
from protowiz.tui import texts
from protowiz.tui.loading import load_drafts
from protowiz.tui.screens.dialogs import tell
from protowiz.tui.screens.messages import Left, Opened
from protowiz.workspace.folder import Workspace

if TYPE_CHECKING:
    from protowiz.tui.screens.wizard import WizardScreen
    from protowiz.workspace.draft_file import DraftFile


class ProtowizApp(App[None], inherit_bindings=False):
    """protowiz in a terminal. `draft` is shown at once, at `step` if given."""

    TITLE = texts.APP_TITLE
    CSS_PATH = "protowiz.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+q", "quit", texts.KEYS["quit"], show=False, priority=True),
        Binding("ctrl+c", "help_quit", "", show=False, system=True),
    ]

    def __init__(
        self, workspace: Workspace, draft: DraftFile | None = None, step: str | None = None
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.first_draft = draft
        self.first_step = step
        self._wizard: WizardScreen | None = None
        self.farewell = ""
        """What to tell the user once the terminal is back."""

    def on_mount(self) -> None:
        self._handle_signals()
        # Textual shows nothing until it has started: what it lays out before is thrown away.
        self.call_later(self._show_first)

    def _show_first(self) -> None:
        if self.first_draft is None or not self._show(self.first_draft, self.first_step):
            self._go_home()

    def _show(self, draft: DraftFile, step: str | None = None) -> bool:
        """Show a draft in the wizard; whether that could be done."""
        load_drafts()
        from protowiz.tui.screens.wizard import WizardScreen

        try:
            draft.lock()
        except UserError as error:
            tell(self.screen, error)
            return False
        self._wizard = WizardScreen(draft, self.workspace, step)
        self.push_screen(self._wizard)
        return True

    def _go_home(self) -> None:
        """Back to the start screen; there is none yet if the draft was opened by its name."""
        from protowiz.tui.screens.home import HomeScreen

        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            self.pop_screen()
        if not isinstance(self.screen, HomeScreen):
            self.push_screen(HomeScreen(self.workspace))

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        if self._wizard is not None:
            return  # Enter was pressed twice
        load_drafts()
        from protowiz.draft.session import empty_draft
        from protowiz.workspace.draft_file import DraftFile

        try:
            if event.is_new and event.source is None:
                draft = DraftFile.made(event.path, self._begun(empty_draft()))
                draft.save()
            elif event.is_new and event.source is not None:
                draft = DraftFile.new(event.path, DraftFile.open(event.source))
                draft.save()
            else:
                draft = DraftFile.open(event.path)
        except UserError as error:
            tell(self.screen, error)
        else:
            self._show(draft)

    def _begun(self, raw: dict[str, Any]) -> dict[str, Any]:
        """A new draft with the house clauses; without, if their file is damaged."""
        try:
            return self.workspace.house.begin(raw) if self.workspace.has_house else raw
        except UserError as error:
            tell(self.screen, error)
            return raw

    @on(Left)
    def _left(self, event: Left) -> None:
        self._close_draft()
        self.farewell = event.farewell
        if event.for_good:
            self.exit()
            return
        self._go_home()

    def _close_draft(self) -> None:
        if self._wizard is not None:
            self._wizard.draft.close()
            self._wizard = None

    async def action_quit(self) -> None:
        """Stop, after saving."""
        if self._wizard is not None:
            self._wizard.leave(stop=True)
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """ctrl+c copies selected text; without any it says how to stop."""
        self.notify(texts.HOW_TO_STOP)

    def _handle_signals(self) -> None:
        """A closed terminal or a stop by the system saves first; without this nothing runs."""
        loop = asyncio.get_running_loop()
        # Windows has neither, and only the main thread may set them: then there are no signals.
        with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(signal.SIGTERM, self._stop)
            # The event loop may be waiting for ever to write to a terminal that is gone.
            signal.signal(signal.SIGHUP, self._hang_up)

    def _stop(self) -> None:
        if self._wizard is not None:
            self.farewell = self._wizard.rescue()
        self.exit(return_code=128 + signal.SIGTERM)

    def _hang_up(self, number: int, frame: object) -> None:
        if self._wizard is not None:
            self._wizard.rescue()
        os._exit(128 + number)

    def _fatal_error(self) -> None:
        """An error nobody foresaw: save the draft and write a report; no traceback on screen."""
        told = self._wizard.rescue() if self._wizard is not None else ""
        report = write_report(self._exception) if self._exception is not None else ""
        self.farewell = "\n".join(part for part in (told, report) if part)
        self._return_code = COULD_NOT_RUN
        self._close_messages_no_wait()
