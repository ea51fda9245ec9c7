"""What reading every finding beside its source taught: no false ones, none told twice."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.rules.articles.compatibility import compatibility_unexplained
from protowiz.rules.articles.duties import changes_not_reported
from protowiz.rules.articles.identification import two_names_for_the_number
from protowiz.rules.articles.retention import no_start, open_ended, unjustified
from protowiz.rules.articles.subject import exchange_one_way
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Example, answers, words
from protowiz.rules.checker import check
from protowiz.rules.elements import Standing, coverage
from protowiz.rules.opening.representation import local_decision
from protowiz.rules.opening.versions import log_of_changes, version_and_events
from protowiz.rules.recitals.advices import advice_without_date, changed_after_advice, tenor_missing
from protowiz.rules.recitals.context import flow_not_described, integrator_not_told
from protowiz.rules.recitals.statements import no_web_address
from protowiz.rules.review import review_note
from protowiz.rules.text.abbreviations import unexplained_abbreviation
from protowiz.rules.text.acts import act_without_date
from protowiz.rules.text.drafting import helper_text_in_table, placeholder_left
from protowiz.rules.text.numbering import part_missing
from protowiz.rules.text.party_words import both_of_three
from protowiz.rules.text.repetition import said_twice
from protowiz.rules.words.party_blocks import two_parties
from protowiz.rules.words.sightings import near
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.rules.hits import hits, in_text
from tests.rules.test_catalogue import draft_of

ARTICLE = "### Artikel 99: Kop\n\n"


def example() -> dict[str, Any]:
    return copy.deepcopy(DraftFile.open(EXAMPLES[0]).session.raw)


def messages(rule: Any, example: Example) -> list[str]:
    return [it.message for it in rule.findings(Case(read(draft_of(example))))]


def found(raw: dict[str, Any], final: bool = False) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for it in check(read(raw), final).findings:
        told.setdefault(it.rule.id, []).append(it.message)
    return told


# the mandatory elements


def test_an_article_that_a_house_tells_under_another_heading_is_not_absent() -> None:
    raw = example()
    raw["sanctie"]["tekst"] = {"vorm": "geen"}
    raw["recht"]["tekst"] = {
        "vorm": "eigen",
        "eigen": "### 13. Afspraken\n\nSchendt de stad dit protocol, dan kan ASV het beëindigen.",
    }
    nine = next(it for it in coverage(read(raw)) if it.element.number == 9)
    assert (nine.standing, nine.path) == (Standing.OWN_TEXT, ("recht", "tekst", "eigen"))
    raw["recht"]["tekst"]["eigen"] = "### 13. Afspraken\n\nHet Belgische recht geldt."
    nine = next(it for it in coverage(read(raw)) if it.element.number == 9)
    assert (nine.standing, nine.path) == (Standing.LEFT_OUT, ("sanctie", "tekst", "vorm"))


def test_a_short_name_or_a_website_does_not_identify_a_controller() -> None:
    raw = example()
    del raw["partijen"]["items"][1]["website"]
    assert "LAW-04" not in found(raw)
    del raw["partijen"]["items"][1]["adres"]
    (message,) = found(raw)["LAW-04"]
    assert message.endswith("is onvolledig: kijk bij “Straat en nummer”.")


def test_an_empty_field_is_no_gap_where_an_own_text_is_printed() -> None:
    raw = example()
    raw["periodiciteit"] = {
        "tekst": {
            "vorm": "eigen",
            "eigen": "### Artikel 5: Duur\n\nASV deelt de gegevens eenmalig mee, in mei 2027.",
        }
    }
    told = found(raw, final=True)
    assert "ONT-01" not in told
    assert "LAW-04" not in told


def test_the_name_of_a_party_is_a_gap_where_another_part_prints_it() -> None:
    raw = example()
    text = "Tussen ASV, de stad en\n\nieder een verwerkingsverantwoordelijke partij."
    raw["partijen"]["tekst"] = {"vorm": "eigen", "eigen": text}
    for field in ("korte_naam", "kbo"):
        del raw["partijen"]["items"][1][field]
    assert found(raw, final=True)["ONT-01"] == ["Korte naam: Dit moet nog ingevuld worden."]


def test_of_logging_alone_it_is_not_said_that_the_format_lacks_too() -> None:
    raw = example()
    text = "### Artikel 6: Beveiliging\n\nDe stad krijgt een csv-bestand, versleuteld."
    raw["beveiliging"] = {"tekst": {"vorm": "eigen", "eigen": text}}
    (message,) = found(raw)["LAW-04"]
    assert message.endswith(": “logging” is niet teruggevonden in de eigen tekst.")


@pytest.mark.parametrize("key", ["inwerkingtreding", "ondertekening", "transparantie"])
def test_a_part_with_a_rule_of_its_own_is_told_once(key: str) -> None:
    left_out: dict[str, Any] = {f"{key}.tekst": {"vorm": "geen"}}
    assert hits(part_missing, answers(left_out)) == []


def test_with_this_protocol_also_tells_what_it_rules() -> None:
    left_out = {
        "onderwerp.opnemen": False,
        "context.aanleiding": "Met dit protocol krijgt de stad elke maand een lijst.",
    }
    assert hits(part_missing, answers(left_out)) == []


# the dates and the advices


def test_the_title_may_have_the_date_of_signing_or_of_the_decision() -> None:
    changes = [{"datum": "2026-02-03", "omschrijving": "Bewaartermijn ingekort"}]
    assert hits(log_of_changes, answers({"aanhef.wijzigingen": changes})) == []
    later = [{"datum": "2026-06-20", "omschrijving": "Bewaartermijn ingekort"}]
    assert len(hits(log_of_changes, answers({"aanhef.wijzigingen": later}))) == 1


def test_a_log_that_stops_before_the_version_is_told_at_either_end() -> None:
    text = "# Protocol\n\nVersie 3 van 4 mei 2026\n\nWijzigingen:\n\n- 3 februari 2026: gegeven 2"
    assert hits(log_of_changes, words("aanhef", text)) == [
        "3 februari 2026",
        "Versie 3 van 4 mei 2026",
    ]


def test_what_is_younger_than_the_title_is_told_there_too() -> None:
    text = "De gemeenteraad keurde dat goed bij besluit van 26 mei 2026."
    told = words("aanhef", "# Protocol\n\nVersie 3 van 4 mei 2026", context__aanleiding=text)
    assert hits(version_and_events, told) == ["Versie 3 van 4 mei 2026", "26 mei 2026"]


def test_a_decision_after_the_advice_is_told_at_either_end() -> None:
    text = "De gemeenteraad keurde dat goed bij besluit van 26 mei 2026."
    (first, second, there) = messages(changed_after_advice, answers({"context.aanleiding": text}))
    assert first.startswith("Advies E is van 20 april 2026")
    assert second.startswith("Advies F is van 4 mei 2026")
    assert (
        there == "Hier staat een beslissing van 26 mei 2026, van na het advies van 20 april 2026."
    )


LED = (
    "De functionarissen voor gegevensbescherming hebben over het ontwerp advies gegeven:\n\n"
    "- die van ASV op 20 april 2026: gunstig;\n- die van de stad op 4 mei 2026: gunstig."
)


def test_the_sentence_that_leads_to_the_advices_is_none_itself() -> None:
    assert hits(advice_without_date, words("adviezen", LED)) == []
    assert hits(tenor_missing, words("adviezen", LED)) == []


def test_an_advice_without_a_letter_is_called_by_its_first_words() -> None:
    text = "De functionaris voor gegevensbescherming van ASV gaf op 20 april 2026 advies."
    assert messages(tenor_missing, words("adviezen", text)) == [
        "“De functionaris voor gegevensbescherming …” zegt niet wat het advies inhield."
    ]


def test_the_title_may_tell_who_decided_and_when() -> None:
    head = "# Protocol van ASV naar de stad Voorbeeldegem\n\nGoedgekeurd door de gemeenteraad"
    for day, count in ((" op 26 mei 2026", 0), ("", 1)):
        told = words(
            "partijen",
            two_parties(decision=""),
            partijen__items__1__orgaan=None,
            partijen__items__1__datum_beslissing=None,
            aanhef__tekst={"vorm": "eigen", "eigen": head + day},
        )
        assert len(hits(local_decision, told)) == count


# recital C and D

FLOW = (
    "ASV zet het bestand elke maand klaar op de server. De stad haalt het daar op en leest het in."
)


def test_a_reason_may_weigh_one_against_the_other() -> None:
    text = "C. Er is geen dienstenintegrator bij. Voor één bestand weegt een webservice niet op."
    assert hits(integrator_not_told, words("context", text)) == []


def test_directly_without_a_reason_is_told_by_its_words() -> None:
    text = "C. De gegevens worden rechtstreeks bezorgd."
    assert messages(integrator_not_told, words("context", text)) == [
        "“rechtstreeks bezorgd”: er staat niet waarom er geen dienstenintegrator tussen zit."
    ]


def test_a_flow_that_stands_under_c3_is_said_to_stand_there() -> None:
    text = f"C1. De stad wil de bonus zelf toekennen.\n\nC2. Webservice.\n\nC3. {FLOW}"
    (message,) = messages(flow_not_described, words("context", text))
    assert "onder C3 staat er wel iets over" in message


def test_the_website_that_informs_people_is_not_where_the_protocol_is_published() -> None:
    told = words(
        "transparantie",
        ARTICLE + "De stad informeert de betrokkenen via publicatie op haar website.",
        wens__tekst={"vorm": "eigen", "eigen": "- D. Het verschijnt op de website van de stad."},
        partijen__items__1__website=None,
    )
    assert hits(no_web_address, told) == ["op de website van de stad"]


# articles 1 to 3


def test_an_exchange_of_which_article_1_names_one_direction() -> None:
    text = ARTICLE + "Dit protocol regelt de uitwisseling van de gegevens door ASV aan de stad."
    back = "De stad bezorgt elke maand een lijst van INSZ-nummers aan ASV."
    one_way, both_ways = (
        messages(exchange_one_way, words("onderwerp", text, context__verloop=flow))
        for flow in (FLOW, back)
    )
    assert one_way[0].endswith("maar volgens de rollen gaan er maar in één richting gegevens.")
    assert both_ways[0].endswith("elders gaan er ook gegevens terug.")


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        (
            "Het doel is verenigbaar met dat van ASV, want beide helpen scholieren. Wie een "
            "toelage vraagt, wordt ingelicht over de bonus. Het gaat alleen om gegevens over een "
            "inschrijving. Voor de betrokkene verandert er weinig. De stad krijgt geen bedragen.",
            [],
        ),
        (
            "Het doel is verenigbaar met dat van ASV, want beide helpen scholieren. Wie een "
            "toelage vraagt, heeft kennis genomen van de bonus. Die is een bijkomende toeslag.",
            ["de aard van de gegevens", "de waarborgen"],
        ),
    ],
)
def test_the_five_factors_have_many_wordings(text: str, lacking: list[str]) -> None:
    told = messages(compatibility_unexplained, words("rechtvaardiging", ARTICLE + text))
    expected = f"in de uitleg is niets te vinden over {', '.join(lacking)}."
    assert len(told) == bool(lacking)
    assert not lacking or told[0].endswith(expected)


TABLE = (
    "| Gegeven | Waarom | Bewaartermijn |\n| --- | --- | --- |\n"
    "| Naam | Om te schrijven. | 7 jaar |\n| Adres | Om te bezoeken. | 7 jaar |\n\n"
)


def test_a_term_whose_start_stands_once_for_all_cells() -> None:
    start = "De zeven jaar lopen vanaf 1 januari na de betaling, omdat de boekhouding dat vraagt."
    assert in_text(no_start, "gegevens", TABLE + start) == []
    assert in_text(no_start, "gegevens", TABLE) == ["7 jaar"]  # once, not for each cell


def test_a_term_that_follows_from_an_act_is_justified() -> None:
    table = TABLE.replace("7 jaar", "30 jaar na het laatste contact")
    act = "De bewaartermijn van 30 jaar volgt uit artikel 35 van de modelwet van 3 mei 2019."
    assert in_text(no_start, "gegevens", table + act) == []
    assert in_text(unjustified, "gegevens", table + act) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De stad bewaart een lijst niet langer dan tot de volgende lijst er is.", []),
        (
            "De stad bewaart een lijst niet langer dan voor de bonus nodig is.",
            ["niet langer dan voor de bonus nodig is"],
        ),
    ],
)
def test_not_longer_than_is_open_only_with_what_is_needed(text: str, told: list[str]) -> None:
    assert in_text(open_ended, "gegevens", text) == told


def test_an_open_end_beside_a_term_is_not_said_to_have_no_maximum() -> None:
    text = "De stad bewaart de gegevens zolang het dossier loopt. Een dossier blijft tien jaar."
    (message,) = messages(open_ended, words("gegevens", ARTICLE + text))
    assert message.endswith("heeft geen duidelijk einde; “tien jaar” staat los daarvan.")


# words


def test_the_list_of_changes_tells_of_how_it_was() -> None:
    log = "# Protocol\n\nWijzigingen:\n\n- 4 mei 2026: rijksregisternummer door beide partijen"
    three = [
        {"id": f"p{at}", "rol": "ontvangend", "soort": "lokaal bestuur", "officiele_naam": name}
        for at, name in enumerate(("stad A", "stad B", "stad C"), 1)
    ]
    example = Example({"aanhef.tekst": {"vorm": "eigen", "eigen": log}, "partijen.items": three})
    assert hits(both_of_three, example) == []
    assert hits(two_names_for_the_number, example) == []


def test_a_date_in_the_footnote_of_a_decision_counts() -> None:
    act = "Het volgt het besluit van de Vlaamse Regering tot toekenning van een nieuwe premie"
    assert len(in_text(act_without_date, "rechtvaardiging", f"{act}.")) == 1
    noted = f"{act}^[Goedgekeurd op 10 juli 2020.]."
    assert in_text(act_without_date, "rechtvaardiging", noted) == []


def test_helper_text_in_every_row_is_one_finding() -> None:
    row = "| Het gegeven dat wordt meegedeeld: naam | Om te schrijven. |\n"
    table = ARTICLE + "| Gegeven | Waarom |\n| --- | --- |\n" + row * 3
    (message,) = messages(helper_text_in_table, words("gegevens", table))
    assert message.endswith("hulptekst van het sjabloon, 3 keer.")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[12.06.2026]", "is ingevuld, maar de haken van het sjabloon staan er nog."),
        ("[via de functionarissen]", "is een keuze van een sjabloon"),
        ("[DATUM]", "is een invulplaats van een sjabloon."),
    ],
)
def test_brackets_that_were_left_say_what_to_do(text: str, says: str) -> None:
    told = messages(placeholder_left, words("recht", f"{ARTICLE}De partijen tekenen {text}."))
    assert says in told[0]


def test_the_name_of_a_study_is_no_abbreviation() -> None:
    text = "ASV helpt de studie TOLKOP. De KLM-lijst dient daarvoor."
    assert in_text(unexplained_abbreviation, "onderwerp", text) == ["KLM"]


def test_of_processors_that_are_listed_it_is_not_said_that_nobody_tells_them() -> None:
    listed = "De partijen sturen elkaar een bijgewerkte lijst van hun verwerkers."
    told = words(
        "meldingen",
        ARTICLE + "De partijen melden elkaar een gegevenslek binnen 24 uur.",
        beveiliging__tekst={"vorm": "eigen", "eigen": ARTICLE + listed},
    )
    assert messages(changes_not_reported, told) == [
        "Nergens staat dat de partijen elkaar wijzigingen van regelgeving melden."
    ]


def test_a_message_calls_a_part_by_its_title() -> None:
    told = messages(said_twice, said_twice.wrong)
    assert "keert terug in het onderdeel “Artikel 11" in told[0]
    assert "stond al in het onderdeel “Overweging D" in told[1]


def test_words_around_a_match_are_whole() -> None:
    text = "voor de efficiënte vaststelling van, enerzijds, het aantal personen"
    match = re.search("enerzijds", text)
    assert match is not None
    assert near(text, match, 20) == "… vaststelling van, enerzijds, het aantal …"


# which text of article 8 counts


def test_the_note_says_which_text_counts_who_chose_it_and_what_is_open() -> None:
    raw = example()
    del raw["aanhef"]["rechtskader"]
    (part,) = review_note(read(raw)).parts
    note = " ".join(words_of(part.blocks[:4]))
    assert "de tekst van 21 augustus 2023" in note
    assert "nog niemand koos het" in note
    assert "is niet uitgemaakt" in note


def test_whoever_signs_now_is_asked_whether_the_regime_was_looked_up() -> None:
    raw = example()
    assert "LAW-07" in {it.id for it in check(read(raw)).open_questions}
    raw["aanhef"]["rechtskader"] = "2018-06-26"
    assert "LAW-07" not in {it.id for it in check(read(raw)).open_questions}
