"""Rules about the data protection impact assessment that article 6 tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import Certainty, Source, avg
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Question, Severity, answers, rule, words
from protowiz.rules.words.dates import dates_in
from protowiz.rules.words.party_names import sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import short

STEP = "beveiliging"
_LIST = Source("lijst O/2020/01 van de VTC", Certainty.SECOND_HAND)
_TOLD = lazy(r"\bDPIA\b|\bGEB\b|effectbeoordeling|impact assessment", re.IGNORECASE)
_NOT_NEEDED = lazy(
    r"\b(?:niet|geen|evenmin)\b.{0,40}\b(?:vereist|nodig|verplicht|uitgevoerd|noodzakelijk"
    r"|opgemaakt)"
    r"|\b(?:vereist|nodig|verplicht)\b.{0,20}\bniet\b|\bgeen (?:DPIA|GEB|\w*effectbeoordeling)",
    re.IGNORECASE,
)
_NOT_SO = lazy(r"\s*(?:Dat|Dit) (?:is|was|bleek) (?:hier )?niet (?:het geval|zo|nodig)", re.I)
_BECAUSE = lazy(
    r"\b(?:omdat|doordat|aangezien|want|wegens|gelet op|gezien|daar|vermits|op grond van)\b|:", re.I
)
_RESULT = lazy(
    r"\bconclu\w+|\bbesl(?:uit|uiten|oot|oten)\b|\bresultaat|\buitkomst|\bbl(?:ijkt|eek|eken)\b"
    r"|\b(?:rest)?risico(?:'s|’s)?\b.{0,80}\b(?:laag|lage|beperkt|aanvaardbaar|klein|hoog|hoge"
    r"|rest\w*)"
    r"|\b(?:laag|geen hoog|beperkt|aanvaardbaar) (?:rest)?risico|\b(?:overblijv|resterend)\w*",
    re.IGNORECASE,
)
_ENDS = lazy(r"[.;:!?]\W*$|.{80}")
_KOP = "### Artikel 6: Beveiliging\n\nDe stad logt wie wat raadpleegt, wanneer en waarom. "


def _may_tell(text: str) -> bool:
    """Whether a text is worth a closer look: much faster than the pattern."""
    return "DPIA" in text or "GEB" in text or "ffect" in text or "mpact" in text


def _statement(case: Case) -> list[Passage]:
    """The passage that tells of the assessment, with the list that it leads to."""
    for step in (STEP, *(key for key in case.steps if key != STEP)):
        passages = case.of(step)
        for at, passage in enumerate(passages):
            if _may_tell(passage.text) and _TOLD.search(passage.text):
                is_heading = passage.kind == "heading" or not _ENDS.search(passage.text)
                if is_heading and len(passages) > at + 1:
                    return [passages[at + 1]]
                rest = []
                for following in passages[at + 1 :]:
                    if following.kind not in ("item", "note"):
                        break
                    rest.append(following)
                return [passage, *(rest if passage.text.rstrip().endswith(":") else ())]
    return []


@rule(
    "A6-05",
    "effectbeoordeling-onvolledig",
    Severity.WARNING,
    STEP,
    avg("35"),
    _LIST,
    remedy="Zeg of een effectbeoordeling nodig is en waarom; is ze nodig, noem dan ook de datum, "
    "het "
    "resultaat en wie ze maakte.",
    wrong=words(STEP, _KOP + "Een DPIA is vereist omdat het om veel kinderen gaat."),
    right=words(
        STEP,
        _KOP + "Een DPIA was vereist omdat het om veel kinderen gaat. De stad rondde ze af op "
        "3 maart 2026 en besloot dat het risico aanvaardbaar is.",
    ),
)
def impact_assessment_incomplete(case: Case) -> Iterator[Hit]:
    """Bij een waarschijnlijk hoog risico moet er voor de verwerking een effectbeoordeling zijn. Wie
    het protocol leest, moet kunnen nagaan of daaraan gedacht is en wat eruit kwam."""
    if not case.has_own_text(STEP):
        return
    told = _statement(case)
    if not told:
        yield Hit(
            case.place(STEP), "Het protocol zegt niet of een effectbeoordeling (DPIA) nodig is."
        )
        return
    text = " ".join(passage.text for passage in told)
    said = sentences(told[0].text)
    sentence = next((it for it in said if _TOLD.search(it)), said[0])
    words_ = short(sentence, 80)
    if "ijlage" in sentence:
        return
    after = text[text.find(sentence) + len(sentence) :]
    if _NOT_NEEDED.search(sentence) or _NOT_SO.match(after):
        if not _BECAUSE.search(text) and text.rstrip(".").endswith(sentence.rstrip(".")):
            yield Hit(told[0].path, "Waarom is er geen effectbeoordeling nodig?", words_)
        return
    missing = [
        what
        for what, is_there in (
            ("de datum", bool(dates_in(text))),
            ("het resultaat", bool(_RESULT.search(text))),
        )
        if not is_there
    ]
    if missing:
        yield Hit(
            told[0].path,
            f"De tekst noemt een effectbeoordeling, zonder {' en '.join(missing)} ervan.",
            words_,
        )


_NO_SENSITIVE = lazy(
    r"\bgeen (?:enkele )?(?:gevoelige|bijzondere|medische|gezondheids\w*|strafrechtelijke)\b"
    r"[\w ]{0,40}",
    re.IGNORECASE,
)


@rule(
    "A6-13",
    "beveiliging-ontkent-gevoelige-gegevens",
    Severity.WARNING,
    STEP,
    avg("32"),
    avg("35"),
    remedy="Stem de tekst van artikel 6 af op de gegevens die artikel 3 opsomt.",
    wrong=answers(
        {
            "gegevens.items.0.categorie": "artikel 9",
            "beveiliging.dpia_reden": "De mededeling bevat geen gevoelige gegevens.",
        }
    ),
    right=answers({"beveiliging.dpia_reden": "De mededeling bevat geen gevoelige gegevens."}),
)
def security_denies_sensitive_data(case: Case) -> Iterator[Hit]:
    """De afweging van het risico rust op de gegevens. Wie ze in artikel 6 minder gevoelig voorstelt
    dan in artikel 3, kiest te lichte maatregelen."""
    if not any(
        row.categorie in ("artikel 9", "artikel 10") for row in case.protocol.gegevens.items
    ):
        return
    for passage in case.of(STEP):
        if match := _NO_SENSITIVE.search(passage.text):
            told = match[0].strip()
            yield Hit(passage.path, f"“{told}”, maar artikel 3 somt bijzondere gegevens op.", told)


measures_fit_the_data = Question(
    "A6-11",
    "maatregelen-passen-bij-de-gegevens",
    Severity.WARNING,
    STEP,
    (avg("32"), avg("35")),
    ask=(
        "Gaan de maatregelen en de effectbeoordeling uit van alle gegevens van artikel 3, ook van "
        "de "
        "gevoeligste?"
    ),
    why=(
        "De afweging van het risico rust op de gegevens. Beschrijft artikel 6 minder gegevens dan "
        "artikel 3, dan zijn de maatregelen te licht."
    ),
    remedy="Noem in artikel 6 dezelfde gegevens als in artikel 3 en kijk de maatregelen opnieuw "
    "na.",
    applies=lambda case: case.prints(STEP),
)
