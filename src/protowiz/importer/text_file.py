"""Reading a text: its encoding, its lines, lists, tab-separated tables and footnotes.

The text may come from a PDF or a web page: whatever such a conversion left behind is cleaned in the
structure, never in the words, and each kind of cleaning is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from protowiz.document.markdown_reader import LABEL, read_phrase
from protowiz.document.tree import (
    Block,
    Cell,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Paragraph,
    Table,
    Text,
    merge,
)
from protowiz.draft.text import clean, clean_line
from protowiz.errors import UserError
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece

_TAG = re.compile(
    r"</?(?:p|i|b|u|em|strong|span|div|ul|ol|li|sup|sub|table|tr|td|th|tbody)\b[^<>]*>", re.I
)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_LINE = re.compile(rf"([{_RAISED}]{{1,3}})\s+(?=\S)")
_NOTE_MARK = re.compile(rf"(?<!\s)[{_RAISED}]{{1,3}}")
_ORDINAL = re.compile(r"(?<=\d)\^o(?!\w)")
_BULLET = re.compile(r"([ \t]*)[-*•–●▪]\s+(?=\S)")
_NUMBER = re.compile(r"([ \t]*)(\d{1,3}[.)])\s+(?=\S)")
_LETTER = re.compile(r"([ \t]*)((?:[A-Z]\d?|[a-z])[.)])\s+(?=\S)")
_SECOND_BULLET = re.compile(r"[o○◦-]\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"[\s\-–—_=|:]*")
_ROW_LABEL = re.compile(r"\W*(gegeven|verantwoording)\b", re.I)
_OPEN_END = re.compile(r"[\w,\-–)’'\"”]$")
_STARTS_ANEW = re.compile(
    r"(?:tussen|en|hierna|in het kader van|namens|voor)\b|[a-z]{1,2}[.)]\s|[ivx]+[.)]\s"
)


@dataclass
class _Chunk:
    """Lines that belong together, not yet a block."""

    kind: str
    """text, heading, item, row or note."""
    text: str
    line: int
    page: int | None
    level: int = 0
    label: str = ""
    cells: list[str] = field(default_factory=list)


def read_text_file(content: bytes, name: str, report: Report) -> list[Piece]:
    """The pieces of a text; what was cleaned goes into the report.

    Raises:
        UserError: it holds no text.
    """
    text = decode(content, name, report)
    if not clean(text).strip():
        raise UserError(f"{name} is leeg.", "Kies een bestand met de tekst van een protocol.")
    return read_text(text, report)


def read_text(text: str, report: Report) -> list[Piece]:
    """The pieces of a text in which a form feed begins a new page."""
    text = re.sub(r"\r\n?|[\v\x85\u2028\u2029]", "\n", text)
    chunks = list(_chunks(text, "\f" in text, report))
    chunks = _joined(chunks, report)
    notes = {chunk.label: chunk for chunk in chunks if chunk.kind == "note"}
    return _pieces(chunks, _Notes(notes), report)


def decode(content: bytes, name: str, report: Report) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252.

    Raises:
        UserError: it is none of these, so no text at all.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        report.add(Outcome.CLEANED, "De tekst stond in UTF-16 en is omgezet.")
        return content.decode("utf-16", errors="replace")
    for order, nought in (("utf-16-le", content[1:200:2]), ("utf-16-be", content[0:200:2])):
        if len(content) > 3 and nought and nought.count(0) > len(nought) * 0.7:
            report.add(Outcome.CLEANED, "De tekst stond in UTF-16 en is omgezet.")
            return content.decode(order, errors="replace")
    if b"\0" in content:
        raise UserError(
            f"{name} is geen tekstbestand.", "Kies een tekst-, Markdown-, Word- of PDF-bestand."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        report.add(Outcome.CLEANED, "De tekst stond in Windows-1252 en is omgezet.")
        return content.decode("cp1252", errors="replace")


def _chunks(text: str, has_pages: bool, report: Report) -> Iterator[_Chunk]:
    """The lines of the text, those of one paragraph together."""
    page = 1 if has_pages else None
    open_chunk: _Chunk | None = None
    for number, raw in enumerate(text.split("\n"), 1):
        page = page + raw.count("\f") if page is not None else None
        line = _without_noise(raw.replace("\f", ""), number, page, report)
        if not line.strip():
            if open_chunk is not None:
                yield open_chunk
            open_chunk = None
            continue
        chunk = _chunk_of(line, number, page, report)
        if chunk is None:
            continue
        continues = (
            open_chunk is not None
            and chunk.kind == "text"
            and open_chunk.kind in ("text", "item", "note")
        )
        if continues and open_chunk is not None:
            open_chunk.text += f"\n{chunk.text}"
            continue
        if open_chunk is not None:
            yield open_chunk
        open_chunk = chunk
    if open_chunk is not None:
        yield open_chunk


def _without_noise(line: str, number: int, page: int | None, report: Report) -> str:
    """A line of a text without what a conversion left behind."""
    line = without_tags(_LINE_BREAK.sub(" ", line), number, report, page)
    return "\t".join(clean_line(cell) for cell in line.split("\t"))


def without_tags(line: str, number: int, report: Report, page: int | None = None) -> str:
    """A line without the tags and the signs that a conversion left behind; each is reported."""
    for pattern, by in ((_TAG, " "), (_ORDINAL, "°")):
        found = sorted({match[0] for match in pattern.finditer(line)})
        if found:
            what = f"Resten van een omzetting: {' '.join(found)}"
            report.add(Outcome.CLEANED, what, line=number, page=page)
            line = pattern.sub(by, line)
    return line


def _chunk_of(line: str, number: int, page: int | None, report: Report) -> _Chunk | None:
    """What one line is; None for a line without words."""
    if _RULE.fullmatch(line):
        report.add(Outcome.CLEANED, "Een lijn zonder woorden.", line=number)
        return None
    if "\t" in line.strip() or (line.startswith("\t") and line.strip()):
        cells = [cell.strip() for cell in line.split("\t")]
        return _Chunk("row", "", number, page, cells=cells)
    if match := _NOTE_LINE.match(line):
        return _Chunk("note", line[match.end() :].strip(), number, page, label=match[1])
    if match := _HASHES.match(line):
        return _Chunk("heading", line[match.end() :].strip(), number, page, level=len(match[1]))
    if match := _BULLET.match(line):
        return _item(line, match.end(), len(match[1].expandtabs(4)), number, page, report)
    if (match := _LETTER.match(line)) and (len(line) > 40 or match[2].islower()):
        level = 1 if match[1] and match[2].islower() else 0
        return _Chunk("item", line[match.end() :].strip(), number, page, level, match[2])
    if match := _NUMBER.match(line):
        level = 1 if match[1] else 0
        return _Chunk("item", line[match.end() :].strip(), number, page, level, match[2])
    return _Chunk("text", line.strip(), number, page)


def _item(line: str, at: int, indent: int, number: int, page: int | None, report: Report) -> _Chunk:
    text = line[at:].strip()
    level = 1 if indent else 0
    if match := _SECOND_BULLET.match(text):
        what = f"Een dubbel opsommingsteken: - {match[0].strip()}"
        report.add(Outcome.CLEANED, what, line=number)
        text, level = text[match.end() :], 1
    label = LABEL.match(text)
    if label is not None:
        text = text[label.end() :].strip()
    return _Chunk("item", text, number, page, level, label[0] if label else "")


def _joined(chunks: list[_Chunk], report: Report) -> list[_Chunk]:
    """The chunks with paragraphs whole again that a page cut in two."""
    joined: list[_Chunk] = []
    for chunk in chunks:
        before = next((it for it in reversed(joined) if it.kind != "note"), None)
        if before is not None and _continues(before, chunk):
            glue = "" if before.text.endswith("-") else " "
            before.text += glue + chunk.text
            what = f"Een zin die door een bladwissel gebroken was: … {chunk.text[:40]} …"
            report.add(Outcome.CLEANED, what, line=chunk.line)
        else:
            joined.append(chunk)
    return joined


def _continues(before: _Chunk, chunk: _Chunk) -> bool:
    return (
        chunk.kind == "text"
        and before.kind in ("text", "item")
        and chunk.text[:1].islower()
        and not _STARTS_ANEW.match(chunk.text)
        and bool(_OPEN_END.search(before.text))
    )


class _Notes:
    """The footnotes of the text, each put at its mark."""

    def __init__(self, found: dict[str, _Chunk]) -> None:
        self.found = found
        self.placed: set[str] = set()

    def place(self, text: str) -> tuple[Inline, ...]:
        """The inlines of a text, with its footnotes at their marks."""
        inlines: list[Inline] = []
        for inline in read_phrase(text):
            if isinstance(inline, Text) and not inline.url:
                inlines += self._split(inline, bool(inlines))
            else:
                inlines.append(inline)
        return merge(inlines)

    def _split(self, run: Text, follows: bool) -> Iterator[Inline]:
        """A run of words cut at its marks; `follows`: there are words before it."""
        at = 0
        for match in _NOTE_MARK.finditer(run.text):
            chunk = self.found.get(match[0])
            if chunk is None or match[0] in self.placed or not (match.start() or follows):
                continue
            self.placed.add(match[0])
            yield replace(run, text=run.text[at : match.start()])
            yield Note((Paragraph(read_phrase(chunk.text)),))
            at = match.end()
        yield replace(run, text=run.text[at:])


def _pieces(chunks: list[_Chunk], notes: _Notes, report: Report) -> list[Piece]:
    """The blocks; rows of a table together, nested items with the item above them."""
    found: list[Piece | _Chunk] = []
    waiting: list[_Chunk] = []
    for chunk in chunks:
        if chunk.kind == "note":
            found.append(chunk)  # a note at the foot of a page cuts nothing in two
            continue
        if waiting and not _goes_with(waiting, chunk):
            found.append(_block_of(waiting, notes, report))
            waiting = []
        waiting.append(chunk)
    if waiting:
        found.append(_block_of(waiting, notes, report))
    pieces: list[Piece] = []
    for piece in found:
        if isinstance(piece, Piece):
            pieces.append(piece)
        elif piece.label not in notes.placed or notes.found[piece.label] is not piece:
            what = f"Een voetnoot waarvan het teken niet in de tekst staat: {piece.label}"
            report.add(Outcome.DOUBTFUL, what, line=piece.line)
            inlines = merge((Text(f"{piece.label} "), *read_phrase(piece.text)))
            pieces.append(Piece(Paragraph(inlines), piece.line, piece.page))
    return pieces


def _goes_with(waiting: list[_Chunk], chunk: _Chunk) -> bool:
    first = waiting[0]
    if first.kind == "row":
        is_cut_row = chunk.kind == "text" and bool(_ROW_LABEL.match(chunk.text))
        return chunk.kind == "row" or is_cut_row
    return first.kind == "item" and chunk.kind == "item" and chunk.level > 0


def _block_of(chunks: list[_Chunk], notes: _Notes, report: Report) -> Piece:
    first = chunks[0]
    block: Block
    match first.kind:
        case "heading":
            block = Heading(first.level, notes.place(_one_line(first.text)))
        case "row":
            block = _table(chunks, notes, report)
        case "item":
            block = Listing((_nested(chunks, notes),))
        case _:
            block = Paragraph(notes.place(_one_line(first.text)))
    return Piece(block, first.line, first.page)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _nested(chunks: list[_Chunk], notes: _Notes) -> Item:
    """An item with the items under it."""
    first, inner = chunks[0], chunks[1:]
    blocks: list[Block] = [Paragraph(notes.place(_one_line(first.text)))]
    for chunk in inner:
        item = Item((Paragraph(notes.place(_one_line(chunk.text))),), chunk.label)
        last = blocks[-1]
        if isinstance(last, Listing) and bool(last.items[-1].label) == bool(item.label):
            blocks[-1] = Listing((*last.items, item))
        else:
            blocks.append(Listing((item,)))
    return Item(tuple(blocks), first.label)


def _table(chunks: list[_Chunk], notes: _Notes, report: Report) -> Table:
    """A table without a head; the rows of data that a page cut in two are whole again."""
    width = max(len(chunk.cells) for chunk in chunks)
    rows: list[list[list[str]]] = []
    is_data = any(_ROW_LABEL.match(cell) for chunk in chunks for cell in chunk.cells[:1])
    is_open = False
    first = chunks[0].cells + [""] * (width - len(chunks[0].cells))
    for chunk in chunks:
        cells = chunk.cells or [chunk.text]
        cells += [""] * (width - len(cells))
        cut = is_open or not _ROW_LABEL.match(cells[0])
        if rows and cells == first:
            what = f"De kop van een tabel, herhaald op een volgend blad: {' | '.join(cells)}"
            report.add(Outcome.CLEANED, what, line=chunk.line, page=chunk.page)
            continue
        if is_data and rows and cut:
            for cell, more in zip(rows[-1], cells, strict=True):
                if more:
                    cell.append(more)
            report.add(Outcome.CLEANED, "Een rij die over twee bladen stond.", line=chunk.line)
        else:
            rows.append([[cell] if cell else [] for cell in cells])
        is_open = not chunk.cells
    made = tuple(tuple(_cell(parts, notes) for parts in row) for row in rows)
    return Table(((),) * width, made)


def _cell(parts: list[str], notes: _Notes) -> Cell:
    text = " ".join(parts)
    return (Paragraph(notes.place(text)),) if text.strip() else ()
