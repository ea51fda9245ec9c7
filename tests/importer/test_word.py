"""Word files of other makers: every word comes back once, and what cannot is told."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from protowiz.document.tree import (
    Block,
    Heading,
    Item,
    Listing,
    Note,
    Paragraph,
    Table,
    Text,
    words_of,
)
from protowiz.importer.report import Outcome, Report
from protowiz.importer.text_file import read_text
from protowiz.importer.word_file import read_word_file
from tests.importer.sources import PROTOCOL
from tests.importer.word_shapes import (
    cell,
    field,
    paragraph,
    part,
    run,
    strict,
    table,
    text_box,
    word,
)

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def brought_in(content: bytes) -> tuple[list[Block], Report]:
    report = Report()
    return [piece.block for piece in read_word_file(content, "bron.docx", report)], report


def blocks_of(*body: str, **parts: str) -> list[Block]:
    return brought_in(word("".join(body), None, **parts))[0]


def words_in(*body: str, **parts: str) -> str:
    return " ".join(words_of(blocks_of(*body, **parts)))


def told(report: Report, outcome: Outcome = Outcome.DOUBTFUL) -> str:
    return "\n".join(entry.what for entry in report.of(outcome))


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    box = text_box(paragraph("In het vak"), paragraph("nog een zin."))
    blocks, report = brought_in(word(paragraph("Naast het vak", box) + paragraph("Daarna.")))
    assert words_of(blocks) == [
        "Naast",
        "het",
        "vak",
        "In",
        "het",
        "vak",
        "nog",
        "een",
        "zin.",
        "Daarna.",
    ]
    assert "Tekstvakken staan na de alinea" in told(report)


def test_an_endnote_is_a_note_at_its_mark() -> None:
    notes = part(
        "w:endnotes",
        f'<w:endnote w:id="0" w:type="separator">{paragraph("lijn")}</w:endnote>'
        f'<w:endnote w:id="2">{paragraph("De noot.")}</w:endnote>',
    )
    mark = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    (block,) = blocks_of(paragraph("De stad", mark, " deelt.", mark), endnotes=notes)
    assert isinstance(block, Paragraph)
    assert [inline for inline in block.inlines if isinstance(inline, Note)] == [
        Note((Paragraph((Text("De noot."),)),))
    ]
    assert words_of([block]) == ["De", "stad", "De", "noot.", "deelt."]


def test_a_note_that_refers_to_itself_ends() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = part("w:footnotes", f'<w:footnote w:id="1">{paragraph("Zie", mark)}</w:footnote>')
    assert words_in(paragraph("Een", mark), footnotes=notes) == "Een Zie"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('gekozen')}</w:sdtContent></w:sdt>", "gekozen"),
        (f"<w:smartTag>{run('Gent')}</w:smartTag>", "Gent"),
        (
            f"<w:ins>{run('nieuw')}</w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del>",
            "nieuw",
        ),
        (f"<w:moveFrom>{run('weg')}</w:moveFrom><w:moveTo>{run('hier')}</w:moveTo>", "hier"),
        (run("gege\u00adve") + "<w:r><w:softHyphen/></w:r>" + run("ns"), "gegevens"),
        ("<w:r><w:t>IT</w:t><w:noBreakHyphen/><w:t>dienst</w:t></w:r>", "IT-dienst"),
        (run("1") + run("o", '<w:vertAlign w:val="superscript"/>'), "1°"),
        (run("1") + run("ste", '<w:vertAlign w:val="superscript"/>'), "1ste"),
        (run("40 m") + run("2", '<w:vertAlign w:val="superscript"/>'), "40 m²"),
        (run("titel", "<w:caps/>"), "titel"),
        (run("zie ") + field(" REF x ", "artikel 3"), "zie artikel 3"),
        (run("blad ") + field(" PAGE ", "7") + run("."), "blad ."),
        (f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>' + run("na"), "na"),
        (field(" MACROBUTTON NoMacro [vul in] ", None), "[vul in]"),
        (
            field(
                " FORMDROPDOWN ",
                None,
                '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="ja"/>'
                '<w:listEntry w:val="nee"/></w:ddList></w:ffData>',
            ),
            "nee",
        ),
        (
            field(
                " FORMCHECKBOX ",
                None,
                '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>',
            )
            + run(" akkoord"),
            "☒ akkoord",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run(" dan"), "→ dan"),
        ('<w:r><w:t>voor de</w:t><w:br w:type="page"/><w:t>korting</w:t></w:r>', "voor de korting"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>inkomen</m:t></m:r></m:num><m:den><m:r><m:t>12</m:t>"
            "</m:r></m:den></m:f></m:oMath>",
            "inkomen/12",
        ),
    ],
)
def test_the_words_of_a_paragraph(inside: str, words: str) -> None:
    assert words_in(paragraph(inside)) == words


def test_a_link_keeps_its_address() -> None:
    link = f'<w:hyperlink r:id="rId7">{run("de website")}</w:hyperlink>'
    body = paragraph("Zie ", link)
    content = word(body, {"rId7": "hyperlink https://www.voorbeeld.be/protocol"})
    ((block,), _) = brought_in(content)
    assert isinstance(block, Paragraph)
    assert block.inlines[-1] == Text("de website", url="https://www.voorbeeld.be/protocol")


def test_what_cannot_be_taken_over_is_told() -> None:
    body = paragraph(
        "Ondertekend:",
        "<w:r><w:drawing><a:blip/></w:drawing></w:r>",
        run("geheim", "<w:vanish/>"),
        '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    (blocks, report) = brought_in(word(body + "<w:altChunk/>"))
    assert words_of(blocks) == ["Ondertekend:"]
    for what in ("Afbeeldingen", "Verborgen tekst", "symbolenlettertype", "marge", "ingevoegd"):
        assert what in told(report)


def test_heads_and_feet_of_pages_are_cleaned_and_told() -> None:
    sections = (
        '<w:sectPr><w:headerReference w:type="default" r:id="a"/>'
        '<w:headerReference w:type="first" r:id="b"/><w:footerReference r:id="c"/>'
        '<w:footerReference w:type="even" r:id="c"/><w:titlePg/></w:sectPr>'
    )
    content = word(
        paragraph("De tekst.") + sections,
        {"a": "header header1.xml", "b": "header header2.xml", "c": "footer footer1.xml"},
        header1=part("w:hdr", paragraph("Protocol maaltijdkorting")),
        header2=part("w:hdr", paragraph("Versie 3 van maart")),
        footer1=part("w:ftr", paragraph("Pagina ", field("PAGE", "1"), " van ", run("9"))),
    )
    blocks, report = brought_in(content)
    assert words_of(blocks) == ["De", "tekst."]
    assert told(report, Outcome.CLEANED) == "Kop of voet van de bladzijde: Protocol maaltijdkorting"
    assert "eerste blad, niet overgenomen: Versie 3 van maart" in told(report)


def test_merged_cells_keep_their_columns() -> None:
    (block,) = blocks_of(
        table(
            cell(paragraph("Kop"), properties='<w:gridSpan w:val="2"/>') + cell(paragraph("C")),
            cell(paragraph("a"), properties='<w:vMerge w:val="restart"/>')
            + cell(paragraph("b"))
            + cell(paragraph("c")),
            cell(paragraph(), properties="<w:vMerge/>")
            + cell(paragraph("d"))
            + f"<w:sdt><w:sdtContent>{cell(paragraph('e'))}</w:sdtContent></w:sdt>",
        )
    )
    assert isinstance(block, Table)
    shown = [[" ".join(words_of(one)) for one in row] for row in block.rows]
    assert shown == [["Kop", "", "C"], ["a", "b", "c"], ["", "d", "e"]]


def test_a_frame_around_text_is_no_table_and_a_table_in_a_cell_is_kept() -> None:
    inner = table(cell(paragraph("binnen")) + cell(paragraph("ook")))
    blocks = blocks_of(
        table(cell(paragraph("Artikel 1: Onderwerp"), paragraph("-\teen punt"))),
        table(cell(paragraph("buiten"), inner) + cell(paragraph("naast"))),
    )
    heading, listing, outer = blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(listing, Listing)
    assert words_of([outer]) == ["buiten", "binnen", "ook", "naast"]


def test_typed_bullets_and_labels_are_items() -> None:
    tab = "<w:r><w:tab/></w:r>"
    (first, second) = blocks_of(
        paragraph("A.", tab, "De stad"),
        paragraph("B1.", tab, "Het OCMW"),
        paragraph("o", tab, "een dienst"),
    )
    deeper = Listing((Item((Paragraph((Text("een dienst"),)),)),))
    assert first == Listing((Item((Paragraph((Text("De stad"),)),), "A."),))
    assert second == Listing((Item((Paragraph((Text("Het OCMW"),)), deeper), "B1."),))


NUMBERING = part(
    "w:numbering",
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Art"/>'
    '<w:lvlText w:val="Artikel %1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)
STYLES = part(
    "w:styles",
    '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Art"><w:name w:val="Artikel"/><w:basedOn w:val="Kop1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Onder"><w:basedOn w:val="Art"/></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="X"><w:basedOn w:val="Y"/></w:style>'
    '<w:style w:styleId="Y"><w:basedOn w:val="X"/></w:style>',
)


def numbered(text: str, ident: int, level: int = 0) -> str:
    where = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>'
    return paragraph(text, properties=where)


def styled(text: str, style: str) -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def test_numbers_of_styles_and_restarts_are_counted_as_word_does() -> None:
    words = words_in(
        styled("Onderwerp", "Art"),
        numbered("een", 2),
        numbered("twee", 3),
        numbered("opnieuw", 4),
        numbered("verder", 4),
        numbered("sub", 1, 1),
        styled("Gegevens", "Onder"),
        styled("rond", "X"),
        numbering=NUMBERING,
        styles=STYLES,
    )
    assert words == (
        "Artikel 1. Onderwerp 1. een 2. twee 1. opnieuw 2. verder a) sub Artikel 2. Gegevens rond"
    )


def test_a_style_on_top_of_a_heading_is_a_heading_and_a_table_of_contents_is_cleaned() -> None:
    body = styled("Onderwerp 3", "TOC1") + styled("Onderwerp", "Art")
    blocks, report = brought_in(word(body, numbering=NUMBERING, styles=STYLES))
    assert blocks == [Heading(1, (Text("Artikel 1. Onderwerp"),))]
    assert told(report, Outcome.CLEANED) == "Regel van de inhoudsopgave: Onderwerp 3"


def test_items_of_a_list_that_begins_deep_stand_beside_each_other() -> None:
    blocks = blocks_of(numbered("een", 1, 1), numbered("twee", 1, 1), numbering=NUMBERING)
    assert [words_of([block]) for block in blocks] == [["a)", "een"], ["b)", "twee"]]


def test_a_sentence_that_a_page_cuts_is_whole_again() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    blocks, report = brought_in(
        word(
            paragraph("De gezinnen die")
            + paragraph(page)
            + paragraph("weinig inkomen hebben.")
            + paragraph("los van")
            + paragraph("elkaar")
        )
    )
    texts = [" ".join(words_of([block])) for block in blocks]
    assert texts == ["De gezinnen die weinig inkomen hebben.", "los van", "elkaar"]
    assert "bladwissel" in told(report, Outcome.CLEANED)


def test_the_boxes_of_a_diagram_are_paragraphs() -> None:
    data = part(
        "dgm:dataModel",
        "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>De bron</a:t></a:r></a:p></dgm:t></dgm:pt>"
        "</dgm:ptLst>",
    )
    body = paragraph('<w:r><w:drawing><dgm:relIds r:dm="d"/></w:drawing></w:r>', "Schema")
    blocks, _ = brought_in(word(body, {"d": "diagramData data1.xml"}, data1=data))
    assert words_of(blocks) == ["Schema", "De", "bron"]


def test_a_strict_document_reads_the_same() -> None:
    body = styled("Onderwerp", "Art") + paragraph("Tekst ", "<m:oMath><m:t>x</m:t></m:oMath>")
    content = word(body, numbering=NUMBERING, styles=STYLES)
    assert brought_in(strict(content))[0] == brought_in(content)[0]
    assert words_of(brought_in(content)[0]) == ["Artikel", "1.", "Onderwerp", "Tekst", "x"]


def as_html(text: str) -> str:
    """The source as a web page with its lists, table and note mark."""
    rows: list[str] = []
    for line in text.replace("\n \n", "\n").split("\n"):
        if "\t" in line:
            rows.append("<table border=1><tr><td>" + line.replace("\t", "<td>") + "</table>")
        elif line.strip().startswith("- "):
            rows.append(f"<ul><li>{line.strip()[2:]}</ul>")
        else:
            rows.append(f"<p>{line}</p>")
    return f"<meta charset=utf-8>{''.join(rows)}"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is needed to make other files")
@pytest.mark.parametrize("by_way_of", ["odt", "rtf", "html"])
def test_a_document_saved_by_libreoffice_keeps_every_word(tmp_path: Path, by_way_of: str) -> None:
    text = (
        "\n".join(
            line for line in PROTOCOL.split("\n") if not set(line) <= set("-\t") and "<" not in line
        )
        .replace("^o", "°")
        .replace("- o ", "- ")
        .replace("*", "")
    )
    html = tmp_path / "bron.html"
    html.write_text(as_html(text), encoding="utf-8")
    filters: Sequence[str] = ["docx:MS Word 2007 XML"]
    if by_way_of != "html":
        filters = [by_way_of, *filters]
    at = html
    for kind in filters:
        command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
        command += ["--writer", "--convert-to", kind, "--outdir", str(tmp_path), str(at)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        at = tmp_path / f"bron.{kind.split(':')[0]}"
    pieces = read_word_file(at.read_bytes(), at.name, Report())
    found = words_of(piece.block for piece in pieces)
    assert Counter(found) - Counter({"-": 9}) == Counter(text.split()) - Counter({"-": 9})


def test_a_text_that_was_put_in_word_as_it_was_is_read_as_that_text() -> None:
    lines = PROTOCOL.split("\n")
    runs = ("<w:tab/>".join(f"<w:t>{escape(cell)}</w:t>" for cell in x.split("\t")) for x in lines)
    body = "".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in runs).replace("<w:t></w:t>", "")
    blocks, _ = brought_in(word(body))
    assert blocks == [piece.block for piece in read_text(PROTOCOL, Report())]
    assert any(isinstance(block, Table) for block in blocks)
