"""The guidance that stands beside the form."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from protowiz.draft.ask import Field
from protowiz.draft.step import Step
from protowiz.tui import texts


def guidance(step: type[Step], field: Field | None, problem: str = "") -> Content:
    """The help text of a step, with that of the field under the cursor first."""
    parts: list[str | tuple[str, str]] = []
    if field is not None:
        parts += [(texts.THIS_FIELD.format(label=field.ask.label), "bold"), "\n"]
        if problem:
            parts += [(f"! {problem}", "bold"), "\n"]
        if field.ask.help:
            parts += [field.ask.help, "\n"]
        if field.ask.required:
            parts += [texts.REQUIRED, "\n"]
        if field.ask.example:
            parts += [f"{texts.EXAMPLE}: ", (field.ask.example, "italic"), "\n"]
        if field.ask.source is not None:
            parts += [(f"{texts.SOURCE}: {field.ask.source}", "dim"), "\n"]
        parts.append("\n")
    told = step.guidance
    for heading, text in (
        (texts.ASKS, told.asks),
        (texts.WRONG, told.wrong),
        (texts.EXAMPLE, told.example),
    ):
        parts += [(heading, "bold"), "\n", text, "\n\n"]
    parts.append((texts.SOURCE, "bold"))
    for source in told.sources:
        parts.append(f"\n- {source}")
    return Content.assemble(*parts)


class GuidancePanel(VerticalScroll, can_focus=False):
    """The guidance; can be scrolled with the mouse, and read whole with F1."""

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, content: Content) -> None:
        """Show another help text from its beginning."""
        self.query_one(Static).update(content)
        self.scroll_home(animate=False)
