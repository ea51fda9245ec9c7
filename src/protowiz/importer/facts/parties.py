"""The parties: names, numbers, seats, representatives and groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.draft.text import kbo_is_valid
from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_QUOTED = r"[\"“”„'‘’«»]"
_SHORT = re.compile(
    rf"hierna\s*:?\s*(?:samen\s*)?(?:ook\s*)?{_QUOTED}(?P<name>[^\"“”„«»]+?){_QUOTED}", re.I
)
_AND = re.compile(r"(?:tussen|en|enerzijds|anderzijds)\s*:?", re.I)
_NUMBER = re.compile(r"(?<![\d.])(?:BE\s*)?(?P<number>[01]?\d{3}[. ]?\d{3}[. ]?\d{3})(?![\d.]*\d)")
_BRANCH = re.compile(r"\b(?P<number>[2-8][. ]?\d{3}[. ]?\d{3}[. ]?\d{3})\b")
_SEAT = re.compile(
    r"(?:zetel|kantoren|gevestigd)\b(?:\s+gevestigd)?[^,\d]*?"
    r"(?:te|in|aan(?: de| het)?|op(?: de| het)?)?\s+"
    r"(?P<street>[^,;]*?\d+[^,;]*?)\s*,\s*(?:te\s+)?(?P<code>[1-9]\d{3})\s+"
    r"(?P<town>[A-Z][\w'’ -]*?)(?=\s*(?:,|;|\.|en vertegenwoordigd|vertegenwoordigd|$))"
)
_REPRESENTED = re.compile(
    r"(?:vertegenwoordigd door|in de persoon van|voor wie (?:tekent|tekenen|optreedt)\s*:?)"
    r"\s+(?P<people>.+)",
    re.I,
)
_PROPER = r"[A-ZÀ-Ý][\w'’.\-]+"
_NEXT_PERSON = re.compile(rf"\s+en\s+(?={_PROPER}\s)")
_PERSON = re.compile(
    rf"(?P<name>{_PROPER}(?:\s+(?:[a-z]{{1,4}}\s+)*{_PROPER})+)\s*,\s*(?P<role>[^,;]+)"
)
_BODY = re.compile(r"\b(?:regering|college|raad|bureau|agentschap|departement)\b", re.I)
_IS_PARTY = re.compile(
    r"\bzetel\b|\bkantoren\b|\bgevestigd\b|vertegenwoordigd|\bKBO\b|onderneming", re.I
)
_BEFORE_STREET = re.compile(r"^(?:gevestigd\s+)?(?:te|aan|in|op)\s+(?:(?:de|het)\s+)?")
_DELEGATION = re.compile(
    r"vertegenwoordigd door (?P<body>[^,]+), voor wie bij delegatie (?P<name>[^,]+?) optreedt", re.I
)
_ARTICLE = re.compile(r"(?P<article>het|de)\s+(?=[A-Z])", re.I)
_KINDS = (
    ("lokaal bestuur", r"\b(?:ocmw|stad|gemeente|college van burgemeester|vast bureau)\b"),
    ("Vlaamse overheid", r"\bvlaams|\bagentschap\b|\bdepartement\b"),
)


def find_parties(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Partijen."""
    rows: list[dict[str, Any]] = []
    groups: list[dict[str, Any]] = []
    unnamed: list[dict[str, Any]] = []
    for piece in pieces:
        text = piece.text
        if _AND.fullmatch(text):
            continue
        if short := _SHORT.search(text):
            name = short["name"].strip(" ,;.")
            if not unnamed and text[: short.start()].strip(" ,"):
                unnamed = [_add(rows, text[: short.start()], piece, whole)]
            if not unnamed and len(rows) > 1 and "samen" in short[0].casefold():
                unnamed = rows[-2:]
                what = (
                    f"Horen {' en '.join(row['officiele_naam'] for row in unnamed)} bij “{name}”?"
                )
                whole.doubt(what, "partijen", piece)
            if len(unnamed) > 1:
                group = {"id": f"g{len(groups) + 1}", "naam": name}
                groups.append(group)
                for row in unnamed:
                    row["groep"] = group["id"]
            elif unnamed:
                unnamed[0]["korte_naam"] = name
            unnamed = []
        elif _IS_PARTY.search(text):
            unnamed.append(_add(rows, text, piece, whole))
    preamble = whole.parts.pieces["aanhef"]
    _give_roles(rows, groups, preamble[0].text if preamble else "", whole)
    return ({"items": rows} if rows else {}) | ({"groepen": groups} if groups else {})


def _add(rows: list[dict[str, Any]], text: str, piece: Piece, whole: Whole) -> dict[str, Any]:
    row: dict[str, Any] = {"id": f"p{len(rows) + 1}"}
    rows.append(row)
    name = re.split(r",|\bmet zetel\b|\bgeregistreerd\b|\bingeschreven\b", text, maxsplit=1)[0]
    if delegation := _DELEGATION.search(text):
        row["bij_delegatie"] = True
        row["rechtspersoon"], row["delegerend_orgaan"] = name.strip(" ,;."), delegation["body"]
        name = delegation["name"]
    elif re.search(r"\bbij delegatie\b", text, re.I):
        what = "Er wordt bij delegatie opgetreden: kijk na wie partij is en wie tekent."
        whole.doubt(what, "partijen", piece)
    name = name.strip(" ,;.")
    if article := _ARTICLE.match(name):
        row["lidwoord"] = article["article"].lower()
        name = name[article.end() :]
    row["officiele_naam"] = name
    for kind, words in _KINDS:
        if re.search(words, text, re.I):
            row["soort"] = kind
            break
    rest = text[text.index(name) + len(name) :]
    if number := _NUMBER.search(rest):
        row["kbo"] = number["number"].strip()
        if not kbo_is_valid(row["kbo"]):
            what = f"Het ondernemingsnummer {row['kbo']} faalt op het controlegetal."
            whole.doubt(what, "partijen", piece)
    else:
        what = f"Geen ondernemingsnummer gevonden bij {name}."
        whole.miss(what, "partijen", piece)
    if re.search(r"vestiging", rest, re.I) and (branch := _BRANCH.search(rest)):
        row["vestigingseenheid"] = branch["number"]
    if seat := _SEAT.search(rest):
        row["adres"] = _BEFORE_STREET.sub("", seat["street"]).strip()
        row["postcode"], row["gemeente"] = seat["code"], seat["town"].strip()
    people = [
        {"naam": person["name"], "functie": person["role"].strip(" .")}
        for match in [_REPRESENTED.search(rest)]
        if match
        for person in _PERSON.finditer(_NEXT_PERSON.sub(", ", match["people"]))
        if not _BODY.search(person["name"])
    ]
    if people:
        row["vertegenwoordigers"] = people
    if row.get("soort") == "lokaal bestuur" and (day := find_date(rest)):
        row["datum_beslissing"] = day
    return row


def _give_roles(
    rows: list[dict[str, Any]], groups: list[dict[str, Any]], title: str, whole: Whole
) -> None:
    """Who sends and who receives, from the order of the names in the title."""
    sender, _, receiver = title.casefold().partition(" naar ")
    for row in rows:
        names = [str(row.get("korte_naam", "")), str(row["officiele_naam"])]
        in_receiver = any(name and name.casefold() in receiver for name in names)
        in_sender = any(name and name.casefold() in sender for name in names)
        if in_receiver != in_sender:
            row["rol"] = "ontvangend" if in_receiver else "mededelend"
        else:
            what = f"Deelt {row.get('korte_naam') or row['officiele_naam']} mee of ontvangt ze?"
            whole.doubt(what, "partijen")
