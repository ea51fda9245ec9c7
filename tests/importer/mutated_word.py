"""Damaged and hostile Word files: the XML of their parts, their relations and their package."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from lxml import etree

from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.workspace.draft_file import DraftFile
from tests.conftest import EXAMPLES
from tests.importer.word_shapes import (
    NAMES,
    cell,
    field,
    paragraph,
    part,
    run,
    table,
    text_box,
    word,
)

_W = f"{{{NAMES['w']}}}"
TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "numPr", "sdt", "sdtContent", "ins", "del"),
    *("hyperlink", "fldChar", "instrText", "txbxContent", "drawing", "br", "tab", "sym", "body"),
    *("footnoteReference", "endnoteReference", "sectPr", "pict", "smartTag", "moveTo", "style"),
)
NUMBERS = (
    "-1",
    "0",
    "1",
    "8",
    "9",
    "99",
    "1000000",
    "99999999999999999999",
    "1e9",
    "x",
    "",
    "٣",
    "0x10",
)
ATTRIBUTES = (
    "val",
    "id",
    "ilvl",
    "numId",
    "styleId",
    "type",
    "abstractNumId",
    "fldCharType",
    "char",
)
Parts = dict[str, bytes]


@cache
def _sources() -> tuple[bytes, ...]:
    return (to_bytes(compose(DraftFile.open(EXAMPLES[0]).session.read()), "docx"), _all_shapes())


def _all_shapes() -> bytes:
    """A document with something of all that `word_shapes` knows."""
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = part("w:footnotes", f'<w:footnote w:id="1">{paragraph("Noot", mark)}</w:footnote>')
    frame = table(cell(paragraph("in"), table(cell(paragraph("uit")) + cell(paragraph("na")))))
    body = (
        paragraph("Artikel 1: Onderwerp", properties='<w:outlineLvl w:val="1"/>')
        + paragraph("Naast", text_box(paragraph("vak"), frame), mark)
        + paragraph(field(" PAGE ", "1"), field(" FORMTEXT ", "x"), run("o", "<w:caps/>"))
        + paragraph('<w:hyperlink r:id="h"/>', properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + frame
        + '<w:sectPr><w:headerReference w:type="default" r:id="a"/></w:sectPr>'
    )
    numbering = part(
        "w:numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    related = {"a": "header header1.xml", "h": "hyperlink https://www.voorbeeld.be"}
    header = part("w:hdr", paragraph("Kop"))
    return word(body, related, footnotes=note, header1=header, numbering=numbering)


def mutated_word(random: Random) -> bytes:
    """One damaged Word file."""
    source = random.choice(_sources())
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(random.randint(1, 3)):
        random.choice(_CHANGES)(parts, random)
    content = io.BytesIO()
    packing = random.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA])
    with zipfile.ZipFile(content, "w", packing) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    made = bytearray(content.getvalue())
    if random.random() < 0.2:
        for _ in range(random.randint(1, 4)):
            at = random.randrange(len(made))
            made[at : at + random.choice([1, 1, 8])] = random.randbytes(random.choice([1, 1, 8]))
    return bytes(made)


def _xml_part(parts: Parts, random: Random) -> str:
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    weighted = [name for name in names if name.startswith("word/")]
    return random.choice(
        ["word/document.xml", *weighted, *names] if names else ["word/document.xml"]
    )


def _in_tree(change: Callable[[Any, list[Any], Random], None]) -> Callable[[Parts, Random], None]:
    """A change of the elements of one part."""

    def changed(parts: Parts, random: Random) -> None:
        name = _xml_part(parts, random)
        try:
            root = etree.fromstring(parts.get(name, b""), etree.XMLParser(huge_tree=True))
        except etree.XMLSyntaxError:
            return
        inside = [one for one in root.iter() if one is not root and isinstance(one.tag, str)]
        for _ in range(random.choice([1, 1, 5, 30]) if inside else 0):
            change(root, inside, random)
        parts[name] = etree.tostring(root)

    return changed


@_in_tree
def _delete(root: Any, inside: list[Any], random: Random) -> None:
    element = random.choice(inside)
    if element.getparent() is not None:
        element.getparent().remove(element)


@_in_tree
def _duplicate(root: Any, inside: list[Any], random: Random) -> None:
    element = random.choice(inside)
    size = sum(1 for _ in element.iter())
    times = random.choice([1, 1, 20])
    if element.getparent() is not None and size * times + sum(1 for _ in root.iter()) < 30_000:
        for _ in range(times):
            element.addnext(copy.deepcopy(element))


@_in_tree
def _move(root: Any, inside: list[Any], random: Random) -> None:
    element, target = random.choice(inside), random.choice(inside)
    if element not in target.iterancestors() and element is not target:
        target.append(element)


@_in_tree
def _retag(root: Any, inside: list[Any], random: Random) -> None:
    random.choice(inside).tag = f"{_W}{random.choice(TAGS)}"


@_in_tree
def _number(root: Any, inside: list[Any], random: Random) -> None:
    element = random.choice(inside)
    name = random.choice([*element.attrib, f"{_W}{random.choice(ATTRIBUTES)}"])
    element.set(name, random.choice(NUMBERS))


@_in_tree
def _long_text(root: Any, inside: list[Any], random: Random) -> None:
    texts = [one for one in inside if one.text] or inside
    words = random.choice(
        ["[", "*", "a ", "A. ", "\u202e", "¹", "gegeven", "| ", "<p>", "\ufffe"[:0]]
    )
    random.choice(texts).text = words * random.choice([10, 1000, 20_000])


def _nest(parts: Parts, random: Random) -> None:
    """Wrap something around the text many times."""
    name = random.choice(["sdt", "tbl", "ins", "hyperlink", "box", "smartTag"])
    depth = random.choice([5, 20, 50, 80, 200, 1000, 5000])
    inside = paragraph("diep")
    opening, closing = f"<w:{name}>", f"</w:{name}>"
    if name == "tbl":
        opening, closing = "<w:tbl><w:tr><w:tc><w:p/>", "</w:tc></w:tr></w:tbl>"
    elif name == "box":
        opening, closing = (
            "<w:p><w:r><w:pict><w:txbxContent>",
            "</w:txbxContent></w:pict></w:r></w:p>",
        )
    body = f"<w:body>{opening * depth}{inside}{closing * depth}</w:body>"
    parts["word/document.xml"] = part("w:document", body).encode()


def _many(parts: Parts, random: Random) -> None:
    """The same thing thousands of times."""
    shapes = (
        paragraph("woord"),
        paragraph("die met"),
        paragraph("-\titem"),
        paragraph("o\titem"),
        paragraph("x", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        table(cell(paragraph("a")) + cell(paragraph("b"))),
        table(cell(paragraph("a"), properties='<w:gridSpan w:val="99999999"/>')),
        paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'),
        paragraph(text_box(paragraph("vak"))),
        "<w:p/>",
        "<w:tbl/>",
    )
    body = random.choice(shapes) * random.choice([100, 3000, 20_000])
    if random.random() < 0.3:
        body = f"<w:tbl><w:tr>{cell(paragraph('x')) * random.choice([100, 5000])}</w:tr></w:tbl>"
    parts["word/document.xml"] = part("w:document", f"<w:body>{body}</w:body>").encode()


def _relation(parts: Parts, random: Random) -> None:
    """Let a relation lead elsewhere, to the document itself for one."""
    names = [name for name in parts if name.endswith(".rels")]
    if not names:
        return
    name = random.choice(names)
    target = random.choice(
        ["document.xml", "../../x", "/word/document.xml", "", "file:///etc/passwd"]
    )
    text = parts[name].decode(errors="replace")
    pieces = text.split('Target="')
    if len(pieces) > 1:
        at = random.randrange(1, len(pieces))
        pieces[at] = target + pieces[at][pieces[at].find('"') :]
    parts[name] = 'Target="'.join(pieces).encode()


def _package(parts: Parts, random: Random) -> None:
    name = random.choice([*parts])
    match random.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = random.randbytes(200)
        case 2:
            parts[name.upper()] = parts.pop(name)
        case 3:
            parts[name] = parts[name].decode(errors="replace").encode("utf-16")
        case 4:
            parts[name] = b"<a>" * 3000 + b"<b/>" * random.choice([10, 2_000_000])
        case _:
            text = parts[name]
            at = random.randrange(len(text) + 1)
            parts[name] = (
                text[:at] + random.choice([b"&x;", b"&#0;", b"<", b"]]>", b"\0"]) + text[at:]
            )
    parts.setdefault("word/document.xml", b"<x/>")


_CHANGES: tuple[Callable[[Parts, Random], None], ...] = (
    *(_delete, _duplicate, _move, _retag, _number, _long_text, _delete, _duplicate, _move, _retag),
    *(_number, _relation, _package, _nest, _many),
)
