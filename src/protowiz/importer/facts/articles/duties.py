"""Sanction, notifications and transparency: what the parties owe each other and the persons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from protowiz.importer.facts.actors import actors_in
from protowiz.importer.facts.addresses import EMAIL, by_party, websites
from protowiz.importer.facts.articles.denials import is_denied, says
from protowiz.importer.facts.articles.terms import term_in, terms_in
from protowiz.importer.facts.clauses import (
    Clause,
    clauses_of,
    every_clause,
    sentences_of,
    with_inner,
)
from protowiz.importer.facts.whole import Whole
from protowiz.importer.source import Piece

_NO_NOTICE_OF_DEFAULT = re.compile(
    r"\bzonder\s+(?:\w+\s+){0,4}ingebreke(?:stelling|gesteld)"
    r"|ingebrekestelling\b[^.]{0,40}\b(?:niet|geen)\b[^.]{0,30}\b(?:nodig|vereist|noodzakelijk)"
    r"|\bgeen\b[^.;,]{0,40}\b(?:ingebrekestelling|aanmaning|waarschuwing|hersteltermijn)"
    r"|\b(?:niet|zonder)\b[^.;,]{0,40}\bin\s+gebreke\s+(?:te\s+)?(?:stellen|gesteld)"
    r"|\bzonder\s+(?:\w+\s+){0,4}(?:aanmaning|waarschuwing)"
    r"|\b(?:aanmaning|waarschuwing)\b[^.;,]{0,30}\bniet\b[^.;,]{0,20}\b(?:nodig|vereist)",
    re.I,
)
_NOTICE_OF_DEFAULT = re.compile(
    r"\bin ?gebreke|aanmaning|hersteltermijn|aangemaand|\bmaa?nt?\b|\bmanen\b|waarschuw"
    r"|\b(?:dagen|we(?:ek|ken)|maand(?:en)?)\b[^.]{0,60}\b(?:om|te)\b[^.]{0,40}\b(?:herstel|recht)"
    r"|\b(?:gelegenheid|kans|tijd)\b[^.]{0,60}\bherstel",
    re.I,
)
_DAMAGES = re.compile("schade", re.I)
_NO_DAMAGES = re.compile(
    r"\b(?:geen|zonder|noch)\s+(?:\w+\s+){0,4}schade"
    r"|\bniet\s+(?:aansprakelijk|gehouden|verplicht)\b[^.;,]{0,60}schade"
    r"|\bschade\w*\b[^.;,]{0,40}\b(?:niet|uitgesloten)\b",
    re.I,
)
_KEEPS_DAMAGES = re.compile(
    r"\bniet\s+(?:weg|uit|aan|tegen|in de weg|uitgesloten|beperkt|aangetast|belet)\b|\bniets\s+af\b"
    r"|\bafbreuk\b|\bonverlet\b|\bonverminderd\b|\bblij(?:ft|ven)\b[^.;]{0,60}\b(?:gelden|bestaan"
    r"|behouden|mogelijk)",
    re.I,
)
"""How the right to damages is left as it is."""
_LEAK = re.compile(
    r"\b\w{0,30}lek(?:ken)?\b|inbreuk|incident|artikel 33\b|art\. 33\b"
    r"|melding|verwittig|op de hoogte",
    re.I,
)
_AUTHORITY = re.compile(
    r"toezichthoud|gegevensbeschermingsautoriteit|\bGBA\b|\bVTC\b|autoriteit", re.I
)
_OFFICER = re.compile(r"functionaris|\bDPO'?s?\b(?!@)|\bFG\b|data protection officer", re.I)
_CHANGES = re.compile(
    r"wetswijziging|(?:wijzig|verander)\w*[^.]{0,80}(?:wetgeving|regelgeving|wettelijk|verwerkers?|reglement)"
    r"|(?:wetgeving|regelgeving|regels|verwerkers?)[^.]{0,80}(?:wijzig|verander|aanpass)"
    r"|(?:nieuwe|andere) (?:wetgeving|regelgeving|regels|verwerker)|(?:wissel|wijziging"
    r"|vervanging) van verwerker",
    re.I,
)
_NEED_NOT = re.compile(
    r"\b(?:hoe[fv]\w*|moet\w*|dien\w*)\b[^.;,]{0,50}\bniet\b|\bgeen\s+melding\b"
    r"|\bniet\s+(?:te\s+)?(?:worden\s+)?gemeld\b",
    re.I,
)
_INFORMS = re.compile(
    r"\b(?:betrokken\w*|burgers?|informe\w*|inlicht\w*|ge[ïi]nformeerd|ingelicht|vernemen"
    r"|verneemt|vertel\w*|lee?st|lezen|licht(?:en)?\b[^.]{0,60}\b(?:in|toe)|herkomst"
    r"|toelicht\w*|toegelicht|staat|vermeld\w*|uitleg\w*|informatie|brengt|brengen|krijgt|krijgen)\b",
    re.I,
)
_CHANNELS = (
    (
        "privacyverklaring",
        re.compile(r"privacy[- ]?(?:verklaring|statement|beleid|notice|policy|reglement)\w*", re.I),
    ),
    ("website", re.compile(r"web(?:site|stek|pagina)\w*|www\.", re.I)),
    (
        "rechtstreeks",
        re.compile(
            r"\b(?:rechtstreeks|individueel|persoonlijk|\w{0,30}brief|per post|per e-?mail"
            r"|eerste contact\w*|infobrief|sms|folder|\w{0,30}formulier|vertelt|mondeling"
            r"|voor het eerst)\b",
            re.I,
        ),
    ),
)
_HANDED = re.compile(
    r"\b(?:in|op|bij|met|via|aan|tijdens)\s+(?:(?:de|het|een|zijn|haar|hun|elke?|iedere?)\s+)?"
    r"(?:[\w-]{1,30}\s+){0,2}?\w{0,30}(?:aangifte|biljet|factu(?:ur|ren)|uitnodiging|bevestiging"
    r"|beslissing|beschikking|kennisgeving|oproep|bijsluiter|aanvraag|inschrijving|aanmelding|intake"
    r"|gesprek|attest|mail)\b",
    re.I,
)
"""What the persons get or do themselves, so that they learn it directly."""
_TELLS = re.compile(
    r"\b(?:informe\w*|ge[ïi]nformeerd|inlicht\w*|ingelicht|licht(?:en)?\b[^.]{0,60}\b(?:in|toe)"
    r"|toegelicht|toelicht|vermeld(?:t|en)?|lee?st|lezen|verneemt|vernemen|uitleg|uitgelegd|staat"
    r"|op de hoogte|vertel(?:t|len)|(?:deelt|delen)\b[^.]{0,40}\bmee)\b",
    re.I,
)
_ADVISER = re.compile(
    r"\b(?:licht(?:en)?\b[^.]{0,60}\btoe|legt\b[^.]{0,60}\buit|vertel(?:t|len))\b", re.I
)
_IS_PUBLICATION = re.compile(
    r"\bprotocol\b[^.]{0,80}(?:gepubliceerd|bekendgemaakt|geplaatst|publi|staat"
    r"|te vinden|te lezen|raadple)",
    re.I,
)
_RIGHTS = re.compile(
    r"\brecht(?:en)?\b[^.]{0,80}\b(?:inzage|uitoefen|oefenen|verbetering|wissing|bezwaar|betrokken)"
    r"|\b(?:inzage|uitoefen\w*|oefenen)\b[^.]{0,80}\brecht|vraag om inzage"
    r"|\b(?:hun|zijn|haar) rechten\b|\b(?:inzage|inzien|inkijken)\b[^.]{0,60}\b(?:verbeter\w*"
    r"|wiss\w*"
    r"|vragen|vraagt|bezwaar|aanvragen)|\bverzoek\w*[^.]{0,40}\b(?:inzage|wissing|verbetering)"
    r"|\b(?:inzien|inkijken|verbeteren|rechtzetten|wissen|schrappen)\b[^.]{0,60}\b(?:terecht"
    r"|wendt|richt"
    r"|contacteert)\b"
    r"|\b(?:verzoek|verzoeken|vraag|vragen)\s+van\s+(?:de\s+|een\s+)?(?:betrokken|persoon"
    r"|personen|burger)",
    re.I,
)


_LONGEST_NAME = 90
_BLANK = re.compile(r"[\[(<…._][^@]{0,80}[\])>…._]+[.;]?")
_OF_SANCTION = re.compile(
    r"be[ëe]indig|\bopzeg|\bzeg(?:t|gen)\b|stopzet|stopgezet|\bschors|opgeschort|opschort|ontbind"
    r"|ontbonden|verbr(?:e|o)k|\bstrijd\b|nale(?:eft|ven)|nako|nagekomen|schend|inbreuk|eenzijdig"
    r"|partij\w*\s+(?:kan|mag)\b|onthoud|sancti",
    re.I,
)
"""What the sanction itself is told with."""
_EXERCISES = re.compile(r"uitoefen|oefen|verzoek|vraag|vragen|richt|wend|terecht", re.I)


def find_sanction(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Sanctie."""
    clauses = clauses_of(whole, "sanctie")
    told = [sentence for sentence, _ in sentences_of(clauses)]
    if not pieces or not told:
        return {}
    found: dict[str, Any] = {
        "schadevergoeding": any(
            _DAMAGES.search(it) and (_KEEPS_DAMAGES.search(it) or not _NO_DAMAGES.search(it))
            for it in told
        )
    }
    needed = [
        it for it in told if _NOTICE_OF_DEFAULT.search(it) and not _NO_NOTICE_OF_DEFAULT.search(it)
    ]
    found["ingebrekestelling"] = bool(needed)
    if needed and (term := next(filter(None, map(term_in, [*needed, *told])), None)):
        found["hersteltermijn"] = term
    others = (it for it in told if not _DAMAGES.search(it) and not _NOTICE_OF_DEFAULT.search(it))
    if more := [it for it in others if not _OF_SANCTION.search(it)]:
        found["aanvulling"] = " ".join(more)
    return found


