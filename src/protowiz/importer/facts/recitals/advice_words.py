"""What one advice says: date, tenor, number, whether it was followed, and the contact."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from protowiz.importer.facts.dates import find_dates
from protowiz.importer.facts.opening.party import MAIL, PHONE

_OTHER_DATE = re.compile(
    r"(?:ontwerp|versie|decreet|wet|besluit|vraag|aanvraag|adviesvraag|verzoek|protocol|"
    r"verordening)"
    r"\s+(?:van|d\.?d\.?)\s*$",
    re.I,
)
_GOOD = r"\b(?:gunstig|positief)\w*\b"
_TENORS = (
    ("ongunstig", r"\bongunstig|\bnegatief|\bniet\s+(?:gunstig|positief)"),
    (
        "gunstig onder voorwaarden",
        rf"{_GOOD}.{{0,120}}?\b(?:onder\s+(?:\w+\s+){{0,3}}voorwaarde|mits\b|op\s+voorwaarde|"
        rf"onder\s+voorbehoud)"
        rf"|\bvoorwaardelijk\s+{_GOOD}|\bonder\s+(?:\w+\s+)?voorwaarden\b.{{0,60}}{_GOOD}",
    ),
    (
        "gunstig met opmerkingen",
        rf"{_GOOD}.{{0,120}}?\b(?:opmerking|aanbeveling|bemerking|aandachtspunt|suggestie)",
    ),
    (
        "gunstig",
        rf"{_GOOD}|\bgeen\s(?:enkel\s)?bezwa(?:ar|ren)\b|\bstem(?:de|den|t|men)\s[^.;]{{0,80}}?\bin\s(?:met|\W|$)"
        r"|\bingestemd\smet\b|\b(?:ging|gingen|gaat|verklaar\w+\szich)\sakkoord\b|\bakkoord\s(?:gegaan|bevonden)",
    ),
)
_WITHOUT = re.compile(
    r"\b(?:zonder|geen)\s+(?:\w+\s+){0,2}(?:opmerking|aanbeveling|bemerking|voorwaarde|"
    r"voorbehoud)\w*",
    re.I,
)
_DONE = (
    r"(?:gevolgd|rekening\s+(?:is\s+|werd\s+|wordt\s+)?gehouden|verwerkt|overgenomen|ingewilligd"
    r"|tegemoet\s?gekomen|opgevolgd)\b"
)
_REMARK = r"(?:advies|aanbeveling|opmerking|voorwaarde|bemerking|aandachtspunt|suggestie)\w*"
_FOLLOWED = (
    (
        "gedeeltelijk",
        rf"\b(?:gedeeltelijk|deels|niet\s+(?:volledig|helemaal|integraal)|grotendeels)\b"
        rf"[^.]{{0,30}}?\b{_DONE}"
        rf"|\b(?:niet\s+alle|de\s+meeste|een\s+deel\s+van\s+de)\s+{_REMARK}\s[^.;:]{{0,40}}?\b{_DONE}"
        r"|\bvolg(?:en|de|den|t)\b[^.]{0,40}?\b(?:gedeeltelijk|deels|grotendeels)\b"
        r"|\b(?:gedeeltelijk|deels|op\s(?:één|een|enkele)\spunt\w*)\s(?:\w+\s)?afgeweken\b",
    ),
    (
        "niet",
        r"\bniet\s+(?:\w+\s+)?(?:gevolgd|overgenomen|ingewilligd)\b"
        r"|\bvolg(?:en|t)\b[^.]{0,40}?\bniet\b|\b(?:wordt|werd|is|zijn)\s(?:\w+\s){0,3}?(?<!niet\s)afgeweken\b"
        r"|\bgeen\s+(?:gevolg\s+gegeven|rekening\s+(?:is\s+|werd\s+)?(?:mee\s+)?gehouden)\b",
    ),
    (
        "volledig",
        r"\b(?:volledig|integraal|geheel)\b[^.]{0,30}?\bgevolgd\b|\b(?:is|wordt|werd|werden|"
        r"zijn)\s+gevolgd\b"
        r"|\b(?:opmerking|voorwaarde|aanbeveling|bemerking)\w*\b[^.]{0,80}?\b(?:verwerkt|"
        r"tegemoet|ingewilligd|"
        r"overgenomen|rekening\s+(?:is\s+|werd\s+)?gehouden|(?<!niet )voldaan)"
        r"|\bvolg(?:en|t)\b[^.]{0,60}?\b(?:volledig|integraal)\b"
        r"|\b(?:daaraan|hieraan|aan\s(?:die|deze|dat|beide|alle)\s\w+)\s(?:is|werd|wordt|zijn|werden)\s"
        r"(?:(?!niet\b)\w+\s)?(?:voldaan|tegemoet\s?gekomen|gevolg\sgegeven)\b",
    ),
)
_NUMBER = re.compile(
    r"\b(?P<vtc>VTC/[\w/.-]*\d)|\badvies\s+(?:met\s+)?(?:nummer|nr\.?|n°|kenmerk|"
    r"referentie)?\s*:?\s*"
    r"(?P<number>(?=[\w/.-]*\d)(?=[\w/.-]*[/-])[\w/.-]{3,30}\w)|\b(?:nummer|nr\.|n°|kenmerk|"
    r"referentie)\s*:?\s*"
    r"(?P<plain>(?=[\w/.-]*\d)[\w/.-]{1,30}\w)",
    re.I,
)
_PLAIN_CONTACT = re.compile(
    r"\b(?:contact\w*|bereikbaar)\b[^:.@]{0,60}?(?::|via|op|is)\s+(?P<contact>[^.;()]{5,80})", re.I
)


def said_in(text: str) -> dict[str, Any]:
    """Date, tenor, number, whether it was followed and why not, and the contact."""
    row: dict[str, Any] = {}
    if day := day_in(text):
        row["datum"] = day
    if tenor := tenor_of(text):
        row["strekking"] = tenor
    if match := _NUMBER.search(text):
        row["nummer"] = (match["vtc"] or match["number"] or match["plain"]).strip(".")
    mails = MAIL.findall(text)
    contact = _PLAIN_CONTACT.search(text)
    if mails:
        row["contact"] = mails[0].rstrip(".")
    elif phone := PHONE.search(text):
        row["contact"] = phone["number"].strip()
    elif contact and re.search(r"\d{6}|\d[\d ./]{7,}", contact["contact"]):
        row["contact"] = contact["contact"].strip()
    for answer, words in _FOLLOWED:
        if match := re.search(words, text, re.I):
            row["gevolgd"] = answer
            reason = text[match.end() :].strip(" .:;,")
            if answer != "volledig" and len(reason) > 10:
                row["reden"] = reason
            break
    return row


def days_in(text: str) -> list[tuple[date, int]]:
    return [
        (day, match.start())
        for day, match in find_dates(text)
        if not _OTHER_DATE.search(text[max(0, match.start() - 40) : match.start()])
    ]


def day_in(text: str) -> date | None:
    return next((day for day, _ in days_in(text)), None)


def tenor_of(text: str) -> str | None:
    bare = _WITHOUT.sub("", text)
    return next((name for name, words in _TENORS if re.search(words, bare, re.I)), None)
