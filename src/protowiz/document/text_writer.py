"""The document tree as text for a screen of a given width: what the reader of the page sees."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from protowiz.document.tree import (
    Block,
    Break,
    Cell,
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
)

NARROWEST = 20
_SIGNS = {Mark.KEPT: ("", ""), Mark.ADDED: ("{+", "+}"), Mark.REMOVED: ("[-", "-]")}
"""Around what a redline adds and removes, readable without colour."""
BULLET = "•"


def write_text(blocks: Sequence[Block], width: int) -> str:
    """The blocks as lines of at most `width` characters, footnotes at the end."""
    writer = _Writer()
    lines = writer.blocks(blocks, max(width, NARROWEST))
    for number, note in enumerate(writer.notes, 1):
        text = _Writer().blocks(note.blocks, max(width - 4, NARROWEST))
        lines += ["", *_hang(f"{number}) ", text)]
    return "\n".join(lines)


class _Writer:
    def __init__(self) -> None:
        self.notes: list[Note] = []

    def blocks(self, blocks: Sequence[Block], width: int) -> list[str]:
        lines: list[str] = []
        for block in blocks:
            written = self._block(block, max(width, 4))
            if lines and written:
                lines.append("")
            lines += written
        return lines

    def _block(self, block: Block, width: int) -> list[str]:
        match block:
            case Heading():
                lines = self._wrap(block.inlines, width)
                rule = {1: "═", 2: "─"}.get(block.level)
                return [*lines, rule * max(map(len, lines))] if rule and lines else lines
            case Paragraph():
                return self._wrap(block.inlines, width)
            case Listing():
                return [line for item in block.items for line in self._item(item, width)]
            case Table():
                rows = [block.head, *block.rows]
                return self._table(rows, self._widths(rows, width))
            case Signatures():
                count = block.columns
                widths = [max((width - 3 * (count - 1)) // count, 1)] * count
                return self._table(block.rows, widths, ruled=False)
            case PageBreak():
                return ["╌" * width]

    def _item(self, item: Item, width: int) -> list[str]:
        label = f"{item.label or BULLET} "
        return _hang(label, self.blocks(item.blocks, width - len(label)))

    def _table(
        self, rows: Sequence[Sequence[Cell]], widths: Sequence[int], ruled: bool = True
    ) -> list[str]:
        bar, rule = (" │ ", "─┼─") if ruled else ("   ", "   ")
        lines: list[str] = []
        for row in rows:
            cells = [self.blocks(cell, w) for cell, w in zip(row, widths, strict=True)]
            if lines:
                lines.append(rule.join(("─" if ruled else " ") * w for w in widths).rstrip())
            for at in range(max([1, *map(len, cells)])):
                texts = (cell[at] if at < len(cell) else "" for cell in cells)
                padded = (text.ljust(w) for text, w in zip(texts, widths, strict=True))
                lines.append(bar.join(padded).rstrip())
        return lines

    def _widths(self, rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
        """The widths of columns that together with their rules fill at most `width`."""
        count = max(len(row) for row in rows)
        width -= 3 * (count - 1)
        measure = _Writer()
        natural = [
            max(
                max((len(line) for line in measure.blocks(row[index], 60)), default=1)
                for row in rows
            )
            for index in range(count)
        ]
        widths = [min(size, max(4, width * size // sum(natural))) for size in natural]
        while sum(widths) > width and max(widths) > 1:
            widths[widths.index(max(widths))] -= 1
        while sum(widths) < width and widths != natural:
            at = max(range(count), key=lambda index: natural[index] / widths[index])
            widths[at] += 1
        return [max(w, 1) for w in widths]

    def _wrap(self, inlines: Sequence[Inline], width: int) -> list[str]:
        text = ""
        for inline in inlines:
            match inline:
                case Text() | Gap():
                    piece = inline.text
                case Break():
                    piece = "\n"
                case Note():
                    self.notes.append(inline)
                    piece = f"({len(self.notes)})"
            opens, closes = _SIGNS[inline.mark]
            text += f"{opens}{piece}{closes}"
        return [
            line
            for part in text.split("\n")
            for line in textwrap.wrap(part, max(width, 4), break_on_hyphens=False) or [""]
        ]


def _hang(label: str, lines: Sequence[str]) -> list[str]:
    """Lines with a label before the first, the others indented as far."""
    indent = " " * len(label)
    return [
        (label if number == 0 else indent if line else "") + line
        for number, line in enumerate(lines or [""])
    ]
