"""The data items of article 3 in a list, in paragraphs or in one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from protowiz.importer.facts.actors import named_in, places_in
from protowiz.importer.facts.articles.directions import (
    directions_of,
    lead_direction,
    take_direction,
)
from protowiz.importer.facts.articles.items import NUMBERED, Row, categories, put, put_special
from protowiz.importer.facts.articles.numbered_items import (
    NumberedItem,
    numbered_items,
    split_reason,
)
from protowiz.importer.facts.articles.retention import read_retention
from protowiz.importer.facts.clauses import Clause, bare, sentences
from protowiz.importer.facts.whole import Whole

_LABELLED = re.compile(
    r"(?:^|(?<=[\s;.,(–—-]))(?P<name>(?:verantwoording|motivering|noodzaak(?:elijkheid)?"
    r"|noodzakelijk"
    r"|proportionaliteit|waarom(?: nodig)?|reden|bewaartermijn|bewaring|bewaard|doel(?:einde)?"
    r"|finaliteit"
    r"|bijzondere categorie|onderdelen|betrokkenen)\b[^:;.]{0,50}):\s+",
    re.I,
)
_PASSES = re.compile(
    r"(?P<who>[^,.:;]{2,80}?)\s+(?:deelt|delen|bezorgt|bezorgen|geeft|geven|stuurt|sturen|maakt"
    r"|maken"
    r"|verstrekt|verstrekken|levert|leveren)\s+(?=aan\s)"
)
_PASSING = re.compile(
    r"\b(?:deelt|delen|bezorgt|bezorgen|geeft|geven|stuurt|sturen|verstrekt|verstrekken|levert"
    r"|leveren|ontvangt|ontvangen|krijgt|krijgen)\b",
    re.I,
)
_NO_ITEMS = re.compile(
    r"betrokkenen|\bniet (?:meegedeeld|opgevraagd)|bewaar|bewaard|ontvanger|toegang|maatregel"
    r"|vernietig|artikel 9|voorwaarde",
    re.I,
)
_PARTS_FOLLOW = re.compile(
    r",?\s*(?:met als onderdelen|bestaande uit|die bestaat uit|namelijk|met name|te weten|zijnde"
    r"|meer bepaald|met volgende onderdelen)\s*:?$"
)
_MOTIVATED = re.compile(
    r"\b(?:verantwoording|motivering|noodzaak|noodzakelijkheid|proportionaliteit)\b[^:;.]{0,50}:\s",
    re.I,
)
_LONGEST_NAME = 170
_NUMBER_ALONE = re.compile(rf"{NUMBERED}\W*", re.I)
_LABEL_ALONE = re.compile(
    r"(?:verantwoording|motivering|noodzaak|noodzakelijkheid|proportionaliteit|waarom|reden"
    r"|bewaartermijn|bewaring|doel(?:einde)?|finaliteit)\b[^:;.]{0,50}:?",
    re.I,
)
_LABEL_OPENS = re.compile(
    r"(?P<name>(?:Verantwoording|Motivering|Noodzaak|Noodzakelijkheid|Proportionaliteit|Waarom"
    r"|Reden|Bewaartermijn|Doel(?:einde)?|Finaliteit)(?: (?:van de )?(?:proportionaliteit|nodig))?)"
    r"\s+(?=[A-ZÀ-Ý])"
)
_KEPT = re.compile(r"bewa", re.I)
_KEEPS = re.compile(r"bewa|vernietig|gewist|bijgehouden", re.I)
_OF_ALL = re.compile(r"\b(?:alle|de|deze)\s+(?:\w+\s+)?(?:persoons)?gegevens\b|\balles\b", re.I)
_WHY_PREFIX = re.compile(r"^(?:Dat|Dit)\s+is\s+(?:nodig|noodzakelijk)\s+")


def items_of_clauses(
    clauses: Sequence[Clause], whole: Whole
) -> tuple[list[Row], Sequence[NumberedItem]]:
    """The items of lists and paragraphs, with the numbered paragraphs if those are the items."""
    clauses = _told_together(clauses)
    found = _labelled_or_listed(clauses, whole)
    found = found or _passed_on(clauses, whole) or _in_sentence(clauses)
    numbered = [] if found else numbered_items(clauses)
    if not numbered:
        return found, ()
    ways = {
        id(part): direction
        for clause, direction in zip(clauses, directions_of(clauses, whole), strict=True)
        for part in (clause, *clause.items)
    }
    rows = [_from_numbered(item, whole) for item in numbered]
    for item, row in zip(numbered, rows, strict=True):
        ways[id(item.clause)].put(row)
    return rows, numbered


def _told_together(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, with those of an item as one where its number and labels stand alone."""
    found: list[Clause] = []
    waits = ""
    """What the next clause is: "name" of an item, or "text" behind a label."""
    for clause in clauses:
        text = clause.text.strip()
        if re.match(NUMBERED, text, re.I):
            found.append(clause)
            waits = "name" if _NUMBER_ALONE.fullmatch(text) else "label"
        elif waits and _LABEL_ALONE.fullmatch(text) and not clause.items:
            told = f"{found[-1].text.rstrip(' .;')}. {text.rstrip(':')}:"
            found[-1] = replace(found[-1], text=told)
            waits = "text"
        elif waits and (label := _LABEL_OPENS.match(text)) and not clause.items:
            told = f"{found[-1].text.rstrip(' .;')}. {label['name']}: {text[label.end() :]}"
            found[-1] = replace(found[-1], text=told)
            waits = "label"
        elif waits in ("name", "text") and text and not clause.items:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {text}")
            waits = "label"
        else:
            found.append(clause)
            waits = ""
    return found


