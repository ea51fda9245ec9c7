"""The advice of the data protection officers, of the VTC and of the Comité."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.actors import named_in, party_ids
from protowiz.importer.facts.lines import Line, lines_of
from protowiz.importer.facts.recitals.advice_words import day_in, days_in, said_in, tenor_of
from protowiz.importer.facts.whole import Whole, members
from protowiz.importer.labels import split_label
from protowiz.importer.recitals import AGREED, OFFICER
from protowiz.importer.source import Piece

_ADVICE = re.compile(
    r"\badvie[sz]|\badvise|\bgeadviseerd|\b(?:on)?gunstig|\bpositief|\bnegatief|\bgeen\s(?:enkel\s)?bezwa|"
    r"\bstem(?:de|den|t|men)\s.{0,80}?\bin\b|\bingestemd\b|\bakkoord\s(?:ge|be)|"
    r"\b(?:ging|gingen|gaat)\sakkoord\b",
    re.I,
)
_ALL = re.compile(
    r"\s(?:van|bij)\s(?:elke?\svan\s)?(?:de|beide|alle|elke)\s(?:betrokken\s)?"
    r"(?:partij(?:en)?|instanties)\b",
    re.I,
)
"""Whose officer, if all parties are meant."""
_AUTHORITIES = (
    ("VTC", re.compile(r"toezichtcommissie|\bVTC\b", re.I)),
    (
        "Comité",
        re.compile(
            r"\bcomité\b.{0,60}\b(?:mededeling|gegevens)|\bcomité\b.{0,40}§\s?1/1|"
            r"\bvlaams comité\b",
            re.I,
        ),
    ),
)
_NOT_ASKED = re.compile(
    r"\b(?:geen|niet|nooit|evenmin)\b.{0,60}?\badvies\b|"
    r"\badvies\b.{0,60}?\bniet\b.{0,20}?\b(?:gevraagd|ingewonnen|vereist|nodig)",
    re.I,
)
_NEXT_OFFICER = re.compile(
    r"(?<=[\s,;])(?:en\s+)?(?:(?:de|het)\s+)?(?:functionaris\w*(?:\s+voor\s+gegevens\w+)?|DPO|FG|"
    r"die|dat)\s+van\s+",
    re.I,
)
_SAME_DAY = re.compile(r"\b(?:dezelfde (?:datum|dag)|diezelfde dag|die dag)\b", re.I)


_NEXT_AUTHORITY = re.compile(
    r"(?<=[.;]\s)(?:(?:ook\s+)?de\s+)?(?:vlaamse\s+toezichtcommissie|VTC\b(?!/))", re.I
)


@dataclass(frozen=True)
class Advice:
    """One advice: the answers about it, and where it stands."""

    row: dict[str, Any]
    piece: Piece


def find_advices(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step with the recitals on advice."""
    advices = advices_in(pieces, whole)
    for advice in advices:
        if "datum" not in advice.row:
            what = f"Geen datum bij het advies: {advice.piece.text[:60]}…"
            whole.miss(what, "adviezen", advice.piece)
        if "partij" not in advice.row and "instelling" not in advice.row:
            what = f"Van welke partij is dit advies? {advice.piece.text[:60]}…"
            whole.doubt(what, "adviezen", advice.piece)
    return {"items": [advice.row for advice in advices]} if advices else {}


def advices_in(pieces: Sequence[Piece], whole: Whole) -> list[Advice]:
    """The advices that the recitals tell of, or else the lines before them."""
    found = list(_advices(pieces, whole))
    if not found:
        others = [
            piece
            for step in ("wens", "context", "instanties", "aanhef")
            for piece in whole.parts.of_kind(step)
        ]
        surely = [piece for piece in others if re.search(r"\badvies\b", piece.text, re.I)]
        found = [it for it in _advices(surely, whole) if it.row.get("datum") and len(it.row) > 1]
    return found


