"""Bringing in a protocol that exists as text or Word: nothing lost, nothing repaired in silence."""
