"""Where the templates and the example drafts lie: in the package, or in the source tree."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_SOURCE_TREE = _PACKAGE.parent.parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _SOURCE_TREE / name


def templates_folder() -> Path:
    """The folder with `protocol/` and the house style."""
    return _folder("templates")


def examples_folder() -> Path:
    """The folder with complete, made-up drafts."""
    return _folder("drafts")
