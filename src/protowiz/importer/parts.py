"""Which step every piece of a source belongs to, in the order of the source.

The assignment never goes back: a draft prints its steps in one order, so a piece that stands where
another house puts it elsewhere stays with what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from protowiz.document.tree import Heading, Paragraph
from protowiz.draft.steps import STEPS, Article
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece

ORDER = [step.key for step in STEPS]
ARTICLES = [step.key for step in STEPS if issubclass(step, Article)]

_BETWEEN = re.compile(r"tussen\s*:?", re.I)
_WHEREAS = re.compile(r"(?:na te hebben|overweg\w*|gelet op|uiteengezet)\b", re.I)
_AGREED = re.compile(
    r"(?:wordt|is|zijn|komen)\b.*\b(?:overeengekomen|overeen)\b|.*overeengekomen wat volgt", re.I
)
_ARTICLE = re.compile(
    r"(?:artikel|art\.)\s*(?P<number>\d{1,3}(?:/\d+)?|[IVX]{1,5})(?P<sign>\s*[:.\-–—])?\s*(?P<title>.*)",
    re.I,
)
_DONE = re.compile(r"(?:opgemaakt|gedaan|aldus|ondertekend)\b.{0,40}\b(?:te|op|in)\b", re.I)
_SIGNED_FOR = re.compile(r"(?:voor|namens)\s+(?:de|het|stad|ocmw|[A-Z])")
_ANNEX = re.compile(r"bijlagen?\b\s*\d*\s*[:.\-–]?", re.I)
_KINDS = (
    ("kwaliteit", r"kwaliteit|juistheid|correctheid"),
    ("beveiliging", r"beveilig|veiligheid|technische en organisatorische"),
    ("transparantie", r"transparan|bekendmaking|publicatie|informatieplicht"),
    ("meldingen", r"melding|inbreuk|datalek|wijzigingen? in"),
    ("sanctie", r"sanctie|niet-naleving|schorsing"),
    ("recht", r"toepasselijk recht|geschil|bevoegde rechtbank"),
    ("inwerkingtreding", r"inwerking|opzeg|einde van"),
    ("periodiciteit", r"periodiciteit|frequentie|duur van de (?:mededeling|toegang)|tijdstip"),
    ("ontvangers", r"ontvangers|derden|toegang tot de"),
    ("rechtvaardiging", r"rechtvaardig|rechtsgrond|grondslag|doeleind|finaliteit"),
    ("onderwerp", r"onderwerp|voorwerp|toepassingsgebied"),
    ("gegevens", r"gegevens"),
)
_RECITALS = (
    (
        "adviezen",
        r"functionaris\w*\W+(?:voor\s+)?gegevens|data protection officer|toezichtcommissie",
    ),
    ("wens", r"partijen wensen|wensen\b.*\bprotocol"),
)
_CONTEXT_LABEL = re.compile(r"\[?C\d*[.)]?")
_PARTY_RECITAL = re.compile(
    r"\bis (?:een|de|het)\b.*\b(?:instantie|gemeente|ocmw|bestuur|agentschap|departement|openbar|"
    r"stad|instelling|vereniging|vzw)",
    re.I,
)


@dataclass
class Parts:
    """The pieces by step, and the articles as they are numbered in the source."""

    pieces: dict[str, list[Piece]] = field(default_factory=lambda: {key: [] for key in ORDER})
    articles: dict[str, re.Match[str]] = field(default_factory=dict)
    """The heading of the article of a step: number, sign and title."""
    has_articles: bool = False


def assign(pieces: Sequence[Piece], report: Report) -> Parts:
    """The pieces by step."""
    return _Assigning(report).run(pieces)


class _Assigning:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.parts = Parts()
        self.at = "aanhef"

    def run(self, pieces: Sequence[Piece]) -> Parts:
        for piece in pieces:
            self._next(piece)
        return self.parts

    def _go(self, step: str) -> bool:
        """Go on to a step, if it does not lie behind."""
        if ORDER.index(step) < ORDER.index(self.at):
            return False
        self.at = step
        return True

    def _put(self, piece: Piece) -> None:
        self.parts.pieces[self.at].append(piece)

    def _next(self, piece: Piece) -> None:
        text = piece.text
        is_short = len(text) < 260
        is_line = isinstance(piece.block, Heading | Paragraph)
        article = _ARTICLE.fullmatch(text) if is_line and is_short else None
        if article is not None and self._is_heading(article, piece):
            self._article(piece, article)
            return
        if is_line and is_short and ORDER.index(self.at) >= ORDER.index("onderwerp"):
            if _DONE.match(text) or (self.at in ARTICLES and self._signs(piece)):
                self._go("ondertekening")
            elif _ANNEX.match(text) and self.at in ("ondertekening", "bijlagen", ARTICLES[-1]):
                self._go("bijlagen")
                piece = replace(piece, block=_heading(piece, 2))
        elif is_line and self.at == "aanhef":
            if _BETWEEN.fullmatch(text):
                self._go("partijen")
            elif _WHEREAS.match(text) and is_short and self.parts.pieces["aanhef"]:
                self._go("instanties")
        elif self.at == "partijen" and is_short and _WHEREAS.match(text):
            self._go("instanties")
        elif self.at in ("instanties", "context", "wens", "adviezen") and not (
            is_short and _AGREED.match(text)
        ):
            self._recital(piece)
        self._put(piece)

    def _is_heading(self, article: re.Match[str], piece: Piece) -> bool:
        """Whether it is the heading of an article and not a sentence that begins with one."""
        title = article["title"].strip()
        if isinstance(piece.block, Heading):
            return True
        ends_as_sentence = title.endswith((".", ";")) and len(title) > 60
        is_named = bool(article["sign"]) or title[:1].isupper() or not title
        return is_named and not ends_as_sentence

    def _article(self, piece: Piece, article: re.Match[str]) -> None:
        title = article["title"]
        kind = next((step for step, words in _KINDS if re.search(words, title, re.I)), None)
        self.parts.has_articles = True
        piece = replace(piece, block=_heading(piece, 3))
        if kind is None or not self._go(kind) or self.parts.pieces[kind]:
            if ORDER.index(self.at) < ORDER.index(ARTICLES[0]):
                self._go(ARTICLES[0])
            what = f"Artikel op een andere plaats dan gewoonlijk, of dubbel: {piece.text}"
            self.report.add(Outcome.DOUBTFUL, what, self.at, piece.line, piece.page)
        else:
            self.parts.articles[kind] = article
        self._put(piece)

    def _signs(self, piece: Piece) -> bool:
        """A line such as "Voor de stad" after the last article, where the place is not told."""
        return (
            self.at == ARTICLES[-1] and bool(_SIGNED_FOR.match(piece.text)) and len(piece.text) < 90
        )

    def _recital(self, piece: Piece) -> None:
        text, label = piece.text, piece.label
        if label.rstrip(".)") == "D":
            self._go("wens")
            return
        letter = label or text[:4]
        for step, words in _RECITALS:
            if (label or text[:2].strip("- ")[:1].isupper()) and re.search(words, text, re.I):
                if self.at != "context" or label:
                    self._go(step)
                return
        if (_CONTEXT_LABEL.match(letter) and letter.strip("[").startswith("C")) or (
            label and not _PARTY_RECITAL.search(text) and label[0] not in "AB"
        ):
            self._go("context")


def _heading(piece: Piece, level: int) -> Heading:
    assert isinstance(piece.block, Heading | Paragraph)
    return Heading(level, piece.block.inlines)
