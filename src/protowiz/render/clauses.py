"""A house clause with the answers of the draft in the places of its placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


class HouseClause:
    """Fills one clause of a step."""

    def __init__(self, step: type[Step], view: View, naming: Naming, templates: Templates) -> None:
        self._step = step
        self._view = view
        self._naming = naming
        self._templates = templates
        self._values: list[Any] = []

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
            yield self._with_values(piece, self._view, {})
        yield from self._rows(run)

    def _rows(self, run: list[str]) -> Iterator[str]:
        """A unit for every row: the one that uses most of what the row can have."""
        rows = row_list(self._step)
        if not run or rows is None:
            return
        known = row_fields(self._step)
        for row in getattr(self._view, rows.name) or ():
            fitting = [
                (len(used), unit)
                for unit in run
                for used in [names_in(unit) & known.keys()]
                if all(row.asks(name) for name in used)
            ]
            if fitting:
                best = max(fitting, key=lambda pair: pair[0])[1]
                end = "\n" if is_item(best) else "\n\n"
                yield self._with_values(best.rstrip("\n") + end, row, known)
            else:
                yield f"- {self._token(Missing(f'{rows.ask.label}: geen huisclausule'))}\n"
        if not getattr(self._view, rows.name):
            yield f"- {self._token(Missing(rows.ask.label))}\n"
        if run[-1].endswith("\n\n"):
            yield "\n"

    def _with_values(self, unit: str, view: View, fields: dict[str, Field]) -> str:
        """A unit with a token, or the letter of a list item, for every placeholder."""
        known = single_fields(self._step) | fields

        def value(name: str, is_capital: bool) -> Any:
            if name in ROLES:
                found: Any = self._naming.of_role(ROLES[name])
            else:
                field = known[name]
                owner = view if name in fields else self._view
                found = getattr(owner, name)
                if field.ask.options is not None and not isinstance(found, Missing):
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
