"""Word files as others make them: raw XML in a package, every word of the text once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TRANSITIONAL = "http://schemas.openxmlformats.org"
NAMES = {
    "w": f"{_TRANSITIONAL}/wordprocessingml/2006/main",
    "r": f"{_TRANSITIONAL}/officeDocument/2006/relationships",
    "m": f"{_TRANSITIONAL}/officeDocument/2006/math",
    "mc": f"{_TRANSITIONAL}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "a": f"{_TRANSITIONAL}/drawingml/2006/main",
    "dgm": f"{_TRANSITIONAL}/drawingml/2006/diagram",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def part(root: str, content: str) -> str:
    """The XML of a part with the usual namespaces."""
    return f"<{root} {_DECLARED}>{content}</{root}>"


def word(body: str, related: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word file with a body, other parts by name, and relations `id: kind target`."""
    relations = "".join(
        f'<Relationship Id="{ident}" Type="{NAMES["r"]}/{what.split()[0]}" '
        f'Target="{what.split()[1]}"' + (' TargetMode="External"/>' if "://" in what else "/>")
        for ident, what in (related or {}).items()
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", part("w:document", f"<w:body>{body}</w:body>"))
        links = f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        made.writestr("word/_rels/document.xml.rels", links)
        for name, xml in parts.items():
            made.writestr(f"word/{name}.xml", xml)
    return content.getvalue()


def strict(content: bytes) -> bytes:
    """The same file in the strict kind of Office Open XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for kind in ("wordprocessingml", "officeDocument"):
                text = text.replace(
                    f"{_TRANSITIONAL}/{kind}/2006", f"http://purl.oclc.org/ooxml/{kind}"
                )
            new.writestr(name, text)
    return made.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    """A paragraph; what is no XML yet becomes a run."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def field(instruction: str, result: str | None, begin: str = "") -> str:
    """A field with its result, or without one."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for itself, and once more for older programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
