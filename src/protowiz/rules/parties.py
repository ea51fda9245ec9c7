"""Rules about the parties."""
