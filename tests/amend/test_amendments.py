"""The changes that are found, made on the old text, give the new one."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protowiz.amend.amendments import Exchange, Level, NotThere, Swap, Unit, amendments, apply
from protowiz.document.markdown_reader import read_markdown
from protowiz.document.tree import Block
from protowiz.draft.reading import read
from protowiz.render.compose import compose
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.document.edits import edited
from tests.document.trees import trees

PARTS = [
    part.blocks
    for path in EXAMPLES
    for part in compose(read(DraftFile.open(path).session.raw)).parts
    if part.blocks
]


@pytest.mark.parametrize("start", range(0, 1200, 100))
def test_a_thousand_edits_are_proven(start: int) -> None:
    for seed in range(start, start + 100):
        random = Random(seed)
        old = random.choice(PARTS)
        new = edited(old, random, random.choice([1, 1, 1, 2, 3, 8, 30]))
        assert apply(old, amendments(old, new, random.choice(list(Unit)))) == new, seed


@settings(max_examples=150, deadline=None)
@given(trees(), trees(), st.sampled_from(Unit))
def test_any_text_becomes_any_other(
    old: tuple[Block, ...], new: tuple[Block, ...], unit: Unit
) -> None:
    assert apply(old, amendments(old, new, unit)) == new


def test_an_equal_text_needs_no_changes() -> None:
    assert amendments(PARTS[0], PARTS[0]) == ()


def test_words_are_swapped_where_they_stand_once() -> None:
    old = read_markdown("Binnen zes maanden, en na zes weken.")
    new = read_markdown("Binnen zes maanden, en na tien weken.")
    assert amendments(old, new) == (Swap((0,), "na zes", "na tien"),)


def test_a_change_that_does_not_fit_is_refused() -> None:
    text = read_markdown("een twee een")
    for change in (
        Swap((0,), "drie", "vier"),
        Swap((0,), "een", "vier"),
        Swap((3,), "twee", "vier"),
        Exchange((), Level.BLOCK, 0, read_markdown("iets anders"), ()),
    ):
        with pytest.raises(NotThere):
            apply(text, [change])
