"""Rules about article 6: measures."""
