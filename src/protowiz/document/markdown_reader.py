"""Markdown to the document tree: CommonMark with tables and footnotes, no HTML.

Beyond GitHub's flavour only this: a list item may begin with a label (`- B1. text`), a table cell
may hold blocks separated by `<br>`, `[in te vullen: …]` is a gap, `^[…]` a footnote in place, and
three comments mark what Markdown has no word for: `<!-- ondertekening -->` before a table,
`<!-- nieuwe pagina -->` and `<!-- lijst -->` between two lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from protowiz.document.tree import (
    Block,
    Break,
    Cell,
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
    merge,
)

SIGNATURES = "<!-- ondertekening -->"
PAGE_BREAK = "<!-- nieuwe pagina -->"
LIST_BREAK = "<!-- lijst -->"
GAP_START = "[in te vullen: "
LABEL = re.compile(r"(?:[A-Z]{1,2}\d*|[a-z]{1,2}|[ivx]{1,5})[.)](?= |$)|\d{1,3}°(?= |$)")
"""What a list item may begin with to be its label."""

_NOTE_LINE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_MAX_NESTING = 20


def read_markdown(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. Any text gives some tree; nothing is refused."""
    body, notes = _take_notes(source)
    return _Reader(notes).blocks(body)


def _take_notes(source: str) -> tuple[str, dict[str, str]]:
    """The text without its footnote definitions, and these by label.

    A definition that no mark refers to stays in the text, so that it is not lost.
    """
    marks = set(_NOTE_MARK.findall(re.sub(r"(?m)^\[\^[^\]\s]+\]:", "", source)))
    lines = source.split("\n")
    body: list[str] = []
    notes: dict[str, str] = {}
    index = 0
    while index < len(lines):
        match = _NOTE_LINE.match(lines[index])
        index += 1
        if match is None or match[1] not in marks or match[1] in notes:
            body.append(lines[index - 1])
            continue
        definition = [match[2]]
        while index < len(lines) and (lines[index].startswith("    ") or not lines[index].strip()):
            rest = [line for line in lines[index:] if line.strip()]
            if not lines[index].strip() and not (rest and rest[0].startswith("    ")):
                break
            definition.append(lines[index][4:])
            index += 1
        notes[match[1]] = "\n".join(definition)
        body.append("")
    return "\n".join(body), notes


def _gap_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(GAP_START, state.pos):
        return False
    end = _closing_bracket(state.src, state.pos)
    if end is None or end > state.posMax:
        return False
    if not silent:
        token = state.push("gap", "", 0)
        token.content = re.sub(r"\\(.)", r"\1", state.src[state.pos + len(GAP_START) : end])
    state.pos = end + 1
    return True


def _note_rule(state: StateInline, silent: bool) -> bool:
    inline = state.src.startswith("^[", state.pos)
    match = None if inline else _NOTE_MARK.match(state.src, state.pos)
    if inline:
        end = _closing_bracket(state.src, state.pos + 1)
        if end is None or end > state.posMax:
            return False
        content, stop = state.src[state.pos + 2 : end], end + 1
    elif match and match[1] in state.env.get("notes", ()):
        content, stop = state.env["notes"][match[1]], match.end()
    else:
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.content = content
    state.pos = stop
    return True


def _closing_bracket(source: str, start: int) -> int | None:
    """Where the bracket that opens at `start` closes."""
    depth = 0
    index = start
    while index < len(source):
        match source[index]:
            case "\\":
                index += 1
            case "[":
                depth += 1
            case "]":
                depth -= 1
                if depth == 0:
                    return index
        index += 1
    return None


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING})
    parser.enable("table")
    parser.disable(["html_block", "html_inline", "autolink", "image", "code", "fence", "reference"])
    parser.disable("text_join")
    parser.inline.ruler.before("link", "gap", _gap_rule)
    parser.inline.ruler.before("link", "note", _note_rule)
    return parser


