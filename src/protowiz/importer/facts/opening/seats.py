"""The seat of a party: street and number, postal code and town, in either order."""

from __future__ import annotations

import re

from protowiz.draft.text import MONTHS

_TOWN = (
    r"(?P<town>(?:['’]s-)?[A-ZÀ-Ý][\w'’-]*(?:[ -](?:(?:op|aan|den|de|der|het|"
    r"ter)[ -]){0,2}(?!(?:KBO|BTW|RPR|BE|Tel|Gsm|Mail|Verte|Onderneming|Hierna|Web|Cont)\w*)"
    r"[A-ZÀ-Ý][\w'’-]*){0,4})"
)
_CODE = re.compile(rf"(?:^|[\s,(–-])(?:BE?\s?-\s?)?(?P<code>[1-9]\d{{3}})\s+{_TOWN}")
_INTRODUCES = re.compile(
    r"^.*\b(?:zetel|kantoren|kantoor|gevestigd|houdende?|adres|ligt|gelegen|bevindt|locatie)\b"
    r"\s*:?|^.*:",
    re.I | re.S,
)
_PREPOSITIONS = re.compile(
    r"(?:(?:te|in|aan|op|is|zich|bevindende?|van|bij|gevestigd|als|vestigingsplaats)\s+|(?:de|"
    r"het)\s+(?!\d))+"
)
_UNIT = re.compile(
    r"(?:\(?\s*(?:bus|bte\.?|b\.?|verdieping|box|blok)\s*\w+\)?|\d+(?:ste|de|e) verdieping)", re.I
)
_STREET_AFTER = re.compile(
    r"^[\s,(–-]*(?P<street>[A-ZÀ-Ý\d][^,;()]{2,60}?\s\d+\s?[A-Za-z]?(?:\s*(?:,\s*)?(?:bus|"
    r"/)\s*\w+)?)"
    r"(?=\s*(?:[,;.()]|$|\ben\b|\bmet\b|\bKBO\b|\bvertegen))"
)
_ONLY_TOWN = re.compile(
    r"\b(?:zetel|kantoren|kantoor|gevestigd)\b[^,;\d]{0,40}?\b(?:te|in)\s+" + _TOWN
)
_TOWN_FIRST = re.compile(_TOWN + r"\s+\((?P<code>[1-9]\d{3})\)")
_BEFORE_YEAR = re.compile(rf"(?:{'|'.join(MONTHS)}|sinds|jaar|[\d./]{{2,}})\s*$", re.I)
_SENTENCE = 160
"""An address before a postal code is not longer."""


def seat_in(text: str) -> dict[str, str]:
    """Street and number, postal code and town of the seat, as far as the text tells."""
    match = next((match for match in _CODE.finditer(text) if _is_place(match, text)), None)
    match = match or _TOWN_FIRST.search(text)
    town = match or _ONLY_TOWN.search(text)
    if town is None:
        return {}
    seat = {"postcode": match["code"]} if match else {}
    seat["gemeente"] = town["town"]
    street = (
        _street_before(text[max(0, match.start() - _SENTENCE) : match.start()]) if match else ""
    )
    if not street and (after := _STREET_AFTER.match(text[town.end() : town.end() + _SENTENCE])):
        street = after["street"].strip()
    return {"adres": street, **seat} if street else seat


def _is_place(match: re.Match[str], text: str) -> bool:
    """Whether four digits and a capitalised word are a postal code and its town, not a year."""
    before = text[max(0, match.start("code") - 25) : match.start("code")].rstrip("-BE ")
    return not _BEFORE_YEAR.search(before)


def _street_before(text: str) -> str:
    """The street and number at the end of what stands before a postal code."""
    text = re.sub(r"(?:[\s,;(–-]|\bte\b|\bin\b|\bB\b|\bBE\b)+$", "", text)
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    kept = [parts.pop()]
    while parts and (_UNIT.fullmatch(kept[0]) or not re.search(r"[^\W\d]{2}", kept[0])):
        kept.insert(0, parts.pop())
    street = ", ".join(kept)
    introduction = _INTRODUCES.match(street)
    street = street[introduction.end() :] if introduction else street
    street = street.strip()
    if preposition := _PREPOSITIONS.match(street):
        street = street[preposition.end() :]
    return street.strip(" (–-") if re.search(r"\d", street) else ""
