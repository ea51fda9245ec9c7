"""The encoding of a text."""

from __future__ import annotations

import re

from protowiz.errors import UserError
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import MAX_LETTERS, MAX_LINES, MAX_PARAGRAPH, too_large

_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(content: bytes, name: str, report: Report) -> str:
    """The text of a file in UTF-8, UTF-16, Windows-1252 or Mac Roman.

    Raises:
        UserError: it is none of these, so no text at all; or there is too much of it.
    """
    text = _decoded(content, name, report)
    if "\0" in text:
        raise UserError(
            f"{name} is geen tekstbestand.", "Kies een tekst-, Markdown-, Word- of PDF-bestand."
        )
    lines = text.splitlines()
    if (
        len(text) > MAX_LETTERS
        or max(len(lines), text.count("|"), text.count("\t")) > MAX_LINES
        or max(map(len, lines), default=0) > MAX_PARAGRAPH
    ):
        raise too_large(name)
    return text


def _decoded(content: bytes, name: str, report: Report) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        report.add(Outcome.CLEANED, "De tekst stond in UTF-16 en is omgezet.")
        return content.decode("utf-16", errors="replace")
    for order, nought in (("utf-16-le", content[1:200:2]), ("utf-16-be", content[0:200:2])):
        if len(content) > 3 and nought and nought.count(0) > len(nought) * 0.7:
            report.add(Outcome.CLEANED, "De tekst stond in UTF-16 en is omgezet.")
            return content.decode(order, errors="replace")
    text = content.decode("utf-8-sig", errors="replace")
    wrong = text.count("\ufffd")
    if wrong and wrong > 0.2 * sum(not char.isascii() for char in text):
        is_mac = b"\r" in content.replace(b"\r\n", b"") or _NOT_WINDOWS.search(content)
        name, encoding = ("Mac Roman", "mac_roman") if is_mac else ("Windows-1252", "cp1252")
        report.add(Outcome.CLEANED, f"De tekst stond in {name} en is omgezet.")
        return content.decode(encoding, errors="replace")
    if wrong:
        report.add(Outcome.DOUBTFUL, f"Tekens die niet te lezen zijn, staan als \ufffd ({wrong}).")
    return text
