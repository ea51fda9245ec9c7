"""The window in which a protocol is made: format, file, house style."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Dialog
from protowiz.tui.workarounds import LineInput
from protowiz.workspace.folder import free_file


@dataclass(frozen=True)
class RenderOrder:
    """What to make and where."""

    to: str
    target: Path
    house_style: Path | None


class RenderDialog(Dialog[RenderOrder | None]):
    """Asks what to make of a draft."""

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__()
        self.stem = name
        self.folder = folder
        self.formats = list(texts.RENDER_FORMATS)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield OptionList(
                *(Option(Content(label)) for label in texts.RENDER_FORMATS.values()),
                markup=False,
                id="render-format",
                classes="field",
            )
            yield LineInput(id="render-target", classes="field")
            yield LineInput(id="render-style", classes="field")
            with Horizontal(classes="window-buttons"):
                yield Button(texts.RENDER_MAKE, id="make")
                yield Button(texts.CANCEL, id="cancel")

    def on_mount(self) -> None:
        self.query_one(Vertical).border_title = texts.RENDER_TITLE
        self.query_one("#render-format").border_title = texts.RENDER_FORMAT
        self.query_one("#render-target").border_title = texts.RENDER_TARGET
        self.query_one("#render-style").border_title = texts.RENDER_STYLE
        options = self.query_one("#render-format", OptionList)
        options.highlighted = 0
        options.focus()

    @property
    def to(self) -> str:
        return self.formats[self.query_one("#render-format", OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _format(self) -> None:
        target = self.query_one("#render-target", LineInput)
        target.value = str(free_file(self.folder / f"{self.stem}.{self.to}"))
        self.query_one("#render-style").display = self.to == "docx"

    @on(OptionList.OptionSelected)
    def _format_chosen(self) -> None:
        self.query_one("#render-target").focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._make()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "make":
            self._make()
        else:
            self.dismiss(None)

    def _make(self) -> None:
        target = self.query_one("#render-target", LineInput).value.strip()
        style = self.query_one("#render-style", LineInput).value.strip()
        if not target:
            self.query_one("#render-target").focus()
            return
        uses_style = style and self.to == "docx"
        self.dismiss(
            RenderOrder(
                self.to,
                Path(target).expanduser(),
                Path(style).expanduser() if uses_style else None,
            )
        )
