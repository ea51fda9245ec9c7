"""PDFs written by hand, from the drawing operators of their pages."""

from __future__ import annotations


def pdf(*pages: str, trailer: str = "", page: str = "") -> bytes:
    """A PDF with the drawing operators of each page; `page` is said of every page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, drawn in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            f"{5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> {page} >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _written(objects, trailer)


def pdf_of(drawn: str, resources: str, *others: str, attributes: str = "") -> bytes:
    """A PDF of one page with resources of its own; the `others` are objects from number 5 on."""
    stream = f"<< /Length {len(drawn)} {attributes} >>\nstream\n{drawn}\nendstream"
    place = 5 + len(others)
    return _written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            f"{place} 0 R /Resources << {resources} >> >>",
            *others,
            stream,
        ],
        "",
    )


def _written(objects: list[str], trailer: str) -> bytes:
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode("latin-1")


def lines(*texts: str, size: int = 11, left: int = 70, top: int = 760) -> str:
    """Drawing operators for lines from above to below; "" leaves one open."""
    drawn = []
    for number, text in enumerate(texts):
        if text:
            drawn.append(f"BT /F1 {size} Tf {left} {top - 14 * number} Td ({text}) Tj ET")
    return "\n".join(drawn)
