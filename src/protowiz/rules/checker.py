"""The whole catalogue, and how it is run on a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from protowiz.draft.reading import Reading
from protowiz.rules import articles, closing, elements, judging, opening, recitals, text
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Finding, Question, Rule
from protowiz.rules.judgement import Answer, Waiver

Kind = TypeVar("Kind", Rule, Question)
_FAMILIES = (
    elements,
    *opening.FAMILIES,
    *text.FAMILIES,
    *recitals.FAMILIES,
    *articles.FAMILIES,
    *closing.FAMILIES,
)
"""In the order of the protocol."""


def _of(kind: type[Kind], *modules: object) -> tuple[Kind, ...]:
    """What modules define of a kind, in their order."""
    values = (value for module in modules for value in vars(module).values())
    return tuple(value for value in values if isinstance(value, kind))


CHECKED = _of(Rule, *_FAMILIES)
"""The rules about the protocol itself."""
JUDGED = _of(Rule, judging)
"""The rules about what somebody decided, run when the others are done."""
RULES = CHECKED + JUDGED
QUESTIONS = _of(Question, *_FAMILIES)
CATALOGUE: tuple[Rule | Question, ...] = (*RULES, *QUESTIONS)


@dataclass(frozen=True)
class Checked:
    """What came of a check."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    """What was found and set aside."""
    open_questions: tuple[Question, ...]
    """What nobody has answered yet."""
    failed: tuple[Rule | Question, ...] = ()
    """The rules that could not be run: a fault of ours, that keeps nobody from the rest."""


def check(reading: Reading, final: bool = False) -> Checked:
    """Every finding of every rule on a draft, in the order of the protocol.

    `final`: as a text that is to be signed.
    """
    case = Case(reading)
    failed: list[Rule | Question] = []
    waivers = case.judgement.waivers
    findings: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in _found(CHECKED, case, final, failed):
        waiver = next((it for it in waivers if _waives(it, finding)), None)
        if waiver is None:
            findings.append(finding)
        else:
            waived.append((finding, waiver))
    used = [waiver for _, waiver in waived]
    not_run = {rule.id for rule in CHECKED if rule.final and not final}
    case.unmatched = tuple(it for it in waivers if it not in used and it.rule not in not_run)
    findings += _found(JUDGED, case, final, failed)
    questions = [it for it in QUESTIONS if _applies(it, case, failed)]
    findings += _answered_no(case, questions)
    steps = {step: at for at, step in enumerate(case.steps)}
    findings.sort(key=lambda finding: steps.get(finding.step, -1))
    answered = {answer.question for answer in case.judgement.answers}
    waiting = tuple(it for it in questions if it.id not in answered)
    return Checked(tuple(findings), tuple(waived), waiting, tuple(failed))


def _found(
    rules: Iterable[Rule], case: Case, final: bool, failed: list[Rule | Question]
) -> list[Finding]:
    """What some rules find; those that cannot be run go into `failed`."""
    found: list[Finding] = []
    for rule in rules:
        if rule.final and not final:
            continue
        try:
            found += rule.findings(case)
        except Exception:
            failed.append(rule)
    return found


def _applies(question: Question, case: Case, failed: list[Rule | Question]) -> bool:
    try:
        return question.applies(case)
    except Exception:
        failed.append(question)
        return False


def _waives(waiver: Waiver, finding: Finding) -> bool:
    return (waiver.rule, waiver.step, waiver.words) == (
        finding.rule.id,
        finding.step,
        finding.words,
    )


def _answered_no(case: Case, questions: Iterable[Question]) -> Iterator[Finding]:
    """A question answered with nee is a finding."""
    by_id = {question.id: question for question in questions}
    for answer in case.judgement.answers:
        question = by_id.get(answer.question)
        if question is not None and answer.answer is Answer.NO:
            note = f" Nota: {answer.note}" if answer.note else ""
            message = f"Nee op de vraag: {question.ask}{note} {question.remedy}"
            yield Finding(question, case.place(question.step), message)
