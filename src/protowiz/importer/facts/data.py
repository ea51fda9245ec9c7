"""The data items of article 3: what is passed on, why each is needed, by which key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Cell, Table, words_of
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_ITEM = re.compile(r"\W*gegeven\s*\d*\b", re.I)
_WHY = re.compile(r"\W*verantwoording\b", re.I)
_KEY = re.compile(r"\b(?:INSZ|rijksregisternummer|identificatienummer van het rijksregister)", re.I)
_BY_KEY = re.compile(r"\b(?:identificeren|op basis van|aan de hand van|opgevraagd)\b", re.I)


def find_data(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Gegevens."""
    found: dict[str, Any] = {}
    rows: list[dict[str, Any]] = []
    for piece in pieces:
        if isinstance(piece.block, Table):
            rows += _items(piece.block)
        elif _KEY.search(piece.text) and _BY_KEY.search(piece.text):
            found["identificatie"] = "INSZ-nummer"
    for number, row in enumerate(rows, 1):
        if not row.get("verantwoording"):
            whole.miss(f"Gegeven {number} heeft geen verantwoording.", "gegevens")
    return found | ({"items": rows} if rows else {})


def _items(table: Table) -> Iterator[dict[str, Any]]:
    heads = [_plain(cell) for cell in table.head]
    what = next((at for at, head in enumerate(heads) if _ITEM.match(head)), None)
    why = next((at for at, head in enumerate(heads) if _WHY.match(head)), None)
    if what is not None and why is not None:
        for row in table.rows:
            yield {"omschrijving": _markdown(row[what]), "verantwoording": _markdown(row[why])}
        return
    item: dict[str, Any] | None = None
    for row in (table.head, *table.rows):
        if len(row) < 2:
            continue
        if _ITEM.match(_plain(row[0])):
            if item is not None:
                yield item
            item = {"omschrijving": _markdown(row[1])}
        elif _WHY.match(_plain(row[0])) and item is not None:
            item["verantwoording"] = _markdown(row[1])
    if item is not None:
        yield item


def _plain(cell: Cell) -> str:
    return " ".join(words_of(cell))


def _markdown(cell: Cell) -> str:
    return blocks_to_markdown(cell).strip()
