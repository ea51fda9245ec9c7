"""What several commands share: how a draft is named, where it lies, what is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from protowiz.draft.text import clean_line

if TYPE_CHECKING:
    from protowiz.workspace.folder import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])


class DraftName(click.ParamType[str]):
    """A draft by path or name; completes the names of the folder."""

    name = "ontwerp"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        folder = ctx.params.get("drafts") or os.environ.get("PROTOWIZ_DRAFTS") or "drafts"
        names = [path.stem for path in sorted(Path(folder).glob("*.toml"))]
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def drafts_option(command: Command) -> Command:
    """The folder with drafts, on every command that looks at it."""
    option = click.option(
        "--drafts",
        type=click.Path(path_type=Path),
        envvar="PROTOWIZ_DRAFTS",
        metavar="MAP",
        help="De map met ontwerpen (anders: PROTOWIZ_DRAFTS, of de map drafts hier).",
    )
    return option(command)


def workspace_of(ctx: click.Context, drafts: Path | None) -> Workspace:
    """The folder with drafts that a command works in."""
    from protowiz.workspace.folder import Workspace

    return Workspace(drafts or ctx.find_root().obj or Path("drafts"))


def say(line: str, *, err: bool = False) -> None:
    """Print one line, without what could steer the terminal: names of files may hold anything."""
    click.echo(clean_line(line), err=err)


def put_out(content: bytes, target: Path, output: str | None) -> None:
    """Write a file, or the standard output where `output` is a dash."""
    from protowiz.workspace.files import write_atomically

    if output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_atomically(target, content)
        say(str(target))


def harmless_json(value: Any) -> str:
    """JSON in which what could steer the terminal is escaped."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(
        char if char == "\n" or clean_line(char) == char else f"\\u{ord(char):04x}" for char in text
    )
