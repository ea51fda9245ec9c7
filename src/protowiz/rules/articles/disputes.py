"""Rules about article 11: the court, and how the protocol is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE, Certainty, Source
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.legal_words import has, sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import CLOSING, body, every, place

_COURT = lazy(
    r"\brechtbank(?:en)? in (?:het arrondissement )?[A-Z][\w-]+|\barrondissement ([A-Z][\w-]+)"
)
_ARRONDISSEMENTS = (
    "antwerpen", "limburg", "brussel", "leuven", "waals-brabant", "oost-vlaanderen",
    "west-vlaanderen", "luik", "henegouwen", "namen", "luxemburg", "eupen",
)  # fmt: skip
_COURTS = Source("Gerechtelijk Wetboek: twaalf gerechtelijke arrondissementen", Certainty.RECALLED)


@rule(
    "A11-01",
    "rechtbank-onduidelijk-aangeduid",
    Severity.HINT,
    "recht",
    _COURTS,
    PRACTICE,
    remedy="Schrijf “de bevoegde rechtbank van het arrondissement …” met een van de twaalf "
    "arrondissementen, of noem de rechtbank en haar afdeling.",
    wrong=words("recht", "### Artikel 11: Recht\n\nBevoegd is de rechtbank in Brussel."),
    right=words(
        "recht", "### Artikel 11: Recht\n\nBevoegd is de rechtbank van het arrondissement Brussel."
    ),
)
def court_unclear(case: Case) -> Iterator[Hit]:
    """“In” zegt waar een rechtbank staat, niet welke bevoegd is; in Brussel zijn er verschillende.
    En een stad als Gent of Kortrijk heeft een afdeling, maar is geen arrondissement meer."""
    if not case.has_own_text("recht") and case.prints("recht"):
        name = case.protocol.recht.arrondissement
        if name and name.lower() not in _ARRONDISSEMENTS and not case.protocol.recht.rechtbank:
            yield Hit(
                ("recht", "arrondissement"), f"{name} is geen gerechtelijk arrondissement.", name
            )
        return
    for passage, match in every(body(case, *CLOSING), _COURT):
        name = match[1]
        if name is None:
            yield Hit(passage.path, f"“{match[0]}” zegt niet welke rechtbank.", match[0])
        elif name.lower() not in _ARRONDISSEMENTS:
            yield Hit(passage.path, f"{name} is geen gerechtelijk arrondissement.", match[0])


_CHANGED = (
    "ddend", "ijakte", "gewijzigd", "aangepast", "ijziging", "anpassing", "anvulling",
)  # fmt: skip
_ADDENDUM = lazy(
    r"\bwijzigingen?\b.{0,60}\bschriftelijk|\bschriftelijk\w*\b.{0,60}\b(?:ge)?wijzig\w*"
    r"|\baddend\w+|\bbijakte|\b(?:dit|het) protocol\b.{0,80}\b(?:gewijzigd|aangepast)\b"
    r"|\b(?:wijziging|aanpassing|aanvulling)\w*(?: (?:of|en) \w+)? (?:van|aan|op) (?:dit|het"
    r"|onderhavig|voorliggend) protocol\b",
    re.IGNORECASE,
)
_OF_OTHER_THINGS = lazy(
    r"\bwijzig\w+ (?:\w+ ){0,3}(?:van|aan|in|omtrent|over|inzake|betreffende) (?:de )?(?:\w+ ){0,2}"
    r"(?:\w*regelgeving|wetgeving|decreten|wetten|verwerkers?|contact\w+|gegevens)\b",
    re.IGNORECASE,
)
"""Changes of the law or of processors, of which the parties tell one another."""


@rule(
    "A11-02",
    "wijziging-van-het-protocol-niet-geregeld",
    Severity.HINT,
    "recht",
    PRACTICE,
    remedy="Zeg dat het protocol alleen schriftelijk gewijzigd wordt, met een addendum.",
    wrong=answers({"recht.addendum": False}),
    right=answers({}),
)
def change_not_ruled(case: Case) -> Iterator[Hit]:
    """Gegevens, ontvangers en termijnen veranderen. Zonder afspraak over een addendum is later niet
    duidelijk welke tekst geldt en wie erover advies gaf."""
    if any(
        _ADDENDUM.search(_OF_OTHER_THINGS.sub("", sentence))
        for passage in body(case, *CLOSING)
        if has(passage.text, *_CHANGED)
        for sentence in sentences(passage.text)
    ):
        return
    if case.prints("recht") and not case.has_own_text("recht"):
        if not case.protocol.recht.addendum:
            yield Hit(("recht", "addendum"), "Het protocol zegt niet hoe het gewijzigd kan worden.")
        return
    yield Hit(
        place(case, "recht", "opnemen"), "Nergens staat hoe het protocol gewijzigd kan worden."
    )
