"""Rules about recital C: why the data are needed, how they flow and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from protowiz.draft.sources import Certainty, Source, egov
from protowiz.rules.case import Case, Passage, per_case
from protowiz.rules.catalogue import Hit, Question, Severity, answers, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.party_names import sentences
from protowiz.rules.words.patterns import lazy

TEMPLATE = Source("sjabloon van de VTC, afgeleid uit gepubliceerde protocollen", Certainty.PRACTICE)
INTEGRATOR = Source("Digitaliseringsdecreet art. 46 tot 50", Certainty.READ_FRENCH)
_SUB_LETTER = lazy(r"\W{0,8}[A-Z]?\.?\W{0,8}[A-Z]{0,2}C\.?([1-9])\b[.):]?\s{0,8}")
_LABEL = lazy(r"\W{0,4}C\.?([1-9])\W{0,4}")


@dataclass
class Part:
    """One part of recital C in an own text: C1, C2 or C3, or the whole of it."""

    number: str
    passage: Passage
    caption: str = ""
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


@per_case
def parts(case: Case) -> tuple[Part, ...]:
    """Recital C in its parts; a heading or a line in capitals is a caption, not a text."""
    found: list[Part] = []
    for passage in case.of("context"):
        if passage.kind == "note":
            continue
        text, number = passage.text, ""
        if match := _SUB_LETTER.match(text):
            number, text = match[1], text[match.end() :]
        elif (match := _LABEL.fullmatch(passage.label)) and not (
            found and found[-1].passage.label == passage.label
        ):
            number = match[1]
        if number or not found:
            found.append(Part(number, passage))
        if is_caption(passage, text):
            found[-1].caption = text
        elif text.strip():
            found[-1].texts.append(text)
    return tuple(found)


def is_caption(passage: Passage, text: str) -> bool:
    """Whether a text only says what should come after it."""
    if passage.kind == "heading" or len(text) > 300:
        return passage.kind == "heading"
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    in_capitals = len(letters) > 8 and capitals > 0.6 * len(letters)
    short = len(text) < 80 and not re.search(r"[.;:]\s*$", text.strip())
    return in_capitals or (short and len(text.split()) < 9)


_LONG = (
    "De gemeenteraad wil dat kinderen uit gezinnen met een laag inkomen de bonus krijgen zonder "
    "aanvraag. Daarvoor moet de stad weten welke kinderen een toelage ontvangen."
)
_FLOW = (
    "Elke maand bezorgt ASV via de webservice een bestand aan de stad. De toepassing van de stad "
    "haalt het bestand op, meldt de ontvangst en kent daarna de bonus toe."
)
_ENDS = "De mededeling verloopt via het platform van de Vlaamse dienstenintegrator."


def _recital(first: str = _LONG, second: str = _FLOW, third: str = _ENDS) -> str:
    return f"- C1. {first}\n- C2. {second}\n- C3. {third}"


@rule(
    "REC-C1",
    "context-ontbreekt",
    Severity.ERROR,
    "context",
    VTC,
    TEMPLATE,
    remedy="Schrijf in eigen woorden waarom de ontvanger deze gegevens nodig heeft.",
    wrong=words("context", _recital("BESCHRIJVING VAN DE CONTEXT EN DE AANLEIDING")),
    right=words("context", _recital()),
)
def no_context(case: Case) -> Iterator[Hit]:
    """Wie niet bij het project betrokken is, moet uit het protocol zelf begrijpen waarom de
    ontvanger de gegevens nodig heeft. De vraag uit het sjabloon is daarop geen antwoord."""
    if not case.has_own_text("context"):
        return
    found = parts(case)
    first = [part for part in found if part.number in ("", "1")]
    told = sum(len(part.text.split()) for part in first)
    if told < 15:
        caption = next((part.caption for part in first if part.caption), "")
        message = "Er staat niet waarom de ontvanger deze gegevens nodig heeft"
        rest = ": alleen het opschrift van het sjabloon." if caption else "."
        yield Hit(case.place("context"), message + rest, caption)


_MOVES = lazy(
    r"\b(?:bezorg\w*|stu(?:ur|ren|urt)\w*|verstu\w+|doorgestu\w+|doorstu\w+|overgemaakt|overmaken"
    r"|maakt? [^.]{0,60}\bover|maken [^.]{0,60}\bover|mede?deel\w*|meegedeeld|meedelen"
    r"|deelt [^.]{0,80}\bmee|lever\w*|aangeleverd|plaats(?:t|en)|opgeladen|laadt [^.]{0,40}\bop"
    r"|uploadt?|downloadt?|haalt [^.]{0,60}\bop|halen [^.]{0,60}\bop|opgehaald|ophal\w+|opgevraagd"
    r"|opvra\w+|vraagt [^.]{0,60}\bop|raadple\w+|geraadpleegd|antwoord\w*|mailt|mailen|zendt"
    r"|verzend\w*|verzonden|ontvang\w*|zet\b[^.]{0,60}\b(?:op|klaar)|registre\w+|geeft [^.]{0,60}"
    r"\bdoor|doorgegeven|levert|bericht\w*|voert [^.]{0,60}\bin|vult [^.]{0,60}\b(?:aan|in)"
    r"|selecteer\w*|koppel\w*|gekoppeld|verrijk\w*|maken? (?:elk )?een (?:bestand|lijst)|integreert"
    r"|maakt [^.]{0,40}een (?:bestand|lijst|uittreksel))\b",
    re.IGNORECASE,
)
_OF_THE_FLOW = lazy(r"gegevensstro\w+|webservice|dienstenintegrator|verloop|bestand", re.IGNORECASE)


@rule(
    "REC-C2",
    "verloop-niet-beschreven",
    Severity.WARNING,
    "context",
    TEMPLATE,
    remedy="Beschrijf stap voor stap wie wat bezorgt, langs welke weg, met welke sleutel, en wat "
    "de ontvanger er daarna mee doet.",
    wrong=words("context", _recital(second="De gegevensstroom verloopt via een webservice.")),
    right=words("context", _recital()),
)
def flow_not_described(case: Case) -> Iterator[Hit]:
    """Zonder het verloop weet een lezer niet wie de gegevens op welk ogenblik in handen heeft. De
    weg alleen, of een opschrift zonder tekst, is geen beschrijving."""
    if not case.has_own_text("context"):
        return
    found = parts(case)
    second = [part for part in found if part.number == "2"]
    if second:
        if sum(len(part.text.split()) for part in second) < 20:
            part = second[0]
            own = sentences(part.text)[0] if part.text else part.passage.text
            message = "C2 beschrijft niet hoe de gegevens van de ene naar de andere partij gaan"
            other = next((it for it in found if it.number == "3" and _moves(it.text)), None)
            where = "; onder C3 staat er wel iets over. Breng het samen." if other else "."
            yield Hit(part.passage.path, message + where, own[:120])
        return
    text = "\n".join(part.text for part in found)
    if not _moves(text):
        told = next((it for it in _sentences(text)[::-1] if _OF_THE_FLOW.search(it)), "")
        yield Hit(
            case.place("context"),
            "Er staat niet stap voor stap hoe de gegevens van de ene naar de andere partij gaan.",
            told[:120],
        )


def _moves(text: str) -> bool:
    """Whether two sentences or more tell of data that go from one to another."""
    return len(list(islice((it for it in _sentences(text) if _MOVES.search(it)), 2))) == 2


def _sentences(text: str) -> list[str]:
    return [sentence for line in text.split("\n") for sentence in sentences(line)]


_INTEGRATORS = (
    *("integrator", "magda", "ksz", "kruispuntbank", "vdi", "bosa", "ehealth", "vitalink"),
    "gegevensdelingsplatform",
)
_TOLD_INTEGRATOR = lazy(
    r"integrator|\bMAGDA\b|\bKSZ\b|kruispuntbank van de sociale zekerheid|\bVDI\b|\bBOSA\b"
    r"|\beHealth\b|\bVitalink\b|gegevensdelingsplatform",
    re.IGNORECASE,
)
_DENIED = lazy(r"\b(?:niet|geen|zonder|nog niet|evenmin)\b", re.IGNORECASE)
_DIRECT = lazy(r"\brechtstreeks(?: \w+)?", re.IGNORECASE)
_BECAUSE = lazy(
    r"\b(?:omdat|want|aangezien|doordat|gezien|immers|namelijk|nog niet|daarvoor|daarom|wegens"
    r"|vermits|nodeloos|opwegen|weeg(?:t|en)|wegen|kost(?:en)?|onevenredig|overbodig|volstaa[tn]"
    r"|te recent|te klein|niet beschikbaar|niet ontsloten|niet aangesloten|reden)\b",
    re.IGNORECASE,
)


@rule(
    "REC-C3",
    "dienstenintegrator-niet-vermeld",
    Severity.WARNING,
    "context",
    TEMPLATE,
    INTEGRATOR,
    remedy="Zeg of de gegevens via een dienstenintegrator gaan, via welke, en zo niet, waarom.",
    wrong=answers({"context.via_integrator": False, "context.toelichting_integrator": None}),
    right=answers({}),
)
def integrator_not_told(case: Case) -> Iterator[Hit]:
    """Een dienstenintegrator logt en filtert wat er langskomt. Gaat een mededeling daar niet langs,
    dan wil een lezer weten waarom."""
    if not case.prints("context"):
        return
    if not case.has_own_text("context"):
        step = case.protocol.context
        if step.via_integrator is False and not step.toelichting_integrator:
            yield Hit(
                ("context", "toelichting_integrator"),
                "Er staat niet waarom de gegevens niet via een dienstenintegrator gaan.",
            )
        return
    found = parts(case)
    third = [part for part in found if part.number == "3" and part.text] or found
    text = "\n".join(part.text for part in third)
    everything = "\n".join(part.text for part in found)
    told = [
        it
        for it in _sentences(everything)
        if any(word in it.casefold() for word in _INTEGRATORS) and _TOLD_INTEGRATOR.search(it)
    ]
    if told:
        if all(_DENIED.search(it) for it in told) and not _reason_after(everything, told[0]):
            yield Hit(
                case.place("context"),
                "Er staat niet waarom de gegevens niet via een dienstenintegrator gaan.",
                told[0][:120],
            )
        return
    direct = _DIRECT.search(text)
    if direct is None or not _reason_after(text, direct[0]):
        message = (
            f"“{direct[0]}”: er staat niet waarom er geen dienstenintegrator tussen zit."
            if direct
            else "Er staat niet of de gegevens via een dienstenintegrator gaan, en zo niet, waarom."
        )
        yield Hit(case.place("context"), message, direct[0] if direct else "")


def _reason_after(text: str, told: str) -> bool:
    """Whether a reason stands in the sentence with some words, or in the two after it."""
    found = _sentences(text)
    at = next((at for at, it in enumerate(found) if told in it), 0)
    near = found[at : at + 3]
    return any(_BECAUSE.search(it) for it in near) or bool(near and re.search(r": \w", near[0]))


flow_and_data = Question(
    "REC-C4",
    "verloop-en-artikel-3-noemen-dezelfde-gegevens",
    Severity.WARNING,
    "context",
    (egov("8, § 1, 3°"),),
    ask="Staat elk gegeven dat in C2 heen of terug gaat ook in artikel 3, en omgekeerd?",
    why=(
        "Alleen wat in artikel 3 staat en daar verantwoord is, mag worden meegedeeld. Een kolom of "
        "een veld dat alleen in het verloop voorkomt, valt buiten het protocol."
    ),
    remedy="Vul artikel 3 aan, of schrap het gegeven uit het verloop.",
)
storage = Question(
    "REC-C9",
    "bewaring-overal-bij-dezelfde-partij",
    Severity.WARNING,
    "context",
    (egov("8, § 1, 1° en 4°"),),
    ask="Zegt overweging C hetzelfde als artikel 3 en 6 over wie de gegevens bewaart, en waar?",
    why=(
        "Wie de gegevens bewaart, is er verantwoordelijk voor of is er verwerker van. Spreken twee "
        "plaatsen elkaar tegen, dan weet een betrokkene niet tot wie hij zich moet richten."
    ),
    remedy="Beschrijf de bewaring op één manier, en noem de verwerker als er een is.",
)
