"""Rules about the legal framework, the title block and the parties."""

from protowiz.rules.opening import (
    enterprise_numbers,
    law,
    parties,
    receiving_processors,
    representation,
    short_names,
    title,
    versions,
)

FAMILIES = (
    law,
    title,
    versions,
    parties,
    enterprise_numbers,
    representation,
    short_names,
    receiving_processors,
)
"""In the order of the protocol."""
