"""The flows whose steps are listed one by one under the words on the way the data go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Block, Heading, Listing, Paragraph
from protowiz.importer.facts.actors import as_group, only, party_ids, receivers, senders
from protowiz.importer.facts.articles.directions import Direction, direction_in
from protowiz.importer.facts.recitals.flow_words import is_flow
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_CHANNELS = (
    (
        "een beveiligde bestandsserver (sftp)",
        r"s?ftps?\b|\w{0,20}server\b|uitwisselmap|gedeelde map",
    ),
    ("een webservice", r"web ?services?|webdienst|\bAPI\b"),
    (
        "een versleutelde bijlage bij een e-mail",
        r"bijlage (?:bij|van|in) (?:een |de )?e-?mail|(?:versleutelde|beveiligde) e-?mail",
    ),
    (
        "een beveiligd webportaal",
        r"\w{0,20}portaal\b|web ?toepassing|\w{0,20}loket\b|onderzoekskluis",
    ),
    ("het platform van een dienstenintegrator", r"dienstenintegrator|\bMAGDA\b|eHealth-?platform"),
)
_LEADS = re.compile(r"\bstap(?:pen)?\b|als volgt|\bvolgende\b|:\W*$", re.I)
_MOST_WORDS = 120
"""Letters of a line above steps that says from whom to whom."""


def without_steps(
    blocks: Sequence[Block], whole: Whole
) -> tuple[list[Block], list[dict[str, Any]]]:
    """The blocks without the lists of steps, and a row for each flow that has steps.

    A list of which nobody knows whose flow it is stays where it stands.
    """
    rest: list[Block] = []
    rows: list[dict[str, Any]] = []
    words = " ".join(Piece(block).text for block in blocks)
    above = ""
    at: int | None = None
    for place, block in enumerate(blocks):
        way = _way(above, whole)
        if not isinstance(block, Listing):
            text = Piece(block).text
            is_line = isinstance(block, Heading | Paragraph) and len(text) <= _MOST_WORDS
            above = text if is_line or _LEADS.search(text[-80:]) else ""
            rest.append(block)
            at = None
        elif at is not None:
            rows[at]["stappen"] += _steps(block)
        elif way.sender and way.receiver and _are_steps(blocks, place, above):
            row: dict[str, Any] = {"van": way.sender, "naar": way.receiver}
            if channel := _channel(Piece(block).text) or _channel(words):
                row["kanaal"] = channel
            rows.append(row | {"stappen": _steps(block)})
            at = len(rows) - 1
            if direction_in(above, whole).receiver and rest:
                rest.pop()  # its only words are now told by the row
        else:
            rest.append(block)
    return rest, rows


def _way(above: str, whole: Whole) -> Direction:
    """From whom to whom the steps lead: as the line above them says, or as the roles are."""
    told = direction_in(above, whole) if len(above) <= _MOST_WORDS else Direction()
    if told.sender and told.receiver:
        return told
    sending, receiving = only(senders(whole)), only(receivers(whole))
    everyone = as_group(party_ids(whole), whole)
    is_plain = sending != receiving and len(everyone) == 2
    return Direction(sending, receiving) if is_plain else Direction()


def _are_steps(blocks: Sequence[Block], place: int, above: str) -> bool:
    """Whether the list at a place tells, step by step, how the data go."""
    items = [item for block in blocks[place:] if isinstance(block, Listing) for item in block.items]
    block = blocks[place]
    is_counted = isinstance(block, Listing) and block.items[0].label.strip("([")[:1] in ("1", "a")
    is_led = is_counted or bool(_LEADS.search(above))
    return is_led and len(items) > 1 and is_flow(" ".join(Piece(it).text for it in blocks), 2)


def _steps(block: Listing) -> list[str]:
    return [blocks_to_markdown(item.blocks).strip() for item in block.items]


def _channel(text: str) -> str | None:
    """The channel that a text names first."""
    found = [
        (match.start(), name)
        for name, words in _CHANNELS
        if (match := re.search(rf"\b(?:{words})", text, re.I))
    ]
    return min(found)[1] if found else None
