"""The raw answers of a draft as conditions, proposals and names read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from protowiz.draft.ask import Group

Key = str | int
Path = tuple[Key, ...]
"""Names a field everywhere: `("gegevens", "items", 0, "omschrijving")`."""


class Answers:
    """The raw answers as a condition or a proposal sees them: one group and what surrounds it.

    `answers["soort"]` is the answer in the own group (its default where there is none),
    `answers.up` the surrounding group, `answers.at("gegevens", "items")` any answer of the
    draft. A missing answer is None, an answer of the wrong shape or of blanks is treated as
    missing.
    """

    def __init__(
        self,
        raw: Mapping[str, Any],
        model: type[Group] | None = None,
        outer: Answers | None = None,
    ) -> None:
        self.raw = raw
        self.model = model
        self._outer = outer

    def __getitem__(self, name: str) -> Any:
        value = self.raw.get(name)
        is_given = bool(value.strip()) if isinstance(value, str) else value is not None
        return value if is_given else getattr(self.model, name, None)

    @property
    def up(self) -> Answers:
        """The group around this one; the group itself where there is none."""
        return self._outer or self

    @property
    def top(self) -> Answers:
        """The whole draft."""
        return self._outer.top if self._outer else self

    @property
    def step(self) -> type[Group] | None:
        """The step these answers belong to."""
        if self._outer is None or self._outer._outer is None:
            return self.model
        return self._outer.step

    def at(self, *path: Key) -> Any:
        """The answer at a path from the top of the draft, or None."""
        value: Any = self.top.raw
        for key in path:
            if isinstance(value, Mapping) and isinstance(key, str):
                value = value.get(key)
            elif (
                isinstance(value, list) and isinstance(key, int) and -len(value) <= key < len(value)
            ):
                value = value[key]
            else:
                return None
        return value

    def rows(self, *path: Key) -> list[Mapping[str, Any]]:
        """The rows at a path, without whatever is no row."""
        value = self.at(*path)
        return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
