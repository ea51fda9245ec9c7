"""What the rules find, in the wizard: beside the field, in the list of a step, in the review."""

from __future__ import annotations

from pathlib import Path

from protowiz.rules.checker import QUESTIONS
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.tui.driver import LARGE, Driver, play, running

PLACE = ("context", "aanleiding")


def draft(
    folder: Path, text: str = "De stad [naam] wil de schooltoelage sneller uitbetalen."
) -> Path:
    """The first example with a placeholder in one field."""
    raw = DraftFile.open(EXAMPLES[0]).session.raw
    raw["context"]["aanleiding"] = text
    path = folder / "een.toml"
    DraftFile.made(path, raw).save()
    return path


async def checked(driver: Driver) -> None:
    """Wait until the rules are loaded and have run."""
    await driver.until(lambda: driver.wizard.findings.checked is not None)


def test_a_finding_stands_beside_its_field_and_in_the_list_of_steps(tmp_path: Path) -> None:
    path = draft(tmp_path)

    async def scene() -> None:
        async with running(tmp_path, LARGE, path, "context") as driver:
            await driver.until_shown("[!] Overweging C")
            await driver.to_field(PLACE)
            await driver.press("tab")
            await driver.until_shown("! DOC-01: “[naam]”")
            await driver.press("f8")
            await driver.until_shown("[!] DOC-01 “[naam]”")

    play(scene)


def test_a_finding_comes_and_goes_with_what_is_typed_but_not_under_the_cursor(
    tmp_path: Path,
) -> None:
    path = draft(tmp_path, "De stad wil de schooltoelage sneller uitbetalen.")

    async def scene() -> None:
        async with running(tmp_path, LARGE, path, "context") as driver:
            await checked(driver)
            await driver.to_field(PLACE)
            await driver.press("ctrl+end")
            await driver.paste(" [naam]")
            await driver.until_shown("[!] Overweging C")
            assert "DOC-01: " not in driver.screen
            await driver.press("tab")
            await driver.until_shown("DOC-01: “[naam]”")
            await driver.press("shift+tab", "ctrl+end", *["backspace"] * 7, "tab")
            await driver.until(lambda: "DOC-01" not in driver.screen)

    play(scene)


def test_a_finding_is_explained_and_set_aside_with_a_reason(tmp_path: Path) -> None:
    path = draft(tmp_path)

    async def scene() -> None:
        async with running(tmp_path, LARGE, path, "context") as driver:
            await driver.until_shown("[!] Overweging C")
            await driver.press("f7")
            await driver.until_shown("Bevindingen en vragen")
            await driver.press("enter")
            await driver.until_shown("Leg de regel uit")
            await driver.press("down", "enter")
            await driver.until_shown("DOC-01 invulplaats-blijft-staan (fout)")
            await driver.press("escape", "f7")
            await driver.until_shown("Bevindingen en vragen")
            await driver.press("enter")
            await driver.until_shown("Zet opzij")
            await driver.press("down", "down", "enter")
            await driver.until_shown("Waarom mag dit zo blijven?")
            await driver.press("enter")
            await driver.until_shown("Zonder reden")
            assert driver.wizard.session.get(("nazicht",)) is None
            await driver.press("f7")
            await driver.until_shown("Bevindingen en vragen")
            await driver.press("enter")
            await driver.until_shown("Zet opzij")
            await driver.press("down", "down", "enter")
            await driver.until_shown("Waarom mag dit zo blijven?")
            await driver.paste("Zo heet de stad.")
            await driver.press("enter")
            await driver.until(
                lambda: driver.wizard.session.get(("nazicht", "aanvaard")) is not None
            )
            await driver.until(lambda: "[!] Overweging C" not in driver.screen)
            await driver.press("ctrl+q")

    play(scene)
    kept = DraftFile.open(path).session.get(("nazicht", "aanvaard"))
    assert kept == [
        {
            "regel": "DOC-01",
            "stap": "context",
            "woorden": "[naam]",
            "reden": "Zo heet de stad.",
        }
    ]


def test_a_key_goes_to_the_next_finding_and_back(tmp_path: Path) -> None:
    path = draft(tmp_path)

    async def scene() -> None:
        async with running(tmp_path, LARGE, path, "aanhef") as driver:
            await driver.until_shown("[!] Overweging C")
            await driver.press("f5")
            await driver.until(lambda: driver.focused_path == PLACE)
            await driver.press("f4", "shift+f5")
            await driver.until(lambda: driver.focused_path == PLACE)

    play(scene)


def test_a_question_is_answered_with_a_note_and_nee_is_a_finding(tmp_path: Path) -> None:
    path = draft(tmp_path, "De stad wil de schooltoelage sneller uitbetalen.")
    question = QUESTIONS[0]

    async def scene() -> None:
        async with running(tmp_path, LARGE, path, question.step) as driver:
            await checked(driver)
            await driver.press("f7")
            await driver.until_shown(f"[vraag] {question.id}")
            lines = driver.screen[: driver.screen.index(f"[vraag] {question.id}")]
            await driver.press(*["down"] * lines.count("[vraag]"), "enter")
            await driver.until_shown("niet van toepassing")
            await driver.press("down", "enter")
            await driver.until_shown("Nota (niet verplicht)")
            await driver.paste("Nog te bekijken.")
            await driver.press("enter")
            await driver.until(lambda: driver.wizard.session.get(("nazicht",)) is not None)
            await driver.until_shown("Nazicht (")
            await driver.press("ctrl+q")

    play(scene)
    assert DraftFile.open(path).session.get(("nazicht", "antwoorden")) == [
        {"vraag": question.id, "antwoord": "nee", "nota": "Nog te bekijken."}
    ]


def test_each_finding_of_an_own_text_is_gone_to_in_turn(tmp_path: Path) -> None:
    raw = DraftFile.open(EXAMPLES[0]).session.raw
    text = (
        "### Artikel 11: Recht\n\nHet Belgische [X]-recht geldt.\n\nDe rechtbank van [plaats] "
        "beslist.\n\nDe partijen wijzigen dit protocol alleen schriftelijk, met een addendum."
    )
    raw["recht"]["tekst"] = {"vorm": "eigen", "eigen": text}
    path = tmp_path / "een.toml"
    DraftFile.made(path, raw).save()

    async def scene() -> None:
        async with running(tmp_path, LARGE, path, "recht") as driver:
            await checked(driver)
            for words, row in (("[X]", 2), ("[plaats]", 4), ("[X]", 2)):
                await driver.press("f5")
                await driver.until_shown(f"DOC-01: “{words}”")
                await driver.until(lambda: driver.focused_path == ("recht", "tekst", "eigen"))
                await driver.until(lambda row=row: driver.app.focused.cursor_location[0] == row)  # type: ignore[misc, union-attr]

    play(scene)
