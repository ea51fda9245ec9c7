"""Drafts of every shape for the tests: what the steps ask, and what nobody asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from protowiz.draft.ask import Field, Group, Kind, fields_of
from protowiz.draft.session import empty_draft
from protowiz.draft.steps import STEPS

ODD_PIECES = [
    '"""',
    "'''",
    '""""',
    "\\",
    "\\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "  ",
    "\t",
    "# geen opmerking",
    "[geen.tabel]",
    "\ny = 1\n",
    "\x00",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\uffff",
    "\ud800",
    "e\u0301",
    "één § 1, 3°",
    "🦊",
]
texts = st.text(st.characters(exclude_categories=()), max_size=12) | st.lists(
    st.sampled_from(ODD_PIECES) | st.text(max_size=4), max_size=6
).map("".join)
zones = st.sampled_from([None, UTC, timezone(timedelta(hours=-2, minutes=-30))])
values = st.one_of(
    texts,
    st.dates(),
    st.datetimes(timezones=st.just(None)).flatmap(
        lambda moment: zones.map(lambda zone: moment.replace(tzinfo=zone))
    ),
    st.times(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False),
    st.booleans(),
)
anything = st.recursive(
    values,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def groups(draw: Callable[..., Any], group: type[Group]) -> dict[str, Any]:
    """Answers to some fields of a group in any order, and perhaps a key that nobody knows."""
    fields = draw(
        st.lists(st.sampled_from(fields_of(group)), max_size=4, unique_by=lambda field: field.name)
    )
    raw = {field.name: draw(_answers(field)) for field in fields}
    raw.update(draw(st.dictionaries(texts, anything, max_size=1)))
    return raw


def _answers(field: Field) -> st.SearchStrategy[Any]:
    if field.group is None:
        return values
    inner = groups(field.group)
    return anything | (inner if field.kind is Kind.GROUP else st.lists(inner, max_size=3))


@st.composite
def drafts(draw: Callable[..., Any]) -> dict[str, Any]:
    """A draft with some steps; its parties and groups have the ids that the wizard gives them."""
    steps = draw(st.lists(st.sampled_from(STEPS), max_size=4, unique=True))
    raw: dict[str, Any] = {step.key: draw(groups(step)) for step in steps}
    unknown = texts.filter(lambda key: key not in {step.key for step in STEPS})
    raw |= draw(st.dictionaries(unknown, anything, max_size=2)) | empty_draft()
    for rows in (raw.get("partijen", {}).get(name) for name in ("items", "groepen")):
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict):
                row["id"] = f"p{number}"
    return raw


def in_another_process(code: str, *args: object, cwd: Path) -> str:
    """What a piece of Python prints that is run on its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, args)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
