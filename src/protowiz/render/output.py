"""Rendering a draft to the bytes of a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

from protowiz.document.markdown_writer import write_markdown
from protowiz.document.tree import Document
from protowiz.errors import UserError

Format = Literal["md", "docx"]


def check_suffix(target: Path, to: Format) -> None:
    """Refuse a file name that promises another format than it gets.

    Raises:
        UserError: the name ends otherwise.
    """
    if target.suffix.lower() not in ("", f".{to}"):
        raise UserError(
            f"{target.name} is geen naam voor dit formaat.",
            f"Laat de bestandsnaam eindigen op .{to}; een pdf maakt u daarna in Word.",
        )


def to_bytes(
    document: Document,
    to: Format,
    house_style: Path | None = None,
    author: str = "protowiz",
    when: datetime | None = None,
) -> bytes:
    """The file of a document in a format.

    `author` and `when` (UTC): of the changes that a redline tracks in Word.

    Raises:
        UserError: the house style cannot be used.
    """
    if to == "md":
        return write_markdown(document).encode()
    from protowiz.render.word.writer import (
        NO_TIME,
        write_docx,
    )  # python-docx costs 0.14 s to import

    return write_docx(document, house_style, author, when or NO_TIME)
