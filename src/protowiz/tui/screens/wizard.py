"""The wizard: the steps at the left, the form in the middle, help or preview at the right."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, ScreenResume
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from protowiz.draft.answers import Path
from protowiz.draft.ask import Group, field_of
from protowiz.draft.reading import IMPORT_KEY
from protowiz.draft.session import STEP_OF
from protowiz.draft.steps import STEPS
from protowiz.tui import texts
from protowiz.tui.loading import load_models, load_rules
from protowiz.tui.screens.checking import Findings
from protowiz.tui.screens.dialogs import Choose, Reader
from protowiz.tui.screens.helping import Helping
from protowiz.tui.screens.own_text import OwnTexts
from protowiz.tui.screens.printing import Printing
from protowiz.tui.screens.saving import Saving
from protowiz.tui.soon import Soon
from protowiz.tui.widgets.fields import (
    Answered,
    ChoiceField,
    FieldWidget,
    LineField,
    TextField,
)
from protowiz.tui.widgets.form import Form, page_id
from protowiz.tui.widgets.key_bar import KeyBar
from protowiz.tui.widgets.own_text import OwnTextField
from protowiz.tui.widgets.panel import SidePanel
from protowiz.tui.widgets.rail import REVIEW, Rail, step_lines
from protowiz.tui.widgets.rows import RowsField
from protowiz.tui.workarounds import NearbyCompositor
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.folder import Workspace

if TYPE_CHECKING:
    from protowiz.rules.catalogue import Finding
    from protowiz.tui.widgets.import_notes import ImportNotes
    from protowiz.tui.widgets.review import Review

REFRESH_AFTER = 0.15
"""Seconds between a change and the refreshed states, findings and preview."""
NARROW, MEDIUM, WIDE = "-narrow", "-medium", "-wide"
HOME = "start"


def page_of(path: Path) -> Path:
    """The page on which a field stands: its step, or the innermost row around it."""
    rows = [at for at, key in enumerate(path) if isinstance(key, int)]
    return path[: rows[-1] + 1] if rows else path[:1]


class WizardScreen(Screen[None]):
    """Everything that happens to one draft."""

    class RulesLoaded(Message):
        """The catalogue is there, and can be run."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, NARROW), (100, MEDIUM), (118, WIDE)]
    BINDINGS = [
        Binding("f1", "help", texts.KEYS["help"], id="wizard.help", priority=True),
        Binding("f2", "overview", texts.KEYS["overview"], id="wizard.overview", priority=True),
        Binding("f3", "previous", texts.KEYS["previous"], id="wizard.previous", priority=True),
        Binding("f4", "next", texts.KEYS["next"], id="wizard.next", priority=True),
        Binding("f6", "render", texts.KEYS["render"], id="wizard.render", priority=True),
        Binding(
            "f7",
            "findings",
            texts.KEYS["findings"],
            id="wizard.findings",
            show=False,
            priority=True,
        ),
        Binding("f8", "review", texts.KEYS["review"], id="wizard.review", priority=True),
        Binding("f9", "preview", texts.KEYS["preview"], id="wizard.preview", priority=True),
        Binding("escape", "back", texts.KEYS["back"], id="wizard.back", show=False),
        Binding("ctrl+s", "save", texts.KEYS["save"], id="wizard.save", show=False),
        Binding("ctrl+z", "undo", texts.KEYS["undo"], id="wizard.undo", show=False),
        Binding("shift+f9", "preview_all", texts.KEYS["preview_all"], id="wizard.all", show=False),
        Binding(
            "f5",
            "finding(1)",
            texts.KEYS["next_finding"],
            id="wizard.found",
            show=False,
            priority=True,
        ),
        Binding(
            "shift+f5",
            "finding(-1)",
            texts.KEYS["previous_finding"],
            id="wizard.found_before",
            show=False,
            priority=True,
        ),
        Binding("ctrl+o", "home", texts.KEYS["home"], id="wizard.home", show=False),
        Binding("ctrl+p,f10", "menu", texts.KEYS["menu"], id="wizard.menu", priority=True),
        Binding("ctrl+q", "app.quit", texts.KEYS["quit"], show=False, id="wizard.quit"),
        # With priority, or what is typed right after Tab still goes to the field before.
        Binding("tab", "app.focus_next", "", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "", show=False, priority=True),
    ]

    def __init__(self, draft: DraftFile, workspace: Workspace, step: str | None = None) -> None:
        super().__init__()
        self._compositor = NearbyCompositor()
        self.draft = draft
        self.session = draft.session
        self.workspace = workspace
        self.page: Path = (step or STEPS[0].key,)
        self.first_page = self.page
        self.form: Form | None = None
        """The form on the screen, if it is not the review."""
        self._going = asyncio.Lock()
        """One page at a time, however fast the keys come."""
        self._reviewed_from: Path = ()
        self._head = ""
        self.printing = Printing(self.session, workspace)
        self.findings = Findings(self, self.session)
        self.helping = Helping(self, self.findings, self.printing, lambda: self.step)
        self.own_texts = OwnTexts(self, self.session, self.printing)
        self.saving = Saving(self, draft, self._show_head)
        self._refresh_soon = Soon(self, REFRESH_AFTER, self._refresh_around)

    # -- building ---------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        # Textual sets this class after the widgets are there, and then styles all of them again.
        self.add_class(
            [name for at, name in self.HORIZONTAL_BREAKPOINTS if at <= self.app.size.width][-1]
        )
        yield Static(id="head", markup=False)
        with Horizontal(id="body"):
            yield Rail()
            with Vertical(id="center"):
                yield ContentSwitcher(id="pages")
                yield Static(id="hint", markup=False)
            yield SidePanel()
        yield KeyBar(self.BINDINGS)

    async def on_mount(self) -> None:
        self.query_one(Rail).border_title = texts.KEYS["overview"]
        self.query_one(Rail).show(None, self.step)
        await self.go(self.first_page, focus=True)
        self.call_after_refresh(self._load_rules)

    @work(thread=True, group="rules")
    def _load_rules(self) -> None:
        """Have the rules ready once the draft is on the screen."""
        load_rules()
        self.post_message(self.RulesLoaded())

    def on_wizard_screen_rules_loaded(self) -> None:
        """Show what the rules find."""
        self._refresh_around()
        if self.step == REVIEW:
            self._show_review()

    def on_screen_resume(self, event: ScreenResume) -> None:
        event.refresh_styles = False  # no style changes behind a window; all pages would pay

    # -- moving -----------------------------------------------------------------------------

    async def go(self, path: Path, focus: bool = False, reveal: bool = False) -> None:
        """Show the page of a path; put the cursor in its field when asked."""
        async with self._going:
            with self.app.batch_update():  # nobody sees a page that is half filled in
                await self._go(path, focus, reveal)
            # The page is on the screen before it is checked.
            self.call_after_refresh(self._refresh_around, arrived=True)
            self._changed()

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
        elif focus or page[0] == REVIEW:
            self.query_one(f"#{page_id(page)}").focus()
        if left != page and len(left) > 1:
            await self.query_one(ContentSwitcher).query(f"#{page_id(left)}").remove()
        self._show_head()
        self.helping.show()

    async def _mount_page(self, page: Path) -> None:
        pages = self.query_one(ContentSwitcher)
        ident = page_id(page)
        shown = next((child for child in pages.children if child.id == ident), None)
        if shown is None:
            shown = (
                self._review(ident)
                if page[0] == REVIEW
                else Form(self.session, page, self._group(page))
            )
            await pages.add_content(shown, set_current=True)
        pages.current = ident
        self.form = shown if isinstance(shown, Form) else None
        if self.form is not None:
            self.form.sync()
            self._sync_own_text()
        else:
            self._show_review()

    def _show_review(self) -> None:
        from protowiz.tui.widgets.review import Review

        outdated = self.own_texts.outdated(STEP_OF)
        for shown in self.query(Review):  # it may be on its way
            shown.show(self.session, outdated, self.findings.shown)

    def _review(self, ident: str) -> Widget:
        from protowiz.tui.widgets.review import Review  # it brings the catalogue of rules along

        return Review(ident)

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
        lines = [
            *step_lines(self.session.read(), *self.findings.standing),
            (HOME, f"    {texts.TO_HOME}"),
        ]
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

    async def on_review_chosen(self, event: Review.Chosen) -> None:
        """Go to the field of a problem."""
        await self.go(event.path, focus=True, reveal=True)

    @work
    async def action_findings(self) -> None:
        """Show what the rules find and ask: of this step, in the review of all."""
        await self._earlier_keys()
        load_rules()
        path = await self.findings.choose("" if self.step == REVIEW else self.step)
        if path is not None:
            await self.go(path, focus=True, reveal=True)
        elif self.step == REVIEW:
            await self.go((REVIEW,), focus=True)
        self._changed()

    async def action_finding(self, by: int) -> None:
        """Go to the next finding of the rules, or the previous one."""
        await self._earlier_keys()
        load_rules()
        focused = self.focused
        here = focused.path if isinstance(focused, FieldWidget) else self.page
        found = self.findings.next_to(here, by)
        if found is None:
            self.notify(texts.NO_FINDINGS)
            return
        await self.go(found.path, focus=True, reveal=True)
        self.call_after_refresh(self._tell, found)  # when the cursor has arrived

    def _tell(self, found: Finding) -> None:
        """Put the cursor at the words of a finding; tell it, unless its field does."""
        field = self.focused if isinstance(self.focused, FieldWidget) else None
        if isinstance(field, TextField):
            field.go_to(found.words)
        if field is None or field.path != found.path or "tekst" in found.path:
            self.notify(f"{found.rule.id}: {found.message}", markup=False)

    @on(Form.Left)
    def _field_left(self) -> None:
        if self.form is not None:
            self.form.show_problems(self.session.read().problems, self._found())

    def _found(self) -> list[Finding]:
        """What the rules found on this step, above a hint."""
        return [finding for finding in self.findings.grave if finding.step == self.step]

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
            step = str(event.path[0])
            self.own_texts.choose(step, event.value)
            self._sync_own_text()
            if step == self.step and self.form is not None and self.form.own_text is not None:
                self.form.sync()  # with a house clause or a proposal other answers came too
                self.form.own_text.focus_answer()
        elif not self.session.set(event.path, event.value, event.typed) and self.draft.is_saved:
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
        if self.form is None or not widget.is_attached or self.focused is not widget:
            return  # the user is elsewhere by now
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

    def on_import_notes_ticked(self, event: ImportNotes.Ticked) -> None:
        """Keep no longer what the user has looked at."""
        from protowiz.importer.report import Kept

        event.stop()
        rows = Kept(self.session.raw).rows
        left = [row for index, row in enumerate(rows) if index not in event.rows]
        if left:
            self.session.set((IMPORT_KEY, "punten"), left)
        else:
            self.session.set((IMPORT_KEY,), None)
        if self.form is not None:
            self.form.sync()
            if self.form.import_notes is not None and not self.form.import_notes.display:
                self.form.focus_field()
        self._changed()

    def on_import_notes_opened(self, event: ImportNotes.Opened) -> None:
        """Show all that the import told of the step."""
        event.stop()
        self.app.push_screen(Reader(texts.IMPORT_NOTES_TITLE, lambda width: event.text))

    async def action_undo(self) -> None:
        path = self.session.undo()
        if path is None:
            self.notify(texts.NOTHING_TO_UNDO)
            return
        self.notify(texts.UNDONE)
        await self.go(path if path[0] in STEP_OF else self.page, focus=True)

    # -- own text ---------------------------------------------------------------------------

    @on(OwnTextField.Asked)
    def _own_text_asked(self, event: OwnTextField.Asked) -> None:
        event.stop()
        self._do_own_text(event.action)

    @work
    async def _do_own_text(self, action: str) -> None:
        await self.own_texts.do(self.step, action)
        self._sync_own_text()
        self._changed()

    def _sync_own_text(self, at_cursor: bool = True) -> None:
        """Show the own text of the step, and whether the standard text changed under it.

        `at_cursor`: also the text in which somebody may be typing.
        """
        form = self.form
        if form is None or form.own_text is None:
            return
        own = self.session.get((self.step, "tekst"))
        has_changed = bool(self.own_texts.outdated([self.step]))
        form.show_own_text(own, has_changed, self.own_texts.has_house(self.step), at_cursor)

    # -- keeping up -------------------------------------------------------------------------

    def _changed(self) -> None:
        """Something changed or may have: save and refresh soon."""
        self.saving.soon()
        self._refresh_soon.touch()
        self._show_head()

    def _refresh_around(self, arrived: bool = False) -> None:
        """Bring the states, the marks, the panel and the head up to date.

        `arrived`: on a page; then the field with the cursor is marked too, else it is left alone
        as somebody may be typing there.
        """
        load_models()
        reading = self.session.read()
        rail = self.query_one(Rail)
        if rail.display:
            rail.show(reading, self.step, *self.findings.standing)
        if self.form is not None:
            self.form.sync_shown()
            self.form.show_problems(reading.problems, self._found(), at_cursor=arrived)
            self._sync_own_text(at_cursor=False)
        self._show_head()
        self.helping.show()
        self.helping.show_preview()

    def _show_head(self) -> None:
        number = [*STEP_OF, REVIEW].index(self.step) + 1
        title = STEP_OF[self.step].title if self.step in STEP_OF else texts.REVIEW
        rows = [self.page[: at + 1] for at, key in enumerate(self.page) if isinstance(key, int)]
        trail = "".join(f" > {self.session.row_name(path)[:33]}" for path in rows)
        title = title.split(":")[0] if trail else title
        place = texts.STEP_OF.format(number=number, total=len(STEPS) + 1, title=title)
        saved = self.saving.state
        head = f"{self.draft.path.stem} | {place}{trail}"
        room = max(self.size.width - len(saved) - 4, 10)
        head = head if len(head) <= room else head[: room - 1] + "…"
        head = f"{head:<{room}}  {saved}"
        if head != self._head:
            self._head = head
            self.query_one("#head", Static).update(head, layout=False)

    # -- help and preview -------------------------------------------------------------------

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        self.helping.show()

    def on_resize(self) -> None:
        self.call_after_refresh(self._refresh_around)

    def action_help(self) -> None:
        self.helping.open_help()

    def action_preview(self) -> None:
        self.helping.open_preview()

    def action_preview_all(self) -> None:
        self.helping.open_preview_of_all()

    # -- saving, making, leaving ------------------------------------------------------------

    def action_save(self) -> None:
        self.saving.save_as_asked()

    @work
    async def action_render(self) -> None:
        from protowiz.tui.screens.render import make_protocol

        self.saving.save()
        await make_protocol(self, self.draft.path, self.session.read, self.workspace)

    @work
    async def action_menu(self) -> None:
        from protowiz.tui.screens.menu import run_menu

        await run_menu(self)

    def action_home(self) -> None:
        self.leave(stop=False)

    @work(exclusive=True, group="leave")
    async def leave(self, stop: bool) -> None:
        """Save and leave; ask what to do when it cannot be saved."""
        await self._earlier_keys()
        self._take_typed()
        await self.saving.leave(stop)

    def _take_typed(self) -> None:
        """Take over what stands in the field with the cursor, should its message be under way."""
        if isinstance(self.focused, LineField | TextField):
            self.session.set(self.focused.path, self.focused.typed, typed=True)

    def rescue(self) -> str:
        """Save on a signal or a crash; what to tell the user afterwards."""
        with contextlib.suppress(Exception):  # whatever went wrong may go wrong here again
            self._take_typed()
        return self.saving.rescue()


def _at(widget: ChoiceField) -> int:
    values = [value for value, _ in widget.choices]
    return values.index(widget.value) if widget.value in values else 0
