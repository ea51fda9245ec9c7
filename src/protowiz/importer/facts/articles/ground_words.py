"""The words of article 2 that tell a legal basis, an original purpose or a use of the data."""

from __future__ import annotations

import re

BASIS = re.compile(
    r"wettelijke (?:basis|grond(?:slag)?)|rechtsgrond|rechtsbasis|juridische (?:basis|grondslag)"
    r"|\b(?:berust|berusten|steunt|steunen|gebaseerd|stoelt|rust)\b[^.]{0,60}\bop\b"
    r"|gebeurt?d?e? overeenkomstig|\b(?:volgt|volgen|vloei(?:t|en)|blijkt|voort)\b[^.]{0,40}\buit\b"
    r"|\b(?:verplichting|taak|opdracht|bevoegdheid|plicht)\b[^.;:]{0,40}\b(?:staa(?:t|n)|vastgelegd"
    r"|opgelegd|opgedragen|toegewezen|omschreven|geregeld|bepaald|te vinden)\b"
    r"|overeenkomstig\s*:|decretale (?:basis|grondslag)|\bdoe(?:t|n) dat (?:volgens|krachtens"
    r"|op grond)",
    re.I,
)
ORIGINAL = re.compile(
    r"oorspronkelijk|aanvankelijk|initieel|initiële|in eerste instantie|destijds"
    r"|\b(?:zamel(?:de|den|t|en)\b(?=[^.]{0,120}\bin\b)|verzamelde|verzamelden|verzamelt"
    r"|verzamelen|verzameld|ingezameld|inzameling|inzamelde"
    r"|verkregen|verkreeg|verwerft|verwerven|verwierf|verworven)\b",
    re.I,
)
_USE = re.compile(
    r"\b(?:verwerk\w*|gebruik\w*|aanwend\w*|aangewend|nodig|noodzakelijk|benut\w*)\b[^.]{0,80}"
    r"\b(?:(?:persoons)?gegevens?|doeleinde|lijst)"
    r"|\b(?:(?:persoons)?gegevens|lijst)\b[^.]{0,120}\b(?:verwerk\w*|gebruik\w*|aanwenden|aangewend"
    r"|nodig|noodzakelijk|dienen|benutten|inzetten)\b"
    r"|\b(?:ze\b[^.]{0,40}\b(?:gebruik|verwerk)\w*|(?:gebruik|verwerk)\w*\s+(?:ze|die|deze)\b)"
    r"|\bwend(?:t|en)\b[^.]{0,60}\baan\b|\b(?:gegevens"
    r"|mededeling)\b[^.]{0,60}\b(?:dien(?:t|en)\b"
    r"|bedoeld|bestemd)"
    r"|\b(?:wil(?:len)?|wens(?:t|en)|vraagt|vragen|ontvangt|ontvangen|krijgt|krijgen|raadpleegt"
    r"|raadplegen)\b[^.]{0,30}\bgegevens\b[^.]{0,60}(?::$|\s(?:om|teneinde)\s)"
    r"|\bdoel(?:einde)?n?\b|\bdoelstelling|\bfinaliteit|\bmededeling (?:beoogt|strekt)",
    re.I,
)
OWN_USE = re.compile(
    r"\b(?:gebruik|verwerk)(?:t|en)\s+(?:(?:de|deze|die)\s+)?(?:ze\b|(?:persoons)?gegevens)\s+"
    r"(?:zelf\b|om\b|voor\b|in het kader)",
    re.I,
)
DOES_THAT = re.compile(
    r"\b(?:doe(?:t|n)|deed|deden)\s+(?:dat|dit)\b|\b(?:[Dd]at|[Dd]it)\s+gebeur(?:t|de)\b"
)
PRONOUN = re.compile(
    r"(?:Zij|Ze|Het|Hij)\s+(?:(?:doe(?:t|n)|deed|deden)\s+(?:dat|dit)\b"
    r"|(?:steun|baseer|beroep)(?:t|en|de|den)\b|beriep(?:en)?\b)"
    r"|(?:Daarvoor|Hiervoor|Daartoe)\s+(?:steun|baseer|beroep)(?:t|en)\s+(?:zij|ze|het|hij)\b"
    r"|(?:Dat|Dit)\s+gebeur(?:t|de)\b"
)
"""How a sentence begins that tells on what the party of the sentence before rests."""
ONLY_GROUND = re.compile(
    r"\W*(?:(?:De|Als)\s+)?(?:Rechtsgrond(?:slag)?|Rechtsbasis|Grondslag|Verwerkingsgrond|Juridische"
    r"\s+(?:basis|grond(?:slag)?)|Wettelijke\s+(?:basis|grond(?:slag)?)|Rechtvaardigingsgrond)"
    r"(?:\s+(?:hiervoor|daarvoor|is|daartoe|ervan|hiervan|daarvan)){0,2}\s*[:(]?\s",
    re.I,
)
"""How a sentence begins that tells the ground of what the sentence before it told."""
SAME_GROUND = re.compile(
    r"\b(?:de)?zelfde\s+(?:rechts)?grond(?:slag|en)?\s+(?:geldt|is|dient|rust)\b"
    r"|\b(?:op|om|krachtens)\s+(?:de|die)?zelfde\s+(?:rechts|wettelijke\s+)?(?:grond(?:slag)?"
    r"|basis)\b"
    r"|\bop\s+(?:die|deze)\s+(?:rechts)?grond(?:slag)?\b",
    re.I,
)
BEFORE_GROUND = re.compile(r",?\s*\bop (?:grond|basis) van\b|,?\s*\bkrachtens\b", re.I)
NEGATED = re.compile(r"\b(?:niet|geen)\b[^.]{0,40}$", re.I)
_NEGATED_USE = re.compile(
    r"\b(?:niet|nooit|geenszins|evenmin)\b(?!\s+(?:alleen|enkel|anders|meer"
    r"|voor\s+(?:een\s+)?ander))"
    r"[^.;:]{0,60}\b(?:gebruik\w*|verwerk\w*|aangewend|aanwenden|dienen|benut\w*|inzetten"
    r"|ingezet)\b"
    r"|\b(?:gebruik\w*|verwerk\w*|wend\w*|dien\w*|benut\w*)\b[^.;:]{0,60}\b(?:niet|nooit"
    r"|evenmin)\s+(?:om|voor|als)\b"
    r"|\b(?:geen|evenmin)\s+(?:sprake van\s+)?(?:verdere?|andere?|nieuwe?)\s+(?:verwerking|gebruik)"
    r"|\bgebruik\b[^.;]{0,200}\b(?:is|zijn|blijft|wordt)\s+(?:uitgesloten|verboden|niet)\b",
    re.I,
)
"""What the data may not be used for."""
_AND_MAY = re.compile(r",?\s+(?:en|maar)\s+(?:mag|mogen|zal|zullen|kan|kunnen)\b")
USER = re.compile(
    r"(?:Zij|Ze|Hij)\s+(?:zal|zullen|mag|mogen|kan|kunnen)?\s*(?:gebruik|verwerk|wend)\w*\b"
)
"""How a sentence begins that tells the use by the party of the sentence before."""


def tells_use(text: str) -> bool:
    """Whether a text tells what data are used for, and not what they may not be used for."""
    return bool(_USE.search(text)) and not _NEGATED_USE.search(_AND_MAY.split(text, maxsplit=1)[0])


def promises_original(text: str) -> bool:
    """Whether a text promises original purposes, even if acts follow."""
    return bool(ORIGINAL.search(text)) and not BASIS.search(text)
