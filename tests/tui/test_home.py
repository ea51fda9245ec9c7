"""The start screen: what it shows of a folder and what it does with drafts."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES
from tests.importer.pdf_shapes import lines, pdf
from tests.tui.driver import LARGE, SMALL, Driver, play, running


def prepared(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.toml").write_bytes(EXAMPLES[0].read_bytes())


def names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.toml"))


def test_the_list_shows_subject_parties_progress_and_trouble(tmp_path: Path) -> None:
    prepared(tmp_path, "een")
    (tmp_path / "stuk.toml").write_text("= geen toml")

    async def scene() -> None:
        async with running(tmp_path, LARGE) as driver:
            await driver.until_shown("21/21 klaar")
            await driver.until_shown("! niet leesbaar")
            assert "ASV en stad" in driver.screen

    play(scene)


def test_a_damaged_draft_cannot_be_opened_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "stuk.toml").write_text('schema_versie = 1\n[aanhef]\nkader = "open')

    async def scene() -> None:
        async with running(tmp_path, LARGE) as driver:
            await driver.until_shown("! niet leesbaar")
            await driver.press("enter")
            await driver.until(lambda: bool(re.search(r"regel[\s▌]+3", driver.screen)))

    play(scene)
    assert (tmp_path / "stuk.toml").read_text().endswith('"open')


def test_a_pipe_in_the_folder_is_shown_as_trouble_and_cannot_be_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.toml")

    async def scene() -> None:
        async with running(tmp_path, LARGE) as driver:
            await driver.until_shown("! niet leesbaar")
            await driver.press("enter")
            await driver.until_shown("geen gewoon bestand")

    play(scene)
    assert (tmp_path / "pijp.toml").is_fifo()


def test_a_draft_is_duplicated_renamed_removed_and_brought_back(tmp_path: Path) -> None:
    prepared(tmp_path, "een")

    async def scene() -> None:
        async with running(tmp_path, SMALL) as driver:
            await driver.until_shown("klaar")
            await driver.press("k")
            await driver.until(lambda: names(tmp_path) == ["een", "een-kopie"])
            await driver.press("h")
            await driver.until_shown("Nieuwe naam")
            await driver.press("end", "ctrl+u")
            await driver.paste("Twee: dé naam")
            await driver.press("enter")
            await driver.until(lambda: names(tmp_path) == ["Twee-de-naam", "een"])
            await driver.press("delete")
            await driver.until_shown("prullenmand verplaatsen?")
            await driver.press("enter")
            await driver.until(lambda: names(tmp_path) == ["een"])
            await driver.press("p")
            await driver.until_shown("kies wat terugkomt")
            await driver.press("enter")
            await driver.until(lambda: names(tmp_path) == ["Twee-de-naam", "een"])

    play(scene)


def test_an_example_is_opened_as_a_copy(tmp_path: Path) -> None:
    async def scene() -> None:
        async with running(tmp_path / "drafts", SMALL) as driver:
            await driver.until_shown("nog geen ontwerpen")
            await driver.press("v")
            await driver.until_shown("Kies een voorbeeld")
            await driver.press("enter")
            await driver.until_shown("1/22 Aanhef")
            await driver.press("ctrl+o")
            await driver.until_shown("21/21 klaar")

    play(scene)


def test_a_protocol_is_made_from_the_start_screen(tmp_path: Path) -> None:
    prepared(tmp_path, "een")
    target = tmp_path / "uit.md"

    async def scene() -> None:
        async with running(tmp_path, SMALL) as driver:
            await driver.until_shown("klaar")
            await driver.press("f6")
            await driver.until_shown("Protocol maken")
            await driver.press("down", "enter", "end", "ctrl+u")
            await driver.paste(str(target))
            await driver.press("enter")
            await driver.until(target.exists)

    play(scene)
    assert target.read_text(encoding="utf-8").startswith("# Protocol")


def test_a_protocol_that_exists_is_brought_in_from_the_start_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bronnen").mkdir()
    source = tmp_path / "bronnen" / "vorig [1].txt"
    source.write_text("Artikel 1: Onderwerp\n\nDe stad deelt mee.\n")
    prepared(tmp_path / "drafts", "ander")
    monkeypatch.chdir(tmp_path)

    async def scene() -> None:
        async with running(tmp_path / "drafts", SMALL) as driver:
            await driver.until_shown("ander.toml: ")
            await driver.press("i")
            await driver.until_shown("bronnen/")
            await driver.press("down", "enter")
            await driver.until_shown("vorig [1].txt")
            await driver.press("down", "enter")
            await driver.until_shown("Verslag van de invoer")
            await driver.until_shown("Artikel 4: ontvangers en derden: Dit artikel staat niet")
            await driver.press("escape")
            await driver.until_shown("1/22 Aanhef")
            await driver.press("ctrl+o")
            await driver.until_shown("Ontwerpen in")
            await driver.until_shown("vorig-1.toml: ")  # the cursor is on it
            await driver.press("ctrl+q")

    play(scene)
    (made,) = (tmp_path / "drafts").glob("vorig*.toml")
    assert "De stad deelt mee." in made.read_text()


def test_a_text_that_is_no_protocol_is_brought_in_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lied.txt").write_text("In de maneschijn.\n")
    monkeypatch.chdir(tmp_path)
    drafts = tmp_path / "drafts"

    async def bring_in(driver: Driver) -> None:
        await driver.press("i")
        await driver.until_shown("Bestand (typ een pad")
        await driver.press("shift+tab")
        await driver.paste("lied.txt")
        await driver.press("enter")
        await driver.until_shown("“lied.txt” lijkt geen protocol")

    async def scene() -> None:
        async with running(drafts, SMALL) as driver:
            await driver.until_shown("nog geen ontwerpen")
            await bring_in(driver)
            await driver.press("escape")
            await driver.until_shown("nog geen ontwerpen")
            assert not list(drafts.glob("*.toml"))
            await bring_in(driver)
            await driver.press("enter")
            await driver.until_shown("Verslag van de invoer")
            await driver.press("escape")
            await driver.until_shown("1/22 Aanhef")

    play(scene)
    assert "In de maneschijn." in (drafts / "lied.toml").read_text()


def test_a_file_that_cannot_be_brought_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "oud.docx").write_bytes(b"{\\rtf1 x}")
    monkeypatch.chdir(tmp_path)

    async def scene() -> None:
        async with running(tmp_path / "drafts", SMALL) as driver:
            await driver.until_shown("nog geen ontwerpen")
            await driver.press("i")
            await driver.until_shown("oud.docx")
            await driver.press("shift+tab")
            await driver.paste("oud.docx")
            await driver.press("enter")
            await driver.until_shown("RTF-bestand")

    play(scene)
    assert not list((tmp_path / "drafts").glob("*.toml"))


def test_reading_a_pdf_tells_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pdfplumber", reason="the extra for PDF is not installed")
    page = lines("Artikel 1: Onderwerp", "", "De stad deelt mee.")
    (tmp_path / "vorig.pdf").write_bytes(pdf(*[page] * 40))
    monkeypatch.chdir(tmp_path)
    drafts = tmp_path / "drafts"

    async def begin(driver: Driver) -> None:
        await driver.press("i")
        await driver.until_shown("Bestand (typ een pad")
        await driver.press("shift+tab")
        await driver.paste("vorig.pdf")
        await driver.press("enter")
        await driver.until_shown("van 40 is gelezen")

    async def scene() -> None:
        async with running(drafts, SMALL) as driver:
            await driver.until_shown("nog geen ontwerpen")
            await begin(driver)
            await driver.press("escape")
            await driver.until_shown("nog geen ontwerpen")
            assert not list(drafts.glob("*.toml"))
            await begin(driver)
            await driver.until_shown("Verslag van de invoer")

    play(scene)
    assert [path.name for path in drafts.glob("*.toml")] == ["vorig.toml"]
