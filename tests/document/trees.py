"""Any tree in normal form, made of text that tries to be markup."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from protowiz.document.tree import (
    Block,
    Break,
    Cell,
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
    merge,
)
from protowiz.draft.text import clean

NASTY = (
    "* Leeftijd",
    "2021. Het jaar",
    "1) eerst",
    "a | b ::: # kop",
    "## kop ##",
    "[^9]",
    "[^1]: noot",
    "^[noot]",
    "<b>vet</b>",
    "<br>",
    "<!-- lijst -->",
    "_x_",
    "snake_case_naam",
    "**",
    "*a*b*",
    "`code`",
    "~~weg~~",
    "\\",
    "C:\\map\\",
    "&amp;",
    "&#65;",
    "AT&T",
    "- A. x",
    "A. x",
    "b) x",
    "3° x",
    "+ plus",
    "> citaat",
    "---",
    ":--",
    "===",
    "[in te vullen: x]",
    "[tekst](https://stad.example)",
    "![beeld](x)",
    "https://stad.example/a_b",
    "|",
    "||",
    "(art. 9)",
    "«aanhaling»",
    "é",
    "e\u0301",
    "👩\u200d👧",
    "漢字",
    "1\u00a0000",
    "\u00a0",
    "  ",
    "²",
    "§ 1, 3°",
    "^",
    "!",
    "_",
    ".",
    ":",
    "(",
    "]",
)
WORDS = ("het", "rijksregisternummer", "Voorbeeldegem", "x", "dossier", "2026", "van")
URLS = (
    "https://stad.example",
    "http://stad.example/a_b?x=1&amp=2&copy;=3#punt",
    "https://stad.example/a(b)c*d",
    "mailto:dpo@voorbeeldegem.example",
)
LABELS: tuple[tuple[str, ...], ...] = (
    ("1.", "2.", "3."),
    ("1)", "2)", "3)"),
    ("7.", "9.", "8."),
    ("0.", "01.", "100."),
    ("a.", "b.", "c."),
    ("a)", "b)", "c)"),
    ("i.", "ii.", "iii."),
    ("A.", "B.", "D."),
    ("B1.", "B2.", "C10."),
    ("1°", "2°", "10°"),
    ("A.", "a)", "3°"),
    ("", "", ""),
)


def texts() -> st.SearchStrategy[str]:
    """Text on one line as the draft keeps it."""
    pieces = st.lists(st.sampled_from((*WORDS, *NASTY, " ", " ")), min_size=1, max_size=4)
    odd = st.text(max_size=4).map(lambda text: clean(text).replace("\n", " "))
    return st.one_of(pieces.map("".join), pieces.map(" ".join), odd)


def runs() -> st.SearchStrategy[Text]:
    return st.builds(Text, texts(), st.booleans(), st.booleans(), st.sampled_from(("", "", *URLS)))


def gaps() -> st.SearchStrategy[Gap]:
    return st.builds(Gap, texts().map(str.strip).filter(bool))


def notes() -> st.SearchStrategy[Note]:
    """Footnotes, which hold no others."""
    return st.builds(Note, st.lists(blocks(1, False, True), min_size=1, max_size=2).map(tuple))


def inlines(with_notes: bool, breaks: bool = True) -> st.SearchStrategy[tuple[Inline, ...]]:
    kinds: list[st.SearchStrategy[Inline]] = [runs(), texts().map(Text), gaps()]
    if breaks:
        kinds.append(st.just(Break()))
    if with_notes:
        kinds.append(notes())
    return st.lists(st.one_of(kinds), min_size=1, max_size=4).map(merge).filter(bool)


def listings(depth: int, with_notes: bool, tables: bool) -> st.SearchStrategy[Listing]:
    """Lists whose items have all a bullet, all a label or all a number."""
    content = st.lists(blocks(depth - 1, with_notes, tables), min_size=1, max_size=2).map(tuple)
    items = st.lists(content, min_size=1, max_size=2)
    return st.builds(
        lambda labels, found: Listing(tuple(map(Item, found, labels))),
        st.sampled_from(LABELS),
        items,
    )


def cells(with_notes: bool, min_size: int = 0) -> st.SearchStrategy[Cell]:
    return st.lists(blocks(1, with_notes, False), min_size=min_size, max_size=2).map(tuple)


def tables(with_notes: bool) -> st.SearchStrategy[Table]:
    def rows_of(width: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[cells(with_notes)] * width)
        return st.builds(Table, row, st.lists(row, max_size=1).map(tuple))

    return st.integers(1, 2).flatmap(rows_of)


@cache
def blocks(depth: int, with_notes: bool, with_tables: bool) -> st.SearchStrategy[Block]:
    """Blocks that hold lists to a depth; in a cell there are no tables."""
    kinds: list[st.SearchStrategy[Block]] = [
        st.builds(Paragraph, inlines(with_notes)),
        st.builds(Heading, st.integers(1, 6), inlines(with_notes, breaks=False)),
    ]
    if depth > 0:
        kinds.append(st.deferred(lambda: listings(depth, with_notes, with_tables)))
    if with_tables:
        kinds.append(st.deferred(lambda: tables(with_notes)))
    return st.one_of(kinds)


@cache
def trees() -> st.SearchStrategy[tuple[Block, ...]]:
    """The blocks of a whole document."""
    to_sign = st.lists(cells(True, min_size=1), min_size=1, max_size=3).map(tuple)
    signatures = st.builds(Signatures, to_sign, st.integers(1, 3))
    block = st.one_of(blocks(2, True, True), signatures, st.just(PageBreak()))
    return st.lists(block, max_size=3).map(tuple)
