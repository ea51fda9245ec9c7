"""Rules about the date and the version of the text, and about the list of changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from protowiz.draft.answers import Path
from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.dates import (
    Dated,
    dates_in,
    signed_words,
    signing_date,
    title_date,
    written,
)
from protowiz.rules.words.patterns import lazy

_LABELLED = lazy(r"v\b|versie|ontwerp", re.IGNORECASE)
_OF_A_VERSION = lazy(r"v\b|versie", re.IGNORECASE)
_SETTLED = 60
"""For how many days a date that is called that of a version may lie before the signing."""


@rule(
    "TTL-02",
    "datum-in-de-titel-wijkt-af",
    Severity.WARNING,
    "aanhef",
    VTC,
    remedy="Geef de titel de datum van de tekst die ondertekend is, of schrijf erbij wat de datum "
    "is.",
    wrong=answers({"aanhef.datum": "2026-03-02"}),
    right=answers({"aanhef.datum": "2026-06-12"}),
)
def title_date_and_signing(case: Case) -> Iterator[Hit]:
    """Staat in de titel een andere datum dan bij de handtekeningen, dan weet een lezer niet over
    welke versie de functionarissen advies gaven en welke de partijen ondertekenden."""
    titled, signed = title_date(case), signing_date(case)
    if titled is None or signed is None or titled[0] == signed:
        return
    age = (signed - titled[0]).days
    if 0 < age <= _SETTLED and _LABELLED.match(titled[1] or case.protocol.aanhef.versie or ""):
        return
    when = "ouder" if titled[0] < signed else "jonger"
    yield Hit(
        case.place("aanhef", "datum"),
        f"De titel draagt de datum {written([titled[0]])}; dat is {when} dan de ondertekening op "
        f"{written([signed])}.",
        titled[1],
    )
    yield Hit(
        case.place("ondertekening", "datum"),
        f"De ondertekening is van {written([signed])}, terwijl de titel de datum "
        f"{written([titled[0]])} draagt.",
        signed_words(case),
    )


_DECIDES = lazy(
    r"\b(?:beslissing|besluit|collegebe\w+|gemeenteraadsbe\w+|raadsbe\w+|advies|adviezen"
    r"|goedgekeurd|goedkeuring|vastgesteld|zitting|gemeenteraad|college|bureau|deputatie"
    r"|schepencollege|raad|overeenkomst|beraadslaging|machtiging)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_FOLLOWS = lazy(r"^[\s,]*(?:en|of|,)[\s]*$")
_PAST = ("partijen", "adviezen")
"""The steps that tell only of what was done when the text was written."""


_GAVE = lazy(r"\b(?:functionaris\w*|DPO|Toezichtcommissie|VTC)\b[^;]{0,160}$", re.IGNORECASE)
_OF_AN_ACT = lazy(r"\b(?:decreet|wet|besluit|verordening) van $", re.IGNORECASE)


def _is_advice(text: str, dated: Dated) -> bool:
    """Whether a date in a recital on advice is that of the advice."""
    before = text[: dated.start]
    return "advies" in text and bool(_GAVE.search(before)) and not _OF_AN_ACT.search(before)


Event = tuple[Path, Dated]


def events(case: Case, *steps: str) -> Iterator[tuple[str, Path, Dated]]:
    """The dates of decisions, advices and agreements that some steps tell of."""
    for passage in case.of(*steps):
        last_end = -1
        for dated in dates_in(passage.text):
            linked = last_end >= 0 and bool(_FOLLOWS.match(passage.text[last_end : dated.start]))
            linked = linked or (passage.step == "adviezen" and _is_advice(passage.text, dated))
            if linked or _DECIDES.search(passage.text[max(0, dated.start - 80) : dated.start]):
                last_end = dated.end
                yield passage.step, passage.path, dated


@rule(
    "TTL-03",
    "versie-ouder-dan-haar-inhoud",
    Severity.WARNING,
    "aanhef",
    VTC,
    remedy="Pas de datum van de versie aan en noteer in het wijzigingsrepertorium wat er wijzigde.",
    wrong=answers(
        {
            "aanhef.datum": "2026-03-02",
            "context.aanleiding": "De gemeenteraad keurde dat goed bij besluit van 26 mei 2026.",
        }
    ),
    right=answers(
        {
            "aanhef.datum": "2026-06-12",
            "context.aanleiding": "De gemeenteraad keurde dat goed bij besluit van 26 mei 2026.",
        }
    ),
)
def version_and_events(case: Case) -> Iterator[Hit]:
    """De tekst vertelt van een beslissing die jonger is dan de datum die hij draagt. Hij is dus
    gewijzigd zonder nieuwe versie, en niemand weet nog welke tekst geadviseerd werd."""
    titled, signed = title_date(case), signing_date(case)
    if titled is None:
        return
    steps = [step for step in case.steps if step not in ("aanhef", "ondertekening", "bijlagen")]
    later = [
        (path, dated)
        for step, path, dated in events(case, *steps)
        if dated.day > titled[0] and (signed is None or dated.day <= signed or step in _PAST)
    ]
    if later:
        yield Hit(
            case.place("aanhef", "datum"),
            f"De titel draagt de datum {written([titled[0]])}, maar de tekst vertelt van een "
            f"beslissing of advies van {written([dated.day for _, dated in later])}.",
            titled[1],
        )
        yield _told_there(later, titled[0])


def _told_there(later: list[Event], titled: date) -> Hit:
    """The place that tells of most of the events that are younger than the title."""
    days: dict[Path, set[date]] = {}
    for path, dated in later:
        days.setdefault(path, set()).add(dated.day)
    place = max(days, key=lambda path: len(days[path]))
    dated = max((it for path, it in later if path == place), key=lambda it: it.day)
    return Hit(
        place,
        f"Hier staat een beslissing of advies van {written(sorted(days[place]))}, terwijl de titel "
        f"de datum {written([titled])} draagt.",
        dated.words,
    )


_LOG = lazy(
    r"wijzigingsrepertorium|wijzigingen|historiek|versiebeheer|versiegeschiedenis", re.IGNORECASE
)


Entry = tuple[Path, date | None, str, str]
"""A change: where it stands, when it was, the words of its date or of itself, and what it was."""


def log_of(case: Case) -> list[Entry]:
    """The list of changes."""
    preamble = case.protocol.aanhef
    if not case.prints("aanhef"):
        return []
    if not case.has_own_text("aanhef"):
        return [
            (("aanhef", "wijzigingen", at, "datum"), row.datum, "", row.omschrijving or "")
            for at, row in enumerate(preamble.wijzigingen)
        ]
    place, in_log = case.place("aanhef"), False
    entries: list[Entry] = []
    for passage in case.of("aanhef"):
        text = passage.text
        if passage.kind in ("heading", "paragraph") and len(text) < 60 and _LOG.search(text):
            in_log = True
        elif in_log and passage.kind == "cell":
            found = _entries(text)
            entries += [(place, it.day, it.words, told) for it, told in found]
            if entries and not found:
                entries[-1] = (*entries[-1][:3], f"{entries[-1][3]} {text}")
        elif in_log and passage.kind == "item" and not dates_in(text[:40]):
            entries.append((place, None, " ".join(text.split()[:6]), text))
        elif in_log and passage.kind in ("item", "paragraph"):
            found = _entries(text)
            in_log = bool(found)
            entries += [(place, it.day, it.words, told) for it, told in found]
    return entries or [
        (place, row.datum, "", row.omschrijving or "") for row in preamble.wijzigingen
    ]


def _entries(text: str) -> list[tuple[Dated, str]]:
    """The entries in one passage: each begins with its date, or has it as its only one."""
    found = dates_in(text)
    if len(found) == 1 and found[0].start <= 20:
        return [(found[0], text)]
    marked = [it for it in found if re.match(r"\)?\s?[:–—-]", text[it.end : it.end + 3])]
    ends = [it.start for it in marked] + [len(text)]
    return [(it, text[it.start : end]) for it, end in zip(marked, ends[1:], strict=True)]


@rule(
    "TTL-04",
    "wijzigingsrepertorium-klopt-niet",
    Severity.WARNING,
    "aanhef",
    PRACTICE,
    remedy="Zet elke wijziging met haar datum op volgorde; de laatste draagt de datum van de "
    "versie.",
    wrong=answers(
        {
            "aanhef.datum": "2026-05-04",
            "aanhef.wijzigingen": [
                {"datum": "2026-02-03", "omschrijving": "Bewaartermijn ingekort"}
            ],
        }
    ),
    right=answers(
        {
            "aanhef.datum": "2026-05-04",
            "aanhef.wijzigingen": [
                {"datum": "2026-05-04", "omschrijving": "Bewaartermijn ingekort"}
            ],
        }
    ),
)
def log_of_changes(case: Case) -> Iterator[Hit]:
    """Het wijzigingsrepertorium laat zien hoe de tekst tot stand kwam. Wat er niet in staat of
    geen datum heeft, kan later niemand meer terugvinden."""
    entries = log_of(case)
    previous: date | None = None
    for path, day, told, _ in entries:
        if day is None and case.has_own_text("aanhef"):
            yield Hit(path, "Deze wijziging heeft geen datum.", told)
        if day is not None and previous is not None and day < previous:
            yield Hit(path, f"De wijziging van {written([day])} staat niet op volgorde.", told)
        previous = day or previous
    titled = title_date(case)
    last = max((entry for entry in entries if entry[1]), key=lambda it: str(it[1]), default=None)
    if titled is None or last is None or last[1] is None or _unchanged(case):
        return
    if last[1] == titled[0] or (last[1] < titled[0] and _is_of_signing(case, titled)):
        return
    yield Hit(
        last[0],
        f"De laatste wijziging is van {written([last[1]])}, terwijl de titel de datum "
        f"{written([titled[0]])} draagt. Ontbreekt er een?",
        last[2],
    )
    if titled[1]:
        yield Hit(
            case.place("aanhef"),
            f"De titel draagt de datum {written([titled[0]])}, maar de laatste wijziging in het "
            f"repertorium is van {written([last[1]])}.",
            titled[1],
        )


def _is_of_signing(case: Case, titled: tuple[date, str]) -> bool:
    """Whether the title has the date of signing or of the decision to sign, on which nothing
    needs to have changed; a date of signing that is called that of a version has an entry."""
    decided = {dated.day for _, _, dated in events(case, "partijen")}
    is_version = _OF_A_VERSION.match(titled[1] or case.protocol.aanhef.versie or "")
    return titled[0] in decided or (titled[0] == signing_date(case) and not is_version)


def _unchanged(case: Case) -> bool:
    """Whether the title says that the last version brought no change."""
    return any(
        re.search(r"zonder wijziging|ongewijzigd", passage.text)
        for passage in case.of("aanhef")
        if len(passage.text) < 120
    )
