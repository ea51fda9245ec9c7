"""The installed program in a real pseudo-terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 40.0
"""Seconds after which a condition will never hold any more."""


class Terminal:
    """protowiz in a pseudo-terminal; what it paints is read as it comes."""

    def __init__(
        self, *arguments: str, cwd: Path, size: tuple[int, int] = (80, 24), **env: str
    ) -> None:
        self.painted = b""
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.environ.update(TERM="xterm-256color", TEXTUAL_ANIMATIONS="none", **env)
            os.execv(sys.executable, [sys.executable, "-m", "protowiz", *arguments])
        rows = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, rows)

    def read(self, limit: float = 0.2) -> bool:
        """Read what was painted; false when nothing came or the program is gone."""
        if not select.select([self.handle], [], [], limit)[0]:
            return False
        try:
            got = os.read(self.handle, 65536)
        except OSError:
            return False
        self.painted += got
        return bool(got)

    @property
    def text(self) -> str:
        """Everything painted so far without escape sequences."""
        plain = re.sub(
            rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)", b"", self.painted
        )
        return plain.decode("utf-8", "replace")

    def until(self, condition: Callable[[], bool]) -> None:
        """Read until something holds; fails when it never does."""
        began = time.monotonic()
        while not condition():
            self.read()
            if time.monotonic() - began > PATIENCE:
                self.kill()
                raise AssertionError(f"it never came so far:\n{self.text[-2000:]}")

    def until_shown(self, text: str) -> None:
        self.until(lambda: text in self.text)

    def send(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def kill(self) -> None:
        """End it, if it still runs, and close the terminal."""
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.close()

    def close(self) -> None:
        """Close the terminal window."""
        with contextlib.suppress(OSError):
            os.close(self.handle)

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def end(self) -> int:
        """Wait for the end; the exit code, negative for a signal."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.read(0.05):
                    pass
                os.close(self.handle)
                return os.waitstatus_to_exitcode(status)
        self.kill()
        raise AssertionError("the program never ends")
