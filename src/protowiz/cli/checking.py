"""The commands that check: `check` and `rules`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from protowiz.cli.common import DraftName, drafts_option, harmless_json, put_out, say, workspace_of
from protowiz.errors import COULD_NOT_RUN, NOT_AS_WANTED, UserError

if TYPE_CHECKING:
    from protowiz.rules.catalogue import Example, Question, Rule
    from protowiz.workspace.folder import Workspace

MANY = 20
"""From so many drafts on, a bar shows how far it is."""


class RuleName(click.ParamType[str]):
    """A rule by its id or its name."""

    name = "regel"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        from protowiz.rules.checker import CATALOGUE

        names = [name for it in CATALOGUE for name in (it.id, it.name)]
        return [
            click.shell_completion.CompletionItem(name)
            for name in names
            if name.startswith(incomplete)
        ]


@click.command("check", options_metavar="[OPTIES]")
@click.argument("drafts_given", nargs=-1, type=DraftName(), metavar="[ONTWERP|MAP …]")
@click.option("--final", is_flag=True, help="Als tekst die getekend wordt: niets mag open staan.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    metavar="VORM",
    help="text, json, sarif of github.",
)
@click.option(
    "--select",
    multiple=True,
    type=RuleName(),
    metavar="REGEL",
    help="Alleen deze regels (id, naam of reeks zoals DOC).",
)
@click.option(
    "--ignore", multiple=True, type=RuleName(), metavar="REGEL", help="Zonder deze regels."
)
@click.option("--hints", is_flag=True, help="Toon ook de hints.")
@drafts_option
@click.pass_context
def check_command(
    ctx: click.Context,
    drafts_given: tuple[str, ...],
    final: bool,
    shape: Literal["text", "json", "sarif", "github"],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    hints: bool,
    drafts: Path | None,
) -> None:
    """Toets ontwerpen aan de regels; zonder naam alle ontwerpen van de map.

    Code 0: niets boven een hint. Code 1: bevindingen. Code 2: een ontwerp kon niet getoetst worden.
    """
    from protowiz.cli import findings
    from protowiz.rules.catalogue import Severity

    workspace = workspace_of(ctx, drafts)
    rules = findings.chosen(select, ignore)
    files = list(dict.fromkeys(_files(workspace, drafts_given)))
    if not files:
        raise UserError(
            f"Er zijn geen ontwerpen in {workspace.folder}.", "Geef een ontwerp of een map op."
        )
    is_shown = len(files) >= MANY and sys.stderr.isatty()
    with click.progressbar(
        length=len(files), label="Toetsen", file=sys.stderr, hidden=not is_shown
    ) as bar:
        results = findings.check_files(files, rules, final, lambda: bar.update(1))
    match shape:
        case "json":
            click.echo(harmless_json(findings.as_json(results)))
        case "sarif":
            click.echo(harmless_json(findings.as_sarif(results)))
        case "github":
            for line in findings.as_github(results):
                say(line)
        case "text":
            for line in findings.as_text(results, hints):
                say(line)
    for result in results:
        if result.trouble:
            say(result.trouble, err=True)
        if result.failed:
            told = (
                f"{result.file}: niet getoetst aan {', '.join(result.failed)}, door een fout van "
            )
            say(f"{told}protowiz. De andere regels zijn wel toegepast.", err=True)
    if any(result.trouble or result.failed for result in results):
        raise SystemExit(COULD_NOT_RUN)
    if any(row.severity != Severity.HINT for result in results for row in result.rows):
        raise SystemExit(NOT_AS_WANTED)


def _files(workspace: Workspace, given: tuple[str, ...]) -> Iterator[Path]:
    """The files that are meant: drafts, and all drafts of a folder."""
    from protowiz.workspace.files import is_folder

    for name in given or (str(workspace.folder),):
        if is_folder(Path(name)):
            yield from sorted(
                path for path in Path(name).glob("*.toml") if not path.name.startswith(".")
            )
        elif given:
            yield workspace.find(name)


@click.command("review", options_metavar="[OPTIES]")
@click.argument("draft", type=DraftName(), metavar="ONTWERP")
@click.option(
    "--to",
    "to",
    type=click.Choice(["md", "docx"]),
    required=True,
    metavar="VORM",
    help="md of docx.",
)
@click.option("-o", "--output", metavar="BESTAND", help="Waarheen; - is de standaarduitvoer.")
@drafts_option
@click.pass_context
def review_command(
    ctx: click.Context,
    draft: str,
    to: Literal["md", "docx"],
    output: str | None,
    drafts: Path | None,
) -> None:
    """Maak de nota voor het advies: wat er is, wat open staat, wat beslist is."""
    from protowiz.draft.reading import read
    from protowiz.render.output import check_suffix, to_bytes
    from protowiz.rules.review import review_note
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.files import refuse_same
    from protowiz.workspace.folder import free_file

    path = workspace_of(ctx, drafts).find(draft)
    target = Path(output) if output else free_file(Path(f"{path.stem}-nota.{to}"))
    if output != "-":
        refuse_same(target, path)
        check_suffix(target, to)
    content = to_bytes(review_note(read(DraftFile.open(path).session.raw)), to)
    put_out(content, target, output)


@click.command("rules", options_metavar="[OPTIES]")
@click.argument("name", required=False, type=RuleName(), metavar="[ID|NAAM]")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="VORM",
    help="text of json.",
)
def rules_command(name: str | None, shape: Literal["text", "json"]) -> None:
    """Toon de regels, of leg er een uit."""
    from protowiz.cli.findings import find_rule
    from protowiz.rules.checker import CATALOGUE

    everything = (find_rule(name),) if name else CATALOGUE
    if shape == "json":
        told = [_as_json(it) for it in everything]
        click.echo(harmless_json(told[0] if name else told))
    elif name:
        for line in _explained(everything[0]):
            say(line)
    else:
        for it in everything:
            say(f"{it.id:8} {it.severity:13} {it.name}")


def _as_json(it: Rule | Question) -> dict[str, object]:
    from protowiz.rules.catalogue import Rule

    told: dict[str, object] = {
        "id": it.id,
        "name": it.name,
        "kind": "rule" if isinstance(it, Rule) else "question",
        "severity": str(it.severity),
        "step": it.step,
        "sources": [str(source) for source in it.sources],
        "why": it.why,
        "remedy": it.remedy,
    }
    if isinstance(it, Rule):
        return told | {"final": it.final, "wrong": it.wrong.told, "right": it.right.told}
    return told | {"question": it.ask}


def _explained(it: Rule | Question) -> Iterator[str]:
    """The manual page of a rule."""
    from protowiz.draft.session import STEP_OF
    from protowiz.rules.catalogue import Rule

    yield f"{it.id} {it.name}"
    yield f"{it.severity} · {STEP_OF[it.step].title}"
    if not isinstance(it, Rule):
        yield f"Vraag: {it.ask} (ja / nee / nvt)"
    elif it.final:
        yield "Telt alleen voor een tekst die getekend wordt (--final)."
    yield f"Waarom: {it.why}"
    yield f"Wat te doen: {it.remedy}"
    if isinstance(it, Rule):
        yield from _example("Fout", it.wrong)
        yield from _example("Goed", it.right)
    yield f"Bron: {'; '.join(map(str, it.sources))}"


def _example(title: str, example: Example) -> Iterator[str]:
    yield f"{title}:"
    for line in example.told.split("\n"):
        yield f"  {line}"
