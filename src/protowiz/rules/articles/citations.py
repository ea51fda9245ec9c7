"""The rule about citations of the AVG: the provision exists and says what the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import avg
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.words.legal_words import (
    GROUNDS,
    Citation,
    avg_citations,
    citing_sentences,
    has,
    is_denied,
)
from protowiz.rules.words.patterns import lazy

_LAST_LETTER = {"5.1": "f", "6.1": "f", "6.4": "e", "9.2": "j"}
_PRINCIPLES = {
    "5.1": {
        "b": lazy(r"\bdoelbinding", re.I),
        "c": lazy(r"\bminimale gegevensverwerking|\bdataminimalisatie", re.I),
        "e": lazy(r"\bopslagbeperking", re.I),
        "f": lazy(r"\bintegriteit en vertrouwelijkheid", re.I),
    },
    "9.2": {
        "a": lazy(r"\buitdrukkelijke toestemming", re.I),
        "g": lazy(r"\bzwaarwegend algemeen belang", re.I),
    },
}
_ARTICLE_2 = "### Artikel 2: Rechtvaardigingsgronden\n\n"
_COMPLETE = words(
    "rechtvaardiging",
    _ARTICLE_2 + "ASV deelt de gegevens mee op grond van artikel 6, lid 1, e), AVG en artikel 18 "
    "van het schooltoelagedecreet. De stad verwerkt ze op grond van artikel 6, lid 1, e), AVG en "
    "artikel 3 van het reglement schoolbonus. ASV verzamelde de gegevens oorspronkelijk om de "
    "schooltoelage te berekenen. De stad gebruikt ze voor hetzelfde doel.",
)


@rule(
    "A2-03",
    "verwijzing-naar-de-avg-klopt-niet",
    Severity.ERROR,
    "rechtvaardiging",
    avg("5.1, 6.1, 6.4 en 9.2"),
    remedy="Verbeter het nummer: 6.1.c is de wettelijke verplichting, 6.1.e het algemeen belang.",
    wrong=words(
        "rechtvaardiging",
        _ARTICLE_2 + "De stad vervult een taak van algemeen belang (artikel 5, lid 1, e), AVG), "
        "die haar is opgedragen in artikel 3 van het reglement schoolbonus.",
    ),
    right=_COMPLETE,
)
def wrong_citation(case: Case) -> Iterator[Hit]:
    """Een verkeerd nummer maakt de grond onleesbaar: wie het opzoekt, vindt een andere grond of
    een artikel dat niet bestaat."""
    ours = ("rechtvaardiging", "gegevens")
    for passage in case.passages:
        text = passage.text
        if passage.step not in ours and not has(text, "AVG", "erordening geg"):
            continue
        for sentence in citing_sentences(text):
            cited = list(avg_citations(sentence))
            if not cited:
                continue
            yield from (
                Hit(passage.path, f"“{it.words}” bestaat niet in de AVG.", it.words)
                for it in cited
                if _unknown(it)
            )
            yield from _mismatch(passage, sentence, cited)


def _unknown(cited: Citation) -> bool:
    """Whether the AVG has no such provision."""
    if not 1 <= cited.article <= 99:
        return True
    return bool(cited.letter) and cited.letter > _LAST_LETTER.get(cited.point, "z")


def _mismatch(passage: Passage, sentence: str, cited: list[Citation]) -> Iterator[Hit]:
    """A ground that a sentence names, while it cites another one."""
    lettered = [it for it in cited if it.letter]
    grounds = {letter for letter in "cef" if GROUNDS[letter].search(sentence)}
    sixth = [it for it in lettered if it.article == 6 and it.paragraph in ("1", "")]
    fifth = [it for it in lettered if it.point == "5.1"]
    if grounds and sixth and not is_denied(sentence) and not grounds & {it.letter for it in sixth}:
        yield _named_otherwise(passage, sixth[0], sentence, grounds)
    principle = any(wording.search(sentence) for wording in _PRINCIPLES["5.1"].values())
    alone = not any(it.article in (6, 9) for it in cited)
    if fifth and alone and not principle and (named := grounds & {"c", "e"}):
        yield _named_otherwise(passage, fifth[0], sentence, named)
    for point, wordings in _PRINCIPLES.items():
        here = [it for it in lettered if it.point == point]
        named = {letter for letter, wording in wordings.items() if wording.search(sentence)}
        if here and named and not named & {it.letter for it in here}:
            message = f"“{here[0].words}” is niet de bepaling die de zin noemt: dat is {point}."
            yield Hit(passage.path, message + min(named) + ".", here[0].words)


def _named_otherwise(passage: Passage, cited: Citation, sentence: str, grounds: set[str]) -> Hit:
    letter = min(grounds)
    match = GROUNDS[letter].search(sentence)
    named = match[0].strip() if match else ""
    return Hit(
        passage.path,
        f"De zin noemt “{named}” (6.1.{letter}), maar verwijst naar “{cited.words}”.",
        cited.words,
    )
