"""Artikel 2: legal grounds, original purposes, new purposes, further processing."""

from typing import Annotated, Any, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Line, Text
from protowiz.draft.names import reference_label, reference_options, references
from protowiz.draft.sources import Certainty, Source, avg, egov
from protowiz.draft.step import Article, Guidance

GROUND_LABELS = {
    "6.1.a": "6.1.a – toestemming",
    "6.1.b": "6.1.b – uitvoering van een overeenkomst",
    "6.1.c": "6.1.c – wettelijke verplichting",
    "6.1.d": "6.1.d – vitale belangen",
    "6.1.e": "6.1.e – taak van algemeen belang of openbaar gezag",
    "6.1.f": "6.1.f – gerechtvaardigd belang (niet voor overheidstaken)",
}

_NORMS = (
    "Eén bepaling per regel: artikel, soort akte, datum en volledig opschrift.",
    "artikel 5 van het decreet van 3 mei 2019 over de modelvoorzieningen",
)


class Ground(Group):
    """The ground of one processing by one party."""

    partij: Annotated[Line | None, Ask("Partij", options=reference_options, required=True)] = None
    verwerking: Annotated[
        Literal["mededeling", "inzameling", "verdere verwerking"] | None,
        Ask(
            "Voor welke verwerking",
            "Het decreet vraagt de grond van de mededeling én die van de inzameling.",
            labels={
                "mededeling": "het meedelen van de gegevens",
                "inzameling": "de oorspronkelijke inzameling",
                "verdere verwerking": "de verwerking door de ontvanger",
            },
            required=True,
        ),
    ] = None
    gegevens: Annotated[
        Line | None,
        Ask(
            "Voor welke gegevens",
            "Alleen als deze grond niet voor alle gegevens van artikel 3 geldt.",
            example="de gegevens 1 en 2",
        ),
    ] = None
    grond: Annotated[
        Literal["6.1.a", "6.1.b", "6.1.c", "6.1.d", "6.1.e", "6.1.f"] | None,
        Ask(
            "Rechtsgrond (AVG)",
            "Een overheid kan zich voor haar taken niet op 6.1.f beroepen.",
            source=avg("6.1"),
            labels=GROUND_LABELS,
            required=True,
        ),
    ] = None
    normen: Annotated[
        list[Line],
        Ask(
            "Wettelijke basis",
            _NORMS[0],
            example=_NORMS[1],
            source=avg("6.3"),
            show_if=lambda answers: answers["grond"] in ("6.1.c", "6.1.e"),
            required=True,
        ),
    ] = []
    toelichting: Annotated[Text | None, Ask("Toelichting", "Niet verplicht; volledige zinnen.")] = (
        None
    )

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        return f"{name}, {answers['verwerking'] or '?'}: {answers['grond'] or '?'}"


class Purpose(Group):
    """A purpose of one party, with its legal basis."""

    partij: Annotated[Line | None, Ask("Partij", options=reference_options, required=True)] = None
    gegevens: Annotated[
        Line | None,
        Ask(
            "Voor welke gegevens",
            "Alleen als dit doeleinde niet voor alle gegevens van artikel 3 geldt.",
            example="gegeven 1",
        ),
    ] = None
    doelen: Annotated[
        list[Line],
        Ask(
            "Doeleinden",
            "Eén doeleinde per regel, met een zelfstandig naamwoord of werkwoord vooraan.",
            example="het berekenen en uitbetalen van de schooltoelage",
            required=True,
        ),
    ] = []
    normen: Annotated[list[Line], Ask("Wettelijke basis", _NORMS[0], example=_NORMS[1])] = []
    toelichting: Annotated[Text | None, Ask("Toelichting", "Niet verplicht; volledige zinnen.")] = (
        None
    )

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        goals = answers["doelen"]
        return f"{name}: {goals[0]}" if isinstance(goals, list) and goals else name


def _kind_is(*kinds: str) -> Any:
    return lambda answers: answers["wijze"] in kinds


