"""The pydantic model of a group. It is made when a draft is first checked.

pydantic and the fifty models take as long as the whole interface; a form is on the screen before.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict

from protowiz.draft.ask import Group

Checked = TypeVar("Checked", bound=Group)


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_MODELS: dict[type[Group], type[BaseModel]] = {}


def model_of(group: type[Group]) -> type[BaseModel]:
    """The model with the fields of a group; what it builds is a group too."""
    if group not in _MODELS:
        parts = {"__module__": group.__module__, "__doc__": group.__doc__}
        made = types.new_class(group.__name__, (_Model, group), {}, lambda body: body.update(parts))
        _MODELS[group] = cast(type[BaseModel], made)
    return _MODELS[group]


def build(group: type[Checked], answers: Mapping[str, Any]) -> Checked:
    """A group from its answers.

    Raises:
        pydantic.ValidationError: an answer is not of the kind of its field.
    """
    return cast(Checked, model_of(group).model_validate(answers))


def answered(group: Group) -> set[str]:
    """The names of the fields that were given, not left at their default."""
    return group.model_fields_set if isinstance(group, BaseModel) else set()
