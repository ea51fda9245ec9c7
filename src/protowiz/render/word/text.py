"""Text as XML can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text for an element or an attribute, without the characters that XML 1.0 forbids."""
    return escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})
