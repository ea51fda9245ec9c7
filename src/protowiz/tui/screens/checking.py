"""The findings of the rules in the wizard: where they stand, and what can be done about them."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from protowiz.draft.answers import Path
from protowiz.draft.places import place_of
from protowiz.draft.reading import REVIEW_KEY
from protowiz.draft.session import Session
from protowiz.draft.steps import STEPS
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Choose, Confirm, Prompt, Reader
from protowiz.tui.widgets.panel import explained

if TYPE_CHECKING:
    from protowiz.rules.catalogue import Finding, Question
    from protowiz.rules.checker import Checked
    from protowiz.rules.judgement import Waiver

GO, EXPLAIN, WAIVE = "ga", "uitleg", "opzij"
ERROR, HINT = "fout", "hint"
Act = Callable[[], Awaitable[Path | None]]


class Findings:
    """What the rules find in the draft as it is now; nothing until the catalogue is loaded."""

    def __init__(self, screen: Screen[Any], session: Session) -> None:
        self.screen = screen
        self.session = session
        self._checked: Checked | None = None
        self._revision = -1
        self._gone_to: Finding | None = None

    @property
    def checked(self) -> Checked | None:
        """The last check, done anew when the draft has changed since."""
        checker = sys.modules.get("protowiz.rules.checker")
        is_loaded = hasattr(checker, "check")
        if checker is not None and is_loaded and self._revision != self.session.revision:
            self._checked = checker.check(self.session.read())
            self._revision = self.session.revision
        return self._checked

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that no field tells of itself, in the steps that were begun."""
        if (checked := self.checked) is None:
            return ()
        told = {problem.path for problem in self.session.read().problems}
        return tuple(
            it for it in checked.findings if it.path not in told and self.session.raw.get(it.step)
        )

    def of_step(self, step: str) -> tuple[Finding, ...]:
        """The findings of one step."""
        return tuple(it for it in self.shown if it.step == step)

    @property
    def grave(self) -> list[Finding]:
        """The findings above a hint."""
        return [finding for finding in self.shown if finding.rule.severity != HINT]

    @property
    def standing(self) -> tuple[dict[str, str], int]:
        """The gravest severity of each step that has any above a hint; how many there are."""
        worst: dict[str, str] = {}
        for finding in self.grave:
            severity = str(finding.rule.severity)
            if severity == ERROR or finding.step not in worst:
                worst[finding.step] = severity
        return worst, len(self.grave)

    def next_to(self, path: Path, by: int) -> Finding | None:
        """The finding after a path in the order of the protocol (1), or before it (-1)."""
        order = [step.key for step in STEPS]
        found = [it for it in self.grave if it.step in order]
        if not found:
            return None
        here_too = [at for at, it in enumerate(found) if it.path == path]
        if self._gone_to in found and self._gone_to.path == path:
            return self._go_to(found[(found.index(self._gone_to) + by) % len(found)])
        if len(here_too) == 1:  # the field tells it
            return self._go_to(found[(here_too[0] + by) % len(found)])
        if here_too:
            return self._go_to(found[here_too[0 if by > 0 else -1]])
        here = order.index(str(path[0])) if path and path[0] in order else 0
        later = [at for at, it in enumerate(found) if order.index(it.step) >= here]
        at = later[0] if later else 0
        return self._go_to(found[at if by > 0 else at - 1])

    def _go_to(self, finding: Finding) -> Finding:
        """Keep which finding was gone to: several may be at one field, such as an own text."""
        self._gone_to = finding
        return finding

    # -- windows ----------------------------------------------------------------------------

    async def choose(self, step: str) -> Path | None:
        """Show what the rules say of a step, or of all; the path of a field to go to."""
        entries = list(self._entries(step))
        if not entries:
            self.screen.notify(texts.NO_FINDINGS)
            return None
        lines = list(enumerate(line for line, _ in entries))
        chosen = await self.screen.app.push_screen_wait(Choose(texts.FINDINGS_TITLE, lines))
        return await entries[chosen][1]() if chosen is not None else None

    def _entries(self, step: str) -> Iterator[tuple[str, Act]]:
        """What the window lists, each with what choosing it does."""
        from protowiz.rules.checker import QUESTIONS
        from protowiz.rules.judgement import Judgement

        checked = self.checked
        if checked is None:
            return
        for finding in self._gravest_first(step) if step else self.shown:
            mark = texts.SEVERITY_MARKS[str(finding.rule.severity)]
            place = place_of(finding.path)
            place = place.partition(" › ")[2] if step else place
            place = f"{place}: " if place else ""
            line = f"{mark} {finding.rule.id} {place}{finding.message}"
            yield line, partial(self._do, finding)
        for question in checked.open_questions:
            if step in ("", question.step):
                line = f"{texts.QUESTION_MARK} {question.id} {question.ask}"
                yield line, partial(self._answer, question)
        for finding, waiver in checked.waived:
            if step in ("", finding.step):
                line = f"{texts.WAIVED_MARK} {finding.rule.id} {finding.message} ({waiver.reason})"
                yield line, partial(self._unwaive, waiver)
        for answered in Judgement(self.session.raw).answers:
            for question in QUESTIONS:
                if question.id == answered.question and step in ("", question.step):
                    line = f"[{answered.answer}] {question.id} {question.ask} {answered.note}"
                    yield line, partial(self._answer, question)

    def _gravest_first(self, step: str) -> list[Finding]:
        order = list(texts.SEVERITY_MARKS)
        return sorted(self.of_step(step), key=lambda it: order.index(str(it.rule.severity)))

    async def _do(self, finding: Finding) -> Path | None:
        rule = finding.rule
        actions = [
            (GO, texts.FINDING_GO),
            (EXPLAIN, texts.FINDING_EXPLAIN),
            (WAIVE, texts.FINDING_WAIVE),
        ]
        window = Choose(f"{rule.id} {rule.name}", actions, text=finding.message)
        match await self.screen.app.push_screen_wait(window):
            case "ga":
                return finding.path
            case "uitleg":
                text = "\n\n".join(explained(rule))
                self.screen.app.push_screen(Reader(texts.RULE_TITLE, lambda width: text))
            case "opzij":
                await self._waive(finding)
        return None

    async def _waive(self, finding: Finding) -> None:
        window = Prompt(texts.WAIVE_REASON, text=finding.message)
        reason = await self.screen.app.push_screen_wait(window)
        if reason is None:
            return
        if not reason.strip():
            self.screen.notify(texts.WAIVE_NEEDS_REASON, severity="warning")
            return
        row = {"regel": finding.rule.id, "stap": finding.step, "woorden": finding.words}
        self._keep("aanvaard", row, {**row, "reden": reason.strip()})
        self.screen.notify(texts.WAIVED)

    async def _unwaive(self, waiver: Waiver) -> None:
        if await self.screen.app.push_screen_wait(Confirm(texts.UNWAIVE_ASK)):
            row = {"regel": waiver.rule, "stap": waiver.step, "woorden": waiver.words}
            self._keep("aanvaard", row, None)

    async def _answer(self, question: Question) -> None:
        choices = [("ja", texts.YES), ("nee", texts.NO), ("nvt", texts.NOT_APPLICABLE)]
        window = Choose(
            f"{question.id} {question.name}", choices, text=f"{question.ask} {question.why}"
        )
        answer = await self.screen.app.push_screen_wait(window)
        if answer is None:
            return
        asked = Prompt(texts.QUESTION_NOTE, text=question.ask)
        note = (await self.screen.app.push_screen_wait(asked) or "").strip()
        row = {"vraag": question.id}
        self._keep("antwoorden", row, row | {"antwoord": answer} | ({"nota": note} if note else {}))

    def _keep(self, name: str, key: dict[str, str], row: dict[str, str] | None) -> None:
        """Put a row in the place of the one with the same key; None only takes that one out."""
        there = self.session.get((REVIEW_KEY, name))
        rows = [
            old
            for old in (there if isinstance(there, list) else [])
            if not (isinstance(old, dict) and all(old.get(at) == it for at, it in key.items()))
        ]
        rows += [row] if row is not None else []
        self.session.set((REVIEW_KEY, name), rows or None)
