"""Bringing in a protocol that exists: choose the file, wait, read the report."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import ProgressBar, Static

from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.importer.reading import KINDS, Imported, import_file
from protowiz.render.compose import keep_origins
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Confirm, Dialog, Reader, tell
from protowiz.tui.screens.picker import FilePicker
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.folder import Workspace


class Stopped(Exception):
    """The user does not want to wait for it."""


class Waiting(Dialog[None]):
    """How far the reading of a file is; Esc stops it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.is_stopped = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="window small") as window:
            window.border_title = texts.IMPORT_TITLE
            window.border_subtitle = texts.STOP_HINT
            reads = texts.IMPORT_READS.format(name=clean_line(self.path.name))
            yield Static(reads, id="waiting", markup=False, classes="window-text")
            yield ProgressBar(show_eta=False)

    def show(self, page: int, pages: int) -> None:
        """Show how many pages are read."""
        if self.is_stopped or not self.is_attached:
            return
        told = texts.IMPORT_PAGE.format(name=clean_line(self.path.name), page=page, pages=pages)
        self.query_one("#waiting", Static).update(told)
        self.query_one(ProgressBar).update(progress=page, total=pages)

    def action_close(self) -> None:
        self.is_stopped = True
        super().action_close()

    async def read(self) -> Imported | None:
        """The draft and the report, None if the user stopped it.

        Raises:
            UserError: the file cannot be brought in.
        """
        loop = asyncio.get_running_loop()

        def progress(page: int, pages: int) -> None:
            if self.is_stopped:
                raise Stopped
            loop.call_soon_threadsafe(self.show, page, pages)

        try:
            return await asyncio.to_thread(import_file, self.path, progress)
        except Stopped:
            return None


async def bring_in(screen: Screen[Any], workspace: Workspace) -> Path | None:
    """Let the user bring in a file; the path of the draft, None if there is none."""
    app = screen.app
    chosen = await app.push_screen_wait(FilePicker(texts.IMPORT_TITLE, Path.cwd(), KINDS))
    if chosen is None:
        return None
    waiting = Waiting(chosen)
    try:
        await app.push_screen(waiting)
        try:
            imported = await waiting.read()
        finally:
            if waiting.is_attached and not waiting.is_stopped:
                waiting.dismiss(None)
        if imported is None:
            return None
        question = texts.NOT_A_PROTOCOL.format(name=clean_line(chosen.name))
        if not imported.is_protocol and not await app.push_screen_wait(Confirm(question)):
            return None
        await asyncio.to_thread(keep_origins, imported.raw, workspace.templates)
        path = workspace.free_path(chosen.stem)
        DraftFile.made(path, imported.raw).save()
    except UserError as error:
        tell(screen, error)
        return None
    report = imported.report.as_text()
    await app.push_screen_wait(Reader(texts.IMPORT_REPORT, lambda width: report))
    return path
