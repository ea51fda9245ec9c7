"""The clause texts, the guidance and the examples are our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SHARED

LONGEST = 9
"""A run of this many words in common is no accident, unless it is the name of an act."""

NAMES = (
    "op grond van artikel 8 § 1 van het decreet van 18 juli 2008 betreffende het elektronische "
    "bestuurlijke gegevensverkeer",
    "in het decreet van 22 december 2017 over het lokaal bestuur",
    "rechtvaardigingsgronden van zowel de mededeling als de inzameling van de persoonsgegevens",
    "de gevraagde persoonsgegevens en de categorieën en omvang van de gevraagde persoonsgegevens "
    "conform het proportionaliteitsbeginsel",
    "de categorieën van ontvangers en derden die mogelijk de gegevens eveneens verkrijgen",
    "periodiciteit van de mededeling en de duur van de mededeling",
    "protocol voor de elektronische mededeling van persoonsgegevens van",
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\{[%{#].*?[%}#]\}|[*_`>|]|<br>", " ", text).casefold())


def runs(tokens: list[str]) -> Iterator[str]:
    for start in range(len(tokens) - LONGEST + 1):
        yield " ".join(tokens[start : start + LONGEST])


def our_files() -> list[Path]:
    return [
        *sorted((REPOSITORY / "templates").rglob("*.md")),
        *sorted((REPOSITORY / "drafts").glob("*.toml")),
        *sorted((REPOSITORY / "src" / "protowiz").rglob("*.py")),
        *sorted((REPOSITORY / "docs").glob("*.md")),
    ]


@pytest.mark.parametrize("path", our_files(), ids=lambda path: path.name)
def test_no_sentence_of_a_published_protocol_is_taken_over(path: Path) -> None:
    published = sorted((SHARED / "protocols").glob("*.txt"))
    if not published:
        pytest.skip("the published protocols are not here to compare with")
    known = {run for file in published for run in runs(words(file.read_text()))}
    names = " ".join(" ".join(words(name)) for name in NAMES)
    taken = [run for run in runs(words(path.read_text())) if run in known and run not in names]
    assert taken == []
