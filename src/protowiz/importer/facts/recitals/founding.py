"""The recitals that tell what each party is and on which act it rests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from protowiz.importer.facts.actors import named_in
from protowiz.importer.facts.whole import Whole, members
from protowiz.importer.labels import is_caption, is_emphasised, label_of
from protowiz.importer.source import Piece

_BEGIN = (
    r"(?:(?:de|het|een|artikel(?:en)?|art\.|deel|titel|hoofdstuk|boek)\s|"
    r"(?:(?:bijzonder|ministerieel|koninklijk|organiek)\w*\s+)?"
    r"(?:decreet|wet|besluit|ordonnantie|statuten|(?:notariële\s+)?akte)\b)"
)
_ACT = rf"(?P<act>{_BEGIN}.{{5,1500}})"
_MADE = r"\b(?:opgericht|ingesteld|ingericht|georganiseerd|erkend|geregistreerd)"
_BY = (
    r"(?:bij|krachtens|ingevolge|volgens|overeenkomstig|conform|op grond van|op basis van|"
    r"(?:in|met|ter|bij|onder) (?:uitvoering|toepassing) van|in de zin van)"
)
_FOUNDED = (
    re.compile(
        rf"{_MADE}\s+(?:(?:werd|is|zijn|werden)\s+)?(?:{_BY}|door|met)\s+{_ACT}",
        re.I | re.S,
    ),
    re.compile(
        rf"\b{_BY}\s+(?P<act>{_BEGIN}(?:(?!\b(?:bij|door|werd|is)\b)[^.;]){{5,300}}?)\s"
        rf"(?:(?:werd|is|zijn|werden)\s[^.;]{{0,60}}?)?{_MADE}",
        re.I | re.S,
    ),
    re.compile(rf"{_MADE}\s[^.;:()]{{3,80}}?\s{_BY}\s+{_ACT}", re.I | re.S),
    re.compile(
        r"\b(?:oprichting|werking|organisatie|taken|opdracht(?:en)?|bevoegdhed?en|"
        r"statuut)\b.{0,80}?"
        r"\b(?:berust(?:en)?|steun(?:t|en)|geregeld|beschreven|bepaald|vastgelegd|omschreven)"
        rf"(?:\s+(?:is|zijn|wordt|worden|werd|werden))?\s+(?:op|in|bij|door)\s+{_ACT}",
        re.I | re.S,
    ),
    re.compile(
        rf"\b(?:werkt|werken|functioneert)\s+(?:volgens|op grond van|krachtens)\s+{_ACT}",
        re.I | re.S,
    ),
    re.compile(rf"\((?P<act>{_BEGIN}[^()]{{5,400}})\)", re.I | re.S),
    re.compile(rf"\bwaarop\s+(?P<act>{_BEGIN}.{{5,400}}?)\s+van\s+toepassing\b", re.I | re.S),
    re.compile(rf"\b(?:in de zin van|(?:als )?(?:bedoeld|vermeld) in)\s+{_ACT}", re.I | re.S),
    re.compile(
        r"\b(?:op grond van|krachtens|ingevolge|overeenkomstig|onderworpen aan|geregeld (?:in|"
        r"door|bij))"
        rf"\s+{_ACT}",
        re.I | re.S,
    ),
)
_IS_ACT = re.compile(
    r"decreet|\bwet\b|besluit|statuten|ordonnantie|codex|verordening|\bakte\b", re.I
)
_IS_EGOV = re.compile(r"^artikel\s+(?:2\b|I\.3\b)|e-?gov|bestuurlijke gegevensverkeer", re.I)
_ENDS_ACT = re.compile(
    r"\.\s+(?=[A-Z])|;|\.$|,\s+(?:waar\w*|die|en\s+(?:is|heeft|staat|zorgt|dat))\b|"
    r"\s+en\s+(?:is|heeft|staat|zorgt|instaat|belast|bevoegd|beheert|"
    r"begeleidt|organiseert|verzorgt|biedt|geeft|int|houdt|voert)\s"
)
_NEW_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_IS_A = re.compile(r"(?:\S+\s+){1,10}?(?:is|werd|wordt)\s+(?:een|het|de|opgericht|erkend)\b", re.I)
_TASK = re.compile(
    r"\b(?:opdracht|taak|taken|missie)\b|\bbelast met\b|\bbevoegd voor\b|\bstaat in voor\b", re.I
)
_VERB = re.compile(r"\b(?:is|zijn|werd|werden|wordt|vormt)\b", re.I)


def find_bodies(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step with the recitals A and B."""
    rows: list[dict[str, Any]] = []
    for label, text in _statements(_units(pieces), whole):
        parties = _subjects(text, whole)
        if not parties or (not label and not (_VERB.search(text) and _act_in(text))):
            continue
        known = [row["partij"] for row in rows]
        for party in parties:
            if party in known:
                continue
            row: dict[str, Any] = {"letter": label} if label else {}
            rows.append(row | {"partij": party} | _founding(text))
    return {"items": rows} if rows else {}


