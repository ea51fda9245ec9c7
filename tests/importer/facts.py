"""How many facts of a source the importer finds: a draft beside the truth about that source.

    python -m tests.importer.facts FILE TRUTH [--source SOURCE] [--all]

A truth is a TOML file in the shape of a draft (the keys of docs/stappen.md), written by a person
who read the source. Every answer in it is a fact, and so is the length of each list (`#`). What it
does not mention is not judged, unless it is a row too many. A value can be

- a literal: a date, a choice, yes or no, a text;
- `"@12:34-56"`: what stands in line 12 of the source, characters 34 to 56, both counted from 1 and
  included, and `"@12"` the whole line. Several spans with blanks between them are one text, and a
  word between spans stands for itself. So a truth about a text of others holds none of their words;
- `"party:0"`, `"group:0"`: the party or group in that place of the truth, whatever its id;
- `{any = [...]}`: one of these is right, of any shape;
- `"@none"`: the source does not say this, so the draft may not either. `[]` says so of a list.

Right is what says the same: two texts of which whitespace, quotes, dashes, Markdown, note marks,
HTML tags, case, commas and the punctuation at the end are left out of account. A text of twelve
words or more is right when at least 95 % of the words agree, in their order.

Rows are compared with the row they have most in common with, so one row too many does not make
every later row wrong; it counts once for the length and once as an extra answer. A fact that only
repeats the default of its field is no merit: it counts when the draft says otherwise. So it counts
against a draft that it leaves out an article which the truth has.
"""

from __future__ import annotations

import argparse
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from pathlib import Path
from typing import Any

from protowiz.draft.ask import Field, Group, Kind, fields_of
from protowiz.draft.steps import STEPS, Article
from protowiz.draft.text import parse_date

NOTHING = "@none"
LONG = 12
"""From so many words on, a text may differ a little."""
ENOUGH = 0.95
_SPAN = re.compile(r"@(\d+)(?::(\d+)-(\d+))?")
_REFERENCE = re.compile(r"(party|group):(\d+)")
_LISTS = {"party": "items", "group": "groepen"}
_NEVER_JUDGED = {"id", "tekst"}


