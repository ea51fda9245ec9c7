"""The document tree to Markdown that reads well as it stands (GitHub flavour).

`read_markdown` gives the same tree back; everything that could be read as markup is escaped here
and nowhere else.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence

from protowiz.document.markdown_reader import LABEL, LIST_BREAK, PAGE_BREAK, SIGNATURES
from protowiz.document.tree import (
    Block,
    Break,
    Document,
    Gap,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
)

SIGNATURES_A_ROW = 2


def write_markdown(document: Document) -> str:
    """The whole document, with its footnotes at the end."""
    return blocks_to_markdown(document.blocks)


def blocks_to_markdown(blocks: Iterable[Block]) -> str:
    """Some blocks as a Markdown text of their own, footnotes at the end, one newline last."""
    writer = _Writer()
    body = writer.blocks(tuple(blocks))
    while writer.pending:
        note = writer.pending.pop(0)
        writer.written += 1
        mark = f"[^{writer.written}]: "
        lines = writer.blocks(note.blocks)
        body += ["", mark + (lines[0] if lines else "")]
        body += [f"    {line}" if line else "" for line in lines[1:]]
    return "\n".join(body).strip("\n") + "\n"


class _Writer:
    """Writes blocks as lines and numbers the footnotes as their marks come by."""

    def __init__(self) -> None:
        self.marks = 0
        self.written = 0
        self.pending: list[Note] = []

    def blocks(self, blocks: Sequence[Block], in_cell: bool = False) -> list[str]:
        lines: list[str] = []
        previous: Block | None = None
        for block in blocks:
            written = self._block(block, in_cell)
            if not written:
                continue
            if isinstance(block, Listing) and isinstance(previous, Listing):
                lines += ["", LIST_BREAK]
            tight = in_cell and isinstance(previous, Paragraph) and isinstance(block, Listing)
            if lines and not (tight and not block.items[0].label):  # type: ignore[union-attr]
                lines.append("")
            lines += written
            previous = block
        return lines

    def _block(self, block: Block, in_cell: bool) -> list[str]:
        match block:
            case Heading():
                text = self._inlines(block.inlines).replace("\n", " ").replace("\\ ", " ")
                return [f"{'#' * block.level} {re.sub(r'#+$', _escaped, text)}"]
            case Paragraph():
                return self._inlines(block.inlines, in_cell).split("\n")
            case Listing():
                return self._listing(block, in_cell)
            case Table():
                return self._table(block)
            case Signatures():
                return [SIGNATURES, "", *self._signatures(block)]
            case PageBreak():
                return [PAGE_BREAK]

    def _listing(self, listing: Listing, in_cell: bool) -> list[str]:
        loose = any(
            sum(not isinstance(block, Listing) for block in item.blocks) > 1
            for item in listing.items
        )
        lines: list[str] = []
        for item in listing.items:
            if lines and loose:
                lines.append("")
            lines += self._item(item, in_cell)
        return lines

    def _item(self, item: Item, in_cell: bool) -> list[str]:
        number = re.fullmatch(r"\d{1,9}[.)]", item.label)
        marker = f"{item.label} " if number else "- "
        lines = self._item_blocks(item, in_cell) or [""]
        if item.label and not number:
            lines[0] = f"{item.label} {lines[0]}".rstrip()
        indent = " " * len(marker)
        return [
            (marker if index == 0 else indent) + line if line else "" if index else marker.rstrip()
            for index, line in enumerate(lines)
        ]

    def _item_blocks(self, item: Item, in_cell: bool) -> list[str]:
        lines: list[str] = []
        previous: Block | None = None
        for block in item.blocks:
            written = self._block(block, in_cell)
            if not lines and not item.label and isinstance(block, Paragraph):
                written[0] = _escape_label(written[0])
            if isinstance(block, Listing) and isinstance(previous, Listing):
                lines += ["", LIST_BREAK]
            tight = isinstance(previous, Paragraph) and _bullets_or_first(block)
            if lines and not tight:
                lines.append("")
            lines += written
            previous = block
        return lines

    def _table(self, table: Table) -> list[str]:
        rule = ["---"] * len(table.head)
        cells = [[self._cell(cell) for cell in row] for row in (table.head, *table.rows)]
        return ["| " + " | ".join(row) + " |" for row in [cells[0], rule, *cells[1:]]]

    def _signatures(self, block: Signatures) -> list[str]:
        cells = [self._cell(cell) for cell in block.blocks]
        cells += [""] * (-len(cells) % SIGNATURES_A_ROW)
        rows = [cells[at : at + SIGNATURES_A_ROW] for at in range(0, len(cells), SIGNATURES_A_ROW)]
        head = [[""] * SIGNATURES_A_ROW, ["---"] * SIGNATURES_A_ROW]
        return ["| " + " | ".join(row) + " |" for row in [*head, *rows]]

    def _cell(self, blocks: tuple[Block, ...]) -> str:
        return "<br>".join(self.blocks(blocks, in_cell=True)).replace("|", "\\|")

    def _inlines(self, inlines: Sequence[Inline], in_cell: bool = False) -> str:
        written = ""
        bold = italic = False
        runs = _spaces_outside(inlines)
        for index, inline in enumerate(runs):
            wants_bold = isinstance(inline, Text) and inline.bold
            wants_italic = isinstance(inline, Text) and inline.italic
            if italic and (not wants_italic or (bold and not wants_bold)):
                written += "*"
                italic = False
            if bold and not wants_bold:
                written += "**"
                bold = False
            if wants_bold and not bold:
                written = _entity_before(written, runs[index])
                written += "**"
                bold = True
            if wants_italic and not italic:
                written = _entity_before(written, runs[index])
                written += "*"
                italic = True
            written += self._inline(inline, written, in_cell)
        written += "*" * italic + "**" * bold
        return "\n".join(_escape_start(line) for line in written.split("\n"))

    def _inline(self, inline: Inline, written: str, in_cell: bool) -> str:
        match inline:
            case Text():
                text = _escape(inline.text)
                if written.endswith("*") and text and _closes(written) and text[0].isalnum():
                    text = f"&#{ord(text[0])};{text[1:]}"
                return f"[{text}]({_escape_url(inline.url)})" if inline.url else text
            case Break():
                return "\n" if in_cell else "\\\n"
            case Gap():
                return f"[in te vullen: {_escape(inline.label)}]"
            case Note():
                self.marks += 1
                self.pending.append(inline)
                return f"[^{self.marks}]"


def _bullets_or_first(block: Block) -> bool:
    """Whether a list may follow a paragraph without a blank line."""
    if not isinstance(block, Listing):
        return False
    label = block.items[0].label
    return not re.fullmatch(r"\d{1,9}[.)]", label) or label in ("1.", "1)")


def _spaces_outside(inlines: Sequence[Inline]) -> list[Inline]:
    """The inlines with the spaces at the edges of a styled run taken out of it."""
    runs: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Text) or not (inline.bold or inline.italic or inline.url):
            runs.append(inline)
            continue
        text = inline.text.strip()
        if not text:
            runs.append(Text(inline.text))
            continue
        start = inline.text[: len(inline.text) - len(inline.text.lstrip())]
        end = inline.text[len(inline.text.rstrip()) :]
        if start:
            runs.append(Text(start))
        runs.append(Text(text, inline.bold, inline.italic, inline.url))
        if end:
            runs.append(Text(end))
    return runs


def _is_punctuation(char: str) -> bool:
    return not char.isalnum() and not char.isspace()


def _entity_before(written: str, run: Inline) -> str:
    """A letter before an opening mark that punctuation follows is written as an entity."""
    inside = run.text[:1] if isinstance(run, Text) else ""
    if written and written[-1].isalnum() and inside and _is_punctuation(inside):
        return f"{written[:-1]}&#{ord(written[-1])};"
    return written


def _closes(written: str) -> bool:
    """Whether the marks at the end close a run that ends in punctuation."""
    inside = written.rstrip("*")
    return bool(inside) and _is_punctuation(inside[-1])


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])


def _escape(text: str) -> str:
    """Text in which nothing is read as markup in the middle of a line."""
    text = re.sub(r"[\\`*\[\]<|~]", _escaped, text)
    text = re.sub(r"&(?=#|[A-Za-z0-9]+;)", r"\\&", text)
    return re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)


def _escape_start(line: str) -> str:
    """A line that does not begin a heading, list, quote, rule or footnote by accident."""
    line = re.sub(r"^(#{1,6})(?= |$)", _escaped, line)
    line = re.sub(r"^(>|[+-](?= |$)|=+(?= *$)|[-](?=[- ]*$))", _escaped, line)
    return re.sub(r"^(\d{1,9})([.)])(?= |$)", r"\1\\\2", line)


def _escape_label(line: str) -> str:
    """A line of an unlabelled item that does not begin with a label by accident."""
    match = LABEL.match(line)
    if match is None:
        return line
    end = match.end() - 1
    mark = "&deg;" if line[end] == "°" else f"\\{line[end]}"
    return line[:end] + mark + line[end + 1 :]


def _escape_url(url: str) -> str:
    safe = string.ascii_letters + string.digits + "-._~:/?#@!$&'*+,;=%"
    return "".join(
        char if char in safe else "".join(f"%{byte:02X}" for byte in char.encode()) for char in url
    )
