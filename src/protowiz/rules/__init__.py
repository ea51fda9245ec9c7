"""The rule catalogue, one module a family; `check` runs it on a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from protowiz.draft.reading import Reading
from protowiz.rules import (
    annexes,
    closing,
    drafting,
    elements,
    grounds,
    judging,
    law,
    parties,
    periodicity,
    personal_data,
    quality,
    recipients,
    recitals,
    references,
    security,
    signing,
    title,
    wording,
)
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Finding, Question, Rule
from protowiz.rules.judgement import Answer, Waiver

Kind = TypeVar("Kind", Rule, Question)
_FAMILIES = (
    elements,
    law,
    drafting,
    references,
    wording,
    title,
    parties,
    recitals,
    grounds,
    personal_data,
    recipients,
    periodicity,
    security,
    quality,
    closing,
    annexes,
    signing,
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


@dataclass(frozen=True)
class Checked:
    """What came of a check."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    """What was found and set aside."""
    open_questions: tuple[Question, ...]
    """What nobody has answered yet."""


def check(reading: Reading, final: bool = False) -> Checked:
    """Every finding of every rule on a draft, in the order of the protocol.

    `final`: as a text that is to be signed.
    """
    case = Case(reading)
    judgement = case.judgement
    found = [it for rule in CHECKED if final or not rule.final for it in rule.findings(case)]
    findings: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in found:
        waiver = next((it for it in judgement.waivers if _waives(it, finding)), None)
        if waiver is None:
            findings.append(finding)
        else:
            waived.append((finding, waiver))
    used = [waiver for _, waiver in waived]
    case.unmatched = tuple(it for it in judgement.waivers if it not in used)
    findings += [it for rule in JUDGED if final or not rule.final for it in rule.findings(case)]
    findings += _answered_no(case)
    steps = {step: at for at, step in enumerate(case.steps)}
    findings.sort(key=lambda finding: steps.get(finding.step, -1))
    answered = {answer.question for answer in judgement.answers}
    waiting = (it for it in QUESTIONS if it.id not in answered and it.applies(case))
    return Checked(tuple(findings), tuple(waived), tuple(waiting))


def _waives(waiver: Waiver, finding: Finding) -> bool:
    return (waiver.rule, waiver.step, waiver.words) == (
        finding.rule.id,
        finding.step,
        finding.words,
    )


def _answered_no(case: Case) -> Iterable[Finding]:
    """A question answered with nee is a finding."""
    questions = {question.id: question for question in QUESTIONS}
    for answer in case.judgement.answers:
        question = questions.get(answer.question)
        if question is not None and answer.answer is Answer.NO and question.applies(case):
            note = f" Nota: {answer.note}" if answer.note else ""
            message = f"Nee op de vraag: {question.ask}{note} {question.remedy}"
            yield Finding(question, case.place(question.step), message)
