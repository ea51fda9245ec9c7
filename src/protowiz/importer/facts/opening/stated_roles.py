"""Who passes data on and who receives them, in short sentences that tell one of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_DATA = r"(?:(?:\w+\s){0,3}?(?:persoons)?gegevens)"
_SENDS = re.compile(
    rf"(?P<who>[^.;:]{{2,160}}?)\s(?:(?:deelt|delen)\s{_DATA}\smee|(?:geeft|geven)\s{_DATA}\sdoor|"
    rf"(?:verstrekt|verstrekken|levert|leveren|bezorgt|bezorgen)\s{_DATA})",
    re.I,
)
_RECEIVES = re.compile(
    rf"(?P<who>[^.;:]{{2,160}}?)\s(?:ontvangt|ontvangen|krijgt|krijgen|verkrijgt|verkrijgen)\s{_DATA}",
    re.I,
)
_SENTENCE = 220
"""A sentence that tells no more is not longer."""
_USED_TO = re.compile(
    r"\b(?:vandaag|momenteel|tot nu toe|tot nog toe|tot op heden|vroeger|voorheen|tot voor kort|"
    r"nu nog)\b",
    re.I,
)


_USES = re.compile(
    r"(?P<who>[^.;:]{2,160}?)\s(?:gebruikt|gebruiken|verwerkt|verwerken)\s(?:de\s)?(?:\w+\s)?"
    r"(?:persoons)?gegevens\b",
    re.I,
)


def stated_roles(text: str, named: Callable[[str], set[int]]) -> tuple[set[int], set[int]]:
    """Who sends and who receives by the sentences of a text that say only that.

    `named`: the places of the parties that a text names. Without both ends nothing is sure.
    """
    found: tuple[set[int], set[int]] = (set(), set())
    for sentence in _short_sentences(text):
        for pattern, ends in ((_SENDS, found[0]), (_RECEIVES, found[1])):
            if match := pattern.fullmatch(sentence):
                ends |= named(match["who"])
    return found if all(found) else (set(), set())


def implied_roles(text: str, named: Callable[[str], set[int]]) -> tuple[set[int], set[int]]:
    """Who sends and who receives by sentences that begin with it and go on with why.

    Who uses the data has received them. One who does both makes nothing sure.
    """
    found: tuple[set[int], set[int]] = (set(), set())
    for sentence in _short_sentences(text):
        for pattern, ends in ((_SENDS, found[0]), (_RECEIVES, found[1]), (_USES, found[1])):
            match = pattern.match(sentence)
            if match and not is_of_before(sentence):
                ends |= named(match["who"])
    return found if all(found) and not found[0] & found[1] else (set(), set())


def _short_sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.;])\s+", text):
        if len(sentence) <= _SENTENCE:
            yield sentence.rstrip(" .;")


def is_of_before(sentence: str) -> bool:
    """Whether a sentence tells how things went until there was a protocol."""
    return bool(_USED_TO.search(sentence))
