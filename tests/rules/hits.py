"""What one rule finds in the first complete example with other words or answers."""

from __future__ import annotations

from protowiz.draft.reading import read
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Example, Rule, words
from tests.rules.test_catalogue import draft_of


def hits(rule: Rule, example: Example) -> list[str]:
    """The words of every hit; the message of a hit without words."""
    found = rule.check(Case(read(draft_of(example))))
    return [hit.words or hit.message for hit in found]


def in_text(rule: Rule, step: str, text: str) -> list[str]:
    """What a rule finds in an own text of a step, under a heading."""
    return hits(rule, words(step, f"### Artikel 99: Kop\n\n{text}"))
