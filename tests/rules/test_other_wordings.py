"""The same mistake in the words of other houses, and what only looks like it."""

from __future__ import annotations

import pytest

from protowiz.rules.articles.binding_words import (
    ambiguous_alternative,
    pasted_from_another_party,
    untraceable_reference,
)
from protowiz.rules.articles.compatibility import research_without_safeguards
from protowiz.rules.articles.disputes import change_not_ruled
from protowiz.rules.articles.grounds import no_act, sender_has_no_ground
from protowiz.rules.articles.identification import denies_the_table
from protowiz.rules.articles.personal_data import no_purpose_for_datum
from protowiz.rules.articles.processors import processor_not_named
from protowiz.rules.articles.quality import reasonable_term
from protowiz.rules.articles.recipients import recipient_not_filled_in, rule_listed_as_recipient
from protowiz.rules.articles.retention import open_ended
from protowiz.rules.catalogue import Rule, answers, words
from protowiz.rules.closing.signing import (
    place_or_date_missing,
    stamp_cut_off,
    stray_word_between_signatures,
)
from protowiz.rules.opening.representation import functions_differ
from protowiz.rules.opening.short_names import marks_differ
from protowiz.rules.opening.title import summary_is_whole
from protowiz.rules.opening.versions import log_of_changes, version_and_events
from protowiz.rules.recitals.channels import channels_differ
from protowiz.rules.text.defined_names import official_name_varies, short_name_varies
from protowiz.rules.text.drafting import (
    brackets_in_text,
    editors_note,
    placeholder_left,
    template_instruction,
)
from protowiz.rules.text.marks import bracket_alone, list_marker
from protowiz.rules.text.numbering import letter_skipped
from protowiz.rules.text.party_words import address_of_old_name
from protowiz.rules.text.references import dead_reference
from protowiz.rules.text.repetition import said_twice
from protowiz.rules.text.spelling import misspelling
from protowiz.rules.words.party_blocks import two_parties
from tests.rules.hits import hits, in_text

TABLE = "| Gegeven | Waarom | Bewaartermijn |\n| --- | --- | --- |\n"


