"""Tracked changes: what a redline adds and removes, as Word lets one accept or reject it."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from protowiz.document.tree import Mark
from protowiz.render.word.text import xml_text

_ELEMENTS = {Mark.ADDED: "ins", Mark.REMOVED: "del"}


class Tracking:
    """Writes the changes of one author at one time."""

    def __init__(self, author: str, when: datetime) -> None:
        moment = when.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._by = f'w:author="{xml_text(author)}" w:date="{moment}"'
        self._ids = count(1)

    def runs(self, xml: str, mark: Mark) -> str:
        """Runs that were added or removed; others as they are."""
        if mark is Mark.KEPT or not xml:
            return xml
        if mark is Mark.REMOVED:
            xml = xml.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"<w:{_ELEMENTS[mark]} {self._attributes}>{xml}</w:{_ELEMENTS[mark]}>"

    def sign(self, mark: Mark) -> str:
        """What says of a row, or of the end of a paragraph, that it was added or removed."""
        return "" if mark is Mark.KEPT else f"<w:{_ELEMENTS[mark]} {self._attributes}/>"

    @property
    def _attributes(self) -> str:
        return f'w:id="{next(self._ids)}" {self._by}'
