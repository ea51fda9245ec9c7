"""The note for the advice of the functionarissen: what there is, what is open, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from protowiz.document.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Listing,
    Paragraph,
    Part,
    Table,
    Text,
)
from protowiz.draft.places import place_of
from protowiz.draft.reading import Reading, Trouble
from protowiz.draft.session import STEP_OF
from protowiz.draft.steps.preamble import LAW_2018
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Finding
from protowiz.rules.checker import QUESTIONS, Checked, check
from protowiz.rules.elements import Standing, coverage
from protowiz.rules.judgement import Judgement
from protowiz.rules.opening.law import LAW_NAMES, UNSETTLED, law_of

TITLE = "Nota voor het advies van de functionarissen voor gegevensbescherming"
TENORS = "gunstig / gunstig met opmerkingen / ongunstig"


def review_note(reading: Reading) -> Document:
    """The note about a draft. It says nothing of who made it or when: that stands in its file."""
    checked = check(reading)
    subject = str(reading.protocol.aanhef.kader or "")
    blocks = [
        Heading(1, (Text(TITLE),)),
        _said(f"Bij het ontwerp van protocol in het kader van {subject}." if subject else ""),
        *_law(reading),
        *_elements(reading),
        *_open(reading, checked),
        *_answered(reading, checked),
        *_waived(checked),
        *_room(reading),
    ]
    kept = tuple(block for block in blocks if block is not None)
    return Document(TITLE, subject, (Part("nota", kept),), is_draft=False)


def _law(reading: Reading) -> Iterator[Block]:
    """Which text of article 8 the draft follows, who chose it, and what nobody has settled."""
    case = Case(reading)
    law, chosen = law_of(case), reading.protocol.aanhef.rechtskader is not None
    told = f"Dit ontwerp volgt {LAW_NAMES[law]} van artikel 8 van het e-govdecreet"
    whose = "zo is het gekozen" if chosen else "voorgesteld uit de datum; nog niemand koos het"
    settled = f" {UNSETTLED}" if law != LAW_2018 else ""
    yield Heading(2, (Text("Rechtskader"),))
    yield Paragraph((Text(f"{told} ({whose}).{settled}"),))


def _elements(reading: Reading) -> Iterator[Block]:
    yield Heading(2, (Text("De dertien verplichte elementen"),))
    yield _table(
        ("Nr.", "Element", "Stand", "Waar"),
        [
            (
                f"{it.element.number}°",
                it.element.title,
                "aanwezig" if it.standing is Standing.PRESENT else str(it.standing),
                place_of(it.path[:1] if it.standing is Standing.PRESENT else it.path),
            )
            for it in coverage(reading)
        ],
    )


def _open(reading: Reading, checked: Checked) -> Iterator[Block]:
    yield Heading(2, (Text("Open bevindingen"),))
    missing = sum(problem.trouble is Trouble.MISSING for problem in reading.problems)
    if missing:
        told = "1 veld is" if missing == 1 else f"{missing} velden zijn"
        yield Paragraph((Text(f"{told} nog niet ingevuld."),))
    if not checked.findings:
        yield Paragraph((Text("De regels vinden niets dat open staat."),))
    for step, findings in _by_step(checked.findings):
        yield Heading(3, (Text(step),))
        yield Listing(tuple(Item((_finding(it),)) for it in findings))


def _by_step(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    rows: dict[str, list[Finding]] = {}
    for finding in findings:
        rows.setdefault(place_of(finding.path[:1]), []).append(finding)
    yield from rows.items()


def _finding(finding: Finding) -> Paragraph:
    rule = finding.rule
    told = f" {finding.message} Bron: {'; '.join(map(str, rule.sources))}."
    return Paragraph((Text(f"{rule.severity} {rule.id} {rule.name}.", bold=True), Text(told)))


def _answered(reading: Reading, checked: Checked) -> Iterator[Block]:
    questions = {question.id: question for question in QUESTIONS}
    answers = [it for it in Judgement(reading.raw).answers if it.question in questions]
    if answers:
        yield Heading(2, (Text("Beantwoorde vragen"),))
        rows = [(questions[it.question].ask, str(it.answer), it.note) for it in answers]
        yield _table(("Vraag", "Antwoord", "Nota"), rows)
    if checked.open_questions:
        yield Heading(2, (Text("Vragen die nog open staan"),))
        items = (
            f"{STEP_OF[question.step].title}: {question.ask}" for question in checked.open_questions
        )
        yield Listing(tuple(Item((Paragraph((Text(text),)),)) for text in items))


def _waived(checked: Checked) -> Iterator[Block]:
    if checked.waived:
        yield Heading(2, (Text("Opzijgezette bevindingen"),))
        yield _table(
            ("Regel", "Bevinding", "Reden"),
            [
                (f"{it.rule.id} {it.rule.name}", it.message, waiver.reason or "geen reden gegeven")
                for it, waiver in checked.waived
            ],
        )


def _room(reading: Reading) -> Iterator[Block]:
    """Room for the advice of each data protection officer."""
    yield Heading(2, (Text("Advies"),))
    for party in reading.protocol.partijen.items:
        if party.heeft_dpo is False:
            continue
        name = party.officiele_naam or party.korte_naam or "partij zonder naam"
        yield Heading(3, (Text(f"Functionaris voor gegevensbescherming van {name}"),))
        yield _table(
            ("Vraag", "Antwoord"),
            [
                ("Strekking", TENORS),
                ("Opmerkingen en voorwaarden", ""),
                ("Datum", ""),
                ("Naam en handtekening", ""),
            ],
        )


def _said(text: str) -> Paragraph | None:
    return Paragraph((Text(text),)) if text else None


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    return Table(_row(head), tuple(map(_row, rows)))


def _row(cells: Sequence[str]) -> tuple[Cell, ...]:
    return tuple((Paragraph((Text(cell),)),) if cell else () for cell in cells)
