"""The JSON Schema of a draft, for editors that check and complete TOML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from protowiz.draft.ask import Group, fields_of
from protowiz.draft.models import model_of
from protowiz.draft.reading import IMPORT_KEY, REVIEW_KEY
from protowiz.draft.session import SCHEMA_VERSION
from protowiz.draft.steps import STEPS


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the TOML file, with labels and help as descriptions."""
    where, schema = models_json_schema([(model_of(step), "validation") for step in STEPS])
    definitions = schema["$defs"]
    for group in (group for step in STEPS for group in _groups(step)):
        described = definitions[group.__name__]
        described["description"] = (group.__doc__ or "").split("\n")[0]
        for field in fields_of(group):
            target = described["properties"][field.name]
            target["title"] = field.ask.label
            if field.ask.help:
                target["description"] = field.ask.help
            if field.ask.example:
                target["examples"] = [field.ask.example]
    head = {
        "schema_versie": {"const": SCHEMA_VERSION, "description": "Versie van dit schema."},
        "soort": {"enum": ["protocol"], "description": "Soort document."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ontwerp van een protocol (protowiz)",
        "type": "object",
        "additionalProperties": False,
        "properties": head
        | {step.key: where[model_of(step), "validation"] | {"title": step.title} for step in STEPS}
        | {
            REVIEW_KEY: {"type": "object", "description": "Wat over de regels beslist is."},
            IMPORT_KEY: {"type": "object", "description": "Wat de invoer nog te melden heeft."},
        },
        "$defs": definitions,
        "required": ["schema_versie"],
    }


def _groups(model: type[Group]) -> Iterator[type[Group]]:
    yield model
    for field in fields_of(model):
        if field.group is not None:
            yield from _groups(field.group)
