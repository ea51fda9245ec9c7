"""Rules about the enterprise numbers of the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from protowiz.draft.sources import Certainty, Source, egov
from protowiz.draft.text import kbo_digits, kbo_is_valid, write_kbo
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.party_blocks import block_of
from protowiz.rules.words.party_names import is_class, label
from protowiz.rules.words.patterns import lazy

CHECK_DIGITS = Source("controlegetal van het ondernemingsnummer (modulo 97)", Certainty.READ)
_ANNOUNCED = lazy(
    r"\b(?:kbo|ondernemingsn\w*|ondernemingsnr\.?|kruispuntbank van ondernemingen|btw)\b"
    r"|\bbe(?=[ .]?[01]\d{3})",
    re.IGNORECASE,
)
_NUMBER = lazy(r"(?<![\d.])[01]?\d{3}([. ]?)\d{3}\1\d{3}(?!\d|\.\d)")
_HINTS = ("kbo", "ondernemings", "btw", "be 0", "be0", "be.0", "be 1", "be1")
_NEAR = 60
"""How many characters may stand between the announcement of a number and the number."""

_BLOCK = (
    "**Tussen**\n\nHet Agentschap Schooltoelagen Vlaanderen, Voorbeeldlaan 12, 1000 Brussel, "
    "ondernemingsnummer {}, vertegenwoordigd door Griet Maesveld, administrateur-generaal, "
    "hierna “ASV”;\n\n**en**\n\nDe stad Voorbeeldegem, Dorpsplein 1, 9999 Voorbeeldegem, {}, "
    "vertegenwoordigd door Joris Lindebos, voorzitter van de gemeenteraad, ter uitvoering van de "
    "beslissing van de gemeenteraad van 26 mei 2026, hierna “stad”."
)


def _block(first: str, second: str) -> str:
    return _BLOCK.format(first, second)


@dataclass(frozen=True)
class Number:
    """An enterprise number as it stands in a text."""

    passage: Passage
    words: str

    @property
    def digits(self) -> str:
        return kbo_digits(self.words)


def numbers_in(case: Case) -> Iterator[Number]:
    """The enterprise numbers in the own texts of a draft.

    A typed number is checked by its field and printed in its one notation.
    """
    for step in case.steps:
        if case.has_own_text(step):
            yield from _numbers(case.of(step))


@lru_cache(maxsize=64)
def _numbers(passages: tuple[Passage, ...]) -> tuple[Number, ...]:
    low = "\n".join(passage.text for passage in passages).casefold()
    if not any(hint in low for hint in _HINTS):
        return ()
    found: list[Number] = []
    before = ""
    for passage in passages:
        is_number = bool(_NUMBER.fullmatch(passage.text.strip()))
        in_table = passage.kind == "cell" and bool(_ANNOUNCED.search(before))
        numbers = list(_NUMBER.finditer(passage.text))
        ends = [it.end() for it in _ANNOUNCED.finditer(passage.text)] if numbers else []
        for match in numbers:
            if in_table or any(0 <= match.start() - end <= _NEAR for end in ends):
                found.append(Number(passage, match[0].strip()))
        if not (passage.kind == "cell" and is_number):
            before = passage.text if passage.kind == "cell" else ""
    return tuple(found)


@rule(
    "PTY-01",
    "ondernemingsnummer-klopt-niet",
    Severity.ERROR,
    "partijen",
    egov("8, § 1, 1°"),
    CHECK_DIGITS,
    remedy="Neem het nummer opnieuw over uit de KBO.",
    wrong=words("partijen", _block("0999.000.192", "ondernemingsnummer 0999.012.304")),
    right=words("partijen", _block("0999.000.129", "ondernemingsnummer 0999.012.304")),
)
def wrong_number(case: Case) -> Iterator[Hit]:
    """De laatste twee cijfers van een ondernemingsnummer zijn een controlegetal. Klopt dat niet,
    dan zijn cijfers verkeerd of verwisseld, en wijst het nummer geen of een andere partij aan."""
    for number in numbers_in(case):
        if not kbo_is_valid(number.words):
            expected = 97 - int(number.digits[:8]) % 97
            yield Hit(
                number.passage.path,
                f"Het controlegetal van {number.words} klopt niet: er staat {number.digits[8:]}, "
                f"bij de eerste acht cijfers hoort {expected:02}.",
                number.words,
            )


@rule(
    "PTY-02",
    "partij-zonder-ondernemingsnummer",
    Severity.WARNING,
    "partijen",
    egov("8, § 1, 1°"),
    remedy="Vermeld van elke partij het ondernemingsnummer.",
    wrong=words(
        "partijen",
        _block("0999.000.129", "een lokaal bestuur"),
        partijen__items__1__kbo=None,
    ),
    right=words("partijen", _block("0999.000.129", "ondernemingsnummer 0999.012.304")),
)
def number_missing(case: Case) -> Iterator[Hit]:
    """Het ondernemingsnummer wijst de verwerkingsverantwoordelijke zonder twijfel aan, ook als
    namen op elkaar lijken of later veranderen."""
    if not case.has_own_text("partijen"):
        return
    for at, party in enumerate(case.protocol.partijen.items):
        if party.kbo or answers_of(case, at, "kbo") or is_class(party):
            continue
        block = block_of(case, party)
        if block is None or not _NUMBER.search(block.text):
            yield Hit(
                case.place("partijen", "items", at, "kbo"),
                f"Van {party.officiele_naam or label(party)} staat het ondernemingsnummer er niet "
                "bij.",
            )


def answers_of(case: Case, at: int, field: str) -> str:
    """What was filled in for a party, also when it is not valid."""
    rows = case.reading.answers.rows("partijen", "items")
    return str(rows[at].get(field) or "") if at < len(rows) else ""


@rule(
    "PTY-03",
    "ondernemingsnummer-anders-geschreven",
    Severity.HINT,
    "partijen",
    Source("schrijfwijze van de Kruispuntbank van Ondernemingen", Certainty.RECALLED),
    remedy="Schrijf het nummer als 0xxx.xxx.xxx, met de nul vooraan.",
    wrong=words("partijen", _block("0999000129", "ondernemingsnummer 0999.012.304")),
    right=words("partijen", _block("0999.000.129", "ondernemingsnummer 0999.012.304")),
)
def other_notation(case: Case) -> Iterator[Hit]:
    """Met punten en een nul vooraan is een ondernemingsnummer makkelijk na te lezen en in de KBO
    terug te vinden."""
    for number in numbers_in(case):
        if number.words != write_kbo(number.words):
            added = " (met een nul ervoor)" if len(re.sub(r"\D", "", number.words)) == 9 else ""
            yield Hit(
                number.passage.path,
                f"“{number.words}” schrijft men als {write_kbo(number.words)}{added}.",
                number.words,
            )


@rule(
    "PTY-04",
    "twee-partijen-met-hetzelfde-nummer",
    Severity.WARNING,
    "partijen",
    egov("2, 10°"),
    egov("8, § 3"),
    remedy="Ga na of het twee instanties zijn. Blijven de gegevens binnen één instantie, dan "
    "beslist de verwerkingsverantwoordelijke, na het advies van zijn functionaris.",
    wrong=answers({"partijen.items.1.kbo": "0999.000.129"}),
    right=answers({"partijen.items.1.kbo": "0999.012.304"}),
)
def same_number(case: Case) -> Iterator[Hit]:
    """Twee partijen met één nummer zijn één rechtspersoon. Dat kan bij twee departementen of
    agentschappen van dezelfde overheid, maar binnen één instantie past geen protocol."""
    seen: dict[str, str] = {}
    for at, party in enumerate(case.protocol.partijen.items):
        number = party.kbo or answers_of(case, at, "kbo")
        digits = kbo_digits(number)
        if len(digits) != 10:
            continue
        if digits in seen:
            yield Hit(
                case.place("partijen", "items", at, "kbo"),
                f"{seen[digits]} en {label(party)} hebben hetzelfde ondernemingsnummer.",
                number,
            )
        seen.setdefault(digits, label(party))
