"""Rules about the grounds in article 2: AVG 6.1, and the act that lays down the duty or task."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import references
from protowiz.draft.sources import Certainty, Source, avg, egov
from protowiz.draft.steps.grounds import Ground
from protowiz.rules.case import Case, Passage
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.legal_words import (
    ACT,
    GROUNDS,
    OWN_RULES,
    PROVISION,
    about_grounds,
    avg_citations,
    cited_grounds,
    grounds_place,
    has,
    is_answered,
    is_denied,
    plain,
    sentences,
    stands_in,
)
from protowiz.rules.words.patterns import lazy

VTC_ADVICE = Source("terugkerende opmerking in adviezen van de VTC", Certainty.RECALLED)
_HINTS = ("plicht", "belang", "gezag")
_PASSES_ON = lazy(
    r"\bmededeling|\bmee(?:ge)?de+l|\bde(?:elt|len)\b.{0,80}\bmee\b|\bverstrek|\bbezorg|\bdoorgifte"
    r"|ter beschikking|\bverleent\b.{0,40}toegang|\bmaakt\b.{0,80}\bover\b|\bzendt"
    r"|\bgeeft\b.{0,80}\bdoor\b",
    re.I,
)
_RESTS_ON = lazy(
    r"\bop (?:grond|basis) van(?! (?:het |een |de |hun |haar |zijn )?(?:\w+ )?(?:\w*nummers?"
    r"|INSZ\S*"
    r"|rijksregister\w*|pseudonie?m\w*|\w*sleutel|namen?|\w*lijst|selectie|criteri\w+)\b)"
    r"|\bgebaseerd|\bsteunt?\b|\bsteunen\b|\bberust|\brechtsgrond"
    r"|\bkrachtens"
    r"|\bwettelijke basis|\bgrondslag|\bop dezelfde grond|\bmet als basis|\bingevolge\b",
    re.I,
)
_RESTING = ("grond", "basis", "gebaseerd", "steun", "berust", "rachtens", "ngevolge", "6")
_BASIS_NEXT = lazy(r"\bwettelijke basis|\brechtsgrond|\bgrondslag|\bverplichting\b|\btaak\b", re.I)
_ROW = 3
"""How many cells beside a ground may tell the act."""
_ARTICLE_2 = "### Artikel 2: Rechtvaardigingsgronden\n\n"
_COMPLETE = words(
    "rechtvaardiging",
    _ARTICLE_2 + "ASV deelt de gegevens mee op grond van artikel 6, lid 1, e), AVG en artikel 18 "
    "van het schooltoelagedecreet. De stad verwerkt ze op grond van artikel 6, lid 1, e), AVG en "
    "artikel 3 van het reglement schoolbonus. ASV verzamelde de gegevens oorspronkelijk om de "
    "schooltoelage te berekenen. De stad gebruikt ze voor hetzelfde doel.",
)


@rule(
    "A2-01",
    "rechtsgrond-zonder-artikel",
    Severity.ERROR,
    "rechtvaardiging",
    egov("8, § 1, 5°"),
    avg("6.1"),
    remedy="Noem de grond met zijn letter, bijvoorbeeld artikel 6, lid 1, e), AVG.",
    wrong=words(
        "rechtvaardiging",
        _ARTICLE_2 + "De stad verwerkt de gegevens om te voldoen aan een wettelijke verplichting "
        "uit artikel 3 van het reglement schoolbonus.",
    ),
    right=_COMPLETE,
)
def no_ground(case: Case) -> Iterator[Hit]:
    """Elke verwerking steunt op een van de zes gronden van artikel 6, lid 1, AVG. Zonder artikel
    en letter kan niemand nagaan op welke."""
    passages = about_grounds(case)
    if not passages or any(cited_grounds(passage.text) for passage in case.passages):
        return
    found = False
    for passage in passages:
        if passage.kind == "heading" or not has(passage.text, *_HINTS):
            continue
        for letter in "ce":
            match = GROUNDS[letter].search(passage.text)
            if match and not found:
                found = True
                message = f"De grond “{match[0].strip()}” staat er zonder het artikel van de AVG."
                yield Hit(passage.path, message, match[0].strip())
    if not found:
        message = "Nergens staat op welke grond van artikel 6, lid 1, AVG de partijen steunen."
        yield Hit(grounds_place(case), message)


@rule(
    "A2-02",
    "gerechtvaardigd-belang-van-een-overheid",
    Severity.ERROR,
    "rechtvaardiging",
    avg("6.1, tweede alinea"),
    remedy="Kies de wettelijke verplichting (6.1.c) of de taak van algemeen belang (6.1.e).",
    wrong=answers({"rechtvaardiging.gronden.2.grond": "6.1.f"}),
    right=answers({"rechtvaardiging.gronden.2.grond": "6.1.e"}),
)
def legitimate_interest(case: Case) -> Iterator[Hit]:
    """Een overheid kan zich voor haar eigen taken niet op haar gerechtvaardigd belang beroepen:
    haar bevoegdheid moet uit een norm volgen."""
    kinds = {party.id: party.soort for party in case.protocol.partijen.items if party.id}
    if is_answered(case, "rechtvaardiging"):
        for index, ground in enumerate(case.protocol.rechtvaardiging.gronden):
            private = kinds.get(ground.partij or "") == "private organisatie"
            if ground.grond == "6.1.f" and not private:
                path = case.place("rechtvaardiging", "gronden", index, "grond")
                yield Hit(path, "Een overheid beroept zich op een gerechtvaardigd belang (6.1.f).")
    if "private organisatie" in kinds.values():
        return
    for passage in about_grounds(case):
        if passage.kind == "heading" or not has(passage.text, "erechtvaardigd", "6"):
            continue
        for sentence in sentences(passage.text):
            named = GROUNDS["f"].search(sentence)
            said = [it.words for it in cited_grounds(sentence) if it.letter == "f"]
            if (named or said) and not is_denied(sentence):
                told = named[0] if named else said[0]
                yield Hit(passage.path, f"Een overheid beroept zich op “{told}”.", told)


@rule(
    "A2-04",
    "verplichting-of-taak-zonder-norm",
    Severity.ERROR,
    "rechtvaardiging",
    avg("6.3"),
    VTC_ADVICE,
    remedy="Noem de akte met het artikel dat de verplichting of de taak oplegt.",
    wrong=answers({"rechtvaardiging.gronden.1.normen": ["het schooltoelagedecreet"]}),
    right=answers(
        {"rechtvaardiging.gronden.1.normen": ["artikel 18 van het schooltoelagedecreet"]}
    ),
)
def no_act(case: Case) -> Iterator[Hit]:
    """Een wettelijke verplichting of een taak van algemeen belang bestaat maar door een norm. Wie
    akte en artikel niet leest, kan niet nagaan of ze deze mededeling dragen."""
    if is_answered(case, "rechtvaardiging"):
        for index, ground in enumerate(case.protocol.rechtvaardiging.gronden):
            yield from _norms_without_article(case, index, ground)
    passages = about_grounds(case)
    for at, passage in enumerate(passages):
        named = _duty_or_task(passage.text) if passage.kind != "heading" else ""
        if not named:
            continue
        scope = _with_what_follows(passages, at)
        if not ACT.search(scope):
            yield Hit(passage.path, f"Bij “{named}” staat geen akte en geen artikel.", named)
        elif not OWN_RULES.search(scope) and not _cites_a_provision(scope):
            yield Hit(passage.path, f"Bij “{named}” staat een akte zonder artikel.", named)


def _norms_without_article(case: Case, index: int, ground: Ground) -> Iterator[Hit]:
    if ground.grond not in ("6.1.c", "6.1.e"):
        return
    for norm in ground.normen:
        if not PROVISION.search(norm) and not OWN_RULES.search(norm):
            path = case.place("rechtvaardiging", "gronden", index, "normen")
            yield Hit(path, f"“{norm}” noemt geen artikel.", norm)


def _duty_or_task(text: str) -> str:
    """The words in which a passage says that a party has a duty or a task as its ground."""
    for letter in "ce" if has(text, *_HINTS) else "":
        match = GROUNDS[letter].search(text)
        if match and not is_denied(match[0]):
            return match[0].strip()
    return next((it.words for it in cited_grounds(text) if it.letter in "ce"), "")


def _with_what_follows(passages: tuple[Passage, ...], at: int) -> str:
    """A passage with its list, and with the paragraph behind it that tells the basis."""
    scope = [passages[at].text]
    rest = passages[at + 1 :]
    if passages[at].kind == "cell":
        return "\n".join([*_beside(passages, at, -1), *scope, *_beside(passages, at, 1)])
    if rest and rest[0].kind == "paragraph" and _BASIS_NEXT.search(rest[0].text):
        scope.append(rest[0].text)
        rest = rest[1:]
    if scope[-1].rstrip().endswith(":"):
        for passage in rest:
            if passage.kind not in ("item", "note"):
                break
            scope.append(passage.text)
    return "\n".join(scope)


def _beside(passages: tuple[Passage, ...], at: int, step: int) -> list[str]:
    """The cells on one side of a cell, up to one that tells another ground."""
    found: list[str] = []
    for _ in range(_ROW):
        at += step
        if not 0 <= at < len(passages) or passages[at].kind != "cell":
            break
        if _duty_or_task(passages[at].text):
            break
        found.append(passages[at].text)
    return found


def _cites_a_provision(scope: str) -> bool:
    """Whether a text cites a provision of another act than the AVG."""
    others = scope
    for cited in avg_citations(scope):
        others = others.replace(cited.words, "")
    return bool(PROVISION.search(others))


@rule(
    "A2-05",
    "grond-van-de-mededeling-ontbreekt",
    Severity.WARNING,
    "rechtvaardiging",
    egov("8, § 1, 5°"),
    remedy="Zeg op welke grond de mededelende partij de gegevens mag meedelen.",
    wrong=answers({"rechtvaardiging.gronden.1": None}),
    right=answers({}),
)
def sender_has_no_ground(case: Case) -> Iterator[Hit]:
    """Het decreet vraagt de rechtvaardigingsgrond van de mededeling en die van de inzameling. Wat
    de ontvanger met de gegevens mag doen, zegt nog niet dat de andere partij ze mag geven."""
    grounds = case.protocol.rechtvaardiging.gronden
    if is_answered(case, "rechtvaardiging"):
        if not grounds:
            return
        for ref in references(case.reading.answers, "mededelend"):
            for what in ("inzameling", "mededeling"):
                if not any(it.verwerking == what and _covers(case, it, ref) for it in grounds):
                    path = case.place("rechtvaardiging", "gronden")
                    yield Hit(path, f"{_name(case, ref)} heeft geen grond voor de {what}.")
        return
    passages = about_grounds(case)
    text = plain("\n".join(passage.text for passage in passages))
    given = [norm for it in grounds if it.verwerking == "mededeling" for norm in it.normen]
    if not passages or any(stands_in(text, norm) for norm in given):
        return
    for passage in passages:
        if passage.kind == "heading" or not has(passage.text, *_RESTING):
            continue
        for sentence in sentences(passage.text):
            rests = _RESTS_ON.search(sentence) or cited_grounds(sentence)
            if rests and _PASSES_ON.search(sentence):
                return
    yield Hit(
        grounds_place(case),
        "Nergens staat op welke grond de mededelende partij de gegevens mag meedelen.",
    )


def _covers(case: Case, ground: Ground, ref: str) -> bool:
    """Whether a ground is that of a party or group, or of one party of that group."""
    members = {it.id for it in case.protocol.partijen.items if it.groep == ref}
    groups = {it.groep for it in case.protocol.partijen.items if it.id == ref}
    return ground.partij in {ref, *members, *groups}


def _name(case: Case, ref: str) -> str:
    """The name of a party or a group."""
    for group in case.protocol.partijen.groepen:
        if group.id == ref and group.naam:
            return group.naam
    for party in case.protocol.partijen.items:
        if party.id == ref:
            return party.korte_naam or party.officiele_naam or "Een partij zonder naam"
    return "Een partij zonder naam"
