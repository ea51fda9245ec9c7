"""Doing something once the user pauses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from textual.app import App
from textual.screen import Screen

from protowiz.tui.soon import Soon


def acts(latest: float, touch: Callable[[Soon], object]) -> list[float]:
    """When it is done, in seconds since the first touch; `touch` is a coroutine function."""

    async def scene() -> list[float]:
        app: App[None] = App()
        done: list[float] = []
        async with app.run_test() as pilot:
            await app.push_screen(screen := Screen[None]())
            began = monotonic()
            soon = Soon(screen, 0.3, lambda: done.append(monotonic() - began), latest)
            result = touch(soon)
            assert asyncio.iscoroutine(result)
            await result
            await pilot.pause(0.6)
        return done

    return asyncio.run(scene())


def test_it_is_done_once_after_the_last_touch() -> None:
    async def thrice(soon: Soon) -> None:
        for _ in range(3):
            soon.touch()
            await asyncio.sleep(0.2)

    (when,) = acts(60, thrice)
    assert when >= 0.68  # the third came after 0.4 s


def test_who_never_pauses_gets_it_done_all_the_same() -> None:
    async def without_end(soon: Soon) -> None:
        for _ in range(24):
            soon.touch()
            await asyncio.sleep(0.05)

    assert len(acts(0.5, without_end)) >= 2
    assert len(acts(60, without_end)) == 1


def test_it_can_be_asked_for_again() -> None:
    async def twice(soon: Soon) -> None:
        soon.touch()
        await asyncio.sleep(0.6)
        soon.touch()

    assert len(acts(60, twice)) == 2
