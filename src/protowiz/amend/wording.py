"""Amendments in words, after the Flemish drafting style for amending provisions.

The verbs are fixed: vervangen, opheffen, toevoegen, invoegen. Each amendment says where, what
stands there and what comes in its place; the new text is quoted in full. Sources of the style: the
guidelines of the Flemish government for legislation (read), formulas for words and paragraphs as
they are usual (recalled).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from protowiz.amend.amendments import Amendment, Exchange, Level, Path, Swap, Unit, amendments
from protowiz.amend.places import (
    Named,
    block_names,
    count,
    is_recital,
    item_names,
    listed,
    part_names,
    row_name,
    way_to,
)
from protowiz.amend.redline import paired_parts
from protowiz.document.tree import (
    Block,
    Document,
    Heading,
    Item,
    Listing,
    Paragraph,
    Part,
    Signatures,
    Table,
    Text,
)


@dataclass(frozen=True)
class PartChange:
    """What changes in one part of a protocol."""

    key: str
    name: str
    """What the part is called: artikel 4, de overwegingen."""
    old: tuple[Block, ...]
    """Nothing where the part is new."""
    new: tuple[Block, ...]
    """Nothing where the part is repealed."""
    changes: tuple[Amendment, ...]
    between: tuple[str, str] = ("", "")
    """Of a new part: what stands before and behind it."""


def amend(
    old: Document, new: Document, units: dict[str, Unit] | None = None
) -> tuple[PartChange, ...]:
    """The changes from one protocol to another, in the order of the protocol.

    `units`: by key of a part, how much is replaced at once where that was chosen.
    """
    chosen = units or {}
    found: list[PartChange] = []
    pairs = paired_parts(old, new)
    old_names = dict(zip(map(id, old.parts), part_names(old), strict=True))
    new_names = dict(zip(map(id, new.parts), part_names(new), strict=True))
    names = [old_names[id(one)] if one else new_names[id(other)] for one, other in pairs]
    for at, (one, other) in enumerate(pairs):
        before, after = one.blocks if one else (), other.blocks if other else ()
        key = (one or other or old.parts[0]).key
        changes = amendments(before, after, chosen.get(key, Unit.SMALL))
        if changes:
            near = ("" if at == 0 else names[at - 1], "" if at + 1 == len(names) else names[at + 1])
            found.append(PartChange(key, names[at], before, after, changes, near))
    return tuple(found)


def amending_text(change: PartChange) -> tuple[Block, ...]:
    """What an addendum says to make the changes of one part."""
    if _is_whole(change):
        return _whole(change)
    told = [_Teller(change).told(it) for it in change.changes]
    if len(told) == 1:
        return (Paragraph((Text(told[0].sentence(change.name)),)), *told[0].text)
    lead = Paragraph((Text(f"In {change.name} worden de volgende wijzigingen aangebracht:"),))
    items = []
    for number, it in enumerate(told, 1):
        end = "." if number == len(told) else ";"
        line = Paragraph((Text(it.item(end)),))
        items.append(Item((line, *it.text), f"{number}°"))
    return (lead, Listing(tuple(items)))


def title_of(change: PartChange) -> str:
    """The heading of an amending article."""
    verb = "Invoeging" if not change.old else "Opheffing" if not change.new else "Wijziging"
    return f"{verb} van {change.name}"


def _is_whole(change: PartChange) -> bool:
    first = change.changes[0]
    return (
        isinstance(first, Exchange)
        and not first.path
        and (first.old, first.new) == (change.old, change.new)
    )


def _whole(change: PartChange) -> tuple[Block, ...]:
    """A part that is replaced, inserted or repealed as a whole."""
    name = change.name[0].upper() + change.name[1:]
    if not change.new:
        return (Paragraph((Text(f"{name} wordt opgeheven."),)),)
    if change.old:
        lead = f"{name} wordt vervangen door wat volgt:"
    else:
        before, behind = change.between
        if before.startswith("artikel") and behind.startswith("artikel"):
            where = f"Tussen {before} en {behind}"
        else:
            where = f"Na {before}" if before else f"Voor {behind}"
        what = change.name if not change.name.startswith("artikel") else f"een {change.name}"
        lead = f"{where} wordt {what} ingevoegd, dat luidt als volgt:"
    return (Paragraph((Text(lead),)), *quoted(change.new))


@dataclass(frozen=True)
class Told:
    """One amendment in its pieces: where, what happens to what, and the new text below it."""

    where: tuple[Named, ...]
    subject: str
    does: str
    """What is done with it, such as "vervangen door wat volgt:"; without a full stop."""
    is_many: bool = False
    """Whether the subject is a plural."""
    beside: str = ""
    """What it comes behind or between."""
    text: tuple[Block, ...] = ()

    def sentence(self, part: str) -> str:
        """As the only one of its article; a recital needs no name of a part before it."""
        first, *others = self.where or (Named(""),)
        outer = [first.bare] if is_recital(first) else [part, *([first.bare] * bool(first.bare))]
        way = ", ".join([*outer, *(name.bare for name in others)])
        comma = "," if "," in way else ""
        end = "" if self.text else "."
        return f"{self._to.capitalize()} {way}{comma} {self._behind}{end}"

    def item(self, end: str) -> str:
        """As one of several of its article."""
        return self._clause() + ("" if self.text else end)

    def _clause(self) -> str:
        first, *others = self.where or (Named(""),)
        if first.bare:
            way = "".join(f", {name.bare}" for name in others)
            comma = "," if others else ""
            return f"{self._to} {first.full}{way}{comma} {self._behind}"
        if self.beside:
            return f"{self.beside} {self._verb} {self.subject} {self.does}"
        if self._adds:
            return f"er {self._verb} {self.subject} {self.does}"
        return f"{self.subject} {self._verb} {self.does}"

    @property
    def _behind(self) -> str:
        beside = f"{self.beside} " if self.beside else ""
        return f"{self._verb} {beside}{self.subject} {self.does}"

    @property
    def _verb(self) -> str:
        return "worden" if self.is_many else "wordt"

    @property
    def _adds(self) -> bool:
        return self.does.startswith(("toegevoegd", "ingevoegd"))

    @property
    def _to(self) -> str:
        return "aan" if self.does.startswith("toegevoegd") and not self.beside else "in"


class _Teller:
    """Tells the amendments of one part."""

    def __init__(self, change: PartChange) -> None:
        self._change = change

    def told(self, amendment: Amendment) -> Told:
        where = tuple(way_to(self._change.old, amendment.path, self._change.key))
        if isinstance(amendment, Swap):
            return _swap(where, amendment)
        match amendment.level:
            case Level.BLOCK:
                return self._blocks(where, amendment)
            case Level.ITEM:
                within = tuple(name for name in where if name.bare != "opsomming")
                return self._items(within, amendment)
            case Level.ROW:
                return self._rows(amendment)

    def _blocks(self, where: tuple[Named, ...], it: Exchange) -> Told:
        blocks = _blocks_at(self._change.old, it.path)
        if it.old:
            end = it.at + len(it.old)
            names = block_names(blocks, it.at, end) or [Named("tekst", "de")]
            return _replaced(where, names, it.new)
        kind, kinds = _sort(it.new)
        many = sum(isinstance(block, Paragraph) for block in it.new)
        what = f"{count(many)} {kinds}" if many > 1 else f"een {kind}"
        beside = "" if it.at == len(blocks) else _between(blocks, it.at)
        return _added(where, what, many > 1, kind, beside, it.new)

    def _items(self, where: tuple[Named, ...], it: Exchange) -> Told:
        listing = _block_at(self._change.old, it.path)
        assert isinstance(listing, Listing)
        if it.old:
            names = item_names(listing, it.at, it.at + len(it.old))
            return _replaced(where, names, (Listing(it.new),) if it.new else ())
        made = item_names(Listing(it.new), 0, len(it.new))
        many, labelled = len(made) > 1, bool(it.new[0].label)
        what = f"een {made[0].bare}" if labelled else "een streepje"
        if many:
            what = listed(made) if labelled else f"{count(len(made))} streepjes"
        beside = "" if it.at == len(listing.items) else _among(listing, it.at)
        return _added(where, what, many, "streepje", beside, (Listing(it.new),))

    def _rows(self, it: Exchange) -> Told:
        table = _block_at(self._change.old, it.path)
        assert isinstance(table, Table)
        key = self._change.key
        if it.old:
            names = [row_name(row, it.at + at, key) for at, row in enumerate(it.old)]
            return _replaced((), names, (Table(table.head, it.new),) if it.new else ())
        made = [row_name(row, it.at + at, key) for at, row in enumerate(it.new)]
        many, is_item = len(made) > 1, made[0].bare.startswith("gegeven")
        what = f"een {made[0].bare}" if is_item else "een rij"
        if many:
            what = listed(made) if is_item else f"{count(len(made))} rijen"
        beside = "aan de tabel"
        if it.at < len(table.rows):
            beside = f"in de tabel voor {row_name(table.rows[it.at], it.at, key).bare}"
        kind = "gegeven" if is_item else "rij"
        return _added((), what, many, kind, beside, (Table(table.head, it.new),))


def _swap(where: tuple[Named, ...], swap: Swap) -> Told:
    """What happens to words."""
    new = swap.new.strip()
    if swap.inserts:
        beside = f"na {_words(swap.old)}"
        return Told(where, _words(new), "ingevoegd", not _is_one(new), beside)
    does = f"vervangen door {_words(new)}" if new else "opgeheven"
    return Told(where, _words(swap.old), does, not _is_one(swap.old))


def _added(
    where: tuple[Named, ...], what: str, many: bool, kind: str, beside: str, new: tuple[Block, ...]
) -> Told:
    """New text, at the end or beside something."""
    relative = "die" if many or kind in ("opsomming", "tabel", "rij") else "dat"
    reads = f"{relative} {'luiden' if many else 'luidt'} als volgt:"
    is_inside = beside and not beside.startswith("aan ")
    does = f"{'ingevoegd' if is_inside else 'toegevoegd'}, {reads}"
    return Told(where, what, does, many, beside, quoted(new))


def _replaced(where: tuple[Named, ...], names: Sequence[Named], new: tuple[Block, ...]) -> Told:
    many = len(names) > 1 or any(it.bare == "handtekeningen" for it in names)
    does = "vervangen door wat volgt:" if new else "opgeheven"
    return Told(where, listed(names), does, many, text=quoted(new) if new else ())


def _is_one(words: str) -> bool:
    return len(words.split()) == 1


def _words(words: str) -> str:
    if not any(map(str.isalnum, words)):
        return f"het teken “{words}”" if len(words) == 1 else f"de tekens “{words}”"
    if words.isdigit():
        return f"het getal “{words}”"
    return f"het woord “{words}”" if _is_one(words) else f"de woorden “{words}”"


def _sort(blocks: Sequence[Block]) -> tuple[str, str]:
    first = next((it for it in blocks if not isinstance(it, Heading)), blocks[0])
    match first:
        case Listing():
            return "opsomming", "opsommingen"
        case Table():
            return "tabel", "tabellen"
        case Signatures():
            return "handtekeningenblok", "handtekeningenblokken"
        case Heading():
            return "opschrift", "opschriften"
        case _:
            return "lid", "leden"


def _between(blocks: Sequence[Block], at: int) -> str:
    """Between what some blocks come."""
    before = block_names(blocks, at - 1, at) if at else []
    behind = block_names(blocks, at, at + 1)
    if before and behind and before != behind:
        return f"tussen {listed(before)} en {listed(behind)}"
    if behind and not before:
        return f"voor {listed(behind)}"
    return f"na {listed(before)}" if before else "vooraan"


def _among(listing: Listing, at: int) -> str:
    """Between which items others come."""
    behind = item_names(listing, at, at + 1)
    if not at:
        return f"voor {listed(behind)}"
    return f"tussen {listed(item_names(listing, at - 1, at))} en {listed(behind)}"


def _blocks_at(blocks: Sequence[Block], path: Path) -> Sequence[Block]:
    """The row of blocks that stands at a path."""
    for at in range(0, len(path), 2):
        block = blocks[path[at]]
        assert isinstance(block, Listing)
        blocks = block.items[path[at + 1]].blocks
    return blocks


def _block_at(blocks: Sequence[Block], path: Path) -> Block:
    return _blocks_at(blocks, path[:-1])[path[-1]]


def quoted(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """New text between quotation marks: one before its first words, one behind its last.

    Tables and signatures are shown as they are.
    """
    blocks = tuple(blocks)
    if not blocks or any(isinstance(it, Table | Signatures) for it in (blocks[0], blocks[-1])):
        return blocks
    return _with_end(_with_start(blocks, "“"), "”")


def _with_start(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    first, *others = blocks
    return (_marked(first, mark, at_end=False), *others)


def _with_end(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    *others, last = blocks
    return (*others, _marked(last, mark, at_end=True))


def _marked(block: Block, mark: str, at_end: bool) -> Block:
    match block:
        case Heading() | Paragraph():
            added = (Text(mark),)
            inlines = (*block.inlines, *added) if at_end else (*added, *block.inlines)
            return replace(block, inlines=inlines)
        case Listing():
            at = -1 if at_end else 0
            item = block.items[at]
            inner = item.blocks or (Paragraph(()),)
            changed = replace(
                item, blocks=_with_end(inner, mark) if at_end else _with_start(inner, mark)
            )
            items = list(block.items)
            items[at] = changed
            return replace(block, items=tuple(items))
        case _:
            return block


def amending_articles(old: Document, new: Document, changes: Sequence[PartChange]) -> Document:
    """The amending articles as a document: one for each part that changes."""
    parts = []
    for number, change in enumerate(changes, 1):
        heading = Heading(3, (Text(f"Artikel {number}: {title_of(change)}"),))
        parts.append(Part(change.key, (heading, *amending_text(change))))
    name = old.title
    if name[1:2].islower():
        name = f"het {name[0].lower()}{name[1:]}"
    title = f"Wijzigingen van {name}" if name else "Wijzigingen"
    top = Part("aanhef", (Heading(1, (Text(title),)),))
    return Document(title, new.subject, (top, *parts), new.is_draft)
