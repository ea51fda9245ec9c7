"""Rules about special categories of data in articles 2 and 3: AVG 9 and 10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import Certainty, Source, avg
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.legal_words import (
    ACT,
    avg_citations,
    has,
    is_answered,
    is_denied,
    is_written,
    plain,
    sentences,
    written,
)
from protowiz.rules.words.patterns import lazy

NATIONAL = Source("wet van 30 juli 2018 art. 9", Certainty.RECALLED)
SPECIAL_WORDS = lazy(
    r"\b(?:chronisch\w*|ziek(?:e|en|te|tes|ten)?|\w*ziekten?|gehandicapt\w*|\w*handicap(?:s)?"
    r"|invaliditeit\w*|invaliden?|arbeidsongeschikt\w*|(?:arbeids|functie)beperking\w*"
    r"|zorg(?:toeslag|graad|zwaarte|budget|behoe\w+)"
    r"|medische?\b|diagnos\w+|aandoening\w*|pijlers? [1-3]\b|type 5\b|TOAH|POAH|IVT|I\.V\.T\.?"
    r"|integratietegemoetkoming\w*|inkomens ?vervangende tegemoetkoming\w*|zwanger\w*|psychi\w+"
    r"|verslav\w+|vaccin\w*|letsels?|patiënt\w*|gezondheids(?:toestand|proble\w+|gegeven\w*)"
    r"|hospitalis\w+|ziekenhuisopname\w*"
    r"|bloedgroep\w*|dementie|autisme|rolstoel\w*"
    r"|strafbaar|strafbare|straf(?:register|blad|rechtelijk\w*)|veroorde(?:eld\w*|ling\w*)"
    r"|processen-verbaal|proces-verbaal (?:van (?:vaststelling|overtreding)|over)|gedetineerd\w*"
    r"|vakbond\w*|syndica\w*|geloof|geloofs\w+|godsdienst\w*|levensbeschouw\w+|etnisch\w*"
    r"|ras(?:kenmerk\w*)?|biometri\w+|vingerafdruk\w*|gezichtsherkenning\w*|genetisch\w*"
    r"|DNA(?:-\w+)?|seksue\w+|politieke (?:voorkeur|opvatting\w*|overtuiging\w*))\b",
    re.I,
)
"""Words that point to a datum of AVG 9 or 10; which data they are is for the user to judge."""
# fmt: off
_STEMS = (
    "chronisch", "ziek", "handicap", "invalid", "ongeschikt", "beperking", "zorgt", "zorgg",
    "zorgz", "zorgb", "medisch", "diagnos", "aandoening", "pijler", "type", "toah", "poah", "ivt",
    "i.v.t", "integratieteg", "inkomens", "zwanger", "psychi", "verslav", "vaccin", "letsel",
    "patiënt", "gezondheid", "hospital", "bloedgroep", "dementie", "autisme", "rolstoel", "straf",
    "veroorde", "verbaal", "gedetin", "vakbond", "syndica", "gelo", "godsdienst", "levensb",
    "etnisch", "ras", "biometri", "vingeraf", "gezichtsh", "genetisch", "dna", "seksue",
    "politiek",
)
# fmt: on
_SPECIAL = lazy(
    r"\bbijzondere categorie|\bgezondheidsgegeven|\bgegevens? over (?:de |zijn |hun )?gezondheid"
    r"|\bgevoelige (?:persoons)?gegevens|\bstrafrechtelijke gegevens|\bgerechtelijke gegevens",
    re.I,
)
_SPECIAL_HINTS = (
    "ijzondere",
    "rtikel 9",
    "rtikel 10",
    "rtikelen 9",
    "rt. 9",
    "rt. 10",
    "ezondheid",
    "evoelige",
    "trafrecht",
    "erechtelijke",
)
_CRIMINAL = lazy(r"\bartikel(?:en)? 10\b|\bstrafbare feiten|\bstrafrechtelijke", re.I)
_NINE_OR_TEN = lazy(r"\b9\b.{0,40}?\b10\b|\bartikel(?:en)? (?:9|10)\b", re.I)
_AND_OR = lazy(r"\bartikel(?:en)? 9,? ?(?:en/of|of|en of) (?:artikel )?10\b", re.I)
_THE_OTHERS = lazy(r"\b(?:andere|overige) gegevens\b", re.I)
_PASSED_ON = lazy(r"\bmee(?:ge)?de+l|\bstatuut\b|\bblijkt\b|\baf te leiden\b|\bweergegeven", re.I)
_GOES_ON = lazy(r"(?:Dat|Die|Deze|Dit|Ze|Zij|Het|Hij)\b")
_SHORT = 15
"""How many words a cell or an item has at most that tells of a datum and does not explain it."""
_LABELLED = lazy(r"(?:persoons)?gegevens?\b[^:]{0,12}:", re.I)
_NEEDS_LAW = "bghij"
_STEPS = ("rechtvaardiging", "gegevens")
_ARTICLE_3 = "### Artikel 3: De persoonsgegevens\n\n"


def speaks_of_special(sentence: str) -> bool:
    """Whether a sentence is about the special categories of AVG 9 or 10."""
    if _SPECIAL.search(sentence):
        return True
    return bool(_NINE_OR_TEN.search(sentence)) and any(
        it.article in (9, 10) for it in avg_citations(sentence)
    )


def _statements(case: Case) -> Iterator[tuple[Passage, str, bool]]:
    """What the written text says about special categories, and whether it says there are none."""
    for passage in written(case, *_STEPS):
        if passage.kind == "heading" or not has(passage.text, *_SPECIAL_HINTS):
            continue
        for sentence in sentences(passage.text):
            if speaks_of_special(sentence):
                yield passage, sentence, is_denied(sentence)


@rule(
    "A2-10",
    "bijzondere-categorie-zonder-grond",
    Severity.ERROR,
    "gegevens",
    avg("9.2 en 10"),
    NATIONAL,
    remedy="Noem de uitzondering van artikel 9, lid 2, AVG en de norm waarop ze steunt.",
    wrong=words(
        "gegevens",
        _ARTICLE_3 + "Gegeven 2 is een gezondheidsgegeven als vermeld in artikel 9 AVG.\n\n"
        "Gegeven 1: het INSZ-nummer\n\nGegeven 2: de erkenning",
    ),
    right=words(
        "gegevens",
        _ARTICLE_3 + "Gegeven 2 is een gezondheidsgegeven. De stad mag het verwerken volgens "
        "artikel 9, lid 2, g), AVG en artikel 4 van het reglement schoolbonus.\n\n"
        "Gegeven 1: het INSZ-nummer\n\nGegeven 2: de erkenning",
    ),
)
def special_without_ground(case: Case) -> Iterator[Hit]:
    """Bijzondere categorieën verwerken is verboden, behalve in de gevallen van artikel 9, lid 2,
    AVG. De meeste daarvan gelden alleen als een norm het toestaat. Gegevens over strafbare feiten
    (artikel 10 AVG) hebben altijd een norm nodig."""
    if is_answered(case, "gegevens"):
        for index, item in enumerate(case.protocol.gegevens.items):
            norm = item.norm_bijzonder or ""
            if item.categorie != "gewoon" and norm and not ACT.search(norm):
                path = case.place("gegevens", "items", index, "norm_bijzonder")
                yield Hit(path, f"“{norm}” is geen norm naast de AVG.", norm)
    told = [it for it in _statements(case) if not it[2]]
    if not told:
        return
    scope = "\n".join(passage.text for passage in written(case, *_STEPS))
    exceptions = [it for it in avg_citations(scope) if it.point == "9.2" and it.letter]
    for passage, sentence, _ in told:
        if _CRIMINAL.search(sentence) and "9" not in sentence:
            if not ACT.search(passage.text):
                yield _without(passage, sentence, "geen norm die dat toestaat")
        elif not exceptions:
            yield _without(passage, sentence, "geen uitzondering van artikel 9, lid 2, AVG")
            return
    yield from _exceptions_without_norm(case)


def _exceptions_without_norm(case: Case) -> Iterator[Hit]:
    """The exceptions that need a law, where no act stands beside them."""
    for passage in written(case, *_STEPS):
        if not has(passage.text, "9.2", "9, ", "9 (", "9 l"):
            continue
        parts = sentences(passage.text)
        for at, sentence in enumerate(parts):
            for cited in avg_citations(sentence):
                if cited.point != "9.2" or not cited.letter or cited.letter not in _NEEDS_LAW:
                    continue
                follows = parts[at + 1] if at + 1 < len(parts) else ""
                goes_on = _GOES_ON.match(follows) and ACT.search(follows)
                if not ACT.search(sentence) and not goes_on:
                    message = f"Bij “{cited.words}” staat geen norm die dat toestaat."
                    yield Hit(passage.path, message, cited.words)


def _without(passage: Passage, sentence: str, what: str) -> Hit:
    match = _SPECIAL.search(sentence) or _NINE_OR_TEN.search(sentence)
    told = match[0] if match else ""
    return Hit(passage.path, f"Bij de bijzondere gegevens (“{told}”) staat {what}.", told)


@rule(
    "A3-03",
    "bijzondere-categorie-ontkend",
    Severity.ERROR,
    "gegevens",
    avg("9 en 10"),
    remedy="Duid het gegeven aan als bijzondere categorie, of zeg waarom het dat niet is.",
    wrong=answers({"gegevens.items.3.omschrijving": "Of het kind een handicap heeft (ja of nee)."}),
    right=answers(
        {
            "gegevens.items.3.omschrijving": "Of het kind een handicap heeft (ja of nee).",
            "gegevens.items.3.categorie": "artikel 9",
            "gegevens.items.3.uitzondering": "9.2.g",
            "gegevens.items.3.norm_bijzonder": "artikel 9 van het schooltoelagedecreet",
        }
    ),
)
def special_denied(case: Case) -> Iterator[Hit]:
    """Een gegeven over gezondheid, handicap, overtuiging of strafbare feiten is een bijzonder
    gegeven, ook als het er maar uit af te leiden is. Wie dat ontkent, verwerkt het zonder grond.
    Of een woord werkelijk op zo'n gegeven wijst, beslist wie het gegeven kent."""
    if is_answered(case, "gegevens"):
        for index, item in enumerate(case.protocol.gegevens.items):
            if item.categorie != "gewoon":
                continue
            for told in (item.omschrijving or "", *item.onderdelen):
                if word := _points_to_special(told):
                    path = case.place("gegevens", "items", index, "categorie")
                    yield Hit(path, _unmarked(word), word)
                    break
        return
    if not is_written(case, "gegevens"):
        return
    statements = list(_statements(case))
    if any(not denied for _, _, denied in statements):
        return
    rows = list(_special_rows(case))
    for passage, sentence, _ in statements:
        if rows and not _THE_OTHERS.search(sentence):
            named = ", ".join(dict.fromkeys(word for _, word in rows))
            message = f"De tekst ontkent bijzondere gegevens, maar artikel 3 noemt: {named}."
            yield Hit(passage.path, message, sentence.strip())
    for passage, word in rows:
        yield Hit(passage.path, _unmarked(word), word)


