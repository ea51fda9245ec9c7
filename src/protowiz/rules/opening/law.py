"""Rules about the instrument and the legal framework that applies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import Certainty, Source, digitalisation_decree, egov
from protowiz.draft.steps.parties import PRIVATE
from protowiz.draft.steps.preamble import LAW_2018, LAW_2023, LAW_COMMITTEE, proposed_law
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Question, Severity, answers, rule
from protowiz.rules.words.dates import signing_date, written
from protowiz.rules.words.party_names import label
from protowiz.rules.words.patterns import lazy

FEDERAL = Source("wet van 30 juli 2018 art. 20, § 2", Certainty.READ)
_FEDERAL = lazy(
    r"\b(?:federale|fod|pod|rijksdienst|kruispuntbank van de sociale zekerheid|rsz|rsvz|rva|riziv"
    r"|fedasil|famifed)\b",
    re.IGNORECASE,
)
LAW_NAMES = {
    LAW_2018: "de tekst van 26 juni 2018",
    LAW_2023: "de tekst van 21 augustus 2023",
    LAW_COMMITTEE: "de tekst na de oprichting van het Comité",
}
UNSETTLED = (
    "Of de regeling met het Comité al in werking is, is niet uitgemaakt: dat hangt af van de "
    "bekendmaking van zijn samenstelling in het Belgisch Staatsblad. Ga het na."
)
"""What nobody may decide for the user."""
_TOLD_VTC = lazy(r"\b(?:VTC|Vlaamse Toezichtcommissie)\b")
_TOLD_COMMITTEE = lazy(r"\bComité voor de mededeling\b", re.IGNORECASE)


def law_of(case: Case) -> str:
    """The text of art. 8 that counts: the one chosen, else the one that the date gives."""
    return case.protocol.aanhef.rechtskader or proposed_law(case.reading.answers)


def is_federal(case: Case) -> bool:
    """Whether a party is a federal authority, or may be one."""
    return any(
        party.soort == "externe overheid" or _FEDERAL.search(party.officiele_naam or "")
        for party in case.protocol.partijen.items
    )


def tells_of_vtc(case: Case) -> bool:
    """Whether the recitals tell of an advice of the VTC."""
    if case.has_own_text("adviezen"):
        return any(_TOLD_VTC.search(passage.text) for passage in case.of("adviezen"))
    rows = case.protocol.adviezen.items if case.prints("adviezen") else ()
    return any(row.instelling == "VTC" for row in rows)


def tells_of_committee(case: Case) -> bool:
    """Whether the recitals tell of an advice of the Comité."""
    if case.has_own_text("adviezen"):
        return any(_TOLD_COMMITTEE.search(passage.text) for passage in case.of("adviezen"))
    rows = case.protocol.adviezen.items if case.prints("adviezen") else ()
    return any(row.instelling == "Comité" for row in rows)


right_instrument = Question(
    "LAW-01",
    "protocol-is-het-juiste-instrument",
    Severity.ERROR,
    "aanhef",
    (
        egov("2, 7°"),
        egov("8, § 1 tot 3"),
        egov("4/2, § 1, 5/5 en 7/4"),
        digitalisation_decree("30, 3°"),
    ),
    ask=(
        "Gaat het om een stelselmatige en georganiseerde elektronische mededeling tussen "
        "verschillende instanties, die geen gezamenlijke verwerkingsverantwoordelijken zijn, en "
        "waarvoor geen beraadslaging van het Informatieveiligheidscomité of een andere "
        "uitzondering geldt?"
    ),
    why=(
        "Alleen dan vraagt artikel 8 een protocol. Een mededeling binnen één instantie vraagt een "
        "beslissing na het advies van de functionaris; een verwerker krijgt een "
        "verwerkersovereenkomst; waar het Informatieveiligheidscomité bevoegd is, beraadslaagt dat."
    ),
    remedy="Kies het instrument dat past, en sluit dit protocol niet.",
)


@rule(
    "LAW-02",
    "rechtskader-past-niet-bij-de-datum",
    Severity.WARNING,
    "aanhef",
    digitalisation_decree("30 en 110"),
    remedy="Kies het rechtskader dat op de dag van de ondertekening geldt, of kijk de datum na.",
    wrong=answers({"aanhef.rechtskader": "2018-06-26"}),
    right=answers({"aanhef.rechtskader": "2023-08-21"}),
)
def law_and_date(case: Case) -> Iterator[Hit]:
    """De tekst van artikel 8 die op de dag van de ondertekening geldt, bepaalt wie partij kan zijn
    en wie advies geeft. De wijzigingen van het Digitaliseringsdecreet gelden sinds 21 augustus
    2023; of de regeling met het Comité al geldt, is niet uitgemaakt."""
    law, signed = law_of(case), signing_date(case)
    if law != LAW_COMMITTEE and tells_of_committee(case):
        yield Hit(
            ("aanhef", "rechtskader"),
            f"Er is een advies van het Comité, maar het rechtskader is {LAW_NAMES[law]}.",
        )
    if signed is None:
        return
    applies = LAW_2018 if signed.isoformat() < LAW_2023 else LAW_2023
    fits = law == applies or (law == LAW_COMMITTEE and applies == LAW_2023)
    if not fits:
        yield Hit(
            ("aanhef", "rechtskader"),
            f"Het rechtskader is {LAW_NAMES[law]}, maar het protocol is van {written([signed])}.",
        )


federal_side = Question(
    "LAW-03",
    "federale-kant-volgt-artikel-20",
    Severity.ERROR,
    "partijen",
    (FEDERAL,),
    ask=(
        "Is een van de partijen een federale overheid, en volgt het protocol langs die kant ook "
        "artikel 20 van de wet van 30 juli 2018: zijn de adviezen bijgevoegd en zegt de inleiding "
        "waarom een advies niet gevolgd is?"
    ),
    why=(
        "Voor een federale overheid die meedeelt, geldt de federale regeling. Die vraagt dat de "
        "adviezen als bijlage bij het protocol gaan en dat de partijen een niet gevolgd advies "
        "motiveren; het Vlaamse decreet vraagt dat niet."
    ),
    remedy="Voeg de adviezen toe als bijlage en schrijf in de inleiding waarom er een niet is "
    "gevolgd. Is geen enkele partij federaal, antwoord dan nvt.",
    applies=is_federal,
)


@rule(
    "LAW-05",
    "private-partij-onder-de-tekst-van-2018",
    Severity.WARNING,
    "partijen",
    digitalisation_decree("30, 1°"),
    remedy="Kijk na welke tekst geldt, of kies voor de private organisatie een ander instrument.",
    wrong=answers(
        {
            "aanhef.rechtskader": "2018-06-26",
            "partijen.items.1.soort": "private organisatie",
            "partijen.items.1.heeft_dpo": True,
        }
    ),
    right=answers(
        {"partijen.items.1.soort": "private organisatie", "partijen.items.1.heeft_dpo": True}
    ),
)
def private_party(case: Case) -> Iterator[Hit]:
    """Pas sinds 21 augustus 2023 kan een private organisatie partij zijn bij een protocol van
    artikel 8. Daarvoor was dat een zaak van instanties en externe overheden."""
    if law_of(case) != LAW_2018:
        return
    private = [it for it in case.protocol.partijen.items if it.soort == PRIVATE]
    for party in private:
        at = case.protocol.partijen.items.index(party)
        yield Hit(
            case.place("partijen", "items", at, "soort"),
            f"{label(party)} is een private organisatie; onder de tekst van "
            "2018 kan die geen partij zijn.",
            label(party),
        )


law_settled = Question(
    "LAW-07",
    "geldende-tekst-van-artikel-8-nagegaan",
    Severity.HINT,
    "aanhef",
    (digitalisation_decree("30, 5° tot 8°"), digitalisation_decree("110")),
    ask=(
        "Is nagegaan welke tekst van artikel 8 geldt op de dag van de ondertekening, en of de "
        "regeling met het Comité dan al in werking is?"
    ),
    why=(
        "Het Digitaliseringsdecreet zet een Comité in de plaats van het advies van de Vlaamse "
        "Toezichtcommissie, vanaf de dag dat de samenstelling van het Comité in het Belgisch "
        "Staatsblad staat. Of dat al gebeurd is, is niet uitgemaakt; dit programma beslist het "
        "niet en stelt die regeling nooit voor."
    ),
    remedy="Kijk het Belgisch Staatsblad na en kies bij de aanhef het rechtskader dat geldt.",
    applies=lambda case: law_of(case) != LAW_2018,
)
vtc_regime = Question(
    "LAW-06",
    "advies-van-de-vtc-past-bij-de-regeling",
    Severity.HINT,
    "adviezen",
    (digitalisation_decree("30, 5° en 6°"), digitalisation_decree("110")),
    ask=(
        "Is nagegaan dat de partijen op de dag van het advies nog de Vlaamse Toezichtcommissie om "
        "advies konden vragen?"
    ),
    why=(
        "Het Digitaliseringsdecreet zet een beraadslaging van het Comité in de plaats van het "
        "advies van de Vlaamse Toezichtcommissie. Dat geldt pas zodra de samenstelling van het "
        "Comité in het Belgisch Staatsblad staat; of dat al gebeurd is, is niet uitgemaakt."
    ),
    remedy="Kijk het Belgisch Staatsblad na en vraag zo nodig een beraadslaging van het Comité.",
    applies=lambda case: tells_of_vtc(case) and law_of(case) != LAW_2018,
)
