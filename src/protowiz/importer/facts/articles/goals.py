"""The purpose that a sentence tells."""

from __future__ import annotations

import re

from protowiz.importer.facts.articles.law import norms_in

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
    r"|gebruiken|verwerken|verwerkt|gebruikt|verzameld|ingezameld|aanwenden)\b|[.;]\s*$",
    re.I,
)
_ONLY_GROUND = re.compile(
    r"(?:(?:de|het|te|haar|zijn|hun)\s+){0,2}(?:vervull\w+|uitvoer\w+|nakom\w+|voldoen|nale\w+"
    r"|uitoefen\w+)\b[^,.;:]{0,60}\b(?:wettelijke verplichting|taak van algemeen belang"
    r"|openbaar gezag)",
    re.I,
)
"""Words of article 6 AVG, which tell no purpose."""
_IN_NAME = re.compile(r"[A-ZÀ-Ý][\w-]+\s+$")


def goal_in(text: str) -> tuple[str, list[str]]:
    """The purpose that a sentence tells, and its acts."""
    start = next((it for it in _PURPOSE.finditer(text) if not _is_in_name(it, text)), None)
    if start is None or _ONLY_GROUND.match(text[start.end() :]):
        return "", []
    goal = text[start.end() :]
    while (again := re.search(r":\s+|\bmet name\s+", goal)) is not None and again.end() < len(goal):
        goal = goal[again.end() :]
        if opening := re.match(r"[^.;]{0,80}?\bdoeleinde\b,\s*(?:met name|namelijk)\s+", goal):
            goal = goal[opening.end() :]
    end = _PURPOSE_END.search(goal)
    rest = goal[end.start() :] if end else ""
    return (goal[: end.start()] if end else goal).strip(" ,.;"), norms_in(rest)


def _is_in_name(start: re.Match[str], text: str) -> bool:
    """Whether a word such as "voor" stands within a name: "Agentschap voor Sociale Rechten"."""
    after = text[start.end() : start.end() + 1]
    return after.isupper() and bool(
        _IN_NAME.search(text[max(0, start.start() - 40) : start.start()])
    )
