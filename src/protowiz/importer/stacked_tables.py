"""The tables of a text of which each cell came on a line of its own, below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protowiz.importer.column_words import column_of

MOST_LINES = 400
"""One table has no more lines."""
MOST_COLUMNS = 8
COUNT_HEAD = re.compile(r"(?:volg)?(?:nr|nummer|n°|n[ro])\.?|#", re.I)
_COUNT = re.compile(r"(?P<number>\d{1,3})[.)]?")
_HEADING = re.compile(r"(?:artikel|art\.|bijlage|hoofdstuk|afdeling)\s+\w", re.I)
_LONGEST_CELL = 160
"""Letters of the name of a data item."""
_LONGEST_HEAD = 61
_HEAD = re.compile(rf"(?=.{{2,{_LONGEST_HEAD}}}$)[^\d\t|]+(?<![.;:,])")
"""The head of a column on a line of its own."""


@dataclass(frozen=True)
class LaidOutRow:
    """A row of such a table."""

    lines: tuple[int, ...]
    """The places of its lines in the text."""
    cells: tuple[tuple[str, ...], ...]
    """The lines of each cell."""


def stacked_rows(lines: Sequence[str], filled: Sequence[int]) -> Iterator[LaidOutRow]:
    """The rows of the tables of which each cell came on a line of its own, below each other."""
    texts = [lines[at].strip() for at in filled]
    place = 0
    while place < len(filled):
        width = _head_width(texts, place) if len(texts[place]) <= _LONGEST_HEAD else 0
        rows = _stacked_at(filled, texts, place, width) if width else []
        for row in rows:
            at = tuple(filled[cell] for cell in row)
            cells = [(texts[cell],) for cell in row[: width - 1]]
            last = tuple(texts[cell] for cell in row[width - 1 :])
            empty: list[tuple[str, ...]] = [()] * (width - len(cells) - 1)
            yield LaidOutRow(at, (*cells, *empty, last))
        place += sum(map(len, rows)) or 1


def _head_width(texts: Sequence[str], place: int) -> int:
    """How many of the lines from here on are the heads of the columns of one table."""
    heads: list[str] = []
    is_counted = bool(COUNT_HEAD.fullmatch(texts[place]))
    for text in texts[place : place + MOST_COLUMNS]:
        if is_counted and _COUNT.fullmatch(text):
            return len(heads)
        is_head = (is_counted and not heads) or _HEAD.fullmatch(text) is not None
        name = column_of(text) if is_head and len(text.split()) < 6 else None
        if not is_head or not (is_counted or (name and name not in heads)):
            break
        heads.append(name or "")
    is_data = {"omschrijving", "verantwoording"} <= set(heads)
    return len(heads) if is_data and not is_counted else 0


def _stacked_at(filled: Sequence[int], texts: Sequence[str], place: int, width: int) -> list[range]:
    """The rows of the table whose heads stand here, as ranges of places; none if it is none."""
    if COUNT_HEAD.fullmatch(texts[place]):
        return _counted_rows(filled, texts, place, width)
    if width > 1 and all(filled[at + 1] - filled[at] > 1 for at in range(place, place + width - 1)):
        return _apart_rows(texts, place, width)
    end = place
    while end + 1 < min(len(filled), place + MOST_LINES) and filled[end + 1] == filled[end] + 1:
        end += 1
    if (end + 1 - place) % width == 0 and end + 1 - place > width:
        return [range(at, at + width) for at in range(place, end + 1, width)]
    rows = [range(place, place + width)]
    while _is_block(filled, rows[-1].stop, width):
        rows.append(range(rows[-1].stop, rows[-1].stop + width))
    is_block = filled[rows[0].stop - 1] - filled[place] == width - 1 and end == rows[0].stop - 1
    return rows if is_block and len(rows) > 1 else []


def _apart_rows(texts: Sequence[str], place: int, width: int) -> list[range]:
    """The rows of a table whose cells have blank lines between them, up to what is no row."""
    rows = [range(place, place + width)]
    while (end := rows[-1].stop) + width <= len(texts):
        first = texts[end]
        is_cell = len(first) <= _LONGEST_CELL and first[-1:] not in ".:;?" and first[:1].isupper()
        if not is_cell or any(_HEADING.match(text) for text in texts[end : end + width]):
            break
        rows.append(range(end, end + width))
    return rows if len(rows) > 1 else []


def _is_block(filled: Sequence[int], place: int, width: int) -> bool:
    """Whether so many lines stand together here, with blank lines around them."""
    end = place + width
    if end > len(filled) or filled[end - 1] - filled[place] != width - 1:
        return False
    return end == len(filled) or filled[end] - filled[end - 1] > 1


def _counted_rows(
    filled: Sequence[int], texts: Sequence[str], place: int, width: int
) -> list[range]:
    """The rows that begin with 1, 2, 3 alone on a line, under their heads."""
    rows = [range(place, place + width)]
    at, number = place + width, 1
    while True:
        until = range(at + 2, min(at + 3 * width + 4, len(texts)))
        following = next((it for it in until if _is_count(texts[it], number + 1)), None)
        if following is None:
            break
        rows.append(range(at, following))
        at, number = following, number + 1
    end = at + 1
    is_close = filled[at] - filled[place] == at - place
    while end < min(at + width, len(texts)) and not _HEADING.match(texts[end]):
        if is_close and filled[end] != filled[end - 1] + 1:
            break
        end += 1
    rows.append(range(at, end))
    return rows if number > 1 or end - at == width else []


def _is_count(text: str, number: int) -> bool:
    match = _COUNT.fullmatch(text)
    return match is not None and int(match["number"]) == number
