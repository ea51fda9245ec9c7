"""Imports that are put off until something is on the screen."""

from __future__ import annotations

from threading import Lock

_LOCK = Lock()
"""Two threads that import the same modules at once may see one of them half made."""


def load_drafts() -> None:
    """Import what opening a draft needs."""
    with _LOCK:
        import protowiz.workspace.draft_file  # noqa: F401


def load_rules() -> None:
    """Import what checking a draft against the rules needs."""
    load_models()
    with _LOCK:
        import protowiz.rules.checker  # noqa: F401


def load_models() -> None:
    """Import what checking a draft needs: with pydantic that takes 0.2 s."""
    load_drafts()
    with _LOCK:
        import protowiz.draft.models  # noqa: F401
