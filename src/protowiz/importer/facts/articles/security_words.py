"""What a sentence of the article on security is about, measures aside."""

from __future__ import annotations

import re

_LOG = re.compile(
    r"\b(?:laat|laten)\b[^.]{0,30}\b(?:spoor|sporen)\b"
    r"|\b(?:ge)?log(?:t|d|de|gen|ging\w*|bestand\w*|boek\w*|gegevens|s)?\b|\baudit[- ]?trail",
    re.I,
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
_ON_LOGS = re.compile(
    r"\blog|registrat|raadpleg|opzoeking|steekproef|bijgehouden|\b(?:sporen|spoor)\b"
    r"|\b(?:wie|welke)\b[^.]{0,60}\b(?:wanneer|tijdstip|ogenblik)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"^(?:Daarbij|Daarin|Hierbij|Hierin|Daarvoor|Zo|Dat|Dit|Deze|Die|Ook|Per\s|(?:Van|Bij)\s+elke"
    r"|Achteraf|Het\s+systeem|De\s+(?:toepassing|gebruiker|reden|functionaris|medewerker"
    r"|bewaartermijn|\w{0,30}consulent))\b[^.]*\b(?:reden|gebruiker|tijdstip|datum|uur"
    r"|dossiernummer|vastgelegd|opgeslagen|bewaart|bewaard|controleert|gecontroleerd|nagekeken"
    r"|nagaan|nagegaan|opgevraagd|beschikbaar|misbruik|reconstrueren|kijkt)\b",
    re.I,
)
_OTHER_TOPIC = re.compile(
    r"wachtwoord|firewall|back-?up|versleutel|encrypt|\bDPIA\b|effectbeoordeling|verwerker|formaat"
    r"|opleiding|toegangsrecht|afgesloten|badge|verklaring|datacenter|kluis|netwerk",
    re.I,
)
INDEX = re.compile(r"\bverwijzingsrepertorium|\bverwijzingsregister", re.I)
PROOF = re.compile(
    r"\b(?:aantonen|aan te tonen|aangetoond|(?:toont|tonen)\b[^.]{0,80}\baan|bewijs\w*|bewijzen"
    r"|bewezen|staaft|staven|gestaafd|documenteert|documenteren|aannemelijk"
    r"|(?:verantwoording|rekenschap)\b[^.]{0,60}\b(?:af|over)|verantwoord(?:t|en)?"
    r"|(?:legt|leggen)\b[^.]{0,90}\bvoor|voor(?:leggen| te leggen)|attesteert|attesteren)\b",
    re.I,
)
REGISTER = re.compile(
    r"register(?:s)? van (?:de |haar |zijn |hun )?verwerking|verwerkingsregister"
    r"|artikel 30\b[^.]{0,12}(?:AVG|algemene)",
    re.I,
)
LIST = re.compile(
    r"\b(?:overzicht(?:en)?|lijst(?:en)?|namen|identiteit|gegevens)\b[^.]{0,40}\b(?:sub)?verwerkers"
    r"|\b(?:op de hoogte|in kennis)\s+(?:te\s+)?(?:stellen\s+|houden\s+)?van\s+(?:de|hun|haar|alle)"
    r"\s+(?:sub)?verwerkers"
    r"|\b(?:deelt|delen|meldt|melden|laat|laten)\b[^.]{0,60}\b(?:welke"
    r"|op welke) (?:sub)?verwerkers"
    r"|\b(?:welke|wie (?:hun|haar|zijn|de)) (?:sub)?verwerkers\b[^.]{0,80}\b(?:laat|laten"
    r"|meld(?:t|en)|gemeld|deelt|delen|meegedeeld|weten|verneemt|mee)\b",
    re.I,
)
FORMAT = re.compile(
    r"\b(?:xml|csv|json|excel|xlsx?|pdf|parquet|tekstbestand(?:en)?|rekenblad(?:en)?|spreadsheets?)\b"
    r"|\bformaat\b|\b(?:excel|csv|xml)\w{0,20}bestand",
    re.I,
)
_IS_FORM = re.compile(
    r"\b(?:heeft|hebben)\s+(?:de|het)\s+(?:vorm|formaat)\b|\b(?:is|zijn)\s+(?:een\b|\w{0,20}(?:xml|csv|json|excel))",
    re.I,
)
PROCESSOR = re.compile(r"\b(?:sub)?verwerkers?\b", re.I)


_NO_LOG = re.compile(
    r"\b(?:geen|zonder)\s+(?:\w+\s+)?log|\bniet\s+(?:ge)?log|\blogg?(?:ing\w*|t"
    r"|d)?\b[^.]{0,40}\b(?:n\.?v\.?t\b"
    r"|niet (?:van toepassing|voorzien|nodig|vereist|bijgehouden))|^\W*(?:niet van toepassing"
    r"|n\.?v\.?t\b)",
    re.I,
)


def says_no_log(text: str) -> bool:
    """Whether a text says that nothing is logged."""
    return bool(_NO_LOG.search(text))


def is_log(text: str) -> bool:
    """Whether a text is about logging, or about recording who did what."""
    return bool(_LOG.search(text) or (_RECORDS.search(text) and _USES.search(text)))


def goes_on_about_logs(text: str) -> bool:
    """Whether a sentence tells more of the logging that the one before it told of."""
    return bool(_ON_LOGS.search(text) or (_GOES_ON.match(text) and not _OTHER_TOPIC.search(text)))


def is_format(text: str) -> bool:
    """Whether a sentence only tells the format of the data."""
    return bool(FORMAT.search(text) and _IS_FORM.search(text))
