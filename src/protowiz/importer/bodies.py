"""What the parties are called, and which text tells what one of them is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from protowiz.importer.source import Piece

_GIVEN_NAME = re.compile(
    r"[“\"‘'«„](?:(?:de|het)\s)?(?P<quoted>[^“”\"‘’'«»„\n]{2,60})[”\"’'»“]|\b(?:hierna|verder)\s"
    r"(?:(?:genoemd|te\snoemen|aangeduid\sals)\s)?(?:(?:de|het)\s)?(?P<plain>[\w-]{2,40})",
    re.I,
)
_NO_PARTY = {"partij", "partijen", "genoemd", "e-govdecreet", "avg"}
_IS_SOMETHING = re.compile(
    r"\s(?:is|werd)\s(?=[^.;]{0,160}\bopgericht\b)|"
    r"\s(?:is|zijn|werd|werden|wordt|vormt|vormen)\s(?:(?:een|het|de|als)\s(?!van\b)|opgericht|"
    r"ingericht|erkend|lokale|vlaamse|federale)",
    re.I,
)


def names_in(opening: Sequence[Piece]) -> set[str]:
    """The names that the pieces about the parties give them, in small letters."""
    words = " ".join(piece.text for piece in opening)[:20_000]
    given = (match["quoted"] or match["plain"] for match in _GIVEN_NAME.finditer(words))
    return {name.casefold() for name in given} - _NO_PARTY


def tells_body(text: str, names: Collection[str]) -> str | None:
    """The party that a text begins with, if it goes on with what that is."""
    verb = _IS_SOMETHING.search(text[:200]) if names else None
    if verb is None:
        return None
    name = re.sub(r"^(?:de|het)\s", "", text[: verb.start()].casefold())
    return name if name in names else None
