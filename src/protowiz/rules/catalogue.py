"""What a rule, a question and a finding are.

A rule is a function over a `Case`; the decorator `rule` gives it all that a reader of its manual
page wants to know, and an example on either side that the tests run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from protowiz.draft.answers import Path
from protowiz.draft.sources import Source
from protowiz.rules.case import Case


class Severity(StrEnum):
    """How grave a finding is: a fout stands in the way of a final text, the others do not."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    HINT = "hint"


@dataclass(frozen=True)
class Hit:
    """What a check finds: the field, what is wrong there and what to do, the words concerned."""

    path: Path
    message: str
    words: str = ""


@dataclass(frozen=True)
class Example:
    """A made-up draft that differs in a few answers from the first complete example."""

    answers: Mapping[str, Any]
    """By path with dots, such as `partijen.items.0.kbo`; None takes an answer away."""

    @property
    def told(self) -> str:
        """The example as a manual page shows it: the text, or each answer on a line."""
        lines = []
        for path, value in self.answers.items():
            if isinstance(value, Mapping) and value.get("vorm") == "eigen":
                lines.append(str(value["eigen"]))
            elif value is None:
                lines.append(f"{path} is niet ingevuld")
            else:
                lines.append(f"{path} = {_written(value)}")
        return "\n".join(lines) or "Het voorbeeld zoals het is."


def words(step: str, text: str, **answers: Any) -> Example:
    """An example in which a step prints a text of the user."""
    return Example({f"{step}.tekst": {"vorm": "eigen", "eigen": text}, **_dotted(answers)})


def answers(changes: Mapping[str, Any]) -> Example:
    """An example with other answers."""
    return Example(dict(changes))


def _dotted(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("__", "."): value for name, value in changes.items()}


def _written(value: Any) -> str:
    """A value as TOML would have it, near enough to read."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_written(it)}" for key, it in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    return str(value) if isinstance(value, date | int) else f'"{value}"'


Check = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue that a program can check."""

    id: str
    name: str
    severity: Severity
    step: str
    """The step that its manual page points at."""
    sources: tuple[Source, ...]
    why: str
    remedy: str
    wrong: Example
    right: Example
    final: bool
    """Whether it only counts for a text that is to be signed."""
    check: Check = field(repr=False)

    def findings(self, case: Case) -> Iterator[Finding]:
        """What the rule finds in a draft."""
        for hit in self.check(case):
            yield Finding(self, hit.path, hit.message, hit.words)


@dataclass(frozen=True)
class Finding:
    """Something that a rule found, at a field."""

    rule: Rule | Question
    path: Path
    message: str
    words: str = ""

    @property
    def step(self) -> str:
        return str(self.path[0]) if self.path else ""


@dataclass(frozen=True)
class Question:
    """One rule of the catalogue that only a person can judge: ja, nee or niet van toepassing."""

    id: str
    name: str
    severity: Severity
    step: str
    sources: tuple[Source, ...]
    ask: str
    """A question to which "ja" is the answer that one wants."""
    why: str
    remedy: str
    """What to do when the answer is nee."""
    applies: Callable[[Case], bool] = field(default=lambda case: True, repr=False)


def rule(
    id: str,
    name: str,
    severity: Severity,
    step: str,
    *sources: Source,
    remedy: str,
    wrong: Example,
    right: Example,
    final: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a check; the docstring of the check says why it matters."""

    def make(check: Check) -> Rule:
        why = " ".join((check.__doc__ or "").split())
        return Rule(id, name, severity, step, sources, why, remedy, wrong, right, final, check)

    return make
