"""The wizard: the steps at the left, the form in the middle, help or preview at the right."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path as FilePath
from time import monotonic
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Static

from protowiz.draft.answers import Path
from protowiz.draft.ask import Field, Group, field_of
from protowiz.draft.session import STEP_OF
from protowiz.draft.steps import STEPS
from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Choose, Confirm, Reader, tell
from protowiz.tui.screens.menu import run_menu
from protowiz.tui.screens.messages import Left
from protowiz.tui.screens.render import make_protocol
from protowiz.tui.widgets.fields import (
    Answered,
    ChoiceField,
    FieldWidget,
    LineField,
    TextField,
)
from protowiz.tui.widgets.form import Form, page_id
from protowiz.tui.widgets.key_bar import KeyBar
from protowiz.tui.widgets.own_text import OwnTextField, is_own
from protowiz.tui.widgets.panel import GuidancePanel, guidance
from protowiz.tui.widgets.preview import PreviewPanel, Write
from protowiz.tui.widgets.rail import REVIEW, Rail, step_lines
from protowiz.tui.widgets.review import Review
from protowiz.tui.widgets.rows import RowsField
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.folder import Workspace

SAVE_AFTER = 0.8
"""Seconds between a change and its save; less than the second that is promised."""
REFRESH_AFTER = 0.2
"""Seconds between a change and the refreshed states and preview."""
HOME = "start"


def page_of(path: Path) -> Path:
    """The page on which a field stands: its step, or the innermost row around it."""
    rows = [at for at, key in enumerate(path) if isinstance(key, int)]
    return path[: rows[-1] + 1] if rows else path[:1]


class WizardScreen(Screen[None]):
    """Everything that happens to one draft."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (118, "-wide")]
    BINDINGS = [
        Binding("f1", "help", texts.KEYS["help"], id="wizard.help", priority=True),
        Binding("f2", "overview", texts.KEYS["overview"], id="wizard.overview", priority=True),
        Binding("f3", "previous", texts.KEYS["previous"], id="wizard.previous", priority=True),
        Binding("f4", "next", texts.KEYS["next"], id="wizard.next", priority=True),
        Binding("f6", "render", texts.KEYS["render"], id="wizard.render", priority=True),
        Binding("f8", "review", texts.KEYS["review"], id="wizard.review", priority=True),
        Binding("f9", "preview", texts.KEYS["preview"], id="wizard.preview", priority=True),
        Binding("escape", "back", texts.KEYS["back"], id="wizard.back", show=False),
        Binding("ctrl+s", "save", texts.KEYS["save"], id="wizard.save", show=False),
        Binding("ctrl+z", "undo", texts.KEYS["undo"], id="wizard.undo", show=False),
        Binding("shift+f9", "preview_all", texts.KEYS["preview_all"], id="wizard.all", show=False),
        Binding("ctrl+o", "home", texts.KEYS["home"], id="wizard.home", show=False),
        Binding("ctrl+p,f10", "menu", texts.KEYS["menu"], id="wizard.menu", priority=True),
        Binding("ctrl+q", "app.quit", texts.KEYS["quit"], show=False, id="wizard.quit"),
    ]

    def __init__(self, draft: DraftFile, workspace: Workspace, step: str | None = None) -> None:
        super().__init__()
        self.draft = draft
        self.session = draft.session
        self.workspace = workspace
        self.page: Path = (step or STEPS[0].key,)
        self.first_page = self.page
        self.form: Form | None = None
        """The form on the screen, if it is not the review."""
        self._going = asyncio.Lock()
        """One page at a time, however fast the keys come."""
        self._save_timer: Timer | None = None
        self._refresh_timer: Timer | None = None
        self._changed_at = 0.0
        self._reviewed_from: Path = ()
        self._head = ""
        self._panel = texts.GUIDANCE
        self._save_failed = False
        self._templates: Any = None

    # -- building ---------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        with Horizontal(id="body"):
            yield Rail()
            with Vertical(id="center"):
                yield ContentSwitcher(id="pages")
                yield Static(id="hint", markup=False)
            with Vertical(id="panel"):
                yield GuidancePanel(id="guidance")
                yield PreviewPanel(id="preview")
        yield KeyBar(self.BINDINGS)

    async def on_mount(self) -> None:
        self.query_one(Rail).border_title = texts.KEYS["overview"]
        self._show_panel()
        await self.go(self.first_page, focus=True)

    # -- moving -----------------------------------------------------------------------------

    async def go(self, path: Path, focus: bool = False, reveal: bool = False) -> None:
        """Show the page of a path; put the cursor in its field when asked."""
        async with self._going:
            await self._go(path, focus, reveal)

    async def _go(self, path: Path, focus: bool, reveal: bool) -> None:
        page = page_of(path)
        if page[0] != REVIEW:
            self.session.visit(str(page[0]))
        left, self.page = self.page, page
        await self._mount_page(page)
        form = self.form
        if form is not None:
            if reveal:
                form.reveal_missing()
            form.focus_field(path if len(path) > len(page) else None)
            form.show_problems(self.session.read().problems)
        elif focus or page[0] == REVIEW:
            self.query_one(Review).focus()
        if left != page and len(left) > 1:
            await self.query_one(ContentSwitcher).query(f"#{page_id(left)}").remove()
        self._refresh_around()
        self._changed()

    async def _mount_page(self, page: Path) -> None:
        pages = self.query_one(ContentSwitcher)
        ident = page_id(page)
        shown = next((child for child in pages.children if child.id == ident), None)
        if shown is None:
            is_review = page[0] == REVIEW
            shown = Review(ident) if is_review else Form(self.session, page, self._group(page))
            await pages.add_content(shown, set_current=True)
        pages.current = ident
        self.form = shown if isinstance(shown, Form) else None
        if isinstance(shown, Review):
            shown.show(self.session.read(), self._outdated())
        elif self.form is not None:
            self.form.sync()
            self._sync_own_text()

    def _group(self, page: Path) -> type[Group]:
        group: type[Group] = STEP_OF[str(page[0])]
        for key in page[1:]:
            if isinstance(key, str):
                inner = field_of(group, key).group
                assert inner is not None
                group = inner
        return group

    @property
    def step(self) -> str:
        return str(self.page[0])

    async def action_previous(self) -> None:
        await self._earlier_keys()
        await self._turn(-1)

    async def action_next(self) -> None:
        await self._earlier_keys()
        await self._turn(1)

    async def _earlier_keys(self) -> None:
        """Wait until what was typed just before is done: a function key overtakes other keys.

        Only for keys: a handler of this screen would wait for itself.
        """
        for target in (self.focused, self):
            if target is not None:
                handled = asyncio.Event()
                target.call_later(handled.set)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(handled.wait(), 0.5)

    async def _turn(self, by: int) -> None:
        keys = [*(model.key for model in STEPS), REVIEW]
        at = keys.index(self.step) + by
        if 0 <= at < len(keys):
            await self.go((keys[at],), focus=True)

    async def action_review(self) -> None:
        await self._earlier_keys()
        if self.step != REVIEW:
            focused = self.focused
            self._reviewed_from = focused.path if isinstance(focused, FieldWidget) else self.page
        await self.go((REVIEW,), focus=True)

    async def action_back(self) -> None:
        """Out of a row to what is around it, from the review to the field, else to the steps."""
        if len(self.page) > 1:
            await self._go_around()
        elif self.step == REVIEW and self._reviewed_from:
            await self.go(self._reviewed_from, focus=True)
        elif self.query_one(Rail).display:
            self.query_one(Rail).focus()
        else:
            self.action_overview()

    async def _go_around(self) -> None:
        """From the page of a row to the page with its list, the cursor on the row."""
        row = self.page
        await self.go(row[:-1], focus=True)
        if self.form is not None:
            self.form.focus_field(row)

    @work
    async def action_overview(self) -> None:
        lines = [*step_lines(self.session.read()), (HOME, f"    {texts.TO_HOME}")]
        chosen = await self.app.push_screen_wait(
            Choose(texts.OVERVIEW_TITLE, lines, self.step, texts.STEP_STATE_NAMES)
        )
        if chosen == HOME:
            self.action_home()
        elif chosen is not None:
            await self.go((chosen,), focus=True)

    @on(Rail.Chosen)
    async def _step_chosen(self, event: Rail.Chosen) -> None:
        await self.go((event.step,), focus=True)

    @on(Review.Chosen)
    async def _problem_chosen(self, event: Review.Chosen) -> None:
        await self.go(event.path, focus=True, reveal=True)

    @on(Form.Moved)
    async def _form_turned(self, event: Form.Moved) -> None:
        if event.by:
            await self._turn(event.by)
        else:
            await self.action_back()

    # -- answering --------------------------------------------------------------------------

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.stop()
        if event.path[1:] == ("tekst", "vorm"):
            self._choose_own_text(event.value)
        elif not self.session.set(event.path, event.value, event.typed):
            return
        if self.form is not None and not event.typed:
            self.form.sync_shown()
        self._changed()

    @on(ChoiceField.Opened)
    def _choice_opened(self, event: ChoiceField.Opened) -> None:
        event.stop()
        self._choose(event.widget)

    @work
    async def _choose(self, widget: ChoiceField) -> None:
        if not widget.choices:
            self.notify(texts.NO_CHOICES, severity="warning")
            return
        choices = list(widget.choices)
        if widget.field.default is None and widget.value is not None:
            choices.append((None, texts.NO_ANSWER))
        ask = widget.field.ask
        chosen = await self.app.push_screen_wait(
            Choose(ask.label, list(enumerate(label for _, label in choices)), _at(widget), ask.help)
        )
        if chosen is not None:
            widget.choose(choices[chosen][0])

    @on(RowsField.Acted)
    async def _row_acted(self, event: RowsField.Acted) -> None:
        event.stop()
        widget, path, index = event.widget, event.widget.path, event.index
        if self.form is None or self.form.fields.get(path) is not widget:
            return  # the user is elsewhere by now
        match event.action:
            case "open":
                await self.go((*path, index), focus=True)
                return
            case "add":
                await self.go((*path, self.session.add_row(path, widget.group)), focus=True)
                return
            case "copy":
                index = self.session.copy_row(path, index, widget.group)
            case "up" | "down":
                index = self.session.move_row(path, index, -1 if event.action == "up" else 1)
            case "remove":
                self.session.remove_row(path, index)
                self.notify(texts.ROW_REMOVED)
            case "propose":
                count = self.session.propose(path, widget.field)
                message = texts.PROPOSED.format(count=count) if count else texts.NOTHING_TO_PROPOSE
                self.notify(message)
        widget.show(self.session.get(path), self.session.answers(path[:-1]))
        widget.highlighted = min(index, max(len(widget.rows) - 1, 0))
        self._changed()

    async def action_undo(self) -> None:
        path = self.session.undo()
        if path is None:
            self.notify(texts.NOTHING_TO_UNDO)
            return
        self.notify(texts.UNDONE)
        await self.go(path, focus=True)

    # -- own text ---------------------------------------------------------------------------

    def _choose_own_text(self, form: Any) -> None:
        path: Path = (self.step, "tekst")
        if form == "eigen" and not self.session.get((*path, "eigen")):
            try:
                text = self._composer().standard_markdown(self.step)
            except UserError as error:
                tell(self, error)
                return
            own = {"vorm": "eigen", "eigen": text, "uitgangspunt": text}
            self.session.set(path, own)
        else:
            self.session.set((*path, "vorm"), form or "standaard")
            if form != "eigen":
                self.notify(texts.OWN_TEXT_KEPT)
        self._sync_own_text()

    @on(OwnTextField.Asked)
    def _own_text_asked(self, event: OwnTextField.Asked) -> None:
        event.stop()
        self._do_own_text(event.action)

    @work
    async def _do_own_text(self, action: str) -> None:
        path: Path = (self.step, "tekst")
        try:
            standard = self._composer().standard_markdown(self.step)
        except UserError as error:
            tell(self, error)
            return
        before = str(self.session.get((*path, "uitgangspunt")) or "")
        if action == "difference":
            import difflib

            lines = list(
                difflib.unified_diff(before.splitlines(), standard.splitlines(), lineterm="", n=1)
            )
            shown = "\n".join(line for line in lines[2:] if not line.startswith("@@"))
            await self.app.push_screen_wait(Reader(texts.DIFFERENCE_TITLE, lambda width: shown))
            return
        if action == "again":
            if not await self.app.push_screen_wait(Confirm(texts.OWN_TEXT_AGAIN_ASK)):
                return
            own = {"vorm": "eigen", "eigen": standard, "uitgangspunt": standard}
            self.session.set(path, own)
        else:
            self.session.set((*path, "uitgangspunt"), standard)
        self._sync_own_text()
        self._changed()

    def _sync_own_text(self) -> None:
        """Show the own text of the step, and whether the standard text changed under it."""
        form = self.form
        if form is None or form.own_text is None:
            return
        own = self.session.get((self.step, "tekst"))
        changed = is_own(own) and self.step in self._outdated(self.step)
        form.show_own_text(own, changed)

    def _outdated(self, *steps: str) -> list[str]:
        """The steps, of all or of those given, whose own text needs another look."""
        own = [step for step in steps or STEP_OF if is_own(self.session.get((step, "tekst")))]
        if not own:
            return []
        try:
            composer = self._composer()
            return [step for step in own if composer.outdated(step)]
        except UserError:
            return []

    # -- keeping up -------------------------------------------------------------------------

    def _changed(self) -> None:
        """Something changed or may have: save and refresh soon."""
        if not self.draft.is_saved and self._save_timer is None:
            self._save_timer = self.set_timer(SAVE_AFTER, self._save_soon)
        self._changed_at = monotonic()
        if self._refresh_timer is None:
            self._refresh_timer = self.set_timer(REFRESH_AFTER, self._refresh_when_quiet)
        self._show_head()

    def _refresh_when_quiet(self) -> None:
        """Refresh once nothing changed for a moment; a key does not pay for it."""
        wait = self._changed_at + REFRESH_AFTER - monotonic()
        if wait > 0.01:
            self._refresh_timer = self.set_timer(wait, self._refresh_when_quiet)
        else:
            self._refresh_timer = None
            self._refresh_around()

    def _refresh_around(self) -> None:
        """Bring the states, the marks, the panel and the head up to date."""
        reading = self.session.read()
        rail = self.query_one(Rail)
        if rail.display:
            rail.show(reading, self.step)
        if self.form is not None:
            self.form.sync_shown()
            self.form.show_problems(reading.problems)
            self._sync_own_text()
        self._show_head()
        self._show_guidance()
        if self._panel == texts.PREVIEW and self._panel_is_shown:
            self.query_one("#preview", PreviewPanel).show(self._printed(self.step))

    def _show_head(self) -> None:
        number = [*STEP_OF, REVIEW].index(self.step) + 1
        title = STEP_OF[self.step].title if self.step in STEP_OF else texts.REVIEW
        trail = "".join(f" > {self._row_name(depth)}" for depth in self._rows_around())
        title = title.split(":")[0] if trail else title
        place = texts.STEP_OF.format(number=number, total=len(STEPS) + 1, title=title)
        saved = texts.SAVED if self.draft.is_saved else texts.UNSAVED
        saved = texts.NOT_SAVED if self._save_failed else saved
        head = f"{self.draft.path.stem} | {place}{trail}"
        room = max(self.size.width - len(saved) - 4, 10)
        head = head if len(head) <= room else head[: room - 1] + "…"
        head = f"{head:<{room}}  {saved}"
        if head != self._head:
            self._head = head
            self.query_one("#head", Static).update(head, layout=False)

    def _rows_around(self) -> list[int]:
        return [depth for depth, key in enumerate(self.page) if isinstance(key, int)]

    def _row_name(self, depth: int) -> str:
        path = self.page[: depth + 1]
        answers = self.session.answers(path)
        group = self._group(path)
        return f"{int(path[-1]) + 1}. {group.summary(answers)[:30] or '…'}"

    # -- help and preview -------------------------------------------------------------------

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        self._show_guidance()

    def _focused_field(self) -> Field | None:
        focused = self.focused
        return focused.field if isinstance(focused, FieldWidget) else None

    def _show_guidance(self) -> None:
        field = self._focused_field()
        focused = self.focused
        problem = focused.problem if isinstance(focused, FieldWidget) else ""
        hint = field.ask.help if field is not None else ""
        hint = f"! {problem}" if problem else hint
        room = max(2 * (self.size.width - 4) - 20, 20)
        hint = hint if len(hint) <= room else f"{hint[:room].rsplit(' ', 1)[0]} … (F1)"
        self.query_one("#hint", Static).update(hint, layout=False)
        if self._panel == texts.GUIDANCE and self._panel_is_shown:
            self.query_one(GuidancePanel).show(self._guidance(field, problem))

    def _guidance(self, field: Field | None, problem: str = "") -> Content:
        """The help text of what is on the screen."""
        if self.step == REVIEW:
            return Content(texts.REVIEW_HELP)
        return guidance(STEP_OF[self.step], field, problem)

    @property
    def _panel_is_shown(self) -> bool:
        return bool(self.query_one("#panel").display)

    def on_resize(self) -> None:
        self.call_after_refresh(self._refresh_around)

    def _show_panel(self) -> None:
        panel = self.query_one("#panel")
        panel.border_title = self._panel
        self.query_one("#guidance").display = self._panel == texts.GUIDANCE
        self.query_one("#preview").display = self._panel == texts.PREVIEW

    def action_help(self) -> None:
        if self._panel_is_shown and self._panel != texts.GUIDANCE:
            self._panel = texts.GUIDANCE
            self._show_panel()
            self._refresh_around()
            return
        text = f"{self._guidance(self._focused_field()).plain}\n\n{texts.HELP_KEYS}"
        self.app.push_screen(Reader(texts.GUIDANCE, lambda width: text))

    def action_preview(self) -> None:
        if not self._panel_is_shown:
            self.app.push_screen(Reader(texts.PREVIEW_TITLE, self._printed(self.step)))
            return
        self._panel = texts.GUIDANCE if self._panel == texts.PREVIEW else texts.PREVIEW
        self._show_panel()
        self._refresh_around()

    def action_preview_all(self) -> None:
        self.app.push_screen(Reader(texts.PREVIEW_ALL_TITLE, self._printed(REVIEW)))

    def _printed(self, step: str) -> Write:
        """Writes what a step prints, or at the review the whole protocol."""
        from protowiz.document.text_writer import write_text

        try:
            composer = self._composer()
            blocks = composer.document().blocks if step == REVIEW else composer.part(step)
        except UserError as error:
            message = texts.PREVIEW_FAILED.format(message=error)
            return lambda width: message
        return lambda width: write_text(blocks, width) or texts.PREVIEW_EMPTY

    def _composer(self) -> Any:
        from protowiz.render.compose import Composer  # jinja2 is needed only from here on
        from protowiz.render.environment import Templates

        if self._templates is None:
            self._templates = Templates(self.workspace.templates)
        return Composer(self.session.read(), self._templates)

    # -- saving, making, leaving ------------------------------------------------------------

    def _save_soon(self) -> None:
        self._save_timer = None
        self.save()

    def save(self) -> bool:
        """Save now; whether the file holds the answers."""
        try:
            diverted = self.draft.save()
        except UserError as error:
            if not self._save_failed:
                tell(self, error)
            self._save_failed = True
            if self._save_timer is None:
                self._save_timer = self.set_timer(5, self._save_soon)
            self._show_head()
            return False
        self._save_failed = False
        if diverted is not None:
            self.notify(
                texts.DIVERTED.format(name=diverted.name),
                severity="warning",
                timeout=15,
                markup=False,
            )
        self._show_head()
        return True

    def action_save(self) -> None:
        self._save_failed = False
        if self.save():
            self.notify(texts.SAVE_NOW.format(name=self.draft.path), markup=False)

    @work
    async def action_render(self) -> None:
        self.save()
        await make_protocol(self, self.draft.path, self.session.read, self.workspace)

    @work
    async def action_menu(self) -> None:
        await run_menu(self)

    def action_home(self) -> None:
        self.leave(stop=False)

    @work(exclusive=True, group="leave")
    async def leave(self, stop: bool) -> None:
        """Save and leave; ask what to do when it cannot be saved."""
        await self._earlier_keys()
        self._take_typed()
        while not self.save():
            folder = _rescue_folder()
            chosen = await self.app.push_screen_wait(
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
                    path = self.draft.save_copy(folder)
                except UserError as error:
                    tell(self, error)
                    continue
                self.app.post_message(Left(stop, texts.RESCUED.format(path=path)))
                return
            if chosen == "anyway":
                break
        self.app.post_message(Left(stop))

    def _take_typed(self) -> None:
        """Take over what stands in the field with the cursor, should its message be under way."""
        if isinstance(self.focused, LineField | TextField):
            self.session.set(self.focused.path, self.focused.typed, typed=True)

    def rescue(self) -> str:
        """Save on a signal or a crash, elsewhere if need be; what to tell the user afterwards.

        Whatever went wrong before may go wrong here again: nothing may stop the work being saved.
        """
        with contextlib.suppress(Exception):
            self._take_typed()
        try:
            self.draft.save()
        except Exception as error:
            try:
                path = self.draft.save_copy(_rescue_folder())
            except Exception:
                return str(error)
            return texts.RESCUED.format(path=path)
        return ""


def _at(widget: ChoiceField) -> int:
    values = [value for value, _ in widget.choices]
    return values.index(widget.value) if widget.value in values else 0


def _rescue_folder() -> FilePath:
    from protowiz.crash import state_folder

    return state_folder() / "gered"
