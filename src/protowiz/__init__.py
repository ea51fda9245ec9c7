"""protowiz: a terminal wizard for protocols on the electronic communication of personal data."""

__version__ = "0.1.0"
