"""Whether a text says of something that it is so or not, in the same or in the next sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NOT_ONLY = (
    r"(?!-|\s+(?:alleen|enkel|slechts|louter|in\s+het\s+minst"
    r"|(?:later|langer|meer|minder)\s+dan)\b)"
)
_BEFORE = re.compile(
    rf"\b(?:geen|niet|nooit|evenmin|noch|zonder)\b{_NOT_ONLY}[^.;,]{{0,40}}$", re.I
)
_WITHIN = re.compile(rf"\b(?:geen|niet|nooit|evenmin|noch)\b{_NOT_ONLY}", re.I)
_AFTER = re.compile(
    r"^(?:(?!\b(?:dat|die|en|maar|of)\b)[^.;,:]){0,60}\b(?:is|zijn|was|wordt|worden|werd|hoeft|hoeven|moet|moeten|staat"
    rf"|kan|mag)\b[^.;,:]{{0,30}}\b(?:niet|nooit|geen|overbodig|onnodig)\b{_NOT_ONLY}",
    re.I,
)
_RIGHT_BEFORE = re.compile(
    r"\b(?:niet|geen|noch)\s+(?:(?:van|voor|een|op|om|in|de|het)\s+){0,2}$", re.I
)
_ASKS = re.compile(
    r"\b(?:nagegaan|nagaan|na te gaan|(?:gaat|gaan|ging(?:en)?)\b[^.]{0,30}\bna|onderzocht(?:en)?"
    r"|onderzoek(?:t|en)?|getoetst|toets(?:t|te|ten|en)|beoordeel\w*|bekeken|bekijk\w*|overwogen"
    r"|overweeg\w*|afgewogen|geëvalueerd|nagekeken|gecontroleerd|besproken|gevraagd|vraag)"
    r"\b[^.?]{0,40}?\bof\b(?!\s+(?:niet|een\s+andere|door|aan|bij|van|op|in|via|met)\b)"
    r"|^Of\b"
    r"|\b(?:noodzaak|verplichting|nut|wenselijkheid|toepassing|gebruik|inzet)\b[^.]{0,80}"
    r"\b(?:onderzocht|nagegaan|getoetst|beoordeeld|afgewogen|overwogen|bekeken|besproken)\b"
    r"|\?\W*$",
    re.I,
)
_NO = re.compile(
    r"\b(?:van niet|niet het geval|neen?|negatief|ontkennend|niet zo|overbodig|onnodig)\b"
    rf"|\b(?:niet|geen|nooit|evenmin)\b{_NOT_ONLY}",
    re.I,
)
_YES = re.compile(
    r"\b(?:het geval|van wel|ja|positief|bevestigend|wel|nodig|vereist|verplicht|noodzakelijk"
    r"|nuttig|aangewezen|uitgevoerd|opgemaakt|opgesteld|gebruikt|voer\w*\b[^.]{0,60}\buit)\b",
    re.I,
)
_PENDING = re.compile(
    r"\bnog\s+(?:niet|geen|te|onderzocht|bekeken|beslist|beoordeeld|nagegaan)\b|\blater\b", re.I
)
_GOES_ON = re.compile(
    r"^\W*(?:(?:dat|dit|die|deze|ze|zij|het|er|daaruit|hieruit|uit|daarbij|nee|neen|ja)\b|(?:het"
    r"|de)\s+(?:antwoord|uitkomst|resultaat|conclusie|toets|onderzoek|besluit|oordeel)\b|(?:de"
    r"|alle|beide|geen)\s+partijen\b)",
    re.I,
)
_WHY = re.compile(r",?\s+(?:omdat|aangezien|want|doordat|gezien|gelet op)\b.*", re.I | re.S)


def is_denied(words: re.Pattern[str], text: str) -> bool:
    """Whether a text says no of these words, the first time that it uses them."""
    match = words.search(text)
    if match is None:
        return False
    before, after = text[: match.start()], text[match.end() :]
    return any((_BEFORE.search(before), _WITHIN.search(match[0]), _AFTER.search(after)))


def says(words: re.Pattern[str], text: str) -> bool:
    """Whether a text uses these words and does not say no of them."""
    return bool(words.search(text)) and not is_denied(words, text)


def without_denied(words: Sequence[re.Pattern[str]], text: str) -> str:
    """A text in which these words are blanked where "niet" or "geen" stands right before them."""
    for pattern in words:
        for match in pattern.finditer(text):
            if _RIGHT_BEFORE.search(text, max(0, match.start() - 30), match.start()):
                blank = "·" * (match.end() - match.start())
                text = text[: match.start()] + blank + text[match.end() :]
    return text


def asks(text: str) -> bool:
    """Whether a sentence only tells that something was looked into: "AMP ging na of …"."""
    return bool(_ASKS.search(text))


def answer_to(told: Sequence[str], at: int, about: re.Pattern[str]) -> bool | None:
    """The answer to the question that a sentence poses, in the rest of it or in the next one."""
    match = about.search(told[at])
    rest = _WHY.sub("", told[at][match.end() :] if match else "")
    parts = re.split(r",\s+|\s+(?:en|maar|doch)\s+", rest)[1:]
    following = told[at + 1] if at + 1 < len(told) else ""
    if _GOES_ON.search(following) or about.search(following):
        parts.append(_WHY.sub("", following))
    for part in parts:
        if _PENDING.search(part):
            return None
        if _NO.search(part):
            return False
        if _YES.search(part):
            return True
    return None
