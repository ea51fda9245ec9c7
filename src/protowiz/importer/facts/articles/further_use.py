"""Why a receiver may use the data for its own purpose: article 6.4 and 5.1.b AVG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from protowiz.importer.facts.actors import doers_in, named_in, receivers
from protowiz.importer.facts.articles.denials import answer_to, asks, is_denied
from protowiz.importer.facts.articles.factors import (
    FACTORS,
    factor_of,
    named_factors,
    told_factors,
    without_name,
)
from protowiz.importer.facts.articles.law import (
    ground_in_words,
    grounds_in,
    is_norm,
    items_named_in,
    norms_in,
)
from protowiz.importer.facts.clauses import Clause, bare, sentences
from protowiz.importer.facts.whole import Whole

_COMPATIBLE = re.compile(
    r"\b(?:on)?verenigbaar|\bin het verlengde van"
    r"|\bsluit\w*\b[^.]{0,40}\baan bij\b[^.]{0,60}\bdoel",
    re.I,
)
_INCOMPATIBLE = re.compile(
    r"\b(?:niet|geen|evenmin)\b(?!\s+(?:alleen|enkel))[^.;,]{0,40}\bverenigbaar"
    r"|(?<!niet als )(?<!niet )onverenigbaar",
    re.I,
)
_RESEARCH = re.compile(
    r"\b(?:wetenschappelijke?|historische?|statistische?)\b[^.]{0,60}\b(?:onderzoek|doeleinden?)"
    r"|\bstatistiek(?:en)?\b|artikel 89\b|art\. 89\b",
    re.I,
)
_EXEMPT = re.compile(
    r"verenigbaar|verdere verwerking|verder gebruik|5\.1\.b|5, lid 1|5, eerste lid|\b89\b|vermoed",
    re.I,
)
_SAME = re.compile(r"\b(?:hetzelfde|dezelfde|identieke?)\s+doel(?:einden?)?\b", re.I)
_BY_NORM = re.compile(
    r"(?:wettelijke|decretale|uitdrukkelijke)\s+(?:norm|bepaling|grondslag)[^.]{0,60}"
    r"(?:toestaat|toelaat|voorziet|oplegt)"
    r"|uitdrukkelijk[^.]{0,30}(?:toegestaan|toegelaten|voorzien|voorgeschreven|opgelegd)"
    r"|(?:verdere? (?:verwerking|gebruik)|hergebruik)\b[^.]{0,80}(?:toegestaan|toegelaten|voorzien"
    r"|voorgeschreven|opgelegd|(?:wettelijke|decretale|reglementaire) (?:bepaling|norm))",
    re.I,
)
_OTHER_USE = re.compile(
    r"\b(?:verder|nieuw|ander)e? (?:verwerk|gebruik|aanwend|aangewend)|hergebruik|\b(?:ander|nieuw"
    r"|verder)e? (?:doel|finaliteit)",
    re.I,
)
_EXPRESS = re.compile(
    r"\buitdrukkelijke?\b|\bexpliciete?\b|\b(?:wettelijke|decretale|reglementaire"
    r"|specifieke) (?:bepaling"
    r"|norm|regel)|\b(?:ander|nieuw|verder)e? (?:doel|finaliteit)",
    re.I,
)
_ON_NORM = re.compile(
    r"\b(?:steunt|steunen|rust|rusten|berust|berusten|stoelt|gebaseerd|gegrond)\b[^.;:]{0,80}"
    r"\bop een\s+"
    r"(?:\w+\s+)?(?:norm|bepaling|rechtsgrond|regel)\b",
    re.I,
)
"""How a sentence says that an act allows the use, which it then names."""
_ALLOWS = re.compile(
    r"\b(?:berust|berusten|steunt|steunen|rust|stoelt|gebaseerd|gegrond)\b"
    r"|\b(?:rechts)?grond(?:slag)?\b"
    r"|\b(?:bepaalt|bepalen|voorziet|voorzien|verplicht|machtigt|regelt|toegestaan|toegelaten"
    r"|toelaat"
    r"|toestaat|voorgeschreven|opgelegd|krachtens|op grond van|op basis van|volgt uit|vloeit)\b"
    r"|\b(?:laat|staat)\b[^;]{0,200}\btoe\b",
    re.I,
)
_REFUSED = re.compile(r"\b(?:niet|geen|nooit|verboden|uitgesloten)\b", re.I)
_GUARDS = re.compile(r"pseudon|anoniem|anonie?me|anonimi|geaggregeerd|waarborg|kleine cellen", re.I)


def split_further_use(clauses: Iterable[Clause], whole: Whole) -> tuple[list[Clause], list[Clause]]:
    """The clauses without, and only with, what is told of further use."""
    others: list[Clause] = []
    further: list[Clause] = []
    for clause in clauses:
        told = sentences(clause.text)
        is_caption = clause.is_title and not clause.items
        around = clause.whole_text
        tells = (at for at, it in enumerate(told) if _manner(it, around) and _is_so(told, at))
        start = next(tells, None)
        if is_caption:
            start = None
        if start is None:
            is_factor = bool(further) and factor_of(clause.text) is not None
            (further if is_factor else others).append(clause)
            continue
        if start:
            others.append(replace(clause, text=" ".join(told[:start]), items=()))
        further += _by_receiver(replace(clause, text=" ".join(told[start:])), whole)
    return others, further


def _by_receiver(clause: Clause, whole: Whole) -> list[Clause]:
    """A clause cut where a sentence tells how the use by another receiver is allowed."""
    first, *others = sentences(clause.text)
    parts, owners = [[first]], named_in(first, whole)
    for sentence in others:
        named = named_in(sentence, whole) if _manner(sentence, clause.whole_text) else []
        if owners and named and named[0] not in owners:
            parts.append([])
            owners = named
        parts[-1].append(sentence)
    *before, last = (" ".join(part) for part in parts)
    return [*(replace(clause, text=it, items=()) for it in before), replace(clause, text=last)]


def find_further_use(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The rows on further use, one for each receiver they tell of."""
    rows: list[dict[str, Any]] = []
    open_rows: list[dict[str, Any]] = []
    for clause in clauses:
        first = sentences(clause.text)[0]
        manner = _manner(first, clause.whole_text)
        if manner is None:
            told = named_factors(clause.text)
            told = told or {str(factor_of(clause.text)): without_name(clause.text)}
            for row in open_rows:
                row |= told
            continue
        role = receivers(whole)
        named = doers_in(first, whole, role)
        row = {"wijze": manner} | _reasons(manner, clause)
        if items := items_named_in(first):
            row["gegevens"] = items
        open_rows = [{"partij": ident} | row for ident in named] or [row]
        rows += open_rows
    return rows


