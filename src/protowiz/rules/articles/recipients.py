"""Rules about article 4: who gets the data, and to whom they may go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.answers import Path
from protowiz.draft.sources import PRACTICE, egov
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.party_names import is_named, sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import body, says, short

STEP = "ontvangers"
_KOP = "### Artikel 4: Ontvangers en derden\n\n"

_TO_BE_FILLED = lazy(
    r"[Xx]{2,}|(?:nog )?(?:in te vullen|te bepalen|aan te vullen|te bevestigen)\b.{0,40}"
    r"|p\.?m\.?|n\.?t\.?b\.?|tbd|nog niet (?:bekend|gekend)|(?:de |het )?\[[^\[\]]*\][.;,]?",
    re.IGNORECASE,
)
_LEADS_TO_SERVICES = lazy(r"\b(?:diensten?|afdeling|eenhe(?:id|den)|teams?)\b", re.IGNORECASE)
_LEADS_TO_OTHERS = lazy(r"\b(?:derden?|verwerkers?|anderen)\b", re.IGNORECASE)
_LEGAL_FORM = lazy(
    r"\b(?:nv|bv(?!\.)|bvba|cvba|cv|vzw|ivzw|vof|comm\.?v|apb|agb)\b"
    r"|\b(?:autonoom (?:gemeente|provincie)bedrijf|(?:naamloze|besloten|coöperatieve) vennootschap"
    r"|(?:opdrachthoudende|dienstverlenende) vereniging|projectvereniging|welzijnsvereniging)\b",
    re.IGNORECASE,
)
_OTHER_BODY = lazy(
    r"^(?:o )?(?:de |het |een )?(?:stad|gemeente|OCMW|agentschap|FOD|POD|federale overheidsdienst"
    r"|provincie|politiezone|hulpverleningszone|universiteit|hogeschool|ziekenfonds|mutualiteit"
    r"|intercommunale|kruispuntbank)\b",
    re.IGNORECASE,
)
_PASSING_ON = lazy(
    r"\bdoorge\w+|\bdoor te geven\b|\bge(?:eft|ven)\b.{1,80}\bdoor\b|\bdoorgifte|\bmee(?:de|ge"
    r"|del)\w+"
    r"|\bmede(?:del|ged)\w+|\bmee te delen\b|\bverstrek\w*|\bdeelt\b.{1,80}\bmee\b|\bverspreid\w*"
    r"|\bter beschikking\b",
    re.IGNORECASE,
)
_OTHERS = lazy(r"\b(?:derden?|anderen?|niemand|iemand anders)\b", re.IGNORECASE)
_NOT = lazy(r"\b(?:niet|geen|nooit|verboden|uitgesloten|niemand)\b", re.IGNORECASE)
_EXCEPT = lazy(
    r"\b(?:tenzij|behoudens|behalve|zonder|uitgezonderd|dan|pas|slechts|enkel|alleen|mits)\b",
    re.IGNORECASE,
)
_CONDITION = lazy(
    r"\b(?:vooraf\w*|voorafgaand\w*|gemeld|meldt|melding|toestemming|akkoord)\b", re.IGNORECASE
)


def _services(case: Case) -> Iterator[tuple[Path, str]]:
    """What is listed as a service with access, with its place."""
    if not case.has_own_text(STEP):
        for passage in case.of(STEP):
            if "diensten" in passage.path:
                yield passage.path, passage.text
        return
    lead = ""
    for passage in body(case, STEP):
        text = passage.text.strip()
        if passage.kind != "item" or text.endswith(":"):
            lead = text if text.endswith(":") else ""
        elif _LEADS_TO_SERVICES.search(lead) and not _LEADS_TO_OTHERS.search(lead):
            yield passage.path, passage.text


@rule(
    "A4-01",
    "ontvanger-niet-ingevuld",
    Severity.ERROR,
    STEP,
    egov("8, § 1, 4°"),
    remedy="Noem de dienst of de derde, of verwijder het punt.",
    wrong=answers({"ontvangers.items.0.diensten": ["de dienst Onderwijs", "nog te bepalen"]}),
    right=answers({}),
)
def recipient_not_filled_in(case: Case) -> Iterator[Hit]:
    """Wie de gegevens krijgt, moet uit het protocol zelf blijken: een voorlopig punt in de lijst
    zegt dat niet."""
    for passage in case.of(STEP):
        told = passage.text.strip()
        if passage.kind != "item":
            continue
        if _TO_BE_FILLED.fullmatch(told):
            yield Hit(passage.path, f"“{told}” is geen ontvanger.", told)
        elif not re.search(r"\w", told) and not passage.label[:1].isalpha():
            message = "In de lijst van ontvangers staat een leeg punt."
            yield Hit(passage.path, message, " ".join((passage.label, told)).strip())


@rule(
    "A4-02",
    "dienst-is-andere-rechtspersoon",
    Severity.WARNING,
    STEP,
    egov("8, § 1, 4°"),
    remedy="Zet een andere rechtspersoon bij de derden, of bij de verwerkers als hij dat is.",
    wrong=answers({"ontvangers.items.0.diensten": ["de sociale dienst", "Buurtwerk Modeldam vzw"]}),
    right=answers({"ontvangers.items.0.diensten": ["de sociale dienst", "de dienst Buurtwerk"]}),
)
def service_is_another_body(case: Case) -> Iterator[Hit]:
    """Een andere rechtspersoon is geen dienst van de ontvanger, maar een derde of een verwerker.
    Voor een derde is een eigen grond nodig, voor een verwerker een verwerkersovereenkomst."""
    for path, text in _services(case):
        if not (_LEGAL_FORM.search(text) or _OTHER_BODY.search(text)):
            continue
        if not any(is_named(case, party, text) for party in case.protocol.partijen.items):
            told = short(text)
            yield Hit(
                path, f"“{told}” staat bij de diensten, maar lijkt een andere rechtspersoon.", told
            )


def _bans(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    """Sentences that forbid passing on without any exception."""
    for passage in passages:
        if _NOT.search(passage.text) and _OTHERS.search(passage.text):
            for sentence in sentences(passage.text):
                told = (_NOT, _OTHERS, _PASSING_ON)
                if all(it.search(sentence) for it in told) and not _EXCEPT.search(sentence):
                    yield passage, sentence


def _conditions(passages: tuple[Passage, ...], besides: str) -> Iterator[tuple[Passage, str]]:
    """Sentences that say on which condition data may be passed on."""
    for passage in passages:
        for sentence in sentences(passage.text):
            is_rule = _CONDITION.search(sentence) and _PASSING_ON.search(sentence)
            if is_rule and sentence != besides and not _NOT.search(sentence):
                yield passage, sentence


@rule(
    "A4-03",
    "doorgifte-verboden-en-geregeld",
    Severity.WARNING,
    STEP,
    egov("8, § 1, 4°"),
    PRACTICE,
    remedy="Kies: ofwel geen doorgifte, ofwel doorgifte na een melding of met een toestemming.",
    wrong=words(
        STEP,
        _KOP + "De stad geeft de gegevens niet door aan derden.\n\n"
        "De stad meldt elke doorgifte van de gegevens vooraf aan ASV.",
    ),
    right=words(
        STEP,
        _KOP + "De stad geeft de gegevens niet door aan derden, tenzij ASV vooraf instemt.\n\n"
        "De stad meldt elke nieuwe dienst vooraf aan ASV.",
    ),
)
def passing_on_forbidden_and_ruled(case: Case) -> Iterator[Hit]:
    """Een verbod zonder uitzondering en een regel voor dezelfde doorgifte spreken elkaar tegen: een
    derde weet niet wat geldt."""
    passages = body(case, STEP)
    choice = None if case.has_own_text(STEP) else case.protocol.ontvangers.doorgifte
    ban = next(_bans(passages), None)
    if ban is not None:
        allowed = next(_conditions(passages, ban[1]), None)
        if allowed or choice in ("melden", "verboden tenzij toestemming"):
            told = f"“{short(allowed[1], 80)} …”" if allowed else ""
            yield Hit(
                ban[0].path,
                f"“{short(ban[1])}” laat geen uitzondering toe; "
                f"{told or 'het antwoord bij Doorgeven aan derden'} doet dat wel.",
                short(ban[1]),
            )
            if allowed:
                yield Hit(
                    allowed[0].path,
                    f"{told} regelt de doorgifte, maar elders is ze zonder uitzondering verboden.",
                    short(allowed[1]),
                )
    elif choice == "verboden" and (allowed := next(_conditions(passages, ""), None)):
        yield Hit(
            (STEP, "doorgifte"),
            f"Doorgeven mag niet, maar de tekst regelt het toch: “{short(allowed[1])}”.",
            short(allowed[1]),
        )


_ABOUT_THIRD_PARTIES = lazy(
    r"\bderden?\b|\bdoorge\w+|\bdoor te geven\b|\bdoorgifte|\bniemand anders|\biemand anders"
    r"|\bverspreid\w*|\b(?:uitsluitend|alleen|enkel) intern|\b(?:aan|door) anderen\b"
    r"|\bverder (?:mee|mede|door)|\bverdere (?:mee|mede|door|versprei)"
    r"|\bverder wil mee",
    re.IGNORECASE,
)


@rule(
    "A4-04",
    "doorgifte-aan-derden-niet-geregeld",
    Severity.WARNING,
    STEP,
    egov("8, § 1, 4°"),
    PRACTICE,
    remedy="Zeg of de ontvanger de gegevens mag doorgeven, aan wie en op welke voorwaarde.",
    wrong=answers({"ontvangers.doorgifte": "niet geregeld"}),
    right=answers({}),
)
def passing_on_not_ruled(case: Case) -> Iterator[Hit]:
    """De derden die de gegevens ook kunnen krijgen, zijn een verplicht element. Zegt het protocol
    daarover niets, dan weet niemand of de lijst van ontvangers gesloten is."""
    if not case.prints(STEP):
        return
    if not case.has_own_text(STEP):
        if case.protocol.ontvangers.doorgifte == "niet geregeld":
            yield Hit(
                (STEP, "doorgifte"),
                "Het protocol regelt niet of de ontvanger de gegevens aan derden mag doorgeven.",
            )
    elif not says(body(case, STEP), _ABOUT_THIRD_PARTIES):
        yield Hit(
            case.place(STEP),
            "Artikel 4 zegt niet of de ontvanger de gegevens aan derden mag doorgeven.",
        )


_ONLY_PERSONS = lazy(
    r"(?:o )?(?:enkel|alleen|uitsluitend|slechts) (?:de |die )?"
    r"(?:personen|personeelsleden|medewerkers|ambtenaren|gebruikers|mensen|wie"
    r"|zij die)\b.*\b(?:toegang"
    r"|inzage|inkijken|zien|raadplegen|account|nodig (?:hebben|heeft|is)|noodzakelijk|functie)\b",
    re.IGNORECASE,
)


@rule(
    "A4-07",
    "functieregel-als-ontvanger",
    Severity.HINT,
    STEP,
    PRACTICE,
    remedy="Maak van de zin een eigen lid onder de lijst.",
    wrong=words(
        STEP,
        _KOP + "Deze diensten hebben toegang:\n\n- de dienst Financiën\n"
        "- enkel personen die de gegevens voor hun functie nodig hebben, krijgen toegang",
    ),
    right=words(
        STEP,
        _KOP + "Deze diensten hebben toegang:\n\n- de dienst Financiën\n\n"
        "Enkel personen die de gegevens voor hun functie nodig hebben, krijgen toegang.",
    ),
)
def rule_listed_as_recipient(case: Case) -> Iterator[Hit]:
    """De regel dat alleen wie de gegevens voor zijn functie nodig heeft toegang krijgt, geldt voor
    alle diensten. Als punt in de lijst leest ze als nog een ontvanger."""
    for passage in case.of(STEP):
        if passage.kind == "item" and _ONLY_PERSONS.match(passage.text):
            told = short(passage.text, 80)
            yield Hit(
                passage.path, f"“{told}…” is geen ontvanger, maar staat als punt in de lijst.", told
            )
