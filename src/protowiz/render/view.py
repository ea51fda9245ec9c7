"""The answers as a template sees them: typed, without what is hidden, with gaps marked."""

from __future__ import annotations

from datetime import date
from typing import Any

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Field, Group, Kind, field_of
from protowiz.draft.kinds import to_text
from protowiz.draft.models import answered
from protowiz.draft.text import write_date


class Rich(str):
    """Markdown of the user."""

    __slots__ = ()


class Phrase(str):
    """Markdown of the user on one line, within a sentence or as an item of a list."""

    __slots__ = ()


class Missing:
    """An answer that is needed and not there: a gap in the text, false in a condition.

    One that was given but refused is a gap too, and true: a template must not pass over it.
    """

    def __init__(self, label: str, refused: str = "") -> None:
        self.label = f"{label} (nu: {refused})" if refused else label
        self._refused = refused

    def __bool__(self) -> bool:
        return bool(self._refused)

    def __str__(self) -> str:
        """A gap is no text: who makes it one by accident would print a lie."""
        raise TypeError(f"“{self.label}” is nog niet ingevuld en kan geen deel van een tekst zijn")


class View:
    """One group of answers; `view.name` is the value of a field.

    A required answer that is missing is `Missing`, another that is missing its fallback or None.
    """

    def __init__(self, model: Group, answers: Answers) -> None:
        self._model = model
        self._answers = answers
        self._answered = answered(model)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            field = field_of(type(self._model), name)
        except KeyError:
            raise AttributeError(name) from None
        value = self.__dict__[name] = self._value(field)  # worked out once
        return value

    def asks(self, name: str) -> bool:
        """Whether a field applies, given the other answers of the group."""
        return field_of(type(self._model), name).shown(self._answers)

    def _value(self, field: Field) -> Any:
        if not field.shown(self._answers):
            return None
        value = getattr(self._model, field.name)
        raw = self._answers.raw.get(field.name)
        if field.group is not None:
            return self._views(field, field.group, value, raw)
        if field.name not in self._answered:
            return self._instead(field, value, raw)
        if field.kind is Kind.LINES:
            return tuple(Phrase(line) for line in value)
        if isinstance(value, str) and field.kind is Kind.TEXT:
            return Rich(value)
        if isinstance(value, str) and field.ask.write is not None:
            return field.ask.write(value)
        return value

    def _views(self, field: Field, group: type[Group], value: Any, raw: Any) -> Any:
        """A group as a view of its own, or the rows as one each."""
        if field.kind is Kind.GROUP:
            inner = raw if isinstance(raw, dict) else {}
            model = value if value is not None else group()
            return View(model, Answers(inner, group, self._answers))
        rows = raw if isinstance(raw, list) else []
        return tuple(
            View(row, Answers(rows[index], group, self._answers))
            for index, row in enumerate(value)
            if isinstance(rows[index], dict)
        )

    def _instead(self, field: Field, default: Any, raw: Any) -> Any:
        """What stands for an answer that is not there, or was refused."""
        if refused := to_text(field.kind, raw).strip():
            return Missing(field.ask.label, refused)
        if default is None and field.ask.fallback is not None:
            default = field.ask.fallback(self._answers) or Missing(field.ask.label)
        return Missing(field.ask.label) if default is None and field.ask.required else default


def printed(value: Any) -> str:
    """A plain value as the protocol prints it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return write_date(value)
    return str(value)
