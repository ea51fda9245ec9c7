"""Artikel 5: how often the data are passed on, and for how long."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from protowiz.draft.ask import Ask
from protowiz.draft.kinds import Datum, Line
from protowiz.draft.sources import egov
from protowiz.draft.step import Article, Guidance


class Periodicity(Article):
    """Artikel 5: hoe vaak en hoelang de gegevens worden meegedeeld."""

    key: ClassVar[str] = "periodiciteit"
    title: ClassVar[str] = "Artikel 5: periodiciteit en duur"
    number: ClassVar[str] = "5"
    heading: ClassVar[str] = "Periodiciteit van de mededeling en de duur van de mededeling"
    guidance: ClassVar[Guidance] = Guidance(
        asks="Twee aparte elementen: hoe vaak de gegevens worden meegedeeld, en hoelang.",
        wrong=(
            "De duur ontbreekt naast de frequentie. Er staat 'eenmalig' met een periode erbij "
            "zonder uitleg. De mededeling begint voor de ondertekening."
        ),
        example=(
            "De gegevens worden elke maand meegedeeld, omdat de korting per maand wordt berekend. "
            "De mededeling loopt van 1 september 2026 tot en met 30 juni 2029."
        ),
        sources=(egov("8, § 1, 7° en 8°"),),
    )

    frequentie: Annotated[
        Literal["eenmalig", "periodiek", "permanent"] | None,
        Ask(
            "Periodiciteit",
            source=egov("8, § 1, 7°"),
            labels={
                "eenmalig": "eenmalig",
                "periodiek": "op vaste tijdstippen",
                "permanent": "permanent (telkens als het nodig is)",
            },
            required=True,
        ),
    ] = None
    interval: Annotated[
        Line | None,
        Ask(
            "Hoe vaak",
            example="elke maand",
            show_if=lambda answers: answers["frequentie"] == "periodiek",
            required=True,
        ),
    ] = None
    venster: Annotated[
        Line | None,
        Ask(
            "Wanneer ongeveer",
            "De periode waarin de ene mededeling gebeurt.",
            example="in de loop van het najaar van 2026",
            show_if=lambda answers: answers["frequentie"] == "eenmalig",
        ),
    ] = None
    reden: Annotated[
        Line | None,
        Ask(
            "Omdat",
            "Zinsdeel dat op 'omdat' volgt.",
            example="de korting elke maand opnieuw wordt berekend",
            required=True,
        ),
    ] = None
    duur: Annotated[
        Literal["onbepaald", "bepaald", "tot een gebeurtenis"] | None,
        Ask(
            "Duur",
            source=egov("8, § 1, 8°"),
            labels={
                "onbepaald": "voor onbepaalde duur",
                "bepaald": "voor een bepaalde periode",
                "tot een gebeurtenis": "tot een bepaalde gebeurtenis",
            },
            required=True,
        ),
    ] = None
    van: Annotated[
        Datum | None,
        Ask("Van", show_if=lambda answers: answers["duur"] == "bepaald", required=True),
    ] = None
    tot: Annotated[
        Datum | None,
        Ask("Tot en met", show_if=lambda answers: answers["duur"] == "bepaald", required=True),
    ] = None
    gebeurtenis: Annotated[
        Line | None,
        Ask(
            "Tot",
            example="alle tegemoetkomingen zijn uitbetaald",
            show_if=lambda answers: answers["duur"] == "tot een gebeurtenis",
            required=True,
        ),
    ] = None
    reden_duur: Annotated[
        Line | None,
        Ask(
            "Die duur is nodig omdat",
            "Zinsdeel dat op 'omdat' volgt.",
            example="de toelage een blijvende decretale opdracht is",
            required=True,
        ),
    ] = None

    def checks(self) -> Iterator[tuple[str, str]]:
        if self.van and self.tot and self.tot < self.van:
            yield "tot", "Het einde valt voor het begin. Kijk beide datums na."
