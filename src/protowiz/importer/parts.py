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
from protowiz.importer.heading_words import (
    closing_kinds,
    kinds_besides,
    kinds_by_words,
    kinds_of_articles,
    opens_with_context,
)
from protowiz.importer.numbered_headings import NUMBERED
from protowiz.importer.outline import is_annex, outline
from protowiz.importer.recitals import RECITALS, recital_kinds
from protowiz.importer.report import Outcome, Report
from protowiz.importer.sections import context_ends, section_kinds, tells_more, without_count
from protowiz.importer.source import Piece

ORDER = [step.key for step in STEPS]
ARTICLES = [step.key for step in STEPS if issubclass(step, Article)]


@dataclass
class Section:
    """An article of the source, wherever it is printed: its kind, its heading and what follows."""

    kind: str | None
    heading: re.Match[str]
    pieces: list[Piece]
    also: tuple[str, ...] = ()
    """What else it is about, by its heading."""

    @property
    def text(self) -> str:
        """Its words, without those of its heading."""
        return " ".join(piece.text for piece in self.pieces[1:])


@dataclass
class Parts:
    """The pieces by step, and the articles as they are numbered in the source."""

    pieces: dict[str, list[Piece]] = field(default_factory=lambda: {key: [] for key in ORDER})
    articles: dict[str, re.Match[str]] = field(default_factory=dict)
    """The heading of the article of a step: number, sign and title."""
    has_articles: bool = False
    has_sections: bool = False
    """Whether recitals stand in sections: a number in these is that of a step, not of a recital."""
    sections: list[Section] = field(default_factory=list)
    """All articles in the order of the source."""

    topics: dict[str, list[Piece]] = field(default_factory=lambda: {key: [] for key in ORDER})
    """What concerns a step that is no article, wherever it is printed."""

    def sections_of(self, step: str) -> list[Section]:
        """The articles about a step; if there are none, those that are about it besides."""
        found = [section for section in self.sections if section.kind == step]
        return found or [section for section in self.sections if step in section.also]

    def of_kind(self, step: str) -> list[Piece]:
        """The pieces that concern a step: all articles of its kind, with their headings."""
        if step not in ARTICLES:
            return self.topics[step]
        return [piece for section in self.sections_of(step) for piece in section.pieces]


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
        self.parts.has_articles = bool(articles)
        self.parts.has_sections = bool({"instanties", "context"} & {*found.sections.values()})
        titles = [heading["title"] for heading in articles.values()]
        kinds = dict(zip(articles, kinds_of_articles(titles), strict=True))
        topics = self._topics()
        topic = ORDER[0]
        for at, piece in enumerate(self.pieces):
            if at in articles:
                piece = self._article(piece, articles[at], kinds[at])
                topic = self.at
            elif at in found.sections:
                topic = found.sections[at]
                self._go(topic)
                self._head_section(at, piece)
                continue
            elif at in topics:
                topic = topics[at]
            elif at == found.parties:
                topic = "partijen"
            elif at == found.signing:
                topic = "ondertekening"
            elif at >= found.annexes and is_annex(piece):
                topic = "bijlagen"
                if isinstance(piece.block, Heading | Paragraph):
                    piece = replace(piece, block=_heading(piece, 2))
            if topic not in ARTICLES and not self._is_list_before_signing(at, topic, end):
                self._go(topic)
            self._put(piece, topic)
        _know_by_words(self.parts.sections)
        return self.parts

    def _topics(self) -> dict[int, str]:
        """The step of each piece of the recitals, whether in sections or not."""
        found = self.outline
        opening = self.pieces[found.parties : found.recitals]
        until = found.section_ends(max(found.recitals - 1, found.parties))
        kinds = recital_kinds(self.pieces[found.recitals : until], opening)
        topics = dict(enumerate(kinds, found.recitals))
        for at, step in found.sections.items():
            places = range(at + 1, found.section_ends(at))
            kinds = section_kinds(step, [self.pieces[place] for place in places], opening)
            topics = dict(zip(places, kinds, strict=True)) | topics
        return topics | self._context_of_articles("context" in topics.values())

    def _context_of_articles(self, has_context: bool) -> dict[int, str]:
        """The same for the articles that begin with the context, as their headings say."""
        found = self.outline
        topics: dict[int, str] = {}
        for at, heading in found.articles.items():
            if opens_with_context(heading["title"], has_context):
                places = range(at + 1, found.section_ends(at))
                until = context_ends([self.pieces[place] for place in places])
                kinds = ["context"] * until + [ARTICLES[0]] * (len(places) - until)
                topics |= dict(zip(places, kinds, strict=True))
        return topics

    def _head_section(self, at: int, piece: Piece) -> None:
        """Keep the heading of a section around the articles, among its words or for its topic."""
        self.parts.pieces[self.at].append(replace(piece, block=_heading(piece, 3)))
        step = self.outline.sections[at]
        title = (NUMBERED.fullmatch(piece.text) or {"title": piece.text})["title"]
        if tells_more(step, title):
            self.parts.topics[step].append(replace(piece, block=Heading(3, (Text(title),))))

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
            is_recital = topic in RECITALS
            self.parts.topics[topic].append(without_count(piece) if is_recital else piece)

    def _article(self, piece: Piece, article: re.Match[str], kind: str | None) -> Piece:
        """Go on to the step of an article and note its heading."""
        piece = replace(piece, block=_heading(piece, 3))
        self.parts.sections.append(Section(kind, article, [], kinds_besides(article["title"])))
        if kind is None or not self._go(kind) or self.parts.pieces[kind]:
            if ORDER.index(self.at) < ORDER.index(ARTICLES[0]):
                self._go(ARTICLES[0])
            what = f"Artikel op een andere plaats dan gewoonlijk, of dubbel: {piece.text}"
            self.report.add(Outcome.DOUBTFUL, what, self.at, piece.line, piece.page)
        else:
            self.parts.articles[kind] = article
        return piece


def _know_by_words(sections: Sequence[Section]) -> None:
    """Give an article whose heading tells nothing the kind its words tell, if no other has it."""
    for section in sections:
        if section.kind is None:
            known = {other.kind for other in sections}
            told = kinds_by_words(section.heading["title"], section.text)
            kinds = [kind for kind in told if kind not in known]
            section.kind = kinds[0] if kinds else None
            section.also = tuple(kinds[1:])
        elif section.kind == "periodiciteit":
            section.also += tuple(closing_kinds(section.text))


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