def _advices(pieces: Sequence[Piece], whole: Whole) -> Iterator[Advice]:
    for label, texts, piece in _units(pieces):
        lead = texts[0]
        day: date | None = None
        told = " ".join(texts)[:2000]
        is_announced = len(lead) < 80 and "advie" in lead.casefold()
        if not (is_announced or OFFICER.search(told) or _authority(told)):
            continue
        letter = {"letter": label} if label else {}
        listed = [text for text in texts[1:] if _parties(text, whole) and _has_fact(text)]
        if listed and not _has_fact(lead):
            for text in listed:
                for row in _rows(text, whole):
                    yield Advice(letter | row, piece)
            continue
        text = " ".join(texts)
        if not _ADVICE.search(text) or (_NOT_ASKED.search(lead) and not _has_fact(lead)):
            continue
        for part in _parts(text, whole):
            if _authority(part) and _NOT_ASKED.search(part) and not _has_fact(part):
                continue
            for row in _rows(part, whole):
                if day and "datum" not in row and _SAME_DAY.search(part):
                    row["datum"] = day
                day = row.get("datum", day)
                yield Advice(letter | row, piece)


def _units(pieces: Sequence[Piece]) -> list[tuple[str, list[str], Piece]]:
    """Each recital with its label, its lines and those of the unlabelled pieces after it."""
    units: list[tuple[str, list[str], Piece]] = []
    has_labels = False
    for piece in pieces:
        if AGREED.fullmatch(piece.text):
            continue
        texts: list[str] = []
        first = ""
        for line in _lines(piece):
            label, text = (
                (line.label.strip("(.):"), line.text) if line.label else split_label(line.text)
            )
            first = first or (label if not texts else "")
            texts.append(text)
        has_labels = has_labels or bool(first)
        speaks = OFFICER.search(piece.text) or _authority(piece.text)
        if units and not first and (has_labels or not speaks):
            units[-1][1].extend(texts)
        elif texts:
            units.append((first, texts, piece))
    return units


def _lines(piece: Piece) -> list[Line]:
    """The lines of a piece; a table row by row."""
    if not isinstance(piece.block, Table):
        return lines_of([piece])
    rows = (piece.block.head, *piece.block.rows)
    texts = [", ".join(Piece(block).text for cell in row for block in cell) for row in rows]
    return [Line(text, piece) for text in texts if text]


def _authority(text: str) -> str | None:
    """The VTC or the Comité, if the text names it before any officer."""
    officer = OFFICER.search(text)
    until = officer.start() if officer else len(text)
    return next((name for name, words in _AUTHORITIES if words.search(text[:until])), None)


def _is_advice(text: str) -> bool:
    return bool(
        OFFICER.search(text) or re.match(r"\W*(?:en\s+)?(?:die|dat)\b", text)
    ) and _has_fact(text)


def _has_fact(text: str) -> bool:
    return bool(day_in(text) or tenor_of(text))


def _parts(text: str, whole: Whole) -> list[str]:
    """The parts about one officer or authority each, where a recital speaks of several."""
    starts = [0]
    for match in _NEXT_OFFICER.finditer(text):
        tail = text[match.end() : match.end() + 80]
        if (
            match.start() > 30
            and named_in(tail, whole)
            and _is_advice(text[starts[-1] : match.start()])
        ):
            starts.append(match.start())
    starts += [it.start() for it in _NEXT_AUTHORITY.finditer(text) if _has_fact(text[: it.start()])]
    starts.sort()
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _rows(text: str, whole: Whole) -> list[dict[str, Any]]:
    """The rows of a text about one advice, or about that of several parties at once."""
    shared = said_in(text)
    authority = _authority(text)
    if authority is not None:
        return [{"instelling": authority} | shared]
    days = [day for day, _ in days_in(text)]
    parties = _parties(text, whole)
    if len(parties) < 2:
        return [({"partij": parties[0]} if parties else {}) | shared]
    if len(days) == len(parties):
        return [
            {"partij": party} | shared | {"datum": day}
            for party, day in zip(parties, days, strict=True)
        ]
    return [{"partij": party} | shared for party in parties]


def _parties(text: str, whole: Whole) -> list[str]:
    """The parties whose officer advised: those named before the date, a group as its members."""
    days = days_in(text)
    until = days[0][1] if days else 200
    before = text[:until]
    officer = OFFICER.search(before)
    if officer and _ALL.match(before, before.find(" ", officer.end() - 1)):
        return party_ids(whole)
    found = (
        members(named_in(before, whole), whole) or members(named_in(text[:300], whole), whole)[:1]
    )
    if len(found) > 1 and not re.search(
        r"\bfunctionarissen\b|\bDPO'?s\b|\ben\s+(?:die\s+)?(?:van|bij)\b", before, re.I
    ):
        after = members(named_in(before[officer.end() :], whole), whole) if officer else []
        return (after or found)[:1]
    return found
