"""The processors that a table lists, one a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.actors import actors_in, only
from protowiz.importer.facts.clauses import Clause, bare, table_rows
from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole

_COLUMNS = (
    ("partij", r"(?:verwerker )?(?:van|voor)\b|partij|opdrachtgever|\w{0,30}verantwoordelijke"),
    ("datum_overeenkomst", r"\w{0,20}overeenkomst|datum"),
    ("kbo", r"kbo|ondernemingsnummer"),
    ("adres", r"adres|(?:maatschappelijke )?zetel|vestiging"),
    ("taak", r"taak|taken|opdracht|dienst|waarvoor|activiteit|verwerking\b|wat\b"),
    ("naam", r"(?:naam (?:van de )?)?(?:sub)?verwerker\b|naam|firma|onderneming|wie\b"),
)
_NAMED = re.compile(r"\b(?:sub)?verwerkers?\b", re.I)


def processors_in_tables(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The rows of the tables with a column for processors."""
    found: list[dict[str, Any]] = []
    seen: list[Table] = []
    for clause in clauses:
        block = clause.piece.block
        if isinstance(block, Table) and all(block is not table for table in seen):
            seen.append(block)
            found += _rows(block, whole)
    return found


def _rows(table: Table, whole: Whole) -> Iterator[dict[str, Any]]:
    head, body = table_rows(table)
    if not any(head) and body:
        head, body = body[0], body[1:]
    names = [_column(cell) for cell in head]
    if "naam" not in names or len(head) < 2 or not any(_NAMED.search(cell) for cell in head):
        return
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
