"""Rules about article 3: the data, their justification and retention."""
