"""The recitals A to G: the parties, the context, the wish to conclude, the advices."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Datum, Line, Text
from protowiz.draft.names import (
    parties,
    party_options,
    reference_label,
    reference_options,
)
from protowiz.draft.sources import Certainty, Source, digitalisation_decree, egov
from protowiz.draft.step import Guidance, Step

NOT_FOLLOWED = ("gedeeltelijk", "niet")


def _letter_help(what: str) -> str:
    return f"{what} Letters verspringen nooit vanzelf: wat hier staat, wordt gedrukt."


def _next_letter(rows: Sequence[Mapping[str, Any]], first: str) -> str:
    last = str(rows[-1].get("letter") or "") if rows else ""
    if last and last[-1].isdigit():
        head = last.rstrip("0123456789")
        return f"{head}{int(last[len(head) :]) + 1}"
    if len(last) == 1 and "A" <= last < "Z":
        return chr(ord(last) + 1)
    return "" if rows else first


def _repeated_letters(rows: Sequence[Mapping[str, Any] | Group]) -> Iterator[str]:
    seen: set[str] = set()
    for row in rows:
        letter = getattr(row, "letter", None)
        if letter and letter in seen:
            yield f"De letter {letter} komt tweemaal voor. Geef elke overweging een eigen letter."
        seen.add(letter or "")


class PartyRecital(Group):
    """Recital A, B, B1, …: which kind of instantie a party is."""

    unique: ClassVar[tuple[str, ...]] = ("letter",)

    letter: Annotated[
        Line | None,
        Ask("Letter", _letter_help("Bijvoorbeeld A, B of B1."), example="B1", required=True),
    ] = None
    partij: Annotated[Line | None, Ask("Partij", options=party_options, required=True)] = None
    oprichting: Annotated[
        Text | None,
        Ask(
            "Opgericht bij of geregeld in",
            "Het decreet, besluit of de wet waarop de partij berust, met datum en volledig "
            "opschrift.",
            example="het decreet van 22 december 2017 over het lokaal bestuur",
            required=True,
        ),
    ] = None
    opdracht: Annotated[
        Text | None,
        Ask(
            "Opdracht",
            "Niet verplicht: de taak van de partij die deze mededeling verklaart, als volledige "
            "zin.",
            example="De stad kent aan haar inwoners een schooltoelage toe.",
        ),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        name = reference_label(answers, answers["partij"])
        return ". ".join(part for part in (str(answers["letter"] or ""), name) if part)

    @classmethod
    def new_row(cls, rows: Sequence[Mapping[str, Any]], draft: Mapping[str, Any]) -> dict[str, Any]:
        return {"letter": _next_letter(rows, "A")}


def _proposed_party_recitals(answers: Answers) -> list[dict[str, Any]]:
    """A for one sender, A1, A2 for several; B or B1, B2 for the receivers."""
    done = {str(row.get("partij")) for row in answers.rows("instanties", "items")}
    senders = [row for row in parties(answers) if row.get("rol") != "ontvangend"]
    receivers = [row for row in parties(answers) if row.get("rol") == "ontvangend"]
    if not receivers:
        senders, receivers = senders[:1], senders[1:]
    proposed = []
    for head, rows in (("A", senders), ("B", receivers)):
        for number, row in enumerate(rows, 1):
            letter = head if len(rows) == 1 else f"{head}{number}"
            if row.get("id") and row.get("id") not in done:
                proposed.append({"letter": letter, "partij": row["id"]})
    return proposed


class PartyRecitals(Step):
    """Overwegingen A en B: which kind of instantie each party is."""

    key: ClassVar[str] = "instanties"
    title: ClassVar[str] = "Overwegingen A–B: de instanties"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Artikel 8 geldt tussen een instantie en een andere instantie of een externe overheid. "
            "Daarom zegt het protocol van elke partij wat ze is en waarop ze berust."
        ),
        wrong=(
            "De verwijzing naar de oprichtingsakte noemt een opgeheven of ondertussen hernoemde "
            "akte. De ontvangende partij staat er niet bij. Een OCMW en een stad delen één letter."
        ),
        example=(
            "B1. De stad Voorbeeldegem is een lokale overheid. Haar werking is geregeld in het "
            "decreet van 22 december 2017 over het lokaal bestuur."
        ),
        sources=(egov("2, 10° en 11°"), egov("8, § 1")),
    )

    items: Annotated[
        list[PartyRecital],
        Ask(
            "Overwegingen per partij",
            "Eén overweging per partij. protowiz stelt ze voor uit de stap Partijen.",
            propose=_proposed_party_recitals,
            propose_on_visit=True,
            required=True,
        ),
    ] = []

    def checks(self) -> Iterator[tuple[str, str]]:
        for message in _repeated_letters(self.items):
            yield "items", message


class Flow(Group):
    """One flow of data between two parties."""

    van: Annotated[Line | None, Ask("Van", options=reference_options, required=True)] = None
    naar: Annotated[Line | None, Ask("Naar", options=reference_options, required=True)] = None
    wat: Annotated[
        Line | None,
        Ask("Wat wordt meegedeeld", example="de lijst van INSZ-nummers", required=True),
    ] = None
    kanaal: Annotated[
        Literal[
            "een webservice",
            "een beveiligde bestandsserver (sftp)",
            "een versleutelde bijlage bij een e-mail",
            "een beveiligd webportaal",
            "het platform van een dienstenintegrator",
            "een ander kanaal",
        ]
        | None,
        Ask("Kanaal", required=True),
    ] = None
    ander_kanaal: Annotated[
        Line | None,
        Ask(
            "Welk kanaal",
            example="een leesrecht in de toepassing van het agentschap",
            show_if=lambda answers: answers["kanaal"] == "een ander kanaal",
            required=True,
        ),
    ] = None
    verwerker: Annotated[
        Line | None,
        Ask(
            "Ontvangen door een verwerker",
            "Alleen als de gegevens bij een verwerker van de ontvanger toekomen. Beschrijf die "
            "verwerker ook bij artikel 4.",
            example="Rekencentrum Modelbedrijf nv",
        ),
    ] = None
    stappen: Annotated[
        list[Line],
        Ask(
            "Stappen",
            "Eén stap per regel, in de volgorde waarin ze gebeuren.",
            example="Het OCMW plaatst de lijst op de server.\nDe stad vult de lijst aan.",
        ),
    ] = []

    @classmethod
    def summary(cls, answers: Answers) -> str:
        ends = [reference_label(answers, answers[name]) or "?" for name in ("van", "naar")]
        return " → ".join(ends) + (f": {answers['wat']}" if answers["wat"] else "")


class Context(Step):
    """Overweging C: why the data are needed, how they flow, and through whom."""

    key: ClassVar[str] = "context"
    title: ClassVar[str] = "Overweging C: context en gegevensstroom"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Een derde moet uit het protocol zelf begrijpen waarom de ontvanger de gegevens nodig "
            "heeft (C1), hoe ze van de ene naar de andere gaan (C2) en of dat via een "
            "dienstenintegrator gebeurt (C3)."
        ),
        wrong=(
            "De vragen van het sjabloon blijven als tekst staan. Een afkorting is nergens "
            "uitgelegd. C2 vertelt een ander verloop dan artikel 6. Telefoonnummers en "
            "persoonlijke e-mailadressen komen zo op de website."
        ),
        example=(
            "C2. Het OCMW bezorgt elke maand de INSZ-nummers van de gezinnen met een dossier via "
            "de webservice. De stad antwoordt per nummer met ja of nee."
        ),
        sources=(
            Source("VTC: een op zichzelf leesbaar en controleerbaar document", Certainty.READ),
            Source(
                "Digitaliseringsdecreet art. 46 tot 50 (dienstenintegrator)", Certainty.READ_FRENCH
            ),
        ),
    )

    letter: Annotated[
        Line | None, Ask("Letter", _letter_help("Meestal C."), fallback=lambda answers: "C")
    ] = None
    onderletters: Annotated[
        bool,
        Ask(
            "Opsplitsen in C1, C2 en C3",
            "Zonder vinkje is overweging C één doorlopende tekst.",
        ),
    ] = True
    opschriften: Annotated[
        bool,
        Ask(
            "Met tussenkopjes",
            "Zet een kort kopje boven elk onderdeel.",
            show_if=lambda answers: bool(answers["onderletters"]),
        ),
    ] = False
    aanleiding: Annotated[
        Text | None,
        Ask(
            "C1 – Algemene context",
            "Situering en aanleiding: waarom heeft de ontvanger deze gegevens nodig?",
            required=True,
            height=10,
        ),
    ] = None
    verloop: Annotated[
        Text | None,
        Ask(
            "C2 – Verloop van de gegevensstroom",
            "Wie bezorgt wat, wanneer, langs welke weg, en wat gebeurt er daarna?",
            required=True,
            height=10,
        ),
    ] = None
    stromen: Annotated[
        list[Flow],
        Ask(
            "Gegevensstromen",
            "Eén rij per richting. Ze komen na de tekst van C2 te staan.",
            source=egov("8, § 1, 4°"),
        ),
    ] = []
    via_integrator: Annotated[
        bool | None,
        Ask(
            "C3 – Via een dienstenintegrator",
            source=Source("Digitaliseringsdecreet art. 46 tot 50", Certainty.READ_FRENCH),
            required=True,
        ),
    ] = None
    integrator: Annotated[
        Line | None,
        Ask(
            "Welke dienstenintegrator",
            example="de Vlaamse dienstenintegrator (MAGDA-platform)",
            show_if=lambda answers: answers["via_integrator"] is True,
            required=True,
        ),
    ] = None
    toelichting_integrator: Annotated[
        Text | None,
        Ask(
            "Toelichting bij C3",
            "Als het niet via een dienstenintegrator gaat: zeg waarom. Als volledige zin.",
            example="De gegevens zijn nog niet via een dienstenintegrator beschikbaar.",
        ),
    ] = None


class Wish(Step):
    """Overweging D: the wish to conclude the protocol and to publish it."""

    key: ClassVar[str] = "wens"
    title: ClassVar[str] = "Overweging D: wens en bekendmaking"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "De partijen verklaren dat ze een protocol sluiten en dat ze het onmiddellijk op hun "
            "websites bekendmaken."
        ),
        wrong="De tekst spreekt van beide partijen terwijl er drie zijn.",
        example="D. De partijen sluiten dit protocol en maken het bekend op hun websites.",
        sources=(egov("8, § 1"), digitalisation_decree("30, 4°")),
    )

    letter: Annotated[
        Line | None, Ask("Letter", _letter_help("Meestal D."), fallback=lambda answers: "D")
    ] = None
    aanvulling: Annotated[
        Text | None, Ask("Aanvulling", "Niet verplicht: extra tekst bij deze overweging.")
    ] = None


class Advice(Group):
    """The advice of one data protection officer, the VTC or the Comité."""

    unique: ClassVar[tuple[str, ...]] = ("letter",)

    letter: Annotated[
        Line | None,
        Ask("Letter", _letter_help("Bijvoorbeeld E, F of G."), example="E", required=True),
    ] = None
    instelling: Annotated[
        Literal["functionaris", "VTC", "Comité"],
        Ask(
            "Advies van",
            "De VTC geeft alleen advies op vraag van een partij. Het Comité treedt op onder de "
            "tekst na zijn oprichting; of die al geldt, is niet uitgemaakt.",
            source=egov("8, § 1"),
            labels={
                "functionaris": "de functionaris voor gegevensbescherming",
                "VTC": "de Vlaamse Toezichtcommissie (VTC)",
                "Comité": "het Comité (artikel 8, § 1/1)",
            },
        ),
    ] = "functionaris"
    partij: Annotated[
        Line | None,
        Ask(
            "Van welke partij",
            options=party_options,
            show_if=lambda answers: answers["instelling"] == "functionaris",
            required=True,
        ),
    ] = None
    datum: Annotated[
        Datum | None,
        Ask("Datum van het advies", "Het advies gaat aan de ondertekening vooraf.", required=True),
    ] = None
    strekking: Annotated[
        Literal["gunstig", "gunstig met opmerkingen", "gunstig onder voorwaarden", "ongunstig"]
        | None,
        Ask("Strekking", required=True),
    ] = None
    nummer: Annotated[
        Line | None,
        Ask(
            "Nummer van het advies",
            example="VTC/O/2026/01",
            show_if=lambda answers: answers["instelling"] != "functionaris",
            required=True,
        ),
    ] = None
    gevolgd: Annotated[
        Literal["volledig", "gedeeltelijk", "niet"] | None,
        Ask(
            "Is het advies gevolgd",
            show_if=lambda answers: answers["strekking"] not in (None, "gunstig"),
            required=True,
        ),
    ] = None
    reden: Annotated[
        Text | None,
        Ask(
            "Waarom niet (volledig) gevolgd",
            "Het Vlaamse artikel 8 eist dit niet; de federale wet wel, en het is goede praktijk. "
            "Schrijf een of meer volledige zinnen.",
            source=Source("wet van 30 juli 2018 art. 20, § 2", Certainty.READ),
            show_if=lambda answers: answers["gevolgd"] in NOT_FOLLOWED,
            required=True,
        ),
    ] = None
    contact: Annotated[
        Line | None,
        Ask(
            "Contactgegevens in deze overweging",
            "Niet verplicht; artikel 9 noemt de contactpunten al.",
        ),
    ] = None

    @classmethod
    def summary(cls, answers: Answers) -> str:
        who = answers["instelling"]
        if who == "functionaris":
            who = f"functionaris van {reference_label(answers, answers['partij']) or '?'}"
        parts = (str(answers["letter"] or ""), str(who or ""))
        return ". ".join(part for part in parts if part)

    @classmethod
    def new_row(cls, rows: Sequence[Mapping[str, Any]], draft: Mapping[str, Any]) -> dict[str, Any]:
        return {"letter": _next_letter(rows, "E")}


def _proposed_advices(answers: Answers) -> list[dict[str, Any]]:
    rows: list[Mapping[str, Any]] = list(answers.rows("adviezen", "items"))
    done = {str(row.get("partij")) for row in rows}
    proposed: list[dict[str, Any]] = []
    for party in parties(answers):
        if party.get("id") and party["id"] not in done and party.get("heeft_dpo") is not False:
            row = {"letter": _next_letter(rows, "E"), "partij": party["id"]}
            rows.append(row)
            proposed.append(row)
    return proposed


class Advices(Step):
    """Overwegingen E tot G: what the data protection officers and the VTC advised."""

    key: ClassVar[str] = "adviezen"
    title: ClassVar[str] = "Overwegingen E–G: de adviezen"
    guidance: ClassVar[Guidance] = Guidance(
        asks=(
            "Voor het sluiten geven de functionarissen voor gegevensbescherming advies: onder de "
            "tekst van 2018 die van alle betrokken instanties, onder die van 2023 die van de "
            "mededelende instantie en van elke ontvanger die een functionaris moet hebben of er "
            "een heeft. Een advies van de VTC is facultatief."
        ),
        wrong=(
            "De datum van een advies is niet ingevuld. Het advies is van na de ondertekening. Een "
            "derde partij heeft geen advies. Voorwaarden uit het advies zijn nergens verwerkt."
        ),
        example=(
            "F. De functionaris voor gegevensbescherming van het OCMW Modeldam gaf op 4 maart 2026 "
            "een gunstig advies over het ontwerp van dit protocol."
        ),
        sources=(egov("8, § 1"), egov("9"), digitalisation_decree("30, 4°")),
    )

    items: Annotated[
        list[Advice],
        Ask(
            "Adviezen",
            "protowiz stelt er één voor per partij; voeg zelf dat van de VTC toe.",
            propose=_proposed_advices,
            propose_on_visit=True,
            required=True,
        ),
    ] = []

    def checks(self) -> Iterator[tuple[str, str]]:
        for message in _repeated_letters(self.items):
            yield "items", message
