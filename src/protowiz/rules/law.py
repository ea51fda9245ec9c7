"""Rules about the instrument and the legal framework that applies."""
