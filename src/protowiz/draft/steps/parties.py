"""Step Partijen: who concludes the protocol, in which role, and who signs for them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Datum, Email, Kbo, Line, Postcode, Text, Url, Vestiging
from protowiz.draft.names import RECEIVING, SENDING, group_options, next_id, party_label
from protowiz.draft.sources import Certainty, Source, avg, digitalisation_decree, egov
from protowiz.draft.step import Guidance, Step
from protowiz.draft.text import write_kbo

LOCAL = "lokaal bestuur"
PRIVATE = "private organisatie"
OTHER_BODY = "een ander orgaan"
NO_ARTICLE = {"zonder": "geen lidwoord"}


class Representative(Group):
    """Somebody who signs for a party."""

    naam: Annotated[Line | None, Ask("Naam", example="An Peeters", required=True)] = None
    functie: Annotated[Line | None, Ask("Functie", example="algemeen directeur", required=True)] = (
        None
    )

    @classmethod
    def summary(cls, answers: Answers) -> str:
        return ", ".join(str(part) for part in (answers["naam"], answers["functie"]) if part)


def _article_checks(**names: str | None) -> Iterator[tuple[str, str]]:
    """A name that brings its own article would print it twice: "de de stad"."""
    for field, name in names.items():
        if name and re.match(r"(de|het) ", name, re.IGNORECASE):
            yield field, "Schrijf de naam zonder “de” of “het”; kies dat in het veld Lidwoord."


class PartyGroup(Group):
    """Several parties that share one short name."""

    unique: ClassVar[tuple[str, ...]] = ("id",)

    id: Annotated[Line | None, Ask("Kenmerk", internal=True)] = None
    naam: Annotated[
        Line | None, Ask("Gezamenlijke korte naam", example="ontvangende besturen", required=True)
    ] = None
    lidwoord_kort: Annotated[Literal["de", "het", "zonder"], Ask("Lidwoord", labels=NO_ARTICLE)] = (
        "de"
    )

    @classmethod
    def summary(cls, answers: Answers) -> str:
        return str(answers["naam"] or "")

    @classmethod
    def new_row(cls, rows: Sequence[Mapping[str, Any]], draft: Mapping[str, Any]) -> dict[str, Any]:
        return {"id": next_id(draft, "g")}

    def checks(self) -> Iterator[tuple[str, str]]:
        yield from _article_checks(naam=self.naam)


class Party(Group):
    """One controller that concludes the protocol."""

    unique: ClassVar[tuple[str, ...]] = ("id", "kbo", "vestigingseenheid")

    id: Annotated[Line | None, Ask("Kenmerk", internal=True)] = None
    rol: Annotated[
        Literal["mededelend", "ontvangend", "beide"] | None,
        Ask(
            "Rol",
            "Deelt deze partij gegevens mee, ontvangt ze er, of beide?",
            source=egov("8, § 1, 1°"),
            required=True,
            labels={
                "mededelend": "deelt gegevens mee",
                "ontvangend": "ontvangt gegevens",
                "beide": "deelt mee en ontvangt",
            },
        ),
    ] = None
    soort: Annotated[
        Literal[
            "Vlaamse overheid",
            "lokaal bestuur",
            "instelling met publieke taak",
            "milieu-instantie",
            "externe overheid",
            "private organisatie",
        ]
        | None,
        Ask(
            "Soort instantie",
            "Een private organisatie kan pas partij zijn onder de tekst van 21 augustus 2023.",
            source=egov("2, 10° en 11°"),
            required=True,
        ),
    ] = None
    officiele_naam: Annotated[
        Line | None,
        Ask(
            "Officiële naam",
            "De naam zoals die in de KBO staat.",
            example="Agentschap Kindertoelagen Vlaanderen",
            required=True,
        ),
    ] = None
    lidwoord: Annotated[
        Literal["de", "het", "zonder"],
        Ask(
            "Lidwoord bij de officiële naam",
            "Zoals in een zin: het agentschap, de stad.",
            labels=NO_ARTICLE,
        ),
    ] = "zonder"
    voetnoot: Annotated[
        Text | None,
        Ask(
            "Voetnoot bij de officiële naam",
            "Niet verplicht, bijvoorbeeld als de instantie van naam veranderde.",
            height=2,
        ),
    ] = None
    korte_naam: Annotated[
        Line | None,
        Ask(
            "Korte naam",
            "Zo heet de partij in de rest van het protocol.",
            example="AKV",
            required=True,
        ),
    ] = None
    lidwoord_kort: Annotated[
        Literal["de", "het", "zonder"],
        Ask(
            "Lidwoord bij de korte naam",
            "Zoals in een zin: het OCMW, de stad, AKV.",
            labels=NO_ARTICLE,
        ),
    ] = "zonder"
    groep: Annotated[
        Line | None,
        Ask(
            "Groep",
            "Partijen van één groep heten in het protocol samen zoals de groep.",
            options=group_options,
            show_if=lambda answers: bool(group_options(answers)),
        ),
    ] = None
    kbo: Annotated[
        Kbo | None,
        Ask("Ondernemingsnummer (KBO)", example="0123.456.749", required=True, write=write_kbo),
    ] = None
    vestigingseenheid: Annotated[
        Vestiging | None,
        Ask(
            "Vestigingseenheidsnummer",
            "Alleen als een onderdeel met een eigen vestigingsnummer partij is.",
            example="2.123.456.791",
            write=write_kbo,
        ),
    ] = None
    adres: Annotated[
        Line | None, Ask("Straat en nummer", example="Dorpsplein 1", required=True)
    ] = None
    postcode: Annotated[Postcode | None, Ask("Postcode", example="9999", required=True)] = None
    gemeente: Annotated[Line | None, Ask("Gemeente", example="Voorbeeldegem", required=True)] = None
    bij_delegatie: Annotated[
        bool,
        Ask(
            "Handelt bij delegatie",
            "Voor een departement of agentschap zonder eigen rechtspersoonlijkheid, dat voor een "
            "andere rechtspersoon optreedt.",
            section="Vertegenwoordiging",
        ),
    ] = False
    rechtspersoon: Annotated[
        Line | None,
        Ask(
            "Namens welke rechtspersoon",
            example="de Vlaamse Gemeenschap",
            show_if=lambda answers: bool(answers["bij_delegatie"]),
            required=True,
        ),
    ] = None
    delegerend_orgaan: Annotated[
        Line | None,
        Ask(
            "Vertegenwoordigd door",
            example="de Vlaamse Regering",
            show_if=lambda answers: bool(answers["bij_delegatie"]),
            required=True,
        ),
    ] = None
    orgaan: Annotated[
        Literal[
            "de gemeenteraad",
            "het college van burgemeester en schepenen",
            "de raad voor maatschappelijk welzijn",
            "het vast bureau",
            "de provincieraad",
            "de deputatie",
            "een ander orgaan",
        ]
        | None,
        Ask(
            "Orgaan dat besliste",
            "Een lokaal bestuur sluit het protocol na een beslissing van het bevoegde orgaan. "
            "Soms is dat de raad, soms het college na delegatie.",
            source=Source("gepubliceerde protocollen van lokale besturen", Certainty.PRACTICE),
            show_if=lambda answers: answers["soort"] == LOCAL,
            required=True,
        ),
    ] = None
    ander_orgaan: Annotated[
        Line | None,
        Ask(
            "Welk orgaan",
            example="het bijzonder comité voor de sociale dienst",
            show_if=lambda answers: answers["soort"] == LOCAL and answers["orgaan"] == OTHER_BODY,
            required=True,
        ),
    ] = None
    datum_beslissing: Annotated[
        Datum | None,
        Ask(
            "Datum van de beslissing",
            show_if=lambda answers: answers["soort"] == LOCAL,
            required=True,
        ),
    ] = None
    vertegenwoordigers: Annotated[
        list[Representative],
        Ask("Vertegenwoordigers", "Wie voor deze partij tekent.", required=True),
    ] = []
    heeft_dpo: Annotated[
        bool | None,
        Ask(
            "Heeft een functionaris voor gegevensbescherming",
            "Een private organisatie moet er niet altijd een aanwijzen. Zonder functionaris is er "
            "van die kant geen advies.",
            source=digitalisation_decree("30, 4°"),
            section="Functionaris voor gegevensbescherming en website",
            show_if=lambda answers: answers["soort"] == PRIVATE,
            required=True,
        ),
    ] = None
    dpo_email: Annotated[
        Email | None,
        Ask(
            "E-mailadres van de functionaris",
            "Gebruik een functioneel adres: het protocol wordt gepubliceerd.",
            example="dpo@voorbeeldegem.example",
            source=avg("33 en 37"),
        ),
    ] = None
    dpo_telefoon: Annotated[Line | None, Ask("Telefoon van de functionaris")] = None
    website: Annotated[
        Url | None,
        Ask(
            "Website waar het protocol verschijnt",
            "Niet nodig als u de webadressen bij artikel 10 opsomt.",
            example="www.voorbeeldegem.example/protocollen",
            source=egov("8, § 1"),
            show_if=lambda answers: not answers.rows("transparantie", "publicaties"),
            required=True,
        ),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        role = f" ({answers['rol']})" if answers["rol"] else ""
        return party_label(answers.raw) + role

    @classmethod
    def new_row(cls, rows: Sequence[Mapping[str, Any]], draft: Mapping[str, Any]) -> dict[str, Any]:
        role = "mededelend" if not rows else "ontvangend"
        return {"id": next_id(draft, "p"), "rol": role}

    def checks(self) -> Iterator[tuple[str, str]]:
        yield from _article_checks(officiele_naam=self.officiele_naam, korte_naam=self.korte_naam)


class Parties(Step):
    """Who concludes the protocol, and in which role."""

    key: ClassVar[str] = "partijen"
    title: ClassVar[str] = "Partijen"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "De identificatie van elke verwerkingsverantwoordelijke die gegevens meedeelt of "
            "ontvangt. Er zijn zoveel partijen als er verwerkingsverantwoordelijken zijn; een "
            "verwerker is geen partij (die hoort bij artikel 4)."
        ),
        wrong=(
            "Een ondernemingsnummer met twee verwisselde cijfers. Een stad en haar OCMW die als "
            "één partij staan, hoewel het twee rechtspersonen zijn. Een lokaal bestuur zonder "
            "beslissing van zijn orgaan. Een korte naam die verderop anders geschreven is."
        ),
        example=(
            "Het Agentschap Kindertoelagen Vlaanderen, Voorbeeldlaan 12, 1000 Brussel, KBO "
            "0123.456.749, vertegenwoordigd door An Peeters, administrateur-generaal, hierna "
            "“AKV”."
        ),
        sources=(egov("8, § 1, 1°"), egov("2, 10° en 11°"), avg("4, 7)")),
    )

    items: Annotated[
        list[Party],
        Ask(
            "Partijen",
            "Begin met wie meedeelt. De volgorde hier is de volgorde in het protocol.",
            required=True,
        ),
    ] = []
    groepen: Annotated[
        list[PartyGroup],
        Ask(
            "Groepen met één korte naam",
            "Alleen als verschillende partijen in het protocol samen één naam dragen, zoals een "
            "stad en haar OCMW. Kies daarna bij elke partij de groep.",
        ),
    ] = []
    aanhalingstekens: Annotated[
        Literal["“ ”", '" "', "geen"],
        Ask("Aanhalingstekens rond de korte namen", labels={"geen": "geen aanhalingstekens"}),
    ] = "“ ”"

    def checks(self) -> Iterator[tuple[str, str]]:
        if len(self.items) == 1:
            yield "items", "Een protocol heeft minstens twee partijen. Voeg de andere partij toe."
        elif self.items:
            roles = [party.rol for party in self.items if party.rol]
            if len(roles) == len(self.items) and not any(role in SENDING for role in roles):
                yield "items", "Geen enkele partij deelt gegevens mee. Kijk de rollen na."
            if len(roles) == len(self.items) and not any(role in RECEIVING for role in roles):
                yield "items", "Geen enkele partij ontvangt gegevens. Kijk de rollen na."
        names = [party.korte_naam.casefold() for party in self.items if party.korte_naam]
        if len(set(names)) < len(names):
            yield "items", "Twee partijen hebben dezelfde korte naam. Maak er één anders."
        for field, rows in (("items", self.items), ("groepen", self.groepen)):
            ids = [row.id for row in rows if row.id]
            if len(set(ids)) < len(ids):
                yield (
                    field,
                    "Twee rijen hebben hetzelfde kenmerk (id). Verwijder er één uit het bestand.",
                )
        used = [party.groep for party in self.items]
        for group in self.groepen:
            if used.count(group.id) < 2:
                yield (
                    "groepen",
                    f"De groep “{group.naam or '…'}” telt minder dan twee partijen. Kies haar bij "
                    "elke partij die erbij hoort, of verwijder ze.",
                )
