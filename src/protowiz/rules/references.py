"""Rules about numbering and about references inside the protocol."""
