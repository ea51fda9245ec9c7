"""The lines of a PDF, read in a process of its own: `python -m protowiz.importer.pdf_pages`.

What a damaged or hostile PDF costs in time and memory cannot be told beforehand, and pdfminer has
no bounds; this process has. The PDF comes in on stdin; every line on stdout is JSON:
`{"pages": 8}`, then for each page a list of `[top, text]` or, for a row of a table,
`[top, [lines of a cell, …]]`; or `{"error": why}`.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

MAX_SECONDS = 5
"""Of work for one page, whatever else the machine does."""
MAX_MEMORY = 450_000_000
"""Bytes that the process may ask for."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INDENT = 14.0
"""Points that an item of a list stands further in than the one above it."""
_GUTTER = 10.0
"""Points between two columns, at least."""
_MARGIN = 0.07
"""The part of the height of a page in which its head and its foot stand."""
_FEW = 6
"""Two columns with fewer lines, such as signatures, are read line by line."""

Box = tuple[float, float, float, float]
Row = list[list[str]]
Line = tuple[float, str | Row]


def main() -> None:
    """Read the PDF on stdin."""
    _bound_memory()
    _bound_time()
    try:
        for answer in read_pages(sys.stdin.buffer.read()):
            print(json.dumps(answer), flush=True)
            _bound_time()
    except MemoryError:
        print(json.dumps({"error": "memory"}), flush=True)


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        _bound(resource.RLIMIT_DATA, MAX_MEMORY)


def _bound_time() -> None:
    """Let the next page take no more than `MAX_SECONDS` of work."""
    if sys.platform != "win32":
        import resource

        _bound(resource.RLIMIT_CPU, int(time.process_time()) + 1 + MAX_SECONDS)


def _bound(kind: int, wanted: int) -> None:
    """Set a bound, within the one that the system may have set already."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(kind)
        resource.setrlimit(kind, (wanted if most < 0 else min(wanted, most), most))


def read_pages(content: bytes) -> Iterator[dict[str, Any] | list[Line]]:
    """How many pages there are, then the lines of each; or why not.

    Raises:
        MemoryError: it needs more than it may.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            yield {"pages": len(pdf.pages)}
            for page in pdf.pages:
                _read_letters_fast(page)
                yield list(_lines(page))
                page.close()
    except MemoryError:
        raise
    except Exception as error:  # pdfminer fails in many ways on a damaged file
        is_locked = isinstance(error.__cause__ or error, PDFPasswordIncorrect)
        yield {"error": "password" if is_locked or "assword" in repr(error) else "damaged"}


