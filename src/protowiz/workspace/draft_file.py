"""One draft on disk: opened under a lock, saved atomically, never over somebody else's work."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from protowiz.draft.session import Session, empty_draft
from protowiz.draft.steps.parties import Party, PartyGroup
from protowiz.errors import UserError
from protowiz.workspace.files import read_text, write_atomically
from protowiz.workspace.folder import HIDDEN, file_name
from protowiz.workspace.toml_text import read_toml, write_toml


class DraftFile:
    """A draft that is open: its session, its path and what was last read or written there."""

    def __init__(self, path: Path, session: Session, on_disk: bytes | None) -> None:
        self.path = path
        self.session = session
        self._on_disk = on_disk
        self._saved_revision = session.revision if on_disk is not None else -1
        self._previous_kept = on_disk is None
        self._lock: FileLock | None = None

    @classmethod
    def open(cls, path: Path) -> DraftFile:
        """Read a draft.

        Raises:
            UserError: there is no such file, or it is no draft.
        """
        text = read_text(path)
        raw = read_toml(text, str(path))
        _give_ids(raw)
        return cls(path, Session(raw), text.encode())

    @classmethod
    def new(cls, path: Path, raw: dict[str, Any] | None = None) -> DraftFile:
        """A draft that does not exist yet; it is written at the first save."""
        return cls(path, Session(raw if raw is not None else empty_draft()), None)

    def lock(self) -> None:
        """Keep others from opening the draft for writing until `close`.

        Raises:
            UserError: the draft is open elsewhere. A folder that cannot be written is no obstacle.
        """
        folder = self.path.parent / HIDDEN / "sloten"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(folder / f"{self.path.stem}.lock", timeout=0)
            lock.acquire()
        except Timeout as error:
            raise UserError(
                f"{self.path.name} is al geopend in een ander venster.",
                "Sluit het daar, of maak op het startscherm een kopie.",
            ) from error
        except OSError:
            return
        self._lock = lock

    def close(self) -> None:
        """Let others open the draft."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def is_saved(self) -> bool:
        """Whether the file holds the answers as they are now."""
        return self._saved_revision == self.session.revision

    def save(self) -> Path | None:
        """Write the draft if it changed; the path of a second file if one had to be made.

        When somebody else changed the file meanwhile, theirs stays and ours goes to a file beside
        it, under which the work goes on.

        Raises:
            UserError: the disk is full or the folder cannot be written; nothing is lost on disk.
        """
        if self.is_saved:
            return None
        revision = self.session.revision
        content = write_toml(self.session.raw).encode()
        diverted = None
        there = self.path.read_bytes() if self.path.is_file() else None
        if there is not None and _text(there) != self._on_disk:
            diverted = self.path = self._path_beside()
        elif not self._previous_kept and there is not None:
            self._keep_previous(there)
        write_atomically(self.path, content)
        self._on_disk = content
        self._saved_revision = revision
        return diverted

    def save_copy(self, folder: Path) -> Path:
        """Write the answers to another folder, when they cannot be saved in their own."""
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        path = folder / f"{self.path.stem}-{stamp}.toml"
        write_atomically(path, write_toml(self.session.raw).encode())
        return path

    def _path_beside(self) -> Path:
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        return self.path.with_name(f"{file_name(self.path.stem)}-mijn-versie-{stamp}.toml")

    def _keep_previous(self, content: bytes) -> None:
        """Keep the file as it was opened, so that this session's work can be undone as a whole."""
        write_atomically(self.path.parent / HIDDEN / "vorige" / self.path.name, content)
        self._previous_kept = True


def _text(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf")


def _give_ids(raw: dict[str, Any]) -> None:
    """Parties and groups written by hand need no id; they get one here."""
    parties = raw.get("partijen")
    if not isinstance(parties, dict):
        return
    for field, group in (("items", Party), ("groepen", PartyGroup)):
        found = parties.get(field)
        rows = found if isinstance(found, list) else []
        for row in rows:
            if isinstance(row, dict) and not row.get("id"):
                row["id"] = group.new_row([other for other in rows if isinstance(other, dict)])[
                    "id"
                ]
