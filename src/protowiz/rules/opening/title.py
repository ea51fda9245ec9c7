"""Rules about the title, its date, the summary and the list of changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.answers import Path
from protowiz.draft.names import enumerate_names
from protowiz.draft.sources import PRACTICE, egov
from protowiz.draft.steps.parties import Party
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.party_names import (
    is_named,
    label,
    names_of,
    receivers,
    senders,
    words_in,
)
from protowiz.rules.words.patterns import lazy

_NOT_A_NAME = frozenset(
    re.findall(
        r"\w+",
        "anderzijds enerzijds respectievelijk evenals alsook wederzijds omgekeerd omgekeerde "
        "richting vzw nv bv cv vereniging zonder winstoogmerk az uz protocol elektronische "
        "mededeling persoonsgegevens gegevens",
    )
)


@rule(
    "TTL-01",
    "titel-noemt-andere-partijen",
    Severity.WARNING,
    "aanhef",
    egov("8, § 1, 1°"),
    remedy="Schrijf in de titel en in het partijenblok dezelfde namen.",
    wrong=answers({"aanhef.titel_naar": "de gemeente Anderdorp"}),
    right=answers({"aanhef.titel_naar": "de stad Voorbeeldegem"}),
)
def title_and_parties(case: Case) -> Iterator[Hit]:
    """Wie het protocol op een website aantreft, leest eerst de titel. Staat daar een andere naam
    dan in het partijenblok, dan is niet duidelijk wie meedeelt en wie ontvangt."""
    preamble = case.protocol.aanhef
    parties = case.protocol.partijen.items
    if not case.prints("aanhef") or not parties or not all(it.officiele_naam for it in parties):
        return
    known = set(words_in(" ".join(_all_names(case, parties))))
    both_ways = any(party.rol == "beide" for party in parties)
    for field, told, side in (
        ("titel_van", preamble.titel_van, senders(case)),
        ("titel_naar", preamble.titel_naar, receivers(case)),
    ):
        if not told or not _stands(case, told):
            continue
        place = case.place("aanhef", field)
        strange = [it for it in words_in(told) if it not in known and it not in _NOT_A_NAME]
        if not any(_is_told(case, party, told) for party in parties):
            strange = strange or list(words_in(told))
        absent = [] if both_ways else [it for it in side if not _is_told(case, it, told)]
        if strange:
            yield Hit(
                place,
                f"De titel zegt “{told}”; “{enumerate_names(strange)}” komt in geen naam van een "
                "partij voor.",
                told,
            )
            for party in side:
                if is_named(case, party, told) and _is_bare(party):
                    yield Hit(
                        case.place("partijen", "items", parties.index(party), "officiele_naam"),
                        f"Hier heet de partij “{party.officiele_naam}”, in de titel “{told}”.",
                        str(party.officiele_naam),
                    )
        elif absent:
            names = enumerate_names(label(party) for party in absent)
            yield Hit(place, f"De titel zegt “{told}” en noemt {names} daar niet.", told)


def _all_names(case: Case, parties: list[Party]) -> Iterator[str]:
    for party in parties:
        yield from names_of(case, party)
        yield from filter(None, (party.rechtspersoon, party.delegerend_orgaan, party.gemeente))
        name = (party.officiele_naam or "").casefold()
        if "openbaar centrum" in name or "ocmw" in name:
            yield "OCMW openbaar centrum maatschappelijk welzijn"
        initials = [word[0] for word in words_in(name)]
        yield "".join(initials)


def _is_bare(party: Party) -> bool:
    """Whether an official name is but one word, such as that of a place."""
    return len(words_in(party.officiele_naam or "")) == 1


def _stands(case: Case, told: str) -> bool:
    """Whether the title, as it is printed, holds these words."""
    if not case.has_own_text("aanhef"):
        return True
    return any(told.casefold() in passage.text.casefold() for passage in case.of("aanhef"))


_FRAME = "in het kader van"
_DOUBLE = lazy(r"in het kader van\b.{0,200}?\bin het kader van\b", re.IGNORECASE | re.DOTALL)


@rule(
    "TTL-05",
    "tweemaal-in-het-kader-van",
    Severity.HINT,
    "aanhef",
    PRACTICE,
    remedy="Herschrijf de ondertitel als één zinsdeel met één keer “in het kader van”.",
    wrong=answers({"aanhef.kader": "het toekennen van een bonus in het kader van het armoedeplan"}),
    right=answers({"aanhef.kader": "de toekenning van de bonus uit het armoedeplan"}),
)
def doubled_frame(case: Case) -> Iterator[Hit]:
    """De ondertitel vat het doel in één zinsdeel samen. Met tweemaal “in het kader van” blijft
    onduidelijk welk van de twee het doel is."""
    official = [it.officiele_naam for it in case.protocol.partijen.items if it.officiele_naam]
    framed = [name for name in official if _FRAME in name.casefold()]
    for passage in case.of("aanhef"):
        text = passage.text
        if _FRAME not in text.casefold():
            continue
        if passage.path[-1] == "kader":
            if _FRAME in text.casefold():
                yield Hit(
                    passage.path, "De ondertitel zegt tweemaal “in het kader van”.", text[:80]
                )
            continue
        if len(text) > 400 or passage.path[-1] == "korte_inhoud" or passage.kind == "heading":
            continue
        if any(name.casefold() in text.casefold() for name in framed):
            continue
        if match := _DOUBLE.search(text):
            yield Hit(passage.path, "De ondertitel zegt tweemaal “in het kader van”.", match[0])


_SUMMARY = lazy(r"^(?:korte inhoud|(?:korte )?samenvatting|kort samengevat)\b", re.IGNORECASE)
_PURPOSE = lazy(
    r"\b(?:zodat|om|opdat|teneinde|daarom|omdat|daarvoor|daarmee|daardoor|dankzij|doel\w*"
    r"|met het oog op|uitsluitend voor|voor het|voor de)\b",
    re.IGNORECASE,
)
_LIST_OF = lazy(
    r"\b(?:lijst|bestand|overzicht)\w* (?:van|met) [^.;]{0,80}\b(?:met|die|waarvan|zonder|wier)\b",
    re.IGNORECASE,
)
"""A list of the people to whom something applies: that is what is told of them."""
_KINDS = frozenset(
    re.findall(
        r"\w+",
        "agentschap departement stad gemeente ocmw provincie vlaams vlaamse vlaanderen dienst "
        "openbaar centrum maatschappelijk welzijn algemeen ziekenhuis universiteit vereniging "
        "autonoom gemeentebedrijf politiezone federale overheidsdienst",
    )
)
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        "gegevens gegeven persoonsgegevens persoon personen betrokkene betrokkenen begin eind "
        "einddatum "
        "begindatum datum periode aantal nummer bepaling recht rechten artikel decreet elke ieder "
        "waarop waarin volgende onderstaande bepalen bedrag vlaamse gemeenschap",
    )
)


@rule(
    "TTL-06",
    "korte-inhoud-onvolledig",
    Severity.HINT,
    "aanhef",
    PRACTICE,
    remedy="Zeg in de korte inhoud wie aan wie welke gegevens meedeelt, en waarom.",
    wrong=answers({"aanhef.korte_inhoud": "ASV deelt persoonsgegevens mee aan de stad."}),
    right=answers(
        {
            "aanhef.korte_inhoud": "ASV meldt aan de stad het INSZ-nummer en het onderwijsniveau "
            "van kinderen met een schooltoelage, zodat die de schoolbonus zelf toekent."
        }
    ),
)
def summary_is_whole(case: Case) -> Iterator[Hit]:
    """Wie het protocol op de website aantreft, leest vaak alleen de korte inhoud. Die zegt best
    meteen wie aan wie welke gegevens meedeelt, en waarom."""
    found = _summary(case)
    parties = case.protocol.partijen.items
    if found is None or not parties:
        return
    path, text, opening = found
    items = [item.omschrijving or "" for item in case.protocol.gegevens.items]
    items += [part for item in case.protocol.gegevens.items for part in item.onderdelen]
    absent = [label(party) for party in parties if not _is_told(case, party, text)]
    if items and not _shares_words(text, " ".join(items)) and not _LIST_OF.search(text):
        absent.append("welke gegevens het zijn")
    purposes = [it for row in case.protocol.rechtvaardiging.doeleinden for it in row.doelen]
    if not _PURPOSE.search(text) and not _shares_words(text, " ".join(purposes)):
        absent.append("waarom dat nodig is")
    if absent:
        yield Hit(path, f"In de korte inhoud ontbreekt: {', '.join(absent)}.", opening)


def _summary(case: Case) -> tuple[Path, str, str] | None:
    """The summary: where it stands, what it says, and the words with which it begins."""
    if not case.has_own_text("aanhef"):
        text = case.protocol.aanhef.korte_inhoud
        return (("aanhef", "korte_inhoud"), text, " ".join(text.split()[:6])) if text else None
    passages = case.of("aanhef")
    for at, passage in enumerate(passages):
        if match := _SUMMARY.match(passage.text):
            whole = passage.text[match.end() :].lstrip(" :.")
            if len(whole) < 30 and at + 1 < len(passages):
                whole = passages[at + 1].text
            return passage.path, whole, match[0]
    return None


def _is_told(case: Case, party: Party, text: str) -> bool:
    """Whether a summary speaks of a party, by a name or by what is left of its long name."""
    if is_named(case, party, text):
        return True
    official = {word for word in words_in(party.officiele_naam or "") if len(word) > 3}
    return bool((official - _KINDS) & set(words_in(text)))


def _shares_words(text: str, items: str) -> bool:
    """Whether a text names data of art. 3, if only by the stem of one word."""
    told = {word[:7] for word in words_in(text) if len(word) > 4 and word not in _GENERAL}
    listed = {word[:7] for word in words_in(items) if len(word) > 4 and word not in _GENERAL}
    short = {word for word in words_in(text) if word in ("insz", "naam", "adres")}
    return bool(told & listed or short & set(words_in(items)))
