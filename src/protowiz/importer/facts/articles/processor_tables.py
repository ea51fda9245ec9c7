"""The processors that a table lists, one a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.actors import actors_in, only, receivers
from protowiz.importer.facts.clauses import Clause, bare, table_rows
from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole

_COLUMNS = (
    ("partij", r"(?:verwerker )?(?:van|voor)\b|partij|opdrachtgever|\w{0,30}verantwoordelijke"),
    ("datum_overeenkomst", r"\w{0,20}overeenkomst|datum|contract"),
    ("kbo", r"kbo|ondernemingsnummer"),
    ("adres", r"adres|(?:maatschappelijke )?zetel|vestiging"),
    ("taak", r"taak|taken|opdracht|dienst|waarvoor|activiteit|verwerking\b|wat\b"),
    (
        "naam",
        r"(?:naam (?:van de )?)?(?:sub)?verwerkers?\b|naam|firma|onderneming|bedrijf"
        r"|leverancier|onderaannemer|wie\b",
    ),
)
_NAMED = re.compile(
    r"\b(?:sub)?verwerkers?\b|\bonderaannemers?\b|\b(?:doe(?:t|n)|gedaan)\b[^.]{0,30}\bberoep\b",
    re.I,
)
_LONGEST_LEAD = 200


def processors_in_tables(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The rows of the tables with a column for processors, or under words that announce them."""
    found: list[dict[str, Any]] = []
    for table, lead in tables_of_processors(clauses):
        owner = only(actors_in(lead, whole)) or only(receivers(whole))
        found += (({"partij": owner} if owner else {}) | row for row in _rows(table, whole))
    return found


def tables_of_processors(clauses: Sequence[Clause]) -> list[tuple[Table, str]]:
    """The tables that list processors, each with the words above it."""
    found: list[tuple[Table, str]] = []
    above, seen = "", None
    for clause in clauses:
        block = clause.piece.block
        if not isinstance(block, Table):
            above = clause.text
        elif block is not seen:
            seen = block
            lead = f"{clause.title} {above}" if above != clause.title else above
            lead = lead if len(above) < _LONGEST_LEAD else clause.title
            if _lists_processors(block, lead):
                found.append((block, lead))
    return found


def _lists_processors(table: Table, lead: str) -> bool:
    head, _ = _head_and_body(table)
    names = [_column(cell) for cell in head]
    says_so = any(_NAMED.search(cell) for cell in head) or _NAMED.search(lead)
    return "naam" in names and len(head) > 1 and bool(says_so)


def _head_and_body(table: Table) -> tuple[list[str], list[list[str]]]:
    head, body = table_rows(table)
    return (head, body) if any(head) or not body else (body[0], body[1:])


def _rows(table: Table, whole: Whole) -> Iterator[dict[str, Any]]:
    head, body = _head_and_body(table)
    names = [_column(cell) for cell in head]
    for cells in body:
        row: dict[str, Any] = {}
        for name, cell in zip(names, cells, strict=False):
            if value := _value(name, cell, whole):
                row.setdefault(str(name), value)
        if "naam" in row:
            yield row


def _column(text: str) -> str | None:
    return next(
        (name for name, words in _COLUMNS if re.match(rf"\W*(?:{words})", text, re.I)), None
    )


def _value(name: str | None, cell: str, whole: Whole) -> Any:
    if name == "partij":
        return only(actors_in(cell, whole))
    if name == "datum_overeenkomst":
        return find_date(cell)
    return bare(cell) if name else None
