"""The commands of protowiz. Whatever is heavy is imported in the command that needs it."""

from __future__ import annotations

import errno
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from click.shell_completion import get_completion_class

from protowiz import __version__
from protowiz.cli.common import DraftName, drafts_option, harmless_json, put_out, say, workspace_of
from protowiz.cli.dutch import DutchGroup, message_of
from protowiz.draft.text import clean_line
from protowiz.errors import COULD_NOT_RUN, INTERRUPTED, NOT_AS_WANTED, UserError

if TYPE_CHECKING:
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.folder import Workspace

DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@click.group(
    cls=DutchGroup,
    elsewhere={
        "check": "protowiz.cli.checking",
        "rules": "protowiz.cli.checking",
        "review": "protowiz.cli.checking",
        "diff": "protowiz.cli.amending",
        "verify": "protowiz.cli.amending",
    },
    invoke_without_command=True,
    options_metavar="[OPTIES]",
    subcommand_metavar="[OPDRACHT …]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, "-V", "--version", message="protowiz %(version)s", help="Toon het versienummer."
)
@drafts_option
@click.pass_context
def cli(ctx: click.Context, drafts: Path | None) -> None:
    """Stel een protocol op voor de elektronische mededeling van persoonsgegevens.

    Zonder opdracht begint het startscherm met de ontwerpen van de map.
    """
    ctx.obj = drafts
    if ctx.invoked_subcommand is None:
        _run_wizard(workspace_of(ctx, None))


@cli.command("open", options_metavar="[OPTIES]")
@click.argument("draft", type=DraftName(), metavar="ONTWERP")
@click.option("--step", "step", metavar="STAP", help="Begin bij deze stap, bijvoorbeeld gegevens.")
@drafts_option
@click.pass_context
def open_command(ctx: click.Context, draft: str, step: str | None, drafts: Path | None) -> None:
    """Open een ontwerp in de wizard."""
    from protowiz.workspace.draft_file import DraftFile

    workspace = workspace_of(ctx, drafts)
    path = workspace.find(draft)
    if step is not None:
        _check_step(step)
    _run_wizard(workspace, DraftFile.open(path), step)


@cli.command("new", options_metavar="[OPTIES]")
@click.argument("name", required=False, metavar="[NAAM]")
@click.option(
    "--from",
    "source",
    type=DraftName(),
    metavar="ONTWERP",
    help="Begin met een kopie van dit ontwerp of voorbeeld.",
)
@drafts_option
@click.pass_context
def new_command(
    ctx: click.Context, name: str | None, source: str | None, drafts: Path | None
) -> None:
    """Begin een nieuw ontwerp (en open het, in een terminal)."""
    from protowiz.draft.session import empty_draft
    from protowiz.resources import examples_folder
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.folder import Workspace

    workspace = workspace_of(ctx, drafts)
    copied = None
    if source is not None:
        try:
            found = workspace.find(source)
        except UserError:
            found = Workspace(examples_folder()).find(source)
        copied = DraftFile.open(found)
        name = name or found.stem
    path = workspace.free_path(name or "nieuw-protocol")
    draft = (
        DraftFile.made(path, workspace.house.begin(empty_draft()))
        if copied is None
        else DraftFile.new(path, copied)
    )
    draft.save()
    if sys.stdin.isatty() and sys.stdout.isatty():
        _run_wizard(workspace, draft)
    else:
        say(str(path))


@cli.command("list", options_metavar="[OPTIES]")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="VORM",
    help="text of json.",
)
@drafts_option
@click.pass_context
def list_command(ctx: click.Context, shape: str, drafts: Path | None) -> None:
    """Toon de ontwerpen van de map."""
    workspace = workspace_of(ctx, drafts)
    entries = workspace.entries()
    if shape == "json":
        rows = [
            {
                "naam": entry.name,
                "pad": str(entry.path),
                "titel": entry.title,
                "partijen": entry.parties,
                "gewijzigd": entry.changed.isoformat(timespec="seconds"),
                "stappen_begonnen": entry.started,
                "probleem": entry.trouble or None,
            }
            for entry in entries
        ]
        click.echo(harmless_json(rows))
    elif not entries:
        say(f"Er zijn nog geen ontwerpen in {workspace.folder}.", err=True)
        say("Begin met `protowiz new`.", err=True)
    for entry in entries if shape == "text" else ():
        state = f"! {entry.trouble}" if entry.trouble else f"{entry.title} · {entry.parties or '-'}"
        say(f"{entry.name}  {entry.changed:%d/%m/%Y %H:%M}  {state}")
    if any(entry.trouble for entry in entries):
        raise SystemExit(NOT_AS_WANTED)


