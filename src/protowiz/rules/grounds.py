"""Rules about articles 1 and 2: subject, grounds and purposes."""
