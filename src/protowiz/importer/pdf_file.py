"""Reading a PDF with text in it: its lines, ruled tables and raised note numbers, as a text."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from protowiz.errors import UserError
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece
from protowiz.importer.split_words import SplitWords
from protowiz.importer.text_file import read_text

MAX_PAGES = 300
MAX_SECONDS = 20.0
"""So long may one page take; where the system can count work, `pdf_pages` stops much earlier."""
MAX_LETTERS = 10_000_000
_PAGE_NUMBER = re.compile(r"(?:pagina|blz\.?|p\.)?\s*\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?", re.I)
_HEADING = re.compile(r"(?:artikel|art\.|bijlage)\s", re.I)
_UNREADABLE = re.compile(r"\(cid:\d+\)")

Progress = Callable[[int, int], None]
"""Told after each page: how many are read, and of how many."""


def read_pdf_file(
    content: bytes, name: str, report: Report, progress: Progress | None = None
) -> list[Piece]:
    """The pieces of a PDF.

    Raises:
        UserError: there is no pdfplumber, or the PDF is damaged, encrypted, without text, or asks
            for too much time or memory.
    """
    if importlib.util.find_spec("pdfplumber") is None:
        raise UserError(
            "Voor PDF heeft protowiz een uitbreiding nodig.",
            "Installeer ze met: pip install 'protowiz[pdf]'",
        )
    pages = list(_pages(content, name, progress))
    if not any(line for page in pages for _, line in page):
        raise UserError(
            f"{name} bevat alleen beelden en geen tekst.",
            "Laat er een tekstherkenning (OCR) over gaan, of voer het Word-bestand in.",
        )
    _drop_running_lines(pages, report)
    text = "\n\f".join(_texts(pages, report))
    if unreadable := len(_UNREADABLE.findall(text)):
        what = f"Tekens die deze PDF niet als letters bevat, staan als (cid:…) ({unreadable})."
        report.add(Outcome.DOUBTFUL, what)
    return read_text(text, report, by_page=True)


def _pages(content: bytes, name: str, progress: Progress | None) -> Iterator[list[Any]]:
    """The lines of each page, from a process that can be stopped."""
    command = [sys.executable, "-P", "-m", "protowiz.importer.pdf_pages"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        try:
            with _Stopwatch(reader) as watch:
                _send(reader, content)
                total = count = letters = 0
                for line in reader.stdout:
                    watch.begin()
                    letters += len(line)
                    answer = json.loads(line)
                    if isinstance(answer, list):
                        count += 1
                        yield answer
                        if progress is not None:
                            progress(count, total)
                        watch.begin()
                    elif "error" in answer:
                        raise _refused(name, answer["error"])
                    else:
                        total = answer["pages"]
                    if total > MAX_PAGES or letters > MAX_LETTERS:
                        raise _refused(name, "pages")
            if reader.wait() != 0:
                raise _refused(name, "memory")
        finally:
            reader.kill()


def _send(reader: subprocess.Popen[bytes], content: bytes) -> None:
    assert reader.stdin is not None
    try:
        reader.stdin.write(content)
        reader.stdin.close()
    except BrokenPipeError:
        pass  # it ended before; how is told by its exit code


class _Stopwatch:
    """Ends a process that is silent for too long."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._timer = threading.Timer(0, process.kill)

    def begin(self) -> None:
        """Begin to count anew."""
        self._timer.cancel()
        self._timer = threading.Timer(MAX_SECONDS, self._process.kill)
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> _Stopwatch:
        self.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _refused(name: str, why: str) -> UserError:
    match why:
        case "password":
            return UserError(
                f"{name} is met een wachtwoord beveiligd.",
                "Bewaar het zonder wachtwoord en probeer opnieuw.",
            )
        case "pages":
            return UserError(
                f"{name} telt meer dan {MAX_PAGES} bladzijden.", "Kies een ander bestand."
            )
        case "memory":
            return UserError(
                f"{name} vraagt te veel tijd of geheugen om te lezen.",
                "Maak de PDF opnieuw uit het origineel, of voer het Word-bestand in.",
            )
        case _:
            return UserError(
                f"{name} is geen PDF, of het is beschadigd.",
                "Maak de PDF opnieuw uit het origineel.",
            )


def _texts(pages: list[list[Any]], report: Report) -> Iterator[str]:
    """Each page as a text; the cells of a row stand between tabs."""
    found = (line for page in pages for _, line in page)
    words = (
        line if isinstance(line, str) else " ".join(part for cell in line for part in cell)
        for line in found
    )
    split_words = SplitWords(words, report)
    for number, page in enumerate(pages, 1):
        yield "\n".join(
            line
            if isinstance(line, str)
            else "\t".join(
                " ".join(split_words.joined(cell, None, number).split()) for cell in line
            )
            for _, line in page
        )


def _drop_running_lines(pages: list[list[Any]], report: Report) -> None:
    """Take out page numbers, and what stands at the head or foot of most pages."""
    ends = [_ends(page) for page in pages]
    places = Counter(place for page in ends for place in {_place(*page[at]) for at in page})
    for number, (page, lines) in enumerate(zip(pages, ends, strict=True), 1):
        for at, (top, line) in lines.items():
            count = places[_place(top, line)]
            if count > max(1, len(pages) / 3) or _PAGE_NUMBER.fullmatch(line):
                what = f"Kop of voet van de bladzijde: {line}"
                report.add(Outcome.CLEANED, what, page=number)
                page[at] = (top, "")


def _ends(page: list[Any]) -> dict[int, tuple[float, str]]:
    """The first and the last three lines of a page by their number."""
    lines = [at for at, (_, line) in enumerate(page) if isinstance(line, str) and line.strip()]
    ends = {at: (page[at][0], page[at][1].strip()) for at in {*lines[:3], *lines[-3:]}}
    return {at: end for at, end in ends.items() if not _HEADING.match(end[1])}


def _place(top: float, line: str) -> tuple[int, str]:
    """What is the same on each page for a head or foot: its height and its words."""
    return round(top / 4), re.sub(r"\d+", "#", line)
