"""Rules about recitals A to G."""