def _units(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """The recitals with their labels, each with the paragraphs that go with it."""
    units: list[tuple[str, str]] = []
    above = ""
    for piece in pieces:
        label, text = label_of(piece)
        if is_caption(piece) and is_emphasised(piece):
            above = label
            continue
        label = label or above
        above = ""
        if units and units[-1][0] and not label:
            units[-1] = (units[-1][0], f"{units[-1][1]} {text}")
        else:
            units.append((label, text))
    return units


def _statements(units: Sequence[tuple[str, str]], whole: Whole) -> Iterator[tuple[str, str]]:
    """The recitals, one that tells of several parties in turn cut between them."""
    for label, text in units:
        sentences = _NEW_SENTENCE.split(text)
        start = 0
        for at in range(1, len(sentences)):
            begin = sentences[at][:120]
            before = members(named_in(" ".join(sentences[start:at])[:200], whole), whole)
            subject = members(named_in(begin.split(" is ")[0], whole), whole)
            if _IS_A.match(begin) and subject and before and subject[0] not in before:
                yield label, " ".join(sentences[start:at])
                start = at
        yield label, " ".join(sentences[start:])


def _subjects(text: str, whole: Whole) -> list[str]:
    """The parties that the recital is about: those named before the verb, else the first."""
    verb = _VERB.search(text)
    before = text[: verb.start()] if verb else ""
    ids = members(named_in(before, whole), whole) if len(before) < 200 else []
    if len(ids) > 1 and re.match(r"\s*(?:zijn|werden)\b", text[len(before) :]):
        return ids
    return (ids or members(named_in(text[:300], whole), whole))[:1]


def _founding(text: str) -> dict[str, str]:
    """The act, and the task in the sentences after it."""
    act = _act_in(text)
    if act is None:
        task = [sentence for sentence in _NEW_SENTENCE.split(text)[1:] if _TASK.search(sentence)]
        return {"opdracht": " ".join(task)} if task else {}
    found = {"oprichting": act}
    rest = text[text.index(act) + len(act) :]
    sentences = _NEW_SENTENCE.split(rest)[1:]
    if sentences:
        found["opdracht"] = " ".join(sentences).strip()
    return found


def _act_in(text: str) -> str | None:
    """The act on which a party rests, with its date and full title."""
    for pattern in _FOUNDED:
        for match in pattern.finditer(text):
            act = _whole_act(match["act"])
            if _IS_ACT.search(act) and not _IS_EGOV.search(act):
                return act
    return None


def _whole_act(text: str) -> str:
    """An act up to where the sentence or the brackets around it end."""
    depth = 0
    for at, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth < 0:
            return text[:at].strip(" .,;")
    end = _ENDS_ACT.search(text)
    return (text[: end.start()] if end else text).strip(" .,;")
