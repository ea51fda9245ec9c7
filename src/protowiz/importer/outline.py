"""Where the parts of a source begin: parties, recitals, articles, signing and annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protowiz.document.tree import Listing, Signatures, Table
from protowiz.importer.heading_words import kind_of_article
from protowiz.importer.headings import LONGEST, find_headings
from protowiz.importer.labels import is_caption, is_emphasised, label_of
from protowiz.importer.numbered_headings import is_line
from protowiz.importer.recitals import BEGINNING, SENTENCE
from protowiz.importer.source import Piece

PARTY_MARKS = (
    re.compile(
        r"\b(?:maatschappelijke |administratieve )?zetel\b|\bkanto(?:or|ren)\b|\bgevestigd\b"
        r"|\badres\b",
        re.I,
    ),
    re.compile(r"\bKBO\b|\bonderneming|\bkruispuntbank van|\bRPR\b|\bbtw\b", re.I),
    re.compile(r"vertegenwoordigd|in de persoon van|voor wie|vertegenwoordiger", re.I),
)
"""What tells a party from other text; each counts once."""
_OPENS_PARTIES = re.compile(
    r"(?:.{0,200}\b(?:gesloten|aangegaan|afgesloten|overeengekomen)\s+)?tussen"
    r"(?:\s+(?:de\s+)?(?:enerzijds|(?:volgende\s+|ondergetekende\s+)?partijen|ondergetekenden))?"
    r"[\s:,]*|(?:de\s+)?ondergetekenden?(?:\s+partijen)?[\s:,]*|enerzijds[\s:,]*",
    re.I,
)
_PARTIES_CAPTION = re.compile(
    r"(?:(?:de|identificatie van de|betrokken|contracterende|ondergetekende)\s+)*partijen\s*:?",
    re.I,
)
_CONSIDERED = re.compile(
    r"\b(?:na te hebben|overwegen\w*|vastgesteld|stellen vast|uiteengezet|overwegingen)\b", re.I
)
_NAMES_PARTY = re.compile(r"\(?(?:hierna|verder)\b", re.I)
_TELLS_BODY = re.compile(
    r".{0,300}?\bartikel 2, 10|[^,;.]{2,80}\s(?:is|zijn)\s(?:een|de|het|lokale)\s.{0,100}?\b"
    r"(?:overheid|overheden|instanties?|agentschap|departement|instelling|vereniging)\b",
    re.I,
)
"""How a recital on what a party is begins."""
_DONE = re.compile(
    r"(?:opgemaakt|opgesteld|gedaan|getekend|ondertekend|aldus\s\w+)\b.{0,80}?\b(?:te|op|in)\b",
    re.I,
)
SIGNING_CAPTION = re.compile(
    r"(?:(?:de\s+)?(?:elektronische\s+|digitale\s+)?(?:ondertekening|handtekening)(?:en)?"
    r"|voor akkoord)\b[^.]{0,60}",
    re.I,
)
"""The heading above the signatures, without its number."""
STAMP = re.compile(
    r"(?:digitaal|elektronisch|rechtsgeldig)\s(?:onder|ge)teken\w*|digitally signed|"
    r"(?:onder)?getekend door\b",
    re.I,
)
"""How the stamp of an electronic signature begins."""
_SIGNED_FOR = re.compile(r"(?:voor|namens|in naam van)\s+(?:de|het|stad|ocmw|[A-Z])")
_DATELINE = re.compile(
    r"[A-Z][^\W\d]+(?:[ '’-][^\W\d]+){0,4},\s+(?:op\s+|de\s+)?\d{1,2}[\s/.-].{1,20}\d{4}\.?"
)
ANNEX = re.compile(
    r"(?:bijlagen?|annex(?:en)?)\b\s*(?:nr\.?\s*)?\(?(?P<number>\d{1,2}|[IVX]{1,4}|[A-Z])?\)?"
    r"(?:\s*[:.(–—-]\s*(?P<title>.*)|\s+(?P<named>(?-i:[A-Z]).*)|)",
    re.I,
)
"""The heading of an annex or of a list of them."""


@dataclass(frozen=True)
class Outline:
    """The places where the parts begin; the number of pieces for a part that is not there."""

    parties: int
    recitals: int
    articles: dict[int, re.Match[str]]
    signing: int
    annexes: int
    sections: dict[int, str]
    """The headings of parties, recitals and advice that stand as sections do, with their step."""

    def section_ends(self, at: int) -> int:
        """Where the section ends that a place is in."""
        starts = (*self.articles, *self.sections, self.signing, self.annexes)
        return min((start for start in starts if start > at), default=self.signing)


def outline(pieces: Sequence[Piece]) -> Outline:
    """The outline of a source."""
    end = len(pieces)
    parties = next((at for at in range(end) if _opens_parties(pieces, at)), end)
    found = find_headings(pieces, parties if parties < end else 0)
    sections = found.around
    parties = min(parties, *(at for at, step in sections.items() if step == "partijen"), end)
    articles = {at: it for at, it in found.articles.items() if not _heads_end(pieces[at], it)}
    signing = _signing(pieces, articles)
    articles = {at: heading for at, heading in articles.items() if at < signing}
    sections = {at: step for at, step in sections.items() if at < signing}
    last = max(articles, default=end)
    annexes = next((at for at in range(last + 1, end) if is_annex(pieces[at])), end)
    recitals = _recitals(pieces, parties, [*articles, *sections])
    return Outline(parties, recitals, articles, signing, annexes, sections)


def _recitals(pieces: Sequence[Piece], parties: int, headings: Sequence[int]) -> int:
    """Where the recitals begin that stand in no section of their own."""
    end = len(pieces)
    start = parties if parties < end else 0
    first = min((at for at in headings if at > start), default=end)
    recitals = next(
        (at for at in range(start + 1, first) if _opens_recitals(pieces[at], parties < end)), first
    )
    if recitals < first and _NAMES_PARTY.match(pieces[recitals].text):
        recitals += 1
    return recitals


def _heads_end(piece: Piece, heading: re.Match[str]) -> bool:
    """Whether a numbered heading is that of the signing or of the annexes."""
    title = heading["title"]
    if kind_of_article(title) is not None:
        return False
    return is_annex(piece) or bool(SIGNING_CAPTION.fullmatch(title) or ANNEX.fullmatch(title))


def _opens_parties(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the parties begin here: by a mark of its own, or by what only a party has."""
    text = pieces[at].text
    if len(text) < LONGEST and _OPENS_PARTIES.fullmatch(text) and (at or len(text) < 40):
        return True
    if at == 0:
        return False
    if is_line(pieces[at]) and _PARTIES_CAPTION.fullmatch(label_of(pieces[at])[1]):
        return True
    if re.match(r"tussen\b", text, re.I) and not _in_title(pieces, at):
        return True
    return sum(bool(mark.search(text)) for mark in PARTY_MARKS) > 1


