"""The tree itself: its words in reading order, its gaps, and inlines in normal form."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from protowiz.document.tree import (
    Block,
    Break,
    Gap,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    has_gap,
    merge,
    words_of,
)
from tests.document.trees import gaps, runs


def plain(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text),)),)


def test_words_of_different_blocks_are_different_words() -> None:
    tree: tuple[Block, ...] = (
        Heading(2, (Text("Artikel 1"),)),
        Paragraph((Text("Doel"),)),
        Listing((Item(plain("eerst"), "A."), Item(plain("dan")))),
        Table((plain("kop"), plain("kolom")), ((plain("links"), plain("rechts")),)),
        PageBreak(),
        Signatures((plain("Jan"), plain("An"))),
    )
    assert words_of(tree) == (
        [
            "Artikel",
            "1",
            "Doel",
            "A.",
            "eerst",
            "dan",
            "kop",
            "kolom",
            "links",
            "rechts",
            "Jan",
            "An",
        ]
    )


def test_runs_of_one_word_are_one_word_and_a_footnote_parts_them() -> None:
    note = Note(plain("zie daar"))
    tree = (Paragraph((Text("on"), Text("wettig", bold=True), note, Text("e"), Break(), Gap("x"))),)
    assert words_of(tree) == ["onwettig", "zie", "daar", "e", "[in", "te", "vullen:", "x]"]


def test_a_gap_is_found_wherever_it_stands() -> None:
    gap = (Paragraph((Gap("termijn"),)),)
    assert has_gap((Table(((),), (((Listing((Item(gap),)),),),)),))
    assert has_gap((Paragraph((Note(gap),)),))
    assert not has_gap(plain("[in te vullen: termijn]"))


def test_equal_neighbours_are_joined_and_nothing_is_empty() -> None:
    assert merge([Text("a"), Text(""), Text("b"), Text("c", bold=True), Text("d", bold=True)]) == (
        Text("ab"),
        Text("cd", bold=True),
    )


def test_spaces_stand_outside_a_run_with_a_style() -> None:
    assert merge([Text("a"), Text(" b ", bold=True), Text(" ", italic=True), Text("c")]) == (
        Text("a "),
        Text("b", bold=True),
        Text("  c"),
    )


def test_no_line_begins_or_ends_with_a_space_or_is_empty() -> None:
    inlines: list[Inline] = [Break(), Text(" a "), Break(), Text(" "), Break(), Text("b ")]
    assert merge([*inlines, Gap("x"), Text(" "), Break()]) == (
        Text("a"),
        Break(),
        Text("b "),
        Gap("x"),
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(runs(), gaps(), st.just(Break())), max_size=5))
def test_what_is_in_normal_form_stays_as_it_is_and_no_word_is_lost(found: list[Inline]) -> None:
    merged = merge(found)
    assert merge(merged) == merged
    assert words_of([Paragraph(merged)]) == words_of([Paragraph(tuple(found))])
