"""A made-up protocol with every kind of block."""

from __future__ import annotations

from pathlib import Path

from protowiz.document.tree import (
    Block,
    Break,
    Document,
    Gap,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Signatures,
    Table,
    Text,
)
from protowiz.render.compose import compose
from protowiz.workspace.draft_file import DraftFile

TITLE = "Protocol voor de mededeling van de gegevens van leerlingen aan de stad Voorbeeldegem"
SUBJECT = "de automatische toekenning van de schoolbonus"


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(it) if isinstance(it, str) else it for it in inlines))


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),))


def listing(*texts: str, labels: tuple[str, ...] = ()) -> Listing:
    each = labels or ("",) * len(texts)
    return Listing(
        tuple(Item((paragraph(text),), label) for text, label in zip(texts, each, strict=True))
    )


def document(*blocks: Block, title: str = TITLE, is_draft: bool = False) -> Document:
    return Document(title, SUBJECT, (Part("alles", blocks),), is_draft)


def example(path: Path) -> Document:
    """The protocol of a draft."""
    return compose(DraftFile.open(path).session.read())


NOTE = Note((paragraph("Reglement van 24 februari 2026, zie ", Text("x", url="http://a.example")),))
SIGNED = (
    paragraph(Text("Namens de stad Voorbeeldegem", bold=True)),
    paragraph("Handtekening:"),
    paragraph("Joris Lindebos", Break(), "voorzitter"),
)
BLOCKS: tuple[Block, ...] = (
    heading(1, TITLE),
    paragraph("in het kader van ", Text(SUBJECT, italic=True)),
    heading(2, "Na te hebben uiteengezet"),
    Listing(
        (
            Item((paragraph("ASV beslist over de schooltoelage.", NOTE),), "A."),
            Item(
                (
                    paragraph("De stad kent de schoolbonus toe:"),
                    listing(
                        "het kind woont er;", "het kind loopt er school.", labels=("B1.", "B2.")
                    ),
                    paragraph("Meer is niet nodig."),
                ),
                "B.",
            ),
            Item((paragraph("De partijen vroegen advies."),), "D."),
        )
    ),
    heading(3, "Artikel 3: De gegevens"),
    Table(
        (((paragraph("Gegeven"),)), ((paragraph("Verantwoording"),))),
        (
            (
                (
                    paragraph("Gegeven 1", Note((paragraph("Voor elk kind."),)), ":"),
                    listing("naam", "adres"),
                ),
                (paragraph("Zonder ", Text("naam", bold=True), " geen toekenning."),),
            ),
            ((listing("eerst", "dan", labels=("1.", "2.")),), ()),
        ),
    ),
    Table((((paragraph("Tweede tabel"),)),), ()),
    heading(3, "Artikel 4: De bewaartermijn"),
    paragraph("De stad bewaart de gegevens ", Gap("Bewaartermijn"), "."),
    listing("dossier", "betwisting", labels=("1°", "2°")),
    paragraph(
        "Meer uitleg staat op ", Text("de site", url="https://stad.example/a_b?x=1&y=2"), "."
    ),
    paragraph("Opgemaakt te Voorbeeldegem."),
    Signatures((SIGNED, SIGNED, SIGNED)),
    PageBreak(),
    heading(2, "Bijlage 1"),
    PageBreak(),
    Table(
        (((paragraph("Veld"),)), ((paragraph("Vorm"),))), (((paragraph("a"),), (paragraph("b"),)),)
    ),
)