def _unmarked(word: str) -> str:
    return f"“{word}” wijst op een bijzonder gegeven, maar dat staat er niet bij."


def _may_point(text: str) -> bool:
    """Whether one of the special words may stand in a text."""
    return has(text.casefold(), *_STEMS)


def _points_to_special(text: str) -> str:
    """The word in a text that points to a special category; empty without one."""
    for sentence in sentences(text) if _may_point(text) else ():
        match = SPECIAL_WORDS.search(sentence)
        if match and not is_denied(sentence):
            return match[0]
    return ""


def _special_rows(case: Case) -> Iterator[tuple[Passage, str]]:
    """The passages of article 3 that tell of a datum of a special category, and the word for it."""
    data = [plain(item.omschrijving or "") for item in case.protocol.gegevens.items]
    lines = [plain(line) for item in case.protocol.gegevens.items for line in item.onderdelen]
    for passage in case.of("gegevens"):
        if passage.kind == "heading" or not _may_point(passage.text):
            continue
        text = plain(passage.text)
        is_datum = any(told and (told in text or text in told) for told in (*data, *lines))
        for sentence in sentences(passage.text):
            match = SPECIAL_WORDS.search(sentence)
            if match is None or is_denied(sentence) or speaks_of_special(sentence):
                continue
            named = passage.kind in ("cell", "item") and len(sentence.split()) <= _SHORT
            named = named or bool(_LABELLED.match(sentence))
            if is_datum or named or (passage.kind == "cell" and _PASSED_ON.search(sentence)):
                yield passage, match[0]
                break


@rule(
    "A3-04",
    "artikel-9-en-of-10",
    Severity.WARNING,
    "gegevens",
    avg("9 en 10"),
    remedy="Zeg of het artikel 9 of artikel 10 AVG is, en bij welke gegevens.",
    wrong=words(
        "gegevens",
        _ARTICLE_3 + "Er zijn ook gegevens bij van artikel 9 en/of 10 AVG.",
    ),
    right=words(
        "gegevens",
        _ARTICLE_3 + "Gegeven 3 is een gezondheidsgegeven als vermeld in artikel 9 AVG; de stad "
        "verwerkt het volgens artikel 9.2.g AVG en artikel 4 van het reglement schoolbonus.",
    ),
)
def nine_or_ten(case: Case) -> Iterator[Hit]:
    """Artikel 9 (zoals gezondheid) en artikel 10 AVG (strafbare feiten) hebben andere voorwaarden.
    Wie ze samen noemt, laat open welke gelden. In een ontkenning is het geen probleem."""
    for passage, sentence, denied in _statements(case):
        match = _AND_OR.search(sentence)
        if match and not denied:
            yield Hit(passage.path, f"“{match[0]}” laat open welk van beide geldt.", match[0])
