"""Making a protocol: the window that asks format, file and house style, and the file itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Confirm, Dialog, tell
from protowiz.tui.workarounds import LineInput
from protowiz.workspace.files import refuse_same, write_atomically
from protowiz.workspace.folder import Workspace, free_file

if TYPE_CHECKING:
    from protowiz.draft.reading import Reading

FORMATS: tuple[Literal["md", "docx"], ...] = ("docx", "md")


@dataclass(frozen=True)
class RenderOrder:
    """What to make and where."""

    to: Literal["md", "docx"]
    target: Path
    house_style: Path | None


class RenderDialog(Dialog[RenderOrder | None]):
    """Asks what to make of a draft."""

    def __init__(self, name: str, folder: Path, order: RenderOrder | None = None) -> None:
        super().__init__()
        self.stem = name
        self.folder = folder
        self.order = order
        """What was asked before and could not be done."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield OptionList(
                *(Option(Content(texts.RENDER_FORMATS[to])) for to in FORMATS),
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
        options.highlighted = FORMATS.index(self.order.to) if self.order else 0
        options.focus()
        if self.order is not None:
            self.query_one("#render-target", LineInput).focus()

    @property
    def to(self) -> Literal["md", "docx"]:
        return FORMATS[self.query_one("#render-format", OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _format(self) -> None:
        target = self.query_one("#render-target", LineInput)
        if self.order is not None and self.order.to == self.to:
            target.value = str(self.order.target)
            self.query_one("#render-style", LineInput).value = str(self.order.house_style or "")
        else:
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


async def make_protocol(
    screen: Screen[Any], draft: Path, read: Callable[[], Reading], workspace: Workspace
) -> None:
    """Ask what to make of a draft, make it, and tell the user what came of it."""
    dialog = RenderDialog(draft.stem, Path.cwd())
    while (order := await screen.app.push_screen_wait(dialog)) is not None:
        try:
            if not await _may_write(screen, order, draft):
                return
            screen.notify(_make(order, read(), workspace), markup=False, timeout=10)
            return
        except UserError as error:
            tell(screen, error)
            dialog = RenderDialog(draft.stem, Path.cwd(), order)


async def _may_write(screen: Screen[Any], order: RenderOrder, draft: Path) -> bool:
    """Whether the file may be written; asks before another one is overwritten."""
    from protowiz.render.output import check_suffix

    refuse_same(order.target, draft, order.house_style)
    check_suffix(order.target, order.to)
    if not order.target.exists():
        return True
    answer = await screen.app.push_screen_wait(Confirm(texts.OVERWRITE.format(path=order.target)))
    return bool(answer)


def _make(order: RenderOrder, reading: Reading, workspace: Workspace) -> str:
    """Write the file; what to tell the user."""
    from protowiz.render.compose import compose  # jinja2 is needed only from here on
    from protowiz.render.output import to_bytes

    document = compose(reading, workspace.templates)
    write_atomically(order.target, to_bytes(document, order.to, order.house_style))
    told = texts.RENDERED_DRAFT if document.is_draft else texts.RENDERED
    return told.format(count=len(reading.problems), path=order.target.absolute())
