"""From the parts of a source to a draft: own texts, and the answers that are recognised."""

from __future__ import annotations

from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Heading, Paragraph
from protowiz.draft.session import empty_draft
from protowiz.draft.steps import STEPS, Article
from protowiz.importer.facts import Whole, recognise
from protowiz.importer.parts import Parts
from protowiz.importer.report import Outcome, Report
from protowiz.importer.source import Piece, lists_joined


def build(parts: Parts, report: Report) -> dict[str, Any]:
    """The answers of the draft; what is not there is left out and told."""
    raw = empty_draft()
    _title_as_heading(parts)
    whole = Whole(parts, report)
    for step in STEPS:
        pieces = lists_joined(parts.pieces[step.key])
        answers = recognise(step.key, whole)
        if pieces:
            text = blocks_to_markdown([piece.block for piece in pieces])
            answers["tekst"] = {"vorm": "eigen", "eigen": text}
            first = pieces[0]
            report.add(Outcome.OWN_TEXT, _begin(pieces), step.key, first.line, first.page)
        elif parts.of_kind(step.key):
            answers["tekst"] = {"vorm": "geen"}  # its words are in the own text of another step
        elif issubclass(step, Article):
            answers["opnemen"] = False
            report.add(Outcome.MISSING, "Dit artikel staat niet in de tekst.", step.key)
        elif step.key == "extra":
            answers |= {"tekst": {"vorm": "geen"}} if answers else {}  # printed where they stand
        elif step.key != "bijlagen":
            answers["tekst"] = {"vorm": "geen"}
            report.add(Outcome.MISSING, "Dit onderdeel staat niet in de tekst.", step.key)
        if answers:
            raw[step.key] = answers
    return raw


def _title_as_heading(parts: Parts) -> None:
    """The first line is the title, if nothing says so."""
    first = parts.pieces["aanhef"][:1]
    if first and isinstance(first[0].block, Paragraph):
        title = Heading(1, first[0].block.inlines)
        parts.pieces["aanhef"][0] = Piece(title, first[0].line, first[0].page)


def _begin(pieces: list[Piece]) -> str:
    text = pieces[0].text
    return text if len(text) <= 70 else f"{text[:69]}…"
