"""The rule about spelling: the words of this genre, and what one easily writes instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.text.defined_names import official_names, short_names
from protowiz.rules.text.spelling_words import (
    AFTER_DE,
    COMPOUNDS,
    DOUBLED,
    GENRE,
    NO_ENDING,
    PLURALS,
    SAFE,
    SLIPS,
)
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import WholeText, once, whole_text

_PHRASES = (
    ("gedrag", r"in het gedrag (?:te )?(?:brengen|komt|gebracht|komen|brengt)", "in het gedrang"),
    ("tijde", r"te[nr] alle[rn]? tijden?|te alle[r]? tijden?", "te allen tijde"),
    (
        "raad van maat",
        r"raad van maatschappelijke?(?: welzijn| van)?",
        "raad voor maatschappelijk welzijn",
    ),
    (
        "raad voor maat",
        r"raad voor maatschappelijk(?! welzijn)",
        "raad voor maatschappelijk welzijn",
    ),
    ("en schepen", r"burgemeester en schepen(?!en|col)", "burgemeester en schepenen"),
    (
        "bank voor",
        r"kruispuntbank voor (?:de )?(?:ondernemingen|sociale zekerheid)",
        "Kruispuntbank van",
    ),
    (
        "functionaris van",
        r"functionaris van gegevensbescherming",
        "functionaris voor gegevensbescherming",
    ),
    ("staatsbald", r"belgische? staatsbald", "Belgisch Staatsblad"),
    (
        "begunstigen",
        r"(?:de|alle|gekende|deze|die|andere) begunstigen (?=van|aan|die|voor|op)",
        "begunstigden",
    ),
)
"""A piece of the phrase to look for first, the pattern, and what is meant."""
_HET_PLURAL = (
    "dossiers",
    "nummers",
    "bestanden",
    "gegevens",
    "maatregelen",
    "doeleinden",
    "besluiten",
)
_DE = frozenset(("de", "deze", "die", "hun", "zijn", "haar", "een"))
_PREPOSITIONS = frozenset(("van", "in", "uit", "met", "voor", "aan", "bij", "door"))
_TWICE = "dit woord staat er tweemaal."
_TRIPLE = lazy(r"([aeioubdfgklmnprt])\1\1")
_SYLLABLE = lazy(r"(?<!z)(?<!w)(?<!l)(?<!sch)endende|ingeningen|heidheid|ingsings|tietie")


_LONG = 12
"""From how many letters a word may lack two of them and still be no other word."""


@cache
def _set(words_told: str) -> frozenset[str]:
    return frozenset(words_told.split())


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """The halves of the compounds that one writes apart."""
    parts = (pair.split("|") for pair in COMPOUNDS.split())
    return frozenset((one, two) for one, two in parts)


@cache
def _alike() -> dict[str, list[str]]:
    """The longer genre words by their first three letters."""
    found: dict[str, list[str]] = {}
    for word in _set(GENRE):
        if len(word) >= 9:
            found.setdefault(word[:3], []).append(word)
    return found


def _meant(word: str) -> str | None:
    """The genre word that a word is one letter away from, inflection aside."""
    if word in _set(SAFE) or word in _set(GENRE):
        return None
    if len(word) < 8:
        return None
    near = (it for it in _alike().get(word[:3], ()) if abs(len(it) - len(word)) <= 2)
    return next((right for right in near if _is_slip(word, right)), None)


def _is_slip(word: str, right: str) -> bool:
    """Whether the difference lies inside the word: one letter more, less, other or swapped, or
    in a long word two letters that are left out or stand there twice."""
    begin = 0
    while begin < min(len(word), len(right)) and word[begin] == right[begin]:
        begin += 1
    end = 0
    while end < min(len(word), len(right)) - begin and word[-1 - end] == right[-1 - end]:
        end += 1
    one, other = word[begin : len(word) - end], right[begin : len(right) - end]
    is_ending = end == 0 or right[len(right) - end :] in ("e", "s", "n", "t", "d", "en", "de", "te")
    swapped = len(one) == 2 and one == other[::-1]
    if not begin or is_ending:
        return begin > 0 and swapped
    lost = {len(one), len(other)} == {0, 2} and len(right) >= _LONG
    return swapped or lost or max(len(one), len(other)) <= 1


@rule(
    "DOC-18",
    "spelling-en-taalfouten",
    Severity.HINT,
    "aanhef",
    PRACTICE,
    remedy="Verbeter het woord, of zet de bevinding opzij als het zo hoort.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe overeenkomst over persoongegevens eindigt."),
    right=words("recht", "### Artikel 11: Recht\n\nDe overeenkomst over persoonsgegevens eindigt."),
)
def misspelling(case: Case) -> Iterator[Hit]:
    """Tikfouten in een gepubliceerde tekst wekken twijfel aan de zorg waarmee hij is gemaakt. De
    lijst kent alleen de woorden van dit genre."""
    names = set(
        " ".join((*official_names(case), *(it.name for it in short_names(case)))).lower().split()
    )
    yield from once(_misspelt(case, names))


def _misspelt(case: Case, names: set[str]) -> Iterator[Hit]:
    whole = whole_text(case)
    slips: dict[str, str] = {}
    for word in set(whole.words) - names:
        if message := _wrong_word(word):
            slips[word] = message
    slips.update(_wrong_pairs(whole.words))
    for words_told, message in slips.items():
        for at in whole.places(words_told, small=True):
            if hit := _hit(whole, at, at + len(words_told), message):
                yield hit
    for piece, pattern, right in _PHRASES:
        yield from _by_pattern(whole, piece, pattern, f"niet juist, bedoelt u “{right}”?")


def _hit(whole: WholeText, at: int, end: int, message: str) -> Hit | None:
    """What is wrong at a place, unless that is part of an address or of the name of a person."""
    text = whole.text
    begin, stop = text.rfind(" ", 0, at) + 1, text.find(" ", end)
    if any(sign in text[begin : stop if stop >= 0 else None] for sign in ("@", "://", "www.")):
        return None
    told = text[at:end]
    if message == _TWICE and told.split()[-1][0].isupper():
        return None
    return Hit(whole.path_at(at), f"“{told}”: {message}", told)


def _by_pattern(whole: WholeText, piece: str, pattern: str, message: str) -> Iterator[Hit]:
    at = whole.small.find(piece)
    while at >= 0:
        found = re.compile(rf"\b(?:{pattern})\b").search(whole.small, max(0, at - 30), at + 60)
        if found:
            end = found.end() - (found[0][-1] == " ")
            if hit := _hit(whole, found.start(), end, message):
                yield hit
        at = whole.small.find(piece, at + 1)


@lru_cache(4096)
def _wrong_word(word: str) -> str | None:
    """What is wrong with a word in small letters."""
    if right := SLIPS.get(word):
        return f"verkeerd gespeld, bedoelt u “{right}”?"
    if len(word) < 6 or len(set(word)) == 1:
        return None
    if _TRIPLE.search(word):
        return "driemaal dezelfde letter."
    if _SYLLABLE.search(word):
        return "een lettergreep te veel."
    right = _meant(word)
    return f"verkeerd gespeld, bedoelt u “{right}”?" if right else None


def _wrong_pairs(told: list[str]) -> dict[str, str]:
    """What is wrong with words that stand beside each other, by those words."""
    apart, seconds, doubled = _pairs(), _seconds(), _set(DOUBLED)
    found: dict[str, str] = {}
    for at, (one, two) in enumerate(pairwise(told)):
        if one == two and one in doubled:
            found[f"{one} {two}"] = _TWICE
        elif two in seconds and (one, two) in apart:
            found[f"{one} {two}"] = f"schrijf “{one}{two}” aaneen."
        elif (two in seconds or one == "het") and (
            wrong := _wrong_ending(told[max(0, at - 4) : at], one, two)
        ):
            found[wrong[0]] = wrong[1]
    return found


def _wrong_ending(before: list[str], one: str, two: str) -> tuple[str, str] | None:
    """An adjective without its ending, and een or het before a plural: the words, and why."""
    last = before[-1:]
    if one in _set(NO_ENDING) and two in _set(AFTER_DE) and last and last[0] in _DE:
        return f"{last[0]} {one} {two}", f"“{one}” krijgt hier een buigings-e."
    if one == "het" and two.endswith(_HET_PLURAL) and last and last[0] in _PREPOSITIONS:
        return f"{last[0]} {one} {two}", "“het” past niet bij een meervoud."
    if two in _set(PLURALS) and one.endswith("e") and "een" in before:
        between = before[len(before) - before[::-1].index("een") :]
        if all(word.endswith("e") or word == "en" for word in between):
            return " ".join(["een", *between, one, two]), "“een” past niet bij een meervoud."
    return None


@cache
def _seconds() -> frozenset[str]:
    """The second words that can be wrong behind another."""
    return frozenset(two for _, two in _pairs()) | _set(AFTER_DE) | _set(PLURALS)
