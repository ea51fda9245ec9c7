"""Rules about what refers to a place in the protocol, and is not right about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.words.headings import article_headings, number_of
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import near, sentence_at

_ARTICLE = lazy(
    r"\bartikel(?:en)?\s+(?P<number>\d{1,2})(?!\d|/|\.\d|[a-z])"
    r"(?:\s*,\s*(?:(?P<point>\d{1,2})°|§\s*(?P<paragraph>\d{1,2})|lid\s+(?P<lid>\d)"
    r"|(?P<nth>eerste|tweede|derde|vierde|vijfde)\s+lid|punt\s+(?P<dot>\d{1,2})))?",
    re.I,
)
_ACT = lazy(
    r"(?i:decreet|decreten|besluit|besluiten|wet|wetten|wetboek|codex|verordening|reglement"
    r"|ordonnantie|richtlijn|statuten|grondwet|overeenkomst|verdrag|instructie|omzendbrief"
    r"|beraadslaging|(?<!dit )(?<!het )(?<!onderhavig )(?<!voorliggend )protocol van)\b"
    r"|\b(?:[A-Z]{2,}[a-z]?[A-Z]*"
    r"|van (?:die|dat|deze|hetzelfde|dezelfde)|hiervan|ervan|hierboven)\b"
)
_NTH = ("eerste", "tweede", "derde", "vierde", "vijfde")


def _is_own(case: Case, text: str, match: re.Match[str]) -> bool:
    """Whether a reference points to this protocol: no act is named near it."""
    before, after = sentence_at(text, match.start())
    behind = after[match.end() - match.start() :][:90]
    if re.match(r"\s*(?:en \d+\s*)?,?\s*van (?:dit|onderhavig|voorliggend|het) protocol", behind):
        return True
    if "artikel" in behind[:25] and _ACT.search(after[:200]):
        return False
    names = _short_names(case)
    found = (it[0] for it in _ACT.finditer(before[-120:] + "|" + behind))
    return not any(word not in names for word in found)


_DOTTED = lazy(
    r"\bartikel(?:en)?\s+(?P<number>\d{1,2})\.(?P<part>\d{1,2})(?![\d°]|\.?[a-z]\b)", re.I
)
_OF_THE_AVG = frozenset(("4.1", "5.1", "5.2", "6.1", "6.3", "6.4", "9.1", "9.2"))


def _dead_parts(case: Case, steps: dict[str, str]) -> Iterator[Hit]:
    """References such as 7.9 to an article of which the paragraphs are numbered 7.1, 7.2 ..."""
    for passage in case.passages:
        if passage.kind == "heading" or "rtikel" not in passage.text:
            continue
        for match in _DOTTED.finditer(passage.text):
            told = f"{match['number']}.{match['part']}"
            step = steps.get(match["number"])
            own = _OF_THIS.match(passage.text, match.end())
            another = _OF_ANOTHER.match(passage.text, match.end())
            if step is None or (not own and (another or told in _OF_THE_AVG)):
                continue
            texts = [f"{it.label} {it.text}".lstrip() for it in case.of(step)]
            numbered = [it for it in texts if it.startswith(f"{match['number']}.")]
            if len(numbered) < 2 or not (own or _is_own(case, passage.text, match)):
                continue
            if not any(re.match(rf"{re.escape(told)}(?!\d)", it) for it in numbered):
                message = f"“{match[0]}” bestaat niet: dat artikel heeft zo geen onderdeel."
                yield Hit(passage.path, message, match[0])


_OF_ANOTHER = lazy(r"[^.;]{0,60}\bvan (?:de|het|een|die|dat|hetzelfde|dezelfde|haar|zijn)\b", re.I)
_OF_THIS = lazy(r"[^.;]{0,12}\bvan (?:dit|onderhavig|voorliggend|het) protocol\b", re.I)


def _short_names(case: Case) -> set[str]:
    """The words of the names of the parties: a name in capitals is not an act."""
    items = case.protocol.partijen.items or ()
    return {word for it in items for word in re.findall(r"\w+", it.korte_naam or "")}


def _own_references(case: Case) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in case.passages:
        if passage.kind != "heading" and "rtikel" in passage.text:
            for match in _ARTICLE.finditer(passage.text):
                if _is_own(case, passage.text, match):
                    yield passage, match


@rule(
    "DOC-08",
    "verwijzing-naar-niets",
    Severity.ERROR,
    "sanctie",
    PRACTICE,
    remedy="Verwijs naar een artikel dat bestaat, zonder een punt dat er niet is; noem de akte als "
    "u een andere tekst bedoelt.",
    wrong=words(
        "sanctie", "### Artikel 8: Sanctie\n\nASV kan in afwijking van artikel 5, 2°, stoppen."
    ),
    right=words("sanctie", "### Artikel 8: Sanctie\n\nASV kan in afwijking van artikel 5 stoppen."),
)
def dead_reference(case: Case) -> Iterator[Hit]:
    """Een verwijzing naar een artikel of een onderdeel dat het protocol niet heeft, laat open wat
    de partijen daar bedoelden. Vaak had het sjabloon dat onderdeel ooit wel."""
    steps = {heading.number: heading.step for heading in article_headings(case)}
    if not steps or not all(number[0].isdigit() for number in steps):
        return
    for passage, match in _own_references(case):
        step = steps.get(match["number"])
        if step is None:
            if passage.step not in ("instanties", "rechtvaardiging", "gegevens"):
                message = f"Dit protocol heeft geen artikel {match['number']}."
                yield Hit(passage.path, message, match[0].strip())
        elif _lacks(case, step, match):
            message = f"“{match[0]}” bestaat niet: dat artikel heeft zo geen onderdeel."
            yield Hit(passage.path, message, match[0].strip())
    yield from _dead_parts(case, steps)


def _lacks(case: Case, step: str, match: re.Match[str]) -> bool:
    """Whether an article certainly lacks the subdivision that a reference names."""
    texts = [it for it in case.of(step) if it.kind != "heading"]
    if number := match["point"]:
        sign = f"{number}°"
        return not any(it.label.startswith(sign) or sign in _without_references(it) for it in texts)
    if number := match["paragraph"]:
        return not any(re.match(rf"§\s*{number}\b", f"{it.label}{it.text}") for it in texts)
    if not case.has_own_text(step):
        return False
    if number := match["dot"]:
        return not any(re.match(rf"{number}\b", f"{it.label}{it.text}") for it in texts)
    lid = _NTH.index(match["nth"].lower()) + 1 if match["nth"] else int(match["lid"] or 0)
    return lid > len(texts)


def _without_references(passage: Passage) -> str:
    return re.sub(r"(?:artikel|art\.)\s*\d+[^.;]{0,20}°", "", passage.text)


_HALF = lazy(
    r"(?:in|onder) artikel \d{1,2}\s*,\s+(?:vooropgestelde|bedoelde|vermelde|bepaalde|omschreven"
    r"|opgesomde|genoemde|beschreven|opgenomen|gestelde|voorziene|opgelijste|gevraagde)\b"
    r"|\b(?:in|van|bij|volgens|overeenkomstig|krachtens|conform|zie|onder|uit) artikel(?:en)?"
    r"(?=\s*[,;.)]|\s+(?:van|en|of|uit)\b)"
    r"|\bartikel \d{1,2}\s*,\s*(?=[.;)])|\bartikel \d{1,2}, (?:°|§(?=\s*[,;.a-z]))",
    re.I,
)


@rule(
    "DOC-09",
    "half-verwijderde-verwijzing",
    Severity.WARNING,
    "ontvangers",
    PRACTICE,
    remedy="Vul het nummer aan, of verwijder de komma die overbleef.",
    wrong=words(
        "ontvangers", "### Artikel 4: Ontvangers\n\nVoor de in artikel 2, bedoelde doelen."
    ),
    right=words("ontvangers", "### Artikel 4: Ontvangers\n\nVoor de in artikel 2 bedoelde doelen."),
)
def half_reference(case: Case) -> Iterator[Hit]:
    """Er is een nummer of een punt weggevallen uit een verwijzing; de lezer weet niet of het
    onderdeel vergeten dan wel geschrapt is."""
    for passage in case.passages:
        if "artikel" in passage.text:
            for match in _HALF.finditer(passage.text):
                told = near(passage.text, match, 15)
                yield Hit(passage.path, f"De verwijzing “{told}” is niet volledig.", match[0])


_DATA_IN = lazy(
    r"(?<!verwerking van de )(?<!verwerken van de )\b(?:persoons)?gegevens,?\s+(?:zoals\s+|als\s+"
    r"|die\s+(?:zijn\s+)?)?(?P<told>(?:vermeld|bedoeld|omschreven|beschreven|genoemd|opgesomd"
    r"|opgelijst|bepaald)\s+(?:in|onder)\s+artikel\s+(?P<number>\d{1,2}))(?!\d|/|\.\d|[a-z]|\s+en\b)",
    re.I,
)


@rule(
    "DOC-10",
    "gegevens-in-een-ander-artikel",
    Severity.WARNING,
    "beveiliging",
    PRACTICE,
    remedy="Verwijs naar het artikel waarin de gegevens staan.",
    wrong=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe gegevens, vermeld in artikel 2, zijn versleuteld.",
    ),
    right=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe gegevens, vermeld in artikel 3, zijn versleuteld.",
    ),
)
def data_elsewhere(case: Case) -> Iterator[Hit]:
    """De gegevens staan in één artikel. Wijst een verwijzing naar een ander, dan is niet zeker voor
    welke gegevens de afspraak geldt."""
    number = number_of(case, "gegevens")
    steps = {heading.number: heading.step for heading in article_headings(case)}
    for passage in case.passages:
        if number is None or "gegevens" not in passage.text or "artikel" not in passage.text:
            continue
        for match in _DATA_IN.finditer(passage.text):
            target = steps.get(match["number"])
            if target in (None, "gegevens", "extra") or not _is_own(case, passage.text, match):
                continue
            message = f"De gegevens staan in artikel {number}, niet in artikel {match['number']}."
            yield Hit(passage.path, message, match["told"])


_PROMISE = lazy(
    r"(?:en|alsook|evenals|,)?\s*(?:ook\s+)?(?:de|hun)?\s*bewaar(?:termijn|periode|duur)\w*"
    r"(?:\s+van de (?:persoons)?gegevens)?",
    re.I,
)


@rule(
    "DOC-11",
    "bewaartermijn-niet-in-de-tabel",
    Severity.WARNING,
    "gegevens",
    PRACTICE,
    remedy="Zet de bewaartermijn in de tabel, of zeg in de inleiding waar ze wel staat.",
    wrong=words(
        "gegevens",
        "### Artikel 3: Gegevens\n\nDe tabel geeft de gegevens en hun bewaartermijn.\n\n"
        "| Gegeven | Verantwoording |\n| --- | --- |\n| Naam | Om te kunnen schrijven. |",
    ),
    right=words(
        "gegevens",
        "### Artikel 3: Gegevens\n\nDe tabel geeft de gegevens en hun bewaartermijn.\n\n"
        "| Gegeven | Bewaring |\n| --- | --- |\n| Naam | Tot het einde van het schooljaar. |",
    ),
)
def promised_retention(case: Case) -> Iterator[Hit]:
    """De inleiding belooft de bewaartermijn in de tabel, maar geen enkele cel noemt er een. Wie
    alleen de tabel leest, denkt dat er geen is."""
    texts = case.of("gegevens") if case.has_own_text("gegevens") else ()
    cells = [it.text for it in texts if it.kind == "cell"]
    if not cells or any("bewa" in cell.lower() for cell in cells):
        return
    for passage in texts:
        for sentence in re.split(r"(?<=[.;])\s", passage.text) if passage.kind != "cell" else ():
            match = _PROMISE.search(sentence)
            if match and "tabel" in sentence.lower():
                told = match[0].strip(" ,")
                message = (
                    "De tekst belooft in de tabel ook de bewaartermijn, maar geen enkele cel geeft "
                    "er een."
                )
                yield Hit(passage.path, message, told)
