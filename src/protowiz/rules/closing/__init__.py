"""Rules about annexes and signatures."""

from protowiz.rules.closing import (
    annexes,
    signing,
)

FAMILIES = (
    annexes,
    signing,
)
"""In the order of the protocol."""
