"""The subject, the date or version, the change log and the summary; the title is in `title`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from protowiz.document.tree import Heading, Paragraph, Table
from protowiz.importer.facts.dates import DATE, find_date
from protowiz.importer.facts.lines import Line, lines_of
from protowiz.importer.facts.opening.title import keyed_ends, read_title, subject_of
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_SUMMARY = re.compile(
    r"(?:korte inhoud|(?:beknopte |korte )?samenvatting|in het kort|"
    r"kort samengevat)\s*[:.–-]?\s*(?P<text>.*)",
    re.I,
)
_CHANGES = re.compile(
    r"(?:wijzigingsrepertorium|"
    r"(?:(?:overzicht|lijst|historiek|geschiedenis|tabel|logboek) (?:van )?(?:de )?)?"
    r"(?:wijzigingen|aanpassingen|versies|revisies)(?: ten opzichte van [a-z ]{3,40})?"
    r"|(?:versie|wijzigings|document|revisie)?(?:geschiedenis|beheer|historiek|overzicht|logboek)"
    r"(?: (?:van|bij) (?:het|dit|de|deze) (?:document|protocol|tekst|overeenkomst))?"
    r"|(?:opeenvolgende|eerdere|vorige) versies|wat is er (?:gewijzigd|veranderd)\??"
    r"|voorgeschiedenis van (?:dit|het) (?:document|protocol))\s*:?",
    re.I,
)
_NUMBER = r"\bv(?:ersie)?\.?\s*\d[\w.]*"
_CHANGE_DATE = (
    rf"(?:{_NUMBER}\s*[,:–-]?\s*)?(?:(?:van|op|d\.d\.|dd\.?)\s+)?\(?(?P<date>{DATE.pattern})\)?"
    rf"(?:\s*[,–-]?\s*\(?{_NUMBER}\)?)?"
)
_CHANGE = re.compile(rf"(?:\d+[.)]\s*)?{_CHANGE_DATE}\s*[:–,-]\s*(?P<what>.+)", re.I)
_CHANGE_START = re.compile(rf"{_CHANGE_DATE}\s*[:–-]\s", re.I)
_CHANGE_BEFORE = re.compile(rf"(?P<what>.{{5,300}}?)\s*\((?P<date>{DATE.pattern})\)\.?", re.I)
_HEAD_DATE = re.compile(r"datum|\bwanneer\b|\bdag\b|\bd\.d\.", re.I)
_HEAD_CHANGE = re.compile(
    r"wijziging|omschrijving|aanpassing|reden|toelichting|commentaar|inhoud|\bwat\b|verandering|"
    r"opmerking|beschrijving|onderwerp|actie|bewerking",
    re.I,
)
_VERSION = re.compile(
    r"(?P<label>\b(?:versie(?:nummer)?|version)\b\s*:?\s*(?:(?:nr\.?\s*)?\d[\w.]*)?"
    r"|\b(?:ontwerp|revisie|editie)\s+(?:nr\.?\s*)?\d[\w.]*|\bv\.?\s?\d[\w.]*|\bv\b)",
    re.I,
)
_AFTER_SUBJECT = re.compile(
    rf"[\s,]+\(?(?:v(?:ersie)?\.?\s?\d[\w.]*\W+.{{0,12}}|(?:d\.\s?d\.|dd\.?|datum:)\s+){DATE.pattern}\W*$",
    re.I,
)
_ENDS_SUMMARY = re.compile(
    r"(?:dit protocol (?:wordt|is)|de partijen (?:sluiten|komen)|gelet op|opgesteld in"
    r"|(?:gesloten|opgemaakt) (?:met toepassing|in uitvoering|op grond|krachtens)"
    rf"|(?:datum|versie)\s*:|(?:\w+\s*:?\s*)?{DATE.pattern}$)",
    re.I,
)
_NO_BARE_SUBJECT = re.compile(
    r"\bprotocol\b|gegevens|\bversie\b|\bontwerp\b|\bpagina\b|\bkenmerk\b|\breferentie\b|"
    r"\bdossier|^\W*(?:goedgekeurd|vastgesteld|opgesteld|opgemaakt|gesloten|bijlage|nr\b|v\.?\s?\d)|"
    r"@|www\.|\d{4}",
    re.I,
)
_UNDER_TITLE, _BARE = 6, 150
"""So many lines, and letters of a line, stand under a title."""
_DATE_LINE = 80
"""A line with the date of the text is not longer."""


def find_preamble(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Aanhef."""
    found, rest = _title(pieces, whole)
    changes = [change for piece in rest for change in _table_of_changes(piece)]
    tables = [piece for piece in rest if isinstance(piece.block, Table)]
    texts = (piece for piece in rest if not isinstance(piece.block, Table))
    lines = [line for piece in texts for line in lines_of([piece])]
    lines += [line for piece in tables if not _table_of_changes(piece) for line in _pairs(piece)]
    in_changes = False
    for number, line in enumerate(lines):
        text = line.text
        if match := _SUMMARY.fullmatch(text):
            found["korte_inhoud"] = match["text"] or "\n\n".join(_summary(lines[number + 1 :]))
        elif _CHANGES.fullmatch(text):
            in_changes = True
        elif listed := _listed_changes(text, in_changes):
            changes += listed
        elif (
            match := _CHANGE.fullmatch(text)
            or (in_changes and _CHANGE_BEFORE.fullmatch(text))
            or None
        ):
            changes.append({"datum": find_date(match["date"]), "omschrijving": match["what"]})
        elif "kader" not in found and (subject := subject_of(text)):
            found["kader"] = subject
        elif len(text) < _DATE_LINE:
            found |= _dated(text, found)
    if "kader" not in found and "titel_naar" not in found:
        found |= _bare_subject(pieces, lines, whole)
    subject = str(found.get("kader", ""))
    if after := _AFTER_SUBJECT.search(subject):
        found |= _dated(subject[after.start() :], found)
        found["kader"] = subject[: after.start()].strip(" .,;")
    if changes:
        found["wijzigingen"] = changes
    return found


