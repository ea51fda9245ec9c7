"""Rules about who gave advice: a data protection officer for each party, and the VTC."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import enumerate_names
from protowiz.draft.sources import Certainty, Source, avg, digitalisation_decree, egov
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.opening.law import FEDERAL
from protowiz.rules.recitals.advices import (
    GOOD,
    HANDLED,
    NO_ADVICE,
    OFFICER,
    RESERVED,
    TENOR,
    VTC_NAMED,
    WITHOUT,
    both,
    told_advices,
    told_by_officers,
)
from protowiz.rules.recitals.statements import opening_words
from protowiz.rules.words.party_names import is_named, label
from protowiz.rules.words.patterns import lazy

_NUMBER = lazy(
    r"\b[A-Z]{2,}/[\w/.-]{0,40}\d|\b(?:nr\.?|nummer) ?\S{0,30}\d|\b\d{4}/\d+", re.IGNORECASE
)
_MAIL = lazy(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SHARED_BOX = lazy(
    r"dpo|fg\b|privacy|info|gegevens|veilig|avg|gdpr|functionaris|data|protection|contact|security"
    r"|bescherming|meld|dienst|team|lek",
    re.IGNORECASE,
)
_PERSON = lazy(r"[a-zà-ÿ]{2,}(?:-[a-zà-ÿ]+)?[._][a-zà-ÿ]{2,}(?:[._-][a-zà-ÿ]+)*", re.IGNORECASE)


@rule(
    "REC-E6",
    "functionaris-met-een-persoonlijk-adres",
    Severity.HINT,
    "partijen",
    avg("33 en 37"),
    FEDERAL,
    remedy="Gebruik een functioneel adres, zoals dpo@ met de naam van de instelling.",
    wrong=answers({"partijen.items.1.dpo_email": "jan.modelmans@voorbeeldegem.example"}),
    right=answers({"partijen.items.1.dpo_email": "dpo@voorbeeldegem.example"}),
)
def personal_mailbox(case: Case) -> Iterator[Hit]:
    """Het protocol wordt gepubliceerd en geldt jaren. Een adres op naam is een persoonsgegeven, en
    het werkt niet meer zodra die persoon vertrekt."""
    seen: set[str] = set()
    for passage in case.of("partijen", "adviezen", "meldingen", "transparantie"):
        if "@" not in passage.text:
            continue
        for match in _MAIL.finditer(passage.text):
            name = match[0].split("@")[0]
            if match[0] in seen or _SHARED_BOX.search(name) or not _PERSON.fullmatch(name):
                continue
            seen.add(match[0])
            yield Hit(passage.path, f"{match[0]} lijkt het adres van één persoon.", match[0])


_EVERY = lazy(
    r"\bfunctionarissen\b[^.]{0,80}\b(?:beide|alle|de|elke) (?:partijen|instanties|partij)\b"
    r"|\b(?:beide|alle|de) functionarissen\b|\bfunctionaris\b[^.]{0,60}\bvan (?:elke|iedere) "
    r"(?:partij|instantie)",
    re.IGNORECASE,
)


@rule(
    "REC-E7",
    "partij-zonder-advies",
    Severity.ERROR,
    "adviezen",
    egov("8, § 1"),
    egov("9"),
    digitalisation_decree("30, 4°"),
    remedy="Vraag het advies van de functionaris van die partij, en neem het op. Moet ze er geen "
    "hebben, duid dat dan aan bij de partij.",
    wrong=answers({"adviezen.items.1": None}),
    right=answers({}),
)
def party_without_advice(case: Case) -> Iterator[Hit]:
    """Voor het protocol gesloten is, geven de functionarissen van de betrokken instanties advies.
    Sinds 21 augustus 2023 geldt dat voor een ontvanger die er een moet hebben of er een heeft."""
    if not case.prints("adviezen"):
        return
    due = [party for party in case.protocol.partijen.items if party.heeft_dpo is not False]
    if case.has_own_text("adviezen"):
        told = told_by_officers(case)
        text = "\n".join(it.text for it in told)
        excused = "\n".join(it.text for it in case.of("adviezen") if NO_ADVICE.search(it.text))
        if len(told) >= len(due) or _EVERY.search(text):
            return
        lacking = [it for it in due if not is_named(case, it, f"{text}\n{excused}")]
        place = case.place("adviezen")
    else:
        rows = case.protocol.adviezen.items
        given = {row.partij for row in rows if row.instelling == "functionaris"}
        lacking = [party for party in due if rows and party.id not in given]
        place = ("adviezen", "items")
    if lacking:
        names = enumerate_names(label(party) for party in lacking)
        yield Hit(place, f"Er is geen advies van de functionaris van {names}.")


@rule(
    "REC-G1",
    "advies-van-de-vtc-onvolledig",
    Severity.WARNING,
    "adviezen",
    egov("8, § 1"),
    Source("de VTC maakt haar adviezen bekend", Certainty.READ_FRENCH),
    remedy="Vermeld het nummer en de strekking van het advies, en wat de partijen ermee deden.",
    wrong=words(
        "adviezen",
        both(GOOD, GOOD)
        + "\n- G. De Vlaamse Toezichtcommissie gaf op 5 mei 2026 een gunstig advies.",
    ),
    right=words(
        "adviezen",
        both(GOOD, GOOD)
        + "\n- G. De Vlaamse Toezichtcommissie gaf op 5 mei 2026 een gunstig advies, met nummer "
        "VTC/MODEL/2026/11.",
    ),
)
def vtc_advice_incomplete(case: Case) -> Iterator[Hit]:
    """Het advies van de Vlaamse Toezichtcommissie is openbaar. Met het nummer vindt een lezer het
    terug, en de strekking zegt wat hij daar mag verwachten."""
    for told in told_advices(case):
        if not VTC_NAMED.search(told.text[:80]) or OFFICER.search(told.text[:60]):
            continue
        lacking = [] if _NUMBER.search(told.text) else ["het nummer"]
        lacking += [] if TENOR.search(told.text) else ["de strekking"]
        reserved = RESERVED.search(WITHOUT.sub("", told.text))
        if reserved and not HANDLED.search(told.text):
            lacking.append("wat ermee gebeurd is")
        if lacking:
            yield Hit(
                told.path,
                f"Bij het advies van de VTC in {told.name[0].lower()}{told.name[1:]} ontbreekt: "
                f"{', '.join(lacking)}.",
                opening_words(told.text),
            )
