"""Rules about further use in article 2: why the new purpose agrees with the first one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import Certainty, Source, avg, egov
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.legal_words import (
    about_grounds,
    grounds_place,
    has,
    is_answered,
)
from protowiz.rules.words.patterns import lazy

RESEARCH = Source("AVG art. 89.1; wet van 30 juli 2018 art. 186 e.v.", Certainty.RECALLED)
_COMPATIBLE = lazy(r"\bverenigbaar\b(?: met (?:de |het |die |dat )?\w+)?", re.I)
_OTHER_WAY = lazy(
    r"\bonverenigbaar|\bverder(?:e)? (?:te )?verwerk|\b(?:het|de)?zelfde doel"
    r"|\bdoel\w* (?:blijft|is|zijn) (?:het|de)zelfde|\b5[., ]+1[., (]+b"
    r"|\b(?:wetenschappelijk|statistisch|historisch)e? (?:onderzoek|doel)|\buitdrukkelijk"
    r"|\bander(?:e)? doel",
    re.I,
)
_FACTORS = (
    (
        "het verband",
        lazy(
            r"\bverband\b|\bgezien\b|\baangezien\b|\bomdat\b|\bhetzelfde\b|\bbeide\b"
            r"|\bzowel\b|\bin het verlengde\b",
            re.I,
        ),
    ),
    (
        "het kader van de inzameling",
        lazy(
            r"\bkader van de (?:in|ver)zameling|\bkader\s*:|\bverwacht|\bverne(?:emt|men|amen)\b"
            r"|\bop de hoogte\b"
            r"|\bweten\b|\bweet\b|\bverhouding\b|\bzich zelf\b|\bzelf (?:in|aan)ge|\bgeïnformeerd"
            r"|\b(?:in|ver)gelicht\b|\bingelicht\b|\bgewezen op\b|\bkennis (?:te hebben )?genomen\b"
            r"|\bvraagt\b.{0,40}\bzelf\b|\bkader waarin\b|\bin opdracht van\b",
            re.I,
        ),
    ),
    (
        "de aard van de gegevens",
        lazy(
            r"\baard\b|\bgevoelig|\bbijzondere categorie|\bgezondheidsgegeven|\bartikel 9\b"
            r"|\bgaat (?:alleen |enkel |louter )?om gegevens over\b|\bprivéleven\b"
            r"|\bzuiver administratie",
            re.I,
        ),
    ),
    (
        "de gevolgen",
        lazy(
            r"\bgevolg(?:en)?\b|\bvoordel|\bnadel|\bimpact\b|\bin het voordeel\b"
            r"|\bvoor (?:de|elke) (?:betrokkene|burger)\w* (?:verandert|is|heeft|betekent)\b"
            r"|\bbijkomende\b.{0,60}\b(?:toeslag|premie|tegemoetkoming|korting)",
            re.I,
        ),
    ),
    (
        "de waarborgen",
        lazy(
            r"\bwaarborg|\bversleutel|\bpseudonim|\bgepseudonim|\bbeveilig|\bbeperkt tot\b"
            r"|\buitgesloten\b"
            r"|\bgelogd\b|\bafgeschermd|\benkel toegankelijk|\banoniem"
            r"|\bziet geen\b|\bkrijgt geen\b|\bgeeft\b.{0,40}\bgeen gegevens door\b",
            re.I,
        ),
    ),
)
_FOR_RESEARCH = lazy(
    r"\b(?:wetenschappelijk|statistisch|historisch)e? (?:onderzoek|doeleinden?)|\bvoor statistiek",
    re.I,
)
_NAMELESS = lazy(r"\banoni|\bpseudonim|\bgepseudonim|\bgeanonim|\bgecodeerd", re.I)
_SMALL_GROUPS = lazy(
    r"\bminder dan\b|\bkleine (?:cel|aantal|groep)|\bherleid|\bgeaggregeerd|\bk-anon"
    r"|\bcel(?:len)?\b|\bkleiner dan\b|\b(?:groep\w*|aantal\w*|categorie\w*|resulta\w+|cijfers)\b"
    r".{0,60}\b(?:ten minste|tenminste|minstens|minimaal|minimum|meer dan|vanaf)\b"
    r"|\b(?:minimale|minimum) (?:\w+)?grootte|\bdrempel|\bonthullings"
    r"|\bsmall cell",
    re.I,
)
_ARTICLE_2 = "### Artikel 2: Rechtvaardigingsgronden\n\n"


@rule(
    "A2-08",
    "verenigbaarheid-niet-uitgelegd",
    Severity.WARNING,
    "rechtvaardiging",
    egov("8, § 1, 11°"),
    avg("6.4"),
    remedy="Bespreek het verband, het kader, de aard van de gegevens, de gevolgen, de waarborgen.",
    wrong=words(
        "rechtvaardiging",
        _ARTICLE_2 + "Het doel van de stad is verenigbaar met dat van ASV, gezien haar opdracht.",
    ),
    right=words(
        "rechtvaardiging",
        _ARTICLE_2 + "Het doel van de stad is verenigbaar met dat van ASV. Verband: beide verlagen "
        "de schoolkosten. Kader: ouders verwachten de korting. Aard: er zijn geen gevoelige "
        "gegevens bij. Gevolgen: het kind krijgt een voordeel. Waarborgen: alles is versleuteld.",
    ),
)
def compatibility_unexplained(case: Case) -> Iterator[Hit]:
    """Het decreet vraagt de analyse van de verenigbaarheid, en artikel 6.4 AVG noemt vijf factoren.
    Wie alleen zegt dat het verenigbaar is, heeft niets onderzocht."""
    passages = about_grounds(case)
    for at, passage in enumerate(passages):
        if passage.kind == "heading" or "erenigbaar" not in passage.text:
            continue
        match = _COMPATIBLE.search(passage.text)
        if match is None:
            continue
        scope = "\n".join(it.text for it in _until_heading(passages[at:]))
        missing = [name for name, factor in _FACTORS if not factor.search(scope)]
        if missing:
            lacking = ", ".join(missing)
            message = f"“{match[0].strip()}”: in de uitleg is niets te vinden over {lacking}."
            yield Hit(passage.path, message, match[0].strip())
        return
    if passages and not any(_OTHER_WAY.search(passage.text) for passage in passages):
        message = "Nergens staat waarom het nieuwe gebruik verenigbaar is met het oorspronkelijke."
        yield Hit(grounds_place(case), message)


def _until_heading(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """The passages up to the next heading or the next step."""
    for passage in passages:
        if passage.kind == "heading" or passage.step != passages[0].step:
            return
        yield passage


@rule(
    "A2-09",
    "onderzoek-zonder-waarborgen",
    Severity.WARNING,
    "rechtvaardiging",
    avg("5.1.b"),
    RESEARCH,
    remedy="Zeg of anonieme gegevens volstaan, wie pseudonimiseert en wat kleine groepen verbergt.",
    wrong=answers(
        {
            "rechtvaardiging.verder_gebruik": [
                {
                    "partij": "p2",
                    "wijze": "onderzoek",
                    "waarborgen_onderzoek": "De stad is discreet.",
                }
            ]
        }
    ),
    right=answers(
        {
            "rechtvaardiging.verder_gebruik": [
                {
                    "partij": "p2",
                    "wijze": "onderzoek",
                    "waarborgen_onderzoek": "De stad krijgt gepseudonimiseerde gegevens en maakt "
                    "geen cijfers bekend over minder dan vijf kinderen.",
                }
            ]
        }
    ),
)
def research_without_safeguards(case: Case) -> Iterator[Hit]:
    """Onderzoek en statistiek gelden als verenigbaar met het eerste doel, maar alleen met
    waarborgen: anoniem als het kan, anders met pseudoniemen, en zonder kleine groepen te tonen."""
    for index, use in enumerate(case.protocol.rechtvaardiging.verder_gebruik):
        text = use.waarborgen_onderzoek or ""
        if is_answered(case, "rechtvaardiging") and use.wijze == "onderzoek" and text.strip():
            path = case.place("rechtvaardiging", "verder_gebruik", index, "waarborgen_onderzoek")
            yield from _safeguards(path, text, "")
    for passage in about_grounds(case):
        if passage.kind == "heading" or not has(passage.text, "nverenigbaar", "erder"):
            continue
        if match := _FOR_RESEARCH.search(passage.text):
            scope = case.text("context", "rechtvaardiging", "gegevens", "beveiliging")
            yield from _safeguards(passage.path, scope, match[0])
            return


def _safeguards(path: tuple[str | int, ...], text: str, told: str) -> Iterator[Hit]:
    missing = []
    if not _NAMELESS.search(text):
        missing.append("anonieme of gepseudonimiseerde gegevens")
    if not _SMALL_GROUPS.search(text):
        missing.append("kleine groepen in de resultaten")
    if missing:
        yield Hit(path, f"De waarborgen zeggen niets over {' en '.join(missing)}.", told)
