"""Rules about how long data are kept: article 3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.answers import Path
from protowiz.draft.sources import PRACTICE, Certainty, Source, avg
from protowiz.draft.steps.personal_data import FOR_ALL, Retention
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Question, Severity, answers, rule, words
from protowiz.rules.words.legal_words import (
    has,
    is_answered,
    is_written,
    plain,
    sentences,
    stands_in,
)
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import once

VTC_ADVICE = Source("terugkerende opmerking in adviezen van de VTC", Certainty.RECALLED)
_NUMBER = (
    r"(?:\d{1,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|achttien"
    r"|twintig|vierentwintig|dertig|zestig|negentig|honderd)"
)
_DURATION = lazy(
    rf"\b{_NUMBER}(?:\s?\([^)]{{1,12}}\))?\s?(?:kalender|werk|school)?"
    r"(?:jaar|jaren|maand(?:en)?|we(?:ek|ken)|dag(?:en)?|uur)\b",
    re.I,
)
_DATE = lazy(r"\b(?:19|20)\d\d\b")
_KEEPS = lazy(
    r"\bbewaar[td]\b|\bbewaren\b|\bbijgehouden\b|\bhoud(?:t|en)\b.{0,80}\bbij\b|\bvernietig\w*"
    r"|\b(?:ge)?wist\b|\bgewist\b|\bwissen\b|\bverwijder\w*|\bbewaring\s*:|\bopgeslagen\b"
    r"|\bbewaar(?:termijn|periode|duur|tijd)\b[^.;]{0,40}(?::|\bbedraagt\b|\bis\b|\bloopt\b"
    r"|\bvan\b)",
    re.I,
)
_PERIOD = lazy(
    r"\b(?:bewaar)?(?:termijn|duur)\b|\bbewaren\b|\bbewaard\b|\bbewaring\b|\bbinnen (?:die|deze)\b"
    r"|\bzo ?lang\b|\bgewist\b",
    re.I,
)
_KEEPING = ("ewa", "houd", "ernietig", "wis", "erwijder", "pgeslagen")
_SAME_LENGTH = lazy(r"\b(?:gelijk aan|stemt overeen|komt overeen|sluit aan)\b", re.I)
_OTHER_THINGS = lazy(
    r"\blog(?:s|bestand\w*|gegevens|ging\w*)?\b|\breservekopie\w*|\bback-?ups?\b|\bsleutels?\b",
    re.I,
)
_UNTIL = lazy(
    r"\bzo ?lang\b|\bzodra\b|\btot(?:dat)?\b|\bvoor de duur\b|\bgedurende de (?:duur|periode)\b"
    r"|\bniet langer(?: \w+){0,5} dan\b|\bonbepaalde\b|\bonbeperkt\b|\bpermanent\b"
    r"|\birrelevant\b|\bwanneer\b"
    r"|\bna afloop\b|\bna het (?:beëindigen|afronden)\b",
    re.I,
)
_OPEN = lazy(
    r"\bzo ?lang\b[^.;]{0,120}"
    r"|\bniet langer(?: \w+){0,5} dan\b[^.;]{0,40}\b(?:nodig|noodzakelijk|vereist|relevant)\b"
    r"[^.;]{0,80}|\bvoor (?:zover"
    r"|zolang)\b[^.;]{0,100}"
    r"|(?<!\btoegang )\btot(?:dat)?\b[^.;]{0,100}\b(?:afgerond|afgelopen|beëindigd|voltooid"
    r"|bereikt|nodig|gelukt|klaar"
    r"|verwerkt|afgesloten|gebruikt|relevant|noodzakelijk|vereist)\b[^.;]{0,20}"
    r"|\bzodra\b[^.;]{0,120}|\b(?:voor|gedurende) de duur (?:dat|van)\b[^.;]{0,80}"
    r"|\bonbe(?:paald|perkt)\w*|\bpermanent\b|\bzolang als nodig\b",
    re.I,
)
_CELL = 14
"""How many words a cell has at most that holds a period and nothing else."""
_ENDS = lazy(r"\btermijn|\bverstreken\b|\bverlopen\b|\barchief", re.I)
_LIMIT = lazy(r"\bmaxim|\bten hoogste\b|\bhoogstens\b|\buiterlijk\b|\bmax\.", re.I)
_START = lazy(
    r"\b(?:na|vanaf|sinds|te rekenen|gerekend|ingaand|volgend op|die volgt op|nadat|begint|start"
    r"|aanvang|op verzoek)\b"
    r"|\bneemt een aanvang\b",
    re.I,
)
_REASON = lazy(
    r"\bomdat\b|\bwant\b|\bzodat\b|\baangezien\b|\bwegens\b|\bgezien\b|\bgelet op\b"
    r"|\bmet het oog op\b"
    r"|\bteneinde\b|\bverjaring|\bverantwoord[td]?\b|\bnodig (?:om|voor|omdat|is|zijn)\b"
    r"|\bnoodzakelijk (?:om|voor)"
    r"|\bvereist\b|\bvergt\b|\blaat toe\b|\bzo ?lang kan\b|\bbinnen (?:die|deze)\b"
    r"|\bdie (?:termijn|duur)\b"
    r"|\bdeze (?:termijn|duur)\b|\bselectielijst|\bbetwist|\bteruggevorderd|\bterugvorder"
    r"|\baantonen\b|\bvolg(?:t|en) uit\b|\bvloei(?:t|en) voort\b|\bvoorgeschreven\b"
    r"|\bgelijk aan de termijn|\bberoep(?:stermijn)?\b|\bopgelegd\b|\b(?:krachtens|volgens"
    r"|overeenkomstig)\b"
    r"|\bom\b.{1,120}\bte\b",
    re.I,
)
_OPENNESS = lazy(
    r"\bopenbaarheid van (?:het )?bestuur\b(?:[^.;]{0,12}\d{1,2} \w+ \d{4})?"
    r"|\bhergebruik van overheidsinformatie\b",
    re.I,
)
_ARTICLE_3 = "### Artikel 3: De persoonsgegevens\n\nGegeven 1: het INSZ-nummer van het kind\n\n"


def _spoken(case: Case) -> Iterator[tuple[Passage, str]]:
    """The sentences of a written article 3 that say how long data are kept."""
    if not is_written(case, "gegevens"):
        return
    for passage in case.of("gegevens"):
        if passage.kind == "heading" or not has(passage.text, *_KEEPING):
            continue
        for sentence in sentences(passage.text):
            if _KEEPS.search(sentence) and not _OTHER_THINGS.search(sentence):
                yield passage, sentence


def _filled_in(case: Case) -> Iterator[tuple[Path, Retention]]:
    """The retention periods that are filled in and printed."""
    if not is_answered(case, "gegevens"):
        return
    data = case.protocol.gegevens
    if data.bewaring_wijze == FOR_ALL:
        if data.bewaring is not None:
            yield ("gegevens", "bewaring"), data.bewaring
        return
    for index, item in enumerate(data.items):
        if item.bewaring is not None:
            yield ("gegevens", "items", index, "bewaring"), item.bewaring


def _says_how_long(sentence: str) -> bool:
    return bool(_DURATION.search(sentence) or _DATE.search(sentence))


@rule(
    "A3-09",
    "bewaartermijn-ontbreekt",
    Severity.ERROR,
    "gegevens",
    avg("5.1.e, 13 en 14"),
    remedy="Zeg hoelang de ontvanger de gegevens bewaart, en vanaf wanneer.",
    wrong=words("gegevens", _ARTICLE_3 + "Verantwoording: het nummer wijst het juiste kind aan."),
    right=words(
        "gegevens",
        _ARTICLE_3 + "De stad bewaart het nummer twee jaar vanaf de ontvangst, omdat een gezin de "
        "factuur zo lang kan betwisten.",
    ),
)
def no_retention(case: Case) -> Iterator[Hit]:
    """Persoonsgegevens mogen niet langer bewaard worden dan nodig. Zonder termijn kan niemand dat
    nagaan, en kan de ontvanger de betrokkenen niet juist inlichten."""
    if not is_written(case, "gegevens"):
        return
    data = case.protocol.gegevens
    kept = [data.bewaring, *(item.bewaring for item in data.items)]
    text = plain(case.text("gegevens"))
    if any(it is not None and stands_in(text, it.termijn or it.maximum) for it in kept):
        return
    for passage in case.passages:
        if passage.step == "context" or "integrator" in passage.text:
            continue
        if passage.kind != "heading" and has(passage.text, *_KEEPING):
            for sentence in sentences(passage.text):
                told = _says_how_long(sentence) or _UNTIL.search(sentence)
                if told and _KEEPS.search(sentence) and not _OTHER_THINGS.search(sentence):
                    return
    yield Hit(case.place("gegevens"), "Nergens staat hoelang de gegevens bewaard worden.")


@rule(
    "A3-10",
    "bewaartermijn-zonder-einde",
    Severity.ERROR,
    "gegevens",
    avg("5.1.e"),
    remedy="Noem een duur of een datum, of voeg een maximum toe.",
    wrong=answers({"gegevens.bewaring.termijn": "zolang de stad de gegevens nodig heeft"}),
    right=answers(
        {
            "gegevens.bewaring.termijn": "zolang de stad de gegevens nodig heeft",
            "gegevens.bewaring.maximum": "twee jaar",
        }
    ),
)
def open_ended(case: Case) -> Iterator[Hit]:
    """‘Zolang als nodig’ herhaalt de AVG, maar legt niets vast. Hangt het einde van een gebeurtenis
    af, dan hoort er een maximum bij."""
    for path, kept in _filled_in(case):
        term = kept.termijn or ""
        if _OPEN.search(term) and not kept.maximum and not _limited(term):
            yield Hit((*path, "termijn"), f"“{term}” heeft geen duidelijk einde.", term)
    for passage, sentence in _spoken(case):
        match = _OPEN.search(sentence)
        if match is None or _ENDS.search(match[0]) or _limited(sentence):
            continue
        ends_sooner = match[0].casefold().startswith("zodra") and _limited(passage.text)
        if not ends_sooner and not sentence[: match.start()].endswith("niet "):
            told = match[0].strip(" .,;")
            apart = _DURATION.search(passage.text)
            rest = f"; “{apart[0]}” staat los daarvan." if apart else " en geen maximum."
            yield Hit(passage.path, f"“{told}” heeft geen duidelijk einde{rest}", told)
    for passage in _period_cells(case):
        if _OPEN.match(passage.text) and not _ENDS.search(passage.text):
            told = passage.text.strip(" .,;")
            yield Hit(passage.path, f"“{told}” heeft geen duidelijk einde en geen maximum.", told)


def _period_cells(case: Case) -> Iterator[Passage]:
    """The cells of a written article 3 that hold but a period, in a table that gives periods."""
    if not is_written(case, "gegevens"):
        return
    cells = [it for it in case.of("gegevens") if it.kind == "cell"]
    if any(
        it.text.casefold().startswith(("bewaar", "bewaring", "hoelang", "hoe lang")) for it in cells
    ):
        for cell in cells:
            is_told = _KEEPS.search(cell.text) and has(cell.text, *_KEEPING)
            if len(cell.text.split()) <= _CELL and not is_told and not _limited(cell.text):
                yield cell


def _limited(text: str) -> bool:
    """Whether a text names a duration, a date or another limit."""
    return bool(_says_how_long(text) or _LIMIT.search(text))


@rule(
    "A3-11",
    "bewaartermijn-zonder-begin",
    Severity.WARNING,
    "gegevens",
    avg("5.1.e"),
    remedy="Zeg vanaf welke gebeurtenis de termijn loopt.",
    wrong=answers({"gegevens.bewaring.vanaf": None}),
    right=answers({}),
)
def no_start(case: Case) -> Iterator[Hit]:
    """Een termijn zonder begin kan niemand controleren: twee jaar na de ontvangst is een andere
    datum dan twee jaar na het afsluiten van het dossier."""
    for path, kept in _filled_in(case):
        for name in ("termijn", "maximum"):
            term = getattr(kept, name) or ""
            match = _DURATION.search(term)
            if match and not kept.vanaf and not _START.search(term):
                yield Hit((*path, name), f"“{term}”: er staat niet vanaf wanneer.", term)
    if is_written(case, "gegevens"):
        yield from once(_terms_without_start(case))


def _terms_without_start(case: Case) -> Iterator[Hit]:
    """The durations of a written article 3 of which no sentence or cell says when they begin."""
    begun = _begun(case)
    bare = [
        (passage, match[0])
        for passage, sentence in _spoken(case)
        if (match := _DURATION.search(sentence))
        and not sentence[: match.start()].endswith("binnen ")
        and not _START.search(sentence)
        and not _SAME_LENGTH.search(sentence)
    ]
    cells = [passage for passage in case.of("gegevens") if passage.kind == "cell"]
    if any(cell.text.casefold().startswith("bewaar") for cell in cells):
        bare += [(it, it.text) for it in cells if _DURATION.fullmatch(it.text.strip(" ."))]
    for passage, term in bare:
        if _length(term) not in begun:
            yield Hit(
                passage.path, f"“{term}”: er staat niet vanaf wanneer die termijn loopt.", term
            )


def _begun(case: Case) -> set[str]:
    """The durations for which a cell, or a sentence on the term, says from when they count."""
    found = set()
    for passage in case.of("gegevens"):
        for sentence in sentences(passage.text):
            match = _DURATION.search(sentence)
            begins = match and _START.search(sentence)
            if match and begins and (passage.kind == "cell" or _LASTS.search(sentence)):
                found.add(_length(match[0]))
    return found


_LASTS = lazy(
    r"\b(?:bewaar\w*|termijn)\b|\b(?:loopt|lopen|vloeit|vloeien|volgt|begint|beginnen)\b", re.I
)
_FIGURES = {
    "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6",
    "zeven": "7", "acht": "8", "negen": "9", "tien": "10", "elf": "11", "twaalf": "12",
    "vijftien": "15", "twintig": "20", "dertig": "30", "zestig": "60", "negentig": "90",
}  # fmt: skip


def _length(term: str) -> str:
    """A duration with its number in figures, so that "zeven jaar" and "7 jaar" are the same."""
    number, _, unit = term.casefold().strip(" .").partition(" ")
    return f"{_FIGURES.get(number, number)} {unit}"


@rule(
    "A3-12",
    "bewaartermijn-niet-verantwoord",
    Severity.WARNING,
    "gegevens",
    avg("5.1.e"),
    VTC_ADVICE,
    remedy="Zeg welke norm of welke nood de termijn bepaalt.",
    wrong=words(
        "gegevens", _ARTICLE_3 + "De stad bewaart het nummer twee jaar vanaf de ontvangst."
    ),
    right=words(
        "gegevens",
        _ARTICLE_3 + "De stad bewaart het nummer twee jaar vanaf de ontvangst, omdat een gezin de "
        "factuur zo lang kan betwisten.",
    ),
)
def unjustified(case: Case) -> Iterator[Hit]:
    """Niet langer dan nodig: daarom zegt het protocol waarvoor die termijn nodig is of welke norm
    hem oplegt. Een akte over openbaarheid of hergebruik regelt wie documenten mag inzien; of ze
    ook een bewaartermijn oplegt, moet iemand nagaan."""
    for path, kept in _filled_in(case):
        if match := _OPENNESS.search(kept.reden or ""):
            yield _openness((*path, "reden"), match[0])
    if not is_written(case, "gegevens"):
        return
    passages = case.of("gegevens")
    for passage in passages:
        if "open" in passage.text or "hergebruik" in passage.text:
            matches = list(_OPENNESS.finditer(passage.text))
            if matches and re.search(r"verantwoord|bewaar|jaar", passage.text, re.I):
                yield _openness(passage.path, matches[-1][0])
    periods = [(passage, told) for passage, told in _spoken(case) if _says_how_long(told)]
    data = case.protocol.gegevens
    reasons = [data.bewaring, *(item.bewaring for item in data.items)]
    text = plain("\n".join(passage.text for passage in passages)) if periods else ""
    if not periods or any(it is not None and stands_in(text, it.reden) for it in reasons):
        return
    passage, told = periods[0]
    if not any(_REASON.search(text) for text in _about_periods(passages, periods)):
        match = _DURATION.search(told) or _DATE.search(told)
        term = match[0] if match else ""
        yield Hit(passage.path, f"Er staat niet waarom de gegevens {term} bewaard worden.", term)


def _about_periods(
    passages: tuple[Passage, ...], periods: list[tuple[Passage, str]]
) -> Iterator[str]:
    """The sentences that tell a period, the one behind each, and others that speak of a period."""
    telling = {sentence for _, sentence in periods}
    for passage in passages:
        if passage.kind == "heading" or not has(passage.text, *_KEEPING, "ermijn", "duur", "innen"):
            continue
        parts = sentences(passage.text)
        for before, sentence in zip(["", *parts], parts, strict=False):
            if sentence in telling or before in telling or _PERIOD.search(sentence):
                yield sentence


def _openness(path: Path, told: str) -> Hit:
    return Hit(path, f"“{told}”: legt die akte een bewaartermijn op? Ga het na.", told)


ONE_STORY = Question(
    "A3-13",
    "bewaring-en-vernietiging-sluiten-aan",
    Severity.WARNING,
    "gegevens",
    (avg("5.1.e"), PRACTICE),
    ask="Zeggen overweging C, artikel 3 en artikel 6 voor elke partij hetzelfde over bewaren en "
    "vernietigen?",
    why="Een partij die volgens C meteen na de ontvangst vernietigt en volgens artikel 3 pas "
    "later, weet niet waaraan ze zich moet houden.",
    remedy="Zeg het op één plaats, of maak de andere plaatsen gelijk.",
)
