"""The headings that are numbered one after the other, whatever their words: 1, 2, 3 or I, II."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from protowiz.document.tree import Listing
from protowiz.importer.heading_words import kind_of_article, part_around
from protowiz.importer.labels import is_caption, is_emphasised
from protowiz.importer.source import Piece

NUMBERED = re.compile(
    r"(?:§\s*|(?i:hoofdstuk|deel|titel|punt|rubriek|onderdeel|afdeling)\s)?"
    r"(?P<number>\d{1,2}|[IVX]{1,5}|[A-Z](?=[.:)]))(?:(?P<sign>[:.]|\s[-–—])|\))?\s+(?P<title>\S.*)"
)
LONGEST = 120
"""A heading without the word Artikel is not longer."""
_KNOWN, _SET_APART = 10, 3
"""What it counts for that the words of a heading are known, or that it looks like one."""
_ROMAN = {"I": 1, "V": 5, "X": 10}

_Chain = tuple[int, tuple[int, ...]]


def is_line(piece: Piece) -> bool:
    """Whether a piece may be a heading without the word Artikel: a short line, with a number."""
    is_item = isinstance(piece.block, Listing) and len(piece.block.items[0].blocks) == 1
    text = piece.text
    short = len(text) <= LONGEST and not text.endswith((".", ";", ","))
    return short and (is_item or is_caption(piece))


def numbered_headings(pieces: Sequence[Piece]) -> dict[int, re.Match[str]]:
    """The places of the lines that count on from one another, the likeliest such chain."""
    lines = {
        at: match
        for at, piece in enumerate(pieces)
        if is_line(piece) and (match := NUMBERED.fullmatch(piece.text)) is not None
    }
    best: dict[tuple[str, int], _Chain] = {}
    for at, match in lines.items():
        merit = _merit(pieces, at, match["title"], lines)
        for sort, number in _numbers(match["number"]):
            before, chain = best.get((sort, number - 1), (0, ()))
            so_far = best.get((sort, number), (0, ()))
            best[(sort, number)] = max(so_far, (before + merit, (*chain, at)))
    _, chain = max(best.values(), default=(0, ()))
    return {at: lines[at] for at in chain}


def _merit(pieces: Sequence[Piece], at: int, title: str, lines: Mapping[int, re.Match[str]]) -> int:
    """How likely a numbered line is a heading."""
    is_known = bool(kind_of_article(title) or part_around(title))
    listed = at + 1 in lines or at - 1 in lines
    is_apart = is_emphasised(pieces[at]) or not listed
    return 1 + _KNOWN * is_known + _SET_APART * is_apart


def _numbers(number: str) -> Iterator[tuple[str, int]]:
    """How a number may count: as a figure, as a Roman number, as a letter."""
    if number.isdigit():
        yield "1", int(number)
        return
    if all(sign in _ROMAN for sign in number):
        values = [_ROMAN[sign] for sign in number]
        yield (
            "I",
            sum(-value if value < max(values[at:]) else value for at, value in enumerate(values)),
        )
    if len(number) == 1:
        yield "A", ord(number) - ord("A") + 1
