"""Rendering a draft to the bytes of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from protowiz.document.markdown_writer import write_markdown
from protowiz.document.tree import Document

Format = Literal["md", "docx"]


def to_bytes(document: Document, to: Format, house_style: Path | None = None) -> bytes:
    """The file of a document in a format.

    Raises:
        UserError: the house style cannot be used.
    """
    if to == "md":
        return write_markdown(document).encode()
    from protowiz.render.word.writer import write_docx  # python-docx costs 0.14 s to import

    return write_docx(document, house_style)
