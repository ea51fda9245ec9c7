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
    r"|\b(?:verzamelde|verzamelden|verzamelt|verzamelen|verzameld|ingezameld|inzameling|inzamelde"
    r"|verkregen|verkreeg|verwerft|verwerven|verwierf|verworven)\b",
    re.I,
)
USE = re.compile(
    r"\b(?:verwerk\w*|gebruik\w*|aanwend\w*|aangewend|nodig|noodzakelijk|benut\w*)\b[^.]{0,80}"
    r"\b(?:(?:persoons)?gegevens|doeleinde|lijst)"
    r"|\b(?:(?:persoons)?gegevens|lijst)\b[^.]{0,120}\b(?:verwerk\w*|gebruik\w*|aanwenden|aangewend"
    r"|nodig|noodzakelijk|dienen|benutten|inzetten)\b"
    r"|\b(?:ze\b[^.]{0,40}\b(?:gebruik|verwerk)\w*|(?:gebruik|verwerk)\w*\s+(?:ze|die|deze)\b)"
    r"|\bwend(?:t|en)\b[^.]{0,60}\baan\b|\b(?:gegevens"
    r"|mededeling)\b[^.]{0,60}\b(?:dien(?:t|en)\b"
    r"|bedoeld|bestemd)"
    r"|\bwil(?:len)?\b[^.]{0,30}\bgegevens\b[^.]{0,60}:$"
    r"|\bdoel(?:einde)?n?\b|\bdoelstelling|\bfinaliteit|\bmededeling (?:beoogt|strekt)",
    re.I,
)
OWN_USE = re.compile(
    r"\b(?:gebruik|verwerk)(?:t|en)\s+(?:(?:de|deze|die)\s+)?(?:ze\b|(?:persoons)?gegevens)\s+"
    r"(?:zelf\b|om\b|voor\b|in het kader)",
    re.I,
)
PRONOUN = re.compile(r"(?:Zij|Ze|Het|Hij)\s+(?:doe(?:t|n)\s+dat|(?:steunt|baseert|beroept)\s)")
SAME_GROUND = re.compile(
    r"\b(?:de)?zelfde\s+(?:rechts)?grond(?:slag)?\s+(?:geldt|is|dient)\b", re.I
)
BEFORE_GROUND = re.compile(r",?\s*\bop (?:grond|basis) van\b|,?\s*\bkrachtens\b", re.I)
NEGATED = re.compile(r"\b(?:niet|geen)\b[^.]{0,40}$", re.I)
