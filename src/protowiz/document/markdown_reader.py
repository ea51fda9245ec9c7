"""Markdown to the document tree: CommonMark with tables and footnotes, no HTML.

Beyond GitHub's flavour only this: a list item may begin with a label (`- B1. text`), a table cell
may hold blocks separated by `<br>`, `[in te vullen: …]` is a gap, `^[…]` a footnote in place, and
three comments mark what Markdown has no word for: `<!-- ondertekening -->` before a table,
`<!-- nieuwe pagina -->` and `<!-- lijst -->` between two lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from protowiz.document.markdown_rules import NOTE_LABEL, NOTES, markdown_parser
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
LABEL = re.compile(r"(?:[A-Z]{1,2}[0-9]*|[a-z]{1,2}|[ivx]{1,5})[.)](?=\s|$)|[0-9]{1,3}°(?=\s|$)")
"""What a list item may begin with to be its label."""

_NOTE_LINE = re.compile(rf"{NOTE_LABEL}:[ \t]*(.*)")
_BLOCK_STARTS = "#>+-*_=|<0123456789 \t"
_INLINE_MARKUP = re.compile(r"[\\`*_\[&^\n]")
_LINE_IN_CELL = re.compile(r"(\\.)|<br ?/?>", re.IGNORECASE | re.DOTALL)


def read_markdown(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. Any text gives some tree; nothing is refused or lost."""
    body, definitions = _take_notes(source.replace("\r\n", "\n").replace("\r", "\n"))
    notes = _Notes(definitions)
    blocks = _Reader(notes).blocks(body)
    for label, text in definitions.items():
        if label not in notes.found:
            blocks += _Reader(None).blocks(f"\\[^{label}]: {text}")
    return blocks


def is_plain(source: str) -> bool:
    """Whether a text is one paragraph without any markup; False where that is not sure."""
    return source[:1] not in _BLOCK_STARTS and not _INLINE_MARKUP.search(source)


def _take_notes(source: str) -> tuple[str, dict[str, str]]:
    """The text without its footnote definitions, and these by label.

    A definition that no mark refers to stays in the text.
    """
    marks = set(re.findall(NOTE_LABEL, re.sub(rf"(?m)^{NOTE_LABEL}:", "", source)))
    body: list[str] = []
    notes: dict[str, list[str]] = {}
    note: list[str] | None = None
    blank = 0
    for line in source.split("\n"):
        match = _NOTE_LINE.match(line)
        if match and match[1] in marks and match[1] not in notes:
            note = notes[match[1]] = [match[2]]
            line, blank = "", 0
        elif note is not None and not line.strip():
            blank += 1
        elif note is not None and line.startswith("    "):
            note += [*[""] * blank, line[4:]]
            line, blank = "", 0
        else:
            note = None
        body.append(line)
    return "\n".join(body), {label: "\n".join(lines) for label, lines in notes.items()}