def _labelled_or_listed(clauses: Sequence[Clause], whole: Whole) -> list[Row]:
    """The items of lists, and of paragraphs that are numbered as data items."""
    found: list[Row] = []
    kept: list[Row] = []
    named: set[str] = set()
    for clause, direction in zip(clauses, directions_of(clauses, whole), strict=True):
        known = len(found)
        if re.match(NUMBERED, clause.text, re.I):
            text = re.sub(rf"^{NUMBERED}\W*", "", clause.text, flags=re.I)
            found.append(_from_text(text, clause, whole))
        elif _names_item(clause, named):
            named.add(clause.title)
            found.append({"omschrijving": clause.title})
            for name, told in _by_label(clause.text):
                put(found[-1], name, told, whole)
        elif found and _LABELLED.match(clause.text):
            for name, told in _by_label(clause.text):
                put(found[-1], name, told, whole)
                kept += [found[-1]] if _KEPT.match(name) else []
        elif _is_item(clause):
            found.append(_from_text(clause.text, clause, whole))
        elif _lists_items(clause, whole):
            found += [_from_text(item.text, item, whole) for item in clause.items]
        for item in found[known:]:
            direction.put(item)
    is_last = len(found) > 1 and len(kept) == 1 and kept[0] is found[-1]
    if is_last and not any("bewaring" in item for item in found[:-1]):
        found[-1].pop("bewaring", None)  # it stands below all items
    return found


def _from_numbered(item: NumberedItem, whole: Whole) -> Row:
    """An item of a numbered paragraph: what it is, who passes it on, and why it is needed."""
    row: Row = {"omschrijving": item.name}
    told = take_direction(item.told, row, whole)
    labels = [(sentence, _LABELLED.match(sentence)) for sentence in told]
    for sentence, label in labels:
        if label:
            put(row, label["name"], sentence[label.end() :], whole)
    _put_reasons(row, [sentence for sentence, label in labels if not label])
    text = " ".join((item.name, *item.told))
    if category := categories(text):
        put_special(row, category, text)
    return row


def _names_item(clause: Clause, known: Collection[str]) -> bool:
    """Whether the heading above a paragraph is an item, and the paragraph says why it is needed."""
    title = clause.title
    is_name = title and title not in known and not re.match(NUMBERED, title, re.I)
    return (
        bool(is_name)
        and not _NO_ITEMS.search(title)
        and bool(_MOTIVATED.match(clause.text))
        and not clause.items
    )


def _put_reasons(row: Row, told: Sequence[str]) -> None:
    """Put the sentences on an item into it: how long it is kept, and otherwise why it is needed."""
    reasons: list[str] = []
    for sentence in told:
        if _KEEPS.search(sentence) and (kept := read_retention(sentence)):
            row["bewaring"] = kept
        else:
            reasons.append(sentence)
    if reasons:
        row.setdefault("verantwoording", " ".join(reasons).rstrip(" ;,"))


def _is_item(clause: Clause) -> bool:
    """Whether a paragraph names an item and then says why it is needed, behind a label."""
    label = _MOTIVATED.search(clause.text)
    name = clause.text[: label.start()] if label else ""
    is_name = 2 < len(name) < _LONGEST_NAME and not sentences(name)[1:]
    return is_name and not clause.items and not _NO_ITEMS.search(name)


