"""Write templates/huisstijl.docx: the empty Word document that gives protocols their looks.

Run by hand after a change here: python tools/make_house_style.py
"""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BLUE = "1F3864"


def style(kind: str, ident: str, name: str, body: str, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{ident}"{mark}><w:name w:val="{name}"/>{body}</w:style>'


def paragraph_style(
    ident: str, name: str, paragraph: str, run: str = "", following: str = ""
) -> str:
    follow = f'<w:next w:val="{following}"/>' if following else ""
    return style(
        "paragraph",
        ident,
        name,
        f'<w:basedOn w:val="Normal"/>{follow}<w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr>",
    )


def heading(level: int, size: int, before: int) -> str:
    return paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="120"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        "Normal",
    )


STYLES = f"""{HEAD}<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>
<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-BE" w:eastAsia="nl-BE" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>
<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
{style("paragraph", "Normal", "Normal", "<w:qFormat/>", default=True)}
{
    style(
        "character",
        "DefaultParagraphFont",
        "Default Paragraph Font",
        '<w:uiPriority w:val="1"/><w:semiHidden/>',
        default=True,
    )
}
{
    style(
        "table",
        "TableNormal",
        "Normal Table",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
        default=True,
    )
}
{style("numbering", "NoList", "No List", '<w:uiPriority w:val="99"/><w:semiHidden/>', default=True)}
{
    paragraph_style(
        "Title",
        "Title",
        '<w:keepLines/><w:spacing w:before="240" w:after="120"/>',
        f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="34"/><w:szCs w:val="34"/>',
        "Subtitle",
    )
}
{
    paragraph_style(
        "Subtitle",
        "Subtitle",
        '<w:spacing w:after="120"/>',
        '<w:i/><w:sz w:val="24"/><w:szCs w:val="24"/>',
        "Normal",
    )
}
{heading(1, 28, 360)}
{heading(2, 23, 280)}
{heading(3, 21, 200)}
{heading(4, 21, 160)}
{paragraph_style("ListParagraph", "List Paragraph", '<w:ind w:left="720"/>')}
{
    paragraph_style(
        "Header",
        "header",
        '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0"/>',
        '<w:color w:val="595959"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    )
}
{
    paragraph_style(
        "Footer",
        "footer",
        '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0"/>',
        '<w:color w:val="595959"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    )
}
{
    paragraph_style(
        "FootnoteText",
        "footnote text",
        '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
        '<w:sz w:val="18"/><w:szCs w:val="18"/>',
    )
}
{
    style(
        "character",
        "FootnoteReference",
        "footnote reference",
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
    )
}
{
    style(
        "character",
        "Hyperlink",
        "Hyperlink",
        '<w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:rPr><w:color w:val="1F4E9E"/><w:u w:val="single"/></w:rPr>',
    )
}
{
    style(
        "table",
        "TableGrid",
        "Table Grid",
        '<w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:after="60" w:line="240" '
        'w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8496B0"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + '</w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    )
}
</w:styles>"""

DOCUMENT = f"""{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:p/><w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/>
</w:sectPr></w:body></w:document>"""

SETTINGS = f"""{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>
<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="nl-BE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""

FONTS = f"""{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="Calibri">
<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>
<w:pitch w:val="variable"/></w:font></w:fonts>"""

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def colour(name: str, value: str) -> str:
    return f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'


COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": BLUE,
    "lt2": "E7ECF4",
    "accent1": "1F4E9E",
    "accent2": "C55A11",
    "accent3": "7F7F7F",
    "accent4": "BF9000",
    "accent5": "2E75B6",
    "accent6": "548235",
    "hlink": "1F4E9E",
    "folHlink": "7030A0",
}
FONT = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
THEME = f"""{HEAD}<a:theme xmlns:a="{A}" name="protowiz"><a:themeElements>
<a:clrScheme name="protowiz">{"".join(colour(*item) for item in COLOURS.items())}</a:clrScheme>
<a:fontScheme name="protowiz"><a:majorFont>{FONT}</a:majorFont><a:minorFont>{FONT}</a:minorFont>
</a:fontScheme><a:fmtScheme name="protowiz"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>
<a:lnStyleLst>{LINE * 3}</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>
<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"""

TYPES = f"""{HEAD}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{OFFICE}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{OFFICE}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{OFFICE}.fontTable+xml"/>
<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""

ROOT_RELATIONS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""

RELATIONS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{R}/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{R}/fontTable" Target="fontTable.xml"/>
<Relationship Id="rId4" Type="{R}/theme" Target="theme/theme1.xml"/>
</Relationships>"""

CORE = f"""{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>nl-BE</dc:language></cp:coreProperties>"""

FILES = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": ROOT_RELATIONS,
    "word/document.xml": DOCUMENT,
    "word/_rels/document.xml.rels": RELATIONS,
    "word/styles.xml": STYLES,
    "word/settings.xml": SETTINGS,
    "word/fontTable.xml": FONTS,
    "word/theme/theme1.xml": THEME,
    "docProps/core.xml": CORE,
}


def main() -> None:
    target = Path(__file__).parent.parent / "templates" / "huisstijl.docx"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in FILES.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)


if __name__ == "__main__":
    main()
