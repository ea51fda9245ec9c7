"""What the rules share to read a text: dates, names, phrases, places."""
