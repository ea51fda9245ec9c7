"""The commands that compare and amend protocols."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from protowiz.cli.common import DraftName, drafts_option, put_out, say, workspace_of
from protowiz.errors import NOT_AS_WANTED, UserError

if TYPE_CHECKING:
    from protowiz.document.tree import Block, Document

EQUAL = "De twee teksten zijn gelijk."
Shape = Literal["text", "md", "docx"]


@click.command("diff", options_metavar="[OPTIES]")
@click.argument("old", type=DraftName(), metavar="OUD")
@click.argument("new", type=DraftName(), metavar="NIEUW")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["redline", "artikelen"]),
    default="redline",
    metavar="WAT",
    help="redline (de tekst met wat verandert) of artikelen (wijzigingsartikelen).",
)
@click.option(
    "--to",
    "to",
    type=click.Choice(["text", "md", "docx"]),
    metavar="VORM",
    help="text (alleen wat verschilt), md of docx (alles, met bijgehouden wijzigingen).",
)
@click.option("-o", "--output", metavar="BESTAND", help="Waarheen; - is de standaarduitvoer.")
@click.option("--author", default="protowiz", metavar="NAAM", help="Van wie de wijzigingen zijn.")
@drafts_option
@click.pass_context
def diff_command(
    ctx: click.Context,
    old: str,
    new: str,
    kind: Literal["redline", "artikelen"],
    to: Shape | None,
    output: str | None,
    author: str,
    drafts: Path | None,
) -> None:
    """Toon wat er van een ontwerp naar een ander verandert.

    In de tekst staat [-wat vervalt-] naast {+wat erbij komt+}. Met --as artikelen staat er in
    wijzigingsartikelen wat verandert; vooraf wordt nagegaan dat ze de nieuwe tekst geven.
    """
    from protowiz.amend.proof import prove
    from protowiz.amend.redline import redline
    from protowiz.amend.wording import amend, amending_articles
    from protowiz.draft.reading import read
    from protowiz.render.compose import compose
    from protowiz.render.output import check_suffix, to_bytes
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.files import refuse_same

    workspace = workspace_of(ctx, drafts)
    paths = [workspace.find(old), workspace.find(new)]
    to = to or _shape_of(output)
    target = Path(output) if output else Path(f"{paths[0].stem}-{paths[1].stem}.{to}")
    if output not in (None, "-"):
        refuse_same(target, *paths)
        if to != "text":
            check_suffix(target, to)
    before, after = [
        compose(read(DraftFile.open(path).session.raw), workspace.templates) for path in paths
    ]
    if kind == "redline":
        found = redline(before, after)
    else:
        changes = amend(before, after)
        if not changes:
            say(EQUAL, err=to != "text")
            raise SystemExit(0 if to == "text" else NOT_AS_WANTED)
        prove(before, after, changes)
        found = amending_articles(before, after, changes)
    if to == "text":
        text = _told(found) if kind == "redline" else _lines(found.blocks)
        if output in (None, "-"):
            click.echo(text, nl=False)
        else:
            put_out(text.encode(), target, output)
        return
    when = datetime.now(UTC)
    put_out(to_bytes(found, to, author=author, when=when), target, output)


@click.command("verify", options_metavar="[OPTIES]")
@click.argument("file", type=click.Path(path_type=Path), metavar="BESTAND.docx")
@click.argument("draft", type=DraftName(), metavar="ONTWERP")
@drafts_option
@click.pass_context
def verify_command(ctx: click.Context, file: Path, draft: str, drafts: Path | None) -> None:
    """Ga na of een Word-bestand nog zegt wat het ontwerp zegt.

    Code 0: woord voor woord gelijk. Code 1: er is met de hand iets gewijzigd; dat wordt getoond.
    """
    from protowiz.amend.returned import compare_with_returned
    from protowiz.document.difference import has_changes, only_changes
    from protowiz.draft.reading import read
    from protowiz.render.compose import compose
    from protowiz.render.output import to_bytes
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.files import read_bytes

    workspace = workspace_of(ctx, drafts)
    reading = read(DraftFile.open(workspace.find(draft)).session.raw)
    sent = to_bytes(compose(reading, workspace.templates), "docx")
    found = compare_with_returned(sent, read_bytes(file), file.name)
    if not has_changes(found):
        say(f"{file.name} is woord voor woord gelijk aan {draft}.")
        return
    changed = (block for block in only_changes(found) if has_changes((block,)))
    click.echo(_lines(tuple(changed)), nl=False)
    say(f"{file.name} verschilt van {draft}: [-ontwerp-] {{+bestand+}}.", err=True)
    raise SystemExit(NOT_AS_WANTED)


def _shape_of(output: str | None) -> Shape:
    """The format that the name of a file asks for."""
    shapes: dict[str, Shape] = {"": "text", ".txt": "text", ".md": "md", ".docx": "docx"}
    suffix = "" if output in (None, "-") else Path(output or "").suffix.lower()
    if suffix not in shapes:
        raise UserError(f"Onbekend formaat: {suffix}.", "Gebruik --to text, md of docx.")
    return shapes[suffix]


def _told(document: Document) -> str:
    """What differs, step by step, as wide as the terminal."""
    from protowiz.amend.redline import changed_parts
    from protowiz.document.difference import only_changes
    from protowiz.draft.session import STEP_OF

    parts = changed_parts(document)
    if not parts:
        return f"{EQUAL}\n"
    told = []
    for part in parts:
        title = STEP_OF[part.key].title
        lines = _lines(only_changes(part.blocks), 2).rstrip("\n").split("\n")
        told.append("\n".join([title, *(f"  {line}".rstrip() for line in lines)]))
    return "\n\n".join(told) + "\n"


def _lines(blocks: Sequence[Block], indent: int = 0) -> str:
    """Blocks as lines as wide as the terminal."""
    from protowiz.document.text_writer import write_text
    from protowiz.draft.text import clean

    width = min(shutil.get_terminal_size().columns, 100)
    return clean(write_text(blocks, width - indent)) + "\n"
