"""The parties: their numbers, their names, and who acts for them."""

from __future__ import annotations

from protowiz.rules.catalogue import answers, words
from protowiz.rules.opening.enterprise_numbers import number_missing, other_notation, wrong_number
from protowiz.rules.opening.parties import incomplete_party, role_not_said
from protowiz.rules.opening.representation import (
    functions_differ,
    local_decision,
    one_person_two_parties,
)
from protowiz.rules.opening.short_names import marks_differ, no_own_short_name
from protowiz.rules.words.party_blocks import two_parties
from tests.rules.test_title import told


def test_a_number_without_its_leading_zero_is_right_but_written_otherwise() -> None:
    text = two_parties().replace("0999.000.129", "999.000.129")
    assert told(wrong_number, words("partijen", text)) == []
    assert told(other_notation, words("partijen", text)) == ["999.000.129"]


def test_a_number_is_only_one_when_the_text_says_so() -> None:
    text = "### Artikel 9\n\nBel bij een lek naar 0499 12 34 56 of naar 0999.000.192."
    assert told(wrong_number, words("meldingen", text)) == []


def test_numbers_in_a_table_are_looked_at() -> None:
    text = "| Naam | ASV | stad |\n| --- | --- | --- |\n| KBO | 0999.000.192 | 0999.012.304 |\n"
    assert told(wrong_number, words("partijen", text)) == ["0999.000.192"]


def test_a_class_of_parties_needs_no_number_of_its_own() -> None:
    example = words(
        "partijen",
        "De deelnemende gemeenten die in bijlage 1 zijn opgesomd.",
        partijen__items__1__officiele_naam="deelnemende gemeenten, opgesomd in bijlage 1",
        partijen__items__1__kbo=None,
    )
    assert told(number_missing, example) == []


def test_a_place_is_no_legal_person() -> None:
    example = answers({"partijen.items.1.officiele_naam": "Voorbeeldegem"})
    assert told(incomplete_party, example) == ["Voorbeeldegem"]


def test_a_city_and_its_ocmw_may_share_who_signs() -> None:
    example = answers(
        {
            "partijen.items.0.soort": "lokaal bestuur",
            "partijen.items.0.vertegenwoordigers.0.naam": "Joris Lindebos",
        }
    )
    assert told(one_person_two_parties, example) == []


def test_a_function_may_have_a_capital_or_more_words_at_the_signature() -> None:
    signed = {"naam": "Griet Maesveld", "functie": "Administrateur-generaal van ASV"}
    block = {"namens": "ASV", "ondertekenaars": [signed]}
    assert told(functions_differ, answers({"ondertekening.blokken": [block]})) == []


def test_a_decision_of_the_college_asks_for_its_delegation() -> None:
    decided = ", ter uitvoering van de collegebeslissing van 4 mei 2026"
    found = told(local_decision, words("partijen", two_parties(decision=decided)))
    assert found == ["collegebeslissing van 4 mei 2026"]
    decided += ", bij delegatie van de gemeenteraad"
    assert told(local_decision, words("partijen", two_parties(decision=decided))) == []


def test_the_words_of_the_avg_do_not_say_who_is_controller() -> None:
    text = two_parties().rsplit("\n\n", 1)[0]
    quoted = "Een wettelijke verplichting die op de verwerkingsverantwoordelijke rust."
    assert told(role_not_said, words("partijen", f"{text}\n\n{quoted}")) == [""]


def test_a_plural_with_its_plural_verb_is_right() -> None:
    groups = {
        "partijen__groepen": [{"id": "g1", "naam": "lokale besturen"}],
        "partijen__items__0__groep": "g1",
        "partijen__items__1__groep": "g1",
    }
    for text in ("De lokale besturen wissen het.", "Dat geldt voor de lokale besturen niet."):
        assert told(no_own_short_name, words("gegevens", text, **groups)) == []
    found = told(
        no_own_short_name, words("gegevens", "De “lokale besturen” bewaart het.", **groups)
    )
    assert found == ["“lokale besturen” bewaart"]


def test_marks_of_all_parties_may_be_left_out() -> None:
    text = two_parties(called="“stad”").replace("hierna “ASV”;", "hierna “ASV”")
    assert told(marks_differ, words("partijen", text)) == []
