"""Articles of the AVG and acts of law that a text names."""

from __future__ import annotations

import re

_FIRST = r"(?:lid\s*1|eerste\s+lid|1e\s+lid|1ste\s+lid|par(?:agraaf|\.)?\s*1|§\s*1|1)"
_SECOND = r"(?:lid\s*2|tweede\s+lid|2e\s+lid|2de\s+lid|par(?:agraaf|\.)?\s*2|§\s*2|2)"
_AT = r"(?:eerste\s+alinea\s*,?\s*)?(?:(?:onder(?:deel)?|punt|sub|letter|littera|lit\.)\s*)?"
_MORE = r"(?:\)?\s*(?:,|en|of|en/of)\s*(?:punt\s*|onder\s*)?\(?(?P<second>[{0}])(?!\w)\)?)?"


def _point(article: str, part: str, letters: str) -> re.Pattern[str]:
    """The letter of a paragraph of an article, in the many ways it is written."""
    more = _MORE.format(letters)
    return re.compile(
        rf"(?<![\d.]){article}\s*[.,]?\s*\(?{part}\)?\s*[.,]{{0,2}}\s*{_AT}\(?(?P<first>[{letters}])"
        rf"(?![\w])\)?{more}"
        rf"|\b(?:punt|letter|onder)\s+(?P<before>[{letters}])\)?,?\s+van\s+(?:artikel|art\.)\s+"
        rf"{article}\b",
        re.I,
    )


_GROUND = _point("6", _FIRST, "a-f")
_EXCEPTION = _point("9", _SECOND, "a-j")
_OTHER_ACT = re.compile(r"^[\s,)]{0,4}van\s+(?:het|de)\s+(?!avg|gdpr|algemene|verordening)", re.I)
_GDPR = re.compile(r"\bAVG\b|\bGDPR\b|algemene verordening|2016/679", re.I)
_AVG_REFERENCE = re.compile(
    r"\b(?:artikel(?:en)?|art\.)\s*\d[^;:]{0,60}?\b(?:AVG|GDPR"
    r"|algemene verordening gegevensbescherming"
    r"|verordening \(EU\) 2016/679)",
    re.I,
)
_IN_WORDS = (
    (
        "6.1.c",
        r"(?:voldoen aan|nakom\w+ van|grond van|omwille van"
        r"|maakt)?[^.]{0,40}wettelijke verplichting",
    ),
    ("6.1.e", r"taak van algemeen belang|(?:uitoefening van het )?openbaar gezag"),
    (
        "6.1.a",
        r"toestemming van de betrokkene|betrokkenen? (?:gaf|gaven|heeft"
        r"|hebben)[^.]{0,30}toestemming",
    ),
    ("6.1.b", r"uitvoering van een overeenkomst"),
    ("6.1.d", r"vitale belangen"),
    ("6.1.f", r"gerechtvaardigde? belang(?:en)?\b"),
)
_ACT = (
    r"(?:\w{0,30}decreet|(?:grond)?wet|wetboek|besluit|subsidiebesluit|reglement|ordonnantie|"
    r"collegebesluit|gemeenteraadsbesluit|omzendbrief|codex|verordening|resolutie)"
)
_NORM_START = re.compile(
    rf"\b(?:(?:artikelen|artikel|artt\.|art\.)\s*(?:\d|[IVX]+\.\d)"
    r"|(?:hoofdstuk|titel|boek|deel|afdeling)\s+(?:\d[\w/.]{0,6}|[IVX]{1,6}|\w{3,8})"
    r"(?:,\s+(?:hoofdstuk|titel|afdeling|deel)\s+[\w/.]{1,8}){0,3},?\s+van\s+(?:het|de)"
    rf"|(?:(?:het|de|een)\s+)?(?:[\w-]{{3,20}}\s+)?"
    rf"\w{{0,20}}{_ACT}\s+(?:van\s+(?:de|het|\d)|op\s+de|over\s|betreffende\s|houdende\s|tot\s)"
    rf"|(?:(?:het|de|een)\s+)?\w{{0,30}}(?:reglement|verordening)\s+(?:op\s|inzake\s|van\s+\d)"
    rf"|(?:het|de)\s+[\w-]{{1,40}}(?:decreet|besluit|wet|wetboek|reglement|verordening)\b)",
    re.I,
)
_NORM_END = re.compile(
    r"[;]|\)(?=[\s,.;]|$)|,\s+met\s+(?:de|het|als)\b|,?\s+(?:zodat|omdat|aangezien|waarbij|waarin"
    r"|waarmee|volgens)\b"
    r"|,\s+(?:dat|die|en wel|namelijk|meer bepaald|is|zijn|wordt|worden|heeft|hebben)\b"
    r"|\s+(?:(?:dat|dit|uitdrukkelijk|expliciet|zelf)\s+){0,2}(?:is|zijn|wordt|worden|bepaalt"
    r"|bepalen|toelaat|toelaten|toestaat|voorschrijft|oplegt|verplicht|verplichten|draagt|dragen"
    r"|machtigt"
    r"|machtigen|laat|laten|geeft|geven|voorziet|voorzien|regelt|regelen|vormt|vormen)\b"
    r"|,?\s+(?:en|alsook|evenals|juncto)\s+(?:met\s+|van\s+|in\s+|uit\s+)?"
    rf"(?=(?:artikel|art\.|hoofdstuk)|(?:het|de)\s+(?:\w+\s+)?{_ACT}\b)"
    r"|\s+(?:gerechtigd|gemachtigd|bevoegd|gehouden|toegelaten|verplicht|belast|ertoe|mag|mogen|kan"
    r"|kunnen|moet|moeten|dient|dienen)\b"
    rf"|,\s+(?=(?:artikel|art\.)\s*\d)",
    re.I,
)
_OF_PROTOCOL = re.compile(
    r"(?:artikel(?:en)?|artt?\.)\s*\d{1,2}(?:\.\d{1,2})?\s+"
    r"(?!(?:van|uit|in|bij|en|of|tot|lid|leden|alinea|punt|onder|sub|par|eerste|tweede|derde|vierde|laatste"
    r"|juncto|t/m|tem|bis|ter|e\.v)\b)[a-z]"
)
"""An article of the protocol itself, after which the sentence goes on."""
_UNNAMED = re.compile(r"(?:artikel(?:en)?|artt?\.)\s*(?:(?!\s(?:van|uit|in|bij)\s).)*", re.I)
_NORM_ITEM = re.compile(
    rf"(?:(?:het|de|een|in|uit|hoofdstuk \w+ van het)\s+)?(?:[\w-]+\s+)?"
    rf"(?:artikelen|artikel|art\.|(?:titel|boek|deel)\s+(?:\d|[IVX]+\b)|\w*{_ACT}|KB|MB|BVR|hoofdstuk)(?=\W|$)",
    re.I,
)


