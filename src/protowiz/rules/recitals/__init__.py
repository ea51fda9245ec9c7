"""Rules about recitals A to G."""

from protowiz.rules.recitals import (
    advice_givers,
    advices,
    channels,
    context,
    flows,
    said_twice,
    statements,
)

FAMILIES = (
    statements,
    context,
    flows,
    channels,
    said_twice,
    advices,
    advice_givers,
)
"""In the order of the protocol."""
