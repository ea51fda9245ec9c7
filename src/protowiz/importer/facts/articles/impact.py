"""The data protection impact assessment: needed or not, why, when, by whom, with what result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.clauses import Clause, bare, sentences
from protowiz.importer.facts.dates import DATE, find_date
from protowiz.importer.facts.whole import Whole

_IMPACT = re.compile(
    r"\bDPIA\b|\bGEB\b|effectbeoordeling|data protection impact|artikel 35\b|art\. 35\b", re.I
)
_NOT_NEEDED = re.compile(
    r"\b(?:niet|geen)\b[^.]{0,80}\b(?:nodig|vereist|verplicht|uitgevoerd|opgemaakt|noodzakelijk"
    r"|aangewezen)\b"
    r"|\b(?:niet|geen)\s+(?:nodig|vereist|verplicht|noodzakelijk)|\b(?:nodig|vereist"
    r"|verplicht)\s*:\s*(?:nee|neen)\b"
    r"|\bgeen\s+(?:DPIA|GEB|\w{0,30}effectbeoordeling)|\bn\.?\s?v\.?\s?t\b"
    r"|\bniet van toepassing\b|\boverbodig\b",
    re.I,
)
_NEEDED = re.compile(
    r"\b(?:nodig|vereist|verplicht|uitgevoerd|opgemaakt|opgesteld|gemaakt|voerde[n]?|voert|voeren"
    r"|uitvoeren|dateert|afgerond|noodzakelijk|plaatsgevonden|besluit|toont)\b",
    re.I,
)
_WHY = re.compile(r"\b(?:omdat|doordat|aangezien|want|gezien|gelet op)\b\s*:?\s*(?P<why>.+)", re.I)
_BEFORE = re.compile(r"^(?:Omdat|Aangezien)\s+(?P<why>.+?),\s+(?:is|was|werd|wordt|moet)\b")
_REFUSAL = re.compile(r"^(?:niet|geen)\b[^,]{0,40},\s*", re.I)
_NOTHING = re.compile(r"(?:n\.?\s?v\.?\s?t|niet van toepassing|nee|neen|niet|geen)\W*", re.I)
_AFTER_COLON = re.compile(r":\s+(?P<why>\w.+)")
_BY = re.compile(
    r"\b(?:uitgevoerd|opgemaakt|opgesteld|gemaakt)\b[^.;]{0,40}?\bdoor\s+(?P<who>[^.;(]+?)"
    r"(?=\s*(?:[.;(]|$|,|\b(?:op|en)\b\s+(?:\d|toont|beslui|besloot|is|heeft|con|wees)))"
    r"|\bdoor\s+(?P<before>[^.;,(]{2,80}?)\s+(?:uitgevoerd|opgemaakt|opgesteld)"
    r"|^(?P<subject>[^,.;]{2,60}?)\s+(?:heeft|hebben|voerde|voerden|maakte|maakten)\b",
    re.I,
)
_RESULT = re.compile(r"risico|resultaat|bleek|blijkt|beslui|besloot|conclu|toont|wees uit", re.I)
_RISK = re.compile(
    r"\b(?:rest)?risico'?s?\b[^.]{0,60}\b(?:laag|beperkt|aanvaardbaar|klein|hoog|gering)", re.I
)
_SAME_SENTENCE = re.compile(
    r"(?:;\s+|\ben\s+(?=(?:toon|beslui|besloot|conclu|wees)))(?P<result>[^;]*"
    r"(?:risico|resultaat|conclu)[^;]*)",
    re.I,
)


def is_impact(clause: Clause) -> bool:
    """Whether a clause is about the assessment."""
    return bool(_IMPACT.search(clause.lead))


def is_about_impact(text: str) -> bool:
    """Whether a sentence is about the assessment."""
    return bool(_IMPACT.search(text) or _RISK.search(text))


def find_impact(clauses: Sequence[Clause], whole: Whole) -> dict[str, Any]:
    """The answers on the assessment."""
    for at, clause in enumerate(clauses):
        told = [*sentences(clause.text)]
        place = next((n for n, it in enumerate(told) if _IMPACT.search(it)), None)
        if place is None and clause.title and _IMPACT.search(clause.title) and told:
            place = 0
        if place is None:
            continue
        first = told[place]
        if _NOT_NEEDED.search(first):
            return {"dpia_nodig": False} | _reason(first, told[place + 1 :], clause)
        following = told[place + 1 :]
        if not _NEEDED.search(" ".join([first, *following])):
            continue
        if not following and at + 1 < len(clauses) and clauses[at + 1].title == clause.title != "":
            following = sentences(clauses[at + 1].text)
        if place:
            following = [it for it in following if _RESULT.search(it)]
        return {"dpia_nodig": True} | _told_of(first, following, clause)
    return {}


def _reason(first: str, following: list[str], clause: Clause) -> dict[str, Any]:
    if clause.items and first.endswith(":"):
        return {"dpia_reden": " ".join(item.text for item in clause.items)}
    if why := _WHY.search(first) or _AFTER_COLON.search(first):
        reason = _REFUSAL.sub("", why["why"]).strip()
        return {} if _NOTHING.fullmatch(reason) else {"dpia_reden": reason}
    return {"dpia_reden": following[0]} if following else {}


def _told_of(first: str, following: list[str], clause: Clause) -> dict[str, Any]:
    found: dict[str, Any] = {}
    dated = next((it for it in (first, *following) if DATE.search(it)), None)
    done = next((it for it in (first, *following) if _BY.search(it)), None)
    if dated:
        found["dpia_datum"] = find_date(dated)
    if done and (match := _BY.search(done)):
        who = (match["who"] or match["before"] or match["subject"]).strip(" ,")
        if not re.match(r"(?:Een|Deze|Er|Ze|Zij)\b|.*(?:beoordeling|DPIA|GEB)\b", who):
            found["dpia_door"] = bare(who)
    if clause.items and first.endswith(":"):
        found["dpia_reden"] = " ".join(item.text for item in clause.items)
    elif why := _BEFORE.search(first) or _WHY.search(first):
        found["dpia_reden"] = why["why"].strip()
    elif forced := next((it for it in following if _NEEDED.search(it) and _WHY.search(it)), None):
        found["dpia_reden"] = _WHY.split(forced)[1].strip()
        following = [it for it in following if it != forced]
    elif following and re.search(r"\b(?:nodig|vereist|verplicht)\b", first):
        until = following.index(dated) if dated in following else len(following)
        if until:
            found["dpia_reden"] = " ".join(following[:until])
    after = following[following.index(dated) + 1 :] if dated in following else following
    told = found.get("dpia_reden", "")
    results = [it for it in after if it not in told]
    if inner := _SAME_SENTENCE.search(first):
        results.insert(0, inner["result"])
    if results and any(_RESULT.search(it) for it in results):
        found["dpia_resultaat"] = " ".join(results)
    return found
