"""Rules about what a template or an editor left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.answers import Path
from protowiz.draft.sources import PRACTICE, Certainty, Source
from protowiz.draft.text import MONTHS
from protowiz.rules.case import Case, Passage, around
from protowiz.rules.catalogue import Hit, Severity, rule, words
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.sightings import CLOSING, OPENING, once, whole_text

VTC = Source("VTC: een op zichzelf leesbaar en controleerbaar document", Certainty.READ)

_BRACKETS = lazy(r"\[([^\[\]]{0,160})\]")
_A_DATE = (
    rf"(?:op |d\.?d\.? )?(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})"
)
_HOLDS_PLACE = lazy(
    r"\W*|[xX]+|datum\b.*|naam\b.*|nummer\b.*|adres\b.*|in te vullen\b.*|(?:vul|kies|geef|voeg)\b.*"
    rf"|{_A_DATE}|via de functionarissen\b.*|.{{0,40}}\bkies\b.*"
    r"|(?:nog )?(?:te bepalen|aan te vullen|na te kijken|te bevestigen).*"
    r"|[\w -]{3,40}(?:\s?/\s?[\w -]{3,40})+",
    re.I,
)
_PHRASE = (
    r"(?:aan|bij|binnen|dat|die|door|en|indien|in|met|na|of|om|onder|op|over|per|tegen|tenzij|ten|ter"
    r"|tot|tussen|uit|van|vanaf|via|volgens|voor|waar\w*|wanneer|zoals|zonder)(?: [\w’'-]+,?){1,20}"
)
_TO_BE_NAMED = (
    r"(?:[a-zà-ÿ-]+ ){0,5}(?:aantal|adres|akte|ambt|artikel|bedrag|beroep|bestand|contactpunt|dag"
    r"|datum|decreet|dienst|doel(?:einde)?|duur|functie|gegeven|gemeente|handtekening|instantie"
    r"|link|maand|meldpunt|naam|nummer|opdracht|orgaan|organisatie|partij|percentage|periode|plaats"
    r"|postbus|rechtspersoon|regelgeving|stad|straat|systeem|termijn|titel|toepassing|url|uur|vestiging"
    r"|website|[\w-]+(?:adres|bedrag|bestuur|datum|duur|naam|nummer|orgaan|persoon|punt|termijn))"
    r"(?: [a-zà-ÿ-]+){0,5}"
)
_LEFT_OPEN = lazy(rf"{_PHRASE}|{_TO_BE_NAMED}")
"""A phrase that goes on the sentence, or what has to be named there: in small letters, and no name
or figure among them."""
_NOTE_MARK = lazy(r"\d{1,3}")
_DOT_CUES = ("....", "…", "___", "xx", "dd/mm", "dd-mm", "dd.mm")
_DOTS = lazy(
    r"\.{4,}|…\s?…+|_{3,}|\b[xX]{2,}(?=[/.-][xX]{2,})[xX/.-]+\w*|(?<!\w)(?:X{4,}|x{3,})(?!\w)"
    r"|\b(?:dd|DD)[/.-](?:mm|MM)[/.-](?:jjjj|JJJJ|yyyy|YYYY|jj)\b"
)


def _is_elision(text: str, match: re.Match[str]) -> bool:
    """Whether […] leaves words out of a quotation."""
    before = text[: match.start()]
    return match[1] in ("…", "...") and (
        before.count("“") > before.count("”") or before.count('"') % 2 == 1
    )


def _brackets(case: Case, holding_place: bool) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in case.passages:
        if "[" not in passage.text:
            continue
        for match in _BRACKETS.finditer(passage.text):
            inside = match[1].strip()
            if _NOTE_MARK.fullmatch(inside):
                continue
            left = _HOLDS_PLACE.fullmatch(inside) or _LEFT_OPEN.fullmatch(inside)
            holds = bool(left) and not _is_elision(passage.text, match)
            if holds is holding_place:
                yield passage, match


@rule(
    "DOC-01",
    "invulplaats-blijft-staan",
    Severity.ERROR,
    "aanhef",
    VTC,
    remedy="Vul in wat er hoort te staan, of verwijder de haken.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe rechtbank van [X] is bevoegd."),
    right=words("recht", "### Artikel 11: Recht\n\nDe rechtbank van Gent is bevoegd."),
)
def placeholder_left(case: Case) -> Iterator[Hit]:
    """Een plaats die nog ingevuld moet worden, of al ingevuld is maar haar haken behield. Een derde
    kan niet weten wat de partijen overeenkwamen."""
    for passage, match in _brackets(case, holding_place=True):
        yield Hit(passage.path, f"“{match[0]}” {_what_is_left(match[1].strip())}", match[0])
    whole = whole_text(case)
    gaps = whole.find(_DOTS) if any(cue in whole.small for cue in _DOT_CUES) else ()
    for passage, match in gaps:
        is_form = "formaat" in passage.text or (passage.step == "bijlagen" and "jj" in match[0])
        if not is_form:
            told = around(passage.text, match, 25)
            yield Hit(passage.path, f"Hier moet nog iets ingevuld worden: “{told}”.", match[0])


_FILLED = lazy(_A_DATE, re.I)
_OPTION = lazy(rf"{_PHRASE}|(?!dd|mm)\w[\w -]*(?:\s?/\s?[\w -]{{3,40}})+", re.I)


def _what_is_left(inside: str) -> str:
    """What a user has to do about brackets that a template left."""
    if _FILLED.fullmatch(inside):
        return "is ingevuld, maar de haken van het sjabloon staan er nog."
    if _OPTION.fullmatch(inside):
        return "is een keuze van een sjabloon: houd de woorden zonder haken, of schrap ze."
    return "is een invulplaats van een sjabloon."


@rule(
    "DOC-02",
    "haken-in-de-tekst",
    Severity.WARNING,
    "aanhef",
    VTC,
    remedy="Schrijf het zonder vierkante haken, of zet de bevinding opzij als ze zo bedoeld zijn.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe rechtbank [Afdeling Gent] is bevoegd."),
    right=words("recht", "### Artikel 11: Recht\n\nDe rechtbank (afdeling Gent) is bevoegd."),
)
def brackets_in_text(case: Case) -> Iterator[Hit]:
    """Vierkante haken zijn in een sjabloon een keuze of een invulplaats. Soms zijn ze bedoeld: dat
    beslist wie de tekst kent."""
    for passage, match in _brackets(case, holding_place=False):
        yield Hit(
            passage.path,
            f"“{match[0]}” staat tussen vierkante haken: zo bedoeld, of een rest?",
            match[0],
        )


_INSTRUCTION = lazy(
    r"(?:^|[.:]\s+)(?P<told>(?:gelieve\b|verduidelijk\b|beschrijf\b|omschrijf\b|specifieer\b"
    r"|specificeer\b|situeer\b|motiveer\b|preciseer\b|schets\b(?! van)|licht (?:hier )?toe\b"
    r"|leg uit\b"
    r"|geef (?:hier |kort |ook )?(?:aan|een|de|het|alle)\b|vul (?:hier )?(?:in|aan|de|het|een)\b"
    r"|som (?:hier )?op\b|duid aan\b|kies (?:een|uit|tussen|hier)\b|verwijder (?:wat|indien|deze)\b"
    r"|schrap(?:pen)? wat\b|(?:doorhalen|schrappen) (?:wat|indien)\b"
    r"|vermeld (?:hier|de|het|welke?|wie|ook|alle|elke?|telkens)\b|optionele? (?:bepaling|tekst)\b"
    r"|(?:optioneel|facultatief) *:|voorbeeldtekst\b|modeltekst\b)(?:\s+[^\s.;:]+){0,6})",
    re.I,
)


_ASKS = lazy(
    r"(?:\W{0,3}[A-Z]\.?\d?\W{1,4}){0,2}(?P<told>(?:korte |algemene )?(?:beschrijving|omschrijving"
    r"|situering|schets|weergave|voorstelling|toelichting|uiteenzetting|motivering|verantwoording"
    r"|verduidelijking|overzicht) (?:van|bij|over|waarom|hoe)\b[^.;:!?]*)[.:]?",
    re.I,
)
_OF_A_QUESTION = lazy(
    r"\w{4,}\s?/\s?\w{4,}|\b(?:waarom|hoe|welke?|al dan niet|of|indien|desgevallend|bijvoorbeeld"
    r"|eventuele|gepland|geplande|beoogde|betreffende partij|in voorkomend geval)\b",
    re.I,
)


def _asks_for_content(passage: Passage) -> str:
    """The caption in small letters by which a template says what has to be told; "" for none."""
    text = passage.text
    if passage.kind in ("heading", "cell") or not 30 < len(text) < 260:
        return ""
    match = _ASKS.fullmatch(text)
    return match["told"] if match and _OF_A_QUESTION.search(match["told"]) else ""


def _is_caption(passage: Passage) -> bool:
    """Whether a passage is a long line in capitals: a caption of the template."""
    text = passage.text
    return (
        passage.kind != "heading"
        and len(text) > 30
        and text[10:20].upper() == text[10:20]
        and len(text.split()) >= 6
        and not re.search(r"OVEREEN|UITEENGEZET|OVERWEG|VOLGT", text)
        and sum(map(str.islower, text)) <= len(text) // 20
    )


@rule(
    "DOC-04",
    "instructie-van-het-sjabloon",
    Severity.ERROR,
    "context",
    VTC,
    PRACTICE,
    remedy="Vervang de instructie door de inhoud die ze vraagt, en geef het stuk desnoods een kort "
    "kopje.",
    wrong=words("context", "C. Verduidelijk hier via welk kanaal de gegevens verlopen."),
    right=words("context", "C. De gegevens verlopen via het platform van de dienstenintegrator."),
)
def template_instruction(case: Case) -> Iterator[Hit]:
    """Een sjabloon zegt de auteur wat hij moet beschrijven. Blijft die opdracht staan, dan leest
    een derde een vraag waar het antwoord hoort."""
    for passage in case.passages:
        if passage.step in (*OPENING, "ondertekening"):
            continue
        if _is_caption(passage):
            told = " ".join(passage.text.split()[:8])
            yield Hit(
                passage.path, f"“{told} …” lijkt een opschrift van het sjabloon.", passage.text
            )
        elif passage.step == "context" and (told := _asks_for_content(passage)):
            begin = " ".join(told.split()[:8])
            yield Hit(passage.path, f"“{begin} …” lijkt een opschrift van het sjabloon.", told)
        elif passage.kind != "heading" and (match := _INSTRUCTION.search(passage.text)):
            told = match["told"]
            yield Hit(passage.path, f"“{told} …” is een opdracht aan de auteur.", told)


_HELPER = lazy(
    r"het (?:concrete )?gegeven dat (?:wordt|zal worden|moet worden) meegedeeld"
    r"|als er veel gegevens zijn,? kunnen (?:ze|deze|die)[^.]{0,40}clusters[^.]{0,20}\.?"
    r"|waarom (?:elk|het|dit|ieder) (?:concrete )?gegeven (?:noodzakelijk|nodig) is"
    r"(?: voor het (?:gevraagde|beoogde) doel(?:einde)?)?"
    r"|als in artikel \d+ (?:en|of) \d+ verschillende doel(?:einden|en) (?:zijn|worden) opgegeven"
    r"|voor welk(?:e)? doel(?:einde)? (?:elk|het|dit) gegeven wordt meegedeeld",
    re.I,
)


@rule(
    "DOC-05",
    "hulptekst-in-de-tabel",
    Severity.WARNING,
    "gegevens",
    PRACTICE,
    remedy="Verwijder de hulptekst; laat alleen het gegeven en zijn verantwoording staan.",
    wrong=words(
        "gegevens",
        "### Artikel 3: Gegevens\n\n| Gegeven | Verantwoording |\n| --- | --- |\n"
        "| Het gegeven dat wordt meegedeeld: naam | Waarom elk gegeven nodig is: brief sturen |",
    ),
    right=words(
        "gegevens",
        "### Artikel 3: Gegevens\n\n| Gegeven | Verantwoording |\n| --- | --- |\n"
        "| Naam van de ouder | Om een brief te kunnen sturen. |",
    ),
)
def helper_text_in_table(case: Case) -> Iterator[Hit]:
    """De tabel van het sjabloon zegt in schuine letters wat er in elke cel moet komen. Die uitleg
    is voor de auteur bedoeld en hoort niet in de tekst die getekend wordt."""
    left: dict[tuple[Path, str], list[str]] = {}
    for passage in case.of("gegevens"):
        if passage.kind == "heading":
            continue
        found = list(_HELPER.finditer(passage.text))
        if found and (passage.kind == "cell" or found[0].start() < 12):
            told = passage.text[found[0].start() : found[-1].end()]
            left.setdefault((passage.path, told), []).append(found[0][0])
    for (path, told), begins in left.items():
        times = f", {len(begins)} keer" if len(begins) > 1 else ""
        yield Hit(path, f"“{begins[0]}” is hulptekst van het sjabloon{times}.", told)


_OTHER_HALF = lazy(
    r"\bgeen\b[^.;]{3,200}[.;]\s+((?:indien|als|wanneer|zo)\s+(?:dat|dit|deze)\s+(?:toch\s+)?wel\b"
    r"[^.,;]{0,30})",
    re.I,
)
_BOTH = lazy(r"(?<!\w)(?:wel\s?/\s?geen|geen\s?/\s?wel|wel\s?/\s?niet|niet\s?/\s?wel)(?!\w)")


@rule(
    "DOC-06",
    "twee-helften-van-een-keuze",
    Severity.WARNING,
    "gegevens",
    PRACTICE,
    remedy="Laat alleen staan wat voor deze gegevens geldt.",
    wrong=words(
        "gegevens",
        "### Artikel 3: Gegevens\n\nHet zijn geen bijzondere categorieën van persoonsgegevens. "
        "Indien dit wel het geval is, staat dit in de tabel.",
    ),
    right=words(
        "gegevens",
        "### Artikel 3: Gegevens\n\nHet zijn geen bijzondere categorieën van persoonsgegevens.",
    ),
)
def both_halves(case: Case) -> Iterator[Hit]:
    """Eerst staat er dat iets niet zo is, daarna wat geldt als het wel zo is. Wie tekent, weet niet
    welke van beide de partijen bedoelen."""
    for passage in case.passages:
        if "geen" not in passage.text and "wel" not in passage.text:
            continue
        for match in _OTHER_HALF.finditer(passage.text):
            message = f"De tekst ontkent iets en regelt het daarna toch: “{match[1]}”."
            yield Hit(passage.path, message, match[1])
        for match in _BOTH.finditer(passage.text):
            yield Hit(passage.path, f"De keuze “{match[0]}” is niet gemaakt.", match[0])


_NOTE = lazy(
    r"(?<!\w)(?:TODO|TBC|TBD|n\.t\.b\.|nvdr|n\.v\.d\.r\.|nog (?:na te (?:kijken|vragen|gaan)"
    r"|aan te vullen|te (?:bepalen|bevestigen|bespreken|vertalen|checken|schrappen|vervangen))"
    r"|te checken)(?!\w)|!!+|\?\?+|\(\?\)"
)
_HEADING_QUESTION = lazy(
    r"(?:(?:artikel |art\. ?)?\d{1,2}[.:)]*\s+)?(?:waarom|wie|wat|waar\w*|welke?|hoe|wanneer"
    r"|(?:voor|over|van|met|aan|bij|in) (?:wie|wat|welke?)|mag|moet|kan|is|zijn)\b[^?]{0,90}\?",
    re.I,
)
"""A heading that a house asks as a question."""
_LEAD = lazy(
    r"\W{0,3}(?:[A-Z]?\.?\d{0,2}[.:)]{0,2}\s+)?(?:waarom|wie|wat|waar\w*|welke?|hoe|wanneer"
    r"|(?:voor|over|van|met|aan|bij|in) (?:wie|wat|welke?))\b[^?.;]{0,60}\?(?=\s+[A-ZÀ-Ý])",
    re.I,
)
"""A question that a house puts before a paragraph, which answers it."""
_ADDRESSES = lazy(r"\b(?:[Uu]w?|[Jj]e|[Jj]ouw|[Jj]ij|[Jj]ullie|[Ii]k|[Mm]ijn)\b")
"""A model of a letter or a form asks its reader something."""
_NOTE_CUES = ("TODO", "TBC", "TBD", "n.t.b", "nvdr", "n.v.d.r", "nog ", "te checken", "!!", "?")
_QUOTED = lazy(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|https?://\S+|www\.\S+")


@rule(
    "DOC-32",
    "vraagteken-of-nota-van-een-redacteur",
    Severity.WARNING,
    "aanhef",
    VTC,
    remedy="Beantwoord de vraag of werk de opmerking uit, en verwijder ze.",
    wrong=words("recht", "### Artikel 11: Recht\n\nDe rechtbank van Gent (of Brussel?) beslist."),
    right=words("recht", "### Artikel 11: Recht\n\nDe rechtbank van Gent beslist."),
)
def editors_note(case: Case) -> Iterator[Hit]:
    """Een vraag of een opmerking van wie meeschreef is een open punt. Een tekst die getekend wordt,
    heeft er geen."""
    for passage in case.passages:
        text = passage.text
        if "?" in text and (lead := _LEAD.match(text)):
            text = text[lead.end() :]
        noted = _NOTE.search(text) if any(cue in text for cue in _NOTE_CUES) else None
        if noted:
            told = around(text, noted, 25)
            yield Hit(passage.path, f"Dit lijkt een nota van een redacteur: “{told}”.", noted[0])
        elif (
            "?" in text
            and not (passage.step == "bijlagen" and _ADDRESSES.search(text))
            and not _HEADING_QUESTION.fullmatch(text)
            and (at := _QUOTED.sub(lambda it: "·" * len(it[0]), text).find("?")) >= 0
        ):
            told = " ".join(text[: at + 1].split()[-4:])
            yield Hit(passage.path, f"Er staat nog een vraag in de tekst: “{told}”.", told)


_CAPITALS = lazy(r"[A-Z]{3,}")
_CHOICE = lazy(
    r"\b(?:VOOR (?:EEN )?)?(?:ON)?BEPA+LDE (?:DUUR|TIJD|PERIODE|TERMIJN)\b"
    r"|\b(?:EENMALIG|PERMANENT|PERIODIEK|DAGELIJKS|WEKELIJKS|MAANDELIJKS|JAARLIJKS|CONTINU|TWEEMAAL"
    r"|DOORLOPEND|VOORTDUREND|TWEEWEKELIJKS|DRIEMAANDELIJKS|HALFJAARLIJKS|GEDURENDE|INDIEN|ENKEL"
    r"|NIET|GEEN|ALLEEN|WEL|OF|GUNSTIG|ONGUNSTIG|POSITIEF|NEGATIEF)(?: [A-Z]{3,})*\b"
    r"|\b[A-Z]{3,}(?: [A-Z]{2,})* [A-Z]{10,}\b"
)


@rule(
    "DOC-33",
    "keuzewoord-in-hoofdletters",
    Severity.HINT,
    "periodiciteit",
    PRACTICE,
    remedy="Schrijf het in kleine letters.",
    wrong=words("periodiciteit", "### Artikel 5: Duur\n\nDe mededeling gebeurt EENMALIG."),
    right=words("periodiciteit", "### Artikel 5: Duur\n\nDe mededeling gebeurt eenmalig."),
)
def choice_in_capitals(case: Case) -> Iterator[Hit]:
    """In een sjabloon staan keuzewoorden in hoofdletters zodat men ze vindt. In een protocol dat
    getekend wordt, lijken ze niet afgewerkt."""
    yield from once(_choices(case))


def _choices(case: Case) -> Iterator[Hit]:
    for passage in whole_text(case).passages_with(_CAPITALS):
        if passage.step in (*OPENING, *CLOSING) or passage.kind == "heading":
            continue
        if sum(map(str.isupper, passage.text)) * 2 > len(passage.text):
            continue
        for match in _CHOICE.finditer(passage.text):
            yield Hit(passage.path, f"“{match[0]}” staat nog in hoofdletters.", match[0])