def _lists_items(clause: Clause, whole: Whole) -> bool:
    if len(clause.items) < 1:
        return False
    if len(clause.items) > 1 and all(_MOTIVATED.search(item.text) for item in clause.items):
        return not _NO_ITEMS.search(clause.lead)
    is_lead = clause.text.endswith(":") and (
        _PASSING.search(clause.text) or lead_direction(clause, whole)
    )
    if not is_lead and not re.search("gegevens", clause.lead, re.I):
        return False
    return not _NO_ITEMS.search(clause.lead)


def _from_text(text: str, clause: Clause, whole: Whole) -> Row:
    """An item of a list: what it is, and what is told of it after it or below it."""
    item: Row = {}
    if mark := _LABELLED.search(text):
        what = text[: mark.start()]
        for name, told in _by_label(text):
            put(item, name, told.strip(" ;,(–—-"), whole)
        if "verantwoording" not in item:
            what, why = split_reason(what)
            item |= {"verantwoording": why.rstrip(" ;,")} if why else {}
    else:
        what, why = split_reason(text)
        _put_reasons(item, take_direction(sentences(why), item, whole))
    item["omschrijving"] = bare(_PARTS_FOLLOW.sub("", what.strip(" –—-(;,:")))
    if category := categories(text):
        put_special(item, category, text)
    parts = []
    for inner in clause.items:
        match = _LABELLED.search(inner.text)
        if part := bare(inner.text[: match.start()] if match else inner.text):
            parts.append(part)
        if match:
            put(item, match["name"], inner.text[match.end() :], whole)
    if parts:
        item["onderdelen"] = parts
    return item


def _by_label(text: str) -> list[tuple[str, str]]:
    """What is told after each label in a text, with the label."""
    marks = list(_LABELLED.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [
        (mark["name"], text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    ]


def _passed_on(clauses: Sequence[Clause], whole: Whole) -> list[Row]:
    """The items of paragraphs that each say who passes on what to whom, and why."""
    found: list[Row] = []
    for clause in clauses:
        first, *others = sentences(clause.text) or [""]
        match = _PASSES.match(first)
        senders = named_in(match["who"], whole) if match else []
        if match is None or not senders:
            continue
        item: Row = {"van": senders[0]}
        what, receivers = _after_receivers(first[match.end() :], whole)
        if len(receivers) == 1:
            item["naar"] = receivers[0]
        item["omschrijving"] = re.sub(r"^mee\s+|\s+(?:mee|door|over|af)\.?$", "", bare(what))
        for sentence in others:
            if _KEEPS.search(sentence) and (kept := read_retention(sentence)):
                item["bewaring"] = kept
            elif "verantwoording" not in item:
                item["verantwoording"] = _WHY_PREFIX.sub("", sentence)
        found.append(item)
    return found if all("verantwoording" in item for item in found) else []


def _after_receivers(text: str, whole: Whole) -> tuple[str, list[str]]:
    """What follows on "aan A en B", and the ids of A and B."""
    if not text.startswith("aan "):
        return text, []
    end, found = len("aan "), []
    for start, stop, ident in places_in(text, whole):
        if not re.fullmatch(r"(?:\s*,?\s*(?:en\s+)?(?:de|het)?\s*)", text[end:start]):
            break
        found.append(ident)
        end = stop
    return text[end:].strip(), found


def _in_sentence(clauses: Sequence[Clause]) -> list[Row]:
    """The items that a sentence sums up."""
    for clause in clauses:
        for sentence in sentences(clause.text):
            match = re.search(
                r"(?:\bvolgende\s+(?:persoons)?gegevens\b[^:.]{0,90}"
                r"|\b(?:gegevens|mededeling)\b[^:.]{0,120}(?:meegedeeld|volgende|opgevraagd|zijn"
                r"|betreft|omvat\w*)[^:.]{0,60}):\s+(.+)",
                sentence,
                re.I,
            )
            if match and not re.search("betrokkenen|bewaar", sentence):
                parts = _enumerated(match[1].rstrip("."))
                if len(parts) > 1:
                    return [{"omschrijving": part} for part in parts]
    return []


def _enumerated(text: str) -> list[str]:
    """The parts of "a, b en c", or of "a; b; c"."""
    sign = ";" if ";" in text else ","
    parts = re.split(rf"{sign}\s*(?![^()]*\))", text)
    last = (
        re.split(r"\s+en\s+(?![^()]*\))", parts[-1], maxsplit=1) if len(parts) > 1 else [parts[-1]]
    )
    return [bare(re.sub(r"^en\s+", "", part)) for part in (*parts[:-1], *last) if part.strip()]