def _read_letters_fast(page: Any) -> None:
    """Let a page make of each letter only what is used here.

    pdfplumber copies and decodes some twenty attributes of each letter, colours among them: half of
    the time that a page takes.
    """
    from pdfminer.layout import LTChar

    whole = page.process_object
    left, above = page.mediabox[0], page.height + page.mediabox[1]

    def process_object(thing: Any) -> dict[str, Any]:
        if not isinstance(thing, LTChar):
            return dict(whole(thing))
        top = above - thing.y1
        return {
            "object_type": "char",
            "text": thing.get_text(),
            "size": thing.size,
            "upright": thing.upright,
            "x0": thing.x0 + left,
            "x1": thing.x1 + left,
            "top": top,
            "bottom": above - thing.y0,
            "doctop": page.initial_doctop + top,
            "width": thing.width,
            "height": thing.height,
        }

    page.process_object = process_object


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page from above to below, a blank one between paragraphs."""
    _raise_notes(page.chars)
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    boxes = [table.bbox for table in tables]
    free = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
    found = list(_in_columns(free))
    left = min((line["x0"] for line in found), default=0.0)
    items: list[tuple[float, float, Sequence[str | Row]]] = [
        (line["top"], line["bottom"], [_indented(line["text"], line["x0"] - left)])
        for line in found
    ]
    for table in tables:
        rows = [[(cell or "").split("\n") for cell in row] for row in table.extract()]
        at = next((n for n, item in enumerate(items) if item[0] >= table.bbox[1]), len(items))
        items.insert(at, (table.bbox[1], table.bbox[3], rows))
    height = median([line["bottom"] - line["top"] for line in found]) if found else 12.0
    below: float | None = None
    for top, bottom, lines in items:
        if below is not None and not -height < top - below <= 0.65 * height:
            yield top, ""
        for line in lines:
            yield top, line
        below = bottom


def _indented(text: str, by: float) -> str:
    return "  " * min(int(by / _INDENT), 8) + text


def _in_columns(page: Any) -> Iterator[dict[str, Any]]:
    """The lines of a page in reading order: where it has two columns, the left one first."""
    lines = page.extract_text_lines()
    middle = _gutter(lines)
    if middle is None:
        yield from lines
        return
    waiting: list[dict[str, Any]] = []
    for line in [*lines, None]:
        if line is not None and _is_in_body(line, page) and not _crosses(line, middle):
            waiting.append(line)
            continue
        yield from _both_sides(page, waiting, middle)
        waiting = []
        if line is not None:
            yield line


def _both_sides(page: Any, lines: Sequence[dict[str, Any]], middle: float) -> Iterator[Any]:
    left = sum(line["x0"] < middle for line in lines)
    right = sum(line["x1"] > middle for line in lines)
    if min(left, right) < _FEW:
        yield from lines
        return
    start = min(line["x0"] for line in lines)
    top, bottom = lines[0]["top"] - 1, max(line["bottom"] for line in lines) + 1
    for is_right in (False, True):
        side = page.filter(
            lambda thing, is_right=is_right: (
                top <= thing["top"] <= bottom and ((thing["x0"] >= middle) == is_right)
            )
        )
        found = side.extract_text_lines(return_chars=False)
        edge = min((line["x0"] for line in found), default=0.0)
        yield from ({**line, "x0": line["x0"] - edge + start} for line in found)


def _is_in_body(line: dict[str, Any], page: Any) -> bool:
    """Whether a line stands between the heads and the feet of a page."""
    middle = (line["top"] + line["bottom"]) / 2
    return bool(_MARGIN * page.height < middle < (1 - _MARGIN) * page.height)


def _crosses(line: dict[str, Any], middle: float) -> bool:
    """Whether words of a line stand on the gutter itself."""
    return any(start - 1 < middle < end + 1 for start, end in _stretches(line))


def _stretches(line: dict[str, Any]) -> list[tuple[float, float]]:
    """Where on a line words stand, without the usual spaces between them."""
    stretches: list[tuple[float, float]] = []
    for char in line["chars"]:
        if char["text"].isspace():
            continue
        if stretches and char["x0"] - stretches[-1][1] < _GUTTER:
            stretches[-1] = (stretches[-1][0], max(char["x1"], stretches[-1][1]))
        else:
            stretches.append((char["x0"], char["x1"]))
    return stretches


def _gutter(lines: Sequence[dict[str, Any]]) -> float | None:
    """The middle of the strip between two columns of text, if the page has them."""
    if len(lines) < _FEW:
        return None
    start, end = min(line["x0"] for line in lines), max(line["x1"] for line in lines)
    stretches = [_stretches(line) for line in lines]
    best: tuple[int, float] | None = None
    for part in range(30, 71, 2):
        at = start + (end - start) * part / 100
        crossing = sum(any(one[0] < at < one[1] for one in line) for line in stretches)
        if best is None or crossing < best[0]:
            best = (crossing, at)
    if best is None or best[0] > 0.3 * len(lines):
        return None
    left = sum(any(one[1] <= best[1] for one in line) for line in stretches)
    right = sum(any(one[0] >= best[1] for one in line) for line in stretches)
    is_even = min(left, right) >= max(_FEW, 0.6 * max(left, right))
    return best[1] if is_even else None


def _inside(thing: dict[str, Any], box: Box) -> bool:
    middle_x, middle_y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= middle_x <= box[2] and box[1] <= middle_y <= box[3])


def _raise_notes(chars: list[dict[str, Any]]) -> None:
    """Write small digits above their line as raised ones, so that they are seen as note marks."""
    if not chars:
        return
    usual = median(char["size"] for char in chars)
    beside: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        beside.setdefault(int(char["bottom"] // 8), []).append(char)
    for char in chars:
        if char["size"] > 0.8 * usual or not str(char["text"]).isdigit():
            continue
        line = int(char["bottom"] // 8)
        near = [
            other["size"]
            for at in (line - 1, line, line + 1)
            for other in beside.get(at, ())
            if abs(other["x0"] - char["x0"]) < 60 and abs(other["bottom"] - char["bottom"]) < 8
        ]
        if char["size"] < 0.75 * max(near):
            char["text"] = char["text"].translate(_RAISED)


if __name__ == "__main__":
    main()
