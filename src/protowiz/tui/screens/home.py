"""The start screen: the drafts of the folder, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Static
from textual.worker import get_current_worker

from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.resources import examples_folder
from protowiz.tui import texts
from protowiz.tui.loading import load_models
from protowiz.tui.screens.dialogs import Choose, Confirm, Prompt, Reader, tell
from protowiz.tui.screens.menu import run_menu
from protowiz.tui.screens.messages import Opened
from protowiz.tui.screens.render import make_protocol
from protowiz.tui.widgets.key_bar import KeyBar
from protowiz.workspace.folder import Entry, Workspace, free_file


class HomeScreen(Screen[None]):
    """Lists the drafts."""

    class Counted(Message):
        """It is known how much of a draft is complete."""

        def __init__(self, path: Path, done: str) -> None:
            super().__init__()
            self.path = path
            self.done = done

    BINDINGS = [
        Binding("enter", "open", texts.KEYS["open"], id="home.open"),
        Binding("n", "new", texts.KEYS["new"], id="home.new"),
        Binding("i", "import", texts.KEYS["import"], id="home.import"),
        Binding("k", "duplicate", texts.KEYS["duplicate"], id="home.duplicate"),
        Binding("h", "rename", texts.KEYS["rename"], show=False, id="home.rename"),
        Binding("delete", "remove", texts.KEYS["remove"], id="home.remove"),
        Binding("f6,m", "render", texts.KEYS["render"], id="home.render"),
        Binding("c", "house", texts.KEYS["house"], show=False, id="home.house"),
        Binding("v", "examples", texts.KEYS["examples"], id="home.examples"),
        Binding("p", "bin", texts.KEYS["bin"], show=False, id="home.bin"),
        Binding("f1", "help", texts.KEYS["help"], id="home.help"),
        Binding("ctrl+q", "app.quit", texts.KEYS["quit"], show=False, id="home.quit"),
        Binding("ctrl+p,f10", "menu", texts.KEYS["menu"], show=False, id="home.menu"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.entries: list[Entry] = []
        self._filled_for = 0
        """The width of the screen that the columns are set to."""

    def compose(self) -> ComposeResult:
        yield Static(id="home-title", markup=False)
        yield DataTable(id="drafts", cursor_type="row", zebra_stripes=False)
        yield Static(texts.HOME_EMPTY, id="home-empty", markup=False)
        yield Static(id="home-detail", markup=False)
        yield KeyBar(self.BINDINGS)

    def on_mount(self) -> None:
        title = texts.HOME_TITLE.format(folder=self.workspace.folder)
        self.query_one("#home-title", Static).update(f"{texts.APP_TITLE}   {title}")

    def on_screen_resume(self) -> None:
        self.refresh_entries()

    def on_resize(self) -> None:
        if self.size.width != self._filled_for:
            self._fill()

    def refresh_entries(self, selected: Path | None = None) -> None:
        """Read the folder again; the cursor goes to a draft or stays where it was."""
        if selected is None and self.entries:
            selected = self.current.path if self.current else None
        self.entries = self.workspace.entries()
        self._fill(selected)

    def _fill(self, selected: Path | None = None) -> None:
        table = self.query_one(DataTable)
        at = table.cursor_row
        table.clear(columns=True)
        self._filled_for = self.app.size.width
        width = max(self._filled_for - 38, 24)
        widths = (width * 3 // 5, width - width * 3 // 5, 15, 14)
        for name, room in zip(texts.HOME_COLUMNS, widths, strict=True):
            table.add_column(name, key=name, width=room)
        for entry in self.entries:
            progress = texts.STARTED.format(started=entry.started)
            table.add_row(
                Content(entry.title).truncate(widths[0], ellipsis=True),
                Content(entry.parties or "-").truncate(widths[1], ellipsis=True),
                Content(texts.UNREADABLE if entry.trouble else progress),
                f"{entry.changed:%d/%m/%y %H:%M}",
                key=str(entry.path),
            )
        table.display = bool(self.entries)
        self.query_one("#home-empty").display = not self.entries
        self._show_detail()
        paths = [entry.path for entry in self.entries]
        if self.entries:
            row = paths.index(selected) if selected in paths else min(at, len(paths) - 1)
            table.move_cursor(row=row)
            table.focus()
            self.call_after_refresh(self._count_done)

    @work(thread=True, exclusive=True, group="progress")
    def _count_done(self) -> None:
        """Count what is complete beside the interface: it takes the step models (0.3 s)."""
        worker = get_current_worker()
        for entry in list(self.entries):
            done = None if entry.trouble or worker.is_cancelled else _done(entry.path)
            if done is not None:
                self.post_message(self.Counted(entry.path, done))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        """Replace what was begun by what is complete."""
        table = self.query_one(DataTable)
        if str(event.path) in table.rows:
            table.update_cell(str(event.path), texts.HOME_COLUMNS[2], Content(event.done))

    @on(DataTable.RowHighlighted)
    def _show_detail(self) -> None:
        """Tell the file and the whole subject of the draft under the cursor."""
        entry = self.current
        detail = f"{entry.path.name}: {entry.trouble or entry.title}" if entry is not None else ""
        self.query_one("#home-detail", Static).update(clean_line(detail), layout=False)

    @property
    def current(self) -> Entry | None:
        """The draft under the cursor."""
        row = self.query_one(DataTable).cursor_row
        return self.entries[row] if 0 <= row < len(self.entries) else None

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the draft under the cursor."""
        if self.current is not None:
            self.post_message(Opened(self.current.path))

    @work
    async def action_new(self) -> None:
        name = await self.app.push_screen_wait(Prompt(texts.NEW_NAME, text=texts.NEW_NAME_HELP))
        if name is None:
            return
        path = self._try(lambda: self.workspace.free_path(name or "protocol"))
        if path is not None:
            self.post_message(Opened(path, is_new=True))

    @work
    async def action_import(self) -> None:
        """Bring in a protocol that exists, show what came of it, and open the draft."""
        load_models()
        from protowiz.tui.screens.bring_in import bring_in

        path = await bring_in(self, self.workspace)
        if path is not None:
            self.refresh_entries(path)  # the cursor is on it when the user comes back
            self.post_message(Opened(path))

    @work
    async def action_house(self) -> None:
        """The house clauses, and taking them over from the draft under the cursor."""
        load_models()
        from protowiz.tui.screens.house import HouseWindow
        from protowiz.workspace.draft_file import DraftFile

        try:
            source = DraftFile.open(self.current.path) if self.current is not None else None
            clauses = self.workspace.house
            clauses.read()
        except UserError as error:
            tell(self, error)
            return
        await self.app.push_screen_wait(HouseWindow(clauses, source))

    @work
    async def action_examples(self) -> None:
        examples = Workspace(examples_folder()).entries()
        chosen = await self.app.push_screen_wait(
            Choose(
                texts.EXAMPLES_TITLE,
                [(entry.path, f"{entry.title} ({entry.parties})") for entry in examples],
            )
        )
        if chosen is not None:
            path = free_file(self.workspace.folder / chosen.name)
            self.post_message(Opened(path, is_new=True, source=chosen))

    @work
    async def action_rename(self) -> None:
        entry = self.current
        if entry is None:
            return
        name = await self.app.push_screen_wait(Prompt(texts.RENAME, entry.name))
        if name:
            self.refresh_entries(self._try(lambda: self.workspace.rename(entry.path, name)))

    @work
    async def action_remove(self) -> None:
        entry = self.current
        if entry is None:
            return
        if await self.app.push_screen_wait(Confirm(texts.REMOVE.format(name=entry.name))):
            if self._try(lambda: self.workspace.remove(entry.path)):
                self.notify(texts.REMOVED.format(name=entry.name), markup=False)
            self.refresh_entries()

    @work
    async def action_bin(self) -> None:
        binned = sorted(self.workspace.bin.glob("*.toml"), reverse=True)
        if not binned:
            self.notify(texts.BIN_EMPTY)
            return
        chosen = await self.app.push_screen_wait(
            Choose(texts.BIN_TITLE, [(path, path.stem.rsplit("--", 1)[0]) for path in binned])
        )
        if chosen is not None:
            path = self._try(lambda: self.workspace.restore(chosen))
            if path is not None:
                self.notify(texts.RESTORED.format(name=path.stem), markup=False)
            self.refresh_entries(path)

    def action_duplicate(self) -> None:
        entry = self.current
        if entry is None:
            return
        path = self._try(lambda: self.workspace.duplicate(entry.path))
        if path is not None:
            self.notify(texts.COPIED.format(name=path.stem), markup=False)
        self.refresh_entries(path)

    @work
    async def action_render(self) -> None:
        entry = self.current
        if entry is None:
            return
        load_models()
        from protowiz.workspace.draft_file import DraftFile

        await make_protocol(
            self, entry.path, lambda: DraftFile.open(entry.path).session.read(), self.workspace
        )

    def action_help(self) -> None:
        self.app.push_screen(Reader(texts.GUIDANCE, lambda width: texts.HOME_HELP))

    @work
    async def action_menu(self) -> None:
        await run_menu(self)

    def _try(self, act: Callable[[], Path]) -> Path | None:
        """Do something with a file; tell the user when it cannot be done."""
        try:
            return act()
        except UserError as error:
            tell(self, error)
        except OSError as error:
            tell(self, UserError(str(error.strerror)))
        return None


def _done(path: Path) -> str | None:
    """How many steps of a draft are complete, None when it cannot be read."""
    load_models()
    from protowiz.draft.steps import STEPS
    from protowiz.workspace.draft_file import DraftFile

    try:
        reading = DraftFile.open(path).session.read()
    except UserError:
        return None
    done = sum(1 for step in STEPS if not reading.problems_of(step.key))
    return texts.PROGRESS.format(done=done, total=len(STEPS))
