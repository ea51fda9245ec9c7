"""People in running text: names and functions, in whatever order they are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TITLE = (
    r"(?:de\s+(?:heer|heren)|heer|heren|de\s+dames|dames|mevrouwen|mevrouw|mevr\.?|mw\.?|mej\.?|"
    r"dhr\.?|dr\.?|prof\.?|ir\.?|ing\.?|mr\.?|"
    r"lic\.?|drs\.?|"
    r"dokter|professor|meester|kolonel|majoor|kapitein|luitenant|hoofdcommissaris|commissaris|"
    r"generaal|advocaat|pater|zuster|kanunnik|baron|barones)(?=[\s,])"
)
_TITLES = re.compile(rf"(?:(?:{_TITLE}|en|mede|door|alsook|alsmede|evenals)\s+)*", re.I)
_PARTICLE = r"(?:van|de|der|den|het|'t|’t|ten|ter|te|la|le|du|di|da|von|el|al|op|in|d'|d’)"
_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-]*|d['’][A-Z][\w\-]*)"
NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_WORD}){{1,5}}")
_NO_NAME = re.compile(
    r"\b(?:regering|college|raad|bureau|agentschap|departement|stad|gemeente|ocmw|provincie|"
    r"deputatie|minister\w*|vlaamse?|gemeenschap|gewest|dienst\w*|directie|afdeling|bestuur|"
    r"vereniging|vzw|nv|bv|koning\w*|kbo|kruispuntbank|handtekening|datum|naam|functie|comité|"
    r"belgi\w+|ministerie|overheid\w*|universiteit|hogeschool|openbaar|centrum|instelling)\b",
    re.I,
)
FUNCTION = re.compile(
    r"\b(?:(?:algemeen|adjunct|waarnemend|wnd\.?|gedelegeerd|leidend|financieel|eerste|"
    r"plaatsvervangend|afgevaardigd|uitvoerend|bijzonder)\s+)*\w*(?:burgemeester|schepen|"
    r"directeur|directrice|secretaris|voorzit(?:t?er|ster)|"
    r"administrateur|bestuurder|bestuurslid|ambtenaar|minister|griffier|gouverneur|gedeputeerde|"
    r"manager|hoofd|coördinator|rector|decaan|commissaris|korpschef|commandant|zaakvoerder|"
    r"gemachtigde|verantwoordelijke|beheerder|intendant|officier|kabinetschef|adviseur|arts|"
    r"vertegenwoordiger|directie(?:lid|voorzitter)|ontvanger|notaris|ceo|afgevaardigde|inspecteur)"
    r"s?(?:-\w+)*\b",
    re.I,
)
_BEFORE_FUNCTION = re.compile(
    r"(?:(?:en|als|in|haar|zijn|hun|de|het|diens|hoedanigheid|van|zijnde|met|respectievelijk|"
    r"functie|titel)\s+)+",
    re.I,
)
_ENDS_FUNCTION = re.compile(
    r"[,(]?\s*\b(?:(?:ter|in|tot) uitvoering|ingeschreven|handel(?:end|t|en)|gevestigd|met zetel|"
    r"hierna|verder|voor wie|namens wie|overeenkomstig|krachtens|ingevolge|zoals beslist|op grond|"
    r"bij delegatie|daartoe|gemachtigd|waarvan|conform|optredend|optreden|optreedt|tekent|tekenen|"
    r"ondernemingsnummer|geregistreerd|bijgestaan|als vertegenwoordiger|in toepassing|blijkens|"
    r"besluit van|na beslissing|met kantoor|kbo|enerzijds|anderzijds|die|dd\.|d\.d\.)(?!\w).*",
    re.I | re.S,
)
_LEADS = re.compile(
    r"^\s*(?:(?:het|de|haar|zijn)\s+)?(?:college(?:\s+van\s+burgemeester\s+en\s+schepenen)?|"
    r"schepencollege|vast\s+bureau|gemeenteraad|provincieraad|deputatie|"
    r"raad\s+voor\s+maatschappelijk\s+welzijn|raad\s+van\s+bestuur|vlaamse\s+regering)\b"
    r"|\b(?:voor\s+wie|waarvoor|in\s+wiens\s+naam|(?:namens|voor)\s+(?:wie|hetwelk|dewelke|"
    r"welke)|in\s+de\s+persoon\s+van)\b"
    r"(?:\s+(?:bij|krachtens|ingevolge|via)\s+(?:een\s+)?delegatie)?(?:\s+(?:optred\w+|optreedt|"
    r"tekent|tekenen|handelt|handelen|"
    r"ondertekent|ondertekenen))?|\bbijgestaan\s+door\b|\bbij\s+delegatie\b|\bbij\s+monde\s+van\b",
    re.I,
)
"""What stands before or between people without telling who they are."""
_CUTS = re.compile(
    r"\s*[,;:()]\s*|\s+en\s+|\s+(?:als|in\s+(?:haar|zijn|hun)\s+hoedanigheid\s+van|optredend als"
    r"|zijnde)\s+|\s+[–—-]\s+|\s+en/of\s+"
)


_KEY = re.compile(r"naam|functie|hoedanigheid|titel|in de hoedanigheid van", re.I)
"""What stands before a name or a function in a form."""


@dataclass(frozen=True)
class _Part:
    kind: str
    """name, function or other."""
    start: int
    end: int
    name: str = ""


def is_name(text: str) -> bool:
    """Whether a text is the name of a person and nothing else, but for a title before it."""
    bare = _TITLES.sub("", text.strip(" .,;"), count=1)
    return bool(NAME.fullmatch(bare)) and not _NO_NAME.search(bare) and not FUNCTION.search(bare)


def bare_name(text: str) -> str:
    """A name without the title before it."""
    return _TITLES.sub("", text.strip(" .,;"), count=1)


def bare_function(text: str) -> str:
    """A function without what leads up to it and what follows it."""
    text = _ENDS_FUNCTION.sub("", text.strip(" .,;:()"))
    match = _BEFORE_FUNCTION.match(text)
    text = text[match.end() :] if match else text
    return re.sub(r"\s+van(?:\s+(?:het|de))?[\s;]*$", "", text).strip(" .,;:()")


def people_in(text: str) -> list[dict[str, str]]:
    """The people that a phrase names, with their functions where it tells them."""
    text = _LEADS.sub(lambda match: ";" * len(match[0]), _first_sentence(text[:1500]))
    parts = _parts(text)
    names = [at for at, part in enumerate(parts) if part.kind == "name"]
    if not names:
        return []
    if shared := _shared(text, parts, names):
        return shared
    leads = any(part.kind == "function" for part in parts[: names[0]])
    found: list[dict[str, str]] = []
    for place, at in enumerate(names):
        if leads:
            start = names[place - 1] + 1 if place else 0
            functions = [part for part in parts[start:at] if part.kind == "function"][-2:]
            if not functions or len(names) == 1:
                functions = _following(parts, at, len(parts)) or functions
        else:
            after = names[place + 1] if place + 1 < len(names) else len(parts)
            functions = _following(parts, at, after)
        person = {"naam": parts[at].name}
        if functions:
            function = bare_function(text[functions[0].start : functions[-1].end])
            if function:
                person["functie"] = function
        found.append(person)
    return found


def _first_sentence(text: str) -> str:
    """A phrase up to the end of its sentence; a title or an initial ends none."""
    for match in re.finditer(r"(?P<word>[^\W\d_]{3,})\.\s+(?=[A-Z])", text):
        if not _TITLES.fullmatch(f"{match['word']}. "):
            return text[: match.end("word")]
    return text


def _shared(text: str, parts: Sequence[_Part], names: Sequence[int]) -> list[dict[str, str]]:
    """People named one after the other, with their functions after or before them all."""
    first, last = names[0], names[-1]
    if len(names) < 2 or last - first != len(names) - 1:
        return []
    functions = _following(parts, last, len(parts)) or [
        part for part in parts[:first] if part.kind == "function"
    ]
    told = [bare_function(text[part.start : part.end]) for part in functions]
    is_each = len(told) == len(names) and re.search(r"\brespectievelijk\b|\bresp\.", text)
    if len(told) == 1 and re.search(r"(?:er|eur)s$", told[0]):
        told = [told[0][:-1]] * len(names)
    elif not is_each:
        return []
    return [
        {"naam": parts[at].name, "functie": function}
        for at, function in zip(names, told, strict=True)
    ]


def _following(parts: Sequence[_Part], at: int, until: int) -> list[_Part]:
    """The functions right after a name."""
    found: list[_Part] = []
    for part in parts[at + 1 : until]:
        if part.kind != "function":
            break
        found.append(part)
    return found


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    start = 0
    for cut in (*_CUTS.finditer(text), None):
        end = cut.start() if cut else len(text)
        parts += _part(text, start, end, parts[-1] if parts else None)
        start = cut.end() if cut else end
    return parts


def _part(text: str, start: int, end: int, before: _Part | None) -> list[_Part]:
    """What stands between two signs: a name, a function, or a function with a name after it."""
    segment = text[start:end]
    if not segment.strip() or _KEY.fullmatch(segment.strip()):
        return []
    if is_name(segment):
        return [_Part("name", start, end, bare_name(segment))]
    function = FUNCTION.search(segment)
    if function:
        rest = segment[function.end() :]
        named = NAME.search(rest)
        tail = named and rest[named.end() :].strip(" .")
        title = f"{rest[: named.start()].strip()} ".lstrip() if named else ""
        if named and not tail and _TITLES.fullmatch(title) and not _NO_NAME.search(named[0]):
            cut = start + function.end()
            return [
                _Part("function", start, cut),
                _Part("name", cut + named.start(), end, named[0].strip(" .")),
            ]
        first = _TITLES.sub("", segment[: function.start()].strip(), count=1)
        if is_name(first) and not re.search(r"\b(?:van|de|het)$", first):
            cut = start + function.start()
            return [_Part("name", start, cut, first), _Part("function", cut, end)]
        lead = NAME.match(_TITLES.sub("", segment, count=1))
        if lead and not _NO_NAME.search(lead[0]) and not FUNCTION.search(lead[0]):
            at = start + len(segment) - len(_TITLES.sub("", segment, count=1)) + lead.end()
            return [_Part("name", start, at, lead[0]), _Part("function", at, end)]
        return [_Part("function", start, end)]
    kind = before.kind if before else ""
    is_role = kind == "name" and segment[:1].islower() and not _ENDS_FUNCTION.match(segment)
    is_more = kind == "function" and re.fullmatch(r"[A-Z][\w-]+", segment.strip())
    is_role = is_role or bool(before and is_more and re.search(r"[A-Z]\w+$", text[: before.end]))
    return [_Part("function" if is_role else "other", start, end)]
