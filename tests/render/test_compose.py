"""From draft to document: the words, the gaps, the own texts."""

from __future__ import annotations

import copy
import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from protowiz.document.markdown_reader import read_markdown
from protowiz.document.markdown_writer import write_markdown
from protowiz.document.tree import Document, Gap, Listing, Signatures, inlines_of, words_of
from protowiz.draft.ask import Group, Kind, fields_of
from protowiz.draft.reading import read
from protowiz.draft.session import Session
from protowiz.draft.steps import STEPS
from protowiz.errors import UserError
from protowiz.render.compose import Composer, compose
from protowiz.render.environment import Templates
from protowiz.render.view import Missing
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES, REPOSITORY

BLOCKS = (REPOSITORY / "templates" / "protocol" / "_bouwstenen.md").read_text().split("\n")
HEADING_LINE = next(index for index, line in enumerate(BLOCKS, 1) if line.startswith("### "))


def example(number: int = 0) -> dict[str, Any]:
    return copy.deepcopy(DraftFile.open(EXAMPLES[number]).session.raw)


@cache
def our_templates() -> Templates:
    return Templates()  # compiling them takes a hundred times as long as using them


def document(raw: dict[str, Any], own: Path | None = None) -> Document:
    return compose(read(raw), own) if own else Composer(read(raw), our_templates()).document()


