"""Websites and e-mail addresses, each with the party it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.actors import actors_in, as_group, named_in, places_in
from protowiz.importer.facts.clauses import Clause, bare, sentences, with_inner
from protowiz.importer.facts.whole import Whole

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}\.\w{2,}")
_WEBSITE = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)[^\s,;)\"”>\]]+"
    r"|(?<![\w@./-])(?:[\w-]{1,63}\.){1,4}(?:be|eu|vlaanderen|brussels|gent|org|com|net|example)"
    r"(?:/[^\s,;)\"”>\]]*)?(?![\w@.]*@)(?!\w)",
    re.I,
)
_BEFORE_ADDRESS = re.compile(
    r"[\s:,(–-]{0,5}(?:(?:op|via|langs|onder|is|(?:de|het|zijn|haar)\s+(?:web\w+|adres|e-?mail\w*)"
    r"|website|webadres|e-?mail\w*)[\s:(]{1,4}){0,3}",
    re.I,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:en|&|/)\s+(?:(?:de|het)\s+)?", re.I)
_PUBLISHES = re.compile(
    r"\bprotocol\b[^.;]{0,90}\b(?:gepubliceerd|bekendgemaakt|geplaatst)\b[^.;]{0,60}\bwebsite"
    r"|\b(?:publiceert|plaatst)\b[^.;]{0,40}\bprotocol\b[^.;]{0,60}\bwebsite",
    re.I,
)
_PRIVACY_PAGE = re.compile(r"privacy[- ]?(?:verklaring|statement|beleid|notice)", re.I)


def websites(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """Where each party publishes the protocol."""
    told = []
    for clause in with_inner(clauses):
        lead = clause.text
        for sentence in sentences(lead):
            is_other = _PRIVACY_PAGE.search(sentence) and not re.search("protocol", sentence)
            if _WEBSITE.search(sentence) and not is_other and not EMAIL.search(sentence):
                told.append(Clause(sentence, clause.piece))
    rows = _by_party(told, _WEBSITE, "website", whole)
    rows = [row | {"website": row["website"].rstrip(".")} for row in rows]
    return rows + (_untold(clauses, rows, whole) if rows else [])


def _untold(
    clauses: Sequence[Clause], rows: Sequence[dict[str, Any]], whole: Whole
) -> list[dict[str, Any]]:
    """The parties that are said to publish the protocol on a website without an address."""
    known = {row.get("partij") for row in rows}
    found: list[dict[str, Any]] = []
    for clause in with_inner(clauses):
        for sentence in sentences(clause.text):
            if _WEBSITE.search(sentence) or not _PUBLISHES.search(sentence):
                continue
            for ident in as_group(named_in(sentence, whole), whole):
                if ident not in known:
                    known.add(ident)
                    found.append({"partij": ident})
    return found


def by_party(clauses: Sequence[Clause], name: str, whole: Whole) -> list[dict[str, Any]]:
    """The e-mail addresses of some clauses by party; of "partij: adres, …" all that follows."""
    found: list[dict[str, Any]] = []
    for clause in clauses:
        head, colon, rest = clause.text.partition(":")
        parties = named_in(head, whole) if colon and len(head) < 100 else []
        is_one = len(EMAIL.findall(clause.text)) == 1
        if parties and is_one and EMAIL.search(rest) and len(sentences(rest)) == 1:
            owners = [_one(parties, head, whole)]
            if len(parties) > 1 and owners[0] in parties:
                owners = parties
            found += [{"partij": owner, name: bare(rest)} for owner in owners]
        else:
            found += _by_party([clause], EMAIL, name, whole)
    return found


def _by_party(
    clauses: Sequence[Clause], pattern: re.Pattern[str], name: str, whole: Whole
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for clause in clauses:
        text, at = clause.text, 0
        matches = list(pattern.finditer(text))
        for number, match in enumerate(matches):
            until = matches[number + 1].start() if number + 1 < len(matches) else len(text)
            before, after = text[at : match.start()], text[match.end() : until]
            at = match.end()
            own = _right_after(after, whole)
            joint = re.match(r"\s*\(([^()]{3,80})\)", after)
            if joint and len(both := actors_in(joint[1], whole)) == 1:
                at += joint.end()
                parties = both
            elif own and (after.lstrip().startswith("(") or not _right_before(before, whole)):
                at += own[1]
                parties = [own[2]]
            else:
                parties = _right_before(before, whole) or _by_domain(match[0], whole)
                parties = parties or named_in(before, whole) or named_in(after, whole)
            row: dict[str, Any] = {name: match[0].rstrip(".")}
            if parties:
                row = {"partij": _one(parties, before or after, whole)} | row
            if row not in rows:
                rows.append(row)
    return rows


def _by_domain(address: str, whole: Whole) -> list[str]:
    """The one party with a name of its own in an address."""
    domain = re.sub(r"^.*@|^(?:https?://)?(?:www\.)?|/.*", "", address.casefold())
    owners = {
        ident
        for name, ident in whole.names
        for word in re.findall(r"\w{5,}", name)
        if word in domain and not word.startswith(("agentschap", "departement", "vlaams"))
    }
    found = as_group(sorted(owners), whole)
    return found if len(found) == 1 else []


def _right_before(text: str, whole: Whole) -> list[str]:
    """The parties named right before an address: "de stad op", "AKV:"."""
    found: list[str] = []
    end = len(text)
    for start, stop, ident in reversed(places_in(text, whole)):
        if not (_BETWEEN_NAMES if found else _BEFORE_ADDRESS).fullmatch(text[stop:end]):
            break
        found.insert(0, ident)
        end = start
    return found


def _right_after(text: str, whole: Whole) -> tuple[int, int, str] | None:
    """The party named right after an address: "(de stad)", "voor de stad"."""
    for place in places_in(text, whole)[:1]:
        if re.fullmatch(
            r"\s*\(?\s*(?:(?:voor|van|bij|namens)\s+)?(?:de\s+|het\s+)?", text[: place[0]]
        ):
            return place
    return None


def _one(parties: Sequence[str], text: str, whole: Whole) -> str:
    """The party an address is of; of two together their group."""
    rows = whole.found.get("partijen", {}).get("items", [])
    groups = {str(row["id"]): row.get("groep") for row in rows}
    shared = {groups.get(ident) for ident in parties}
    is_joint = len(parties) > 1 or re.search(r"\bstad\s*(?:&|en)\s*(?:het\s+)?ocmw\b", text, re.I)
    if is_joint and len(shared) == 1 and (group := shared.pop()):
        return str(group)
    return parties[-1]
