"""Dates, blocks and stamps at the end."""

from __future__ import annotations

import pytest

from protowiz.rules.catalogue import answers, words
from protowiz.rules.closing.signing import (
    date_differs_from_the_stamp,
    place_or_date_missing,
    signature_block_missing,
    stamp_cut_off,
)
from tests.rules.hits import hits

CLOSED = "Opgemaakt in Brussel op 12 juni 2026.\n\nVoor ASV\n\nVoor de stad\n\n"


def test_a_part_without_signatures() -> None:
    left_out = answers({"ondertekening.tekst": {"vorm": "geen"}})
    assert hits(signature_block_missing, left_out)
    assert hits(place_or_date_missing, left_out)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gedaan te Gent.\n\nVoor ASV", ["De datum van ondertekening ontbreekt."]),
        ("Gedaan te Gent, 4/5/2026", []),
        ("Opgemaakt te Gent. De datum is die van de laatste handtekening.", []),
    ],
)
def test_a_date(text: str, told: list[str]) -> None:
    assert hits(place_or_date_missing, words("ondertekening", text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Getekend door: An\n\nDatum: 2026-06-18 10:11:12 +02:00", ["2026-06-18"]),
        ("Getekend door: An\n\nDatum: 2026-06-12 10:11:12 +02:00", []),
        ("Joris Lindebos, volgens het besluit van 26 mei 2026", []),
    ],
)
def test_a_stamp_of_another_day(text: str, told: list[str]) -> None:
    assert hits(date_differs_from_the_stamp, words("ondertekening", CLOSED + text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Getekend op 2026-06-12 16:14:47 +01:0", ["+01:0"]),
        ("Getekend door:An (Signat", ["(Signat"]),
        ("Getekend door:An (Signature)\n\n2026-06-12 16:14:47 +01:00", []),
    ],
)
def test_a_stamp_that_is_cut_off(text: str, told: list[str]) -> None:
    assert hits(stamp_cut_off, words("ondertekening", CLOSED + text)) == told
