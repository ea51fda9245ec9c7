"""The thirteen elements that art. 8 § 1 e-govdecreet makes mandatory, and where each one stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from protowiz.draft.answers import Path
from protowiz.draft.reading import Reading, has_own_text, is_left_out
from protowiz.draft.sources import egov
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule


@dataclass(frozen=True)
class Element:
    """One mandatory element; `places` are the fields that hold it."""

    number: int
    title: str
    places: tuple[Path, ...]
    core: int = 0
    """With an own text the element is there when one of the first so many places is answered; 0
    stands for all of them."""

    @property
    def core_places(self) -> tuple[Path, ...]:
        return self.places[: self.core] if self.core else self.places


ELEMENTS = (
    Element(1, "identificatie van de verwerkingsverantwoordelijken", (("partijen", "items"),)),
    Element(2, "doeleinden van de mededeling", (("rechtvaardiging", "doeleinden"),)),
    Element(
        3,
        "categorieën en omvang van de gegevens, proportionaliteit",
        (("gegevens", "items"), ("gegevens", "betrokkenen"), ("gegevens", "omvang")),
        core=1,
    ),
    Element(
        4,
        "categorieën van ontvangers en derden",
        (("ontvangers", "items"), ("ontvangers", "doorgifte")),
    ),
    Element(
        5,
        "rechtvaardigingsgronden van mededeling en inzameling",
        (("rechtvaardiging", "gronden"),),
    ),
    Element(6, "beveiligingsmaatregelen", (("beveiliging", "maatregelen"),)),
    Element(
        7,
        "periodiciteit van de mededeling",
        (("periodiciteit", "frequentie"), ("periodiciteit", "interval")),
    ),
    Element(
        8,
        "duur van de mededeling",
        (
            ("periodiciteit", "duur"),
            ("periodiciteit", "van"),
            ("periodiciteit", "tot"),
            ("periodiciteit", "gebeurtenis"),
        ),
        core=1,
    ),
    Element(9, "sancties bij niet-naleving", (("sanctie",),)),
    Element(
        10, "oorspronkelijke doeleinden van de houder", (("rechtvaardiging", "oorspronkelijk"),)
    ),
    Element(
        11,
        "verenigbaarheid bij verdere verwerking",
        (("rechtvaardiging", "verder_gebruik"),),
    ),
    Element(
        12,
        "kwaliteit van de gegevens en authentieke bron",
        (
            ("kwaliteit", "termijn_onderzoek"),
            ("kwaliteit", "termijn_verbetering"),
            ("kwaliteit", "authentieke_bron"),
            ("kwaliteit", "bron"),
            ("kwaliteit", "toegangsregels"),
            ("kwaliteit", "machtigingen"),
        ),
    ),
    Element(
        13,
        "specifieke maatregelen: formaat, logging, verwijzingsrepertorium",
        (
            ("beveiliging", "logging"),
            ("beveiliging", "formaat"),
            ("beveiliging", "repertorium"),
            ("beveiliging", "repertorium_toelichting"),
        ),
        core=1,
    ),
)


class Standing(StrEnum):
    """How far an element is."""

    PRESENT = "aanwezig"
    OWN_TEXT = "eigen tekst: kijk zelf na"
    NOT_FOUND = "niet teruggevonden in de eigen tekst"
    INCOMPLETE = "onvolledig"
    LEFT_OUT = "artikel niet opgenomen"


@dataclass(frozen=True)
class Coverage:
    """Where an element stands, how far it is, and the field to go to."""

    element: Element
    standing: Standing
    path: Path


def coverage(reading: Reading) -> tuple[Coverage, ...]:
    """Where each of the thirteen elements stands in a draft."""
    return tuple(_covered(element, reading) for element in ELEMENTS)


def _covered(element: Element, reading: Reading) -> Coverage:
    step = getattr(reading.protocol, str(element.places[0][0]))
    if is_left_out(step):
        has_no_text = step.tekst is not None and step.tekst.vorm == "geen"
        field = ("tekst", "vorm") if has_no_text else ("opnemen",)
        return Coverage(element, Standing.LEFT_OUT, (element.places[0][0], *field))
    for problem in reading.problems:
        if any(problem.path[: len(place)] == place for place in element.places):
            return Coverage(element, Standing.INCOMPLETE, problem.path)
    if not has_own_text(step):
        return Coverage(element, Standing.PRESENT, element.places[0])
    if any(_is_answered(reading, place) for place in element.core_places):
        return Coverage(element, Standing.OWN_TEXT, element.places[0])
    form = step.tekst.vorm if step.tekst is not None else "eigen"
    return Coverage(element, Standing.NOT_FOUND, (element.places[0][0], "tekst", form))


def _is_answered(reading: Reading, place: Path) -> bool:
    """Whether something is filled in there; a whole step always is."""
    return len(place) == 1 or reading.answers.at(*place) not in (None, "", [], False)


@rule(
    "LAW-04",
    "verplicht-element-ontbreekt",
    Severity.ERROR,
    "aanhef",
    egov("8, § 1"),
    remedy="Vul het veld in, of neem het artikel op waarin het element thuishoort.",
    wrong=answers({"beveiliging.logging": None}),
    right=answers({}),
)
def mandatory_elements(case: Case) -> Iterator[Hit]:
    """Het decreet somt dertien elementen op die het protocol minstens bevat."""
    for covered in coverage(case.reading):
        if covered.standing not in (Standing.PRESENT, Standing.OWN_TEXT):
            element = covered.element
            message = f"Verplicht element {element.number}° ({element.title}): {covered.standing}."
            yield Hit(covered.path, message)
