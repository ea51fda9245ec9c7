"""What became of the checks from which the catalogue was made, where a rule bears another id."""

from __future__ import annotations

MERGED: dict[str, tuple[str, str]] = {}
"""By the id of a check: the rule that holds it now, and why it is no rule of its own."""
