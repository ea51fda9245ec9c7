"""Rules about the recitals on the parties (A, B) and on the wish to conclude and publish (D)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import enumerate_names
from protowiz.draft.sources import egov
from protowiz.draft.steps.parties import Party
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.dates import dates_in, text_date, written
from protowiz.rules.words.party_names import is_class, is_named, label, sentences, words_in
from protowiz.rules.words.patterns import lazy

_CATEGORY = lazy(
    r"artikel 2,? ?(?:eerste lid, )?1[01](?:°|ᵒ|º|\^o)"
    r"|(?<!over het )\b(?:vlaamse?|externe|lokaa?le?|plaatselijke|provincia(?:al|le)|federale) "
    r"(?:overheids)?(?:instanties?|overhe(?:id|den)|bestu(?:ur|ren))"
    r"|instanties? van de vlaamse overheid|agentschap van de vlaamse overheid"
    r"|departement van de vlaamse overheid|instellingen? met (?:een )?publieke taak"
    r"|milieu-?instantie|private organisatie",
    re.IGNORECASE,
)
_OPENING = lazy(r"\(?(?:[A-Z]\d?|[a-z]|\d{1,2})[.)]|^[A-Z]\d?$")


def recitals(case: Case, step: str) -> list[tuple[Passage, str]]:
    """The recitals of an own text: the passage with which each begins, and all that it says."""
    found: list[tuple[Passage, str]] = []
    for passage in case.of(step):
        if passage.kind in ("heading", "note"):
            continue
        begins = bool(passage.label) and _OPENING.match(passage.label)
        if (begins and not (found and found[-1][0].label == passage.label)) or re.match(
            r"\(?[A-Z]\d?[.)]\s", passage.text
        ):
            found.append((passage, passage.text))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{passage.text}")
    return found


def letter_of(passage: Passage) -> str:
    """The letter of a recital, without its mark."""
    match = re.match(r"\W*([A-Za-z]\d?|\d{1,2})[.)]", passage.label or passage.text[:6])
    return match[1] if match else opening_words(passage.text, 3)


def opening_words(text: str, count: int = 6) -> str:
    """The first words of a text, to find it by."""
    return " ".join(text.split()[:count]).rstrip(",;:.")


@rule(
    "REC-A1",
    "soort-instantie-niet-gezegd",
    Severity.WARNING,
    "instanties",
    egov("2, 10° en 11°"),
    egov("8, § 1"),
    remedy="Zeg van elke partij welke instantie ze is in de zin van artikel 2, 10° of 11°, van het "
    "e-govdecreet.",
    wrong=words(
        "instanties",
        "- A. ASV is een instantie in de zin van artikel 2, 10°, van het e-govdecreet.\n"
        "- B. De stad is een gemeente en volgt het decreet over het lokaal bestuur.",
    ),
    right=words(
        "instanties",
        "- A. ASV is een instantie in de zin van artikel 2, 10°, van het e-govdecreet.\n"
        "- B. De stad is een lokale overheid en volgt het decreet over het lokaal bestuur.",
    ),
)
def category_not_said(case: Case) -> Iterator[Hit]:
    """Artikel 8 geldt tussen een instantie en een andere instantie of een externe overheid. Zonder
    die aanduiding kan een lezer niet nagaan of een protocol hier nodig is."""
    if not case.has_own_text("instanties"):
        return
    parties = case.protocol.partijen.items
    for passage, text in recitals(case, "instanties"):
        if _CATEGORY.search(text):
            continue
        named = [party for party in parties if is_named(case, party, text[:160])]
        if named:
            party = max(named, key=lambda it: _words_told(it, text[:160]))
            yield Hit(
                passage.path,
                f"Overweging {letter_of(passage)} zegt niet welke soort instantie van artikel 2, "
                f"10° of 11°, {label(party)} is.",
                opening_words(text),
            )


def _words_told(party: Party, text: str) -> int:
    """How many words of its official name a text holds."""
    return len(set(words_in(party.officiele_naam or "")) & set(words_in(text)))


_AMENDED = lazy(
    r"(?:laatst|laatstelijk) (?:gewijzigd|aangepast) (?:bij|door)[^.;]{0,60}?", re.IGNORECASE
)
_YEARS = 3


@rule(
    "REC-A2",
    "laatste-wijziging-van-jaren-terug",
    Severity.HINT,
    "instanties",
    VTC,
    remedy="Kijk na of de akte sindsdien opnieuw gewijzigd is, of laat de laatste wijziging weg.",
    wrong=answers(
        {
            "instanties.items.0.oprichting": "het modeldecreet van 3 mei 2019 over de toelagen, "
            "laatst gewijzigd bij het decreet van 4 juni 2020"
        }
    ),
    right=answers(
        {
            "instanties.items.0.oprichting": "het modeldecreet van 3 mei 2019 over de toelagen, "
            "laatst gewijzigd bij het decreet van 4 juni 2025"
        }
    ),
)
def stale_amendment(case: Case) -> Iterator[Hit]:
    """“Laatst gewijzigd bij” gaat vaak ongemerkt van het ene protocol naar het volgende mee,
    terwijl de akte intussen opnieuw gewijzigd is."""
    now = text_date(case)
    if now is None:
        return
    for passage in case.of("instanties"):
        for match in _AMENDED.finditer(passage.text):
            after = passage.text[match.start() : match.end() + 80]
            for dated in dates_in(after)[:1]:
                if (now - dated.day).days > _YEARS * 365:
                    yield Hit(
                        passage.path,
                        f"De laatste wijziging die hier staat, is van {written([dated.day])}. Is "
                        "er sindsdien geen andere?",
                        after[: dated.end],
                    )


_ARTICLE_8 = lazy(r"\bart(?:ikel|\.)\s*8\b", re.IGNORECASE)
_PUBLISHED = lazy(
    r"bekend(?:ge\w+|making|maken|maakt|\b)|maken [^.]{0,80}\bbekend|publice|gepubliceerd"
    r"|publicatie|openbaar\b|\bwebsites?\b|\bwebstek|raadpleegbaar",
    re.IGNORECASE,
)


@rule(
    "REC-D1",
    "wens-zonder-artikel-8-of-bekendmaking",
    Severity.WARNING,
    "wens",
    egov("8, § 1"),
    remedy="Zeg dat de partijen een protocol sluiten als bedoeld in artikel 8, § 1, van het "
    "e-govdecreet, en dat ze het onmiddellijk bekendmaken op hun websites.",
    wrong=words("wens", "- D. De partijen willen hun afspraken vastleggen in een protocol."),
    right=words(
        "wens",
        "- D. De partijen sluiten een protocol zoals artikel 8 van het e-govdecreet vraagt, en "
        "maken het bekend op hun websites.",
    ),
)
def wish_is_bare(case: Case) -> Iterator[Hit]:
    """Het decreet vraagt dat alle partijen het protocol onmiddellijk op hun website bekendmaken.
    Deze overweging zegt waarop het protocol steunt en dat de partijen die plicht opnemen."""
    if not case.has_own_text("wens"):
        return
    near = case.text("aanhef", "partijen", "instanties", "wens", "adviezen", "onderwerp")
    cited = _ARTICLE_8.search(near)
    published = _PUBLISHED.search(case.text("wens"))
    lacking = [] if cited else ["artikel 8 van het e-govdecreet"]
    lacking += [] if published else ["de bekendmaking op de websites van de partijen"]
    if lacking:
        yield Hit(case.place("wens"), f"Overweging D vermeldt niet: {', '.join(lacking)}.")


_ADDRESS = lazy(
    r"(?:https?://|\bwww\.)[^\s,;)]+|(?<![\w-])[\w-]{1,80}\.(?:be|vlaanderen|brussels|eu)\b"
)
_ON_THE_SITE = lazy(
    r"op (?:de|hun|haar|zijn) (?:respectieve(?:lijke)? )?website[s]?"
    r"(?: van (?:(?:de|het|beide|alle|elk|elke|haar) )?[\w’'-]+)?",
    re.IGNORECASE,
)
_TELLS_PEOPLE = lazy(
    r"\binform|\bgeïnformeerd|\binlicht|\bingelicht|\bbetrokkenen\b", re.IGNORECASE
)


@rule(
    "REC-D2",
    "geen-webadres-van-de-bekendmaking",
    Severity.WARNING,
    "transparantie",
    egov("8, § 1"),
    remedy="Noem van elke partij het webadres waar het protocol te lezen zal zijn.",
    wrong=words(
        "transparantie",
        "### Artikel 10\n\nHet protocol verschijnt op de website van de stad.",
        partijen__items__1__website=None,
    ),
    right=words(
        "transparantie",
        "### Artikel 10\n\nHet protocol verschijnt op www.voorbeeldegem.example/protocollen.",
    ),
)
def no_web_address(case: Case) -> Iterator[Hit]:
    """Een derde moet het protocol kunnen vinden. “Op de website” alleen zegt niet op welke."""
    if not (case.has_own_text("transparantie") or case.has_own_text("wens")):
        return
    listed = {row.partij for row in case.protocol.transparantie.publicaties if row.website}
    absent = [
        party
        for party in case.protocol.partijen.items
        if not is_class(party)
        and not party.website
        and party.id not in listed
        and party.groep not in listed - {None}
    ]
    addresses = {match[0] for match in _ADDRESS.finditer(case.text("transparantie", "wens"))}
    if not absent or len(addresses) >= len(case.protocol.partijen.items):
        return
    told = max(
        (
            (passage, match[0])
            for passage in case.of("transparantie", "wens")
            for sentence in sentences(passage.text)
            if not _TELLS_PEOPLE.search(sentence)
            for match in _ON_THE_SITE.finditer(sentence)
        ),
        key=lambda it: (it[0].step == "transparantie", " van " in it[1]),
        default=None,
    )
    names = enumerate_names(label(party) for party in absent)
    step = "transparantie" if case.prints("transparantie") else "wens"
    yield Hit(
        told[0].path if told else case.place(step),
        f"Er staat geen webadres voor de bekendmaking door {names}.",
        told[1] if told else "",
    )
