"""Names of parties: where one ends, its article, and the short name that is given to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLAUSE = re.compile(
    r"[\s,;(]*\b(?:met\s+(?:als\s+)?(?:\w+\s+){0,2}(?:zetel|kantoren|adres|kantoor|"
    r"ondernemingsnummer|KBO)"
    r"|zetelend|kantoor\s?houdend\w*|gevestigd|geregistreerd|ingeschreven|gekend|gelegen|KBO|"
    r"kruispuntbank|ondernemings(?:nummer|nr)|RPR|btw|vertegenwoordigd|hier\s|hierbij|te\s+dezen|"
    r"ten\s+deze|rechtsgeldig|voor\s+wie|waarvan|waarvoor|wiens|namens\s+wie|hierna|verder\s|"
    r"handelend|optredend|optreedt|adres|zetel|in\s+de\s+persoon|bij\s+delegatie|die\s|dat\s|"
    r"enerzijds|anderzijds|afgekort|kortweg|vestigingseenheid\w*|opgericht|publiekrechtelijke|"
    r"openbare\s+instelling|p/a|ressorterend|stadhuis|gemeentehuis|provinciehuis|"
    r"administratief\s+centrum)(?!\w).*",
    re.I | re.S,
)
_LISTS_TASKS = re.compile(
    r"\b(?:agentschap|departement|ministerie|overheidsdienst|fod|pod|dienst|instituut|centrum|"
    r"directoraat|entiteit|afdeling)\b",
    re.I,
)
_ROLE = re.compile(
    r"(?:de\s+)?[\w-]{3,30}(?:\s+partij|\s+(?:overheids)?instantie|partij)\s*:\s+", re.I
)
"""What a house calls the party before it names it, at the beginning of a text."""
_ARTICLE = re.compile(r"(?P<article>het|de)\s+(?=\w)", re.I)
_BRACKETED = re.compile(r"\s*\((?P<abbreviation>[^()]{1,40})\)\s*$")
_OPENS = r"[\"“„‟'‘’«]"
_CLOSES = r"[\"”“‟'’‘»]"
_LEAD = (
    r"(?:\b(?:hierna|hieronder|verder|voorts|afgekort|kortweg|in dit protocol)\b"
    r"(?:\s+(?P<more>(?:ook|samen|tezamen|gezamenlijk|beide|beiden|genoemd|(?:te\s+)?noemen|"
    r"vernoemd|vermeld|aangeduid|aan\s+te\s+duiden|afgekort|kortweg|als|met|in\s+dit\s+protocol|"
    r"in\s+de\s+tekst|"
    r"wel|steeds|telkens|verkort|gemakshalve|worden|wordt|verwezen\s+naar|benoemd|tot|zij|ze|"
    r"de\s+term)\b"
    r"\s*)+)?\s*[:,]?\s*|\b(?:worden|heten|zijn)\s+(?P<joint>samen|tezamen|gezamenlijk)\s+)"
)
_QUOTED = rf"(?P<before>(?:de|het)\s+)?{_OPENS}(?P<quoted>[^\"“”„«»‘’\n]{{1,80}}?){_CLOSES}(?!\w)"
_PLAIN = (
    r"(?P<plain>(?:(?:de|het)\s+)?(?-i:[A-ZÀ-Ý])[^\s,;.()]*(?:\s+[^\s,;.()]+){0,4}?|(?:de|"
    r"het)\s+[^\s,;.()]+"
    r"(?:\s+[^\s,;.()]+){0,4}?)(?=\s*(?:[,;.)]|$|\s(?:genoemd|wordt|worden|te\s+noemen|vernoemd|aangeduid|"
    r"afgekort|en\s+(?:hier|vertegen|met|in)))|\s+[–-]\s)"
)
SHORT = re.compile(
    rf"\(?{_LEAD}(?:{_QUOTED}|{_PLAIN})|\(\s*(?P<in_brackets>(?:de\s+|het\s+)?)"
    rf"{_OPENS}(?P<alone>[^\"“”„«»\n()]{{1,60}}?){_CLOSES}\s*\)",
    re.I,
)
"""Where a short name is given: hierna “X”, hierna genoemd de X, verder X, (“X”)."""
_BARE = re.compile(
    r"hierna\s+(?P<samen>samen\s+)?(?P<plain>(?!samen\b)[^\W\d_][\w-]*(?:\s[\w-]+){0,2})[,;.]?",
    re.I,
)
"""A line that only gives a short name, without quotes."""
_NO_SHORT = re.compile(
    r"(?:(?:elk|afzonderlijk)\s+)?(?:een\s+|de\s+)?partij(?:en)?|(?:het\s+)?protocol|AVG|"
    r"(?:het\s+)?e-?gov-?decreet|vertegenwoordigd.*|volgend.*|beschreven.*|vermeld.*",
    re.I,
)


@dataclass(frozen=True)
class Short:
    """A short name as it is given in the text, and where."""

    name: str
    article: str | None
    start: int
    end: int
    is_joint: bool
    """Several parties share it."""
    marks: str
    """The quotation marks around it."""


def short_in(text: str) -> Short | None:
    """The first short name that a text gives to a party or to several."""
    for match in SHORT.finditer(text):
        words = match["quoted"] or match["plain"] or match["alone"] or ""
        name = words.strip(" ,;.")
        before = (match["before"] or match["in_brackets"] or "").strip().lower()
        if not name or _NO_SHORT.fullmatch(name):
            continue
        if not match["quoted"] or name[:1].islower():
            article, name = split_article(name)
        else:
            article = None  # a capital within the quotes belongs to the name
        quotes = text[match.start("quoted") - 1] if match["quoted"] else ""
        joint = re.search(
            r"\b(?:samen|tezamen|gezamenlijk|beiden?)\b",
            match["more"] or match["joint"] or "",
            re.I,
        )
        return Short(
            name, article or before or None, match.start(), match.end(), bool(joint), quotes
        )
    bare = _BARE.fullmatch(text)
    if bare is None or _NO_SHORT.fullmatch(bare["plain"]):
        return None
    return Short(bare["plain"], None, 0, len(text), bool(bare["samen"]), "")


def defines_partij(text: str) -> bool:
    """Whether a line only says that each is a party and all are the parties."""
    return bool(re.search(r"\b(?:partij|partijen)\s*[\"”“'’‘»]|\bde partijen\b", text, re.I))


def split_article(name: str) -> tuple[str | None, str]:
    """The article before a name, in small letters, and the name."""
    match = _ARTICLE.match(name)
    return (match["article"].lower(), name[match.end() :]) if match else (None, name)


def _without_role(text: str) -> str:
    match = _ROLE.match(text)
    return text[match.end() :] if match else text


def name_at_start(text: str) -> str:
    """The name with which a text begins, with its article and without an abbreviation after it."""
    head = _CLAUSE.sub("", _without_role(text[:600]), count=1)
    head, *more = re.split(r"\s*[,;]\s*|\s+[–—]\s+", head)
    if _LISTS_TASKS.search(head):
        for at, part in enumerate(more):
            if not re.match(r"[A-Z]", part):
                break
            if re.search(r"[A-Z][\w-]*(?:\s\w+){0,3}\s(?:en|&)\s(?:\w+\s){0,3}[A-Z]", part):
                head = ", ".join((head, *more[: at + 1]))
                break
    return without_abbreviation(head.strip(" ,;.:*–—-"))


def without_abbreviation(name: str) -> str:
    """A name without what stands in brackets after it."""
    return _BRACKETED.sub("", name).strip(" ,;.:")


def abbreviation_after(name: str, text: str) -> str | None:
    """The abbreviation in brackets right after a name."""
    at = text.find(name)
    match = re.match(r"\s*\(([A-Z][\w&.-]{1,14})\)", text[at + len(name) :]) if at >= 0 else None
    return match[1] if match else None
