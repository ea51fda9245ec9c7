"""What the parties are called and who represents them, as the signature blocks may name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protowiz.importer.facts.whole import Whole


@dataclass(frozen=True)
class Known:
    """What the parties are called and who represents them."""

    names: tuple[str, ...]
    people: dict[str, str]
    """The party of each representative, as it calls itself."""
    official: dict[str, str]
    """The same name of the party that each other name is of."""

    @classmethod
    def of(cls, whole: Whole) -> Known:
        parties = whole.found.get("partijen", {})
        rows = [*parties.get("items", []), *parties.get("groepen", [])]
        names = {
            str(row[key])
            for row in rows
            for key in ("korte_naam", "officiele_naam", "naam")
            if row.get(key)
        }
        people: dict[str, str] = {}
        official: dict[str, str] = {}
        for row in parties.get("items", []):
            article = f"{row['lidwoord']} " if row.get("lidwoord") in ("de", "het") else ""
            full = article + str(row["officiele_naam"])
            for key in ("korte_naam", "officiele_naam"):
                official[str(row.get(key)).casefold()] = full
            for person in row.get("vertegenwoordigers", []):
                name = str(person["naam"]).casefold()
                people[name] = "" if name in people else full
        return cls(tuple(sorted(names, key=lambda name: -len(name))), people, official)

    def at_start(self, text: str) -> int:
        """How far a known name of a party reaches at the beginning of a text, article included."""
        article = re.match(r"(?:de|het)\s+", text, re.I)
        start = article.end() if article else 0
        for name in self.names:
            if text[start : start + len(name)].casefold() == name.casefold():
                rest = text[start + len(name) :]
                if not rest[:1].isalnum():
                    return start + len(name)
        return 0

    def several_at_start(self, text: str) -> int:
        """As `at_start`, for several parties that a block names together."""
        end = self.at_start(text)
        while end and (glue := re.match(r"\s*(?:,|en\b|&)\s+(?:en\s+)?", text[end:])):
            more = self.at_start(text[end + glue.end() :])
            if not more:
                break
            end += glue.end() + more
        return end

    def people_at(self, text: str) -> list[re.Match[str]]:
        """The representatives whose names stand in a text."""
        names = "|".join(re.escape(name) for name in self.people)
        return list(re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text, re.I)) if names else []

    def is_of(self, name: str, people: Sequence[dict[str, str]]) -> bool:
        """Whether a name is that of the one party that all these people represent."""
        bare = re.sub(r"^(?:de|het)\s+", "", name.casefold())
        return bool(people) and self.official.get(bare) == self.party_of(people)

    def party_of(self, people: Sequence[dict[str, str]]) -> str:
        """The one party that all these people represent."""
        found = {self.people.get(person["naam"].casefold(), "") for person in people}
        return found.pop() if len(found) == 1 else ""