class Outcome(Enum):
    """What became of one fact."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    EXTRA = "extra"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True)
class Fact:
    """One fact of the truth, or one answer of the draft that the truth does not hold."""

    path: str
    outcome: Outcome
    expected: Any = None
    found: Any = None

    def __str__(self) -> str:
        text = f"{self.outcome.value:10} {self.path}"
        if self.expected is not None:
            text += f"\n    expected {_short(self.expected)}"
        if self.found is not None:
            text += f"\n    found    {_short(self.found)}"
        return text


@dataclass(frozen=True)
class Score:
    """The facts of one source, counted."""

    facts: tuple[Fact, ...]

    def count(self, *outcomes: Outcome) -> int:
        return sum(fact.outcome in outcomes for fact in self.facts)

    @property
    def right(self) -> int:
        return self.count(Outcome.RIGHT)

    @property
    def total(self) -> int:
        return self.count(*Outcome) - self.count(Outcome.NOT_JUDGED)

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 1.0

    @property
    def faults(self) -> list[Fact]:
        return [f for f in self.facts if f.outcome not in (Outcome.RIGHT, Outcome.NOT_JUDGED)]

    def by_class(self) -> dict[str, Score]:
        """The score of each step."""
        classes: dict[str, list[Fact]] = {}
        for fact in self.facts:
            classes.setdefault(fact.path.split(".")[0], []).append(fact)
        return {name: Score(tuple(facts)) for name, facts in classes.items()}

    def __str__(self) -> str:
        counts = ", ".join(
            f"{self.count(outcome)} {outcome.value}"
            for outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.MISSING, Outcome.EXTRA)
        )
        return f"{self.share:7.2%}  {counts}, {self.total} in all"


def load_truth(path: Path, source: Path) -> dict[str, Any]:
    """The truth of a file, with the words of the source in the place of references to it.

    Raises:
        ValueError: a key is no field, a value is no choice of its field or a span is not there.
    """
    truth = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = source.read_text(encoding="utf-8").split("\n")
    steps = {step.key: step for step in STEPS}
    for key in truth:
        if key not in steps:
            raise ValueError(f"{path.name}: no step {key}")
    return {key: _resolved(truth[key], lines, None, steps[key], key) for key in truth}


def compare(truth: Mapping[str, Any], raw: Mapping[str, Any]) -> Score:
    """The facts of a truth, each with what the draft makes of it."""
    ids: dict[str, str] = {}
    judge = _Judge(ids)
    steps = {step.key: step for step in STEPS}
    for kind, name in (("group", "groepen"), ("party", "items")):
        rows = truth.get("partijen", {}).get(name, [])
        drafted = _rows(_get(raw.get("partijen"), name))
        group = _fields(steps["partijen"])[name].group
        for place, found in judge.pairs(rows, drafted, group):
            if found is not None:
                ids[f"{kind}:{place}"] = str(drafted[found].get("id"))
    facts: list[Fact] = []
    for key, step in steps.items():
        if key in truth:
            there = {"opnemen": True} if issubclass(step, Article) else {}
            facts += judge.group({**there, **truth[key]}, raw.get(key), step, key)
    return Score(tuple(facts))


def plain(text: str) -> str:
    """What a text says, without how it is written down."""
    text = unicodedata.normalize("NFC", text).replace("^o", "°")
    text = re.sub(r"(?m)^\[\^[^\]]+\]:.*$|\^\[[^\]]*\]|\[\^[^\]]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", text)
    text = re.sub(r"</?[a-zA-Z][^<>]*>|(?m:^[ \t]*[-*•o▪]+[ \t]+(?=\S))", " ", text)
    text = re.sub(r"\\([^\w\s])", r"\1", text)
    text = re.sub(r"[*`]|(?<!\w)_+|_+(?!\w)", "", text)
    text = re.sub(r"[\"'“”„‟‘’‚‛«»`´]", "'", text)
    text = re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[,;]", "", text))
    text = " ".join(text.split()).casefold()
    text = re.sub(r"[\s.,;:']+$", "", text)
    return re.sub(r"^[\s']+", "", text)


def agree(expected: Any, found: Any) -> bool:
    """Whether two answers say the same."""
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(expected, date):
        return (parse_date(found) if isinstance(found, str) else found) == expected
    first, second = plain(str(expected)), plain(str(found))
    if first == second:
        return True
    words = re.findall(r"\w+", first)
    if len(words) < LONG:
        return False
    matcher = SequenceMatcher(None, words, re.findall(r"\w+", second), autojunk=False)
    return matcher.ratio() >= ENOUGH


class _Judge:
    """Compares what the truth expects with what a draft holds, part by part."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = ids
        """The id in the draft of each `party:0` and `group:0` of the truth."""

    def best(self, expected: Any, judged: Callable[[Any], list[Fact]]) -> list[Fact]:
        """The judgement on the alternative that the draft comes nearest to."""
        options = expected["any"] if _is_choice(expected) else [expected]
        return max((judged(option) for option in options), key=_merit)

    def group(self, expected: Any, found: Any, model: type[Group], path: str) -> list[Fact]:
        known = _fields(model)
        answers = found if isinstance(found, Mapping) else {}
        facts: list[Fact] = []
        for name, value in expected.items():
            field = known[name]
            answer = answers.get(name)

            def judged(option: Any, field: Field = field, answer: Any = answer) -> list[Fact]:
                return self.field(option, answer, field, f"{path}.{field.name}")

            facts += self.best(value, judged)
        for name, answer in answers.items():
            if name not in expected and name not in _NEVER_JUDGED and _is_given(answer):
                facts.append(Fact(f"{path}.{name}", Outcome.NOT_JUDGED, found=answer))
        return facts

    def field(self, expected: Any, found: Any, field: Field, path: str) -> list[Fact]:
        if field.kind is Kind.GROUP and field.group and isinstance(expected, Mapping):
            return self.group(expected, found, field.group, path)
        if isinstance(expected, list):
            return self.rows(expected, found, field, path)
        return self.leaf(expected, found, field, path)

    def rows(self, expected: Sequence[Any], found: Any, field: Field, path: str) -> list[Fact]:
        rows = [row for row in found if _is_given(row)] if isinstance(found, list) else []
        facts = []
        if expected:
            outcome = Outcome.RIGHT if len(rows) == len(expected) else Outcome.WRONG
            outcome = outcome if rows else Outcome.MISSING
            facts.append(Fact(f"{path}.#", outcome, len(expected), len(rows) if rows else None))
        used = set()
        for place, at in self.pairs(expected, rows, field.group):
            used.add(at)
            row = None if at is None else rows[at]
            facts += self.row(expected[place], row, field.group, f"{path}.{place}")
        for at, row in enumerate(rows):
            if at not in used:
                facts.append(Fact(f"{path}.+{at}", Outcome.EXTRA, found=row))
        return facts

    def row(self, expected: Any, found: Any, group: type[Group] | None, path: str) -> list[Fact]:
        if group is None:
            return self.best(expected, lambda option: self.leaf(option, found, None, path))
        return self.best(expected, lambda option: self.group(option, found, group, path))

    def pairs(
        self, expected: Sequence[Any], rows: Sequence[Any], group: type[Group] | None
    ) -> list[tuple[int, int | None]]:
        """Each place of the expected rows with that of the row it has most in common with."""
        merits = sorted(
            (
                (-_merit(self.row(wanted, row, group, ""))[1], abs(place - at), place, at)
                for place, wanted in enumerate(expected)
                for at, row in enumerate(rows)
            ),
        )
        found: dict[int, int] = {}
        for merit, _, place, at in merits:
            if merit < 0 and place not in found and at not in found.values():
                found[place] = at
        left = [at for at in range(len(rows)) if at not in found.values()]
        for place in range(len(expected)):
            if place not in found and left:
                found[place] = left.pop(0)
        return [(place, found.get(place)) for place in range(len(expected))]

    def leaf(self, expected: Any, found: Any, field: Field | None, path: str) -> list[Fact]:
        if expected == NOTHING or expected == []:
            return [Fact(path, Outcome.EXTRA, found=found)] if _is_given(found) else []
        default = field.default if field else None
        reference = isinstance(expected, str) and _REFERENCE.fullmatch(expected)
        wanted = self.ids.get(expected, "") if reference else expected
        if not _is_given(found):
            if default is None or isinstance(default, list):
                return [Fact(path, Outcome.MISSING, expected)]
            found = default
        right = found == wanted if reference else agree(wanted, found)
        if right and default is not None and agree(wanted, default):
            return []
        return [Fact(path, Outcome.RIGHT if right else Outcome.WRONG, expected, found)]


