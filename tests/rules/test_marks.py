"""Brackets, quotes and list markers: what pairs after all, and what does not."""

from __future__ import annotations

import pytest

from protowiz.draft.reading import read
from protowiz.rules.case import Case
from protowiz.rules.catalogue import words
from protowiz.rules.text.marks import bracket_alone, conversion_remains, list_marker
from tests.rules.test_catalogue import draft_of

HEADING = "### Artikel 11: Recht\n\n"


def case_of(text: str) -> Case:
    return Case(read(draft_of(words("recht", HEADING + text))))


@pytest.mark.parametrize(
    "text",
    [
        "Op grond van artikel 6, lid 1, e), AVG is dat toegelaten.",
        "De grond (artikel 6, lid 1, c), AVG) volgt uit het reglement.",
        "De stad (kortweg “de stad”) en de dienst 'Opvang' beslissen.",
        "De volgende rechtbanken (in deze volgorde:\n\n- die van Gent;\n- die van Brussel).",
    ],
)
def test_what_pairs_is_left_alone(text: str) -> None:
    assert not list(bracket_alone.findings(case_of(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De rechtbank van Gent) beslist.", "rechtbank van Gent)"),
        ("De rechtbank (die van Gent, beslist.", "(die van Gent, beslist."),
        ("De “rechtbank van Gent beslist.", "“rechtbank van Gent beslist."),
        ("De rechtbank van Gent] beslist.", "rechtbank van Gent]"),
    ],
)
def test_what_lacks_its_other_half_is_told(text: str, told: str) -> None:
    assert [it.words for it in bracket_alone.findings(case_of(text))] == [told]


def test_a_sentence_cut_by_a_page_is_told_and_a_list_is_not() -> None:
    cut = case_of(
        "De partijen leggen elk geschil eerst voor aan hun\n\nfunctionarissen en wachten."
    )
    assert [it.words for it in conversion_remains.findings(cut)] == ["eerst voor aan hun"]
    whole = case_of("De partijen leggen elk geschil eerst voor aan:\n\n- hun functionarissen;")
    assert not list(conversion_remains.findings(whole))


def test_a_code_of_a_web_page_is_told() -> None:
    found = conversion_remains.findings(case_of("De rechtbank van Gent&amp;nbsp;beslist."))
    assert [it.words for it in found] == ["&nbsp;"]


def test_a_doubled_marker_is_told() -> None:
    found = list_marker.findings(case_of("Bevoegd zijn:\n\n- \\- de rechtbank van Gent;"))
    assert len(list(found)) == 1
