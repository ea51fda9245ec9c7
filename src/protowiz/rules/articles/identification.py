"""Rules about how article 3 finds the right person: the INSZ-nummer, and what denies a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import reference_label, references
from protowiz.draft.sources import Certainty, Source, egov, national_register
from protowiz.rules.articles.personal_data import printed_items
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.legal_words import (
    has,
    is_answered,
    is_denied,
    plain,
    sentences,
    stands_in,
)
from protowiz.rules.words.patterns import lazy

KSZ = Source("bisnummer van de Kruispuntbank van de Sociale Zekerheid", Certainty.RECALLED)
_INSZ = lazy(r"\bINSZ\b(?:-nummers?)?|\bidentificatienummers? van de sociale zekerheid", re.I)
_NUMBER = lazy(
    rf"{_INSZ.pattern}|\brijksregisternummers?|\bidentificatienummers? van het rijksregister", re.I
)
_REGISTER = lazy(r"\brijksregister-?nummers?", re.I)
_TOGETHER = lazy(
    r"\bINSZ(?:-nummers?)?\s*[(/]\s*(?:of\s)?rijksregister\w*"
    r"|\brijksregisternummers?\s*[(/]\s*(?:of\s)?INSZ\b",
    re.I,
)
_ALLOWED = lazy(
    r"\bmachtig(?:ing|t|en)|\bgemachtigd|\bwet van 8 augustus 1983|\bberaadslaging\b"
    r"|\b(?:gebruik|toegang)\b[^.]{0,80}\b(?:rijksregister|identificatienummer)\w*[^.]{0,80}"
    r"\b(?:wet|decreet|\w*besluit)\b|\b(?:wet|decreet|\w*besluit)\b[^.]{0,80}"
    r"\b(?:rijksregister|identificatienummer)\w*",
    re.I,
)
_ALLOWING = ("achtig", "augustus 1983", "eraadslaging", "ijksregister", "dentificatienummer")
_NO_IDENTITY = lazy(
    r"\bgegevens\s(?:zelf\s)?(?:zijn|worden)\s(?:\w+\s){0,3}?(?:anoniem|geanonimiseerd"
    r"|niet[- ]herleidbaar)"
    r"|\banonieme gegevens (?:worden|zijn)\b|\bgeen (?:individuele|identificeerbare) gegevens\b"
    r"|\bgeen gegevens op (?:individueel|persoons-?)\s?niveau\b|\bgeen persoonsgegevens (?:mee"
    r"|uitge)|\b(?:enkel|alleen|uitsluitend|louter|slechts|zuiver|volledig) (?:\w+ )?(?:anonieme"
    r"|geanonimiseerde|niet[- ]herleidbare|geaggregeerde)(?: \w+)?(?=\s|[.,;])"
    r"|\b(?:gegevens|lijst|bestand|records?)\b[^.;]{0,40}\b(?:volledig|volkomen|in) "
    r"(?:anoniem|anonieme vorm|geanonimiseerd)\b"
    r"|\b(?:anoniem|geanonimiseerd|in anonieme vorm) (?:bezorgd|meegedeeld|doorgegeven|overgemaakt"
    r"|geleverd|ter beschikking)|\bniet (?:meer )?(?:herleidbaar"
    r"|te herleiden) tot (?:\w+ )?(?:individu"
    r"|person|perso|natuurlijke)\w*|\b(?:krijgt|ontvangt|verneemt) (?:dus |zo "
    r"|daardoor )?(?:nooit|geen) "
    r"(?:persoonsgegevens|identificeerbare)",
    re.I,
)
_LATER = lazy(
    r"\bdaarna\b|\bnadien\b|\bna\b|\bbewaartermijn|\bresulta|\brapport|\bvolsta|\btabel|\bcijfers\b"
    r"|\bpublic|\bvervolgens\b|\bgepubliceerd|\bbekendgemaakt|\bderden?\b",
    re.I,
)
_PERSON_LEVEL = lazy(
    rf"{_NUMBER.pattern}|\bop (?:persoons|individueel )\s?niveau|\bnaam en voornaam\b"
    rf"|\bgeboortedatum\b|\b(?:volg|dossier|klant|leerling\w*|stam|patiënt\w*|personeels)nummers?\b"
    rf"|\bpseudonie?m\w*|\bgepseudonimiseerd\w*|\bunieke? (?:code|nummer|sleutel|kenmerk)\b",
    re.I,
)


@rule(
    "A3-05",
    "tekst-ontkent-wat-de-tabel-meedeelt",
    Severity.WARNING,
    "gegevens",
    egov("8, § 1, 3°"),
    remedy="Schrap de ontkenning, of vervang het gegeven waarmee personen herkenbaar zijn.",
    wrong=answers({"gegevens.opmerking": "De meegedeelde gegevens zijn volledig anoniem."}),
    right=answers({"gegevens.opmerking": "De gegevens worden na twee jaar geanonimiseerd."}),
)
def denies_the_table(case: Case) -> Iterator[Hit]:
    """Wie zegt dat de gegevens anoniem zijn of niet over personen gaan, en een nummer of een naam
    meedeelt, geeft de lezer een verkeerd beeld. Met een pseudoniem zijn gegevens niet anoniem."""
    items = printed_items(case)
    told = [line for item in items for line in (item.omschrijving or "", *item.onderdelen)]
    personal = next((match[0] for line in told if (match := _PERSON_LEVEL.search(line))), "")
    if not personal:
        return
    for passage in case.of("aanhef", "context", "rechtvaardiging", "gegevens"):
        if not has(passage.text, "anoni", "geen", "herleid", "nooit"):
            continue
        for sentence in sentences(passage.text):
            match = _NO_IDENTITY.search(sentence)
            if match and not _LATER.search(sentence):
                message = f"“{match[0]}”, maar artikel 3 noemt “{personal}”."
                yield Hit(passage.path, message, match[0])


@rule(
    "A3-06",
    "insz-zonder-machtiging",
    Severity.ERROR,
    "gegevens",
    national_register("8, § 1"),
    remedy="Noem in artikel 7 voor elke partij de machtiging of de norm die het gebruik toelaat.",
    wrong=answers({"kwaliteit.machtigingen.1": None}),
    right=answers({}),
)
def number_without_authorisation(case: Case) -> Iterator[Hit]:
    """Het Rijksregisternummer mag alleen gebruikt worden met een machtiging van de minister of als
    een norm het uitdrukkelijk toelaat. Dat geldt voor elke partij die het nummer gebruikt."""
    if is_answered(case, "gegevens") and is_answered(case, "kwaliteit"):
        yield from _parties_without_authorisation(case)
        return
    used = list(_numbers(case))
    if not used or any(
        has(passage.text, *_ALLOWING) and _ALLOWED.search(passage.text) for passage in case.passages
    ):
        return
    rows = case.protocol.kwaliteit.machtigingen
    text = plain(case.text("kwaliteit", "gegevens")) if rows else ""
    if any(stands_in(text, row.omschrijving) for row in rows):
        return
    for passage, word in used[:1]:
        message = (
            f"“{word}” wordt gebruikt, maar nergens staat een machtiging of een norm daarvoor."
        )
        yield Hit(passage.path, message, word)


def _parties_without_authorisation(case: Case) -> Iterator[Hit]:
    data, rows = case.protocol.gegevens, case.protocol.kwaliteit.machtigingen
    if data.identificatie == "INSZ-nummer":
        named = {row.partij for row in rows}
        for ref in references(case.reading.answers) if rows else ():
            members = {it.id for it in case.protocol.partijen.items if it.groep == ref}
            if ref not in named and (not members or not members <= named):
                name = reference_label(case.reading.answers, ref)
                message = f"Van {name} staat er geen machtiging of norm voor het INSZ-nummer."
                yield Hit(case.place("kwaliteit", "machtigingen"), message)
        return
    for passage, word in _numbers(case):
        if not any(_ALLOWED.search(it.text) for it in case.of("kwaliteit", "gegevens")):
            message = f"“{word}” wordt meegedeeld, maar staat er niet als identificatiesleutel."
            yield Hit(passage.path, message, word)
            return


def _numbers(case: Case) -> Iterator[tuple[Passage, str]]:
    """Where article 3 says that the number of a person is used."""
    for passage in case.of("gegevens"):
        if passage.kind in ("heading", "note"):
            continue
        if not has(passage.text, "INSZ", "insz", "ijksregister", "dentificatienummer"):
            continue
        for sentence in sentences(passage.text):
            match = _NUMBER.search(sentence)
            if match and not is_denied(sentence):
                yield passage, match[0]


@rule(
    "A3-07",
    "insz-en-rijksregisternummer-door-elkaar",
    Severity.HINT,
    "gegevens",
    KSZ,
    remedy="Kies één woord, of leg bij het eerste gebruik uit wat het INSZ-nummer is.",
    wrong=answers(
        {
            "gegevens.items.0.omschrijving": "Het INSZ-nummer van elk kind.",
            "gegevens.items.1.omschrijving": "Het rijksregisternummer van de ouder.",
        }
    ),
    right=answers({}),
)
def two_names_for_the_number(case: Case) -> Iterator[Hit]:
    """Het INSZ is het Rijksregisternummer of, voor wie daar niet in staat, het bisnummer van de
    Kruispuntbank. Wie beide woorden door elkaar gebruikt, zegt niet over wie het gaat."""
    number: tuple[Passage, str] | None = None
    register: tuple[Passage, str] | None = None
    for passage in case.passages:
        if passage.step in ("aanhef", "bijlagen") or "machtigingen" in passage.path:
            continue
        if not has(passage.text, "INSZ", "insz", "ijksregister", "zekerheid"):
            continue
        if both := _TOGETHER.search(passage.text):
            yield Hit(passage.path, f"“{both[0]}” stelt twee nummers gelijk.", both[0])
            return
        insz = _INSZ.search(passage.text)
        if insz and "ijksregister" in passage.text:
            return
        named = _REGISTER.search(passage.text)
        number = number or (passage, insz[0]) if insz else number
        register = register or (passage, named[0]) if named else register
    if number and register:
        for (passage, word), (_, other) in ((number, register), (register, number)):
            message = f"Hier staat “{word}”, elders “{other}”: is dat hetzelfde nummer?"
            yield Hit(passage.path, message, word)
