"""The authorisations and norms for the use of the Rijksregister number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.actors import (
    actors_in,
    joined_in,
    named_in,
    party_ids,
    places_in,
)
from protowiz.importer.facts.articles.law import norms_in
from protowiz.importer.facts.clauses import Clause, bare, sentences_of, table_rows
from protowiz.importer.facts.dates import DATE, find_date
from protowiz.importer.facts.whole import Whole

_USES_NUMBER = re.compile(
    r"\b(?:rijksregister|identificatienummer|sectoraal comité|informatieveiligheidscomité"
    r"|kruispuntbank|(?:INSZ|RRN|IVC|KSZ)\b|RR(?=[ -]?(?:nr|nummer|\d)))",
    re.I,
)
_PERMIT = re.compile(
    r"\b(?:machtiging\w*|gemachtigd|machtigt|beraadslaging\w*|beslissing|toelating"
    r"|besluit\s+(?:nr\.?\s*)?[A-Z]{2})\b",
    re.I,
)
_PERMIT_PHRASE = re.compile(
    r"(?P<what>\b(?:beraadslaging|machtiging|beslissing|toelating)\s+"
    r"(?:van\s+(?:de|het)\s[^.;,()\d]{3,60}?\s)?(?:(?:RR|IVC|SCRR|nr\.?"
    r"|nummer)\s*)*"
    r"[\w/.-]*\d[\w/.-]*(?:[^.;,()]|\.(?=\d))*)",
    re.I,
)
_MAY_USE = re.compile(
    r"\b(?:mag|mogen|gemachtigd|toegelaten|gebruikt?|gebruiken)\b[^.]{0,60}"
    r"(?:rijksregister|INSZ|identificatienummer)|(?:rijksregister|INSZ"
    r"|identificatienummer)[^.]{0,60}"
    r"\b(?:mag|mogen|gebruikt?|gebruiken|gemachtigd)\b",
    re.I,
)
_NORM = re.compile(
    r"\b(?:artikel|art\.|\w{0,30}decreet|\w{0,30}wet|koninklijk besluit|\bKB\b|besluit)\b", re.I
)
_ACT_START = re.compile(
    rf"(?:(?:het|de|een)\s+)?(?:(?:koninklijk|ministerieel|organieke?)\s+)?"
    rf"(?:{_PERMIT.pattern}|{_NORM.pattern})",
    re.I,
)
_ACT = re.compile(rf"{_PERMIT.pattern}|{_NORM.pattern}", re.I)
_NEXT_PERMIT = re.compile(
    r"\s+(?:en|alsook|evenals)\s+(?:(?:de|het|door|bij|op grond van)\s+)?(?=(?:beraadslaging"
    r"|machtiging|beslissing"
    r"|toelating)\b)",
    re.I,
)
_JOINS = re.compile(
    r"(?:\s*,|\s+(?:en|terwijl|alsook|evenals))(?:\s+(?:en|terwijl))?\s+(?:(?:door|voor|aan|bij"
    r"|van|wat)\s+)?"
    r"(?:(?:de|het)\s+)?$",
    re.I,
)
_GOES_ON = re.compile(
    r"\b(?:mag|mogen|kan|kunnen|gebruikt|gebruiken|doet|doen)\s+(?:dat|dit|het)\b"
    r"|\b(?:daar|hier)toe\s+gemachtigd\b",
    re.I,
)
_LEADS_TO_ACT = re.compile(
    r"^(?:is\s+|zijn\s+|werd\s+)?(?:(?:daartoe|hiertoe)\s+)?(?:gemachtigd|machtigt"
    r"|toegelaten)\s+(?:bij"
    r"|krachtens|op\s+grond\s+van|op\s+basis\s+van|ingevolge|volgens|via|door|met)\s+(?=(?:(?:het"
    r"|de|een)"
    rf"\s+)?(?:{_PERMIT.pattern}|{_NORM.pattern}))",
    re.I,
)
_TITLE = re.compile(r"machtiging|beraadslaging|\bnorm\b|\btitel\b|\bgrond\b", re.I)
_DATED_END = re.compile(rf",?\s+(?:van|dd\.?|d\.d\.)\s+(?:{DATE.pattern})$", re.I)


def authorisations(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The rows on who may use the Rijksregister number, and why."""
    rows: list[dict[str, Any]] = []
    tables: list[Table] = []
    before = ""
    for clause in clauses:
        above, before = before, clause.text
        block = clause.piece.block
        if isinstance(block, Table):
            if all(block is not table for table in tables):
                tables.append(block)
                rows += _in_table(block, above, whole)
            before = above
            continue
        is_list = (
            clause.items
            and _USES_NUMBER.search(clause.lead)
            and re.search(
                r"machtig|gebruik|mogen|toegang|norm|toelating|beraadslaging", clause.lead, re.I
            )
        )
        if is_list:
            for item in clause.items:
                rows += _listed(item, None, whole)
            continue
        rows += _told(clause, rows, whole)
    return rows


