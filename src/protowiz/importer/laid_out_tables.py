"""The tables of a text that only its layout shows; those with a cell a line: `stacked_tables`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from protowiz.importer.stacked_tables import (
    COUNT_HEAD,
    MOST_COLUMNS,
    MOST_LINES,
    LaidOutRow,
    stacked_rows,
)

Span = tuple[int, int]

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE = "   "
"""What stands at least between two columns in one of their lines."""
_LABEL = re.compile(
    r"[\[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,2}|[ivx]{1,5}|[A-Z]{1,2}\.?\d{0,2}|[IVX]{1,5}|[-–•*o○▪]"
    r"|(?:artikel|art\.|bijlage)\s*\d{1,3})[.):\]°]*",
    re.I,
)
"""What stands before an item of a list, a paragraph or a row."""
_FAR = 12
"""Lines of a table stand no farther apart, a page break between them included."""
_LEAST = 12
"""Letters of a line of a cell that goes on in the next one."""


def laid_out_rows(lines: Sequence[str], left_out: Collection[int]) -> dict[int, LaidOutRow]:
    """The rows of the tables in a text, by the place of their first line.

    `left_out`: the places of the lines that belong to the pages, not to the text.
    """
    filled = [at for at, line in enumerate(lines) if line.strip() and at not in left_out]
    found: dict[int, LaidOutRow] = {}
    taken: set[int] = set()
    for kind in (_spaced_rows, stacked_rows, _piped_rows):
        for row in kind(lines, filled):
            if taken.isdisjoint(row.lines):
                found[row.lines[0]] = row
                taken.update(row.lines)
    return found


def _spaced_rows(lines: Sequence[str], filled: Sequence[int]) -> Iterator[LaidOutRow]:
    """The rows of the tables whose columns are made of spaces."""
    place = 0
    while place < len(filled):
        if not _may_begin(lines[filled[place]]):
            place += 1
            continue
        run = _run(lines, filled, place)
        starts = _columns(lines, run)
        rows = _rows_of(lines, run, starts) if len(starts) > 1 else []
        yield from rows
        place += len(run) if rows else 1


def _may_begin(line: str) -> bool:
    """Whether a line has words in two columns, apart from the number of a row."""
    if _WIDE not in line.strip() or "\t" in line.strip() or line.count("|") > 1:
        return False
    words = _GAP.split(line.strip())
    return len(words) - bool(_LABEL.fullmatch(words[0])) > 1 and len(words) <= MOST_COLUMNS


def _run(lines: Sequence[str], filled: Sequence[int], place: int) -> list[int]:
    """The places of the lines from here on that leave the gaps of the first one open."""
    gaps = [match.span() for match in _GAP.finditer(lines[filled[place]].rstrip())]
    gaps = [gap for gap in gaps if gap[1] - gap[0] >= len(_WIDE)]
    run = [filled[place]]
    for before, at in pairwise(filled[place : place + MOST_LINES]):
        line = lines[at].rstrip()
        is_apart = at - before > 1
        still_open = [gap for gap in (_still_open(line, gap) for gap in gaps) if gap]
        if not still_open or "\t" in line or at - before > _FAR:
            break
        if is_apart and len(still_open) < len(gaps):
            break
        start, end = still_open[0]
        is_short = len(line) <= end
        if is_short and (is_apart or not _is_wrapped(lines[before][:start], line, end - 2)):
            break
        gaps = still_open
        run.append(at)
    return run


def _still_open(line: str, gap: Span) -> Span | None:
    """The part of a gap in which a line has no words."""
    start, end = gap
    blanks = list(re.finditer(r" {2,}", line[start:end].ljust(end - start)))
    widest = max(blanks, key=lambda blank: blank.end() - blank.start(), default=None)
    return (start + widest.start(), start + widest.end()) if widest else None


def _columns(lines: Sequence[str], run: Sequence[int]) -> list[int]:
    """Where the columns of a table begin, the first at nought; none if it is no table.

    In a table at least two lines have words in two columns that are no labels.
    """
    width = max(len(lines[at].rstrip()) for at in run)
    taken = bytearray(width)
    for at in run:
        for match in re.finditer(r"\S+", lines[at]):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    starts = [match.end() for match in re.finditer(rb"(?<=\x01)\x00{2,}(?=\x01)", bytes(taken))]
    if not 0 < len(starts) < MOST_COLUMNS:
        return []
    cells = [_cells(lines[at], [0, *starts]) for at in run]
    columns = list(zip(*cells, strict=True))
    worded = [at for at, column in enumerate(columns) if not _is_counted(column)]
    together = sum(sum(bool(row[at]) for at in worded) > 1 for row in cells)
    return [0, *starts] if together > 1 else []


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], None]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _is_counted(column: Sequence[str]) -> bool:
    """Whether a column holds nothing but the labels of what stands beside it."""
    told = [cell for cell in column if cell and not COUNT_HEAD.fullmatch(cell)]
    return all(_LABEL.fullmatch(cell) for cell in told)


def _rows_of(lines: Sequence[str], run: Sequence[int], starts: Sequence[int]) -> list[LaidOutRow]:
    """The rows of a table: each begins with a number, after a blank line or where nothing wraps."""
    cells = [_cells(lines[at], starts) for at in run]
    is_counted = _is_counted([row[0] for row in cells])
    ends = [*(start - 2 for start in starts[1:]), max(len(lines[at].rstrip()) for at in run)]
    widths = [end - start for start, end in zip(starts, ends, strict=True)]
    groups: list[list[int]] = []
    for place, row in enumerate(cells):
        is_apart = place > 0 and run[place] - run[place - 1] > 1
        if not groups:
            is_new = True
        elif is_counted:
            is_new = bool(row[0])
        else:
            is_new = is_apart or not _goes_on(cells[place - 1], row, widths)
        if is_new:
            groups.append([])
        groups[-1].append(place)
    return [
        LaidOutRow(
            tuple(run[place] for place in group),
            tuple(
                tuple(cells[place][column] for place in group if cells[place][column])
                for column in range(len(starts))
            ),
        )
        for group in groups
    ]


def _goes_on(before: Sequence[str], row: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether the cells of a line go on in the next line: none has room left, and none begins."""
    below = [at for at, cell in enumerate(row) if cell]
    return all(before[at] and _is_wrapped(before[at], row[at], widths[at]) for at in below)


def _is_wrapped(above: str, below: str, width: int) -> bool:
    """Whether the first word of a line had no place in the one above it."""
    above, below = above.strip(), below.strip()
    if not above or not below:
        return False
    is_full = len(above) >= _LEAST and len(above) + 1 + len(below.split(maxsplit=1)[0]) > width
    return is_full or (above.endswith((",", "-")) and below[:1].islower())


def _piped_rows(lines: Sequence[str], filled: Sequence[int]) -> Iterator[LaidOutRow]:
    """The rows of the tables with upright lines between their columns and none around them."""
    counts = [lines[at].count(" | ") if "|" not in lines[at].strip()[:1] else 0 for at in filled]
    for place, at in enumerate(filled):
        beside = (place - 1, place + 1)
        is_row = counts[place] and any(
            0 <= other < len(filled)
            and counts[other] == counts[place]
            and abs(filled[other] - at) == 1
            for other in beside
        )
        if is_row:
            cells = lines[at].split(" | ")
            yield LaidOutRow((at,), tuple((cell.strip(),) for cell in cells))
