"""Reading a PDF with text in it: its lines, ruled tables and raised note numbers, as a text."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import Any

from protowiz.errors import UserError
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece
from protowiz.importer.text_file import read_text

MAX_PAGES = 300
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PAGE_NUMBER = re.compile(r"(?:pagina|blz\.?|p\.)?\s*\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?", re.I)
_INDENT = 14.0
"""Points that an item of a list stands further in than the one above it."""


def read_pdf_file(content: bytes, name: str, report: Report) -> list[Piece]:
    """The pieces of a PDF.

    Raises:
        UserError: there is no pdfplumber, or the PDF is damaged, encrypted or without text.
    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError as error:
        raise UserError(
            "Voor PDF heeft protowiz een uitbreiding nodig.",
            "Installeer ze met: pip install 'protowiz[pdf]'",
        ) from error
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise UserError(
                    f"{name} telt meer dan {MAX_PAGES} bladzijden.", "Kies een ander bestand."
                )
            pages = [list(_lines(page)) for page in pdf.pages]
    except UserError:
        raise
    except Exception as error:  # pdfminer fails in many ways on a damaged file
        if isinstance(error.__cause__ or error, PDFPasswordIncorrect) or "assword" in repr(error):
            raise UserError(
                f"{name} is met een wachtwoord beveiligd.",
                "Bewaar het zonder wachtwoord en probeer opnieuw.",
            ) from error
        raise UserError(
            f"{name} is geen PDF, of het is beschadigd.", "Maak de PDF opnieuw uit het origineel."
        ) from error
    if not any(line.strip() for page in pages for line in page):
        raise UserError(
            f"{name} bevat alleen beelden en geen tekst.",
            "Laat er een tekstherkenning (OCR) over gaan, of voer het Word-bestand in.",
        )
    _drop_running_lines(pages, report)
    return read_text("\n\f".join("\n".join(page) for page in pages), report)


def _lines(page: Any) -> Iterator[str]:
    """The lines of a page from above to below, a blank one between paragraphs."""
    _raise_notes(page.chars)
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    free = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
    found: list[tuple[float, float, float, str]] = [
        (line["top"], line["bottom"], line["x0"], line["text"])
        for line in free.extract_text_lines(return_chars=False)
    ]
    left = min((x for _, _, x, _ in found), default=0.0)
    items = [(top, bottom, _indented(text, x - left)) for top, bottom, x, text in found]
    for table in tables:
        rows = ["\t".join(_cells(row)) for row in table.extract()]
        items.append((table.bbox[1], table.bbox[3], "\n".join(rows)))
    items.sort(key=lambda item: item[0])
    height = median([bottom - top for top, bottom, _, _ in found]) if found else 12.0
    below: float | None = None
    for top, bottom, text in items:
        if below is not None and top - below > 0.65 * height:
            yield ""
        yield text
        below = bottom


def _indented(text: str, by: float) -> str:
    return "  " * min(int(by / _INDENT), 8) + text


def _cells(row: list[str | None]) -> list[str]:
    return [" ".join((cell or "").split()) for cell in row]


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle_x, middle_y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= middle_x <= box[2] and box[1] <= middle_y <= box[3])


def _raise_notes(chars: list[dict[str, Any]]) -> None:
    """Write small digits above their line as raised ones, so that they are seen as note marks."""
    if not chars:
        return
    usual = median(char["size"] for char in chars)
    beside: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        beside.setdefault(int(char["bottom"] // 8), []).append(char)
    for char in chars:
        if char["size"] > 0.8 * usual or not str(char["text"]).isdigit():
            continue
        line = int(char["bottom"] // 8)
        near = [
            other["size"]
            for at in (line - 1, line, line + 1)
            for other in beside.get(at, ())
            if abs(other["x0"] - char["x0"]) < 60 and abs(other["bottom"] - char["bottom"]) < 8
        ]
        if char["size"] < 0.75 * max(near):
            char["text"] = char["text"].translate(_RAISED)


def _drop_running_lines(pages: list[list[str]], report: Report) -> None:
    """Take out page numbers, and what stands at the head or foot of most pages."""
    ends = Counter(
        line.strip() for page in pages for line in {*page[:3], *page[-3:]} if line.strip()
    )
    running = {line for line, count in ends.items() if count > 2 and count > len(pages) / 2}
    for number, page in enumerate(pages, 1):
        for at in (*range(len(page) - 1, max(len(page) - 4, -1), -1), *range(min(3, len(page)))):
            line = page[at].strip() if at < len(page) else ""
            if line and (line in running or _PAGE_NUMBER.fullmatch(line)):
                report.add(Outcome.CLEANED, f"Kop of voet van de bladzijde: {line}", page=number)
                page[at] = ""
