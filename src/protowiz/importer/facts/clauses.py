"""The articles as clauses: a paragraph, or a row of a table, with the list under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from protowiz.document.tree import (
    Block,
    Break,
    Heading,
    Listing,
    Paragraph,
    Table,
    words_of,
)
from protowiz.importer.facts.inline_items import split_inline, split_labelled
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_NUMBERING = re.compile(r"^(?:§\s*\d{1,2}\.?|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)°]|\(\w\))\s+")
_STOP = re.compile(r"[.?!]['\"”’)\]]*\s+(?=['\"“‘(\[]?[A-ZÀ-Ý])")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:art|artt|nr|dd|bv|cf|resp|incl|excl|max|min|tel|dhr|mevr|st|jl|blz|ca|"
    r"(?:\w\.)+\w)\.$",
    re.I,
)
_LABEL = re.compile(r"(?P<label>\(?(?:\d{1,2}[.)°]|[a-z][.)]|[ivx]{1,4}\)))\s+(?=\S)")
_OPEN = re.compile(r"[:,\w)\"”]$")
_TITLE_LIMIT = 90
_RUN_IN = re.compile(
    r"(?:(?P<title>[A-ZÀ-Ý][\w-]*(?:\s[\w-]+){0,3})\.|(?P<asked>[A-ZÀ-Ý][\w-]*(?:\s[\w-]+){1,8}\?))"
    r"\s+(?=[A-ZÀ-Ý])"
)
_VERB = re.compile(
    r"\b(?:wordt|worden|zal|zullen|is|zijn|heeft|hebben|mag|mogen|kan|kunnen|moet|moeten|doet|doen"
    r"|betreft|betreffen|gaat|gaan|krijgt|krijgen|geeft|geven|deelt|delen|gebeurt|gebeuren|geldt"
    r"|gelden|loopt|lopen|komt|komen|bewaart|ontvangt|ontvangen|treedt|eindigt|slaan|volgt)\b"
)


@dataclass(frozen=True)
class Clause:
    """Words of an article that belong together."""

    text: str
    piece: Piece
    items: tuple[Clause, ...] = ()
    label: str = ""
    title: str = ""
    """The heading within the article under which it stands."""
    is_title: bool = False  # it may be such a heading itself

    @property
    def lead(self) -> str:
        """Its words with the heading above it."""
        return f"{self.title}: {self.text}" if self.title else self.text

    @property
    def whole_text(self) -> str:
        """Its words and those of its items."""
        return " ".join([self.text, *(item.whole_text for item in self.items)]).strip()


def clauses_of(whole: Whole, *steps: str) -> list[Clause]:
    """The clauses of the articles of these kinds; if there are none, of those of no known kind."""
    sections = whole.parts.sections
    told = [part for step in steps for part in whole.parts.sections_of(step)]
    places = [at for part in told for at, it in enumerate(sections) if it is part]
    return _clauses_at(places, whole) if places else loose_clauses(whole)


def loose_clauses(whole: Whole) -> list[Clause]:
    """The clauses of the articles of no known kind."""
    places = [at for at, part in enumerate(whole.parts.sections) if part.kind is None]
    return _clauses_at(places, whole)


def every_clause(whole: Whole, *first: str) -> list[Clause]:
    """The clauses of all articles, those of some kinds first."""
    sections = whole.parts.sections
    places = sorted(range(len(sections)), key=lambda at: sections[at].kind not in first)
    return _clauses_at(places, whole)


def _clauses_at(places: Sequence[int], whole: Whole) -> list[Clause]:
    for at in places:
        if at not in whole.clauses:
            whole.clauses[at] = read_clauses(whole.parts.sections[at].pieces[1:])
    return [clause for at in places for clause in whole.clauses[at]]


def with_inner(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses, each followed by its items."""
    for clause in clauses:
        yield clause
        yield from with_inner(clause.items)


def sentences_of(clauses: Sequence[Clause]) -> Iterator[tuple[str, Clause]]:
    """The sentences of the clauses and of their items, each with where it stands."""
    for clause in with_inner(clauses):
        for sentence in sentences(clause.text):
            yield sentence, clause


