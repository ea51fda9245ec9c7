"""The tables of Pandoc's Markdown that are drawn: grids, and columns under dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_BORDER = re.compile(r"\+(?:[-=:]{2,}\+)+")
_DASHES = re.compile(r"-{2,}")
_COLUMN_LINE = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *")
_FULL_LINE = re.compile(r" {0,3}-{8,} *")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)]|[a-z][.)])\s+\S")
_ONLY_SIGNS = re.compile(r"[*_]{1,3}")
_MOST_LINES = 400
"""No table is longer; what is, stays as it is."""

Span = tuple[int, int | None]


def with_pipes(lines: Sequence[str], only_grids: bool = False) -> list[str]:
    """The lines of a text, with its drawn tables as rows between upright lines.

    `only_grids`: columns under dashes stay as they are.

    There are as many lines as before, so each place in the source keeps its number.
    """
    found = list(lines)
    at = 0
    while at < len(lines):
        is_read = not only_grids or lines[at].startswith("+")
        rows, end = _table_at(lines, at) if is_read else ([], at)
        if not rows:
            at = max(at + 1, end)
            continue
        found[at:end] = [*rows, *[""] * (end - at - len(rows))]
        at = end
    return found


def _table_at(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The table that begins at a place as lines of Markdown, and where to read on."""
    line = lines[at].rstrip()
    if _BORDER.fullmatch(line):
        return _grid(lines, at)
    if _FULL_LINE.fullmatch(line) and at and not lines[at - 1].strip():
        return _in_columns(lines, at)
    is_headed = at + 1 < len(lines) and _COLUMN_LINE.fullmatch(lines[at + 1].rstrip())
    if (is_headed and line.strip()) or _COLUMN_LINE.fullmatch(line):
        return _in_columns(lines, at)
    return [], at


def _grid(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """A table drawn with plus signs and upright lines."""
    edges = [match.start() for match in re.finditer(r"\+", lines[at])]
    spans: list[Span] = [(left + 1, right) for left, right in pairwise(edges)]
    head = 0
    groups: list[list[str]] = [[]]
    end = at + 1
    for line in lines[at + 1 :]:
        line = line.rstrip()
        if not line.startswith(("|", "+")):
            break
        end += 1
        if _BORDER.fullmatch(line):
            head = len(groups) if "=" in line else head
            groups.append([])
        else:
            groups[-1].append(line)
    rows = [_cells(group, spans, "|") for group in groups if group]
    return (_as_pipes(rows, head > 0), end) if not groups[-1] and rows else ([], end)


def _in_columns(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """A table whose columns are as wide as the dashes above them."""
    is_framed = _FULL_LINE.fullmatch(lines[at]) is not None
    first = next(
        (it for it in range(at, min(at + 8, len(lines))) if _COLUMN_LINE.fullmatch(lines[it])), None
    )
    if first is None:
        return [], at
    starts = [match.start() for match in _DASHES.finditer(lines[first])]
    spans: list[Span] = list(zip(starts, [*starts[1:], None], strict=True))
    head = [line for line in lines[at + is_framed : first] if line.strip()]
    is_bare = not head
    groups: list[list[str]] = [[]]
    end = None
    for place, line in enumerate(lines[first + 1 : first + _MOST_LINES], first + 1):
        if _FULL_LINE.fullmatch(line) or _COLUMN_LINE.fullmatch(line):
            end = place + 1
            break
        if not line.strip() and not (is_framed or is_bare):
            end = place
            break
        if not line.strip() or not is_framed:
            groups.append([])
        groups[-1] += [line] if line.strip() else []
    if end is None and not (is_framed or is_bare):
        end = len(lines)
    rows = [_cells(group, spans, "") for group in groups if group]
    if end is None or not rows:
        return [], at
    return _as_pipes([_cells(head, spans, ""), *rows] if head else rows, bool(head)), end


def _cells(lines: Sequence[str], spans: Sequence[Span], edge: str) -> list[str]:
    """The cells of one row, each in one line."""
    columns: list[list[str]] = [[] for _ in spans]
    for line in lines:
        parts = line.strip(edge).split(edge) if edge else []
        is_straight = not edge or all(line[start - 1 : start] == edge for start, _ in spans)
        if not is_straight and len(parts) == len(spans):
            cut = parts
        else:
            cut = [line[start:end] for start, end in spans]
        for column, part in zip(columns, cut, strict=True):
            column.append(part.strip())
    return ["<br>".join(_blocks(column)) for column in columns]


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs and items in a cell."""
    words = ""
    for line in lines:
        if words and (not line or words.endswith("\\") or _ITEM.match(line)):
            yield words.removesuffix("\\").strip()
            words = ""
        glue = "" if not words or _ONLY_SIGNS.fullmatch(line) else " "
        words += glue + re.sub(r"(?<!\\)\|", r"\\|", line)
    if words:
        yield words


def _as_pipes(rows: Sequence[Sequence[str]], has_head: bool) -> list[str]:
    """Rows as a table of Markdown, under an empty head if they have none."""
    rule = ["---"] * len(rows[0])
    head = rows[0] if has_head else [""] * len(rows[0])
    body = rows[1:] if has_head else rows
    return [f"| {' | '.join(row)} |" for row in (head, rule, *body)]
