"""A source as pieces of text with their places, whatever the kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from protowiz.document.tree import Block, Heading, Item, Listing, Paragraph, Table, words_of
from protowiz.errors import UserError

MAX_COLUMNS = 63
"""No table of Word is wider; what stands further to the right goes into the last column."""
MAX_LETTERS = 400_000
MAX_LINES = 15_000
MAX_PARAGRAPH = 40_000
MAX_PIECES = 3_000
"""A protocol of two hundred pages stays below these; what has more is none."""
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_OPEN_END = re.compile(r"[\w,\-–)’'\"”]$")
_STARTS_ANEW = re.compile(
    r"(?:tussen|en|hierna|in het kader van|namens|voor)\b|v(?:ersie)?\.?\s?\d"
    r"|[a-z]{1,2}[.)]\s|[ivx]+[.)]\s"
)


@dataclass(frozen=True, eq=False)
class Piece:
    """One block of the source and where it stands there; each is like itself only."""

    block: Block
    line: int | None = None
    page: int | None = None

    @cached_property
    def text(self) -> str:
        """Its words in one line, without those of footnotes."""
        return " ".join(_words(self.block))

    @property
    def label(self) -> str:
        """The label of a list item, such as a recital letter."""
        return self.block.items[0].label if isinstance(self.block, Listing) else ""


def _words(block: Block) -> Iterator[str]:
    """The words of a block, without those of footnotes."""
    match block:
        case Heading() | Paragraph():
            yield from "".join(getattr(inline, "text", " ") for inline in block.inlines).split()
        case Listing():
            for item in block.items:
                yield from item.label.split()
                yield from (word for inner in item.blocks for word in _words(inner))
        case Table():
            cells = (cell for row in (block.head, *block.rows) for cell in row)
            yield from (word for cell in cells for inner in cell for word in _words(inner))
        case _:
            yield from words_of([block])


def lists_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the items of one list in one list."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _is_one_list(groups[-1][-1].block, piece.block):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_as_one(group) if len(group) > 1 else group[0] for group in groups]


def _is_one_list(block: Block, after: Block) -> bool:
    return (
        isinstance(block, Listing)
        and isinstance(after, Listing)
        and _sort(block.items[-1]) == _sort(after.items[0])
    )


def _as_one(group: Sequence[Piece]) -> Piece:
    lists = [piece.block for piece in group if isinstance(piece.block, Listing)]
    return replace(group[0], block=Listing(tuple(item for one in lists for item in one.items)))


def items_apart(block: Block) -> Iterator[Block]:
    """A block; the items of a list one by one."""
    if isinstance(block, Listing):
        yield from (Listing((item,)) for item in block.items)
    else:
        yield block


def nested(items: Sequence[tuple[int, Item]]) -> list[Listing]:
    """Lists within lists of items with their depth; a deeper item goes into the one above it."""
    lists: list[list[Item]] = []
    at = 0
    while at < len(items):
        level, item = items[at]
        end = at + 1
        while end < len(items) and items[end][0] > level:
            end += 1
        if end > at + 1:
            item = Item((*item.blocks, *nested(items[at + 1 : end])), item.label)
        if lists and _sort(lists[-1][-1]) == _sort(item):
            lists[-1].append(item)
        else:
            lists.append([item])
        at = end
    return [Listing(tuple(one)) for one in lists]


def is_cut(before: str, after: str) -> bool:
    """Whether a page may have cut a sentence in two between these texts."""
    return (
        after[:1].islower()
        and not _STARTS_ANEW.match(after)
        and bool(_OPEN_END.search(before[-1:]))
    )


def cut_sentence(rest: str) -> str:
    """What is told of a sentence that is whole again."""
    return f"Een zin die door een bladwissel gebroken was: … {rest[:40]} …"


def is_too_large(pieces: Sequence[Piece]) -> bool:
    """Whether a source holds far more than a protocol."""
    return (
        len(pieces) > MAX_PIECES
        or sum(len(piece.text) for piece in pieces) > MAX_LETTERS
        or any(
            len(piece.text) > MAX_PARAGRAPH
            for piece in pieces
            if isinstance(piece.block, Heading | Paragraph)
        )
    )


def too_large(name: str) -> UserError:
    """The message for a source that holds far more than a protocol, or a line without end."""
    return UserError(
        f"{name} is veel te groot voor een protocol, of heeft een alinea van meer dan "
        f"{MAX_PARAGRAPH} tekens.",
        "Bewaar alleen het protocol in een bestand, met zijn alinea's, en voer dat in.",
    )


def visible(text: str) -> str:
    """A text without soft hyphens and spaces of no width, which would break its words."""
    return _INVISIBLE.sub("", text)


def _sort(item: Item) -> str:
    return "" if not item.label else "number" if item.label[0].isdigit() else "letter"
