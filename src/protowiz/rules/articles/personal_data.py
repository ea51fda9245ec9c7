"""Rules about the data of article 3: each one, why it is needed, and of how many people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE, avg, egov
from protowiz.draft.steps.personal_data import DataItem
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Question, Severity, answers, rule, words
from protowiz.rules.words.legal_words import (
    has,
    is_written,
    plain,
    stands_in,
    written,
)
from protowiz.rules.words.patterns import lazy

_MANY = 6
_SEPARATOR = lazy(r"[,;•\n]|\s[-–+]\s|\ben\b|\bevenals\b|\balsook\b")
_BRACKETS = lazy(r"\([^()]*\)")
_NO_REASON = lazy(
    r"\W*(?:idem\b.{0,40}|zie (?:hoger|hierboven|boven|gegeven \d+|vorig\w*)\b.{0,20}|ditto"
    r"|(?:noodzakelijk|nodig|relevant|ter zake dienend)(?: en niet overmatig)?)\W*",
    re.I,
)
_PEOPLE = lazy(
    r"\b(?:ongeveer|circa|ca\.|naar (?:schatting|raming)|geraamd|gemiddeld|om en bij"
    r"|een?\s\d+-tal)\b"
    r"|(?<![\d.])\d[\d.]{0,12}(?:\s\w+){0,3}\s(?:personen|kinderen|gezinnen|inwoners|leerlingen|cliënten"
    r"|dossiers"
    r"|gebruikers|betrokkenen|cursisten|klanten|patiënten|werknemers|aanvra\w+|burgers|ouders"
    r"|leden)\b"
    r"|\baantal (?:betrokkenen|personen|dossiers)\s*:|\bomvang\s*:",
    re.I,
)
_PERIOD = lazy(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jaar|jaren|periode|tussen|tot|vanaf|sinds|in|voor)\s(?:\d{1,2}\s\w+\s)?(?:19|20)\d\d\b",
    re.I,
)
_DATE_OF_ACT = lazy(r"\b(?:van|dd\.?|besluit)\s\d{1,2}\s$", re.I)
_UNTIL = lazy(r" tot (?:en met |eind |\d)")
_LABEL = lazy(
    r"(?P<label>verantwoording(?: (?:van de )?(?:proportionaliteit|noodzaak))?|motivering|noodzaak"
    r"|waarom nodig|(?:persoons)?gegeven(?= \d))\b(?P<mark>\s*\d*\s*:)?",
    re.I,
)
_ARTICLE_3 = "### Artikel 3: De persoonsgegevens\n\n"
_KEPT = "De stad bewaart alles twee jaar vanaf de ontvangst, omdat men zo lang kan betwisten.\n"


@rule(
    "A3-01",
    "gegeven-zonder-eigen-verantwoording",
    Severity.ERROR,
    "gegevens",
    egov("8, § 1, 3°"),
    avg("5.1.c"),
    remedy="Zeg bij elk gegeven waarom het doel niet bereikt kan worden zonder dit gegeven.",
    wrong=answers({"gegevens.items.3.verantwoording": "Idem als gegeven 3."}),
    right=answers({}),
)
def no_justification(case: Case) -> Iterator[Hit]:
    """Proportionaliteit wordt per gegeven beoordeeld. Een verantwoording die ontbreekt, naar een
    ander gegeven verwijst of woord voor woord die van een ander gegeven is, verantwoordt niets."""
    items = printed_items(case)
    reasons = [(item.verantwoording or "").strip() for item in items]
    own = is_written(case, "gegevens")
    for index, (item, reason) in enumerate(zip(items, reasons, strict=True)):
        path = case.place("gegevens", "items", index, "verantwoording")
        datum = _short(item.omschrijving or "")
        if not reason:
            if own and any(reasons):
                yield Hit(
                    path, f"Gegeven {index + 1} (“{datum}”) heeft geen verantwoording.", datum
                )
        elif _NO_REASON.fullmatch(reason):
            yield Hit(path, f"“{reason}” zegt niet waarom gegeven {index + 1} nodig is.", reason)
        elif reason in reasons[:index]:
            first = reasons.index(reason) + 1
            message = f"Gegeven {index + 1} heeft dezelfde verantwoording als gegeven {first}."
            yield Hit(path, message, _short(reason))


def printed_items(case: Case) -> list[DataItem]:
    """The data items; none when they are not those of the text that is printed."""
    items = case.protocol.gegevens.items
    if not case.prints("gegevens"):
        return []
    if is_written(case, "gegevens"):
        text = plain(case.text("gegevens"))
        if not all(stands_in(text, item.omschrijving) for item in items):
            return []
    return items


def _short(text: str) -> str:
    """The beginning of a text, for a message."""
    line = text.strip().split("\n")[0]
    return line if len(line) <= 60 else line[:60].rsplit(" ", 1)[0]


@rule(
    "A3-02",
    "veel-gegevens-onder-een-verantwoording",
    Severity.WARNING,
    "gegevens",
    avg("5.1.c"),
    PRACTICE,
    remedy="Splits het gegeven, of zeg bij elk onderdeel waarom het nodig is.",
    wrong=answers(
        {
            "gegevens.items.2.onderdelen": [
                "de naam",
                "de voornaam",
                "het adres",
                "het telefoonnummer",
                "het e-mailadres",
                "de nationaliteit",
                "de school",
            ]
        }
    ),
    right=answers({"gegevens.items.2.onderdelen": ["de begindatum", "de einddatum"]}),
)
def too_many_parts(case: Case) -> Iterator[Hit]:
    """Hoe meer gegevens één verantwoording dekt, hoe minder ze over elk gegeven zegt. Zes is geen
    grens uit een norm, maar een teken om het na te kijken."""
    for index, item in enumerate(printed_items(case)):
        text = item.omschrijving or ""
        parts = max(len(item.onderdelen), _parts(text))
        if parts > _MANY:
            path = case.place("gegevens", "items", index, "omschrijving")
            message = (
                f"Gegeven {index + 1} bundelt ongeveer {parts} gegevens in één verantwoording."
            )
            yield Hit(path, message, _short(text))


def _parts(text: str) -> int:
    """How many data an enumeration names; a long sentence is no enumeration."""
    pieces = [it.strip() for it in _SEPARATOR.split(_BRACKETS.sub("", text)) if it.strip()]
    short = [piece for piece in pieces if len(piece.split()) <= 7]
    return len(short)


@rule(
    "A3-08",
    "omvang-ontbreekt",
    Severity.HINT,
    "gegevens",
    egov("8, § 1, 3°"),
    remedy="Zeg over wie het gaat, over welke periode en over ongeveer hoeveel mensen.",
    wrong=words(
        "gegevens",
        _ARTICLE_3 + _KEPT + "\nGegeven 1: het studieniveau van het kind\n\n"
        "Verantwoording: het tarief verschilt per niveau.",
    ),
    right=words(
        "gegevens",
        _ARTICLE_3 + _KEPT + "\nHet gaat om ongeveer 1.850 kinderen.\n\n"
        "Gegeven 1: het studieniveau van het kind\n\n"
        "Verantwoording: het tarief verschilt per niveau.",
    ),
)
def no_extent(case: Case) -> Iterator[Hit]:
    """Het decreet vraagt de omvang van de gegevens. Pas als men weet om hoeveel mensen en om welke
    periode het gaat, kan men zeggen of de mededeling in verhouding is."""
    if not is_written(case, "gegevens"):
        return
    if stands_in(plain(case.text("gegevens")), case.protocol.gegevens.omvang):
        return
    for passage in written(case, "rechtvaardiging", "gegevens"):
        if _PEOPLE.search(passage.text) or _tells_period(passage.text):
            return
    message = "Nergens staat over hoeveel mensen of over welke periode de gegevens gaan."
    yield Hit(case.place("gegevens"), message)


def _tells_period(text: str) -> bool:
    """Whether a text names a year or a month that is not the date of an act."""
    for match in _PERIOD.finditer(text) if has(text, "19", "20") else ():
        before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() :]
        if not _DATE_OF_ACT.search(before) or _UNTIL.match(after):
            return True
    return False


NO_FINER = Question(
    "A3-14",
    "gegeven-niet-fijner-dan-nodig",
    Severity.WARNING,
    "gegevens",
    (avg("5.1.c"),),
    ask="Is elk gegeven zo grof als het doel toelaat: ja of nee in plaats van een score, een jaar "
    "in plaats van een datum?",
    why="Een verantwoording die maar een ja of nee nodig heeft, verantwoordt geen score of datum.",
    remedy="Deel het gegeven mee in de vorm die de verantwoording werkelijk nodig heeft.",
)


@rule(
    "A3-15",
    "opschriften-in-de-tabel-verschillen",
    Severity.HINT,
    "gegevens",
    PRACTICE,
    remedy="Gebruik in de hele tabel dezelfde opschriften.",
    wrong=words(
        "gegevens",
        _ARTICLE_3 + _KEPT + "\nGegeven 1: het niveau\n\nVerantwoording: het tarief verschilt.\n\n"
        "Gegeven 2: de periode\n\nVerantwoording proportionaliteit: de korting loopt even lang.",
    ),
    right=words(
        "gegevens",
        _ARTICLE_3 + _KEPT + "\nGegeven 1: het niveau\n\nVerantwoording: het tarief verschilt.\n\n"
        "Gegeven 2: de periode\n\nVerantwoording: de korting loopt even lang.",
    ),
)
def labels_differ(case: Case) -> Iterator[Hit]:
    """Rijen met verschillende opschriften doen de lezer zoeken naar een verschil dat er niet is."""
    kinds: dict[str, dict[str, list[Passage]]] = {}
    for passage in written(case, "gegevens"):
        match = _LABEL.match(passage.text)
        if match and (passage.kind == "cell" or match["mark"]):
            label = match["label"].casefold()
            kind = "gegeven" if label.endswith("gegeven") else "verantwoording"
            kinds.setdefault(kind, {}).setdefault(label, []).append(passage)
    for labels in kinds.values():
        if len(labels) < 2:
            continue
        most = max(labels, key=lambda label: len(labels[label]))
        for label, passages in labels.items():
            if label != most:
                told = passages[0].text[: len(label)]
                message = (
                    f"Het opschrift “{told}” staat naast “{labels[most][0].text[: len(most)]}”."
                )
                yield Hit(passages[0].path, message, told)


@rule(
    "A3-16",
    "gegeven-zonder-doeleinde",
    Severity.HINT,
    "gegevens",
    PRACTICE,
    avg("5.1.b"),
    remedy="Zeg bij elk gegeven voor welk doeleinde van artikel 2 het nodig is.",
    wrong=answers({"gegevens.items.3.doel": None}),
    right=answers({}),
)
def no_purpose_for_datum(case: Case) -> Iterator[Hit]:
    """Noemt artikel 2 verschillende doeleinden, dan is pas na te gaan of een gegeven nodig is als
    men weet voor welk. De hulptekst van het sjabloon vraagt dat; het decreet niet met zoveel
    woorden."""
    purposes = [
        part
        for row in case.protocol.rechtvaardiging.doeleinden
        for purpose in row.doelen
        for part in _AND_TO.split(purpose)
    ]
    items = printed_items(case)
    if len(purposes) < 2 or not items:
        return
    missing = [index for index, item in enumerate(items) if not item.doel]
    if is_written(case, "gegevens"):
        telling = _telling_words(purposes)
        missing = [
            at for at in missing if not _names_purpose(items[at].verantwoording or "", telling)
        ]
        if len(missing) * 3 <= len(items) * 2:
            return
    if missing:
        numbers = ", ".join(str(index + 1) for index in missing)
        message = (
            f"Artikel 2 noemt verschillende doeleinden; bij gegeven {numbers} staat niet voor welk."
        )
        yield Hit(case.place("gegevens", "items", missing[0], "doel"), message)


_NUMBERED = lazy(r"\bdoel(?:einden?|en)? (?:\d|[a-e]\))", re.I)
_AND_TO = lazy(r"\ben (?=(?:het|de) \w+en van\b)|\ben te (?=\w+en\b)")


def _telling_words(purposes: list[str]) -> list[set[str]]:
    """Of each purpose the beginnings of the words that tell it from the others."""
    stems = [_stems(purpose) for purpose in purposes]
    common = set.intersection(*stems)
    return [found - common for found in stems]


def _stems(text: str) -> set[str]:
    return {word[:7] for word in re.findall(r"\w{6,}", text.casefold())}


def _names_purpose(reason: str, telling: list[set[str]]) -> bool:
    """Whether a justification says for which of the purposes a datum is needed."""
    stems = _stems(reason)
    named = sum(bool(stems & words_) for words_ in telling)
    return 0 < named < len(telling) or bool(_NUMBERED.search(reason))
