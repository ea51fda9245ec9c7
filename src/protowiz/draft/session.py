"""The draft under work: raw answers by path, with undo. `Session.raw` is the only truth."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from protowiz.draft.answers import Answers, Key, Path
from protowiz.draft.ask import Field, Group, field_of, fields_of
from protowiz.draft.reading import Reading, read
from protowiz.draft.steps import STEPS
from protowiz.draft.text import clean_line

SCHEMA_VERSION = 1
STEP_OF = {step.key: step for step in STEPS}


@dataclass(frozen=True)
class Change:
    """One change: what stood at a path before it; None stands for no value."""

    path: Path
    before: Any
    typed: bool


def empty_draft() -> dict[str, Any]:
    """The raw answers of a draft in which nothing has been answered."""
    return {"schema_versie": SCHEMA_VERSION, "soort": "protocol"}


class Session:
    """The answers of one draft, changed by path. Holds invalid answers like any other."""

    def __init__(self, raw: dict[str, Any] | None = None) -> None:
        self.raw: dict[str, Any] = raw if raw is not None else empty_draft()
        self.revision = 0
        """Grows with every change."""
        self._undo: list[Change] = []
        self._reading: Reading | None = None

    def get(self, path: Path) -> Any:
        """The answer at a path, or None."""
        return Answers(self.raw).at(*path)

    def set(self, path: Path, value: Any, typed: bool = False) -> bool:
        """Put an answer at a path, None to take it out; whether anything changed.

        `typed`: one key of many, which are undone together.
        """
        before = self.get(path)
        if before == value and type(before) is type(value):
            return False
        last = self._undo[-1] if self._undo else None
        if typed and last is not None and last.typed and last.path == path:
            self._undo.pop()
            changed, before = path, last.before
        else:
            changed = self._replaced(path)
            before = copy.deepcopy(self.get(changed))
        self._put(path, value)
        self._undo.append(Change(changed, before, typed))
        return True

    def undo(self) -> Path | None:
        """Take back the last change; the path that changed, or None where there is none."""
        if not self._undo:
            return None
        change = self._undo.pop()
        self._put(change.path, change.before)
        return change.path

    def read(self) -> Reading:
        """The typed steps and the problems of the draft as it is now."""
        if self._reading is None:
            self._reading = read(self.raw)
        return self._reading

    def answers(self, path: Path) -> Answers:
        """The answers of the group at a path, with the groups around it."""
        answers = Answers(self.raw)
        group: type[Group] | None = None
        value: Any = self.raw
        for position, key in enumerate(path):
            if position == 0:
                group = STEP_OF[str(key)]
            elif isinstance(key, str) and group is not None:
                group = field_of(group, key).group
            value = value.get(key) if isinstance(value, dict) else _item(value, key)
            if position == 0 or isinstance(key, int) or not isinstance(value, list):
                raw = value if isinstance(value, dict) else {}
                answers = Answers(raw, group, answers)
        return answers

    def row_name(self, path: Path) -> str:
        """How the row at a path is called: its number, and what tells it from its neighbours."""
        answers = self.answers(path)
        summary = clean_line(answers.model.summary(answers)) if answers.model is not None else ""
        return f"{int(path[-1]) + 1}. {summary or '…'}"

    def rows(self, path: Path) -> list[dict[str, Any]]:
        """The rows of a list of groups; a single table written by hand counts as one row."""
        value = self.get(path)
        if isinstance(value, dict):
            return [value]
        return list(value) if isinstance(value, list) else []

    def add_row(self, path: Path, group: type[Group]) -> int:
        """Add a row at the end of a list; its index."""
        rows = self.rows(path)
        self.set(path, [*rows, self._new_row(rows, group)])
        return len(rows)

    def copy_row(self, path: Path, index: int, group: type[Group]) -> int:
        """Put a copy of a row behind it; the index of the copy. What is unique starts anew."""
        rows = self.rows(path)
        twin = copy.deepcopy(rows[index])
        if isinstance(twin, dict):
            fresh = self._new_row(rows, group)
            for key in group.unique:
                twin.pop(key, None)
            twin |= {key: fresh[key] for key in group.unique if key in fresh}
        self.set(path, [*rows[: index + 1], twin, *rows[index + 1 :]])
        return index + 1

    def move_row(self, path: Path, index: int, by: int) -> int:
        """Move a row up (-1) or down (1); the new index."""
        rows = self.rows(path)
        target = index + by
        if not 0 <= target < len(rows):
            return index
        rows[index], rows[target] = rows[target], rows[index]
        self.set(path, rows)
        return target

    def remove_row(self, path: Path, index: int) -> None:
        """Take a row out of a list."""
        rows = self.rows(path)
        del rows[index]
        self.set(path, rows)

    def propose(self, path: Path, field: Field) -> int:
        """Add the rows that follow from earlier answers; how many there were."""
        if field.ask.propose is None:
            return 0
        proposed = field.ask.propose(self.answers(path[:-1]))
        if proposed:
            self.set(path, [*self.rows(path), *proposed])
        return len(proposed)

    def _new_row(self, rows: Sequence[Any], group: type[Group]) -> dict[str, Any]:
        return group.new_row([row for row in rows if isinstance(row, dict)], self.raw)

    def visit(self, step: str) -> None:
        """Put in the proposed rows of lists of a step that were never touched.

        That is no change of the user: there is nothing to undo. A step that prints a text of the
        user stays as it is: rows that nobody sees printed would only make that text look outdated.
        """
        if self.get((step, "tekst", "vorm")) == "eigen":
            return
        for field in fields_of(STEP_OF[step]):
            path = (step, field.name)
            answers = self.answers((step,))
            if not field.ask.propose_on_visit or field.ask.propose is None:
                continue
            if self.get(path) is None and field.shown(answers):
                rows = field.ask.propose(answers)
                if rows:
                    self._put(path, rows)

    def _replaced(self, path: Path) -> Path:
        """The path of what a new value at `path` replaces: more when something else stands there.

        A draft edited by hand may hold a text where a table belongs; undo must bring it back.
        """
        for depth in range(1, len(path)):
            there = self.get(path[:depth])
            fits = isinstance(there, list if isinstance(path[depth], int) else dict)
            if there is not None and not fits:
                return path[:depth]
        return path

    def _put(self, path: Path, value: Any) -> None:
        self.revision += 1
        self._reading = None
        here: Any = self.raw
        for key, following in pairwise(path):
            inner = here.get(key) if isinstance(here, dict) else _item(here, key)
            fitting = list if isinstance(following, int) else dict
            if not isinstance(inner, fitting):
                inner = fitting()
                if isinstance(here, list) and key == len(here):
                    here.append(inner)
                else:
                    here[key] = inner
            here = inner
        last = path[-1]
        if value is not None:
            here[last] = copy.deepcopy(value)
        elif isinstance(here, dict):
            here.pop(last, None)


def _item(value: Any, key: Key) -> Any:
    if isinstance(value, list) and isinstance(key, int) and -len(value) <= key < len(value):
        return value[key]
    return None
