"""Values in the places that a template keeps for them.

The Markdown of a template holds a token for each value. Once it is read, a value comes in the place
of its token; only `Rich` values and phrases are themselves read as Markdown, each on its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from protowiz.document.markdown_reader import read_phrase
from protowiz.document.tree import (
    Block,
    Cell,
    Gap,
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
from protowiz.render.naming import Name
from protowiz.render.view import Missing, Phrase, Rich, printed

_OPEN, _CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")

Piece = Inline | tuple[Block, ...]
"""What comes in the place of a token: an inline, or the blocks of a text of the user."""


def token(number: int) -> str:
    """What keeps the place of a value in Markdown; `number` is its index among the values."""
    return f"{_OPEN}{number}{_CLOSE}"


class Filling:
    """Fills blocks with `values`; `read` reads the Markdown of a rich value."""

    def __init__(self, values: Sequence[Any], read: Callable[[str], tuple[Block, ...]]) -> None:
        self._values = values
        self._read = read

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with the values in the places of their tokens."""
        return tuple(chain.from_iterable(map(self._block, blocks)))

    def _block(self, block: Block) -> Sequence[Block]:
        match block:
            case Paragraph():
                return [block] if _is_fixed(block.inlines) else self._paragraph(block)
            case Heading():
                if _is_fixed(block.inlines):
                    return [block]
                inlines = merge(chain.from_iterable(map(_flat, self._pieces(block.inlines))))
                return [Heading(block.level, inlines)] if inlines else []
            case Listing():
                items = (Item(self.blocks(item.blocks), item.label) for item in block.items)
                return [Listing(tuple(items))]
            case Table():
                return [Table(self._row(block.head), tuple(map(self._row, block.rows)))]
            case Signatures():
                return [Signatures(self._row(block.blocks), block.columns)]
            case _:
                return [block]

    def _row(self, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        return tuple(map(self.blocks, cells))

    def _paragraph(self, paragraph: Paragraph) -> Sequence[Block]:
        """A paragraph; a value of several blocks cuts it in two."""
        pieces = list(self._pieces(paragraph.inlines))
        if len(pieces) == 1 and isinstance(pieces[0], tuple):
            return pieces[0]
        done: list[Block] = []
        sentence: list[Inline] = []

        def close() -> None:
            if merged := merge(sentence):
                done.append(Paragraph(merged))
            sentence.clear()

        for piece in pieces:
            if not isinstance(piece, tuple):
                _append(sentence, piece)
                continue
            for block in piece:
                if isinstance(block, Paragraph):
                    if block is not piece[0]:
                        close()
                    for inline in block.inlines:
                        _append(sentence, inline)
                else:
                    close()
                    done.append(block)
        close()
        return done

    def _pieces(self, inlines: Sequence[Inline]) -> Iterator[Piece]:
        """The inlines with every token replaced."""
        for inline in inlines:
            if isinstance(inline, Note):
                yield Note(self.blocks(inline.blocks))
            elif isinstance(inline, Text) and _OPEN in inline.text:
                yield from self._replaced(inline)
            else:
                yield inline

    def _replaced(self, inline: Text) -> Iterator[Piece]:
        run = ""
        for index, piece in enumerate(TOKEN.split(inline.text)):
            found: str | Piece = piece
            if index % 2:
                value = self._values[int(piece)]
                found = value if type(value) is str else _put(value, self._read)
            if isinstance(found, str):
                run += _following(run, found)
            else:
                if run:
                    yield _styled(inline, run)
                yield found
                run = ""
        if run:
            yield _styled(inline, run)


def _put(value: Any, read: Callable[[str], tuple[Block, ...]]) -> str | Piece:
    """What comes in the place of a value."""
    if isinstance(value, Missing):
        return Gap(value.label)
    if isinstance(value, Name):
        return Gap(value.gap) if value.gap else value.text
    if isinstance(value, Rich):
        return read(value)
    if isinstance(value, Phrase):
        return _phrase(value)
    return printed(value)


@lru_cache(1000)
def _phrase(text: str) -> tuple[Block, ...]:
    """A phrase of the user as a paragraph; nothing when it says nothing."""
    inlines = read_phrase(text)
    return (Paragraph(inlines),) if inlines else ()


def _is_fixed(inlines: Sequence[Inline]) -> bool:
    """Whether nothing has to be filled in."""
    texts = [inline.text for inline in inlines if isinstance(inline, Text)]
    return len(texts) == len(inlines) and _OPEN not in "".join(texts)


def _append(sentence: list[Inline], inline: Inline) -> None:
    """Add to a sentence what follows in it."""
    if sentence and isinstance(inline, Text):
        last = sentence[-1]
        text = _following(last.text, inline.text) if isinstance(last, Text) else inline.text
        if not text:
            return
        if text != inline.text:
            inline = _styled(inline, text)
    sentence.append(inline)


def _following(before: str, after: str) -> str:
    """What follows, without the space or full stop that an empty or ended value doubles."""
    if after and after[0] in " ." and before.endswith(after[0]):
        return after.lstrip(" ") if after[0] == " " else after[1:]
    return after


def _styled(style: Text, text: str) -> Text:
    return Text(text, style.bold, style.italic, style.url)


def _flat(piece: Piece) -> Sequence[Inline]:
    """A piece on one line, for a heading."""
    if not isinstance(piece, tuple):
        return [piece]
    return [
        inline
        for block in piece
        if isinstance(block, (Heading, Paragraph))
        for inline in block.inlines
    ]
