"""How the places of a protocol are called in an amending article: artikel 4, tweede lid, punt 3."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protowiz.document.tree import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Part,
    Row,
    Signatures,
    Table,
    words_of,
)
from protowiz.draft.names import enumerate_names

_ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"),
    *("tiende", "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende"),
    *("zeventiende", "achttiende", "negentiende", "twintigste"),
)
_COUNTS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf"),
)
_ARTICLE = re.compile(
    r"Art(?:ikel|\.)\s*(?P<number>\w+(?:/\w+)?)\s*[:.\-–—]?\s*(?P<title>.*)", re.S
)
_RECITAL = re.compile(r"[A-Z]\d{0,2}")
_NAMES = {
    "aanhef": "de aanhef",
    "partijen": "het onderdeel “Partijen”",
    "instanties": "de overwegingen",
    "context": "de overwegingen",
    "wens": "de overwegingen",
    "adviezen": "de overwegingen",
    "ondertekening": "het onderdeel “Ondertekening”",
    "bijlagen": "de bijlagen",
}


@dataclass(frozen=True)
class Named:
    """A noun of a reference: with its article or bare, as in "het tweede lid", "tweede lid"."""

    bare: str
    article: str = ""

    @property
    def full(self) -> str:
        return f"{self.article} {self.bare}".strip()


def ordinal(number: int) -> str:
    """The first, the second … in words, from 1 on."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}e"


def count(number: int) -> str:
    """A number in words, as far as one writes it so."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def part_names(document: Document) -> list[str]:
    """What each part is called; an article whose number is not unique with its heading."""
    articles = [_article(part) for part in document.parts]
    often = Counter(it["number"] for it in articles if it)
    names = []
    for part, article in zip(document.parts, articles, strict=True):
        if article is None:
            names.append(_NAMES.get(part.key, f"het onderdeel “{_heading(part)}”"))
        elif often[article["number"]] > 1 and article["title"]:
            names.append(f"artikel {article['number']} ({article['title']})")
        else:
            names.append(f"artikel {article['number']}")
    return names


def is_article(part: Part) -> bool:
    """Whether a part begins with the heading of an article."""
    return _article(part) is not None


def _article(part: Part) -> re.Match[str] | None:
    return _ARTICLE.match(_heading(part))


def _heading(part: Part) -> str:
    headings = [block for block in part.blocks if isinstance(block, Heading)]
    return " ".join(words_of(headings[:1])) or part.key


def way_to(blocks: Sequence[Block], path: Sequence[int], key: str) -> list[Named]:
    """The nouns that lead to a place, from the outside inward; for a path to a block also it."""
    if not path:
        return []
    block = blocks[path[0]]
    rest = path[1:]
    match block:
        case Listing() if rest:
            lead = _lead(blocks, path[0])
            item = _item_name(block, rest[0])
            inner = way_to(block.items[rest[0]].blocks, rest[1:], key)
            if inner and is_recital(inner[0]):
                return inner
            return [*([] if is_recital(item) else lead), item, *inner]
        case Table() if rest:
            found = [row_name(block.rows[rest[0]], rest[0], key)]
            if len(rest) > 1:
                head = " ".join(words_of(block.head[rest[1]]))
                found.append(Named(f"kolom “{head}”" if head else f"kolom {rest[1] + 1}", "de"))
            return found
        case Signatures():
            return []
        case _:
            return block_names(blocks, path[0], path[0] + 1)


def block_names(blocks: Sequence[Block], start: int, end: int) -> list[Named]:
    """What the blocks from one place to another are called; a list belongs to its sentence."""
    found: list[Named] = []
    for at in range(start, end):
        block = blocks[at]
        match block:
            case Heading():
                is_between = block.level == 2
                found.append(
                    Named("tussentitel", "de") if is_between else Named("opschrift", "het")
                )
            case Paragraph():
                found.append(_paragraph(blocks, at))
            case Listing() | Table() if at == start or not isinstance(blocks[at - 1], Paragraph):
                found += [_kind(block), *_lead(blocks, at)]
            case Signatures():
                found.append(Named("handtekeningen", "de"))
    return [it for it in found if it.bare]


def _kind(block: Block) -> Named:
    return Named("opsomming" if isinstance(block, Listing) else "tabel", "de")


def _paragraph(blocks: Sequence[Block], at: int) -> Named:
    """A paragraph by its number; nothing to say where it is the only one."""
    places = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph)]
    return Named(f"{ordinal(places.index(at) + 1)} lid", "het") if len(places) > 1 else Named("")


def _lead(blocks: Sequence[Block], at: int) -> list[Named]:
    """The paragraph to which a list or table belongs."""
    for index in range(at - 1, -1, -1):
        if isinstance(blocks[index], Paragraph):
            name = _paragraph(blocks, index)
            return [name] if name.bare else []
    return []


def _item_name(listing: Listing, at: int) -> Named:
    label = listing.items[at].label.rstrip(".)")
    if not label:
        return Named(f"{ordinal(at + 1)} streepje", "het")
    if _RECITAL.fullmatch(label):
        return Named(f"overweging {label}")
    return Named(label if label.endswith("°") else f"punt {label}")


def item_names(listing: Listing, start: int, end: int) -> list[Named]:
    """What some items of a list are called."""
    return [_item_name(listing, at) for at in range(start, end)]


def row_name(row: Row, at: int, key: str) -> Named:
    """What a row of a table is called: by its number where the first cell has one."""
    first = " ".join(words_of(row[0])) if row else ""
    if key == "gegevens" and first.rstrip(".").isdigit():
        return Named(f"gegeven {first.rstrip('.')}")
    return Named(f"rij {at + 1}")


def is_recital(name: Named) -> bool:
    """Whether a name is that of a recital, which says by itself where it stands."""
    return name.bare.startswith("overweging")


def listed(names: Iterable[Named]) -> str:
    """Names with their articles, as an enumeration."""
    return enumerate_names([name.full for name in names])
