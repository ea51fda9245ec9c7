"""The Jinja2 environment: templates give Markdown in which every value is an opaque token.

A value never passes through the Markdown parser of the template, so nothing in it can be read as
markup; `Filling` puts the values in their places in the parsed tree.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from protowiz.document.markdown_reader import LABEL, read_markdown
from protowiz.document.tree import Block
from protowiz.errors import UserError
from protowiz.render.filling import Filling, token
from protowiz.render.naming import Name, capitalise
from protowiz.render.view import Missing, View
from protowiz.resources import templates_folder
from protowiz.workspace.files import is_special

_IN_A_TEMPLATE = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template can make go wrong."""
VALUES = "_values"
_TEXTS_KEPT = 1000
"""More than one draft has, so that only what changes is read again."""


class _Folder(FileSystemLoader):
    """A folder of templates; one that is no regular file or not in UTF-8 is refused."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, encoding="utf-8-sig")

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if is_special(Path(self.searchpath[0], template)):  # jinja2 would pass over it
            raise TemplateError("het is geen gewoon bestand")
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise TemplateSyntaxError("het is niet in UTF-8 geschreven", line, template) from error


class _Sandbox(SandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        """The answers of a view are safe, and nearly all that templates ask for."""
        if type(obj) is View and not attribute.startswith("_"):
            try:  # not contextlib.suppress: this is the busiest line of all
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)


class Templates:
    """The templates of the protocol; those in `own` take the place of ours, one by one."""

    def __init__(self, own: Path | None = None) -> None:
        folders = [templates_folder() / "protocol"]
        if own is not None:
            folders.insert(0, own / "protocol")
        self._folders = folders
        self.read = lru_cache(_TEXTS_KEPT)(read_markdown)
        """Reads Markdown; what was read lately is at hand."""
        self._environment = _Sandbox(
            loader=ChoiceLoader([_Folder(folder) for folder in folders]),
            finalize=_token,
            autoescape=True,
            undefined=StrictUndefined,
            optimized=False,  # looking for constants takes a tenth of the time and finds none
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "gap": Missing,
            "hoofd": _capitalise,
            "label": _label,
            "nummer": lambda number: Markup(f"{int(number)}."),
            "ontdaan": lambda text: Markup(" ".join(str(text).split())),
        }

    def render(
        self, name: str, context: dict[str, Any], filters: dict[str, Any]
    ) -> tuple[Block, ...]:
        """The blocks of one template, for the values in `context`.

        Raises:
            UserError: the template is missing, is not valid, or asks for something unknown.
        """
        values: list[Any] = []
        self._environment.filters |= filters
        try:
            template = self._environment.get_template(f"{name}.md")
            source = template.render({**context, VALUES: values})
        except _IN_A_TEMPLATE as error:
            raise UserError(
                f"Het sjabloon {self._place(error) or f'{name}.md'} kan niet gebruikt worden: "
                f"{_reason(error)}.",
                "Verbeter het sjabloon in uw map templates/protocol of verwijder het, dan geldt "
                "het standaardsjabloon weer.",
            ) from error
        return Filling(values, self.read).blocks(self.read(source))

    def _place(self, error: BaseException) -> str:
        """The template and the line in it where something went wrong; empty if not known."""
        if isinstance(error, TemplateSyntaxError) and error.name:
            return f"{error.name}, regel {error.lineno}"
        place = ""
        for frame, line in traceback.walk_tb(error.__traceback__):
            path = Path(frame.f_code.co_filename)
            if path.parent in self._folders:
                place = f"{path.name}, regel {line}"
        return place


def _reason(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "het roept zichzelf steeds opnieuw op"
    return (str(error) or type(error).__name__).rstrip(".")


@pass_context
def _token(context: Context, value: Any) -> Any:
    """What stands in the Markdown for a value."""
    if type(value) is not str:  # most are
        if isinstance(value, Undefined):
            str(value)  # raises: a template may not ask for what does not exist
        if hasattr(value, "__html__"):
            return value
    values = context[VALUES]
    values.append(value)
    return token(len(values) - 1)


def _capitalise(value: Any) -> Any:
    if isinstance(value, Name):
        return value.capitalised()
    return capitalise(value) if isinstance(value, str) else value


def _label(value: Any, suffix: str = "") -> Any:
    """A letter as the label of a list item; anything that is no letter stands as text."""
    if isinstance(value, Missing):
        return value
    text = f"{value}{suffix}."
    return Markup(text) if LABEL.fullmatch(text) else text
