"""Rules about the annexes and about what the text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from protowiz.document.tree import Block, Table, words_of
from protowiz.draft.answers import Path
from protowiz.draft.reading import own_text
from protowiz.draft.sources import PRACTICE, egov
from protowiz.rules.case import Case, Passage, read
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.patterns import lazy

STEP = "bijlagen"
_FILE = {"nummer": "1", "opschrift": "Het bestand", "inhoud": "Eén rij per kind."}
_NUMBER = r"(?:\d{1,2}(?:[./]\d{1,2})?|[A-Z]|[IVX]{1,4})"
_TITLE = lazy(rf"bijlage(?:\s+({_NUMBER})\b)?", re.IGNORECASE)
_OTHER_TEXT = (
    r"\s+bij (?!dit protocol|het protocol|deze|artikel|wijze)\S+(?: \S+)?"
    r"|\s+(?:van|bij) (?:het|de|dat) (?:\w+ )?(?:\w*besluit|decreet|\w*wet|reglement|omzendbrief"
    r"|\w*overeenkomst|verordening|richtlijn|codex|aanvraag)\b"
)
_MENTION = lazy(
    rf"\b[Bb]ijlagen? ({_NUMBER})\b((?: en | tot en met |, ){_NUMBER}\b)?({_OTHER_TEXT})?"
)
_VAGUE = lazy(
    rf"\(?\b(?:(?:zoals )?(?:beschreven|opgenomen|vermeld|bepaald|toegevoegd|vastgelegd) in"
    rf"|zie(?: ook)?"
    rf"|in) (?:de |een )?bijlagen?\b(?!\s+(?:{_NUMBER})\b)\)?",
    re.IGNORECASE,
)
_OF_ANOTHER = lazy(r"\s*(?:bij|van|aan) (?!dit protocol|het protocol)(?:het|de|dat)\b", re.I)


@dataclass(frozen=True)
class _Annex:
    """An annex with its title as it stands, and whether anything stands under it."""

    number: str
    title: str
    path: Path
    is_empty: bool


def _annexes(case: Case) -> list[_Annex]:
    if not case.has_own_text(STEP):
        if not case.prints(STEP):
            return []
        return [
            _Annex(
                row.nummer or "",
                f"Bijlage {row.nummer or ''}".strip(),
                (STEP, "items", index, "inhoud"),
                not row.vertrouwelijk and not (row.inhoud or "").strip(),
            )
            for index, row in enumerate(case.protocol.bijlagen.items)
        ]
    return list(_printed(case.of(STEP)))


def _printed(passages: tuple[Passage, ...]) -> Iterator[_Annex]:
    """The annexes of an own text: each heading with what stands under it."""
    heads = [at for at, it in enumerate(passages) if _is_title(it)]
    if passages and not heads:
        yield _Annex("", passages[0].text, passages[0].path, False)
    for at, end in pairwise([*heads, len(passages)]):
        head = passages[at]
        match = _TITLE.match(head.text)
        number = (match[1] or "") if match else ""
        is_closed = any(it in head.text.lower() for it in ("vertrouwelijk", "afzonderlijk"))
        yield _Annex(number, head.text, head.path, end == at + 1 and not is_closed)


def _is_title(passage: Passage) -> bool:
    match = _TITLE.match(passage.text)
    if match is None or passage.kind == "heading":
        return match is not None
    rest = passage.text[match.end() :].lstrip()
    return match[1] is not None and len(passage.text) < 120 and rest[:1] in ("", ":", ".", "-", "–")


def _mentions(case: Case) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in case.passages:
        if passage.step != STEP and "ijlage" in passage.text:
            for match in _MENTION.finditer(passage.text):
                yield passage, match


def _is_of_another_text(match: re.Match[str]) -> bool:
    return match[3] is not None


@rule(
    "ANX-01",
    "bijlage-ontbreekt",
    Severity.ERROR,
    STEP,
    egov("8, § 1"),
    VTC,
    remedy="Voeg de bijlage toe met haar inhoud, of verwijder de verwijzing. Is ze vertrouwelijk, "
    "zeg "
    "dat dan.",
    wrong=answers({"beveiliging.aanvulling": "Bijlage 1 beschrijft het bestand."}),
    right=answers(
        {
            "beveiliging.aanvulling": "Bijlage 1 beschrijft het bestand.",
            "bijlagen.items": [_FILE],
        }
    ),
)
def annex_missing(case: Case) -> Iterator[Hit]:
    """Een bijlage is een deel van het protocol en wordt mee bekendgemaakt. Ontbreekt ze, dan
    ontbreekt een deel van wat de partijen afspraken."""
    annexes = _annexes(case)
    for annex in annexes:
        if annex.is_empty:
            yield Hit(annex.path, f"“{annex.title}” heeft geen inhoud.", annex.title)
    numbers = {annex.number.upper() for annex in annexes}
    if numbers == {""} and len(annexes) == 1:
        numbers = {"1", "A", "I"}
    empty = {annex.number.upper() for annex in annexes if annex.is_empty}
    told: set[str] = set()
    for passage, match in _mentions(case):
        number = match[1].upper()
        if number in told or _is_of_another_text(match):
            continue
        words = f"{match[0].split()[0]} {match[1]}"
        if number not in numbers:
            told.add(number)
            yield Hit(passage.path, f"“{words}” bestaat niet bij dit protocol.", words)
        elif number in empty:
            told.add(number)
            yield Hit(passage.path, f"“{words}” heeft geen inhoud.", words)
    if not annexes:
        for passage, words in _vague(case):
            yield Hit(passage.path, f"“{words}”: dit protocol heeft geen bijlage.", words)


def _vague(case: Case) -> Iterator[tuple[Passage, str]]:
    """Where the text speaks of an annex without its number."""
    for passage in case.passages:
        if passage.step != STEP and "ijlage" in passage.text:
            for match in _VAGUE.finditer(passage.text):
                after = passage.text[match.end() :]
                if not _OF_ANOTHER.match(after):
                    yield passage, match[0]


@rule(
    "ANX-02",
    "bijlage-onduidelijk-genoemd",
    Severity.WARNING,
    STEP,
    VTC,
    remedy="Noem elke bijlage met haar nummer, en de tekst waarbij ze hoort als dat een andere is.",
    wrong=answers(
        {
            "beveiliging.aanvulling": "De velden zijn beschreven in bijlage.",
            "bijlagen.items": [_FILE],
        }
    ),
    right=answers(
        {
            "beveiliging.aanvulling": "De velden zijn beschreven in bijlage 1.",
            "bijlagen.items": [_FILE],
        }
    ),
)
def annex_named_unclearly(case: Case) -> Iterator[Hit]:
    """Een lezer moet de bijlage kunnen vinden die de tekst bedoelt. Een bijlage waar geen enkel
    artikel naar verwijst, is misschien vergeten."""
    annexes = _annexes(case)
    if not annexes:
        return
    for passage, words in _vague(case):
        yield Hit(passage.path, f"“{words}” zegt niet welke bijlage.", words)
    own_numbers = {annex.number.upper() for annex in annexes if annex.number}
    for passage, match in _mentions(case):
        if _is_of_another_text(match) and match[1].upper() in own_numbers:
            words = match[0].strip()
            yield Hit(
                passage.path,
                f"“{words}” is een bijlage bij een andere tekst, maar het protocol heeft zelf ook "
                f"een bijlage {match[1]}.",
                words,
            )


@rule(
    "ANX-04",
    "bijlage-nergens-genoemd",
    Severity.HINT,
    STEP,
    VTC,
    remedy="Verwijs naar de bijlage in het artikel waarbij ze hoort, of laat ze weg.",
    wrong=answers(
        {
            "bijlagen.items": [_FILE],
        }
    ),
    right=answers(
        {
            "beveiliging.aanvulling": "De velden zijn beschreven in bijlage 1.",
            "bijlagen.items": [_FILE],
        }
    ),
)
def annex_never_mentioned(case: Case) -> Iterator[Hit]:
    """Een bijlage waar geen enkel artikel naar verwijst, is misschien vergeten. Een lezer weet niet
    waarvoor ze dient."""
    annexes = _annexes(case)
    numbers = {annex.number.upper() for annex in annexes if annex.number}
    mentioned: set[str] = set()
    for _, match in _mentions(case) if numbers else ():
        if not _is_of_another_text(match):
            mentioned |= _numbers_in(match, numbers)
    for annex in annexes:
        if annex.number and annex.number.upper() not in mentioned:
            yield Hit(annex.path, f"Geen enkel artikel verwijst naar “{annex.title}”.", annex.title)


def _numbers_in(match: re.Match[str], own_numbers: set[str]) -> set[str]:
    """The annexes that a mention names: one, two, or all from the one to the other."""
    named = {match[1].upper()}
    if match[2]:
        last = match[2].split()[-1].upper()
        named.add(last)
        if "tot" in match[2] and last.isdigit() and match[1].isdigit():
            named |= {str(number) for number in range(int(match[1]), int(last) + 1)}
    return named & own_numbers


def _texts(case: Case) -> Iterator[tuple[Path, str]]:
    if case.has_own_text(STEP):
        yield case.place(STEP), own_text(case.step(STEP))
    elif case.prints(STEP):
        for index, row in enumerate(case.protocol.bijlagen.items):
            yield (STEP, "items", index, "inhoud"), row.inhoud or ""


def _is_bare(table: Table) -> bool:
    """Whether a table of some size says nothing beside its first column."""
    if len(table.rows) < 2 or len(table.head) < 3:
        return False
    return not any(_text_of(cell) for row in table.rows for cell in row[1:])


def _text_of(cell: tuple[Block, ...]) -> str:
    return " ".join(words_of(cell)).strip()


@rule(
    "ANX-03",
    "tabel-met-lege-cellen",
    Severity.HINT,
    STEP,
    PRACTICE,
    remedy="Zet een teken of een woord in de cellen die gekleurd waren.",
    wrong=answers(
        {
            "bijlagen.items": [
                {
                    "nummer": "1",
                    "opschrift": "Planning",
                    "inhoud": "| Taak | mei | juni |\n| --- | --- | --- |\n| test |  |  |\n"
                    "| start |  |  |\n",
                }
            ],
            "beveiliging.aanvulling": "Bijlage 1 is de planning.",
        }
    ),
    right=answers(
        {
            "bijlagen.items": [
                {
                    "nummer": "1",
                    "opschrift": "Planning",
                    "inhoud": "| Taak | mei | juni |\n| --- | --- | --- |\n| test | x |  |\n"
                    "| start |  | x |\n",
                }
            ],
            "beveiliging.aanvulling": "Bijlage 1 is de planning.",
        }
    ),
)
def table_with_empty_cells(case: Case) -> Iterator[Hit]:
    """Een planning met gekleurde balken verliest bij het omzetten haar kleuren. Wat overblijft,
    zijn lege cellen die niets zeggen."""
    for path, text in _texts(case):
        if "|" not in text:
            continue
        for block in read(text):
            if isinstance(block, Table) and _is_bare(block):
                told = _text_of(block.rows[0][0])
                yield Hit(path, "In de tabel is alleen de eerste kolom gevuld.", told)
