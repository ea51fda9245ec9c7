"""Nazicht: the thirteen mandatory elements, and per step what is missing or wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from protowiz.draft.answers import Path
from protowiz.draft.reading import IMPORT_KEY, Reading, Trouble
from protowiz.draft.session import STEP_OF, Session
from protowiz.draft.steps import STEPS
from protowiz.importer.report import HEADINGS, URGENT, Entry, Kept
from protowiz.rules.elements import Standing, coverage
from protowiz.tui import texts

if TYPE_CHECKING:
    from protowiz.rules.catalogue import Finding

ELEMENTS_RULE = "LAW-04"
"""Its findings stand in the list of elements."""
MARKS = {
    Standing.PRESENT: "[x]",
    Standing.OWN_TEXT: "[?]",
    Standing.NOT_FOUND: "[~]",
    Standing.INCOMPLETE: "[~]",
    Standing.LEFT_OUT: "[-]",
}


class Review(OptionList):
    """Everything that still needs attention; Enter goes to the field."""

    class Chosen(Message):
        """A field was chosen."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, id: str) -> None:
        super().__init__(markup=False, id=id)
        self.border_title = texts.REVIEW_TITLE
        self.paths: list[Path | None] = []
        self.findings: list[Finding] = []

    def show(
        self, session: Session, outdated: Sequence[str], findings: Sequence[Finding] = ()
    ) -> None:
        """Show the state of a draft.

        `outdated`: the steps whose own text began from a standard text that is another now;
        `findings`: what the rules found that no field tells of itself.
        """
        self.findings = [it for it in findings if it.rule.id != ELEMENTS_RULE]
        reading = session.read()
        at = self.highlighted
        self.clear_options()
        self.paths = []
        told = {step.key: _urgent(Kept(reading.raw), step.key) for step in STEPS}
        if reading.is_complete and not outdated and not any(told.values()) and not self.findings:
            self._heading(texts.REVIEW_CLEAN)
        self._problems(session, reading, outdated, told)
        self._elements(reading)
        if at is not None and at < len(self.paths):
            self.highlighted = at
        if self.highlighted is None or self.paths[self.highlighted] is None:
            self.action_first()

    def _problems(
        self,
        session: Session,
        reading: Reading,
        outdated: Sequence[str],
        told: Mapping[str, Sequence[Entry]],
    ) -> None:
        if reading.problems or outdated or any(told.values()) or self.findings:
            self._heading(texts.REVIEW_STEPS)
        keys = [step.key for step in STEPS]
        loose = [problem for problem in reading.problems if problem.step not in keys]
        for step in STEPS:
            problems = reading.problems_of(step.key)
            found = [finding for finding in self.findings if finding.step == step.key]
            if problems or found or step.key in outdated or told[step.key]:
                self._heading(f"  {step.title}")
            for entry in told[step.key]:
                text = f"    [?] {texts.FROM_IMPORT} {HEADINGS[entry.outcome].lower()}: {entry}"
                self._line(text, (step.key, IMPORT_KEY))
            if step.key in outdated:
                self._line(f"    [?] {texts.REVIEW_OUTDATED}", (step.key, "tekst", "eigen"))
            around = ""
            for problem in problems:
                mark = "[~]" if problem.trouble is Trouble.MISSING else "[!]"
                path = problem.path
                rows = [path[: at + 1] for at, key in enumerate(path) if isinstance(key, int)]
                names = " > ".join(map(session.row_name, rows))
                if names and names != around:
                    self._heading(f"    {names}")
                around = names
                indent = " " * (6 if names else 4)
                self._line(f"{indent}{mark} {problem.label}: {problem.message}", path)
            for finding in found:
                mark = texts.SEVERITY_MARKS[str(finding.rule.severity)]
                self._line(f"    {mark} {finding.rule.id} {finding.message}", finding.path)
        for problem in loose:
            self._line(f"    [!] {problem.message}", (keys[0],))

    def _elements(self, reading: Reading) -> None:
        self._heading(texts.REVIEW_ELEMENTS)
        for covered in coverage(reading):
            element = covered.element
            place = STEP_OF[str(covered.path[0])].title
            standing = "" if covered.standing is Standing.PRESENT else f" - {covered.standing}"
            own = covered.standing is Standing.OWN_TEXT
            self._line(
                f"    {MARKS[covered.standing]} {element.number}° {element.title} "
                f"({place.split(':')[0].lower()}){standing}",
                (covered.path[0], "tekst", "eigen") if own else covered.path,
            )

    def _heading(self, text: str) -> None:
        self.add_option(Option(Content(text).stylize("bold"), disabled=True))
        self.paths.append(None)

    def _line(self, text: str, path: Path) -> None:
        self.add_option(Option(Content(text)))
        self.paths.append(path)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        path = self.paths[event.option_index]
        if path is not None:
            self.post_message(self.Chosen(path))


def _urgent(kept: Kept, step: str) -> list[Entry]:
    """What the import told about a step and somebody must look at."""
    return [entry for _, entry in kept.of(step) if entry.outcome in URGENT]
