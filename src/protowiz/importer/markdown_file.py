"""Reading Markdown: what protowiz writes itself, and what others do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.tree import Block, Paragraph, Text, merge
from protowiz.draft.text import clean
from protowiz.errors import UserError
from protowiz.importer.drawn_tables import with_pipes
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece, cut_sentence, is_cut, items_apart
from protowiz.importer.text_encoding import decode
from protowiz.importer.text_file import without_tags

_WORD = re.compile(r"\w{3,}")
_TWO_BULLETS = re.compile(r"(?P<indent> *)[-*+] +[o○◦] +(?=\S)")
_AHEAD = 200
"""So many lines further on the words of a block are looked for."""


def read_markdown_file(content: bytes, name: str, report: Report) -> list[Piece]:
    """The pieces of a Markdown text.

    Raises:
        UserError: it holds no text.
    """
    text = clean(decode(content, name, report))
    if not text.strip():
        raise UserError(f"{name} is leeg.", "Kies een bestand met de tekst van een protocol.")
    lines = [_cleaned(line, number, report) for number, line in enumerate(text.split("\n"), 1)]
    lines = with_pipes(lines)
    blocks = [part for block in read_markdown("\n".join(lines)) for part in items_apart(block)]
    return list(_joined(_located(blocks, lines), report))


def _cleaned(line: str, number: int, report: Report) -> str:
    """A line without what a conversion left behind; a bullet after a bullet is one level deeper."""
    line = without_tags(line, number, report)
    if match := _TWO_BULLETS.match(line):
        what = f"Een dubbel opsommingsteken: {match[0].strip()}"
        report.add(Outcome.CLEANED, what, line=number)
        line = f"{match['indent']}  - {line[match.end() :]}"
    return line


def _joined(pieces: Iterable[Piece], report: Report) -> Iterator[Piece]:
    """The pieces with paragraphs whole again that a page cut in two."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _goes_on(groups[-1][-1], piece):
            report.add(Outcome.CLEANED, cut_sentence(piece.text), line=piece.line)
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for first, *others in groups:
        blocks = [one.block for one in (first, *others)]
        parts = [(Text(" "), *block.inlines) for block in blocks if isinstance(block, Paragraph)]
        whole = Paragraph(merge(inline for part in parts for inline in part))
        yield Piece(whole, first.line) if others else first


def _goes_on(before: Piece, piece: Piece) -> bool:
    are_paragraphs = isinstance(before.block, Paragraph) and isinstance(piece.block, Paragraph)
    return are_paragraphs and is_cut(before.text, piece.text)


def _located(blocks: list[Block], lines: list[str]) -> Iterator[Piece]:
    """The blocks with the line on which their first words stand."""
    words_of_lines = [set(_WORD.findall(line)) for line in lines]
    at = 0
    for block in blocks:
        words = set(_WORD.findall(Piece(block).text)[:3])
        near = range(at, min(at + _AHEAD, len(lines)))
        found = next((it for it in near if words and words <= words_of_lines[it]), None)
        at = found if found is not None else at
        yield Piece(block, found + 1 if found is not None else None)
