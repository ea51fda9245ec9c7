"""Nearly every fact of a source is in its draft, and the count of them can be trusted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.reading import import_file
from tests.conftest import SHARED
from tests.importer.facts import NOTHING, Outcome, Score, agree, compare, load_truth

FLOOR = 0.97
HERE = Path(__file__).parent
PUBLISHED = sorted((HERE / "published").glob("*.toml"))
HOUSES = sorted((HERE / "houses").glob("*.toml"))


def check(source: Path, truth: Path) -> None:
    score = compare(load_truth(truth, source), import_file(source).raw)
    faults = "\n".join(map(str, score.faults))
    assert score.share >= FLOOR, f"{score}\n{faults}"


@pytest.mark.parametrize("truth", PUBLISHED, ids=lambda path: path.stem)
def test_the_facts_of_a_published_protocol_are_found(truth: Path) -> None:
    source = SHARED / "protocols" / f"{truth.stem}.txt"
    if not source.exists():
        pytest.skip("the published protocols are not beside the project")
    check(source, truth)


@pytest.mark.parametrize("truth", HOUSES, ids=lambda path: path.stem)
def test_the_facts_of_another_house_are_found(truth: Path) -> None:
    (source,) = (path for path in truth.parent.glob(f"{truth.stem}.*") if path != truth)
    check(source, truth)


def outcomes(score: Score) -> dict[str, str]:
    return {fact.path: fact.outcome.value for fact in score.facts}


PARTIES = [{"korte_naam": "AKV", "rol": "mededelend"}, {"korte_naam": "OCMW"}]
DRAFT: dict[str, Any] = {
    "partijen": {
        "items": [
            {"id": "p7", "korte_naam": "“AKV”", "rol": "mededelend", "kbo": "1"},
            {"id": "p9", "korte_naam": "ocmw"},
        ]
    },
    "adviezen": {"items": [{"partij": "p9", "letter": "F", "datum": date(2026, 2, 12)}]},
    "gegevens": {"items": [{"omschrijving": "de naam"}, {"omschrijving": "het INSZ-nummer"}]},
    "recht": {"opnemen": False},
}


@pytest.mark.parametrize(
    ("truth", "expected"),
    [
        ({"adviezen": {"items": [{"partij": "party:1"}]}}, {"adviezen.items.0.partij": "right"}),
        ({"adviezen": {"items": [{"partij": "party:0"}]}}, {"adviezen.items.0.partij": "wrong"}),
        (
            {"adviezen": {"items": [{"datum": {"any": [date(2026, 2, 12), "@none"]}}]}},
            {"adviezen.items.0.datum": "right"},
        ),
        ({"adviezen": {"items": [{"letter": "@none"}]}}, {"adviezen.items.0.letter": "extra"}),
        ({"aanhef": {"kader": "de korting"}}, {"aanhef.kader": "missing"}),
        (
            {"gegevens": {"items": [{"omschrijving": "Het  *INSZ-nummer*."}]}},
            {
                "gegevens.items.#": "wrong",
                "gegevens.items.0.omschrijving": "right",
                "gegevens.items.+0": "extra",
            },
        ),
        ({"adviezen": {"items": []}}, {"adviezen.items.+0": "extra"}),
        ({"recht": {"opnemen": True}}, {"recht.opnemen": "wrong"}),
        ({"recht": {"opnemen": False}}, {"recht.opnemen": "right"}),
        ({"sanctie": {"schadevergoeding": True}}, {}),
        ({"sanctie": {"schadevergoeding": False}}, {"sanctie.schadevergoeding": "wrong"}),
    ],
)
def test_a_fact_is_right_wrong_missing_or_extra(
    truth: dict[str, Any], expected: dict[str, str]
) -> None:
    found = outcomes(compare({"partijen": {"items": PARTIES}, **truth}, DRAFT))
    assert found.pop("partijen.items.0.kbo") == "not judged"
    judged = {path: what for path, what in found.items() if not path.startswith("partijen.")}
    assert {p: w for p, w in judged.items() if not p.endswith("#") and w != "not judged"} == {
        path: what for path, what in expected.items() if not path.endswith("#")
    }
    assert expected.items() <= judged.items()


def test_a_draft_with_nothing_has_nothing_right() -> None:
    truth = {"partijen": {"items": PARTIES}, "recht": {"overleg": True}}
    score = compare(truth, {})
    assert (score.right, score.total, score.share) == (0, 5, 0.0)
    assert score.count(Outcome.MISSING) == 4


def draft_of(value: Any) -> Any:
    """The draft that says what a truth says: of each choice the first answer that is one."""
    if isinstance(value, dict) and set(value) == {"any"}:
        return draft_of(next((one for one in value["any"] if one != NOTHING), NOTHING))
    if isinstance(value, dict):
        return {name: draft_of(one) for name, one in value.items() if draft_of(one) != NOTHING}
    return [draft_of(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", HOUSES, ids=lambda path: path.stem)
def test_a_draft_that_says_it_all_has_everything_right(path: Path) -> None:
    (source,) = (other for other in path.parent.glob(f"{path.stem}.*") if other != path)
    truth = load_truth(path, source)
    draft = draft_of(truth)
    for kind, name in (("party", "items"), ("group", "groepen")):
        for place, row in enumerate(draft["partijen"][name]):
            row["id"] = f"{kind}:{place}"
    score = compare(truth, draft)
    assert score.total > 150
    assert score.faults == []


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("de stad “Modeldam”,", "De  Stad 'Modeldam'", True),
        ("zes maanden", "zes weken", False),
        ("een twee drie vier vijf zes zeven acht negen tien elf twaalf", "een twee", False),
        (" ".join("abcdefghijklmnopqrst"), " ".join("abcdefghijklmnopqrs"), True),
        ("instantie¹ die betaalt", "instantie[^1] die betaalt\n\n[^1]: Een noot.", True),
        ("<p>Het <i>getal</i></p>", "- Het **getal**", True),
        (True, "True", False),
        (date(2026, 3, 1), "1 maart 2026", True),
    ],
)
def test_two_answers_agree_when_they_say_the_same(expected: Any, found: Any, same: bool) -> None:
    assert agree(expected, found) is same


@pytest.mark.parametrize(
    ("truth", "message"),
    [
        ("[aanhef]\nonderwerp = 'x'", "no such field: onderwerp"),
        ("[titel]\nvan = 'x'", "no step titel"),
        ("[aanhef]\nkader = '@2:4-90'", "no such place"),
        ("[aanhef]\ndatum = 'morgen'", "is no date"),
        ("[partijen]\nitems = [{ rol = 'zendend' }]", "is no choice"),
    ],
)
def test_a_truth_with_a_slip_is_refused(tmp_path: Path, truth: str, message: str) -> None:
    source, path = tmp_path / "bron.txt", tmp_path / "bron.toml"
    source.write_text("Een regel.\nEn nog een.\n", encoding="utf-8")
    path.write_text(truth, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load_truth(path, source)


def test_the_words_of_the_source_are_looked_up(tmp_path: Path) -> None:
    source, path = tmp_path / "bron.txt", tmp_path / "bron.toml"
    source.write_text("in het kader van de\nkorting\n", encoding="utf-8")
    path.write_text("[aanhef]\nkader = '@1:18-19 @2'\nversie = '@2 en @1:1-2'", encoding="utf-8")
    assert load_truth(path, source) == {
        "aanhef": {"kader": "de korting", "versie": "korting en in"}
    }
