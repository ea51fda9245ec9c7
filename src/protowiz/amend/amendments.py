"""The smallest useful changes that turn an old text into a new one, and how they are made.

An amendment swaps words in one paragraph, or exchanges neighbouring paragraphs, items or rows for
others (for none, when they are repealed; none for some, when they are inserted). It says where in
the old text, and what stands there; `apply` makes the changes and refuses what it does not find.
So the amendments are proven by applying them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from protowiz.document.difference import after, before, difference
from protowiz.document.tree import (
    Block,
    Heading,
    Inline,
    Item,
    Listing,
    Mark,
    Paragraph,
    Row,
    Signatures,
    Table,
    Text,
    words_of,
)

MOST_SWAPS = 3
"""More places in one paragraph are hard to follow: then it is replaced."""
MOST_WORDS = 12
"""So many words can be swapped in one place."""
MOST_AMENDMENTS = 6
"""More in one article are hard to follow: then it is replaced."""

_NO_TEXT = "\0"
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
Element = TypeVar("Element", Block, Item, Row)
Path = tuple[int, ...]
"""From the blocks of a part inward: a block, and of a list the item, of a table the row and the
cell, of signatures the cell; then again a block."""


class Unit(StrEnum):
    """How much is replaced at once."""

    SMALL = "zo klein mogelijk"
    PARAGRAPH = "lid"
    WHOLE = "geheel"


class Level(StrEnum):
    """What is exchanged."""

    BLOCK = "lid"
    ITEM = "punt"
    ROW = "rij"


class NotThere(Exception):
    """An amendment does not fit the text: what it names does not stand there, or not once."""


@dataclass(frozen=True)
class Swap:
    """Words of one paragraph become others.

    `old` stands in the paragraph exactly once, as whole words. Where nothing goes, `old` is what
    the new words come behind.
    """

    path: Path
    old: str
    new: str
    inserts: bool = False

    @property
    def result(self) -> str:
        """What stands there afterwards."""
        return f"{self.old}{self.new}" if self.inserts else self.new


@dataclass(frozen=True)
class Exchange:
    """Neighbouring elements become others; before the first element, `at` is 0."""

    path: Path
    level: Level
    at: int
    old: tuple[Any, ...]
    new: tuple[Any, ...]


Amendment = Swap | Exchange


def amendments(
    old: Sequence[Block], new: Sequence[Block], unit: Unit = Unit.SMALL
) -> tuple[Amendment, ...]:
    """What turns one part into another, in the order of the old text; nothing when equal."""
    old, new = tuple(old), tuple(new)
    if old == new:
        return ()
    whole = Exchange((), Level.BLOCK, 0, old, new)
    if unit is Unit.WHOLE or not old or not new:
        return (whole,)
    found = tuple(_in_blocks(difference(old, new), (), unit))
    if len(found) > MOST_AMENDMENTS:
        return (whole,)
    return found


def apply(old: Sequence[Block], changes: Iterable[Amendment]) -> tuple[Block, ...]:
    """The text after the changes.

    Raises:
        NotThere: a change does not fit the text.
    """
    text = tuple(old)
    for change in reversed(tuple(changes)):  # what comes later does not move what comes before
        text = _changed(text, change.path, change)
    return text


# -- making the changes -----------------------------------------------------------------------


def _changed(blocks: tuple[Block, ...], path: Path, change: Amendment) -> tuple[Block, ...]:
    if not path:
        assert isinstance(change, Exchange)
        return _exchanged(blocks, change)
    at, rest = path[0], path[1:]
    if at >= len(blocks):
        raise NotThere
    return (*blocks[:at], _changed_block(blocks[at], rest, change), *blocks[at + 1 :])


def _changed_block(block: Block, path: Path, change: Amendment) -> Block:
    match block:
        case Heading() | Paragraph() if not path and isinstance(change, Swap):
            return replace(block, inlines=swapped(block.inlines, change))
        case Listing() if not path and isinstance(change, Exchange):
            return replace(block, items=_exchanged(block.items, change))
        case Listing() if path:
            item = block.items[path[0]]
            changed = replace(item, blocks=_changed(item.blocks, path[1:], change))
            return replace(block, items=_with(block.items, path[0], changed))
        case Table() if not path and isinstance(change, Exchange):
            return replace(block, rows=_exchanged(block.rows, change))
        case Table() if len(path) > 1:
            row, cell = path[0], path[1]
            cells = block.rows[row]
            changed_cell = _changed(cells[cell], path[2:], change)
            return replace(block, rows=_with(block.rows, row, _with(cells, cell, changed_cell)))
        case Signatures() if path:
            signed = _changed(block.blocks[path[0]], path[1:], change)
            return replace(block, blocks=_with(block.blocks, path[0], signed))
    raise NotThere


def _with(elements: tuple[Any, ...], at: int, element: Any) -> tuple[Any, ...]:
    return (*elements[:at], element, *elements[at + 1 :])


def _exchanged(elements: tuple[Any, ...], change: Exchange) -> tuple[Any, ...]:
    end = change.at + len(change.old)
    if elements[change.at : end] != change.old:
        raise NotThere
    return (*elements[: change.at], *change.new, *elements[end:])


def swapped(inlines: Sequence[Inline], swap: Swap) -> tuple[Inline, ...]:
    """A line after a swap.

    Raises:
        NotThere: the old words do not stand there exactly once, in one style.
    """
    places = [
        (index, at)
        for index, inline in enumerate(inlines)
        if isinstance(inline, Text)
        for at in _places(inline.text, swap.old)
    ]
    if len(places) != 1:
        raise NotThere
    index, at = places[0]
    run = inlines[index]
    assert isinstance(run, Text)
    text = run.text[:at] + swap.result + run.text[at + len(swap.old) :]
    return (*inlines[:index], replace(run, text=text), *inlines[index + 1 :])


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand as whole words."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        joined_before = at > 0 and text[at - 1].isalnum() and words[0].isalnum()
        joined_after = end < len(text) and text[end].isalnum() and words[-1].isalnum()
        if not (joined_before or joined_after):
            yield at
        at = text.find(words, at + 1)


# -- finding the changes ----------------------------------------------------------------------


def _in_blocks(blocks: Sequence[Block], path: Path, unit: Unit) -> Iterator[Amendment]:
    """The changes of a row of marked blocks that stands at a path."""
    for at, old, new, kept in _groups([(block, block.mark) for block in blocks]):
        if kept is None:
            gone, come = _side(old, Mark.REMOVED), _side(new, Mark.ADDED)
            yield Exchange(path, Level.BLOCK, at, gone, come)
        else:
            yield from _in_block(kept, path, at, unit)


def _in_block(block: Block, path: Path, at: int, unit: Unit) -> Iterator[Amendment]:
    old, new = before((block,)), after((block,))
    if old == new:
        return
    replaced = Exchange(path, Level.BLOCK, at, old, new)
    here = (*path, at)
    match block:
        case Heading() | Paragraph() if unit is Unit.SMALL:
            swaps = _swaps(block, here)
            yield from swaps or (replaced,)
        case Listing() if unit is Unit.SMALL:
            items = [(item, item.mark) for item in block.items]
            for place, gone_items, come_items, item in _groups(items):
                if item is None:
                    old_items, new_items = _items(gone_items), _items(come_items)
                    yield Exchange(here, Level.ITEM, place, old_items, new_items)
                else:
                    yield from _in_blocks(item.blocks, (*here, place), unit)
        case Table() if unit is Unit.SMALL:
            for place, gone_rows, come_rows, row in _groups(list(block.marked_rows)):
                if row is None:
                    yield Exchange(here, Level.ROW, place, _rows(gone_rows), _rows(come_rows))
                else:
                    in_row = _in_cells(row, (*here, place))
                    old_row, new_row = _rows_of(row)
                    whole = Exchange(here, Level.ROW, place, (old_row,), (new_row,))
                    yield from (whole,) if in_row is None else in_row
        case Signatures() if unit is Unit.SMALL:
            signed = _in_cells(block.blocks, here)
            yield from (replaced,) if signed is None else signed
        case _:
            yield replaced


def _in_cells(cells: Row, path: Path) -> list[Amendment] | None:
    """The changes in cells if only words change, else None."""
    found = [
        change
        for at, cell in enumerate(cells)
        for change in _in_blocks(cell, (*path, at), Unit.SMALL)
    ]
    return found if all(isinstance(change, Swap) for change in found) else None


def _rows_of(row: Row) -> tuple[Row, Row]:
    """The old and the new row of a marked one."""
    return tuple(map(before, row)), tuple(map(after, row))


def _groups(
    elements: Sequence[tuple[Element, Mark]],
) -> Iterator[tuple[int, list[Element], list[Element], Element | None]]:
    """Neighbours that go or come, as (place in the old text, gone, come, None); or one that stays.

    What goes and what comes right behind it is one exchange.
    """
    gone: list[Element] = []
    come: list[Element] = []
    at = 0
    for element, mark in elements:
        if mark is not Mark.ADDED and come:
            yield at - len(gone), gone, come, None
            gone, come = [], []
        if mark is Mark.ADDED:
            come.append(element)
        elif mark is Mark.REMOVED:
            gone.append(element)
            at += 1
        else:
            if gone:
                yield at - len(gone), gone, come, None
                gone, come = [], []
            yield at, [], [], element
            at += 1
    if gone or come:
        yield at - len(gone), gone, come, None


def _side(blocks: Sequence[Block], mark: Mark) -> tuple[Block, ...]:
    return before(blocks) if mark is Mark.REMOVED else after(blocks)


def _items(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items without their marks."""
    return tuple(
        Item(before(it.blocks) if it.mark is Mark.REMOVED else after(it.blocks), it.label)
        for it in items
    )


