"""The Jinja2 environment: templates give Markdown in which every value is an opaque token.

A value never passes through the Markdown parser of the template, so nothing in it can be read as
markup. `fill` puts the values in their places in the parsed tree; only `Rich` values are
themselves read as Markdown, each on its own.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Sequence
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

from protowiz.document.markdown_reader import LABEL, read_markdown, read_phrase
from protowiz.document.tree import (
    Block,
    Cell,
    Gap,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Paragraph,
    Signatures,
    Table,
    Text,
    merge,
)
from protowiz.errors import UserError
from protowiz.render.naming import Name, capitalise
from protowiz.render.view import Missing, Phrase, Rich, printed
from protowiz.resources import templates_folder

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
_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
VALUES = "_values"


class _Folder(FileSystemLoader):
    """A folder of templates; one that is not in UTF-8 is not valid, and the line says where."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, encoding="utf-8-sig")

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise TemplateSyntaxError("het is niet in UTF-8 geschreven", line, template) from error


class Templates:
    """The templates of the protocol; those in `own` take the place of ours, one by one."""

    def __init__(self, own: Path | None = None) -> None:
        folders = [templates_folder() / "protocol"]
        if own is not None:
            folders.insert(0, own / "protocol")
        self._folders = folders
        self._read: dict[str, tuple[str, tuple[Block, ...]]] = {}
        """By template: its Markdown last time, and the blocks it was read into."""
        self._environment = SandboxedEnvironment(
            loader=ChoiceLoader([_Folder(folder) for folder in folders]),
            finalize=_token,
            autoescape=True,
            undefined=StrictUndefined,
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
        known = self._read.get(name)
        if known is None or known[0] != source:  # values are tokens: it seldom changes
            known = self._read[name] = (source, read_markdown(source))
        return fill(known[1], values)

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
    if isinstance(value, Undefined):
        str(value)  # raises: a template may not ask for what does not exist
    if hasattr(value, "__html__"):
        return value
    values = context[VALUES]
    values.append(value)
    return Markup(f"{_OPEN}{len(values) - 1}{_CLOSE}")


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


def fill(blocks: Sequence[Block], values: Sequence[Any]) -> tuple[Block, ...]:
    """The blocks with the values in the places of their tokens."""
    return tuple(filled for block in blocks for filled in _block(block, values))


def _block(block: Block, values: Sequence[Any]) -> list[Block]:
    match block:
        case Heading():
            inlines = [
                inline for piece in _pieces(block.inlines, values) for inline in _flat(piece)
            ]
            merged = merge(inlines)
            return [Heading(block.level, merged)] if merged else []
        case Paragraph():
            return _paragraph(block, values)
        case Listing():
            items = (Item(fill(item.blocks, values), item.label) for item in block.items)
            return [Listing(tuple(items))]
        case Table():
            return [Table(_row(block.head, values), tuple(_row(row, values) for row in block.rows))]
        case Signatures():
            return [Signatures(_row(block.blocks, values))]
        case _:
            return [block]


def _row(cells: Sequence[Cell], values: Sequence[Any]) -> tuple[Cell, ...]:
    return tuple(fill(cell, values) for cell in cells)


def _paragraph(paragraph: Paragraph, values: Sequence[Any]) -> list[Block]:
    """A paragraph; a value of several blocks cuts it in two."""
    done: list[Block] = []
    open_inlines: list[Inline] = []

    def close() -> None:
        merged = merge(_single_spaces(open_inlines))
        if merged:
            done.append(Paragraph(merged))
        open_inlines.clear()

    for piece in _pieces(paragraph.inlines, values):
        if not isinstance(piece, tuple):
            open_inlines.append(piece)
            continue
        for block in piece:
            if isinstance(block, Paragraph):
                if block is not piece[0]:
                    close()
                open_inlines += block.inlines
            else:
                close()
                done.append(block)
    close()
    return done


def _single_spaces(inlines: Sequence[Inline]) -> list[Inline]:
    """Without the double spaces and doubled full stops that empty or ended values leave."""
    tidy: list[Inline] = []
    for inline in inlines:
        last = tidy[-1] if tidy else None
        if isinstance(inline, Text) and isinstance(last, Text):
            if last.text.endswith(" ") and inline.text.startswith(" "):
                inline = Text(inline.text.lstrip(" "), inline.bold, inline.italic, inline.url)
            elif last.text.endswith(".") and inline.text.startswith("."):
                inline = Text(inline.text[1:], inline.bold, inline.italic, inline.url)
        if not isinstance(inline, Text) or inline.text:
            tidy.append(inline)
    return tidy


def _pieces(inlines: Sequence[Inline], values: Sequence[Any]) -> list[Inline | tuple[Block, ...]]:
    """The inlines with every token replaced: by inlines, or by the blocks of a rich value."""
    pieces: list[Inline | tuple[Block, ...]] = []
    for inline in inlines:
        if isinstance(inline, Note):
            pieces.append(Note(fill(inline.blocks, values)))
            continue
        if not isinstance(inline, Text):
            pieces.append(inline)
            continue
        position = 0
        for match in _TOKEN.finditer(inline.text):
            pieces.append(_styled(inline, inline.text[position : match.start()]))
            pieces.append(_value(inline, values[int(match[1])]))
            position = match.end()
        pieces.append(_styled(inline, inline.text[position:]))
    return pieces


def _value(style: Text, value: Any) -> Inline | tuple[Block, ...]:
    if isinstance(value, Missing):
        return Gap(value.label)
    if isinstance(value, Name):
        return Gap(value.gap) if value.gap else _styled(style, value.text)
    if isinstance(value, Rich):
        return read_markdown(value)
    if isinstance(value, Phrase):
        return (Paragraph(read_phrase(value)),)
    return _styled(style, printed(value))


def _styled(style: Text, text: str) -> Text:
    return Text(text, style.bold, style.italic, style.url)


def _flat(piece: Inline | tuple[Block, ...]) -> list[Inline]:
    """A piece on one line, for a heading."""
    if not isinstance(piece, tuple):
        return [piece]
    return [
        inline
        for block in piece
        if isinstance(block, (Heading, Paragraph))
        for inline in block.inlines
    ]
