"""The title, the subject, the date or version, the change log and the summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.dates import DATE, find_date
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_TITLE = re.compile(
    r".*?persoonsgegevens\s+van\s+(?P<sender>.+?)\s+(?:naar|aan)\s+(?P<receiver>.+)", re.I
)
_SUBJECT = re.compile(r"(?:betreffende|in het kader van)\s+(?P<subject>.+?)\s*[.;]?", re.I)
_SUMMARY = re.compile(r"korte inhoud\s*:?\s*(?P<text>.*)", re.I)
_CHANGES = re.compile(r"wijzigingsrepertorium\s*:?", re.I)
_CHANGE = re.compile(rf"(?:\d+[.)]\s*)?(?P<date>{DATE.pattern})\s*[:\-–]\s*(?P<what>.+)", re.I)


def find_preamble(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Aanhef."""
    found: dict[str, Any] = {}
    changes: list[dict[str, Any]] = []
    texts = [piece.text for piece in pieces]
    for number, text in enumerate(texts):
        if number == 0 and (match := _TITLE.fullmatch(text)):
            found["titel_van"], found["titel_naar"] = match["sender"], match["receiver"]
        elif "kader" not in found and (match := _SUBJECT.fullmatch(text)):
            found["kader"] = match["subject"]
        elif match := _SUMMARY.fullmatch(text):
            following = texts[number + 1 : number + 2]
            found["korte_inhoud"] = match["text"] or " ".join(following)
        elif match := _CHANGE.fullmatch(text):
            changes.append({"datum": find_date(match["date"]), "omschrijving": match["what"]})
        elif "datum" not in found and len(text) < 60 and (day := find_date(text)):
            found["datum"] = day
            label = re.sub(r"[\[\],;:]", "", DATE.sub("", text)).strip()
            if label:
                found["versie"] = label
    if changes:
        found["wijzigingen"] = changes
    return found