def _rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows without their marks: all that is in them goes or comes."""
    return tuple(tuple(before(cell) or after(cell) for cell in row) for row in rows)


def _swaps(block: Heading | Paragraph, path: Path) -> tuple[Swap, ...]:
    """The changes of a paragraph as swaps of words; none where it is better replaced."""
    old, new = _one(before((block,))), _one(after((block,)))
    found: list[Swap] = []
    for at, gone, come in _changes(block.inlines):
        swap = _unique(old, at, gone, come, path)
        if swap is None:
            return ()
        found.append(swap)
    if not 0 < len(found) <= MOST_SWAPS:
        return ()
    if any(len(words.split()) > MOST_WORDS for it in found for words in (it.old, it.new)):
        return ()
    try:
        result = old
        for swap in reversed(found):
            result = swapped(result, swap)
    except NotThere:
        return ()
    return tuple(found) if result == new else ()


def _one(blocks: Sequence[Block]) -> tuple[Inline, ...]:
    (block,) = blocks
    assert isinstance(block, Heading | Paragraph)
    return block.inlines


def _changes(inlines: Sequence[Inline]) -> Iterator[tuple[int, str, str]]:
    """Which text goes and which comes, each with the letter of the old line where that is.

    What is no text (a note, a new line) counts as one letter, and cannot be told in words.
    """
    at = 0
    gone = come = ""
    for inline in inlines:
        text = inline.text if isinstance(inline, Text) else _NO_TEXT
        if inline.mark is Mark.KEPT and (gone or come):
            yield at - len(gone), gone, come
            gone = come = ""
        if inline.mark is Mark.ADDED:
            come += text
            continue
        at += len(text)
        if inline.mark is Mark.REMOVED:
            gone += text
    if gone or come:
        yield at - len(gone), gone, come


def _unique(old: Sequence[Inline], at: int, gone: str, come: str, path: Path) -> Swap | None:
    """The swap at a letter, with as many words around it as make it the only one of its kind."""
    runs = [it.text if isinstance(it, Text) else _NO_TEXT for it in old]
    if _NO_TEXT in gone + come:
        return None
    first = 0
    for text in runs:  # the one style in which the change lies
        if first <= at and at + len(gone) <= first + len(text) and text != _NO_TEXT:
            swap = _unique_in(text, runs, at - first, gone, come, path)
            if swap is not None:
                return swap
        first += len(text)
    return None


def _unique_in(
    text: str, runs: Sequence[str], at: int, gone: str, come: str, path: Path
) -> Swap | None:
    end = at + len(gone)
    tokens = list(_TOKEN.finditer(text))
    start, stop = at, end
    if not gone.strip():
        start = _earlier(tokens, start)
    while not _is_unique(text[start:stop].strip(), runs):
        earlier = _earlier(tokens, start)
        wider = (earlier, stop) if earlier < start else (start, _later(tokens, stop))
        if wider == (start, stop):
            return None
        start, stop = wider
    words = text[start:stop]
    told = words.strip()
    left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    replaced = text[start:at] + come + text[end:stop]
    if replaced[:left] != words[:left] or (right and replaced[-right:] != words[-right:]):
        return None
    result = replaced[left : len(replaced) - right]
    if result.startswith(told) and not gone.strip():
        return Swap(path, told, result[len(told) :], inserts=True)
    return Swap(path, told, result)


def _is_unique(words: str, runs: Sequence[str]) -> bool:
    return bool(words) and sum(len(list(_places(text, words))) for text in runs) == 1


def _earlier(tokens: Sequence[re.Match[str]], start: int) -> int:
    """Where the word before a place begins."""
    words = [it for it in tokens if it.end() <= start and not it[0].isspace()]
    return words[-1].start() if words else start


def _later(tokens: Sequence[re.Match[str]], stop: int) -> int:
    """Where the word behind a place ends."""
    words = [it for it in tokens if it.start() >= stop and not it[0].isspace()]
    return words[0].end() if words else stop


def count_words(changes: Iterable[Amendment]) -> int:
    """How many words the changes tell anew."""
    total = 0
    for change in changes:
        if isinstance(change, Swap):
            total += len(change.new.split())
        elif change.level is Level.BLOCK:
            total += len(words_of(change.new))
        else:
            total += len(str(change.new).split())
    return total
