"""The data items of article 3 in tables of any shape, and what is told of one item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Block, Cell, Listing, Paragraph, Table, words_of
from protowiz.importer.column_words import column_of
from protowiz.importer.facts.actors import actors_in, named_in
from protowiz.importer.facts.articles.directions import direction_in
from protowiz.importer.facts.articles.law import exception_in, norms_in
from protowiz.importer.facts.articles.retention import read_retention
from protowiz.importer.facts.clauses import bare
from protowiz.importer.facts.whole import Whole

Row = dict[str, Any]
NUMBERED = (
    r"\W*(?:gegevens?|persoonsgegevens?|categorie|item|data)\s*(?:nr\.?\s*)?(?:\d{1,3}\b"
    r"|[a-z](?=\s*[:.)–-]|$))(?!\s+(?:is|zijn|heeft|hebben|valt|vallen|betreft|wordt|worden"
    r"|deelt|delen|bezorgt|bezorgen|dien(?:t|en)|kom(?:t|en)|kan|kunnen|moet|moeten|blijft|blijven"
    r"|vorm(?:t|en)|geld(?:t|en)|(?:be)?ho(?:ort|ren)|mag|mogen|gaa(?:t|n)|bevat(?:ten)?"
    r"|raa?k(?:t|en))"
    r"\b)(?!\s*(?:,|en|of|tot en met|t/m)\s*(?:gegevens?\s+)?\d{1,3}\b)"
)
_NINE = r"artikel 9\b|art\. ?9\b|9\.2|bijzondere? (?:categorie|persoonsgegeven)|gezondheidsgegeven"
_TEN = r"artikel 10\b|art\. ?10\b|strafrechtelijk|gerechtelijk gegeven"
_BOTH = r"artikel(?:en)? 9 en 10\b"
_COUNT = re.compile(r"\d{1,2}\\?[.)]\s+(?=\w)")
"""The number of a data item before its words."""
_DIRECTION = re.compile(
    r"(?:Gaat v|V)an (?P<sender>.{2,80}?) (?:naar|aan) (?P<receiver>.{2,80}?)\.?$"
)


def items_of_tables(tables: Sequence[Table], whole: Whole) -> list[Row]:
    """The items of tables with one a row, one a column, or one in each pair of rows."""
    found: list[Row] = []
    labelled: list[Sequence[Cell]] = []
    for table in tables:
        rows = [row for row in (table.head, *table.rows) if any(words_of(cell) for cell in row)]
        labels = [column_of(_plain(row[0])) or _is_item(row[0]) for row in rows]
        if rows and len(rows[0]) > 2 and _is_head_column(labels):
            rows = [tuple(column) for column in zip(*rows, strict=False)]
        names = [column_of(_plain(cell)) for cell in rows[0]] if rows else []
        if "omschrijving" in names and len([name for name in names if name]) > 1:
            found += [item for row in rows[1:] if (item := _item(names, row, whole))]
        else:
            labelled += rows
    return found + list(_pairs(labelled, whole))


def categories(text: str) -> str | None:
    """The special category that a text claims."""
    if re.search(_BOTH, text, re.I):
        return "artikel 9 en 10"
    is_nine, is_ten = re.search(_NINE, text, re.I), re.search(_TEN, text, re.I)
    if is_nine and is_ten:
        return "artikel 9 en 10"
    return "artikel 9" if is_nine else "artikel 10" if is_ten else None


def _plain(cell: Cell) -> str:
    return " ".join(words_of(cell))


def _is_item(cell: Cell) -> str | None:
    return "omschrijving" if re.match(NUMBERED, _plain(cell), re.I) else None


def _is_head_column(labels: Sequence[str | None]) -> bool:
    return labels.count("omschrijving") == 1 and labels.count("verantwoording") == 1 and all(labels)


def _pairs(rows: Sequence[Sequence[Cell]], whole: Whole) -> Iterator[Row]:
    """The items of a table in which each row has a label: what, why, how long."""
    item: Row | None = None
    for row in rows:
        if len(row) < 2:
            continue
        name = _is_item(row[0]) or column_of(_plain(row[0]))
        value: Cell = tuple(block for cell in row[1:] for block in cell)
        if name == "omschrijving" and value:
            if item:
                yield item
            item = {}
        if name and item is not None:
            _put_cell(item, name, value, whole)
    if item:
        yield item


def _item(names: Sequence[str | None], row: Sequence[Cell], whole: Whole) -> Row:
    item: Row = {}
    for name, cell in zip(names, row, strict=False):
        if name and cell:
            _put_cell(item, name, cell, whole)
    return item if "omschrijving" in item else {}


def _put_cell(item: Row, name: str, cell: Cell, whole: Whole) -> None:
    """Put a cell into an item; what is added below the words goes where it belongs."""
    kept: list[Block] = []
    for block in cell:
        text = _plain((block,))
        if isinstance(block, Listing) and name == "omschrijving" and not kept:
            first, *more = block.items
            kept += first.blocks if first.label[:1].isdigit() and not more else (block,)
        elif isinstance(block, Listing) and name == "omschrijving":
            item["onderdelen"] = [bare(_plain(inner.blocks)) for inner in block.items]
        elif isinstance(block, Paragraph) and _put_remark(item, text, whole):
            continue
        else:
            kept.append(block)
    text = _plain(tuple(kept))
    if name in ("omschrijving", "verantwoording") and kept:
        item[name] = blocks_to_markdown(kept).strip()
        if name == "omschrijving":
            item[name] = _COUNT.sub("", item[name])
        if category := categories(text):
            put_special(item, category, text)
    elif text:
        put(item, name, text, whole)


def _put_remark(item: Row, text: str, whole: Whole) -> bool:
    if match := _DIRECTION.fullmatch(text):
        for name, words in (("van", match["sender"]), ("naar", match["receiver"])):
            if parties := named_in(words, whole):
                item[name] = parties[0]
        return True
    if match := re.match(r"Doel(?:einde)?:\s*(.+)", text):
        item["doel"] = match[1].rstrip(".")
        return True
    if re.match(r"Bijzondere categorie|Strafrechtelijk gegeven", text):
        put_special(item, categories(text), text)
        return True
    return False


def put_special(item: Row, category: str | None, text: str) -> None:
    """Mark an item as special, with the exception and the act that a text names."""
    if category is None or re.search(r"\bgeen\b|\bniet\b", text, re.I):
        return
    item["categorie"] = category
    if exception := exception_in(text):
        item["uitzondering"] = exception
    norm = re.search(r"\bnorm:\s*(.+?)\.?$", text)
    norms = [norm[1]] if norm else norms_in(text)
    if norms:
        item["norm_bijzonder"] = norms[0]


def put(item: Row, name: str, text: str, whole: Whole) -> None:
    """Put the words told under a label into an item."""
    name = column_of(name) or name
    text = text.strip()
    if name == "bewaring":
        if kept := read_retention(text):
            item["bewaring"] = kept
    elif name == "bijzonder":
        if re.match(r"\W*(?:nee|neen|geen|niet|n\.?v\.?t|gewoon|/|-)", text, re.I):
            return
        category = categories(text)
        if category is None and re.match(r"ja\b", text, re.I):
            category = "artikel 9"
        put_special(item, category, text)
    elif name == "onderdelen":
        item["onderdelen"] = [bare(it) for it in re.split(r"[;\n]", text) if it.strip()]
    elif name == "richting":
        direction_in(text, whole).put(item)
    elif name in ("van", "naar"):
        if parties := actors_in(text, whole):
            item[name] = parties[0]
    elif name in ("omschrijving", "verantwoording", "doel"):
        item[name] = bare(text) if name == "doel" else text.rstrip(" ;,")
