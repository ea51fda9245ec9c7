"""The `#` comments of a draft that is also edited by hand: read with their place, put back there.

A comment belongs to the key or table header that it stands above or beside; one inside a list, to
the key of that list. What belongs to nothing (any more) stands at the end of the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from protowiz.draft.answers import Answers, Path
from protowiz.workspace.statements import Comment, statements

ALIKE = 0.5
"""From here on a row is taken for another one that was edited."""
MAX_PAIRS = 2_500
"""More rows than this are not compared one by one: saving must not wait for it."""


Comments = Mapping[Path, Comment]
"""By what they belong to; the empty path stands for the end of the file."""


def read_comments(text: str, but: str = "") -> dict[Path, Comment]:
    """The comments of a valid TOML text, without the lines of `but`."""
    if "#" not in text.removeprefix(but):
        return {}
    passed_over = set(but.splitlines())
    found: dict[Path, Comment] = {}
    for statement in statements(text.replace("\r\n", "\n")):
        above = tuple(line for line in statement.comment.above if line not in passed_over)
        if above or statement.comment.beside:
            comment = Comment(above, statement.comment.beside)
            found[statement.path] = _joined(found.get(statement.path), comment)
    return found


def write_comments(text: str, comments: Comments, raw: Mapping[str, Any]) -> str:
    """The TOML text of `raw` with its comments; a row written on one line has them above it."""
    if not comments:
        return text
    parts = list(statements(text))
    first: dict[Path, int] = {}
    for index, statement in enumerate(parts):
        for length in range(1, len(statement.path) + 1):
            first.setdefault(statement.path[:length], index)
    above: dict[int, list[str]] = {}
    beside: dict[int, str] = {}
    for path, comment in comments.items():
        at = _find(path, first, raw, len(parts))
        above.setdefault(at, []).extend(comment.above)
        if comment.beside and at < len(parts) and parts[at].path == path:
            beside[at] = f"  {comment.beside}"
        elif comment.beside:
            above[at].append(comment.beside)
    pieces = []
    done = 0
    for index, statement in enumerate(parts):
        pieces += [text[done : statement.start], *(f"{line}\n" for line in above.get(index, ()))]
        pieces += [text[statement.start : statement.end], beside.get(index, "")]
        done = statement.end
    tail = above.get(len(parts), [])
    pieces += [text[done:], *(["\n"] if tail else []), *(f"{line}\n" for line in tail)]
    return "".join(pieces)


def follow_rows(
    comments: Comments, before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[Path, Comment]:
    """The comments where their rows went between two saves."""
    moves: dict[Path, dict[int, int]] = {}
    followed: dict[Path, Comment] = {}
    for path, comment in comments.items():
        there = _follow(path, Answers(before), Answers(after), moves)
        followed[there] = _joined(followed.get(there), comment, at_end=not there)
    return followed


def _joined(first: Comment | None, second: Comment, *, at_end: bool = False) -> Comment:
    """Two comments of one place as one; only one of them can stand beside it."""
    above = (*(first.above if first else ()), *second.above)
    beside = first.beside if first else ""
    if second.beside and (beside or at_end):
        return Comment((*above, second.beside), beside)
    return Comment(above, beside or second.beside)


def _follow(path: Path, before: Answers, after: Answers, moves: dict[Path, dict[int, int]]) -> Path:
    """The path of a value that may have moved with its row; empty where the row is gone."""
    there: Path = ()
    for depth, key in enumerate(path):
        rows = path[:depth]
        old, new = before.at(*rows), after.at(*there)
        if isinstance(key, int) and isinstance(old, list) and isinstance(new, list):
            if rows not in moves:
                moves[rows] = match_rows(old, new)
            if key not in moves[rows]:
                return ()
            key = moves[rows][key]
        there = (*there, key)
    return there


def match_rows(old: list[Any], new: list[Any]) -> dict[int, int]:
    """Where each row of a list went: by its id, else its content, else what it has most of."""
    moves: dict[int, int] = {}
    left, free = list(range(len(old))), list(range(len(new)))

    def match(one: int, other: int) -> None:
        moves[one] = other
        left.remove(one)
        free.remove(other)

    def match_first(fits: Callable[[int, int], bool]) -> None:
        for one in list(left):
            found = next((other for other in free if fits(one, other)), None)
            if found is not None:
                match(one, found)

    ids, new_ids = [_id(row) for row in old], [_id(row) for row in new]
    match_first(lambda one, other: bool(ids[one]) and ids[one] == new_ids[other])
    match_first(lambda one, other: one == other and old[one] == new[other])
    match_first(lambda one, other: old[one] == new[other])
    if len(left) * len(free) <= MAX_PAIRS:
        alike = [
            (-likeness, abs(one - other), one, other)
            for one in left
            for other in free
            if not (ids[one] and new_ids[other])
            and (likeness := _likeness(old[one], new[other])) >= ALIKE
        ]
        for _, _, one, other in sorted(alike):
            if one in left and other in free:
                match(one, other)
    if len(old) == len(new):  # rewritten where it stands
        match_first(
            lambda one, other: (
                one == other and bool(new[other]) and not (ids[one] and new_ids[other])
            )
        )
    return moves


def _id(row: Any) -> str:
    found = row.get("id") if isinstance(row, Mapping) else None
    return found if isinstance(found, str) else ""


def _likeness(one: Any, other: Any) -> float:
    """How much of a row is in another, from 0 to 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        same = sum(1 for key, value in one.items() if value and other.get(key) == value)
        if same:
            return 2 * same / (len(one) + len(other))
    if not one or not other:
        return 0.0
    return difflib.SequenceMatcher(None, _as_text(one), _as_text(other)).ratio()


def _as_text(row: Any) -> str:
    return repr(row)[:500]


def _find(path: Path, first: Mapping[Path, int], raw: Mapping[str, Any], end: int) -> int:
    """The statement a comment belongs to: its own, the first within it, else the one around it."""
    if path in first:
        return first[path]
    if not path or Answers(raw).at(*path) is None:
        return end
    return _find(path[:-1], first, raw, end)