def text_of(made: Document, part: str | None = None) -> str:
    blocks = [block for item in made.parts if part in (None, item.key) for block in item.blocks]
    return " ".join(words_of(blocks))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_complete_draft_has_no_gap_and_is_no_ontwerp(path: Path) -> None:
    made = compose(DraftFile.open(path).session.read())
    assert not made.is_draft
    assert "ONTWERP" not in text_of(made)
    assert not [inline for inline in inlines_of(made.blocks) if isinstance(inline, Gap)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_template_leaves_a_trace_or_a_slip(path: Path) -> None:
    text = text_of(compose(DraftFile.open(path).session.read()))
    assert not re.search(r"\{\{|\}\}|\{%|None|Undefined|[\ue000-\uf8ff]", text)
    assert not re.search(r"\.\.(?!\.)|,,|;;| [.,;:](?: |$)|\(\)|,\.", text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_markdown_reads_back_word_for_word(path: Path) -> None:
    made = compose(DraftFile.open(path).session.read())
    assert words_of(read_markdown(write_markdown(made))) == words_of(made.blocks)


def test_every_answer_of_the_examples_is_printed() -> None:
    for number in range(len(EXAMPLES)):
        raw = example(number)
        printed = re.sub(r"\W", "", text_of(document(raw)).casefold())
        for step in ("gegevens", "partijen", "context", "bijlagen"):
            for row in raw.get(step, {}).get("items", []):
                for name in ("officiele_naam", "korte_naam", "adres", "opschrift"):
                    wanted = re.sub(r"\W", "", str(row.get(name, "")).casefold())
                    assert wanted in printed, (step, name)
                for line in row.get("onderdelen", []):
                    assert re.sub(r"\W", "", line.casefold()) in printed


def test_an_empty_draft_prints_its_gaps_and_says_ontwerp() -> None:
    made = document({})
    text = text_of(made)
    assert made.is_draft
    assert text.startswith("ONTWERP")
    assert "[in te vullen: Rechtsgronden]" in text
    assert "[in te vullen: ontvangende partij]" in text


def test_a_wrong_answer_is_a_gap_that_shows_what_was_typed() -> None:
    raw = example()
    raw["ondertekening"]["datum"] = "31 februari 2026"
    raw["ondertekening"].pop("datum_bij_handtekening", None)
    assert "(nu: 31 februari 2026)]" in text_of(document(raw), "ondertekening")


@pytest.mark.parametrize(
    ("marks", "printed"),
    [("“ ”", "hierna “stad”"), ('" "', 'hierna "stad"'), ("geen", "hierna stad")],
)
def test_the_house_chooses_its_quotation_marks(marks: str, printed: str) -> None:
    raw = example()
    raw["partijen"]["aanhalingstekens"] = marks
    assert printed in text_of(document(raw), "partijen")


def test_another_court_and_another_party_that_looks_into_mistakes() -> None:
    raw = example()
    raw["recht"]["rechtbank"] = "de rechtbank van eerste aanleg Leuven"
    raw["kwaliteit"]["onderzoeker"] = raw["partijen"]["items"][1]["id"]
    made = document(raw)
    assert "komt voor de rechtbank van eerste aanleg Leuven." in text_of(made, "recht")
    assert "De stad onderzoekt elke melding" in text_of(made, "kwaliteit")


@pytest.mark.parametrize("line", ["* Leeftijd", "2021. Het jaar", "# kop", "- A. streepje"])
def test_a_line_of_a_list_is_one_item_whatever_it_begins_with(line: str) -> None:
    raw = example()
    raw["ontvangers"]["items"][0]["diensten"] = [line]
    raw["gegevens"]["items"][0]["onderdelen"] = [line]
    made = document(raw)
    assert line in text_of(made, "ontvangers")
    assert line in text_of(made, "gegevens")
    assert words_of(read_markdown(write_markdown(made))) == words_of(made.blocks)


def test_a_line_of_a_list_and_the_name_of_a_party_can_have_a_footnote() -> None:
    raw = example()
    raw["rechtvaardiging"]["gronden"][0]["normen"] = ["het **modeldecreet**^[Zoals het nu luidt.]"]
    raw["partijen"]["items"][0]["voetnoot"] = "Vroeger het *Modelfonds*."
    text = write_markdown(document(raw))
    assert "- het **modeldecreet**[^" in text
    assert "]: Zoals het nu luidt.\n" in text
    assert "]: Vroeger het *Modelfonds*.\n" in text or "]: Vroeger het _Modelfonds_.\n" in text


NASTY = [
    "* Leeftijd",
    "2021. Het jaar",
    "a | b ::: # kop",
    "noot [^9] en ^[x]",
    "<b>vet</b> &amp; {{ aanhef }} {% raw %}",
    "_x_ **y** `z` ~~w~~ \\ [l](u)",
    "- A. streepje",
    "\ue0001\ue001",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_a_plain_value_comes_out_as_it_was_typed(nasty: str) -> None:
    raw = example()
    raw["aanhef"]["kader"] = nasty
    raw["gegevens"]["omvang"] = nasty
    made = document(raw)
    wanted = " ".join(nasty.split())
    assert wanted in text_of(made, "aanhef")
    assert wanted in text_of(made, "gegevens")
    again = read_markdown(write_markdown(made))
    assert words_of(again) == words_of(made.blocks)


def test_rich_text_may_hold_lists_tables_and_footnotes() -> None:
    raw = example()
    raw["context"]["aanleiding"] = (
        "Eerst[^1].\n\n1. een\n2. twee\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: de noot"
    )
    text = text_of(document(raw), "context")
    assert "Eerst de noot . een twee a b c d" in text.replace("1. een 2. twee", "een twee")


def test_two_fields_may_use_the_same_footnote_label() -> None:
    raw = example()
    raw["context"]["aanleiding"] = "Een[^1].\n\n[^1]: noot een"
    raw["context"]["verloop"] = "Twee[^1].\n\n[^1]: noot twee"
    markdown = write_markdown(document(raw))
    assert "noot een" in markdown
    assert "noot twee" in markdown


def test_hidden_answers_are_not_printed() -> None:
    raw = example()
    raw["context"] |= {"via_integrator": False, "integrator": "de verborgen integrator"}
    assert "verborgen" not in text_of(document(raw))


def test_own_text_replaces_the_standard_text_of_its_part_only() -> None:
    raw = example()
    raw["recht"]["tekst"] = {"vorm": "eigen", "eigen": "### Artikel 11. Recht\n\nEigen woorden."}
    made = document(raw)
    assert text_of(made, "recht") == "Artikel 11. Recht Eigen woorden."
    raw["recht"]["tekst"]["vorm"] = "standaard"
    assert "Eigen woorden" not in text_of(document(raw))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_standard_text_as_own_text_prints_the_same(path: Path) -> None:
    session = DraftFile.open(path).session
    composer = Composer(session.read(), Templates())
    for part in compose(session.read()).parts:
        if part.key != "extra":
            assert read_markdown(composer.standard_markdown(part.key)) == composer.standard(
                part.key
            )


def test_an_article_that_is_left_out_leaves_the_other_numbers_alone() -> None:
    raw = example()
    raw["transparantie"]["opnemen"] = False
    text = text_of(document(raw))
    assert "Artikel 10:" not in text
    assert "Artikel 11: Toepasselijk recht" in text


def test_a_house_number_is_used_wherever_the_article_is_meant() -> None:
    raw = example()
    raw["gegevens"] |= {"nummer": "4", "scheiding": " -", "opschrift": "De gegevens"}
    text = text_of(document(raw))
    assert "Artikel 4 - De gegevens" in text
    assert "uit artikel 4 elektronisch" in text


def test_recital_letters_are_printed_as_given_even_with_a_gap() -> None:
    raw = example()
    rows = raw["adviezen"]["items"]
    rows[0]["letter"], rows[-1]["letter"] = "F", "H"
    part = next(part for part in document(raw).parts if part.key == "adviezen")
    listing = next(block for block in part.blocks if isinstance(block, Listing))
    assert listing.items[0].label == "F."
    assert listing.items[-1].label == "H."


def test_an_extra_article_stands_behind_the_article_it_names() -> None:
    raw = example()
    raw["extra"] = {
        "items": [{"na": "meldingen", "nummer": "9/1", "opschrift": "Klachten", "inhoud": "Tekst."}]
    }
    text = text_of(document(raw))
    assert (
        text.index("Artikel 9:") < text.index("Artikel 9/1: Klachten") < text.index("Artikel 10:")
    )


def test_each_regime_says_where_the_protocol_is_published() -> None:
    raw = example()
    raw["aanhef"].pop("rechtskader", None)
    raw["ondertekening"]["datum"] = date(2021, 6, 10)
    assert "websites van alle betrokken instanties" in text_of(document(raw), "wens")
    raw["ondertekening"]["datum"] = date(2026, 6, 10)
    assert "websites van alle partijen" in text_of(document(raw), "wens")


@pytest.mark.parametrize(
    ("answers", "columns"),
    [({}, 2), ({"opstelling": "naast elkaar"}, 2), ({"opstelling": "onder elkaar"}, 1)],
)
@pytest.mark.parametrize("parties", [0, 2, 3])
def test_signature_blocks_stand_side_by_side_or_under_each_other(
    answers: dict[str, str], columns: int, parties: int
) -> None:
    raw = example()
    party = raw["partijen"]["items"][0]
    raw["partijen"]["items"] = [{**party, "id": f"p{number}"} for number in range(parties)]
    raw["ondertekening"] = {"plaats": "Gent", **answers}
    made = document(raw)
    (signatures,) = [block for block in made.blocks if isinstance(block, Signatures)]
    assert signatures.columns == columns
    if parties:
        voor = f"Voor het {party['officiele_naam']}"
        assert [" ".join(words_of(block)).count(voor) for block in signatures.blocks] == (
            [1] * parties
        )
    else:
        assert words_of([signatures]) == ["[in", "te", "vullen:", "Handtekeningen]"]


def test_a_template_that_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "protocol").mkdir()
    os.mkfifo(tmp_path / "protocol" / "recht.md")
    with pytest.raises(UserError, match=r"sjabloon recht\.md .*geen gewoon bestand") as told:
        document(example(), tmp_path)
    assert "verwijder het" in told.value.remedy


def test_a_template_of_the_house_takes_the_place_of_one_part(tmp_path: Path) -> None:
    (tmp_path / "protocol").mkdir()
    (tmp_path / "protocol" / "recht.md").write_text(
        "### Artikel 11\n\nOns huis: {{ recht.arrondissement }}."
    )
    raw = example()
    text = text_of(document(raw, tmp_path))
    assert f"Ons huis: {raw['recht']['arrondissement']}." in text
    assert "Artikel 12:" in text


@pytest.mark.parametrize(
    "template",
    [
        "{{ recht.onbekend }}",
        "{% if %}",
        "{{ recht.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{% include '../../x' %}",
    ],
)
def test_a_template_that_is_wrong_or_reaches_outside_is_refused(
    tmp_path: Path, template: str
) -> None:
    (tmp_path / "protocol").mkdir()
    (tmp_path / "protocol" / "recht.md").write_text(template)
    with pytest.raises(UserError, match=r"sjabloon .*(recht\.md|/x)"):
        document(example(), tmp_path)


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("Een\n\n{{ 1 / 0 }}", "recht.md, regel 3"),
        ("Een\n{{ aanhef.datum + 1 }}", "recht.md, regel 2"),
        ("Een\n{{ recht.onbekend }}", "recht.md, regel 2"),
        ("\n{% include 'recht.md' %}", "recht.md, regel 2"),
        ("\n\n{{ recht.arrondissement.index('zzz') }}", "recht.md, regel 3"),
        ("{{ 'x' ~ recht.arrondissement['z'].y }}", "recht.md, regel 1"),
        ("{{ [].pop() }}", "recht.md, regel 1"),
        ("{{ 'nul' | nummer }}", "recht.md, regel 1"),
        ("{% if %}", "recht.md, regel 1"),
        (
            "{% import '_bouwstenen.md' as b %}\n\n{{ b.kop(3) }}",
            f"_bouwstenen.md, regel {HEADING_LINE}",
        ),
        ("Een\n\nBelgi\xeb", "recht.md, regel 3"),
    ],
)
def test_whatever_goes_wrong_in_a_template_is_told_with_its_line(
    tmp_path: Path, template: str, place: str
) -> None:
    (tmp_path / "protocol").mkdir()
    (tmp_path / "protocol" / "recht.md").write_bytes(template.encode("cp1252"))
    raw = example()
    raw["aanhef"]["datum"] = date(2026, 6, 10)
    with pytest.raises(UserError) as caught:
        document(raw, tmp_path)
    assert f"Het sjabloon {place} kan niet gebruikt worden: " in caught.value.message
    assert "templates/protocol" in caught.value.remedy


