"""Every rule finds its wrong example, leaves its right one alone, and explains itself."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from protowiz.draft.reading import read
from protowiz.draft.session import STEP_OF
from protowiz.rules.catalogue import Example, Question, Rule
from protowiz.rules.checker import CATALOGUE, RULES, check
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES


def draft_of(example: Example) -> dict[str, Any]:
    """The first complete example with the answers of a rule's example."""
    raw: dict[str, Any] = copy.deepcopy(DraftFile.open(EXAMPLES[0]).session.raw)
    for path, value in example.answers.items():
        put(raw, path.split("."), value)
    return raw


def put(raw: dict[str, Any], keys: list[str], value: Any) -> None:
    here: Any = raw
    for key in keys[:-1]:
        here = here[int(key)] if isinstance(here, list) else here.setdefault(key, {})
    last: Any = int(keys[-1]) if isinstance(here, list) else keys[-1]
    if value is not None:
        here[last] = copy.deepcopy(value)
    elif isinstance(here, list):
        del here[last]
    else:
        here.pop(last, None)


def found_by(rule: Rule, example: Example) -> list[str]:
    checked = check(read(draft_of(example)), final=rule.final)
    assert checked.failed == ()
    return [finding.message for finding in checked.findings if finding.rule is rule]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_wrong_example_and_only_that(rule: Rule) -> None:
    assert found_by(rule, rule.wrong), "the wrong example is not found"
    assert not found_by(rule, rule.right), "the right example is found"


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule: Rule | Question) -> None:
    assert re.fullmatch(r"[A-Z]+(-?[A-Z]?[0-9]*)?-[A-Z]?[0-9]+", rule.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert rule.step in STEP_OF
    assert rule.why.endswith((".", "?"))
    assert rule.remedy.endswith(".")
    assert rule.sources
    if isinstance(rule, Question):
        assert rule.ask.endswith("?")


def test_ids_and_names_are_unique() -> None:
    assert len({it.id for it in CATALOGUE}) == len(CATALOGUE)
    assert len({it.name for it in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_final(path: Any) -> None:
    checked = check(DraftFile.open(path).session.read(), final=True)
    assert [(it.rule.id, it.path, it.message) for it in checked.findings] == []
