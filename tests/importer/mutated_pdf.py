"""Damaged and hostile PDFs: their bytes, objects, streams, pages and fonts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

from tests.importer.pdf_shapes import lines, pdf, pdf_of

NAMES = (
    *("/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"),
    *("/CCITTFaxDecode", "/DCTDecode", "/JBIG2Decode", "/Crypt", "/Onbekend", "/Type0", "/Type3"),
    *("/Page", "/Pages", "/Catalog", "/Font", "/XObject", "/Identity-H", "/WinAnsiEncoding"),
)
NUMBERS = (
    "-1",
    "0",
    "1",
    "999999",
    "99999999999999999999",
    "1e5",
    "0.0000001",
    "-0.5",
    "2 0 R",
    "()",
)
OPERATORS = (
    *(
        "q",
        "Q",
        "BT",
        "ET",
        "BI",
        "ID",
        "EI",
        "/F1 1e9 Tf",
        "1 0 0 0 0 0 cm",
        "0 0 9e9 9e9 re",
        "S",
    ),
    *(
        "[(a) -9e9 (b)] TJ",
        "(a) Tj",
        "T*",
        "1e300 0 Td",
        "/X Do",
        "[[[[",
        "<<",
        "(((",
        "<zz> Tj",
        "f",
    ),
)


def _page() -> str:
    """A page with sentences, a footnote mark and a ruled table."""
    drawn = lines(
        "Artikel 1: Onderwerp", "", "De stad deelt gegevens mee die het OCMW", "nodig heeft."
    )
    rules = " ".join(
        f"70 {600 - 20 * row} 300 20 re S 70 {600 - 20 * row} 90 20 re S" for row in (0, 1)
    )
    cells = "BT /F1 10 Tf 75 605 Td (Gegeven 1) Tj 95 0 Td (De naam) Tj ET"
    return f"{drawn}\n{rules}\n{cells}\nBT /F1 6 Tf 200 736 Td (1) Tj ET"


def mutated_pdf(random: Random) -> bytes:
    """One damaged PDF."""
    content = random.choice(_MADE)(random) if random.random() < 0.4 else pdf(_page(), _page())
    for _ in range(random.choice([0, 1, 1, 2, 5])):
        content = random.choice(_CHANGES)(content, random)
    return content


def _bytes(content: bytes, random: Random) -> bytes:
    made = bytearray(content)
    for _ in range(random.choice([1, 5, 50])):
        at = random.randrange(len(made) + 1)
        made[at : at + random.choice([0, 1, 20])] = random.randbytes(random.choice([0, 1, 20]))
    return bytes(made) or b"%PDF-1.4"


def _cut(content: bytes, random: Random) -> bytes:
    start, end = sorted(random.choices(range(len(content) + 1), k=2))
    return content[:start] + content[end:] if random.random() < 0.5 else content[:end]


def _replace(pattern: bytes, by: tuple[str, ...]) -> Callable[[bytes, Random], bytes]:
    def change(content: bytes, random: Random) -> bytes:
        found = list(re.finditer(pattern, content))
        for match in random.sample(found, min(len(found), random.choice([1, 1, 4]))):
            if content[match.start() : match.end()] == match[0]:
                other = random.choice(by).encode("latin-1")
                content = content[: match.start()] + other + content[match.end() :]
        return content

    return change


def _operators(content: bytes, random: Random) -> bytes:
    more = " ".join(random.choices(OPERATORS, k=random.choice([5, 50, 2000])))
    return content.replace(b"endstream", f"\n{more}\nendstream".encode(), 1)


def _swap_objects(content: bytes, random: Random) -> bytes:
    objects = re.findall(rb"\d+ 0 obj.*?endobj\n", content, re.S)
    if len(objects) > 1:
        one, other = random.sample(objects, 2)
        content = content.replace(one, other)
    return content


def _form(name: str, content: str) -> str:
    """A drawing that pages and other drawings can use as /X."""
    return (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << "
        f"/X {name} 0 R >> >> /Length {len(content)} >>\nstream\n{content}\nendstream"
    )


def _doubling(random: Random) -> bytes:
    """Drawings that each draw the next one many times, or themselves."""
    depth, times = random.choice([(30, 2), (4, 100), (1, 2), (300, 1)])
    inner = [_form(str(min(5 + step, 4 + depth)), "/X Do " * times) for step in range(1, depth + 1)]
    return pdf_of("/X Do", "/XObject << /X 5 0 R >>", *inner)


def _bomb(random: Random) -> bytes:
    """A stream that unpacks to very much."""
    packed = zlib.compress(
        random.choice([b" ", b"(a) Tj ", b"q Q "]) * random.choice([10**5, 10**7, 4 * 10**7])
    )
    filters = "/FlateDecode"
    if random.random() < 0.5:
        packed, filters = zlib.compress(packed), "[/FlateDecode /FlateDecode]"
    return pdf_of(packed.decode("latin-1"), "", attributes=f"/Filter {filters}")


def _font(random: Random) -> bytes:
    """A font with widths or letters for very many codes."""
    cmap = "begincmap 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange endcmap"
    wide = random.choice(["[0 999999999 500]", "[0 [" + "5 " * 10_000 + "]]"])
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R "
        f"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W {wide} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    stream = f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"
    return pdf_of("BT /F9 11 Tf 70 700 Td <00410042> Tj ET", "/Font << /F9 5 0 R >>", font, stream)


def _pages(random: Random) -> bytes:
    """A tree of pages that is not one."""
    kids = random.choice(
        ["[2 0 R]", "[2 0 R 3 0 R 2 0 R]", "[3 0 R " * 50 + "]" * 50, "3 0 R", "null"]
    )
    count = random.choice(["1", "999999999", "-1", "(x)"])
    return re.sub(
        rb"/Kids \[[^]]*\] /Count \d+",
        f"/Kids {kids} /Count {count}".encode(),
        pdf(_page()),
        count=1,
    )


def _many_pages(random: Random) -> bytes:
    return pdf(*[lines("Bladzijde")] * random.choice([20, 350]))


def _locked(random: Random) -> bytes:
    version = random.choice(
        ["/V 1 /R 2", "/V 4 /R 4", "/V 5 /R 6", "/V 99 /R 99", "/V 2 /R 3 /Length 128"]
    )
    trailer = f"/Encrypt << /Filter /Standard {version} /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    return pdf(_page(), trailer=f"{trailer} /ID [<00> <00>]")


def _deep(random: Random) -> bytes:
    depth = random.choice([100, 2000, 100_000])
    opening, closing = random.choice([("[", "]"), ("<< /A ", ">>"), ("(", ")")])
    return pdf(_page(), trailer=f"/Info {opening * depth}{closing * depth}")


def _much(random: Random) -> bytes:
    """A page with very many letters or lines."""
    what = random.choice(
        [
            "BT /F1 9 Tf 9 9 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET ",
            "9 9 m 99 99 l S ",
            "9 9 9 9 re S ",
        ]
    )
    spread = (
        what.replace("9 9 ", f"{random.random() * 500:.0f} {random.random() * 800:.0f} ", 1)
        for _ in range(random.choice([100, 1500]))
    )
    return pdf("".join(spread))


_MADE: tuple[Callable[[Random], bytes], ...] = (
    *(_doubling, _bomb, _font, _pages, _many_pages, _locked, _deep, _much),
)
_CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_bytes, _bytes, _cut, _operators, _swap_objects),
    _replace(rb"(?<=\s)-?\d+(?=[\s\]])", NUMBERS),
    _replace(rb"\d+ 0 R", ("1 0 R", "2 0 R", "3 0 R", "99 0 R", "5 0 R", "null")),
    _replace(rb"/[A-Z][A-Za-z]+", NAMES),
    _replace(
        rb"endstream|endobj|stream|obj|xref|trailer|>>|<<|\[|\]", ("", " ", ">>", "<<", "stream")
    ),
)
