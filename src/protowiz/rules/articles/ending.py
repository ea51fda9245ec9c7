"""Rules about article 12: how the protocol begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE, avg, egov
from protowiz.rules.articles.periodicity import ends
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import CLOSING, body, every, mentions, place, says

_COMES_INTO_FORCE = lazy(
    r"\bin werking\b|\binwerkingtreding\b|\bgaat in\b|\bingang\b|\bgeldt (?:dit protocol )?vanaf\b"
    r"|\bte gelden\b|\bvangt aan\b|\bwordt van kracht\b|\bvan toepassing vanaf\b|\bstart op\b"
    r"|\buitwerking\b",
    re.IGNORECASE,
)


@rule(
    "A12-01",
    "inwerkingtreding-ontbreekt",
    Severity.ERROR,
    "inwerkingtreding",
    egov("8, § 1, 8°"),
    PRACTICE,
    remedy="Zeg op welke dag het protocol in werking treedt.",
    wrong=answers({"inwerkingtreding.opnemen": False}),
    right=answers({}),
)
def entry_into_force_missing(case: Case) -> Iterator[Hit]:
    """Zonder een begin weet niemand vanaf wanneer de partijen gebonden zijn en vanaf wanneer de
    gegevens meegedeeld mogen worden."""
    if case.prints("inwerkingtreding") and not case.has_own_text("inwerkingtreding"):
        return
    if says(body(case, "inwerkingtreding"), _COMES_INTO_FORCE):
        return
    if not says(body(case, *CLOSING), _COMES_INTO_FORCE):
        yield Hit(
            place(case, "inwerkingtreding", "opnemen"),
            "Nergens staat wanneer het protocol in werking treedt.",
        )


_NOTICE = lazy(
    r"\bopzeg\w*|\bopgezegd\b|\bzegt\b.{1,60}\bop\b|\bvooropzeg\w*|\beruit stappen\b"
    r"|\bbeëindig\w*\b.{0,60}\bkennisgeving|\bkennisgeving\b.{0,60}\bbeëindig\w*",
    re.IGNORECASE,
)


@rule(
    "A12-02",
    "opzegging-alleen-in-de-kop",
    Severity.WARNING,
    "inwerkingtreding",
    PRACTICE,
    remedy="Regel de opzegging met haar termijn, of haal ze uit de kop.",
    wrong=answers({"inwerkingtreding.opzegtermijn": None}),
    right=answers(
        {
            "inwerkingtreding.opzegtermijn": None,
            "inwerkingtreding.opschrift": "Inwerkingtreding en einde",
        }
    ),
)
def notice_only_in_the_heading(case: Case) -> Iterator[Hit]:
    """De kop belooft een opzegging die de tekst niet regelt. Een partij weet dan niet of ze kan
    opzeggen en hoe."""
    step = "inwerkingtreding"
    if not case.prints(step):
        return
    if not case.has_own_text(step):
        fields = case.protocol.inwerkingtreding
        heading = fields.opschrift or fields.heading
        if "opzeg" in heading.lower() and not fields.opzegtermijn and not fields.aanvulling:
            yield Hit(
                (step, "opzegtermijn"), "De kop noemt de opzegging, maar er is geen opzegtermijn."
            )
        return
    if says(body(case, step), _NOTICE):
        return
    for passage in case.of(step):
        if passage.kind == "heading" and "opzeg" in passage.text.lower():
            yield Hit(
                passage.path,
                f"“{passage.text}” noemt de opzegging, maar de tekst regelt ze niet.",
                passage.text,
            )


_ARTICLE = r"artikel ((?:\d{1,3}(?:/\d)?|[IVX]{1,5}))\b"
_TERM_OF_ARTICLE = lazy(
    rf"\b(?:duur|termijn|periode|looptijd)\b[^.;]{{0,60}}?\b{_ARTICLE}"
    rf"|\b{_ARTICLE}[^.;]{{0,60}}?\b(?:duur|termijn|periode|looptijd)\b(?: van mededeling)?",
    re.IGNORECASE,
)


@rule(
    "A12-03",
    "einde-steunt-op-een-duur-die-ontbreekt",
    Severity.WARNING,
    "inwerkingtreding",
    PRACTICE,
    remedy="Geef in artikel 5 een einde, of laat het protocol op een andere manier eindigen.",
    wrong=answers({"periodiciteit.duur": "onbepaald"}),
    right=answers({"periodiciteit.duur": "onbepaald", "inwerkingtreding.einde_termijn": False}),
)
def end_tied_to_a_missing_term(case: Case) -> Iterator[Hit]:
    """Het protocol eindigt na een duur die artikel 5 niet geeft. Het eindigt dan nooit, of niemand
    weet wanneer."""
    step = "inwerkingtreding"
    if not case.prints(step) or not case.prints("periodiciteit") or ends(case):
        return
    if not case.has_own_text(step):
        chosen = case.has_own_text("periodiciteit") or case.protocol.periodiciteit.duur
        if case.protocol.inwerkingtreding.einde_termijn and chosen:
            yield Hit((step, "einde_termijn"), "Artikel 5 geeft geen duur die kan aflopen.")
        return
    number = (case.protocol.periodiciteit.nummer or case.protocol.periodiciteit.number).rstrip(".:")
    for passage, match in every(body(case, step), _TERM_OF_ARTICLE):
        if (match[1] or match[2]).upper() == number.upper():
            yield Hit(passage.path, f"Artikel {number} geeft geen duur die kan aflopen.", match[0])


_FATE = (
    "vernietig", "gewist", "wissen", " wist ", "verwijder", "teruggegeven", "teruggeeft",
    "terugbezorg", "anonimis", "geschrapt", "archief",
)  # fmt: skip


@rule(
    "A12-04",
    "gegevens-na-het-einde",
    Severity.HINT,
    "inwerkingtreding",
    avg("5.1.e"),
    remedy="Zeg of de ontvanger de gegevens na het einde vernietigt of teruggeeft, en hoe hij dat "
    "bewijst.",
    wrong=words(
        "inwerkingtreding",
        "### Artikel 12: Inwerkingtreding\n\nDit protocol treedt in werking op 1 september 2026.",
        gegevens__tekst={
            "vorm": "eigen",
            "eigen": "### Artikel 3: Gegevens\n\nDe stad bewaart de gegevens twee jaar.",
        },
    ),
    right=words(
        "inwerkingtreding",
        "### Artikel 12: Inwerkingtreding\n\nDit protocol treedt in werking op 1 september 2026. "
        "Na "
        "het einde vernietigt de stad de gegevens.",
    ),
)
def fate_of_the_data(case: Case) -> Iterator[Hit]:
    """Met het protocol vervalt de grond om de gegevens te gebruiken. Wat er dan mee gebeurt, zeggen
    de bewaartermijn of dit artikel."""
    if not case.has_own_text("inwerkingtreding"):
        return
    if case.prints("gegevens") and not case.has_own_text("gegevens"):
        return
    if not mentions(body(case, "inwerkingtreding", "gegevens", "extra"), _FATE):
        yield Hit(
            case.place("inwerkingtreding"),
            "Nergens staat wat er met de gegevens gebeurt als het protocol eindigt.",
        )
