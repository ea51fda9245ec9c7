"""Two protocols as one document in which everything is kept, added or removed."""

from __future__ import annotations

from difflib import SequenceMatcher

from protowiz.document.difference import difference, has_changes
from protowiz.document.tree import Block, Document, Part

_NOTHING = Part("", ())
DRAFT = "ontwerp"
"""The line that says that a text is not complete: no part of the protocol."""


def redline(old: Document, new: Document) -> Document:
    """What became of the old text in the new one, part by part."""
    parts = tuple(
        Part((one or other or _NOTHING).key, difference(_blocks(one), _blocks(other)))
        for one, other in paired_parts(old, new)
    )
    return Document(new.title, new.subject, parts, new.is_draft)


def _blocks(part: Part | None) -> tuple[Block, ...]:
    return part.blocks if part is not None else ()


def changed_parts(document: Document) -> tuple[Part, ...]:
    """The parts of a redline in which something changed."""
    return tuple(part for part in document.parts if has_changes(part.blocks))


def paired_parts(old: Document, new: Document) -> list[tuple[Part | None, Part | None]]:
    """Each part with its other version, in an order that both texts keep."""
    ours, theirs = _printed(old), _printed(new)
    keys = SequenceMatcher(
        None, [part.key for part in ours], [part.key for part in theirs], autojunk=False
    )
    pairs: list[tuple[Part | None, Part | None]] = []
    for tag, a, b, c, d in keys.get_opcodes():
        if tag == "equal":
            pairs += zip(ours[a:b], theirs[c:d], strict=True)
        else:
            pairs += ((part, None) for part in ours[a:b])
            pairs += ((None, part) for part in theirs[c:d])
    return pairs


def _printed(document: Document) -> list[Part]:
    return [part for part in document.parts if part.key != DRAFT and part.blocks]
