"""Rules about the format, the logging and the verwijzingsrepertorium of article 6."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import egov
from protowiz.rules.articles.periodicity import frequency_words
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import body, mentions

STEP = "beveiliging"
_KOP = "### Artikel 6: Beveiliging\n\n"
_COMPLETE = (
    "De verbinding is versleuteld. De stad bewaart de gegevens op een beveiligde server. Zij logt "
    "wie welk gegeven raadpleegt, wanneer en waarom, en levert daarvan op vraag het bewijs. De "
    "gegevens staan in een XML-bestand. Een DPIA is niet nodig, omdat het risico klein is."
)


_LOGGED = lazy(
    r"\b(?:toegangs|audit|raadplegings)?log(?:t|s|gen|gings?|gegevens|ging\w*|bestand\w*"
    r"|boek\w*)?\b"
    r"|\bgelogd\w*|\baudit.?trails?\b",
    re.IGNORECASE,
)
_WHO = lazy(
    r"\bwie\b|\bgebruikers?\w*|\bmedewerkers?\b|\bpersoon\b|\bpersonen\b|\bonderzoekers?\b"
    r"|\bpersoneel",
    re.I,
)
_WHEN = lazy(r"\bwanneer\b|\btijds?tip|\bogenblik|\bmoment|\bdatum|\btijd\b|\buur\b", re.I)
_WHY = lazy(
    r"\bwaarom\b|\breden|\bdoel|\baanleiding|\bwaarvoor\b|\bvoor welke?\b|\bwaartoe\b|\bmotief"
    r"|\b(?:aanvraag|dossier|zaak)nummer|\bnummer van (?:de|het) \w*(?:aanvraag|dossier|zaak)"
    r"|\brechtvaardig|\bfinaliteit",
    re.I,
)
_FORMATS = (
    "formaat", "csv", "xml", "json", "xlsx", "excelb", "excel-", "excel ", "excel.", "pdf",
    "webservice", "webtoepassing", "spreadsheet", "rekenblad", "tekstbestand", "vorm van een",
)  # fmt: skip


def _logging(case: Case) -> list[Passage]:
    """The passages that tell of logging: by a word for it, or by who looked and when."""
    passages = body(case, STEP, "bijlagen") if case.has_own_text(STEP) else ()
    return [it for it in passages if _tells_of_logging(it.text)]


def _tells_of_logging(text: str) -> bool:
    if ("log" in text.lower() or "audit" in text.lower()) and _LOGGED.search(text):
        return True
    return all(it.search(text) is not None for it in (_REGISTERED, _WHEN, _WHO))


_REGISTERED = lazy(
    r"\bvast(?:ge)?le\w+|\b(?:leg|legt|leggen)\b.{1,120}\bvast\b|\bregistr\w+|\bgeregistreerd"
    r"|\bbijgehouden|\bhoud(?:t|en)\b.{0,120}\bbij\b|\bgenoteerd|\bnote\w+|\bopgetekend",
    re.IGNORECASE,
)


@rule(
    "A6-02",
    "logging-of-formaat-ontbreekt",
    Severity.ERROR,
    STEP,
    egov("8, § 1, 13°"),
    remedy="Zeg hoe men kan nagaan wie welke gegevens raadpleegde, wanneer en waarom, en welk "
    "formaat "
    "de gegevens hebben.",
    wrong=words(STEP, _KOP + "De verbinding is versleuteld. De gegevens staan in een XML-bestand."),
    right=words(STEP, _KOP + _COMPLETE),
)
def logging_or_format_missing(case: Case) -> Iterator[Hit]:
    """Het decreet noemt het formaat van de gegevens en de logging uitdrukkelijk als specifieke
    maatregelen. Zonder logging kan niemand nagaan wie de gegevens inkeek en waarom."""
    if not case.has_own_text(STEP):
        return
    if not _logging(case):
        yield Hit(
            case.place(STEP),
            "Artikel 6 zegt niets over logging: wie raadpleegde welke gegevens, wanneer en waarom?",
        )
    if not mentions(body(case, STEP, "gegevens", "context", "bijlagen"), _FORMATS):
        yield Hit(case.place(STEP), "Nergens staat in welk formaat de gegevens worden meegedeeld.")


@rule(
    "A6-12",
    "logging-onvolledig",
    Severity.WARNING,
    STEP,
    egov("8, § 1, 13°"),
    remedy="Vermeld bij de logging wie raadpleegt, welke gegevens, wanneer en waarom.",
    wrong=answers({"beveiliging.logging": "Elke raadpleging wordt gelogd met de gebruiker."}),
    right=answers({}),
)
def logging_incomplete(case: Case) -> Iterator[Hit]:
    """Uit de logging moet blijken wie welke gegevens wanneer en waarom raadpleegde. Vooral het
    waarom ontbreekt vaak, en net dat toont of een raadpleging terecht was."""
    if case.has_own_text(STEP):
        text = " ".join(passage.text for passage in _logging(case))
        path = case.place(STEP)
    else:
        text = case.protocol.beveiliging.logging or "" if case.prints(STEP) else ""
        path = (STEP, "logging")
    if not text:
        return
    parts = (("wie", _WHO), ("wanneer", _WHEN), ("waarom", _WHY))
    missing = [name for name, pattern in parts if not pattern.search(text)]
    if missing:
        found = _LOGGED.search(text)
        told = " of ".join(missing)
        yield Hit(path, f"De logging zegt niet {told}.", found[0] if found else "")


_PERMANENT = lazy(
    r"\b(?:permanent|continu|doorlopend|voortdurend|dagelijks|elke werkdag|real.?time)\b",
    re.IGNORECASE,
)


@rule(
    "A6-03",
    "verwijzingsrepertorium-niet-vermeld",
    Severity.WARNING,
    STEP,
    egov("8, § 1, 13°"),
    remedy="Zeg in artikel 6 of een verwijzingsrepertorium wijzigingen meldt, en zo niet waarom.",
    wrong=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe stad logt wie welk gegeven raadpleegt, wanneer en "
        "waarom, "
        "in een XML-bestand. Zij toont dat op vraag aan.",
        periodiciteit__frequentie="permanent",
    ),
    right=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe stad logt wie welk gegeven raadpleegt, wanneer en "
        "waarom. "
        "Een verwijzingsrepertorium is niet nodig, want elk bestand is volledig.",
        periodiciteit__frequentie="permanent",
    ),
)
def no_word_on_the_repertory(case: Case) -> Iterator[Hit]:
    """Het decreet noemt het verwijzingsrepertorium bij de specifieke maatregelen: het meldt
    wijzigingen automatisch. Bij een permanente mededeling is het nuttig, of moet men zeggen waarom
    niet."""
    if not case.has_own_text("beveiliging"):
        return
    found = frequency_words(case, _PERMANENT)
    if found is None and case.protocol.periodiciteit.frequentie != "permanent":
        return
    if not mentions(case.of(STEP, "context", "gegevens", "bijlagen"), ("repertorium",)):
        path, told = (found[0].path, found[1]) if found else (case.place("beveiliging"), "")
        yield Hit(
            path,
            "De mededeling is permanent, maar nergens staat of een verwijzingsrepertorium "
            "wijzigingen meldt.",
            told,
        )
