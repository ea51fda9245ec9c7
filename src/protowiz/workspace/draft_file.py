"""One draft on disk: opened under a lock, saved atomically, never over somebody else's work."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protowiz.draft.session import Session, empty_draft
from protowiz.draft.steps.parties import Party, PartyGroup
from protowiz.errors import UserError
from protowiz.workspace.beside import PREVIOUS, hidden_folder, take_lock
from protowiz.workspace.comments import Comments, follow_rows, read_comments
from protowiz.workspace.files import is_file, is_special, read_bytes, read_text, write_atomically
from protowiz.workspace.folder import file_name, free_file
from protowiz.workspace.toml_text import HEADER, read_toml, write_toml

if TYPE_CHECKING:
    from filelock import BaseFileLock


class DraftFile:
    """A draft that is open: its session, its path and what was last read or written there."""

    def __init__(
        self, path: Path, session: Session, on_disk: bytes | None, comments: Comments
    ) -> None:
        self.path = path
        self.session = session
        self.comments = comments
        """The `#` comments of the file, kept when it is saved."""
        self._on_disk = on_disk
        self._saved_revision = session.revision if on_disk is not None else -1
        self._previous_kept = on_disk is None
        self._lock: BaseFileLock | None = None

    @classmethod
    def open(cls, path: Path) -> DraftFile:
        """Read a draft.

        Raises:
            UserError: there is no such file, or it is no draft.
        """
        text = read_text(path)
        raw = read_answers(text, path)
        return cls(path, Session(raw), text.encode(), read_comments(text, HEADER))

    @classmethod
    def new(cls, path: Path, source: DraftFile | None = None) -> DraftFile:
        """A draft that does not exist yet, as a copy of another one if given.

        It is written at the first save.
        """
        if source is None:
            return cls.made(path, empty_draft())
        return cls(path, Session(source.session.raw), None, source.comments)

    @classmethod
    def made(cls, path: Path, raw: dict[str, Any]) -> DraftFile:
        """A draft that does not exist yet, with these answers; written at the first save."""
        return cls(path, Session(raw), None, {})

    def lock(self) -> None:
        """Keep others from opening the draft for writing until `close`.

        Raises:
            UserError: the draft is open elsewhere. A folder that cannot be written is no obstacle.
        """
        self._lock = take_lock(self.path)

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
        comments = self._comments_now()
        content = write_toml(self.session.raw, comments).encode()
        path = self.path
        there = self._content_there()
        if there is not None and _text(there) != self._on_disk:
            path = self._path_beside()
        elif not self._previous_kept and there is not None:
            with contextlib.suppress(UserError, OSError):  # no reason to lose the work of now
                self._keep_previous(there)
        write_atomically(path, content)
        self.comments = comments
        self._on_disk = content
        self._previous_kept = True
        self._saved_revision = revision
        if path == self.path:
            return None
        self.path = path
        if self._lock is not None:
            self.close()
            self.lock()
        return path

    def save_copy(self, folder: Path) -> Path:
        """Write the answers to another folder, when they cannot be saved in their own."""
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        path = free_file(folder / f"{self.path.stem[:80]}-{stamp}.toml")
        write_atomically(path, write_toml(self.session.raw, self._comments_now()).encode())
        return path

    def _content_there(self) -> bytes | None:
        """What stands on disk now; a file that cannot be read is not as we left it."""
        try:
            if is_file(self.path):
                return read_bytes(self.path)
        except UserError:
            return b""
        return b"" if is_special(self.path) else None

    def _comments_now(self) -> Comments:
        """The comments where their rows went since the last save."""
        if not self.comments or self._on_disk is None:
            return self.comments
        before = read_answers(self._on_disk.decode(), self.path)
        return follow_rows(self.comments, before, self.session.raw)

    def _path_beside(self) -> Path:
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        stem = file_name(self.path.stem) or "protocol"
        return free_file(self.path.with_name(f"{stem}-mijn-versie-{stamp}.toml"))

    def _keep_previous(self, content: bytes) -> None:
        """Keep the file as it was opened, so that this session's work can be undone as a whole."""
        folder = hidden_folder(self.path.parent, PREVIOUS)
        write_atomically(folder / self.path.name, content, follow_link=False)


def _text(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf")


def read_answers(text: str, path: Path) -> dict[str, Any]:
    """The raw answers in the text of a draft file, each party and group with an id.

    Raises:
        UserError: the text is no draft.
    """
    raw = read_toml(text, str(path))
    _give_ids(raw)
    return raw


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
                row["id"] = group.new_row([], raw)["id"]
