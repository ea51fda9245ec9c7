"""Which step every piece of a source belongs to, in the order of the source.

The assignment never goes back: a draft prints its steps in one order, so a piece that stands where
another house puts it elsewhere stays with what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from protowiz.document.tree import Heading, Listing, Paragraph, Text, merge
from protowiz.draft.steps import STEPS, Article
from protowiz.importer.headings import kind_of_article
from protowiz.importer.outline import is_annex, outline
from protowiz.importer.recitals import recital_kinds
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece

ORDER = [step.key for step in STEPS]
ARTICLES = [step.key for step in STEPS if issubclass(step, Article)]


CLOSING = re.compile(
    r"\W*(?:slot|algemene|diverse|gemeenschappelijke|overige|varia)\s*(?:bepaling|$)", re.I
)
"""The heading of an article that closes a protocol, whatever it holds."""
_CLOSING_WORDS = (
    (
        "inwerkingtreding",
        re.compile(r"\btreedt\b[^.]{0,40}\bin werking|\bin werking\s?tre|\bopzegg?en\b", re.I),
    ),
    ("recht", re.compile(r"\brechtbank|\bBelgische? recht\b|\bgeschil", re.I)),
)


@dataclass
class Section:
    """An article of the source, wherever it is printed: its kind, its heading and what follows."""

    kind: str | None
    heading: re.Match[str]
    pieces: list[Piece]


@dataclass
class Parts:
    """The pieces by step, and the articles as they are numbered in the source."""

    pieces: dict[str, list[Piece]] = field(default_factory=lambda: {key: [] for key in ORDER})
    articles: dict[str, re.Match[str]] = field(default_factory=dict)
    """The heading of the article of a step: number, sign and title."""
    has_articles: bool = False
    sections: list[Section] = field(default_factory=list)
    """All articles in the order of the source."""

    topics: dict[str, list[Piece]] = field(default_factory=lambda: {key: [] for key in ORDER})
    """What concerns a step that is no article, wherever it is printed."""

    def of_kind(self, step: str) -> list[Piece]:
        """The pieces that concern a step: all articles of its kind, with their headings."""
        if step not in ARTICLES:
            return self.topics[step]
        return [piece for part in self.sections if part.kind == step for piece in part.pieces]


def assign(pieces: Sequence[Piece], report: Report) -> Parts:
    """The pieces by step."""
    return _Assigning(pieces, report).run()


class _Assigning:
    def __init__(self, pieces: Sequence[Piece], report: Report) -> None:
        self.pieces = pieces
        self.report = report
        self.parts = Parts()
        self.at = ORDER[0]
        self.outline = outline(pieces)

    def run(self) -> Parts:
        found = self.outline
        articles, end = found.articles, len(self.pieces)
        until = min(articles, default=min(found.signing, found.annexes))
        recitals = recital_kinds(
            self.pieces[found.recitals : until], self.pieces[found.parties : found.recitals]
        )
        self.parts.has_articles = bool(articles)
        topic = ORDER[0]
        for at, piece in enumerate(self.pieces):
            if at in articles:
                piece = self._article(piece, articles[at])
                topic = self.at
            elif at == found.parties:
                topic = "partijen"
            elif found.recitals <= at < until:
                topic = recitals[at - found.recitals]
            elif at == found.signing:
                topic = "ondertekening"
            elif at >= found.annexes and is_annex(piece):
                topic = "bijlagen"
                if isinstance(piece.block, Heading | Paragraph):
                    piece = replace(piece, block=_heading(piece, 2))
            if topic not in ARTICLES and not self._is_list_before_signing(at, topic, end):
                self._go(topic)
            self._put(piece, topic)
        _know_closing_articles(self.parts.sections)
        return self.parts

    def _is_list_before_signing(self, at: int, topic: str, end: int) -> bool:
        """Whether the annexes are only listed here: the signing, which goes before, still comes."""
        return topic == "bijlagen" and at < self.outline.signing < end

    def _go(self, step: str) -> bool:
        """Go on to a step, if it does not lie behind."""
        if ORDER.index(step) < ORDER.index(self.at):
            return False
        self.at = step
        return True

    def _put(self, piece: Piece, topic: str) -> None:
        self.parts.pieces[self.at].append(piece)
        if topic in ARTICLES:
            self.parts.sections[-1].pieces.append(piece)
        else:
            self.parts.topics[topic].append(piece)

    def _article(self, piece: Piece, article: re.Match[str]) -> Piece:
        """Go on to the step of an article and note its heading."""
        kind = kind_of_article(article["title"])
        piece = replace(piece, block=_heading(piece, 3))
        self.parts.sections.append(Section(kind, article, []))
        if kind is None or not self._go(kind) or self.parts.pieces[kind]:
            if ORDER.index(self.at) < ORDER.index(ARTICLES[0]):
                self._go(ARTICLES[0])
            what = f"Artikel op een andere plaats dan gewoonlijk, of dubbel: {piece.text}"
            self.report.add(Outcome.DOUBTFUL, what, self.at, piece.line, piece.page)
        else:
            self.parts.articles[kind] = article
        return piece


def _know_closing_articles(sections: Sequence[Section]) -> None:
    """Give an article such as "Slotbepalingen" the kind its words tell, if no other has it."""
    for section in sections:
        if section.kind is None and CLOSING.match(section.heading["title"]):
            text = " ".join(piece.text for piece in section.pieces[1:])
            known = {other.kind for other in sections}
            telling = (kind for kind, words in _CLOSING_WORDS if words.search(text))
            section.kind = next((kind for kind in telling if kind not in known), None)


def _heading(piece: Piece, level: int) -> Heading:
    """The line of a piece as a heading; the number of a list item is part of its words."""
    block = piece.block
    if isinstance(block, Listing):
        (inner,) = block.items[0].blocks
        assert isinstance(inner, Heading | Paragraph)
        label = (Text(f"{piece.label} "),) if piece.label else ()
        return Heading(level, merge((*label, *inner.inlines)))
    assert isinstance(block, Heading | Paragraph)
    return Heading(level, block.inlines)
