"""How a field of a step is asked: `Ask`, and the field list of a group.

A step is a class whose annotated fields carry an `Ask`. `fields_of` turns such a class into
`Field` records; the form, the checks, the TOML keys, the schema and the help pages all walk these
records, so nothing about a field is written down twice. `models` has pydantic check the answers.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from protowiz.draft.answers import Answers
from protowiz.draft.sources import Source


class Kind(Enum):
    """What sort of answer a field takes."""

    LINE = auto()
    """One line of plain text."""
    TEXT = auto()
    """Markdown of any length, newlines included."""
    LINES = auto()
    """A list of lines, one item a line."""
    DATE = auto()
    CHOICE = auto()
    YES_NO = auto()
    GROUP = auto()
    """A nested group of fields."""
    ROWS = auto()
    """A list of groups."""


@dataclass(frozen=True)
class Ask:
    """What the user is asked for one field, and everything that follows from it."""

    label: str
    help: str = ""
    example: str = ""
    source: Source | None = None
    required: bool = False
    """Without an answer the protocol is incomplete; never an obstacle to saving or moving on."""
    show_if: Callable[[Answers], bool] | None = None
    """Asked, checked and printed only when this holds; the answer is kept all the same."""
    fallback: Callable[[Answers], str] | None = None
    """What is printed when the field is left empty; shown as the placeholder."""
    options: Callable[[Answers], Sequence[tuple[str, str]]] | None = None
    """Choices that depend on the draft: (value, label)."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Longer labels for the values of a fixed choice."""
    propose: Callable[[Answers], list[dict[str, Any]]] | None = None
    """Rows that follow from earlier answers and are not there yet."""
    propose_on_visit: bool = False
    """Put the proposed rows in when the step is first opened and the list was never touched."""
    write: Callable[[str], str] | None = None
    """How the answer is printed, where that differs from how it was typed."""
    section: str = ""
    """A heading above this field on the form."""
    height: int = 5
    """Lines of a text field on the form."""
    last: bool = False
    """Stands at the end of the form (fields of a base class that come after the step's own)."""
    internal: bool = False
    """Belongs to the draft but is never asked."""


class RichText:
    """Marks a string as Markdown of the user."""


class Group:
    """A group of fields: a step, a row of a list, or a nested part of either.

    Every field has a default; `Ask.required` says what a complete protocol needs. So a group can
    always be built from what is valid, and rules and templates read typed values.
    """

    __slots__ = ("__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    """What pydantic notes on what it builds; the fields are in the `__dict__` of each group."""

    unique: ClassVar[tuple[str, ...]] = ()
    """What the copy of a row does not take over: it starts anew, as in a new row."""

    @classmethod
    def summary(cls, answers: Answers) -> str:
        """One line that tells this row from its neighbours."""
        texts = (answers[field.name] for field in fields_of(cls))
        return next((text for text in texts if isinstance(text, str) and text.strip()), "")

    @classmethod
    def new_row(cls, rows: Sequence[Mapping[str, Any]], draft: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that a new row of a draft starts with, beside the existing `rows`."""
        return {}

    def checks(self) -> Iterator[tuple[str, str]]:
        """What is wrong between the fields of this group: (field name, message)."""
        yield from ()


@dataclass(frozen=True)
class Field:
    """One field of a group as the forms and checks see it."""

    name: str
    ask: Ask
    kind: Kind
    default: Any
    choices: tuple[str, ...] = ()
    group: type[Group] | None = None

    def shown(self, answers: Answers) -> bool:
        """Whether the field applies, given the answers of its group."""
        if self.ask.show_if is None:
            return True
        return bool(self.ask.show_if(answers))

    def options(self, answers: Answers) -> list[tuple[str, str]]:
        """The choices as (value, label)."""
        if self.ask.options is not None:
            return list(self.ask.options(answers))
        return [(value, self.ask.labels.get(value, value)) for value in self.choices]


_FIELDS: dict[type[Group], dict[str, Field]] = {}


def fields_of(model: type[Group]) -> tuple[Field, ...]:
    """The fields of a group in the order in which they are asked, printed and saved."""
    return tuple(_fields_by_name(model).values())


def field_of(model: type[Group], name: str) -> Field:
    """One field by its name; KeyError where there is none."""
    return _fields_by_name(model)[name]


def hints_of(model: type[Group]) -> dict[str, Any]:
    """The annotation of every field of a group."""
    annotations: dict[str, Any] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Group):
            annotations |= inspect.get_annotations(base)
    return {name: hint for name, hint in annotations.items() if get_origin(hint) is Annotated}


def _fields_by_name(model: type[Group]) -> dict[str, Field]:
    known = _FIELDS.get(model)
    if known is None:
        hints = hints_of(model)
        found = [_field(name, hint, getattr(model, name)) for name, hint in hints.items()]
        found.sort(key=lambda field: field.ask.last)
        known = _FIELDS[model] = {field.name: field for field in found}
    return known


def _field(name: str, annotation: Any, default: Any) -> Field:
    metadata = annotation.__metadata__
    ask = next((item for item in metadata if isinstance(item, Ask)), None)
    if ask is None:
        raise TypeError(f"field {name} has no Ask")
    kind, choices, group = _kind(annotation, ())
    if ask.options is not None:
        kind = Kind.CHOICE
    return Field(name, ask, kind, default, choices, group)


def _kind(
    annotation: Any, metadata: Sequence[Any]
) -> tuple[Kind, tuple[str, ...], type[Group] | None]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        return _kind(inner, [*metadata, *extra])
    if origin in (Union, types.UnionType):
        (inner,) = (arg for arg in get_args(annotation) if arg is not type(None))
        return _kind(inner, metadata)
    if origin is Literal:
        return Kind.CHOICE, tuple(get_args(annotation)), None
    if origin is list:
        (inner,) = get_args(annotation)
        if isinstance(inner, type) and issubclass(inner, Group):
            return Kind.ROWS, (), inner
        return Kind.LINES, (), None
    if annotation is bool:
        return Kind.YES_NO, (), None
    if annotation is str:
        rich = any(isinstance(item, RichText) for item in metadata)
        return (Kind.TEXT if rich else Kind.LINE), (), None
    if isinstance(annotation, type) and issubclass(annotation, Group):
        return Kind.GROUP, (), annotation
    return Kind.DATE, (), None
