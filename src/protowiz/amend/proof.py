"""The proof that amending articles say what changes: made on the old text, they give the new."""

from __future__ import annotations

from collections.abc import Sequence

from protowiz.amend.amendments import NotThere, apply
from protowiz.amend.redline import paired_parts
from protowiz.amend.wording import PartChange
from protowiz.document.tree import Block, Document, Part
from protowiz.errors import UserError


def prove(old: Document, new: Document, changes: Sequence[PartChange]) -> None:
    """Make the changes on the old text and hold the result against the new one.

    Raises:
        UserError: they do not agree; the message names the part.
    """
    left = list(changes)
    for one, other in paired_parts(old, new):
        before, after = one.blocks if one else (), other.blocks if other else ()
        part = one or other or Part("", ())
        here = next((it for it in left if (it.key, it.old) == (part.key, before)), None)
        if here is not None:
            left.remove(here)
        if _made(before, here) != after:
            raise _not_proven(here.name if here else part.key)
    if left:
        raise _not_proven(left[0].name)


def _made(before: tuple[Block, ...], change: PartChange | None) -> tuple[Block, ...] | None:
    """A part after its change; None where the change does not fit."""
    if change is None:
        return before
    try:
        return apply(before, change.changes)
    except NotThere:
        return None


def _not_proven(name: str) -> UserError:
    return UserError(
        f"De wijzigingen van {name} geven niet de nieuwe tekst: er is niets geschreven.",
        "Dat is een fout van protowiz. Vervang dat onderdeel als geheel, en meld het ons.",
    )
