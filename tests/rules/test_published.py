"""The findings on the published protocols: nearly all of the evidence, and no other than before."""

from __future__ import annotations

import tomllib

import pytest

from protowiz.rules.checker import RULES
from tests.conftest import REPOSITORY
from tests.rules.published import SHARED, evidence, findings, matches, reviewed

PROTOCOLS = SHARED / "protocols"
KEPT = REPOSITORY / "tests" / "rules" / "kept"
STEMS = sorted(path.stem for path in KEPT.glob("*.toml"))

pytestmark = pytest.mark.skipif(
    not PROTOCOLS.is_dir(), reason="the published protocols are not beside the project"
)


@pytest.mark.parametrize("stem", STEMS)
def test_what_is_found_is_what_was_kept(stem: str) -> None:
    kept = tomllib.loads((KEPT / f"{stem}.toml").read_text())["bevinding"]
    expected = [(row["regel"], row["stap"], row.get("lijn")) for row in kept]
    assert reviewed(PROTOCOLS / f"{stem}.txt") == expected


def test_nearly_all_of_the_evidence_is_found() -> None:
    found = total = 0
    for stem in STEMS:
        path = PROTOCOLS / f"{stem}.txt"
        lines = path.read_text().split("\n")
        told = findings(path)
        computed = {it.id for it in RULES}
        pieces = [piece for piece in evidence(path.name) if piece.rule in computed]
        found += sum(any(matches(it, piece, lines) for it in told) for piece in pieces)
        total += len(pieces)
    assert found >= 0.95 * total  # 250 of 262; what is missed is no fault, or cleaned at import
