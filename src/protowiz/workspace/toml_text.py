"""A draft as TOML text: readable, in document order, and the same bytes for the same answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import tomli_w

from protowiz.draft.ask import Group, Kind, fields_of
from protowiz.draft.reading import HEAD_KEYS
from protowiz.draft.session import SCHEMA_VERSION
from protowiz.draft.steps import STEPS
from protowiz.draft.text import clean
from protowiz.errors import UserError
from protowiz.workspace.comments import Comments, write_comments
from protowiz.workspace.parsing import parse_toml

HEADER = (
    "# Ontwerp van een protocol (protowiz). Dit bestand mag u ook met de hand bewerken;\n"
    "# `protowiz schema` geeft het schema voor uw tekstverwerker.\n\n"
)


def write_toml(raw: Mapping[str, Any], comments: Comments | None = None) -> str:
    """The text of a draft. Known keys come in document order, unknown ones after them."""
    raw = _cleaned(raw)
    ordered: dict[str, Any] = {key: raw[key] for key in HEAD_KEYS if key in raw}
    for step in STEPS:
        if step.key in raw:
            ordered[step.key] = _ordered(raw[step.key], step)
    ordered |= {key: value for key, value in raw.items() if key not in ordered}
    text = tomli_w.dumps(ordered, multiline_strings=True, indent=2)
    return HEADER + write_comments(text, comments or {}, raw)


def _ordered(value: Any, group: type[Group]) -> Any:
    if not isinstance(value, Mapping):
        return value
    ordered: dict[str, Any] = {}
    for field in fields_of(group):
        if field.name not in value:
            continue
        inner = value[field.name]
        if field.group is not None and field.kind is Kind.GROUP:
            inner = _ordered(inner, field.group)
        elif field.group is not None and isinstance(inner, list):
            inner = [_ordered(row, field.group) for row in inner]
        ordered[field.name] = inner
    return ordered | {key: inner for key, inner in value.items() if key not in ordered}


def read_toml(text: str, where: str) -> dict[str, Any]:
    """The raw answers of a draft.

    Raises:
        UserError: the text is no TOML, or no draft, or of another protowiz.
    """
    raw: dict[str, Any] = _cleaned(parse_toml(text, where))
    version = raw.get("schema_versie")
    known = {step.key for step in STEPS} & raw.keys()
    if not isinstance(version, int) and not known:
        raise UserError(
            f"{where} is geen ontwerp van protowiz: er staat geen schema_versie in en geen "
            "enkele bekende stap.",
            "Kies een ander bestand, of begin met `protowiz new`.",
        )
    if version is None:
        raw["schema_versie"] = SCHEMA_VERSION
    elif not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UserError(
            f"{where} is geen ontwerp dat deze protowiz kent: {_line_of_version(text)}staat geen "
            "bruikbare schema_versie.",
            f"Zet daar schema_versie = {SCHEMA_VERSION}. Het bestand is niet gewijzigd.",
        )
    elif version > SCHEMA_VERSION:
        raise UserError(
            f"{where} is gemaakt met een nieuwere protowiz (schema {version}; deze kent "
            f"{SCHEMA_VERSION}): {_line_of_version(text)}staat schema_versie.",
            "Werk protowiz bij. Het bestand is niet gewijzigd.",
        )
    raw.setdefault("soort", "protocol")
    return raw


def _line_of_version(text: str) -> str:
    """Where the version stands, as the begin of a clause; without a line where it is not found."""
    match = re.search(r"^[ \t]*([\"']?)schema_versie\1[ \t]*=", text, re.MULTILINE)
    return f"op regel {text[: match.start()].count(chr(10)) + 1} " if match else "er "


def _cleaned(value: Any) -> Any:
    """A value as the draft keeps it: strings cleaned, None (no answer) left out, nothing lost."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value if item is not None]
    if not isinstance(value, Mapping):
        return value
    cleaned: dict[str, Any] = {}
    for key, inner in value.items():
        name = clean(key)
        while name in cleaned:  # two keys that differ in control characters only
            name += "_"
        if inner is not None:
            cleaned[name] = _cleaned(inner)
    return cleaned
