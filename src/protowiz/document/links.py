"""Which links a protocol may hold: web addresses and e-mail addresses, nothing that runs."""

from __future__ import annotations

from urllib.parse import quote

SCHEMES = ("https://", "http://", "mailto:")
_SAFE = "-._~:/?#@!$&'()*+,;=%"


def is_link(url: str) -> bool:
    """Whether a reader of the protocol may follow this address."""
    return url.lower().startswith(SCHEMES)


def encode_url(url: str) -> str:
    """The address in plain ASCII; what is no character of an address is percent-encoded."""
    return quote(url, safe=_SAFE, errors="ignore")
