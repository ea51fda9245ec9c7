"""What the rules look at: the typed answers of a draft, and every text in it as passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import Any, TypeVar, cast

from protowiz.document.markdown_reader import is_plain, read_markdown
from protowiz.document.tree import (
    Block,
    Heading,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    words_of,
)
from protowiz.draft.answers import Answers, Path
from protowiz.draft.ask import Group, Kind, fields_of
from protowiz.draft.reading import Reading, has_own_text, is_left_out, own_text
from protowiz.draft.steps import STEPS, Step
from protowiz.rules.judgement import Judgement, Waiver


@lru_cache(64)
def _read_long(text: str) -> tuple[Block, ...]:
    """The blocks of a longer text; while somebody types most texts stay as they are."""
    return read_markdown(text)


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a text of the user."""
    return _read_long(text) if "\n" in text else read_markdown(text)


@dataclass(frozen=True)
class Passage:
    """One paragraph, heading, item, cell or footnote, or one answer that is printed."""

    step: str
    path: Path
    text: str
    kind: str
    """"answer", "heading", "paragraph", "item", "cell" or "note"."""
    label: str = ""
    """Of an item: what it begins with."""


Made = TypeVar("Made")


def per_case(make: Callable[[Case], Made]) -> Callable[[Case], Made]:
    """Have something that several rules ask for made once for a draft; it goes with the case."""

    @wraps(make)
    def kept(case: Case) -> Made:
        if make not in case.kept:
            case.kept[make] = make(case)
        return cast(Made, case.kept[make])

    return kept


class Case:
    """A draft as the rules see it.

    A step that prints an own text is looked at in that text. In a step that prints the standard
    text what the user filled in is looked at: the words around it are ours.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.protocol = reading.protocol
        self.steps = tuple(step.key for step in STEPS)
        self.judgement = Judgement(reading.raw)
        self.kept: dict[Callable[[Case], Any], Any] = {}
        """What `per_case` has made."""
        self._of: dict[tuple[str, ...], tuple[Passage, ...]] = {}
        self.unmatched: tuple[Waiver, ...] = ()
        """The findings set aside that are found no more; known once the other rules have run."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the draft, in the order of the protocol."""
        return tuple(passage for step in STEPS for passage in self._by_step[step.key])

    def of(self, *steps: str) -> tuple[Passage, ...]:
        """The passages of some steps."""
        if steps not in self._of:
            self._of[steps] = tuple(it for step in steps for it in self._by_step[step])
        return self._of[steps]

    def text(self, *steps: str) -> str:
        """All that some steps say, a passage a line."""
        return "\n".join(passage.text for passage in self.of(*steps))

    def step(self, key: str) -> Step:
        step = getattr(self.protocol, key)
        assert isinstance(step, Step)
        return step

    def prints(self, key: str) -> bool:
        """Whether a step is part of the protocol."""
        return key in self._printed

    def has_own_text(self, key: str) -> bool:
        """Whether a step prints a text of the user."""
        return key in self._own

    def answers(self, key: str) -> Answers:
        """The raw answers of a step."""
        raw = self.reading.raw.get(key)
        return Answers(
            raw if isinstance(raw, Mapping) else {}, type(self.step(key)), Answers(self.reading.raw)
        )

    def place(self, key: str, *inner: str | int) -> Path:
        """Where to point in a step: at the own text where that is printed, else at a field."""
        if self.has_own_text(key):
            text = self.step(key).tekst
            return (key, "tekst", text.vorm if text is not None else "eigen")
        return (key, *inner)

    @cached_property
    def _printed(self) -> frozenset[str]:
        return frozenset(key for key in self.steps if not is_left_out(self.step(key)))

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(key for key in self._printed if has_own_text(self.step(key)))

    @cached_property
    def _by_step(self) -> dict[str, tuple[Passage, ...]]:
        found: dict[str, tuple[Passage, ...]] = {}
        for model in STEPS:
            key, step = model.key, self.step(model.key)
            if not self.prints(key):
                found[key] = ()
            elif self.has_own_text(key):
                found[key] = tuple(_passages(key, self.place(key), read(own_text(step))))
            else:
                found[key] = tuple(self._answered(key, step, (key,)))
        return found

    def _answered(self, key: str, group: Group, path: Path) -> Iterator[Passage]:
        """What the user filled in in a group, field by field; hidden answers are not in it."""
        for field in fields_of(type(group)):
            value = getattr(group, field.name)
            if value is None or field.name == "tekst" or field.ask.internal:
                continue
            at = (*path, field.name)
            if isinstance(value, Group):
                yield from self._answered(key, value, at)
            elif field.kind is Kind.ROWS:
                for index, row in enumerate(value):
                    yield from self._answered(key, row, (*at, index))
            elif field.kind is Kind.TEXT and value and is_plain(value):
                yield Passage(key, at, " ".join(value.split()), "paragraph")
            elif field.kind is Kind.TEXT:
                yield from _passages(key, at, read(str(value)))
            elif field.kind is Kind.LINES:
                yield from (Passage(key, at, str(line), "item") for line in value)
            elif field.kind is Kind.LINE and str(value).strip():
                yield Passage(key, at, str(value), "answer")


def _passages(
    step: str, path: Path, blocks: Iterable[Block], kind: str = "paragraph", label: str = ""
) -> Iterator[Passage]:
    """The passages of some blocks; footnotes after the passage in which their mark stands."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                told = "heading" if isinstance(block, Heading) else kind
                notes = [inline for inline in block.inlines if isinstance(inline, Note)]
                inlines = tuple(it for it in block.inlines if not isinstance(it, Note))
                text = " ".join(words_of((Paragraph(inlines) if notes else block,)))
                if text:
                    yield Passage(step, path, text, told, label)
                for note in notes:
                    yield from _passages(step, path, note.blocks, "note")
            case Listing():
                for item in block.items:
                    if not item.blocks:
                        yield Passage(step, path, "", "item", item.label)
                    yield from _passages(step, path, item.blocks, "item", item.label)
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _passages(step, path, cell, "cell")
            case Signatures():
                for cell in block.blocks:
                    yield from _passages(step, path, cell, "cell")
            case PageBreak():
                pass


def around(text: str, match: re.Match[str], by: int = 40) -> str:
    """The words of a match with a little of what stands around them, for a message."""
    start, end = max(0, match.start() - by), min(len(text), match.end() + by)
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return before + text[start:end].strip() + after
