"""What a column, or a row, of a table of data items holds, by the words at its head."""

from __future__ import annotations

import re

_COLUMNS = (
    ("nummer", r"(?:volg)?(?:nr\.?|nummer|n°|#)\W*$"),
    ("bewaring", r"bewaar|bewaring|retentie|hoe ?lang"),
    (
        "verantwoording",
        r"verantwoording|motiv|noodza|proportional|evenredig|waarom|waarvoor|reden|nodig\b"
        r"|justific",
    ),
    ("doel", r"doel|finaliteit"),
    ("betrokkenen", r"betrokkene|van wie|doelgroep"),
    (
        "bijzonder",
        r"bijzonder|gevoelig|artikel (?:9|10)|art\. ?(?:9|10)|avg-?categorie|categorie\W{0,2}avg",
    ),
    ("onderdelen", r"onderdelen|detail|velden|concreet|concrete"),
    ("richting", r"richting\b|stroom\b|gegevensstroom\b|van wie naar wie"),
    (
        "van",
        r"(?:meegedeeld |afkomstig |verstrekt )?(?:door|van)\b|verstrekker|bron|herkomst|afkomst",
    ),
    ("naar", r"(?:meegedeeld )?(?:aan|naar)\b|ontvanger|bestemm"),
    (
        "omschrijving",
        r"(?:het )?(?:concrete )?(?:meegedeelde? |gevraagde? |opgevraagde? )?"
        r"(?:categorie\w*|soort|type)?(?: van)?(?: de)?\s*(?:persoons)?gegeven|omschrijving"
        r"|beschrijving"
        r"|data|rubriek|element|categorie|welk|wat\b|attribuut",
    ),
)


def column_of(text: str) -> str | None:
    """What stands under or beside these words: omschrijving, verantwoording, bewaring and so on."""
    if len(text) > 400:
        return None
    return next(
        (name for name, words in _COLUMNS if re.match(rf"\W*(?:{words})", text, re.I)), None
    )
