"""One protocol in the layouts of several programs gives the same answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.drawn_tables import with_pipes
from protowiz.importer.reading import import_file
from tests.importer.sources import protocol

RECITALS = """\
NA TE HEBBEN UITEENGEZET

A. AMP is een Vlaamse instantie als bedoeld in artikel 2, 10°, van het e-govdecreet.

B. De stad is een lokale overheid als bedoeld in artikel 2, 10°, van het e-govdecreet.

C. De stad wil weten wie er recht heeft op de korting van het zwembad.

D. De partijen wensen een protocol te sluiten over deze mededeling.

E. De functionaris voor gegevensbescherming van AMP gaf op 3 januari 2026 positief advies.

WORDT OVEREENGEKOMEN WAT VOLGT:"""
ITEMS = [
    ("De naam van de aanvrager", "Nodig om te schrijven."),
    ("Het inkomen", "Bepaalt de premie."),
]


def brought_in(tmp_path: Path, text: str, suffix: str = ".txt") -> dict[str, Any]:
    path = tmp_path / f"bron{suffix}"
    path.write_text(text, encoding="utf-8")
    return import_file(path).raw


def with_recitals(recitals: str, *articles: str) -> str:
    return protocol(*articles).replace("WORDT OVEREENGEKOMEN WAT VOLGT:", recitals)


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["apart", "close"])
@pytest.mark.parametrize(
    "label", ["A. ", "A.\t", "A\t", "(A) ", "(A)\t", "[A] ", "A) ", "A – ", "A: ", "- A. ", "• A. "]
)
def test_recitals_keep_their_letters_however_these_are_set(
    tmp_path: Path, label: str, gap: str
) -> None:
    lettered = re.sub(r"(?m)^([A-E])\. ", lambda match: label.replace("A", match[1]), RECITALS)
    raw = brought_in(tmp_path, with_recitals(lettered.replace("\n\n", gap)))
    assert [row["letter"] for row in raw["instanties"]["items"]] == ["A", "B"]
    assert raw["context"]["letter"] == "C"
    assert raw["wens"]["letter"] == "D"
    assert [row["letter"] for row in raw["adviezen"]["items"]] == ["E"]


@pytest.mark.parametrize(
    ("table", "suffix"),
    [
        (
            "+--------------------------+------------------+\n"
            "| Gegeven                  | Verantwoording   |\n"
            "+==========================+==================+\n"
            "| 1. De naam van de        | Nodig om te      |\n"
            "| aanvrager                | schrijven.       |\n"
            "+--------------------------+------------------+\n"
            "| 2. Het inkomen           | Bepaalt de       |\n"
            "|                          | premie.          |\n"
            "+--------------------------+------------------+",
            suffix,
        )
        for suffix in (".md", ".txt")
    ]
    + [
        (
            "  ------------------------------------------------\n"
            "  Gegeven                    Verantwoording\n"
            "  -------------------------- ---------------------\n"
            "  De naam van de aanvrager   Nodig om te\n"
            "                             schrijven.\n\n"
            "  Het inkomen                Bepaalt de premie.\n"
            "  ------------------------------------------------",
            ".md",
        ),
        (
            "  Gegeven                    Verantwoording\n"
            "  -------------------------- ----------------------\n"
            "  De naam van de aanvrager   Nodig om te schrijven.\n"
            "  Het inkomen                Bepaalt de premie.\n",
            ".md",
        ),
    ],
)
def test_a_drawn_table_gives_its_rows(tmp_path: Path, table: str, suffix: str) -> None:
    raw = brought_in(tmp_path, protocol(f"Artikel 3: Gegevens\n\n{table}"), suffix)
    items = raw["gegevens"]["items"]
    assert [(it["omschrijving"], it["verantwoording"]) for it in items] == ITEMS


@pytest.mark.parametrize(
    "lines",
    [
        ["+---+", "+===+", "tekst"],
        ["| geen tabel", "+----+----+", "| a"],
        ["--------", "", "tekst"],
        ["titel", "-----", "tekst"],
        ["-- --", "a  b"],
    ],
)
def test_what_only_looks_like_a_drawn_table_stays_as_it_is(lines: list[str]) -> None:
    assert with_pipes(lines) == lines


def test_items_between_the_rows_of_a_data_table_belong_to_the_cell(tmp_path: Path) -> None:
    table = (
        "Gegeven 1\tDe premie:\n•\thet bedrag;\n•\tde datum.\nVerantwoording\tBepaalt de korting.\n"
        "Gegeven 2\tHet adres\nVerantwoording\tNodig om te schrijven.\nBewaartermijn\tVijf jaar"
    )
    items = brought_in(tmp_path, protocol(f"Artikel 3: Gegevens\n\n{table}"))["gegevens"]["items"]
    assert items[0]["onderdelen"] == ["het bedrag", "de datum"]
    assert items[0]["verantwoording"] == "Bepaalt de korting."
    assert items[1]["bewaring"]["termijn"] == "Vijf jaar"


STEPS = ("AMP maakt elke maand een lijst.", "De stad haalt de lijst op.")


@pytest.mark.parametrize(
    ("told", "channel"),
    [
        ("De stappen zijn:\n\n1. {}\n2. AMP zet die op de sftp-server.\n3. {}", "server"),
        (
            "Het verloop is als volgt:\n1)\t{}\n2)\tAMP zet die op het webportaal.\n3)\t{}",
            "portaal",
        ),
        ("a) {}\nb) AMP stelt die beschikbaar via een webservice.\nc) {}", "webservice"),
        (
            "Daarbij gelden volgende stappen:\n\n- {}\n- AMP zet die op het portaal.\n- {}",
            "portaal",
        ),
    ],
)
def test_listed_steps_become_a_flow(tmp_path: Path, told: str, channel: str) -> None:
    parts = f"C1. Context\n\nDe stad geeft korting.\n\nC2. Verloop\n\n{told.format(*STEPS)}\n"
    recitals = re.sub(r"C\. .*\n", lambda _: parts, RECITALS)
    context = brought_in(tmp_path, with_recitals(recitals))["context"]
    (flow,) = context["stromen"]
    assert (flow["van"], flow["naar"]) == ("p1", "p2")
    assert channel in flow["kanaal"]
    assert (flow["stappen"][0], flow["stappen"][-1]) == STEPS
    assert STEPS[0] not in context.get("verloop", "")


def test_marks_of_footnotes_in_brackets_become_notes(tmp_path: Path) -> None:
    text = protocol("Artikel 6: Beveiliging\n\nAMP versleutelt alles[1].") + "\n[1] Zie bijlage.\n"
    own = brought_in(tmp_path, text)["beveiliging"]["tekst"]["eigen"]
    assert "[^1]: Zie bijlage." in own or "^[Zie bijlage.]" in own


def test_stamps_above_the_names_go_to_whom_they_are_of(tmp_path: Path) -> None:
    stamp = (
        "Getekend door:An Peeters (Signature)\nGetekend op:2026-03-03 10:02:44 +02:00\n"
        "Reden:Ik keur dit document goed"
    )
    signing = (
        f"Opgemaakt te Modeldam, op 3 maart 2026.\n\n{stamp}\n\nVoor AMP\n\n"
        "An Peeters, administrateur-generaal\n\nVoor de stad Voorbeeldegem\n\n"
        "Bo Maes, burgemeester\n"
    )
    blocks = brought_in(tmp_path, f"{protocol()}\n{signing}")["ondertekening"]["blokken"]
    assert [block["ondertekenaars"][0]["naam"] for block in blocks] == ["An Peeters", "Bo Maes"]
    assert blocks[0]["ondertekenaars"][0]["getekend"].endswith("Reden:Ik keur dit document goed")
