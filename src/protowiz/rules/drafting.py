"""Rules about the text itself: what a template or an editor left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import Certainty, Source
from protowiz.rules.case import Case, around
from protowiz.rules.catalogue import Hit, Severity, rule, words

VTC = Source("VTC: een op zichzelf leesbaar en controleerbaar document", Certainty.READ)
_BRACKETS = re.compile(r"\[([^\[\]]{1,120})\]")
_HOLDS_PLACE = re.compile(
    r"\W*|X+|datum|naam\b.*|nummer|in te vullen\b.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|via de functionarissen\b.*|.{0,40}\bkies\b.*",
    re.I,
)


@rule(
    "DOC-01",
    "invulplaats-blijft-staan",
    Severity.ERROR,
    "aanhef",
    VTC,
    remedy="Vul in wat er hoort te staan, of verwijder de haken.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe rechtbank van [X] is bevoegd."),
    right=words("recht", "### Artikel 11: Recht\n\nDe rechtbank van Gent is bevoegd."),
)
def placeholder_left(case: Case) -> Iterator[Hit]:
    """Een plaats die nog ingevuld moet worden, of al ingevuld is maar haar haken behield. Een derde
    kan niet weten wat de partijen overeenkwamen."""
    for passage in case.passages:
        for match in _BRACKETS.finditer(passage.text):
            if _HOLDS_PLACE.fullmatch(match[1].strip()):
                yield Hit(passage.path, f"“{match[0]}” is een invulplaats.", match[0])


@rule(
    "DOC-02",
    "haken-in-de-tekst",
    Severity.WARNING,
    "aanhef",
    VTC,
    remedy="Schrijf het zonder vierkante haken, of zet de bevinding opzij als ze zo bedoeld zijn.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe rechtbank [van de zetel] is bevoegd."),
    right=words("recht", "### Artikel 11: Recht\n\nDe rechtbank (van de zetel) is bevoegd."),
)
def brackets_in_text(case: Case) -> Iterator[Hit]:
    """Vierkante haken zijn in een sjabloon een keuze of een invulplaats. Soms zijn ze bedoeld: dat
    beslist wie de tekst kent."""
    for passage in case.passages:
        for match in _BRACKETS.finditer(passage.text):
            if not _HOLDS_PLACE.fullmatch(match[1].strip()):
                told = around(passage.text, match, 0)
                yield Hit(passage.path, f"Zijn de haken in “{told}” zo bedoeld?", match[0])