def _merit(facts: Iterable[Fact]) -> tuple[int, int]:
    counted = Counter(fact.outcome for fact in facts)
    faults = counted[Outcome.WRONG] + counted[Outcome.MISSING] + counted[Outcome.EXTRA]
    return 2 * counted[Outcome.RIGHT] - faults, counted[Outcome.RIGHT]


def _resolved(
    value: Any, lines: Sequence[str], field: Field | None, group: type[Group] | None, path: str
) -> Any:
    """A value of a truth with its references resolved, and checked against its field."""
    if _is_choice(value):
        return {"any": [_resolved(one, lines, field, group, path) for one in value["any"]]}
    if isinstance(value, Mapping):
        known = _fields(group) if group else {}
        if unknown := set(value) - set(known):
            raise ValueError(f"{path}: no such field: {', '.join(sorted(unknown))}")
        return {
            name: _resolved(one, lines, known[name], known[name].group, f"{path}.{name}")
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [_resolved(one, lines, field, group, f"{path}.{at}") for at, one in enumerate(value)]
    if isinstance(value, str) and value.startswith("@") and value != NOTHING:
        words = (_words_at(part, lines, path) for part in value.split())
        value = " ".join(words)
    if field and field.kind is Kind.DATE and not isinstance(value, date) and value != NOTHING:
        raise ValueError(f"{path}: {value} is no date")
    if field and field.choices and value not in (*field.choices, NOTHING):
        raise ValueError(f"{path}: {value} is no choice")
    return value


def _words_at(span: str, lines: Sequence[str], path: str) -> str:
    if not span.startswith("@"):
        return span
    match = _SPAN.fullmatch(span)
    if match is None or int(match[1]) > len(lines):
        raise ValueError(f"{path}: no such place in the source: {span}")
    line = lines[int(match[1]) - 1]
    if match[2] is None:
        return line
    start, end = int(match[2]), int(match[3])
    if not 1 <= start <= end <= len(line):
        raise ValueError(f"{path}: no such place in the source: {span}")
    return line[start - 1 : end]


def _fields(model: type[Group]) -> dict[str, Field]:
    return {field.name: field for field in fields_of(model)}


def _is_choice(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {"any"}


def _is_given(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != [] and value != {}


def _get(group: Any, name: str) -> Any:
    return group.get(name) if isinstance(group, Mapping) else None


def _rows(value: Any) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 160 else f"{text[:100]} … {text[-50:]}"


def main() -> None:
    """Print what the draft of a file has wrong, and the score per step."""
    from protowiz.importer.reading import import_file

    parser = argparse.ArgumentParser(prog="python -m tests.importer.facts")
    parser.add_argument("file", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--source", type=Path, help="the text that the truth refers to")
    parser.add_argument("--all", action="store_true", help="also what is right or not judged")
    asked = parser.parse_args()
    truth = load_truth(asked.truth, asked.source or asked.file)
    score = compare(truth, import_file(asked.file).raw)
    for fact in score.facts if asked.all else score.faults:
        print(fact)
    print()
    for name, part in score.by_class().items():
        if part.total:
            print(f"{name:18}{part}")
    print(f"{'':18}{score}")


if __name__ == "__main__":
    main()
