"""Whatever is read as Markdown: no error, no word lost, and never long to wait."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Block, Text, inlines_of, words_of
from protowiz.draft.text import clean
from tests.document.trees import NASTY

MARKUP = (
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "[^1]",
    "[^1]: ",
    "\n[^1]: ",
    "^[",
    "- ",
    "* ",
    "1. ",
    "3) ",
    "A. ",
    "> ",
    "# ",
    "|",
    "| a | b |\n|---|---|\n",
    "|---|",
    "---",
    "===",
    "`",
    "```",
    "\\",
    "<br>",
    "<!-- lijst -->",
    "<!-- ondertekening -->\n\n",
    "[in te vullen: ",
    "](https://a.example",
    "](x)",
    ' "',
    "&amp;",
    "&",
    "<",
    "!",
    "~~",
    "\r\n",
    "\u00a0",
    "\x00",
    "\x0b",
    "\x85",
    "\u2028",
    "\ud800",
    "\ufffe",
    "👩",
    "\u0301",
)
WORD = "WOORD"


def texts() -> st.SearchStrategy[str]:
    """Markup in any order with numbered words between it."""
    pieces = st.one_of(
        st.sampled_from(MARKUP), st.sampled_from(NASTY), st.just(WORD), st.text(max_size=3)
    )
    return st.lists(pieces, max_size=30).map(_numbered)


def _numbered(pieces: list[str]) -> str:
    numbered = (f"woord{at}x" if piece == WORD else piece for at, piece in enumerate(pieces))
    return "".join(numbered)


def everything_in(tree: tuple[Block, ...]) -> Iterator[str]:
    yield " ".join(words_of(tree))
    yield from (inline.url for inline in inlines_of(tree) if isinstance(inline, Text))


@settings(max_examples=200, deadline=None)
@given(texts())
def test_no_word_is_lost_from_any_text(source: str) -> None:
    found = " ".join(everything_in(read_markdown(source)))
    for number in range(30):
        if f"woord{number}x" in source:
            assert f"woord{number}x" in found


@settings(max_examples=200, deadline=None)
@given(texts())
def test_what_is_read_from_any_text_is_written_and_read_the_same(source: str) -> None:
    tree = read_markdown(clean(source))
    assert read_markdown(blocks_to_markdown(tree)) == tree


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_gives_some_tree(source: str) -> None:
    tree = read_markdown(source)
    letters = {char for char in unescape(source) if char.isalpha()}
    assert letters <= set("".join(everything_in(tree)))


def test_nesting_without_end_becomes_text() -> None:
    for opening in (">", "> ", "- ", "1. ", "> - "):
        *_, deepest, last = words_of(read_markdown(opening * 400 + "diepst\n\nna"))
        assert (deepest.lstrip(">"), last) == ("diepst", "na")
    staircase = "\n".join(f"{'  ' * depth}- trede{depth}" for depth in range(200))
    words = words_of(read_markdown(staircase + "\n\n# Kop\n\nna"))
    assert [word for word in words if word != "-"] == [
        *(f"trede{depth}" for depth in range(200)),
        "Kop",
        "na",
    ]


SECONDS = 20
"""Each text of 100 000 characters takes about one second; what is quadratic takes minutes."""


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("woord " * 17_000, id="words"),
        pytest.param("x" * 100_000, id="one word"),
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("^[" * 50_000, id="notes in notes"),
        pytest.param("[^" * 50_000, id="marks"),
        pytest.param("*" * 100_000, id="asterisks"),
        pytest.param("a`" * 50_000, id="backticks"),
        pytest.param("> " * 50_000, id="quotes"),
        pytest.param("- " * 50_000, id="lists"),
        pytest.param("<br>|" * 20_000, id="cells"),
        pytest.param("[a](" * 12_000, id="links without end"),
        pytest.param("[in te vullen: " * 7_000, id="gaps without end"),
        pytest.param("[" * 20_000 + "x" + "](https://a.example)" * 4_000, id="links in links"),
        pytest.param("*a **b " * 7_000 + "c** d* " * 7_000, id="emphasis in emphasis"),
        pytest.param("[^a]" * 12_000 + "\n\n[^a]: " + "woord " * 8_000, id="one note, many marks"),
        pytest.param("[^a]\n\n[^a]: x" + "\n" * 50_000 + "y", id="a note and blank lines"),
        pytest.param("|a|b|\n|-|-|\n" + "|x|y|\n" * 6_000, id="a table"),
    ],
)
def test_a_long_text_is_read_at_once(source: str) -> None:
    begun = time.process_time()
    read_markdown(source)
    assert time.process_time() - begun < SECONDS
