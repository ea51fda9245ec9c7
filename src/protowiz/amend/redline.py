"""Two protocols as one document in which everything is kept, added or removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from protowiz.document.difference import after, before, difference, has_changes
from protowiz.document.tree import Block, Document, Part

DRAFT = "ontwerp"
"""The line that says that a text is not complete: no part of the protocol."""


def redline(old: Document, new: Document) -> Document:
    """What became of the old text in the new one, part by part."""
    parts = tuple(_parts(_printed(old), _printed(new)))
    return Document(new.title, new.subject, parts, new.is_draft)


def changed_parts(document: Document) -> tuple[Part, ...]:
    """The parts of a redline in which something changed."""
    return tuple(part for part in document.parts if has_changes(part.blocks))


def old_text(document: Document) -> tuple[Block, ...]:
    """The text before the changes of a redline."""
    return before(document.blocks)


def new_text(document: Document) -> tuple[Block, ...]:
    """The text after the changes of a redline."""
    return after(document.blocks)


def _printed(document: Document) -> list[Part]:
    return [part for part in document.parts if part.key != DRAFT and part.blocks]


def _parts(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Part]:
    keys = SequenceMatcher(
        None, [part.key for part in old], [part.key for part in new], autojunk=False
    )
    for tag, a, b, c, d in keys.get_opcodes():
        if tag == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                yield Part(one.key, difference(one.blocks, other.blocks))
        else:
            yield from (Part(part.key, difference(part.blocks, ())) for part in old[a:b])
            yield from (Part(part.key, difference((), part.blocks)) for part in new[c:d])
