"""What is on the screen can be read, with colours and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import EXAMPLES
from tests.tui.driver import SMALL, play, running


@pytest.mark.parametrize("no_color", [False, True])
def test_every_letter_stands_out_from_its_background(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    draft = tmp_path / "voorbeeld.toml"
    draft.write_bytes(EXAMPLES[0].read_bytes())

    async def scene() -> None:
        async with running(tmp_path, SMALL, draft, "kwaliteit") as driver:
            await driver.until_shown("authentieke gegevensbron")
            for strip in driver.app.screen._compositor.render_strips():
                for text, style, _ in strip:
                    if not text.strip() or style is None or style.color is None:
                        continue
                    assert style.bgcolor is not None
                    letters = style.color.get_truecolor()
                    behind = style.bgcolor.get_truecolor()
                    contrast = max(abs(a - b) for a, b in zip(letters, behind, strict=True))
                    assert contrast >= 40, (text, letters, behind)
                    if no_color:
                        assert len(set(letters)) == len(set(behind)) == 1, text

    play(scene)
