"""Reading a text: its lines, lists, tab-separated tables and footnotes.

The text may come from a PDF or a web page: whatever such a conversion left behind is cleaned in the
structure, never in the words, and each kind of cleaning is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from protowiz.document.markdown_reader import LABEL
from protowiz.draft.text import clean, clean_line
from protowiz.errors import UserError
from protowiz.importer.drawn_tables import with_pipes
from protowiz.importer.laid_out_tables import laid_out_rows
from protowiz.importer.report import Outcome, Report
from protowiz.importer.running_lines import running_lines
from protowiz.importer.source import (
    MAX_COLUMNS,
    Piece,
    cut_sentence,
    is_cut,
)
from protowiz.importer.stacked_tables import LaidOutRow
from protowiz.importer.text_blocks import (
    RAISED,
    RAISING,
    Blocks,
    Chunk,
    is_data_row,
    with_raised_notes,
)
from protowiz.importer.text_encoding import decode
from protowiz.importer.text_paragraphs import (
    LINK,
    goes_on_by_line,
    is_by_line,
    is_heading,
    stands_alone,
)

_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
_NOTE_LINE = re.compile(rf"([{RAISED}]{{1,3}})\s*(?=\w)")
_REMAINS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\d)(?:\^o(?!\w)|<sup>o</sup>)"), "°"),
    (re.compile(r"<sup>\s*(\d{1,3})\s*</sup>", re.I), lambda match: match[1].translate(RAISING)),
    (re.compile(r"</?(?:i|b|u|em|strong|span|sup|sub|font|a)\b[^<>]*>", re.I), ""),
    (re.compile(r"</?(?:p|div|ul|ol|li|table|tr|td|th|tbody)\b[^<>]*>", re.I), " "),
)
"""What a conversion leaves behind, and what stands there instead."""
_BULLET = re.compile(r"([ \t]*)[-*•–●▪·∙‣►▸✓✔➢■□\uf0b7\uf0a7](?:\s+(?=\S)|\s*$)")
_NUMBER = re.compile(r"([ \t]*)(\d{1,3}[.)])\s+(?=\S)")
_LETTER = re.compile(r"([ \t]*)((?:[A-Z]\d?|[a-z])[.)])\s+(?=\S)")
_SECOND_BULLET = re.compile(r"[o○◦-](?:\s+(?=\S)|$)")
_INNER_BULLET = re.compile(r"[o○◦]\s+(?=\S)")
_TABBED_ITEM = re.compile(r"\t+(?:[-*•–●▪·∙‣►▸✓✔➢■□○◦o\uf0b7\uf0a7]|[a-z0-9]{1,2}[.)])\s[^\t]*$")
"""An item of a list that stands further in, by tabs."""
_LABEL_AND_TAB = re.compile(
    r"(?P<indent>[ \t]*)(?:[-*•–●▪·∙‣►▸✓✔➢■□\uf0b7\uf0a7]|(?P<second>[o○◦])"
    r"|(?P<label>\(?(?:[A-Z]{1,2}\.?\d{0,2}|[a-z]{1,2}|[ivx]{1,5}|[IVX]{1,5}|\d{1,3})(?:[.)]\)?|°)"
    r"|[A-Z]\d?(?=\t+[^\t]{40})))\t+(?=[^\t\s][^\t]*$)"
)
"""A label with the tab that Word puts behind it, and no other column."""
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_STARTS_PART = re.compile(r"(?:artikel|art\.|bijlage|gegeven|verantwoording)\s", re.I)
_OPEN_WORD = re.compile(
    r"\b(?:aan|bij|de|der|door|een|en|het|in|met|naar|of|op|over|te|tot|uit|van|voor)$", re.I
)
"""After it a line does not end."""
_FULL_LINE = 60
"""A line with more letters goes to the end of the line: more may follow on the next page."""
_RULE = re.compile(r"[\s\-–—_=|:+]*")
_PIPED = re.compile(r"\s*\|[^|]+\|.*\|\s*")


def read_text_file(content: bytes, name: str, report: Report) -> list[Piece]:
    """The pieces of a text; what was cleaned goes into the report.

    Raises:
        UserError: it holds no text.
    """
    text = decode(content, name, report)
    if not clean(text).strip():
        raise UserError(f"{name} is leeg.", "Kies een bestand met de tekst van een protocol.")
    return read_text(text, report)


def read_text(text: str, report: Report, by_page: bool = False) -> list[Piece]:
    """The pieces of a text in which a form feed begins a new page.

    With `by_page` places are told by page alone, for a text whose lines nobody else sees.
    """
    text = re.sub(r"\r\n?|[\v\x85\u2028\u2029]", "\n", text)
    chunks: list[Chunk] = []
    page = 1 if by_page or "\f" in text else None
    is_open = False
    lines = text.split("\n")
    width = max(map(len, lines))
    has_lines = is_by_line(lines)
    lines = with_raised_notes(with_pipes(lines, only_grids=True))
    running = set() if by_page else running_lines(lines)
    rows = laid_out_rows(lines, running)
    in_rows = {at for row in rows.values() for at in row.lines}
    sheet = 0
    for count, raw in enumerate(lines, 1):
        if page is not None and "\f" in raw:
            page += raw.count("\f")
            is_open = False
        if "\f" in raw or count - 1 in running:
            sheet += 1
        line = None if by_page else count
        if count - 1 in running:
            what = f"Kop of voet van de bladzijde: {' '.join(raw.split())}"
            report.add(Outcome.CLEANED, what, line=line, page=page)
            is_open = False
            continue
        if count - 1 in in_rows:
            row = rows.get(count - 1)
            chunk = _chunk_of_row(row, line, page, report) if row else None
        else:
            raw = _without_noise(raw.replace("\f", ""), line, page, report)
            after_row = bool(chunks) and chunks[-1].kind == "row" and not is_data_row(chunks[-1])
            chunk = _chunk_of(raw, line, page, report, after_row)
            if chunk is not None and chunks and chunks[-1].kind == "item":
                _sink(chunk)
        if chunk is not None:
            chunk.sheet = sheet
        goes_on = is_open and chunk is not None and chunk.kind == "text"
        if goes_on and has_lines and chunk is not None:
            goes_on = goes_on_by_line(chunks[-1], chunk)
        if goes_on and chunk is not None and not stands_alone(chunks[-1], chunk, width):
            chunks[-1].lines += chunk.lines
        elif chunk is not None:
            chunks.append(chunk)
        is_open = chunk is not None and chunk.kind not in ("heading", "row")
    return Blocks(_joined(chunks, report), report).pieces()


def _without_noise(line: str, number: int | None, page: int | None, report: Report) -> str:
    """A line of a text without what a conversion left behind."""
    line = without_tags(_LINE_BREAK.sub(" ", line), number, report, page)
    return "\t".join(clean_line(cell) for cell in line.split("\t"))


def without_tags(line: str, number: int | None, report: Report, page: int | None = None) -> str:
    """A line without the tags and the signs that a conversion left behind; each is reported."""
    found: set[str] = set()
    for pattern, by in _REMAINS:
        found |= {match[0] for match in pattern.finditer(line)}
        line = pattern.sub(by, line)
    if found:
        what = f"Resten van een omzetting: {' '.join(sorted(found))}"
        report.add(Outcome.CLEANED, what, line=number, page=page)
    return line


def _chunk_of_row(row: LaidOutRow, number: int | None, page: int | None, report: Report) -> Chunk:
    """A row of a table that only the layout of the text shows."""
    cells = [
        "\n".join(_without_noise(line, number, page, report) for line in cell) for cell in row.cells
    ]
    return Chunk("row", [], number, page, cells=cells)


def _chunk_of(
    line: str, number: int | None, page: int | None, report: Report, after_row: bool
) -> Chunk | None:
    """What one line is; None for a line without words. `after_row`: it stands under a table row."""
    if not line.strip():
        return None
    if _RULE.fullmatch(line):
        report.add(Outcome.CLEANED, "Een lijn zonder woorden.", line=number, page=page)
        return None
    is_labelled = not after_row and "\t" in line
    if is_labelled and (match := _LABEL_AND_TAB.match(line.rstrip())):
        level = 1 if match["indent"] or match["second"] else 0
        text = line[match.end() :].strip()
        return Chunk("item", [text], number, page, level, match["label"] or "")
    is_item = not after_row and _TABBED_ITEM.match(f"{line.rstrip()} ") is not None
    if "\t" in line.strip() or (line.startswith("\t") and not is_item):
        cells = [cell.strip() for cell in line.split("\t", MAX_COLUMNS - 1)]
        cells[-1] = " ".join(cells[-1].split("\t"))
        return Chunk("row", [], number, page, cells=cells)
    if _PIPED.fullmatch(line):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|", MAX_COLUMNS - 1)]
        return Chunk("row", [], number, page, cells=cells)
    if match := _NOTE_LINE.match(line):
        return Chunk("note", [line[match.end() :].strip()], number, page, label=match[1])
    if match := _HASHES.match(line):
        return Chunk("heading", [line[match.end() :].strip()], number, page, level=len(match[1]))
    if match := _BULLET.match(line):
        return _item(line, match.end(), len(match[1].expandtabs(4)), number, page, report)
    if (match := _LETTER.match(line)) and (len(line) > 40 or match[2].islower()):
        level = 1 if match[1] and match[2].islower() else 0
        return Chunk("item", [line[match.end() :].strip()], number, page, level, match[2])
    if match := _NUMBER.match(line):
        level = 1 if match[1] else 0
        return Chunk("item", [line[match.end() :].strip()], number, page, level, match[2])
    return Chunk("text", [line.strip()], number, page)


def _sink(chunk: Chunk) -> None:
    """Make a line under an item that begins with "o" an item one level deeper."""
    match = _INNER_BULLET.match(chunk.lines[0]) if chunk.kind == "text" else None
    if match:
        chunk.kind, chunk.level, chunk.lines = "item", 1, [chunk.lines[0][match.end() :]]


def _item(
    line: str, at: int, indent: int, number: int | None, page: int | None, report: Report
) -> Chunk:
    text = line[at:].strip()
    level = 1 if indent else 0
    if match := _SECOND_BULLET.match(text):
        what = f"Een dubbel opsommingsteken: - {match[0].strip()}"
        report.add(Outcome.CLEANED, what, line=number, page=page)
        text, level = text[match.end() :], 1
    label = LABEL.match(text)
    if label is not None:
        text = text[label.end() :].strip()
    return Chunk("item", [text], number, page, level, label[0] if label else "")


def _joined(chunks: Sequence[Chunk], report: Report) -> list[Chunk]:
    """The chunks with paragraphs whole again that a page cut in two."""
    joined: list[Chunk] = []
    before: Chunk | None = None
    sheet = 0
    for chunk in chunks:
        if chunk.kind == "note":
            joined.append(chunk)
            continue
        if before is not None and _continues(before, chunk, chunk.sheet != sheet):
            before.lines += chunk.lines
            what = cut_sentence(" ".join(chunk.lines))
            report.add(Outcome.CLEANED, what, line=chunk.line, page=chunk.page)
        else:
            joined.append(chunk)
            before = chunk
        sheet = chunk.sheet
    return joined


def _continues(before: Chunk, chunk: Chunk, is_new_page: bool) -> bool:
    if chunk.kind != "text" or before.kind not in ("text", "item"):
        return False
    last, first = before.lines[-1], chunk.lines[0]
    is_short_heading = is_heading(before) and len(last) <= _FULL_LINE
    if len(before.lines) == 1 and LINK.fullmatch(last):
        return False
    if is_short_heading and not _OPEN_WORD.search(last):
        return False
    runs_on = is_new_page and len(last) > _FULL_LINE and not _STARTS_PART.match(first)
    return is_cut(last, first) or (runs_on and last[-1].isalnum())
