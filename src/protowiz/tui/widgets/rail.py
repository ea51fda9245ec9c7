"""The steps at the left, each with a state that can be read without colour."""

from __future__ import annotations

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from protowiz.draft.reading import Reading, Trouble, is_left_out
from protowiz.draft.steps import STEPS
from protowiz.tui import texts
from protowiz.tui.workarounds import FixedOptionList

REVIEW = "nazicht"


def state_of(step: str, reading: Reading) -> str:
    """The state of a step: a key of `texts.STEP_STATES`."""
    if is_left_out(getattr(reading.protocol, step)):
        return "left out"
    problems = reading.problems_of(step)
    if any(problem.trouble is not Trouble.MISSING for problem in problems):
        return "wrong"
    if problems:
        return "missing" if reading.raw.get(step) else "empty"
    return "complete"


def step_lines(reading: Reading | None) -> list[tuple[str, str]]:
    """Every step as (key, state and title), the review last; no states while not yet known."""
    if reading is None:
        lines = [(step.key, f"    {step.title}") for step in STEPS]
        return [*lines, (REVIEW, f"    {texts.REVIEW}")]
    lines = [
        (step.key, f"{texts.STEP_STATES[state_of(step.key, reading)]} {step.title}")
        for step in STEPS
    ]
    count = len(reading.problems)
    return [*lines, (REVIEW, f"    {texts.REVIEW} ({count})" if count else f"    {texts.REVIEW}")]


class Rail(FixedOptionList):
    """The list of steps; Enter or a click goes to one."""

    class Chosen(Message):
        """A step was chosen."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(markup=False, id="rail")
        self._shown_lines: list[tuple[str, str]] = []

    def show(self, reading: Reading | None, current: str) -> None:
        """Show the states; the cursor is on the current step."""
        lines = step_lines(reading)
        if [key for key, _ in lines] != [key for key, _ in self._shown_lines]:
            self.clear_options()
            self.add_options([Option(Content(text), id=key) for key, text in lines])
        else:
            for (key, text), (_, before) in zip(lines, self._shown_lines, strict=True):
                if text != before:
                    self.replace_option_prompt(key, Content(text))
        self._shown_lines = lines
        if not self.has_focus:
            self.highlighted = self.get_option_index(current)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(str(event.option_id)))
