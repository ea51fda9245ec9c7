"""Word documents of a house, made part by part as other programs than ours write them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
SECTION = (
    '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" '
    'w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/>{}</w:sectPr>'
)


def style(kind: str, ident: str, name: str, inner: str = "", default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{ident}"{mark}><w:name w:val="{escape(name)}"/>'
        f"{inner}</w:style>"
    )


NORMAL = style("paragraph", "Standaard", "Normal", default=True)
DUTCH = (
    NORMAL,
    style("paragraph", "Titel", "Titel"),
    style("paragraph", "Kop1", "Kop 1"),
    style("paragraph", "Kop2", "KOP 2"),
    style("paragraph", "Lijstalinea", "Lijstalinea"),
    style("paragraph", "Koptekst", "Koptekst"),
    style("paragraph", "Voettekst", "Voettekst"),
    style("paragraph", "Voetnoottekst", "Voetnoottekst"),
    style("character", "Voetnootmarkering", "Voetnootmarkering"),
    style("table", "Tabelraster", "Tabelraster"),
)


def text(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def part(root: str, inner: str) -> str:
    return f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def make_docx(
    path: Path,
    styles: tuple[str, ...] | None = (NORMAL,),
    body: str = SECTION.format("", ""),
    parts: dict[str, str] | None = None,
    main_type: str = f"{TYPE}.document.main+xml",
) -> Path:
    """A .docx with these styles, this body and these other parts.

    The name of a part says what it is (`header2.xml` is a header); its relation is `rId-header2`.
    """
    files = dict(parts or {})
    if styles is not None:
        files["styles.xml"] = part("styles", "".join(styles))
    kinds = {name: name.removesuffix(".xml").rstrip("0123456789") for name in files}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="rId-{name.removesuffix(".xml")}" Type="{OFFICE}/{kind}" '
        f'Target="{name}"/>'
        for name, kind in kinds.items()
    )
    overrides += f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        package.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in files.items():
            package.writestr(f"word/{name}", content)
    return path


def with_part(house: Path, name: str, content: str) -> Path:
    """A copy of a .docx in which one part is replaced."""
    path = house.with_name(f"anders-{house.name}")
    with zipfile.ZipFile(house) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return path
