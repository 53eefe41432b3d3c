"""PDF files made by hand: Chinese text at places, ruling lines, no library and no font needed.

The font is a CID font that is not embedded with an identity map to Unicode, which is all that a text
layer needs; a reader shows such a page in whatever font it has.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.accept.plain_pdf import CMAP, FONT, HEIGHT, WIDTH, pdf_file, pdf_stream


@dataclass
class ToyPage:
    """A page: (x, y, text) from the upper left in points, lines (x1, y1, x2, y2), pictures likewise."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    size: float = 12
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)

    def paragraph(self, y: float, *lines: str) -> float:
        """Lines one under the other from the left margin, the first set in; where the next would stand."""
        for number, line in enumerate(lines):
            self.texts.append((72 + (24 if number == 0 else 0), y, line))
            y += 20
        return y

    def table(self, y: float, rows: Sequence[Sequence[str]], width: float = 100) -> float:
        """A ruled table of equal columns; where the next text may stand."""
        right = 72 + width * len(rows[0])
        for number, row in enumerate(rows):
            top = y + 22 * number
            self.lines.append((72, top, right, top))
            for column, cell in enumerate(row):
                self.texts.append((76 + width * column, top + 16, cell))
        bottom = y + 22 * len(rows)
        self.lines.append((72, bottom, right, bottom))
        self.lines += [(72 + width * c, y, 72 + width * c, bottom) for c in range(len(rows[0]) + 1)]
        return bottom + 30

    def content(self) -> bytes:
        """The page's content stream."""
        drawn = [f"{a} {HEIGHT - b} m {c} {HEIGHT - d} l S" for a, b, c, d in self.lines]
        drawn += [
            f"q {c - a} 0 0 {d - b} {a} {HEIGHT - d} cm BI /W 1 /H 1 /CS /G /BPC 8 ID ~ EI Q"
            for a, b, c, d in self.pictures
        ]
        drawn += [
            f"BT /F {self.size} Tf {x} {HEIGHT - y} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for x, y, text in self.texts
        ]
        return "\n".join(drawn).encode()


def make_pdf(*pages: ToyPage) -> bytes:
    """A PDF of these pages."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        FONT,
        pdf_stream(CMAP),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {6 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(pdf_stream(page.content()))
    return pdf_file(objects)
