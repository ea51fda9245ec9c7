"""A folder of drafts: what is in it, and making, copying, renaming and removing drafts.

Nothing here needs the step models, so that the list of drafts appears at once.
"""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protowiz.draft.answers import Answers
from protowiz.draft.names import enumerate_names, parties, party_label
from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.resources import templates_folder
from protowiz.workspace.beside import BIN, HIDDEN, hidden_folder, locked
from protowiz.workspace.files import (
    is_file,
    is_folder,
    is_special,
    read_bytes,
    read_text,
    reading_failed,
    write_atomically,
    writing_failed,
)
from protowiz.workspace.parsing import parse_toml

if TYPE_CHECKING:
    from protowiz.workspace.house import HouseClauses

HOUSE_FILE = "huisclausules.toml"


@dataclass(frozen=True)
class Entry:
    """One draft of the folder as the list shows it."""

    path: Path
    title: str
    parties: str
    changed: datetime
    started: int
    """How many steps hold an answer."""
    trouble: str = ""
    """Why the file cannot be opened, if it cannot."""

    @property
    def name(self) -> str:
        return clean_line(self.path.stem)


class Workspace:
    """The drafts of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def templates(self) -> Path:
        """Where the user's own templates lie, if there are any: in the folder one works in.

        Never beside the draft: a draft of somebody else brings no clauses along.
        """
        return Path.cwd() / "templates"

    @property
    def house(self) -> HouseClauses:
        """The house clauses of the folder one works in."""
        from protowiz.workspace.house import HouseClauses  # brings along all steps

        return HouseClauses(self.templates / HOUSE_FILE)

    @property
    def has_house(self) -> bool:
        """Whether there is a file with house clauses, whatever stands in it."""
        return os.path.lexists(self.templates / HOUSE_FILE)

    def own_templates(self) -> list[str]:
        """The names of the user's own templates that differ from ours."""
        ours = templates_folder() / "protocol"
        names = []
        for path in sorted((self.templates / "protocol").glob("*.md")):
            with contextlib.suppress(UserError):
                if not is_file(ours / path.name) or read_bytes(path) != read_bytes(
                    ours / path.name
                ):
                    names.append(path.name)
        return names

    @property
    def bin(self) -> Path:
        return self.folder / HIDDEN / BIN

    def entries(self) -> list[Entry]:
        """The drafts, the last changed first."""
        if not is_folder(self.folder):
            return []
        found = [
            _entry(path)
            for path in self.folder.glob("*.toml")
            if (is_file(path) or is_special(path)) and not path.name.startswith(".")
        ]
        return sorted(found, key=lambda entry: entry.changed, reverse=True)

    def find(self, name: str) -> Path:
        """The draft that the user means by a path, a file name or a bare name.

        Raises:
            UserError: there is none; the message names those that look like it.
        """
        for path in (Path(name), self.folder / name, self.folder / f"{name}.toml"):
            if is_file(path) or is_special(path):
                return path
        if name and is_folder(Path(name)):
            raise UserError(f"{name} is een map, geen ontwerp.", "Geef een ontwerp op.")
        known = [entry.name for entry in self.entries()]
        listed = f"In {self.folder} staan: {', '.join(known[:8])}." if known else ""
        raise UserError(f"Er is geen ontwerp “{name}”.", listed or "Begin met `protowiz new`.")

    def free_path(self, name: str) -> Path:
        """A path for a new draft of that name; a number is added to a name that is taken.

        Raises:
            UserError: nothing of the name can be used in a file name.
        """
        stem = file_name(name)
        if not stem:
            raise UserError(
                "Die naam kan niet gebruikt worden.", "Gebruik letters, cijfers en streepjes."
            )
        return free_file(self.folder / f"{stem}.toml")

    def duplicate(self, path: Path) -> Path:
        """A copy of a draft under a new name."""
        copy = self.free_path(f"{path.stem}-kopie")
        write_atomically(copy, read_bytes(path))
        return copy

    def rename(self, path: Path, name: str) -> Path:
        """Give a draft another file name; what already has that name is not overwritten.

        Raises:
            UserError: the name cannot be used or is taken, or the draft is open elsewhere.
        """
        stem = file_name(name)
        if stem == path.stem:
            return path
        target = self.free_path(name)
        if target.stem != stem:
            raise UserError(f"Er is al een ontwerp “{stem}”.", "Kies een andere naam.")
        with locked(path):
            return _move(path, target)

    def remove(self, path: Path) -> Path:
        """Move a draft to the bin; the place where it lies there.

        Raises:
            UserError: it is open elsewhere, or cannot be moved.
        """
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        with locked(path):
            return _move(path, self._bin() / f"{path.stem[:80]}--{stamp}.toml")

    def restore(self, binned: Path) -> Path:
        """Bring a draft back from the bin under the name that it had, numbered if that is taken."""
        self._bin()
        return _move(binned, free_file(self.folder / f"{binned.stem.rsplit('--', 1)[0]}.toml"))

    def _bin(self) -> Path:
        try:
            return hidden_folder(self.folder, BIN)
        except OSError as error:
            raise UserError(
                f"De prullenmand {self.bin} kan niet gebruikt worden.",
                "Kijk na of dat een gewone map is (geen koppeling) waarin u mag schrijven.",
            ) from error


def free_file(path: Path) -> Path:
    """The path, with a number if a file of that name exists already."""
    free = path
    number = 2
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free


def file_name(name: str) -> str:
    """What of a name can stand in a file name on every system, at most 80 characters."""
    plain = unicodedata.normalize("NFKD", clean_line(name))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"\.toml$", "", plain.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-._")
    plain = plain[:80].strip("-._")
    reserved = re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", plain, re.IGNORECASE)
    return f"protocol-{plain}"[:80].strip("-._") if reserved else plain


def _move(path: Path, target: Path) -> Path:
    try:
        return path.rename(target)
    except FileNotFoundError as error:
        raise reading_failed(path, error) from error
    except OSError as error:
        raise writing_failed(target, error) from error


def _entry(path: Path) -> Entry:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, OverflowError, ValueError):  # just removed, or a time that does not exist
        changed = datetime.fromtimestamp(0)
    try:
        raw = parse_toml(read_text(path), path.name)
    except UserError as error:
        return Entry(path, clean_line(path.stem), "", changed, 0, error.message)
    answers = Answers(raw)
    names = [clean_line(party_label(row)) for row in parties(answers)]
    started = sum(1 for value in raw.values() if isinstance(value, Mapping) and _has_answer(value))
    return Entry(path, _title(answers, path), enumerate_names(names), changed, started)


def _title(answers: Answers, path: Path) -> str:
    subject = answers.at("aanhef", "kader")
    return clean_line(subject if isinstance(subject, str) and subject.strip() else path.stem)


def _has_answer(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_has_answer(inner) for inner in value.values())
    if isinstance(value, list):
        return any(_has_answer(inner) for inner in value)
    return bool(value.strip()) if isinstance(value, str) else value is not None
