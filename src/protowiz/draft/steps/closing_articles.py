"""Artikels 8 tot 12: sanction, notifications, transparency, law, entry into force."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Datum, Line, Text, Url
from protowiz.draft.names import reference_label, reference_options
from protowiz.draft.sources import PRACTICE, avg, egov
from protowiz.draft.step import Article, Guidance


class Sanction(Article):
    """Artikel 8: wat er gebeurt als een partij het protocol niet naleeft."""

    key: ClassVar[str] = "sanctie"
    title: ClassVar[str] = "Artikel 8: sanctie"
    number: ClassVar[str] = "8"
    heading: ClassVar[str] = "Sanctie bij niet-naleving"
    guidance: ClassVar[Guidance] = Guidance(
        asks="De sancties als het protocol niet wordt nageleefd.",
        wrong=(
            "De tekst wijkt af van 'artikel 5, 2°', een punt dat in het eigen protocol niet "
            "bestaat. Bij gegevens in twee richtingen kan maar één partij een einde maken aan het "
            "protocol."
        ),
        example="De mededelende partij kan het protocol met een kennisgeving beëindigen.",
        sources=(egov("8, § 1, 9°"),),
    )

    ingebrekestelling: Annotated[
        bool,
        Ask(
            "Eerst een ingebrekestelling",
            "Zonder vinkje kan de beëindiging onmiddellijk, met een eenvoudige kennisgeving.",
        ),
    ] = False
    hersteltermijn: Annotated[
        Line | None,
        Ask(
            "Termijn om te herstellen",
            example="veertien dagen",
            show_if=lambda answers: bool(answers["ingebrekestelling"]),
            required=True,
        ),
    ] = None
    schadevergoeding: Annotated[bool, Ask("Het recht op schadevergoeding blijft bestaan")] = True


class ContactPoint(Group):
    """Where one party takes notice of data breaches."""

    partij: Annotated[Line | None, Ask("Partij", options=reference_options, required=True)] = None
    contact: Annotated[
        Line | None,
        Ask("Contactpunt", example="dpo@voorbeeldegem.example", required=True),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        return f"{name}: {answers['contact'] or '?'}"


class Notification(Article):
    """Artikel 9: wat de partijen elkaar melden, en hoe."""

    key: ClassVar[str] = "meldingen"
    title: ClassVar[str] = "Artikel 9: meldingsplichten"
    number: ClassVar[str] = "9"
    heading: ClassVar[str] = "Meldingsplichten"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Artikel 8 van het e-govdecreet vraagt dit niet, maar zonder snelle melding haalt geen "
            "enkele partij de 72 uren voor een gegevenslek."
        ),
        wrong="De keuzetekst over de functionarissen blijft tussen haken staan.",
        example="De partijen melden elkaar een gegevenslek via hun functionarissen, binnen 24 uur.",
        sources=(avg("33"), PRACTICE),
    )

    via_functionarissen: Annotated[
        bool, Ask("Melden via de functionarissen voor gegevensbescherming")
    ] = True
    termijn: Annotated[
        Line | None,
        Ask("Uiterlijk binnen", "Niet verplicht: een harde termijn.", example="24 uur"),
    ] = None
    contactpunten: Annotated[
        list[ContactPoint],
        Ask(
            "Contactpunten",
            "Leeg: de e-mailadressen van de functionarissen uit de stap Partijen.",
        ),
    ] = []
    wijzigingen_melden: Annotated[
        bool,
        Ask("Wijzigingen van regelgeving en van verwerkers ook melden"),
    ] = True


class Publication(Group):
    """Where one party publishes the protocol."""

    partij: Annotated[Line | None, Ask("Partij", options=reference_options, required=True)] = None
    website: Annotated[
        Url | None, Ask("Webadres", example="www.voorbeeldegem.example/protocollen", required=True)
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"]) or "?"
        return f"{name}: {answers['website'] or '?'}"


class Transparency(Article):
    """Artikel 10: hoe de betrokkenen het vernemen, en waar het protocol staat."""

    key: ClassVar[str] = "transparantie"
    title: ClassVar[str] = "Artikel 10: transparantie"
    number: ClassVar[str] = "10"
    heading: ClassVar[str] = "Transparantie"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Het protocol wordt onmiddellijk bekendgemaakt op de website van alle betrokken "
            "instanties (2018) of van alle partijen (2023). De betrokkenen moeten weten wat er met "
            "hun gegevens gebeurt."
        ),
        wrong="Een partij heeft geen webadres. De betrokkenen krijgen nergens informatie.",
        example="De stad zet het protocol op www.voorbeeldegem.example/protocollen.",
        sources=(egov("8, § 1"), avg("13 en 14")),
    )

    informatie: Annotated[
        Literal["website", "privacyverklaring", "rechtstreeks"] | None,
        Ask(
            "Hoe vernemen de betrokkenen het",
            source=avg("13 en 14"),
            labels={
                "website": "via de websites van de partijen",
                "privacyverklaring": "via de privacyverklaringen van de partijen",
                "rechtstreeks": "rechtstreeks, bij het eerste contact",
            },
            required=True,
        ),
    ] = None
    publicaties: Annotated[
        list[Publication],
        Ask(
            "Bekendmaking",
            "Leeg: de websites uit de stap Partijen.",
            source=egov("8, § 1"),
        ),
    ] = []
    rechten: Annotated[
        Text | None,
        Ask(
            "Rechten van de betrokkenen",
            "Niet verplicht: waar en hoe betrokkenen hun rechten uitoefenen, als volledige zin.",
            source=avg("15 tot 22"),
            height=3,
        ),
    ] = None


class Law(Article):
    """Artikel 11: welk recht geldt en welke rechter bevoegd is."""

    key: ClassVar[str] = "recht"
    title: ClassVar[str] = "Artikel 11: recht en geschillen"
    number: ClassVar[str] = "11"
    heading: ClassVar[str] = "Toepasselijk recht en geschillenbeslechting"
    guidance: ClassVar[Guidance] = Guidance(
        asks="Het decreet vraagt dit artikel niet; het voorkomt discussie over recht en rechter.",
        wrong="Het arrondissement past bij geen van de partijen.",
        example="Geschillen komen voor de bevoegde rechtbank van het arrondissement Brussel.",
        sources=(PRACTICE,),
    )

    arrondissement: Annotated[
        Line | None,
        Ask(
            "Gerechtelijk arrondissement",
            example="Brussel",
            show_if=lambda answers: not answers["rechtbank"],
            required=True,
        ),
    ] = None
    rechtbank: Annotated[
        Line | None,
        Ask(
            "Rechtbank, als u die anders noemt",
            "Komt in de plaats van 'de bevoegde rechtbank van het arrondissement …'.",
            example="de Nederlandstalige ondernemingsrechtbank Brussel",
        ),
    ] = None
    overleg: Annotated[bool, Ask("Eerst overleg tussen de partijen")] = False
    splitsbaarheid: Annotated[bool, Ask("Nietigheid van één bepaling laat de andere bestaan")] = (
        False
    )
    addendum: Annotated[bool, Ask("Wijzigen kan alleen schriftelijk, met een addendum")] = False


class EntryIntoForce(Article):
    """Artikel 12: wanneer het protocol begint, hoe het wordt opgezegd en wanneer het eindigt."""

    key: ClassVar[str] = "inwerkingtreding"
    title: ClassVar[str] = "Artikel 12: inwerkingtreding en opzegging"
    number: ClassVar[str] = "12"
    heading: ClassVar[str] = "Inwerkingtreding en opzegging"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "De duur van de mededeling staat in artikel 5; hier staat wanneer het protocol zelf "
            "begint en eindigt."
        ),
        wrong=(
            "De verwijzing naar de duur in artikel 5 klopt niet. Het protocol eindigt bij de "
            "vernietiging van de gegevens, terwijl die jaren later valt."
        ),
        example="Elke partij kan dit protocol opzeggen met een termijn van zes maanden.",
        sources=(egov("8, § 1, 8°"), PRACTICE),
    )

    begin: Annotated[
        Literal["ondertekening", "datum", "bekendmaking"] | None,
        Ask(
            "Het protocol treedt in werking",
            labels={
                "ondertekening": "op de dag waarop de laatste partij tekent",
                "datum": "op een vaste datum",
                "bekendmaking": "op de dag van de bekendmaking op de websites",
            },
            required=True,
        ),
    ] = None
    datum: Annotated[
        Datum | None,
        Ask(
            "Datum van inwerkingtreding",
            show_if=lambda answers: answers["begin"] == "datum",
            required=True,
        ),
    ] = None
    opzegtermijn: Annotated[
        Line | None,
        Ask(
            "Opzegtermijn",
            "Leeg als het protocol niet opgezegd kan worden.",
            example="zes maanden",
        ),
    ] = None
    einde_termijn: Annotated[
        bool, Ask("Eindigt na de duur in artikel 5", section="Einde van rechtswege")
    ] = False
    einde_vernietiging: Annotated[bool, Ask("Eindigt na de vernietiging van de gegevens")] = False
    einde_rechtsgrond: Annotated[bool, Ask("Eindigt als de rechtsgrond wegvalt")] = True
    evaluatie: Annotated[
        Line | None,
        Ask("Evaluatie", "Niet verplicht.", example="elke twee jaar, voor het eerst in 2028"),
    ] = None

    def checks(self) -> Iterator[tuple[str, str]]:
        if not self.opzegtermijn and not (
            self.einde_termijn or self.einde_vernietiging or self.einde_rechtsgrond
        ):
            yield (
                "opzegtermijn",
                "Dit protocol kan nooit eindigen. Vul een opzegtermijn in of kies een einde.",
            )
