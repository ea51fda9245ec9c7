"""Which recitals of a source tell what the parties are, the context, the wish and the advice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from protowiz.document.tree import Listing
from protowiz.importer.bodies import names_in, tells_body
from protowiz.importer.labels import is_caption, is_emphasised, label_of, sort_of
from protowiz.importer.source import Piece

RECITALS = ("instanties", "context", "wens", "adviezen")
BEGINNING = re.compile(
    r"(?:(?:[IVX]{1,4}|\d{1,2}|[A-Z])[.)]?\s+)?(?:na te hebben|nadat|overweg\w*|gelet op|gezien|"
    r"aangezien|in overweging|(?:wordt |is )?(?:voorafgaand\w{0,7}|vooraf)\b|uiteen\w*|"
    r"preambule|considerans|inleiding|vaststelling\w*|"
    r"wat voorafgaat|toelichting|motivering|feiten|context|situering|"
    r"achtergrond|aanleiding|hetgeen|"
    r"de partijen (?:overwegen|zetten|verklaren))\b",
    re.I,
)
"""How the first recital or the line above it begins."""
SENTENCE = re.compile(r"(?:overwegende|gelet op|gezien|aangezien|in overweging|dat)\b", re.I)
OFFICER = re.compile(
    r"functionaris\w*\W+(?:\w+\W+){0,2}gegevens\w*|\bDPO\b|\b(?-i:FG)\b|data protection officer",
    re.I,
)


def may_name_officer(text: str) -> bool:
    """Whether `OFFICER` may be found in a text: a quick look, without the pattern."""
    if "FG" in text:
        return True
    folded = text.casefold()
    return any(word in folded for word in ("functionaris", "dpo", "data protection"))


_ADVISER = re.compile(
    rf"{OFFICER.pattern}|toezichtcommissie|\bVTC\b|\bcomité\b|veiligheidsconsulent", re.I
)
_ADVICE = re.compile(
    r"\badvie[sz]|\badvise|\bgeadviseerd|\b(?:on)?gunstig\b|\bpositief\b|\bgeen\s(?:enkel\s)?bezwa|"
    r"\bstem(?:de|den|t|men)\s.{0,80}?\bin\b|\bingestemd\b|\bakkoord\s(?:ge|be)",
    re.I,
)
_WISH = re.compile(
    r"\b(?:partijen|zij|ze|instanties)\b.{0,80}?\b(?:wensen|willen|beogen|sluiten|beslissen)\b"
    r".{0,300}?\bprotocol|\bwens\b.{0,300}?\bprotocol"
    r"|\bprotocol\b.{0,200}?\b(?:bekend ?gemaakt|bekend ?(?:te )?maken|"
    r"gepubliceerd|publiceren)"
    r"|\bprotocol\b.{0,60}\b(?:sluiten|afsluiten|aangaan)\b|\bbekend\b.{0,80}\bwebsite",
    re.I,
)
_CITES = re.compile(
    r"gelet op\s+(?:(?:de|het)\s+)?(?:\w+\s+){0,2}(?:decreet|wet|verordening|besluit|richtlijn|"
    r"artikel)",
    re.I,
)
"""A legal text that is only cited."""
AGREED = re.compile(
    r"(?:(?:wordt|is|zijn|komen|en)\b.{0,80}\b(?:overeengekomen|overeen|spreken af|afgesproken)"
    r"|.{0,60}overeengekomen wat volgt)\b.{0,40}",
    re.I,
)
"""The line above the articles."""
_OUGHT = re.compile(
    r"\bartikel 8\b.{0,300}\bprotocol|\bprotocol\b.{0,200}\bartikel 8\b.{0,80}e-?gov", re.I
)
_KIND = (
    r"(?:instantie|gemeente|ocmw|openbaar centrum|lokaal bestuur|lokale overheid|overheid\w*|"
    r"agentschap|departement|instelling|vereniging|vzw|rechtspersoon|stad|provincie|bestuur|"
    r"organisatie|entiteit|verwerkingsverantwoordelijke|(?:politie|hulpverlenings|meergemeente)zone|"
    r"maatschappij|universiteit|hogeschool|intercommunale)\b"
)
_IS_PARTY = re.compile(
    r"\bzijn\s+(?:\w+\s+)?(?:instanties|overheden|besturen|gemeenten|agentschappen|verenigingen)\b"
    rf"|\b(?:is|zijn|vormt)\s+(?:\w+\s+)?(?:een|de|het)\s.{{0,120}}?{_KIND}"
    rf"|\been\s.{{0,80}}?{_KIND}.{{0,80}}?\bis\b|\bwerking\b.{{0,40}}\b(?:geregeld|beschreven)",
    re.I,
)
_SURELY_PARTY = re.compile(
    r"\bartikel\s2\b,?\s1[01]|\bartikel\s+I\.3\b|\b(?:opgericht|ingericht|ingesteld|"
    r"georganiseerd|erkend|"
    r"geregistreerd)\s+(?:bij|door|krachtens|op grond|in)\b",
    re.I,
)
_CAPTIONS = (
    ("adviezen", r"advie[sz]"),
    ("wens", r"\bwens|bekendma|publicatie"),
    (
        "context",
        r"context|situering|achtergrond|aanleiding|verloop|gegevensstro|integrator|"
        r"\bwaarom\b|\bhoe\b",
    ),
    ("instanties", r"\binstanties|hoedanigheid|overwegingen|uiteengezet|\bpartijen\b"),
)
_CONTEXT_LABEL = re.compile(r"I?C\d?")
_INNER_LABEL = re.compile(r"[\[(I]*C\.?\d")
"""A second label right after the first: C. [C1."""


def recital_kinds(pieces: Sequence[Piece], opening: Sequence[Piece] = ()) -> list[str]:
    """The step of each of these pieces, from the first recital to the first article.

    `opening`: the pieces about the parties, which say what these are called.
    """
    labels = [label_of(piece) for piece in pieces]
    scheme = scheme_of(pieces)
    bodies = _bodies_named(labels, opening)
    leads = [
        _leads(piece, sort_of(label), scheme)
        for piece, (label, _) in zip(pieces, labels, strict=True)
    ]
    last = _last_party(pieces, labels, leads)
    for at in (at for at in bodies if at > last):
        if any(leads[between] and labels[between][0] for between in range(last + 1, at)):
            break
        last = at
    kinds: list[str] = []
    for at, (piece, (label, rest)) in enumerate(zip(pieces, labels, strict=True)):
        before = kinds[-1] if kinds else "instanties"
        kind = before
        if leads[at] and at in bodies and at <= last and before == "instanties":
            kind = "instanties"
        elif leads[at]:
            kind = _kind(piece, label, rest, before, scheme)
            is_new = label or not scheme or SENTENCE.match(piece.text)
            is_about_parties = _caption_kind(piece, rest) == "instanties"
            is_other = at > last and is_new and not _CITES.match(rest) and not is_about_parties
            if before == kind == "instanties" and is_other:
                kind = "instanties" if at == 0 and is_caption(piece) else "context"
        elif isinstance(piece.block, Listing) and before in ("wens", "adviezen"):
            kind = "adviezen" if is_advice(rest) else before
        kinds.append(kind)
    return kinds


def _bodies_named(labels: Sequence[tuple[str, str]], opening: Sequence[Piece]) -> list[int]:
    """The places of the recitals that begin with the name of a party and what it is.

    Each party counts once: what a later one says of it is of another kind.
    """
    names = names_in(opening)
    found: list[int] = []
    for at, (label, rest) in enumerate(labels):
        if label and (name := tells_body(rest, names)):
            names.remove(name)
            found.append(at)
    return found


def tells_wish(text: str) -> bool:
    """Whether a text says that the parties want a protocol, or make it known."""
    return bool(_WISH.search(text[:1000]))


def scheme_of(pieces: Sequence[Piece]) -> str:
    """How the recitals are labelled: the sort of the first label that is not above them all."""
    return next(
        (
            sort_of(label)
            for at, piece in enumerate(pieces)
            if (label := label_of(piece)[0]) and (at or not is_caption(piece))
        ),
        "",
    )


def _leads(piece: Piece, sort: str, scheme: str) -> bool:
    """Whether a new recital may begin here."""
    if sort and sort == scheme:
        return True
    if is_caption(piece) and is_emphasised(piece):
        return True
    return bool(SENTENCE.match(piece.text)) or not scheme


def _last_party(
    pieces: Sequence[Piece], labels: Sequence[tuple[str, str]], leads: Sequence[bool]
) -> int:
    """The place of the last recital about a party, -1 if there is none."""
    last = -1
    for at, (piece, (label, rest)) in enumerate(zip(pieces, labels, strict=True)):
        if not leads[at] or is_advice(rest) or _WISH.search(rest[:1000]):
            continue
        is_context = _CONTEXT_LABEL.fullmatch(label) or _caption_kind(piece, rest) == "context"
        if _SURELY_PARTY.search(rest[:400]) and not _INNER_LABEL.match(rest):
            last = at
        elif is_context:
            return last
        elif _IS_PARTY.search(rest[:400]):
            last = at
    return last


def _kind(piece: Piece, label: str, rest: str, before: str, scheme: str) -> str:
    """The step of a recital that begins with this piece."""
    other = _caption_kind(piece, rest) in ("adviezen", "wens") or is_advice(rest[:150])
    if scheme == "A" and _CONTEXT_LABEL.fullmatch(label) and not (label == "C" and other):
        is_party = before == "instanties" and _SURELY_PARTY.search(rest[:400])
        return "instanties" if is_party and not _INNER_LABEL.match(rest) else "context"
    if is_advice(rest):
        return "adviezen"
    if caption := _caption_kind(piece, rest):
        return caption
    if before == "adviezen" and re.match(r"overwegende|aangezien", rest, re.I):
        return "wens" if _WISH.search(rest[:1000]) else "context"
    if _WISH.search(rest[:1000]) or (before == "context" and _OUGHT.search(rest[:1000])):
        return "wens"
    return before


def is_advice(text: str) -> bool:
    """Whether a text tells of the advice of an officer or of the authority."""
    return bool(_ADVISER.search(text[:1000]) and _ADVICE.search(text[:1000]))


def _caption_kind(piece: Piece, rest: str) -> str | None:
    """The step that a caption names."""
    if not (is_caption(piece) and (is_emphasised(piece) or len(rest) < 60)):
        return None
    return next((step for step, words in _CAPTIONS if re.search(words, rest, re.I)), None)
