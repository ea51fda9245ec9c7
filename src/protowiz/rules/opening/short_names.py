"""Rules about the short names of the parties and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import enumerate_names
from protowiz.draft.sources import PRACTICE, egov
from protowiz.draft.steps.parties import Party
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.words.party_blocks import two_parties
from protowiz.rules.words.party_names import pattern_of
from protowiz.rules.words.patterns import lazy

_SINGULAR = lazy(
    r"[”\"’']?,? (?:zal|heeft|moet|is|wordt|kan|mag|doet"
    r"|[a-zë]{3,}(?:igt|eert|kt|lt|nt|rt|gt|pt|st|uit|cht|aat))\b"
)
_QUOTES = ("“", '"', "‘", "'")
_NOT_A_VERB = frozenset(
    re.findall(
        r"\w+",
        "krachtens kracht recht licht macht want omtrent student naast eerst",
    )
)


@rule(
    "PTY-08",
    "partijen-zonder-eigen-korte-naam",
    Severity.WARNING,
    "partijen",
    egov("8, § 1, 1°"),
    egov("8, § 1, 4°"),
    remedy="Geef elke partij haar eigen korte naam, en zeg telkens wie van hen iets doet.",
    wrong=words(
        "gegevens",
        "### Artikel 3\n\nDe deelnemende besturen vernietigt de gegevens na een jaar.",
        partijen__groepen=[{"id": "g1", "naam": "deelnemende besturen"}],
        partijen__items__0__groep="g1",
        partijen__items__1__groep="g1",
    ),
    right=words(
        "gegevens",
        "### Artikel 3\n\nDe deelnemende besturen vernietigen de gegevens na een jaar.",
        partijen__groepen=[{"id": "g1", "naam": "deelnemende besturen"}],
        partijen__items__0__groep="g1",
        partijen__items__1__groep="g1",
    ),
)
def no_own_short_name(case: Case) -> Iterator[Hit]:
    """Als verschillende rechtspersonen samen één naam dragen, is niet te lezen wie van hen gebonden
    is, wie ontvangt en wie vernietigt. Een meervoud met een werkwoord in het enkelvoud verraadt
    zo'n naam."""
    for group in case.protocol.partijen.groepen:
        name = group.naam or ""
        members = [it for it in case.protocol.partijen.items if it.groep == group.id]
        if not name or len(members) < 2:
            continue
        yield from _named_together(case, name, members)
        if not name.endswith(("en", "s")):
            continue
        for step in case.steps:
            if case.has_own_text(step) and (told := _as_singular(case.of(step), name)):
                passage, verb = told
                yield Hit(
                    passage.path,
                    f"{verb}: een naam in het meervoud met een werkwoord in het enkelvoud. Wie "
                    f"van {enumerate_names(it.officiele_naam or '' for it in members)} is bedoeld?",
                    verb,
                )


def _named_together(case: Case, name: str, members: list[Party]) -> Iterator[Hit]:
    if not case.has_own_text("partijen") or any(party.korte_naam for party in members):
        return
    called = lazy(rf"hierna\b[^.;]{{0,40}}?{re.escape(name)}[”\"’']?")
    for passage in case.of("partijen"):
        if match := called.search(passage.text):
            yield Hit(
                passage.path,
                f"{enumerate_names(it.officiele_naam or '' for it in members)} dragen samen één "
                "naam en hebben er geen van hun eigen.",
                match[0],
            )
            return


def _as_singular(passages: tuple[Passage, ...], name: str) -> tuple[Passage, str] | None:
    """The first passage with the name before a verb in the singular, and those words."""
    for passage in passages:
        for match in pattern_of((name,)).finditer(passage.text):
            verb = _SINGULAR.match(passage.text, match.end())
            if verb and verb[0].split()[-1] not in _NOT_A_VERB:
                start = match.start() - (passage.text[match.start() - 1 : match.start()] in _QUOTES)
                return passage, passage.text[start : verb.end()]
    return None


_CALLED = lazy(
    r"(?P<told>\bhierna\b[^.;“\"‘]{0,60}(?:[“\"‘][^”\"’]{1,60}[”\"’])"
    r"(?: (?:genoemd|te noemen))?)\s?(?P<mark>[;,.]?)\s*$",
    re.IGNORECASE,
)
"""The line that gives a party its short name, at the end of its block."""


@rule(
    "PTY-13",
    "leestekens-na-hierna-verschillen",
    Severity.HINT,
    "partijen",
    PRACTICE,
    remedy="Sluit elke partij met een puntkomma af, en de laatste met een punt.",
    wrong=words("partijen", two_parties(called="“stad”")),
    right=words("partijen", two_parties(called="“stad”.")),
)
def marks_differ(case: Case) -> Iterator[Hit]:
    """Alle partijen staan in één opsomming. Eén afwijkend leesteken doet vermoeden dat er tekst is
    weggevallen."""
    if not case.has_own_text("partijen"):
        return
    called = [
        (passage, match)
        for passage in case.of("partijen")
        if "ierna" in passage.text and (match := _CALLED.search(passage.text))
    ]
    marks = [match["mark"] for _, match in called]
    if len(called) < 2:
        return
    if "" in marks and any(marks):
        passage, match = called[marks.index("")]
        message = f"Na “{match['told']}” staat geen leesteken, elders wel."
        yield Hit(passage.path, message, match["told"])
        return
    *before, last = marks
    if len(set(before)) == 1 and last in (before[0], "."):
        return
    usual = max(marks, key=marks.count)
    passage, match = called[next(at for at, mark in enumerate(marks) if mark != usual)]
    message = f"Na “{match['told']}” staat “{match['mark']}”, elders “{usual}”."
    yield Hit(passage.path, message, match["told"] + match["mark"])
