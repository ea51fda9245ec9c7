"""The rule about what stands twice."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

from protowiz.draft.session import STEP_OF
from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.party_names import sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import DAY, plain_words

_LONG_TITLE = lazy(rf"\b(?:decreet|wet|besluit(?: van de Vlaamse [Rr]egering)?) van {DAY}[^.;:()]*")
_SHINGLE = 5
"""So many words in a row are held against each other, from every word of 3, 6 or 9 letters on."""
_SENTENCE = 80
"""From how many letters on a sentence is not repeated by chance."""
_PROSE = ("paragraph", "item", "note", "answer")
_PARALLEL = ("partijen", "instanties", "adviezen", "ondertekening")
"""Where the same sentence stands once for each party."""


@rule(
    "DOC-19",
    "alinea-staat-er-tweemaal",
    Severity.HINT,
    "context",
    PRACTICE,
    remedy="Houd één van beide, of verwijs; verschillen ze, beslis dan welke juist is.",
    wrong=answers(
        {
            "wens.aanvulling": "De stad betaalt de bonus uit aan de ouders die in haar "
            "register staan en van wie het kind op 1 september naar school gaat, zonder "
            "dat zij daarvoor iets vragen.",
            "recht.aanvulling": "De stad betaalt de bonus uit aan de ouders die in haar "
            "register staan en van wie het kind op 1 oktober naar school gaat, zonder "
            "dat zij daarvoor iets vragen.",
        }
    ),
    right=answers(
        {
            "wens.aanvulling": "De stad betaalt de bonus uit aan de ouders die in haar "
            "register staan en van wie het kind op 1 september naar school gaat, zonder "
            "dat zij daarvoor iets vragen."
        }
    ),
)
def said_twice(case: Case) -> Iterator[Hit]:
    """Wat tweemaal staat, spreekt zichzelf vroeg of laat tegen: men past de ene plaats aan en
    vergeet de andere."""
    alike = list(_alike(case))
    for first, second in alike:
        yield from _same(first, second)
    told = {id(it) for pair in alike for it in pair}
    yield from _sentences_twice(case, told)


def _sentences_twice(case: Case, told: set[int]) -> Iterator[Hit]:
    """The same sentence in two paragraphs that are not alike as a whole."""
    seen: dict[str, Passage] = {}
    for passage in case.passages:
        if (
            passage.step in _PARALLEL
            or passage.kind not in ("paragraph", "answer")
            or len(passage.text) < _SENTENCE
            or id(passage) in told
        ):
            continue
        for sentence in sentences(passage.text):
            if len(_LONG_TITLE.sub("§", sentence)) < _SENTENCE:
                continue
            first = seen.setdefault(sentence, passage)
            if first is not passage:
                begin = " ".join(sentence.split()[:8])
                message = f"Deze zin stond er al, in {_part(first)}: “{begin} …”."
                yield Hit(passage.path, message, begin)


def _alike(case: Case) -> Iterator[tuple[Passage, Passage]]:
    """The paragraphs that say for the most part the same."""
    texts: list[tuple[Passage, set[tuple[str, ...]]]] = []
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for passage in case.passages:
        if (
            passage.step in _PARALLEL
            or "normen" in passage.path
            or passage.kind not in _PROSE
            or len(passage.text) < 120
        ):
            continue
        told = plain_words(_LONG_TITLE.sub("§", passage.text))
        parts = {
            tuple(told[at : at + _SHINGLE])
            for at in range(len(told) - _SHINGLE + 1)
            if len(told[at]) % 3 == 0
        }
        if len(parts) < 5:
            continue
        shared: dict[int, int] = defaultdict(int)
        for part in parts:
            for index in where[part]:
                shared[index] += 1
            where[part].append(len(texts))
        texts.append((passage, parts))
        for index, count in shared.items():
            other, others = texts[index]
            if count >= 0.55 * len(parts | others):
                yield other, passage


def _same(first: Passage, second: Passage) -> Iterator[Hit]:
    one, two = first.text.split(), second.text.split()
    changes = [
        it
        for it in difflib.SequenceMatcher(a=one, b=two, autojunk=False).get_opcodes()
        if it[0] != "equal"
    ]
    if not changes:
        told = " ".join(two[:6])
        yield Hit(second.path, f"Deze tekst stond er al, in {_part(first)}: “{told} …”.", told)
        return
    _, from_a, to_a, from_b, to_b = changes[0]
    here = " ".join(two[max(0, from_b - 3) : to_b + 3])
    there = " ".join(one[max(0, from_a - 3) : to_a + 3])
    yield Hit(first.path, f"Deze tekst keert terug in {_part(second)}, met “{here}”.", there)
    yield Hit(second.path, f"Deze tekst stond al in {_part(first)}, met “{there}”.", here)


def _part(passage: Passage) -> str:
    """How a message calls the part in which a passage stands."""
    return f"het onderdeel “{STEP_OF[passage.step].title}”"
