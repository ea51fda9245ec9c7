"""From a file to a draft with a report: `import_file`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from protowiz.document.tree import Block
from protowiz.draft.reading import IMPORT_KEY
from protowiz.draft.text import clean_line
from protowiz.errors import UserError
from protowiz.importer.build import build
from protowiz.importer.markdown_file import read_markdown_file
from protowiz.importer.parts import assign
from protowiz.importer.pdf_file import Progress, read_pdf_file
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece, is_too_large, too_large
from protowiz.importer.text_file import read_text_file
from protowiz.importer.word_file import read_word_file
from protowiz.workspace.files import read_bytes

_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What Word puts a document with a password in."""
_OTHER_KINDS = (
    (_OLD, "een oud Word-bestand (.doc)"),
    (b"{\\rtf", "een RTF-bestand"),
    (b"%PDF", "een PDF"),
)
_READERS = {
    ".docm": read_word_file,
    ".docx": read_word_file,
    ".dotx": read_word_file,
    ".md": read_markdown_file,
    ".txt": read_text_file,
}
KINDS = tuple(sorted([*_READERS, ".pdf"]))
"""The suffixes of the files that can be brought in."""
OPENING = 12
"""So many pieces from the beginning say what kind of text it is."""
_OTHER_INSTRUMENTS = (
    (
        "een federaal protocol (artikel 20 van de wet van 30 juli 2018)",
        re.compile(r"artikel 20\b.{0,80}\bwet van 30 juli 2018", re.I),
    ),
    (
        "een onderlinge regeling tussen gezamenlijke verwerkingsverantwoordelijken (art. 26 AVG)",
        re.compile(r"\bonderlinge regeling\b", re.I),
    ),
)
_ABOUT_DATA = re.compile(
    r"\bprotocol\b.{0,200}\b(?:persoons)?gegevens|\bart(?:ikel|\.) 20\b|onderlinge regeling", re.I
)
_DRAFT_LINE = re.compile(r"ONTWERP\b.{0,60}")


@dataclass(frozen=True)
class Imported:
    """A draft made from a file, and what became of everything in it."""

    raw: dict[str, Any]
    """The answers of the draft, with what it keeps of the report."""
    report: Report
    is_protocol: bool
    """Whether the text has anything of a protocol or of a similar instrument."""


def import_file(path: Path, progress: Progress | None = None) -> Imported:
    """Read a protocol that exists as text, Markdown, Word or PDF.

    `progress` is told after each page of a PDF how many are read and of how many.

    Raises:
        UserError: the file cannot be read, or is of a kind that cannot be brought in.
    """
    report = Report()
    pieces = _pieces(read_bytes(path), path.name, KINDS, report, progress)
    if pieces and _DRAFT_LINE.match(pieces[0].text):
        report.add(Outcome.CLEANED, "De regel ONTWERP bovenaan.", line=pieces[0].line)
        del pieces[0]
    opening = " ".join(piece.text for piece in pieces[:OPENING])
    for kind, words in _OTHER_INSTRUMENTS:
        if words.search(opening):
            what = f"Dit lijkt {kind}, geen protocol van artikel 8 van het e-govdecreet."
            report.add(Outcome.DOUBTFUL, what)
    parts = assign(pieces, report)
    if not parts.has_articles:
        what = "In deze tekst staan geen artikelen: is dit wel een protocol?"
        report.add(Outcome.DOUBTFUL, what)
    raw = build(parts, report)
    report.give_steps(
        {
            step: (pieces[0].page or 0, pieces[0].line or 0)
            for step, pieces in parts.pieces.items()
            if pieces
        }
    )
    raw[IMPORT_KEY] = report.as_answers(clean_line(path.name))
    is_protocol = parts.has_articles or bool(_ABOUT_DATA.search(opening))
    return Imported(raw, report, is_protocol)


def read_blocks(content: bytes, name: str) -> tuple[Block, ...]:
    """The text of a Word file, with its footnotes; tracked changes as if they were accepted.

    Raises:
        UserError: it is no Word file, or damaged.
    """
    return tuple(piece.block for piece in _pieces(content, name, (".docx",), Report(), None))


def _pieces(
    content: bytes, name: str, kinds: Sequence[str], report: Report, progress: Progress | None
) -> list[Piece]:
    """What stands in a file of one of some kinds."""
    suffix = Path(name).suffix.lower()
    if suffix not in kinds:
        raise UserError(
            f"{name} kan niet gelezen worden.", f"Geef een bestand op {', '.join(kinds)}."
        )
    if content.startswith(_OLD) and _LOCKED in content:
        raise UserError(
            f"{name} is met een wachtwoord beveiligd.",
            "Bewaar het zonder wachtwoord en probeer opnieuw.",
        )
    for start, kind in _OTHER_KINDS:
        if content.startswith(start) and suffix != ".pdf":
            raise UserError(
                f"{name} is {kind}, wat de naam ook zegt.",
                "Bewaar het als .docx, of geef het zijn eigen naam terug.",
            )
    if suffix == ".pdf":
        pieces = read_pdf_file(content, name, report, progress)
    else:
        pieces = _READERS[suffix](content, name, report)
    if not pieces:
        raise UserError(f"{name} bevat geen woorden.", "Kies het bestand met de tekst.")
    if is_too_large(pieces):
        raise too_large(name)
    return pieces