@cli.command("schema")
def schema_command() -> None:
    """Toon het JSON-schema van een ontwerp, voor tekstverwerkers."""
    from protowiz.draft.schema import json_schema

    click.echo(harmless_json(json_schema()))


@cli.command("render", options_metavar="[OPTIES]")
@click.argument("draft", type=DraftName(), metavar="ONTWERP")
@click.option(
    "--to",
    "to",
    type=click.Choice(["md", "docx"]),
    metavar="VORM",
    help="md of docx; niet nodig als -o daarop eindigt.",
)
@click.option("-o", "--output", metavar="BESTAND", help="Waarheen; - is de standaarduitvoer.")
@click.option(
    "--style",
    type=click.Path(path_type=Path),
    metavar="HUISSTIJL.docx",
    help="Een Word-document waarvan de stijlen, kop- en voettekst gelden.",
)
@drafts_option
@click.pass_context
def render_command(
    ctx: click.Context,
    draft: str,
    to: Literal["md", "docx"] | None,
    output: str | None,
    style: Path | None,
    drafts: Path | None,
) -> None:
    """Maak van een ontwerp een protocol in Markdown of Word."""
    from protowiz.draft.reading import read
    from protowiz.draft.steps import STEPS
    from protowiz.render.compose import Composer
    from protowiz.render.environment import Templates
    from protowiz.render.output import check_suffix, to_bytes
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.files import refuse_same
    from protowiz.workspace.folder import free_file

    workspace = workspace_of(ctx, drafts)
    if to is None:
        suffix = Path(output or "").suffix.lower()
        if suffix not in (".md", ".docx"):
            raise UserError("Kies een formaat.", "Gebruik --to docx of --to md.")
        to = "md" if suffix == ".md" else "docx"
    path = workspace.find(draft)
    if style is not None and to == "md":
        raise UserError("Een huisstijl geldt alleen voor Word.", "Gebruik --to docx.")
    target = Path(output) if output else free_file(Path(f"{path.stem}.{to}"))
    if output != "-":
        refuse_same(target, path, style)
        check_suffix(target, to)
    reading = read(DraftFile.open(path).session.raw)
    own = workspace.own_templates()
    if own:
        say(f"Eigen sjablonen uit {workspace.templates}: {', '.join(own)}.", err=True)
    composer = Composer(reading, Templates(workspace.templates))
    document = composer.document()
    content = to_bytes(document, to, style)
    put_out(content, target, output)
    outdated = [step.title for step in STEPS if composer.outdated(step.key)]
    if outdated:
        say(
            "Kijk na: onder uw eigen tekst veranderde de standaardtekst van "
            f"{'; '.join(outdated)}.",
            err=True,
        )
    if document.is_draft:
        count = len(reading.problems)
        say(
            f"Let op: dit is nog een ONTWERP ({count} {'punt' if count == 1 else 'punten'} open). "
            f"Open het met `protowiz open {path.stem}`; Nazicht (F8) toont ze.",
            err=True,
        )


