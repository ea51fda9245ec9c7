"""How the protocol ends."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.ending import (
    end_tied_to_a_missing_term,
)
from protowiz.rules.catalogue import words
from tests.rules.hits import hits


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het eindigt na de in artikel 5 bepaalde duur.", ["artikel 5 bepaalde duur"]),
        ("Het eindigt na de termijn in artikel 6.", []),
    ],
)
def test_an_end_that_article_5_does_not_give(text: str, told: list[str]) -> None:
    own = f"### Artikel 12: Einde\n\n{text}"
    example = words("inwerkingtreding", own, periodiciteit__duur="onbepaald")
    assert hits(end_tied_to_a_missing_term, example) == told
    example = words("inwerkingtreding", own)
    assert hits(end_tied_to_a_missing_term, example) == []
