"""TOML text to plain values, within bounds; loads no models, so that a list of drafts is quick."""

from __future__ import annotations

import re
from typing import Any

import tomli

from protowiz.errors import UserError

MAX_DEPTH = 60
"""Tables within tables; a draft has eight."""
MAX_BITS = 1024
"""Of a whole number: far more than TOML asks, and safe to write as text."""


def parse_toml(text: str, where: str) -> dict[str, Any]:
    """The values of any TOML text.

    Raises:
        UserError: the text is no TOML (the message names the line), or goes beyond the bounds.
    """
    try:
        parsed = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        end = f"regel {len(text.splitlines())}, het einde van het bestand,"
        place = f"regel {match[1]}, kolom {match[2]}" if match else end
        raise UserError(
            f"{where} is geen geldige TOML: {place} kan niet gelezen worden.",
            "Verbeter die plaats met een tekstverwerker (vaak ontbreekt een aanhalingsteken of een "
            "haakje). Het bestand is niet gewijzigd.",
        ) from error
    except ValueError as error:  # Python refuses to read decimal numbers of thousands of digits
        raise _too_large(where) from error
    except RecursionError as error:
        raise _too_deep(where) from error
    _check_bounds(parsed, where, 0)
    return parsed


def _check_bounds(value: Any, where: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise _too_deep(where)
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise _too_large(where)
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _check_bounds(inner, where, depth + 1)


def _too_deep(where: str) -> UserError:
    return UserError(
        f"{where} is te diep genest om een ontwerp te zijn.",
        "Kies een ander bestand. Het bestand is niet gewijzigd.",
    )


def _too_large(where: str) -> UserError:
    return UserError(
        f"{where} bevat een getal met te veel cijfers.",
        "Zet het tussen aanhalingstekens, of kort het in. Het bestand is niet gewijzigd.",
    )
