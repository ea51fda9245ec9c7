"""Click in Dutch: its headings, its help option and its messages."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Mapping
from typing import Any

import click


class DutchCommand(click.Command):
    """A command whose help is Dutch."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        shown = [record for record in records if record is not None]
        if shown:
            with formatter.section("Opties"):
                formatter.write_dl(shown)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """A group of Dutch commands."""

    command_class = DutchCommand

    def __init__(self, *args: Any, elsewhere: Mapping[str, str] | None = None, **kw: Any) -> None:
        """`elsewhere`: the module of each command that is loaded when it is asked for."""
        super().__init__(*args, **kw)
        self._elsewhere = dict(elsewhere or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.commands, *(name for name in self._elsewhere if name not in self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self._elsewhere and cmd_name not in self.commands:
            module = importlib.import_module(self._elsewhere[cmd_name])
            self.add_command(getattr(module, f"{cmd_name}_command"))
        return super().get_command(ctx, cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        DutchCommand.format_options(self, ctx, formatter)
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [
            (name, command.get_short_help_str(formatter.width))
            for name, command in found
            if command is not None
        ]
        with formatter.section("Opdrachten"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = difflib.get_close_matches(name, self.list_commands(ctx), 1)
            hint = f" Bedoelt u “{near[0]}”?" if near else ""
            ctx.fail(f"De opdracht “{name}” bestaat niet.{hint}")
        return super().resolve_command(ctx, args)


def message_of(error: click.ClickException) -> str:
    """What went wrong with the command line, in Dutch."""
    match error:
        case click.NoSuchOption():
            near = f" Bedoelt u {error.possibilities[0]}?" if error.possibilities else ""
            return f"De optie {error.option_name} bestaat niet.{near}"
        case click.MissingParameter():
            return f"Er ontbreekt iets op de opdrachtregel: {_name(error.param)}."
        case click.BadParameter(param=param) if param is not None and isinstance(
            param.type, click.Choice
        ):
            choices = ", ".join(str(choice) for choice in param.type.choices)
            return f"Die waarde kan niet bij {_name(param)}. Kies uit: {choices}."
        case click.BadParameter(param=param):
            return f"Die waarde kan niet bij {_name(param)}."
        case click.BadOptionUsage():
            return f"De optie {error.option_name} wil een waarde, of net geen."
        case click.UsageError() if "unexpected extra argument" in error.message:
            extra = error.message[error.message.find("(") + 1 :].rstrip(").").split("(")[-1]
            return f"Dit is te veel op de opdrachtregel: {extra}."
        case _:
            return error.format_message()


def _name(param: Any) -> str:
    if param is None:
        return "een optie"
    if isinstance(param, click.Option):
        return str(param.opts[-1])
    return str(param.human_readable_name)
