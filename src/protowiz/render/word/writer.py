"""The document tree to a .docx, in our own style or in that of a house."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from protowiz.document.tree import Document
from protowiz.errors import UserError
from protowiz.render.word.blocks import BlockWriter, Place
from protowiz.render.word.house_style import (
    open_house_style,
    set_header_and_footer,
    set_language,
    set_properties,
    text_width,
)
from protowiz.render.word.styles import Styles
from protowiz.render.word.tracking import Tracking
from protowiz.resources import templates_folder

NO_TIME = datetime(2000, 1, 1)
"""Of the changes of a document that has none."""
REMEDY = "Geef een Word-document (.docx) op; een .doc of .dotx slaat u eerst op als .docx."


def write_docx(
    document: Document,
    house_style: Path | None = None,
    author: str = "protowiz",
    when: datetime = NO_TIME,
) -> bytes:
    """The Word file of a document; the same document gives the same bytes.

    What a redline adds and removes are tracked changes of `author` at `when` (UTC).

    Raises:
        UserError: the house style cannot be read or is no .docx.
    """
    path = house_style or templates_folder() / "huisstijl.docx"
    try:
        word = open_house_style(path)
        styles = Styles(word)
        set_language(word)
        set_properties(word, document)
        set_header_and_footer(word, styles, document)
        writer = BlockWriter(word, styles, Tracking(author, when))
        place = Place(text_width(word))
    except UserError:
        raise
    except OSError as error:
        raise UserError(f"De huisstijl {path} kan niet gelezen worden.", REMEDY) from error
    except Exception as error:  # a damaged or odd package fails in many ways in zipfile and lxml
        raise UserError(f"De huisstijl {path} is geen geldig Word-document.", REMEDY) from error
    text = writer.story(document.blocks, place)
    body = word.element.body
    body[0:0] = list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{text}</w:body>"))
    return _stable(word)


def _stable(word: WordDocument) -> bytes:
    """The package with fixed times, so that equal documents give equal files."""
    first = io.BytesIO()
    word.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return second.getvalue()