def _title(pieces: Sequence[Piece], whole: Whole) -> tuple[dict[str, Any], Sequence[Piece]]:
    """What the title tells, as a sentence or as the lines of a form, and the pieces after it."""
    lines = [line.text for piece in pieces for line in (*_pairs(piece), *_text_lines(piece))]
    if ends := keyed_ends(lines):
        return dict(ends), pieces
    return read_title(pieces, whole)


def _text_lines(piece: Piece) -> list[Line]:
    return [] if isinstance(piece.block, Table) else lines_of([piece])


def _bare_subject(pieces: Sequence[Piece], lines: Sequence[Line], whole: Whole) -> dict[str, str]:
    """The one line under the title that is no sentence and tells neither a date nor a party."""
    parties = " ".join(piece.text for piece in whole.parts.of_kind("partijen")).casefold()
    if not parties or not any("protocol" in piece.text.casefold() for piece in pieces[:3]):
        return {}
    found: list[str] = []
    for line in lines[:_UNDER_TITLE]:
        text = line.text
        is_heading = isinstance(line.piece.block, Heading | Paragraph) and len(text) <= _BARE
        if not is_heading or text.endswith((".", ":", ";")) or _SUMMARY.fullmatch(text):
            break
        names = [name for name in re.split(r"[,;–—/]|\s-\s|\sen\s", text) if len(name.split()) < 8]
        is_party = any(name.strip().casefold() in parties for name in names if name.strip())
        if not (is_party or _NO_BARE_SUBJECT.search(text) or find_date(text)):
            found.append(text)
    return {"kader": found[0]} if len(found) == 1 and len(found[0].split()) > 2 else {}


def _listed_changes(text: str, in_changes: bool) -> list[dict[str, Any]]:
    """The changes of a paragraph that lists them, with or without their heading before it."""
    if not (in_changes or _CHANGES.match(text)):
        return []
    found = _changes_in(text)
    return found if _CHANGES.match(text) or (len(found) > 1 and _CHANGE.match(text)) else []


def _changes_in(text: str) -> list[dict[str, Any]]:
    """The changes that stand one after the other in a single paragraph."""
    starts = list(_CHANGE_START.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return [
        {"datum": find_date(start["date"]), "omschrijving": text[start.end() : end].strip(" ;")}
        for start, end in zip(starts, ends, strict=False)
    ]


def _dated(text: str, found: dict[str, Any]) -> dict[str, Any]:
    """The date and the version that a short line tells."""
    told: dict[str, Any] = {}
    match = DATE.search(text)
    day = find_date(text)
    if day and "datum" not in found:
        told["datum"] = day
    rest = text.replace(match[0], " ") if match else text
    version = _VERSION.search(rest)
    is_told = version and version["label"].casefold().strip(" :") != "versie"
    if version and is_told and "versie" not in found and (day or version.start() == 0):
        told["versie"] = " ".join(version["label"].replace(":", " ").split())
    return told


def _summary(lines: Sequence[Line]) -> Iterator[str]:
    """The lines of the summary: up to what a preamble goes on with."""
    for line in lines:
        if isinstance(line.piece.block, Heading | Table) or _CHANGES.fullmatch(line.text):
            return
        if _ENDS_SUMMARY.match(line.text):
            return
        yield line.text


def _table_of_changes(piece: Piece) -> list[dict[str, Any]]:
    """The rows of a table with a column for the date and one for the change."""
    if not isinstance(piece.block, Table):
        return []
    head, *rows = _cells(piece.block)
    if not any(head) and rows:
        head, *rows = rows
    if all(_is_change_row(row) for row in (head, *rows)) and rows:
        return [_change_of_row(row) for row in (head, *rows)]
    dates = [at for at, cell in enumerate(head) if _HEAD_DATE.search(cell)]
    changes = [at for at, cell in enumerate(head) if _HEAD_CHANGE.search(cell)]
    if not dates or not changes:
        return []
    found = ((find_date(row[dates[0]]), row[changes[0]]) for row in rows)
    return [{"datum": day, "omschrijving": what} for day, what in found if day and what]


def _is_change_row(row: Sequence[str]) -> bool:
    """Whether a row without a head tells one date and what was changed then."""
    dates = [cell for cell in row if DATE.fullmatch(cell)]
    return len(dates) == 1 and any(len(cell.split()) > 1 for cell in row if cell not in dates)


def _change_of_row(row: Sequence[str]) -> dict[str, Any]:
    day = next(cell for cell in row if DATE.fullmatch(cell))
    return {
        "datum": find_date(day),
        "omschrijving": max((cell for cell in row if cell != day), key=len),
    }


def _pairs(piece: Piece) -> Iterator[Line]:
    """The rows of a table of keys and values, each as a line."""
    if isinstance(piece.block, Table):
        for row in _cells(piece.block):
            if any(row):
                key, *values = [cell for cell in row if cell]
                yield Line(
                    " ".join((key, *values) if not values else (_as_key(key), *values)), piece
                )


def _as_key(text: str) -> str:
    return text if text.endswith(":") else f"{text}:"


def _cells(table: Table) -> list[list[str]]:
    return [
        [" ".join(Piece(block).text for block in cell) for cell in row]
        for row in (table.head, *table.rows)
    ]
