"""Rules about what stands in two places: a decision and its date, a period and its boundary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from protowiz.draft.sources import egov
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.dates import Dated, dates_in, written
from protowiz.rules.words.patterns import lazy

_BEFORE = lazy(r"([\w’'-]+(?: van)?)\s*(?:van|op|dd\.?)?\s*$")
_AFTER = lazy(r"^[\s,)]*((?:[\w’'-]+[\s,]+){6,9}[\w’'-]+)")


@dataclass(frozen=True)
class Cited:
    """A decision with its date or dates, as one passage quotes it."""

    passage: Passage
    days: tuple[date, ...]
    words: str


def cited(passage: Passage) -> Iterator[tuple[str, Cited]]:
    """The decisions that a passage quotes, by the words around their dates."""
    text = passage.text
    run: list[Dated] = []
    found = dates_in(text)
    for at, dated in enumerate(found):
        run.append(dated)
        after = found[at + 1] if at + 1 < len(found) else None
        if after and re.fullmatch(r"[\s,]*(?:en|,)\s*", text[dated.end : after.start]):
            continue
        before = _BEFORE.search(text[max(0, run[0].start - 60) : run[0].start])
        behind = _AFTER.match(text[run[-1].end : run[-1].end + 160])
        if before and behind and not re.search(r"\d{4}", behind[1]):
            key = f"{before[1]} # {' '.join(behind[1].split())}".casefold()
            told = text[run[0].start : run[-1].end]
            yield key, Cited(passage, tuple(it.day for it in run), told)
        run = []


@rule(
    "REC-C7",
    "beslissing-met-twee-datums",
    Severity.WARNING,
    "rechtvaardiging",
    VTC,
    remedy="Kijk na welke datum juist is, en schrijf ze overal op dezelfde manier.",
    wrong=words(
        "rechtvaardiging",
        "### Artikel 2\n\nDe stad steunt op het reglement van 25 februari 2026 over de bonus voor "
        "schoolgaande kinderen van onze inwoners.",
        context__verloop="De stad volgt het reglement van 24 februari 2026 over de bonus voor "
        "schoolgaande kinderen van onze inwoners.",
    ),
    right=words(
        "rechtvaardiging",
        "### Artikel 2\n\nDe stad steunt op het reglement van 24 februari 2026 over de bonus voor "
        "schoolgaande kinderen van onze inwoners.",
        context__verloop="De stad volgt het reglement van 24 februari 2026 over de bonus voor "
        "schoolgaande kinderen van onze inwoners.",
    ),
)
def one_decision_two_dates(case: Case) -> Iterator[Hit]:
    """Wie een beslissing opzoekt met een verkeerde datum, vindt ze niet of vindt een andere. Staat
    ze er tweemaal met een andere datum, dan is een van beide fout."""
    first: dict[str, Cited] = {}
    told: set[tuple[str, tuple[date, ...]]] = set()
    steps = [step for step in case.steps if step not in ("aanhef", "adviezen", "ondertekening")]
    for passage in case.of(*steps):
        for key, quoted in cited(passage):
            known = first.setdefault(key, quoted)
            if known.days == quoted.days or (key, quoted.days) in told:
                continue
            told.add((key, quoted.days))
            for one, other in ((known, quoted), (quoted, known)):
                yield Hit(
                    one.passage.path,
                    f"Dezelfde beslissing is hier van {written(list(one.days))} en elders van "
                    f"{written(list(other.days))}.",
                    one.words,
                )


_BOUNDARY = {
    "vanaf": lazy(r"\b(?:vanaf|met ingang van)\s*$", re.IGNORECASE),
    "na": lazy(r"\bna\s*$", re.IGNORECASE),
    "tot en met": lazy(r"\btot en met\s*$", re.IGNORECASE),
    "tot": lazy(r"(?<!\w)tot\s*$", re.IGNORECASE),
}
_OPPOSED = (("vanaf", "na"), ("tot en met", "tot"))
_YEARLY = lazy(
    r"\bop (\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
    r"|november|december)) van (?:het|elk|ieder|dat) ([\w -]{0,40}?jaar)\b",
    re.IGNORECASE,
)


@rule(
    "REC-C8",
    "peildatum-op-twee-manieren",
    Severity.WARNING,
    "gegevens",
    egov("8, § 1, 3°"),
    remedy="Kies één peildatum of periode, en schrijf ze overal op dezelfde manier.",
    wrong=answers(
        {
            "context.verloop": "Het gaat om kinderen die vanaf 1 maart 2026 een toelage krijgen.",
            "gegevens.opmerking": "Alleen wie na 1 maart 2026 een toelage krijgt, staat erin.",
        }
    ),
    right=answers(
        {
            "context.verloop": "Het gaat om kinderen die vanaf 1 maart 2026 een toelage krijgen.",
            "gegevens.opmerking": "Alleen wie vanaf 1 maart 2026 een toelage krijgt, staat erin.",
        }
    ),
)
def two_reference_dates(case: Case) -> Iterator[Hit]:
    """De peildatum of de periode bepaalt over wie gegevens worden meegedeeld. Twee schrijfwijzen
    geven twee verschillende groepen."""
    steps = ("context", "onderwerp", "rechtvaardiging", "gegevens", "periodiciteit")
    yield from _opposed(case.of(*steps))
    yearly: dict[str, dict[str, tuple[Passage, str]]] = {}
    for step in ("context", "gegevens"):
        for passage in case.of(step):
            if "jaar" not in passage.text:
                continue
            for match in _YEARLY.finditer(passage.text):
                days = yearly.setdefault(step, {})
                days.setdefault(match[1].casefold(), (passage, match[0]))
    before, after = yearly.get("context", {}), yearly.get("gegevens", {})
    if before and after and not set(before) & set(after):
        (one, told), (other, elsewhere) = next(iter(before.values())), next(iter(after.values()))
        yield Hit(one.path, f"Hier staat “{told}”, in artikel 3 “{elsewhere}”.", told)
        yield Hit(other.path, f"Hier staat “{elsewhere}”, in overweging C “{told}”.", elsewhere)


def _opposed(passages: Iterable[Passage]) -> Iterator[Hit]:
    """A date from which something counts in one place, and after which in another."""
    found: dict[tuple[date, str], tuple[Passage, str]] = {}
    for passage in passages:
        for dated in dates_in(passage.text):
            before = passage.text[max(0, dated.start - 20) : dated.start]
            for name, pattern in _BOUNDARY.items():
                if match := pattern.search(before):
                    told = match[0] + dated.words
                    found.setdefault((dated.day, name), (passage, told))
    for day in {day for day, _ in found}:
        for one, other in _OPPOSED:
            here, there = found.get((day, one)), found.get((day, other))
            if here and there:
                yield Hit(here[0].path, f"Hier staat “{here[1]}”, elders “{there[1]}”.", here[1])
                yield Hit(there[0].path, f"Hier staat “{there[1]}”, elders “{here[1]}”.", there[1])
