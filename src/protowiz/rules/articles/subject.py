"""Rules about article 1: who passes data on to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE, egov
from protowiz.draft.steps.parties import Party
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.recitals import flows as data_flows
from protowiz.rules.words.legal_words import is_written, written
from protowiz.rules.words.patterns import lazy

_EXCHANGE = lazy(r"\b\w*(?:uitwissel|uitgewissel)\w*", re.I)
_EVERYBODY = lazy(r"\b(?:alle|beide|de) partijen\b|\bmet elkaar\b", re.I)


@rule(
    "A1-01",
    "onderwerp-noemt-andere-partijen",
    Severity.ERROR,
    "onderwerp",
    egov("8, § 1, 1°"),
    remedy="Noem in artikel 1 wie meedeelt en wie ontvangt, zoals in het partijenblok.",
    wrong=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nDit protocol regelt de mededeling van de persoonsgegevens uit "
        "artikel 3 door de stad aan ASV.",
    ),
    right=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nDit protocol regelt de mededeling van de persoonsgegevens uit "
        "artikel 3 door ASV aan de stad.",
    ),
)
def subject_and_parties(case: Case) -> Iterator[Hit]:
    """Artikel 1 zegt in één zin wie aan wie meedeelt. Noemt het een andere partij of een andere
    richting dan het partijenblok, dan weet een derde niet wie verantwoordelijk is."""
    if not is_written(case, "onderwerp"):
        return
    text, place = case.text("onderwerp"), case.place("onderwerp")
    parties = [party for party in case.protocol.partijen.items if party.rol is not None]
    for party in parties:
        names = _names(case, party)
        if names and not _EVERYBODY.search(text) and not _stands(text, (), names):
            does = "ontvangt" if party.rol == "ontvangend" else "meedeelt"
            yield Hit(place, f"Artikel 1 noemt {names[0]} niet, hoewel die partij {does}.")
    senders = [party for party in parties if party.rol == "mededelend"]
    receivers = [party for party in parties if party.rol == "ontvangend"]
    by = next((it for it in receivers if _stands(text, ("door",), _names(case, it))), None)
    to = next((it for it in senders if _stands(text, ("aan", "naar"), _names(case, it))), None)
    if by is not None and to is not None:
        said = f"door {_names(case, by)[0]} aan {_names(case, to)[0]}"
        message = (
            f"Artikel 1 zegt dat de mededeling {said} gebeurt; de rollen zeggen het omgekeerd."
        )
        yield Hit(place, message, _stands(text, ("door",), _names(case, by)))


def _names(case: Case, party: Party) -> list[str]:
    """How a text may call a party: its short name first."""
    groups = [it.naam for it in case.protocol.partijen.groepen if it.id and it.id == party.groep]
    return [name for name in (party.korte_naam, party.officiele_naam, *groups) if name]


def _stands(text: str, before: tuple[str, ...], names: list[str]) -> str:
    """A name that stands in a text, behind one of some words where they are given."""
    folded = text.casefold()
    for name in names:
        told = name.casefold()
        at = folded.find(told)
        while at >= 0:
            end = at + len(told)
            whole = not folded[at - 1 : at].isalnum() and not folded[end : end + 1].isalnum()
            if whole and (not before or _last_word(folded[:at]) in before):
                return text[at:end]
            at = folded.find(told, end)
    return ""


def _last_word(text: str) -> str:
    """The last word of a text that is no article."""
    spoken = [word.strip("“”\"'") for word in text[-40:].split()]
    return next((word for word in reversed(spoken) if word not in ("de", "het", "")), "")


@rule(
    "A1-02",
    "uitwisseling-in-een-richting",
    Severity.WARNING,
    "onderwerp",
    egov("2, 7°"),
    PRACTICE,
    remedy="Schrijf ‘mededeling’. Gaan er ook gegevens terug, geef dan beide richtingen aan.",
    wrong=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nDit protocol regelt de uitwisseling van de persoonsgegevens "
        "uit artikel 3 van ASV naar de stad.",
    ),
    right=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nDit protocol regelt de mededeling van de persoonsgegevens uit "
        "artikel 3 van ASV aan de stad.",
    ),
)
def exchange_one_way(case: Case) -> Iterator[Hit]:
    """Het decreet regelt de mededeling, van wie meedeelt aan wie ontvangt. ‘Uitwisseling’ wekt de
    indruk dat er gegevens in twee richtingen gaan."""
    roles = [party.rol for party in case.protocol.partijen.items]
    flows = {(flow.van, flow.naar) for flow in case.protocol.context.stromen}
    if "beide" in roles or any((to, by) in flows for by, to in flows if by != to):
        return
    for passage in written(case, "onderwerp"):
        match = _EXCHANGE.search(passage.text)
        if match:
            goes_back = any(True for _ in data_flows.data_also_go_back.check(case))
            message = f"Artikel 1 spreekt van “{match[0]}”, " + (
                "maar noemt maar één richting; elders gaan er ook gegevens terug."
                if goes_back
                else "maar volgens de rollen gaan er maar in één richting gegevens."
            )
            yield Hit(passage.path, message, match[0])
            return
