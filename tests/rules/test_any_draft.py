"""No draft whatever keeps a rule from running."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from protowiz.draft.reading import read
from protowiz.errors import UserError
from protowiz.importer.reading import import_file
from protowiz.rules.checker import check
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.importer.mutated_text import mutated_text

ODD: list[Any] = [None, "", "[X]", "\x1b[31m", 7, True, [], {}, [1, "a", {}], {"a": 1}, "a" * 5000]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in a draft."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    found = [path] if path else []
    for key, child in inner:
        found += places(child, (*path, key))
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(15))
def test_whatever_stands_in_a_draft_every_rule_runs(path: Path, seed: int) -> None:
    raw: dict[str, Any] = copy.deepcopy(DraftFile.open(path).session.raw)
    random = Random(seed)
    for _ in range(6):
        *inner, last = random.choice(places(raw))
        here: Any = raw
        for key in inner:
            here = here[key]
        here[last] = copy.deepcopy(random.choice(ODD))
    assert check(read(raw), final=True).failed == ()


def test_an_empty_draft_can_be_checked() -> None:
    assert check(read({}), final=True).failed == ()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_brought_in_every_rule_runs(tmp_path: Path, seed: int) -> None:
    source = tmp_path / "bron.txt"
    source.write_bytes(mutated_text(Random(f"rules {seed}")))
    try:
        raw = import_file(source).raw
    except UserError:
        raw = {}
    assert check(read(raw), final=True).failed == ()
