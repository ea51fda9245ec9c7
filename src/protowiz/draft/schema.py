"""The JSON Schema of a draft, for editors that check and complete TOML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import DefsRef, GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from protowiz.draft.ask import Group, fields_of
from protowiz.draft.models import schema_of
from protowiz.draft.reading import IMPORT_KEY, REVIEW_KEY
from protowiz.draft.session import SCHEMA_VERSION
from protowiz.draft.steps import STEPS


class _Generator(GenerateJsonSchema):
    """pydantic's JSON Schema of groups, which are no pydantic models."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        described = self.generate_inner(schema["schema"])
        return described | {"title": schema["cls"].__name__, "additionalProperties": False}


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the TOML file, with labels and help as descriptions."""
    mode: JsonSchemaMode = "validation"
    where, definitions = _Generator().generate_definitions(
        [(step.key, mode, schema_of(step)) for step in STEPS]
    )
    for group in (group for step in STEPS for group in _groups(step)):
        described = definitions[DefsRef(group.__name__)]
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
        | {step.key: where[step.key, "validation"] | {"title": step.title} for step in STEPS}
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
