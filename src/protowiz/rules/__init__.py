"""The rule catalogue: `checker` holds it whole and runs it on a draft."""
