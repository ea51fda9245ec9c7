"""What the rules find in the published protocols beside what a person found in them.

    python -m tests.rules.published

For each protocol: which pieces of evidence of `../shared/rules.csv` are found at their place, which
are not, and every other finding with the line of the source in which its words stand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from protowiz.draft.reading import read
from protowiz.importer.reading import import_file
from protowiz.rules.catalogue import Finding
from protowiz.rules.checker import QUESTIONS, check
from tests.conftest import REPOSITORY

SHARED = REPOSITORY.parent / "shared"


@dataclass(frozen=True)
class Evidence:
    """A rule that a protocol breaks, with the line and its words; no line for what is absent."""

    rule: str
    line: int | None
    words: str


def evidence(protocol: str) -> list[Evidence]:
    """The evidence about one protocol, in the order of the catalogue."""
    with (SHARED / "rules.csv").open(encoding="utf-8", newline="") as file:
        return [
            Evidence(row["id"], int(row["line"]) if row["line"] else None, row["evidence"])
            for row in csv.DictReader(file)
            if row["protocol"] == protocol
        ]


def findings(path: Path) -> tuple[Finding, ...]:
    """What the rules find in a protocol that is brought in."""
    return check(read(import_file(path).raw)).findings


def line_of(words: str, lines: list[str], near: int | None = None) -> int | None:
    """The line in which words stand, the one nearest to `near`; None if nowhere."""
    found = [at for at, line in enumerate(lines, 1) if words and plain(words) in plain(line)]
    return min(found, key=lambda at: abs(at - (near or 0))) if found else None


def plain(text: str) -> str:
    """A text without what reading it changes: tags, marks, quotes, blanks, case."""
    text = re.sub(r"</?\w[^<>]*>|[*_\\]", "", text)
    return re.sub(r"\W+", " ", text).strip().casefold()


def matches(finding: Finding, piece: Evidence, lines: list[str]) -> bool:
    """Whether a finding is the one that a piece of evidence tells of."""
    if finding.rule.id != piece.rule:
        return False
    if piece.line is None or not finding.words:
        return True
    told, line = plain(finding.words), plain(lines[piece.line - 1])
    return told in line or plain(piece.words) in told


def reviewed(path: Path) -> list[tuple[str, str, int | None]]:
    """The findings on a protocol as the review keeps them: rule, step and line of the source."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return sorted(
        ((it.rule.id, it.step, line_of(it.words, lines)) for it in findings(path)),
        key=lambda row: (row[0], row[1], row[2] or 0),
    )


def compare(path: Path) -> Iterator[str]:
    """The comparison for one protocol, line by line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    found = list(findings(path))
    human = {question.id for question in QUESTIONS}
    pieces = [piece for piece in evidence(path.name) if piece.rule not in human]
    missed = [it for it in pieces if not any(matches(one, it, lines) for one in found)]
    yield f"{path.name}: {len(pieces) - len(missed)} of {len(pieces)} found"
    for piece in missed:
        yield f"  missed {piece.rule} line {piece.line}: {piece.words}"
    for one in found:
        if not any(matches(one, piece, lines) for piece in pieces):
            line = line_of(one.words, lines)
            yield f"  other  {one.rule.id} {one.step} line {line}: {one.message[:150]}"


if __name__ == "__main__":
    for protocol in sorted((SHARED / "protocols").glob("*.txt")):
        print("\n".join(compare(protocol)))
