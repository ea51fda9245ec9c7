"""Artikel 3: which personal data are passed on, why each is needed, how long they are kept."""

from typing import Annotated, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Line, Text
from protowiz.draft.names import parties, reference_options
from protowiz.draft.sources import Certainty, Source, avg, egov
from protowiz.draft.step import Article, Guidance

PER_ITEM = "per gegeven"
FOR_ALL = "voor alle gegevens"
SPECIAL = ("artikel 9", "artikel 9 en 10")


def flows_both_ways(answers: Answers) -> bool:
    """Whether it must be said who passes on a data item: several parties send data."""
    return len(parties(answers, "mededelend")) > 1


class Retention(Group):
    """How long data are kept, from when, at most how long, and why."""

    termijn: Annotated[
        Line | None,
        Ask(
            "Bewaartermijn",
            "Een duur of een duidelijk eindpunt, niet 'zolang als nodig'.",
            example="vijf jaar",
            source=avg("5.1.e"),
            required=True,
        ),
    ] = None
    vanaf: Annotated[
        Line | None,
        Ask("Te rekenen vanaf", example="de laatste uitbetaling van de toelage"),
    ] = None
    maximum: Annotated[
        Line | None,
        Ask("Maximum", "Als de termijn van een gebeurtenis afhangt.", example="één jaar"),
    ] = None
    reden: Annotated[
        Text | None,
        Ask("Waarom die termijn", "Als volledige zin.", required=True, height=3),
    ] = None


