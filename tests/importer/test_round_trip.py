"""What protowiz makes can be brought in again, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.importer.reading import import_file
from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES


@pytest.mark.parametrize("to", ["md", "docx"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_word_for_word(
    tmp_path: Path, path: Path, to: Literal["md", "docx"]
) -> None:
    draft = DraftFile.open(path).session
    document = compose(draft.read())
    file = tmp_path / f"protocol.{to}"
    file.write_bytes(to_bytes(document, to))
    imported = import_file(file)
    again = compose(read(imported.raw))
    parts = [block for part in again.parts if part.key != "ontwerp" for block in part.blocks]
    assert words_of(parts) == words_of(document.blocks)
    for found, row in zip(
        imported.raw["partijen"]["items"], draft.raw["partijen"]["items"], strict=True
    ):
        for name in ("officiele_naam", "korte_naam", "kbo", "adres", "postcode", "gemeente"):
            assert found[name] == row[name]
        assert [person["naam"] for person in found["vertegenwoordigers"]] == [
            person["naam"] for person in row["vertegenwoordigers"]
        ]
    items = imported.raw["gegevens"]["items"]
    assert len(items) == len(draft.raw["gegevens"]["items"])
    assert all(item["omschrijving"] and item["verantwoording"] for item in items)
    assert imported.raw["gegevens"]["identificatie"] == draft.raw["gegevens"]["identificatie"]
    frequency = imported.raw["periodiciteit"].get("frequentie")
    assert frequency == draft.raw["periodiciteit"]["frequentie"]
    assert (
        imported.raw["inwerkingtreding"]["opzegtermijn"]
        == (draft.raw["inwerkingtreding"]["opzegtermijn"])
    )
    assert imported.raw["ondertekening"]["plaats"] == draft.raw["ondertekening"]["plaats"]
