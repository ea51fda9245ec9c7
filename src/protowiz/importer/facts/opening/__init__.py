"""What is recognised before the recitals: title, dates and parties."""
