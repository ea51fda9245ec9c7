"""The headings of the articles as they are printed, and the letters of the recitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protowiz.draft.answers import Path
from protowiz.draft.steps import Article
from protowiz.rules.case import Case, per_case
from protowiz.rules.words.patterns import lazy

_HEADING = lazy(
    r"(?:art(?:ikel|\.)?)\s*(?P<number>\d{1,2}(?:/\d+)?(?:bis|ter|quater)?|[IVX]{1,5})(?!\.?\d)"
    r"\s*(?P<mark>[:.\-–—]?)\s*(?P<title>.*)",
    re.I | re.S,
)
_LETTER = lazy(r"([A-Z])(?:\.?(\d{1,2}))?[.):]*")
_LETTERED = lazy(r"\(?([A-H](?:\.?\d{1,2})?[.)])(?:\s|$)")
RECITALS = ("instanties", "context", "wens", "adviezen")


@dataclass(frozen=True)
class ArticleHeading:
    """One heading: `mark` is what stands between the number and the title."""

    step: str
    path: Path
    number: str
    mark: str
    words: str


@per_case
def article_headings(case: Case) -> tuple[ArticleHeading, ...]:
    """The headings in the order in which the articles are printed."""
    return tuple(heading for key in case.steps for heading in _headings(case, key))


def _headings(case: Case, key: str) -> Iterator[ArticleHeading]:
    step = case.step(key)
    if not isinstance(step, Article) or not case.prints(key):
        return
    found = False
    for passage in case.of(key) if case.has_own_text(key) else ():
        match = _HEADING.fullmatch(passage.text) if passage.kind == "heading" else None
        if match:
            found = True
            told = " ".join(passage.text.split()[:4])
            yield ArticleHeading(key, passage.path, match["number"], match["mark"], told)
    if not found and not case.has_own_text(key):
        number, title = step.nummer or step.number, step.opschrift or step.heading
        mark, path = step.scheiding.strip(), case.place(key, "nummer")
        told = " ".join(f"Artikel {number}{step.scheiding} {title}".split()[:4])
        yield ArticleHeading(key, path, number, mark, told)
    yield from _extra(case, key)


def _extra(case: Case, key: str) -> Iterator[ArticleHeading]:
    if not case.prints("extra") or case.has_own_text("extra"):
        return
    for index, extra in enumerate(case.protocol.extra.items):
        if (extra.na or "inwerkingtreding") == key and extra.nummer:
            told = f"Artikel {extra.nummer}{extra.scheiding} {extra.opschrift or ''}"
            path = ("extra", "items", index, "nummer")
            yield ArticleHeading(
                "extra", path, extra.nummer, extra.scheiding.strip(), " ".join(told.split()[:4])
            )


def number_of(case: Case, key: str) -> str | None:
    """The number under which an article is printed."""
    return next((it.number for it in article_headings(case) if it.step == key), None)


@dataclass(frozen=True)
class RecitalLetter:
    """The letter of a recital, without the figure of C1 or B2."""

    path: Path
    letter: str
    words: str


def recital_letters(case: Case) -> list[RecitalLetter]:
    """The letters in the order of the protocol; none when a house labels its recitals otherwise."""
    found: list[RecitalLetter] = []
    for key in RECITALS:
        for path, label in _labels(case, key):
            match = _LETTER.fullmatch(label.strip())
            if match:
                found.append(RecitalLetter(path, match[1], match[0]))
    return found


def _labels(case: Case, key: str) -> Iterator[tuple[Path, str]]:
    if not case.prints(key):
        return
    protocol = case.protocol
    if case.has_own_text(key):
        last = ""
        for passage in case.of(key):
            label = passage.label
            if not label and (begin := _LETTERED.match(passage.text)):
                label = begin[1]
            if label and label != last:
                yield passage.path, label
            last = label or last
    elif key == "context":
        yield case.place(key, "letter"), protocol.context.letter or "C"
    elif key == "wens":
        yield case.place(key, "letter"), protocol.wens.letter or "D"
    elif key == "instanties":
        for index, party in enumerate(protocol.instanties.items or ()):
            yield case.place(key, "items", index, "letter"), party.letter or ""
    else:
        for index, advice in enumerate(protocol.adviezen.items or ()):
            yield case.place(key, "items", index, "letter"), advice.letter or ""
