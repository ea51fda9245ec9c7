"""The house clauses of a folder: kept, switched, removed, put into new drafts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from protowiz.draft.session import empty_draft
from protowiz.errors import UserError
from protowiz.workspace.folder import HOUSE_FILE
from protowiz.workspace.house import Clause, HouseClauses

LAW = Clause(
    'De rechtbank van {arrondissement}.\n\n"""\\',
    bron="vorig",
    datum=date(2026, 5, 3),
    kop={"nummer": "13"},
)
SANCTION = Clause("{Mededeler} kan stoppen.\n")


def test_clauses_come_back_as_they_were_in_the_order_of_the_protocol(tmp_path: Path) -> None:
    house = HouseClauses(tmp_path / "templates" / HOUSE_FILE)
    assert house.read() == {}
    house.put("recht", LAW)
    house.put("sanctie", SANCTION)
    assert list(house.read().items()) == [("sanctie", SANCTION), ("recht", LAW)]


def test_a_new_draft_begins_with_the_clauses_that_are_on(tmp_path: Path) -> None:
    house = HouseClauses(tmp_path / HOUSE_FILE)
    house.put("recht", LAW)
    house.put("sanctie", SANCTION)
    house.switch("sanctie")
    begun = house.begin(empty_draft())
    assert "sanctie" not in begun
    assert begun["recht"] == {"nummer": "13", "tekst": {"vorm": "huis", "huis": LAW.tekst}}
    house.switch("sanctie")
    house.remove("recht")
    assert list(house.begin(empty_draft())) == ["schema_versie", "soort", "sanctie"]


@pytest.mark.parametrize("content", ["recht = 1", "[onbekend]\ntekst = 'x'", "[recht]\ntekst = 1"])
def test_a_file_with_something_else_is_told_and_kept(tmp_path: Path, content: str) -> None:
    (tmp_path / HOUSE_FILE).write_text(content)
    house = HouseClauses(tmp_path / HOUSE_FILE)
    with pytest.raises(UserError, match="geen huisclausule"):
        house.begin(empty_draft())
    with pytest.raises(UserError):
        house.put("recht", LAW)
    assert (tmp_path / HOUSE_FILE).read_text() == content


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    HouseClauses(tmp_path / HOUSE_FILE).put("recht", LAW)
    assert (tmp_path / HOUSE_FILE).stat().st_mode & 0o077 == 0
