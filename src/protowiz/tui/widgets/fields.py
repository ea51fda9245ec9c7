"""One widget for each kind of answer. A widget shows an answer and posts a new one; no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from protowiz.draft.answers import Answers, Path
from protowiz.draft.ask import Field, Kind
from protowiz.draft.kinds import from_text, to_text
from protowiz.draft.text import clean, clean_line
from protowiz.tui import texts
from protowiz.tui.workarounds import LineInput, RewrappedTextArea

PASTE_LIMIT = 100_000


class Answered(Message):
    """A field was answered; None takes the answer out. `typed`: one key of many."""

    def __init__(self, path: Path, value: Any, typed: bool = False) -> None:
        super().__init__()
        self.path = path
        self.value = value
        self.typed = typed


if TYPE_CHECKING:
    _Mixin = Widget
else:
    _Mixin = object  # Textual takes styles from the first base only: that must be the widget


class FieldWidget(_Mixin):
    """What every field widget can do. Mixed in before the Textual widget."""

    path: Path
    field: Field
    problem: str = ""
    """What is wrong with the answer, as shown to the user."""

    def show(self, value: Any, answers: Answers) -> None:
        """Show the answer of the session; posts nothing."""
        raise TypeError(type(self).__name__)

    def dress(self) -> None:
        """Put the label on the border."""
        mark = " *" if self.field.ask.required else ""
        self.border_title = Content(self.field.ask.label + mark).markup

    def show_problem(self, message: str | None) -> None:
        """Show what is wrong under the field, or nothing."""
        if self.problem == (message or ""):
            return
        self.problem = message or ""
        self.set_class(bool(message), "-wrong")
        self.border_subtitle = Content(f"! {message}").markup if message else ""


def hint(field: Field, answers: Answers) -> str:
    """The placeholder: what is printed when the field stays empty, else an example."""
    if field.ask.fallback is not None:
        return texts.FALLBACK_PREFIX.format(fallback=field.ask.fallback(answers) or "…")
    if field.kind is Kind.DATE:
        return texts.EXAMPLE_PREFIX.format(example=field.ask.example or "12/03/2026")
    first = field.ask.example.split("\n")[0]
    return texts.EXAMPLE_PREFIX.format(example=first) if first else ""


class LineField(FieldWidget, LineInput):
    """One line of text, a number, a date."""

    BINDINGS = [
        # With priority, or what is typed right after Enter still goes to this field.
        Binding("enter", "next", "", show=False, priority=True),
    ]

    def __init__(self, field: Field, path: Path) -> None:
        super().__init__(select_on_focus=False, classes="field")
        self.field = field
        self.path = path
        self.dress()

    def show(self, value: Any, answers: Answers) -> None:
        self.placeholder = hint(self.field, answers)
        text = clean_line(to_text(self.field.kind, value))
        if self.typed != value or not self.has_focus:
            with self.prevent(Input.Changed):
                self.value = text

    @property
    def typed(self) -> Any:
        """The answer that stands in the field now."""
        return from_text(self.field.kind, self.value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Answered(self.path, self.typed, typed=True))

    def action_next(self) -> None:
        self.screen.focus_next()

    def _on_paste(self, event: events.Paste) -> None:
        """Textual would drop everything after the first line without a word."""
        event.prevent_default()
        event.stop()
        pasted = clean(event.text).strip()
        line = " ".join(pasted.split("\n"))[:PASTE_LIMIT]
        if "\n" in pasted:
            self.app.notify(texts.PASTED_LINES, markup=False)
        if line:
            self.replace(line, *self.selection)


class TextField(FieldWidget, RewrappedTextArea):
    """Markdown, or a list with one item a line."""

    def __init__(self, field: Field, path: Path, height: int | None = None) -> None:
        super().__init__(soft_wrap=True, highlight_cursor_line=False, classes="field")
        self.field = field
        self.path = path
        self.styles.height = (height or field.ask.height) + 2
        self.dress()

    def show(self, value: Any, answers: Answers) -> None:
        self.placeholder = Content(hint(self.field, answers))
        text = to_text(self.field.kind, value)
        if self.typed != value:
            with self.prevent(TextArea.Changed):
                self.text = text

    @property
    def typed(self) -> Any:
        """The answer that stands in the field now."""
        return from_text(self.field.kind, self.text)

    def go_to(self, words: str) -> None:
        """Put the cursor before some words, where they stand in the text as they are."""
        at = self.text.find(words) if words else -1
        if at >= 0:
            before = self.text[:at]
            row = before.count("\n")
            self.move_cursor((row, at - before.rfind("\n") - 1), center=True)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Answered(self.path, self.typed, typed=True))

    async def _on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before Textual puts it in."""
        event.stop()
        if len(event.text) > PASTE_LIMIT:
            event.text = event.text[:PASTE_LIMIT]
            self.app.notify(
                texts.PASTED_CUT.format(limit=PASTE_LIMIT), severity="warning", markup=False
            )
        event.text = clean(event.text)


