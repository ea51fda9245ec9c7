"""The Word document of a house gives a protocol its looks, whatever it lacks or brings."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from protowiz.document.tree import Note, words_of
from protowiz.errors import UserError
from protowiz.render.word.writer import write_docx
from tests.render.word.docx_reader import Docx, W, findings, value
from tests.render.word.house_styles import (
    DUTCH,
    NORMAL,
    OFFICE,
    PACKAGE,
    SECTION,
    TYPE,
    make_docx,
    part,
    style,
    text,
    with_part,
)
from tests.render.word.sample import BLOCKS, SUBJECT, TITLE, document, heading, listing, paragraph

LIBREOFFICE = Path(__file__).parent / "fixtures" / "huisstijl-libreoffice.docx"


def in_style_of(house: Path, folder: Path, *, is_draft: bool = False) -> Docx:
    """The sample protocol in a house style, after checking that the file is valid and whole.

    What the checkers have against the house style itself is not our doing.
    """
    data = write_docx(document(*BLOCKS, is_draft=is_draft), house)
    assert set(findings(data, folder)) <= set(findings(house.read_bytes(), folder))
    assert data == write_docx(document(*BLOCKS, is_draft=is_draft), house)
    assert Docx(data).words() == words_of(BLOCKS)
    return Docx(data)


def test_dutch_style_names_are_recognised(tmp_path: Path) -> None:
    docx = in_style_of(make_docx(tmp_path / "huis.docx", DUTCH), tmp_path)
    assert docx.line("Na te hebben uiteengezet").style == "Kop 1"
    assert docx.line("Artikel 3").style == "KOP 2"
    assert docx.lines[0].style == "Titel"
    assert docx.line("dossier").style == "Lijstalinea"
    added = set(docx.style_names.values()) - {"Titel", "Kop 1", "KOP 2", "Lijstalinea"}
    assert added == {
        *("Normal", "Koptekst", "Voettekst", "Voetnoottekst", "Voetnootmarkering", "Tabelraster"),
        "Hyperlink",
    }
    (note, *_) = docx.footnotes.values()
    assert value(note.find(f"{W}p/{W}pPr/{W}pStyle")) == "Voetnoottekst"


def test_styles_that_are_missing_are_added_and_rest_on_those_of_the_house(tmp_path: Path) -> None:
    house = make_docx(tmp_path / "huis.docx", (NORMAL, style("character", "Heading1", "Nadruk")))
    docx = in_style_of(house, tmp_path)
    assert docx.line("Na te hebben uiteengezet").style == "heading 1"
    styles = {value(it, "styleId"): it for it in docx.part("word/styles.xml").iter(f"{W}style")}
    assert docx.style_names["Heading1"] == "Nadruk"
    assert all(value(it.find(f"{W}basedOn")) in ("", *styles) for it in styles.values())
    assert value(styles["Title"].find(f"{W}basedOn")) == "Standaard"


def test_a_document_of_only_a_page_is_enough(tmp_path: Path) -> None:
    house = make_docx(tmp_path / "huis.docx", styles=None, body="<w:p/>")
    docx = in_style_of(house, tmp_path)
    (size,) = docx.body.iter(f"{W}pgSz")
    assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
    assert docx.text_of("word/footer") == "Pagina 1 van 1"
    languages = {value(it) for it in docx.part("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"nl-BE"}


def test_a_libreoffice_document_gives_its_looks_but_not_its_text(tmp_path: Path) -> None:
    docx = in_style_of(LIBREOFFICE, tmp_path)
    assert docx.line("Na te hebben uiteengezet").style == "Heading 1"
    assert docx.text_of("word/header") == "Stad Voorbeeldegem"
    assert docx.text_of("word/footer") == "Dorpsplein 1, 9999 Voorbeeldegem"
    kinds = [value(note, "type") for note in docx.part("word/footnotes.xml")]
    assert kinds == ["separator", "continuationSeparator", "", "", ""][: len(kinds)]
    assert min(map(int, docx.footnotes)) == 2
    assert not any("Oud" in docx.text_of(name) for name in docx.files if name.endswith(".xml"))
    assert {value(it) for it in docx.part("word/styles.xml").iter(f"{W}lang")} == {"nl-BE"}
    assert docx.properties == {"title": TITLE, "subject": SUBJECT, "language": "nl-BE"}
    assert "docProps/app.xml" not in docx.files


def test_plain_paragraphs_have_the_look_of_the_house(tmp_path: Path) -> None:
    house = make_docx(tmp_path / "huis.docx", (style("paragraph", "Standaard", "Standaard"),))
    docx = Docx(write_docx(document(paragraph("Tekst")), house))
    (normal,) = [
        it
        for it in docx.part("word/styles.xml").iter(f"{W}style")
        if value(it, "type") == "paragraph" and value(it, "default") == "1"
    ]
    assert value(normal, "styleId") == "Standaard"


def test_a_heading_that_the_house_numbers_keeps_the_number_of_the_article(tmp_path: Path) -> None:
    numbered = (
        NORMAL,
        style(
            "paragraph",
            "Genummerd",
            "Genummerd",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
        ),
        style("paragraph", "Kop2", "Kop 2", '<w:basedOn w:val="Genummerd"/>'),
    )
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
        '<w:numIdMacAtCleanup w:val="1"/>',
    )
    house = make_docx(tmp_path / "huis.docx", numbered, parts={"numbering.xml": numbering})
    docx = in_style_of(house, tmp_path)
    article = docx.line("Artikel 3").element
    assert value(article.find(f"{W}pPr/{W}numPr/{W}numId")) == "0"


def test_lists_of_the_house_do_not_count_in_ours(tmp_path: Path) -> None:
    cleanup = part("numbering", '<w:numIdMacAtCleanup w:val="1"/>')
    house = make_docx(tmp_path / "huis.docx", parts={"numbering.xml": cleanup})
    docx = in_style_of(house, tmp_path)
    tags = [element.tag.removeprefix(W) for element in docx.part("word/numbering.xml")]
    assert tags == sorted(tags, key=["abstractNum", "num", "numIdMacAtCleanup"].index)


HEADER = part("hdr", text("Stad Voorbeeldegem"))
FOOTER = part("ftr", text("Dorpsplein 1"))
REFERENCES = (
    '<w:headerReference w:type="default" r:id="rId-header1"/>'
    '<w:footerReference w:type="default" r:id="rId-footer1"/>'
)


def test_the_header_and_footer_of_the_house_stay(tmp_path: Path) -> None:
    house = make_docx(
        tmp_path / "huis.docx",
        body=SECTION.format(REFERENCES, ""),
        parts={"header1.xml": HEADER, "footer1.xml": FOOTER},
    )
    docx = in_style_of(house, tmp_path)
    assert docx.text_of("word/header") == "Stad Voorbeeldegem"
    assert docx.text_of("word/footer") == "Dorpsplein 1"
    draft = in_style_of(house, tmp_path, is_draft=True)
    assert draft.text_of("word/header") == "Stad VoorbeeldegemONTWERP"


def test_headers_of_earlier_sections_stay_too(tmp_path: Path) -> None:
    first = SECTION.format(
        REFERENCES + '<w:headerReference w:type="first" r:id="rId-header2"/>', "<w:titlePg/>"
    )
    body = (
        text("Voorblad")
        + f"<w:p><w:pPr>{first}</w:pPr></w:p>"
        + text("Tekst")
        + SECTION.format("", "")
    )
    logo = part("hdr", text("Logo"))
    parts = {"header1.xml": HEADER, "header2.xml": logo, "footer1.xml": FOOTER}
    docx = in_style_of(make_docx(tmp_path / "huis.docx", body=body, parts=parts), tmp_path)
    (section,) = docx.body.iter(f"{W}sectPr")
    shown = {value(it, "type"): docx.related(it) for it in section.iter(f"{W}headerReference")}
    assert shown == {"default": "word/header1.xml", "first": "word/header2.xml"}
    assert section.find(f"{W}titlePg") is not None
    draft = in_style_of(tmp_path / "huis.docx", tmp_path, is_draft=True)
    assert ["".join(it.itertext()) for it in draft.parts("word/header")] == [
        "Stad VoorbeeldegemONTWERP",
        "LogoONTWERP",
    ]


def test_a_draft_says_so_on_even_pages_and_on_a_first_page_without_header(tmp_path: Path) -> None:
    settings = part("settings", "<w:evenAndOddHeaders/>")
    house = make_docx(
        tmp_path / "huis.docx",
        body=SECTION.format(REFERENCES, "<w:titlePg/>"),
        parts={"header1.xml": HEADER, "footer1.xml": FOOTER, "settings.xml": settings},
    )
    texts = sorted(
        "".join(it.itertext())
        for it in in_style_of(house, tmp_path, is_draft=True).parts("word/header")
    )
    assert texts == ["ONTWERP", "ONTWERP", "Stad VoorbeeldegemONTWERP"]


def test_an_empty_header_of_the_house_gets_the_title(tmp_path: Path) -> None:
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    house = make_docx(
        tmp_path / "huis.docx",
        body=SECTION.format(REFERENCES, ""),
        parts={"header1.xml": part("hdr", table), "footer1.xml": part("ftr", "<w:p/>")},
    )
    docx = Docx(write_docx(document(paragraph("Tekst"), title="Protocol X"), house))
    assert docx.text_of("word/header") == "Protocol X"
    assert docx.text_of("word/footer") == "Pagina 1 van 1"


def test_every_kind_of_page_gets_a_number_and_all_but_the_first_the_title(tmp_path: Path) -> None:
    house = make_docx(
        tmp_path / "huis.docx",
        body=SECTION.format("", "<w:titlePg/>"),
        parts={"settings.xml": part("settings", "<w:evenAndOddHeaders/>")},
    )
    docx = in_style_of(house, tmp_path)
    shown = sorted(
        (it.tag.removeprefix(W), value(it, "type"), docx.text_of(docx.related(it)))
        for it in docx.body.iter()
        if it.tag in (f"{W}headerReference", f"{W}footerReference")
    )
    assert shown == [
        ("footerReference", "default", "Pagina 1 van 1"),
        ("footerReference", "even", "Pagina 1 van 1"),
        ("footerReference", "first", "Pagina 1 van 1"),
        ("headerReference", "default", TITLE),
        ("headerReference", "even", TITLE),
    ]


def test_nothing_of_the_text_of_the_house_is_left(tmp_path: Path) -> None:
    parts = {
        "footnotes.xml": part(
            "footnotes",
            f'<w:footnote w:id="7">{text("Geheim")}</w:footnote>'
            f'<w:footnote w:type="normal" w:id="8">{text("Geheim")}</w:footnote>'
            '<w:footnote w:type="separator" w:id="3">'
            "<w:p><w:r><w:separator/></w:r></w:p></w:footnote>",
        ),
        "endnotes.xml": part("endnotes", f'<w:endnote w:id="2">{text("Geheim")}</w:endnote>'),
        "comments.xml": part(
            "comments", f'<w:comment w:id="0" w:author="Geheim">{text("Geheim")}</w:comment>'
        ),
        "header3.xml": part("hdr", text("Geheim")),
    }
    body = (
        text("Geheim")
        + '<w:p><w:r><w:footnoteReference w:id="7"/><w:endnoteReference w:id="2"/></w:r></w:p>'
        + SECTION.format("", "")
    )
    docx = in_style_of(make_docx(tmp_path / "huis.docx", body=body, parts=parts), tmp_path)
    assert not [name for name, content in docx.files.items() if b"Geheim" in content]
    assert min(map(int, docx.footnotes)) == 4


def test_a_narrow_page_still_has_a_table(tmp_path: Path) -> None:
    house = make_docx(tmp_path / "huis.docx", body=SECTION.format("", "").replace("11906", "1500"))
    assert in_style_of(house, tmp_path).words() == words_of(BLOCKS)


def refusal(house: Path) -> UserError:
    with pytest.raises(UserError) as raised:
        write_docx(document(heading(1, "Titel"), listing("a"), paragraph("b", Note(()))), house)
    assert str(house) in raised.value.message
    assert raised.value.remedy
    return raised.value


def test_a_template_is_refused_with_the_remedy(tmp_path: Path) -> None:
    house = make_docx(tmp_path / "huis.dotx", main_type=f"{TYPE}.template.main+xml")
    assert "als .docx" in refusal(house).remedy


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    good = make_docx(tmp_path / "goed.docx").read_bytes()
    contents = {
        "leeg": b"",
        "tekst": b"Dit is gewone tekst, geen Word.",
        "oud": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "afgebroken": good[: len(good) // 2],
        "beschadigd": good[:60] + bytes(40) + good[100:],
    }
    for name, content in contents.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(content)
        assert "geen geldig Word-document" in refusal(path).message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", "<w:document"),
        ("word/document.xml", part("document", "")),
        ("word/document.xml", "<html/>"),
        ("word/styles.xml", "geen xml"),
        ("word/numbering.xml", part("numbering", '<w:num w:numId="drie"/>')),
        ("word/footnotes.xml", "<"),
        ("word/_rels/document.xml.rels", ""),
    ],
)
def test_a_part_that_cannot_be_read_is_refused(tmp_path: Path, name: str, content: str) -> None:
    parts = {"numbering.xml": part("numbering", ""), "footnotes.xml": part("footnotes", "")}
    house = with_part(make_docx(tmp_path / "huis.docx", parts=parts), name, content)
    assert "geen geldig Word-document" in refusal(house).message


def test_what_cannot_be_read_at_all_is_refused(tmp_path: Path) -> None:
    assert "bestaat niet" in refusal(tmp_path / "bestaat-niet.docx").message
    assert "is een map" in refusal(tmp_path).message
    assert "geen gewoon bestand" in refusal(Path("/dev/zero")).message
    os.mkfifo(tmp_path / "pijp.docx")
    assert "geen gewoon bestand" in refusal(tmp_path / "pijp.docx").message


def relations(*made: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{ident}" Type="{OFFICE}/{kind}" Target="{target}" '
        'TargetMode="External"/>'
        for ident, kind, target in made
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def test_a_house_style_fetches_nothing_from_elsewhere(tmp_path: Path) -> None:
    settings = part(
        "settings",
        '<w:attachedTemplate r:id="rId1"/><w:mailMerge><w:dataSource r:id="rId2"/></w:mailMerge>'
        "<w:evenAndOddHeaders/>",
    )
    header = part(
        "hdr",
        '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>Stad</w:t></w:r></w:hyperlink><w:r><w:drawing>'
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rId2"/>'
        "</w:drawing></w:r></w:p>",
    )
    web = part(
        "webSettings", '<w:frameset><w:frame><w:sourceFileName r:id="rId1"/></w:frame></w:frameset>'
    )
    parts = {"settings.xml": settings, "header1.xml": header, "webSettings.xml": web}
    section = SECTION.format('<w:headerReference w:type="default" r:id="rId-header1"/>', "")
    house = make_docx(tmp_path / "huis.docx", body=section, parts=parts)
    with zipfile.ZipFile(house, "a") as package:
        package.writestr(
            "word/_rels/settings.xml.rels",
            relations(
                ("rId1", "attachedTemplate", "http://evil.example/x.dotm"),
                ("rId2", "mailMergeSource", "file:///C:/Users/evil/x.csv"),
                ("rId3", "image", "http://evil.example/unused.png"),
            ),
        )
        package.writestr(
            "word/_rels/header1.xml.rels",
            relations(
                ("rId1", "hyperlink", "https://stad.example"),
                ("rId2", "image", "http://evil.example/x.png"),
            ),
        )
        package.writestr(
            "word/_rels/webSettings.xml.rels",
            relations(("rId1", "frame", "http://evil.example/x.htm")),
        )
    docx = Docx(write_docx(document(paragraph("Tekst")), house))
    assert not [name for name, content in docx.files.items() if b"evil" in content]
    tags = [element.tag.removeprefix(W) for element in docx.part("word/settings.xml")]
    assert "attachedTemplate" not in tags
    assert "mailMerge" not in tags
    assert "evenAndOddHeaders" in tags
    assert any(b"https://stad.example" in content for content in docx.files.values())
    headers = b"".join(content for name, content in docx.files.items() if "/header" in name)
    assert b"r:link" not in headers
    assert not [n for n, c in docx.files.items() if b"sourceFileName" in c]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "bom.docx")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/bom.xml", "w") as stream,
    ):
        for _ in range(210):
            stream.write(bytes(1_000_000))
    assert path.stat().st_size < 1_000_000
    assert "te groot" in refusal(path).message


def test_an_xml_bomb_does_no_harm(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "boem">{entities}]>' + part(
        "document", f"<w:body>{text('&e11;')}</w:body>"
    )
    house = with_part(make_docx(tmp_path / "huis.docx"), "word/document.xml", bomb)
    try:
        data = write_docx(document(paragraph("Tekst")), house)
    except UserError:
        return
    assert Docx(data).words() == ["Tekst"]
