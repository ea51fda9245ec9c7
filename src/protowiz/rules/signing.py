"""Rules about the signatures."""
