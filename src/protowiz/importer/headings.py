"""The headings of the articles: with the word Artikel, or with a number only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from protowiz.document.tree import Heading, Listing, Paragraph
from protowiz.importer.labels import is_caption, is_emphasised
from protowiz.importer.source import Piece

_ARTICLE = re.compile(
    r"(?:artikel|art\.?)\s*(?P<number>\d{1,3}(?:/\d+|bis|ter)?|[IVX]{1,5})\b"
    r"(?P<sign>\s*[:.\-–—])?\s*(?:[-–—:]\s*)?(?P<title>.*)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:§\s*)?(?P<number>\d{1,2}|[IVX]{1,5})(?:(?P<sign>[:.]|\s[-–—])|\))?\s+(?P<title>\S.*)"
)
_UNNUMBERED = re.compile(r"(?P<number>)(?P<sign>)(?P<title>.*)")
_FEW = 3
"""With fewer headings that say Artikel, the articles are headed otherwise."""
LONGEST = 260
"""A line that is longer is no heading."""
_KINDS = (
    (
        "inwerkingtreding",
        r"inwerking|opzeg|be[eë]indiging|einde\b|\bstart\b|evaluatie|\bingang|\bgelding\b|"
        r"(?:duur(?:tijd)?|looptijd)(?: en be[eë]indiging)? van (?:het|dit) protocol|"
        r"(?:duur(?:tijd)?|looptijd),? (?:en )?(?:opzeg|be[eë]indiging|inwerking|einde)",
    ),
    (
        "meldingen",
        r"melding|meldplicht|inbreuk(?!\w* (?:en sanctie|op (?:het|dit) protocol))|incident|"
        r"\w{0,30}lek(?:ken)?\b|wijzigingen? in|contactp|kennisgeving(?!\w* aan)",
    ),
    (
        "kwaliteit",
        r"kwaliteit|juistheid|\bjuist\b|correctheid|\bkloppen\b|nauwkeurig|authentieke|rijksregister|\bfout|verbeter|"
        r"rechtzetting",
    ),
    (
        "beveiliging",
        r"beveilig(?!ingsincident)|veiligheid(?!sincident)|technische en organisatorische|logging|"
        r"effectbeoordeling|gegevensbeschermingseffect|\bdpia\b|\bgeb\b|vertrouwelijkheid|formaat|"
        r"\b(?:bescherm|beschermd|bescherming)(?:en|ingsmaatregelen)?\b|waarborgen",
    ),
    (
        "transparantie",
        r"transparan|bekendma|publica(?!\w* van (?:de )?\w{0,30}resulta)|"
        r"informatie(?:plicht| aan| van)|informeren|rechten van|openbaar|"
        r"voorlichting|in(?:ge)?lichten|kennisgeving\w* aan",
    ),
    (
        "sanctie",
        r"sanctie|niet-?na|niet na|nageleefd|schorsing|aansprakelijk|tekortkoming|wanprestatie|"
        r"schending|overtreding|ingebreke|inbreuk\w* (?:en sanctie|op (?:het|dit) protocol)",
    ),
    (
        "recht",
        r"^\W*recht\W*$|toepasselijk|geldend recht|geschil|betwisting|bevoegde rechtbank|\brechter|"
        r"rechtsmacht|"
        r"wijziging(?:en)? (?:van|aan) (?:het|dit)",
    ),
    (
        "periodiciteit",
        r"periodiciteit|frequentie|\bduur|looptijd|tijdstip|tijdsduur|hoe vaak|hoe ?lang|regelmaat|"
        r"\bwanneer\b",
    ),
    (
        "ontvangers",
        r"ontvanger|\bderden|toegang|verwerkers\b|doorgifte|\bwie\b|verdere verspreiding|"
        r"welke diensten",
    ),
    (
        "rechtvaardiging",
        r"rechtvaardig|rechtsgrond|rechtsbasis|(?:wettelijke|juridische|decretale) (?:basis|grond)|"
        r"grondslag|doeleind|\bdoel(?! van (?:het|dit) protocol)|finaliteit|verdere verwerking"
        r"|verenigbaar|waarvoor|\bwaarom\b",
    ),
    (
        "onderwerp",
        r"onderwerp|voorwerp|protocol regelt|"
        r"toepassingsgebied|doel van (?:het|dit) protocol",
    ),
    ("gegevens", r"bewaartermijn|bewaring|proportionaliteit|evenredigheid|welke gegevens"),
)


def article_headings(pieces: Sequence[Piece], start: int) -> dict[int, re.Match[str]]:
    """The places of the headings from `start` on, with number, sign and title."""
    found = {
        at: heading
        for at in range(start, len(pieces))
        if (heading := _with_word(pieces[at], pieces[at + 1 : at + 2])) is not None
    }
    if len(found) >= _FEW:
        return found
    plain = {
        at: heading
        for at in range(start, len(pieces))
        if (heading := _without_word(pieces[at])) is not None
    }
    kinds = {kind_of_article(heading["title"]) for heading in plain.values()}
    return plain if len(kinds) > _FEW else found


def _with_word(piece: Piece, following: Sequence[Piece]) -> re.Match[str] | None:
    """The heading that this piece is; its title may stand on the next line."""
    if not isinstance(piece.block, Heading | Paragraph) or len(piece.text) >= LONGEST:
        return None
    match = _ARTICLE.fullmatch(piece.text)
    if match is None or not (is_emphasised(piece) or _names(match)):
        return None
    for after in following:
        if not match["title"] and is_caption(after) and not _ARTICLE.match(after.text):
            return _ARTICLE.fullmatch(f"{piece.text} {after.text}")
    return match


def _names(match: re.Match[str]) -> bool:
    """Whether it names what follows and is no sentence that begins with an article."""
    title = match["title"]
    is_sentence = title.endswith((".", ";")) and len(title) > 60
    return not is_sentence and (bool(match["sign"]) or title.lstrip("(")[:1].isupper() or not title)


def _without_word(piece: Piece) -> re.Match[str] | None:
    is_item = isinstance(piece.block, Listing) and len(piece.block.items[0].blocks) == 1
    text = piece.text
    if not (is_item or is_caption(piece)) or len(text) > 120 or text.endswith((".", ";", ",")):
        return None
    match = _NUMBERED.fullmatch(text)
    if match is None and not is_item and is_emphasised(piece):
        match = _UNNUMBERED.fullmatch(text)
    return match if match is not None and kind_of_article(match["title"]) else None


def kind_of_article(title: str) -> str | None:
    """The step that the first telling word of a heading points to."""
    places = [
        (match.start(), step)
        for step, words in _KINDS
        if (match := re.search(words, title, re.I)) is not None
    ]
    if places:
        return min(places, key=lambda place: place[0])[1]
    return "gegevens" if re.search("gegevens", title, re.I) else None
