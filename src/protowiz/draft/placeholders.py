"""Placeholders in a house clause, such as `{ontvanger}` or `{arrondissement}`.

A name is that of a role, of a field of the step, or of a field in the rows of the step. What holds
a field of rows is a unit (a list item or a paragraph) that is printed once for each row. With a
capital the value begins a sentence. Braces around any other word are plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.ask import Field, Kind, field_of, fields_of
from protowiz.draft.step import Step

PLACEHOLDER = re.compile(r"\{([A-Za-z][a-z_]{1,40})\}")
ROLES = {"mededeler": "mededelend", "ontvanger": "ontvangend"}
"""The placeholders for the parties of a role."""
BODY = "inhoud"
"""What the standard text of article 3 prints after its introduction."""
STEPS_WITH_BODY = ("gegevens",)
_REPEATED = {"adviezen": "items", "meldingen": "contactpunten", "transparantie": "publicaties"}
_SINGLE = (Kind.LINE, Kind.TEXT, Kind.DATE, Kind.CHOICE)
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")


def single_fields(step: type[Step]) -> dict[str, Field]:
    """The fields of a step that a placeholder can name."""
    return {field.name: field for field in fields_of(step) if field.kind in _SINGLE}


def row_list(step: type[Step]) -> Field | None:
    """The list of a step of which a clause prints each row."""
    return field_of(step, _REPEATED[step.key]) if step.key in _REPEATED else None


def row_fields(step: type[Step]) -> dict[str, Field]:
    """The fields of those rows that a placeholder can name."""
    rows = row_list(step)
    if rows is None or rows.group is None:
        return {}
    taken = single_fields(step)
    return {
        field.name: field
        for field in fields_of(rows.group)
        if field.kind in _SINGLE and field.name not in taken
    }


def names_in(text: str) -> set[str]:
    """The names between braces in a text, in lower case."""
    return {match[1].lower() for match in PLACEHOLDER.finditer(text)}


def is_item(unit: str) -> bool:
    """Whether a unit is an item of a list or a row of a table: the next follows on its heels."""
    return bool(_ITEM.match(unit)) or unit.lstrip().startswith("|")


def units(text: str) -> Iterator[str]:
    """A Markdown text in pieces that together are the text: items of lists, paragraphs, rows."""
    unit: list[str] = []
    is_between = False
    for line in text.splitlines(keepends=True):
        if unit and line.strip() and (is_item(line) or is_between):
            yield "".join(unit)
            unit = []
        unit.append(line)
        is_between = not line.strip()
    if unit:
        yield "".join(unit)
