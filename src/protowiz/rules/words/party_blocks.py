"""The text of each party in an own text of the parties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protowiz.draft.steps.parties import Party
from protowiz.rules.case import Case, Passage
from protowiz.rules.words.party_names import words_in
from protowiz.rules.words.patterns import lazy

_BETWEEN = lazy(
    r"\W*(?:tussen|en|anderzijds|enerzijds|de ondergetekenden|tussen de ondergetekenden)\W*",
    re.IGNORECASE,
)
_CALLED = lazy(r"^\W*(?:elk afzonderlijk )?hierna\b", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """All that stands about one party, and the passages it stands in."""

    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)


def blocks(case: Case) -> list[Block]:
    """The own text of the parties in pieces: one a paragraph, with the "hierna" that follows it."""
    pieces: list[list[Passage]] = []
    for passage in case.of("partijen"):
        if passage.kind in ("heading", "note") or _BETWEEN.fullmatch(passage.text):
            continue
        if pieces and _CALLED.match(passage.text):
            pieces[-1].append(passage)
        else:
            pieces.append([passage])
    return [Block(tuple(piece)) for piece in pieces]


def block_of(case: Case, party: Party) -> Block | None:
    """The piece that begins with the name of a party, or holds it; None where parties share one."""
    official = words_in(party.officiele_naam or "")
    if not official or any(passage.kind == "cell" for passage in case.of("partijen")):
        return None
    best: tuple[int, int, Block] | None = None
    for at, block in enumerate(blocks(case)):
        told = words_in(block.text)
        if set(official) <= set(told):
            first = max(told.index(word) for word in official)
            if best is None or (first, at) < best[:2]:
                best = (first, at, block)
    return best[2] if best else None


_TWO = (
    "**Tussen**\n\nHet Agentschap Schooltoelagen Vlaanderen, Voorbeeldlaan 12, 1000 Brussel, "
    "ondernemingsnummer 0999.000.129, vertegenwoordigd door Griet Maesveld, "
    "administrateur-generaal,\n\nhierna “ASV”;\n\n**en**\n\nDe stad Voorbeeldegem, {}, "
    "ondernemingsnummer 0999.012.304, vertegenwoordigd door Joris Lindebos, voorzitter van de "
    "gemeenteraad{},\n\nhierna {}\n\nASV en de stad zijn elk verwerkingsverantwoordelijke voor hun "
    "eigen verwerking."
)
_SEAT, _DECISION = "Dorpsplein 1, 9999 Voorbeeldegem", " (gemeenteraadsbeslissing van 26 mei 2026)"


def two_parties(seat: str = _SEAT, decision: str = _DECISION, called: str = "“stad”;") -> str:
    """An own text of the parties, for examples."""
    return _TWO.format(seat, decision, called)
