"""The annexes: number, title and content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Block, Table
from protowiz.importer.facts.lines import lines_of
from protowiz.importer.facts.whole import Whole
from protowiz.importer.labels import is_caption
from protowiz.importer.outline import ANNEX
from protowiz.importer.source import Piece, lists_joined

_LISTED = re.compile(
    r"(?:bijlage\s+)?(?P<number>\d{1,2}|[A-Z]|[IVX]{1,4})\s*[:.)–-]\s*(?P<title>\S.*)", re.I
)
_RUN_ON = re.compile(r"(?P<title>[^a-zà-ÿ]*[A-Z]{3}[^a-zà-ÿ]*)\s(?P<text>[a-zà-ÿ]{3}.*)")
"""A title in capitals with the text right after it."""
_SECRET = re.compile(
    r"\bvertrouwelijk\b|\bdeze bijlage\b.{0,40}\bniet\b.{0,20}\b(?:openbaar|gepubliceerd|"
    r"bekendgemaakt)\b",
    re.I,
)
_SAYS_SECRET = re.compile(r"\s*[(–-]?\s*\bvertrouwelijk\b\s*\)?$", re.I)


def find_annexes(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Bijlagen."""
    rows: list[dict[str, Any]] = []
    bodies: list[list[Piece]] = []
    is_list = False
    for piece in pieces:
        if isinstance(piece.block, Table):
            if bodies:
                bodies[-1].append(piece)
            continue
        match = ANNEX.fullmatch(piece.text)
        title = (match["title"] or match["named"] or "").strip() if match else ""
        listed = (
            _listed(piece)
            if is_list or (match and match["number"] and not is_caption(piece))
            else []
        )
        if match and not match["number"] and not title:
            is_list = True
        elif match and (match["number"] or title) and len(piece.text) < 260:
            is_list = False
            rows.append(_row(match["number"], title))
            bodies.append([])
        elif listed:
            for row in listed:
                rows.append(row)
                bodies.append([])
        elif bodies:
            if not rows[-1].get("opschrift") and is_caption(piece):
                rows[-1] |= _row(rows[-1].get("nummer"), piece.text)
            else:
                bodies[-1].append(piece)
    for row, body in zip(rows, bodies, strict=True):
        _fill(row, body)
    rows = _each_once(rows)
    return {"items": rows} if rows else {}


def _row(number: str | None, title: str) -> dict[str, Any]:
    row: dict[str, Any] = {"nummer": number} if number else {}
    if _SAYS_SECRET.search(title):
        row["vertrouwelijk"] = True
        title = _SAYS_SECRET.sub("", title)
    if run_on := _RUN_ON.fullmatch(title):
        title, row["inhoud"] = run_on["title"], run_on["text"]
    return row | ({"opschrift": title.strip(" .")} if title else {})


def _listed(piece: Piece) -> list[dict[str, Any]]:
    """The annexes that a list names."""
    rows = []
    for line in lines_of([piece]):
        label = line.label.strip("(.):°")
        text = (
            f"{label}. {line.text}"
            if label and not line.text.casefold().startswith("bijlage")
            else line.text
        )
        if match := _LISTED.fullmatch(text):
            rows.append(_row(match["number"], match["title"].rstrip(";")))
    return rows


def _fill(row: dict[str, Any], body: Sequence[Piece]) -> None:
    """What stands under the heading of an annex."""
    blocks: list[Block] = [piece.block for piece in lists_joined(body)]
    if not blocks:
        return
    text = blocks_to_markdown(blocks).strip()
    if len(text) < 200 and _SECRET.search(text):
        row["vertrouwelijk"] = True
    row["inhoud"] = "\n\n".join(filter(None, (row.get("inhoud"), text)))


def _each_once(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row a number: what a list names beforehand comes with its text later."""
    kept: dict[str, dict[str, Any]] = {}
    for at, row in enumerate(rows):
        key = str(row.get("nummer") or f"?{at}").casefold()
        kept[key] = {**kept.get(key, {}), **row}
    return list(kept.values())
