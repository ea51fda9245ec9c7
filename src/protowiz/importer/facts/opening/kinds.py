"""Which kind of body a party is: from its name, or from what a recital says of it."""

from __future__ import annotations

import re

_KINDS = (
    (
        "externe overheid",
        r"\bfedera(?:al|le)\b|\b[FP]OD\b|belgische staat|\brijksdienst|"
        r"kruispuntbank van de sociale|"
        r"\bKSZ\b|\bRSZ\b|\bRIZIV\b|\bRVA\b|brussels(?:e)? hoofdstedelijk|franse gemeenschap|"
        r"\bwaals|"
        r"duitstalige|gemeenschapscommissie|\bsciensano\b",
    ),
    (
        "lokaal bestuur",
        r"\b(?:ocmw|stad|gemeente|gemeentebestuur|stadsbestuur|provincie|provinciebestuur|district|"
        r"openbaar centrum voor maatschappelijk|intercommunale|intergemeentelijk\w*|"
        r"welzijnsvereniging|"
        r"(?:opdrachthoudende|dienstverlenende) vereniging|projectvereniging|"
        r"autonoom gemeentebedrijf|"
        r"autonoom provinciebedrijf|lokaal bestuur|hulpverleningszone|politiezone)\b",
    ),
    (
        "instelling met publieke taak",
        r"\buniversiteit|\bhogeschool|\bscholengroep|\bwoonmaatschappij|\bhuisvestingsmaatschappij",
    ),
    (
        "Vlaamse overheid",
        r"\bvlaamse (?:gemeenschap|overheid)|\bvlaams gewest|\bvlaams\s\w{0,30}fonds\b|"
        r"\w{0,30}agentschap\b|\bdepartement\b|"
        r"\bvlaamse \w{0,20}(?:dienst|maatschappij|regulator)\b|\b[IE]VA\b",
    ),
    (
        "private organisatie",
        r"\b(?:i?vzw|nv|bv|bvba|cv|cvba|vereniging zonder winstoogmerk|stichting|"
        r"naamloze vennootschap|"
        r"besloten vennootschap)\b",
    ),
)
_STATED = (
    ("instelling met publieke taak", r"\binstelling met (?:een )?publieke taak"),
    ("milieu-instantie", r"\bmilieu-?instantie"),
    ("externe overheid", r"\bexterne overheid"),
    ("private organisatie", r"\bprivate (?:organisatie|instelling|onderneming|rechtspersoon)"),
    ("lokaal bestuur", r"\blokale overheid|\blokaal bestuur\b"),
    (
        "Vlaamse overheid",
        r"\bvlaamse (?:overheid|overheidsinstantie|instantie|openbare instelling)|"
        r"\bverzelfstandigd agentschap",
    ),
)


def kind_of(text: str) -> str | None:
    """Which kind of body a name or a block tells."""
    return next((kind for kind, words in _KINDS if re.search(words, text, re.I)), None)


def stated_kind(text: str) -> str | None:
    """Which kind of body a recital says that a party is."""
    return next((kind for kind, words in _STATED if re.search(words, text, re.I)), None)
