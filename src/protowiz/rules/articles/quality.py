"""Rules about article 7: what is done about mistakes, and the authentic source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.sources import egov, national_register
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.text.drafting import VTC
from protowiz.rules.words.party_names import sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import NUMBERS, TERM, UNITS, body, every, says

STEP = "kwaliteit"
_KOP = "### Artikel 7: Kwaliteit\n\n"

_WITHIN = lazy(
    rf"\b(?:binnen|na|uiterlijk|ten laatste|hoogstens|maximaal)(?: (?:na|binnen|op))? {TERM}"
    r"|\bredelijke termijn\b|\b(?:binnen de week|binnen de maand)\b|\bdezelfde dag\b"
    r"|\b(?:eerst)?volgende? \w*(?:bestand|mededeling|uittreksel|levering)\w*|\b\d+ uur\b",
    re.IGNORECASE,
)
_TWICE = lazy(
    rf"\bbinnen (?:{TERM}|(?:een |de )?redelijke termijn)"
    rf"(?:\s*[,(/]\s*|\s+)(?:(?:of|en|dan wel|c\.q\.)\s+)?"
    rf"(?:binnen\s+)?(?:(?:{NUMBERS}) (?:{UNITS})\b|(?:een )?redelijke termijn)",
    re.IGNORECASE,
)
_SPELLED = lazy(rf"\b({NUMBERS}) \((\d{{1,3}})\) (?:{UNITS})\b", re.IGNORECASE)
_VALUE = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14, "vijftien": 15,
    "twintig": 20, "dertig": 30,
}  # fmt: skip
_ABOUT_MISTAKES = lazy(
    r"\bonderzo\w+|\bnagaan|\bgaa(?:t|n)\b|\bverbeter\w*|\bmaatregelen\b|\bcontrol\w+|\brecht\b"
    r"|\bfout\w*|\bonjuist\w*|\bcorr\w+",
    re.IGNORECASE,
)
_NO_TERM = lazy(
    r"\b(?:zo (?:snel|spoedig|vlug) mogelijk|te gepasten tijde|tijdig|later|nog te bepalen)\b", re.I
)


@rule(
    "A7-01",
    "termijn-voor-verbetering-onduidelijk",
    Severity.ERROR,
    STEP,
    egov("8, § 1, 12°"),
    remedy="Geef één termijn om een melding te onderzoeken en één om een fout te verbeteren.",
    wrong=words(STEP, _KOP + "ASV onderzoekt een fout binnen een maand of binnen dertig dagen."),
    right=words(
        STEP, _KOP + "ASV onderzoekt een fout binnen een maand en verbetert ze binnen dertig dagen."
    ),
)
def terms_unclear(case: Case) -> Iterator[Hit]:
    """Afspraken over de kwaliteit zijn een verplicht element. Zonder termijn, of met twee die
    elkaar tegenspreken, blijft een fout in beide bestanden staan."""
    passages = body(case, STEP)
    for passage, match in every(passages, _TWICE, "binnen"):
        yield Hit(
            passage.path,
            f"“{match[0]}”: dat zijn twee termijnen; welke geldt, staat er niet.",
            match[0],
        )
    for passage, match in every(passages, _SPELLED, " ("):
        value = _VALUE.get(match[1].lower())
        if value is not None and value != int(match[2]):
            yield Hit(passage.path, f"“{match[0]}”: het woord en het cijfer verschillen.", match[0])
    if case.has_own_text(STEP):
        if not says(passages, _WITHIN) and says(passages, _ABOUT_MISTAKES):
            yield Hit(
                case.place(STEP),
                "Artikel 7 geeft geen termijn om een fout te onderzoeken en te verbeteren.",
            )
        return
    for name in ("termijn_onderzoek", "termijn_verbetering"):
        term = getattr(case.protocol.kwaliteit, name)
        if term and case.prints(STEP) and _NO_TERM.search(term):
            yield Hit((STEP, name), f"“{term}” is geen termijn.", term)


_AUTHENTIC = lazy(r"\bauthentieke (?:gegevens)?bron(?:nen)?\b", re.IGNORECASE)
_REGISTER = lazy(
    r"\bINSZ\b|\brijksregister\w*|\bKSZ\b|\bkruispuntbank\w*"
    r"|\bidentificatienummer van de sociale zekerheid",
    re.IGNORECASE,
)
_RULES_OF_ACCESS = lazy(
    r"\bauthentiek\w*|\bmachtig\w*|\bgemachtigd\w*|\bberaadslaging\w*|\bbeslissing\b"
    r"|\brijksregister"
    r"|\bKSZ\b|\bkruispuntbank|\btoegang tot de bron|\b(?:INSZ|identificatienummer)\b",
    re.IGNORECASE,
)
_SAYS_WHICH = ("context", "rechtvaardiging", "gegevens")
_STEMS = ("INSZ", "ijksregister", "KSZ", "ruispuntbank", "sociale zekerheid")
_WITHOUT = lazy(r"\b(?:geen|niet|zonder)\b", re.IGNORECASE)


def _source(case: Case, pattern: re.Pattern[str], *stems: str) -> str:
    """The words by which the text says that the data come from a source; "" if it does not."""
    for passage in case.of(*_SAYS_WHICH):
        if any(stem in passage.text for stem in stems):
            for sentence in sentences(passage.text):
                told = pattern.search(sentence)
                if told and not _WITHOUT.search(sentence):
                    return told[0]
    return ""


@rule(
    "A7-02",
    "toegang-tot-de-bron-niet-geregeld",
    Severity.WARNING,
    STEP,
    egov("8, § 1, 12°"),
    national_register("8, § 1"),
    remedy="Noem de authentieke bron en de regels of de machtiging waarmee de gegevens er gehaald "
    "en "
    "gebruikt worden; zeg het ook als er geen authentieke bron is.",
    wrong=words(STEP, _KOP + "ASV onderzoekt een fout binnen een maand en verbetert ze meteen."),
    right=words(
        STEP,
        _KOP
        + "ASV onderzoekt een fout binnen een maand. De gegevens komen uit de authentieke bron "
        "van artikel 21; de toegang steunt op artikel 22.",
    ),
)
def access_to_the_source_not_ruled(case: Case) -> Iterator[Hit]:
    """Komen de gegevens uit een authentieke bron, het Rijksregister of de Kruispuntbank, dan moet
    het protocol de regels voor de toegang eerbiedigen. Dat hoort bij het verplichte element over de
    kwaliteit."""
    if not case.prints(STEP):
        return
    if not case.has_own_text(STEP):
        denies = case.protocol.kwaliteit.authentieke_bron is False
        if denies and (found := _source(case, _AUTHENTIC, "uthentieke")):
            yield Hit(
                (STEP, "authentieke_bron"),
                f"Artikel 7 kent geen authentieke bron, elders staat “{found}”.",
                found,
            )
        return
    if says(body(case, STEP, "sanctie", "meldingen"), _RULES_OF_ACCESS):
        return
    found = _source(case, _AUTHENTIC, "uthentieke") or _source(case, _REGISTER, *_STEMS)
    if found:
        yield Hit(
            case.place(STEP),
            f"De gegevens steunen op “{found}”, maar artikel 7 noemt geen bron, regel of "
            "machtiging.",
        )


_REASONABLE = lazy(
    r"\b(?:binnen )?(?:een |de )?redelijke termijn(?:en)?\b|\bzo (?:snel|spoedig) mogelijk\b", re.I
)
_AT_MOST = lazy(
    rf"\b(?:uiterlijk|maximaal|maximum|hoogstens|ten laatste|in elk geval|niet langer dan|en wel)\b"
    rf"|\bbinnen {TERM}",
    re.IGNORECASE,
)


@rule(
    "A7-03",
    "redelijke-termijn-zonder-maximum",
    Severity.HINT,
    STEP,
    VTC,
    remedy="Voeg er een maximum bij, zoals “en uiterlijk binnen een maand”.",
    wrong=answers({"kwaliteit.termijn_verbetering": "een redelijke termijn"}),
    right=answers({"kwaliteit.termijn_verbetering": "een redelijke termijn, uiterlijk een maand"}),
)
def reasonable_term(case: Case) -> Iterator[Hit]:
    """Of een redelijke termijn is nageleefd, kan niemand nagaan. Met een maximum erbij wel."""
    for passage in body(case, STEP):
        if "redelijk" in passage.text.lower() or "mogelijk" in passage.text:
            for sentence in sentences(passage.text):
                match = _REASONABLE.search(sentence)
                if match and not _is_bounded(sentence, match):
                    yield Hit(passage.path, f"“{match[0]}” heeft geen maximum.", match[0])


def _is_bounded(sentence: str, match: re.Match[str]) -> bool:
    """Whether a maximum stands behind a reasonable term, or right before it; one for something
    else that comes earlier, such as the examination, bounds nothing."""
    before = sentence[max(0, match.start() - 30) : match.start()]
    return bool(_AT_MOST.search(sentence, match.end()) or _AT_MOST.search(before))
