"""Rules about article 5: how often the data are communicated, and for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import egov
from protowiz.draft.text import MONTHS
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.dates import DATE
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import TERM, body, first, own, says

STEP = "periodiciteit"
_KOP = "### Artikel 5: Periodiciteit en duur\n\n"

_HOW_OFTEN = lazy(
    r"\b(?:[eé]{2}nmalig\w*|[eé]{2}nmaal|\w{3,6}maal|[eé]{2}n (?:enkele )?keer|keer|permanent\w*"
    r"|continu\w*|doorlopend|voortdurend|onafgebroken|(?:\w+)?(?:dagelijks|wekelijks|maandelijks"
    r"|jaarlijks)\w*|kwartaal|trimester|semester|elke?|iedere?|per (?:dag|week|maand|jaar|school)"
    r"|real.?time|op (?:verzoek|vraag|aanvraag)|telkens|bij elke|zodra|om de)\b"
    rf"|\b(?:in|eind|begin) (?:de maand )?(?:{'|'.join(MONTHS)})\b|\b\w+(?:de"
    rf"|ste) (?:werk)?dag van\b",
    re.IGNORECASE,
)
_ABOUT_DATA = lazy(r"\bmededeling|\bmee?gedeeld|\bgegevens\b|\bbestand|\blijst", re.IGNORECASE)
_VAGUELY = lazy(
    r"\b(?:periodiek\w*|regelmatig|geregeld|op (?:vaste|geregelde|regelmatige) (?:tijdstippen"
    r"|tijden"
    r"|basis)|van tijd tot tijd|indien nodig|waar nodig|wanneer nodig|naargelang de noden)\b",
    re.IGNORECASE,
)
_CHOICE_LEFT = lazy(r"\beenmalig\w*\s*(?:/|of|,)\s*(?:periodiek|permanent)\w*", re.IGNORECASE)
ONCE = lazy(
    r"\b(?:[eé]{2}nmalig\w*|[eé]{2}nmaal|(?:één|een enkele|1) keer)\b"
    r"(?! (?:per|in de|elk|ieder|om de|te vernieuwen))",
    re.IGNORECASE,
)


INDEFINITE = lazy(r"\b(?:voor )?onbepa{2,}lde (?:duur|tijd|termijn)\b", re.IGNORECASE)
_FROM_TO = lazy(
    rf"\bvan(?:af)? (?:{DATE}|\d{{4}}|\w+ \d{{4}}) (?:tot|t/m|t\.e\.m\.)", re.IGNORECASE
)
_DEFINITE = lazy(
    r"\beindig\w*|\bafloopt\b|\bbepaalde (?:duur|periode|tijd|termijn)\b|\blooptijd\b"
    r"|\btot en met\b|\bt/m\b|\bt\.e\.m\.?"
    r"|\btot (?:de|het|alle|een|eind|\d)|\btot \w+ \d{4}|\bzolang\b|\bgedurende\b|\beinddatum\b"
    rf"|\bloopt (?:af|tot)\b|\bvoor de duur van\b|\bvoor (?:een (?:periode|duur) van )?{TERM}",
    re.IGNORECASE,
)
_WINDOW = lazy(
    r"\bin de loop van\b|\b(?:in|eind|begin|half|medio|vanaf|tegen|uiterlijk|voor|vóór)"
    rf" (?:\w+ )?(?:{'|'.join(MONTHS)}|\d{{4}})\b|\bbinnen {TERM}|\bop {DATE}"
    r"|\b(?:school|academie)jaar \d{4}|\bna (?:de )?(?:ondertekening|inwerkingtreding|bekendmaking)"
    r"|\b(?:najaar|voorjaar|zomer|winter)\b|\b(?:in|binnen|tijdens) (?:de|die|deze|een) periode\b",
    re.IGNORECASE,
)


def is_once(case: Case) -> bool:
    """Whether the data are communicated only once."""
    if not case.has_own_text(STEP):
        return case.protocol.periodiciteit.frequentie == "eenmalig"
    return says(own(case, STEP), ONCE)


def frequency_words(case: Case, pattern: re.Pattern[str]) -> tuple[Passage, str] | None:
    """Where the own text says how often, with its words."""
    found = first(own(case, STEP), pattern)
    return (found[0], found[1][0]) if found else None


def tells_frequency(passages: tuple[Passage, ...]) -> bool:
    """Whether some passages say how often, in words that leave no doubt."""
    return any(
        _HOW_OFTEN.search(it.text) and _ABOUT_DATA.search(it.text)
        for it in passages
        if it.kind != "heading"
    )


def tells_duration(passages: tuple[Passage, ...]) -> bool:
    """Whether some passages say how long the data are communicated, or when it is done once."""
    told = [it for it in passages if it.kind != "heading"]
    if says(told, INDEFINITE) or says(told, _DEFINITE) or says(told, _FROM_TO):
        return True
    return says(told, ONCE) and says(told, _WINDOW)


def ends(case: Case) -> bool:
    """Whether article 5 gives the communication an end."""
    if case.has_own_text(STEP):
        text = own(case, STEP)
        return not says(text, INDEFINITE) and (says(text, _DEFINITE) or says(text, _FROM_TO))
    return case.protocol.periodiciteit.duur in ("bepaald", "tot een gebeurtenis")


@rule(
    "A5-01",
    "periodiciteit-onduidelijk",
    Severity.ERROR,
    STEP,
    egov("8, § 1, 7°"),
    remedy="Schrijf eenmalig, permanent, of op welke vaste tijdstippen.",
    wrong=words(
        STEP,
        _KOP
        + "De gegevens worden regelmatig bezorgd. De mededeling loopt tot en met 30 juni 2029.",
    ),
    right=words(
        STEP,
        _KOP
        + "De gegevens worden elke maand bezorgd. De mededeling loopt tot en met 30 juni 2029.",
    ),
)
def frequency_unclear(case: Case) -> Iterator[Hit]:
    """De periodiciteit is een verplicht element: de betrokkene en wie toezicht houdt moeten weten
    hoe vaak de gegevens worden meegedeeld."""
    passages = body(case, STEP)
    if choice := first(passages, _CHOICE_LEFT):
        told = choice[1][0]
        yield Hit(choice[0].path, f"“{told}”: kies wat van beide geldt.", told)
        return
    if case.has_own_text(STEP):
        if not says(passages, _HOW_OFTEN):
            vague = first(passages, _VAGUELY)
            told = vague[1][0] if vague else ""
            message = (
                f"“{told}” zegt niet hoe vaak."
                if told
                else ("Artikel 5 zegt niet hoe vaak de gegevens worden meegedeeld.")
            )
            yield Hit(case.place(STEP), message, told)
        return
    interval = case.protocol.periodiciteit.interval or ""
    if _VAGUELY.search(interval) and not _HOW_OFTEN.search(interval):
        yield Hit((STEP, "interval"), f"“{interval}” zegt niet hoe vaak.", interval)


@rule(
    "A5-02",
    "duur-ontbreekt",
    Severity.ERROR,
    STEP,
    egov("8, § 1, 8°"),
    remedy="Zeg hoelang de mededeling loopt: tot wanneer, tot welke gebeurtenis of voor onbepaalde "
    "duur. Zeg bij een eenmalige mededeling wanneer ze gebeurt.",
    wrong=words(STEP, _KOP + "De gegevens worden elke maand bezorgd."),
    right=words(STEP, _KOP + "De gegevens worden elke maand bezorgd, tot en met 30 juni 2029."),
)
def duration_missing(case: Case) -> Iterator[Hit]:
    """De duur van de mededeling is een verplicht element naast de periodiciteit. Zonder duur weet
    niemand wanneer de mededeling moet stoppen."""
    passages = own(case, STEP)
    if not passages or tells_duration(passages):
        return
    if is_once(case):
        yield Hit(
            case.place(STEP),
            "Artikel 5 zegt niet wanneer de eenmalige mededeling gebeurt, en geeft ook geen duur.",
        )
    elif not says(body(case, "inwerkingtreding"), INDEFINITE):
        yield Hit(case.place(STEP), "Artikel 5 zegt niet hoelang de mededeling duurt.")


@rule(
    "A5-03",
    "eenmalig-met-een-periode",
    Severity.ERROR,
    STEP,
    egov("8, § 1, 7° en 8°"),
    remedy="Is de periode het venster waarin de ene mededeling gebeurt, zeg dat dan. Kies anders "
    "een "
    "andere periodiciteit.",
    wrong=answers(
        {
            "periodiciteit.frequentie": "eenmalig",
            "periodiciteit.interval": None,
            "periodiciteit.reden": "het onderzoek één schooljaar bestudeert",
        }
    ),
    right=answers(
        {
            "periodiciteit.frequentie": "eenmalig",
            "periodiciteit.interval": None,
            "periodiciteit.venster": "in de loop van het schooljaar 2026-2027",
            "periodiciteit.reden": "het onderzoek één schooljaar bestudeert",
        }
    ),
)
def once_with_a_period(case: Case) -> Iterator[Hit]:
    """Wat één keer gebeurt, duurt niet van de ene dag tot de andere en zeker niet voor onbepaalde
    duur. Een lezer weet dan niet welke van de twee geldt."""
    if not is_once(case):
        return
    if case.has_own_text(STEP):
        passages = own(case, STEP)
        found = first(passages, INDEFINITE)
        if found is None and not says(passages, _WINDOW):
            found = first(passages, _FROM_TO)
        if found is not None:
            told = found[1][0]
            yield Hit(
                found[0].path, f"De mededeling is eenmalig, maar er staat ook “{told}”.", told
            )
        return
    step = case.protocol.periodiciteit
    if step.duur == "onbepaald" or (step.duur == "bepaald" and not step.venster):
        yield Hit((STEP, "duur"), "De mededeling is eenmalig, maar krijgt toch een duur.")


@rule(
    "A5-05",
    "eenmalige-mededeling",
    Severity.HINT,
    STEP,
    egov("2, 7°"),
    remedy="Ga na of de mededeling stelselmatig en georganiseerd is. Is ze dat niet, dan is het "
    "protocol niet verplicht; het kan wel nuttig blijven.",
    wrong=words(STEP, _KOP + "De gegevens worden eenmalig meegedeeld, in de loop van mei 2027."),
    right=words(STEP, _KOP + "De gegevens worden elk jaar meegedeeld, in mei, tot en met 2029."),
)
def communicated_once(case: Case) -> Iterator[Hit]:
    """Alleen een mededeling die stelselmatig en georganiseerd gebeurt, is een mededeling in de zin
    van het e-govdecreet. Bij een eenmalige levering is dat niet vanzelfsprekend."""
    if not is_once(case):
        return
    found = frequency_words(case, ONCE)
    path, told = (found[0].path, found[1]) if found else ((STEP, "frequentie"), "")
    yield Hit(path, "De mededeling is eenmalig: is ze dan stelselmatig en georganiseerd?", told)
