"""What is recognised after the articles: signatures and annexes."""
