"""Imports that the start screen puts off: the step models take 0.3 s."""

from __future__ import annotations

from threading import Lock

_LOCK = Lock()
"""Two threads that import the same modules at once may see one of them half made."""


def load_models() -> None:
    """Import what reading a draft needs."""
    with _LOCK:
        import protowiz.workspace.draft_file  # noqa: F401
