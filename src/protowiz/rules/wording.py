"""Rules about names, abbreviations, acts and spelling."""
