"""Patterns that are compiled when they are first used.

The catalogue has three hundred; compiling them all takes longer than checking a draft, and most
drafts need few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._made)
        value = self.__dict__[name] = getattr(compiled, name)  # found here from now on
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` gives it, but compiled only when it is asked for something."""
    return cast(re.Pattern[str], _Lazy(pattern, flags))
