"""Rules about processors: those of article 4 and those whom article 6 gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import avg
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.words.party_names import is_named, sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import body, first, says

_SERVICE_WORDS = (
    "extern", "beheer", "gehost", "host", "ondergebracht", "onderhouden", "uitbesteed",
    "onderaannemer", "leverancier", "aanbieder", "dienstverlener", "bedrijf", "firma", "bureau",
    "drukkerij", "center",
)  # fmt: skip
_UNNAMED = lazy(
    r"\bextern\w* (?:onderzoekers?|onderzoeksbureaus?|studiebureaus?|verwerkers?|leveranciers?"
    r"|dienstverleners?|partners?|firma'?s?|consultants?|softwareleveranciers?|hostingpartners?"
    r"|IT-partners?)\b|\bonderaannemers?\b"
    r"|\been (?:nog aan te (?:stellen|duiden)|derde|gespecialiseerde) "
    r"(?:verwerker|leverancier|firma|dienstverlener)\b",
    re.IGNORECASE,
)
_SOME_FIRM = lazy(
    r"\b(?:een|haar|zijn|hun) (?:[a-zà-ÿ]+e )?(?:\w{0,14}leverancier|\w{0,14}aanbieder"
    r"|\w{0,10}dienstverlener"
    r"|hostingpartner|hostingbedrijf|\w{0,9}bedrijf|\w{0,9}firma|onderzoeksbureau|studiebureau|drukkerij"
    r"|callcenter|datacenter)\b(?: (?:van|voor) [a-zà-ÿ-]+| in [A-Z][a-zà-ÿ]+)?",
    re.IGNORECASE,
)
_IN_CASE = lazy(
    r"\b(?:als|indien|wanneer|ingeval|in het geval|eventuele?|zou|mocht)\b|\bgeen\b|\bniet\b", re.I
)
_FIRM = lazy(r"\b[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+)* \(?(?:nv|bv|vzw|cv|bvba|cvba|ov)\b")
_RUN_BY = lazy(
    r"\b(?i:onder beheer van|in beheer bij|beheerd door|gehost (?:door|bij)|ondergebracht bij"
    r"|onderhouden door|uitbesteed aan|gehuisvest bij)"
    r" (?i:de |het |een |haar |zijn )?(?i:firma |bedrijf |leverancier )?"
    r"([A-Z][\w&'.-]*(?: [A-Z][\w&'.-]*){0,4})"
)
_SERVICE = lazy(r"(?:IT|ICT|Team|Dienst|Afdeling|Directie|Cel|Stad|Gemeente)\b")
_NAMED = lazy(r"\bverwerkers?\b|\b\d{4}\.\d{3}\.\d{3}\b", re.IGNORECASE)
_INTEGRATOR = lazy(
    r"MAGDA|Digitaal|Vlaamse|Vlaanderen|KSZ|Kruispuntbank|eHealth|BOSA|Athumi|Athu", re.IGNORECASE
)


@rule(
    "A4-05",
    "verwerker-niet-genoemd",
    Severity.WARNING,
    "ontvangers",
    avg("28"),
    remedy="Noem de verwerker met zijn ondernemingsnummer en zijn overeenkomst, of zeg dat hij er "
    "geen is.",
    wrong=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe gegevens staan op een server onder beheer van Datahuis.",
    ),
    right=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe gegevens staan op een server onder beheer van de "
        "verwerker Datahuis nv.",
    ),
)
def processor_not_named(case: Case) -> Iterator[Hit]:
    """Wie voor een partij de gegevens bewaart, beheert of onderzoekt, is meestal haar verwerker. De
    andere partij en de betrokkene moeten weten wie dat is."""
    known = [row.naam for row in case.protocol.ontvangers.verwerkers if row.naam]
    for passage in body(case, "ontvangers", "beveiliging"):
        if not any(word in passage.text.lower() for word in _SERVICE_WORDS):
            continue
        for sentence in sentences(passage.text):
            match = _UNNAMED.search(sentence)
            if match is None and not _is_no_fact(sentence):
                match = _SOME_FIRM.search(sentence)
            if match:
                if not any(name in sentence for name in known):
                    yield Hit(
                        passage.path,
                        f"“{match[0]}” kan een verwerker zijn, maar wordt niet genoemd.",
                        match[0],
                    )
            elif (match := _RUN_BY.search(sentence)) and not _NAMED.search(sentence):
                who = match[1].rstrip(".")
                if (
                    _SERVICE.match(who)
                    or _INTEGRATOR.search(who)
                    or any(who in name for name in known)
                ):
                    continue
                if not any(is_named(case, it, who) for it in case.protocol.partijen.items):
                    told = match[0].rstrip(".")
                    yield Hit(
                        passage.path,
                        f"“{told}”: {who} lijkt een verwerker, maar staat nergens als verwerker.",
                        told,
                    )
    if case.has_own_text("context") or case.has_own_text("ontvangers"):
        return
    for index, flow in enumerate(case.protocol.context.stromen):
        if flow.verwerker and flow.verwerker not in known:
            yield Hit(
                ("context", "stromen", index, "verwerker"),
                f"{flow.verwerker} ontvangt de gegevens, maar staat niet bij de verwerkers van "
                "artikel 4.",
                flow.verwerker,
            )


def _is_no_fact(sentence: str) -> bool:
    """Whether a sentence only says what holds if there is a processor, or names the firm."""
    return bool(_IN_CASE.search(sentence) or _FIRM.search(sentence))


_OUTSIDE = lazy(
    r"\b(?:Verenigde Staten|VS|USA|Amerikaanse?|India|China|Verenigd Koninkrijk"
    r"|buiten de (?:EU|EER|Unie|Europese (?:Unie|Economische Ruimte))"
    r"|AWS|Amazon Web Services|Azure|Microsoft 365|Office 365|OneDrive|SharePoint|Dropbox"
    r"|Google (?:Cloud|Drive|Workspace|Forms)|WeTransfer|Salesforce|ServiceNow|Zendesk"
    r"|(?:publieke |openbare )?[Cc]loud\w*)\b"
)
_PLACES = (
    "Verenigd", "VS", "USA", "Amerika", "India", "China", "buiten de", "AWS", "Amazon", "Azure",
    "365", "Drive", "SharePoint", "Dropbox", "Google", "WeTransfer", "Salesforce", "ServiceNow",
    "Zendesk", "loud",
)  # fmt: skip
_NEGATED = lazy(r"\b(?:niet|geen|nooit)\b", re.IGNORECASE)
_TOOL = lazy(
    r"\b(?:standaard ?contract|modelcontract|modelclausule|standaardbepaling|adequaatheid"
    r"|passend beschermingsniveau|Data Privacy Framework|DPF|SCC|bindende bedrijfsvoorschriften"
    r"|hoofdstuk V\b|artikel 4[4-9] (?:van de )?(?:AVG|algemene)"
    r"|(?:binnen|in|van) de (?:EU|EER|Europese (?:Unie|Economische Ruimte))\b|in België\b"
    r"|Europese? (?:datacent|servers?))",
    re.IGNORECASE,
)


@rule(
    "A4-06",
    "doorgifte-buiten-de-eer",
    Severity.WARNING,
    "ontvangers",
    avg("44 tot 49"),
    remedy="Zeg waar de gegevens staan, en noem bij een land buiten de EER het "
    "adequaatheidsbesluit "
    "of de standaardcontractbepalingen.",
    wrong=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe gegevens staan in de cloud van een Amerikaans bedrijf.",
    ),
    right=words(
        "beveiliging",
        "### Artikel 6: Beveiliging\n\nDe gegevens staan in de cloud, op servers in de EER.",
    ),
)
def outside_the_eea(case: Case) -> Iterator[Hit]:
    """Persoonsgegevens mogen de Europese Economische Ruimte alleen verlaten op een grond uit
    hoofdstuk V van de AVG. Bij een clouddienst is dat niet vanzelfsprekend in orde."""
    passages = body(case, "ontvangers", "beveiliging")
    found = first(passages, _OUTSIDE, *_PLACES)
    if found is None or says(passages, _TOOL):
        return
    passage, match = found
    sentence = next(it for it in sentences(passage.text) if _OUTSIDE.search(it))
    if not _NEGATED.search(sentence):
        yield Hit(
            passage.path,
            f"“{match[0]}”: er staat niet of de gegevens de EER verlaten, en op welke grond.",
            match[0],
        )
