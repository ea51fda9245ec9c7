"""The title: from whom to whom, and the subject where it stands in the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from protowiz.document.tree import Table
from protowiz.importer.facts.dates import DATE
from protowiz.importer.facts.names import split_article
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_LEAD = (
    r"(?:in het kader van\s*:?|betreffende|betreft\s*:?|inzake|met betrekking tot|met het oog op|"
    r"ten behoeve van|ten dienste van|in functie van|met als doel|"
    r"aangaande|"
    r"omtrent|(?:onderwerp|voorwerp|doel)(?:\s+van\s+[\w ]{3,40})?\s*:)"
)
_SUBJECT = re.compile(rf"(?:{_LEAD}|over(?=\s(?:de|het|een)\s))\s+(?P<subject>.+?)\s*[.;]?", re.I)
"""A line that tells the subject."""
_SUBJECT_OF_SHARING = re.compile(
    r"(?:(?:protocol|overeenkomst)\s+)?(?:(?:voor|over|betreffende|inzake|omtrent|aangaande|tot|"
    r"met betrekking tot)\s+)?(?:(?:de|het)\s+)?(?:elektronische?\s+|systematische\s+)*"
    r"(?:mededeling|meedelen|uitwisseling|uitwisselen|doorgifte|doorgeven|delen|gegevens\w{3,15})\b"
    rf"[^.;:]{{0,160}}?\s(?:{_LEAD}|voor(?=\s(?:de|het|een)\s))\s+(?P<subject>.+?)\s*[.;]?",
    re.I,
)
"""A line that tells what every protocol is about, and after that the subject of this one."""
_OF_SHARING = re.compile(
    rf"{_LEAD}\s+(?:(?:de|het)\s+)?(?:(?:elektronische?|systematische|periodieke)\s+)*"
    r"(?:mededeling|meedelen|uitwisseling|uitwisselen|doorgifte|doorgeven|delen|gegevens\w{3,15})\b",
    re.I,
)
"""How a line begins that goes on with what every protocol is about."""
_SUBJECT_IN_TITLE = re.compile(rf"[\s,;–-]{{1,5}}{_LEAD}\s+", re.I)
_STOPS = re.compile(
    rf"{_LEAD}\s|\W*{DATE.pattern}|versie\b|v\.?\s?\d|datum\b|korte inhoud|samenvatting|wijziging|"
    r"dit protocol|opgesteld|gesloten|de partijen|gelet op|[A-Z]\w+,\s",
    re.I,
)
_NO_SUBJECT = re.compile(
    r"(?:(?:de|het|een)\s+)?(?:elektronische\s+)?(?:mededeling|meedelen|doorgifte|uitwisseling|"
    r"uitwisselen|delen|gegevens\w*)(?:\s+van)?(?:\s+(?:persoons)?gegevens)?",
    re.I,
)
"""What every protocol is about."""
_FROM = re.compile(r"\b(?:van|door|vanuit)\s*:?\s+", re.I)
_TO = re.compile(r"\s+(?:naar|aan)\s*:?\s+", re.I)
_FROM_KEY = re.compile(
    r"van|door|vanuit|(?:(?:verstrekkende|mededelende|meedelende|leverende|verzendende|gevende)\s+"
    r"(?:partij(?:en)?|instanties?|overheid)|verstrekkers?|afzenders?|zender|leverancier|bron)",
    re.I,
)
_TO_KEY = re.compile(
    r"naar|aan|(?:(?:ontvangende|afnemende|vragende|verkrijgende)\s+(?:partij(?:en)?|instanties?|"
    r"overheid)|ontvangers?|bestemmelingen?|bestemmeling|afnemers?)",
    re.I,
)
"""What a line of a form begins with that tells the sender, or the receiver."""
_NO_NAME = re.compile(
    r"\b(?:artikel|deelt|delen|wordt|worden|regelt)\b|^[^()]*\)|\)[^()]*\)[^()]*$", re.I
)
"""What stands in a sentence and not in the name of a sender."""
WAY_BACK = re.compile(
    r"(?:\s*[,;]|\s+en)\s+(?:en\s+)?(?:omgekeerd\s+)?(?:van|door|vanuit)\s+"
    r"(?P<sender>(?:(?!\s(?:naar|aan)\s).)+)\s(?:naar|aan)\s+(?P<receiver>.+)",
    re.I,
)
"""The way back in a title both ways: from A to B, and from B to A."""
_LONGEST = 1500
"""Nor more letters."""
_LINES = 6
"""A title has no more lines."""


def read_title(pieces: Sequence[Piece], whole: Whole) -> tuple[dict[str, Any], Sequence[Piece]]:
    """What the title tells, and the pieces after it."""
    count = 1
    while count < min(len(pieces), _LINES) and _goes_on(pieces[count]):
        count += 1
    parties = " ".join(piece.text for piece in whole.parts.of_kind("partijen")).casefold()
    least = 1.0 if parties else 0.0
    best: tuple[float, dict[str, Any], int] = (least, {}, 1)
    for lines in range(1, count + 1):
        title = " ".join(piece.text for piece in pieces[:lines])[:_LONGEST]
        found, score = _ends(title, parties)
        if score > best[0] + 0.01:
            best = (score, found, lines)
    _, found, used = best
    if pieces and re.match(r"algemeen protocol\b", pieces[0].text, re.I):
        found["soort"] = "algemeen protocol"
    if not found.get("titel_naar") and pieces:
        title = pieces[0].text[:_LONGEST]
        subject = _subject_in(title, parties) or _subject_after(title, parties)
        if subject and not _NO_SUBJECT.fullmatch(re.sub(r"\s*\([^()]*\)$", "", subject[1])):
            found["kader"] = _of_this_one(subject[1])
    return found, pieces[used:]


def keyed_ends(lines: Sequence[str]) -> dict[str, str]:
    """Sender and receiver as lines of a form tell them: "Van: het agentschap", "Aan: de stad"."""
    found: dict[str, str] = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if colon and value.strip():
            for name, words in (("titel_van", _FROM_KEY), ("titel_naar", _TO_KEY)):
                if name not in found and words.fullmatch(key.strip()):
                    found[name] = value.strip(" .;,")
    return found if len(found) == 2 else {}


def subject_of(line: str) -> str | None:
    """The subject that a line of its own tells, without what every protocol is about."""
    if line[:12].casefold() == "dit protocol":
        return None
    match = _SUBJECT_OF_SHARING.fullmatch(line) or _SUBJECT.fullmatch(line)
    return _of_this_one(match["subject"]) if match else None


def _of_this_one(subject: str) -> str:
    match = _SUBJECT_OF_SHARING.fullmatch(subject)
    return match["subject"] if match else subject


def _goes_on(piece: Piece) -> bool:
    """Whether a line may still belong to the title."""
    if isinstance(piece.block, Table) or len(piece.text) > 300:
        return False
    return not _STOPS.match(piece.text) or bool(_OF_SHARING.match(piece.text))


def _ends(title: str, parties: str) -> tuple[dict[str, Any], float]:
    """Sender, receiver and subject, and how sure that is."""
    found: dict[str, Any] = {}
    best = 0.0
    for sender, receiver in _pairs(title):
        score = _known(sender, parties)
        split = _subject_in(receiver, parties)
        bare = split[0] if split else receiver
        first = without_way_back(bare, parties)
        score += 0.2 if first != bare else 0.0  # with the way back, the title is told whole
        score += _known(first, parties) + (0.02 if " naar " in title.casefold() else 0)
        if score > best + 0.01:
            best = score
            found = {"titel_van": sender, "titel_naar": bare.strip(" .;,")}
            found |= {"kader": split[1]} if split else {}
    return found, best


def without_way_back(receiver: str, parties: str) -> str:
    """The receiver of the first way, if the title goes on with the way back between parties."""
    back = WAY_BACK.search(receiver)
    if back is None:
        return receiver
    sure = all(_known(back[end], parties) > 0.9 for end in ("sender", "receiver"))
    return receiver[: back.start()] if sure else receiver


def _pairs(title: str) -> Iterator[tuple[str, str]]:
    """Each way to read a title as from whom to whom."""
    begin = re.search(r"gegevens\w*|protocol", title, re.I)
    start = begin.end() if begin else 0
    starts = [match.end() for match in _FROM.finditer(title, max(0, start - 1))][:8]
    for at in starts:
        for to in list(_TO.finditer(title, at))[:6]:
            if to.start() > at and not _NO_NAME.search(title[at : to.start()]):
                yield title[at : to.start()].strip(), title[to.end() :].strip()


def _known(name: str, parties: str) -> float:
    """How much of a name stands in the text about the parties."""
    bare = split_article(name.strip(" .,;"))[1].casefold()
    bare = re.sub(r"\s*\([^()]*\)$", "", bare)
    if not bare:
        return 0.0
    if parties and bare in parties:
        return 1.0
    words = [word for word in re.findall(r"\w+", bare) if len(word) > 2]
    there = [word for word in words if re.search(rf"(?<!\w){word}(?!\w)", parties)]
    share = len(there) / len(words) if words else 0.0
    return 0.95 * share if parties else 0.5 - len(words) / 1000


def _subject_after(title: str, parties: str) -> tuple[str, str] | None:
    """The subject after the parties in a title that says between whom and about what."""
    between = re.search(r"\btussen\s", title, re.I)
    start = between.end() if between else len(title)
    for match in re.finditer(r"\s(?:over|voor)\s+(?=(?:de|het|een)\s)", title[start:], re.I):
        before = title[start:][: match.start()]
        if _known(re.split(r"\sen\s|,\s", before)[-1], parties) > 0.9:
            return before, title[start:][match.end() :].strip(" .;")
    return None


def _subject_in(text: str, parties: str) -> tuple[str, str] | None:
    """What stands before the subject, and the subject, if the text tells it after a name."""
    found: tuple[str, str] | None = None
    for match in islice(_SUBJECT_IN_TITLE.finditer(text), 8):
        before = text[: match.start()]
        words = " ".join(text[match.start() :].split()[:6]).casefold()
        is_name = _known(before, parties) == 1.0
        if before and (is_name or (found is None and words.strip(" ,;") not in parties)):
            found = before, text[match.end() :].strip(" .;")
    return found
