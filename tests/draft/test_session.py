"""Answers by path, rows, proposals and undo."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protowiz.draft.answers import Path
from protowiz.draft.session import Session, empty_draft
from protowiz.draft.steps.parties import Party
from protowiz.draft.steps.recitals import Advice

PARTIES = ("partijen", "items")


def three_parties() -> Session:
    session = Session()
    for name, role in (("ASV", "mededelend"), ("stad", "ontvangend"), ("OCMW", "ontvangend")):
        index = session.add_row(PARTIES, Party)
        session.set((*PARTIES, index, "korte_naam"), name)
        session.set((*PARTIES, index, "rol"), role)
    return session


def test_an_answer_is_put_and_taken_out_by_its_path() -> None:
    session = Session()
    path = ("gegevens", "items", 0, "onderdelen")
    assert session.set(path, ["naam", "adres"])
    assert session.raw["gegevens"] == {"items": [{"onderdelen": ["naam", "adres"]}]}
    assert not session.set(path, ["naam", "adres"])
    session.set(path, None)
    assert session.get(path) is None


def test_parties_get_ids_that_never_change() -> None:
    session = three_parties()
    session.move_row(PARTIES, 2, -1)
    session.remove_row(PARTIES, 0)
    index = session.add_row(PARTIES, Party)
    assert [row["id"] for row in session.rows(PARTIES)] == ["p3", "p2", "p4"]
    assert session.get((*PARTIES, index, "id")) == "p4"


def test_a_new_party_inherits_nothing_of_a_removed_one() -> None:
    session = three_parties()
    session.visit("adviezen")
    session.remove_row(PARTIES, 2)
    index = session.add_row(PARTIES, Party)
    referred = [row["partij"] for row in session.rows(("adviezen", "items"))]
    assert session.get((*PARTIES, index, "id")) not in referred


def test_a_proposal_on_a_visit_is_no_change_to_undo() -> None:
    session = three_parties()
    session.set(("aanhef", "kader"), "de schooltoelage")
    session.visit("instanties")
    assert session.undo() == ("aanhef", "kader")
    assert len(session.rows(("instanties", "items"))) == 3


@pytest.mark.parametrize(
    ("raw", "path", "value"),
    [
        ({"aanhef": []}, ("aanhef", "kader"), "nieuw"),
        ({"aanhef": "mijn hele tekst"}, ("aanhef", "kader"), "nieuw"),
        ({"partijen": {"items": "stad"}}, ("partijen", "items", 0, "korte_naam"), "stad"),
        ({"partijen": ["stad"]}, ("partijen", "items", 0, "korte_naam"), "stad"),
    ],
)
def test_undo_brings_back_what_stood_in_the_place_of_a_table(
    raw: dict[str, Any], path: Path, value: str
) -> None:
    session = Session(copy.deepcopy(raw))
    session.set(path, value)
    assert session.get(path) == value
    session.undo()
    assert session.raw == raw


def test_rows_of_the_wrong_shape_stay_beside_new_ones() -> None:
    session = Session({"partijen": {"items": ["stad"]}})
    session.add_row(PARTIES, Party)
    session.copy_row(PARTIES, 0, Party)
    assert session.rows(PARTIES) == ["stad", "stad", {"id": "p1", "rol": "mededelend"}]
    single = Session({"partijen": {"items": {"korte_naam": "stad", "id": "p1"}}})
    single.add_row(PARTIES, Party)
    assert [row["id"] for row in single.rows(PARTIES)] == ["p1", "p2"]


def test_a_copied_party_is_another_party() -> None:
    session = three_parties()
    index = session.copy_row(PARTIES, 1, Party)
    copied = session.rows(PARTIES)[index]
    assert index == 2
    assert copied["korte_naam"] == "stad"
    assert copied["id"] == "p4"


def test_recitals_are_proposed_with_their_letters_and_only_once() -> None:
    session = three_parties()
    session.visit("instanties")
    rows = session.rows(("instanties", "items"))
    assert [row["letter"] for row in rows] == ["A", "B1", "B2"]
    session.remove_row(("instanties", "items"), 1)
    session.visit("instanties")
    assert [row["letter"] for row in session.rows(("instanties", "items"))] == ["A", "B2"]


def test_nothing_renumbers_letters_when_a_party_comes_or_goes() -> None:
    session = three_parties()
    session.visit("adviezen")
    before = session.rows(("adviezen", "items"))
    session.remove_row(PARTIES, 0)
    session.add_row(PARTIES, Party)
    session.visit("adviezen")
    assert session.rows(("adviezen", "items")) == before
    assert [row["letter"] for row in before] == ["E", "F", "G"]


def test_a_new_advice_gets_the_letter_after_the_last() -> None:
    session = three_parties()
    session.visit("adviezen")
    index = session.add_row(("adviezen", "items"), Advice)
    assert session.get(("adviezen", "items", index, "letter")) == "H"


def test_the_keys_of_one_answer_are_undone_together() -> None:
    session = Session()
    session.set(("aanhef", "kader"), "oud")
    session.set(("aanhef", "versie"), "1")
    for text in ("n", "ni", "nieuw"):
        session.set(("aanhef", "kader"), text, typed=True)
    for lines in (["n"], ["naam"], ["naam", "adres"]):
        session.set(("gegevens", "items", 0, "onderdelen"), lines, typed=True)
    session.undo()
    assert session.get(("gegevens", "items", 0, "onderdelen")) is None
    assert session.undo() == ("aanhef", "kader")
    assert session.get(("aanhef", "kader")) == "oud"


def test_two_choices_in_one_field_are_two_changes() -> None:
    session = Session()
    session.set(("aanhef", "rechtskader"), "2018-06-26")
    session.set(("aanhef", "rechtskader"), "2023-08-21")
    session.undo()
    assert session.get(("aanhef", "rechtskader")) == "2018-06-26"


texts = st.text(max_size=5)
edits = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(["kader", "versie"]), texts),
    st.tuples(st.just("add"), st.just(""), st.just("")),
    st.tuples(st.just("remove"), st.just(""), st.just("")),
    st.tuples(st.just("copy"), st.just(""), st.just("")),
    st.tuples(st.just("move"), st.just(""), st.just("")),
)


@settings(deadline=None)
@given(st.lists(edits, max_size=12))
def test_undoing_everything_gives_the_draft_of_the_beginning(changes: list[Any]) -> None:
    session = Session()
    for action, name, text in changes:
        rows = session.rows(PARTIES)
        if action == "set":
            session.set(("aanhef", name), text, typed=True)
        elif action == "add":
            session.add_row(PARTIES, Party)
        elif rows and action == "remove":
            session.remove_row(PARTIES, 0)
        elif rows and action == "copy":
            session.copy_row(PARTIES, 0, Party)
        elif rows:
            session.move_row(PARTIES, 0, 1)
    while session.undo():
        pass
    left = {key: value for key, value in session.raw.items() if value not in ({}, {"items": []})}
    assert left == empty_draft()


def test_a_step_with_an_own_text_is_left_as_it_is_until_the_standard_text_is_chosen() -> None:
    session = three_parties()
    session.set(("adviezen", "tekst"), {"vorm": "eigen", "eigen": "E. Er is geadviseerd."})
    session.visit("adviezen")
    assert session.get(("adviezen", "items")) is None
    session.set(("adviezen", "tekst", "vorm"), "standaard")
    session.visit("adviezen")
    assert len(session.rows(("adviezen", "items"))) == 3
