"""The rule catalogue, one module a family; `RULES` lists every rule."""

from __future__ import annotations

from protowiz.draft.reading import Reading
from protowiz.rules.catalogue import Finding, Rule
from protowiz.rules.elements import mandatory_elements

RULES: tuple[Rule, ...] = (mandatory_elements,)


def run(reading: Reading) -> tuple[Finding, ...]:
    """Every finding of every rule on a draft."""
    return tuple(finding for rule in RULES for finding in rule.findings(reading))