def _manner(sentence: str, around: str) -> str | None:
    """How a sentence says that the new purpose is allowed."""
    if grounds_in(sentence) and not _COMPATIBLE.search(sentence):
        return None
    if _RESEARCH.search(sentence) and _EXEMPT.search(around):
        return "onderzoek"
    if _SAME.search(sentence):
        return None if is_denied(_SAME, sentence) else "zelfde doeleinde"
    if _COMPATIBLE.search(sentence):
        return None if _INCOMPATIBLE.search(sentence) else "verenigbaar"
    return "norm" if _BY_NORM.search(sentence) or _rests_on_norm(sentence) else None


def _is_so(told: Sequence[str], at: int) -> bool:
    """Whether a sentence says it outright, or asks it and gets yes for an answer."""
    return not asks(told[at]) or answer_to(told, at, _COMPATIBLE) is True


def _rests_on_norm(sentence: str) -> bool:
    """Whether a sentence says that an act expressly allows the use for another purpose."""
    says_so = _OTHER_USE.search(sentence) and (
        _ON_NORM.search(sentence) or (_EXPRESS.search(sentence) and _ALLOWS.search(sentence))
    )
    if not says_so or _REFUSED.search(sentence) or ground_in_words(sentence):
        return False
    return any("protocol" not in norm for norm in norms_in(sentence))


def _reasons(manner: str, clause: Clause) -> dict[str, Any]:
    if manner == "norm":
        norms = [bare(item.text) for item in clause.items if is_norm(item.text)]
        norms = norms or norms_in(sentences(clause.text)[0]) or norms_in(clause.text)
        return {"normen": norms} if norms else {}
    if manner == "onderzoek":
        told = sentences(clause.whole_text)
        guards = [at for at, it in enumerate(told) if _GUARDS.search(it)]
        return {"waarborgen_onderzoek": " ".join(told[guards[0] :])} if guards else {}
    if manner != "verenigbaar":
        return {}
    items = [(factor_of(it.text), without_name(it.text).rstrip(" ;")) for it in clause.items]
    named = {factor: words for factor, words in items if factor}
    if len(named) > 2:
        return dict(named)
    if len(clause.items) == len(FACTORS):
        names = [name for name, _ in FACTORS]
        return dict(zip(names, (item.text for item in clause.items), strict=True))
    return named_factors(clause.text) or told_factors(clause)
