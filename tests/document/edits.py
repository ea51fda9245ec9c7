"""Everyday and odd edits of a text, for tests that compare an old text with a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from protowiz.document.tree import (
    Block,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Paragraph,
    Signatures,
    Table,
    Text,
    merge,
)

NEW_WORDS = ("twaalf", "maanden", "de ontvanger", "é", "漢字", "“hier”", "3°", "AVG", "niet")


def edited(blocks: Sequence[Block], random: Random, edits: int) -> tuple[Block, ...]:
    """The blocks after some edits, each at a place and of a kind that chance decides."""
    found = tuple(blocks)
    for _ in range(edits):
        found = _edit(found, random)
    return found


def _edit(blocks: Sequence[Block], random: Random) -> tuple[Block, ...]:
    found = list(blocks)
    if not found or random.random() < 0.1:
        found.insert(random.randint(0, len(found)), Paragraph((Text(_words(random)),)))
        return tuple(found)
    at = random.randrange(len(found))
    kind = random.random()
    if kind < 0.12:
        del found[at]
    elif kind < 0.2:
        found.insert(random.randint(0, len(found)), found[at])
    elif kind < 0.25:
        found.append(found.pop(at))
    else:
        found[at] = _edit_block(found[at], random)
    return tuple(found)


def _edit_block(block: Block, random: Random) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=_edit_inlines(block.inlines, random))
        case Listing():
            return Listing(_edit_items(block.items, random))
        case Table() if block.rows:
            rows = list(block.rows)
            at = random.randrange(len(rows))
            kind = random.random()
            if kind < 0.2:
                del rows[at]
            elif kind < 0.4:
                rows.insert(at, rows[random.randrange(len(rows))])
            else:
                cells = list(rows[at])
                column = random.randrange(len(cells))
                cells[column] = _edit(cells[column], random)
                rows[at] = tuple(cells)
            return Table(block.head, tuple(rows))
        case Signatures():
            at = random.randrange(len(block.blocks))
            cells = list(block.blocks)
            cells[at] = _edit(cells[at], random)
            return replace(block, blocks=tuple(cells))
        case _:
            return Paragraph((Text(_words(random)),))


def _edit_items(items: Sequence[Item], random: Random) -> tuple[Item, ...]:
    found = list(items)
    at = random.randrange(len(found))
    kind = random.random()
    if kind < 0.2 and len(found) > 1:
        del found[at]
    elif kind < 0.4:
        label = "" if not found[at].label else f"{random.randint(1, 40)}."
        found.insert(at, Item((Paragraph((Text(_words(random)),)),), label))
    elif kind < 0.5 and found[at].label:
        found[at] = replace(found[at], label=f"{random.randint(1, 40)}.")
    else:
        blocks = _edit(found[at].blocks, random)
        found[at] = replace(found[at], blocks=blocks or (Paragraph((Text("leeg"),)),))
    return tuple(found)


def _edit_inlines(inlines: Sequence[Inline], random: Random) -> tuple[Inline, ...]:
    found = list(inlines)
    at = random.randrange(len(found)) if found else 0
    inline = found[at] if found else Text("")
    kind = random.random()
    if isinstance(inline, Text) and inline.text.strip() and kind < 0.8:
        words = inline.text.split(" ")
        first = random.randrange(len(words))
        count = random.randint(0, 3)
        words[first : first + count] = [] if kind < 0.2 else [_words(random)]
        text = " ".join(words).strip()
        found[at : at + 1] = [replace(inline, text=text)] if text else []
    elif kind < 0.9:
        found.append(Note((Paragraph((Text(_words(random)),)),)))
    elif found:
        del found[at]
    return merge(found)


def _words(random: Random) -> str:
    return " ".join(random.choices(NEW_WORDS, k=random.randint(1, 9)))
