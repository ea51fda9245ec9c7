"""The steps of the wizard in the order of the document; one module a page."""

from typing import Annotated

from pydantic import ConfigDict

from protowiz.draft.ask import Ask, Group, fields_of
from protowiz.draft.step import Article, Step
from protowiz.draft.steps.closing_articles import (
    EntryIntoForce,
    Law,
    Notification,
    Sanction,
    Transparency,
)
from protowiz.draft.steps.grounds import Grounds
from protowiz.draft.steps.parties import Parties
from protowiz.draft.steps.periodicity import Periodicity
from protowiz.draft.steps.personal_data import PersonalData
from protowiz.draft.steps.preamble import Preamble
from protowiz.draft.steps.quality import Quality
from protowiz.draft.steps.recipients import Recipients
from protowiz.draft.steps.recitals import Advices, Context, PartyRecitals, Wish
from protowiz.draft.steps.security import Security
from protowiz.draft.steps.signing import Annexes, ExtraArticles, Signing
from protowiz.draft.steps.subject import Subject


class Protocol(Group):
    """A whole protocol: its steps in document order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    aanhef: Annotated[Preamble, Ask(Preamble.title)] = Preamble()
    partijen: Annotated[Parties, Ask(Parties.title)] = Parties()
    instanties: Annotated[PartyRecitals, Ask(PartyRecitals.title)] = PartyRecitals()
    context: Annotated[Context, Ask(Context.title)] = Context()
    wens: Annotated[Wish, Ask(Wish.title)] = Wish()
    adviezen: Annotated[Advices, Ask(Advices.title)] = Advices()
    onderwerp: Annotated[Subject, Ask(Subject.title)] = Subject()
    rechtvaardiging: Annotated[Grounds, Ask(Grounds.title)] = Grounds()
    gegevens: Annotated[PersonalData, Ask(PersonalData.title)] = PersonalData()
    ontvangers: Annotated[Recipients, Ask(Recipients.title)] = Recipients()
    periodiciteit: Annotated[Periodicity, Ask(Periodicity.title)] = Periodicity()
    beveiliging: Annotated[Security, Ask(Security.title)] = Security()
    kwaliteit: Annotated[Quality, Ask(Quality.title)] = Quality()
    sanctie: Annotated[Sanction, Ask(Sanction.title)] = Sanction()
    meldingen: Annotated[Notification, Ask(Notification.title)] = Notification()
    transparantie: Annotated[Transparency, Ask(Transparency.title)] = Transparency()
    recht: Annotated[Law, Ask(Law.title)] = Law()
    inwerkingtreding: Annotated[EntryIntoForce, Ask(EntryIntoForce.title)] = EntryIntoForce()
    extra: Annotated[ExtraArticles, Ask(ExtraArticles.title)] = ExtraArticles()
    ondertekening: Annotated[Signing, Ask(Signing.title)] = Signing()
    bijlagen: Annotated[Annexes, Ask(Annexes.title)] = Annexes()


def _steps() -> tuple[type[Step], ...]:
    groups = [field.group for field in fields_of(Protocol)]
    return tuple(group for group in groups if group is not None and issubclass(group, Step))


STEPS = _steps()

__all__ = ["STEPS", "Article", "Protocol", "Step"]