class _Notes:
    """The footnotes of one text, each read when its first mark comes by."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        self.definitions = definitions
        self.found: dict[str, Note] = {}

    def __getitem__(self, label: str) -> Note:
        if label not in self.found:
            self.found[label] = read_note(self.definitions[label])
        return self.found[label]


def read_phrase(source: str) -> tuple[Inline, ...]:
    """The inlines of a phrase: whatever it begins with, it is no list, heading or table."""
    return merge(_Reader(_Notes({})).inlines(" ".join(source.split("\n"))))


def read_note(source: str) -> Note:
    """A footnote; in it there are no others."""
    return Note(_Reader(None).blocks(source))


class _Reader:
    """Reads blocks; without `notes` there can be no footnotes."""

    def __init__(self, notes: _Notes | None, in_cell: bool = False) -> None:
        self._notes = notes
        self._in_cell = in_cell
        self._environment = {NOTES: notes.definitions if notes is not None else None}

    def blocks(self, source: str) -> tuple[Block, ...]:
        if "\n" not in source and source[:1] not in _BLOCK_STARTS:
            inlines = merge(self.inlines(source))
            return (Paragraph(inlines),) if inlines else ()
        return self._blocks(markdown_parser().parse(source, self._environment))

    def _blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        signatures = False
        for token, inside in _nodes(tokens):
            marker = inside[0].content.strip() if token.type == "paragraph_open" else ""
            if marker in (SIGNATURES, LIST_BREAK):
                signatures = marker == SIGNATURES
                continue
            found = [PageBreak()] if marker == PAGE_BREAK else self._block(token, inside)
            if signatures and found and isinstance(table := found[0], Table):
                cells = (cell for row in (table.head, *table.rows) for cell in row)
                found = [Signatures(tuple(cell for cell in cells if cell), len(table.head))]
            blocks += found
            signatures = False
        return tuple(blocks)

    def _block(self, token: Token, inside: Sequence[Token]) -> Sequence[Block]:
        match token.type:
            case "heading_open":
                found = self.inlines(inside[0].content)
                inlines = merge(Text(" ") if isinstance(it, Break) else it for it in found)
                return [Heading(int(token.tag[1]), inlines)] if inlines else []
            case "paragraph_open":
                inlines = merge(self.inlines(inside[0].content))
                return [Paragraph(inlines)] if inlines else []
            case "bullet_list_open":
                return [self._bullets([item for _, item in _nodes(inside)])]
            case "ordered_list_open":
                return [self._numbers(list(_nodes(inside)))]
            case "table_open":
                return [self._table(inside)]
            case _:
                return self._blocks(inside)

    def _numbers(self, items: Sequence[tuple[Token, Sequence[Token]]]) -> Listing:
        """A numbered list: the numbers as they are, or counted on where all are the same."""
        numbers = [token.info for token, _ in items]
        if len(numbers) > 1 and len(set(numbers)) == 1:
            numbers = [str(int(numbers[0]) + index) for index in range(len(numbers))]
        return Listing(
            tuple(
                Item(self._blocks(inside), f"{number}{token.markup}")
                for number, (token, inside) in zip(numbers, items, strict=True)
            )
        )

    def _bullets(self, items: Sequence[Sequence[Token]]) -> Listing:
        """A list with bullets, or with labels if every item begins with one."""
        labels = [_label_of(item) for item in items]
        if not all(labels):
            return Listing(tuple(Item(self._blocks(item)) for item in items))
        for label, item in zip(labels, items, strict=True):
            item[1].content = item[1].content[len(label) :]
        return Listing(
            tuple(
                Item(self._blocks(item), label) for label, item in zip(labels, items, strict=True)
            )
        )

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows = [row for _, section in _nodes(tokens) for _, row in _nodes(section)]
        cells = [tuple(self._cell(cell[0].content) for _, cell in _nodes(row)) for row in rows]
        return Table(cells[0], tuple(cells[1:]))

    def _cell(self, source: str) -> Cell:
        return _Reader(self._notes, in_cell=True).blocks("\n".join(split_cell(source)))

    def inlines(self, source: str) -> Iterator[Inline]:
        if not _INLINE_MARKUP.search(source):
            yield Text(source)
            return
        parser = markdown_parser()
        bold = italic = 0
        url = title = ""
        for token in parser.inline.parse(source, parser, self._environment, []):
            match token.type:
                case "text" | "text_special" | "code_inline":
                    yield Text(token.content, bold > 0, italic > 0, url)
                case "softbreak":
                    yield Break() if self._in_cell else Text(" ", bold > 0, italic > 0, url)
                case "hardbreak":
                    yield Break()
                case "gap":
                    yield Gap(token.content)
                case "note":
                    assert self._notes is not None
                    yield self._notes[token.info] if token.info else read_note(token.content)
                case "strong_open" | "strong_close":
                    bold += token.nesting
                case "em_open" | "em_close":
                    italic += token.nesting
                case "link_open":
                    url, title = str(token.attrs["href"]), str(token.attrs.get("title", ""))
                case "link_close":
                    if title:
                        yield Text(f" ({title})", bold > 0, italic > 0)
                    url = title = ""


def _nodes(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """The outermost nodes of a row of tokens: the token that opens each, and what is in it."""
    start = 0
    while start < len(tokens):
        opening = tokens[start]
        end = start
        if opening.nesting > 0:
            end += 1
            while tokens[end].level > opening.level:
                end += 1
        yield opening, tokens[start + 1 : end]
        start = end + 1


def _label_of(item: Sequence[Token]) -> str:
    """The label that a bullet item begins with, or nothing."""
    starts_with_text = bool(item) and item[0].type == "paragraph_open"
    match = LABEL.match(item[1].content) if starts_with_text else None
    return match[0] if match else ""


def split_cell(source: str) -> list[str]:
    """The lines of a table cell, which are separated by <br>; an escaped one is text."""
    return _LINE_IN_CELL.sub(lambda match: match[1] or "\n", source).split("\n")
