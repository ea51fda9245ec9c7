"""Rules about article 10: how people are told, and where the protocol is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.answers import Path
from protowiz.draft.sources import avg, egov
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Question, Severity, answers, rule, words
from protowiz.rules.words.party_names import is_named, sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import CLOSING, body, every, place, says

_PUBLISHES = lazy(
    r"\bpublice\w*|\bgepubliceerd\w*|\bbekendgemaakt\b|\bbekendmak\w*|\bbekend te maken\b"
    r"|\bma(?:akt|ken)\b.{1,160}\bbekend\b|\braadpleegbaar\b|\bte (?:lezen|vinden|raadplegen)\b"
    r"|\bprotocol\b.{0,40}\b(?:staat|verschijnt|komt) op\b|\bwww\.|https?://",
    re.IGNORECASE,
)
_ON_WEBSITE = lazy(r"\bwebsite\b.{0,60}\bbekend|\bbekend\w*\b.{0,60}\bwebsite", re.I)
"""In an annex: each one that joins publishes the protocol itself."""
_ALL_PARTIES = lazy(
    r"\b(?:de |beide |alle |elke |iedere )?partij(?:en)?\b|\bhun websites?\b", re.IGNORECASE
)


@rule(
    "A10-01",
    "bekendmaking-niet-geregeld",
    Severity.ERROR,
    "transparantie",
    egov("8, § 1"),
    avg("14"),
    remedy="Zeg in artikel 10 waar elke partij het protocol bekendmaakt.",
    wrong=words(
        "transparantie",
        "### Artikel 10: Transparantie\n\nDe stad licht de ouders in met een brief.",
    ),
    right=words(
        "transparantie",
        "### Artikel 10: Transparantie\n\nDe stad licht de ouders in met een brief. De partijen "
        "publiceren dit protocol op hun websites.",
    ),
)
def publication_not_ruled(case: Case) -> Iterator[Hit]:
    """Het decreet vraagt dat het protocol onmiddellijk verschijnt op de website van alle instanties
    of partijen. De betrokkenen vernemen zo wat er met hun gegevens gebeurt."""
    if not case.prints("transparantie"):
        if not says(body(case, *CLOSING), _PUBLISHES):
            yield Hit(
                place(case, "transparantie", "opnemen"),
                "Er is geen artikel over de transparantie en de bekendmaking van het protocol.",
            )
        return
    if not case.has_own_text("transparantie"):
        rows = case.protocol.transparantie.publicaties
        covered = {row.partij for row in rows}
        for party in case.protocol.partijen.items if rows else ():
            if not covered & {party.id, party.groep}:
                name = party.korte_naam or party.officiele_naam or "Een partij"
                yield Hit(
                    ("transparantie", "publicaties"), f"“{name}” maakt het protocol nergens bekend."
                )
        return
    passages = body(case, "transparantie")
    told = " ".join(it.text for it in passages if _PUBLISHES.search(it.text))
    if not told:
        yield Hit(
            case.place("transparantie"),
            "Artikel 10 zegt niet waar de partijen het protocol bekendmaken.",
        )
    elif not (_ALL_PARTIES.search(told) or says(body(case, "bijlagen"), _ON_WEBSITE)):
        parties = {party.groep or party.id for party in case.protocol.partijen.items}
        if len({match[0] for _, match in every(passages, _ADDRESS)}) >= len(parties):
            return
        for party in case.protocol.partijen.items:
            if not is_named(case, party, told):
                name = party.korte_naam or party.officiele_naam or "Een partij"
                yield Hit(
                    case.place("transparantie"),
                    f"Artikel 10 noemt geen plaats van bekendmaking voor “{name}”.",
                )


_BY_WEBSITE = lazy(
    r"\bvia (?:de |een )?publicatie op (?:hun|haar|de|zijn|onze) websites?\b"
    r"|\b(?:via|op|langs) (?:de |hun |haar |zijn |een )?websites?(?: van (?:de|beide) partijen)?\b",
    re.IGNORECASE,
)
_INFORMS = lazy(
    r"\binform\w*|\bgeïnformeerd|\binlicht\w*|\bingelicht|\blicht\b|\bvernemen|\bvermeld\w*"
    r"|\bbrengt\b"
    r"|\bop de hoogte\b",
    re.IGNORECASE,
)
_ALSO = lazy(r"\b(?:en|of|alsook|evenals) (?:via|met|in|door|per|bij|langs)\b", re.I)
_DIRECTLY = lazy(
    r"\brechtstreeks|\bbrie(?:f|ven)\b|\bprivacy(?:verklaring|beleid|melding)|\w*formulier|\bfolder"
    r"|\bflyer|\bbrengt\b.{1,80}\bop de hoogte\b|\beerste contact|\be-?mail\b|\bmondeling|\bvertelt"
    r"|\b14[.,]? ?(?:lid )?5|\bonevenredig\w*|\bniet kent\b|\bgeen contactgegevens|\bonmogelijk"
    r"|\bbij (?:de|zijn|haar|elke|een) (?:aanvraag|registratie|inschrijving)",
    re.IGNORECASE,
)


@rule(
    "A10-02",
    "betrokkenen-alleen-via-de-website",
    Severity.WARNING,
    "transparantie",
    avg("14"),
    remedy="Zeg hoe de betrokkenen het zelf vernemen, of noem de uitzondering van artikel 14, lid "
    "5.",
    wrong=answers({"transparantie.informatie": "website"}),
    right=answers({"transparantie.informatie": "privacyverklaring"}),
)
def informed_by_website_only(case: Case) -> Iterator[Hit]:
    """Wie gegevens van een ander krijgt, moet de betrokkene zelf informeren, tenzij een
    uitzondering geldt. Een bericht op een website bereikt de meeste betrokkenen niet."""
    if not case.prints("transparantie"):
        return
    passages = body(case, "transparantie")
    if not case.has_own_text("transparantie"):
        by_website = case.protocol.transparantie.informatie == "website"
        if by_website and not says(passages, _DIRECTLY):
            yield Hit(
                ("transparantie", "informatie"),
                "De betrokkenen vernemen het alleen via de websites.",
            )
        return
    for passage in passages:
        for sentence in sentences(passage.text) if "website" in passage.text else ():
            match = _BY_WEBSITE.search(sentence)
            if match and _INFORMS.search(sentence) and not _ALSO.search(sentence):
                if not says(passages, _DIRECTLY):
                    yield Hit(
                        passage.path, "De betrokkenen vernemen het alleen via de website.", match[0]
                    )
                return


_ADDRESS = lazy(r"(?<![\w@])(?:https?:/{0,2}|www[.,])\S*", re.IGNORECASE)
_HOST = lazy(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(/.*)?", re.IGNORECASE
)


def _addresses(case: Case) -> Iterator[tuple[Path, str]]:
    """The web addresses of the publication, with their place."""
    for passage, match in every(body(case, "transparantie"), _ADDRESS):
        if "website" in passage.path or case.has_own_text("transparantie"):
            yield passage.path, match[0].rstrip(".,;:)]>»”\"'")
    uses_parties = case.prints("transparantie") and not case.has_own_text("transparantie")
    if uses_parties and not case.protocol.transparantie.publicaties:
        for index, party in enumerate(case.protocol.partijen.items):
            if party.website:
                yield ("partijen", "items", index, "website"), party.website


@rule(
    "A10-03",
    "webadres-leidt-niet-naar-het-protocol",
    Severity.HINT,
    "transparantie",
    egov("8, § 1"),
    remedy="Geef het adres van de pagina waarop het protocol staat, en probeer het uit.",
    wrong=answers({"partijen.items.1.website": "www.voorbeeldegem.example"}),
    right=answers({"partijen.items.1.website": "www.voorbeeldegem.example/protocollen"}),
)
def address_looks_wrong(case: Case) -> Iterator[Hit]:
    """Een adres met een schrijffout, of een dat alleen naar de beginpagina leidt, brengt niemand
    bij het protocol. Of het adres antwoordt, gaat dit programma niet na."""
    for path, address in _addresses(case):
        match = _HOST.fullmatch(address)
        if match is None:
            yield Hit(path, f"“{address}” lijkt geen geldig webadres.", address)
        elif not (match[1] or "").strip("/"):
            yield Hit(
                path, f"“{address}” leidt naar een beginpagina, niet naar het protocol.", address
            )


information_of_article_14 = Question(
    "A10-04",
    "betrokkenen-krijgen-de-informatie",
    Severity.WARNING,
    "transparantie",
    (avg("13 en 14"),),
    ask=(
        "Vernemen de betrokkenen zelf welke gegevens de ontvanger krijgt en waarvoor, of geldt een "
        "uitzondering van artikel 14, lid 5?"
    ),
    why=(
        "Wie gegevens van een ander krijgt, moet de betrokkene in de regel binnen een maand "
        "informeren. Een privacyverklaring volstaat alleen als die hem bereikt."
    ),
    remedy="Schrijf hoe en wanneer de betrokkenen het vernemen, of noem de uitzondering.",
    applies=lambda case: _may_not_inform(case),
)


def _may_not_inform(case: Case) -> bool:
    """Whether the answers do not say that people are told directly."""
    if not case.prints("transparantie"):
        return False
    is_own = case.has_own_text("transparantie")
    return is_own or case.protocol.transparantie.informatie != "rechtstreeks"
