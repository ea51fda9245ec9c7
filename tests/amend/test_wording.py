"""Everyday changes, and the amending articles that a careful person would write for them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from protowiz.amend.proof import prove
from protowiz.amend.wording import amend, amending_text, title_of
from protowiz.document.markdown_reader import read_markdown
from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Document, Part
from protowiz.draft.reading import read
from protowiz.errors import UserError
from protowiz.render.compose import compose
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES

(BASE,) = [path for path in EXAMPLES if "schooltoelage" in path.stem]
Edit = Callable[[dict[str, Any]], None]


def articles(edit: Edit) -> list[str]:
    """The amending articles for an edit of the example, without their headings."""
    old = DraftFile.open(BASE).session.raw
    new = copy.deepcopy(old)
    edit(new)
    before, after = compose(read(old)), compose(read(new))
    changes = amend(before, after)
    prove(before, after, changes)
    return [blocks_to_markdown(amending_text(change)).strip() for change in changes]


def term(raw: dict[str, Any]) -> None:
    raw["inwerkingtreding"]["opzegtermijn"] = "zes maanden"


def service(raw: dict[str, Any]) -> None:
    raw["ontvangers"]["items"][0]["diensten"].append("de dienst Welzijn")


def new_item(raw: dict[str, Any]) -> None:
    raw["gegevens"]["items"].append(
        {"omschrijving": "De datum van de aanvraag", "verantwoording": "Daarmee begint het recht."}
    )


def item_gone(raw: dict[str, Any]) -> None:
    raw["gegevens"]["items"].pop()


def representative(raw: dict[str, Any]) -> None:
    raw["partijen"]["items"][0]["vertegenwoordigers"][0]["naam"] = "Mieke Vanhove"


def measure_gone(raw: dict[str, Any]) -> None:
    del raw["beveiliging"]["maatregelen"][2]["maatregelen"][1]


def article_gone(raw: dict[str, Any]) -> None:
    raw["sanctie"]["opnemen"] = False


def new_article(raw: dict[str, Any]) -> None:
    raw["extra"] = {
        "items": [
            {
                "nummer": "6/1",
                "opschrift": "Reservekopie",
                "inhoud": "De stad bewaart een reservekopie.",
                "na": "beveiliging",
            }
        ]
    }


def prolonged(raw: dict[str, Any]) -> None:
    raw["inwerkingtreding"]["opzegtermijn"] = "zes maanden"
    raw["inwerkingtreding"]["aanvulling"] = "De partijen melden een verlenging aan elkaar."


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            term,
            ["In artikel 12, tweede lid, wordt het woord “drie” vervangen door het woord “zes”."],
        ),
        (
            service,
            [
                "Aan artikel 4, eerste lid, wordt een streepje toegevoegd, dat luidt als volgt:\n\n"
                "- “de dienst Welzijn”"
            ],
        ),
        (
            new_item,
            [
                "In artikel 3 wordt aan de tabel een gegeven 5 toegevoegd, dat luidt als volgt:"
                "\n\n| Nr. | Gegeven | Verantwoording van de proportionaliteit |\n"
                "| --- | --- | --- |\n"
                "| 5 | De datum van de aanvraag | Daarmee begint het recht. |"
            ],
        ),
        (item_gone, ["In artikel 3 wordt gegeven 4 opgeheven."]),
        (
            representative,
            [
                "In het onderdeel “Partijen”, tweede lid, worden de woorden “Griet Maesveld” "
                "vervangen door de woorden “Mieke Vanhove”.",
                "In het onderdeel “Ondertekening” worden de woorden “Griet Maesveld” "
                "vervangen door de woorden “Mieke Vanhove”.",
            ],
        ),
        (measure_gone, ["In artikel 6, derde lid, wordt het tweede streepje opgeheven."]),
        (article_gone, ["Artikel 8 wordt opgeheven."]),
        (
            new_article,
            [
                "Tussen artikel 6 en artikel 7 wordt een artikel 6/1 ingevoegd, dat luidt als "
                "volgt:\n\n### “Artikel 6/1: Reservekopie\n\nDe stad bewaart een reservekopie.”"
            ],
        ),
        (
            prolonged,
            [
                "In artikel 12 worden de volgende wijzigingen aangebracht:\n\n"
                "- 1° in het tweede lid wordt het woord “drie” vervangen door het woord “zes”;\n\n"
                "- 2° er wordt een lid toegevoegd, dat luidt als volgt:\n\n"
                "  “De partijen melden een verlenging aan elkaar.”"
            ],
        ),
    ],
    ids=lambda it: it.__name__ if callable(it) else "",
)
def test_an_everyday_change_takes_no_more_than_it_needs(edit: Edit, expected: list[str]) -> None:
    assert articles(edit) == expected


def protocol(*articles: str) -> Document:
    parts = (Part(f"deel{at}", read_markdown(text)) for at, text in enumerate(articles))
    return Document("Protocol", "", tuple(parts), False)


def test_a_number_that_stands_twice_is_told_with_its_heading() -> None:
    first, second = "### Artikel 11: Recht\n\nEen.", "### Artikel 11: Einde\n\nTwee maanden."
    old, new = protocol(first, second), protocol(first, second.replace("Twee", "Drie"))
    (change,) = amend(old, new)
    assert title_of(change) == "Wijziging van artikel 11 (Einde)"
    assert blocks_to_markdown(amending_text(change)).strip() == (
        "In artikel 11 (Einde) wordt het woord “Twee” vervangen door het woord “Drie”."
    )


def test_changes_that_do_not_give_the_new_text_are_refused() -> None:
    old = protocol("### Artikel 1: Recht\n\nEen maand.")
    new = protocol("### Artikel 1: Recht\n\nTwee maanden.")
    changes = amend(old, new)
    with pytest.raises(UserError, match="artikel 1"):
        prove(old, protocol("### Artikel 1: Recht\n\nDrie maanden."), changes)
    with pytest.raises(UserError, match="er is niets geschreven"):
        prove(old, new, ())
