"""Rules about wording: dates, repetition, words to avoid, unfinished sentences, people's data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE, Certainty, Source, avg, egov
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.headings import RECITALS
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import CLOSING, DAY, near, once, whole_text

_DRAFTING = Source(
    "Vlaamse wetgevingstechniek, aanwijzingen 5 tot 7 (“onverminderd”)", Certainty.READ
)
_USAGE = Source("taaladvies over de andere woorden", Certainty.RECALLED)

_FIGURES = lazy(
    r"(?<![\w./-])(?:(?:0?[1-9]|[12]\d|3[01])(?P<mark>[./-])(?:0?[1-9]|1[0-2])(?P=mark)(?:19|20)\d\d"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<slash>[/-])(?:0?[1-9]|1[0-2])(?P=slash)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w/-]|\.\d)"
)
_FIGURE_CUE = lazy(r"\d[./-]\d")
_DAY = lazy(DAY)
_STAMP = ("etekend door", "ignat", "Signed", "+01", "+02")


@rule(
    "DOC-17",
    "datum-in-cijfers",
    Severity.HINT,
    "aanhef",
    PRACTICE,
    remedy="Schrijf de maand voluit, overal op dezelfde manier.",
    wrong=words("aanhef", "# PROTOCOL\n\n12/06/2026"),
    right=words("aanhef", "# PROTOCOL\n\n12 juni 2026"),
)
def date_in_figures(case: Case) -> Iterator[Hit]:
    """Bij 03/04/2026 twijfelt een lezer tussen maart en april. Met de maand voluit niet."""
    whole = whole_text(case)
    by_mark: dict[str, list[tuple[Passage, str]]] = {}
    for passage in whole.passages_with(_FIGURE_CUE):
        if "getekend" in passage.path or any(it in passage.text for it in _STAMP):
            continue
        for match in _FIGURES.finditer(passage.text):
            mark = match["mark"] or match["slash"] or " "
            by_mark.setdefault(mark, []).append((passage, match[0]))
    if by_mark:
        elsewhere = _DAY.search(whole.text)
        told = f"; elders staat “{elsewhere[0]}”" if elsewhere else ""
        for found in by_mark.values():
            passage, day = found[0]
            more = f", en nog {len(found) - 1} andere" if len(found) > 1 else ""
            yield Hit(passage.path, f"De datum “{day}” staat in cijfers{more}{told}.", day)


_AVOID = {
    "onverminderd": "met behoud van",
    "mogelijks": "mogelijk",
    "voorafgaandelijk": "vooraf",
    "voorafgaandelijke": "voorafgaande",
    "middels": "met",
    "desgevallend": "in voorkomend geval",
    "dewelke": "die",
    "hetwelk": "dat",
    "nopens": "over",
    "gebeurlijk": "eventueel",
    "gebeurlijke": "eventuele",
    "derwijze": "zo",
    "alsdan": "dan",
}


@rule(
    "DOC-20",
    "woord-dat-men-beter-mijdt",
    Severity.HINT,
    "sanctie",
    _DRAFTING,
    _USAGE,
    remedy="Gebruik het gewone woord.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe partijen overleggen voorafgaandelijk."),
    right=words("recht", "### Artikel 11: Recht\n\nDe partijen overleggen vooraf."),
)
def word_to_avoid(case: Case) -> Iterator[Hit]:
    """De Vlaamse regels voor wetgeving raden “onverminderd” af omdat het meer dan één betekenis
    heeft; de andere woorden zijn stijf of horen niet tot de standaardtaal."""
    whole = whole_text(case)
    found = (
        (word, at)
        for word in _AVOID
        if word in whole.small
        for at in whole.places(word, small=True)
    )
    yield from once(
        Hit(whole.path_at(at), f"“{told}” mijdt men beter: schrijf “{_AVOID[word]}”.", told)
        for word, at in found
        for told in [whole.text[at : at + len(word)]]
    )


_MOBILE = lazy(
    r"(?<![\d.])(?:(?:\+|00)32\s?(?:\(0\)\s?)?|0)4\d{2}[ ./-]?\d{2}[ .]?\d{2}[ .]?\d{2}(?![\d.]\d)"
)
_MAIL = lazy(
    r"(?<![\w.])([a-z][a-z-]*)[._]([a-z][a-z-]*)(?:[._]([a-z-]+))?@[\w-]+(?:\.[\w-]+)+", re.I
)
_REGISTER_NUMBER = lazy(r"(?<![\d.])\d\d[.]\d\d[.]\d\d[-. ]\d{3}[-. ]\d\d(?![\d.])")
_FUNCTIONAL = lazy(
    r"dpo|privacy|gdpr|avg|info|veilig|functionaris|gegevens|contact|dienst|team|support|help|desk|onthaal"
    r"|secretariaat|post|mail|data|security|melding|lek|incident|loket|beheer|admin|it|ict|protocol"
    r"|communicatie|juridisch|legal|bescherming|sociaal|welzijn|wonen|kind|gezin|zorg|onderwijs|burger"
    r"|bestuur|stad|gemeente|ocmw|vlaanderen|agentschap|departement|afdeling|bureau|centrum|project"
)


@rule(
    "DOC-21",
    "gegevens-van-een-medewerker",
    Severity.WARNING,
    "context",
    egov("8, § 1"),
    avg("5.1.c"),
    remedy="Gebruik een functioneel e-mailadres of een algemeen nummer, of zet het in een "
    "vertrouwelijke bijlage.",
    wrong=answers({"wens.aanvulling": "De sleutel gaat per sms naar 0470 12 34 56."}),
    right=answers({"wens.aanvulling": "De sleutel gaat per telefoon naar 02 123 45 67."}),
)
def data_of_employee(case: Case) -> Iterator[Hit]:
    """Het protocol komt op de websites. Een gsm-nummer of een adres op naam staat daar dan jaren,
    ook als die medewerker al vertrokken is."""
    yield from once(_private(case))


def _private(case: Case) -> Iterator[Hit]:
    for passage in case.passages:
        text = passage.text
        for match in _MOBILE.finditer(text) if "4" in text else ():
            yield Hit(
                passage.path, f"“{match[0]}” is een gsm-nummer; de tekst wordt openbaar.", match[0]
            )
        for match in _MAIL.finditer(text) if "@" in text else ():
            local = match[0].partition("@")
            parts = [part for part in match.groups() if part]
            host = local[2].lower()
            if not any(_FUNCTIONAL.search(part.lower()) or part.lower() in host for part in parts):
                yield Hit(
                    passage.path,
                    f"“{match[0]}” lijkt het adres van een persoon; de tekst wordt openbaar.",
                    match[0],
                )
        for match in _REGISTER_NUMBER.finditer(text) if "-" in text else ():
            yield Hit(passage.path, f"“{match[0]}” lijkt een rijksregisternummer.", match[0])


_AIM = lazy(r"\b[Tt]eneinde\b(?P<rest>[^.;]{10,})")
_PAIRS = (
    (
        "nerzijds",
        lazy(r"\b[Ee]nerzijds\b"),
        lazy(r"\banderzijds\b", re.I),
        "anderzijds",
    ),
    (
        "en eerste",
        lazy(r"\b[Tt]en eerste\b"),
        lazy(r"\bten (?:tweede|slotte)\b|\btot slot\b", re.I),
        "ten tweede",
    ),
    ("owel", lazy(r"\b[Zz]owel\b"), lazy(r"\b(?:als|en|evenals)\b"), "als"),
)
_UNFINISHED = lazy(r"(?:[;,]|\b(?:van|de|het|een|en|of|met|voor|door|tot|aan|bij|om|te|dat|die))$")


@rule(
    "DOC-24",
    "zin-is-niet-af",
    Severity.WARNING,
    "context",
    VTC,
    remedy="Maak de zin af, of verwijder het stuk.",
    wrong=words("onderwerp", "### Artikel 1: Onderwerp\n\nASV deelt, enerzijds, een lijst mee."),
    right=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nASV deelt enerzijds een lijst mee en anderzijds een bericht.",
    ),
)
def unfinished_sentence(case: Case) -> Iterator[Hit]:
    """Er is een stuk van een zin weggevallen: de andere helft van een opsomming, het werkwoord na
    “teneinde”, of het einde."""
    for step in case.steps:
        passages = [it for it in case.of(step) if it.kind != "heading"]
        for at, passage in enumerate(passages):
            yield from _half_pairs(passage, passages[at : at + 8])
            yield from _aims(passage)
            if step not in ("aanhef", "partijen", "instanties", *CLOSING):
                yield from _open_end(case, passage, passages[at + 1 : at + 2])


def _half_pairs(passage: Passage, following: list[Passage]) -> Iterator[Hit]:
    for cue, first, second, name in _PAIRS:
        match = first.search(passage.text) if cue in passage.text else None
        if match and not any(
            second.search(it.text, match.end() if it is passage else 0) for it in following
        ):
            told = near(passage.text, match, 25)
            yield Hit(passage.path, f"“{told}”: “{name}” ontbreekt.", match[0])


def _aims(passage: Passage) -> Iterator[Hit]:
    if "eneinde" not in passage.text:
        return
    for match in _AIM.finditer(passage.text):
        if not re.search(r"\bte\s+\w+|\bom\b", match["rest"]):
            told = " ".join(match[0].split()[:4])
            yield Hit(passage.path, f"Na “{told} …” volgt geen werkwoord met “te”.", told)


def _open_end(case: Case, passage: Passage, after: list[Passage]) -> Iterator[Hit]:
    """A paragraph of an own text that stops with a comma, a semicolon or a small word."""
    if passage.kind != "paragraph" or not case.has_own_text(passage.step):
        return
    text = passage.text
    told = " ".join(text.split()[-5:])
    if len(text) > 60 and _UNFINISHED.search(text) and not (after and _continues(after[0])):
        yield Hit(passage.path, f"De alinea eindigt met “… {told}”.", told)
    elif text.endswith(":") and len(text) > 20 and not after and passage.step not in RECITALS:
        yield Hit(passage.path, f"Na “… {told}” volgt niets meer.", told)


def _continues(passage: Passage) -> bool:
    """Whether a next passage goes on with the sentence."""
    return (
        passage.kind in ("item", "cell") or passage.text[:1].islower() or passage.text[:1].isdigit()
    )
