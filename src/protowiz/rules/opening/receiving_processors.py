"""The rule about a processor to whom the data come directly."""

from __future__ import annotations

from collections.abc import Iterator

from protowiz.draft.sources import avg, egov
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule


@rule(
    "PTY-11",
    "ontvangende-verwerker-onvolledig",
    Severity.WARNING,
    "ontvangers",
    avg("28"),
    egov("9"),
    remedy="Noem van de verwerker de naam, de zetel en het ondernemingsnummer, en de datum van de "
    "verwerkersovereenkomst.",
    wrong=answers({"context.stromen.0.verwerker": "Modeldata bv"}),
    right=answers({"context.stromen.0.verwerker": "Rekencentrum Modelbedrijf nv"}),
)
def receiving_processor(case: Case) -> Iterator[Hit]:
    """Komen de gegevens rechtstreeks bij een verwerker toe, dan moet een derde kunnen lezen wie dat
    is en dat er een verwerkersovereenkomst is."""
    rows = list(case.protocol.ontvangers.verwerkers) if case.prints("ontvangers") else []
    known = {(row.naam or "").casefold() for row in rows}
    for at, flow in enumerate(case.protocol.context.stromen if case.prints("context") else ()):
        name = (flow.verwerker or "").casefold()
        if name and name not in known and name not in case.text("ontvangers").casefold():
            yield Hit(
                case.place("context", "stromen", at, "verwerker"),
                f"{flow.verwerker} ontvangt de gegevens, maar artikel 4 noemt die verwerker niet.",
                str(flow.verwerker),
            )
    direct = {(it.verwerker or "").casefold() for it in case.protocol.context.stromen}
    for at, row in enumerate(rows):
        if not row.ontvangt_rechtstreeks and (row.naam or "").casefold() not in direct:
            continue
        facts = (("de zetel", row.adres), ("het ondernemingsnummer", row.kbo))
        lacking = [told for told, value in facts if not value]
        if not row.datum_overeenkomst:
            lacking.append("de datum van de verwerkersovereenkomst")
        if lacking:
            yield Hit(
                case.place("ontvangers", "verwerkers", at),
                f"{row.naam or 'Een verwerker'} ontvangt de gegevens rechtstreeks; er ontbreekt: "
                f"{', '.join(lacking)}.",
                row.naam or "",
            )
