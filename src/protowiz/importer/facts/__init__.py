"""What is recognised in the parts of a source, one module a part of the protocol.

Each finder gives the answers of its step. What it is not sure of stays out or is told as doubtful.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Field, field_of
from protowiz.draft.session import STEP_OF
from protowiz.importer.facts.advices import find_advices
from protowiz.importer.facts.articles import (
    find_contacts,
    find_court,
    find_force,
    find_frequency,
    find_heading,
    find_publications,
)
from protowiz.importer.facts.data import find_data
from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.parties import find_parties
from protowiz.importer.facts.preamble import find_preamble
from protowiz.importer.facts.signing import find_annexes, find_signing
from protowiz.importer.facts.whole import Whole
from protowiz.importer.report import Outcome
from protowiz.importer.source import Piece

__all__ = ["Whole", "recognise"]

Finder = Callable[[Sequence[Piece], Whole], dict[str, Any]]
_FINDERS: dict[str, Finder] = {
    "aanhef": find_preamble,
    "partijen": find_parties,
    "adviezen": find_advices,
    "gegevens": find_data,
    "periodiciteit": find_frequency,
    "meldingen": find_contacts,
    "transparantie": find_publications,
    "recht": find_court,
    "inwerkingtreding": find_force,
    "ondertekening": find_signing,
    "bijlagen": find_annexes,
}


def recognise(step: str, whole: Whole) -> dict[str, Any]:
    """The answers of a step that its pieces hold, each told in the report.

    The steps are asked for in the order of the draft: a later one knows what was found earlier.
    """
    pieces = whole.parts.pieces[step]
    answers: dict[str, Any] = {}
    if step in whole.parts.articles:
        answers |= find_heading(step, whole.parts.articles[step])
    if step in _FINDERS:
        answers |= _FINDERS[step](pieces, whole)
    whole.found[step] = answers
    for name, value in answers.items():
        field = field_of(STEP_OF[step], name)
        for told, inner in _told(field, value):
            what = f"{field.ask.label}: {told}"
            place = _place_of(inner, pieces)
            line, page = (place.line, place.page) if place else (None, None)
            whole.report.add(Outcome.RECOGNISED, what, step, line, page)
    return answers


def _told(field: Field, value: Any) -> Iterator[tuple[str, Any]]:
    """An answer as the report tells it, a list row by row."""
    if field.group is not None and isinstance(value, list):
        for number, row in enumerate(value, 1):
            yield f"{number}. {field.group.summary(Answers(row, field.group))}", row
    elif isinstance(value, list):
        yield ", ".join(map(str, value)), value
    elif isinstance(value, bool):
        yield "ja" if value else "nee", value
    else:
        yield value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value), value


def _place_of(value: Any, pieces: Sequence[Piece]) -> Piece | None:
    """The piece in which an answer stands, or the first."""
    for single in _singles(value):
        if isinstance(single, date):
            found = [piece for piece in pieces if find_date(piece.text) == single]
        else:
            words = " ".join(str(single).split())[:60]
            found = [piece for piece in pieces if words in piece.text]
        if found:
            return found[0]
    return pieces[0] if pieces else None


def _singles(value: Any) -> Iterator[Any]:
    """The texts and dates in an answer."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "id":
                yield from _singles(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _singles(inner)
    elif isinstance(value, date) or (isinstance(value, str) and len(value) > 3):
        yield value
