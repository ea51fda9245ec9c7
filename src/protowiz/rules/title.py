"""Rules about the title block and its change log."""
