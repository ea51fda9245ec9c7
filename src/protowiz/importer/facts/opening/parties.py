"""The parties: which block of the text is about which, their short names, groups and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import Note, inlines_of
from protowiz.draft.steps.parties import LOCAL
from protowiz.importer.facts.actors import named_in
from protowiz.importer.facts.addresses import websites
from protowiz.importer.facts.articles.duties import find_contacts
from protowiz.importer.facts.clauses import clauses_of, with_inner
from protowiz.importer.facts.names import (
    abbreviation_after,
    name_at_start,
)
from protowiz.importer.facts.opening.decisions import decision_in
from protowiz.importer.facts.opening.kinds import kind_of, stated_kind
from protowiz.importer.facts.opening.party import MAIL, NO_OFFICER, PHONE, party_row
from protowiz.importer.facts.opening.party_blocks import PartyBlock, PartyBlocks, read_blocks
from protowiz.importer.facts.opening.roles import give_roles
from protowiz.importer.facts.recitals.advices import advices_in
from protowiz.importer.facts.whole import Whole
from protowiz.importer.recitals import AGREED, OFFICER, may_name_officer
from protowiz.importer.source import Piece

_LONGEST = 6000
"""What one protocol says of a party is shorter."""
_OPEN_KINDS = (None, "private organisatie", "Vlaamse overheid")
"""A name that only points to such a kind may be that of another, as a recital says."""
_MOST = 100
"""So many parties are told apart at the most."""
_OTHER_DESK = re.compile(
    r"help-?desk|service-?desk|meldpunt|\bCISO\b|veiligheids(?:consulent|cel|team)|wachtdienst",
    re.I,
)
"""Whose address may stand beside that of an officer."""
_MAIL_AND_PHONE = re.compile(rf"(?P<mail>{MAIL.pattern})(?:,?\s+{PHONE.pattern})?", re.I)
_QUOTES = {"“": "“ ”", "”": "“ ”", '"': '" "', "": "geen"}


def find_parties(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Partijen."""
    reading = read_blocks([piece for piece in pieces if not AGREED.fullmatch(piece.text)])
    blocks = [block for block in reading.blocks if block.marks or block.short][:_MOST]
    blocks = [block for block in blocks if name_at_start(block.text)]
    for number, block in enumerate(blocks, 1):
        block.row = {"id": f"p{number}", **party_row(block.text[:_LONGEST], block.piece, whole)}
    _name_all(blocks, whole)
    _decided_above(blocks, whole)
    rows = [block.row for block in blocks]
    groups = _groups(reading, whole)
    found: dict[str, Any] = {"items": rows} if rows else {}
    found |= {"groepen": groups} if groups else {}
    shorts = [block.short for block in blocks if block.short] + [it[0] for it in reading.joint]
    marks = {short.marks for short in shorts}
    if len(marks) == 1 and (only := marks.pop()) in _QUOTES:
        found["aanhalingstekens"] = _QUOTES[only]
    _complete(rows, groups, whole)
    whole.found["partijen"] = found
    _officers(rows, whole)
    _reach(rows, whole)
    give_roles(rows, groups, [block.text for block in blocks], whole)
    return found


def _name_all(blocks: Sequence[PartyBlock], whole: Whole) -> None:
    """Short names with their articles, and the footnote at the official name."""
    source = "\n".join(
        piece.text
        for step, part in whole.parts.pieces.items()
        for piece in part
        if step != "partijen"
    )
    for block in blocks:
        row, short = block.row, block.short
        if short is None:
            found = abbreviation_after(str(row["officiele_naam"]), block.text)
            if found and len(re.findall(rf"\b{re.escape(found)}\b", source)) > 1:
                row["korte_naam"] = found
        else:
            row["korte_naam"] = short.name
        if "korte_naam" in row:
            given = short.article if short else None
            if article := given or _usual_article(str(row["korte_naam"]), source):
                row["lidwoord_kort"] = article
        if note := _note_of(block, blocks):
            row["voetnoot"] = note


def _decided_above(blocks: Sequence[PartyBlock], whole: Whole) -> None:
    """The decision that the lines above the parties tell: of the one local government it may be."""
    local = [it for it in blocks if it.row.get("soort") == LOCAL and "orgaan" not in it.row]
    for piece in whole.parts.of_kind("aanhef"):
        if decision := decision_in(piece.text):
            body = str(decision.get("ander_orgaan") or decision["orgaan"])
            named = [it for it in local if body.casefold() in it.text.casefold()]
            for block in named if len(named) == 1 else local if len(local) == 1 else []:
                block.row |= decision
            return


def _usual_article(name: str, text: str) -> str | None:
    """The article with which a text mostly uses a name."""
    uses: list[str] = re.findall(
        rf"(?<!\w)(?:(de|het|De|Het)\s+)?[\"“‘']?{re.escape(name)}(?!\w)", text
    )
    with_article = [use.lower() for use in uses if use]
    if len(with_article) < 2 or len(with_article) * 2 < len(uses):
        return None
    return "het" if with_article.count("het") > with_article.count("de") else "de"


