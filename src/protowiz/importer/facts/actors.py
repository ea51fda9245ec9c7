"""Which party a text is about: by its name, by what it is called for short, by its role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from protowiz.importer.facts.whole import Whole

_PARTY = r"(?:partij(?:en)?|instanties?|instelling(?:en)?|overheid|dienst(?:en)?|bestuur|besturen)"
_SENDER = re.compile(
    rf"\b(?:(?:mededelende|meedelende|verstrekkende|leverende|aanleverende|zendende|overdragende)"
    rf"\s+(?:{_PARTY}|verwerkingsverantwoordelijken?)|gegevensverstrekker|verstrekker|mededeler"
    r"|gegevensleverancier|zender|gegevenshouder)\b",
    re.I,
)
_RECEIVER = re.compile(
    rf"\b(?:(?:ontvangende|afnemende|verkrijgende|vragende)"
    rf"\s+(?:{_PARTY}|verwerkingsverantwoordelijken?)|ontvanger|afnemer|gegevensontvanger)\b",
    re.I,
)
_AND = re.compile(r"[\s,]*(?:en|&|,|als|alsook|evenals)\s+(?:het\s+|de\s+)?", re.I)
_TO = re.compile(r"\b(?:aan|naar|tot)\s+(?:de\s+|het\s+)?$", re.I)
_OCMW = re.compile(r"\bocmw\b|maatschappelijk welzijn", re.I)


def named_in(text: str, whole: Whole) -> list[str]:
    """The ids of the parties and groups that a text names, in its order, each once."""
    return list(dict.fromkeys(ident for _, _, ident in places_in(text, whole)))


def places_in(text: str, whole: Whole) -> list[tuple[int, int, str]]:
    """Where a text names parties and groups: from, to, and the id."""
    owners = _names(whole)
    if not owners:
        return []
    return [
        (match.start(), match.end(), owners[match[0].casefold()])
        for match in _any_of(tuple(owners)).finditer(text)
        if match[0].casefold() in owners
    ]


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)


def joined_in(text: str, whole: Whole, role: Sequence[str]) -> list[str]:
    """The first of a role that a text names, with those joined to it: "het OCMW en het CAW"."""
    role = with_members(role, whole)
    found: list[str] = []
    end = 0
    for start, stop, ident in places_in(text, whole):
        if found and not _AND.fullmatch(text[end:start]):
            break
        if ident in role or found:
            found.append(ident)
            end = stop
    return [ident for ident in as_group(found, whole) if ident in role]


def without_addressees(text: str, whole: Whole) -> str:
    """A text in which those to whom something is passed on are blanked: "aan de stad"."""
    for start, end, _ in places_in(text, whole):
        if _TO.search(text[:start]):
            text = text[:start] + "·" * (end - start) + text[end:]
    return text


def doers_in(text: str, whole: Whole, role: Sequence[str]) -> list[str]:
    """Who does what a text tells: first the ones of a role, else whoever it names.

    Without a name they are all of the role.
    """
    named = joined_in(text, whole, role)
    return named or joined_in(text, whole, named_in(text, whole)) or list(role)


def actors_in(text: str, whole: Whole) -> list[str]:
    """The ids of whom a text speaks of: those it names, else those of the role it names."""
    found = named_in(text, whole)
    if found:
        return as_group(found, whole)
    if _SENDER.search(text):
        return senders(whole)
    return receivers(whole) if _RECEIVER.search(text) else []


def party_ids(whole: Whole) -> list[str]:
    """The ids of all parties."""
    return [str(row["id"]) for row in whole.found.get("partijen", {}).get("items", [])]


def senders(whole: Whole) -> list[str]:
    """The ids of who passes data on."""
    return _with_role(whole, "mededelend")


def receivers(whole: Whole) -> list[str]:
    """The ids of who receives data."""
    return _with_role(whole, "ontvangend")


def members_of(group: str, whole: Whole) -> list[str]:
    """The ids of the parties of a group."""
    rows = whole.found.get("partijen", {}).get("items", [])
    return [str(row["id"]) for row in rows if row.get("groep") == group]


def with_members(ids: Sequence[str], whole: Whole) -> list[str]:
    """The ids, each group with its members and each party with its group."""
    return [it for ident in ids for it in (ident, *members_of(ident, whole))]


def only(ids: Iterable[str]) -> str | None:
    """The one id, if there is one."""
    found = list(ids)
    return found[0] if len(found) == 1 else None


def _with_role(whole: Whole, role: str) -> list[str]:
    rows = whole.found.get("partijen", {}).get("items", [])
    ids = [str(row["id"]) for row in rows if row.get("rol") in (role, "beide")]
    return as_group(ids, whole)


def as_group(ids: list[str], whole: Whole) -> list[str]:
    """The ids with all members of a group as that group."""
    rows = whole.found.get("partijen", {}).get("items", [])
    for group in {row.get("groep") for row in rows} - {None}:
        members = [str(row["id"]) for row in rows if row.get("groep") == group]
        if all(member in ids for member in members):
            ids = [group if ident == members[0] else ident for ident in ids]
            ids = [ident for ident in ids if ident not in members]
    return list(dict.fromkeys(ids))


def _names(whole: Whole) -> dict[str, str]:
    """The names of the parties, with the plain words for the only one of a sort among them."""
    parties = whole.found.get("partijen")
    if parties is None:
        return {}
    if whole.owners[0] is not parties:
        whole.owners = (parties, _names_in(parties, whole))
    return whole.owners[1]


def _names_in(parties: dict[str, Any], whole: Whole) -> dict[str, str]:
    owners = {name.casefold(): ident for name, ident in reversed(whole.names)}
    for group in parties.get("groepen", []):
        name = str(group.get("naam", "")).casefold()
        if name.endswith("s") and len(name) > 5:
            owners.setdefault(name.removesuffix("s"), str(group["id"]))  # one of them
    local = [row for row in parties.get("items", []) if row.get("soort") == "lokaal bestuur"]
    centres = [row for row in local if _OCMW.search(str(row.get("officiele_naam")))]
    others = [row for row in local if row not in centres]
    for found, words in ((centres, ("ocmw",)), (others, ("stad", "gemeente", "stadsbestuur"))):
        if len(found) == 1:
            owners = {word: str(found[0]["id"]) for word in words} | owners
    return owners
