"""Amending a protocol that was signed: what changed, the addendum that says so, and its proof."""
