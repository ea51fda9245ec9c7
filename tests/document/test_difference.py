"""The difference of two texts holds both of them, and shows no more than what changed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings

from protowiz.document.difference import after, before, difference, has_changes
from protowiz.document.markdown_reader import read_markdown
from protowiz.document.text_writer import write_text
from protowiz.document.tree import Block
from protowiz.draft.reading import read
from protowiz.render.compose import compose
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.document.edits import edited
from tests.document.trees import trees

TEXTS = [compose(read(DraftFile.open(path).session.raw)).blocks for path in EXAMPLES]


@pytest.mark.parametrize("seed", range(150))
def test_both_texts_are_in_the_difference(seed: int) -> None:
    random = Random(seed)
    old = random.choice(TEXTS)
    new = edited(old, random, random.choice([1, 1, 2, 3, 8, 30]))
    found = difference(old, new)
    assert before(found) == old
    assert after(found) == new


@settings(max_examples=100, deadline=None)
@given(trees(), trees())
def test_both_of_any_two_texts_are_in_their_difference(
    old: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    found = difference(old, new)
    assert before(found) == old
    assert after(found) == new


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: str(len(text)))
def test_from_nothing_to_everything_and_back(text: tuple[Block, ...]) -> None:
    assert after(difference((), text)) == text
    assert after(difference(text, ())) == ()
    assert not has_changes(difference(text, text))


def shown(old: str, new: str) -> str:
    return write_text(difference(read_markdown(old), read_markdown(new)), 200)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "De stad bewaart de gegevens zes maanden.",
            "De stad bewaart de gegevens twaalf maanden.",
            "De stad bewaart de gegevens [-zes-]{+twaalf+} maanden.",
        ),
        (
            "Het protocol loopt van 1 mei 2026 tot en met 30 april 2029.",
            "Het protocol loopt van 1 juni 2026 tot en met 31 mei 2029.",
            "Het protocol loopt van 1 [-mei-]{+juni+} 2026 tot en met [-30 april-]{+31 mei+} 2029.",
        ),
        ("een\n\ntwee\n\ndrie", "een\n\ndrie", "een\n\n[-twee-]\n\ndrie"),
        ("- a\n- c", "- a\n- b\n- c", "• a\n• {+b+}\n• c"),
        ("# Kop\n\nzin", "## Kop\n\nzin", "[-Kop-]\n═══════\n\n{+Kop+}\n───────\n\nzin"),
        (
            "1. Het bestand wordt gemaakt.\n2. Het bestand wordt gehaald.",
            "1. Het bestand wordt gemaakt.\n2. Er volgt een controle.\n"
            "3. Het bestand wordt gehaald.",
            "1. Het bestand wordt gemaakt.\n2. [-Het bestand wordt gehaald.-]\n"
            "2. {+Er volgt een controle.+}\n3. {+Het bestand wordt gehaald.+}",
        ),
        (
            "| a | b |\n|---|---|\n| 1 | de naam |\n| 2 | het adres |",
            "| a | b |\n|---|---|\n| 1 | de voornaam |\n| 2 | het adres |\n| 3 | de taal |",
            "a     │ b\n──────┼────────────────────────\n1     │ de [-naam-]{+voornaam+}\n"
            "──────┼────────────────────────\n2     │ het adres\n"
            "──────┼────────────────────────\n{+3+} │ {+de taal+}",
        ),
    ],
    ids=["a word", "dates", "a paragraph", "an item", "a heading", "numbers", "a row"],
)
def test_no_more_is_marked_than_changed(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_paragraph_that_says_something_else_is_told_anew() -> None:
    assert shown(
        "De partijen overleggen elk jaar over de toepassing van dit protocol.",
        "Een geschil komt voor de rechtbank van Gent, elk jaar.",
    ).startswith("[-De partijen overleggen")


def test_a_footnote_is_compared_by_its_words() -> None:
    old = "Een zin^[Wet van 3 mei 2019 over de toelagen.] met een noot."
    new = "Een zin^[Wet van 4 mei 2019 over de toelagen.] met een noot."
    assert shown(old, new) == (
        "Een zin(1) met een noot.\n\n1) Wet van [-3-]{+4+} mei 2019 over de toelagen."
    )
