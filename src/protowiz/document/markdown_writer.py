"""The document tree to Markdown that reads well as it stands (GitHub flavour).

Everything that could be read as markup is escaped here and nowhere else, so `read_markdown` gives
the same tree back when that is in normal form:

- inlines are as `merge` gives them, a heading is one line, a gap has a label;
- items of one list have all a bullet, all a `LABEL`, or all a number, and then numbers with the
  same sign behind them that are not all equal (`1. 1. 1.` is how Markdown says `1. 2. 3.`);
- an item of a list is not empty, a list or a row of signatures has something in it, and nothing
  lies deeper than nine lists;
- there is no table in a cell and no footnote in a footnote: Markdown has no way to say that. Here
  they become the paragraphs of their cells, and words in brackets.

Of any other tree the words are kept. A redline is written for who reads it, with `<ins>` and
`<del>`; it is not read back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from protowiz.document.links import encode_url, is_link
from protowiz.document.markdown_reader import LABEL, LIST_BREAK, PAGE_BREAK, SIGNATURES
from protowiz.document.tree import (
    Block,
    Break,
    Cell,
    Document,
    Gap,
    Heading,
    Inline,
    Item,
    Listing,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    merge,
    note_in_brackets,
)

_NUMBER = re.compile(r"[0-9]{1,9}[.)]")
_MARKUP = re.compile(r"[\\`*\[\]<|~]|&(?=#|[A-Za-z0-9]+;)|(?<![^\W_])_|_(?![^\W_])")
_MAYBE_MARKUP = re.compile(r"[\\`*\[\]<|~&_]")
_START_OF_BLOCK = re.compile(
    r"(?P<heading>\#{1,6})(?=\s|$)"
    r"|(?P<mark>>|[+-](?=\s|$)|=(?==*\s*$)|[-:](?=[-:\s]*$)|\[\^[^\[\]\s]+\](?=:))"
    r"|(?P<number>[0-9]{1,9})(?P<dot>[.)])(?=\s|$)"
)
_TAGS = {Mark.KEPT: "", Mark.ADDED: "ins", Mark.REMOVED: "del"}
_STARTS_LIST = re.compile(r"(-|1[.)]) \S")


def write_markdown(document: Document) -> str:
    """The whole document, with its footnotes at the end."""
    return blocks_to_markdown(document.blocks)


def blocks_to_markdown(blocks: Iterable[Block]) -> str:
    """Some blocks as a Markdown text of their own, footnotes at the end, one newline last."""
    notes: list[Note] = []
    lines = _Writer(notes).blocks(tuple(blocks))
    for number, note in enumerate(notes, 1):
        first, *others = _Writer(None).blocks(note.blocks) or [""]
        lines += ["", f"[^{number}]: {first}".rstrip()]
        lines += [f"    {line}" if line else "" for line in others]
    return "\n".join(lines).strip("\n") + "\n"


class _Writer:
    """Writes blocks as lines; footnotes are collected in `notes` as their marks come by.

    Without `notes` the blocks are those of a footnote. In a cell a new line is a new line.
    """

    def __init__(self, notes: list[Note] | None, in_cell: bool = False) -> None:
        self._notes = notes
        self._in_cell = in_cell

    def blocks(self, blocks: Sequence[Block], in_item: bool = False) -> list[str]:
        lines: list[str] = []
        previous: Block | None = None
        for block in blocks:
            written = self._block(block)
            if not written:
                continue
            if isinstance(block, Listing) and isinstance(previous, Listing):
                lines += ["", LIST_BREAK]
            tight = (in_item or self._in_cell) and isinstance(previous, Paragraph)
            if lines and not (tight and _STARTS_LIST.match(written[0])):
                lines.append("")
            lines += written
            previous = block
        return lines

    def _block(self, block: Block) -> list[str]:
        match block:
            case Paragraph():
                text = self._inlines(block.inlines, "\n" if self._in_cell else "\\\n")
                return [_escape_start(line) for line in text.split("\n")] if text else []
            case Heading():
                text = self._inlines(block.inlines, " ")
                text = re.sub(r"#+$", _escaped, text)
                return [f"{'#' * min(block.level, 6)} {text}"] if text else []
            case Listing():
                return self._listing(block)
            case Table():
                return self._table((block.head, *block.rows))
            case Signatures():
                return self._signatures(block)
            case PageBreak():
                return [PAGE_BREAK]

    def _listing(self, listing: Listing) -> list[str]:
        loose = any(
            sum(not isinstance(block, Listing) for block in item.blocks) > 1
            for item in listing.items
        )
        lines: list[str] = []
        for item in listing.items:
            if lines and loose:
                lines.append("")
            lines += self._item(item)
        return lines

    def _item(self, item: Item) -> list[str]:
        lines = self.blocks(item.blocks, in_item=True)
        starts_with_text = bool(lines) and isinstance(item.blocks[0], Paragraph)
        marker = f"{item.label} " if _NUMBER.fullmatch(item.label) else "- "
        if item.label and marker == "- ":
            label = (
                item.label if LABEL.fullmatch(item.label) else _escape_start(_escape(item.label))
            )
            lines = [f"{label} {lines[0]}", *lines[1:]] if starts_with_text else [label, "", *lines]
        elif starts_with_text and marker == "- ":
            lines[0] = _escape_label(lines[0])
        indent = " " * len(marker)
        first, *others = lines or [""]
        return [
            (marker + first).rstrip(),
            *(indent + line if line else "" for line in others),
        ]

    def _table(self, rows: Sequence[Sequence[Cell]]) -> list[str]:
        if self._in_cell:
            return self.blocks([block for row in rows for cell in row for block in cell])
        written = [" | ".join(self._cell(cell) for cell in row) for row in rows]
        written.insert(1, " | ".join("---" for _ in rows[0]))
        return [f"| {row} |" for row in written]

    def _signatures(self, signatures: Signatures) -> list[str]:
        head: Sequence[Cell] = ((),) * signatures.columns
        table = self._table([head, *signatures.rows])
        return table if self._in_cell else [SIGNATURES, "", *table]

    def _cell(self, blocks: Cell) -> str:
        lines = _Writer(self._notes, in_cell=True).blocks(blocks)
        return "<br>".join(lines).replace("|", "\\|")

    def _inlines(self, inlines: Iterable[Inline], new_line: str) -> str:
        """The inlines; bold is always around italic, and its marks are other ones."""
        told = tuple(inlines) if self._notes is not None else tuple(_without_notes(inlines))
        has_marks = any(inline.mark is not Mark.KEPT for inline in told)
        merged = told if has_marks else merge(told)
        if len(merged) == 1 and isinstance(only := merged[0], Text) and only.is_plain:
            return _tagged(_escape(only.text), only.mark)  # most paragraphs
        pieces = _Pieces()
        for inline in merged:
            bold = isinstance(inline, Text) and inline.bold
            italic = isinstance(inline, Text) and inline.italic
            pieces.style(bold, italic)
            match inline:
                case Text():
                    text = _escape(inline.text)
                    link = inline.url and is_link(inline.url)
                    piece = f"[{text}]({_escape_url(inline.url)})" if link else text
                case Break():
                    piece = new_line
                case Gap():
                    piece = f"[in te vullen: {_escape(inline.label)}]"
                case Note():
                    assert self._notes is not None
                    self._notes.append(inline)
                    piece = f"[^{len(self._notes)}]"
            pieces.add(_tagged(piece, inline.mark))
        pieces.style(False, False)
        return pieces.joined()


class _Pieces:
    """Pieces of a line, and between them the marks where bold and italic begin and end.

    A mark beside a letter may be no mark to CommonMark (`een*(b)*`, `een_b_`); there the letter
    outside is written as an entity, which counts as punctuation.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._marks: list[tuple[int, bool]] = []
        self._bold = self._italic = False

    def add(self, piece: str) -> None:
        last = self._pieces[-1] if self._pieces else ""
        if (
            piece.startswith("[")
            and last.endswith(("^", "!"))
            and not last.endswith(("\\^", "\\!"))
        ):
            self._pieces[-1] = f"{last[:-1]}\\{last[-1]}"  # ^[ would begin a footnote, ![ an image
        self._pieces.append(piece)

    def style(self, bold: bool, italic: bool) -> None:
        """Let what follows be bold, italic, both or neither."""
        if self._italic and not (italic and bold == self._bold):
            self._mark("_", opens=False)
            self._italic = False
        if self._bold != bold:
            self._mark("**", opens=bold)
            self._bold = bold
        if italic and not self._italic:
            self._mark("_", opens=True)
            self._italic = True

    def joined(self) -> str:
        for at, opens in self._marks:
            mark = self._pieces[at]
            outside, inside = (at - 1, at + 1) if opens else (at + 1, at - 1)
            if not 0 <= outside < len(self._pieces):
                continue
            near = self._pieces[inside][0 if opens else -1]
            if mark == "_" or not _is_letter(near):
                self._pieces[outside] = _shielded(self._pieces[outside], at_end=opens)
        return "".join(self._pieces)

    def _mark(self, mark: str, opens: bool) -> None:
        self._marks.append((len(self._pieces), opens))
        self._pieces.append(mark)


