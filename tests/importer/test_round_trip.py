"""What protowiz makes can be brought in again, word for word and answer for answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import pytest

from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.importer.reading import import_file
from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.importer.facts import compare

NOT_TOLD = {
    "voorbeeld-schooltoelage": {
        "aanhef.rechtskader",  # which text of article 8 applies is only seen in turns of phrase
    },
    "voorbeeld-thuiszorg": {
        "aanhef.rechtskader",
        # Article 9 lists contact points that are not the officers', so these are printed nowhere.
        "partijen.items.0.dpo_email",
        "partijen.items.1.dpo_email",
        "partijen.items.2.dpo_email",
        # Added words come last in an article, where nothing tells them from the others.
        "periodiciteit.aanvulling",
        "beveiliging.aanvulling",
    },
}
"""The answers of an example that its document does not tell."""
_ROWS = (("party", "items"), ("group", "groepen"))


def truth_of(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a draft as a truth: parties and groups by place, own texts left out."""
    places = {
        row["id"]: f"{kind}:{place}"
        for kind, name in _ROWS
        for place, row in enumerate(raw["partijen"].get(name, []))
    }

    def told(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: told(it) for name, it in value.items() if name not in ("id", "tekst")}
        if isinstance(value, list):
            return [told(it) for it in value]
        return places.get(value, value) if isinstance(value, str) else value

    return {step: told(answers) for step, answers in raw.items() if isinstance(answers, Mapping)}


@pytest.mark.parametrize("to", ["md", "docx"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back(tmp_path: Path, path: Path, to: Literal["md", "docx"]) -> None:
    draft = DraftFile.open(path).session
    document = compose(draft.read())
    file = tmp_path / f"protocol.{to}"
    file.write_bytes(to_bytes(document, to))
    imported = import_file(file)

    again = compose(read(imported.raw))
    blocks = [block for part in again.parts if part.key != "ontwerp" for block in part.blocks]
    assert words_of(blocks) == words_of(document.blocks)

    score = compare(truth_of(draft.raw), imported.raw)
    faults = [fault for fault in score.faults if fault.path not in NOT_TOLD[path.stem]]
    assert not faults, "\n".join(map(str, faults))
    assert score.right > 200


def test_an_own_text_is_not_judged_and_a_party_is_known_by_its_place() -> None:
    raw = {
        "soort": "protocol",
        "partijen": {"items": [{"id": "p4", "kbo": "1", "groep": "g2"}], "groepen": [{"id": "g2"}]},
        "meldingen": {"contactpunten": [{"partij": "p4"}], "tekst": {"vorm": "eigen"}},
    }
    assert truth_of(raw) == {
        "partijen": {"items": [{"kbo": "1", "groep": "group:0"}], "groepen": [{}]},
        "meldingen": {"contactpunten": [{"partij": "party:0"}]},
    }
