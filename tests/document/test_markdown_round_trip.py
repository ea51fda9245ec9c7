"""What is written as Markdown is read back as the same tree, whatever the text looks like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.markdown_writer import blocks_to_markdown
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
    words_of,
)
from tests.document.trees import NASTY, trees


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(it) if isinstance(it, str) else it for it in inlines))


def bullets(*texts: str, labels: tuple[str, ...] = ()) -> Listing:
    each = labels or ("",) * len(texts)
    return Listing(
        tuple(Item((paragraph(text),), label) for text, label in zip(texts, each, strict=True))
    )


def comes_back(*blocks: Block) -> str:
    """Check that the blocks come back; their Markdown."""
    written = blocks_to_markdown(blocks)
    assert read_markdown(written) == blocks, written
    return written


@settings(max_examples=150, deadline=None)
@given(trees())
def test_any_tree_in_normal_form_comes_back(tree: tuple[Block, ...]) -> None:
    written = blocks_to_markdown(tree)
    assert read_markdown(written) == tree, written


@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()])
def test_text_that_looks_like_markup_is_still_that_text(text: str) -> None:
    text = text.strip()
    cell: Cell = (paragraph(text),)
    comes_back(
        paragraph(text),
        Heading(2, (Text(text),)),
        bullets(text, text),
        bullets(text, text, labels=("A.", "B.")),
        Table((cell, cell), ((cell, cell),)),
        paragraph("Zie", Note((paragraph(text),)), Text(text, bold=True), Text(text, italic=True)),
        paragraph("Zie ", Gap(text)),
    )


def test_a_paragraph_reads_as_it_was_typed() -> None:
    text = "De stad (Dorpsplein 1) gebruikt artikel 6, lid 1, e), AVG - zie bijlage_2 & §1!"
    assert comes_back(paragraph(text)) == f"{text}\n"


def test_an_asterisk_or_a_year_at_the_start_makes_no_list() -> None:
    assert comes_back(paragraph("* Leeftijd")) == "\\* Leeftijd\n"
    assert comes_back(paragraph("2021. Het jaar")) == "2021\\. Het jaar\n"


def test_a_new_line_keeps_what_would_begin_a_block_as_text() -> None:
    for start in (
        "- punt",
        "+ punt",
        "# kop",
        "> citaat",
        "1. een",
        "===",
        "---",
        ":--",
        "[^1]: x",
    ):
        comes_back(paragraph("a | b", Break(), start))
        comes_back(Table(((paragraph("a", Break(), start),),), ()))


@pytest.mark.parametrize(
    "inlines",
    [
        pytest.param((Text("vet", bold=True),), id="alone"),
        pytest.param((Text("on"), Text("wettig", bold=True), Text("e")), id="within a word"),
        pytest.param((Text("on"), Text("wettig", italic=True), Text("e")), id="italic in a word"),
        pytest.param((Text("("), Text("(art. 9)", bold=True), Text(")")), id="brackets"),
        pytest.param((Text("lid"), Text("(1).", bold=True), Text("Nieuw")), id="ends in a stop"),
        pytest.param((Text("a", italic=True), Text("b", bold=True)), id="italic then bold"),
        pytest.param((Text("a", bold=True), Text("b", italic=True)), id="bold then italic"),
        pytest.param(
            (Text("a", italic=True), Text("b", bold=True, italic=True), Text("c", italic=True)),
            id="bold within italic",
        ),
        pytest.param(
            (Text("a", bold=True), Text("b", bold=True, italic=True), Text("c", bold=True)),
            id="italic within bold",
        ),
        pytest.param((Text("a_b"), Text("c", italic=True), Text("d_e")), id="with underscores"),
        pytest.param((Text("x"), Text("*", bold=True), Text("y")), id="only an asterisk"),
        pytest.param((Text("漢"), Text("字", bold=True), Text("語")), id="without spaces"),
        pytest.param((Text("👍", bold=True), Text("a", italic=True), Text("👎")), id="symbols"),
    ],
)
def test_bold_and_italic_come_back_wherever_they_begin(inlines: tuple[Inline, ...]) -> None:
    comes_back(Paragraph(inlines), Heading(3, inlines), Table(((Paragraph(inlines),),), ()))


def test_bold_and_italic_words_are_written_in_the_usual_way() -> None:
    written = comes_back(
        paragraph("Een ", Text("vet", bold=True), " en ", Text("schuin", italic=True), " woord.")
    )
    assert written == "Een **vet** en _schuin_ woord.\n"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.stad.example/protocollen",
        "http://stad.example/a_b*c?x=1&amp;y=2#punt",
        "https://stad.example/Protocol_(recht)",
        "mailto:dpo@voorbeeldegem.example",
    ],
)
def test_a_link_keeps_its_address(url: str) -> None:
    comes_back(paragraph("Zie ", Text("de [site]", url=url), Text("!", bold=True, url=url)))


def test_a_gap_or_link_after_a_circumflex_is_no_footnote() -> None:
    comes_back(
        paragraph("m^", Gap("macht"), "^", Text("x", url="https://a.example"), "!", Gap("b"))
    )


@pytest.mark.parametrize(
    "labels",
    [
        ("", "", ""),
        ("1.", "2.", "3."),
        ("4)", "5)", "9)"),
        ("3.", "2.", "2."),
        ("01.", "02.", "10."),
        ("a.", "b.", "c."),
        ("a)", "b)", "d)"),
        ("i.", "ii.", "iii."),
        ("A.", "B.", "C."),
        ("B1.", "B2.", "B10."),
        ("1°", "2°", "10°"),
    ],
)
def test_the_labels_of_a_list_stay_as_they_are(labels: tuple[str, ...]) -> None:
    inner = bullets("x", "y", "z", labels=labels)
    comes_back(
        Listing(tuple(Item((paragraph("a"), inner, paragraph("b")), label) for label in labels)),
        inner,
        Table(((paragraph("Welke?"), inner), (inner,)), ()),
    )


def test_an_item_without_label_may_begin_like_one() -> None:
    comes_back(bullets("A. x", "B. y"))
    comes_back(bullets("1° x", "2° y"))
    comes_back(bullets("a) x"))
    comes_back(Listing((Item((paragraph("A.", Text("x", italic=True)),)),)))


def test_two_lists_in_a_row_stay_two() -> None:
    written = comes_back(bullets("a"), bullets("b"), bullets("c", labels=("1.",)))
    assert written.count("<!-- lijst -->") == 2
    comes_back(Table(((bullets("a"), bullets("b")),), ()))


def test_an_item_may_begin_with_any_block() -> None:
    table = Table(((paragraph("a"),), (paragraph("b"),)), ())
    for first in (bullets("x"), bullets("x", labels=("3.",)), Heading(4, (Text("k"),)), table):
        for label in ("", "A.", "1."):
            comes_back(Listing((Item((first, paragraph("na")), label),)))


def test_lists_come_back_nine_deep() -> None:
    blocks: tuple[Block, ...] = (paragraph("diepst"),)
    for label in ("", "1.", "A.", "", "a)", "B1.", "1°", "12.", ""):
        blocks = (paragraph("niveau"), Listing((Item(blocks, label),)))
    comes_back(*blocks)


def test_a_cell_holds_paragraphs_lists_and_pipes() -> None:
    cell: Cell = (
        paragraph("Het adres | de | woonplaats:"),
        Listing((Item((paragraph("straat"), bullets("nummer", "bus"))), Item((paragraph("|"),)))),
        paragraph("<br> is tekst", Break(), "en dit een nieuwe regel", Note((paragraph("a | b"),))),
        bullets("x", "y", labels=("B1.", "B2.")),
    )
    comes_back(Table((cell, ()), (((), cell), (cell, cell))))


def test_footnotes_come_back_with_all_their_blocks() -> None:
    note = Note((paragraph("Eén."), bullets("a", "b"), Table(((paragraph("k"),),), ())))
    written = comes_back(
        paragraph("Zie", note, " en", Note((paragraph("Twee."),)), ": verder"),
        bullets("met noot"),
        paragraph(Note((paragraph("vooraan"),)), ": geen definitie"),
    )
    assert written.index("[^2]: Twee.") > written.index("geen definitie")


def test_signatures_and_page_breaks_come_back() -> None:
    signed: Cell = (paragraph(Text("Namens de stad", bold=True), Break(), "Joris Lindebos"),)
    written = comes_back(
        Signatures((signed, signed, signed)), PageBreak(), Heading(2, (Text("Bijlage"),))
    )
    assert "<!-- ondertekening -->" in written
    assert "<!-- nieuwe pagina -->" in written


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (1, ["|  |", "| --- |", "| An |", "| Jan |", "| Els |"]),
        (2, ["|  |  |", "| --- | --- |", "| An | Jan |", "| Els |  |"]),
    ],
)
def test_signatures_come_back_side_by_side_or_under_each_other(
    columns: int, rows: list[str]
) -> None:
    blocks = tuple((paragraph(name),) for name in ("An", "Jan", "Els"))
    written = comes_back(Signatures(blocks, columns))
    assert written.splitlines() == ["<!-- ondertekening -->", "", *rows]


def test_a_comment_typed_by_a_user_is_text() -> None:
    comes_back(paragraph("<!-- nieuwe pagina -->"), paragraph("<!-- lijst -->"))


def test_spaces_within_a_line_stay() -> None:
    comes_back(paragraph("1\u00a0000 euro,  twee spaties"))


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((bullets("a", "b", labels=("A.", "")),), id="half of the labels"),
        pytest.param((bullets("a", "b", labels=("1.", "a.")),), id="numbers and letters"),
        pytest.param((bullets("a", labels=("(1)",)),), id="a label of its own"),
        pytest.param((Listing((Item(()), Item((bullets("a"),)))),), id="an empty item"),
        pytest.param(
            (
                Table(
                    ((Table(((paragraph("a"),),), ()),),), (((Signatures(((paragraph("b"),),)),),),)
                ),
            ),
            id="a table in a cell",
        ),
        pytest.param(
            (paragraph("a", Note((paragraph("b ", Note((paragraph("(c)"),))),))),),
            id="a footnote in a footnote",
        ),
        pytest.param((paragraph(Text(" a ", bold=True), Break(), Break(), "b "),), id="spaces"),
        pytest.param((paragraph("a", Text("b", url="javascript:x()")),), id="a link that runs"),
        pytest.param((Heading(9, (Text("a"), Break(), Text("b"))), Listing(())), id="a heading"),
        pytest.param((Paragraph(()), Signatures(()), paragraph("a\nb")), id="nothing"),
    ],
)
def test_of_a_tree_that_markdown_cannot_say_the_words_are_kept(blocks: tuple[Block, ...]) -> None:
    def letters(tree: tuple[Block, ...]) -> list[str]:
        return [word.strip("().1A-") for word in words_of(tree) if word.strip("().1A-")]

    assert letters(read_markdown(blocks_to_markdown(blocks))) == letters(blocks)
