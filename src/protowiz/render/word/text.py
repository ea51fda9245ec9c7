"""Text as XML can hold it, and how much room it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from protowiz.document.tree import Break, Inline, Note

CHARACTER = 130
"""About the width of a character in twentieths of a point; house styles differ in their fonts."""

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text for an element or an attribute, without the characters that XML 1.0 forbids."""
    return escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})


def shown_text(inlines: Iterable[Inline]) -> str:
    """What stands on the page itself: the text without its footnotes."""
    return "".join(
        " " if isinstance(inline, Break) else inline.text
        for inline in inlines
        if not isinstance(inline, Note)
    )
