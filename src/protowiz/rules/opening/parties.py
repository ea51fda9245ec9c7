"""Rules about who the parties are, who acts for them and how the text calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import SENDING
from protowiz.draft.sources import PRACTICE, Certainty, Source, avg, egov
from protowiz.draft.steps.parties import LOCAL, Party
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.opening.enterprise_numbers import answers_of
from protowiz.rules.words.party_blocks import Block, block_of, two_parties
from protowiz.rules.words.party_names import about, is_class, label, sentences
from protowiz.rules.words.patterns import lazy

ADVICES = Source("adviezen van de VTC", Certainty.RECALLED)
LOCAL_PRACTICE = Source("gepubliceerde protocollen van lokale besturen", Certainty.PRACTICE)
_STREET = lazy(r"[^\W\d_][\w .'’-]{2,60},? (?:nr\.? ?)?\d{1,4}[a-z]?\b", re.IGNORECASE)
_POSTCODE = lazy(r"(?<![\d.])[1-9]\d{3}(?: |, )[^\W\d_]")
_ACTS = lazy(
    r"vertegenwoordig|optre|handel|in de persoon van|voor wie|namens|ondertekend door|gemachtigd",
    re.IGNORECASE,
)
_KIND = lazy(r"stad|gemeente|ocmw|openbaar centrum|provincie|vereniging|bedrijf|zone", re.I)


@rule(
    "PTY-05",
    "partij-onvolledig-aangeduid",
    Severity.ERROR,
    "partijen",
    egov("8, § 1, 1°"),
    remedy="Vermeld de officiële naam, de straat, het nummer, de postcode en de gemeente van de "
    "zetel, en wie de partij vertegenwoordigt, met zijn functie.",
    wrong=words(
        "partijen",
        two_parties("met zetel te Voorbeeldegem"),
        partijen__items__1__adres=None,
        partijen__items__1__postcode=None,
    ),
    right=words("partijen", two_parties()),
)
def incomplete_party(case: Case) -> Iterator[Hit]:
    """Het protocol identificeert elke verwerkingsverantwoordelijke: welke rechtspersoon het is,
    waar haar zetel is en wie haar verbindt."""
    for at, party in enumerate(case.protocol.partijen.items):
        name = party.officiele_naam or ""
        if is_class(party):
            continue
        if party.soort == LOCAL and name and not _KIND.search(name) and name == party.gemeente:
            yield Hit(
                case.place("partijen", "items", at, "officiele_naam"),
                f"“{name}” is de naam van een plaats. Schrijf welke rechtspersoon partij is: de "
                "stad, de gemeente of het OCMW.",
                name,
            )
        if case.has_own_text("partijen") and (lacking := list(_lacking(case, at, party))):
            yield Hit(
                case.place("partijen"),
                f"Van {name or label(party)} ontbreekt: {', '.join(lacking)}.",
                _seat_words(block_of(case, party), answers_of(case, at, "gemeente")),
            )


def _lacking(case: Case, at: int, party: Party) -> Iterator[str]:
    """What neither the answers nor the own text tell about a party."""
    block = block_of(case, party)
    text = block.text if block else ""
    if not answers_of(case, at, "adres") and not _STREET.search(text):
        yield "straat en nummer"
    if not answers_of(case, at, "postcode") and not _POSTCODE.search(text):
        yield "postcode"
    if not answers_of(case, at, "gemeente") and not _POSTCODE.search(text):
        yield "gemeente"
    if not party.vertegenwoordigers:
        if not _ACTS.search(text):
            yield "wie de partij vertegenwoordigt"
    elif not all(person.functie for person in party.vertegenwoordigers):
        yield "de functie van wie de partij vertegenwoordigt"


def _seat_words(block: Block | None, municipality: str) -> str:
    if block is None or not municipality:
        return ""
    match = re.search(rf"(?:te|in) {re.escape(municipality)}\b", block.text)
    return match[0] if match else ""


@rule(
    "PTY-09",
    "ontvanger-staat-voor-de-mededeler",
    Severity.HINT,
    "partijen",
    PRACTICE,
    remedy="Begin met de partij die meedeelt, zoals in de titel.",
    wrong=answers({"partijen.items.0.rol": "ontvangend", "partijen.items.1.rol": "mededelend"}),
    right=answers({}),
)
def receiver_first(case: Case) -> Iterator[Hit]:
    """De titel gaat van de mededeler naar de ontvanger. In dezelfde volgorde leest een protocol het
    vlotst."""
    roles = [party.rol for party in case.protocol.partijen.items]
    if roles and roles[0] == "ontvangend" and any(role in SENDING for role in roles):
        yield Hit(
            case.place("partijen", "items", 0, "rol"),
            f"{label(case.protocol.partijen.items[0])} ontvangt gegevens en staat toch eerst.",
        )


_CONTROLLER = lazy(
    r"\b(?:verwerkings)?verantwoordelijken?\b|\bverwerkingsverantwoordelijkheid\b", re.IGNORECASE
)
_OF_THE_AVG = lazy(
    r"op de verwerkingsverantwoordelijke (?:rust|berust)"
    r"|aan de verwerkingsverantwoordelijke (?:is )?(?:opgedragen|verleend|toegekend)",
    re.IGNORECASE,
)
_ALL = lazy(r"\b(?:partij(?:en)?|elk van hen|beide|zij|instantie|hun eigen)\b", re.IGNORECASE)
_WHERE = ("aanhef", "partijen", "instanties", "context", "onderwerp", "rechtvaardiging")


@rule(
    "PTY-10",
    "rol-van-de-partijen-niet-gezegd",
    Severity.HINT,
    "partijen",
    egov("8, § 1, 1°"),
    avg("4, 7), 26 en 28"),
    ADVICES,
    remedy="Zeg van elke partij of ze verwerkingsverantwoordelijke is, alleen of samen met een "
    "andere.",
    wrong=words("partijen", two_parties().rsplit("\n\n", 1)[0]),
    right=words("partijen", two_parties()),
)
def role_not_said(case: Case) -> Iterator[Hit]:
    """Het protocol wordt gesloten tussen verwerkingsverantwoordelijken. Wie de rol van elke partij
    niet noemt, laat in het midden of het gezamenlijke verantwoordelijken of een verwerker zijn, en
    dan past er een ander instrument."""
    if not case.has_own_text("partijen"):
        return
    named = about(case, case.protocol.partijen.items)
    for passage in case.of(*_WHERE):
        if "verantwoordelijk" not in passage.text.casefold():
            continue
        if passage.kind in ("heading", "cell"):
            return
        for sentence in sentences(passage.text):
            told = _OF_THE_AVG.sub("", sentence)
            if _CONTROLLER.search(told) and (named.search(told) or _ALL.search(told)):
                return
    yield Hit(
        case.place("partijen"),
        "Nergens staat welke partijen verwerkingsverantwoordelijke zijn.",
    )
