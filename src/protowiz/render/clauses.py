"""A house clause with the answers of the draft in the places of its placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from protowiz.document.markdown_reader import LABEL
from protowiz.document.tree import Block
from protowiz.draft.ask import Field
from protowiz.draft.placeholders import (
    BODY,
    PLACEHOLDER,
    ROLES,
    is_item,
    names_in,
    row_fields,
    row_list,
    single_fields,
    units,
)
from protowiz.draft.step import Step
from protowiz.render.environment import Templates
from protowiz.render.filling import TOKEN, Filling, token
from protowiz.render.naming import Naming, capitalise
from protowiz.render.view import Missing, View

Row = Mapping[str, Any]
"""What a row can have, by the names of its fields."""
_NEVER_UNSAID = {"strekking": "gunstig"}
"""Answers that a clause may leave out only when they are as usual."""


class HouseClause:
    """Fills one clause of a step; `rows` are those of the list that a clause repeats."""

    def __init__(
        self,
        step: type[Step],
        view: View,
        rows: Sequence[Row],
        naming: Naming,
        templates: Templates,
    ) -> None:
        self._step = step
        self._view = view
        self._rows_of_step = rows
        self._naming = naming
        self._templates = templates
        self._values: list[Any] = []

    @property
    def _list(self) -> Field:
        found = row_list(self._step)
        assert found is not None
        return found

    def blocks(self, text: str, body: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks of the clause; `body` comes in the place of the placeholder for it."""
        before, placeholder, after = TOKEN.sub("", text).partition(f"{{{BODY}}}")
        return (*self._filled(before), *(body if placeholder else ()), *self._filled(after))

    def _filled(self, text: str) -> tuple[Block, ...]:
        if not text.strip():
            return ()
        source = "".join(self._repeated(list(units(text))))
        read = self._templates.read
        return Filling(self._values, read).blocks(read(source))

    def _repeated(self, pieces: list[str]) -> Iterator[str]:
        """The units with their placeholders filled; each run that holds rows once for each row."""
        known = row_fields(self._step)
        run: list[str] = []
        for piece in pieces:
            if names_in(piece) & known.keys():
                run.append(piece)
                continue
            yield from self._rows(run)
            run = []
            yield self._with_values(piece, {}, {})
        yield from self._rows(run)

    def _rows(self, run: list[str]) -> Iterator[str]:
        """A unit for every row: of those that use most of what the row has, the next in turn."""
        if not run:
            return
        known = row_fields(self._step)
        used = {unit: names_in(unit) & known.keys() for unit in run}
        turns: Counter[tuple[str, ...]] = Counter()
        for row in self._rows_of_step:
            fitting = [unit for unit in run if used[unit] <= row.keys()]
            most = max((len(used[unit]) for unit in fitting), default=0)
            best = tuple(unit for unit in fitting if len(used[unit]) == most)
            if best:
                unit = best[min(turns[best], len(best) - 1)]
                turns[best] += 1
                unsaid = "".join(
                    f" {self._token(Missing(known[name].ask.label, str(row[name])))}"
                    for name, usual in _NEVER_UNSAID.items()
                    if isinstance(row.get(name), str) and row[name] != usual
                    if name not in used[unit]
                )
                end = "\n" if is_item(unit) else "\n\n"
                yield self._with_values(unit.rstrip("\n") + unsaid + end, row, known)
            else:
                yield f"- {self._token(Missing(f'{self._list.ask.label}: geen huisclausule'))}\n"
        if not self._rows_of_step:
            yield f"- {self._token(Missing(self._list.ask.label))}\n"
        if run[-1].endswith("\n\n"):
            yield "\n"

    def _with_values(self, unit: str, row: Row, fields: dict[str, Field]) -> str:
        """A unit with a token, or the letter of a list item, for every placeholder."""
        known = single_fields(self._step) | fields

        def value(name: str, is_capital: bool) -> Any:
            if name in ROLES:
                found: Any = self._naming.of_role(ROLES[name])
            else:
                found = row[name] if name in fields else getattr(self._view, name)
                if known[name].ask.options is not None and not isinstance(found, Missing):
                    found = self._naming.of(found or None)
            if is_capital and hasattr(found, "capitalised"):
                return found.capitalised()
            return capitalise(found) if is_capital and type(found) is str else found

        def replace(match: Any) -> str:
            name = match[1].lower()
            if name not in known and name not in ROLES:
                return str(match[0])
            found = value(name, match[1][0].isupper())
            if isinstance(found, str) and LABEL.fullmatch(f"{found}."):
                return found
            return self._token(found)

        return PLACEHOLDER.sub(replace, unit)

    def _token(self, value: Any) -> str:
        self._values.append(value)
        return token(len(self._values) - 1)
