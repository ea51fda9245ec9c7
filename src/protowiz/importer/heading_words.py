"""Which step the words of a heading point to: an article of the model, or a part around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_ARTICLES = (
    (
        "inwerkingtreding",
        r"inwerking|opzeg|be[eë]indiging|einde\b|\bstart\b|evaluatie|\bingang|\bgelding\b|"
        r"(?:duur(?:tijd)?|looptijd)(?: en be[eë]indiging)? van (?:het|dit) protocol|"
        r"(?:duur(?:tijd)?|looptijd),? (?:en )?(?:opzeg|be[eë]indiging|inwerking|einde)|"
        r"\b(?:vanaf|tot|sinds) wanneer\b|\bwanneer\b[^?]{0,40}\bprotocol\b|"
        r"\bhoe ?lang\b[^?]{0,40}\bprotocol\b|\bstop(?:t|pen|zetten)?\b",
    ),
    (
        "meldingen",
        r"melding|meldplicht|inbreuk(?!\w* (?:en sanctie|op (?:het|dit) protocol))|incident|"
        r"\w{0,30}lek(?:ken)?\b|wijzigingen? in|contactp|kennisgeving(?!\w* aan)",
    ),
    (
        "kwaliteit",
        r"kwaliteit|juistheid|\bjuist\b|correctheid|\bcorrect\b|\bklopp?(?:t|en)\b|nauwkeurig|"
        r"authentieke|rijksregister|\bfout|verbeter|rechtzetting",
    ),
    (
        "beveiliging",
        r"beveilig(?!ingsincident)|veiligheid(?!sincident)|\bveilig\b|"
        r"technische en organisatorische|logging|"
        r"effectbeoordeling|gegevensbeschermingseffect|\bdpia\b|\bgeb\b|vertrouwelijkheid|formaat|"
        r"\b(?:bescherm|beschermd|bescherming)(?:en|ingsmaatregelen)?\b|waarborgen",
    ),
    (
        "transparantie",
        r"transparan|bekendma|publica(?!\w* van (?:de )?\w{0,30}resulta)|"
        r"informatie(?:plicht| aan| van| voor)|informe(?:ren|ert)\b|ge[iï]nformeerd|rechten van|"
        r"openbaar|voorlichting|in(?:ge)?lichten|kennisgeving\w* aan|"
        r"\brechten\b[^?]{0,30}\bbetrokken|\b(?:weet|weten|verneem?t|vernemen)\b[^?]{0,40}\b(?:burger|betrokken)|"
        r"\b(?:burger|betrokken)\w*\b[^?]{0,40}\b(?:weet|weten|verneem?t|vernemen|ge[iï]nformeerd)\b",
    ),
    (
        "sanctie",
        r"sanctie|niet-?na|niet na|nageleefd|schorsing|aansprakelijk|tekortkoming|wanprestatie|"
        r"schending|overtreding|ingebreke|inbreuk\w* (?:en sanctie|op (?:het|dit) protocol)|"
        r"\bniet\b[^?]{0,40}\b(?:aan )?(?:hou(?:dt|den)|nakom|nale)|misbruik|oneigenlijk gebruik",
    ),
    (
        "recht",
        r"^\W*recht\W*$|toepasselijk|geldend recht|\bwelk recht\b|geschil|betwisting|"
        r"bevoegde rechtbank|\brechter|rechtsmacht|oneens|onenigheid|meningsverschil",
    ),
    (
        "periodiciteit",
        r"periodiciteit|frequentie|\bduur|looptijd|tijdstip|tijdsduur|hoe vaak|hoe dikwijls|"
        r"hoe ?lang(?![^?]{0,60}\b(?:bewa|bijgehouden|opgeslagen|protocol))|regelmaat|"
        r"(?<!vanaf )(?<!tot )\bwanneer\b(?![^?]{0,40}\bprotocol\b)",
    ),
    (
        "ontvangers",
        r"ontvanger|\bderden|toegang|verwerkers\b|doorgifte|"
        r"(?<!van )(?<!over )(?<!op )(?<!tussen )\bwie\b(?! doet wat)|verdere verspreiding|"
        r"welke diensten|\bgebruikers\b",
    ),
    (
        "rechtvaardiging",
        r"rechtvaardig|rechtsgrond|rechtsbasis|(?:wettelijke|juridische|decretale) (?:basis|grond)|"
        r"grondslag|doeleind|\bdoel(?! van (?:het|dit) protocol)|finaliteit|verdere verwerking"
        r"|verenigbaar|waarvoor|\bwaarom\b|\b(?:welke|welk) (?:grond|basis)\b|\bmag (?:dat|dit)\b",
    ),
    (
        "onderwerp",
        r"onderwerp|voorwerp|protocol regelt|\bregelt (?:het|dit) protocol|"
        r"toepassingsgebied|doel van (?:het|dit) protocol|"
        r"\bwaarover (?:gaat|handelt)\b|"
        r"\bwat (?:is|spreken|regelen)\b[^?]{0,30}\b(?:protocol|af|we)\b",
    ),
    (
        "gegevens",
        r"bewaartermijn|bewaring|bewaard\b|\bbewa(?:ren|art)\b|proportionaliteit|evenredigheid|"
        r"welke (?:persoons)?gegevens|\b(?:van|over|op) wie\b|"
        r"^\W*(?:(?:de|welke|categorie\w* van)\s)*(?:betrokkenen|betrokken personen)\W*$",
    ),
)
_PARTY = r"(?:partijen|verwerkingsverantwoordelijken)"
_AROUND = (
    ("aanhef", r"^\W*(?:(?:korte|beknopte)\s)?(?:samenvatting|inhoud)\W*$|^\W*in het kort\b"),
    (
        "partijen",
        rf"^\W*(?:(?:de|identificatie van|wie zijn|betrokken|contracterende|ondergetekende|"
        rf"deelnemende|samenwerkende)\s)*{_PARTY}(?:\s(?:bij|van|in|aan)\s(?:het|dit|de)\s\w+)?\W*$|"
        r"^\W*wie (?:sluit|sluiten|neemt deel)\b|^\W*tussen wie\b|"
        r"^\W*wie\b[^?]{0,60}\s(?:met|aan) wie\W*$|^\W*wie (?:doet|doen) mee\b",
    ),
    (
        "adviezen",
        r"^\W*(?:\w+ ){0,3}?advie[sz]|^\W*wat (?:zeg|vind|zei|vond)\w*\b[^?]{0,30}\b"
        r"(?:DPO|FG|functionaris|toezichtcommissie|VTC)",
    ),
    (
        "context",
        r"^\W*(?:(?:de|algemene|korte|een|beschrijving van|\w+ en)\s){0,3}"
        r"(?:context|historiek|situering|aanleiding|achtergrond|inleiding|voorgeschiedenis|"
        r"probleemstelling|motivering|uitgangspunt(?:en)?)\b|"
        r"^\W*waarom\b[^?]{0,40}\b(?:protocol|samen|afspraken|afspraak)\b|"
        r"^\W*(?:verloop|werkwijze|(?:gegevens)?stro(?:om|men)\b|"
        r"beschrijving van de (?:gegevensstro|uitwisseling))|"
        r"^\W*hoe\b[^?]{0,20}\b(?:in zijn werk|in de praktijk)\b|"
        r"^\W*hoe (?!vaak|lang|dikwijls)[^?]{0,60}\b(?:verloopt|verlopen|werkt|bezorgd|doorgegeven|"
        r"doorgestuurd|meegedeeld|gedeeld|uitgewisseld|overgemaakt|verstuurd|aangeleverd|geleverd|"
        r"uitwisseling|mededeling)\b",
    ),
    (
        "instanties",
        r"^\W*(?:voorafgaande? )?(?:overwegingen|considerans|preambule|hoedanigheid)\b|"
        r"^\W*wie zijn (?:wij|we)\b|^\W*wie is wie\b",
    ),
)


_WEAK = {"sanctie": re.compile(r"aansprakelijk", re.I)}
"""Words that tell a step only if no other heading does."""


CLOSING = re.compile(
    r"\W*(?:slot|algemene|diverse|gemeenschappelijke|overige|varia)\s*(?:bepaling|$)", re.I
)
"""The heading of an article that closes a protocol, whatever it holds."""
_OTHER_MATTER = re.compile(
    r"opvolg|overleg|samenwerk|wijzig|aanpass|verander|definitie|begrip|kost|vergoeding|overmacht|"
    r"taak|taken|\bwie doet wat\b|stuurgroep|werkgroep|eigendom|overdracht|bijlage",
    re.I,
)
"""The heading of an article that the model has not, whatever its words."""
_IN_WORDS = (
    (
        "inwerkingtreding",
        r"\btreedt\b[^.]{0,40}\bin werking|\bin werking\s?tre|\bopzegg?en\b",
    ),
    ("recht", r"\brechtbank|\bBelgische? recht\b|\bgeschil"),
    (
        "meldingen",
        r"\b(?:data|gegevens)lek\w*\b[^.]{0,120}\b(?:meld|gemeld|verwittig|op de hoogte)|"
        r"\bmeldt?\b[^.]{0,80}\b(?:data|gegevens)lek",
    ),
    ("sanctie", r"\b(?:schors|opschort|ingebreke|in gebreke)"),
    (
        "transparantie",
        r"privacyverklaring|\bbetrokkenen\b[^.]{0,80}\b(?:geïnformeerd|ingelicht)|"
        r"\b(?:informe|licht)\w*\b[^.]{0,60}\bbetrokkenen",
    ),
    (
        "kwaliteit",
        r"\b(?:onjuist|foutie|fout|onvolledig|verouderd)\w*\b[^.]{0,120}\b(?:meld|verbeter|verwittig)",
    ),
    ("beveiliging", r"versleutel|tweestaps|tweefactor|\bencrypt"),
    (
        "gegevens",
        r"\b(?-i:Gegevens?)\s(?-i:Waarom|Verantwoording|Motivering|Reden|Proportionaliteit)\b",
    ),
)
"""What surely tells the kind of an article."""
_BEGIN = 1500
"""So many letters of an article tell what it is about."""
_WHY = re.compile(r"\W*waarom\b", re.I)
_JOINS = re.compile(r"\s*[,;/&]\s*(?:en\s)?|\s(?:en|alsook|evenals)\s", re.I)
_BARE_DATA = re.compile(r"(?:(?:de|welke)\s)?(?:persoons)?gegevens\W*", re.I)


def closing_kinds(text: str) -> list[str]:
    """The kinds of article that close a protocol which a text surely tells."""
    return [kind for kind, words in _IN_WORDS[:2] if re.search(words, text, re.I)]


def kinds_by_words(title: str, text: str) -> list[str]:
    """The kinds of article that a text surely tells, under a heading that tells none."""
    if CLOSING.match(title):
        return closing_kinds(text)
    if _OTHER_MATTER.search(title):
        return []
    return [kind for kind, words in _IN_WORDS if re.search(words, text[:_BEGIN], re.I)]


def kinds_besides(title: str) -> tuple[str, ...]:
    """The steps that a heading names after the first: "Kwaliteit en melding van incidenten"."""
    parts = _JOINS.split(title)
    kinds = [
        kind
        for part in parts[1:]
        if (kind := min(_told(part, _ARTICLES), default=(0, ""))[1])
        or (kind := "gegevens" if _BARE_DATA.fullmatch(part) else "")
    ]
    return tuple(dict.fromkeys(kind for kind in kinds if kind != kind_of_article(title)))


@lru_cache(maxsize=512)
def kind_of_article(title: str) -> str | None:
    """The step that the first telling word of a heading points to."""
    places = _told(title, _ARTICLES)
    if places and not _BARE_DATA.fullmatch(_JOINS.split(title)[0]):
        return min(places, key=lambda place: place[0])[1]
    return "gegevens" if re.search("gegevens", title, re.I) else None


def kinds_of_articles(titles: Sequence[str]) -> list[str | None]:
    """The steps that headings point to; of two for one step, the one that says so less is another.

    So an article on liability is about the sanction only if no article says that it is.
    """
    kinds = [kind_of_article(title) for title in titles]
    weak = [
        kind is not None and kind in _WEAK and bool(_WEAK[kind].match(title.strip()))
        for kind, title in zip(kinds, titles, strict=True)
    ]
    sure = {kind for kind, is_weak in zip(kinds, weak, strict=True) if not is_weak}
    return [
        None if is_weak and kind in sure else kind
        for kind, is_weak in zip(kinds, weak, strict=True)
    ]


def is_told(title: str) -> bool:
    """Whether the words of a heading tell what it heads, if only that it is something else."""
    is_other = title.endswith("?") or bool(_OTHER_MATTER.match(title))
    return is_other or bool(kind_of_article(title) or part_around(title))


def part_around(title: str) -> str | None:
    """The step around the articles that a heading names, if it names no article besides."""
    step = next((step for step, words in _AROUND if re.search(words, title, re.I)), None)
    if step == "context":
        told = {kind for _, kind in _told(title, _ARTICLES)}
        is_why = re.match(r"\W*(?:waarom|hoe)\b", title, re.I)
        return None if told and not is_why else step
    return step


def opens_with_context(title: str, has_context: bool) -> bool:
    """Whether a heading names the context and then an article: "Aanleiding en rechtsgrond".

    So may one that asks why, if nothing else is about the context.
    """
    first, *more = _JOINS.split(title)
    is_both = bool(more) and part_around(first) == "context"
    is_why = not has_context and bool(_WHY.match(title))
    return kind_of_article(title) is not None and (is_both or is_why)


def _told(title: str, words_of: tuple[tuple[str, str], ...]) -> list[tuple[int, str]]:
    """Where a heading points to which steps."""
    found = ((re.search(words, title, re.I), step) for step, words in words_of)
    return [(match.start(), step) for match, step in found if match is not None]
