"""What stands beside the form: the guidance, or the text as it will be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from protowiz.draft.ask import Field
from protowiz.draft.step import Step
from protowiz.tui import texts
from protowiz.tui.widgets.preview import PreviewPanel, Write

if TYPE_CHECKING:
    from protowiz.rules.catalogue import Question, Rule


def guidance(
    step: type[Step],
    field: Field | None,
    problem: str = "",
    rules: Iterable[Rule | Question] = (),
    note: str = "",
) -> Content:
    """The help text of a step, with that of the field under the cursor first.

    `rules`: those that found something in that field; `note`: what the rules say of the step.
    """
    parts: list[str | tuple[str, str]] = [(note, "bold"), "\n\n"] if note else []
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
        for rule in rules:
            first, *rest = explained(rule)
            parts += [(first, "bold"), "\n", "\n".join(rest), "\n"]
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


def explained(rule: Rule | Question) -> Iterator[str]:
    """What a rule is about, for who reads it beside the field."""
    yield f"{rule.id} {rule.name} ({rule.severity})"
    yield rule.why
    yield f"{texts.REMEDY}: {rule.remedy}"
    yield f"{texts.SOURCE}: {'; '.join(map(str, rule.sources))}"


class GuidancePanel(VerticalScroll, can_focus=False):
    """The guidance; can be scrolled with the mouse, and read whole with F1."""

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, content: Content) -> None:
        """Show another help text from its beginning."""
        self.query_one(Static).update(content)
        self.scroll_home(animate=False)


class SidePanel(Vertical):
    """Guidance or preview; the preview is made when it is first asked for."""

    def __init__(self) -> None:
        super().__init__(id="panel")
        self.border_title = texts.GUIDANCE
        self._guidance = GuidancePanel()
        self._preview: PreviewPanel | None = None

    def compose(self) -> ComposeResult:
        yield self._guidance

    @property
    def shows_preview(self) -> bool:
        return self._preview is not None and self._preview.display

    def turn(self) -> None:
        """Show the one instead of the other."""
        to_preview = not self.shows_preview
        if self._preview is None:
            self._preview = PreviewPanel(id="preview")
            self.mount(self._preview)
        self._preview.display = to_preview
        self._guidance.display = not to_preview
        self.border_title = texts.PREVIEW if to_preview else texts.GUIDANCE

    def show_guidance(self, content: Content) -> None:
        """Show another help text."""
        self._guidance.show(content)

    def show_preview(self, write: Write) -> None:
        """Show another printed text."""
        if self._preview is not None:
            self._preview.show(write)
