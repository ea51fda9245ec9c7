"""The rule about abbreviations that nobody writes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.rules.case import Case, Passage, per_case
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import WholeText, whole_text

_TOKEN = lazy(
    r"(?<![\w./@])(?:[A-Z][A-Z0-9&]{1,5}|[A-Z]{2,5}[a-z]{1,2}[A-Z]?|(?:[A-Z]\.){2,5})(?![\w@]|[-/]\d|/[A-Z]/)"
)
_LEGAL = """
AVG AZ UZ NV BV CV VZW AV EU EER BTW KBO OCMW FOD POD CLB BE IBAN UTC RR NR ART DD
"""
"""Legal forms, bodies and numbers that everybody in Flanders knows."""
_TECHNICAL = """
IT ICT GIS PC USB SMS GSM ID PIN TLS SSL SSH VPN SFTP FTP HTTP HTTPS URL API REST SOAP XML JSON
CSV PDF HTML SQL XLS XLSX DOC DOCX ZIP TXT UTF AES RSA EAN SHA ISO IP QR WWW MFA SAML COVID CD
"""
"""Techniques and formats, where writing it out says less."""
_CAPITALS = """
TUSSEN EN DE HET EEN VAN NAAR IN OP TE OF VOOR NIET GEEN ALLE ENKEL WEL MET DOOR AAN UIT ALS
DATUM NAAM DUUR TIJD OVER WAT BIJ TOT IS ZIJN NA OK
"""
"""Words that are often in capitals."""
_KNOWN = frozenset(" ".join((_LEGAL, _TECHNICAL, _CAPITALS)).split())
_ROMAN = lazy(r"[IVX]{2,6}|X[CLX]*")
_MEANT = {
    "AVG": "algemene verordening gegevensbescherming",
    "GDPR": "general data protection regulation",
    "DPO": "data protection officer",
    "DPIA": "gegevensbeschermingseffectbeoordeling",
    "VTC": "vlaamse toezichtcommissie",
    "GBA": "gegevensbeschermingsautoriteit",
    "KSZ": "kruispuntbank van de sociale zekerheid",
    "INSZ": "identificatienummer van de sociale zekerheid",
}
_INTRODUCES = lazy(
    r"[\wà-ý”\"’.]\s*\((?:hierna|afgekort|verder|kortweg)?:?\s*(?:de |het )?[“\"‘]?$"
    r"|\b(?:hierna|afgekort|kortweg|genoemd|verder|heten?)\b[^.]{0,30}$",
)
_IS_NAME = lazy(r"\b(?:studie|project|programma|campagne)\s+[“\"']?$", re.I)
"""Before the name that a study or a project goes by."""
_SAYS = lazy(r"[”\"’]?\s+(?:staat voor|betekent|is de afkorting)")
_OPENED = lazy(r"[”\"’]?\s*\(([^\W\d_])[^()]{8,}\)")
_SMALL_WORDS = frozenset(
    re.findall(r"\w+", "van de het der den en voor of met bij tot in op aan te over een inzake")
)


@rule(
    "DOC-15",
    "afkorting-nergens-verklaard",
    Severity.WARNING,
    "context",
    VTC,
    remedy="Schrijf de eerste keer de volle naam, met de afkorting tussen haakjes.",
    wrong=words("onderwerp", "### Artikel 1: Onderwerp\n\nASV levert de gegevens via de SBX aan."),
    right=words(
        "onderwerp",
        "### Artikel 1: Onderwerp\n\nASV levert de gegevens via de schoolbonusuitwisseling (SBX) "
        "aan. De SBX is versleuteld.",
    ),
)
def unexplained_abbreviation(case: Case) -> Iterator[Hit]:
    """Wie niet bij een van de partijen werkt, kent haar afkortingen niet. Dan is het protocol niet
    op zichzelf leesbaar."""
    whole = whole_text(case)
    named = set(re.findall(r"\w+", " ".join(_names(case))))
    first: dict[str, Passage] = {}
    for passage, match in whole.find(_TOKEN):
        name = match[0]
        if name in first or not _counts(name, named) or _is_shouted(passage):
            continue
        at = match.start()
        if _IS_NAME.search(whole.text[max(0, at - 20) : at]):
            continue
        if not _in_capitals(whole.text[max(0, at - 30) : at], whole.text[match.end() :][:30]):
            first[name] = passage
    for name, passage in first.items():
        if not _is_explained(name, whole):
            yield Hit(passage.path, f"“{name}” is nergens voluit geschreven.", name)


def _is_shouted(passage: Passage) -> bool:
    """Whether the passage is a title, or mostly in capitals."""
    if passage.kind == "heading" and passage.step in ("aanhef", "ondertekening"):
        return True
    letters = [it for it in passage.text if it.isalpha()]
    return sum(map(str.isupper, letters)) * 2 > len(letters)


def _names(case: Case) -> Iterator[str]:
    """The names of parties, groups and processors: those are theirs to choose."""
    for party in case.protocol.partijen.items or ():
        yield f"{party.korte_naam or ''} {party.officiele_naam or ''} {party.rechtspersoon or ''}"
    for group in case.protocol.partijen.groepen or ():
        yield group.naam or ""
    for processor in case.protocol.ontvangers.verwerkers or ():
        yield processor.naam or ""


def _counts(name: str, named: set[str]) -> bool:
    return (
        name not in named
        and name.upper().strip(".") not in _KNOWN
        and not _ROMAN.fullmatch(name)
        and sum(map(str.isalpha, name)) >= 2
    )


def _in_capitals(before: str, after: str) -> bool:
    """Whether the words beside it are in capitals too: then it is a word, not an abbreviation."""
    near = [word.strip('().,;:“”"') for word in (*before.split()[-1:], *after.split()[:1])]
    return any(len(word) >= 5 and word.isupper() for word in near)


def _is_explained(name: str, whole: WholeText) -> bool:
    """Whether the text somewhere puts the abbreviation beside what it stands for."""
    if _MEANT.get(name, "\0") in whole.small:
        return True
    for at in whole.places(name):
        before = whole.text[max(0, at - 60) : at]
        after = whole.text[at + len(name) :][:80]
        if _INTRODUCES.search(before) or _SAYS.match(after):
            return True
        opened = _OPENED.match(after)
        if opened and opened[1].casefold() == name[0].casefold():
            return True
    return len(name) >= 4 and name.isalpha() and name.casefold() in _initials(whole.case)


@per_case
def _initials(case: Case) -> str:
    """The first letters of all words but the small ones."""
    return "".join(word[0] for word in whole_text(case).words if word not in _SMALL_WORDS)
