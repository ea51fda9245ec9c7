"""What is recognised in the parts of a source, one module a part of the protocol.

Each gives the answers of its step. What it is not sure of stays out or is told as doubtful.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from protowiz.draft.ask import field_of
from protowiz.draft.session import STEP_OF
from protowiz.importer.facts.advices import find_advices
from protowiz.importer.facts.articles import (
    find_annexes,
    find_contacts,
    find_court,
    find_force,
    find_frequency,
    find_heading,
    find_publications,
    find_signing,
)
from protowiz.importer.facts.data import find_data
from protowiz.importer.facts.parties import find_parties, names_of
from protowiz.importer.facts.preamble import find_preamble
from protowiz.importer.parts import Parts
from protowiz.importer.report import Outcome, Report

__all__ = ["recognise"]


def recognise(step: str, parts: Parts, report: Report) -> dict[str, Any]:
    """The answers of a step that its pieces hold, each told in the report."""
    pieces = parts.pieces[step]
    answers: dict[str, Any] = {}
    if step in parts.articles:
        answers |= find_heading(step, parts.articles[step])
    match step:
        case "aanhef":
            answers |= find_preamble(pieces)
        case "partijen":
            answers |= find_parties(pieces, parts.pieces["aanhef"], report)
        case "adviezen":
            answers |= find_advices(pieces, parts, report)
        case "gegevens":
            answers |= find_data(pieces, report)
        case "periodiciteit":
            answers |= find_frequency(pieces)
        case "meldingen":
            answers |= find_contacts(pieces, names_of(parts))
        case "transparantie":
            answers |= find_publications(pieces, names_of(parts))
        case "inwerkingtreding":
            answers |= find_force(pieces)
        case "bijlagen":
            answers |= find_annexes(pieces)
        case "recht":
            answers |= find_court(pieces)
        case "ondertekening":
            answers |= find_signing(pieces)
    first = pieces[0] if pieces else None
    line, page = (first.line, first.page) if first else (None, None)
    for name, value in answers.items():
        what = f"{field_of(STEP_OF[step], name).ask.label}: {_told(value)}"
        report.add(Outcome.RECOGNISED, what, step, line, page)
    return answers


def _told(value: Any) -> str:
    """An answer as the report tells it."""
    if isinstance(value, list):
        return f"{len(value)}"
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
