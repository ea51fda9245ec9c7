"""The thirteen elements that art. 8 § 1 e-govdecreet makes mandatory, and where each one stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from protowiz.draft.answers import Path
from protowiz.draft.reading import Reading, has_own_text, is_left_out
from protowiz.draft.session import STEP_OF
from protowiz.draft.sources import egov
from protowiz.draft.steps import Article
from protowiz.rules.articles.periodicity import tells_duration, tells_frequency
from protowiz.rules.articles.purposes import tells_first_use
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.patterns import lazy

Tells = Callable[[tuple[Passage, ...]], bool]
"""Whether some passages that the user wrote tell of an element."""


def _both(*patterns: re.Pattern[str]) -> Tells:
    """Passages of which one holds each of some patterns."""
    return lambda passages: any(
        all(pattern.search(passage.text) for pattern in patterns)
        for passage in passages
        if passage.kind != "heading"
    )


_ENDS = lazy(
    r"beëindig|opzegg|opschort|stopzet|stop te zetten|blokker|opeisen|eisen dat|schadevergoeding"
    r"|vergoeding van de schade",
    re.I,
)
_BROKEN = lazy(
    r"schend|niet[- ]nal|leeft\b.{1,60}\bniet na|in strijd|strijdig|tekortkoming|inbreuk op"
    r"|niet nakom|komt\b.{1,60}\bniet na|niet aan (?:het|dit) protocol houd",
    re.I,
)
_PURPOSE = lazy(
    r"\bdoel(?:en|einden?|stelling(?:en)?)?\b|\bgebruik(?:t|en)\b.{0,60}\b(?:om|voor)\b", re.I
)
_GROUND = lazy(
    r"\b6[., ]{1,3}1\b|\bartikel 6\b|wettelijke verplichting|algemeen belang|openbaar gezag", re.I
)
_COMPATIBLE = lazy(
    r"verenigbaar|uitdrukkelijk (?:toegestaan|bepaa)|verdere verwerking|artikel 89|hetzelfde doel",
    re.I,
)
_SECURED = lazy(r"versleutel|beveilig(?:t|d)|toegang|aanmeld|wachtwoord|informatieveilig", re.I)
_MISTAKE = lazy(r"\bfout|onjuist|onnauwkeurig|verouderd|klopt niet|niet klopt|twijfel", re.I)


@dataclass(frozen=True)
class Element:
    """One mandatory element; `places` are the fields that hold it."""

    number: int
    title: str
    places: tuple[Path, ...]
    core: int = 0
    """With an own text the element is there when one of the first so many places is answered; 0
    stands for all of them."""
    core_title: str = ""
    """What the first places hold, where that is less than the title says."""
    besides: frozenset[str] = frozenset()
    """Fields of the places that are of no matter for the element."""
    tells: Tells | None = None
    """How an own text tells of it, in its own step or in another."""

    @property
    def core_places(self) -> tuple[Path, ...]:
        return self.places[: self.core] if self.core else self.places


ELEMENTS = (
    Element(
        1,
        "identificatie van de verwerkingsverantwoordelijken",
        (("partijen", "items"),),
        besides=frozenset(
            {"korte_naam", "website", "heeft_dpo", "dpo_email", "orgaan", "datum_beslissing"}
        ),
    ),
    Element(
        2,
        "doeleinden van de mededeling",
        (("rechtvaardiging", "doeleinden"),),
        tells=_both(_PURPOSE),
    ),
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
        tells=_both(_GROUND),
    ),
    Element(
        6,
        "beveiligingsmaatregelen",
        (("beveiliging", "maatregelen"),),
        tells=_both(_SECURED),
    ),
    Element(
        7,
        "periodiciteit van de mededeling",
        (("periodiciteit", "frequentie"), ("periodiciteit", "interval")),
        tells=tells_frequency,
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
        tells=tells_duration,
    ),
    Element(9, "sancties bij niet-naleving", (("sanctie",),), tells=_both(_ENDS, _BROKEN)),
    Element(
        10,
        "oorspronkelijke doeleinden van de houder",
        (("rechtvaardiging", "oorspronkelijk"),),
        tells=tells_first_use,
    ),
    Element(
        11,
        "verenigbaarheid bij verdere verwerking",
        (("rechtvaardiging", "verder_gebruik"),),
        tells=_both(_COMPATIBLE),
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
        tells=_both(_MISTAKE),
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
        core_title="logging",
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
    lacking: str = ""
    """What of it is not there, where that is only a part."""


def coverage(reading: Reading) -> tuple[Coverage, ...]:
    """Where each of the thirteen elements stands in a draft."""
    return _coverage(Case(reading))


def _coverage(case: Case) -> tuple[Coverage, ...]:
    return tuple(_covered(element, case) for element in ELEMENTS)


def _covered(element: Element, case: Case) -> Coverage:
    reading = case.reading
    key = str(element.places[0][0])
    step = getattr(reading.protocol, key)
    if is_left_out(step):
        elsewhere = _told_elsewhere(element, case)
        if elsewhere is not None:
            return Coverage(element, Standing.OWN_TEXT, elsewhere)
        has_no_text = step.tekst is not None and step.tekst.vorm == "geen"
        field = ("tekst", "vorm") if has_no_text else ("opnemen",)
        return Coverage(element, Standing.LEFT_OUT, (key, *field))
    if not has_own_text(step):
        for problem in reading.problems:
            belongs = any(problem.path[: len(place)] == place for place in element.places)
            if belongs and not element.besides & set(problem.path):
                return Coverage(element, Standing.INCOMPLETE, problem.path, problem.label)
        return Coverage(element, Standing.PRESENT, element.places[0])
    if any(_is_answered(reading, place) for place in element.core_places):
        return Coverage(element, Standing.OWN_TEXT, element.places[0])
    if element.tells is not None and element.tells(case.of(key)):
        return Coverage(element, Standing.OWN_TEXT, element.places[0])
    return Coverage(element, Standing.NOT_FOUND, case.place(key), element.core_title)


def _told_elsewhere(element: Element, case: Case) -> Path | None:
    """Where an own text of another article tells of an element whose own article is left out."""
    for key in case.steps:
        is_text = issubclass(STEP_OF[key], Article) and case.has_own_text(key)
        if is_text and element.tells is not None and element.tells(case.of(key)):
            return case.place(key)
    return None


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
    for covered in _coverage(case):
        if covered.standing not in (Standing.PRESENT, Standing.OWN_TEXT):
            element = covered.element
            named = f"Verplicht element {element.number}° ({element.title})"
            if covered.standing is Standing.INCOMPLETE:
                yield Hit(covered.path, f"{named} is onvolledig: kijk bij “{covered.lacking}”.")
            else:
                lacking = f"“{covered.lacking}” is " if covered.lacking else ""
                yield Hit(covered.path, f"{named}: {lacking}{covered.standing}.")
