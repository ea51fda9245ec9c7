"""Rules about the word “partijen”, and about names that the text says were replaced."""

from __future__ import annotations

from collections.abc import Iterator

from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.text.defined_names import official_names
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import begins_sentence, once, plain_words, whole_text

_RENAMED = lazy(
    r"(?i:de naam) “?(?P<old>[A-Z][\w ]{2,40}?)”? (?:werd |wordt |is )?"
    r"(?:vervangen door|gewijzigd in"
    r"|veranderd in)|(?:voorheen|het (?:voormalige|vroegere)|(?i:opvolger van)(?: het| de)?"
    r"|(?i:onder de naam|de naam)|heette(?:n)?(?: (?:dit|het|de|die|dat|zij|zijn|deze|nog|toen"
    r"|voordien|[a-z]{4,20}|[A-Z]\w+)){1,4}?)\s+“?"
    r"(?P<former>[A-Z]\w+(?: (?:en |van )?[A-Z]\w+)*)"
)
_NOT_TELLING = frozenset(
    ("agentschap", "departement", "dienst", "fonds", "vlaams", "vlaamse", "vlaanderen", "instituut")
)
_OLD_NAME = (
    *("de naam", "voorheen", "het voormalige", "het vroegere", "heette", "heetten"),
    *("opvolger van", "onder de naam"),
)
_IS_ADDRESS = lazy(r"@|://|www")
_ADDRESS = lazy(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s,;)]+")


@rule(
    "DOC-22",
    "adres-met-een-oude-naam",
    Severity.HINT,
    "context",
    PRACTICE,
    remedy="Kijk na of het adres nog werkt, en gebruik liever dat van de nieuwe naam.",
    wrong=words(
        "context",
        "C. De naam Schoolfonds is vervangen door ASV. Het bestand gaat naar data@schoolfonds.be.",
    ),
    right=words(
        "context",
        "C. De naam Schoolfonds is vervangen door ASV. Het bestand gaat naar data@asv.be.",
    ),
)
def address_of_old_name(case: Case) -> Iterator[Hit]:
    """De tekst zegt zelf dat een instantie van naam veranderde, maar gebruikt een e-mailadres of
    website van de oude naam. Zo'n adres kan verdwijnen."""
    old: set[str] = set()
    whole = whole_text(case)
    now = "".join(plain_words(" ".join(official_names(case))))
    for cue in _OLD_NAME:
        for at in whole.places(cue, small=True):
            if match := _RENAMED.match(whole.text[at : at + 100]):
                former = plain_words(match["old"] or match["former"])
                old.add("".join(former))
                if former[0] not in _NOT_TELLING and len(former[0]) > 5:
                    old.add(former[0])
    for passage in case.passages if old else ():
        for match in _ADDRESS.finditer(passage.text) if _IS_ADDRESS.search(passage.text) else ():
            host = "".join(plain_words(match[0].rpartition("@")[2]))
            if any(name in host for name in old if len(name) > 3 and name not in now):
                message = f"“{match[0]}” draagt een naam die volgens de tekst vervangen is."
                yield Hit(passage.path, message, match[0])


_TWO = lazy(
    r"\b(?:[Bb]eide (?:betrokken |contracterende )?(?:partijen|instanties)|de twee partijen)\b"
)


@rule(
    "DOC-29",
    "beide-partijen-bij-drie-of-meer",
    Severity.WARNING,
    "wens",
    PRACTICE,
    remedy="Schrijf “alle partijen”, of noem de twee die u bedoelt.",
    wrong=answers(
        {
            "partijen.items": [
                {"id": f"p{at}", "rol": rol, "soort": "lokaal bestuur", "officiele_naam": naam}
                for at, (rol, naam) in enumerate(
                    [("mededelend", "ASV"), ("ontvangend", "stad A"), ("ontvangend", "stad B")], 1
                )
            ],
            "recht.aanvulling": "Beide partijen kiezen woonplaats op hun zetel.",
        }
    ),
    right=answers({"recht.aanvulling": "Beide partijen kiezen woonplaats op hun zetel."}),
)
def both_of_three(case: Case) -> Iterator[Hit]:
    """Bij drie partijen is “beide partijen” niet uit te voeren: welke valt erbuiten?"""
    count = len(case.protocol.partijen.items or ())
    if count >= 3:
        yield from once(
            Hit(it.path, f"Er zijn {count} partijen, en de tekst zegt “{match[0]}”.", match[0])
            for it in case.passages
            if (it.step, it.kind) != ("aanhef", "item")  # the list of changes tells of before
            for match in _TWO.finditer(it.text)
        )


_CAPITAL = lazy(r"\bPartij(?:en)?\b")
_SMALL = lazy(r"\b(?:[Dd]e|alle|elke|andere|beide|tussen) partij(?:en)?\b")
_DEFINES = lazy(r"[“\"'‘](?:de |het |een |elke )?(?P<name>[Pp]artij(?:en)?)[”\"'’]")


@rule(
    "DOC-34",
    "partijen-met-en-zonder-hoofdletter",
    Severity.HINT,
    "partijen",
    PRACTICE,
    remedy="Schrijf het woord overal zoals het in het partijenblok is ingevoerd.",
    wrong=words(
        "recht", "### Artikel 11: Recht\n\nEen geschil wordt door alle Partijen besproken."
    ),
    right=words("recht", "### Artikel 11: Recht\n\nPartijen bespreken een geschil."),
)
def parties_capital(case: Case) -> Iterator[Hit]:
    """“Partijen” is een begrip dat het partijenblok invoert. Met en zonder hoofdletter lijken het
    er twee."""
    text = case.text("partijen") if case.has_own_text("partijen") else ""
    defined = _DEFINES.search(text)
    if defined and defined["name"][0] == "P":
        pattern, told = _SMALL, "Partijen"
    else:
        pattern, told = _CAPITAL, "partijen"
    yield from once(
        Hit(it.path, f"“{match[0]}” is in het partijenblok ingevoerd als “{told}”.", match[0])
        for it in case.passages
        if "artij" in it.text and it.kind != "heading" and it.step not in ("partijen", "aanhef")
        for match in pattern.finditer(it.text)
        if pattern is _SMALL or not begins_sentence(it.text, match.start())
    )
