"""A group from its answers, by pydantic's validator. It is loaded when a draft is first checked.

The validator gets its schema from the annotations of the groups without pydantic's model classes:
making fifty of those takes 9 MiB and as long as the rest of a check.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic_core import CoreSchema, SchemaValidator

from protowiz.draft.ask import Group, fields_of, hints_of
from protowiz.draft.kinds import Check

Checked = TypeVar("Checked", bound=Group)
_FIELDS: dict[str, Any] = {}


def build(group: type[Checked], answers: Mapping[str, Any]) -> Checked:
    """A group from its answers.

    Raises:
        pydantic_core.ValidationError: an answer is not of the kind of its field.
    """
    return cast(Checked, validator_of(cast(Any, group)).validate_python(answers))


@cache
def validator_of(annotation: Any) -> SchemaValidator:
    """What checks a value against an annotation: a group, or a kind of answer."""
    return SchemaValidator(schema_of(annotation))


def schema_of(annotation: Any) -> CoreSchema:
    """The schema of an annotation, with a definition of every group in it."""
    groups: dict[str, Any] = {}
    schema = _schema(annotation, groups)
    return {"type": "definitions", "schema": schema, "definitions": list(groups.values())}


def answered(group: Group) -> set[str]:
    """The names of the fields that were given, not left at their default."""
    return cast(set[str], getattr(group, "__pydantic_fields_set__", set()))


def _schema(annotation: Any, groups: dict[str, Any]) -> Any:
    """The schema of an annotation; the groups that it refers to go into `groups`."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _checked(_schema(parts[0], groups), parts[1:])
    if origin in (Union, types.UnionType):
        (inner,) = (part for part in parts if part is not type(None))
        return {"type": "nullable", "schema": _schema(inner, groups)}
    if origin is Literal:
        return {"type": "literal", "expected": list(parts)}
    if origin is list:
        return {"type": "list", "items_schema": _schema(parts[0], groups)}
    if issubclass(annotation, Group):
        if annotation.__name__ not in groups:
            groups[annotation.__name__] = None
            groups[annotation.__name__] = _group(annotation, groups)
        return {"type": "definition-ref", "schema_ref": annotation.__name__}
    return {"type": {str: "str", bool: "bool", date: "date"}[annotation]}


def _checked(schema: Any, metadata: tuple[Any, ...]) -> Any:
    for check in metadata:
        if isinstance(check, Check):
            kind = "function-before" if check.is_first else "function-after"
            function = {"type": "no-info", "function": check.check}
            schema = {"type": kind, "function": function, "schema": schema}
    return schema


def _field(schema: Any, default: Any) -> Any:
    """The schema of a field; fields that are checked alike share it."""
    inner = {"type": "default", "schema": schema, "default": default, "copy_default": True}
    field = {"type": "model-field", "schema": inner}
    return _FIELDS.setdefault(repr(field), field)


def _group(group: type[Group], groups: dict[str, Any]) -> Any:
    hints = hints_of(group)
    fields = {
        field.name: _field(_schema(hints[field.name], groups), field.default)
        for field in fields_of(group)
    }
    inner = {"type": "model-fields", "fields": fields, "extra_behavior": "forbid"}
    return {"type": "model", "cls": group, "schema": inner, "ref": group.__name__}
