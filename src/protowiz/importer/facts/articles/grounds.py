"""Article 2: legal grounds, original purposes, purposes of the receiver, further use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.actors import (
    actors_in,
    joined_in,
    members_of,
    receivers,
    senders,
    with_members,
    without_addressees,
)
from protowiz.importer.facts.articles.further_use import find_further_use, split_further_use
from protowiz.importer.facts.articles.goals import goal_in, goals_of
from protowiz.importer.facts.articles.ground_words import (
    BASIS,
    BEFORE_GROUND,
    DOES_THAT,
    NEGATED,
    ONLY_GROUND,
    ORIGINAL,
    OWN_USE,
    PRONOUN,
    SAME_GROUND,
    USER,
    promises_original,
    tells_use,
)
from protowiz.importer.facts.articles.law import (
    exception_in,
    ground_in_words,
    grounds_in,
    is_norm,
    items_named_in,
    norms_in,
)
from protowiz.importer.facts.articles.processings import has_processing, processings_in
from protowiz.importer.facts.clauses import Clause, bare, clauses_of, statements_of
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

Row = dict[str, Any]


def find_grounds(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Rechtvaardiging."""
    clauses, about_further = split_further_use(clauses_of(whole, "rechtvaardiging"), whole)
    finding = _Finding(whole)
    finding.read([it for it in statements_of(clauses) if it.text or it.items])
    if pieces and not finding.rows["gronden"]:
        whole.miss("Geen rechtsgrond van artikel 6 AVG herkend.", "rechtvaardiging", pieces[0])
    further = find_further_use(about_further, whole)
    answers: dict[str, Any] = {name: rows for name, rows in finding.rows.items() if rows}
    return answers | ({"verder_gebruik": further} if further else {})


