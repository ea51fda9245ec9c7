"""The flows of the data that are told in the words that a protocol of protowiz has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Block, Listing, Paragraph
from protowiz.draft.ask import field_of
from protowiz.draft.steps.recitals import Flow
from protowiz.importer.facts.names import split_article
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_OTHER_CHANNEL = "een ander kanaal"
_FLOW = re.compile(
    r"(?P<sender>[^:.]{2,120}?)\s(?:bezorgt|bezorgen)\saan\s(?P<receiver>[^:.]{2,120}):\s"
    r"(?P<what>.{2,1000}?)\.\sDat\sgebeurt\svia\s(?P<channel>[^;]{2,300}?)"
    r"(?:;\sde\sgegevens\skomen\stoe\sbij\s(?P<processor>.{2,300}?),\s"
    r"verwerker\svan\s(?P<of>.{2,120}?))?\."
)


def without_flows(
    blocks: Sequence[Block], whole: Whole
) -> tuple[list[Block], list[dict[str, Any]]]:
    """The blocks that tell no flow, and a row for each flow with the steps listed under it."""
    rest: list[Block] = []
    rows: list[dict[str, Any]] = []
    is_under_flow = False
    for block in blocks:
        row = _flow(Piece(block).text, whole) if isinstance(block, Paragraph) else None
        if row is not None:
            rows.append(row)
        elif is_under_flow and isinstance(block, Listing) and block.items[0].label[:1].isdigit():
            steps = [blocks_to_markdown(item.blocks).strip() for item in block.items]
            rows[-1].setdefault("stappen", []).extend(steps)
        else:
            rest.append(block)
            is_under_flow = False
            continue
        is_under_flow = True
    return rest, rows


def _flow(text: str, whole: Whole) -> dict[str, Any] | None:
    """The answers about one flow; None if the text is not of that shape."""
    match = _FLOW.fullmatch(text)
    sender, receiver = (match and _party(match[end], whole) for end in ("sender", "receiver"))
    if not match or not sender or not receiver:
        return None
    row = {"van": sender, "naar": receiver, "wat": match["what"]}
    if match["channel"] in field_of(Flow, "kanaal").choices:
        row["kanaal"] = match["channel"]
    else:
        row |= {"kanaal": _OTHER_CHANNEL, "ander_kanaal": match["channel"]}
    return row | ({"verwerker": match["processor"]} if match["processor"] else {})


def _party(name: str, whole: Whole) -> str | None:
    """The one party or group that a name is of."""
    bare = split_article(name.strip())[1].casefold()
    found = {ident for known, ident in whole.names if known == bare}
    return found.pop() if len(found) == 1 else None
