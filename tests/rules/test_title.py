"""The title, its date and the list of changes, held against the parties and the signing."""

from __future__ import annotations

from protowiz.draft.reading import read
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Example, Rule, answers, words
from protowiz.rules.opening.title import doubled_frame, title_and_parties
from protowiz.rules.opening.versions import (
    log_of_changes,
    title_date_and_signing,
    version_and_events,
)
from tests.rules.test_catalogue import draft_of

HEAD = (
    "# Protocol van het Agentschap Schooltoelagen Vlaanderen naar de stad Voorbeeldegem\n\n"
    "in het kader van de schoolbonus\n\n"
)


def told(rule: Rule, example: Example) -> list[str]:
    """The words of what one rule finds in the first complete example with other answers."""
    return [it.words for it in rule.findings(Case(read(draft_of(example))))]


def test_a_short_name_or_part_of_the_official_name_is_enough_for_the_title() -> None:
    for name in ("de stad", "Voorbeeldegem", "DE STAD VOORBEELDEGEM"):
        assert told(title_and_parties, answers({"aanhef.titel_naar": name})) == []


def test_a_name_of_a_place_alone_is_told_at_the_title_and_at_the_party() -> None:
    example = answers(
        {
            "aanhef.titel_naar": "STAD EN OCMW VOORBEELDEGEM",
            "partijen.items.1.officiele_naam": "Voorbeeldegem",
            "partijen.items.1.korte_naam": "Vdg",
        }
    )
    assert told(title_and_parties, example) == ["STAD EN OCMW VOORBEELDEGEM", "Voorbeeldegem"]


def test_a_version_of_some_weeks_before_the_signing_is_usual() -> None:
    assert told(title_date_and_signing, words("aanhef", HEAD + "Versie 2 van 28 mei 2026")) == []


def test_a_bare_date_of_some_weeks_before_the_signing_is_not() -> None:
    found = told(title_date_and_signing, words("aanhef", HEAD + "28 mei 2026"))
    assert found == ["28 mei 2026", ""]


def test_the_date_of_a_law_is_not_that_of_the_title() -> None:
    text = HEAD + "Gesloten op grond van artikel 8 van het decreet van 18 juli 2008."
    assert told(title_date_and_signing, words("aanhef", text)) == []


def test_the_date_of_a_law_is_no_event() -> None:
    example = answers(
        {
            "aanhef.datum": "2026-03-02",
            "context.aanleiding": "Dat volgt uit het modeldecreet van 8 mei 2026 over de bonus.",
        }
    )
    assert "2 maart 2026" not in told(version_and_events, example)


def test_changes_out_of_order_and_without_a_date_are_told() -> None:
    text = (
        HEAD + "Versie 2 van 12 juni 2026\n\nWijzigingsrepertorium:\n\n"
        "1. 12/06/2026: Gegeven 5 geschrapt\n2. 03/03/2026: Termijn ingekort\n"
        "3. Een taalfout verbeterd\n"
    )
    found = told(log_of_changes, words("aanhef", text))
    assert found == ["03/03/2026", "Een taalfout verbeterd"]


def test_an_official_name_may_hold_the_words_of_the_subtitle() -> None:
    example = words(
        "aanhef",
        "Protocol van het Fonds in het kader van het Woonbeleid, in het kader van de huurtoelage",
        partijen__items__0__officiele_naam="Fonds in het kader van het Woonbeleid",
    )
    assert told(doubled_frame, example) == []
