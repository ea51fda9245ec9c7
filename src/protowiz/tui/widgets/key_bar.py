"""The keys of a screen on its last line; each can be clicked too.

Textual's Footer builds all its keys anew whenever the focus moves, which made Tab three times as
slow; the keys of a screen are always the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static


class KeyBar(Static):
    """Shows the bindings of a screen that have `show`."""

    def __init__(self, bindings: Iterable[BindingType]) -> None:
        shown = [item for item in bindings if isinstance(item, Binding) and item.show]
        keys = [
            f"[@click={_action(item)}][b]{_written(item.key)}[/b] "
            f"{Content(item.description).markup}[/]"
            for item in shown
        ]
        super().__init__(Content.from_markup(" ".join(keys)), id="keys")


def _action(binding: Binding) -> str:
    """The action as a click on the bar names it."""
    dotted = binding.action.startswith("app.")
    return binding.action if dotted else f"screen.{binding.action}"


def _written(key: str) -> str:
    first = key.split(",")[0]
    if first[0] == "f" and first[1:].isdigit():
        return first.upper()
    return {"delete": "Del", "enter": "Enter"}.get(first, first.replace("ctrl+", "^"))
