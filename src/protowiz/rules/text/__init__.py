"""Rules about the text itself: what a template or an editor left behind, numbering, wording."""

from protowiz.rules.text import (
    abbreviations,
    acts,
    defined_names,
    drafting,
    marks,
    numbering,
    party_words,
    references,
    repetition,
    spelling,
    wording,
)

FAMILIES = (
    drafting,
    marks,
    numbering,
    references,
    acts,
    defined_names,
    party_words,
    abbreviations,
    wording,
    repetition,
    spelling,
)
"""In the order of the protocol."""
