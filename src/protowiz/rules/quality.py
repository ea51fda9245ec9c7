"""Rules about articles 7 and 8: quality of the data and sanction."""
