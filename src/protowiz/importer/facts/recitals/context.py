"""The recital on the context, the flow of the data and the integrator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import (
    Block,
    Heading,
    Item,
    Listing,
    Paragraph,
    words_of,
)
from protowiz.importer.facts.recitals.captions import caption_of, inline_caption
from protowiz.importer.facts.recitals.flow_words import is_flow
from protowiz.importer.facts.recitals.flows import without_flows
from protowiz.importer.facts.recitals.integrator import (
    INTEGRATOR,
    cut_denial,
    find_integrator,
    is_denial,
)
from protowiz.importer.facts.recitals.paragraphs import without_start, words_in
from protowiz.importer.facts.recitals.stepped_flows import without_steps
from protowiz.importer.facts.whole import Whole
from protowiz.importer.labels import is_caption, label_of, sort_of, split_label
from protowiz.importer.recitals import AGREED, RECITALS, scheme_of
from protowiz.importer.source import Piece

_INNER = re.compile(r"[\[(I]*(?P<letter>[A-Z])\.?\s?(?P<number>[1-4])(?!\w)\s*[.):\]–-]*\s*")
_VERB = re.compile(
    r"\b(?:is|zijn|ziet|zien|verloopt|verlopen|gebeurt|gebeuren|bestaat|bestaan|gaat|gaan|wordt"
    r"|worden|kent|omvat|omvatten|volgt|telt)\b",
    re.I,
)


@dataclass
class _Unit:
    """One part of the context: C1, C2 or C3, or a recital of its own."""

    number: str
    blocks: list[Block] = field(default_factory=list)
    has_caption: bool = False

    @property
    def text(self) -> str:
        return " ".join(words_of(self.blocks))


def find_context(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step with recital C."""
    pieces = [piece for piece in pieces if not AGREED.fullmatch(piece.text)]
    if not pieces:
        return {}
    recitals = [piece for step in RECITALS for piece in whole.parts.of_kind(step)]
    scheme = scheme_of(recitals)
    is_headed = is_caption(pieces[0]) and not label_of(pieces[0])[0]
    if (whole.parts.has_sections and scheme != "A") or (scheme == "1" and is_headed):
        scheme = ""  # a number is that of a step, not of a recital
    units = _units(pieces, scheme)
    label = next((label for label, _ in map(label_of, pieces) if sort_of(label) == scheme), "")
    letter = label.rstrip("0123456789") or label
    found: dict[str, Any] = {"letter": letter} if letter else {}
    is_split = _is_numbered(pieces, scheme)
    found["onderletters"] = is_split
    if is_split and any(unit.has_caption for unit in units):
        found["opschriften"] = True
    rest = [unit for unit in units if unit.number != "3"]
    if len(rest) > 1 and not any(unit.number for unit in rest):
        for unit in rest[1:]:
            enough = 1 if len(rest) == 2 else 2
            unit.number = "2" if is_flow(unit.text, enough) else ""
    flows: list[dict[str, Any]] = []
    for unit in rest:
        unit.blocks, more = without_flows(unit.blocks, whole)
        flows += more
    if len(rest) == 1 and not rest[0].number and not is_split:
        units = [*_split_by_flow(rest[0], bool(flows)), *(it for it in units if it not in rest)]
    units += _denials(units)
    third = [unit for unit in units if unit.number == "3"]
    rest = [unit for unit in units if unit not in third]
    about, others = ([unit.text for unit in part] for part in (third, rest))
    found |= find_integrator(about, others, whole, pieces[0])
    for unit in rest if not flows else ():
        if unit.number == "2":
            unit.blocks, more = without_steps(unit.blocks, whole)
            flows += more
    if flows:
        found["stromen"] = flows
    for name, numbers in (("aanleiding", ("", "1")), ("verloop", ("2", "4"))):
        blocks = [block for unit in rest if unit.number in numbers for block in unit.blocks]
        if blocks:
            found[name] = blocks_to_markdown(blocks).strip()
    return found


def _split_by_flow(unit: _Unit, has_flows: bool) -> list[_Unit]:
    """A context in one piece: its last paragraphs may tell the flow, and one the integrator.

    `has_flows`: rows of flows stood under the flow, so there is one.
    """
    blocks = list(unit.blocks)
    third: list[Block] = []
    last = Piece(blocks[-1]).text
    if len(blocks) > 1 and INTEGRATOR.search(last) and not cut_denial(blocks[-1]):
        third.append(blocks.pop())
    flow: list[Block] = []
    while len(blocks) > 1:
        tells_flow = is_flow(Piece(blocks[-1]).text)
        if not tells_flow and (flow or not has_flows):
            break
        flow.insert(0, blocks.pop())
    if flow and len(blocks) > 1 and isinstance(flow[0], Listing) and _leads(blocks[-1]):
        flow.insert(0, blocks.pop())
    return [_Unit("", blocks), _Unit("2", flow), *([_Unit("3", third)] if third else [])]


def _leads_as_sentence(block: Block, number: str) -> bool:
    """Whether a line that may be a caption is a sentence above a list."""
    words = Piece(block).text
    return not number and words.endswith(":") and bool(_VERB.search(words))


