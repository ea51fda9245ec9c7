"""Further articles, Ondertekening and Bijlagen: everything after article 12."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Datum, Line, Text
from protowiz.draft.sources import PRACTICE, egov
from protowiz.draft.step import Guidance, Step

AFTER_ARTICLE = {
    "onderwerp": "artikel 1",
    "rechtvaardiging": "artikel 2",
    "gegevens": "artikel 3",
    "ontvangers": "artikel 4",
    "periodiciteit": "artikel 5",
    "beveiliging": "artikel 6",
    "kwaliteit": "artikel 7",
    "sanctie": "artikel 8",
    "meldingen": "artikel 9",
    "transparantie": "artikel 10",
    "recht": "artikel 11",
    "inwerkingtreding": "artikel 12",
}


class ExtraArticle(Group):
    """An article that the twelve do not provide for."""

    unique: ClassVar[tuple[str, ...]] = ("nummer",)

    na: Annotated[
        Literal[
            "onderwerp",
            "rechtvaardiging",
            "gegevens",
            "ontvangers",
            "periodiciteit",
            "beveiliging",
            "kwaliteit",
            "sanctie",
            "meldingen",
            "transparantie",
            "recht",
            "inwerkingtreding",
        ],
        Ask("Komt na", "Het artikel waarachter dit artikel staat.", labels=AFTER_ARTICLE),
    ] = "inwerkingtreding"
    nummer: Annotated[
        Line | None,
        Ask("Nummer", "Een ingevoegd artikel krijgt een schuine streep: 9/1.", required=True),
    ] = None
    scheiding: Annotated[
        Literal[":", ".", " -", " –"],
        Ask(
            "Teken na het nummer",
            labels={
                ":": "Artikel 13: …",
                ".": "Artikel 13. …",
                " -": "Artikel 13 - …",
                " –": "Artikel 13 – …",
            },
        ),
    ] = ":"
    opschrift: Annotated[Line | None, Ask("Opschrift", required=True)] = None
    inhoud: Annotated[Text | None, Ask("Tekst", required=True, height=10)] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        return f"Artikel {answers['nummer'] or '?'}: {answers['opschrift'] or ''}"

    @classmethod
    def new_row(cls, rows: Sequence[Mapping[str, Any]], draft: Mapping[str, Any]) -> dict[str, Any]:
        return {"nummer": str(13 + len(rows))}


class ExtraArticles(Step):
    """Artikelen die uw huis toevoegt aan de twaalf."""

    key: ClassVar[str] = "extra"
    title: ClassVar[str] = "Bijkomende artikelen"
    guidance: ClassVar[Guidance] = Guidance(
        asks="Niets: het decreet legt minstens dertien elementen op, meer mag altijd.",
        wrong="Een nummer komt tweemaal voor, zodat niemand nog naar het juiste artikel verwijst.",
        example="Artikel 9/1: Klachten. Wie een klacht heeft, richt die aan …",
        sources=(PRACTICE,),
    )

    items: Annotated[
        list[ExtraArticle],
        Ask("Bijkomende artikelen", "Meestal leeg. Nummers verspringen nooit vanzelf."),
    ] = []


class Signatory(Group):
    """One person who signs."""

    naam: Annotated[Line | None, Ask("Naam", required=True)] = None
    functie: Annotated[Line | None, Ask("Functie", required=True)] = None
    getekend: Annotated[
        Line | None,
        Ask(
            "Stempel van de elektronische handtekening",
            "Alleen in te vullen als er al getekend is; komt letterlijk in het blok.",
        ),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        return ", ".join(str(part) for part in (answers["naam"], answers["functie"]) if part)


class SignatureBlock(Group):
    """The block in which one party, or several together, sign."""

    namens: Annotated[
        Line | None, Ask("Voor", example="de stad Voorbeeldegem en het OCMW", required=True)
    ] = None
    ondertekenaars: Annotated[list[Signatory], Ask("Ondertekenaars", required=True)] = []

    @classmethod
    def summary(cls, answers: Answers) -> str:
        return f"voor {answers['namens'] or '?'}"


class Signing(Step):
    """Ondertekening: plaats, datum en wie tekent."""

    key: ClassVar[str] = "ondertekening"
    title: ClassVar[str] = "Ondertekening"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Het protocol wordt gesloten tussen de verwerkingsverantwoordelijken: elke partij "
            "tekent, na het advies van de functionarissen en voor de eerste mededeling."
        ),
        wrong=(
            "Een partij heeft geen blok. De functie is anders geschreven dan in het "
            "partijenblok. De datum in de tekst is een andere dan die van de handtekening."
        ),
        example="Opgemaakt in Voorbeeldegem op 12 maart 2026, in drie exemplaren.",
        sources=(egov("8, § 1"), PRACTICE),
    )

    plaats: Annotated[Line | None, Ask("Plaats", example="Voorbeeldegem", required=True)] = None
    datum: Annotated[
        Datum | None,
        Ask(
            "Datum van ondertekening",
            "Laat leeg als de partijen bij hun handtekening zelf de datum zetten, en vink dat aan.",
            show_if=lambda answers: not answers["datum_bij_handtekening"],
            required=True,
        ),
    ] = None
    datum_bij_handtekening: Annotated[
        bool,
        Ask(
            "Elke ondertekenaar dateert zelf",
            "Gebruikelijk bij elektronische handtekeningen.",
        ),
    ] = False
    wijze: Annotated[
        Literal["op papier", "elektronisch"],
        Ask(
            "Wijze van ondertekenen",
            labels={
                "op papier": "op papier, in zoveel exemplaren als er partijen zijn",
                "elektronisch": "met gekwalificeerde elektronische handtekeningen",
            },
        ),
    ] = "op papier"
    opstelling: Annotated[
        Literal["naast elkaar", "onder elkaar"],
        Ask(
            "Opstelling van de blokken",
            "Onder elkaar past bij lange namen en bij stempels van elektronische handtekeningen.",
            source=PRACTICE,
            labels={
                "naast elkaar": "naast elkaar, twee op een rij",
                "onder elkaar": "onder elkaar, één op een rij",
            },
        ),
    ] = "naast elkaar"
    blokken: Annotated[
        list[SignatureBlock],
        Ask(
            "Handtekeningblokken",
            "Leeg: één blok per partij met haar vertegenwoordigers. Vul alleen in om daarvan af te "
            "wijken, bijvoorbeeld in een andere volgorde of met één blok voor twee partijen.",
        ),
    ] = []


class Annex(Group):
    """One annex."""

    unique: ClassVar[tuple[str, ...]] = ("nummer",)

    nummer: Annotated[Line | None, Ask("Nummer", example="1", required=True)] = None
    opschrift: Annotated[
        Line | None, Ask("Opschrift", example="Beschrijving van het bestand", required=True)
    ] = None
    inhoud: Annotated[
        Text | None,
        Ask(
            "Inhoud",
            "Markdown: ook kopjes (####), lijsten en tabellen (| kolom | kolom |).",
            show_if=lambda answers: not answers["vertrouwelijk"],
            required=True,
            height=12,
        ),
    ] = None
    vertrouwelijk: Annotated[
        bool,
        Ask(
            "Vertrouwelijk",
            "De bijlage wordt vermeld; haar tekst komt niet in het protocol dat u publiceert.",
        ),
    ] = False

    @classmethod
    def summary(cls, answers: Answers) -> str:
        return f"Bijlage {answers['nummer'] or '?'}: {answers['opschrift'] or ''}"

    @classmethod
    def new_row(cls, rows: Sequence[Mapping[str, Any]], draft: Mapping[str, Any]) -> dict[str, Any]:
        return {"nummer": str(len(rows) + 1)}


class Annexes(Step):
    """Bijlagen bij het protocol."""

    key: ClassVar[str] = "bijlagen"
    title: ClassVar[str] = "Bijlagen"
    guidance: ClassVar[Guidance] = Guidance(
        asks="Niets: bijlagen zijn vrij. Wat verplicht is, hoort in het protocol zelf.",
        wrong=(
            "Een bijlage bestaat alleen uit een titel. Een planning verliest haar kleuren en zegt "
            "dan niets meer."
        ),
        example="Bijlage 1: Beschrijving van het bestand.",
        sources=(PRACTICE,),
    )

    items: Annotated[list[Annex], Ask("Bijlagen", "Eén rij per bijlage.")] = []
