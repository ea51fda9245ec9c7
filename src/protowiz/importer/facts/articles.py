"""What articles have in common, and the short facts of the last ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.dates import find_date
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_SIGNS = {":": ":", ".": ".", "-": " -", "–": " –", "—": " –"}
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s,;)\"”]+", re.I)
_CONTACT = re.compile(r"[\w.+-]+@[\w.-]+\.\w{2,}")
_ONCE = re.compile(r"\b(?:eenmalig|één keer|eenmaal)\b(?! per\b)", re.I)
_LASTING = re.compile(r"\bpermanent|\bdoorlopend|\bonmiddellijk bij\b", re.I)
_EVERY = re.compile(
    r"\b(?:(?:elke?|iedere?|per)\s+(?:dag|week|maand|kwartaal|trimester|semester|jaar)"
    r"|dagelijks|wekelijks|maandelijks|jaarlijks|driemaandelijks|halfjaarlijks)\b",
    re.I,
)
_NOTICE = re.compile(r"opzeg(?:gings)?termijn van (?P<term>[^.,;]+?)(?:\s+in acht|[.,;]|$)", re.I)
_STARTS = re.compile(r"treedt in werking\b(?P<when>.*)", re.I)
_ENDS = re.compile(r"eindigt\b", re.I)
_COURT = re.compile(r"arrondissement\s+(?P<place>[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)*)")


def find_heading(step: str, heading: re.Match[str]) -> dict[str, Any]:
    """Number, sign and title of an article, as the source has them."""
    found: dict[str, Any] = {"nummer": heading["number"]}
    sign = (heading["sign"] or "").strip()
    if sign in _SIGNS:
        found["scheiding"] = _SIGNS[sign]
    if title := heading["title"].strip():
        found["opschrift"] = title
    return found


def find_court(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The court of the article on law."""
    for piece in pieces:
        if match := _COURT.search(piece.text):
            return {"arrondissement": match["place"]}
    return {}


def find_frequency(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """How often the data are passed on."""
    for piece in pieces[1:]:
        if _ONCE.search(piece.text):
            return {"frequentie": "eenmalig"}
        if every := _EVERY.search(piece.text):
            return {"frequentie": "periodiek", "interval": every[0].lower()}
        if _LASTING.search(piece.text):
            return {"frequentie": "permanent"}
    return {}


def find_force(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """How the protocol begins, is given notice and ends."""
    found: dict[str, Any] = {}
    for piece in pieces[1:]:
        if (start := _STARTS.search(piece.text)) and "begin" not in found:
            when = start["when"].split(".")[0]
            day = find_date(when)
            if day is not None:
                found |= {"begin": "datum", "datum": day}
            elif re.search(r"onderteken", when, re.I):
                found["begin"] = "ondertekening"
        if notice := _NOTICE.search(piece.text):
            found["opzegtermijn"] = notice["term"].strip()
        if _ENDS.search(piece.text):
            for name, words in (
                ("einde_termijn", r"artikel 5|termijn van mededeling|duur van de mededeling"),
                ("einde_vernietiging", r"vernietig"),
                ("einde_rechtsgrond", r"rechtsgrond|wettelijke basis|rechtsbasis"),
            ):
                if re.search(words, piece.text, re.I):
                    found[name] = True
    return found


def find_publications(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """Where each party publishes the protocol."""
    rows = []
    for piece in pieces[1:]:
        if address := _ADDRESS.search(piece.text):
            row = {"website": address[0].rstrip(".")}
            if party := whole.party_in(piece.text):
                row["partij"] = party
            rows.append(row)
    return {"publicaties": rows} if rows else {}


def find_contacts(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """Whom to tell of a data breach."""
    rows = []
    for piece in pieces[1:]:
        if contact := _CONTACT.search(piece.text):
            row = {"contact": contact[0]}
            if party := whole.party_in(piece.text):
                row["partij"] = party
            rows.append(row)
    return {"contactpunten": rows} if rows else {}
