"""How a text cites the AVG, names an act, denies something, and falls apart into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protowiz.draft.answers import Path
from protowiz.draft.placeholders import BODY, ROLES, names_in
from protowiz.draft.reading import is_house_text, own_text
from protowiz.rules.case import Case, Passage
from protowiz.rules.words.patterns import lazy

ACT = lazy(
    r"(?:decree?t(?:en)?|wet(?:ten)?|besluit(?:en)?|ordonnantie|codex|wetboek|reglement(?:en)?"
    r"|\bstatuten|overeenkomst|\bKB|\bMB|\bBVR|(?<!lgemene )verordening(?! gegevens))\b",
    re.I,
)
"""The name of an act other than the AVG."""
OWN_RULES = lazy(r"\b(?:\w*reglement(?:en)?|statuten|\w*overeenkomst)\b", re.I)
"""Acts that are made for one subject, and that may be cited as a whole."""
PROVISION = lazy(
    r"\b(?:art(?:ikel(?:en)?)?s?\b\.?|hoofdstuk|titel [IVX\d]|afdeling \d|bijlage)|§", re.I
)
"""Part of an act."""
GROUNDS = {
    "a": lazy(r"(?<!uitdrukkelijke )toestemming van (?:de|elke) betrokkenen?\b", re.I),
    "b": lazy(r"uitvoering van (?:een|de) overeenkomst\b", re.I),
    "c": lazy(r"(?:wettelijke|decretale) verplichting\b[^.;:,(]{0,60}", re.I),
    "d": lazy(r"\bvitale belangen\b", re.I),
    "e": lazy(r"\b(?:taak|opdracht) van (?:openbaar of )?algemeen belang|openbaar gezag", re.I),
    "f": lazy(
        r"\bgerechtvaardigde? belang(?:en)?\b(?! van (?:de |elke )?(?:betrokkene|burger|kind))",
        re.I,
    ),
}
"""How a text names a ground of AVG 6.1, by its letter."""
_DENIAL = lazy(
    r"\b(?:geen|niets|niet|noch|evenmin|nooit|zonder|behalve|uitgesloten|in de plaats van|nvt)\b"
    r"|\bn\.v\.t\.",
    re.I,
)
_NO_DENIAL = lazy(
    r"\b(?:al dan niet|wel of niet|of niet|niet[- ]langer|niet alleen|niet enkel)\b", re.I
)
_SENTENCE = lazy(r"[.;!?]\s+(?=[A-ZÀ-Ý“\"(])")
_ABBREVIATED = ("art", "nr", "dr", "prof")
_CITING = ("AVG", "GDPR", "erordening", "rtikel 5", "rtikel 6", "rtikel 9", "rt. ")
_INSIDE = lazy(r"[\w.,/§-]")
_ARTICLE = lazy(
    r"(?P<named>\b(?:AVG|GDPR)[\s,(]{1,3})?\bart(?:ikel(?:en)?|s?\.)?\s*$"
    r"|(?P<only>\b(?:AVG|GDPR)[\s,(]{1,3})$",
    re.I,
)
_CITATION = lazy(
    r"(?P<article>\d{1,3})(?!\d)"
    r"(?:\s{0,2}[.,(]?\s{0,2}(?:(?:lid|§|par(?:agraaf)?\.?)\s?)?"
    r"(?P<par>\d{1,2}|(?:eerste|tweede|derde|vierde)(?=\s+lid))(?![\d°])(?:\s+lid)?\)?)?"
    r"(?:\s{0,2}[.,(]{0,2}\s{0,2}(?:(?:onder|punt|letter|lit\.?|sub)\s)?[“\"']?"
    r"(?P<letter>[a-z])(?![\w’'-]|\.[a-z])[)”\"']{0,2})?"
    r"(?P<after>,?\s{0,2}(?:van\s)?(?:de\s)?\(?(?:AVG|GDPR|algemene verordening geg"
    r"|verordening \(EU\) 2016/679))?",
    re.I,
)
_ANOTHER_ACT = lazy(r"[^.;]{0,40}?\bvan (?:het|de|dit|haar|zijn|hun) (?!AVG|alg)", re.I)
_FORMER = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4"}


@dataclass(frozen=True)
class Citation:
    """A provision of the AVG as a text cites it; what it does not say is empty."""

    article: int
    paragraph: str
    letter: str
    words: str

    @property
    def point(self) -> str:
        """The article with its paragraph, such as 6.1."""
        return f"{self.article}.{self.paragraph}" if self.paragraph else str(self.article)


def avg_citations(text: str) -> Iterator[Citation]:
    """The provisions of the AVG that a text cites.

    One that does not name the AVG counts when its shape leaves no doubt: 5.1, 6.1 or 9.2 with a
    letter, and no other act behind it.
    """
    if not has(text, *_CITING):
        return
    for match in _CITATION.finditer(text):
        if _INSIDE.match(text[match.start() - 1 : match.start()]):
            continue
        paragraph = (match["par"] or "").casefold()
        paragraph = _FORMER.get(paragraph, paragraph)
        article, letter = int(match["article"]), (match["letter"] or "").casefold()
        before = _ARTICLE.search(text[max(0, match.start() - 20) : match.start()])
        named = match["after"] or (before and (before["named"] or before["only"]))
        if not named and (not letter or not before or (article, paragraph) not in _KNOWN_POINTS):
            continue
        if not named and _ANOTHER_ACT.match(text, match.end()):
            continue
        words = ((before[0] if before else "") + match[0]).strip(" ,(")
        yield Citation(article, paragraph, letter, words)


_KNOWN_POINTS = ((5, "1"), (6, "1"), (9, "2"))


def cited_grounds(text: str) -> list[Citation]:
    """The grounds of AVG 6.1 that a text cites with their letter."""
    if "6" not in text:
        return []
    return [
        it for it in avg_citations(text) if it.article == 6 and it.letter and it.paragraph != "4"
    ]


def has(text: str, *parts: str) -> bool:
    """Whether one of some strings stands in a text: quick, before a pattern is tried."""
    return any(part in text for part in parts)


def citing_sentences(text: str) -> list[str]:
    """The sentences that may cite the AVG."""
    return [it for it in sentences(text) if has(it, *_CITING)] if has(text, *_CITING) else []


def sentences(text: str) -> list[str]:
    """The sentences of a text; a number or an abbreviation does not end one."""
    found, start = [], 0
    for match in _SENTENCE.finditer(text):
        if not text[start : match.start()].casefold().endswith(_ABBREVIATED):
            found.append(text[start : match.start() + 1])
            start = match.end()
    return [*found, text[start:]]


def is_denied(sentence: str) -> bool:
    """Whether a sentence says that something is not so."""
    return bool(_DENIAL.search(_NO_DENIAL.sub("", sentence)))


def is_written(case: Case, step: str) -> bool:
    """Whether a step prints a text that somebody wrote, and no house clause around the answers."""
    if not case.has_own_text(step):
        return False
    model = case.step(step)
    return not (is_house_text(model) and names_in(own_text(model)) & {BODY, *ROLES})


def is_answered(case: Case, step: str) -> bool:
    """Whether a step prints its answers."""
    return case.prints(step) and not is_written(case, step)


def written(case: Case, *steps: str) -> tuple[Passage, ...]:
    """The passages of those of the steps that print a text that somebody wrote."""
    return case.of(*(step for step in steps if is_written(case, step)))


def about_grounds(case: Case) -> tuple[Passage, ...]:
    """The written passages in which grounds and purposes must stand; none if they are answers.

    A house that has no article for them tells them beside the data.
    """
    if is_answered(case, "rechtvaardiging"):
        return ()
    return written(case, "rechtvaardiging", "gegevens")


def grounds_place(case: Case) -> Path:
    """Where to point for what is absent from those passages."""
    step = "rechtvaardiging" if case.prints("rechtvaardiging") else "gegevens"
    return case.place(step)


def plain(text: str) -> str:
    """A text without what an answer and the text it was read from may differ in."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def stands_in(text: str, answer: str | None) -> bool:
    """Whether an answer stands in a text: of a written step the answers may be those of before.

    Of a long answer its beginning must stand there; `text` is plain.
    """
    told = plain(answer or "")[:40].strip()
    return bool(told) and told in text
