"""Rules about words of article 6 that bind nobody, or that nobody can trace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.party_names import sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import every, short

STEP = "beveiliging"
_KOP = "### Artikel 6: Beveiliging\n\n"
_COMPLETE = (
    "De verbinding is versleuteld. De stad bewaart de gegevens op een beveiligde server. Zij logt "
    "wie welk gegeven raadpleegt, wanneer en waarom, en levert daarvan op vraag het bewijs. De "
    "gegevens staan in een XML-bestand. Een DPIA is niet nodig, omdat het risico klein is."
)


_OTHER_SIDE = lazy(
    r"\b(?:opdrachtgever|opdrachtnemer|wij|onze)\b"
    r"|\bde verwerker (?:verbindt|moet|dient|garandeert|waarborgt|verleent|verzekert)\b"
    r"|\bin opdracht van de verwerkingsverantwoordelijke\b|\bdeze (?:verwerkers)?overeenkomst\b"
    r"|\bde (?:sub)?verwerker (?:[a-zà-ÿ]+ ){1,4}(?:van |aan "
    r"|door )?de verwerkingsverantwoordelijke\b"
    r"|\bde verwerkingsverantwoordelijke (?:[a-zà-ÿ]+ ){1,4}(?:van |aan |door )?de verwerker\b"
    r"|\bde (?:klant|leverancier|dienstverlener|aanbieder) (?:verbindt|moet|dient|garandeert"
    r"|waarborgt"
    r"|verzekert|zorgt|stelt|treft|neemt|behoudt)\b",
    re.IGNORECASE,
)


@rule(
    "A6-06",
    "tekst-van-een-andere-partij",
    Severity.WARNING,
    STEP,
    PRACTICE,
    remedy="Zeg welke partij van dit protocol de maatregel neemt.",
    wrong=answers({"beveiliging.maatregelen.2.maatregelen": ["Wij versleutelen onze servers."]}),
    right=answers({"beveiliging.maatregelen.2.maatregelen": ["De stad versleutelt haar servers."]}),
)
def pasted_from_another_party(case: Case) -> Iterator[Hit]:
    """Een tekst uit een verwerkersovereenkomst of uit de folder van een leverancier bindt de
    partijen van dit protocol niet: wie is “wij”, en wie de opdrachtgever?"""
    for passage, match in every(case.of(STEP), _OTHER_SIDE):
        yield Hit(
            passage.path,
            f"“{match[0]}” hoort in een tekst van een andere partij. Wie is hier gebonden?",
            match[0],
        )


_APPROVER = (
    r"(?:de |het )?(?:VTC|GBA|IVC|KSZ|Vlaamse Toezicht|Gegevensbeschermings|Informatieveiligheids"
    r"|Kruispuntbank|toezicht\w+|stuurorgaan|Vlaamse Regering|minister|sectoraal comité|comité"
    r"|commissie|raad\b|directie|college|gemeenteraad)[\w -]{0,60}"
)
_APPROVED = lazy(
    rf"\b(?:(?:werd|werden|is|zijn|was|waren)\b.{{0,40}}?\b)?goedgekeurd door {_APPROVER}"
    rf"|\bdoor {_APPROVER} goedgekeurde \w+",
    re.IGNORECASE,
)
_REFERS = lazy(
    r"\b(?:wordt|worden)(?: \w+){0,3} verwezen naar [\w -]{2,60}"
    r"|\b(?:conform|overeenkomstig|volgens|zoals (?:bepaald|beschreven|opgenomen|vastgelegd) in) "
    r"(?:het|de|haar|zijn|hun) (?:[\w-]+ ){0,3}\w*(?:beleid|policy|veiligheidsplan|draaiboek"
    r"|handleiding|richtlijnen)\b"
    r"|\b(?:het|de|haar|zijn|hun) (?:goedgekeurde?|geldende?|bestaande?|interne?"
    r"|eigen) (?:[\w-]+ ){0,2}"
    r"\w*(?:beleid|policy|veiligheidsplan|draaiboek|handleiding"
    r"|richtlijnen)\b(?= [^.;]{0,40}\b(?:nageleefd"
    r"|gevolgd|toegepast|toepassing|geldt|gelden|nageleefd|beschrijft|bepaalt))"
    r"|\b(?:regels|maatregelen|voorschriften|bepalingen|eisen) (?:van|uit|in) (?:het|de|haar"
    r"|zijn|hun) "
    r"(?:[\w-]+ ){0,3}\w*(?:beleid|policy|veiligheidsplan|draaiboek|handleiding|richtlijnen)\b",
    re.IGNORECASE,
)
_TRACEABLE = lazy(r"\d{4}|\d/\d|\bnr\.?|\bnummer\b|\bbijlage \w|\bartikel \d|\bversie\b", re.I)
_RECURRING = lazy(r"\b(?:elk|elke|ieder|iedere|jaarlijks|wordt|worden)\b", re.IGNORECASE)


@rule(
    "A6-09",
    "verwijzing-zonder-nummer-of-datum",
    Severity.WARNING,
    STEP,
    VTC,
    remedy="Noem het nummer of de datum van de tekst of de goedkeuring, of zeg zelf wat erin "
    "staat.",
    wrong=words(
        STEP,
        _KOP + "De stad beveiligt de gegevens volgens haar informatieveiligheidsbeleid."
        " Dit platform werd goedgekeurd door de toezichthouder. " + _COMPLETE,
    ),
    right=words(STEP, _KOP + "Dit platform werd goedgekeurd met advies 12/2025. " + _COMPLETE),
)
def untraceable_reference(case: Case) -> Iterator[Hit]:
    """Het protocol moet op zichzelf leesbaar en controleerbaar zijn. Een beleid of een goedkeuring
    zonder datum of nummer kan niemand terugvinden."""
    for passage in case.of(STEP):
        text = passage.text
        if "goedgekeurd" in text or _REFERS.search(text):
            for sentence in sentences(text):
                if _TRACEABLE.search(sentence):
                    continue
                match = _REFERS.search(sentence)
                if match is None and not _RECURRING.search(sentence):
                    match = _APPROVED.search(sentence)
                if match is not None:
                    told = short(match[0].strip())
                    yield Hit(passage.path, f"Bij “{told}” staat geen nummer of datum.", told)


_EITHER = lazy(
    r"\((?:niet|on|her|de|al dan niet|wel of niet|of niet|eventueel|mogelijk)-?\)[\s-]?\w+"
    r"|\b(\w{6,})\s?/\s?(?:niet[- ]?|on)\1\b",
    re.IGNORECASE,
)
_CUES = (
    "(niet",
    "(on",
    "(her",
    "(de-",
    "(de)",
    "(al dan",
    "(wel of",
    "(of niet",
    "(even",
    "(moge",
    "/niet",
    "/on",
    "/ niet",
    "/ on",
)
_BINDING = (
    "gegevens", "ontvangers", "periodiciteit", STEP, "kwaliteit", "sanctie", "meldingen",
    "inwerkingtreding", "extra",
)  # fmt: skip


@rule(
    "A6-10",
    "dubbelzinnig-alternatief",
    Severity.WARNING,
    STEP,
    VTC,
    remedy="Schrijf voluit wat geldt: het ene, het andere of allebei.",
    wrong=words(STEP, _KOP + "De (niet-)versleutelde kopieën worden gewist. " + _COMPLETE),
    right=words(STEP, _KOP + "Alle kopieën, versleuteld of niet, worden gewist. " + _COMPLETE),
)
def ambiguous_alternative(case: Case) -> Iterator[Hit]:
    """Een woord met een stuk tussen haakjes zegt twee dingen tegelijk. In een bindende tekst moet
    duidelijk zijn over welke gegevens het gaat."""
    for passage in case.of(*_BINDING):
        if any(cue in passage.text for cue in _CUES):
            for match in _EITHER.finditer(passage.text):
                yield Hit(passage.path, f"“{match[0]}” kan twee dingen betekenen.", match[0])
