"""Rules about the numbers of articles, the letters of recitals, and parts that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.headings import article_headings, recital_letters


@rule(
    "DOC-07",
    "artikelnummer-tweemaal",
    Severity.ERROR,
    "extra",
    PRACTICE,
    remedy="Geef elk artikel een eigen nummer, en kijk de verwijzingen na.",
    wrong=answers({"inwerkingtreding.nummer": "11"}),
    right=answers({"inwerkingtreding.nummer": "12"}),
)
def number_twice(case: Case) -> Iterator[Hit]:
    """Dragen twee artikelen hetzelfde nummer, dan weet niemand naar welk een verwijzing of een
    addendum wijst."""
    headings = article_headings(case)
    for at, heading in enumerate(headings):
        earlier = next((it for it in headings[:at] if it.number == heading.number), None)
        if earlier is not None:
            message = f"“{heading.words}” draagt hetzelfde nummer als “{earlier.words}”."
            yield Hit(
                heading.path, message, heading.words.split(maxsplit=2)[0] + " " + heading.number
            )


@rule(
    "DOC-35",
    "artikelnummer-overgeslagen",
    Severity.HINT,
    "extra",
    PRACTICE,
    remedy="Hernummer, of laat het zo als de andere artikelen hun nummer moeten behouden.",
    wrong=answers({"recht.opnemen": False}),
    right=answers({"recht.opnemen": True}),
)
def number_skipped(case: Case) -> Iterator[Hit]:
    """Een lezer die van artikel 9 naar artikel 11 gaat, denkt dat er een bladzijde ontbreekt."""
    headings = [it for it in article_headings(case) if it.number.isdigit()]
    numbers = sorted({int(it.number) for it in headings})
    for before, after in pairwise(numbers):
        if after > before + 1:
            heading = next(it for it in headings if it.number == str(after))
            message = f"Na artikel {before} komt artikel {after}; daartussen is er geen."
            yield Hit(heading.path, message, heading.words)


_EXPECTED = {
    "onderwerp": (
        r"onderwerp|voorwerp|voorwaarden waaronder|met dit protocol"
        r"|dit protocol (?:regelt|bepaalt|legt|gaat over|heeft betrekking)",
        "wat het protocol regelt",
    ),
    "meldingen": (r"gegevenslek|datalek|inbreuk(?:en)? in verband", "hoe partijen lekken melden"),
    "recht": (r"belgisch(?:e)? recht|rechtbank", "welk recht geldt en welke rechtbank"),
}
"""The parts that no other rule asks for: the words that tell of them, and what is not told. The
publication (A10-01), the beginning (A12-01) and the signatures (SIG-01, SIG-02) have their own."""


@rule(
    "DOC-25",
    "gebruikelijk-deel-ontbreekt",
    Severity.WARNING,
    "recht",
    PRACTICE,
    remedy="Neem het deel op, of zet de bevinding opzij met de reden waarom het niet nodig is.",
    wrong=answers({"recht.opnemen": False}),
    right=answers({"recht.opnemen": True}),
)
def part_missing(case: Case) -> Iterator[Hit]:
    """Het decreet vraagt deze delen niet uitdrukkelijk, maar zonder onderwerp, melding van lekken
    of bevoegde rechter blijft open wat de partijen dan doen."""
    for key, (cue, told) in _EXPECTED.items():
        if case.prints(key):
            continue
        others = [it for it in case.steps if it not in ("aanhef", key)]
        if re.search(cue, case.text(*others), re.I):
            continue
        own = case.step(key).tekst
        left_out = own is not None and own.vorm == "geen"
        field = ("tekst", "vorm") if left_out else ("opnemen",)
        yield Hit((key, *field), f"Er staat nergens {told}.")


@rule(
    "DOC-26",
    "letter-overgeslagen",
    Severity.HINT,
    "adviezen",
    PRACTICE,
    remedy="Hernummer de overwegingen, of laat het zo als uw huis vaste letters gebruikt.",
    wrong=answers({"adviezen.items.0.letter": "F", "adviezen.items.1.letter": "G"}),
    right=answers({"adviezen.items.0.letter": "E", "adviezen.items.1.letter": "F"}),
)
def letter_skipped(case: Case) -> Iterator[Hit]:
    """Springt de reeks van D naar F, dan lijkt er een overweging te zijn weggevallen."""
    letters = recital_letters(case)
    for before, after in pairwise(letters):
        step = ord(after.letter) - ord(before.letter)
        if step > 1:
            message = f"Na overweging {before.words} komt {after.words}; daartussen is er geen."
            yield Hit(after.path, message, after.words)
        elif step < 0:
            message = f"Overweging {after.words} staat na overweging {before.words}."
            yield Hit(after.path, message, after.words)


@rule(
    "DOC-30",
    "ongelijke-koppen",
    Severity.HINT,
    "periodiciteit",
    PRACTICE,
    remedy="Zet na elk artikelnummer hetzelfde teken.",
    wrong=answers({"periodiciteit.scheiding": "."}),
    right=answers({"periodiciteit.scheiding": ":"}),
)
def unlike_headings(case: Case) -> Iterator[Hit]:
    """“Artikel 5.” naast “Artikel 6:” verraadt dat stukken uit verschillende teksten komen."""
    headings = article_headings(case)
    marks = [it.mark.replace("—", "–").replace("-", "–") for it in headings]
    usual = max(marks, key=marks.count, default="")
    for heading, mark in zip(headings, marks, strict=True):
        if mark != usual:
            message = f"Na het nummer staat “{heading.mark}” in plaats van “{usual}”."
            yield Hit(heading.path, message, heading.words)
