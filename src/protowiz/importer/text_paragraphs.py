"""Which lines of a text are one paragraph, and which stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from protowiz.importer.text_blocks import Chunk

_TITLED = re.compile(
    r"(?:art(?:ikel|\.)|bijlage)\s(?:\d{1,2}(?:/\d)?|[IVX]{1,4}|[A-Z])\s?[.:–-]\s?\w[^.:;]{2,90}\w\)?",
    re.I,
)
"""The heading of an article or annex."""
_ROW = re.compile(r"(?:Gegeven \d{1,3}|Verantwoording(?: proportionaliteit)?)(?!\w| [a-z])")
"""What a row of the data table of the VTC's model begins with."""
LINK = re.compile(r"(?:tussen|en|enerzijds|anderzijds)\s?[:,]?", re.I)
"""What stands alone in a line between two parties."""
_WIDEST = 200
"""A line with more letters was not cut at the end of a page's line."""
_LEAST_LINES = 20
_LONG_LABELLED = 40
_RECITAL = re.compile(r"[\[(]?[A-Z]\d?\s?(?:[\])]|[–—:-](?=\s))[.:]?\s+\S")
"""The label of a recital in brackets, or before a dash or colon."""
_PART_LABEL = re.compile(r"\(?[A-Z]\d")
_SHORT_LINE = 100
_SHORT_KEY = re.compile(
    r"(?!(?:Artikel|Bijlage|Gegeven|Bij|Voor|Aan|Door|Binnen|Van|In|Op)\b)"
    r"[A-ZÀ-Ý][\w-]*(?:\s[\w-]+){0,2}:\s+\S"
)
"""A label of a few words with what is told behind it."""


def stands_alone(before: Chunk, chunk: Chunk, width: int) -> bool:
    """Whether a new paragraph begins right under these lines, without an empty line between.

    So it does around "Tussen" or "en" alone, at the row of a data table that lost its columns, and
    under the heading of an article on one line in which the next word still had its place.
    """
    last, first = before.lines[-1], chunk.lines[0]
    if _ROW.match(first) or (len(first) > _LONG_LABELLED and _RECITAL.match(first)):
        return True
    if before.kind == "text" and (LINK.fullmatch(last) or LINK.fullmatch(first)):
        return True
    has_place = len(last) + 1 + len(first.split(maxsplit=1)[0]) <= width
    is_new = first[:1].isupper() or first.startswith(("§", "(", "•")) or first[:1].isdigit()
    is_below_caption = _is_caption(before) and first[:1].isupper()
    return (is_below_caption or (is_heading(before) and is_new)) and has_place


def _is_caption(chunk: Chunk) -> bool:
    """Whether a chunk is the caption of a part of a recital, such as C2, on one line."""
    first, *more = chunk.lines or [""]
    is_part = chunk.kind == "item" and _PART_LABEL.match(chunk.label)
    return bool(is_part) and not more and len(first) < _SHORT_LINE and first[-1:] not in ".:;,"


def is_by_line(lines: Sequence[str]) -> bool:
    """Whether each paragraph is one line, as in a text that was saved from Word."""
    filled = [len(line) for line in lines if line.strip()]
    return len(filled) > _LEAST_LINES and 12 * sum(it > _WIDEST for it in filled) > len(filled)


def goes_on_by_line(before: Chunk, chunk: Chunk) -> bool:
    """Whether a line, a paragraph of its own, tells more of an item of a list behind a label."""
    first = chunk.lines[0]
    item, *more = before.lines
    is_open = bool(_SHORT_KEY.match(more[0])) if more else item[-1:] not in ".:;?"
    return before.kind == "item" and is_open and bool(_SHORT_KEY.match(first))


def is_heading(chunk: Chunk) -> bool:
    """Whether a chunk is the heading of an article or annex, on one line."""
    first, *more = chunk.lines or [""]
    return chunk.kind == "text" and not more and bool(_TITLED.fullmatch(first))
