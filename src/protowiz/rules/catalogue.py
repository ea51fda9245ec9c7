"""What a rule and a finding are, and how the rules of a draft are run.

A rule is a function over a `Reading`; the decorator `rule` gives it its id, its name, its severity
and its source. Its docstring says why it matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from protowiz.draft.answers import Path
from protowiz.draft.reading import Reading
from protowiz.draft.sources import Source


class Severity(StrEnum):
    """How grave a finding is: a fout stands in the way of a final text, the others do not."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """Something that a rule found, at a field."""

    rule: Rule
    path: Path
    message: str


Check = Callable[[Reading], Iterable[tuple[Path, str]]]


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue."""

    id: str
    name: str
    severity: Severity
    source: Source
    why: str
    check: Check

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What the rule finds in a draft."""
        for path, message in self.check(reading):
            yield Finding(self, path, message)


def rule(id: str, name: str, severity: Severity, source: Source) -> Callable[[Check], Rule]:
    """Make a rule of a check; the check's docstring becomes the explanation."""

    def make(check: Check) -> Rule:
        return Rule(id, name, severity, source, (check.__doc__ or "").strip(), check)

    return make
