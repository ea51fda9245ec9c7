"""What is recognised in the parts of a source, one module a part of the protocol.

Each finder gives the answers of its step. What it is not sure of stays out or is told as doubtful.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from textwrap import shorten
from typing import Any

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Field, field_of
from protowiz.draft.session import STEP_OF
from protowiz.importer.facts.articles.closing import find_force
from protowiz.importer.facts.articles.data import find_data
from protowiz.importer.facts.articles.disputes import find_law
from protowiz.importer.facts.articles.duties import find_contacts, find_sanction, find_transparency
from protowiz.importer.facts.articles.grounds import find_grounds
from protowiz.importer.facts.articles.numbers import find_extra, find_heading
from protowiz.importer.facts.articles.periodicity import find_periodicity
from protowiz.importer.facts.articles.quality import find_quality
from protowiz.importer.facts.articles.recipients import find_recipients
from protowiz.importer.facts.articles.security import find_security
from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.ending.annexes import find_annexes
from protowiz.importer.facts.ending.signing import find_signing
from protowiz.importer.facts.opening.parties import find_parties
from protowiz.importer.facts.opening.preamble import find_preamble
from protowiz.importer.facts.recitals.advices import find_advices
from protowiz.importer.facts.recitals.context import find_context
from protowiz.importer.facts.recitals.founding import find_bodies
from protowiz.importer.facts.recitals.wish import find_wish
from protowiz.importer.facts.whole import Whole
from protowiz.importer.report import Outcome
from protowiz.importer.source import Piece

__all__ = ["Whole", "recognise"]

NOT_READ = "protowiz kon deze tekst niet tot velden verwerken: vul ze zelf in, of laat ze leeg."
LONGEST = 160
"""Letters of what is told of one answer."""

Finder = Callable[[Sequence[Piece], Whole], dict[str, Any]]
_FINDERS: dict[str, Finder] = {
    "aanhef": find_preamble,
    "partijen": find_parties,
    "instanties": find_bodies,
    "context": find_context,
    "wens": find_wish,
    "adviezen": find_advices,
    "rechtvaardiging": find_grounds,
    "gegevens": find_data,
    "ontvangers": find_recipients,
    "periodiciteit": find_periodicity,
    "beveiliging": find_security,
    "kwaliteit": find_quality,
    "sanctie": find_sanction,
    "meldingen": find_contacts,
    "transparantie": find_transparency,
    "recht": find_law,
    "inwerkingtreding": find_force,
    "extra": find_extra,
    "ondertekening": find_signing,
    "bijlagen": find_annexes,
}


def recognise(step: str, whole: Whole) -> dict[str, Any]:
    """The answers of a step that its pieces hold, each told in the report.

    The steps are asked for in the order of the draft: a later one knows what was found earlier.
    """
    pieces = whole.parts.of_kind(step)
    answers: dict[str, Any] = {}
    answers |= find_heading(step, whole)
    if step in _FINDERS:
        try:
            answers |= _FINDERS[step](pieces, whole)
        except Exception:  # a fault of ours: the words are kept, only their fields stay empty
            whole.doubt(NOT_READ, step, pieces[0] if pieces else None)
    whole.found[step] = answers
    around = Answers(answers, STEP_OF[step], Answers(whole.found))
    for name, value in answers.items():
        field = field_of(STEP_OF[step], name)
        for told, inner in _told(field, value, around):
            what = shorten(f"{field.ask.label}: {told}"[: LONGEST * 2], LONGEST, placeholder=" …")
            place = _place_of(inner, pieces)
            line, page = (place.line, place.page) if place else (None, None)
            whole.report.add(Outcome.RECOGNISED, what, step, line, page)
    return answers


def _told(field: Field, value: Any, around: Answers) -> Iterator[tuple[str, Any]]:
    """An answer as the report tells it, a list row by row; `around`: the answers of its step."""
    if field.group is not None and isinstance(value, list):
        for number, row in enumerate(value, 1):
            yield f"{number}. {field.group.summary(Answers(row, field.group, around))}", row
    elif field.group is not None and isinstance(value, dict):
        inner = Answers(value, field.group, around)
        told = [
            text
            for name in value
            for text, _ in _told(field_of(field.group, name), value[name], inner)
        ]
        yield "; ".join(told), value
    elif isinstance(value, list):
        yield ", ".join(map(str, value)), value
    elif isinstance(value, bool):
        yield "ja" if value else "nee", value
    else:
        yield value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value), value


def _place_of(value: Any, pieces: Sequence[Piece]) -> Piece | None:
    """The piece in which an answer stands, or the first."""
    for single in _singles(value):
        words = "" if isinstance(single, date) else " ".join(str(single).split())[:60]
        for piece in pieces:
            if words in piece.text if words else find_date(piece.text) == single:
                return piece
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
