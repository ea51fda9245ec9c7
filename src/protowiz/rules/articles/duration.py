"""Rules about when the communication begins, and how long it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from protowiz.draft.sources import PRACTICE, avg, egov
from protowiz.draft.text import MONTHS, write_date
from protowiz.rules.articles.periodicity import INDEFINITE, is_once
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.dates import DATE, dates_in, signing_date
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import CLOSING, body, first, own, says

STEP = "periodiciteit"


_STARTS = lazy(
    rf"\b(?:(?:vanaf|sinds|start op|vangt aan op|begint op|gaat in op) ({DATE})"
    rf"|van ({DATE}) (?:tot|t/m|t\.e\.m\.))",
    re.IGNORECASE,
)
_STARTS_IN = lazy(
    rf"\b(?:(?:vanaf|sinds) ({'|'.join(MONTHS)}) (\d{{4}})"
    rf"|van ({'|'.join(MONTHS)}) (\d{{4}}) (?:tot|t/m))\b",
    re.IGNORECASE,
)


def _start(case: Case) -> tuple[date, str, Passage | None] | None:
    """The last day on which the communication can begin, its words and where they stand."""
    if not case.has_own_text(STEP):
        step = case.protocol.periodiciteit
        return (step.van, "", None) if step.van and case.prints(STEP) else None
    for passage in own(case, STEP):
        if not re.search(r"\d{4}", passage.text):
            continue
        for match in _STARTS.finditer(passage.text):
            before = passage.text[max(match.start() - 60, 0) : match.start()].lower()
            dates = dates_in(match[1] or match[2])
            if dates and not re.search(r"decreet|besluit|wet\b|reglement|verordening", before):
                return dates[0].day, match[0], passage
        if month := _STARTS_IN.search(passage.text):
            number = MONTHS.index((month[1] or month[3]).lower()) + 1
            year = int(month[2] or month[4])
            after = date(year + number // 12, number % 12 + 1, 1)
            return after - timedelta(days=1), month[0], passage
    return None


@rule(
    "A5-04",
    "mededeling-voor-de-ondertekening",
    Severity.ERROR,
    STEP,
    egov("8, § 1"),
    remedy="Laat de mededeling pas beginnen na het advies van de functionarissen en de "
    "ondertekening.",
    wrong=answers({"periodiciteit.van": date(2026, 6, 1)}),
    right=answers({"periodiciteit.van": date(2026, 6, 12)}),
)
def starts_before_signing(case: Case) -> Iterator[Hit]:
    """Artikel 8 vraagt eerst het advies van de functionarissen, dan het protocol en pas daarna de
    mededeling. Wat vroeger is meegedeeld, gebeurde zonder protocol."""
    start = _start(case)
    if start is None:
        return
    day, told, passage = start
    path = passage.path if passage else (STEP, "van")
    signed = signing_date(case)
    advices = [row.datum for row in case.protocol.adviezen.items if row.datum]
    if signed is not None and day < signed:
        yield Hit(
            path,
            f"De mededeling begint voor de ondertekening op {write_date(signed)}.",
            told,
        )
    elif advices and day < max(advices):
        yield Hit(
            path,
            f"De mededeling begint voor het advies van {write_date(max(advices))}.",
            told,
        )


_REVIEWED = lazy(
    r"\bevalu\w*|\bge-?evalu|\bherbek\w+|\bherzie\w*|\bbijgestuurd|\bbijsturen|\bnazicht"
    r"|\b(?:jaarlijks|elk jaar|per jaar|om de (?:twee|drie) jaar|tweejaarlijks)\b.{0,80}"
    r"\b(?:overleg|samen|besp\w+|na(?:gaan|kijken)|gaan\b.{1,60}\bna)\b",
    re.IGNORECASE,
)


@rule(
    "A5-06",
    "onbepaalde-duur-zonder-evaluatie",
    Severity.HINT,
    STEP,
    avg("5.2"),
    PRACTICE,
    remedy="Spreek af wanneer de partijen nagaan of de mededeling nog nodig is.",
    wrong=answers({"periodiciteit.duur": "onbepaald", "inwerkingtreding.evaluatie": None}),
    right=answers({"periodiciteit.duur": "onbepaald"}),
)
def indefinite_without_review(case: Case) -> Iterator[Hit]:
    """Een mededeling voor onbepaalde duur loopt door tot iemand zich afvraagt of ze nog nodig is.
    Een vaste evaluatie maakt dat zeker."""
    found = first(own(case, STEP), INDEFINITE)
    if case.has_own_text(STEP):
        if found is None:
            return
    elif not case.prints(STEP) or case.protocol.periodiciteit.duur != "onbepaald":
        return
    if case.protocol.inwerkingtreding.evaluatie and case.prints("inwerkingtreding"):
        return
    if says(body(case, STEP, *CLOSING), _REVIEWED):
        return
    path, told = (found[0].path, found[1][0]) if found else ((STEP, "duur"), "")
    yield Hit(path, "De mededeling loopt voor onbepaalde duur; nergens staat een evaluatie.", told)


_NOTICE = lazy(
    r"\b(?:opzeg(?:gings)?termijn|vooropzeg)\b(?: van (?:ten minste )?\w+ \w+)?", re.IGNORECASE
)


@rule(
    "A5-07",
    "opzegtermijn-bij-een-eenmalige-mededeling",
    Severity.WARNING,
    "inwerkingtreding",
    PRACTICE,
    remedy="Laat de opzegtermijn weg, of zeg welke verplichting men daarmee opzegt.",
    wrong=answers(
        {
            "periodiciteit.frequentie": "eenmalig",
            "periodiciteit.interval": None,
            "periodiciteit.venster": "in september 2026",
        }
    ),
    right=answers(
        {
            "periodiciteit.frequentie": "eenmalig",
            "periodiciteit.interval": None,
            "periodiciteit.venster": "in september 2026",
            "inwerkingtreding.opzegtermijn": None,
        }
    ),
)
def notice_period_for_one_delivery(case: Case) -> Iterator[Hit]:
    """Een opzegtermijn laat een mededeling nog een tijd doorlopen. Na de ene levering valt er niets
    meer op te zeggen."""
    if not is_once(case) or not case.prints("inwerkingtreding"):
        return
    if not case.has_own_text("inwerkingtreding"):
        if case.protocol.inwerkingtreding.opzegtermijn:
            yield Hit(
                ("inwerkingtreding", "opzegtermijn"),
                "De mededeling is eenmalig; een opzegtermijn heeft dan geen zin.",
            )
    elif found := first(body(case, "inwerkingtreding"), _NOTICE):
        told = found[1][0]
        yield Hit(found[0].path, f"De mededeling is eenmalig; “{told}” heeft dan geen zin.", told)
