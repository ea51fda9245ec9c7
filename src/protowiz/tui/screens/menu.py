"""The menu: everything a screen can do, so that no key is the only way."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from protowiz.tui import texts
from protowiz.tui.screens.dialogs import Choose


async def run_menu(screen: Screen[Any]) -> None:
    """Let the user choose one of the actions of a screen, and do it."""
    actions: dict[str, str] = {}
    for binding in screen.BINDINGS:
        assert isinstance(binding, Binding)
        if binding.description and binding.action != "menu":
            key = screen.app.get_key_display(Binding(binding.key.split(",")[0], "", ""))
            actions[binding.action] = f"{binding.description:<28} {key}"
    chosen = await screen.app.push_screen_wait(Choose(texts.MENU_TITLE, list(actions.items())))
    if chosen is not None:
        await screen.run_action(chosen)
