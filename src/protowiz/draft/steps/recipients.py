"""Artikel 4: who receives the data, who may see them, and to whom they may go on."""

from typing import Annotated, Any, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Datum, Kbo, Line, Text
from protowiz.draft.names import reference_label, reference_options, references
from protowiz.draft.sources import avg, egov
from protowiz.draft.step import Article, Guidance
from protowiz.draft.text import write_kbo


class Recipient(Group):
    """The services of one receiving party and the third parties it passes data on to."""

    partij: Annotated[Line | None, Ask("Partij", options=reference_options, required=True)] = None
    diensten: Annotated[
        list[Line],
        Ask(
            "Diensten met toegang",
            "Eén dienst per regel. Noem diensten, geen personen.",
            example="de sociale dienst\nde dienst onderwijs",
            required=True,
        ),
    ] = []
    derden: Annotated[
        list[Line],
        Ask(
            "Derden die de gegevens ook kunnen krijgen",
            "Eén per regel; een andere rechtspersoon is geen dienst. Leeg als er geen zijn.",
            source=egov("8, § 1, 4°"),
        ),
    ] = []

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        services = answers["diensten"]
        return f"{name}: {', '.join(map(str, services))}" if isinstance(services, list) else name


class Processor(Group):
    """A processor of one party, or a category of them."""

    partij: Annotated[
        Line | None, Ask("Verwerker van", options=reference_options, required=True)
    ] = None
    naam: Annotated[
        Line | None, Ask("Naam", example="Rekencentrum Modelbedrijf nv", required=True)
    ] = None
    kbo: Annotated[
        Kbo | None, Ask("Ondernemingsnummer (KBO)", example="0123.456.749", write=write_kbo)
    ] = None
    adres: Annotated[Line | None, Ask("Zetel", example="Nijverheidslaan 5, 9999 Voorbeeldegem")] = (
        None
    )
    taak: Annotated[Line | None, Ask("Taak", example="het beheer van de bestandsserver")] = None
    datum_overeenkomst: Annotated[
        Datum | None, Ask("Datum van de verwerkersovereenkomst", source=avg("28.3"))
    ] = None
    ontvangt_rechtstreeks: Annotated[
        bool, Ask("Ontvangt de gegevens rechtstreeks van de mededelende partij")
    ] = False

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        return f"{answers['naam'] or '?'} (voor {name})"


def _proposed_recipients(answers: Answers) -> list[dict[str, Any]]:
    done = {str(row.get("partij")) for row in answers.rows("ontvangers", "items")}
    return [{"partij": ref} for ref in references(answers, "ontvangend") if ref not in done]


class Recipients(Article):
    """Artikel 4: wie de gegevens te zien krijgt en aan wie ze mogen worden doorgegeven."""

    key: ClassVar[str] = "ontvangers"
    title: ClassVar[str] = "Artikel 4: ontvangers en derden"
    number: ClassVar[str] = "4"
    heading: ClassVar[str] = (
        "De categorieën van ontvangers en derden die mogelijk de gegevens eveneens verkrijgen"
    )
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "De categorieën van ontvangers en van derden die de gegevens ook kunnen krijgen. Een "
            "verwerker noemt u hier ook, zeker als de gegevens rechtstreeks bij hem toekomen."
        ),
        wrong=(
            "De lijst is niet gesloten ('onder meer'). Een 'dienst' is eigenlijk een andere "
            "rechtspersoon. De verwijzing naar artikel 2 wijst naar een punt dat niet bestaat."
        ),
        example="Bij het OCMW krijgen alleen de sociale dienst en de dienst boekhouding toegang.",
        sources=(egov("8, § 1, 4°"), egov("9"), avg("4, 9) en 10), 28")),
    )

    items: Annotated[
        list[Recipient],
        Ask(
            "Ontvangers",
            "Eén rij per ontvangende partij.",
            propose=_proposed_recipients,
            propose_on_visit=True,
            required=True,
        ),
    ] = []
    functiegebonden: Annotated[
        bool,
        Ask("Alleen wie de gegevens voor zijn functie nodig heeft, krijgt toegang"),
    ] = True
    doorgifte: Annotated[
        Literal["melden", "verboden tenzij toestemming", "verboden", "niet geregeld"] | None,
        Ask(
            "Doorgeven aan derden",
            "Mag de ontvanger de gegevens doorgeven?",
            labels={
                "melden": "mag, na melding aan de mededelende partij",
                "verboden tenzij toestemming": "mag alleen met voorafgaande toestemming",
                "verboden": "mag niet",
                "niet geregeld": "niet geregeld in dit protocol",
            },
            required=True,
        ),
    ] = None
    verwerkers: Annotated[
        list[Processor],
        Ask("Verwerkers", "De verwerkers die nu al bekend zijn.", source=avg("28")),
    ] = []
    toelichting: Annotated[
        Text | None,
        Ask("Toelichting", "Niet verplicht: bijvoorbeeld over interne stappen of onderzoekers."),
    ] = None
