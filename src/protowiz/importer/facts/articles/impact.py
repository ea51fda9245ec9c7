"""The data protection impact assessment: needed or not, why, when, by whom, with what result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.articles.denials import answer_to, asks
from protowiz.importer.facts.clauses import Clause, bare, sentences
from protowiz.importer.facts.dates import DATE, find_date
from protowiz.importer.facts.whole import Whole

_NAME = r"(?:\bDPIA|\bGEB|effectbeoordeling|data protection impact assessment)"
_IMPACT = re.compile(
    r"\bDPIA\b|\bGEB\b|effectbeoordeling|data protection impact|artikel 35\b|art\. 35\b", re.I
)
_NOT_NEEDED = re.compile(
    r"\b(?:niet|geen|noch)\b(?!\s+(?:alleen|enkel|slechts)\b)(?:(?!\b(?:zodat|dus)\b)[^.,]){0,80}\b(?:nodig|vereist|verplicht"
    r"|uitgevoerd|opgemaakt|noodzakelijk|aangewezen)\b"
    r"|\b(?:nodig|vereist|verplicht)\s*:\s*(?:nee|neen)\b"
    rf"|\bgeen\s+(?:\w+\s+){{0,2}}\w{{0,30}}{_NAME}|{_NAME}\b[^.]{{0,20}}:\s*(?:nee|neen|niet|geen)\b"
    r"|\bn\.?\s?v\.?\s?t\b|\bniet van toepassing\b|\boverbodig\b|\bachterwege\b|\bonnodig\b"
    r"|\b(?:dringt?|dringen|drong|drongen)\b[^.]{0,20}\bniet op\b|\bniet\b[^.]{0,20}\bop te dringen"
    rf"|\bzie(?:t|n)\b[^.]{{0,30}}\baf van\b|\bafgezien van\b"
    r"|\bgeen\s+(?:enkele\s+)?(?:reden|aanleiding|noodzaak|verplichting|behoefte)\b"
    rf"|\b(?:noch|geen\s+van)\b[^.]{{0,80}}\b(?:moet(?:en)?|moest(?:en)?|dien(?:t|de|den|en))\b"
    rf"|\b(?:moet|moest|hoe[fv]|dien)\w*\b(?:(?!{_NAME})[^.,]){{0,60}}\b(?:niet|geen)\b"
    rf"|{_NAME}\b[^.,]{{0,30}}\b(?:moet|moest|hoe[fv]|dien)\w*\b[^.,]{{0,20}}\bniet\b"
    rf"|{_NAME}\b[^.]{{0,60}}\b(?:geldt|gelden|gold|speelt)\b[^.]{{0,20}}\bniet\b"
    rf"|\b(?:niet onderworpen|vrijgesteld|valt niet|vallen niet)\b|\bgeen\b[^.]{{0,40}}\bcriteri"
    r"|\bgeen\b[^.]{0,40}\bhoog\s+risico\b[^.]{0,60}\b(?:artikel|art\.) 35\b",
    re.I,
)
_NEEDED = re.compile(
    r"\b(?:nodig|vereist|verplicht|uitgevoerd|opgemaakt|opgesteld|gemaakt|voerde[n]?|voert|voeren"
    r"|uitvoeren|uitvoerden?|dateert|afgerond|noodzakelijk|plaatsgevonden|besluit|toont"
    r"|(?:dringt?|drong) zich op)\b",
    re.I,
)
_IS_THERE = re.compile(
    rf"(?:\bUit\s+(?:de|deze|die|haar|hun|onze|een)\b[^.;]{{0,30}}|^(?:De|Deze|Die)\s[^.;]{{0,30}})"
    rf"{_NAME}\b",
    re.I,
)
_SHOWS = re.compile(
    r"\b(?:blijkt|bleek|volgt|besluit|besloot|concludeert|concludeerde|toont|toonde|wijst|wees"
    r"|leert|leerde|komt)\b",
    re.I,
)
_DONE = re.compile(r"\b(?:uitgevoerd|opgemaakt|opgesteld|afgerond)\b", re.I)
_NOT_YET = re.compile(r"\bnog\s+(?:geen|niet)\b|\bnog\b[^.]{0,20}\b(?:beslist|bepaald|beslissen)\b")
_YES = re.compile(r"\W*ja\b", re.I)
_NO = re.compile(r"\W*(?:nee|neen|niet)\b", re.I)
_CONTRAST = re.compile(r"\b(?:wel|toch|alsnog)\b", re.I)
_IF = re.compile(r"\b(?:als|indien|wanneer|zodra|mocht|tenzij)\b", re.I)
_WHY = re.compile(r"\b(?:omdat|doordat|aangezien|want|gezien|gelet op)\b\s*:?\s*(?P<why>.+)", re.I)
_BEFORE = re.compile(r"^(?:Omdat|Aangezien)\s+(?P<why>.+?),\s+(?:is|was|werd|wordt|moet)\b")
_REASON = re.compile(
    r"^(?:Omdat|Aangezien|Doordat|Gelet op|Gezien)\b[^,]{0,300},"
    r"|,?\s+(?:omdat|doordat|aangezien|want|gezien|gelet op)\b.*",
    re.S,
)
_REFUSAL = re.compile(r"^(?:(?:niet|geen)\b[^,]{0,40}|neen?),\s*", re.I)
_NOTHING = re.compile(r"(?:n\.?\s?v\.?\s?t|niet van toepassing|nee|neen|niet|geen)\W*", re.I)
_AFTER_COLON = re.compile(r":\s+(?P<why>\w.+)")
_BY = (
    re.compile(
        r"\b(?:uitgevoerd|opgemaakt|opgesteld|gemaakt|laten (?:uitvoeren|opmaken|opstellen|maken))"
        r"\b[^.;]{0,40}?\bdoor\s+(?P<who>[^.;(]+?)"
        r"(?=\s*(?:[.;(]|$|,|\b(?:op|en|in)\b\s+(?:\d|toont|beslui|besloot|is|heeft|con|wees"
        r"|\w+\s+\d{4})))"
        r"|\bdoor\s+(?P<before>[^.;,(]{2,80}?)\s+(?:uitgevoerd|opgemaakt|opgesteld)",
        re.I,
    ),
    re.compile(
        r"^(?P<who>[^,.;]{2,60}?)\s+(?:heeft|hebben|voerde|voerden|maakte|maakten)\b(?P<before>)"
    ),
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
    """The answers on the assessment; none when the text leaves it open whether it is needed."""
    for at, clause in enumerate(clauses):
        told = [*sentences(clause.text)]
        place = next((n for n, it in enumerate(told) if _IMPACT.search(it)), None)
        if place is None and clause.title and _IMPACT.search(clause.title) and told:
            place = 0
        if place is None:
            continue
        is_needed, place = _is_needed(told, place)
        if is_needed is None:
            continue
        first, following = told[place], told[place + 1 :]
        if not is_needed:
            if any(_denied_after_all(it) for it in following):
                whole.doubt(f"Is een DPIA nodig? {first[:90]}", "beveiliging", clause.piece)
                return {}
            return {"dpia_nodig": False} | _reason(first, following, clause)
        if not following and at + 1 < len(clauses) and clauses[at + 1].title == clause.title != "":
            following = sentences(clauses[at + 1].text)
        if place:
            following = [it for it in following if _RESULT.search(it) or _IMPACT.search(it)]
        return {"dpia_nodig": True} | _told_of(first, following, clause)
    return {}


def _is_needed(told: Sequence[str], place: int) -> tuple[bool | None, int]:
    """Whether the assessment is needed, and the sentence that says so."""
    first = told[place]
    if not _IMPACT.search(first) and (_NO.match(first) or _YES.match(first)):
        return bool(_YES.match(first)), place
    if asks(first):
        answer = answer_to(told, place, _IMPACT)
        following = " ".join(told[place + 1 : place + 2])
        is_later = answer is not None and (_WHY.search(following) or not _WHY.search(first))
        return answer, place + 1 if is_later and following else place
    if _NOT_YET.search(first):
        return None, place
    shows = _SHOWS.search(first) if _IS_THERE.search(first) else None
    if DATE.search(first) and _NOT_NEEDED.search(first) and _DONE.search(first):
        return (True if shows else None), place
    if _NOT_NEEDED.search(_REASON.sub("", first[: shows.start()] if shows else first)):
        return False, place
    is_needed = shows or _NEEDED.search(" ".join(told[place:]))
    return (True if is_needed else None), place


def _denied_after_all(sentence: str) -> bool:
    """Whether a sentence says that there is an assessment, after one that said there is none."""
    is_about = _IMPACT.search(sentence) and _CONTRAST.search(sentence) and _NEEDED.search(sentence)
    return bool(is_about and not _IF.search(sentence) and not _NOT_NEEDED.search(sentence))


def _doer(sentence: str) -> str:
    """Who did the assessment, as a sentence tells it."""
    match = next(filter(None, (words.search(sentence) for words in _BY)), None)
    who = (match["who"] or match["before"]).strip(" ,") if match else ""
    is_other = re.match(r"(?:Een|Deze|Er|Ze|Zij)\b|.*(?:beoordeling|DPIA|GEB)\b", who)
    return "" if is_other else bare(who)


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
    if dated:
        found["dpia_datum"] = find_date(dated)
    if who := next(filter(None, map(_doer, (first, *following))), ""):
        found["dpia_door"] = who
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