class FurtherUse(Group):
    """Why one receiver may use the data for its own purpose."""

    partij: Annotated[Line | None, Ask("Ontvanger", options=reference_options, required=True)] = (
        None
    )
    gegevens: Annotated[
        Line | None,
        Ask(
            "Voor welke gegevens",
            "Alleen als dit niet voor alle gegevens van artikel 3 geldt.",
            example="de gegevens 1 en 2",
        ),
    ] = None
    wijze: Annotated[
        Literal["verenigbaar", "onderzoek", "norm", "zelfde doeleinde"] | None,
        Ask(
            "Waarom mag dat",
            "Hoe verhoudt het nieuwe doel zich tot het oorspronkelijke?",
            source=avg("6.4 en 5.1.b"),
            labels={
                "verenigbaar": "het doel is verenigbaar met het oorspronkelijke",
                "onderzoek": "wetenschappelijk of historisch onderzoek, statistiek",
                "norm": "een wettelijke norm staat het uitdrukkelijk toe",
                "zelfde doeleinde": "het doel is hetzelfde",
            },
            required=True,
        ),
    ] = None
    normen: Annotated[
        list[Line],
        Ask(
            "Welke norm",
            _NORMS[0],
            example=_NORMS[1],
            show_if=_kind_is("norm"),
            required=True,
        ),
    ] = []
    waarborgen_onderzoek: Annotated[
        Text | None,
        Ask(
            "Waarborgen bij onderzoek of statistiek",
            "Werk met anonieme gegevens als dat kan, anders met gepseudonimiseerde. Als volledige "
            "zin.",
            source=Source("AVG art. 89.1; wet van 30 juli 2018 art. 186 e.v.", Certainty.RECALLED),
            show_if=_kind_is("onderzoek"),
            required=True,
        ),
    ] = None
    verband: Annotated[
        Text | None,
        Ask(
            "Verband tussen de doeleinden",
            "Als volledige zin. Zo ook voor de vier volgende vragen.",
            source=avg("6.4.a"),
            section="Verenigbaarheid",
            show_if=_kind_is("verenigbaar"),
            required=True,
            height=3,
        ),
    ] = None
    kader_inzameling: Annotated[
        Text | None,
        Ask(
            "Kader waarin de gegevens zijn verzameld",
            "In welke verhouding staan de betrokkenen tot de partijen? Wat mogen ze verwachten?",
            source=avg("6.4.b"),
            show_if=_kind_is("verenigbaar"),
            required=True,
            height=3,
        ),
    ] = None
    aard: Annotated[
        Text | None,
        Ask(
            "Aard van de gegevens",
            source=avg("6.4.c"),
            show_if=_kind_is("verenigbaar"),
            required=True,
            height=3,
        ),
    ] = None
    gevolgen: Annotated[
        Text | None,
        Ask(
            "Gevolgen voor de betrokkenen",
            source=avg("6.4.d"),
            show_if=_kind_is("verenigbaar"),
            required=True,
            height=3,
        ),
    ] = None
    waarborgen: Annotated[
        Text | None,
        Ask(
            "Waarborgen",
            "Zoals versleuteling of pseudonimisering.",
            source=avg("6.4.e"),
            show_if=_kind_is("verenigbaar"),
            required=True,
            height=3,
        ),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        return f"{name}: {answers['wijze'] or '?'}"


def _proposed_grounds(answers: Answers) -> list[dict[str, Any]]:
    rows = answers.rows("rechtvaardiging", "gronden")
    done = {(str(row.get("partij")), row.get("verwerking")) for row in rows}
    wanted = [
        (ref, what)
        for ref in references(answers, "mededelend")
        for what in ("inzameling", "mededeling")
    ]
    wanted += [(ref, "verdere verwerking") for ref in references(answers, "ontvangend")]
    return [{"partij": ref, "verwerking": what} for ref, what in wanted if (ref, what) not in done]


def _proposed_purposes(field: str, role: str) -> Any:
    def propose(answers: Answers) -> list[dict[str, Any]]:
        done = {str(row.get("partij")) for row in answers.rows("rechtvaardiging", field)}
        return [{"partij": ref} for ref in references(answers, role) if ref not in done]

    return propose


class Grounds(Article):
    """Artikel 2: waarom de gegevens mogen worden ingezameld, meegedeeld en verder verwerkt."""

    key: ClassVar[str] = "rechtvaardiging"
    title: ClassVar[str] = "Artikel 2: rechtvaardigingsgronden"
    number: ClassVar[str] = "2"
    heading: ClassVar[str] = (
        "Rechtvaardigingsgronden van zowel de mededeling als de inzameling van de persoonsgegevens"
    )
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Vier dingen: de rechtvaardigingsgrond van de mededeling en van de inzameling, de "
            "precieze doeleinden waarvoor de houder de gegevens eerst verzamelde, de doeleinden "
            "van de ontvanger, en bij verdere verwerking waarom die verenigbaar is."
        ),
        wrong=(
            "De grond ontbreekt of is te algemeen, zonder artikel of akte. Er staat "
            "'gerechtvaardigd belang' voor een overheidstaak. "
            "De verenigbaarheid wordt beweerd en niet uitgelegd."
        ),
        example=(
            "De stad deelt de gegevens mee op grond van artikel 6, lid 1, e), AVG, gelezen samen "
            "met artikel 5 van het decreet van 3 mei 2019 over de modelvoorzieningen."
        ),
        sources=(egov("8, § 1, 2°, 5°, 10° en 11°"), avg("5.1.b, 6.1, 6.3 en 6.4")),
    )

    gronden: Annotated[
        list[Ground],
        Ask(
            "Rechtsgronden",
            "Voor elke mededelende partij de inzameling en de mededeling, voor elke ontvanger de "
            "verwerking daarna.",
            source=egov("8, § 1, 5°"),
            propose=_proposed_grounds,
            propose_on_visit=True,
            required=True,
        ),
    ] = []
    oorspronkelijk: Annotated[
        list[Purpose],
        Ask(
            "Oorspronkelijke doeleinden",
            "Waarvoor de mededelende partij de gegevens eerst verzamelde.",
            source=egov("8, § 1, 10°"),
            propose=_proposed_purposes("oorspronkelijk", "mededelend"),
            propose_on_visit=True,
            required=True,
        ),
    ] = []
    doeleinden: Annotated[
        list[Purpose],
        Ask(
            "Doeleinden van de ontvanger",
            "Waarvoor de ontvanger de gegevens zal gebruiken.",
            source=egov("8, § 1, 2°"),
            propose=_proposed_purposes("doeleinden", "ontvangend"),
            propose_on_visit=True,
            required=True,
        ),
    ] = []
    verder_gebruik: Annotated[
        list[FurtherUse],
        Ask(
            "Verdere verwerking",
            "Per ontvanger: waarom het nieuwe doel mag, in het licht van het oorspronkelijke.",
            source=egov("8, § 1, 11°"),
            propose=_proposed_purposes("verder_gebruik", "ontvangend"),
            propose_on_visit=True,
            required=True,
        ),
    ] = []
