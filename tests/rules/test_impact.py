"""What the text says of a DPIA."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.impact import (
    impact_assessment_incomplete,
)
from tests.rules.hits import in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "De stad heeft maatregelen genomen.",
            ["Het protocol zegt niet of een effectbeoordeling (DPIA) nodig is."],
        ),
        ("Een DPIA is niet nodig.", ["Een DPIA is niet nodig."]),
        ("Er werd een GEB opgemaakt.", ["Er werd een GEB opgemaakt."]),
        ("Een DPIA is niet nodig. Er is geen hoog risico.", []),
        ("Een DPIA werd uitgevoerd op 3 mei 2026 en toont een laag risico.", []),
        ("#### DPIA\n\nEen DPIA was nodig. Die van 4 mei 2026 besluit dat het mag.", []),
        ("De DPIA staat in bijlage 3.", []),
    ],
)
def test_an_impact_assessment(text: str, told: list[str]) -> None:
    assert in_text(impact_assessment_incomplete, "beveiliging", text) == told
