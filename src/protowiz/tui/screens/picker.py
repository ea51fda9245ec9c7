"""The window in which a file is chosen: a path to type, or the folders to walk through."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Dialog, tell
from protowiz.tui.workarounds import LineInput

UP = ".."


class FilePicker(Dialog[Path | None]):
    """Choose a file of certain kinds, beginning in a folder."""

    def __init__(self, title: str, folder: Path, suffixes: Collection[str]) -> None:
        super().__init__()
        self.heading = title
        self.folder = folder.absolute()
        self.suffixes = suffixes
        self.paths: list[Path] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(self.heading).markup
            window.border_subtitle = texts.CLOSE_HINT
            path = LineInput(id="picker-path", classes="field")
            path.border_title = texts.PICKER_PATH
            yield path
            yield OptionList(markup=False, id="picker-list")

    def on_mount(self) -> None:
        self._show(self.folder)
        self.query_one(OptionList).focus()

    def _show(self, folder: Path) -> None:
        """Show what lies in a folder: its folders, and the files that can be chosen."""
        try:
            inside = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
        except OSError as error:
            tell(self, UserError(texts.PICKER_CLOSED.format(folder=folder, why=error.strerror)))
            return
        visible = [path for path in inside if not path.name.startswith(".")]
        folders = [path for path in visible if path.is_dir()]
        files = [path for path in visible if path.suffix.lower() in self.suffixes]
        up = [folder.parent] if folder.parent != folder else []
        self.folder = folder
        self.paths = [*up, *folders, *(path for path in files if path not in folders)]
        options = self.query_one(OptionList)
        options.clear_options()
        names = [UP] * len(up) + [f"{path.name}/" for path in folders]
        names += [path.name for path in self.paths[len(names) :]]
        options.add_options([Option(Content(clean_line(name))) for name in names])
        options.highlighted = 0
        options.border_title = Content(clean_line(str(folder))).markup

    def on_key(self, event: events.Key) -> None:
        """What is typed in the list belongs to the path."""
        path = self.query_one(LineInput)
        if event.is_printable and event.character and not path.has_focus:
            path.focus()
            path.insert_text_at_cursor(event.character)
            event.stop()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._take(self.paths[event.option_index])

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._take(self.folder / Path(event.value.strip()).expanduser())

    def _take(self, path: Path) -> None:
        if path.is_dir():
            self._show(path)
        else:
            self.dismiss(path)
