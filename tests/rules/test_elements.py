"""The thirteen mandatory elements, and where each one stands."""

from __future__ import annotations

import copy

import pytest

from protowiz.draft.ask import fields_of
from protowiz.draft.reading import read
from protowiz.draft.session import STEP_OF
from protowiz.rules.checker import check
from protowiz.rules.elements import ELEMENTS, Standing, coverage
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES


def test_there_are_thirteen_and_each_names_fields_that_exist() -> None:
    assert [element.number for element in ELEMENTS] == list(range(1, 14))
    for element in ELEMENTS:
        for step, *field in element.places:
            names = [known.name for known in fields_of(STEP_OF[str(step)])]
            assert not field or field[0] in names


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_hold_them_all(path: object) -> None:
    reading = DraftFile.open(path).session.read()  # type: ignore[arg-type]
    assert check(reading).findings == ()


def test_an_empty_draft_lacks_all_that_must_be_answered() -> None:
    standings = {item.element.number: item.standing for item in coverage(read({}))}
    assert [number for number, it in standings.items() if it is Standing.PRESENT] == [9]
    assert sum(it.rule.id == "LAW-04" for it in check(read({})).findings) == 12


def test_without_logging_the_thirteenth_is_incomplete_and_points_at_the_field() -> None:
    raw = copy.deepcopy(DraftFile.open(EXAMPLES[0]).session.raw)
    del raw["beveiliging"]["logging"]
    (finding,) = check(read(raw)).findings
    assert finding.path == ("beveiliging", "logging")
    assert "13°" in finding.message
    assert finding.rule.id == "LAW-04"


def test_an_article_that_is_left_out_takes_its_element_with_it() -> None:
    raw = copy.deepcopy(DraftFile.open(EXAMPLES[0]).session.raw)
    raw["sanctie"]["opnemen"] = False
    (finding,) = (it for it in check(read(raw)).findings if it.rule.id == "LAW-04")
    assert finding.path == ("sanctie", "opnemen")


def test_an_own_text_is_for_the_user_to_judge() -> None:
    raw = copy.deepcopy(DraftFile.open(EXAMPLES[0]).session.raw)
    raw["periodiciteit"]["tekst"] = {"vorm": "eigen", "eigen": "### Artikel 5\n\nElke maand."}
    found = {item.element.number: item.standing for item in coverage(read(raw))}
    assert found[7] is found[8] is Standing.OWN_TEXT
