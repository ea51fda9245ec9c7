"""How parties are called in a sentence: name, article, singular or plural."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from protowiz.draft.answers import Answers
from protowiz.draft.names import (
    enumerate_names,
    party_label,
    references,
    with_article,
)


@dataclass(frozen=True)
class Name:
    """A name as it stands in the middle of a sentence."""

    text: str
    plural: bool = False
    gap: str = ""
    """What still has to be filled in, when there is no name."""

    def ww(self, singular: str, plural: str) -> str:
        """The verb in the number of this name."""
        return plural if self.plural else singular

    def capitalised(self) -> Name:
        """The name at the start of a sentence."""
        return replace(self, text=capitalise(self.text))


def capitalise(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _key(value: Any) -> str | None:
    """An id as text, whatever stands in the draft: references to it are text."""
    return None if value is None else str(value)


class Naming:
    """The names of one draft."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._parties = {_key(row.get("id")): row for row in answers.rows("partijen", "items")}
        self._groups = {_key(row.get("id")): row for row in answers.rows("partijen", "groepen")}

    def of(self, reference: Any) -> Name:
        """The name of a party or a group by its id."""
        if row := self._groups.get(reference):
            return self._group(row)
        if row := self._parties.get(reference):
            return Name(with_article(row.get("lidwoord_kort"), party_label(row)))
        return Name("", gap="partij")

    def group_of(self, party: str | None) -> Mapping[str, Any] | None:
        """The group that a party belongs to."""
        group = _key(self._parties.get(party, {}).get("groep"))
        return None if group is None else self._groups.get(group)

    def closes_group(self, party: str | None) -> bool:
        """Whether this party is the last of its group in the order of the protocol."""
        group = self.group_of(party)
        if group is None:
            return False
        members = [key for key in self._parties if self.group_of(key) is group]
        return members[-1:] == [party]

    @property
    def both_ways(self) -> bool:
        """Whether some party both passes on and receives data."""
        return any(row.get("rol") == "beide" for row in self._parties.values())

    def of_role(self, role: str) -> Name:
        """All parties with a role together ('mededelend', 'ontvangend')."""
        if self.both_ways:
            return Name(f"de {role}e partij")
        found = references(self._answers, role)
        if not found:
            return Name("", gap=f"{role}e partij")
        names = [self.of(reference) for reference in found]
        return Name(enumerate_names(name.text for name in names), len(names) > 1 or names[0].plural)

    def _group(self, row: Mapping[str, Any]) -> Name:
        name = str(row.get("naam") or row.get("id"))
        return Name(with_article(row.get("lidwoord_kort") or "de", name), plural=True)
