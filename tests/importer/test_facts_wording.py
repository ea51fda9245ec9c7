"""The same fact in the words of many houses gives the same answers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.reading import import_file
from tests.importer.sources import protocol

HEADINGS = {
    "rechtvaardiging": "Artikel 2: Rechtsgronden",
    "gegevens": "Artikel 3: Gegevens",
    "ontvangers": "Artikel 4: Ontvangers",
    "periodiciteit": "Artikel 5: Frequentie en duur",
    "beveiliging": "Artikel 6: Beveiliging",
    "kwaliteit": "Artikel 7: Kwaliteit",
    "sanctie": "Artikel 8: Sanctie",
    "meldingen": "Artikel 9: Meldingen",
    "transparantie": "Artikel 10: Transparantie",
    "recht": "Artikel 11: Toepasselijk recht",
    "inwerkingtreding": "Artikel 12: Inwerkingtreding",
}
SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("step", "case"),
    [
        pytest.param(step, case, id=f"{step}: {case['sentence'][:60]}")
        for step, cases in SENTENCES.items()
        for case in cases
    ],
)
def test_a_sentence_gives_its_answers(tmp_path: Path, step: str, case: dict[str, Any]) -> None:
    sentence = case["sentence"]
    path = tmp_path / "bron.txt"
    path.write_text(protocol(f"{HEADINGS[step]}\n\n{sentence}"), encoding="utf-8")
    answers = import_file(path).raw[step]
    expected = {name: value for name, value in case.items() if name != "sentence"}
    found = {name: _at(answers, name) for name in expected}
    assert {name: "@" if value == sentence else value for name, value in found.items()} == expected


def _at(answers: Any, path: str) -> Any:
    """What stands at a path such as `items.0.diensten`, or `@none`."""
    for name in path.split("."):
        if name == "#":
            return len(answers or [])
        if isinstance(answers, list):
            answers = answers[int(name)] if int(name) < len(answers) else None
        else:
            answers = answers.get(name) if answers else None
    return "@none" if answers is None else answers
