"""`python -m protowiz`."""

from protowiz.cli import main

main()
