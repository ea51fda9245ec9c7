"""What every step of the wizard shares: its key, its guidance and the choice of own text."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from protowiz.draft.answers import Answers
from protowiz.draft.ask import Ask, Group
from protowiz.draft.kinds import Line, Text
from protowiz.draft.sources import Source


@dataclass(frozen=True)
class Guidance:
    """What the user should know before answering a step. Markdown-free Dutch prose."""

    asks: str
    """What the decree asks here."""
    wrong: str
    """What goes wrong in practice."""
    example: str
    """An example in made-up text."""
    sources: tuple[Source, ...]


class OwnText(Group):
    """The choice between the standard text of a part and the user's own Markdown for it."""

    vorm: Annotated[
        Literal["standaard", "huis", "eigen", "geen"],
        Ask(
            "Tekst van dit onderdeel",
            "De standaardtekst volgt uit de velden hierboven. Met een eigen tekst schrijft u dit "
            "onderdeel zelf, vertrekkend van de standaardtekst; terugkeren kan altijd. Een "
            "huisclausule is de vaste tekst van uw huis, ingevuld uit de velden. Met “niets” "
            "staat dit onderdeel niet in het protocol; de antwoorden blijven bewaard.",
        ),
    ] = "standaard"
    eigen: Annotated[
        Text | None, Ask("Eigen tekst", show_if=lambda answers: answers["vorm"] == "eigen")
    ] = None
    huis: Annotated[
        Text | None,
        Ask(
            "Huisclausule",
            "Woorden tussen accolades, zoals {ontvanger}, komen uit de velden.",
            show_if=lambda answers: answers["vorm"] == "huis",
        ),
    ] = None
    uitgangspunt: Annotated[
        Text | None, Ask("Standaardtekst bij de aanvang van de eigen tekst", internal=True)
    ] = None


class Step(Group):
    """One page of the wizard, one part of the protocol and one table of the TOML."""

    key: ClassVar[str]
    title: ClassVar[str]
    guidance: ClassVar[Guidance]

    tekst: Annotated[OwnText | None, Ask("Tekst van dit onderdeel", internal=True, last=True)] = (
        None
    )


class Article(Step):
    """An article: a step with a number, a heading and room for further paragraphs."""

    number: ClassVar[str]
    heading: ClassVar[str]

    aanvulling: Annotated[
        Text | None,
        Ask(
            "Aanvulling",
            "Komt na de standaardtekst van het artikel, als één of meer extra leden.",
            last=True,
        ),
    ] = None
    opnemen: Annotated[
        bool,
        Ask(
            "Artikel opnemen",
            "Haal het vinkje weg als uw protocol dit artikel niet bevat. De andere artikelen "
            "houden hun nummer.",
            section="Kop van het artikel",
            last=True,
        ),
    ] = True
    nummer: Annotated[
        Line | None,
        Ask(
            "Nummer",
            "Alleen in te vullen als uw huis een ander nummer gebruikt.",
            fallback=lambda answers: _article(answers).number,
            last=True,
        ),
    ] = None
    scheiding: Annotated[
        Literal[":", ".", " -", " –"],
        Ask(
            "Teken na het nummer",
            labels={
                ":": "Artikel 1: …",
                ".": "Artikel 1. …",
                " -": "Artikel 1 - …",
                " –": "Artikel 1 – …",
            },
            last=True,
        ),
    ] = ":"
    opschrift: Annotated[
        Line | None,
        Ask("Opschrift", fallback=lambda answers: _article(answers).heading, last=True),
    ] = None


def _article(answers: Answers) -> type[Article]:
    step = answers.step
    assert step is not None and issubclass(step, Article)
    return step
