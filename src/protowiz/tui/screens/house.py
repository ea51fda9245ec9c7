"""The window of the house clauses: take over, read, switch on and off, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from protowiz.draft.clauses import (
    CLAUSE_STEPS,
    LETTER,
    Suggestion,
    heading_of,
    repetitions,
    replaced,
    suggestions,
    wording,
)
from protowiz.draft.session import STEP_OF
from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Choose, Confirm, Dialog, Reader, tell
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.house import Clause, HouseClauses

ROOM = 160
"""Characters of the text around what is asked about."""
Decisions = dict[tuple[str, str], bool]
"""What the user decided for all places with the same words and the same replacement."""


class HouseWindow(Dialog[None]):
    """The clauses of a folder, and what can be taken over from one draft."""

    BINDINGS = [
        Binding("o", "take", texts.KEYS["take"]),
        Binding("a", "take_all", texts.KEYS["take_all"]),
        Binding("space", "switch", texts.KEYS["switch"]),
        Binding("delete", "remove", texts.KEYS["remove"]),
    ]

    def __init__(self, clauses: HouseClauses, source: DraftFile | None) -> None:
        super().__init__()
        self.clauses = clauses
        self.source = source
        self._taking = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = texts.HOUSE_TITLE
            window.border_subtitle = f"{texts.HOUSE_KEYS}, {texts.CLOSE_HINT}"
            yield Static(texts.HOUSE_INTRO, markup=False, classes="window-text")
            yield OptionList(markup=False, id="house-list")
            yield Static(self._source_line(), markup=False)

    def on_mount(self) -> None:
        self._show()
        self.query_one(OptionList).focus()

    def _source_line(self) -> str:
        if self.source is None:
            return texts.HOUSE_FROM_NONE
        return texts.HOUSE_FROM.format(name=self.source_name)

    @property
    def source_name(self) -> str:
        return clean_line(self.source.path.stem) if self.source is not None else ""

    @property
    def _step(self) -> str:
        return CLAUSE_STEPS[self.query_one(OptionList).highlighted or 0]

    def _wording(self, step: str) -> str:
        return wording(self.source.session.raw, step) if self.source is not None else ""

    def _read(self) -> dict[str, Clause]:
        try:
            return self.clauses.read()
        except UserError as error:
            tell(self, error)
            return {}

    def _show(self) -> None:
        kept = self._read()
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        for step in CLAUSE_STEPS:
            clause = kept.get(step)
            title = STEP_OF[step].title
            if clause is not None:
                source = clean_line(clause.bron)
                title = texts.HOUSE_TAKEN_FROM.format(title=title, source=source)
            is_there = clause is not None and clause.bron == self.source_name
            can_take = texts.HOUSE_CAN_TAKE if self._wording(step) and not is_there else ""
            state = texts.HOUSE_STATES[clause.aan if clause is not None else None]
            options.add_option(Option(Content(f"{state} {title}{can_take}")))
        options.highlighted = at

    def action_switch(self) -> None:
        """Use a clause for new drafts, or no longer."""
        if self._step in self._read():
            self._change(partial(self.clauses.switch, self._step))

    @work
    async def action_remove(self) -> None:
        step = self._step
        if step not in self._read():
            return
        question = texts.HOUSE_REMOVE_ASK.format(title=STEP_OF[step].title)
        if await self.app.push_screen_wait(Confirm(question)):
            self._change(partial(self.clauses.remove, step))

    @on(OptionList.OptionSelected)
    def _read_clause(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        clause = self._read().get(self._step)
        text = clause.tekst if clause is not None else self._wording(self._step)
        if text:
            self.app.push_screen(Reader(STEP_OF[self._step].title, lambda width: text))

    @work(exclusive=True)
    async def action_take(self) -> None:
        """Take over the wording of one part."""
        if not self._wording(self._step):
            self.notify(texts.HOUSE_NO_WORDING.format(name=self.source_name), markup=False)
            return
        await self._take([self._step])

    @work(exclusive=True)
    async def action_take_all(self) -> None:
        """Take over every part of which the draft has its own wording."""
        steps = [step for step in CLAUSE_STEPS if self._wording(step)]
        if not steps:
            self.notify(texts.HOUSE_NOTHING.format(name=self.source_name), markup=False)
            return
        await self._take(steps)

    async def _take(self, steps: list[str]) -> None:
        kept = self._read()
        decisions: Decisions = {}
        count = 0
        for step in steps:
            if step in kept and not await self.app.push_screen_wait(
                Confirm(f"{STEP_OF[step].title}. {texts.HOUSE_REPLACE_ASK}")
            ):
                continue
            text = await self._decided(step, decisions)
            if text is None:
                self.notify(texts.HOUSE_STOPPED)
                break
            assert self.source is not None
            heading = heading_of(self.source.session.raw, step)
            clause = Clause(text, True, self.source_name, date.today(), heading)
            if not self._change(partial(self.clauses.put, step, clause)):
                return
            count += 1
        if count:
            self.notify(texts.HOUSE_KEPT.format(count=count))

    async def _decided(self, step: str, decisions: Decisions) -> str | None:
        """The text of a step after the user decided on every suggestion; None if he stopped."""
        assert self.source is not None
        text = self._wording(step)
        found = suggestions(self.source.session.raw, step, text)
        first = await self._gone_through(step, text, found, decisions)
        if first is None:
            return None
        return await self._gone_through(step, first, repetitions(step, first), decisions)

    async def _gone_through(
        self, step: str, text: str, found: Sequence[Suggestion], decisions: Decisions
    ) -> str | None:
        chosen = []
        for number, one in enumerate(found, 1):
            place = {"title": STEP_OF[step].title, "number": number, "total": len(found)}
            is_chosen = await self._ask(texts.HOUSE_STEP.format(**place), text, one, decisions)
            if is_chosen is None:
                return None
            if is_chosen:
                chosen.append(one)
        return replaced(text, chosen)

    async def _ask(
        self, title: str, text: str, one: Suggestion, decisions: Decisions
    ) -> bool | None:
        """Whether to carry out a suggestion; None to stop."""
        if one.instead == LETTER:
            return True  # the number of a recital is no wording
        known = (one.words.casefold(), one.instead.casefold())
        if known in decisions:
            return decisions[known]
        if not one.instead:
            act = texts.HOUSE_DROP.format(why=one.why)
        elif one.instead.startswith("["):
            act = texts.HOUSE_GAP.format(instead=one.instead)
        else:
            act = texts.HOUSE_REPLACE.format(instead=one.instead, why=one.why)
        choices = [((True, False), act), ((False, False), texts.HOUSE_KEEP)]
        if one.instead:
            words = " ".join(one.words.split()).strip("“”\"‘’'„")
            choices.insert(1, ((True, True), texts.HOUSE_REPLACE_ALL.format(words=words)))
            choices.append(((False, True), texts.HOUSE_KEEP_ALL.format(words=words)))
        before = text[max(one.start - ROOM, 0) : one.start]
        after = text[one.end : one.end + ROOM]
        context = texts.HOUSE_CONTEXT.format(
            before=before, words=one.words.strip(), after=after
        ).strip()
        chosen = await self.app.push_screen_wait(Choose(title, choices, text=context))
        if chosen is None:
            return None
        decision, everywhere = chosen
        if everywhere:
            decisions[known] = decision
        return decision

    def _change(self, act: Callable[[], None]) -> bool:
        """Change the file; whether that went well."""
        try:
            act()
        except UserError as error:
            tell(self, error)
            return False
        self._show()
        return True
