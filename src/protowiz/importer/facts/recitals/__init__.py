"""What is recognised in the recitals."""
