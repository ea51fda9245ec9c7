"""The steps at the left, each with a state that can be read without colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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


def state_of(step: str, reading: Reading, worst: str = "") -> str:
    """The state of a step: a key of `texts.STEP_STATES`; `worst`: the gravest that rules found."""
    if is_left_out(getattr(reading.protocol, step)):
        return "left out"
    problems = reading.problems_of(step)
    is_wrong = any(problem.trouble is not Trouble.MISSING for problem in problems)
    if problems and not reading.raw.get(step):
        return "empty"
    if is_wrong or worst == "fout":
        return "wrong"
    if problems:
        return "missing"
    return "warned" if worst else "complete"


def step_lines(
    reading: Reading | None, worst: Mapping[str, str] = MappingProxyType({}), found: int = 0
) -> list[tuple[str, str]]:
    """Every step as (key, state and title), the review last; no states while not yet known.

    `worst`: the gravest severity that the rules found, by step; `found`: how much they found.
    """
    if reading is None:
        lines = [(step.key, f"    {step.title}") for step in STEPS]
        return [*lines, (REVIEW, f"    {texts.REVIEW}")]
    lines = [
        (
            step.key,
            f"{texts.STEP_STATES[state_of(step.key, reading, worst.get(step.key, ''))]} "
            f"{step.title}",
        )
        for step in STEPS
    ]
    count = len(reading.problems) + found
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

    def show(
        self,
        reading: Reading | None,
        current: str,
        worst: Mapping[str, str] = MappingProxyType({}),
        found: int = 0,
    ) -> None:
        """Show the states; the cursor is on the current step."""
        lines = step_lines(reading, worst, found)
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
