"""Looking for words in the passages of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from protowiz.draft.answers import Path
from protowiz.rules.case import Case, Passage

CLOSING = (
    "kwaliteit",
    "sanctie",
    "meldingen",
    "transparantie",
    "recht",
    "inwerkingtreding",
    "extra",
)
"""The articles after those of the content; in a house they may stand in each other's text."""
UNITS = r"(?:kalender|werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|trimesters?|kwarta(?:al|len)|jaar"
NUMBERS = (
    r"\d{1,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|vijftien|twintig|eenentwintig|dertig|veertig|zestig|negentig|\w{3,9}tien|anderhalve?"
)
TERM = rf"(?:(?:de|het|een) )?(?:termijn van )?(?:(?:{NUMBERS})(?: \(\d{{1,3}}\))? )?(?:{UNITS})\b"
"""A concrete term, after a word such as "binnen"."""


def body(case: Case, *steps: str) -> tuple[Passage, ...]:
    """What some steps say under their headings."""
    return tuple(passage for passage in case.of(*steps) if passage.kind != "heading")


def first(
    passages: Iterable[Passage], pattern: re.Pattern[str], *stems: str
) -> tuple[Passage, re.Match[str]] | None:
    """Where a pattern is found first."""
    return next(every(passages, pattern, *stems), None)


def every(
    passages: Iterable[Passage], pattern: re.Pattern[str], *stems: str
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Every place of a pattern.

    With stems only passages that hold one of them are looked at, which is much quicker.
    """
    for passage in passages:
        if not stems or any(stem in passage.text for stem in stems):
            for match in pattern.finditer(passage.text):
                yield passage, match


def says(passages: Iterable[Passage], pattern: re.Pattern[str], *stems: str) -> bool:
    """Whether one of some passages holds a pattern; the stems as in `every`."""
    return first(passages, pattern, *stems) is not None


def own(case: Case, step: str) -> tuple[Passage, ...]:
    """What the own text of a step says under its heading; nothing where it has no own text."""
    return body(case, step) if case.has_own_text(step) else ()


def place(case: Case, step: str, *inner: str | int) -> Path:
    """Where to point in a step: at the choice that left it out, its own text or a field."""
    if case.prints(step):
        return case.place(step, *inner)
    text = case.step(step).tekst
    has_no_text = text is not None and text.vorm == "geen"
    return (step, *(("tekst", "vorm") if has_no_text else ("opnemen",)))


def short(text: str, most: int = 120) -> str:
    """The first words of a sentence, as they stand there."""
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most)]


def mentions(passages: Iterable[Passage], stems: Iterable[str]) -> bool:
    """Whether some passages hold one of some stems, in small letters; quicker than a pattern."""
    text = "\n".join(passage.text for passage in passages).lower()
    return any(stem in text for stem in stems)
