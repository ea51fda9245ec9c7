"""The `#` comments of a draft that is also edited by hand: read with their place, put back there.

A comment belongs to the key or table header that it stands above or beside; one inside a list, to
the key of that list. What belongs to nothing (any more) stands at the end of the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from protowiz.draft.answers import Answers, Path
from protowiz.draft.text import clean, clean_line

TOKEN = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*""""{0,2}'
    r"|'''(?:[^']|'(?!''))*'''{1,3}"
    r"|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
    r"|\#[^\n]*|[\[{]|[\]}]|\n|[^\"'\#\[\]{}\n]+",
    re.DOTALL,
)
KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\])*\"|'[^']*'")
KEYS = re.compile(rf"(?:{KEY.pattern})(?:\s*\.\s*(?:{KEY.pattern}))*")


@dataclass(frozen=True)
class Comment:
    """The comments of one key or table, each from its `#` on."""

    above: tuple[str, ...] = ()
    beside: str = ""


Comments = Mapping[Path, Comment]
"""By what they belong to; the empty path stands for the end of the file."""


@dataclass(frozen=True)
class _Statement:
    """A key with its value or a table header, and where it stands in the text."""

    path: Path
    start: int
    end: int
    comment: Comment


def read_comments(text: str, but: str = "") -> dict[Path, Comment]:
    """The comments of a valid TOML text, without the lines of `but`."""
    if "#" not in text.removeprefix(but):
        return {}
    passed_over = set(but.splitlines())
    found: dict[Path, Comment] = {}
    for statement in _statements(text.replace("\r\n", "\n")):
        above = tuple(line for line in statement.comment.above if line not in passed_over)
        if above or statement.comment.beside:
            found[statement.path] = Comment(above, statement.comment.beside)
    return found


def write_comments(text: str, comments: Comments, raw: Mapping[str, Any]) -> str:
    """The TOML text of `raw` with its comments; a row written on one line has them above it."""
    if not comments:
        return text
    statements = list(_statements(text))
    first: dict[Path, int] = {}
    for index, statement in enumerate(statements):
        for length in range(1, len(statement.path) + 1):
            first.setdefault(statement.path[:length], index)
    above: dict[int, list[str]] = {}
    beside: dict[int, str] = {}
    for path, comment in comments.items():
        at = _find(path, first, raw, len(statements))
        above.setdefault(at, []).extend(comment.above)
        if comment.beside and at < len(statements) and statements[at].path == path:
            beside[at] = f"  {comment.beside}"
        elif comment.beside:
            above[at].append(comment.beside)
    pieces = []
    done = 0
    for index, statement in enumerate(statements):
        pieces += [text[done : statement.start], *(f"{line}\n" for line in above.get(index, ()))]
        pieces += [text[statement.start : statement.end], beside.get(index, "")]
        done = statement.end
    tail = above.get(len(statements), [])
    pieces += [text[done:], *(["\n"] if tail else []), *(f"{line}\n" for line in tail)]
    return "".join(pieces)


def follow_rows(
    comments: Comments, before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[Path, Comment]:
    """The comments where their rows went between two saves."""
    followed: dict[Path, Comment] = {}
    for path, comment in comments.items():
        there = _follow(path, before, after)
        other = followed.get(there, Comment())
        loose = (comment.beside,) if comment.beside and not there else ()
        beside = comment.beside if there else ""
        followed[there] = Comment((*other.above, *comment.above, *loose), beside or other.beside)
    return followed


def _follow(path: Path, before: Mapping[str, Any], after: Mapping[str, Any]) -> Path:
    """The path of a value that may have moved with its row; empty where the row is gone."""
    there: Path = ()
    for depth, key in enumerate(path):
        old, new = Answers(before).at(*path[:depth]), Answers(after).at(*there)
        if isinstance(key, int) and isinstance(old, list) and isinstance(new, list):
            row = Answers(before).at(*path[:depth], key)
            if row not in new[key : key + 1]:
                if row in new:
                    key = new.index(row)
                elif len(new) < len(old):
                    return ()
        there = (*there, key)
    return there


def _find(path: Path, first: Mapping[Path, int], raw: Mapping[str, Any], end: int) -> int:
    """The statement a comment belongs to: its own, the first within it, else the one around it."""
    if path in first:
        return first[path]
    if not path or Answers(raw).at(*path) is None:
        return end
    return _find(path[:-1], first, raw, end)


def _statements(text: str) -> Iterator[_Statement]:
    """The statements of a valid TOML text; the comments after the last come with an empty path."""
    table: Path = ()
    rows: dict[Path, int] = {}
    start = end = depth = 0
    notes: list[str] = []
    beside = ""
    for match in TOKEN.finditer(f"{text}\n"):
        token = match[0]
        if token == "\n" and depth == 0:
            if beside and end <= start:
                notes.append(beside)
            elif end > start:
                line = text[start:end].lstrip()
                keys = KEYS.search(line)
                names = tuple(_name(part) for part in KEY.findall(keys[0] if keys else ""))
                if line.startswith("["):
                    path = table = _table(names, line.startswith("[["), rows)
                else:
                    path = (*table, *names)
                yield _Statement(path, start, end, Comment(tuple(notes), beside))
                notes = []
            start, beside = match.end(), ""
        elif token[0] == "#" and depth == 0:
            beside = clean_line(token).rstrip()
        elif token[0] == "#":
            notes.append(clean_line(token).rstrip())
        elif token.strip():
            depth += (token in "[{") - (token in "]}")
            end = match.start() + len(token.rstrip())
    if notes:
        yield _Statement((), len(text), len(text), Comment(tuple(notes)))


def _table(names: tuple[str, ...], is_row: bool, rows: dict[Path, int]) -> Path:
    """The path of a table header; `rows` counts those of each list so far."""
    path: Path = ()
    for position, name in enumerate(names, 1):
        path = (*path, name)
        if is_row and position == len(names):
            rows[path] = rows.get(path, 0) + 1
        if path in rows:
            path = (*path, rows[path] - 1)
    return path


def _name(part: str) -> str:
    return clean(str(tomllib.loads(f"key = {part}")["key"]) if part[0] in "\"'" else part)
