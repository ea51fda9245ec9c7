"""The form of one group of answers: a step, or a row of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from protowiz.draft.answers import Path
from protowiz.draft.ask import Field, Group, Kind, fields_of
from protowiz.draft.reading import IMPORT_KEY, Problem, Trouble
from protowiz.draft.session import STEP_OF, Session
from protowiz.tui import texts
from protowiz.tui.widgets.fields import (
    CheckField,
    ChoiceField,
    FieldWidget,
    LineField,
    TextField,
)
from protowiz.tui.widgets.own_text import OwnTextField
from protowiz.tui.widgets.rows import RowsField

if TYPE_CHECKING:
    from protowiz.rules.catalogue import Finding
    from protowiz.tui.widgets.import_notes import ImportNotes


def page_id(path: Path) -> str:
    """The widget id of the page of a group."""
    return "page-" + "-".join(str(key) for key in path)


def widget_for(field: Field, path: Path) -> FieldWidget:
    """The widget that asks a field."""
    match field.kind:
        case Kind.ROWS:
            return RowsField(field, path)
        case Kind.CHOICE:
            return ChoiceField(field, path)
        case Kind.YES_NO:
            return ChoiceField(field, path) if field.default is None else CheckField(field, path)
        case Kind.TEXT | Kind.LINES:
            return TextField(field, path)
        case _:
            return LineField(field, path)


class Form(VerticalScroll, can_focus=False):
    """Asks the fields of the group at a path."""

    class Left(Message):
        """A field was left: what is wrong in it may be told."""

    class Moved(Message):
        """The user wants the previous (-1) or next (1) page."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, session: Session, path: Path, group: type[Group]) -> None:
        super().__init__(id=page_id(path))
        self.session = session
        self.path = path
        self.group = group
        self.fields: dict[Path, FieldWidget] = {}
        self.sections: list[tuple[Static, list[FieldWidget]]] = []
        self.own_text = OwnTextField(str(path[0])) if len(path) == 1 else None
        self._own_text_is_first = False
        self.import_notes: ImportNotes | None = None
        self.left: set[Path] = set()
        """The fields that the user has been in and left; only they show what is missing."""

    def compose(self) -> ComposeResult:
        if len(self.path) == 1 and self.session.get((IMPORT_KEY,)) is not None:
            from protowiz.tui.widgets.import_notes import ImportNotes  # few drafts have any

            self.import_notes = ImportNotes(self.session, str(self.path[0]))
            yield self.import_notes
        if self.own_text is not None:
            yield Static(classes="own-note", markup=False)
        yield from self._compose_group(self.group, self.path)
        with Horizontal(classes="turn"):
            if len(self.path) == 1:
                yield Button(texts.PREVIOUS, id="turn-previous", compact=True)
                yield Button(texts.NEXT, id="turn-next", compact=True)
            else:
                title = STEP_OF[str(self.path[0])].title
                yield Button(texts.BACK_TO.format(title=title), id="turn-back", compact=True)

    def _compose_group(self, group: type[Group], path: Path) -> Iterator[Widget]:
        heading: Static | None = None
        for field in fields_of(group):
            at = (*path, field.name)
            if self.own_text is not None and at == self.own_text.path:
                self._own_text_is_first = not self.fields
                yield self.own_text
            if field.ask.internal:
                continue
            if field.ask.section:
                heading = Static(field.ask.section, classes="section", markup=False)
                self.sections.append((heading, []))
                yield heading
            if field.kind is Kind.GROUP and field.group is not None:
                title = Static(field.ask.label, classes="section", markup=False)
                self.sections.append((title, []))
                yield title
                yield from self._compose_group(field.group, at)
                heading = None
                continue
            widget = self.fields[at] = widget_for(field, at)
            if self.sections:
                self.sections[-1][1].append(widget)
            yield widget

    def on_mount(self) -> None:
        self.sync()

    def sync(self) -> None:
        """Show the answers of the session, and only the fields that apply."""
        for path, widget in self.fields.items():
            answers = self.session.answers(path[:-1])
            shown = self._applies(path)
            if widget.display != shown:
                widget.display = shown
            if shown:
                widget.show(self.session.get(path), answers)
        self._show_headings()
        if self.import_notes is not None:
            self.import_notes.show()

    def sync_shown(self) -> None:
        """Show only the fields that apply, after an answer on which others depend."""
        focused = self.screen.focused
        for path, widget in self.fields.items():
            shown = self._applies(path)
            depends = widget.field.ask.fallback is not None and widget is not focused
            if widget.display != shown or (shown and depends):
                widget.display = shown
                widget.show(self.session.get(path), self.session.answers(path[:-1]))
        self._show_headings()

    def _show_headings(self) -> None:
        for heading, widgets in self.sections:
            heading.display = not widgets or any(widget.display for widget in widgets)

    def show_own_text(
        self, value: Any, has_changed: bool, has_house: bool, at_cursor: bool = True
    ) -> None:
        """Show the own text of the step, and above the fields that it is what will be printed."""
        if self.own_text is not None and self.own_text.is_mounted:
            self.own_text.show(value, has_changed, has_house, at_cursor)
            own = value if isinstance(value, dict) else {}
            form = str(own.get("vorm"))
            note = self.query_one(".own-note", Static)
            note.display = form in texts.TEXT_IN_USE and bool(own.get(form))
            if note.display:
                note.update(texts.TEXT_IN_USE[form])

    def _applies(self, path: Path) -> bool:
        """Whether a field and the groups around it on this page apply."""
        group = self.group
        for depth in range(len(self.path), len(path)):
            field = next(item for item in fields_of(group) if item.name == path[depth])
            if not field.shown(self.session.answers(path[:depth])):
                return False
            if field.group is not None and field.kind is Kind.GROUP:
                group = field.group
        return True

    def show_problems(
        self,
        problems: Sequence[Problem],
        findings: Sequence[Finding] = (),
        at_cursor: bool = False,
    ) -> None:
        """Mark the fields: what is wrong where it was left, what is missing after a visit.

        `findings`: what the rules found, above a hint. `at_cursor`: also the field with the cursor.
        """
        focused = self.screen.focused
        for path, widget in self.fields.items():
            is_typed_in = widget is focused and isinstance(widget, LineField | TextField)
            if is_typed_in and not at_cursor:
                continue
            here = [problem for problem in problems if problem.path == path]
            inside = [problem for problem in problems if problem.path[: len(path)] == path]
            message = None
            if here and (here[0].trouble is not Trouble.MISSING or path in self.left):
                message = here[0].message
            found = next((finding for finding in findings if finding.path == path), None)
            if message is None and found is not None:
                message = f"{found.rule.id}: {found.message}"
            widget.show_problem(message)
            if isinstance(widget, RowsField):
                marks = {}
                for finding in findings:
                    if finding.path[: len(path)] == path and len(finding.path) > len(path):
                        index = finding.path[len(path)]
                        if isinstance(index, int):
                            marks[index] = "!" if finding.rule.severity == "fout" else "?"
                for problem in inside:
                    if len(problem.path) > len(path) and isinstance(problem.path[len(path)], int):
                        index = int(problem.path[len(path)])
                        if problem.trouble is not Trouble.MISSING:
                            marks[index] = "!"
                        else:
                            marks.setdefault(index, "~")
                widget.show_marks(marks, self.session.answers(path[:-1]))

    def reveal_missing(self) -> None:
        """From now on every field shows that it is missing."""
        self.left |= set(self.fields)

    def focus_field(self, path: Path | None = None) -> None:
        """Put the cursor in the field at a path, or the nearest around it, or the first."""
        if path is not None and path[1:2] == ("tekst",) and self.own_text is not None:
            self.own_text.focus_answer()
            return
        target: Path = path or ()
        while target and target not in self.fields:
            target = target[:-1]
        widget = self.fields[target] if target else self._first()
        if widget is None:
            return
        widget.focus(scroll_visible=bool(target))
        if not target:
            self.scroll_home(animate=False)
        if isinstance(widget, RowsField) and path is not None and len(path) > len(target):
            index = path[len(target)]
            if isinstance(index, int) and index < len(widget.rows):
                widget.highlighted = index

    def _first(self) -> Widget | None:
        """Where the cursor goes on a page: what an import told, else the first answer."""
        if self.import_notes is not None and self.import_notes.display:
            return self.import_notes
        if self.own_text is not None and self.own_text.body and self._own_text_is_first:
            return self.own_text.choice  # not in the text: the first key would change it
        return next((widget for widget in self.fields.values() if widget.display), None)

    @on(DescendantBlur)
    def _left(self, event: DescendantBlur) -> None:
        if isinstance(event.widget, FieldWidget):
            self.left.add(event.widget.path)
            if isinstance(event.widget, LineField):
                path = event.widget.path
                self.session.set(path, event.widget.typed, typed=True)  # it may be under way
                event.widget.show(self.session.get(path), self.session.answers(path[:-1]))
            self.call_after_refresh(self._mark)

    def _mark(self) -> None:
        if not self.is_attached:
            return
        self.post_message(self.Left())

    @on(Button.Pressed)
    def _turn(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(
            self.Moved({"turn-next": 1, "turn-previous": -1}.get(str(event.button.id), 0))
        )