class DataItem(Group):
    """One data item, or one cluster of data items, of article 3."""

    omschrijving: Annotated[
        Text | None,
        Ask(
            "Gegeven",
            "Het concrete gegeven. Bundel alleen wat samen één verantwoording heeft.",
            example="Het INSZ-nummer van elk kind waarvoor een schooltoelage is toegekend.",
            source=egov("8, § 1, 3°"),
            required=True,
        ),
    ] = None
    onderdelen: Annotated[
        list[Line],
        Ask(
            "Onderdelen",
            "Eén per regel, als het gegeven uit verschillende stukken bestaat.",
            example="straat en huisnummer\npostcode en gemeente",
        ),
    ] = []
    verantwoording: Annotated[
        Text | None,
        Ask(
            "Verantwoording van de proportionaliteit",
            "Waarom kan het doel niet bereikt worden zonder dit gegeven, in deze vorm?",
            source=avg("5.1.c"),
            required=True,
        ),
    ] = None
    doel: Annotated[
        Line | None,
        Ask(
            "Voor welk doeleinde van artikel 2",
            "Alleen nodig als artikel 2 meer dan één doeleinde noemt.",
        ),
    ] = None
    van: Annotated[
        Line | None,
        Ask(
            "Meegedeeld door",
            options=reference_options,
            show_if=flows_both_ways,
            required=True,
        ),
    ] = None
    naar: Annotated[
        Line | None,
        Ask(
            "Meegedeeld aan",
            options=reference_options,
            show_if=flows_both_ways,
            required=True,
        ),
    ] = None
    categorie: Annotated[
        Literal["gewoon", "artikel 9", "artikel 10", "artikel 9 en 10"],
        Ask(
            "Bijzondere categorie",
            "Gezondheid, afkomst, geloof, vakbond, seksuele gerichtheid, genen en biometrie: "
            "artikel 9. Veroordelingen en strafbare feiten: artikel 10.",
            source=avg("9 en 10"),
            labels={
                "gewoon": "geen bijzondere categorie",
                "artikel 9": "bijzondere categorie (artikel 9 AVG)",
                "artikel 10": "strafrechtelijk gegeven (artikel 10 AVG)",
                "artikel 9 en 10": "beide (artikel 9 en 10 AVG)",
            },
        ),
    ] = "gewoon"
    uitzondering: Annotated[
        Literal[
            "9.2.a", "9.2.b", "9.2.c", "9.2.d", "9.2.e", "9.2.f", "9.2.g", "9.2.h", "9.2.i", "9.2.j"
        ]
        | None,
        Ask(
            "Uitzondering van artikel 9, lid 2",
            source=avg("9.2"),
            labels={
                "9.2.a": "9.2.a – uitdrukkelijke toestemming",
                "9.2.b": "9.2.b – arbeidsrecht en sociale zekerheid",
                "9.2.c": "9.2.c – vitale belangen",
                "9.2.d": "9.2.d – vereniging of stichting",
                "9.2.e": "9.2.e – door de betrokkene openbaar gemaakt",
                "9.2.f": "9.2.f – rechtsvordering",
                "9.2.g": "9.2.g – zwaarwegend algemeen belang",
                "9.2.h": "9.2.h – gezondheidszorg en sociale diensten",
                "9.2.i": "9.2.i – volksgezondheid",
                "9.2.j": "9.2.j – archief, onderzoek of statistiek",
            },
            show_if=lambda answers: answers["categorie"] in SPECIAL,
            required=True,
        ),
    ] = None
    norm_bijzonder: Annotated[
        Line | None,
        Ask(
            "Norm die dat toestaat",
            "De bepaling van Belgisch recht waarop de uitzondering steunt.",
            source=Source("AVG art. 9.2 en 10; wet van 30 juli 2018 art. 9", Certainty.RECALLED),
            show_if=lambda answers: answers["categorie"] != "gewoon",
            required=True,
        ),
    ] = None
    bewaring: Annotated[
        Retention | None,
        Ask(
            "Bewaring van dit gegeven",
            show_if=lambda answers: answers.up["bewaring_wijze"] == PER_ITEM,
            required=True,
        ),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        text = str(answers["omschrijving"] or "").strip().split("\n")[0]
        mark = "" if answers["categorie"] == "gewoon" else f" [{answers['categorie']}]"
        return text + mark


class PersonalData(Article):
    """Artikel 3: welke gegevens, waarom elk ervan nodig is, en hoelang ze bewaard worden."""

    key: ClassVar[str] = "gegevens"
    title: ClassVar[str] = "Artikel 3: de persoonsgegevens"
    number: ClassVar[str] = "3"
    heading: ClassVar[str] = (
        "De gevraagde persoonsgegevens en de categorieën en omvang van de gevraagde "
        "persoonsgegevens conform het proportionaliteitsbeginsel"
    )
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "De categorieën en de omvang van de gegevens, volgens het proportionaliteitsbeginsel: "
            "per gegeven waarom het nodig is. Ook van wie de gegevens zijn, over hoeveel mensen "
            "het ongeveer gaat, en hoelang de ontvanger ze bewaart."
        ),
        wrong=(
            "Eén verantwoording dekt tien gegevens. De tekst zegt dat er geen bijzondere "
            "categorieën zijn, terwijl een rij over handicap of ziekte gaat. De bewaartermijn "
            "ontbreekt of is 'zolang als nodig'. De hulptekst van het sjabloon blijft staan."
        ),
        example=(
            "Gegeven 2: het aantal kinderen ten laste op 1 januari. Verantwoording: het barema van "
            "de maaltijdkorting hangt af van dat aantal; namen of geboortedata zijn niet nodig."
        ),
        sources=(egov("8, § 1, 3°"), avg("5.1.c, 5.1.e, 9 en 10")),
    )

    betrokkenen: Annotated[
        Text | None,
        Ask(
            "Van wie zijn de gegevens",
            "De categorieën van betrokkenen, als zinsdeel.",
            example="ouders van kinderen die in Voorbeeldegem naar school gaan",
            required=True,
            height=3,
        ),
    ] = None
    omvang: Annotated[
        Line | None,
        Ask(
            "Omvang",
            "Over hoeveel mensen gaat het ongeveer?",
            example="ongeveer 1.200 gezinnen per schooljaar",
            source=egov("8, § 1, 3°"),
            required=True,
        ),
    ] = None
    identificatie: Annotated[
        Literal["INSZ-nummer", "andere sleutel", "geen"] | None,
        Ask(
            "Identificatiesleutel",
            "Hoe vindt men de juiste persoon terug? Bij het INSZ-nummer vraagt artikel 7 naar de "
            "machtiging of de norm.",
            source=Source("wet van 8 augustus 1983 (Rijksregister) art. 8, § 1", Certainty.READ),
            labels={"geen": "geen: de gegevens worden niet per persoon opgevraagd"},
            required=True,
        ),
    ] = None
    andere_sleutel: Annotated[
        Line | None,
        Ask(
            "Welke sleutel",
            example="het dossiernummer van de toelage",
            show_if=lambda answers: answers["identificatie"] == "andere sleutel",
            required=True,
        ),
    ] = None
    items: Annotated[
        list[DataItem],
        Ask(
            "Gegevens",
            "Eén rij per gegeven of per bundel met één verantwoording.",
            source=egov("8, § 1, 3°"),
            required=True,
        ),
    ] = []
    opmerking: Annotated[
        Text | None,
        Ask(
            "Opmerking bij de gegevens",
            "Niet verplicht: bijvoorbeeld over pseudonimisering of over de vorm van de dataset.",
        ),
    ] = None
    bewaring_wijze: Annotated[
        Literal["voor alle gegevens", "per gegeven"],
        Ask("Bewaartermijn geldt", source=avg("5.1.e")),
    ] = "voor alle gegevens"
    bewaring: Annotated[
        Retention | None,
        Ask(
            "Bewaring van alle gegevens",
            show_if=lambda answers: answers["bewaring_wijze"] == FOR_ALL,
            required=True,
        ),
    ] = None
    na_bewaring: Annotated[
        Literal["vernietigd", "geanonimiseerd", "overgedragen aan het archief"],
        Ask("Daarna worden de gegevens"),
    ] = "vernietigd"
