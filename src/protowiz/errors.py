"""What goes wrong in a way the user can do something about, with the exit code of the command."""

from __future__ import annotations

NOT_AS_WANTED = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130


class UserError(Exception):
    """A Dutch message that says what is wrong, where, and what to do."""

    exit_code = COULD_NOT_RUN

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n{self.remedy}" if self.remedy else self.message
