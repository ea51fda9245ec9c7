"""The house clauses of a working folder: kept in one file, put into new drafts."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from protowiz.draft.clauses import CLAUSE_STEPS, HEADING_FIELDS
from protowiz.draft.text import clean
from protowiz.errors import UserError
from protowiz.workspace.files import is_file, is_special, read_text, write_atomically
from protowiz.workspace.parsing import parse_toml

HEADER = (
    "# Huisclausules (protowiz). Wat tussen accolades staat, zoals {ontvanger}, komt uit de\n"
    "# velden van het ontwerp. Met aan = false blijft een clausule bewaard maar ongebruikt.\n\n"
)


@dataclass(frozen=True)
class Clause:
    """The wording of a house for one step."""

    tekst: str
    aan: bool = True
    """Whether new drafts begin with it."""
    bron: str = ""
    """The name of the draft it was taken from."""
    datum: date | None = None
    kop: Mapping[str, str] = field(default_factory=dict)
    """Number, sign and title of the article."""


class HouseClauses:
    """What stands in the file; every change is written at once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Clause]:
        """The clauses by step, in the order of the protocol.

        Raises:
            UserError: the file cannot be read, or holds something else than clauses.
        """
        if not is_file(self.path) and not is_special(self.path):
            return {}
        raw = parse_toml(read_text(self.path), str(self.path))
        unknown = [key for key in raw if key not in CLAUSE_STEPS or not _is_clause(raw[key])]
        if unknown:
            raise UserError(
                f"{self.path}: “{unknown[0]}” is geen huisclausule.",
                "Een huisclausule heeft de naam van een stap en bevat “tekst”. Verbeter of "
                "verwijder wat er staat.",
            )
        return {step: _clause(raw[step]) for step in CLAUSE_STEPS if step in raw}

    def put(self, step: str, clause: Clause) -> None:
        """Keep a clause, in the place of the one there was."""
        self._write({**self.read(), step: clause})

    def switch(self, step: str) -> None:
        """Use a clause for new drafts, or no longer."""
        clauses = self.read()
        clauses[step] = replace(clauses[step], aan=not clauses[step].aan)
        self._write(clauses)

    def remove(self, step: str) -> None:
        """Keep a clause no longer. Drafts that were begun with it keep their text."""
        self._write({key: clause for key, clause in self.read().items() if key != step})

    def begin(self, raw: dict[str, Any]) -> dict[str, Any]:
        """A new draft with the clauses that are switched on."""
        begun = copy.deepcopy(raw)
        for step, clause in self.read().items():
            if clause.aan:
                begun[step] = answers_of(clause)
        return begun

    def _write(self, clauses: Mapping[str, Clause]) -> None:
        tables = {}
        for step in CLAUSE_STEPS:
            if step in clauses:
                table = asdict(clauses[step])
                tables[step] = {key: value for key, value in table.items() if value is not None}
        text = tomli_w.dumps(tables, multiline_strings=True)
        write_atomically(self.path, (HEADER + text).encode())


def answers_of(clause: Clause) -> dict[str, Any]:
    """The answers by which a step prints a clause."""
    return {**clause.kop, "tekst": {"vorm": "huis", "huis": clause.tekst}}


def _is_clause(table: Any) -> bool:
    return isinstance(table, Mapping) and isinstance(table.get("tekst"), str)


def _clause(table: Mapping[str, Any]) -> Clause:
    day, heading = table.get("datum"), table.get("kop")
    return Clause(
        tekst=clean(table["tekst"]),
        aan=table.get("aan") is not False,
        bron=str(table.get("bron", "")),
        datum=day if isinstance(day, date) else None,
        kop={
            key: str(value)
            for key, value in (heading.items() if isinstance(heading, Mapping) else ())
            if key in HEADING_FIELDS
        },
    )
