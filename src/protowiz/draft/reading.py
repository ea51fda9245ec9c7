"""From raw answers to typed steps: `read` builds what is valid and lists what is not.

Nothing is ever refused. Values that are invalid, hidden or unknown are left out of the models and
stay in the raw draft; the problems say so with the path of the field.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from protowiz.draft.answers import Answers, Path
from protowiz.draft.ask import Field, Group, Kind, fields_of
from protowiz.draft.placeholders import BODY, names_in
from protowiz.draft.steps import STEPS, Article, Protocol, Step

HEAD_KEYS = ("schema_versie", "soort")
"""What stands in a draft before its steps."""
IMPORT_KEY = "invoer"
"""Where a draft that was brought in keeps what still has to be looked at."""
REVIEW_KEY = "nazicht"
"""Where a draft keeps what somebody answered to the questions and findings of the rules."""
KIND = "protocol"
"""The one kind of document there is so far."""

GAP = "[in te vullen:"
"""How a text says that something still has to be filled in."""


class Trouble(StrEnum):
    """What is the matter with a field."""

    MISSING = "ontbreekt"
    WRONG = "fout"
    UNKNOWN = "onbekend"


@dataclass(frozen=True)
class Problem:
    """Something that is missing or wrong in one field."""

    path: Path
    trouble: Trouble
    label: str
    message: str

    @property
    def step(self) -> str:
        return str(self.path[0]) if self.path else ""


@dataclass(frozen=True)
class Reading:
    """A draft as typed steps, with the problems that were found on the way."""

    raw: Mapping[str, Any]
    protocol: Protocol
    problems: tuple[Problem, ...]

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.raw)

    def problems_of(self, step: str) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.step == step)

    @property
    def is_complete(self) -> bool:
        """Nothing missing and nothing wrong."""
        return not self.problems


def read(raw: Mapping[str, Any]) -> Reading:
    """The typed steps of a draft and everything that is missing or wrong in it."""
    problems: list[Problem] = []
    top = Answers(raw)
    steps: dict[str, Any] = {}
    for model in STEPS:
        step, found = read_step(model, raw.get(model.key), top)
        steps[model.key] = step
        problems += found
    problems += _unknown((), raw, [*HEAD_KEYS, *steps, REVIEW_KEY, IMPORT_KEY])
    if raw.get("soort", KIND) != KIND:
        message = f'Dit soort ontwerp kent protowiz niet. Schrijf in het bestand: soort = "{KIND}".'
        problems.append(_wrong(("soort",), "Soort ontwerp", message))
    return Reading(raw, Protocol(**steps), tuple(problems))


def read_step(model: type[Step], raw: Any, top: Answers) -> tuple[Step, list[Problem]]:
    """One step with its problems; `top` are the answers of the whole draft."""
    problems: list[Problem] = []
    path: Path = (model.key,)
    if raw is not None and not isinstance(raw, Mapping):
        problems.append(_wrong(path, model.title, "Hier hoort een tabel met antwoorden."))
    answers = Answers(raw if isinstance(raw, Mapping) else {}, model, top)
    visible = _visible(answers, path, problems)
    step = _build(model, visible, path, problems)
    if not is_left_out(step):
        missing = _missing(model, visible, answers, path)
        if model.key == "partijen" or not has_own_text(step):
            problems += missing
        elif is_house_text(step):
            problems += _used(missing, own_text(step))
        problems += _checks(step, path)
        problems += _own_heading(step, path)
    return step, _in_form_order(model, problems)


def own_text(step: Step) -> str:
    """What is printed instead of the standard text: an own text or a house clause, or nothing."""
    if step.tekst is None:
        return ""
    return {"eigen": step.tekst.eigen, "huis": step.tekst.huis}.get(step.tekst.vorm) or ""


def has_own_text(step: Step) -> bool:
    """Whether the part is printed from a text that stands in the draft."""
    return bool(own_text(step))


def is_house_text(step: Step) -> bool:
    """Whether that text is a house clause, filled in from the fields."""
    return has_own_text(step) and step.tekst is not None and step.tekst.vorm == "huis"


def _used(missing: Iterator[Problem], clause: str) -> Iterator[Problem]:
    """Of what is missing, what a house clause prints."""
    names = names_in(clause)
    for problem in missing:
        if BODY in names or names & {key for key in problem.path if isinstance(key, str)}:
            yield problem


def _own_heading(step: Step, path: Path) -> Iterator[Problem]:
    """An own text of an article begins with its heading, or the article has none any more."""
    if not isinstance(step, Article) or not has_own_text(step) or step.tekst is None:
        return
    if not re.match(r"\s*#{1,6} ", own_text(step)):
        yield _wrong(
            (*path, "tekst", step.tekst.vorm),
            "Eigen tekst",
            f"De tekst begint niet met de kop van het artikel (### Artikel {step.number}…).",
        )


def is_left_out(step: Step) -> bool:
    """Whether the user left the part out of the protocol."""
    has_no_text = step.tekst is not None and step.tekst.vorm == "geen"
    return has_no_text or (isinstance(step, Article) and not step.opnemen)


def _wrong(path: Path, label: str, message: str) -> Problem:
    return Problem(path, Trouble.WRONG, label, message)


def _unknown(path: Path, raw: Mapping[str, Any], known: list[str]) -> Iterator[Problem]:
    for key in raw:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, 0.6)
            advice = f"Bedoelt u “{near[0]}”?" if near else "Verwijder hem of kijk de naam na."
            yield Problem(
                (*path, key),
                Trouble.UNKNOWN,
                key,
                f"De sleutel “{key}” is niet bekend en wordt niet gebruikt. {advice}",
            )


def _visible(answers: Answers, path: Path, problems: list[Problem]) -> dict[str, Any]:
    """The answers of a group without blanks, hidden fields and unknown keys."""
    assert answers.model is not None
    fields = fields_of(answers.model)
    problems += _unknown(path, answers.raw, [field.name for field in fields])
    visible: dict[str, Any] = {}
    for field in fields:
        value = answers.raw.get(field.name)
        if value is None or not field.shown(answers):
            continue
        at = (*path, field.name)
        if field.group is not None and field.kind is Kind.GROUP:
            if isinstance(value, Mapping):
                visible[field.name] = _visible(Answers(value, field.group, answers), at, problems)
            else:
                problems.append(_wrong(at, field.ask.label, "Hier hoort een tabel met antwoorden."))
        elif field.group is not None and field.kind is Kind.ROWS:
            visible[field.name] = _visible_rows(field, value, answers, at, problems)
        elif field.kind is Kind.LINES:
            lines = value if isinstance(value, list) else [value]
            kept = [str(line) for line in lines if str(line).strip()]
            if kept:
                visible[field.name] = kept
            if any(GAP in line for line in kept):
                problems.append(_wrong(at, field.ask.label, "Hier staat nog “[in te vullen: …]”."))
        elif isinstance(value, str) and not value.strip():
            continue
        elif field.kind is Kind.YES_NO and not isinstance(value, bool):
            message = "Antwoord met ja of nee (in het bestand: true of false)."
            problems.append(_wrong(at, field.ask.label, message))
        else:
            visible[field.name] = value.strip("\n") if isinstance(value, str) else value
            if isinstance(value, str) and GAP in value and not field.ask.internal:
                problems.append(_wrong(at, field.ask.label, "Hier staat nog “[in te vullen: …]”."))
            if field.ask.options is not None and str(value) not in dict(field.options(answers)):
                problems.append(
                    _wrong(at, field.ask.label, "Deze keuze bestaat niet (meer). Kies opnieuw.")
                )
    return visible


def _visible_rows(
    field: Field, value: Any, answers: Answers, path: Path, problems: list[Problem]
) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        problems.append(_wrong(path, field.ask.label, "Hier hoort een lijst van tabellen."))
        return []
    rows = []
    for index, row in enumerate(value):
        if isinstance(row, Mapping):
            rows.append(_visible(Answers(row, field.group, answers), (*path, index), problems))
        else:
            problems.append(
                _wrong((*path, index), field.ask.label, "Hier hoort een tabel met antwoorden.")
            )
            rows.append({})
    return rows


def _build(model: type[Step], visible: dict[str, Any], path: Path, problems: list[Problem]) -> Step:
    """The step from its visible answers; what pydantic refuses is left out and reported."""
    from pydantic_core import ValidationError

    from protowiz.draft.models import build  # only now: see there

    try:
        return build(model, visible)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            where = tuple(part for part in detail["loc"] if not _is_schema_part(part))
            where = _drop(visible, where)
            problems.append(_wrong((*path, *where), _label(model, where), _dutch(detail)))
    return _build(model, visible, path, problems)


def _is_schema_part(part: Any) -> bool:
    return isinstance(part, str) and ("[" in part or "(" in part)


def _drop(visible: Any, where: Path) -> Path:
    """Take the refused value out of the answers; gives the path of what was taken out."""
    done: list[str | int] = []
    here: Any = visible
    for key in where[:-1]:
        if not isinstance(here, (dict, list)):
            break
        here = here[key]  # type: ignore[index]
        done.append(key)
    last = where[len(done)]
    if isinstance(here, dict):
        here.pop(str(last), None)
    elif isinstance(here, list) and isinstance(last, int):
        here[last] = ""
    return (*done, last)


def _label(model: type[Step], where: Path) -> str:
    label = model.title
    group: type[Group] | None = model
    for key in where:
        if group is None or not isinstance(key, str):
            continue
        for field in fields_of(group):
            if field.name == key:
                label, group = field.ask.label, field.group
                break
    return label


def _dutch(detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace("' or '", "', '").replace("'", "")
        return f"Kies een van deze waarden: {expected}."
    return "Hier hoort tekst te staan."


def _missing(
    model: type[Group], visible: Mapping[str, Any], answers: Answers, path: Path
) -> Iterator[Problem]:
    for field in fields_of(model):
        if not field.shown(answers):
            continue
        value = visible.get(field.name)
        if field.group is None and not field.ask.required:
            continue
        at = (*path, field.name)
        if field.group is not None and field.kind is Kind.GROUP:
            raw = answers.raw.get(field.name)
            inner = Answers(raw if isinstance(raw, Mapping) else {}, field.group, answers)
            if field.ask.required or value:
                yield from _missing(field.group, value or {}, inner, at)
        elif field.group is not None and field.kind is Kind.ROWS and value:
            for index, row in enumerate(value):
                raw = answers.raw[field.name][index]
                inner = Answers(raw if isinstance(raw, Mapping) else {}, field.group, answers)
                yield from _missing(field.group, row, inner, (*at, index))
        elif field.ask.required and value in (None, [], "") and not _given(answers, field):
            yield Problem(at, Trouble.MISSING, field.ask.label, _missing_message(field))


def _given(answers: Answers, field: Field) -> bool:
    """Whether there is an answer after all: one that was found invalid is wrong, not missing."""
    value = answers.raw.get(field.name)
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, (bool, int, float, date))


def _missing_message(field: Field) -> str:
    match field.kind:
        case Kind.ROWS:
            return "Voeg er minstens één toe."
        case Kind.CHOICE:
            return "Maak een keuze."
        case Kind.YES_NO:
            return "Antwoord met ja of nee."
        case _:
            return "Dit moet nog ingevuld worden."


def _checks(group: Group, path: Path) -> Iterator[Problem]:
    for name, message in group.checks():
        label = next(field.ask.label for field in fields_of(type(group)) if field.name == name)
        yield _wrong((*path, name), label, message)
    for field in fields_of(type(group)):
        if field.group is None:
            continue
        value = getattr(group, field.name)
        if isinstance(value, Group):
            yield from _checks(value, (*path, field.name))
        elif field.kind is Kind.ROWS:
            for index, row in enumerate(value):
                yield from _checks(row, (*path, field.name, index))


def _in_form_order(model: type[Group], problems: list[Problem]) -> list[Problem]:
    """Problems in the order in which the form shows their fields."""

    def rank(problem: Problem) -> tuple[int, ...]:
        ranks: list[int] = []
        group: type[Group] | None = model
        for key in problem.path[1:]:
            if isinstance(key, int):
                ranks.append(key)
                continue
            fields = fields_of(group) if group is not None else ()
            names = [field.name for field in fields]
            ranks.append(names.index(key) if key in names else len(names))
            group = fields[names.index(key)].group if key in names else None
        return tuple(ranks)

    return sorted(dict.fromkeys(problems), key=rank)
