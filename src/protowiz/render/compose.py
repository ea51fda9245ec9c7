"""From draft to document: every part from its template or from the user's own text."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from protowiz.document.markdown_writer import blocks_to_markdown
from protowiz.document.tree import (
    Block,
    Document,
    Gap,
    Heading,
    Paragraph,
    Part,
    Text,
    has_gap,
    inlines_of,
)
from protowiz.draft.answers import Answers
from protowiz.draft.names import enumerate_names, full_names, with_article
from protowiz.draft.placeholders import BODY, STEPS_WITH_BODY, row_fields, row_list
from protowiz.draft.reading import (
    Reading,
    has_own_text,
    is_house_text,
    is_left_out,
    own_text,
    read,
)
from protowiz.draft.session import STEP_OF
from protowiz.draft.steps import STEPS, Step
from protowiz.draft.steps.parties import OTHER_BODY
from protowiz.errors import UserError
from protowiz.render.clauses import HouseClause
from protowiz.render.environment import Templates
from protowiz.render.naming import Name, Naming
from protowiz.render.view import Missing, View

LAST_ARTICLE = "inwerkingtreding"
DRAFT_LINE = "ONTWERP – dit protocol is nog niet volledig"
"""Not in a template, so that no house can leave it out."""


class Composer:
    """Composes the document of one reading; `templates` are compiled once and shared."""

    def __init__(self, reading: Reading, templates: Templates) -> None:
        self.reading = reading
        self.templates = templates
        self.naming = Naming(reading.answers)

    def document(self) -> Document:
        """The whole protocol."""
        parts = [part for step in STEPS for part in self._parts(step.key)]
        blocks = [block for part in parts for block in part.blocks]
        incomplete = not self.reading.is_complete or has_gap(blocks)
        if incomplete:
            parts.insert(0, Part("ontwerp", (Paragraph((Text(DRAFT_LINE, bold=True),)),)))
        subject = self.reading.protocol.aanhef.kader or ""
        return Document(_title(blocks), subject, tuple(parts), incomplete)

    def part(self, key: str) -> tuple[Block, ...]:
        """What a step prints now: its own text or its standard text; nothing when left out."""
        step = self._step(key)
        if is_left_out(step):
            return ()
        if is_house_text(step):
            return self._house_clause(key, own_text(step))
        if has_own_text(step):
            return self.templates.read(own_text(step))
        return self.standard(key)

    def standard(self, key: str) -> tuple[Block, ...]:
        """What the template of a step prints, own text or not."""
        if key == "extra":
            return tuple(
                block for extra in self._views["extra"].items for block in self._extra(extra)
            )
        return self.templates.render(key, self._context, self._filters)

    def _house_clause(self, key: str, text: str) -> tuple[Block, ...]:
        view, rows = self._views[key], self._clause_rows(key)
        clause = HouseClause(STEP_OF[key], view, rows, self.naming, self.templates)
        body: tuple[Block, ...] = ()
        if key in STEPS_WITH_BODY:
            body = self.templates.render(f"_{key}_{BODY}", self._context, self._filters)
        return clause.blocks(text, body)

    def _clause_rows(self, key: str) -> list[dict[str, Any]]:
        """The rows that a house clause prints: those of the standard text."""
        if key == "transparantie":
            return self._publications()
        if key == "meldingen":
            return self._contacts()
        rows = row_list(STEP_OF[key])
        return [
            {name: getattr(row, name) for name in row_fields(STEP_OF[key]) if row.asks(name)}
            for row in (getattr(self._views[key], rows.name) if rows is not None else ())
        ]

    def standard_markdown(self, key: str) -> str:
        """The standard text of a step as Markdown, to start an own text from."""
        return blocks_to_markdown(self.standard(key))

    def outdated(self, key: str) -> bool:
        """Whether the standard text of a step changed since its own text began from it."""
        own = self._step(key).tekst
        if own is None or not own.uitgangspunt or not own.eigen or own.vorm != "eigen":
            return False  # an own text of another origin has no standard text behind it
        return self.standard_markdown(key).strip("\n") != own.uitgangspunt

    def _parts(self, key: str) -> list[Part]:
        if key == "extra" and not has_own_text(self._step("extra")):
            return []
        parts = [Part(key, self.part(key))]
        extra_step = self._step("extra")
        if not has_own_text(extra_step) and not is_left_out(extra_step):
            parts += [
                Part("extra", self._extra(extra))
                for extra in self._views["extra"].items
                if extra.na == key or (isinstance(extra.na, Missing) and key == LAST_ARTICLE)
            ]
        return parts

    def _extra(self, extra: View) -> tuple[Block, ...]:
        return self.templates.render("extra", {**self._context, "bijkomend": extra}, self._filters)

    def _step(self, key: str) -> Step:
        step = getattr(self.reading.protocol, key)
        assert isinstance(step, Step)
        return step

    @cached_property
    def _views(self) -> dict[str, View]:
        views = {}
        for step in STEPS:
            raw = self.reading.raw.get(step.key)
            answers = Answers(raw if isinstance(raw, Mapping) else {}, step, self.reading.answers)
            views[step.key] = View(self._step(step.key), answers)
        return views

    @cached_property
    def _context(self) -> dict[str, Any]:
        return {
            **self._views,
            "mededeler": self.naming.of_role("mededelend"),
            "ontvanger": self.naming.of_role("ontvangend"),
            "wederzijds": self.naming.both_ways,
            "richtingen": self._directions(),
            "titel_tussen": self._title_between(),
            "rechtskader": self._views["aanhef"].rechtskader,
            "handtekeningen": self._signatures(),
            "publicaties": self._publications(),
            "contactpunten": self._contacts(),
            "bijzondere_gegevens": self._special_items(),
        }

    @cached_property
    def _filters(self) -> dict[str, Any]:
        return {
            "partij": lambda reference: self.naming.of(reference or None),
            "officieel": self._official_name,
            "orgaan": lambda party: (
                party.ander_orgaan if party.orgaan == OTHER_BODY else party.orgaan
            ),
            "sluit_groep": lambda party: self.naming.closes_group(party.id),
            "groepsnaam": self._group_name,
            "soort_instantie": self._party_kind,
            "in_woorden": lambda value, words: words.get(value, value),
            "opsomming": enumerate_names,
            "punt": _full_stop,
        }

    def _official_name(self, party: View) -> Any:
        name = party.officiele_naam
        return name if isinstance(name, Missing) else Name(with_article(party.lidwoord, name))

    def _group_name(self, party: View) -> Any:
        group = self.naming.group_of(party.id) or {}
        return group.get("naam") or Missing("Gezamenlijke korte naam")

    def _party_kind(self, reference: Any) -> Any:
        parties = self._views["partijen"].items
        kinds = (party.soort for party in parties if party.id and party.id == reference)
        return next(kinds, Missing("Soort instantie"))

    def _signatures(self) -> list[dict[str, Any]]:
        """The signature blocks as given, else one for each party."""
        if blocks := self._views["ondertekening"].blokken:
            return [{"namens": row.namens, "ondertekenaars": row.ondertekenaars} for row in blocks]
        return [
            {
                "namens": self._official_name(party),
                "ondertekenaars": [
                    {"naam": person.naam, "functie": person.functie, "getekend": None}
                    for person in party.vertegenwoordigers
                ],
            }
            for party in self._views["partijen"].items
        ]

    def _publications(self) -> list[dict[str, Any]]:
        """Where each party publishes the protocol: as given, else on its own website."""
        if rows := self._views["transparantie"].publicaties:
            return [{"partij": row.partij, "website": row.website} for row in rows]
        return [
            {"partij": party.id, "website": party.website}
            for party in self._views["partijen"].items
        ]

    def _contacts(self) -> list[dict[str, Any]]:
        """How to reach each party: as given, else its data protection officer, if known."""
        if rows := self._views["meldingen"].contactpunten:
            return [
                {"partij": row.partij, "contact": row.contact, "telefoon": None} for row in rows
            ]
        return [
            {"partij": party.id, "contact": party.dpo_email, "telefoon": party.dpo_telefoon}
            for party in self._views["partijen"].items
            if party.dpo_email or party.dpo_telefoon
        ]

    def _title_between(self) -> str:
        """All parties for the title, when data go both ways and the user wrote no title."""
        preamble = self.reading.protocol.aanhef
        if not self.naming.both_ways or preamble.titel_van or preamble.titel_naar:
            return ""
        return full_names(self.reading.answers, "mededelend")

    def _directions(self) -> list[dict[str, Any]]:
        """Which data items go from whom to whom, when that is said of every one of them."""
        found: dict[tuple[Any, Any], list[str]] = {}
        for number, item in enumerate(self._views["gegevens"].items, 1):
            if not item.van or not item.naar:
                return []
            found.setdefault((item.van, item.naar), []).append(str(number))
        return [
            {"van": sender, "naar": receiver, "nummers": numbers}
            for (sender, receiver), numbers in found.items()
        ]

    def _special_items(self) -> list[dict[str, Any]]:
        """The numbers of the data items in each special category."""
        found: dict[Any, list[str]] = {}
        for number, item in enumerate(self._views["gegevens"].items, 1):
            if item.categorie != "gewoon":
                found.setdefault(item.categorie, []).append(str(number))
        return [{"categorie": kind, "nummers": numbers} for kind, numbers in found.items()]


def _full_stop(text: Any) -> str:
    """A full stop for a text that has none."""
    is_open = isinstance(text, str) and not text.rstrip().endswith((".", "!", "?", ";"))
    return "." if text and (is_open or isinstance(text, Missing)) else ""


def _title(blocks: list[Block]) -> str:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            inlines = inlines_of([block])
            return "".join(inline.text for inline in inlines if isinstance(inline, Text | Gap))
    return ""


def compose(reading: Reading, own_templates: Path | None = None) -> Document:
    """The document of a draft; `own_templates` is the user's folder of templates, if any."""
    return Composer(reading, Templates(own_templates)).document()


def keep_origins(raw: dict[str, Any], own_templates: Path | None = None) -> None:
    """Note beside each own text of a draft which standard text the fields give now.

    An own text that was brought in has none behind it; with this, a field that is changed later
    makes the step say that the own text may no longer agree.
    """
    composer = Composer(read(raw), Templates(own_templates))
    for step in STEPS:
        text = Answers(raw).at(step.key, "tekst")
        if isinstance(text, dict) and text.get("vorm") == "eigen":
            with contextlib.suppress(UserError):  # a template of the house that is broken
                text["uitgangspunt"] = composer.standard_markdown(step.key)
