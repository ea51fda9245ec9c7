"""The difference of two texts, as one tree in which every element is kept, added or removed.

`difference` gives such a redline, `before` and `after` take the old and the new text out of it
again. What is alike is laid side by side: blocks, items of lists, rows of tables, and within a
paragraph the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

from protowiz.document.tree import (
    Block,
    Cell,
    Heading,
    Inline,
    Item,
    Listing,
    Mark,
    Note,
    Paragraph,
    Row,
    Signatures,
    Table,
    Text,
    words_of,
)

ALIKE = 0.45
"""From this share of common words on, two paragraphs are versions of each other."""
LIKELY = 0.25
"""The same where there is no other paragraph that could be the version."""
CLOSE = 0.5
"""Below this share of kept words, a paragraph is told anew instead of word by word."""
FEW_WORDS = 2
"""Changes with so few words between them are one change."""
MAX_PAIRS = 250_000
"""Beyond so many pairs of elements nothing is compared by its words."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
Element = TypeVar("Element")
Pair = tuple[Element | None, Element | None]


def difference(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """Both texts as one: what only the old one has is removed, what only the new one has added."""
    found: list[Block] = []
    for one, other in _aligned(old, new, _block_words, _fits):
        if one is None or other is None or one == other:
            found += _single(one, other)
        else:
            found += _changed(one, other)
    return tuple(found)


def before(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The old text of a redline."""
    return tuple(_side(blocks, Mark.REMOVED))


def after(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The new text of a redline."""
    return tuple(_side(blocks, Mark.ADDED))


def has_changes(blocks: Iterable[Block]) -> bool:
    """Whether a redline marks anything."""
    blocks = tuple(blocks)
    return before(blocks) != after(blocks)


def only_changes(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """What changed in a redline: of a list the items, of a table the rows.

    Headings stay, and so does the sentence before a list or a table.
    """
    found: list[Block] = []
    last: Block | None = None
    for block in blocks:
        previous, last = last, block
        if isinstance(block, Heading):
            found.append(block)
            continue
        if not has_changes((block,)):
            continue
        leads_in = isinstance(block, Listing | Table) and isinstance(previous, Paragraph)
        if leads_in and previous is not None and found[-1:] != [previous]:
            found.append(previous)
        if isinstance(block, Listing) and block.mark is Mark.KEPT:
            items = ((it, only_changes(it.blocks)) for it in block.items)
            kept = [
                it if it.mark is not Mark.KEPT else replace(it, blocks=inner)
                for it, inner in items
                if inner or it.mark is not Mark.KEPT
            ]
            found.append(Listing(tuple(kept)))
        elif isinstance(block, Table) and block.mark is Mark.KEPT:
            rows = [
                (row, mark)
                for row, mark in block.marked_rows
                if mark is not Mark.KEPT or any(map(has_changes, row))
            ]
            marks = tuple(mark for _, mark in rows)
            found.append(replace(block, rows=tuple(row for row, _ in rows), row_marks=marks))
        else:
            found.append(block)
    return tuple(found)


def marked(block: Block, mark: Mark) -> Block:
    """A block that is added or removed with all that is in it."""
    match block:
        case Heading() | Paragraph():
            return replace(
                block, mark=mark, inlines=tuple(_inline(it, mark) for it in block.inlines)
            )
        case Listing():
            return Listing(tuple(_item(item, mark) for item in block.items), mark)
        case Table():
            return Table(_row(block.head, mark), tuple(_row(it, mark) for it in block.rows), mark)
        case Signatures():
            return replace(block, mark=mark, blocks=tuple(_cell(it, mark) for it in block.blocks))
        case _:
            return replace(block, mark=mark)


def _inline(inline: Inline, mark: Mark) -> Inline:
    return replace(inline, mark=mark)  # of a footnote the mark of its reference says enough


def _item(item: Item, mark: Mark) -> Item:
    return Item(_cell(item.blocks, mark), item.label, mark)


def _row(row: Row, mark: Mark) -> Row:
    return tuple(_cell(cell, mark) for cell in row)


def _cell(cell: Cell, mark: Mark) -> Cell:
    return tuple(marked(block, mark) for block in cell)


# -- one side of a redline --------------------------------------------------------------------


def _side(blocks: Iterable[Block], mark: Mark) -> Iterator[Block]:
    """What one text has: all that is kept, and all with its mark, without the marks."""
    for block in blocks:
        if block.mark not in (Mark.KEPT, mark):
            continue
        match block:
            case Heading() | Paragraph():
                inlines = _joined(_inlines_of_side(block.inlines, mark))
                yield replace(block, mark=Mark.KEPT, inlines=inlines)
            case Listing():
                items = (it for it in block.items if it.mark in (Mark.KEPT, mark))
                yield Listing(tuple(Item(tuple(_side(it.blocks, mark)), it.label) for it in items))
            case Table():
                rows = (row for row, its in block.marked_rows if its in (Mark.KEPT, mark))
                head, *others = [
                    tuple(tuple(_side(cell, mark)) for cell in row) for row in (block.head, *rows)
                ]
                yield Table(head, tuple(others))
            case Signatures():
                cells = tuple(tuple(_side(cell, mark)) for cell in block.blocks)
                yield replace(block, mark=Mark.KEPT, blocks=cells)
            case _:
                yield replace(block, mark=Mark.KEPT)


def _inlines_of_side(inlines: Iterable[Inline], mark: Mark) -> Iterator[Inline]:
    for inline in inlines:
        if inline.mark not in (Mark.KEPT, mark):
            continue
        if isinstance(inline, Note):
            yield Note(tuple(_side(inline.blocks, mark)))
        else:
            yield replace(inline, mark=Mark.KEPT)


def _joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Runs of one style that stand side by side, as one."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text) and _style(inline) == _style(last):
            found[-1] = replace(last, text=last.text + inline.text)
        else:
            found.append(inline)
    return tuple(found)


def _style(text: Text) -> tuple[object, ...]:
    return text.bold, text.italic, text.url, text.mark


# -- what became of one element ---------------------------------------------------------------


def _single(one: Block | None, other: Block | None) -> Iterator[Block]:
    if one is not None and other is not None:
        yield one
    elif one is not None:
        yield marked(one, Mark.REMOVED)
    elif other is not None:
        yield marked(other, Mark.ADDED)


def _changed(one: Block, other: Block) -> Iterator[Block]:
    """Two versions of a block as one."""
    match one, other:
        case Paragraph(), Paragraph():
            yield Paragraph(_words(one.inlines, other.inlines))
        case Heading(), Heading():
            yield Heading(one.level, _words(one.inlines, other.inlines))
        case Listing(), Listing():
            yield Listing(tuple(_items(one.items, other.items)))
        case Table(), Table():
            rows = tuple(_rows(one.rows, other.rows))
            marks = tuple(mark for _, mark in rows)
            yield Table(one.head, tuple(row for row, _ in rows), Mark.KEPT, marks)
        case Signatures(), Signatures():
            pairs = zip(one.blocks, other.blocks, strict=True)
            cells = tuple(difference(mine, theirs) for mine, theirs in pairs)
            if all(map(_only_words, cells)):
                yield replace(one, blocks=cells)
            else:
                yield from _apart(one, other)
        case _:
            yield from _apart(one, other)


def _apart(one: Block, other: Block) -> Iterator[Block]:
    yield marked(one, Mark.REMOVED)
    yield marked(other, Mark.ADDED)


def _only_words(blocks: Iterable[Block]) -> bool:
    """Whether a redline marks words only: no whole paragraph, item or row.

    A cell or a footnote ends with a paragraph that no word processor can take away, so more than
    words cannot be tracked in it.
    """
    for block in blocks:
        if block.mark is not Mark.KEPT:
            return False
        match block:
            case Listing() if any(it.mark is not Mark.KEPT for it in block.items):
                return False
            case Listing() if not all(_only_words(it.blocks) for it in block.items):
                return False
            case Table() if any(mark is not Mark.KEPT for _, mark in block.marked_rows):
                return False
    return True


def _items(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Item]:
    for one, other in _aligned(old, new, lambda item: _words_in(item.blocks), _same_label):
        if one is not None and other is not None:
            blocks = difference(one.blocks, other.blocks)
            if not blocks or blocks[0].mark is Mark.KEPT:  # the label stands before that
                yield Item(blocks, one.label)
                continue
        if one is not None:
            yield _item(one, Mark.REMOVED)
        if other is not None:
            yield _item(other, Mark.ADDED)


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row, Mark]]:
    for one, other in _aligned(old, new, _row_words, lambda one, other: True):
        if one is None or other is None:
            if one is not None:
                yield _row(one, Mark.REMOVED), Mark.REMOVED
            if other is not None:
                yield _row(other, Mark.ADDED), Mark.ADDED
        else:
            cells = tuple(difference(a, b) for a, b in zip(one, other, strict=True))
            if all(map(_only_words, cells)):
                yield cells, Mark.KEPT
            else:
                yield _row(one, Mark.REMOVED), Mark.REMOVED
                yield _row(other, Mark.ADDED), Mark.ADDED


def _fits(one: Block, other: Block) -> bool:
    """Whether two blocks can be versions of each other."""
    match one, other:
        case Heading(), Heading():
            return one.level == other.level
        case Table(), Table():
            return one.head == other.head
        case Signatures(), Signatures():
            return (one.columns, len(one.blocks)) == (other.columns, len(other.blocks))
        case _:
            return type(one) is type(other)


def _same_label(one: Item, other: Item) -> bool:
    return one.label == other.label


# -- the words of a paragraph -----------------------------------------------------------------


def _words(old: Sequence[Inline], new: Sequence[Inline]) -> tuple[Inline, ...]:
    """Two versions of a line, word by word."""
    ours, theirs = list(_tokens(old)), list(_tokens(new))
    found: list[Inline] = []
    for tag, a, b, c, d in _steps(ours, theirs):
        if tag:
            found += ours[a:b]
            continue
        one, other = ours[a:b], theirs[c:d]
        if (note := _note(one, other)) is not None:
            found.append(note)
        else:
            found += (_inline(token, Mark.REMOVED) for token in one)
            found += (_inline(token, Mark.ADDED) for token in other)
    return _joined(found)


def _note(one: Sequence[Inline], other: Sequence[Inline]) -> Note | None:
    """Two versions of one footnote as one, if only words differ."""
    if len(one) == len(other) == 1 and isinstance(one[0], Note) and isinstance(other[0], Note):
        blocks = difference(one[0].blocks, other[0].blocks)
        return Note(blocks) if _only_words(blocks) else None
    return None


def _steps(ours: list[Inline], theirs: list[Inline]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches that are the same, and stretches that changed: whole words, and not in shreds."""
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    kept = [it for it in blocks if it.size and _is_worth_keeping(ours[it.a : it.a + it.size])]
    first = [it for it in blocks if it.size and (it.a, it.b) == (0, 0)]
    last = [it for it in blocks if it.size and _ends(it, ours, theirs)]
    kept = sorted({*first, *kept, *last})
    share = sum(_count(ours[it.a : it.a + it.size]) for it in kept)
    if share < CLOSE * max(_count(ours), _count(theirs)):
        kept = []
    at = to = 0
    for it in kept:
        if (it.a, it.b) != (at, to):
            yield False, at, it.a, to, it.b
        yield True, it.a, it.a + it.size, it.b, it.b + it.size
        at, to = it.a + it.size, it.b + it.size
    if (at, to) != (len(ours), len(theirs)):
        yield False, at, len(ours), to, len(theirs)


def _ends(block: tuple[int, int, int], ours: list[Inline], theirs: list[Inline]) -> bool:
    start, to, size = block
    return (start + size, to + size) == (len(ours), len(theirs))


def _is_worth_keeping(tokens: Sequence[Inline]) -> bool:
    return _count(tokens) > FEW_WORDS


def _count(tokens: Iterable[Inline]) -> int:
    """How many words there are."""
    return sum(not isinstance(it, Text) or it.text[0].isalnum() for it in tokens)


def _tokens(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Text):
            for word in _TOKEN.findall(inline.text):
                yield replace(inline, text=word)
        else:
            yield inline


# -- which element became which ---------------------------------------------------------------


def _aligned(
    old: Sequence[Element],
    new: Sequence[Element],
    words: Callable[[Element], Counter[str]],
    fits: Callable[[Element, Element], bool],
) -> Iterator[Pair[Element]]:
    """Each element with its other version, in an order that both texts keep."""
    matcher = SequenceMatcher(None, list(old), list(new), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _paired(old[a:b], new[c:d], words, fits)


def _paired(
    old: Sequence[Element],
    new: Sequence[Element],
    words: Callable[[Element], Counter[str]],
    fits: Callable[[Element, Element], bool],
) -> Iterator[Pair[Element]]:
    """The pairs with the most words in common; the others stand alone, the old one first."""
    if len(old) == len(new) == 1:
        share = _share(words(old[0]), words(new[0])) if fits(old[0], new[0]) else 0.0
        ways = [(0, 0)] if share >= LIKELY else []
    elif len(old) * len(new) > MAX_PAIRS:
        ways = []
    else:
        ways = _best_pairs([[*map(words, old)], [*map(words, new)]], old, new, fits)
    at = to = 0
    for one, other in [*ways, (len(old), len(new))]:
        for index in range(at, one):
            yield old[index], None
        for index in range(to, other):
            yield None, new[index]
        if one < len(old):
            yield old[one], new[other]
        at, to = one + 1, other + 1


def _best_pairs(
    words: list[list[Counter[str]]],
    old: Sequence[Element],
    new: Sequence[Element],
    fits: Callable[[Element, Element], bool],
) -> list[tuple[int, int]]:
    """The pairs of places, in order, that together have the most in common."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    gain: dict[tuple[int, int], float] = {}
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            share = _share(words[0][i], words[1][j]) if fits(old[i], new[j]) else 0.0
            if share >= ALIKE and best[i + 1][j + 1] + share > best[i][j]:
                gain[i, j] = share
                best[i][j] = best[i + 1][j + 1] + share
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if (i, j) in gain:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _share(one: Counter[str], other: Counter[str]) -> float:
    """How much two texts have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _block_words(block: Block) -> Counter[str]:
    return _words_in((block,))


def _words_in(blocks: Iterable[Block]) -> Counter[str]:
    return Counter(words_of(blocks))


def _row_words(row: Row) -> Counter[str]:
    return Counter(word for cell in row for word in words_of(cell))
