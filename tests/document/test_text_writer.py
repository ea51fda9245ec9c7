"""The document tree as text for a screen of a given width."""

from __future__ import annotations

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.text_writer import write_text


def test_signatures_stand_side_by_side_in_equal_columns() -> None:
    blocks = read_markdown(
        "<!-- ondertekening -->\n\n| | |\n|---|---|\n"
        "| Voor de stad en het OCMW van Voorbeeldegem<br>An Peeters | Voor AKV<br>directeur |\n"
    )
    assert write_text(blocks, 43).split("\n") == [
        "Voor de stad en het    Voor AKV",
        "OCMW van               directeur",
        "Voorbeeldegem",
        "An Peeters",
    ]


def test_signatures_in_one_column_stand_one_under_the_other() -> None:
    blocks = read_markdown(
        "<!-- ondertekening -->\n\n| |\n|---|\n"
        "| Voor de stad en het OCMW van Voorbeeldegem<br>An Peeters |\n| Voor AKV<br>directeur |\n"
    )
    assert write_text(blocks, 43).split("\n") == [
        "Voor de stad en het OCMW van Voorbeeldegem",
        "An Peeters",
        "",
        "Voor AKV",
        "directeur",
    ]


def test_a_narrow_column_stays_whole_beside_a_wide_one() -> None:
    blocks = read_markdown("| Nr. | Gegeven |\n|---|---|\n| 1 | " + "woord " * 30 + "|\n")
    lines = write_text(blocks, 40).split("\n")
    assert lines[0] == "Nr. │ Gegeven"
    assert all(len(line) <= 40 for line in lines)


def test_a_list_hangs_under_its_labels_and_notes_come_last() -> None:
    blocks = read_markdown("- A. Een overweging met een noot^[De noot.] die lang genoeg is.\n")
    assert write_text(blocks, 30).split("\n") == [
        "A. Een overweging met een",
        "   noot(1) die lang genoeg is.",
        "",
        "1) De noot.",
    ]
