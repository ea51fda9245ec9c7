"""The document tree as a Word file, in our own style or in that of a house."""
