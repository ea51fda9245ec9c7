"""The findings of a check, file by file, and how they are written: text, JSON, SARIF, GitHub."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from protowiz import __version__
from protowiz.draft.places import place_of
from protowiz.draft.reading import read
from protowiz.errors import UserError
from protowiz.rules.catalogue import Finding, Question, Rule, Severity
from protowiz.rules.checker import CATALOGUE, check
from protowiz.workspace.draft_file import read_answers
from protowiz.workspace.files import read_text
from protowiz.workspace.statements import line_of

FEW = 40
"""So many drafts are checked in this process; of more, some in each of several."""
BEGINNING = 20
"""So many letters of the words concerned tell that a message quotes them."""
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
"""What SARIF calls them."""
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
"""What GitHub calls them."""


@dataclass(frozen=True)
class Row:
    """One finding in one file; all but the last are the keys of the JSON."""

    file: str
    line: int
    id: str
    name: str
    severity: str
    step: str
    path: str
    text: str
    message: str
    source: str
    place: str = ""
    """The step and the field as the wizard calls them; for a person only."""


@dataclass(frozen=True)
class Result:
    """What came of one file."""

    file: str
    rows: tuple[Row, ...] = ()
    open_questions: int = 0
    waived: int = 0
    failed: tuple[str, ...] = ()
    """The ids of the rules that could not be run."""
    trouble: str = ""
    """Why it could not be checked."""


def chosen(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The ids of the rules that count: those of `select`, or all, without those of `ignore`.

    Each is an id, a name, or the beginning of ids such as DOC or A3.

    Raises:
        UserError: something names no rule.
    """

    def ids(words: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for word in (word.strip() for one in words for word in one.split(",") if word.strip()):
            named = {it.id for it in CATALOGUE if _is_named(it, word)}
            if not named:
                raise _unknown(word)
            found |= named
        return found

    return frozenset((ids(select) or {it.id for it in CATALOGUE}) - ids(ignore))


def find_rule(word: str) -> Rule | Question:
    """The rule with an id or a name.

    Raises:
        UserError: there is none.
    """
    for it in CATALOGUE:
        if word.casefold() in (it.id.casefold(), it.name):
            return it
    raise _unknown(word)


def _is_named(it: Rule | Question, word: str) -> bool:
    upper = word.upper()
    return upper == it.id or it.name == word.casefold() or it.id.startswith(f"{upper}-")


def _unknown(word: str) -> UserError:
    import difflib

    known = [name for it in CATALOGUE for name in (it.id, it.name)]
    near = difflib.get_close_matches(word, known, 1, 0.5)
    advice = f"Bedoelt u {near[0]}? " if near else ""
    return UserError(f"Er is geen regel “{word}”.", f"{advice}`protowiz rules` toont ze allemaal.")


def check_files(
    files: Sequence[Path], rules: frozenset[str], final: bool, done: Callable[[], None]
) -> list[Result]:
    """Check some drafts; `done` is told after each."""
    one = partial(check_file, rules=rules, final=final)
    results = []
    if len(files) <= FEW:
        for result in map(one, files):
            results.append(result)
            done()
        return results
    from concurrent.futures import ProcessPoolExecutor  # not for a few drafts

    workers = min(os.cpu_count() or 1, 8)
    with ProcessPoolExecutor(workers) as pool:
        for result in pool.map(one, files, chunksize=8):
            results.append(result)
            done()
    return results


def check_file(file: Path, rules: frozenset[str], final: bool) -> Result:
    """Check one draft."""
    try:
        text = read_text(file)
        checked = check(read(read_answers(text, file)), final)
    except UserError as error:
        return Result(str(file), trouble=f"{error.message} {error.remedy}".strip())
    rows = [_row(file, text, finding) for finding in checked.findings if finding.rule.id in rules]
    questions = sum(question.id in rules for question in checked.open_questions)
    waived = sum(finding.rule.id in rules for finding, _ in checked.waived)
    failed = tuple(it.id for it in checked.failed if it.id in rules)
    return Result(str(file), tuple(rows), questions, waived, failed)


def _row(file: Path, text: str, finding: Finding) -> Row:
    rule = finding.rule
    return Row(
        file=str(file),
        line=line_of(text, finding.path, finding.words),
        id=rule.id,
        name=rule.name,
        severity=str(rule.severity),
        step=finding.step,
        path=".".join(map(str, finding.path)),
        text=finding.words,
        message=finding.message,
        source="; ".join(map(str, rule.sources)),
        place=place_of(finding.path),
    )


def as_text(results: Sequence[Result], hints: bool) -> Iterator[str]:
    """The findings for a person, by file, in the order of the protocol."""
    counts = dict.fromkeys(Severity, 0)
    for result in results:
        for row in result.rows:
            counts[Severity(row.severity)] += 1
        shown = [row for row in result.rows if hints or row.severity != Severity.HINT]
        if shown or result.open_questions:
            yield result.file
        place = ""
        for row in shown:
            if row.place != place:
                place = row.place
                yield f"  {place}"
            is_told = row.text[:BEGINNING] in row.message
            yield f"    {row.severity} {row.id} {row.name}, regel {row.line}"
            yield f"      {row.message}" if is_told else f"      {row.message} “{row.text}”"
        if result.open_questions:
            questions = _count(result.open_questions, "vraag wacht", "vragen wachten")
            yield f"  {questions} nog op een antwoord (F7 in de wizard)."
        if result.waived:
            set_aside = _count(result.waived, "bevinding is", "bevindingen zijn")
            yield f"  {set_aside} met een reden opzijgezet."
    hidden = "" if hints or not counts[Severity.HINT] else " (--hints toont ze)"
    yield (
        f"{_count(len(results), 'ontwerp', 'ontwerpen')}: "
        f"{_count(counts[Severity.ERROR], 'fout', 'fouten')}, "
        f"{_count(counts[Severity.WARNING], 'waarschuwing', 'waarschuwingen')}, "
        f"{_count(counts[Severity.HINT], 'hint', 'hints')}{hidden}."
    )


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def as_json(results: Sequence[Result]) -> list[dict[str, Any]]:
    """The findings as a list."""
    rows = (asdict(row) for result in results for row in result.rows)
    return [{key: value for key, value in row.items() if key != "place"} for row in rows]


def as_github(results: Sequence[Result]) -> Iterator[str]:
    """The findings as GitHub shows them beside the lines of a change."""
    for result in results:
        for row in result.rows:
            kind = COMMANDS[Severity(row.severity)]
            title = _property(f"{row.id} {row.name}")
            place = f"file={_property(row.file)},line={row.line},title={title}"
            yield f"::{kind} {place}::{_data(row.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(results: Sequence[Result]) -> dict[str, Any]:
    """The findings in the Static Analysis Results Interchange Format 2.1.0."""
    rows = [row for result in results for row in result.rows]
    used = {row.id for row in rows}
    rules = [it for it in CATALOGUE if it.id in used]
    index = {it.id: at for at, it in enumerate(rules)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "protowiz",
                        "version": __version__,
                        "rules": [_sarif_rule(it) for it in rules],
                    }
                },
                "results": [_sarif_result(row, index[row.id]) for row in rows],
                "invocations": [
                    {
                        "executionSuccessful": not any(result.trouble for result in results),
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": result.trouble}}
                            for result in results
                            if result.trouble
                        ],
                    }
                ],
            }
        ],
    }


def _sarif_rule(it: Rule | Question) -> dict[str, Any]:
    return {
        "id": it.id,
        "name": it.name,
        "shortDescription": {"text": it.name.replace("-", " ")},
        "fullDescription": {"text": it.why},
        "help": {"text": f"{it.remedy} Bron: {'; '.join(map(str, it.sources))}."},
        "defaultConfiguration": {"level": LEVELS[it.severity]},
    }


def _sarif_result(row: Row, index: int) -> dict[str, Any]:
    return {
        "ruleId": row.id,
        "ruleIndex": index,
        "level": LEVELS[Severity(row.severity)],
        "message": {"text": row.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(row.file)},
                    "region": {"startLine": row.line},
                },
                "logicalLocations": [{"fullyQualifiedName": row.path}],
            }
        ],
    }


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(Path(file).as_posix())
