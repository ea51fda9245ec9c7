"""The heads and feet of the pages in a text: page numbers, and what stands beside each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

LONGEST = 120
"""Letters of a head or foot."""
_NEAR = 3
"""So many lines of a head or foot stand together."""
_FAR = 12
"""Within so many lines of the page break, blank ones included."""
_APART = 8
"""Lines of a page, at least, on average."""
_APART_AT_LEAST = 3
"""The same, where a line tells the page and the count of the pages in so many words."""
_WORD = r"(?:pagina|bladzijde|pag\.?|blz\.?|page|p\.)"
_OF = r"\s*(?:van|/|of|op)\s*\d{1,3}"
_HINTS = ("pag", "blz", "bladz", "p.")
_SIGNS = "|/"
_NUMBERED = re.compile(
    rf"(?:\b{_WORD}\s*(?P<last>\d{{1,3}})(?:{_OF})?\W*$|^\W*{_WORD}\s*(?P<first>\d{{1,3}})(?:{_OF})?"
    rf"(?=\s*[|–—•·-]|\s{{2}}|$)|[|–—-]\s+(?P<ends>\d{{1,3}}){_OF}$|^(?P<leads>\d{{1,3}})\s*\|)",
    re.I,
)
_ALONE = re.compile(rf"[\s–—|-]*(?P<number>\d{{1,3}})(?:{_OF})?[\s–—|-]*", re.I)
_SHORT = 16
"""Letters of a line with nothing but the number of a page."""
_OWN_WORDS = re.compile(r"\W*(?:artikel|art\.|bijlage|gegeven|verantwoording)\s", re.I)
_CUT_AFTER = re.compile(r"[\w,]$")


def running_lines(lines: Sequence[str]) -> set[int]:
    """The places of the lines that belong to a page and not to the text."""
    numbers = set(_page_numbers(lines))
    feeds = {at for at, line in enumerate(lines) if "\f" in line}
    found = numbers | _beside(lines, numbers, feeds)
    if not found and not feeds:
        found = _repeated(lines)
    title = set(islice((at for at, line in enumerate(lines) if line.strip()), 2))
    return found - (title - numbers)


def _shape(line: str) -> str:
    """A line without what differs from page to page."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _page_numbers(lines: Sequence[str]) -> Iterator[int]:
    """The lines with the number of a page: one shape whose numbers rise through the text."""
    shapes: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if (number := _number_in(line)) is not None:
            shapes.setdefault(_shape(line), []).append((at, number))
    for shape, places in shapes.items():
        if _is_series(shape, places) and not _is_content(lines, shape, places):
            yield from (at for at, _ in places)


def _number_in(line: str) -> int | None:
    """The number of the page that a line tells, if it tells nothing else that is long."""
    if len(line) > 2 * LONGEST or len(text := line.strip()) > LONGEST:
        return None
    if len(text) < _SHORT and (alone := _ALONE.fullmatch(text)):
        return int(alone["number"])
    folded = text.casefold()
    if not any(hint in folded for hint in (*_HINTS, *_SIGNS)):
        return None
    match = _NUMBERED.search(text)
    return int(match[match.lastgroup or 0]) if match else None


def _is_series(shape: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the numbers rise as those of pages do, far enough from each other."""
    numbers = [number for _, number in places]
    says_page = any(hint in shape.casefold() for hint in _HINTS)
    says_count = shape.count("#") == 2
    apart = _APART_AT_LEAST if says_page and says_count else _APART
    rises = all(before < after for before, after in pairwise(numbers))
    if not rises or places[-1][0] - places[0][0] < apart * (len(places) - 1):
        return False
    if says_page:
        return len(places) > 1 or (says_count and len(shape) < _SHORT + 4)
    is_one_by_one = all(after - before == 1 for before, after in pairwise(numbers))
    return is_one_by_one and len(places) > (1 if says_count else 2)


def _is_content(lines: Sequence[str], shape: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether these lines are part of the text: a number alone, right above or under words."""
    if any(char.isalpha() for char in shape) or shape.count("#") == 2:
        return False
    return any(
        any(beside.strip() for beside in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))
        for at, _ in places
    )


def _beside(lines: Sequence[str], numbers: set[int], feeds: set[int]) -> set[int]:
    """The lines that stand beside most of the page numbers or page breaks."""
    breaks = sorted(numbers | feeds)
    near = [part for at in breaks for part in _near(lines, at, numbers, at in feeds)]
    counts = Counter(_shape(lines[at]) for at in {at for places in near for at in places})
    least = max(2, 0.6 * (len(breaks) - 1))
    usual = {
        shape
        for shape, count in counts.items()
        if count >= least and not _OWN_WORDS.match(shape) and re.search(r"[^\W\d_]{2}", shape)
    }
    return {at for part in near for at in takewhile(lambda at: _shape(lines[at]) in usual, part)}


def _near(lines: Sequence[str], at: int, numbers: set[int], is_feed: bool) -> Iterator[list[int]]:
    """The places of the short lines next to a page break: those above it, those below it."""
    above = range(at - 1, max(-1, at - _FAR), -1)
    below = range(at if is_feed else at + 1, min(len(lines), at + _FAR))
    for places in (above, below):
        filled = (it for it in places if it not in numbers and lines[it].strip())
        near = islice(filled, _NEAR)
        yield list(takewhile(lambda it: len(lines[it].strip()) <= LONGEST, near))


def _repeated(lines: Sequence[str]) -> set[int]:
    """The lines that come back all through the text and cut sentences in two."""
    alone = [
        at
        for at in range(1, len(lines) - 1)
        if 4 < len(lines[at].strip()) <= LONGEST
        and not lines[at - 1].strip()
        and not lines[at + 1].strip()
    ]
    places: dict[str, list[int]] = {}
    for at in alone:
        places.setdefault(_shape(lines[at]), []).append(at)
    found: set[int] = set()
    for shape, ats in places.items():
        is_often = len(ats) > 2 and ats[-1] - ats[0] >= _APART * (len(ats) - 1)
        if is_often and not _OWN_WORDS.match(shape) and any(_cuts(lines, at) for at in ats):
            found |= set(ats)
    return found


def _cuts(lines: Sequence[str], at: int) -> bool:
    """Whether a sentence goes on under this line."""
    before = next((it for it in reversed(lines[max(0, at - 12) : at]) if it.strip()), "").rstrip()
    after = next((it for it in lines[at + 1 : at + 12] if it.strip()), "").lstrip()
    return bool(_CUT_AFTER.search(before[-1:])) and after[:1].islower()