class _Finding:
    """The rows found so far; an explanation or a legal basis goes to the rows before it."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.rows: dict[str, list[Row]] = {"gronden": [], "oorspronkelijk": [], "doeleinden": []}
        self.last: list[Row] = []
        self.kinds: list[str] = []
        self.previous = ""

    def read(self, statements: Sequence[Clause]) -> None:
        at = 0
        while at < len(statements):
            statement = statements[at]
            at += 1
            if statement.text.endswith(":") and not statement.items and at < len(statements):
                opened, statement = statement, statements[at]
                joined = Clause(f"{opened.text} {statement.text}", opened.piece, statement.items)
                statement = joined
                at += 1
            self._read(statement)
            self.previous = statement.text

    def _read(self, statement: Clause) -> None:
        parts = [statement, *statement.items]
        found = [self._grounds(part, statement) for part in parts]
        if any(found):
            told = statement.text[: (grounds_in(statement.text) or [("", 0, 0)])[0][1]]
            told = BEFORE_GROUND.split(told)[0]
            if ORIGINAL.search(told) and goal_in(told)[0]:
                self._purposes("oorspronkelijk", Clause(told, statement.piece))
            goals = [it for it in statement.items if not is_norm(it.text)]
            if goals and not any(found[1:]) and re.search("doeleinde", statement.text):
                self._purposes("doeleinden", statement)
            return
        if exception_in(statement.text):
            return  # it allows special data: told with those
        goals = [item for item in statement.items if not is_norm(item.text)]
        only_norms = bool(statement.items) and not goals
        is_basis = only_norms or (not goals and BASIS.search(statement.lead))
        is_goal = re.search(r"doeleinde", statement.text, re.I) and not only_norms
        if is_basis and not is_goal and not promises_original(statement.text):
            self._basis(statement)
        elif ORIGINAL.search(statement.lead):
            self._purposes("oorspronkelijk", statement)
        elif tells_use(statement.lead) and not self._is_about_sender(statement):
            self._purposes("doeleinden", statement)
        elif OWN_USE.search(statement.text) and self._is_about_sender(statement):
            self._purposes("oorspronkelijk", statement)
        elif not statement.items and len(statement.text) > 30:
            if not any({"normen", "doelen"} & row.keys() for row in self.last):
                self._basis(statement)
            for row in self.last:
                if "doelen" in row:
                    row["toelichting"] = f"{row.get('toelichting', '')} {statement.text}".strip()

    def _is_about_sender(self, statement: Clause) -> bool:
        named = actors_in(statement.text, self.whole)[:1]
        is_later = re.search(r"na de mededeling|ontvangen gegevens|\bzal\b", statement.text)
        return not is_later and any(self._only_sends(it) for it in named)

    def _named_before(self) -> list[str]:
        """Whom "zij" means: the party that the sentence before names first."""
        return actors_in(without_addressees(self.previous, self.whole), self.whole)[:1]

    def _only_sends(self, ident: str) -> bool:
        sending, receiving = senders(self.whole), receivers(self.whole)
        is_receiver = ident in with_members(receiving, self.whole)
        return ident in with_members(sending, self.whole) and not is_receiver

    def _grounds(self, part: Clause, statement: Clause) -> bool:
        """Whether the part of the statement names grounds; they become rows."""
        text = part.text
        places = grounds_in(text)
        if not places and has_processing(text) and (in_words := ground_in_words(text)):
            places = [] if self._told_before(statement) else [in_words]
        same = SAME_GROUND.search(text)
        if same and not places and self.last and "grond" in self.last[-1] and has_processing(text):
            places = [(self.last[-1]["grond"], same.start(), same.start())]
        if not places or NEGATED.search(text[: places[0][1]]):
            return False
        rows: list[Row] = []
        at = 0
        context = statement.lead if part is not statement else statement.title
        for ground, start, end in places:
            region = text[at:start] if text[at:start].strip(" ,en") else text[:start]
            rows += self._ground_rows(ground, region, text, context)
            at = end
        norms = norms_in(text) + [bare(it.text) for it in part.items if is_norm(it.text)]
        for row in rows:
            if norms:
                row["normen"] = list(norms)
        self.rows["gronden"] += rows
        self.last = rows
        return bool(rows)

    def _told_before(self, statement: Clause) -> bool:
        """Whether the words only explain the ground of the sentence before."""
        return bool(self.rows["gronden"]) and not actors_in(statement.text, self.whole)

    def _ground_rows(self, ground: str, region: str, text: str, context: str) -> list[Row]:
        region, text = (without_addressees(it, self.whole) for it in (region, text))
        named = actors_in(region, self.whole) or actors_in(text, self.whole)
        goes_on = ONLY_GROUND.match(text) is not None
        if not named and (goes_on or PRONOUN.match(text)):
            named = self._named_before()
        named = named or actors_in(context, self.whole)
        kinds = processings_in(region) or processings_in(text) or processings_in(context)
        if not kinds and (goes_on or DOES_THAT.search(text)):
            kinds = processings_in(self.previous) or ([] if goes_on else self.kinds)
        if not kinds:
            is_sender = bool(named) and self._only_sends(named[0])
            around = self.previous if goes_on or PRONOUN.match(text) else text
            processes = re.search("verwerk", around, re.I)
            own = "inzameling" if processes else "mededeling"
            joined = {self._only_sends(it) for it in joined_in(region, self.whole, named)}
            kinds = [own] if is_sender or len(joined) > 1 else []
            kinds += ["verdere verwerking"] if not is_sender or len(joined) > 1 else []
        self.kinds = kinds
        rows: list[Row] = []
        for kind in kinds:
            role = receivers(self.whole) if kind == "verdere verwerking" else senders(self.whole)
            for ident in self._who(region, text, named, role) or [""]:
                row: Row = {"partij": ident} if ident else {}
                row |= {"verwerking": kind, "grond": ground}
                if items := items_named_in(region):
                    row["gegevens"] = items
                rows.append(row)
        return rows

    def _who(self, region: str, text: str, named: list[str], role: list[str]) -> list[str]:
        found = joined_in(region, self.whole, role) or joined_in(text, self.whole, role)
        return (
            found or [it for it in named if it in with_members(role, self.whole)] or named or role
        )

    def _basis(self, statement: Clause) -> None:
        """Add the acts of a statement to the rows they are the basis of, party by party."""
        listed = [bare(item.text) for item in statement.items if is_norm(item.text)]
        if listed:
            self._add_norms(self._rows_for(statement.text), listed)
            return
        for part in re.split(
            r";\s+|,\s+(?:en\s+)?(?=(?:het|de)\s[^,;]{2,40}\s(?:volgens|krachtens|op)\b"
            r"|voor\s(?!zover))",
            statement.text,
        ):
            self._add_norms(self._rows_for(part), norms_in(part))

    def _rows_for(self, text: str) -> list[Row]:
        """The rows that the acts in a text are the basis of."""
        named = actors_in(text, self.whole)
        self._split_groups(named)
        rows = self.last
        kinds = processings_in(text)
        told = [row for row in rows if row.get("verwerking") in kinds]
        if not told and ORIGINAL.search(text) and self.rows["oorspronkelijk"]:
            rows = self.rows["oorspronkelijk"][-1:]
        rows = told or rows
        return [row for row in rows if row.get("partij") in named] or rows

    def _split_groups(self, named: Sequence[str]) -> None:
        """A row of a group becomes one for each member when a member has acts of its own."""
        for row in list(self.last):
            members = members_of(str(row.get("partij")), self.whole)
            if any(member in named for member in members):
                made = [row | {"partij": member} for member in members]
                for rows in (*self.rows.values(), self.last):
                    rows[:] = [new for it in rows for new in (made if it is row else [it])]

    def _add_norms(self, rows: list[Row], norms: list[str]) -> None:
        for row in rows:
            if norms:
                row["normen"] = [*row.get("normen", []), *norms]

    def _purposes(self, name: str, statement: Clause) -> None:
        role = senders(self.whole) if name == "oorspronkelijk" else receivers(self.whole)
        named = actors_in(statement.text, self.whole) or actors_in(statement.lead, self.whole)
        if not named and USER.match(statement.text):
            named = self._named_before()
        known = named if name == "oorspronkelijk" else role
        ids = joined_in(statement.text, self.whole, known) or named[:1]
        goals, norms = goals_of(statement)
        if not goals and not norms:
            return
        self.last = []
        for ident in ids or role or [""]:
            row: Row = {"partij": ident, "doelen": list(goals), "normen": list(norms)}
            if items := items_named_in(statement.text):
                row["gegevens"] = items
            row = {key: value for key, value in row.items() if value}
            self.rows[name].append(row)
            self.last.append(row)
