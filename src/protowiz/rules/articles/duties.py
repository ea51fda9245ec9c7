"""Rules about articles 8 and 9: the sanction, and what the parties report to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE, avg, egov
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.recitals import flows
from protowiz.rules.words.party_names import about
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import CLOSING, body, first, own, place, says

_EVERY_PARTY = lazy(
    r"\b(?:elke|iedere|een|een andere|de andere|beide|alle|geen van de) part(?:ij|ijen)\b"
    r"|\bpartijen (?:kan|kunnen)\b|\bpartij (?:die|van wie|waarvan)\b|\bmededelende\b"
    r"|\bmeedelende\b"
    r"|\b(?:elke|iedere) (?!ontvanger)\w+\b.{0,40}\b(?:kan|eisen|beëindig|opzeg)",
    re.IGNORECASE,
)


def _flows_back(case: Case) -> bool:
    """Whether data also go from a receiver to a sender."""
    if any(party.rol == "beide" for party in case.protocol.partijen.items):
        return True
    return any(True for _ in flows.data_also_go_back.check(case))


@rule(
    "A8-01",
    "sanctie-voor-een-richting",
    Severity.WARNING,
    "sanctie",
    egov("8, § 1, 9°"),
    remedy="Geef elke partij die gegevens meedeelt hetzelfde recht tegenover wie ze ontvangt.",
    wrong=words(
        "sanctie",
        "### Artikel 8: Sanctie\n\nSchendt de stad dit protocol, dan kan ASV het protocol "
        "beëindigen.",
        partijen__items__0__rol="beide",
    ),
    right=words(
        "sanctie",
        "### Artikel 8: Sanctie\n\nSchendt een partij dit protocol, dan kan de andere partij het "
        "beëindigen.",
        partijen__items__0__rol="beide",
    ),
)
def sanction_for_one_direction(case: Case) -> Iterator[Hit]:
    """Gaan er gegevens in twee richtingen, dan geldt de sanctie ook voor beide ontvangers. Anders
    kan maar één partij het misbruik van haar gegevens stoppen."""
    passages = own(case, "sanctie")
    if not passages or says(passages, _EVERY_PARTY) or not _flows_back(case):
        return
    named = about(case, case.protocol.partijen.items).pattern
    who = lazy(rf"\bkan (?:het |de )?[“\"']?{named}[”\"']?(?: (?:dit|het) protocol)?", re.I)
    found = first(passages, who)
    told = found[1][0] if found else ""
    yield Hit(
        case.place("sanctie"),
        "Er gaan gegevens in twee richtingen, maar de sanctie geldt maar voor één kant.",
        told,
    )


_CHANGED = ("ijzig", "issel", "erander", "ervanging", "ieuwe ")
_CHANGES = lazy(
    r"\bwijzig\w*\b.{0,80}\b(?:wet\w*|regelgeving|reglement\w*|verwerkers?)\b"
    r"|\b(?:wet\w*|regelgeving|verwerkers?)\b.{0,40}\bverander\w*|\bgewijzigde (?:wet|regel)\w*"
    r"|\b(?:wissel|verandering|vervanging) van (?:de )?verwerkers?\b"
    r"|\bnieuwe\b.{0,30}\bverwerkers?\b|\b(?:wet\w*|regelgeving|verwerkers?)\b.{0,60}\bwijzig\w*",
    re.IGNORECASE,
)

_PROCESSORS_LISTED = lazy(r"\b(?:lijst|overzicht)\b.{0,40}\bverwerkers?\b", re.IGNORECASE)


@rule(
    "A9-01",
    "wijzigingen-niet-gemeld",
    Severity.WARNING,
    "meldingen",
    PRACTICE,
    remedy="Spreek af dat de partijen elkaar wijzigingen van regelgeving en van verwerkers melden.",
    wrong=answers({"meldingen.wijzigingen_melden": False}),
    right=answers({}),
)
def changes_not_reported(case: Case) -> Iterator[Hit]:
    """Verandert een wet of een verwerker, dan klopt het protocol misschien niet meer. De andere
    partij weet dat alleen als iemand het haar zegt."""
    if case.prints("meldingen") and not case.has_own_text("meldingen"):
        if not case.protocol.meldingen.wijzigingen_melden:
            yield Hit(
                ("meldingen", "wijzigingen_melden"),
                "De partijen melden elkaar geen wijzigingen van regelgeving of van verwerkers.",
            )
        return
    if not says(body(case, *CLOSING), _CHANGES, *_CHANGED):
        listed = says(body(case, "ontvangers", "beveiliging"), _PROCESSORS_LISTED, "verwerkers")
        also = "" if listed else " of van verwerkers"
        yield Hit(
            place(case, "meldingen", "opnemen"),
            f"Nergens staat dat de partijen elkaar wijzigingen van regelgeving{also} melden.",
        )


_HOURS = lazy(
    r"\b(?:\d{1,3}|vierentwintig|achtenveertig|tweeënzeventig|twaalf) (?:uur|uren|u)\b"
    r"|\bbinnen (?:een|één|de|twee|1|2) (?:werk)?dag(?:en)?\b|\bdezelfde dag\b",
    re.IGNORECASE,
)
_CONTACT = lazy(r"@|\btel\.|\btelefoon|\bcontactpunt|\bcontactadres|\bmeldpunt", re.IGNORECASE)
_DELAY = lazy(
    r"\bzonder (?:onredelijke )?(?:vertraging|uitstel)\b|\bonverwijld\b|\bonmiddellijk\b"
    r"|\bzo (?:snel|spoedig) mogelijk\b",
    re.IGNORECASE,
)


@rule(
    "A9-02",
    "gegevenslek-zonder-termijn-of-contact",
    Severity.HINT,
    "meldingen",
    avg("33"),
    remedy="Noem een termijn in uren of een contactpunt per partij.",
    wrong=words(
        "meldingen",
        "### Artikel 9: Gegevenslekken\n\nDe partijen melden elkaar een gegevenslek onverwijld. "
        "Zij "
        "melden ook wijzigingen van de regelgeving.",
    ),
    right=words(
        "meldingen",
        "### Artikel 9: Gegevenslekken\n\nDe partijen melden elkaar een gegevenslek binnen 24 uur. "
        "Zij melden ook wijzigingen van de regelgeving.",
    ),
)
def breach_without_term_or_contact(case: Case) -> Iterator[Hit]:
    """Wie verantwoordelijk is, heeft 72 uur om een lek te melden. Die tijd loopt ook als de andere
    partij niet weet bij wie of hoe snel ze moet melden."""
    passages = own(case, "meldingen")
    if not passages:
        return
    if not says(passages, _HOURS) and not says(passages, _CONTACT):
        found = first(passages, _DELAY)
        path, told = (found[0].path, found[1][0]) if found else (case.place("meldingen"), "")
        yield Hit(
            path,
            "Voor een gegevenslek geeft dit artikel geen termijn in uren en geen contactpunt.",
            told,
        )
