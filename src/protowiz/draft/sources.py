"""Where a rule or a help text comes from, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How a source was consulted; shown to the user beside the source itself."""

    READ = "gelezen"
    READ_FRENCH = "gelezen in de Franse tekst"
    SECOND_HAND = "tweede hand, niet nagekeken"
    PRACTICE = "afgeleid uit gepubliceerde protocollen"
    RECALLED = "uit het geheugen, na te kijken"


@dataclass(frozen=True)
class Source:
    """A legal or practical ground with the certainty that it says what we say it says."""

    text: str
    certainty: Certainty

    def __str__(self) -> str:
        return f"{self.text} ({self.certainty})"


def egov(article: str) -> Source:
    """The e-govdecreet; only articles 1 and 2 were read in Dutch, the rest in French."""
    read_in_dutch = article.startswith("2,")
    return Source(
        f"e-govdecreet art. {article}",
        Certainty.READ if read_in_dutch else Certainty.READ_FRENCH,
    )


def avg(article: str) -> Source:
    """The algemene verordening gegevensbescherming, quoted from memory."""
    return Source(f"AVG art. {article}", Certainty.RECALLED)


def digitalisation_decree(article: str) -> Source:
    """The Digitaliseringsdecreet of 23 June 2023, read in French."""
    return Source(f"Digitaliseringsdecreet art. {article}", Certainty.READ_FRENCH)


def national_register(article: str) -> Source:
    """The law of 8 August 1983 on the Rijksregister, read."""
    return Source(f"wet van 8 augustus 1983 (Rijksregister) art. {article}", Certainty.READ)


PRACTICE = Source("vaste opbouw van gepubliceerde protocollen", Certainty.PRACTICE)