def find_contacts(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Meldingen."""
    clauses = clauses_of(whole, "meldingen")
    told = [sentence for sentence, _ in sentences_of(clauses)]
    found: dict[str, Any] = {}
    if pieces:
        found["via_functionarissen"] = any(says(_OFFICER, it) for it in told if _LEAK.search(it))
        found["wijzigingen_melden"] = any(
            _CHANGES.search(sentence) and not _NEED_NOT.search(sentence)
            for sentence, _ in sentences_of(every_clause(whole, "meldingen"))
            if re.search(
                r"hoogte|\bmeld|\bgemeld|weten|verwittig|inform|kennis|deelt|delen|licht"
                r"|signaleer",
                sentence,
            )
        )
    for sentence in told:
        if "termijn" not in found and _LEAK.search(sentence):
            for term in terms_in(sentence):
                part = re.split(r"[,;]|\ben\b", sentence[term.end() :], maxsplit=1)[0]
                before = re.split(r"[,;]|\ben\b", sentence[: term.start()])[-1]
                if not _AUTHORITY.search(f"{before} {part}") and re.search(
                    r"binnen|uiterlijk|laatste|hoogstens|maximaal|later|na\b",
                    sentence[max(0, term.start() - 30) : term.end() + 6],
                ):
                    found["termijn"] = term["term"]
                    break
    open_points = _points_to_come(clauses, whole)
    points = [it for it in with_inner(clauses) if EMAIL.search(it.text)]
    if rows := by_party(points, "contact", whole):
        found["contactpunten"] = rows + [it for it in open_points if it not in rows]
    return found


def _points_to_come(clauses: Sequence[Clause], whole: Whole) -> list[dict[str, Any]]:
    """The parties whose contact point is still a blank: "de stad: [adres]"."""
    found = []
    for clause in with_inner(clauses):
        head, colon, rest = clause.text.partition(":")
        named = actors_in(head, whole) if colon and len(head) < _LONGEST_NAME else []
        if len(named) == 1 and _BLANK.fullmatch(rest.strip()):
            found.append({"partij": named[0]})
    return found


def find_transparency(pieces: Sequence[Piece], whole: Whole) -> dict[str, Any]:
    """The answers of the step Transparantie."""
    clauses = clauses_of(whole, "transparantie")
    found: dict[str, Any] = {}
    rights: list[str] = []
    for sentence, _ in sentences_of(clauses):
        if _RIGHTS.search(sentence):
            rights.append(sentence)
        is_rights = _RIGHTS.search(sentence) and _EXERCISES.search(sentence)
        if is_rights or "informatie" in found or _IS_PUBLICATION.search(sentence):
            continue
        if channel := _channel(sentence):
            found["informatie"] = channel
    if rights:
        found["rechten"] = " ".join(rights)
    if pieces and "informatie" not in found:
        whole.miss("Niet herkend hoe de betrokkenen het vernemen.", "transparantie", pieces[0])
    if rows := websites([*clauses, *clauses_of(whole, "inwerkingtreding")], whole):
        found["publicaties"] = rows
    return found


def _channel(sentence: str) -> str | None:
    """How the persons learn of the processing, as a sentence tells it and does not deny it."""
    channels = [name for name, words in _CHANNELS if says(words, sentence)]
    if not channels and _TELLS.search(sentence):
        is_direct = says(_HANDED, sentence) or says(_ADVISER, sentence)
        return "rechtstreeks" if is_direct and not is_denied(_TELLS, sentence) else None
    is_told = _INFORMS.search(sentence) or channels[:1] == ["privacyverklaring"]
    return channels[0] if channels and is_told else None
