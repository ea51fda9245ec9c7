"""Artikel 6: security measures, DPIA, logging, format and verwijzingsrepertorium."""

from typing import Annotated, Any, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Datum, Line, Text
from protowiz.draft.names import reference_label, reference_options, references
from protowiz.draft.sources import avg, egov
from protowiz.draft.step import Article, Guidance

TRANSFER = "overdracht"


class Measures(Group):
    """The measures for the transfer, or those of one party."""

    kant: Annotated[
        Line | None,
        Ask(
            "Bij",
            "De overdracht zelf, of een van de partijen.",
            options=lambda answers: [(TRANSFER, "de overdracht"), *reference_options(answers)],
            required=True,
        ),
    ] = None
    maatregelen: Annotated[
        list[Line],
        Ask(
            "Maatregelen",
            "Eén maatregel per regel. Noem geen producten of leveranciers: de tekst is openbaar.",
            example="De bestanden zijn versleuteld; de sleutel gaat langs een ander kanaal.",
            required=True,
        ),
    ] = []

    @classmethod
    def summary(cls, answers: Answers) -> str:
        side = answers["kant"]
        name = "de overdracht" if side == TRANSFER else reference_label(answers, side)
        count = len(answers["maatregelen"]) if isinstance(answers["maatregelen"], list) else 0
        return f"{name or '?'} ({count} {'maatregel' if count == 1 else 'maatregelen'})"


def _proposed_measures(answers: Answers) -> list[dict[str, Any]]:
    done = {row.get("kant") for row in answers.rows("beveiliging", "maatregelen")}
    sides = [TRANSFER, *references(answers, "ontvangend")]
    return [{"kant": side} for side in sides if side not in done]


class Security(Article):
    """Artikel 6: hoe de gegevens beveiligd worden, en wie wat kan nagaan."""

    key: ClassVar[str] = "beveiliging"
    title: ClassVar[str] = "Artikel 6: beveiliging"
    number: ClassVar[str] = "6"
    heading: ClassVar[str] = "Beveiligingsmaatregelen"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "De beveiliging, op maat van de risico's: wat technisch kan, wat het kost, en om welke "
            "gegevens, mensen en doeleinden het gaat. En drie specifieke maatregelen die "
            "bijna altijd vergeten worden: het formaat van de gegevens, logging waaruit blijkt wie "
            "wanneer welke gegevens raadpleegde en waarom, en het verwijzingsrepertorium."
        ),
        wrong=(
            "Logging, formaat en verwijzingsrepertorium ontbreken. De maatregelen gelden maar voor "
            "één kant. Namen van producten en leveranciers komen zo op de website. De tekst is uit "
            "een verwerkersovereenkomst geplakt."
        ),
        example=(
            "Elke raadpleging wordt gelogd met de gebruiker, het tijdstip, het geraadpleegde "
            "gegeven en de reden. De logbestanden worden een jaar bewaard en elk kwartaal "
            "nagekeken."
        ),
        sources=(egov("8, § 1, 6° en 13°"), avg("32 en 35")),
    )

    maatregelen: Annotated[
        list[Measures],
        Ask(
            "Maatregelen",
            "Eén rij voor de overdracht en één per partij die gegevens ontvangt.",
            source=egov("8, § 1, 6°"),
            propose=_proposed_measures,
            propose_on_visit=True,
            required=True,
        ),
    ] = []
    logging: Annotated[
        Text | None,
        Ask(
            "Logging",
            "Hoe kan men nagaan wie welke gegevens raadpleegde, wanneer en waarom? Als volledige "
            "zinnen.",
            example=("Elke raadpleging wordt gelogd met gebruiker, tijdstip, gegeven en reden."),
            source=egov("8, § 1, 13°"),
            section="Specifieke maatregelen (13°)",
            required=True,
        ),
    ] = None
    formaat: Annotated[
        Line | None,
        Ask(
            "Formaat van de gegevens",
            example="een XML-bericht volgens het vastgelegde schema",
            source=egov("8, § 1, 13°"),
            required=True,
        ),
    ] = None
    repertorium: Annotated[
        bool | None,
        Ask(
            "Via een verwijzingsrepertorium",
            "Een verwijzingsrepertorium laat toe om wijzigingen automatisch te melden.",
            source=egov("8, § 1, 13°"),
            required=True,
        ),
    ] = None
    repertorium_toelichting: Annotated[
        Text | None,
        Ask(
            "Toelichting bij het verwijzingsrepertorium",
            "Welk, en wat het meldt; of waarom er geen nodig is. Als volledige zin.",
            example="De mededeling gebeurt één keer, zodat er geen wijzigingen te melden zijn.",
            required=True,
            height=3,
        ),
    ] = None
    dpia_nodig: Annotated[
        bool | None,
        Ask(
            "Effectbeoordeling (DPIA) nodig",
            source=avg("35"),
            section="Gegevensbeschermingseffectbeoordeling",
            required=True,
        ),
    ] = None
    dpia_reden: Annotated[
        Text | None,
        Ask(
            "Waarom wel of niet",
            "Als volledige zin.",
            example="De verwerking is niet grootschalig en bevat geen gevoelige gegevens.",
            required=True,
            height=3,
        ),
    ] = None
    dpia_datum: Annotated[
        Datum | None,
        Ask(
            "Datum van de effectbeoordeling",
            show_if=lambda answers: answers["dpia_nodig"] is True,
            required=True,
        ),
    ] = None
    dpia_door: Annotated[
        Line | None,
        Ask(
            "Uitgevoerd door",
            example="het OCMW Modeldam",
            show_if=lambda answers: answers["dpia_nodig"] is True,
        ),
    ] = None
    dpia_resultaat: Annotated[
        Text | None,
        Ask(
            "Resultaat",
            "Als volledige zin.",
            show_if=lambda answers: answers["dpia_nodig"] is True,
            required=True,
            height=3,
        ),
    ] = None
    bewijs: Annotated[
        bool,
        Ask(
            "De ontvanger moet de maatregelen op eenvoudig verzoek bewijzen",
            section="Andere bepalingen",
            source=avg("5.2"),
        ),
    ] = True
    verwerkingsregister: Annotated[
        bool, Ask("De ontvanger neemt de verwerking op in zijn register", source=avg("30"))
    ] = True
    verwerkersbepaling: Annotated[
        Literal["spontaan", "op verzoek", "niet opnemen"],
        Ask(
            "Bepaling over verwerkers",
            "Wanneer bezorgen de partijen elkaar de lijst van hun verwerkers?",
            source=avg("28"),
            labels={
                "spontaan": "lijst van verwerkers: spontaan bezorgen",
                "op verzoek": "lijst van verwerkers: op verzoek bezorgen",
                "niet opnemen": "geen bepaling over verwerkers",
            },
        ),
    ] = "spontaan"