def statements_of(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses cut into sentences; the items go with the last sentence of their clause."""
    for clause in clauses:
        if clause.is_title and not clause.items:
            continue
        *before, last = sentences(clause.text) or [""]
        yield from (replace(clause, text=it, items=()) for it in before)
        yield replace(clause, text=last)


def read_clauses(pieces: Sequence[Piece]) -> list[Clause]:
    """The clauses of some pieces; a table gives one for each of its rows."""
    found: list[Clause] = []
    title = ""
    is_open = False
    for piece in pieces:
        block = piece.block
        if isinstance(block, Heading):
            title, is_open = _NUMBERING.sub("", piece.text), False
        elif isinstance(block, Listing):
            item = _item_clause(piece, title)
            if is_open and found:
                found[-1] = _with_item(found[-1], item)
            else:
                found.append(item)
                is_open = item.text.endswith(":")
        elif isinstance(block, Table):
            found += _row_clauses(block, piece, title)
            is_open = False
        elif is_open and found[-1].text.endswith(":") and _LABEL.match(piece.text):
            for label, text in split_labelled(piece.text, _LABEL):
                found[-1] = _with_item(found[-1], Clause(text, piece, label=label, title=title))
        else:
            clause = _inline_items(Clause(piece.text, piece, title=title))
            clause = clause if clause.items else _paragraph(piece, title)
            if _is_title(clause.text):
                title = clause.text
                clause = replace(clause, is_title=True)
            found.append(clause)
            is_open = bool(_OPEN.search(clause.text)) and not clause.items
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return list(_sentences(text))


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[str, ...]:
    found = []
    start = 0
    for stop in _STOP.finditer(text):
        if not _SHORTENED.search(text[max(start, stop.start() - 12) : stop.start() + 1]):
            found.append(text[start : stop.end()].strip())
            start = stop.end()
    rest = text[start:].strip()
    return (*found, rest) if rest else tuple(found)


def bare(text: str) -> str:
    """An item of a list without the signs that link it to the next."""
    text = re.sub(r"(?:[;,]\s+(?:en|of|en/of))$", "", text.strip())
    return text.rstrip(" ;,").removesuffix(".") if not _SHORTENED.search(text) else text


def table_rows(table: Table) -> tuple[list[str], list[list[str]]]:
    """The words of the head of a table, empty where it has none, and of its rows."""
    rows = [[" ".join(words_of(cell)) for cell in row] for row in table.rows]
    return [" ".join(words_of(cell)) for cell in table.head], rows


def _paragraph(piece: Piece, title: str) -> Clause:
    """The clause of a paragraph; words such as "Logging." at its begin are its title."""
    text = _NUMBERING.sub("", _told_under(piece.block))
    match = _RUN_IN.match(text)
    if match and (match["asked"] or not _VERB.search(match["title"])):
        return Clause(text[match.end() :], piece, title=match["title"] or match["asked"])
    return Clause(text, piece, title=title)


def _is_title(text: str) -> bool:
    return (
        0 < len(text) < _TITLE_LIMIT
        and (text[0].isupper() or text[0].isdigit())
        and text[-1] not in ".;,?!:"
        and not _VERB.search(text)
    )


def _item_clause(piece: Piece, title: str) -> Clause:
    assert isinstance(piece.block, Listing)
    item = piece.block.items[0]
    return _inline_items(_inner_clause(item.blocks, item.label, piece, title))


def _inner_clause(blocks: Sequence[Block], label: str, piece: Piece, title: str) -> Clause:
    texts: list[str] = []
    inner: list[Clause] = []
    for block in blocks:
        if isinstance(block, Listing):
            inner += [_inner_clause(it.blocks, it.label, piece, title) for it in block.items]
        else:
            texts.append(_told_under(block))
    text = " ".join(texts)
    if not inner and ": o " in text:  # items of a second level that ran together
        text, *rest = re.split(r"\s+o\s+", text)
        inner = [Clause(it, piece, label="o", title=title) for it in rest]
    return Clause(text, piece, tuple(inner), label, title)


def _told_under(block: Block) -> str:
    """The words of a block; a short first line of its own names what the next lines tell."""
    text = Piece(block).text
    inlines = block.inlines if isinstance(block, Heading | Paragraph) else ()
    cut = next((at for at, inline in enumerate(inlines) if isinstance(inline, Break)), None)
    if cut is None:
        return text
    name = Piece(Paragraph(inlines[:cut])).text
    is_name = 0 < len(name) < _TITLE_LIMIT and name[-1] not in ".;,?!" and ":" not in name
    return f"{name}: {text[len(name) :].strip()}" if is_name else text


def _with_item(clause: Clause, item: Clause) -> Clause:
    """A clause with one more item, under its last item if that is the one still open."""
    last = clause.items[-1] if clause.items else None
    if (
        last is not None
        and last.text.endswith(":")
        and not (item.text.endswith(":") and _sort(last.label) == _sort(item.label))
        and (not last.items or _sort(last.items[-1].label) == _sort(item.label))
        and (_sort(last.label) != _sort(item.label) or not last.label)
    ):
        return replace(clause, items=(*clause.items[:-1], _with_item(last, item)))
    return replace(clause, items=(*clause.items, item))


def _sort(label: str) -> str:
    return "" if not label else "number" if label[0].isdigit() else "letter"


def _row_clauses(table: Table, piece: Piece, title: str) -> Iterator[Clause]:
    head, rows = table_rows(table)
    if len(head) == 2 and any(head):
        rows = [head, *rows]  # of two columns the first is the label
    for row in rows:
        if len(row) == 2:
            text = ": ".join(cell for cell in row if cell)
        elif any(head):
            text = "; ".join(f"{name}: {cell}" for name, cell in zip(head, row, strict=False))
        else:
            text = "; ".join(cell for cell in row if cell)
        yield Clause(text, piece, title=title)


def _inline_items(clause: Clause) -> Clause:
    """A clause whose enumeration runs on in the sentence, with its parts as items."""
    found = split_inline(clause.text) if not clause.items else None
    if found is None:
        return clause
    items = tuple(replace(clause, text=text, label=label) for label, text in found[1])
    return replace(clause, text=found[0], items=items)