class _Reader:
    """Reads one text; the notes are the definitions that its marks refer to."""

    def __init__(self, notes: Mapping[str, str], in_cell: bool = False, depth: int = 0) -> None:
        self.notes = notes
        self.in_cell = in_cell
        self.depth = depth

    def blocks(self, source: str) -> tuple[Block, ...]:
        tokens = _parser().parse(source, {"notes": self.notes})
        return self._children(SyntaxTreeNode(tokens).children)

    def _children(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        signatures = False
        for node in nodes:
            if node.type == "paragraph":
                marker = node.children[0].content.strip() if node.children else ""
                if marker in (SIGNATURES, LIST_BREAK):
                    signatures = marker == SIGNATURES
                    continue
                if marker == PAGE_BREAK:
                    blocks.append(PageBreak())
                    continue
            found = self._block(node)
            if signatures and found and isinstance(found[0], Table):
                table = found[0]
                cells = [cell for row in table.rows for cell in row if cell]
                found = [Signatures(tuple(cells))]
            blocks += found
            signatures = False
        return tuple(blocks)

    def _block(self, node: SyntaxTreeNode) -> list[Block]:
        match node.type:
            case "heading":
                merged = merge(
                    Text(" ") if isinstance(inline, Break) else inline
                    for inline in self._inlines(node)
                )
                return [Heading(int(node.tag[1]), merged)] if merged else []
            case "paragraph":
                inlines = self._inlines(node)
                return [Paragraph(inlines)] if inlines else []
            case "bullet_list":
                return [self._bullets(node)]
            case "ordered_list":
                return [self._numbers(node)]
            case "table":
                return [self._table(node)]
            case "hr":
                return []
            case _:
                return list(self._children(node.children))

    def _numbers(self, node: SyntaxTreeNode) -> Listing:
        numbers = [int(child.info or 0) for child in node.children]
        rising = all(low < high for low, high in pairwise(numbers))
        if not rising:
            numbers = [numbers[0] + index for index in range(len(numbers))]
        items = [
            Item(self._children(child.children), f"{number}{child.markup}")
            for number, child in zip(numbers, node.children, strict=True)
        ]
        return Listing(tuple(items))

    def _bullets(self, node: SyntaxTreeNode) -> Listing:
        labels = [_label_of(child) for child in node.children]
        if not all(labels):
            return Listing(tuple(Item(self._children(child.children)) for child in node.children))
        items = []
        for child, label in zip(node.children, labels, strict=True):
            assert label is not None
            first = child.children[0].children[0].children[0]
            assert first.token is not None
            first.token.content = first.content[len(label) :]
            items.append(Item(self._children(child.children), label))
        return Listing(tuple(items))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for section in node.children for row in section.children]
        cells = [tuple(self._cell(cell) for cell in row.children) for row in rows]
        return Table(cells[0], tuple(cells[1:]))

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        if self.depth >= 3 or not node.children:
            return ()
        source = "\n".join(split_cell(node.children[0].content))
        return _Reader(self.notes, in_cell=True, depth=self.depth + 1).blocks(source)

    def _inlines(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for child in node.children:
            for inline in child.children:
                self._walk(inline, False, False, "", found)
        return merge(found)

    def _walk(
        self, node: SyntaxTreeNode, bold: bool, italic: bool, url: str, found: list[Inline]
    ) -> None:
        match node.type:
            case "text" | "text_special" | "code_inline":
                found.append(Text(node.content, bold, italic, url))
            case "softbreak":
                found.append(Break() if self.in_cell else Text(" ", bold, italic, url))
            case "hardbreak":
                found.append(Break())
            case "gap":
                found.append(Gap(node.content))
            case "note":
                found.append(self._note(node.content))
            case _:
                if node.type == "link":
                    url = str(node.attrs.get("href", ""))
                for child in node.children:
                    self._walk(
                        child,
                        bold or node.type == "strong",
                        italic or node.type == "em",
                        url,
                        found,
                    )

    def _note(self, content: str) -> Inline:
        if self.depth >= 3:
            return Text(f"^[{content}]")
        return Note(_Reader(self.notes, depth=self.depth + 1).blocks(content))


def _label_of(item: SyntaxTreeNode) -> str | None:
    """The label that a bullet item begins with."""
    node: Any = item
    for wanted in ("paragraph", "inline", "text"):
        if not node.children or node.children[0].type != wanted:
            return None
        node = node.children[0]
    match = LABEL.match(node.content)
    return match[0] if match else None


def split_cell(source: str) -> list[str]:
    """The lines of a table cell, which are separated by <br>; an escaped one is text."""
    lines = [""]
    index = 0
    while index < len(source):
        if source[index] == "\\" and index + 1 < len(source):
            lines[-1] += source[index : index + 2]
            index += 2
        elif match := re.compile(r"<br ?/?>", re.IGNORECASE).match(source, index):
            lines.append("")
            index = match.end()
        else:
            lines[-1] += source[index]
            index += 1
    return lines
