"""How a text calls the parties: the names by which a sentence can be about one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from protowiz.draft.names import RECEIVING, SENDING
from protowiz.draft.steps.parties import LOCAL, Party
from protowiz.rules.case import Case
from protowiz.rules.words.patterns import lazy

_KIND = lazy(r"^(?:gemeente|stad|ocmw|provincie|autonoom gemeentebedrijf)\b", re.IGNORECASE)
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "de het een en of van voor aan in op te naar tussen met bij door the over tot zowel als "
        "hierna genoemd zijn haar hun",
    )
)
_WORD = lazy(r"[^\W_]+")


@lru_cache(maxsize=1024)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, without case."""
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _SMALL)


def label(party: Party) -> str:
    """How a message calls a party."""
    return party.korte_naam or party.officiele_naam or "een partij"


def senders(case: Case) -> list[Party]:
    """The parties that communicate data."""
    return [party for party in case.protocol.partijen.items if party.rol in SENDING]


def receivers(case: Case) -> list[Party]:
    """The parties that receive data."""
    return [party for party in case.protocol.partijen.items if party.rol in RECEIVING]


def names_of(case: Case, party: Party) -> list[str]:
    """The names of a party and of the group it belongs to, the longest first."""
    names = [party.officiele_naam, party.korte_naam]
    names += [group.naam for group in case.protocol.partijen.groepen if group.id == party.groep]
    if party.soort == LOCAL and party.officiele_naam:
        kind = _KIND.match(party.officiele_naam)
        names.append(kind[0] if kind else None)
    return longest_first(name for name in names if name)


def longest_first(names: Iterable[str]) -> list[str]:
    """Names without repetition, so ordered that a pattern tries the longest first."""
    return sorted(set(names), key=lambda name: (-len(name), name))


@lru_cache(maxsize=256)
def pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of some names, as whole words and whatever their case."""
    told = "|".join(re.escape(name) for name in names) or r"(?!)"
    return lazy(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)


def about(case: Case, parties: Iterable[Party]) -> re.Pattern[str]:
    """A pattern for the names of some parties."""
    names = (name for party in parties for name in names_of(case, party))
    return pattern_of(tuple(longest_first(names)))


def is_named(case: Case, party: Party, text: str) -> bool:
    """Whether a text names a party: by a name of it, or by every word of its official name."""
    if about(case, (party,)).search(text):
        return True
    official = words_in(party.officiele_naam or "")
    return bool(official) and set(official) <= set(words_in(text))


_MANY = lazy(r"deelnemende|toetredende|opgesomd|bijlage|alle (?:steden|gemeenten)", re.IGNORECASE)


def is_class(party: Party) -> bool:
    """Whether a "party" is a whole class of them, whose particulars stand elsewhere."""
    return bool(_MANY.search(party.officiele_naam or ""))


_SENTENCE = lazy(r"(?<=[.;!?])\s+(?=[A-Z“\"'(\[])")


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """A text sentence by sentence, near enough to look for words that belong together."""
    return tuple(_SENTENCE.split(text))
