"""Every kind of block is the real thing in Word, and no word of it goes missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from protowiz.document.tree import (
    Block,
    Break,
    Gap,
    Heading,
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
from protowiz.render.word.columns import column_widths
from protowiz.render.word.writer import write_docx
from tests.document.trees import trees
from tests.render.word.docx_reader import Docx, R, W, value
from tests.render.word.sample import (
    BLOCKS,
    NOTE,
    SIGNED,
    document,
    heading,
    listing,
    paragraph,
)


def written(*blocks: Block) -> Docx:
    return Docx(write_docx(document(*blocks)))


def test_the_words_of_a_protocol_are_the_words_of_its_file() -> None:
    assert written(*BLOCKS).words() == words_of(BLOCKS)


@settings(max_examples=60, deadline=None)
@given(trees())
def test_the_words_of_any_tree_are_the_words_of_its_file(tree: tuple[Block, ...]) -> None:
    assert written(*tree).words() == words_of(tree)


def test_headings_have_heading_styles() -> None:
    docx = written(*(heading(level, f"Kop {level}") for level in (1, 2, 3, 4, 5, 6)))
    assert [line.style for line in docx.lines] == [
        "Title",
        "heading 1",
        "heading 2",
        "heading 3",
        "heading 4",
        "heading 4",
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ("1.", "2.", "3."),
        ("9.", "10.", "11."),
        ("4)", "9)", "5)"),
        ("1.", "1.", "1."),
        ("01.", "02.", "03."),
        ("0.", "1.", "40000."),
        ("a.", "b.", "c."),
        ("y)", "z)", "aa)"),
        ("i.", "ii.", "iii."),
        ("A.", "B.", "D."),
        ("B1.", "B2.", "B10."),
        ("1°", "2°", "10°"),
        ("(1)", "§ 2", "<&>"),
    ],
)
def test_word_counts_to_the_labels_of_the_tree(labels: tuple[str, ...]) -> None:
    docx = written(listing("x", "y", "z", labels=labels), listing("x", "y", "z", labels=labels))
    assert [line.label for line in docx.lines] == [*labels, *labels]
    assert all(line.has_real_label and line.style == "List Paragraph" for line in docx.lines)


def test_a_list_goes_on_counting_around_the_lists_within_it() -> None:
    inner = listing("x", "y", labels=("1.", "2."))
    items = tuple(Item((paragraph("tekst"), inner), label) for label in ("1.", "2.", "3."))
    assert [line.label for line in written(Listing(items)).lines] == [
        *("1.", "1.", "2."),
        *("2.", "1.", "2."),
        *("3.", "1.", "2."),
    ]


def test_bullets_are_real_and_lists_may_be_deeper_than_word_knows() -> None:
    blocks: tuple[Block, ...] = (paragraph("diepst"),)
    for depth in range(12):
        blocks = (paragraph(f"niveau {depth}"), Listing((Item(blocks),)))
    docx = written(*blocks)
    assert docx.words() == words_of(blocks)
    levels = [
        int(value(line.element.find(f"{W}pPr/{W}numPr/{W}ilvl")))
        for line in docx.lines
        if line.has_real_label
    ]
    assert levels == [*range(9), 8, 8, 8]


def test_an_item_may_begin_with_something_else_than_text() -> None:
    blocks = Listing(
        (Item((heading(3, "Kop"), listing("x", labels=("a.",))), "1."), Item((), "2."))
    )
    assert written(blocks).words() == ["1.", "Kop", "a.", "x", "2."]


def test_the_head_of_a_table_repeats_and_no_row_is_split() -> None:
    rows = list(written(*BLOCKS).body.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert ["".join(row.itertext()) for row in heads] == [
        "GegevenVerantwoording",
        "Tweede tabel",
        "VeldVorm",
    ]


def test_two_tables_in_a_row_stay_two() -> None:
    cell = (paragraph("a"),)
    docx = written(Table((cell,), ()), Table((cell,), ()), Signatures((cell,)))
    kinds = [element.tag.removeprefix(W) for element in docx.body]
    assert kinds == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_cell_holds_lists_and_even_a_table() -> None:
    inner = Table(((listing("x", "y"),),), ())
    docx = written(Table(((inner,), ()), (((paragraph("a"), listing("b")), (inner, inner)),)))
    assert docx.words() == ["x", "y", "a", "b", "x", "y", "x", "y"]
    assert [line.text for line in docx.lines if line.has_real_label] == list("xybxyxy")
    assert all(cell[-1].tag == f"{W}p" for cell in docx.body.iter(f"{W}tc"))


def test_columns_fill_the_page_and_none_vanishes() -> None:
    cells = tuple((paragraph(text),) for text in ("1", "Rijksregisternummer", "woord " * 200, ""))
    table = next(written(Table(cells, ())).body.iter(f"{W}tbl"))
    widths = [int(value(column, "w")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 2 * 1418
    assert min(widths) > 300


def test_a_column_has_room_for_its_longest_word_in_bold() -> None:
    head = tuple((paragraph(word),) for word in ("Nr.", "Gegeven", "Verantwoording", "Bewaring"))
    much = (paragraph("De stad moet weten aan wie zij de premie uitbetaalt. " * 12),)
    points = (paragraph("kort"), listing("identificatienummer"))
    widths = column_widths(Table(head, (((paragraph("1"),), points, much, much),)), 9070)
    inside = [width - 2 * 108 for width in widths]
    assert inside[0] >= 3 * 120
    assert inside[1] >= 397 + len("identificatienummer") * 120
    assert widths[2] > 4 * widths[0]


def test_a_footnote_or_an_address_does_not_take_the_place_of_the_text() -> None:
    address = "https://www.stad.example/" + "bekendmakingen/" * 20
    plain = Table(((paragraph("Gegeven"),), (paragraph("Verantwoording"),)), ())
    noted = Table(((paragraph("Gegeven", Note((paragraph(address),))),), plain.head[1]), ())
    assert column_widths(noted, 9070) == column_widths(plain, 9070)
    linked = Table((*plain.head, (paragraph(address),)), ())
    assert min(column_widths(linked, 9070)[:2]) > 1000


def test_more_words_than_fit_still_give_columns_that_fill_the_page() -> None:
    word = (paragraph("gegevensbeschermingseffectbeoordeling"),)
    widths = column_widths(Table((word, (paragraph("Nr."),), *[word] * 6), ()), 9070)
    assert sum(widths) == 9070
    assert widths[1] >= 3 * 120
    assert min(widths) > 500


@pytest.mark.parametrize("count", [63, 64, 80])
def test_a_table_of_more_columns_than_word_knows_keeps_every_cell(count: int) -> None:
    head = tuple((paragraph(f"kop{number}"),) for number in range(count))
    row = tuple((paragraph(f"cel{number}"),) for number in range(count))
    docx = written(Table(head, (row, row[:5])))
    (table,) = docx.body.iter(f"{W}tbl")
    assert len(list(table.iter(f"{W}gridCol"))) == 63
    assert {len(it.findall(f"{W}tc")) for it in table.iter(f"{W}tr")} == {63}
    words = [word for word in docx.words() if word != "|"]
    assert words == words_of([Table(head, (row, row[:5]))])
    assert docx.words().count("|") == 2 * (count - 63)


def test_the_text_below_a_table_stands_clear_of_it() -> None:
    table = Table(((paragraph("Gegeven"),),), ())
    docx = written(table, paragraph("Onder."), paragraph("Verder."), table, heading(3, "Artikel 4"))
    spaced = [line.text for line in docx.lines if line.has("spacing")]
    assert spaced == ["Onder."]
    room = docx.line("Onder.").element.find(f"{W}pPr/{W}spacing")
    assert int(value(room, "before")) >= 120


def test_a_line_that_leads_to_the_next_stays_with_it() -> None:
    bold = paragraph(Text("en", bold=True))
    docx = written(
        heading(3, "Artikel 2"),
        paragraph("De grond berust op:", NOTE),
        listing("artikel 7", "artikel 8,"),
        bold,
        paragraph("De stad, met adres Dorpsplein 1,"),
        paragraph("hierna “stad”."),
        Listing((Item((paragraph("De context:"), listing("C1.")), "C."),)),
        paragraph("De tabel noemt elk gegeven."),
        Table(((paragraph("Gegeven"),),), (((paragraph("naam:"),),),)),
        paragraph(Gap("Bewaartermijn")),
    )
    assert [line.text for line in docx.lines if line.has("keepNext")] == [
        "Artikel 2",
        "De grond berust op:⟦  Reglement van 24 februari 2026, zie x⟧",
        "en",
        "De stad, met adres Dorpsplein 1,",
        "De context:",
        "De tabel noemt elk gegeven.",
        "Gegeven",
    ]


def test_labels_stand_clear_of_their_text_and_line_up() -> None:
    def edges(*blocks: Block) -> list[tuple[int, int]]:
        docx = written(*blocks)
        levels = [docx.level(line.element) for line in docx.lines if line.has_real_label]
        indents = [level.find(f"{W}pPr/{W}ind") for level in levels]
        return [(int(value(it, "left")), int(value(it, "hanging"))) for it in indents]

    apart = (listing("x", labels=("A.",)), listing("x", "y", labels=("B1.", "B2.")))
    assert set(edges(*apart)) == {(520, 520)}
    assert edges(listing("x", labels=("Overweging 1",)))[0][1] >= 12 * 120
    inner = Item((paragraph("x"), listing("y", labels=("C1.",)), paragraph("z")), "C.")
    assert edges(Listing((inner,))) == [(520, 520), (1040, 520)]
    indent = written(Listing((inner,))).line("z").element.find(f"{W}pPr/{W}ind")
    assert value(indent, "left") == "520"


def test_a_table_in_a_list_stands_below_its_item() -> None:
    table = Table(((paragraph("a"),),), ())
    docx = written(Listing((Item((paragraph("x"), table), "A."),)))
    (properties,) = docx.body.iter(f"{W}tblPr")
    indent = int(value(properties.find(f"{W}tblInd"), "w"))
    assert indent == 520
    assert indent + int(value(properties.find(f"{W}tblW"), "w")) == 11906 - 2 * 1418


def test_signatures_stay_together_and_side_by_side() -> None:
    docx = written(paragraph("Opgemaakt in drie exemplaren."), Signatures((SIGNED, SIGNED, SIGNED)))
    rows = list(docx.body.iter(f"{W}tr"))
    assert [len(row.findall(f"{W}tc")) for row in rows] == [2, 2]
    first_row = len(list(rows[0].iter(f"{W}p")))
    assert all(line.has("keepNext") for line in docx.lines[: 1 + first_row])
    assert all(line.has("keepLines") for line in docx.lines[1:-1])
    rooms = [line.element.find(f"{W}pPr/{W}spacing") for line in docx.lines[1:4]]
    after = [int(value(room, "after")) for room in rooms]
    assert after[1] > 600 > after[0] == after[2] > 200


def test_signatures_under_each_other_have_the_whole_width_and_stay_whole() -> None:
    docx = written(paragraph("Opgemaakt."), Signatures((SIGNED, SIGNED, SIGNED), columns=1))
    rows = list(docx.body.iter(f"{W}tr"))
    assert [len(row.findall(f"{W}tc")) for row in rows] == [1, 1, 1]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert {value(cell.find(f"{W}tcPr/{W}tcW"), "w") for cell in docx.body.iter(f"{W}tc")} == {
        str(11906 - 2 * 1418)
    }
    kept = [line.has("keepNext") for line in docx.lines[:-1]]
    assert kept == [True] * (1 + 2 * len(SIGNED)) + [False] * len(SIGNED)


def test_more_signatures_side_by_side_than_word_knows_are_all_there() -> None:
    signatures = Signatures(tuple((paragraph(f"naam{at}"),) for at in range(70)), columns=70)
    docx = written(signatures)
    assert {len(row.findall(f"{W}tc")) for row in docx.body.iter(f"{W}tr")} == {63}
    assert docx.words() == words_of([signatures])


def test_a_footnote_stands_at_its_mark_with_its_separators() -> None:
    note = Note((paragraph("Zie artikel 5."), listing("a", "b", labels=("1.", "2."))))
    docx = written(paragraph("Het doel", note, " is duidelijk", Note((paragraph("Twee."),)), "."))
    assert docx.lines[0].text == ("Het doel⟦  Zie artikel 5. 1. a 2. b⟧ is duidelijk⟦  Twee.⟧.")
    kinds = [value(note, "type") for note in docx.part("word/footnotes.xml")]
    assert kinds == ["separator", "continuationSeparator", "", ""]
    for element in docx.footnotes.values():
        assert docx.style_names[value(element.find(f"{W}p/{W}pPr/{W}pStyle"))] == "footnote text"
        assert element.find(f"{W}p/{W}r/{W}footnoteRef") is not None


def test_a_footnote_in_a_footnote_becomes_words_in_brackets() -> None:
    inner = Note((paragraph("diep"),))
    docx = written(paragraph("a", Note((paragraph("noot", inner),))))
    assert docx.lines[0].text == "a⟦  noot (diep)⟧"


@pytest.mark.parametrize("blocks", [(), (Table(((),), ()),), (PageBreak(),), (Listing(()),)])
def test_a_footnote_has_its_number_whatever_it_begins_with(blocks: tuple[Block, ...]) -> None:
    docx = written(paragraph("a", Note(blocks)))
    (note,) = docx.footnotes.values()
    assert note[0].find(f"{W}r/{W}footnoteRef") is not None
    assert note[-1].tag == f"{W}p"


def test_a_link_goes_where_it_says_also_in_a_footnote() -> None:
    docx = written(*BLOCKS)
    (in_text,) = docx.body.iter(f"{W}hyperlink")
    (in_note,) = docx.part("word/footnotes.xml").iter(f"{W}hyperlink")
    in_text_id, in_note_id = in_text.get(f"{R}id", ""), in_note.get(f"{R}id", "")
    assert docx.targets("word/document.xml")[in_text_id] == "https://stad.example/a_b?x=1&y=2"
    assert docx.targets("word/footnotes.xml")[in_note_id] == "http://a.example"


@pytest.mark.parametrize(
    "url", ["javascript:x()", "file:///etc/passwd", "bijlage.docx", "\\\\a\\b"]
)
def test_only_addresses_on_the_web_and_mail_addresses_are_links(url: str) -> None:
    docx = written(paragraph(Text("hier", url=url), Text("daar", url="mailto:dpo@stad.example")))
    assert len(list(docx.body.iter(f"{W}hyperlink"))) == 1
    assert url not in docx.targets("word/document.xml").values()
    assert docx.words() == ["hierdaar"]


def test_bold_italic_and_new_lines_are_formatting() -> None:
    docx = written(paragraph("a", Text("vet", bold=True), Break(), Text("schuin", italic=True)))
    shown = {
        "".join(run.itertext()): [mark.tag.removeprefix(W) for mark in run.findall(f"{W}rPr/*")]
        for run in docx.body.iter(f"{W}r")
    }
    assert shown == {"a": [], "vet": ["b"], "": [], "schuin": ["i"]}
    assert len(list(docx.body.iter(f"{W}br"))) == 1


def test_a_gap_catches_the_eye() -> None:
    (run,) = written(paragraph(Gap("Bewaartermijn"))).body.iter(f"{W}r")
    assert "".join(run.itertext()) == "[in te vullen: Bewaartermijn]"
    assert value(run.find(f"{W}rPr/{W}highlight")) == "yellow"


def test_a_page_break_opens_the_page_of_whatever_follows() -> None:
    table = Table(((paragraph("cel"),),), ())
    after = (heading(2, "Bijlage"), listing("punt"), table, Signatures((SIGNED,)))
    for block in after:
        docx = written(paragraph("voor"), PageBreak(), block)
        assert [line.has("pageBreakBefore") for line in docx.lines[:2]] == [False, True]
        assert sum(line.has("pageBreakBefore") for line in docx.lines) == 1


def test_a_page_break_in_a_cell_or_at_the_end_breaks_nothing() -> None:
    docx = written(Table(((PageBreak(), paragraph("a")),), ()), paragraph("b"), PageBreak())
    assert not any(line.has("pageBreakBefore") for line in docx.lines)


@pytest.mark.parametrize(
    "block",
    [Paragraph(()), Heading(2, ()), Listing(()), Table((), ()), Signatures(()), PageBreak()],
)
def test_a_block_without_content_gives_a_file_that_opens(block: Block) -> None:
    docx = written(block)
    assert docx.words() == []
    assert docx.body[-2].tag == f"{W}p"
