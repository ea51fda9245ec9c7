"""Reading and writing files so that nothing is half written, overwritten or world-readable."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from protowiz.errors import UserError

MAX_BYTES = 50_000_000


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises:
        UserError: there is no such file, it cannot be read, is too large, or is no regular file (a
            pipe, a device).
    """
    try:
        if is_special(path):  # to open it may already wait without end, or set something going
            raise _no_regular_file(path)
        with open(path, "rb", opener=_open_at_once) as stream:
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode):  # it came there just now
                raise _no_regular_file(path)
            if found.st_size > MAX_BYTES:
                raise UserError(
                    f"{path} is groter dan 50 MB en wordt niet gelezen.", "Kies een ander bestand."
                )
            return stream.read(found.st_size)  # no more, also where somebody goes on writing
    except OSError as error:
        raise reading_failed(path, error) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without its byte order mark.

    Raises:
        UserError: there is no such file, it cannot be read, is too large, or is no UTF-8.
    """
    content = read_bytes(path)
    try:
        text = content.decode("utf-8-sig")
        wrong = text.find("\0")  # how UTF-16 without a mark looks
        line = text[:wrong].count("\n") + 1
    except UnicodeDecodeError as error:
        wrong = error.start
        line = content[:wrong].count(b"\n") + 1
    if wrong >= 0:
        raise UserError(
            f"{path} is niet in UTF-8 geschreven (regel {line}).",
            "Sla het bestand in uw tekstverwerker op als UTF-8. Het bestand is niet gewijzigd.",
        )
    return text


def write_atomically(path: Path, content: bytes, *, follow_link: bool = True) -> None:
    """Put the content in place in one move; a new file is readable by the user only.

    A file that is there keeps its mode. What is there and is no regular file (a pipe, a device) is
    written straight into. Without `follow_link` a link in that place makes way for the file.

    Raises:
        UserError: the folder cannot be written or the disk is full; what was there is untouched.
    """
    try:
        if follow_link and is_special(path):
            with path.open("wb", buffering=0) as device:
                device.write(content)
            return
    except OSError as error:
        raise writing_failed(path, error) from error
    target = Path(os.path.realpath(path)) if follow_link else path
    temporary = target.with_name(f".{target.name[:40]}.{os.getpid()}.tmp")
    try:
        make_folder(target.parent)
        temporary.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(target, temporary)
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise writing_failed(path, error) from error


def refuse_same(target: Path, *sources: Path | None) -> None:
    """Keep a protocol from being written over what it is made from; call this before writing.

    Raises:
        UserError: the target is the same file as one of the sources (the draft, the house style).
    """
    for source in sources:
        if source is None:
            continue
        try:
            same = target.samefile(source)
        except (OSError, ValueError):  # one of them is not there
            same = os.path.realpath(target) == os.path.realpath(source)
        if same:
            raise UserError(
                f"{target} is het ontwerp of de huisstijl zelf en wordt niet overschreven.",
                "Geef het protocol een andere bestandsnaam.",
            )


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, open to the user only.

    Raises:
        OSError: it cannot be made.
    """
    for missing in [folder, *folder.parents][::-1]:
        if not missing.exists():
            missing.mkdir(mode=0o700, exist_ok=True)


def is_file(path: Path) -> bool:
    """Whether there is a file; not so either where the path cannot be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; not so either where the path cannot be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_special(path: Path) -> bool:
    """Whether there is something that is neither a file nor a folder, such as a pipe."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _open_at_once(path: str, flags: int) -> int:
    """Open a path without waiting until somebody writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _no_regular_file(path: Path) -> UserError:
    return UserError(
        f"{path} is geen gewoon bestand.", "Geef een gewoon bestand op, geen pijp of apparaat."
    )


def _keep_mode(there: Path, new: Path) -> None:
    """Give a new file the group and the mode of the one that it takes the place of."""
    try:
        found = there.lstat()
    except OSError:
        return
    if not stat.S_ISREG(found.st_mode):
        return
    mode = stat.S_IMODE(found.st_mode) & 0o777
    with contextlib.suppress(OSError):
        if hasattr(os, "chown") and new.stat().st_gid != found.st_gid:
            try:
                os.chown(new, -1, found.st_gid)
            except OSError:  # what the group might do is not for another group
                mode &= 0o707
        new.chmod(mode)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reading_failed(path: Path, error: OSError) -> UserError:
    """What to tell the user when a file cannot be read."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return UserError(f"{path} bestaat niet.", "Kijk de naam na; `protowiz list` toont ze.")
        case errno.EISDIR:
            return UserError(f"{path} is een map, geen bestand.", "Geef een bestand op.")
        case errno.EACCES | errno.EPERM:
            return UserError(f"U mag {path} niet lezen.", "Vraag leesrechten op het bestand.")
        case _:
            return UserError(f"{path} kan niet gelezen worden ({error.strerror}).")


def writing_failed(path: Path, error: OSError) -> UserError:
    """What to tell the user when a file cannot be written."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return UserError(
                f"De schijf is vol: {path} is niet bewaard.",
                "Maak plaats vrij en bewaar opnieuw (ctrl+s). De vorige versie staat er nog.",
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return UserError(
                f"U mag niet schrijven in {path.parent}: {path.name} is niet bewaard.",
                "Kies een andere map met --drafts of met -o, of vraag schrijfrechten.",
            )
        case errno.ENOTDIR | errno.EEXIST:
            return UserError(
                f"{path.parent} is geen map: {path.name} is niet bewaard.",
                "Geef het bestand dat daar staat een andere naam, of kies een andere map.",
            )
        case errno.EISDIR:
            return UserError(
                f"{path} is niet bewaard: op die plaats staat een map.",
                "Geef die map een andere naam en bewaar opnieuw.",
            )
        case errno.ENAMETOOLONG:
            return UserError(
                f"De naam {path.name} is te lang: het bestand is niet bewaard.",
                "Geef het een kortere naam.",
            )
        case _:
            return UserError(
                f"{path} is niet bewaard ({error.strerror}).",
                "Kies een andere plaats. De vorige versie staat er nog.",
            )
