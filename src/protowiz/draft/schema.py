"""The JSON Schema of a draft, for editors that check and complete TOML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from protowiz.draft.ask import Group, fields_of
from protowiz.draft.session import SCHEMA_VERSION
from protowiz.draft.steps import Protocol


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the TOML file, with labels and help as descriptions."""
    schema = Protocol.model_json_schema()
    definitions = schema.get("$defs", {})
    for group in _groups(Protocol):
        described = schema if group is Protocol else definitions[group.__name__]
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
        **{key: value for key, value in schema.items() if key != "title"},
        "properties": {**head, **schema["properties"]},
        "required": ["schema_versie"],
    }


def _groups(model: type[Group]) -> Iterator[type[Group]]:
    yield model
    for field in fields_of(model):
        if field.group is not None:
            yield from _groups(field.group)