_ITEMS = re.compile(
    r"(?:\bde )?\bgegevens?\s+\d+(?:(?:\s*,\s*|\s+en\s+|\s+tot(?: en met)?\s+"
    r"|\s+t\.?e?\.?/?m\.?\s+|\s?[-–]\s?)\d+){0,12}",
    re.I,
)


def grounds_in(text: str) -> list[tuple[str, int, int]]:
    """The grounds of article 6.1 AVG that a text names, each with where it stands."""
    found: list[tuple[str, int, int]] = []
    for match in _GROUND.finditer(text):
        if _OTHER_ACT.match(text[match.end() : match.end() + 30]):
            continue
        for name in ("first", "second", "before"):
            if match[name]:
                found.append((f"6.1.{match[name].lower()}", match.start(), match.end()))
    return found


def ground_in_words(text: str) -> tuple[str, int, int] | None:
    """The ground of article 6.1 AVG whose wording a text uses, and where it stands."""
    for ground, words in _IN_WORDS:
        if match := re.search(words, text, re.I):
            return ground, match.start(), match.end()
    return None


def exception_in(text: str) -> str | None:
    """The exception of article 9.2 AVG that a text names."""
    match = _EXCEPTION.search(text)
    letter = match and (match["first"] or match["before"])
    return f"9.2.{letter.lower()}" if letter else None


def is_norm(text: str) -> bool:
    """Whether an item of a list is an act or an article of one."""
    return bool(_NORM_ITEM.match(text))


def norms_in(text: str) -> list[str]:
    """The acts and articles that a sentence names, except those of the AVG."""
    found: list[str] = []
    text = _AVG_REFERENCE.sub(lambda match: "·" * len(match[0]), text)
    at = 0
    while start := _NORM_START.search(text, at):
        if _OF_PROTOCOL.match(text, start.start()):
            at = start.end()
            continue
        end = _NORM_END.search(text, start.end())
        stop = end.start() if end else len(text)
        norm = text[start.start() : stop].strip(" ,.;:")
        if norm.count("(") > norm.count(")") and text[stop : stop + 1] == ")":
            norm += ")"
        at = max(stop, start.end())
        if not _GDPR.search(norm) and not _UNNAMED.fullmatch(norm):
            found.append(norm)
    return found


def items_named_in(text: str) -> str | None:
    """The data items that a text is limited to: "de gegevens 1 en 2"."""
    match = _ITEMS.search(text)
    return match[0] if match else None
