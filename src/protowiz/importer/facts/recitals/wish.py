"""The recital on the wish for a protocol."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.whole import Whole
from protowiz.importer.labels import label_of
from protowiz.importer.source import Piece

_NEW_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z“\"])")
_WISH = re.compile(
    r"\bwens\w*|\bwillen\b|\bsluiten\b|\bbekend\b|bekendgemaakt|\bgepublice|publica|bekendmaerd"
    r"|\bwebsites?\b|"
    r"publice|publica|bekendma",
    re.I,
)


def find_wish(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step with recital D."""
    for piece in pieces:
        label, text = label_of(piece)
        if not _WISH.search(text):
            continue
        found = {"letter": label} if label else {}
        more = [
            sentence for sentence in _NEW_SENTENCE.split(text)[1:] if not _WISH.search(sentence)
        ]
        return found | ({"aanvulling": " ".join(more)} if more else {})
    return {}
