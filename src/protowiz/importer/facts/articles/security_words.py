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
PROCESSOR = re.compile(r"\b(?:sub)?verwerkers?\b", re.I)


def is_log(text: str) -> bool:
    """Whether a text is about logging, or about recording who did what."""
    return bool(_LOG.search(text) or (_RECORDS.search(text) and _USES.search(text)))
