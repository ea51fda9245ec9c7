"""What is recognised in the articles."""