def _told(clause: Clause, known: Sequence[dict[str, Any]], whole: Whole) -> list[dict[str, Any]]:
    """The rows of the sentences of a paragraph, without those known already."""
    rows: list[dict[str, Any]] = []
    is_used = False
    parts = (part for it, _ in sentences_of([clause]) for part in _parts(it, whole))
    for sentence, is_joined in parts:
        goes_on = is_used and (
            is_joined
            or _GOES_ON.search(sentence) is not None
            or _owner_of(sentence, whole) is not None
        )
        is_used = goes_on or _USES_NUMBER.search(sentence) is not None
        if not is_used:
            continue
        place = _PERMIT_PHRASE.search(sentence)
        found = _NEXT_PERMIT.split(place["what"]) if place else []
        if not found and (goes_on or _MAY_USE.search(sentence)):
            found = norms_in(sentence)[:1]
        at = sentence.find(found[0]) if found else 0
        for what in found:
            if any(bare(what) in str(row["omschrijving"]) for row in (*known, *rows)):
                continue
            after = joined_in(sentence[at + len(found[0]) :], whole, party_ids(whole))
            owners = named_in(sentence[:at], whole)[-1:] or after
            rows += [_row(what, whole, "", owner) for owner in owners or [""]]
    return rows


def _parts(sentence: str, whole: Whole) -> Iterator[tuple[str, bool]]:
    """The parts of a sentence, each on one party, and whether it is joined to the one before."""
    for part in sentence.split("; "):
        at = 0
        for start, _, _ in (
            places_in(part, whole) if _PERMIT.search(part) or "artikel" in part else ()
        ):
            joined = _JOINS.search(part[at:start])
            if joined and all(
                _ACT.search(it) for it in (part[at : at + joined.start()], part[start:])
            ):
                yield part[at : at + joined.start()], at > 0
                at += joined.start()
        yield part[at:], at > 0


def _in_table(table: Table, above: str, whole: Whole) -> list[dict[str, Any]]:
    """The rows of a table under words on the number, or with a column for authorisations."""
    head, body = table_rows(table)
    if not any(head) and body:
        head, body = body[0], body[1:]
    place = next((at for at, name in enumerate(head) if _TITLE.search(name)), None)
    if place is None or not (_USES_NUMBER.search(above) or _USES_NUMBER.search(" ".join(head))):
        return []
    rows = []
    for row in body:
        others = " ".join(cell for at, cell in enumerate(row) if at != place)
        owner = next(iter(actors_in(others, whole)), None)
        found = _row(row[place], whole, "", owner)
        if "datum" not in found and (day := find_date(others)):
            found["datum"] = day
        rows.append(found)
    return rows


def _listed(item: Clause, owner: str | None, whole: Whole) -> list[dict[str, Any]]:
    """The rows of an item: of the party it names, one for each item under it."""
    head, colon, rest = item.text.partition(":")
    named = actors_in(head, whole) if colon and len(head) < 90 else []
    owner = named[0] if named else owner
    if item.items:
        return [row for inner in item.items for row in _listed(inner, owner, whole)]
    text = rest.strip() if colon and len(head) < 90 and rest.strip() else item.text
    start = _ACT_START.search(text)
    if start is None:
        return []
    text, named = (
        _LEADS_TO_ACT.sub("", text[start.start() :], count=1),
        named_in(text[: start.start()], whole),
    )
    return [_row(text, whole, head, named[0] if named else owner)]


def _row(text: str, whole: Whole, context: str, owner: str | None = None) -> dict[str, Any]:
    named = named_in(context, whole)
    owner = owner or (named[-1] if named else None)
    told = bare(re.sub(r"\s*\((?:machtiging|norm)\)$", "", text))
    is_permit = _PERMIT.search(text) is not None
    row: dict[str, Any] = {"partij": owner} if owner else {}
    row |= {"soort": "machtiging" if is_permit else "norm", "omschrijving": told}
    if (is_permit or not re.match(r"(?:artikel|art\.)", told)) and (day := find_date(told)):
        row["datum"] = day
        undated = _DATED_END.sub("", told)
        row["omschrijving"] = undated if re.search(r"\d", undated) else told
    return row


def _owner_of(text: str, whole: Whole) -> str | None:
    """The party in "de stad: artikel 3 van het besluit"."""
    head, colon, rest = text.partition(": ")
    is_act = colon and len(head) < 60 and _ACT_START.match(rest)
    return next(iter(named_in(head, whole)), None) if is_act else None
