"""Rules about articles 9 to 12."""