@cli.command("import", options_metavar="[OPTIES]")
@click.argument("file", type=click.Path(path_type=Path), metavar="BESTAND")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="ONTWERP.toml",
    help="Waarheen (anders: een nieuw ontwerp in de map met ontwerpen).",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="VORM",
    help="Het verslag als text of json.",
)
@click.option("--anyway", is_flag=True, help="Voer ook een tekst in die geen protocol lijkt.")
@drafts_option
@click.pass_context
def import_command(
    ctx: click.Context,
    file: Path,
    output: Path | None,
    shape: str,
    anyway: bool,
    drafts: Path | None,
) -> None:
    """Maak een ontwerp van een protocol dat al bestaat (.docx, .md, .txt of .pdf)."""
    from protowiz.importer.reading import import_file
    from protowiz.render.compose import keep_origins
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.files import refuse_same

    workspace = workspace_of(ctx, drafts)
    imported = import_file(file, _show_page if sys.stderr.isatty() else None)
    target = output or workspace.free_path(file.stem)
    refuse_same(target, file)
    if target.exists():
        raise UserError(f"{target} bestaat al.", "Kies met -o een andere naam.")
    if target.suffix.lower() != ".toml":
        raise UserError(f"{target} eindigt niet op .toml.", "Kies met -o een naam op .toml.")
    if not (imported.is_protocol or anyway or _goes_on(file)):
        raise UserError(
            f"{file.name} lijkt geen protocol: er is niets ingevoerd.",
            "Geef --anyway mee om de tekst toch als eigen tekst in een ontwerp te zetten.",
        )
    keep_origins(imported.raw, workspace.templates)
    DraftFile.made(target, imported.raw).save()
    if shape == "json":
        click.echo(harmless_json(imported.report.as_json()))
    else:
        for line in imported.report.as_text().split("\n"):
            say(line)
    say(f"Ontwerp: {target}. Open het met `protowiz open {target}`.", err=True)


@cli.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
def completion_command(shell: str) -> None:
    """Toon het script waarmee bash, zsh of fish protowiz aanvult."""
    kind = get_completion_class(shell)
    assert kind is not None
    completion = kind(cli, {}, "protowiz", "_PROTOWIZ_COMPLETE")
    click.echo(completion.source())


def _show_page(page: int, pages: int) -> None:
    """Tell at a terminal how far the reading of a PDF is, on one line that comes and goes."""
    end = "\r" if page < pages else "\r\x1b[K"
    click.echo(f"Bladzijde {page} van {pages}{end}", err=True, nl=False)


def _goes_on(file: Path) -> bool:
    """Whether somebody at a terminal wants to bring in a text that is no protocol."""
    if not sys.stdin.isatty():
        return False
    question = f"{clean_line(file.name)} lijkt geen protocol. Toch invoeren? (j/n)"
    answer: str = click.prompt(question, default="n", show_default=False, err=True)
    return answer.strip().lower() in ("j", "ja")


def _check_step(step: str) -> None:
    from protowiz.draft.steps import STEPS

    known = [model.key for model in STEPS]
    if step not in known:
        raise UserError(f"De stap “{step}” bestaat niet.", f"Kies uit: {', '.join(known)}.")


def _run_wizard(
    workspace: Workspace, draft: DraftFile | None = None, step: str | None = None
) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UserError(
            "De wizard heeft een terminal nodig.",
            "Start protowiz in een terminalvenster; `protowiz --help` toont wat zonder kan.",
        )
    gc.set_threshold(10_000)  # a start makes many objects and hardly any garbage
    from protowiz.tui.app import ProtowizApp

    app = ProtowizApp(workspace, draft, step)
    app.run()
    if app.farewell:
        for line in app.farewell.split("\n"):
            say(line, err=True)
    if app.return_code:
        raise SystemExit(app.return_code)


def main() -> None:
    """Run a command; whatever happens, the user gets a message and the shell an exit code."""
    try:
        cli.main(prog_name="protowiz", standalone_mode=False)
    except UserError as error:
        _fail(error.message, error.exit_code, error.remedy)
    except click.exceptions.Exit as error:
        raise SystemExit(error.exit_code) from None
    except (click.Abort, KeyboardInterrupt):
        _fail("Onderbroken.", INTERRUPTED)
    except click.ClickException as error:
        usage = error.ctx.get_usage() if isinstance(error, click.UsageError) and error.ctx else ""
        _fail(message_of(error), COULD_NOT_RUN, usage)
    except BrokenPipeError:
        _leave_output()
        raise SystemExit(NOT_AS_WANTED) from None
    except Exception as error:
        if isinstance(error, OSError) and error.errno in DISK_FULL:
            _leave_output()
            told = "De schijf is vol: de uitvoer is niet volledig geschreven."
            _fail(told, COULD_NOT_RUN, "Maak plaats vrij en probeer opnieuw.")
        from protowiz.crash import write_report

        told, _, more = write_report(error).partition("\n")
        _fail(told, COULD_NOT_RUN, more)


def _leave_output() -> None:
    """Have Python write what it still holds for the output to nowhere when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int, remedy: str = "") -> None:
    for line in (message, *remedy.split("\n")):
        if line:
            say(line, err=True)
    raise SystemExit(code) from None
