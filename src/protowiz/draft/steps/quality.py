"""Artikel 7: data quality, the authentic source, and the authorisations for the INSZ number."""

from typing import Annotated, Any, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Datum, Line, Text
from protowiz.draft.names import parties, party_options, reference_label, reference_options
from protowiz.draft.sources import avg, egov, national_register
from protowiz.draft.step import Article, Guidance


def uses_insz(answers: Answers) -> bool:
    """Whether persons are identified by their INSZ number."""
    return bool(answers.at("gegevens", "identificatie") == "INSZ-nummer")


class Authorisation(Group):
    """Why one party may use the Rijksregister number."""

    partij: Annotated[Line | None, Ask("Partij", options=party_options, required=True)] = None
    soort: Annotated[
        Literal["machtiging", "norm"] | None,
        Ask(
            "Grond",
            "Een machtiging is niet nodig als een wet, decreet of ordonnantie, of een besluit ter "
            "uitvoering daarvan, het gebruik uitdrukkelijk toelaat.",
            source=national_register("8, § 1"),
            labels={"machtiging": "een machtiging", "norm": "een norm die het gebruik toelaat"},
            required=True,
        ),
    ] = None
    omschrijving: Annotated[
        Line | None,
        Ask(
            "Machtiging of norm",
            "Opschrift van de machtiging of de bepaling.",
            example="beslissing 99/2024 van de minister van Binnenlandse Zaken",
            required=True,
        ),
    ] = None
    datum: Annotated[Datum | None, Ask("Datum")] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        return f"{name}: {answers['omschrijving'] or '?'}"


def _proposed_authorisations(answers: Answers) -> list[dict[str, Any]]:
    done = {str(row.get("partij")) for row in answers.rows("kwaliteit", "machtigingen")}
    ids = [row.get("id") for row in parties(answers)]
    return [{"partij": ident} for ident in ids if ident and ident not in done]


class Quality(Article):
    """Artikel 7: wat er gebeurt met fouten in de gegevens, en welke bron de authentieke is."""

    key: ClassVar[str] = "kwaliteit"
    title: ClassVar[str] = "Artikel 7: kwaliteit van de gegevens"
    number: ClassVar[str] = "7"
    heading: ClassVar[str] = "Kwaliteit van de persoonsgegevens"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Afspraken over de kwaliteit van de gegevens en, waar dat speelt, over de regels voor "
            "de toegang tot de authentieke gegevensbron. Wie het INSZ-nummer gebruikt, noemt hier "
            "per partij de machtiging of de norm."
        ),
        wrong=(
            "Er is geen termijn, of er zijn er twee die elkaar tegenspreken. De gegevens zijn met "
            "het INSZ-nummer opgevraagd, maar geen enkele machtiging is vermeld."
        ),
        example=(
            "AKV onderzoekt een melding binnen een maand en verbetert de gegevens binnen een maand "
            "na dat onderzoek."
        ),
        sources=(egov("8, § 1, 12°"), avg("5.1.d"), national_register("8, § 1")),
    )

    onderzoeker: Annotated[
        Line | None,
        Ask(
            "Wie onderzoekt een melding",
            "Leeg: de partij die de gegevens meedeelt.",
            options=reference_options,
        ),
    ] = None
    termijn_onderzoek: Annotated[
        Line | None,
        Ask("Een melding wordt onderzocht binnen", example="een maand", required=True),
    ] = None
    termijn_verbetering: Annotated[
        Line | None,
        Ask("Fouten worden verbeterd binnen", example="een maand", required=True),
    ] = None
    authentieke_bron: Annotated[
        bool | None,
        Ask(
            "De gegevens komen uit een authentieke gegevensbron",
            source=egov("8, § 1, 12°"),
            required=True,
        ),
    ] = None
    bron: Annotated[
        Line | None,
        Ask(
            "Welke bron",
            example="het Rijksregister",
            show_if=lambda answers: answers["authentieke_bron"] is True,
            required=True,
        ),
    ] = None
    toegangsregels: Annotated[
        Text | None,
        Ask(
            "Regels voor de toegang tot die bron",
            "Als volledige zin.",
            show_if=lambda answers: answers["authentieke_bron"] is True,
            required=True,
            height=3,
        ),
    ] = None
    machtigingen: Annotated[
        list[Authorisation],
        Ask(
            "Gebruik van het Rijksregisternummer",
            "Per partij de machtiging of de norm.",
            source=national_register("8, § 1"),
            show_if=uses_insz,
            propose=_proposed_authorisations,
            propose_on_visit=True,
            required=True,
        ),
    ] = []
