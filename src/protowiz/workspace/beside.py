"""The hidden folder beside the drafts: the bin, the locks, the previous version of each draft.

Others may write in a shared folder, so nothing in here is followed when it is a link.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from protowiz.errors import UserError
from protowiz.workspace.files import make_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

HIDDEN = ".protowiz"
BIN, LOCKS, PREVIOUS = "prullenmand", "sloten", "vorige"


def hidden_folder(drafts: Path, name: str) -> Path:
    """One of the folders beside the drafts, made if it is not there.

    Raises:
        OSError: it cannot be made, or it is a link.
    """
    for folder in (drafts / HIDDEN, drafts / HIDDEN / name):
        if folder.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
        make_folder(folder)
    return drafts / HIDDEN / name


def take_lock(path: Path) -> BaseFileLock | None:
    """Keep others from opening a draft for writing until the lock is released.

    Raises:
        UserError: the draft is open elsewhere. A folder where no lock can be made is no obstacle.
    """
    from filelock import FileLock, Timeout  # not needed to show the start screen

    draft = Path(os.path.realpath(path))
    try:
        file = hidden_folder(draft.parent, LOCKS) / f"{draft.name}.lock"
        if file.is_symlink():
            return None
        lock = FileLock(file, timeout=0, mode=0o600)
        lock.acquire()
    except Timeout as error:
        raise UserError(
            f"{path.name} is al geopend in een ander venster.",
            "Sluit het daar, of maak op het startscherm een kopie.",
        ) from error
    except (OSError, NotImplementedError):  # not every file system knows locks
        return None
    return lock


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Do something with a draft that is open nowhere else.

    Raises:
        UserError: it is open elsewhere.
    """
    lock = take_lock(path)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
