"""Where the tables of a document came to lie in a PDF: found by their texts, to name the forms truly."""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from pathlib import Path

    from tabgen.model import Document, Table

SPACE = re.compile(r"\s+")
KEY = 7


@dataclass
class Place:
    """Pages of a table, whether a row is cut by a page, and how many rows were not found."""

    pages: list[int] = field(default_factory=list)
    cut: bool = False
    lost: int = 0


def squeeze(text: str) -> str:
    """Text without white space, compatibility forms made equal."""
    return SPACE.sub("", unicodedata.normalize("NFKC", text))


class PageText:
    """The text of a PDF as one string with page starts."""

    def __init__(self, path: Path) -> None:
        pdf = pypdfium2.PdfDocument(path)
        self.starts: list[int] = []
        pieces: list[str] = []
        length = 0
        for page in pdf:
            self.starts.append(length)
            text = squeeze(page.get_textpage().get_text_range())
            pieces.append(text)
            length += len(text)
        self.text = "".join(pieces)
        pdf.close()

    def page(self, offset: int) -> int:
        """Page index of an offset."""
        return bisect.bisect_right(self.starts, offset) - 1


def row_key(table: Table, row: int) -> str:
    """The longest text of a row that is not carried."""
    texts = [t for c, t in enumerate(table.rows[row]) if c not in table.carried]
    return squeeze(max(texts, key=len, default=""))


def cut_by_page(text: PageText, key: str, hit: int) -> bool:
    """Whether a cell text that begins at an offset goes on upon the next page."""
    length = 0
    while length < len(key) and text.text[hit + length : hit + length + 1] == key[length]:
        length += 1
    page = text.page(hit)
    if length == len(key) or page + 1 >= len(text.starts):
        return length == len(key) and text.page(hit + length - 1) > page
    after = text.starts[page + 2] if page + 2 < len(text.starts) else len(text.text)
    return text.text.find(key[length:], text.starts[page + 1], after) >= 0


def place_table(text: PageText, table: Table, start: int) -> tuple[Place, int]:
    """Find the rows of a table from an offset on."""
    place = Place()
    pages: set[int] = set()
    spot = start
    for row in range(len(table.rows)):
        key = row_key(table, row)
        hit = text.text.find(key[:KEY], spot) if key else -1
        if hit < 0 or (pages and text.page(hit) > max(pages) + 2):
            place.lost += 1
            continue
        pages.add(text.page(hit))
        if cut_by_page(text, key, hit):
            place.cut = True
            pages.add(text.page(hit) + 1)
        spot = hit + 1
    place.pages = sorted(pages)
    return place, spot


def place_all(doc: Document, path: Path) -> list[Place]:
    """Places of all tables of a document in a PDF."""
    text = PageText(path)
    spot = 0
    out = []
    for table in doc.tables:
        if table.caption:
            hit = text.text.find(squeeze(table.caption), spot)
            spot = hit if hit >= 0 else spot
        place, spot = place_table(text, table, spot)
        out.append(place)
    return out


def pdf_forms(doc: Document, places: list[Place], carrier: str) -> list[list[str]]:
    """Forms of each table as it truly stands in a PDF."""
    out = []
    for index, (table, place) in enumerate(zip(doc.tables, places, strict=True)):
        look = table.look
        forms = {f for f in table.forms if not f.startswith("cont_")}
        if carrier == "pdf_lo":
            repeated = look.cont == "repeat"
        else:
            repeated = look.html_head == "thead" and look.cont != "norepeat"
        if place.cut:
            forms.add("cont_rowbreak")
        if len(place.pages) > 1:
            forms.add(
                "cont_xubiao"
                if look.cont == "xubiao"
                else "cont_repeat"
                if repeated
                else "cont_norepeat"
            )
        others = {p for n, other in enumerate(places) if n != index for p in other.pages}
        if others & set(place.pages):
            forms.add("several_a_page")
        out.append(sorted(forms))
    return out
