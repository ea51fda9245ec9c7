"""What a sentence of the article on security is about, measures aside."""

from __future__ import annotations

import re

_LOG = re.compile(
    r"\b(?:ge)?log(?:t|d|de|gen|ging\w*|bestand\w*|boek\w*|gegevens|s)?\b|\baudit[- ]?trail", re.I
)
_RECORDS = re.compile(
    r"\b(?:registreer\w*|geregistreerd|vastgelegd|legg?(?:t|en)\b[^.]{0,90}\bvast|genoteerd|noteert"
    r"|bijgehouden|(?:houdt|houden)\b[^.]{0,60}\bbij|traceerbaar|te achterhalen|nagegaan|na te gaan"
    r"|(?:van|bij|voor) (?:elke|iedere)\b[^.]{0,120}\b(?:bewaard|opgeslagen))\b",
    re.I,
)
_USES = re.compile(
    r"\bwie\b|\bwelke \w+(?:er|oon|aar)\b|\bgebruikers?\b|\braadpleg|\bopvraging|\bbevraging"
    r"|\bopzoeking|\b(?:elke|iedere|alle) (?:inzage|sessie|toegang|handeling|actie|opening)"
    r"|\btijdstip",
    re.I,
)
INDEX = re.compile(r"\bverwijzingsrepertorium|\bverwijzingsregister", re.I)
PROOF = re.compile(
    r"\b(?:aantonen|aan te tonen|toont\b[^.]{0,60}\baan|bewijs\w*|bewijzen|staaft|staven"
    r"|verantwoording af)\b",
    re.I,
)
REGISTER = re.compile(
    r"register(?:s)? van (?:de |haar |zijn |hun )?verwerking|verwerkingsregister"
    r"|artikel 30\b[^.]{0,12}(?:AVG|algemene)",
    re.I,
)
LIST = re.compile(
    r"\b(?:overzicht|lijst|namen|identiteit)\b[^.]{0,40}\b(?:sub)?verwerkers"
    r"|\b(?:deelt|delen|meldt|melden|laat|laten)\b[^.]{0,60}\b(?:welke"
    r"|op welke) (?:sub)?verwerkers"
    r"|\b(?:welke|wie (?:hun|haar|zijn|de)) (?:sub)?verwerkers\b[^.]{0,80}\b(?:laat|laten"
    r"|meld(?:t|en)|gemeld|deelt|delen|meegedeeld|weten|verneemt|mee)\b",
    re.I,
)
FORMAT = re.compile(
    r"\b(?:xml|csv|json|excel|xlsx|pdf|parquet)\b|\bformaat\b|\b(?:excel|csv|xml)\w{0,20}bestand",
    re.I,
)
_IS_FORM = re.compile(
    r"\b(?:heeft|hebben)\s+(?:de|het)\s+(?:vorm|formaat)\b|\b(?:is|zijn)\s+een\b", re.I
)
PROCESSOR = re.compile(r"\b(?:sub)?verwerkers?\b", re.I)


_NO_LOG = re.compile(
    r"\b(?:geen|zonder)\s+(?:\w+\s+)?log|\bniet\s+(?:ge)?log|\blogg?(?:ing\w*|t"
    r"|d)?\b[^.]{0,40}\b(?:n\.?v\.?t\b"
    r"|niet (?:van toepassing|voorzien|nodig|vereist|bijgehouden))|^\W*(?:niet van toepassing"
    r"|n\.?v\.?t\b)",
    re.I,
)
_NO = re.compile(r"\b(?:geen|niet)\b[^.;,]{0,30}$", re.I)


def is_refused(words: re.Pattern[str], text: str) -> bool:
    """Whether a text says no right before these words, which it holds."""
    match = words.search(text)
    return match is not None and _NO.search(text[: match.start()]) is not None


def says_no_log(text: str) -> bool:
    """Whether a text says that nothing is logged."""
    return bool(_NO_LOG.search(text))


def is_log(text: str) -> bool:
    """Whether a text is about logging, or about recording who did what."""
    return bool(_LOG.search(text) or (_RECORDS.search(text) and _USES.search(text)))


def is_format(text: str) -> bool:
    """Whether a sentence only tells the format of the data."""
    return bool(FORMAT.search(text) and _IS_FORM.search(text))
