"""Rules about the closing: who signs, where and when, and the stamps of electronic signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE, egov
from protowiz.draft.text import write_date
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.recitals.advices import dated_advices
from protowiz.rules.words.dates import dates_in, signed_words, signing_date, written
from protowiz.rules.words.party_names import is_named, label
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import own, place, says

STEP = "ondertekening"
_SIGNS = lazy(
    r"\b(?:opgemaakt|gedaan|(?:onder|ge)tekend|opgesteld|verleden)\b[^.]{0,40}?"
    r"\b(?:te|in|op|door)\b|^[A-Z][\w -]{2,40}, (?:op )?\d{1,2} \w+ \d{4}",
    re.IGNORECASE | re.MULTILINE,
)
_DATES_ITSELF = lazy(
    r"\bdatum\b.{0,60}\b(?:hand)?tekening|\bdateer\w*|\bdatum van de laatste handtekening"
    r"|\b(?:hand)?tekening\b.{0,60}\bdatum",
    re.IGNORECASE,
)
_CLOSED = "Opgemaakt in Brussel op 12 juni 2026.\n\nVoor ASV\n\nGriet Maesveld\n\n"


@rule(
    "SIG-01",
    "handtekeningblok-ontbreekt",
    Severity.ERROR,
    STEP,
    egov("8, § 1"),
    remedy="Geef elke partij een blok met de naam en de functie van wie voor haar tekent.",
    wrong=words(STEP, _CLOSED + "administrateur-generaal"),
    right=words(STEP, _CLOSED + "Voor de stad\n\nJoris Lindebos\n\nAïcha Benhadou"),
)
def signature_block_missing(case: Case) -> Iterator[Hit]:
    """Het protocol wordt gesloten tussen de verwerkingsverantwoordelijken. Wie niet tekent, is niet
    gebonden."""
    if not case.prints(STEP):
        yield Hit(place(case, STEP), "Het protocol heeft geen handtekeningblokken.")
        return
    if case.has_own_text(STEP):
        text = case.text(STEP)
    else:
        blocks = case.protocol.ondertekening.blokken
        names = [it.naam or "" for block in blocks for it in block.ondertekenaars]
        text = "\n".join([*(block.namens or "" for block in blocks), *names])
    if not text.strip():
        return
    for party in case.protocol.partijen.items:
        people = [it.naam for it in party.vertegenwoordigers if it.naam]
        if not is_named(case, party, text) and not any(name in text for name in people):
            path = case.place(STEP, "blokken")
            yield Hit(path, f"Er is geen handtekeningblok voor “{label(party)}”.")


@rule(
    "SIG-02",
    "plaats-of-datum-van-ondertekening-ontbreekt",
    Severity.ERROR,
    STEP,
    egov("8, § 1"),
    PRACTICE,
    remedy="Schrijf waar en wanneer het protocol is opgemaakt, of dat elke handtekening haar eigen "
    "datum draagt.",
    wrong=words(
        STEP, "Opgemaakt in Brussel.\n\nVoor ASV: Griet Maesveld\n\nVoor de stad: A. Benhadou"
    ),
    right=words(
        STEP,
        "Opgemaakt in Brussel op 12 juni 2026.\n\nVoor ASV: Griet Maesveld\n\nVoor de stad: A. "
        "Benhadou",
    ),
)
def place_or_date_missing(case: Case) -> Iterator[Hit]:
    """Van de datum hangt af of het advies er was, welke tekst van het decreet geldt en wanneer het
    protocol in werking treedt."""
    if not case.prints(STEP):
        yield Hit(
            (STEP, "tekst", "vorm"), "Het protocol zegt niet waar en wanneer het is ondertekend."
        )
        return
    passages = own(case, STEP)
    if not passages:
        return
    has_date = any(dates_in(it.text) for it in passages) or says(passages, _DATES_ITSELF)
    if not has_date:
        yield Hit(case.place(STEP), "De datum van ondertekening ontbreekt.")
    if not says(passages, _SIGNS) and not case.protocol.ondertekening.plaats:
        yield Hit(case.place(STEP), "De plaats van ondertekening ontbreekt.")
    signed = signing_date(case)
    later = [dated.day for _, dated, _ in dated_advices(case) if signed and dated.day > signed]
    if signed and later:
        yield Hit(
            case.place(STEP, "datum"),
            f"De ondertekening is van {write_date(signed)}; dat is voor het advies van "
            f"{written(later)}.",
            signed_words(case),
        )


_STAMP = lazy(
    r"\b(?:digitaal |elektronisch )?(?:onder|ge)tekend door\b|\bsigned by\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\(signature\)",
    re.IGNORECASE,
)


@rule(
    "SIG-03",
    "datum-verschilt-van-de-handtekening",
    Severity.WARNING,
    STEP,
    PRACTICE,
    remedy="Neem de datum van de laatste handtekening over, of schrijf dat die datum geldt.",
    wrong=words(
        STEP,
        "Opgemaakt in Brussel op 12 juni 2026.\n\nVoor ASV: Griet Maesveld\n\n"
        "Voor de stad: Aïcha Benhadou\n\nGetekend door: Aïcha Benhadou op 18/06/2026 om 10:02:11",
    ),
    right=words(
        STEP,
        "Opgemaakt in Brussel op 18 juni 2026.\n\nVoor ASV: Griet Maesveld\n\n"
        "Voor de stad: Aïcha Benhadou\n\nGetekend door: Aïcha Benhadou op 18/06/2026 om 10:02:11",
    ),
)
def date_differs_from_the_stamp(case: Case) -> Iterator[Hit]:
    """Treedt het protocol in werking bij de ondertekening, dan telt de laatste handtekening. Een
    andere datum in de tekst brengt dat in de war."""
    if not case.prints(STEP):
        return
    passages = case.of(STEP)
    day = case.protocol.ondertekening.datum
    if case.has_own_text(STEP):
        plain = (it for it in passages if not _STAMP.search(it.text))
        day = next((dated.day for it in plain for dated in dates_in(it.text)), None)
    if day is None:
        return
    stamped = [
        (dated, passage)
        for passage in passages
        if _STAMP.search(passage.text) and ("getekend" in passage.path or ":" in passage.text)
        for dated in dates_in(passage.text)
        if dated.day != day
    ]
    if stamped:
        dated, passage = max(stamped, key=lambda one: one[0].day)
        yield Hit(
            passage.path,
            f"De tekst noemt {write_date(day)}, een handtekening {write_date(dated.day)}.",
            dated.words,
        )


_STRAY = lazy(r"(?:en|EN|En)[,.]?")


@rule(
    "SIG-04",
    "handtekeningblokken-op-volgorde",
    Severity.HINT,
    STEP,
    PRACTICE,
    remedy="Verwijder het losse woord, en zet de blokken in de volgorde van de partijen.",
    wrong=words(STEP, _CLOSED + "En\n\nVoor de stad\n\nJoris Lindebos"),
    right=words(STEP, _CLOSED + "Voor de stad\n\nJoris Lindebos"),
)
def stray_word_between_signatures(case: Case) -> Iterator[Hit]:
    """Een los “En” is een rest van een blok dat verplaatst is. Wat eronder staat, hoort dan vaak
    bij een blok dat hoger staat. Blokken in een andere volgorde dan de partijen doen zoeken naar
    wie voor wie tekent."""
    passages = own(case, STEP)
    for at, passage in enumerate(passages):
        if _STRAY.fullmatch(passage.text.strip()):
            after = passages[at + 1].text if at + 1 < len(passages) else ""
            told = f", voor “{after}”" if after else ""
            yield Hit(
                passage.path,
                f"Tussen de handtekeningblokken staat een los “{passage.text.strip()}”{told}.",
                passage.text.strip(),
            )
    yield from _other_order(case)


_FOR = lazy(r"\W*(?:voor|namens)\b", re.IGNORECASE)


def _other_order(case: Case) -> Iterator[Hit]:
    """The first block that stands before that of a party which the text names earlier."""
    heads = [it for it in own(case, STEP) if len(it.text) < 120 and _FOR.match(it.text)]
    last = -1
    before: Passage | None = None
    for head in heads:
        named = [
            at
            for at, party in enumerate(case.protocol.partijen.items)
            if is_named(case, party, head.text)
        ]
        if not named:
            continue
        if before is not None and named[0] < last:
            yield Hit(
                before.path,
                "Dit handtekeningblok staat voor dat van een partij die in het partijenblok "
                f"eerst komt: “{head.text}”.",
                before.text,
            )
            return
        last, before = named[0], head


_STAMPED_BY = lazy(
    r"\b(?:digitaal|elektronisch) (?:onder|ge)tekend door\b|\bgetekend door ?:|\(signature\)", re.I
)
_CUT_OFF = lazy(r"\(Signat(?:u|ur|ure)?$|\(Signat(?!ure\))|(?<=\d )[+-]\d{2}:\d?(?!\d)")


@rule(
    "SIG-05",
    "stempel-van-elektronische-handtekening",
    Severity.HINT,
    STEP,
    PRACTICE,
    remedy="Bewaar de stempel bij de ondertekenaar (veld Stempel), en neem hem volledig over.",
    wrong=words(
        STEP,
        "Opgemaakt in Brussel op 12 juni 2026.\n\nVoor ASV\n\nGetekend door:Griet Maesveld "
        "(Signat\n\nVoor de stad\n\nJoris Lindebos",
    ),
    right=words(
        STEP,
        "Opgemaakt in Brussel op 12 juni 2026.\n\nVoor ASV\n\nGetekend door: Griet Maesveld "
        "(Signature)\n\nVoor de stad\n\nJoris Lindebos",
    ),
)
def stamp_cut_off(case: Case) -> Iterator[Hit]:
    """De stempel bewijst wie wanneer tekende. Afgekapt of tussen de gewone tekst zegt hij dat niet
    meer."""
    for passage in case.of(STEP):
        if cut := [match[0] for match in _CUT_OFF.finditer(passage.text)]:
            told = "” en “".join(dict.fromkeys(cut))
            yield Hit(passage.path, f"De stempel is afgekapt bij “{told}”.", cut[0])
    for passage in case.passages:
        if passage.step in (STEP, "bijlagen") or "etekend" not in passage.text:
            continue
        if match := _STAMPED_BY.search(passage.text):
            yield Hit(
                passage.path,
                f"“{match[0]}” is een stempel van een handtekening, midden in de tekst.",
                match[0],
            )
