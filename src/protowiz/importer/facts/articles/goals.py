"""The purpose that a sentence tells."""

from __future__ import annotations

import re

from protowiz.importer.facts.articles.law import is_norm, norms_in
from protowiz.importer.facts.clauses import Clause, bare

_PURPOSE = re.compile(
    r"\bmet (?:name|het oog op|als doel(?:einde)?:?)\s+|\bi\.h\.k\.v\.\s+|\bin het kader van\s+"
    r"|\b(?:voor|met) (?:de |het )?(?:\w+ )?(?:doeleinden?|doel(?:en)?)\s*:?\s+"
    r"|\b(?:uitsluitend|enkel|alleen|slechts) (?:voor|om)\s+|\bteneinde\s+|\bnamelijk\s+"
    r"|\bten (?:behoeve|dienste) van\s+|\bin functie van\s+|\bgericht op\s+|\bstrekt (?:ertoe"
    r"|tot)\s+"
    r"|\bbij (?=het \w+en\b)|\bals (?:\w+ )?doel(?:einde|stelling)?\s*:?\s+"
    r"|\bte weten\s+"
    r"|\b(?:doeleinden?|doel|finaliteit)\b[^:.]{0,60}?(?:\b(?:is|zijn|was|waren|bestaat uit"
    r"|bestond uit)\b\s*:?|:)\s+|\bbeoogt\s+"
    r"|\bvoor\s+|\bom\s+",
    re.I,
)
_PURPOSE_END = re.compile(
    r"\s*\((?=(?:artikel|art\.|het |de |wet |decreet |besluit ))|,?\s+(?:overeenkomstig|conform"
    r"|krachtens|op grond van"
    r"|op basis van|zoals (?:bepaald|bedoeld|omschreven|vermeld)|ter uitvoering van"
    r"|gebruiken|verwerken|verwerkt|gebruikt|verzameld|ingezameld|aanwenden)\b|[.;]\s*$"
    r"|,?\s+(?:en|maar)\s+(?:mag|mogen)\b",
    re.I,
)
_ONLY_GROUND = re.compile(
    r"(?:(?:de|het|te|haar|zijn|hun)\s+){0,2}(?:vervull\w+|uitvoer\w+|nakom\w+|voldoen|nale\w+"
    r"|uitoefen\w+)\b[^,.;:]{0,60}\b(?:wettelijke verplichting|taak van algemeen belang"
    r"|openbaar gezag)",
    re.I,
)
"""Words of article 6 AVG, which tell no purpose."""
_NO_OTHER = re.compile(
    r"\b(?:niet|geen|nooit)\b[^.;]{0,60}\bandere?\s+doel\w*[^.;]{0,80}?\bdan\s+(?:voor\s+"
    r"|om\s+)?(?P<goal>[^.;]+)",
    re.I,
)
_POINTS_BACK = re.compile(
    r"(?:die|deze|dat|dit|welke|wat|waarvoor|hierboven|voormeld\w*|bepaald|vermeld|in artikel)\b"
    r"|(?:het|de) "
    r"(?:hierboven|voormeld|bovenstaand|vermeld|bepaald|oorspronkelijk|beschreven)\w*\b",
    re.I,
)
_AGAIN = re.compile(r":\s+|\bmet name\s+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_UNTOLD = re.compile(
    r"(?:(?:een|het|de|geen|enig|enige|elk|elke|dit|deze|die|dat|zijn|haar|hun|eigen|al)\s+)*"
    r"(?:(?:ander|nieuw|eigen|zelfde|verder|volgend|vermeld|bovenstaand|welbepaald)e?\s+"
    r"|hetzelfde\s+|dezelfde\s+)?(?:doel|doelen|doeleinden?|finaliteit(?:en)?)",
    re.I,
)
"""Words in the place of a purpose that tell none."""
_ON_OCCASION = re.compile(r"\b(?:bij|tijdens)\s+(?:de|het|een)\s+(?:\w+\s+){1,6}$")
"""What stands before "voor" in "bij de behandeling van aanvragen voor een premie"."""
_IN_NAME = re.compile(r"[A-ZÀ-Ý][\w-]+\s+$")


def goal_in(text: str) -> tuple[str, list[str]]:
    """The purpose that a sentence tells, and its acts."""
    if other := _NO_OTHER.search(text) if "ander" in text else None:
        return _ended("" if _POINTS_BACK.match(other["goal"]) else other["goal"])
    start = next((it for it in _PURPOSE.finditer(text) if not _is_within(it, text)), None)
    if start is None or _ONLY_GROUND.match(text[start.end() :]):
        return "", []
    goal = text[start.end() :]
    while (again := _AGAIN.search(_masked(goal))) is not None and again.end() < len(goal):
        goal = goal[again.end() :]
        if opening := re.match(r"[^.;]{0,80}?\bdoeleinde\b,\s*(?:met name|namelijk)\s+", goal):
            goal = goal[opening.end() :]
    return _ended(goal)


def _ended(goal: str) -> tuple[str, list[str]]:
    """A purpose without what follows on it, and the acts in that."""
    end = _PURPOSE_END.search(goal)
    rest = goal[end.start() :] if end else ""
    told = (goal[: end.start()] if end else goal).strip(" ,.;")
    return "" if _UNTOLD.fullmatch(told) else told, norms_in(rest)


def goals_of(statement: Clause) -> tuple[list[str], list[str]]:
    """The purposes of a statement and its acts: its items, or what its sentence tells."""
    if not statement.items:
        goal, norms = goal_in(statement.text)
        return [goal] if goal else [], norms
    goals = [bare(item.text) for item in statement.items if not is_norm(item.text)]
    return goals, [bare(item.text) for item in statement.items if is_norm(item.text)]


def _masked(text: str) -> str:
    """A text with what stands in brackets blanked."""
    return _IN_BRACKETS.sub(lambda match: "·" * len(match[0]), text)


def _is_within(start: re.Match[str], text: str) -> bool:
    """Whether a word such as "voor" stands within a name: "Agentschap voor Sociale Rechten"."""
    if start[0].casefold() == "voor " and _ON_OCCASION.search(text[: start.start()][-120:]):
        return True
    after = text[start.end() : start.end() + 1]
    return after.isupper() and bool(
        _IN_NAME.search(text[max(0, start.start() - 40) : start.start()])
    )
