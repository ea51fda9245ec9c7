"""The choice between standard text and own text at the end of a step."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from protowiz.draft.answers import Answers, Path
from protowiz.draft.ask import Field, field_of
from protowiz.draft.step import OwnText
from protowiz.tui import texts
from protowiz.tui.widgets.fields import ChoiceField, TextField


class FormChoice(ChoiceField):
    """Standard text or own text."""

    def show(self, value: Any, answers: Answers) -> None:
        super().show(value, answers)
        self.choices = [("standaard", texts.STANDARD), ("eigen", texts.OWN)]
        self.refresh()


class OwnTextField(Vertical):
    """The choice, and under it the own text with what became of the standard text since."""

    class Asked(Message):
        """The user wants to compare, to accept, or to begin again."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, step: str) -> None:
        super().__init__()
        self.path: Path = (step, "tekst")
        self.choice = FormChoice(_field("vorm"), (*self.path, "vorm"))
        self.text = TextField(_field("eigen"), (*self.path, "eigen"), height=14)

    def compose(self) -> ComposeResult:
        yield self.choice
        yield Static(texts.OWN_TEXT_CHANGED, id="own-changed", markup=False)
        with Horizontal(id="own-actions"):
            yield Button(texts.OWN_TEXT_DIFFERENCE, id="own-difference", compact=True)
            yield Button(texts.OWN_TEXT_SEEN, id="own-seen", compact=True)
            yield Button(texts.OWN_TEXT_AGAIN, id="own-again", compact=True)
        yield self.text

    def show(self, value: Any, has_changed: bool) -> None:
        """Show the choice and the own text; `has_changed`: the standard text is another now."""
        own = value if isinstance(value, dict) else {}
        answers = Answers(own, OwnText)
        chosen = is_own(value)
        self.choice.show(own.get("vorm"), answers)
        self.text.show(own.get("eigen"), answers)
        self.text.display = chosen
        self.query_one("#own-actions").display = chosen
        self.query_one("#own-changed").display = chosen and has_changed
        self.query_one("#own-difference").display = has_changed
        self.query_one("#own-seen").display = has_changed

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Asked(str(event.button.id).removeprefix("own-")))


def is_own(value: Any) -> bool:
    """Whether an answer to the choice of text is the own text."""
    return isinstance(value, dict) and value.get("vorm") == "eigen"


def _field(name: str) -> Field:
    return field_of(OwnText, name)
