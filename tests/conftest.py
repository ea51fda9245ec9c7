"""What every test shares: no blinking cursor, no animation, no state of the user."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).parent.parent
EXAMPLES = sorted((REPOSITORY / "drafts").glob("*.toml"))
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(autouse=True)
def quiet_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home of its own, and nothing on the screen that moves by itself."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("PROTOWIZ_DRAFTS", raising=False)
    monkeypatch.setattr("textual.widgets.Input._toggle_cursor", lambda self: None)
    monkeypatch.setattr("textual.widgets.TextArea._toggle_cursor_blink_visible", lambda self: None)


settings.register_profile("no timing", deadline=None)
settings.load_profile("no timing")