@pytest.mark.parametrize(
    ("rule", "step", "text", "told"),
    [
        # what a template left between brackets
        (placeholder_left, "meldingen", "ASV: [algemeen e-mailadres]", ["[algemeen e-mailadres]"]),
        (
            placeholder_left,
            "meldingen",
            "Zij overleggen [met de bevoegde dienst] over het lek.",
            ["[met de bevoegde dienst]"],
        ),
        (placeholder_left, "recht", "Afspraak van [3 maart 2026].", ["[3 maart 2026]"]),
        (brackets_in_text, "recht", "Het modeldecreet[2] geldt.", []),
        # captions in small letters
        (
            template_instruction,
            "context",
            "C2. Schets van de geplande stappen tussen de betrokken instanties\n\nASV stuurt.",
            ["Schets van de geplande stappen tussen de betrokken instanties"],
        ),
        (template_instruction, "context", "C2. Schets van de stappen\n\nASV stuurt een lijst.", []),
        # questions that are none
        (editors_note, "context", "C1. Voor wie? De bonus is er voor elk gezin.", []),
        (editors_note, "bijlagen", "Bijlage 1: Brief\n\nHebt u een vraag over uw bonus? Bel.", []),
        (editors_note, "bijlagen", "Bijlage 1: Lijst\n\nHoort het jaar er bij?", ["?"]),
        # lists and stamps
        (list_marker, "beveiliging", "- - de deur is op slot\n- het raam is dicht", ["- -"]),
        (bracket_alone, "ondertekening", "Getekend door: Jan Jans (Signat", []),
        (
            stamp_cut_off,
            "ondertekening",
            "Getekend door: Jan Jans (Signature) op 2026-06-12 10:00:00 +02:0",
            ["+02:0"],
        ),
        # references and spelling
        (
            dead_reference,
            "sanctie",
            "99.1 ASV kan stoppen.\n\n99.2 Dat kan ook volgens artikel 99.5 van dit protocol.",
            ["artikel 99.5"],
        ),
        (
            dead_reference,
            "sanctie",
            "99.1 ASV stopt.\n\n99.2 Zie artikel 99.1 en artikel 99.7 van de Codex Scholen.",
            [],
        ),
        (misspelling, "recht", "De persoonsgevens van de stad.", ["persoonsgevens"]),
        (misspelling, "recht", "De voorgestelde en elektrische regeling.", []),
        (
            said_twice,
            "recht",
            "Bij een geschil overleggen de partijen. De bemiddelaar wordt telkens gekozen uit de "
            "lijst die de federatie van bemiddelaars bijhoudt.\n\nDe kosten worden gedeeld. De "
            "bemiddelaar wordt telkens gekozen uit de lijst die de federatie van bemiddelaars "
            "bijhoudt.",
            ["De bemiddelaar wordt telkens gekozen uit de lijst"],
        ),
        (
            address_of_old_name,
            "context",
            "C. Tot 2024 heette deze dienst Schoolfonds Modelland. Mail naar info@schoolfonds.be.",
            ["info@schoolfonds.be"],
        ),
        # article 2
        (
            no_act,
            "rechtvaardiging",
            "| Partij | AVG | Basis |\n| --- | --- | --- |\n| ASV | artikel 6.1.e | artikel 18 van "
            "het schooltoelagedecreet |",
            [],
        ),
        (
            no_act,
            "rechtvaardiging",
            "| Partij | AVG | Basis |\n| --- | --- | --- |\n| ASV | artikel 6.1.e | onze taak |",
            ["artikel 6.1.e"],
        ),
        # article 3
        (
            open_ended,
            "gegevens",
            TABLE + "| INSZ | om te zoeken | zolang het nodig blijft |",
            ["zolang het nodig blijft"],
        ),
        (open_ended, "gegevens", TABLE + "| INSZ | om te zoeken | tot 31 december 2027 |", []),
        # article 4
        (
            recipient_not_filled_in,
            "ontvangers",
            "Deze diensten:\n\n- de dienst Jeugd\n-\n- [naam van de dienst]",
            ["", "[naam van de dienst]"],
        ),
        (
            rule_listed_as_recipient,
            "ontvangers",
            "- de dienst Jeugd\n- Alleen gebruikers voor wie het nodig is, krijgen een account",
            ["Alleen gebruikers voor wie het nodig is, krijgen een account"],
        ),
        # article 6
        (
            processor_not_named,
            "beveiliging",
            "De stad laat de kopie bewaren door een aanbieder van opslag.",
            ["een aanbieder van opslag"],
        ),
        (
            processor_not_named,
            "beveiliging",
            "Werkt de stad met een leverancier, dan meldt zij dat als die wijzigt.",
            [],
        ),
        (
            pasted_from_another_party,
            "beveiliging",
            "De verwerker bezorgt aan de verwerkingsverantwoordelijke een verslag.",
            ["De verwerker bezorgt aan de verwerkingsverantwoordelijke"],
        ),
        (
            ambiguous_alternative,
            "beveiliging",
            "De (al dan niet) versleutelde lijst en de versleutelde/niet-versleutelde kopie.",
            ["(al dan niet) versleutelde", "versleutelde/niet-versleutelde"],
        ),
        (
            ambiguous_alternative,
            "kwaliteit",
            "Fouten (al dan niet op basis van een melding) worden verbeterd.",
            [],
        ),
        (
            untraceable_reference,
            "beveiliging",
            "De stad volgt de regels uit haar informatieveiligheidsbeleid.",
            ["regels uit haar informatieveiligheidsbeleid"],
        ),
        (
            untraceable_reference,
            "beveiliging",
            "De stad heeft een informatieveiligheidsplan dat zij elk jaar bijwerkt.",
            [],
        ),
        # article 7
        (
            reasonable_term,
            "kwaliteit",
            "ASV onderzoekt een fout binnen een week en verbetert ze binnen een redelijke termijn.",
            ["binnen een redelijke termijn"],
        ),
        (
            reasonable_term,
            "kwaliteit",
            "ASV verbetert een fout binnen een redelijke termijn van hoogstens een maand.",
            [],
        ),
    ],
)
def test_what_a_text_says(rule: Rule, step: str, text: str, told: list[str]) -> None:
    found = in_text(rule, step, text)
    assert len(found) == len(told)
    assert all(piece in words_found for piece, words_found in zip(told, found, strict=True))


