"""Step Aanhef: the title, the subject, the date and what stands before the parties."""

from typing import Annotated, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group, Kind
from protowiz.draft.kinds import Datum, Line, Text, to_text
from protowiz.draft.names import full_names
from protowiz.draft.sources import Certainty, Source, digitalisation_decree, egov
from protowiz.draft.step import Guidance, Step
from protowiz.draft.text import parse_date

LAW_2018 = "2018-06-26"
LAW_2023 = "2023-08-21"
LAW_COMMITTEE = "na-comite"


def proposed_law(answers: Answers) -> str:
    """The text of art. 8 that follows from the date of signing, else from that of the preamble.

    The regime after the Comité is never proposed: whether it is in force is not settled.
    """
    for path in (("ondertekening", "datum"), ("aanhef", "datum")):
        value = answers.at(*path)
        signed = parse_date(str(value)) if value is not None else None
        if signed is not None:
            return LAW_2018 if signed.isoformat() < LAW_2023 else LAW_2023
    return LAW_2023


class Change(Group):
    """One entry of the list of changes."""

    datum: Annotated[Datum | None, Ask("Datum van de wijziging", required=True)] = None
    omschrijving: Annotated[
        Line | None,
        Ask("Wat is er gewijzigd", example="Bewaartermijn van gegeven 2 ingekort", required=True),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        parts = (to_text(Kind.DATE, answers["datum"]), answers["omschrijving"])
        return " · ".join(str(part) for part in parts if part)


class Preamble(Step):
    """The title, the subject and the date of the protocol."""

    key: ClassVar[str] = "aanhef"
    title: ClassVar[str] = "Aanhef"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Het protocol moet op zichzelf leesbaar zijn. De titel zegt wie aan wie meedeelt, de "
            "ondertitel waarvoor. Het rechtskader zegt welke tekst van artikel 8 van het "
            "e-govdecreet op uw protocol van toepassing is; dat bepaalt onder meer wie partij kan "
            "zijn en wie om advies gevraagd wordt. Of de regeling met het Comité al geldt, is niet "
            "uitgemaakt: ga het na in het Belgisch Staatsblad, u beslist."
        ),
        wrong=(
            "De datum blijft tussen vierkante haken staan. De titel noemt een andere ontvanger dan "
            "het partijenblok. De ondertitel is ruimer dan de doeleinden van artikel 2."
        ),
        example=(
            "Protocol … van de stad Voorbeeldegem naar het OCMW Modeldam, in het kader van de "
            "automatische toekenning van de schooltoelage."
        ),
        sources=(
            egov("8, § 1"),
            digitalisation_decree("30 en 110"),
            Source("VTC: een op zichzelf leesbaar en controleerbaar document", Certainty.READ),
        ),
    )

    soort: Annotated[
        Literal["protocol", "algemeen protocol"],
        Ask(
            "Soort",
            "Een algemeen protocol staat open voor toetreding door andere "
            "verwerkingsverantwoordelijken van dezelfde sector. Het veronderstelt het voorafgaand "
            "advies van het Comité; of die regeling al geldt, is niet uitgemaakt.",
            source=digitalisation_decree("30, 6°"),
        ),
    ] = "protocol"
    titel_van: Annotated[
        Line | None,
        Ask(
            "Van (in de titel)",
            "Wie meedeelt, zoals het in de titel komt. Leeg: de namen uit de stap Partijen. "
            "Bij gegevens in twee richtingen noemt de titel dan alle partijen.",
            fallback=lambda answers: full_names(answers, "mededelend"),
        ),
    ] = None
    titel_naar: Annotated[
        Line | None,
        Ask(
            "Naar (in de titel)",
            "Wie ontvangt, zoals het in de titel komt. Leeg: de namen uit de stap Partijen. "
            "Bij gegevens in twee richtingen noemt de titel dan alle partijen.",
            fallback=lambda answers: full_names(answers, "ontvangend"),
        ),
    ] = None
    kader: Annotated[
        Line | None,
        Ask(
            "In het kader van",
            "Eén zinsdeel dat het doel samenvat. Begin niet opnieuw met 'in het kader van'.",
            example="de automatische toekenning van de schooltoelage",
            source=egov("8, § 1, 2°"),
            required=True,
        ),
    ] = None
    datum: Annotated[
        Datum | None,
        Ask(
            "Datum",
            "De datum van deze tekst. De datum van ondertekening vult u in bij Ondertekening.",
            example="12/03/2026",
        ),
    ] = None
    versie: Annotated[
        Line | None,
        Ask(
            "Versie",
            "Alleen als uw huis een versie vermeldt; komt voor de datum te staan.",
            example="Versie 2",
        ),
    ] = None
    korte_inhoud: Annotated[
        Text | None,
        Ask(
            "Korte inhoud",
            "Niet verplicht. Eén alinea voor wie het protocol op de website aantreft.",
            example=(
                "De stad deelt aan het OCMW mee welke gezinnen een schooltoelage ontvangen, zodat "
                "het OCMW de maaltijdkorting zelf kan toekennen."
            ),
        ),
    ] = None
    wijzigingen: Annotated[
        list[Change],
        Ask(
            "Wijzigingsrepertorium",
            "Wat er sinds de eerste tekst is gewijzigd, met de datum. Leeg bij een nieuw protocol.",
        ),
    ] = []
    rechtskader: Annotated[
        Literal["2018-06-26", "2023-08-21", "na-comite"] | None,
        Ask(
            "Rechtskader: tekst van artikel 8",
            "Voorgesteld op basis van de datum van ondertekening; u beslist. Of de regeling met "
            "het Comité (artikel 8, § 1/1) al in werking is, is niet uitgemaakt: dat hangt af van "
            "de bekendmaking van zijn samenstelling in het Belgisch Staatsblad.",
            source=digitalisation_decree("110"),
            fallback=proposed_law,
            labels={
                LAW_2018: "tekst van 26 juni 2018",
                LAW_2023: "tekst van 21 augustus 2023",
                LAW_COMMITTEE: "na oprichting van het Comité (niet uitgemaakt)",
            },
        ),
    ] = None