def _leads(block: Block) -> bool:
    """Whether a block is the line above a list."""
    return isinstance(block, Paragraph) and words_in(block).endswith(":")


def _denials(units: Sequence[_Unit]) -> list[_Unit]:
    """Why no integrator is used, where that ends the flow or the whole: cut off as a part."""
    if not units or any(unit.number == "3" for unit in units):
        return []
    last = next((unit for unit in units if unit.number == "2" and unit.blocks), units[-1])
    if len(last.blocks) > 1 and is_denial(last.blocks[-1]):
        return [_Unit("3", [last.blocks.pop()])]
    cut = cut_denial(last.blocks[-1]) if last.blocks else None
    if cut is None:
        return []
    last.blocks[-1] = cut[0]
    return [_Unit("3", [cut[1]])]


def _is_numbered(pieces: Sequence[Piece], scheme: str) -> bool:
    """Whether the parts are labelled C1, C2, C3."""
    labelled = (_inner_label(label, block) for label, block, _ in _stream(pieces, scheme))
    return any(number for number, _ in labelled)


def _units(pieces: Sequence[Piece], scheme: str) -> list[_Unit]:
    """The parts of the context, without their labels and captions."""
    units: list[_Unit] = []
    has_labels = bool(scheme)
    for label, block, is_first in _stream(pieces, scheme):
        number, block = _inner_label(label, block)
        caption = caption_of(block, bool(number))
        has_inline = False
        if caption is None and is_first:
            inline, block = inline_caption(block)
            has_inline = bool(number and inline)
            number = number or inline
        if caption is not None and not number and not caption and has_labels:
            caption = None  # a caption within a part, which says nothing of the parts
        goes_on = not has_labels and bool(units) and _goes_on(units[-1], block)
        is_next = is_first and not goes_on and (label or not has_labels)
        starts = number or caption or is_next
        if starts or not units:
            units.append(_Unit(number or caption or ""))
        units[-1].has_caption = units[-1].has_caption or has_inline
        is_caption_alone = caption is not None and not _leads_as_sentence(block, number)
        if is_caption_alone and (number or caption) and not units[-1].blocks:
            units[-1].has_caption = bool(number) or not Piece(block).text.endswith(":")
        elif words_of((block,)):
            units[-1].blocks.append(block)
    for unit in units:
        if not unit.number and INTEGRATOR.search(unit.text) and len(unit.text) < 600:
            tells_flow = is_flow(unit.text)
            unit.number = "3" if len(units) > 1 and not tells_flow else ""
    return [unit for unit in units if unit.blocks or unit.has_caption]


def _goes_on(unit: _Unit, block: Block) -> bool:
    """Whether a block without a label belongs to a part: under its caption, or in its list."""
    if unit.number in ("2", "3") and (unit.has_caption or not unit.blocks):
        return True
    if not isinstance(block, Listing) or not unit.blocks:
        return False
    last = unit.blocks[-1]
    is_list = isinstance(last, Listing) and bool(unit.number or len(unit.blocks) > 1)
    return is_list or (isinstance(last, Paragraph) and words_in(last).endswith(":"))


def _stream(pieces: Sequence[Piece], scheme: str) -> Iterator[tuple[str, Block, bool]]:
    """The blocks with the labels they stand behind; those of a labelled part one by one.

    The last tells whether the block begins a piece.
    """
    for piece in pieces:
        if isinstance(piece.block, Listing):
            yield from _items(piece.block, scheme)
        elif isinstance(piece.block, Heading | Paragraph):
            label, rest = split_label(piece.text)
            cut = len(piece.text) - len(rest)
            is_inner = bool(_INNER.match(piece.text))
            leads = sort_of(label) == scheme and bool(label) and not is_inner
            yield (
                (label, without_start(piece.block, cut), True) if leads else ("", piece.block, True)
            )
        else:
            yield "", piece.block, True


def _items(listing: Listing, scheme: str) -> Iterator[tuple[str, Block, bool]]:
    for item in listing.items:
        label = item.label.strip("[(.):°] ")
        first = item.blocks[0] if item.blocks else None
        if not label and isinstance(first, Paragraph) and scheme:
            label, rest = split_label(words_in(first))
            if _INNER.match(words_in(first)) or (label and sort_of(label) == scheme):
                cut = len(words_in(first)) - len(rest)
                item = Item((without_start(first, cut), *item.blocks[1:]), f"{label}.")
        if not (label and sort_of(label) == scheme) and not _INNER.match(item.label):
            yield "", Listing((item,)), True
            continue
        for at, block in enumerate(item.blocks):
            if isinstance(block, Listing) and _INNER.match(block.items[0].label):
                yield from _items(block, scheme)
            else:
                yield (item.label if at == 0 else ""), block, at == 0


def _inner_label(label: str, block: Block) -> tuple[str, Block]:
    """The number of C1, C2 or C3, and the block without that label."""
    if match := _INNER.match(label):
        return match["number"], block
    if isinstance(block, Heading | Paragraph) and (match := _INNER.match(words_in(block))):
        return match["number"], without_start(block, match.end())
    return "", block
