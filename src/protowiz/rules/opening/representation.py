"""Rules about who acts for a party, and on whose decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import enumerate_names
from protowiz.draft.sources import PRACTICE, Certainty, Source
from protowiz.draft.steps.parties import LOCAL, Party
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.party_blocks import block_of, two_parties
from protowiz.rules.words.party_names import is_named, label, names_of, words_in
from protowiz.rules.words.patterns import lazy

LOCAL_PRACTICE = Source("gepubliceerde protocollen van lokale besturen", Certainty.PRACTICE)


@rule(
    "PTY-06",
    "functie-anders-bij-de-handtekening",
    Severity.HINT,
    "ondertekening",
    PRACTICE,
    remedy="Schrijf de functie in het partijenblok en bij de handtekening op dezelfde manier.",
    wrong=answers(
        {
            "ondertekening.blokken": [
                {
                    "namens": "ASV",
                    "ondertekenaars": [{"naam": "Griet Maesveld", "functie": "directeur"}],
                }
            ]
        }
    ),
    right=answers(
        {
            "ondertekening.blokken": [
                {
                    "namens": "ASV",
                    "ondertekenaars": [
                        {"naam": "Griet Maesveld", "functie": "administrateur-generaal"}
                    ],
                }
            ]
        }
    ),
)
def functions_differ(case: Case) -> Iterator[Hit]:
    """Wie tekent, moet dezelfde zijn als wie de partij vertegenwoordigt. Twee namen voor één
    functie doen daaraan twijfelen."""
    functions: dict[str, list[str]] = {}
    for party in case.protocol.partijen.items:
        for person in party.vertegenwoordigers:
            if person.naam and person.functie:
                functions.setdefault(person.naam.casefold(), []).append(person.functie)
    if not case.prints("ondertekening"):
        return
    bodies = _body_words(case)
    for at, block in enumerate(case.protocol.ondertekening.blokken):
        for number, signer in enumerate(block.ondertekenaars):
            known = functions.get((signer.naam or "").casefold())
            if known and signer.functie and not _same_function(signer.functie, known, bodies):
                place = ("blokken", at, "ondertekenaars", number, "functie")
                yield Hit(
                    case.place("ondertekening", *place),
                    f"{signer.naam} tekent als {signer.functie}, maar is bij de partijen "
                    f"{enumerate_names(known)}.",
                    signer.functie,
                )


_BODIES = frozenset(
    ("agentschap", "departement", "gemeente", "stad", "ocmw", "provincie", "dienst", "instelling")
)
_ACTING = lazy(
    r"\b(?:waarnemend|wnd|dienstdoend|plaatsvervangend|toegevoegd|adjunct|tijdelijk|ad interim|ai"
    r"|ere)\b"
)
_MOST = 8
"""How many words more an answer of the parties has at most that is another form of a function."""


def _body_words(case: Case) -> frozenset[str]:
    """The words of the names of the parties, and what a party is."""
    return _BODIES.union(
        *(words_in(name) for it in case.protocol.partijen.items for name in names_of(case, it)),
        *(words_in(it.rechtspersoon or "") for it in case.protocol.partijen.items),
    )


def _same_function(signed: str, known: list[str], bodies: frozenset[str]) -> bool:
    """Whether a function is one of those known, or holds one; the body that it is of may be left
    out, and nobody who acts in the place of another has the same function."""
    told = " ".join(re.findall(r"\w+", signed.casefold()))
    for one in known:
        other = " ".join(re.findall(r"\w+", one.split(";")[0].casefold()))
        if set(_ACTING.findall(told)) != set(_ACTING.findall(other)):
            continue
        rest = other.removeprefix(told)
        is_body = set(words_in(rest)) <= bodies or len(rest.split()) > _MOST
        if other in told or (rest != other and is_body):
            return True
    return False


@rule(
    "PTY-07",
    "een-persoon-voor-twee-partijen",
    Severity.WARNING,
    "partijen",
    PRACTICE,
    remedy="Laat voor een van de partijen iemand anders tekenen, of vermeld de delegatie.",
    wrong=answers(
        {
            "partijen.items.1.vertegenwoordigers.0.naam": "Griet Maesveld",
            "partijen.items.1.vertegenwoordigers.0.functie": "waarnemend directeur",
        }
    ),
    right=answers({"partijen.items.1.vertegenwoordigers.0.naam": "Joris Lindebos"}),
)
def one_person_two_parties(case: Case) -> Iterator[Hit]:
    """Wie voor twee partijen tekent, sluit een overeenkomst met zichzelf. Men kan zich dan afvragen
    of hij beide partijen mag verbinden. Een stad en haar OCMW delen hun functies wel gewoonlijk."""
    found: dict[str, tuple[str, list[tuple[int, Party]]]] = {}
    for at, party in enumerate(case.protocol.partijen.items):
        for person in party.vertegenwoordigers:
            if person.naam:
                found.setdefault(person.naam.casefold(), (person.naam, []))[1].append((at, party))
    for name, places in found.values():
        parties = list(dict(places).values())
        if len(parties) < 2 or all(party.soort == LOCAL for party in parties):
            continue
        yield Hit(
            case.place("partijen", "items", places[-1][0], "vertegenwoordigers"),
            f"{name} vertegenwoordigt {enumerate_names(label(it) for it in parties)}, en sluit het "
            "protocol zo met zichzelf.",
            name,
        )


_DECIDED = lazy(
    r"\b(?:beslissing|besluit|collegebe\w+|raadsbe\w+|gemeenteraadsbe\w+|deputatiebe\w+|zitting"
    r"|schepencollege|gemeenteraad|college|vast bureau|raad|machtiging)\b[^.;]{0,60}\b\d{4}\b",
    re.IGNORECASE,
)
_COUNCILS = lazy(r"(?:stad|gemeente|ocmw|openbaar centrum|provincie)\b", re.IGNORECASE)
_EXECUTIVE = lazy(
    r"in uitvoering van [^.;]{0,20}(?:schepencollege|college|vast bureau)[^.;]{0,40}\b\d{4}\b"
    r"|(?:beslissing|besluit) van het (?:schepencollege|college|vast bureau)[^.;]{0,60}\b\d{4}\b"
    r"|collegebe\w+[^.;]{0,20}\b\d{4}\b",
    re.IGNORECASE,
)


@rule(
    "PTY-12",
    "beslissing-van-het-lokaal-bestuur",
    Severity.HINT,
    "partijen",
    LOCAL_PRACTICE,
    remedy="Vermeld het orgaan dat besliste en de datum. Besliste het college of het vast bureau, "
    "zeg dan op grond van welke delegatie.",
    wrong=words(
        "partijen",
        two_parties(decision=""),
        partijen__items__1__orgaan=None,
        partijen__items__1__datum_beslissing=None,
    ),
    right=words("partijen", two_parties()),
)
def local_decision(case: Case) -> Iterator[Hit]:
    """Een lokaal bestuur sluit een protocol na een beslissing van zijn bevoegde orgaan. Meestal is
    dat de raad; het college of het vast bureau beslist na delegatie."""
    if not case.has_own_text("partijen"):
        return
    for at, party in enumerate(case.protocol.partijen.items):
        name = party.officiele_naam or ""
        if party.soort != LOCAL or not (_COUNCILS.match(name) or name == party.gemeente):
            continue
        block = block_of(case, party)
        if block is None:
            continue
        place = case.place("partijen", "items", at, "orgaan")
        if match := _EXECUTIVE.search(block.text):
            if "deleg" not in block.text.casefold():
                yield Hit(
                    place,
                    f"“{name}” handelt na een beslissing van het college of het vast bureau; "
                    "er staat niet op grond van welke delegatie.",
                    match[0],
                )
        elif not _DECIDED.search(block.text) and not _decided_above(case, party):
            yield Hit(
                place,
                f"Er staat niet welk orgaan van “{name}” besliste, en wanneer.",
            )


def _decided_above(case: Case, party: Party) -> bool:
    """Whether the title tells of a decision, of a party that it names."""
    head = case.text("aanhef") if case.has_own_text("aanhef") else ""
    return bool(_DECIDED.search(head)) and is_named(case, party, head)