def _tagged(piece: str, mark: Mark) -> str:
    """What a redline adds or removes, in the tags by which GitHub shows it."""
    tag = _TAGS[mark]
    return f"<{tag}>{piece}</{tag}>" if tag else piece


def _without_notes(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines with the footnotes as part of the sentence."""
    for inline in inlines:
        if isinstance(inline, Note):
            yield from note_in_brackets(inline)
        else:
            yield inline


def _is_letter(char: str) -> bool:
    """What CommonMark takes for part of a word: neither space nor punctuation nor symbol."""
    return not char.isspace() and unicodedata.category(char)[0] not in "PS"


def _shielded(piece: str, at_end: bool) -> str:
    """A piece with the letter at that end of it as an entity."""
    letter = piece[-1 if at_end else 0]
    if not _is_letter(letter):
        return piece
    entity = f"&#{ord(letter)};"
    # an underscore within a word needs no escape, but one beside an entity does
    if at_end:
        return re.sub(r"(?<!\\)_$", r"\\_", piece[:-1]) + entity
    return entity + re.sub(r"^_", r"\\_", piece[1:])


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])


def _escape(text: str) -> str:
    """Text on one line in which nothing is read as markup in the middle of a line."""
    text = text.replace("\n", " ")
    return _MARKUP.sub(r"\\\g<0>", text) if _MAYBE_MARKUP.search(text) else text


def _escape_start(line: str) -> str:
    """A line that does not begin a heading, list, quote, rule, table or footnote by accident."""
    match = _START_OF_BLOCK.match(line)
    if match is None:
        return line
    if number := match["number"]:
        return f"{number}\\{line[len(number) :]}"
    if match["mark"] and line.startswith("[^"):
        return f"{match[0]}\\{line[match.end() :]}"
    return _escaped(match) + line[match.end() :]


def _escape_label(line: str) -> str:
    """The first line of an item that has no label, but begins as if it had one."""
    match = LABEL.match(line)
    if match is None:
        return line
    sign = "&deg;" if match[0].endswith("°") else f"\\{match[0][-1]}"
    return f"{match[0][:-1]}{sign}{line[match.end() :]}"


def _escape_url(url: str) -> str:
    return re.sub(r"[()]|&(?=#?\w+;)", r"\\\g<0>", encode_url(url))
