"""Rules about what somebody decided: findings set aside, and what a final text may not lack."""

from __future__ import annotations

from collections.abc import Iterator

from protowiz.draft.reading import GAP, REVIEW_KEY, Problem, Trouble
from protowiz.draft.sources import PRACTICE
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule
from protowiz.rules.words.legal_words import is_written

_WAIVED = f"{REVIEW_KEY}.aanvaard"


@rule(
    "NAZ-01",
    "afwijking-zonder-bevinding",
    Severity.WARNING,
    "aanhef",
    PRACTICE,
    remedy="Verwijder de afwijking; staat de fout er nog in andere woorden, bekijk ze opnieuw.",
    wrong=answers(
        {_WAIVED: [{"regel": "DOC-01", "stap": "recht", "woorden": "[X]", "reden": "Zo bedoeld."}]}
    ),
    right=answers({_WAIVED: []}),
)
def waives_nothing(case: Case) -> Iterator[Hit]:
    """Een bevinding is opzijgezet, maar ze komt niet meer voor. Zo'n afwijking zou later een
    andere fout met dezelfde woorden kunnen verbergen."""
    for waiver in case.unmatched:
        step = waiver.step if waiver.step in case.steps else case.steps[0]
        told = f" bij “{waiver.words}”" if waiver.words else ""
        yield Hit(
            (step,),
            f"De afwijking van {waiver.rule}{told} past bij geen bevinding meer.",
            waiver.words,
        )


@rule(
    "NAZ-02",
    "afwijking-zonder-reden",
    Severity.ERROR,
    "aanhef",
    PRACTICE,
    remedy="Schrijf bij de afwijking waarom de bevinding mag blijven staan.",
    wrong=answers({_WAIVED: [{"regel": "DOC-01", "stap": "recht", "woorden": "[X]", "reden": ""}]}),
    right=answers(
        {_WAIVED: [{"regel": "DOC-01", "stap": "recht", "woorden": "[X]", "reden": "Zo bedoeld."}]}
    ),
    final=True,
)
def waived_without_reason(case: Case) -> Iterator[Hit]:
    """Wie advies geeft of later controleert, moet kunnen lezen waarom een bevinding bleef staan."""
    for waiver in case.judgement.waivers:
        if not waiver.reason.strip():
            step = waiver.step if waiver.step in case.steps else case.steps[0]
            message = f"De afwijking van {waiver.rule} heeft geen reden."
            yield Hit((step,), message, waiver.words)


@rule(
    "ONT-01",
    "antwoord-ontbreekt",
    Severity.ERROR,
    "aanhef",
    PRACTICE,
    remedy="Vul het veld in. Wat niet van toepassing is, zegt u in een eigen tekst.",
    wrong=answers({"ondertekening.plaats": None}),
    right=answers({}),
    final=True,
)
def answer_missing(case: Case) -> Iterator[Hit]:
    """Een veld dat het protocol nodig heeft, is leeg: in de tekst staat daar een gat. Waar een
    eigen tekst gedrukt wordt, tellen de woorden van die tekst en niet het veld."""
    for problem in case.reading.problems:
        if problem.trouble is Trouble.MISSING and _leaves_a_gap(case, problem):
            yield Hit(problem.path, f"{problem.label}: {problem.message}")


_ONLY_IN_THE_BLOCK = frozenset(
    {"adres", "postcode", "gemeente", "kbo", "orgaan", "datum_beslissing"}
)
"""What of a party is printed in the block of the parties and nowhere else."""


def _leaves_a_gap(case: Case, problem: Problem) -> bool:
    """Whether an empty field is printed: in its own step, or in another that uses the parties."""
    if not is_written(case, problem.step):
        return True
    if problem.step != "partijen" or _ONLY_IN_THE_BLOCK & set(problem.path):
        return False
    own = ("extra", "bijlagen")
    return any(
        case.prints(key) and not is_written(case, key) for key in case.steps if key not in own
    )


@rule(
    "ONT-02",
    "antwoord-klopt-niet",
    Severity.ERROR,
    "aanhef",
    PRACTICE,
    remedy="Verbeter het antwoord zoals de melding bij het veld zegt.",
    wrong=answers({"partijen.items.0.postcode": "99"}),
    right=answers({"partijen.items.0.postcode": "9000"}),
)
def answer_wrong(case: Case) -> Iterator[Hit]:
    """Een antwoord heeft niet de vorm die het veld vraagt, of spreekt een ander antwoord tegen.
    Waar een eigen tekst gedrukt wordt, tellen de woorden van die tekst en niet het veld. Een
    invulplaats die is blijven staan, is er een van DOC-01."""
    for problem in case.reading.problems:
        if problem.trouble is Trouble.MISSING or case.has_own_text(problem.step):
            continue
        if GAP not in str(case.reading.answers.at(*problem.path)):
            yield Hit(problem.path, f"{problem.label}: {problem.message}")
