"""Houses that have sections in the place of recitals and articles, each with its own headings."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from protowiz.importer.heading_words import kind_of_article, kinds_besides, part_around
from protowiz.importer.reading import import_file

AGENCY = (
    "het Agentschap Sportpassen, met zetel te Laan 7, 9999 Modeldam, KBO 0999.000.129, "
    "vertegenwoordigd door An Peeters, administrateur-generaal, hierna “AS”"
)
CITY = (
    "de stad Modelgem, Plein 1, 9998 Modelgem, KBO 0999.012.304, vertegenwoordigd door het college "
    "van burgemeester en schepenen, voor wie optreedt Bo Maes, burgemeester, hierna “de stad”"
)
PARTIES = f"Dit protocol wordt gesloten tussen:\n\n- {AGENCY};\n- {CITY}."
BODIES = (
    "AS is een verzelfstandigd agentschap, opgericht bij het decreet van 7 mei 2004. De stad is "
    "een lokaal bestuur in de zin van het decreet van 22 december 2017 over het lokaal bestuur."
)
WHY = "Gezinnen vragen de sportpas nu zelf aan, en dat doen er te weinig."
FLOW = "Elke maand zet AS een bestand klaar op haar server. De stad haalt het bestand daar op."
ADVICE = (
    "De functionaris voor gegevensbescherming van AS gaf op 3 maart 2025 een gunstig advies. De "
    "functionaris voor gegevensbescherming van de stad gaf op 7 maart 2025 een gunstig advies."
)
GROUND = (
    "AS deelt de gegevens mee op grond van artikel 6.1.e) AVG. De stad gebruikt de gegevens om de "
    "pas toe te kennen."
)
DATA = "| Gegeven | Waarom nodig |\n|---|---|\n| Naam | Om de pas op naam te zetten. |"
KEPT = "De stad bewaart de gegevens twee jaar. Daarna worden ze vernietigd."
ACCESS = "Binnen de stad heeft de dienst Sport toegang tot de gegevens."
OFTEN = "De gegevens worden maandelijks meegedeeld. De mededeling geldt voor onbepaalde duur."
SAFE = "De verbinding is versleuteld."
LEAKS = "Elk datalek wordt binnen 24 uur gemeld aan de andere partij."
BREACH = "AS kan de mededeling schorsen als de stad dit protocol niet naleeft."
TALKS = "De partijen overleggen minstens twee keer per jaar."
CHANGES = "Dit protocol wordt alleen gewijzigd met een schriftelijk addendum."
LAW = "Het Belgische recht is van toepassing."
START = "Dit protocol treedt in werking op 1 mei 2025."
SIGNED = (
    "Opgemaakt te Modelgem op 3 april 2025.\n\nNamens AS\nAn Peeters\n\nNamens de stad\nBo Maes"
)

Outline = Sequence[tuple[str, str]]
ASKED: Outline = (
    ("Wie sluit dit protocol?", PARTIES),
    ("Waarom dit protocol?", f"{BODIES}\n\n{WHY}"),
    ("Hoe verloopt de uitwisseling?", FLOW),
    ("Op welke basis mag dat?", GROUND),
    ("Welke gegevens delen we?", DATA),
    ("Hoe lang bewaren we de gegevens?", KEPT),
    ("Wie krijgt de gegevens te zien?", ACCESS),
    ("Hoe vaak en hoe lang?", OFTEN),
    ("Hoe houden we de gegevens veilig?", SAFE),
    ("Wat als een partij de afspraken niet naleeft?", BREACH),
    ("Wat als er iets misloopt?", LEAKS),
    ("Wat zeiden de DPO’s?", ADVICE),
    ("Overleg", TALKS),
    ("Kan dit protocol veranderen?", CHANGES),
    ("Vanaf wanneer geldt dit protocol?", START),
    ("Handtekeningen", SIGNED),
)
NAMED: Outline = (
    ("Partijen", PARTIES),
    ("Overwegingen", f"{BODIES}\n\n{WHY}\n\n{FLOW}\n\n{ADVICE}"),
    ("Rechtvaardiging", GROUND),
    ("Gegevens en bewaring", f"{DATA}\n\n{KEPT}"),
    ("Ontvangers", ACCESS),
    ("Periodiciteit en duur", OFTEN),
    ("Beveiliging", SAFE),
    ("Sancties", BREACH),
    ("Datalekken", LEAKS),
    ("Opvolging", TALKS),
    ("Wijzigingen aan dit protocol", CHANGES),
    ("Inwerkingtreding", START),
    ("Ondertekening", SIGNED),
)
UNITS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
ROMAN = [f"{tens}{units}" for tens in ("", "X") for units in UNITS if tens or units]


def brought_in(tmp_path: Path, text: str, suffix: str = ".txt") -> dict[str, Any]:
    path = tmp_path / f"bron{suffix}"
    path.write_text(text, encoding="utf-8")
    return import_file(path).raw


def numbered(rows: Outline, how: Callable[[int], str] = lambda at: f"{at}. ") -> str:
    return "\n\n".join(f"{how(at)}{head}\n\n{body}" for at, (head, body) in enumerate(rows, 1))


@pytest.mark.parametrize("rows", [ASKED, NAMED], ids=["asked", "named"])
@pytest.mark.parametrize(
    ("how", "suffix"),
    [
        (lambda at: f"{at}. ", ".txt"),
        (lambda at: f"{at}) ", ".txt"),
        (lambda at: f"{ROMAN[at - 1]}. ", ".txt"),
        (lambda at: f"{chr(64 + at)}. ", ".txt"),
        (lambda at: f"Hoofdstuk {at} – ", ".txt"),
        (lambda at: "", ".txt"),
        (lambda at: "## ", ".md"),
        (lambda at: f"## {at}. ", ".md"),
    ],
    ids=["1.", "1)", "I.", "A.", "chapter", "bare", "markdown", "markdown 1."],
)
def test_sections_are_known_by_their_words_however_they_are_numbered(
    tmp_path: Path, rows: Outline, how: Callable[[int], str], suffix: str
) -> None:
    text = f"Protocol gegevensdeling\n\n{numbered(rows, how)}\n"
    raw = brought_in(tmp_path, text, suffix)
    assert [row["rol"] for row in raw["partijen"]["items"]] == ["mededelend", "ontvangend"]
    assert [row["oprichting"] for row in raw["instanties"]["items"]] == [
        "het decreet van 7 mei 2004",
        "het decreet van 22 december 2017 over het lokaal bestuur",
    ]
    assert (raw["context"]["aanleiding"], raw["context"]["verloop"]) == (WHY, FLOW)
    assert raw["context"].get("letter") is None
    assert [(row["partij"], row["datum"]) for row in raw["adviezen"]["items"]] == [
        ("p1", date(2025, 3, 3)),
        ("p2", date(2025, 3, 7)),
    ]
    heads = {step: raw[step].get("opschrift") for step in ("gegevens", "sanctie", "meldingen")}
    assert list(heads.values()) == [
        next(head for head, body in rows if told in body) for told in (DATA, BREACH, LEAKS)
    ]
    extra = [(row["opschrift"], row["inhoud"]) for row in raw["extra"]["items"]]
    assert extra == [(head, body) for head, body in rows if body in (TALKS, CHANGES)]
    assert "opschrift" not in raw["recht"]
    assert len(raw["ondertekening"]["blokken"]) == 2


def test_recitals_keep_their_letters_in_a_section(tmp_path: Path) -> None:
    first, second = BODIES.replace("De stad is", "\nDe stad is").split("\n")
    letters = f"A. {first}\n\nB. {second}\n\nC. {WHY}\n\nD. De partijen wensen een protocol."
    rows = [(head, letters if head == "Overwegingen" else body) for head, body in NAMED]
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{numbered(rows)}\n")
    assert [row["letter"] for row in raw["instanties"]["items"]] == ["A", "B"]
    assert (raw["context"]["letter"], raw["context"]["aanleiding"]) == ("C", WHY)
    assert raw["wens"]["letter"] == "D"


def test_two_articles_of_the_model_share_a_section(tmp_path: Path) -> None:
    rows = (
        ("De partijen", PARTIES),
        ("Aanleiding, doel en rechtsgrond", f"{WHY}\n\n{GROUND}"),
        ("Gegevens en ontvangers", f"{DATA}\n\n{ACCESS}"),
        ("Periodiciteit en beveiliging", f"{OFTEN}\n\n{SAFE}"),
        ("Niet-naleving en incidenten", f"{BREACH}\n\n{LEAKS}"),
        ("Slotbepalingen", f"{START}\n\n{LAW}"),
    )
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{numbered(rows)}\n\n{SIGNED}\n")
    assert raw["context"]["aanleiding"] == WHY
    for step, number in (
        ("rechtvaardiging", "2"),
        ("gegevens", "3"),
        ("ontvangers", "3"),
        ("beveiliging", "4"),
        ("meldingen", "5"),
        ("recht", "6"),
    ):
        assert raw[step]["nummer"] == number
        assert raw[step].get("opnemen", True)
    assert raw["meldingen"]["termijn"] == "24 uur"
    assert "extra" not in raw


def test_a_list_within_an_article_holds_no_headings(tmp_path: Path) -> None:
    lists = "1. toegang met eID\n2. logging van elke raadpleging\n3. opleiding"
    rows = [(head, f"{lists}\n\n{body}" if body == SAFE else body) for head, body in NAMED]
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{numbered(rows)}\n")
    assert raw["beveiliging"]["nummer"] == "7"
    assert [row["nummer"] for row in raw["extra"]["items"]] == ["10", "11"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Van wie worden gegevens verwerkt?", "gegevens"),
        ("Categorieën van betrokkenen", "gegevens"),
        ("Rechten van de betrokkenen", "transparantie"),
        ("Hoe worden de burgers geïnformeerd?", "transparantie"),
        ("Hoe lang worden de gegevens bewaard?", "gegevens"),
        ("Hoe lang en hoe vaak?", "periodiciteit"),
        ("Tot wanneer loopt dit protocol?", "inwerkingtreding"),
        ("Wanneer worden de gegevens bezorgd?", "periodiciteit"),
        ("Wat als een partij zich niet aan de afspraken houdt?", "sanctie"),
        ("Wat bij misbruik?", "sanctie"),
        ("Waarvoor mogen de gegevens gebruikt worden?", "rechtvaardiging"),
        ("Wie mag de gegevens inkijken?", "ontvangers"),
        ("Kloppen de gegevens?", "kwaliteit"),
        ("Welk recht geldt?", "recht"),
        ("Wijziging van het protocol", None),
        ("Wijziging van het protocol en geschillen", "recht"),
        ("Wie doet wat?", None),
        ("Opvolging", None),
    ],
)
def test_a_heading_tells_its_article(title: str, kind: str | None) -> None:
    assert (kind_of_article(title), part_around(title)) == (kind, None)


@pytest.mark.parametrize(
    ("title", "step"),
    [
        ("Wie zijn de partijen?", "partijen"),
        ("Betrokken partijen", "partijen"),
        ("Identificatie van de verwerkingsverantwoordelijken", "partijen"),
        ("Verplichtingen van de partijen", None),
        ("Waarom is dit protocol nodig?", "context"),
        ("Waarom worden de gegevens verwerkt?", None),
        ("Historiek en context", "context"),
        ("Context en doeleinden", None),
        ("Hoe gaat de uitwisseling in zijn werk?", "context"),
        ("Hoe vaak worden de gegevens gedeeld?", None),
        ("Hoe worden de gegevens beveiligd?", None),
        ("Advies van de functionarissen voor gegevensbescherming", "adviezen"),
        ("Korte samenvatting", "aanhef"),
    ],
)
def test_a_heading_tells_a_part_around_the_articles(title: str, step: str | None) -> None:
    assert part_around(title) == step


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Kwaliteit en melding van incidenten", ("meldingen",)),
        ("Gegevens, bewaartermijn en ontvangers", ("ontvangers",)),
        ("Rechtsgrond en persoonsgegevens", ("gegevens",)),
        ("Beveiliging van de doorgifte", ()),
        ("Categorieën van ontvangers en van derden", ()),
    ],
)
def test_a_heading_tells_what_else_an_article_is_about(title: str, kinds: tuple[str, ...]) -> None:
    assert kinds_besides(title) == kinds


@pytest.mark.parametrize(
    ("told", "roles"),
    [
        ("AS deelt persoonsgegevens mee. De stad ontvangt gegevens.", ["mededelend", "ontvangend"]),
        ("De stad geeft gegevens door. AS krijgt die gegevens.", ["ontvangend", "mededelend"]),
        ("AS en de stad verwerken gegevens.", [None, None]),
    ],
)
def test_the_roles_stand_in_a_sentence_of_their_own(
    tmp_path: Path, told: str, roles: list[str | None]
) -> None:
    bare = [(head, "De wet." if body == GROUND else body) for head, body in NAMED]
    bare[0] = ("Partijen", f"{PARTIES}\n\n{told}")
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{numbered(bare)}\n")
    assert [row.get("rol") for row in raw["partijen"]["items"]] == roles


def test_an_officer_in_the_lines_about_a_party_gives_no_advice(tmp_path: Path) -> None:
    officer = "Functionaris voor gegevensbescherming: Els Wouters, adviseur, dpo@as.example"
    rows = [(head, body.replace(AGENCY, f"{AGENCY}. {officer}")) for head, body in NAMED]
    rows[0] = ("Partijen", f"{rows[0][1]}\n\n{officer}")
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{numbered(rows)}\n")
    assert len(raw["partijen"]["items"]) == 2
    assert len(raw["adviezen"]["items"]) == 2


def test_how_it_went_before_tells_no_role(tmp_path: Path) -> None:
    before = "Vandaag moet de stad voor elk gezin een mail sturen naar AS."
    bare = [(head, "De wet." if body == GROUND else body) for head, body in ASKED]
    bare[1] = ("Waarom dit protocol?", before)
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{numbered(bare)}\n")
    assert [row.get("rol") for row in raw["partijen"]["items"]] == [None, None]


@pytest.mark.parametrize(
    ("above", "subject"),
    [
        ("Controle van sportpassen in Modelgem", "Controle van sportpassen in Modelgem"),
        (
            "Agentschap Sportpassen – stad Modelgem\n\nDe sportpas voor gezinnen",
            "De sportpas voor gezinnen",
        ),
        ("Dienst Sport, versie van mei", None),
        ("De sportpas voor gezinnen\n\nEen korting op het zwembad", None),
        ("Vastgesteld op het kabinet", None),
    ],
)
def test_the_one_line_under_the_title_is_the_subject(
    tmp_path: Path, above: str, subject: str | None
) -> None:
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{above}\n\n{numbered(NAMED)}\n")
    assert raw["aanhef"].get("kader") == subject


def test_the_lines_above_tell_who_decided(tmp_path: Path) -> None:
    above = "Goedgekeurd door het college van burgemeester en schepenen op 20 januari 2025"
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{above}\n\n{numbered(NAMED)}\n")
    agency, city = raw["partijen"]["items"]
    assert "orgaan" not in agency
    assert city["orgaan"] == "het college van burgemeester en schepenen"
    assert city["datum_beslissing"] == date(2025, 1, 20)


def test_two_of_one_party_sign_in_columns_of_their_own(tmp_path: Path) -> None:
    city = CITY.replace("Bo Maes, burgemeester", "Bo Maes, burgemeester, en Ina Vos, directeur")
    signed = (
        "Opgemaakt te Modelgem op 3 april 2025.\n\nVoor AS,\tVoor de stad,\n\n"
        "An Peeters\tBo Maes\tIna Vos\nadministrateur-generaal\tburgemeester\tdirecteur"
    )
    text = numbered(NAMED[:-1]).replace(CITY, city)
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{text}\n\n{signed}\n")
    found = [
        (block["namens"], [it["naam"] for it in block["ondertekenaars"]])
        for block in raw["ondertekening"]["blokken"]
    ]
    assert found == [("AS", ["An Peeters"]), ("de stad", ["Bo Maes", "Ina Vos"])]


def test_a_paragraph_after_the_flow_says_why_no_integrator_is_used(tmp_path: Path) -> None:
    why = "Er wordt geen dienstenintegrator gebruikt, omdat het om één bestand per jaar gaat."
    flow = f"De gegevensstroom is deze:\n\n1. AS maakt een lijst.\n2. De stad haalt ze.\n\n{why}"
    rows = [(head, flow if body == FLOW else body) for head, body in ASKED]
    raw = brought_in(tmp_path, f"Protocol gegevensdeling\n\n{numbered(rows)}\n")
    assert raw["context"]["toelichting_integrator"] == why
    assert raw["context"]["via_integrator"] is False
    assert why not in raw["context"]["verloop"]


def test_a_long_word_in_a_heading_takes_no_time(tmp_path: Path) -> None:
    word = "gegevens" * 4000
    start = time.process_time()
    brought_in(
        tmp_path, f"Protocol gegevensdeling\n\n{numbered(NAMED)}\n\n14. {word}\n\n{word} deelt"
    )
    assert time.process_time() - start < 2