def _note_of(block: PartyBlock, blocks: Sequence[PartyBlock]) -> str | None:
    """The footnote in the lines about a party, where that is the last one named before it."""
    before = ""
    for inline in inlines_of([block.piece.block]):
        if isinstance(inline, Note):
            names = {str(it.row["officiele_naam"]): it for it in blocks if it.piece is block.piece}
            last = max(names, key=lambda name: " ".join(before.split()).rfind(name))
            if names[last] is block:
                return blocks_to_markdown(inline.blocks).strip()
        before += getattr(inline, "text", " ")
    return None


def _groups(reading: PartyBlocks, whole: Whole) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    for short, members, is_sure in reading.joint:
        rows = [block.row for block in members if block.row]
        if len(rows) < 2:
            continue
        group = {"id": f"g{len(groups) + 1}", "naam": short.name}
        group["lidwoord_kort"] = short.article or "zonder"
        groups.append(group)
        for row in rows:
            row["groep"] = group["id"]
        if not is_sure:
            names = " en ".join(str(row["officiele_naam"]) for row in rows)
            whole.doubt(f"Horen {names} bij “{short.name}”?", "partijen", members[0].piece)
    return groups


def _complete(rows: list[dict[str, Any]], groups: list[dict[str, Any]], whole: Whole) -> None:
    """What the rest of the source says of the parties: their kind and that they have an officer."""
    names = {id(row): _names_of(row, groups) for row in rows}
    recitals = [piece for step in ("instanties", "adviezen") for piece in whole.parts.of_kind(step)]
    for piece in recitals:
        begin = piece.text[:300]
        found = [row for row in rows if any(_says(name, begin) for name in names[id(row)][:2])]
        kind = stated_kind(begin)
        if len(found) == 1 and kind and kind_of(str(found[0]["officiele_naam"])) in _OPEN_KINDS:
            found[0]["soort"] = kind
    for piece in (piece for part in whole.parts.pieces.values() for piece in part):
        if not may_name_officer(piece.text):
            continue
        if none := NO_OFFICER.search(piece.text):
            before = piece.text[max(0, none.start() - 100) : none.start()]
            for row in rows:
                if re.search(r"\b(?:heeft|stelde|beschikt)\b", before) and any(
                    _says(name, before) for name in names[id(row)][:2]
                ):
                    row.setdefault("heeft_dpo", False)
            continue
        for officer in OFFICER.finditer(piece.text):
            near = piece.text[officer.end() : officer.end() + 100]
            if re.match(r"\w*\W+(?:\([^)]*\)\s*)?(?:van|bij)\b", near):
                for row in rows:
                    if any(_says(name, near) for name in names[id(row)]):
                        row.setdefault("heeft_dpo", True)


def _officers(rows: list[dict[str, Any]], whole: Whole) -> None:
    """Who gave an advice has an officer, and may be reached where the advice tells."""
    for advice in advices_in(whole.parts.of_kind("adviezen"), whole):
        for row in rows:
            if row["id"] == advice.row.get("partij"):
                row.setdefault("heeft_dpo", True)
                contact = advice.row.get("contact", "")
                if contact:
                    row.setdefault("dpo_email" if "@" in contact else "dpo_telefoon", contact)


def _reach(rows: list[dict[str, Any]], whole: Whole) -> None:
    """The website and the officer's address that articles 10 and 9 give for one party alone."""
    sites = list(_sites(whole)) if whole.parts.of_kind("transparantie") else []
    duties = whole.parts.of_kind("meldingen")
    points = find_contacts(duties, whole)
    is_officer = points.get("via_functionarissen") and not any(
        _OTHER_DESK.search(piece.text) for piece in duties
    )
    for row in rows:
        own = {address for party, address in sites if party == row["id"]}
        if len(own) == 1:
            row.setdefault("website", own.pop())
        contacts = [it for it in points.get("contactpunten", []) if it.get("partij") == row["id"]]
        contact = contacts[0].get("contact", "") if len(contacts) == 1 else ""
        match = _MAIL_AND_PHONE.fullmatch(contact)
        if match and is_officer:
            row.setdefault("dpo_email", match["mail"])
            if match["number"]:
                row.setdefault("dpo_telefoon", match["number"].strip())


def _sites(whole: Whole) -> Iterator[tuple[str | None, str]]:
    """The addresses of article 10 with their parties: the one that is named beside it, if any."""
    for clause in with_inner(clauses_of(whole, "transparantie")):
        rows = [it for it in websites([replace(clause, items=())], whole) if "website" in it]
        named = named_in(clause.text, whole)
        for row in rows:
            is_alone = len(rows) == len(named) == 1
            yield (named[0] if is_alone else row.get("partij")), row["website"]


def _says(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I))


def _names_of(row: dict[str, Any], groups: list[dict[str, Any]]) -> list[str]:
    """Short name, official name, name of the group."""
    own = [str(row[key]) for key in ("korte_naam", "officiele_naam") if row.get(key)]
    return own + [str(group["naam"]) for group in groups if group["id"] == row.get("groep")]
