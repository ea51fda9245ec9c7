"""From raw answers to typed steps: nothing is refused, everything that is wrong is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protowiz.draft.names import party_options
from protowiz.draft.reading import Problem, Trouble, read
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES


def problems(raw: dict[str, Any]) -> dict[tuple[str | int, ...], Problem]:
    return {problem.path: problem for problem in read(raw).problems}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_complete(example: Path) -> None:
    assert DraftFile.open(example).session.read().problems == ()


def test_there_are_at_least_two_examples() -> None:
    assert len(EXAMPLES) >= 2


def test_an_empty_draft_says_what_every_step_needs() -> None:
    found = problems({})
    assert found[("aanhef", "kader")].trouble is Trouble.MISSING
    assert found[("gegevens", "bewaring", "termijn")].label == "Bewaartermijn"
    assert ("periodiciteit", "interval") not in found


def test_an_invalid_answer_is_wrong_and_not_also_missing() -> None:
    reading = read({"ondertekening": {"datum": "31/02/2026", "plaats": "Modeldam"}})
    told = reading.problems_of("ondertekening")
    assert [(problem.path, problem.trouble) for problem in told] == [
        (("ondertekening", "datum"), Trouble.WRONG)
    ]
    assert reading.protocol.ondertekening.datum is None
    assert reading.protocol.ondertekening.plaats == "Modeldam"


def test_one_invalid_row_does_not_hide_the_others() -> None:
    rows = [{"kbo": "fout", "korte_naam": "A"}, "geen tabel", {"korte_naam": "B"}]
    reading = read({"partijen": {"items": rows}})
    assert [party.korte_naam for party in reading.protocol.partijen.items] == ["A", None, "B"]
    found = {problem.path: problem for problem in reading.problems}
    assert found[("partijen", "items", 0, "kbo")].trouble is Trouble.WRONG
    assert "tabel" in found[("partijen", "items", 1)].message


def test_an_unknown_key_is_named_with_the_nearest_known_one() -> None:
    found = problems({"aanhef": {"kadr": "x"}, "aanhev": {}})
    assert "“kader”" in found[("aanhef", "kadr")].message
    assert "“aanhef”" in found[("aanhev",)].message


def test_a_choice_that_does_not_exist_names_those_that_do() -> None:
    found = problems({"partijen": {"items": [{"rol": "kijkt toe"}]}})
    assert "mededelend, ontvangend, beide" in found[("partijen", "items", 0, "rol")].message


def test_a_reference_to_a_party_that_is_gone_is_wrong() -> None:
    found = problems({"instanties": {"items": [{"letter": "A", "partij": "p9"}]}})
    assert "Kies opnieuw" in found[("instanties", "items", 0, "partij")].message


def test_hidden_answers_are_neither_asked_nor_read() -> None:
    local = {"soort": "lokaal bestuur", "datum_beslissing": date(2026, 1, 5)}
    raw: dict[str, Any] = {"partijen": {"items": [local]}}
    assert ("partijen", "items", 0, "orgaan") in problems(raw)
    local["soort"] = "Vlaamse overheid"
    assert ("partijen", "items", 0, "orgaan") not in problems(raw)
    assert read(raw).protocol.partijen.items[0].datum_beslissing is None


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"gegevens": {"identificatie": "INSZ-nummer"}}, ("kwaliteit", "machtigingen")),
        (
            {"adviezen": {"items": [{"strekking": "ongunstig"}]}},
            ("adviezen", "items", 0, "gevolgd"),
        ),
        (
            {"adviezen": {"items": [{"strekking": "ongunstig", "gevolgd": "niet"}]}},
            ("adviezen", "items", 0, "reden"),
        ),
        ({"adviezen": {"items": [{"instelling": "VTC"}]}}, ("adviezen", "items", 0, "nummer")),
        (
            {"gegevens": {"items": [{"categorie": "artikel 9"}]}},
            ("gegevens", "items", 0, "uitzondering"),
        ),
        (
            {"gegevens": {"bewaring_wijze": "per gegeven", "items": [{}]}},
            ("gegevens", "items", 0, "bewaring", "termijn"),
        ),
        ({"beveiliging": {"dpia_nodig": True}}, ("beveiliging", "dpia_datum")),
        (
            {"rechtvaardiging": {"verder_gebruik": [{"wijze": "verenigbaar"}]}},
            ("rechtvaardiging", "verder_gebruik", 0, "gevolgen"),
        ),
        ({"context": {"via_integrator": True}}, ("context", "integrator")),
    ],
)
def test_an_answer_brings_its_follow_up_question(
    answers: dict[str, Any], asked: tuple[str | int, ...]
) -> None:
    assert problems(answers)[asked].trouble is Trouble.MISSING
    assert asked not in problems({})


def test_blanks_are_no_answer_to_a_question_that_others_depend_on() -> None:
    raw: dict[str, Any] = {"recht": {"rechtbank": " "}, "gegevens": {"bewaring_wijze": ""}}
    assert ("recht", "arrondissement") in problems(raw)
    assert ("gegevens", "bewaring", "termijn") in problems(raw)
    named = {"id": "p1", "korte_naam": " ", "officiele_naam": "stad Voorbeeldegem"}
    raw["partijen"] = {"items": [named]}
    assert party_options(read(raw).answers) == [("p1", "stad Voorbeeldegem")]


def test_a_party_needs_no_website_once_article_10_lists_where_the_protocol_appears() -> None:
    website = ("partijen", "items", 0, "website")
    raw: dict[str, Any] = {"partijen": {"items": [{"id": "p1"}]}}
    assert website in problems(raw)
    raw["transparantie"] = {"publicaties": [{"partij": "p1"}]}
    assert website not in problems(raw)
    assert ("transparantie", "publicaties", 0, "website") in problems(raw)


def test_an_article_that_is_left_out_needs_nothing() -> None:
    assert not read({"recht": {"opnemen": False}}).problems_of("recht")


def test_own_text_stands_in_for_missing_fields_but_not_for_wrong_ones() -> None:
    own = {"vorm": "eigen", "eigen": "Eigen tekst."}
    reading = read({"ondertekening": {"tekst": own, "datum": "geen"}})
    assert [problem.trouble for problem in reading.problems_of("ondertekening")] == [Trouble.WRONG]


@pytest.mark.parametrize(
    ("raw", "path", "told"),
    [
        ({"partijen": {"items": [{"rol": "mededelend"}]}}, ("partijen", "items"), "minstens twee"),
        (
            {"partijen": {"items": [{"rol": "mededelend"}, {"rol": "mededelend"}]}},
            ("partijen", "items"),
            "ontvangt gegevens",
        ),
        (
            {
                "periodiciteit": {
                    "duur": "bepaald",
                    "van": date(2026, 5, 1),
                    "tot": date(2026, 4, 1),
                }
            },
            ("periodiciteit", "tot"),
            "voor het begin",
        ),
        (
            {"instanties": {"items": [{"letter": "A"}, {"letter": "A"}]}},
            ("instanties", "items"),
            "tweemaal",
        ),
        (
            {"inwerkingtreding": {"einde_rechtsgrond": False}},
            ("inwerkingtreding", "opzegtermijn"),
            "nooit eindigen",
        ),
    ],
)
def test_what_belongs_together_is_checked_within_the_step(
    raw: dict[str, Any], path: tuple[str | int, ...], told: str
) -> None:
    assert told in problems(raw)[path].message


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates()
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=12,
)
keys = st.sampled_from(
    [
        "aanhef",
        "partijen",
        "items",
        "gegevens",
        "bewaring",
        "tekst",
        "vorm",
        "datum",
        "rol",
        "kbo",
        "onderdelen",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        keys,
        st.dictionaries(
            keys, anything | st.lists(st.dictionaries(keys, anything), max_size=3), max_size=4
        ),
    )
)
def test_no_draft_whatever_is_in_it_fails_to_be_read(raw: dict[str, Any]) -> None:
    assert read(raw).protocol is not None


def complete() -> dict[str, Any]:
    return DraftFile.open(EXAMPLES[0]).session.raw


def test_a_name_with_its_own_article_is_told() -> None:
    raw = complete()
    raw["partijen"]["items"][1]["korte_naam"] = "de stad"
    found = problems(raw)[("partijen", "items", 1, "korte_naam")]
    assert "Lidwoord" in found.message


def test_two_parties_may_be_of_one_legal_person() -> None:
    raw = complete()
    raw["partijen"]["items"][1]["kbo"] = raw["partijen"]["items"][0]["kbo"].replace(".", "")
    assert ("partijen", "items") not in problems(raw)


def test_a_group_of_one_party_is_told() -> None:
    raw = complete()
    raw["partijen"]["groepen"] = [{"id": "g1", "naam": "besturen"}]
    raw["partijen"]["items"][1]["groep"] = "g1"
    assert "minder dan twee partijen" in problems(raw)[("partijen", "groepen")].message


def test_a_gap_in_one_line_of_a_list_is_told() -> None:
    raw = complete()
    raw["ontvangers"]["items"][0]["diensten"] = ["de sociale dienst", "[in te vullen: dienst]"]
    assert ("ontvangers", "items", 0, "diensten") in problems(raw)


def test_an_own_text_without_the_heading_of_its_article_is_told() -> None:
    raw = complete()
    raw["recht"]["tekst"] = {"vorm": "eigen", "eigen": "Het Belgische recht geldt."}
    assert "### Artikel 11" in problems(raw)[("recht", "tekst", "eigen")].message
    raw["recht"]["tekst"]["eigen"] = "### Artikel 10. Recht\n\nHet Belgische recht geldt."
    assert problems(raw) == {}


def test_another_kind_of_document_is_told() -> None:
    assert 'soort = "protocol"' in problems(complete() | {"soort": "verdrag"})[("soort",)].message


def test_a_gap_in_the_text_an_own_text_began_from_is_no_problem() -> None:
    own = {"vorm": "eigen", "eigen": "### Artikel 5\n\nAf.", "uitgangspunt": "[in te vullen: Duur]"}
    reading = read({"schema_versie": 1, "periodiciteit": {"tekst": own}})
    assert not reading.problems_of("periodiciteit")


def test_a_gap_in_an_own_text_that_is_not_printed_is_no_problem() -> None:
    own = {"vorm": "geen", "eigen": "### Artikel 5\n\n[in te vullen: Duur]"}
    reading = read({"schema_versie": 1, "periodiciteit": {"tekst": own}})
    assert not reading.problems_of("periodiciteit")
