"""Rules about article 5: how often, and how long."""