class ChoiceField(FieldWidget, Widget):
    """One of several; Enter opens the list, the arrows go to the next."""

    can_focus = True
    BINDINGS = [
        Binding("enter,space,down", "choose", texts.CHOOSE, show=False),
        Binding("right", "cycle(1)", "", show=False),
        Binding("left", "cycle(-1)", "", show=False),
        Binding("delete,backspace", "clear", "", show=False),
    ]

    class Opened(Message):
        """The user wants the list of choices."""

        def __init__(self, widget: ChoiceField) -> None:
            super().__init__()
            self.widget = widget

    def __init__(self, field: Field, path: Path) -> None:
        super().__init__(classes="field")
        self.field = field
        self.path = path
        self.value: Any = None
        self._fallback: str | None = None
        self.choices: list[tuple[Any, str]] = []
        self.dress()

    def show(self, value: Any, answers: Answers) -> None:
        if self.field.kind is Kind.YES_NO:
            self.choices = [(True, texts.YES), (False, texts.NO)]
        else:
            self.choices = list(self.field.options(answers))
        self.value = self.field.default if value is None else value
        self._fallback = (
            self.field.ask.fallback(answers) if self.field.ask.fallback is not None else None
        )
        self.refresh()

    def render(self) -> RenderResult:
        labels = dict(self.choices)
        if self.value is not None:
            return Content(f"{labels.get(self.value, clean_line(str(self.value)))}  ▾")
        if self._fallback:
            shown = texts.FALLBACK_PREFIX.format(fallback=labels.get(self._fallback, ""))
            return Content(f"{shown}  ▾").stylize("dim")
        return Content(f"{texts.CHOOSE}  ▾").stylize("dim")

    def choose(self, value: Any) -> None:
        """Answer with one of the choices, or None."""
        self.value = value if value is not None else self.field.default
        self.refresh()
        self.post_message(Answered(self.path, value))

    def action_choose(self) -> None:
        self.post_message(self.Opened(self))

    def action_cycle(self, by: int) -> None:
        values = [value for value, _ in self.choices]
        if not values:
            self.post_message(self.Opened(self))
            return
        at = values.index(self.value) + by if self.value in values else (0 if by > 0 else -1)
        self.choose(values[at % len(values)])

    def action_clear(self) -> None:
        self.choose(None)

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next choice that begins with it."""
        if event.character is None or not event.character.isalnum():
            return
        letter = event.character.casefold()
        found = [value for value, label in self.choices if label.casefold().startswith(letter)]
        if found:
            event.stop()
            at = found.index(self.value) + 1 if self.value in found else 0
            self.choose(found[at % len(found)])

    def on_click(self) -> None:
        self.action_choose()


class CheckField(FieldWidget, Widget):
    """Yes or no with a default; readable without colour."""

    can_focus = True
    BINDINGS = [
        Binding("space", "switch", "", show=False),
        Binding("enter", "next", "", show=False),
    ]

    def __init__(self, field: Field, path: Path) -> None:
        super().__init__(classes="field check")
        self.field = field
        self.path = path
        self.value = bool(field.default)

    def show(self, value: Any, answers: Answers) -> None:
        self.value = bool(self.field.default if not isinstance(value, bool) else value)
        self.refresh(layout=True)

    def show_problem(self, message: str | None) -> None:
        self.problem = message or ""
        self.set_class(bool(message), "-wrong")

    def render(self) -> RenderResult:
        return Content(f"[{'x' if self.value else ' '}] {self.field.ask.label}")

    def action_switch(self) -> None:
        self.value = not self.value
        self.refresh()
        self.post_message(Answered(self.path, self.value))

    def action_next(self) -> None:
        self.screen.focus_next()

    def on_click(self) -> None:
        self.action_switch()
