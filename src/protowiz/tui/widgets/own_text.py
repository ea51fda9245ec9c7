"""The choice between standard text and own text at the end of a step."""

from __future__ import annotations

from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from protowiz.draft.answers import Answers, Path
from protowiz.draft.ask import Field, field_of
from protowiz.draft.step import OwnText
from protowiz.tui import texts
from protowiz.tui.widgets.fields import ChoiceField, TextField

STANDARD, HOUSE, OWN = "standaard", "huis", "eigen"
"""The forms of a text that have a meaning here."""


class FormChoice(ChoiceField):
    """Standard text or own text. Letters choose nothing: too much hangs on it."""

    def on_key(self, event: events.Key) -> None:
        event.prevent_default()

    has_house = False
    """Whether there is a house clause to choose."""

    def show(self, value: Any, answers: Answers) -> None:
        super().show(value, answers)
        self.choices = [
            (form, label)
            for form, label in texts.TEXT_FORMS.items()
            if form != HOUSE or self.has_house
        ]
        self.refresh()


class OwnTextBody(Vertical):
    """The own text, what became of the standard text since, and what can be done about it.

    Or the house clause: that has no standard text behind it.
    """

    def __init__(self, path: Path, form: str) -> None:
        super().__init__()
        self.form = form
        self.changed = Static(texts.OWN_TEXT_CHANGED, id="own-changed", markup=False)
        self.difference = Button(texts.OWN_TEXT_DIFFERENCE, id="own-difference", compact=True)
        self.seen = Button(texts.OWN_TEXT_SEEN, id="own-seen", compact=True)
        self.text = TextField(_field(form), (*path, form), height=14)

    def compose(self) -> ComposeResult:
        yield self.changed
        yield self.text
        with Horizontal(id="own-actions"):
            yield self.difference
            yield self.seen
            yield Button(texts.AGAIN[self.form], id="own-again", compact=True)

    def show(self, text: Any, answers: Answers, has_changed: bool, at_cursor: bool) -> None:
        """Show the own text; `has_changed`: the standard text is another now.

        `at_cursor`: also where somebody may be typing; a key that is still under way is lost then.
        """
        if at_cursor or not self.text.has_focus:
            self.text.show(text, answers)
        for widget in (self.changed, self.difference, self.seen):
            widget.display = has_changed


class OwnTextField(Vertical):
    """The choice, and under it the own text where there is one."""

    class Asked(Message):
        """The user wants to compare, to accept, or to begin again."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, step: str) -> None:
        super().__init__()
        self.path: Path = (step, "tekst")
        self.choice = FormChoice(_field("vorm"), (*self.path, "vorm"))
        self._bodies: dict[str, OwnTextBody] = {}
        """Few steps have an own text: they are made when one is first shown."""

    def compose(self) -> ComposeResult:
        yield self.choice

    @property
    def body(self) -> OwnTextBody | None:
        """The text that is shown now."""
        return next((body for body in self._bodies.values() if body.display), None)

    def show(
        self, value: Any, has_changed: bool, has_house: bool = False, at_cursor: bool = True
    ) -> None:
        """Show the choice and the own text or the house clause.

        `has_changed`: the standard text is another now; `has_house`: there is a house clause.
        """
        own = value if isinstance(value, dict) else {}
        answers = Answers(own, OwnText)
        self.choice.has_house = has_house or bool(own.get(HOUSE))
        self.choice.show(own.get("vorm"), answers)
        form = own.get("vorm")
        if form in (OWN, HOUSE) and form not in self._bodies:
            self._bodies[form] = OwnTextBody(self.path, form)
            self.mount(self._bodies[form])
        for body in self._bodies.values():
            body.display = body.form == form
            if body.display:
                body.show(own.get(body.form), answers, has_changed, at_cursor)

    def focus_answer(self) -> None:
        """Put the cursor in the own text, or in the choice where there is none."""
        if (body := self.body) is not None:
            body.text.focus()
            # Made or shown just now it has no place yet to scroll to.
            body.call_after_refresh(body.text.scroll_visible, animate=False)
        else:
            self.choice.focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Asked(str(event.button.id).removeprefix("own-")))


def is_own(value: Any) -> bool:
    """Whether an answer to the choice of text is the own text."""
    return isinstance(value, dict) and value.get("vorm") == OWN


def _field(name: str) -> Field:
    return field_of(OwnText, name)