def test_a_gap_cannot_become_part_of_a_text_unseen(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        f"{Missing('Naam')}"
    (tmp_path / "protocol").mkdir()
    (tmp_path / "protocol" / "recht.md").write_text("{{ 'in ' ~ recht.arrondissement }}")
    raw = example()
    raw["recht"].pop("arrondissement")
    with pytest.raises(UserError, match=r"recht\.md, regel 1 .*nog niet ingevuld"):
        document(raw, tmp_path)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every answer; of the rows of a list only the first."""
    inner = value.items() if isinstance(value, dict) else enumerate(value[:1])
    for key, item in inner:
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from leaves(item, (*path, key))


WRONG: tuple[Any, ...] = (True, "x", [], 5, ["x"], date(2026, 1, 1), {}, 3.5, "", [{}], "per rij")


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_whatever_one_answer_becomes_the_draft_renders(number: int) -> None:
    raw, templates = example(number), Templates()
    for index, path in enumerate(leaves(raw)):
        *above, last = path
        group: Any = raw
        for key in above:
            group = group[key]
        right = group[last]
        wrong = WRONG[(index * 3 + number * 5) % len(WRONG)]
        group[last] = copy.deepcopy(wrong)
        text = write_markdown(Composer(read(raw), templates).document())
        assert "object at 0x" not in text, (path, wrong)
        group[last] = right


@pytest.mark.parametrize(
    ("step", "name", "rows"),
    [
        ("aanhef", "soort", ""),
        ("aanhef", "rechtskader", ""),
        ("partijen", "aanhalingstekens", ""),
        ("partijen", "soort", "items"),
        ("adviezen", "instelling", "items"),
        ("adviezen", "strekking", "items"),
        ("rechtvaardiging", "grond", "gronden"),
        ("rechtvaardiging", "wijze", "verder_gebruik"),
        ("gegevens", "bewaring_wijze", ""),
        ("gegevens", "na_bewaring", ""),
        ("gegevens", "identificatie", ""),
        ("gegevens", "scheiding", ""),
        ("gegevens", "categorie", "items"),
        ("ontvangers", "doorgifte", ""),
        ("periodiciteit", "frequentie", ""),
        ("periodiciteit", "duur", ""),
        ("beveiliging", "verwerkersbepaling", ""),
        ("kwaliteit", "soort", "machtigingen"),
        ("transparantie", "informatie", ""),
        ("inwerkingtreding", "begin", ""),
        ("ondertekening", "wijze", ""),
    ],
)
def test_a_choice_that_does_not_exist_is_a_gap(step: str, name: str, rows: str) -> None:
    raw = example()
    answers = raw[step][rows][0] if rows else raw[step]
    answers[name] = "per rij"
    made = document(raw)
    gaps = [inline.label for inline in inlines_of(made.blocks) if isinstance(inline, Gap)]
    assert [label for label in gaps if label.endswith("(nu: per rij)")]


def chosen_clauses(group: type[Group], path: tuple[str | int, ...]) -> Iterator[Any]:
    """The path of every yes or no that has a default; of the rows of a list only the first."""
    for field in fields_of(group):
        if field.kind is Kind.YES_NO and field.default is not None:
            yield (*path, field.name)
        elif field.kind is Kind.ROWS and field.group is not None:
            yield from chosen_clauses(field.group, (*path, field.name, 0))


@pytest.mark.parametrize(
    "path",
    [path for step in STEPS for path in chosen_clauses(step, (step.key,))],
    ids=lambda path: ".".join(map(str, path)),
)
def test_an_answer_that_is_neither_yes_nor_no_is_a_gap(path: tuple[str | int, ...]) -> None:
    raw = example()
    raw["bijlagen"] = {"items": [{"nummer": "1", "opschrift": "Planning", "inhoud": "In mei."}]}
    session = Session(raw)
    session.set(path, "misschien")
    made = document(session.raw)
    gaps = [inline.label for inline in inlines_of(made.blocks) if isinstance(inline, Gap)]
    assert [label for label in gaps if label.endswith("(nu: misschien)")]


def test_a_clause_is_printed_on_a_yes_only() -> None:
    raw = example()
    raw["recht"]["overleg"] = raw["meldingen"]["via_functionarissen"] = "misschien"
    made = document(raw)
    law, notification = text_of(made, "recht"), text_of(made, "meldingen")
    assert "protocol. [in te vullen: Eerst overleg tussen de partijen (nu: misschien)] Een" in law
    assert "in overleg een oplossing" not in law
    assert "lek heeft vastgesteld [in te vullen: Melden via de functionarissen" in notification
    assert "(nu: misschien)], met het oog op artikel 33 AVG" in notification
    raw["recht"]["overleg"] = False
    assert "overleg" not in text_of(document(raw), "recht")


def test_a_confidential_annex_stays_so_until_the_answer_is_no() -> None:
    raw = example()
    annex = {"nummer": "1", "opschrift": "Planning", "inhoud": "In mei.", "vertrouwelijk": "nee"}
    raw["bijlagen"] = {"items": [annex]}
    assert "In mei" not in text_of(document(raw), "bijlagen")
    annex["vertrouwelijk"] = False  # type: ignore[assignment]
    assert "In mei" in text_of(document(raw), "bijlagen")


@pytest.mark.parametrize(("role", "gap"), [(None, "Rol"), ("gever", "Rol (nu: gever)")])
def test_a_party_without_a_role_is_a_gap_beside_its_name(role: str | None, gap: str) -> None:
    raw = example(1)
    raw["partijen"]["items"][1]["rol"] = role
    assert f"hierna “stad” [in te vullen: {gap}];" in text_of(document(raw), "partijen")


def test_a_retention_that_is_missing_is_a_gap() -> None:
    raw = example()
    raw["gegevens"]["bewaring_wijze"] = " "
    raw["gegevens"].pop("bewaring", None)
    assert "[in te vullen: Bewaartermijn]" in text_of(document(raw), "gegevens")


def test_an_extra_article_in_a_place_that_does_not_exist_comes_last() -> None:
    raw = example()
    raw["extra"] = {"items": [{"na": "nergens", "nummer": "13", "opschrift": "K", "inhoud": "T."}]}
    assert text_of(document(raw), "extra") == "Artikel 13: K T."


def test_a_refused_name_or_number_is_a_gap_wherever_it_stands() -> None:
    raw = example()
    raw["partijen"]["items"][0]["officiele_naam"] = True
    raw["gegevens"]["nummer"] = True
    made = document(raw)
    assert "Officiële naam (nu: True)]" in text_of(made, "partijen")
    assert "Officiële naam (nu: True)]" in text_of(made, "ondertekening")
    assert "uit artikel [in te vullen: Nummer (nu: True)]" in text_of(made, "onderwerp")


def test_an_id_that_is_no_text_still_names_its_party() -> None:
    raw = example()
    raw["partijen"]["items"][0]["id"] = 7
    raw["transparantie"].pop("publicaties", None)
    name = raw["partijen"]["items"][0]["korte_naam"]
    assert f"{name} op" in text_of(document(raw), "transparantie")


def test_each_authorisation_to_use_the_insz_number_is_an_item_of_its_own() -> None:
    part = next(part for part in document(example()).parts if part.key == "kwaliteit")
    (listing,) = [block for block in part.blocks if isinstance(block, Listing)]
    assert [" ".join(words_of(item.blocks)) for item in listing.items] == [
        "ASV: artikel 23 van het schooltoelagedecreet",
        "de stad: beslissing MODEL/2025/031 van de minister van Binnenlandse Zaken "
        "van 17 november 2025 (machtiging)",
    ]


def test_who_acts_by_delegation_is_no_party_itself() -> None:
    raw = example(1)
    assert "is de overheid zelf partij" in text_of(document(raw), "partijen")
    raw["partijen"]["items"][0]["bij_delegatie"] = False
    assert "zelf partij" not in text_of(document(raw), "partijen")


def test_the_end_of_one_of_several_flows_is_not_the_end_of_the_protocol() -> None:
    sentence = "blijft dit protocol gelden voor de andere"
    assert sentence not in text_of(document(example(0)), "inwerkingtreding")
    assert sentence in text_of(document(example(1)), "inwerkingtreding")


@pytest.mark.parametrize("afterwards", ["vernietigd", "geanonimiseerd"])
def test_what_was_received_stays_protected_after_the_end(afterwards: str) -> None:
    raw = example()
    raw["gegevens"]["na_bewaring"] = afterwards
    text = text_of(document(raw), "inwerkingtreding")
    assert f"blijft gelden tot die gegevens {afterwards} zijn; de logbestanden" in text


@pytest.mark.parametrize(
    ("passing_on", "third_parties", "expected"),
    [
        ("verboden tenzij toestemming", [], True),
        ("melden", [], True),
        ("verboden", [], False),
        ("verboden", ["de politiezone"], True),
    ],
)
def test_who_may_pass_data_on_is_told_of_a_separate_protocol(
    passing_on: str, third_parties: list[str], expected: bool
) -> None:
    raw = example()
    raw["ontvangers"] |= {"doorgifte": passing_on}
    raw["ontvangers"]["items"][0]["derden"] = third_parties
    assert ("een eigen protocol" in text_of(document(raw), "ontvangers")) is expected


def test_a_party_without_a_website_is_a_gap_where_the_protocol_appears() -> None:
    raw = example()
    raw["transparantie"].pop("publicaties", None)
    raw["partijen"]["items"][1].pop("website")
    text = text_of(document(raw), "transparantie")
    assert text.count(" op ") == len(raw["partijen"]["items"])
    assert "[in te vullen: Website waar het protocol verschijnt]" in text


def test_the_telephone_of_a_data_protection_officer_is_a_contact_point() -> None:
    raw = example()
    raw["meldingen"].pop("contactpunten", None)
    first, second = raw["partijen"]["items"][:2]
    first |= {"dpo_email": "dpo@stad.example", "dpo_telefoon": "02 123 45 67"}
    second.pop("dpo_email", None)
    second["dpo_telefoon"] = "03 123 45 67"
    text = text_of(document(raw), "meldingen")
    assert ": dpo@stad.example, tel. 02 123 45 67" in text
    assert ": tel. 03 123 45 67" in text
    second.pop("dpo_telefoon")
    made = document(raw)
    assert f"{second['korte_naam']}:" not in text_of(made, "meldingen")
    assert words_of(read_markdown(write_markdown(made))) == words_of(made.blocks)


def test_the_standard_text_changes_when_a_field_does() -> None:
    session = Session(example())
    before = Composer(session.read(), Templates()).standard_markdown("recht")
    session.set(("recht", "arrondissement"), "Modeldam")
    after = Composer(session.read(), Templates()).standard_markdown("recht")
    assert before != after
    assert "Modeldam" in after


def test_an_own_text_is_outdated_once_its_standard_text_changes() -> None:
    raw = example()
    begun = Composer(read(raw), Templates()).standard_markdown("recht")
    raw["recht"]["tekst"] = {"vorm": "eigen", "eigen": begun, "uitgangspunt": begun}
    assert not Composer(read(raw), Templates()).outdated("recht")
    raw["recht"]["overleg"] = not raw["recht"].get("overleg", False)
    assert Composer(read(raw), Templates()).outdated("recht")
    del raw["recht"]["tekst"]["uitgangspunt"]
    assert not Composer(read(raw), Templates()).outdated("recht")
