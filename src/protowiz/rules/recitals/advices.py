"""Rules about the recitals on the advices: E, F and G."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from protowiz.draft.answers import Path
from protowiz.draft.sources import PRACTICE, digitalisation_decree, egov
from protowiz.draft.text import write_date
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.opening.law import FEDERAL
from protowiz.rules.opening.versions import events, log_of
from protowiz.rules.recitals.statements import letter_of, opening_words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.dates import Dated, dates_in, signing_date, written
from protowiz.rules.words.patterns import lazy

OFFICER = lazy(
    r"\bfunctionaris(?:sen)?\b|\bDPO\b|data protection officer|\bdie van\b", re.IGNORECASE
)
_ADVISED = lazy(r"\badvie|\bgeadviseerd|\badvise|uitgesproken", re.IGNORECASE)
_BEGINS = lazy(r"\W*(?:[A-Z]\d?|[a-z]|\d{1,2})[.)](?:\s|$)")
NO_ADVICE = lazy(
    r"\b(?:geen|niet|zonder)\b[^.]{0,60}\b(?:advies|gevraagd|ingewonnen|functionaris)|hoeft geen",
    re.IGNORECASE,
)
VTC_NAMED = lazy(r"\bVTC\b|\bToezichtcommissie\b", re.IGNORECASE)
TENOR = lazy(
    r"\b(?:positie[fv]\w*|gunstige?|negatie[fv]\w*|ongunstige?|voorbehoud\w*|voorwaard\w*"
    r"|opmerking\w*|bezwa(?:ar|ren)|akkoord|instemm\w*|afgeraden|aanbeveling\w*)\b",
    re.IGNORECASE,
)
RESERVED = lazy(
    r"\b(?:negatie[fv]\w*|ongunstige?|voorbehoud\w*|voorwaard\w*|opmerkingen|bezwaren"
    r"|aanbevelingen)\b",
    re.IGNORECASE,
)
WITHOUT = lazy(
    r"\b(?:zonder|geen) (?:\w+ )?(?:opmerkingen|voorbehoud|voorwaarden|bezwaren|aanbevelingen)",
    re.IGNORECASE,
)
HANDLED = lazy(
    r"gevolgd|volgen|verwerkt|aangepast|rekening|tegemoet|opgenomen|voldaan|ingewilligd|omdat"
    r"|toegevoegd|overgenomen|aangevuld|uitgevoerd|ingegaan|nageleefd|geschrapt|vervangen",
    re.IGNORECASE,
)
_DATE_OF_IT = lazy(r"(?:heeft )?op [^.;]{1,40}? (?:\w+ ){0,3}?advies|gaf op [^.;]{1,40}")


_GIVER = lazy(f"{OFFICER.pattern}|{VTC_NAMED.pattern}", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """One recital of an own text about an advice; `text` is all it says."""

    path: Path
    label: str
    text: str

    @property
    def dated(self) -> Dated | None:
        return next(iter(dates_in(self.text)), None)

    @property
    def name(self) -> str:
        """How a message calls the recital."""
        return f"Overweging {self.label}" if self.label else f"“{opening_words(self.text, 4)} …”"

    @property
    def words(self) -> str:
        """The words with which the advice is told, short enough to find."""
        match = _DATE_OF_IT.search(self.text)
        return match[0] if match else opening_words(self.text)


def told_advices(case: Case) -> list[Told]:
    """The advices in an own text, each with what follows it up to the next."""
    if not case.has_own_text("adviezen"):
        return []
    found: list[Told] = []
    letter = ""
    for passage in case.of("adviezen"):
        if passage.kind in ("heading", "note"):
            continue
        text = passage.text
        begins = bool(_BEGINS.match(passage.label or text))
        letter = letter_of(passage) if begins else letter
        if text.rstrip().endswith(":"):
            continue  # it leads to a list of advices
        gives = bool(_GIVER.search(text) and (_ADVISED.search(text) or dates_in(text)))
        if gives and (begins or passage.kind == "item" or not found):
            pieces = re.split(r";\s+(?=de functionaris\b)", text)
            found += [Told(passage.path, letter, piece) for piece in pieces]
        elif found and not begins:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{text}")
    return [it for it in found if not NO_ADVICE.search(it.text) or it.dated]


def told_by_officers(case: Case) -> list[Told]:
    """Those of them that a data protection officer gave."""
    return [
        it
        for it in told_advices(case)
        if OFFICER.search(it.text) and not VTC_NAMED.search(it.text[:60])
    ]


def dated_advices(case: Case) -> Iterator[tuple[Path, Dated, str]]:
    """Every advice with a date: where, when, and whose it is."""
    if case.has_own_text("adviezen"):
        for told in told_advices(case):
            if told.dated is not None:
                yield told.path, told.dated, told.label
    elif case.prints("adviezen"):
        for at, row in enumerate(case.protocol.adviezen.items):
            if row.datum is not None:
                words_of_it = write_date(row.datum)
                dated = Dated(row.datum, words_of_it, 0, len(words_of_it))
                yield ("adviezen", "items", at, "datum"), dated, row.letter or ""


def both(first: str, second: str) -> str:
    return (
        f"- E. De functionaris voor gegevensbescherming van ASV gaf {first}.\n"
        f"- F. De functionaris voor gegevensbescherming van de stad gaf {second}."
    )


GOOD = "op 20 april 2026 een gunstig advies over het ontwerp"


@rule(
    "REC-E1",
    "advies-zonder-datum",
    Severity.ERROR,
    "adviezen",
    egov("8, § 1"),
    digitalisation_decree("30, 4°"),
    remedy="Vul de datum in waarop de functionaris advies gaf.",
    wrong=words("adviezen", both("op [DATUM] een gunstig advies", GOOD)),
    right=words("adviezen", both(GOOD, GOOD)),
)
def advice_without_date(case: Case) -> Iterator[Hit]:
    """Het advies van de functionarissen gaat aan het protocol vooraf. Zonder datum kan niemand
    nagaan of dat zo was, en vaak is het advies er dan nog niet."""
    for told in told_advices(case):
        if told.dated is None and "bijlage" not in told.text:
            yield Hit(
                told.path, f"{told.name} zegt niet wanneer het advies gegeven is.", told.words
            )


@rule(
    "REC-E2",
    "advies-na-de-ondertekening",
    Severity.ERROR,
    "adviezen",
    egov("8, § 1"),
    remedy="Kijk de datums na. Kwam het advies te laat, onderteken dan opnieuw na het advies.",
    wrong=answers({"adviezen.items.0.datum": "2026-06-20"}),
    right=answers({"adviezen.items.0.datum": "2026-04-20"}),
)
def advice_after_signing(case: Case) -> Iterator[Hit]:
    """Het protocol wordt gesloten na het advies van de functionarissen, niet ervoor."""
    signed = signing_date(case)
    for path, dated, letter in dated_advices(case):
        if signed is not None and dated.day > signed:
            yield Hit(
                path,
                f"{_advice(letter)} is van {write_date(dated.day)}, na de ondertekening op "
                f"{write_date(signed)}.",
                dated.words,
            )


@rule(
    "REC-E3",
    "tekst-gewijzigd-na-het-advies",
    Severity.WARNING,
    "adviezen",
    VTC,
    remedy="Vraag de functionaris of hij de laatste tekst gezien heeft, en zeg dat in het protocol "
    "of in het wijzigingsrepertorium.",
    wrong=answers(
        {"aanhef.wijzigingen": [{"datum": "2026-06-12", "omschrijving": "Gegeven 5 toegevoegd"}]}
    ),
    right=answers(
        {
            "aanhef.wijzigingen": [
                {
                    "datum": "2026-06-12",
                    "omschrijving": "Gegeven 5 toegevoegd, zoals de functionarissen adviseerden",
                }
            ]
        }
    ),
)
def changed_after_advice(case: Case) -> Iterator[Hit]:
    """De functionaris geeft advies over een ontwerp. Is de tekst daarna nog gewijzigd, dan gaat het
    advies over een andere tekst dan die welke de partijen ondertekenen."""
    signed = signing_date(case)
    changes = [day for _, day, _, text in log_of(case) if day and not _about_advice(text)]
    told = [
        (path, dated)
        for _, path, dated in events(case, "context", "rechtvaardiging", "periodiciteit")
        if signed is None or dated.day <= signed
    ]
    days = changes + [dated.day for _, dated in told]
    earliest: date | None = None
    for path, dated, letter in dated_advices(case):
        later = [day for day in days if day > dated.day]
        if later:
            earliest = min(earliest or dated.day, dated.day)
            yield Hit(
                path,
                f"{_advice(letter)} is van {write_date(dated.day)}; de tekst vertelt van wat er op "
                f"{written(later)} gewijzigd of beslist is.",
                dated.words,
            )
    for path, event in told:
        if earliest is not None and event.day > earliest:
            yield Hit(
                path,
                f"Hier staat een beslissing van {write_date(event.day)}, van na het advies van "
                f"{write_date(earliest)}.",
                event.words,
            )
            return


def _advice(letter: str) -> str:
    return f"Advies {letter}" if letter else "Het advies"


def _about_advice(text: str) -> bool:
    return bool(re.search(r"advie|advis|functionaris|tikfout|taalfout|spelling", text, re.I))


@rule(
    "REC-E4",
    "strekking-van-het-advies-ontbreekt",
    Severity.WARNING,
    "adviezen",
    VTC,
    PRACTICE,
    remedy="Zeg of het advies gunstig, gunstig met opmerkingen of ongunstig is.",
    wrong=words("adviezen", both("op 20 april 2026 advies over het ontwerp", GOOD)),
    right=words("adviezen", both(GOOD, GOOD)),
)
def tenor_missing(case: Case) -> Iterator[Hit]:
    """Dat er advies is gegeven, zegt niet wat het was. Een derde kan dan niet nagaan of de partijen
    ermee rekening hielden."""
    for told in told_by_officers(case):
        if not TENOR.search(told.text):
            yield Hit(told.path, f"{told.name} zegt niet wat het advies inhield.", told.words)


@rule(
    "REC-E5",
    "gevolg-van-het-advies-ontbreekt",
    Severity.WARNING,
    "adviezen",
    FEDERAL,
    PRACTICE,
    remedy="Zeg of de opmerkingen of voorwaarden gevolgd zijn, en zo niet, waarom.",
    wrong=words(
        "adviezen", both("op 20 april 2026 een gunstig advies onder twee voorwaarden", GOOD)
    ),
    right=words(
        "adviezen",
        both(
            "op 20 april 2026 een gunstig advies onder twee voorwaarden, die in artikel 6 zijn "
            "verwerkt",
            GOOD,
        ),
    ),
)
def advice_not_answered(case: Case) -> Iterator[Hit]:
    """Staan er voorwaarden of bezwaren in een advies, dan wil een lezer weten wat ermee gebeurd is.
    Het Vlaamse decreet eist dat niet, de federale wet wel."""
    whole = case.text("adviezen")
    for told in told_by_officers(case):
        reserved = RESERVED.search(WITHOUT.sub("", told.text))
        if reserved and not HANDLED.search(told.text) and not _handled_for_all(whole):
            yield Hit(
                told.path,
                f"{told.name} zegt niet wat er met het advies gebeurd is.",
                reserved[0],
            )


def _handled_for_all(text: str) -> bool:
    return bool(
        re.search(r"\b(?:alle|beide|de) (?:opmerkingen|voorwaarden|adviezen)\b", text, re.I)
    )