def test_the_data_go_on_another_ground_than_the_number_by_which_they_are_found() -> None:
    text = (
        "### Artikel 2\n\nDe stad verwerkt de gegevens op grond van artikel 6.1.e AVG en artikel "
        "3 van het reglement.\n\nDe gegevens worden meegedeeld op basis van {}."
    )
    number = words("rechtvaardiging", text.format("een pseudoniem"))
    assert hits(sender_has_no_ground, number)
    act = words("rechtvaardiging", text.format("artikel 18 van het schooltoelagedecreet"))
    assert not hits(sender_has_no_ground, act)


def test_groups_of_at_least_so_many_hide_small_groups() -> None:
    text = (
        "### Artikel 2\n\nDe verdere verwerking dient wetenschappelijk onderzoek. De gegevens zijn "
        "gepseudonimiseerd en de resultaten gaan over groepen van {} kinderen."
    )
    assert not hits(
        research_without_safeguards, words("rechtvaardiging", text.format("minstens twaalf"))
    )
    assert hits(research_without_safeguards, words("rechtvaardiging", text.format("arme")))


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("De stad krijgt uitsluitend anonieme gegevens.", True),
        ("Het bestand is volledig geanonimiseerd.", True),
        ("De lijst is niet te herleiden tot natuurlijke personen.", True),
        ("Alleen anonieme gegevens volstaan niet.", False),
        ("In het rapport staan alleen anonieme gegevens.", False),
    ],
)
def test_a_text_that_calls_numbers_of_people_anonymous(text: str, is_wrong: bool) -> None:
    assert bool(hits(denies_the_table, answers({"gegevens.opmerking": text}))) is is_wrong


def test_most_rows_say_for_which_purpose_they_are() -> None:
    article = (
        "### Artikel 3\n\n| Gegeven | Verantwoording |\n| --- | --- |\n"
        "| naam | {} |\n| adres | om te schrijven |\n| leeftijd | {} |\n"
    )
    rows = [{"omschrijving": it, "verantwoording": "om te schrijven"} for it in ("naam", "adres")]
    rows.append({"omschrijving": "leeftijd", "verantwoording": "om te schrijven"})
    purposes = [{"partij": "p2", "doelen": ["de schoolbonus uitbetalen", "gezinnen begeleiden"]}]

    def found(*reasons: str) -> list[str]:
        items = [dict(row) for row in rows]
        items[0]["verantwoording"], items[2]["verantwoording"] = reasons
        return hits(
            no_purpose_for_datum,
            words(
                "gegevens",
                article.format(*reasons),
                gegevens__items=items,
                rechtvaardiging__doeleinden=purposes,
            ),
        )

    assert found("om te schrijven", "om te schrijven")
    assert not found("om het gezin te begeleiden", "om de bonus te kunnen uitbetalen")


@pytest.mark.parametrize(
    ("text", "is_ruled"),
    [
        ("De stad meldt wijzigingen van wetgeving met impact op dit protocol.", False),
        ("De stad meldt wijzigingen van verwerkers schriftelijk.", False),
        ("Wijzigingen van dit protocol gebeuren schriftelijk.", True),
    ],
)
def test_news_of_a_changed_law_is_no_change_of_the_protocol(text: str, is_ruled: bool) -> None:
    example = words("recht", f"### Artikel 11: Recht\n\n{text}", recht__addendum=False)
    assert bool(hits(change_not_ruled, example)) is not is_ruled


def test_whom_to_ask_for_help_is_no_way_of_the_data() -> None:
    told = "De stad haalt het bestand op van de sftp-server. Bij problemen mailt zij naar ASV."
    secured = {"vorm": "eigen", "eigen": "De lijst gaat als bijlage bij een e-mail."}
    assert len(hits(channels_differ, words("context", told, beveiliging__tekst=secured))) == 2


@pytest.mark.parametrize(
    ("signed", "is_told"),
    [
        ("waarnemend administrateur-generaal", True),
        ("administrateur", True),
        ("administrateur-generaal", False),
        ("Administrateur-generaal van het Agentschap Schooltoelagen Vlaanderen", False),
    ],
)
def test_the_function_of_who_signs(signed: str, is_told: bool) -> None:
    signer = {"naam": "Griet Maesveld", "functie": signed}
    block = [{"namens": "ASV", "ondertekenaars": [signer]}]
    found = hits(functions_differ, answers({"ondertekening.blokken": block}))
    assert bool(found) is is_told