def _in_title(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line that begins with "tussen" belongs to the title: the parties open later."""
    if any(mark.search(pieces[at].text) for mark in PARTY_MARKS):
        return False
    later = (piece.text for piece in pieces[at + 1 : at + 12])
    return any(
        _OPENS_PARTIES.fullmatch(text[:LONGEST])
        or (re.match(r"tussen\b", text, re.I) and any(mark.search(text) for mark in PARTY_MARKS))
        for text in later
    )


def _opens_recitals(piece: Piece, after_parties: bool) -> bool:
    text = piece.text
    if text.endswith(":") and len(text) < LONGEST and _CONSIDERED.search(text):
        return True
    if BEGINNING.match(text) and (is_caption(piece) or SENTENCE.match(text) or text.endswith(":")):
        return True
    label, rest = label_of(piece)
    is_party = sum(bool(mark.search(rest)) for mark in PARTY_MARKS) > 1
    return after_parties and bool(label) and bool(_TELLS_BODY.match(rest)) and not is_party


def _signing(pieces: Sequence[Piece], articles: dict[int, re.Match[str]]) -> int:
    """Where the signing begins: after the last article, or where it says so in so many words."""
    places = sorted(articles)
    for at in range(min(places, default=0) + 1, len(pieces)):
        is_last = not places or at > places[-1]
        many = sum(place < at for place in places) > 2
        if (many or is_last) and _closes(pieces[at], is_last):
            return at
    return len(pieces)


def _closes(piece: Piece, is_last: bool) -> bool:
    """Whether the signing begins with this piece."""
    text, block = piece.text, piece.block
    if isinstance(block, Signatures):
        return True
    if isinstance(block, Table):
        return is_last and bool(_SIGNED_FOR.match(text) or STAMP.match(text))
    if is_line(piece) and SIGNING_CAPTION.fullmatch(label_of(piece)[1]):
        return True
    if isinstance(block, Listing) or len(text) >= LONGEST:
        return False
    if _DONE.match(text):
        return True
    stands_alone = is_last and len(text) < 90 and not text.endswith((".", ";"))
    return is_last and bool(
        STAMP.match(text) or _DATELINE.fullmatch(text) or (stands_alone and _SIGNED_FOR.match(text))
    )


def is_annex(piece: Piece) -> bool:
    """Whether a piece is the heading of an annex, or a line of a list of annexes."""
    text = label_of(piece)[1] if is_line(piece) else piece.text
    if isinstance(piece.block, Table) or len(text) >= LONGEST:
        return False
    match = ANNEX.fullmatch(text)
    return match is not None and (not text.endswith((".", ";")) or is_emphasised(piece))
