"""The rule about data that flow from a receiver back to a sender."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protowiz.draft.names import enumerate_names
from protowiz.draft.sources import Certainty, Source, egov
from protowiz.draft.steps.parties import LOCAL, Party
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.party_names import (
    about,
    label,
    longest_first,
    names_of,
    pattern_of,
    sentences,
)
from protowiz.rules.words.patterns import lazy

TWO_FLOWS = Source("een gepubliceerd protocol met twee gegevensstromen", Certainty.PRACTICE)
_DATA_WORDS = (
    *("insz", "rijksregister", "identificatienummer", "bestand", "excel", "lijst", "dossier"),
    *("gegevens", "nummers"),
)
_DATA = lazy("|".join(_DATA_WORDS), re.IGNORECASE)
_SENDS = lazy(
    r"\b(?:bezorgt|bezorgen|stuurt|sturen|verstuurt|plaatst|plaatsen|mailt|mailen|levert|leveren"
    r"|zendt|laadt|laden|uploadt|zet|deelt|delen|maakt|maken|geeft"
    r"|zal [^.;]{0,60}?(?:bezorgen|sturen|plaatsen|aanleveren|meedelen|overmaken))\b",
    re.IGNORECASE,
)
_STATED = lazy(
    r"\b(?:het |de )?(?:mee?de(?:len|ling)|medelen|bezorgen|overmaken|doorgeven|aanleveren|sturen)"
    r"\b[^.;]{0,80}?\bdoor ",
    re.IGNORECASE,
)
_NOT_DATA = lazy(
    r"\bsleutel|wachtwoord|paswoord|fout|onnauwkeurig|datalek|gegevenslek|incident|bewijs|overzicht"
    r"|privacyverklaring|ontvangst|brief|op de hoogte|geen lijst|geen gegevens|geen bestand"
    r"|niet\b[^.]{0,40}\bmee\b",
    re.IGNORECASE,
)
_COMPLETES = {
    "deelt": "mee", "delen": "mee", "maakt": "over", "maken": "over", "geeft": "door",
    "zet": "op", "laadt": "op", "laden": "op",
}  # fmt: skip


@rule(
    "REC-C5",
    "gegevens-gaan-ook-terug",
    Severity.WARNING,
    "context",
    egov("8, § 1"),
    TWO_FLOWS,
    remedy="Noem beide richtingen, en geef ook aan de tweede haar doel, grond en gegevens in "
    "artikel 1 tot 3.",
    wrong=answers(
        {
            "context.verloop": "De stad bezorgt elke maand een lijst van INSZ-nummers aan ASV. ASV "
            "vult die lijst aan en zet ze terug."
        }
    ),
    right=answers(
        {"context.verloop": "ASV bezorgt elke maand een lijst van INSZ-nummers aan de stad."}
    ),
)
def data_also_go_back(case: Case) -> Iterator[Hit]:
    """Ook wie een lijst van nummers bezorgt om die te laten aanvullen, deelt persoonsgegevens mee.
    Artikel 8 geldt voor elke mededeling, in elke richting."""
    parties = case.protocol.partijen.items
    back = [party for party in parties if party.rol == "ontvangend"]
    send = [party for party in parties if party.rol == "mededelend"]
    if not back or not send or any(party.rol == "beide" for party in parties):
        return
    yield from _typed_back(case, back, send)
    text = Back(_subjects(case, back), about(case, send))
    for step in ("context", "gegevens"):
        for passage in case.of(step):
            if told := text.words_in(passage.text):
                yield Hit(
                    passage.path,
                    f"Hier gaan ook gegevens van {enumerate_names(label(it) for it in back)} naar "
                    f"{enumerate_names(label(it) for it in send)}.",
                    told,
                )
                if step == "gegevens":
                    break


def _typed_back(case: Case, back: list[Party], send: list[Party]) -> Iterator[Hit]:
    if not case.prints("context") or case.has_own_text("context"):
        return
    senders = {it for party in send for it in (party.id, party.groep) if it}
    receivers = {it for party in back for it in (party.id, party.groep) if it}
    for at, flow in enumerate(case.protocol.context.stromen):
        if flow.van in receivers and flow.naar in senders:
            yield Hit(
                ("context", "stromen", at),
                "Deze gegevensstroom gaat van een ontvanger naar wie meedeelt, maar de rollen "
                "van de partijen zeggen maar één richting.",
                flow.wat or "",
            )


def _subjects(case: Case, parties: list[Party]) -> re.Pattern[str]:
    """A pattern for those who receive, also as "het lokaal bestuur"."""
    names = [name for party in parties for name in names_of(case, party)]
    if any(party.soort == LOCAL for party in parties):
        names += ["lokaal bestuur", "lokale bestuur"]
    return pattern_of(tuple(longest_first(names)))


_SUBJECT = lazy(r"(?:^|[,;:]\s|\b(?:waarna|daarna|vervolgens|dan)\s)\W*(?:[^\s,;:]+ ){0,3}$")
_THEY = lazy(r"(?:Zij|Ze|Deze|Die)\b")
_ARTICLE = lazy(r"(?:de|het) ", re.IGNORECASE)
_BY_TO = lazy(r"[^.;]{0,20}?\b(?:aan|naar) ", re.IGNORECASE)
_TO = lazy(r"\b(?:aan|naar|van|voor|bij) (?:de |het )?(?:\w+ van )?$", re.IGNORECASE)
_AWAY = lazy(
    r"\b(?:op|naar) (?:de|deze|die|het|dezelfde|een) [^.;]{0,40}?"
    r"(?:server|webservice|platform|portaal)|@"
)


@dataclass(frozen=True)
class Back:
    """Looks for data that a receiver sends to a sender."""

    receivers: re.Pattern[str]
    senders: re.Pattern[str]

    def words_in(self, text: str) -> str:
        """The words that tell of it; "" where none do."""
        previous = ""
        if not self.receivers.search(text):
            return ""
        for sentence in sentences(text):
            told, low = "", sentence.casefold()
            if any(word in low for word in _DATA_WORDS) and not _NOT_DATA.search(sentence):
                told = self._stated(sentence) or self._done(sentence, previous)
            if told:
                return told
            previous = sentence
        return ""

    def _stated(self, sentence: str) -> str:
        """As a noun: the communication by the one to the other."""
        for match in _STATED.finditer(sentence):
            by = self.receivers.match(sentence, _after_article(sentence, match.end()))
            to = _BY_TO.match(sentence, by.end()) if by else None
            end = self.senders.match(sentence, _after_article(sentence, to.end())) if to else None
            if end:
                return sentence[match.start() : end.end()]
        return ""

    def _done(self, sentence: str, previous: str) -> str:
        """As a verb: the receiver sends, puts, delivers."""
        if _THEY.match(sentence) and self.receivers.search(previous):
            return self._sent(sentence, 0)
        who = self.receivers.search(sentence)
        if who is None:
            return ""
        before = _SENDS.search(sentence[: who.start()])
        if before and re.fullmatch(r"\s(?:de |het )?", sentence[before.end() : who.start()]):
            return self._sent(sentence, before.start())
        if _SUBJECT.search(sentence[max(0, who.start() - 80) : who.start()]):
            return self._sent(sentence, who.end())
        return ""

    def _sent(self, sentence: str, start: int) -> str:
        verb = _SENDS.search(sentence, start, start + 160)
        if verb is None or re.search(r"[.;:]", sentence[start : verb.start()]):
            return ""
        rest = re.split(r"[.;](?!\w)", sentence[verb.end() :])[0]
        data = _DATA.search(rest)
        first = verb[0].split()[0].casefold()
        ends = _COMPLETES.get(first)
        if data is None or (ends and not re.search(rf"\b{ends}\b", rest)):
            return ""
        to = any(_TO.search(rest[: match.start()]) for match in self.senders.finditer(rest))
        return verb[0] + rest[: data.end()] if to or _AWAY.search(rest) else ""


def _after_article(text: str, start: int) -> int:
    """Where the name begins that may have an article in front of it."""
    match = _ARTICLE.match(text, start)
    return match.end() if match else start