def test_the_marks_behind_the_short_names_are_one_series() -> None:
    text = two_parties().replace("hierna “ASV”;", "hierna “ASV”.")
    assert hits(marks_differ, words("partijen", text))
    joined = (
        two_parties(called="“stad”.").replace("{}", "").replace("generaal,\n\nhierna", "hierna")
    )
    assert not hits(marks_differ, words("partijen", joined))


def test_an_advice_that_is_younger_than_the_version() -> None:
    late = words(
        "adviezen",
        "- E. De functionaris voor gegevensbescherming van ASV gaf op 20 juni 2026 een advies.",
    )
    found = hits(version_and_events, late)
    assert len(found) == 2


def test_a_list_of_changes_in_a_table() -> None:
    head = "# Protocol\n\nVersie 2 – {}\n\nHistoriek\n\n| Datum | Wat |\n| --- | --- |\n"
    head += "| 3 maart 2026 | eerste ontwerp |\n| 4 mei 2026 | termijn korter |\n"
    assert hits(log_of_changes, words("aanhef", head.format("12 juni 2026")))
    assert not hits(log_of_changes, words("aanhef", head.format("4 mei 2026")))


def test_a_signing_before_an_advice_is_told_at_the_signing_too() -> None:
    late = answers(
        {
            "adviezen.items.0.datum": "2026-06-20",
            "ondertekening.tekst": {
                "vorm": "eigen",
                "eigen": "Opgemaakt in Brussel op 12 juni 2026.\n\nVoor ASV\n\nVoor de stad",
            },
        }
    )
    assert hits(place_or_date_missing, late) == ["12 juni 2026"]


def test_the_blocks_of_the_signatures_follow_the_parties() -> None:
    blocks = "Opgemaakt in Brussel op 12 juni 2026.\n\n{}\n\nGriet\n\n{}\n\nJoris"
    right = blocks.format("Voor ASV", "Voor de stad Voorbeeldegem")
    wrong = blocks.format("Voor de stad Voorbeeldegem", "Voor ASV")
    assert not hits(stray_word_between_signatures, words("ondertekening", right))
    assert hits(stray_word_between_signatures, words("ondertekening", wrong)) == [
        "Voor de stad Voorbeeldegem"
    ]


def test_a_summary_that_tells_of_a_list_and_of_the_use_of_it() -> None:
    told = "ASV bezorgt de stad een lijst van kinderen met een toelage. De stad betaalt de bonus."
    use = [{"partij": "p2", "doelen": ["de bonus betalen aan gezinnen"]}]
    change = {"aanhef.korte_inhoud": told, "rechtvaardiging.doeleinden": use}
    assert not hits(summary_is_whole, answers(change))


def test_a_letter_with_a_point_before_its_number() -> None:
    recitals = {
        "instanties.tekst": {"vorm": "eigen", "eigen": "(A) ASV.\n\n(B) De stad."},
        "context.tekst": {"vorm": "eigen", "eigen": "(C.1) Waarom.\n\n(C.2) Hoe."},
        "wens.tekst": {"vorm": "eigen", "eigen": "(D) De partijen wensen."},
    }
    assert not hits(letter_skipped, answers(recitals))
    assert hits(letter_skipped, answers({**recitals, "context.tekst": {"vorm": "geen"}}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De Schooltoelagen zijn hoog.", []),
        ("Dan moet het Schooltoelagenagentschap wachten.", ["het Schooltoelagenagentschap"]),
        ("Dit wordt door het agentschap bekendgemaakt.", ["door het agentschap"]),
        ("Het Schooltoelagenonderzoek loopt.", []),
    ],
)
def test_a_piece_of_an_official_name_in_the_place_of_the_short_one(
    text: str, told: list[str]
) -> None:
    assert in_text(short_name_varies, "recht", text) == told


def test_an_abbreviation_within_an_official_name_is_no_other_name() -> None:
    changes = {"partijen__items__0__officiele_naam": "Centrum voor Hulp aan Scholen van Modelland"}
    text = "### Artikel 1\n\nHet Centrum voor Hulp aan Scholen (CHS) van Modelland deelt mee."
    assert not hits(official_name_varies, words("onderwerp", text, **changes))


def test_another_form_of_a_word_in_a_name_of_three_words() -> None:
    text = "### Artikel 1\n\nHet Agentschap Schooltoelage Vlaanderen deelt mee."
    assert hits(official_name_varies, words("onderwerp", text)) == [
        "Agentschap Schooltoelage Vlaanderen"
    ]
