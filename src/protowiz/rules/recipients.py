"""Rules about article 4: receivers, third parties and processors."""
