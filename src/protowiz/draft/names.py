"""Parties and groups of parties as a list to choose from and as names in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from protowiz.draft.answers import Answers

SENDING = ("mededelend", "beide")
RECEIVING = ("ontvangend", "beide")
ROLES = {"mededelend": SENDING, "ontvangend": RECEIVING}


def enumerate_names(names: Iterable[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    *others, last = list(names) or [""]
    return f"{', '.join(others)} en {last}" if others else last


def with_article(article: Any, name: str) -> str:
    """The name with the article that the user chose for it ('de', 'het' or 'zonder')."""
    return f"{article} {name}" if article in ("de", "het") else name


def party_label(row: Mapping[str, Any]) -> str:
    """How a party is called in lists on the screen."""
    answers = Answers(row)
    return str(answers["korte_naam"] or answers["officiele_naam"] or "partij zonder naam")


def parties(answers: Answers, role: str | None = None) -> list[Mapping[str, Any]]:
    """The parties of the draft, all or those with a role ('mededelend', 'ontvangend')."""
    rows = answers.rows("partijen", "items")
    if role is None:
        return rows
    return [row for row in rows if row.get("rol") in ROLES[role]]


def full_names(answers: Answers, role: str) -> str:
    """The official names of the parties with a role, as the title prints them.

    When data go both ways these are all parties: the title then says "tussen".
    """
    both_ways = any(row.get("rol") == "beide" for row in parties(answers))
    rows = parties(answers, None if both_ways else role)
    rows = [row for row in rows if Answers(row)["officiele_naam"]]
    return enumerate_names(
        with_article(row.get("lidwoord"), str(row["officiele_naam"])) for row in rows
    )


def party_options(answers: Answers) -> list[tuple[str, str]]:
    """Every single party: (id, name)."""
    return [(str(row["id"]), party_label(row)) for row in parties(answers) if row.get("id")]


def group_options(answers: Answers) -> list[tuple[str, str]]:
    """Every group with a shared short name: (id, name)."""
    rows = answers.rows("partijen", "groepen")
    return [(str(row["id"]), str(row.get("naam") or row["id"])) for row in rows if row.get("id")]


def reference_options(answers: Answers) -> list[tuple[str, str]]:
    """Every party and every group: (id, name)."""
    return party_options(answers) + group_options(answers)


def references(answers: Answers, role: str | None = None) -> list[str]:
    """The ids by which the parties of a role are called: that of their group, else their own."""
    ids = [str(row.get("groep") or row.get("id") or "") for row in parties(answers, role)]
    return [ref for ref in dict.fromkeys(ids) if ref]


def reference_label(answers: Answers, reference: Any) -> str:
    """The name of a party or group on the screen; empty where there is no such id."""
    return dict(reference_options(answers)).get(str(reference), "")


def next_id(draft: Mapping[str, Any], prefix: str) -> str:
    """A new id of the form p1, p2, …: behind every one that the draft mentions anywhere.

    So a party never inherits what still refers to one that was removed.
    """
    mentioned = (re.fullmatch(rf"{prefix}([0-9]{{1,9}})", text) for text in _texts(draft))
    return f"{prefix}{max((int(match[1]) for match in mentioned if match), default=0) + 1}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
