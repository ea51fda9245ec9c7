"""What a user or a template may write in Markdown, and the tree it stands for."""

from __future__ import annotations

import pytest

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.tree import (
    Block,
    Break,
    Gap,
    Heading,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    words_of,
)


def plain(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text),)),)


def labels_of(source: str) -> list[str]:
    (listing,) = read_markdown(source)
    assert isinstance(listing, Listing)
    return [item.label for item in listing.items]


def test_headings_paragraphs_and_line_breaks() -> None:
    assert read_markdown("# Protocol\n\nEerste regel\nloopt door\\\nnieuwe regel\n\nTweede") == (
        Heading(1, (Text("Protocol"),)),
        Paragraph((Text("Eerste regel loopt door"), Break(), Text("nieuwe regel"))),
        Paragraph((Text("Tweede"),)),
    )


def test_a_list_has_labels_only_when_every_item_begins_with_one() -> None:
    assert labels_of("- A. een\n- B1. twee\n- c) drie\n- 4° vier") == ["A.", "B1.", "c)", "4°"]
    assert labels_of("- A. een\n- twee") == ["", ""]
    assert words_of(read_markdown("- A. een\n- twee")) == ["A.", "een", "twee"]


def test_a_label_needs_a_space_behind_it() -> None:
    assert labels_of("- A.een") == [""]
    assert labels_of("- A._een_") == [""]
    assert labels_of("- A\\. een") == [""]


def test_a_label_may_stand_alone_above_its_blocks() -> None:
    (listing,) = read_markdown("- A.\n\n  - x")
    assert isinstance(listing, Listing)
    assert listing.items[0].label == "A."
    assert [type(block) for block in listing.items[0].blocks] == [Listing]


def test_numbers_stay_as_written_and_equal_ones_are_counted() -> None:
    assert labels_of("3. a\n5. b\n4. c") == ["3.", "5.", "4."]
    assert labels_of("1) a\n1) b\n1) c") == ["1)", "2)", "3)"]


def test_a_footnote_stands_where_its_mark_is() -> None:
    note = Note(plain("Zie artikel 5."))
    expected = (Paragraph((Text("Het doel"), note, Text(" is duidelijk."))),)
    assert read_markdown("Het doel[^1] is duidelijk.\n\n[^1]: Zie artikel 5.") == expected
    assert read_markdown("Het doel^[Zie artikel 5.] is duidelijk.") == expected


def test_a_footnote_may_hold_several_blocks_and_a_link() -> None:
    source = "Doel[^a].\n\n[^a]: Eén\n\n    - [x](https://a.example)\n\n\n    Twee\n\nVerder"
    (first, second) = read_markdown(source)
    assert isinstance(first, Paragraph)
    assert isinstance(note := first.inlines[1], Note)
    assert words_of(note.blocks) == ["Eén", "x", "Twee"]
    assert (second,) == plain("Verder")


def test_two_marks_of_one_footnote_both_have_it() -> None:
    assert words_of(read_markdown("a[^1] b[^1]\n\n[^1]: noot")) == ["a", "noot", "b", "noot"]


def test_a_mark_without_a_footnote_is_text() -> None:
    assert read_markdown("Zie [^9] hier") == plain("Zie [^9] hier")


@pytest.mark.parametrize(
    "source",
    [
        "Tekst\n\n[^2]: noot zonder merk",
        "Tekst met \\[^2]\n\n[^2]: noot zonder merk",
        "Tekst met `[^2]`\n\n[^2]: noot zonder merk",
        "Tekst[^1]\n\n[^1]: noot [^2]\n\n[^2]: noot zonder merk",
        "Tekst[^2]\n\n[^2]: noot zonder merk\n[^2]: dezelfde noot zonder merk",
        "[^2]: noot zonder merk",
    ],
)
def test_a_footnote_that_no_mark_refers_to_is_not_lost(source: str) -> None:
    assert "noot zonder merk" in " ".join(words_of(read_markdown(source)))


def test_a_table_cell_holds_blocks_separated_by_br() -> None:
    (table,) = read_markdown("| a | b |\n|---|---|\n| Adres:<br>- straat<br>- bus | een<BR/>twee |")
    assert isinstance(table, Table)
    left, right = table.rows[0]
    assert [type(block) for block in left] == [Paragraph, Listing]
    assert right == (Paragraph((Text("een"), Break(), Text("twee"))),)


def test_a_table_row_with_too_many_or_too_few_cells_keeps_its_words() -> None:
    (table,) = read_markdown("a | b\n--|--\n1 | 2 | 3 \\| x | 4\n5\n| 6 | 7 | 8 |")
    assert isinstance(table, Table)
    assert {len(row) for row in table.rows} == {2}
    assert words_of([table]) == ["a", "b", "1", "2", "3", "|", "x", "4", "5", "6", "7", "8"]


def test_a_table_after_the_comment_is_a_row_of_signatures() -> None:
    source = "<!-- ondertekening -->\n\n|   |   |\n|---|---|\n| Jan | An |\n| Els |  |"
    assert read_markdown(source) == (Signatures((plain("Jan"), plain("An"), plain("Els"))),)


def test_a_table_of_one_column_after_the_comment_is_signatures_under_each_other() -> None:
    source = "<!-- ondertekening -->\n\n|   |\n|---|\n| Jan |\n| An |"
    assert read_markdown(source) == (Signatures((plain("Jan"), plain("An")), columns=1),)


def test_a_page_break_is_a_comment() -> None:
    assert read_markdown("a\n\n<!-- nieuwe pagina -->\n\nb") == (
        *plain("a"),
        PageBreak(),
        *plain("b"),
    )


def test_a_gap_has_its_label_without_the_escapes() -> None:
    assert read_markdown("[in te vullen: termijn \\[jaar\\], C\\\\D en §1\\*]") == (
        Paragraph((Gap("termijn [jaar], C\\D en §1*"),)),
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "bijlage.docx", "file:///etc/passwd", "data:text/html,x", "#kop"]
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    source = f"Zie [de bijlage]({url})"
    assert read_markdown(source) == plain(source)


def test_a_web_address_is_a_link_and_its_title_stays() -> None:
    assert read_markdown('Zie [de site](https://stad.example/é "onze site").') == (
        Paragraph(
            (
                Text("Zie "),
                Text("de site", url="https://stad.example/%C3%A9"),
                Text(" (onze site)."),
            )
        ),
    )


def test_html_is_text() -> None:
    assert read_markdown("<b>vet</b> <script>x</script>") == plain("<b>vet</b> <script>x</script>")


def test_indented_lines_and_fences_are_text() -> None:
    assert read_markdown("    ver ingesprongen") == plain("ver ingesprongen")
    assert words_of(read_markdown("~~~\ncode\n~~~")) == ["~~~", "code", "~~~"]


def test_windows_line_ends_make_no_difference() -> None:
    source = "# Kop\n\nTekst[^1]\n\n- a\n- b\n\n[^1]: noot\n\n    verder\n"
    assert read_markdown(source.replace("\n", "\r\n")) == read_markdown(source)
    assert read_markdown(source.replace("\n", "\r")) == read_markdown(source)
