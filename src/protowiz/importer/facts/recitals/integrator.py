"""Whether the data pass through a service integrator, which, and what is told about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.document.tree import Block, Paragraph
from protowiz.importer.facts.recitals.paragraphs import only_start, without_start, words_in
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_INTEGRATOR_WORD = (
    r"(?:\w{0,30}dienstenintegrator\w*|\bmagda\b|\behealth-?platform|\bVDI\b|"
    r"\bkruispuntbank van de sociale zekerheid|\bKSZ\b|\bfederal service bus|\bFSB\b)"
)
INTEGRATOR = re.compile(_INTEGRATOR_WORD, re.I)
_THROUGH = re.compile(
    r"\b(?:via|langs|door|met|over|van|op)\s+"
    r"(?P<name>(?:(?:de|het|een)\s+)?(?:(?!van\s)[\w-]+\s+){0,5}?"
    rf"{_INTEGRATOR_WORD}[\w-]*(?:\s+platform|\s+(?-i:[A-Z]\w+))?"
    r"(?:\s+van\s+(?:de|het)\s+[\w-]+(?:\s+[\w-]*integrator)?)?"
    r"(?:\s*\([^()]{1,40}\))?)",
    re.I,
)
_NOT_THROUGH = re.compile(
    r"\b(?:geen|niet|zonder|noch|evenmin)\b.{0,80}?integrator"
    r"|integrator\w*\b.{0,60}?\b(?:niet|geen)\b",
    re.I,
)
_QUESTION = re.compile(r"\bal dan niet\b|\bof de (?:gegevensstroom|mededeling)\b|\?$", re.I)
_REASON = re.compile(r"\b(?:omdat|want|aangezien|doordat|gezien|daar|waardoor)\b", re.I)
_WHY = re.compile(rf"{_REASON.pattern}|:\s", re.I)
_NEW_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z“\"])")


def cut_denial(block: Block) -> tuple[Paragraph, Paragraph] | None:
    """A paragraph whose last sentence says why no integrator is used: without it, and it alone."""
    if not isinstance(block, Paragraph):
        return None
    text = words_in(block)
    *before, last = _NEW_SENTENCE.split(text)
    if not before or not (_NOT_THROUGH.search(last) and _WHY.search(last)):
        return None
    start = text.rindex(last)
    return only_start(block, start), without_start(block, start)


def is_denial(block: Block) -> bool:
    """Whether a paragraph is one sentence that says why no integrator is used."""
    text = words_in(block) if isinstance(block, Paragraph) else ""
    is_one = len(_NEW_SENTENCE.split(text)) == 1
    return is_one and bool(_NOT_THROUGH.search(text) and _WHY.search(text))


def find_integrator(
    about: Sequence[str], others: Sequence[str], whole: Whole, piece: Piece
) -> dict[str, Any]:
    """The answers about the integrator.

    `about`: what stands in the part for it (C3); `others`: the other parts, which may name it too.
    """
    found: dict[str, Any] = {}
    said = ""
    for text in (*about, *others):
        for sentence in _NEW_SENTENCE.split(text):
            if not INTEGRATOR.search(sentence) or _QUESTION.search(sentence) or found:
                continue
            if _NOT_THROUGH.search(sentence):
                found, said = {"via_integrator": False}, sentence
            elif through := _THROUGH.search(sentence):
                name = through["name"].strip(" .")
                found, said = {"via_integrator": True, "integrator": name}, sentence
    text = " ".join(about)
    if not found and text:
        found = {"via_integrator": False}
        if "rechtstreeks" not in text.casefold():
            what = f"Verlopen de gegevens niet via een dienstenintegrator? {text[:80]}…"
            whole.doubt(what, "context", piece)
    drop = said and (found["via_integrator"] or not _REASON.search(said))
    why = (
        re.search(r":\s+(?P<why>\w.{15,})", said) if drop and not found["via_integrator"] else None
    )
    rest = [sentence for sentence in _NEW_SENTENCE.split(text) if not drop or sentence != said]
    if why and text:
        rest.insert(0, why["why"][0].upper() + why["why"][1:])
    if told := " ".join(rest).strip():
        found["toelichting_integrator"] = told
    return found
