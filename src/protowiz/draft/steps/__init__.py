"""The steps of the wizard in the order of the document; one module a page."""

from dataclasses import dataclass
from typing import get_type_hints

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


@dataclass(frozen=True)
class Protocol:
    """A whole protocol: its steps in document order."""

    aanhef: Preamble
    partijen: Parties
    instanties: PartyRecitals
    context: Context
    wens: Wish
    adviezen: Advices
    onderwerp: Subject
    rechtvaardiging: Grounds
    gegevens: PersonalData
    ontvangers: Recipients
    periodiciteit: Periodicity
    beveiliging: Security
    kwaliteit: Quality
    sanctie: Sanction
    meldingen: Notification
    transparantie: Transparency
    recht: Law
    inwerkingtreding: EntryIntoForce
    extra: ExtraArticles
    ondertekening: Signing
    bijlagen: Annexes


STEPS: tuple[type[Step], ...] = tuple(get_type_hints(Protocol).values())

__all__ = ["STEPS", "Article", "Protocol", "Step"]
