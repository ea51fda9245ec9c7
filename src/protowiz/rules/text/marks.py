"""Rules about marks: brackets, quotes, list markers, and what a conversion left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protowiz.draft.reading import own_text
from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case, Passage, around
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import CLOSING, once

_PAIRS = {")": "(", "]": "[", "”": "“", "»": "«"}
_ANY = lazy(r"[()\[\]“”„«»\"]")
_ENUMERATOR = lazy(r"(?:^|[\s,;:(.])(?:[a-z]{1,2}|[ivx]{1,4}|\d{1,3}[°.]?|[A-Z]\d?)$")
"""What stands before the bracket of a), 1) or iii)."""
_STAMP = lazy(r"\(Signat(?!ure\))")
"""The stamp of an electronic signature that was cut off, for which there is a rule of its own."""
_FAR = 12
"""So many passages further a bracket may be closed: behind a list, or on the next page."""


@dataclass(frozen=True)
class _Mark:
    """A bracket or quote that lacks its other half."""

    passage: Passage
    at: int
    index: int
    opens: str
    """What it opens; empty where it closes."""
    closes: str = ""


def _single(passage: Passage, index: int) -> list[_Mark]:
    """The brackets and quotes of a passage without the ones that pair."""
    text, waiting, stray = passage.text, [], []
    straight: list[int] = []
    for match in _ANY.finditer(text):
        mark, at = match[0], match.start()
        if mark == '"':
            if not (at and text[at - 1].isdigit() and len(straight) % 2 == 0):
                straight.append(at)
        elif mark in "([“„«":
            waiting.append(_Mark(passage, at, index, "“" if mark == "„" else mark))
        elif waiting and waiting[-1].opens == _PAIRS[mark] and not _is_loose(text, at, mark):
            waiting.pop()
        elif mark == "”" and not any(it.opens == "“" for it in waiting) and "”" in text[:at]:
            continue  # ”Vlaams” with two closing quotes: a habit of some keyboards
        elif not (mark == ")" and _ENUMERATOR.search(text[:at])):
            stray.append(_Mark(passage, at, index, "", _PAIRS[mark]))
    if len(straight) % 2:
        stray.append(_Mark(passage, straight[-1], index, "", '"'))
    return _crossed(waiting, stray)


def _is_loose(text: str, at: int, mark: str) -> bool:
    """Whether ) closes a letter such as c) inside brackets that are closed further on."""
    if mark != ")" or not _ENUMERATOR.search(text[:at]):
        return False
    rest = text[at + 1 :]
    close, opening = rest.find(")"), rest.find("(")
    return close >= 0 and (opening < 0 or close < opening)


def _crossed(waiting: list[_Mark], stray: list[_Mark]) -> list[_Mark]:
    """Without what pairs after all, though something else stands across it."""
    for close in list(stray):
        pairs = [it for it in waiting if it.opens == close.closes and it.at < close.at]
        if pairs:
            waiting.remove(pairs[-1])
            stray.remove(close)
    return sorted([*waiting, *stray], key=lambda mark: mark.at)


@rule(
    "DOC-03",
    "haakje-of-aanhalingsteken-alleen",
    Severity.WARNING,
    "aanhef",
    VTC,
    remedy="Zet de andere helft erbij, of verwijder dit teken.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe rechtbank (van Gent is bevoegd."),
    right=words("recht", "### Artikel 11: Recht\n\nDe rechtbank (van Gent) is bevoegd, a) of b)."),
)
def bracket_alone(case: Case) -> Iterator[Hit]:
    """Een haakje of aanhalingsteken zonder zijn andere helft is vaak het spoor van een keuze die
    half verwijderd is. Wat er tussen hoorde te staan, is dan onzeker."""
    for step in case.steps:
        singles = [
            mark
            for index, passage in enumerate(case.of(step))
            if _ANY.search(passage.text)
            for mark in _single(passage, index)
            if not _STAMP.match(passage.text, mark.at)
        ]
        for mark in _unpaired(singles):
            told = _told(mark)
            yield Hit(mark.passage.path, f"De andere helft ontbreekt bij “{told}”.", told)


def _unpaired(marks: Sequence[_Mark]) -> list[_Mark]:
    """Without the marks whose other half stands in one of the next passages."""
    left: list[_Mark] = []
    for mark in marks:
        pairs = [it for it in left if it.opens and it.opens == mark.closes]
        if pairs and mark.index - pairs[-1].index <= _FAR:
            left.remove(pairs[-1])
        else:
            left.append(mark)
    return left


def _told(mark: _Mark) -> str:
    text = mark.passage.text
    if mark.opens:
        return " ".join(text[mark.at :].split()[:6])
    return " ".join(text[: mark.at + 1].split()[-3:])


_MARKER = lazy(r"(?:[-–•*·▪]\s+|o\s+(?=[A-ZÀ-Ý])|(?:\d{1,2}|[a-z])[.)]\s+(?=[a-zà-ýA-ZÀ-Ý]))")
_TWO_MARKS = lazy(r"^ *[-*•–][ \t]+[-*•–][ \t]+(?![-*•–]).*", re.MULTILINE)
"""In Markdown that is a list within a list, of which the outer point says nothing."""
_DOUBLE = lazy(r"(?:[-–•*·▪]\s+){2,}|(?:[-–•]\s+)o\s")


@rule(
    "DOC-12",
    "leeg-of-dubbel-lijstteken",
    Severity.WARNING,
    "aanhef",
    PRACTICE,
    remedy="Verwijder het lege punt, of het teken dat te veel is.",
    wrong=answers({"ontvangers.items.0.diensten": ["- de dienst Onderwijs", "de dienst Opvang"]}),
    right=answers({"ontvangers.items.0.diensten": ["de dienst Onderwijs", "de dienst Opvang"]}),
)
def list_marker(case: Case) -> Iterator[Hit]:
    """Een punt zonder tekst, of met twee tekens, is een lijst die niet af is."""
    for passage in case.passages:
        text = passage.text
        if passage.kind == "item":
            if not re.search(r"\w", text) and not passage.label[:1].isalpha():
                told = " ".join((passage.label, text)).strip()
                yield Hit(passage.path, "Een punt van de lijst is leeg.", told)
            elif match := _MARKER.match(text):
                told = " ".join(text.split()[:4])
                if not (match[0][0].isalnum() and not passage.label and len(match[0]) > 2):
                    yield Hit(passage.path, f"Het lijstteken staat er tweemaal: “{told}”.", told)
        elif match := _DOUBLE.match(text):
            told = " ".join(text.split()[:4])
            yield Hit(passage.path, f"Het lijstteken staat er tweemaal: “{told}”.", told)
    for step in case.steps:
        raw = own_text(case.step(step)) if case.has_own_text(step) else ""
        for match in _TWO_MARKS.finditer(raw):
            told = " ".join(match[0].split()[:4])
            yield Hit(case.place(step), f"Het lijstteken staat er tweemaal: “{told}”.", told)


_REMAINS = lazy(
    r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#\d{2,4});|\d\^[oOa°]|\ufffd"
    r"|[ÃÂ][\x80-\xbf]|â€.|[\ue000-\uf8ff]|(?<!\S)--(?:\s--)+(?!\S)"
)
_HINTS = ("<", "&", "^", "\ufffd", "Ã", "Â", "â€", "--")
_OPEN_END = lazy(r"[\wà-ý,)]$")
_CUT_BEGIN = lazy(r"[a-zà-ý]{2,}(?![.)])|\d{4} [a-z]")


@rule(
    "DOC-31",
    "resten-van-een-omzetting",
    Severity.WARNING,
    "aanhef",
    PRACTICE,
    remedy="Verwijder de resten en maak de zin weer één geheel.",
    wrong=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nASV deelt de gegevens van het schooljaar mee aan de\n\n"
        "stad, zodat zij de bonus kan toekennen.",
    ),
    right=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nASV deelt de gegevens van het schooljaar mee aan de stad, "
        "zodat zij de bonus kan toekennen.",
    ),
)
def conversion_remains(case: Case) -> Iterator[Hit]:
    """Bij het omzetten van een bestand blijven soms codes staan, of breekt een zin waar een
    bladzijde eindigde. De tekst leest dan niet meer zoals hij bedoeld is."""
    yield from once(_codes(case))
    yield from _cut_sentences(case)


def _codes(case: Case) -> Iterator[Hit]:
    for passage in case.passages:
        if any(hint in passage.text for hint in _HINTS):
            for match in _REMAINS.finditer(passage.text):
                told = around(passage.text, match, 20)
                yield Hit(
                    passage.path, f"“{match[0]}” is een rest van een omzetting: “{told}”.", match[0]
                )


def _cut_sentences(case: Case) -> Iterator[Hit]:
    for step in case.steps:
        if step in ("aanhef", "partijen", *CLOSING):
            continue
        last: Passage | None = None
        for passage in case.of(step):
            if (
                last is not None
                and passage.kind == "paragraph"
                and passage.path == last.path
                and last.kind in ("paragraph", "item")
                and _OPEN_END.search(last.text)
                and _CUT_BEGIN.match(passage.text)
                and len(last.text) > 40
            ):
                told = " ".join(last.text.split()[-4:])
                then = " ".join(passage.text.split()[:3])
                yield Hit(passage.path, f"De zin breekt af: “… {told} | {then} …”.", told)
            if passage.kind != "note":
                last = passage
