"""The instrument and the text of article 8 that counts."""

from __future__ import annotations

from typing import Any

import pytest

from protowiz.draft.reading import read
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Example, answers, words
from protowiz.rules.opening.law import federal_side, law_and_date, private_party, vtc_regime
from tests.rules.test_catalogue import draft_of
from tests.rules.test_title import told


def applies(question: Any, example: Example) -> bool:
    return bool(question.applies(Case(read(draft_of(example)))))


def test_the_regime_after_the_comite_may_be_chosen() -> None:
    assert told(law_and_date, answers({"aanhef.rechtskader": "na-comite"})) == []


def test_an_advice_of_the_comite_asks_for_its_regime() -> None:
    advice = {"letter": "G", "instelling": "Comité", "datum": "2026-05-04", "strekking": "gunstig"}
    example = answers({"adviezen.items.1": advice})
    assert told(law_and_date, example) == [""]


def test_a_private_party_is_none_before_august_2023() -> None:
    old = {
        "aanhef.rechtskader": None,
        "aanhef.datum": "2022-06-12",
        "ondertekening.datum": "2022-06-12",
        "partijen.items.1.soort": "private organisatie",
        "partijen.items.1.heeft_dpo": True,
    }
    assert told(private_party, answers(old)) == ["stad"]


@pytest.mark.parametrize(
    ("name", "found"),
    [("Federale Pensioendienst", True), ("FOD Financiën", True), ("stad Podegem", False)],
)
def test_a_federal_party_brings_its_question(name: str, found: bool) -> None:
    assert applies(federal_side, answers({"partijen.items.1.officiele_naam": name})) is found


def test_the_regime_of_the_vtc_is_only_asked_where_it_advised() -> None:
    text = "- G. De Vlaamse Toezichtcommissie gaf op 4 mei 2026 het gunstige advies VTC/2026/1."
    assert applies(vtc_regime, words("adviezen", text))
    assert not applies(vtc_regime, answers({}))
