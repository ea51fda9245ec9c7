"""The published protocols that lie beside the project, where they do."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.importer.reading import import_file
from protowiz.render.compose import compose
from tests.conftest import SHARED

FILES = sorted((SHARED / "protocols").glob("*.txt"))
NOISE = re.compile(r"</?\w+[^<>]*>|[⁰¹²³⁴⁵⁶⁷⁸⁹]|(?<=- )o(?= )")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", NOISE.sub(" ", text.replace("^o", "°"))))


@pytest.mark.skipif(not FILES, reason="the published protocols are not beside the project")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_of_a_published_protocol_come_back(path: Path) -> None:
    source = words(path.read_text(encoding="utf-8"))
    parts = compose(read(import_file(path).raw)).parts
    blocks = [block for part in parts if part.key != "ontwerp" for block in part.blocks]
    found = words(" ".join(words_of(blocks)))
    assert (source - found).total() <= 0.005 * source.total()
    assert (found - source).total() <= 0.005 * source.total()
