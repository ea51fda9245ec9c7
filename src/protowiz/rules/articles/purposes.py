"""Rules about the purposes in article 2: the first ones, the new ones, and how they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import reference_label, references
from protowiz.draft.sources import Certainty, Source, avg, egov
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Question, Severity, answers, rule, words
from protowiz.rules.words.legal_words import (
    about_grounds,
    grounds_place,
    has,
    is_answered,
    is_denied,
    sentences,
    written,
)
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import short

WORDING = Source("onderscheid tussen doeleinde en rechtsgrond", Certainty.PRACTICE)
_ACT_FIRST = lazy(
    r"(?:art(?:ikel(?:en)?|s?\.)\s*\d|§|(?:(?:het|de|een)\s+)?(?:(?:bijzondere?|koninklijk"
    r"|ministerieel"
    r"|organieke|gecoördineerde|gemeentelijk)\s+)?(?:\w{0,30}decreet|wet|besluitwet|\w{0,30}besluit"
    r"|ordonnantie|\w{0,30}codex|\w{0,20}wetboek|\w{0,30}reglement|verordening|KB|MB|BVR)\b"
    r"(?!\s+(?:te|om)\b))",
    re.I,
)
"""How a line begins that cites an act instead of telling a purpose."""
_FIRST_USE = lazy(
    r"\b(?:oorspronkelijke?|aanvankelijke?|indertijd|initieel|initiële|destijds"
    r"|in eerste instantie)\b"
    r"|\b(?:in|ver)(?:ge)?zamel\w*|\bzamel(?:t|en|de|den)\b.{0,60}\bin\b",
    re.I,
)
_FIRST = ("orspronkelijk", "anvankelijk", "ndertijd", "niti", "estijds", "eerste inst", "zamel")
_PURPOSE = lazy(
    r"\bdoel(?:en|einden?|stelling(?:en)?)?\b|\bmet het oog op\b|\bom\b.{0,200}\bte\b|\bvoor\b"
    r"|\bbij\b"
    r"|\bteneinde\b|\bi\.h\.k\.v\.|\bin het kader van\b",
    re.I,
)
_PURPOSE_LIST = lazy(
    r"\bdoel(?:en|einden?|stelling(?:en)?)\b[^:]{0,80}:\s*$|\b(?:voor"
    r"|om)(?: de)?(?: volgende)?:\s*$",
    re.I,
)
_OTHER_LIST = lazy(
    r"\b(?:wettelijke basis|rechtsgrond\w*|grondslag|op (?:grond|basis) van|overeenkomstig"
    r"|bepalingen)\b[^:]{0,60}:\s*$|\bverenigbaar\b|\b(?:aan)?gezien\b[^:]{0,20}:\s*$",
    re.I,
)
_JUSTIFIED = lazy(r"\bgerechtvaardigde? doel(?:einde|einden|en|stelling)?\b", re.I)
_ARTICLE_2 = "### Artikel 2: Rechtvaardigingsgronden\n\n"


@rule(
    "A2-06",
    "oorspronkelijk-doeleinde-ontbreekt",
    Severity.ERROR,
    "rechtvaardiging",
    egov("8, § 1, 10°"),
    remedy="Zeg per mededelende partij waarvoor zij de gegevens eerst verzamelde.",
    wrong=words(
        "rechtvaardiging",
        _ARTICLE_2 + "ASV heeft de gegevens oorspronkelijk verzameld voor:\n\n"
        "- artikel 7 van het schooltoelagedecreet.",
    ),
    right=words(
        "rechtvaardiging",
        _ARTICLE_2 + "ASV heeft de gegevens oorspronkelijk verzameld voor:\n\n"
        "- het berekenen van de schooltoelage (artikel 7 van het schooltoelagedecreet).",
    ),
)
def no_original_purpose(case: Case) -> Iterator[Hit]:
    """Het decreet vraagt de precieze doeleinden waarvoor de houder de gegevens verzamelde. Zonder
    die doeleinden is niet na te gaan of het nieuwe gebruik ermee verenigbaar is."""
    rows = case.protocol.rechtvaardiging.oorspronkelijk
    if is_answered(case, "rechtvaardiging"):
        told = {row.partij for row in rows}
        refs = references(case.reading.answers, "mededelend") if rows else ()
        for ref in refs:
            people = case.protocol.partijen.items
            members = {it.id for it in people if it.groep == ref}
            if not told & {ref, *members}:
                name = reference_label(case.reading.answers, ref)
                path = case.place("rechtvaardiging", "oorspronkelijk")
                yield Hit(path, f"{name} heeft geen oorspronkelijk doeleinde.")
        return
    passages = about_grounds(case)
    for lead, items in _lists(passages):
        if (
            _FIRST_USE.search(lead.text)
            and items
            and all(_ACT_FIRST.match(it.text) for it in items)
        ):
            message = "De oorspronkelijke doeleinden ontbreken: de lijst bevat alleen akten."
            yield Hit(lead.path, message, lead.text[:200])
    if passages and not tells_first_use(passages):
        message = "Nergens staat waarvoor de mededelende partij de gegevens eerst verzamelde."
        yield Hit(grounds_place(case), message)


def tells_first_use(passages: tuple[Passage, ...]) -> bool:
    """Whether some passages say why the sender collected the data in the first place."""
    return any(
        _FIRST_USE.search(sentence) and _PURPOSE.search(sentence)
        for passage in passages
        if passage.kind != "heading" and has(passage.text, *_FIRST)
        for sentence in sentences(passage.text)
    )


def _lists(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, list[Passage]]]:
    """The lists of purposes: the sentence before each, and its items."""
    lead: Passage | None = None
    items: list[Passage] = []
    for passage in passages:
        if passage.kind == "item":
            items.append(passage)
        elif passage.kind != "note":
            if lead is not None and items:
                yield lead, items
            lead, items = (passage if _leads_to_purposes(passage.text) else None), []
    if lead is not None and items:
        yield lead, items


def _leads_to_purposes(text: str) -> bool:
    if not text.rstrip().endswith(":"):
        return False
    return bool(_PURPOSE_LIST.search(text)) and not _OTHER_LIST.search(text)


@rule(
    "A2-07",
    "akte-tussen-de-doeleinden",
    Severity.WARNING,
    "rechtvaardiging",
    avg("5.1.b"),
    remedy="Zet het doeleinde in de lijst en de akte bij de wettelijke basis.",
    wrong=answers({"rechtvaardiging.doeleinden.0.doelen": ["artikel 3 van het reglement"]}),
    right=answers({"rechtvaardiging.doeleinden.0.doelen": ["het toekennen van de schoolbonus"]}),
)
def act_as_purpose(case: Case) -> Iterator[Hit]:
    """Een doeleinde zegt wat men met de gegevens wil doen, een akte waarom dat mag. Een akte in de
    lijst van doeleinden laat de lezer raden naar het doel."""
    for passage in case.of("rechtvaardiging"):
        if "doelen" in passage.path and _ACT_FIRST.match(passage.text):
            yield _no_purpose(passage)
    for _, items in _lists(about_grounds(case)):
        acts = [item for item in items if _ACT_FIRST.match(item.text)]
        if len(acts) < len(items):
            yield from map(_no_purpose, acts)


def _no_purpose(passage: Passage) -> Hit:
    told = short(passage.text, 80)
    return Hit(passage.path, f"“{told}” is een akte en geen doeleinde.", told)


FITS_DATA = Question(
    "A2-11",
    "doeleinden-en-gegevens-sluiten-aan",
    Severity.WARNING,
    "rechtvaardiging",
    (avg("5.1.c"), egov("8, § 1, 3°")),
    ask="Dient elk gegeven van artikel 3 een doeleinde van artikel 2, en volstaan die gegevens?",
    why="Een doeleinde dat een gegeven nodig heeft dat niet in artikel 3 staat, kan niet bereikt "
    "worden. Een gegeven zonder doeleinde mag niet meegedeeld worden.",
    remedy="Vul artikel 3 of artikel 2 aan, of schrap wat geen tegenhanger heeft.",
)


@rule(
    "A2-12",
    "gerechtvaardigd-doeleinde-als-grond",
    Severity.HINT,
    "rechtvaardiging",
    WORDING,
    remedy="Noem het doeleinde gewoon een doeleinde, en zeg apart op welke grond men steunt.",
    wrong=words(
        "rechtvaardiging",
        _ARTICLE_2 + "De mededeling dient een gerechtvaardigd doeleinde: het toekennen van de "
        "schoolbonus.",
    ),
    right=words(
        "rechtvaardiging",
        _ARTICLE_2 + "De mededeling dient één doeleinde: het toekennen van de schoolbonus.",
    ),
)
def justified_purpose(case: Case) -> Iterator[Hit]:
    """Een doeleinde is niet gerechtvaardigd omdat men het zo noemt. De woorden halen het doeleinde
    en de rechtsgrond door elkaar."""
    for passage in written(case, "rechtvaardiging", "gegevens"):
        if "erechtvaardigd" not in passage.text or passage.kind == "heading":
            continue
        for sentence in sentences(passage.text):
            match = _JUSTIFIED.search(sentence)
            if match and "welbepaald" not in sentence and not is_denied(sentence):
                message = f"“{match[0]}” haalt doeleinde en rechtsgrond door elkaar."
                yield Hit(passage.path, message, match[0])
