"""The headings of the articles: with the word Artikel, or with a number only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protowiz.document.tree import Heading, Paragraph
from protowiz.importer.heading_words import is_told, kind_of_article, part_around
from protowiz.importer.labels import is_caption, is_emphasised
from protowiz.importer.numbered_headings import NUMBERED, is_line, numbered_headings
from protowiz.importer.source import Piece

_ARTICLE = re.compile(
    r"(?:artikel|art\.?)\s*(?P<number>\d{1,3}(?:/\d+|bis|ter)?|[IVX]{1,5})\b"
    r"(?P<sign>\s*[:.\-–—])?\s*(?:[-–—:]\s*)?(?P<title>.*)",
    re.I,
)
_UNNUMBERED = re.compile(r"(?P<number>)(?P<sign>)(?P<title>.*)")
_FEW = 3
"""With fewer headings that say Artikel, the articles are headed otherwise."""
_MANY = 5
"""So many kinds of article make sure that lines which look like nothing are headings."""
_SHORT = 70
"""A heading that looks like nothing is not longer."""
LONGEST = 260
"""A line that is longer is no heading."""
_DEFINES = re.compile(
    r"\W*(?:definitie|begrip|begrippen|terminologie|afkorting|wettelijk kader)", re.I
)
"""An article before the others that is about something else than why there is a protocol."""


@dataclass(frozen=True)
class Headings:
    """The headings of a source by their places."""

    articles: dict[int, re.Match[str]]
    """Those of the articles, with number, sign and title."""
    around: dict[int, str]
    """The step of those that head the parties, the recitals or the advice."""


def find_headings(pieces: Sequence[Piece], start: int) -> Headings:
    """The headings of a source; those of its articles stand from `start` on, if not numbered."""
    found = {
        at: heading
        for at in range(start, len(pieces))
        if (heading := _with_word(pieces[at], pieces[at + 1 : at + 2])) is not None
    }
    if len(found) >= _FEW:
        return _told_apart(found)
    plain = {
        at: heading
        for at in range(start, len(pieces))
        if (heading := _without_word(pieces[at])) is not None
    }
    counted = numbered_headings(pieces)
    if len(_kinds(counted)) > _FEW and len(_kinds(counted)) >= len(_kinds(plain)) - 1:
        return _sections(counted, start)
    if len(_kinds(plain)) > _FEW:
        return _sections(plain | _of_the_same_look(pieces, plain), start)
    bare = _bare_headings(pieces, start)
    return _sections(bare, start) if len(_kinds(bare)) > _MANY else Headings(found, {})


def _told_apart(found: Mapping[int, re.Match[str]]) -> Headings:
    """The headings of articles, and those of the parts around them."""
    around = {at: step for at, it in found.items() if (step := part_around(it["title"]))}
    return Headings({at: it for at, it in found.items() if at not in around}, around)


def _sections(found: Mapping[int, re.Match[str]], parties: int) -> Headings:
    """The headings of a source that has sections in the place of recitals and articles.

    One with words that tell nothing, before the first article, is about the context if no other is;
    before the parties it belongs to the preamble. The one in which these begin is about them.
    """
    told = _told_apart(found)
    articles, around = dict(told.articles), dict(told.around)
    first = min((at for at, it in articles.items() if kind_of_article(it["title"])), default=0)
    home = max((at for at in found if at < parties), default=None)
    if home in articles and kind_of_article(articles[home]["title"]) in (None, "ontvangers"):
        around[home] = "partijen"
        del articles[home]
    for at, heading in list(articles.items()):
        is_lost = at < first and not _DEFINES.match(heading["title"])
        if is_lost and (at < parties or "context" not in around.values()):
            around[at] = "aanhef" if at < parties else "context"
            del articles[at]
    return Headings(articles, around)


def _kinds(found: Mapping[int, re.Match[str]]) -> set[str]:
    kinds = (kind_of_article(heading["title"]) for heading in found.values())
    return {kind for kind in kinds if kind is not None}


def _of_the_same_look(
    pieces: Sequence[Piece], known: Mapping[int, re.Match[str]]
) -> dict[int, re.Match[str]]:
    """The headings in other words, between or before the known ones, that look like most of them.

    They have no number, as most of the known have none.
    """
    looks = Counter(_look(pieces[at]) for at, heading in known.items() if not heading["number"])
    if not looks or looks.total() * 2 < len(known):
        return {}
    look, last = looks.most_common(1)[0][0], max(known)
    first = min(known)
    same = (at for at in range(last) if at not in known and _look(pieces[at]) == look)
    headings = {at: _UNNUMBERED.fullmatch(pieces[at].text) for at in same if is_line(pieces[at])}
    return {
        at: heading
        for at, heading in headings.items()
        if heading and (at > first or part_around(heading["title"]))
    }


def _bare_headings(pieces: Sequence[Piece], start: int) -> dict[int, re.Match[str]]:
    """The short lines that only by their words are headings, in a text that lost its looks."""
    lines = {
        at: _UNNUMBERED.fullmatch(pieces[at].text)
        for at in range(start, len(pieces) - 1)
        if _may_be_bare(pieces[at]) and not _may_be_bare(pieces[at + 1])
    }
    return {at: it for at, it in lines.items() if it and is_told(it["title"])}


def _may_be_bare(piece: Piece) -> bool:
    text = piece.text
    is_short = len(text) <= _SHORT and text[:1].isupper() and not text.endswith(":")
    return is_short and isinstance(piece.block, Paragraph) and is_caption(piece)


def _look(piece: Piece) -> str:
    """How a line shows that it is a heading; "" if it does not."""
    if isinstance(piece.block, Heading):
        return f"level {piece.block.level}"
    return "" if not is_emphasised(piece) else "capitals" if piece.text.isupper() else "bold"


def _with_word(piece: Piece, following: Sequence[Piece]) -> re.Match[str] | None:
    """The heading that this piece is; its title may stand on the next line."""
    if not isinstance(piece.block, Heading | Paragraph) or len(piece.text) >= LONGEST:
        return None
    match = _ARTICLE.fullmatch(piece.text)
    if match is None or not (is_emphasised(piece) or _names(match)):
        return None
    for after in following:
        if not match["title"] and is_caption(after) and not _ARTICLE.match(after.text):
            return _ARTICLE.fullmatch(f"{piece.text} {after.text}")
    return match


def _names(match: re.Match[str]) -> bool:
    """Whether it names what follows and is no sentence that begins with an article."""
    title = match["title"]
    is_sentence = title.endswith((".", ";")) and len(title) > 60
    return not is_sentence and (bool(match["sign"]) or title.lstrip("(")[:1].isupper() or not title)


def _without_word(piece: Piece) -> re.Match[str] | None:
    if not is_line(piece):
        return None
    match = NUMBERED.fullmatch(piece.text)
    if match is not None and re.fullmatch(r"[A-HJ-UWYZ]", match["number"]):
        match = None
    if match is None and is_emphasised(piece):
        match = _UNNUMBERED.fullmatch(piece.text)
    return match if match is not None and kind_of_article(match["title"]) else None
