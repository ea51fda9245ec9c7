"""A draft as TOML: nothing is lost, the same draft gives the same bytes, and it reads well."""

from __future__ import annotations

import tempfile
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from protowiz.draft.ask import fields_of
from protowiz.draft.session import Session, empty_draft
from protowiz.draft.steps import STEPS
from protowiz.draft.text import clean
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.toml_text import read_toml, write_toml
from tests.conftest import EXAMPLES
from tests.workspace.drafts import drafts

bounded = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def kept(value: Any) -> Any:
    """A value as a draft keeps it."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [kept(item) for item in value]
    if isinstance(value, dict):
        cleaned = {clean(key): kept(inner) for key, inner in value.items()}
        assume(len(cleaned) == len(value))
        return cleaned
    return value


@bounded
@given(drafts())
def test_any_draft_survives_saving_opening_and_saving(raw: dict[str, Any]) -> None:
    expected = kept(raw)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proef.toml"
        DraftFile(path, Session(raw), None, {}).save()
        again = DraftFile.open(path)
        assert again.session.raw == expected
        assert again.save_copy(Path(folder)).read_bytes() == path.read_bytes()


@bounded
@given(drafts())
def test_the_same_draft_gives_the_same_text_whatever_the_order_of_its_steps(
    raw: dict[str, Any],
) -> None:
    known = {step.key for step in STEPS}
    turned = dict(reversed([pair for pair in raw.items() if pair[0] in known]))
    rest = {key: value for key, value in raw.items() if key not in known}
    assert write_toml(turned | rest) == write_toml(raw)


@bounded
@given(drafts())
def test_keys_come_in_the_order_of_the_document(raw: dict[str, Any]) -> None:
    written = tomllib.loads(write_toml(raw))
    assert list(written)[:2] == ["schema_versie", "soort"]
    order = [step.key for step in STEPS]
    assert in_order([key for key in written if key in order], order)
    for step in STEPS:
        for kind in (str | date | int, dict):
            order = [field.name for field in fields_of(step)]
            answers = written.get(step.key)
            if not isinstance(answers, dict):
                continue  # written by hand in another shape
            names = [key for key, it in answers.items() if key in order and isinstance(it, kind)]
            assert in_order(names, order)


def in_order(names: list[str], order: list[str]) -> bool:
    return names == sorted(names, key=order.index)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_written_as_protowiz_writes_them(example: Path, tmp_path: Path) -> None:
    assert DraftFile.open(example).save_copy(tmp_path).read_bytes() == example.read_bytes()


def test_the_file_reads_well() -> None:
    raw = empty_draft() | {
        "ondertekening": {"datum": date(2026, 6, 12), "plaats": "Modeldam"},
        "aanhef": {"kader": "de “schoolbonus”", "korte_inhoud": "Eerst.\n\n- C:\\map\n- einde  "},
    }
    body = write_toml(raw).split("\n\n", 1)[1]
    assert body == (
        'schema_versie = 1\nsoort = "protocol"\n\n'
        '[aanhef]\nkader = "de “schoolbonus”"\n'
        'korte_inhoud = """\nEerst.\n\n- C:\\\\map\n- einde  """\n\n'
        '[ondertekening]\nplaats = "Modeldam"\ndatum = 2026-06-12\n'
    )


def test_what_a_draft_cannot_hold_does_not_stop_it_from_being_saved() -> None:
    raw = {"aanhef": {"kader": None, "titel_van": "a\ud800b", "rechtskader": [None, "x"]}}
    saved = read_toml(write_toml(raw), "proef.toml")
    assert saved["aanhef"] == {"titel_van": "ab", "rechtskader": ["x"]}


def test_two_keys_that_look_the_same_are_both_kept() -> None:
    text = 'schema_versie = 1\n[aanhef]\nkader = "een"\n"kader\\u0000" = "twee"\n'
    assert read_toml(text, "proef.toml")["aanhef"] == {"kader": "een", "kader_": "twee"}
