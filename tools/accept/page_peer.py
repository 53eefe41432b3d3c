"""Where characters stand on a page by pdfminer, which shares no code with the reader that is measured."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from tools.accept.page_ink import Box, is_inside

_SLACK: Final = 0.35
_ALL_TEXTS: Final = LAParams(all_texts=True)


class PeerPage:
    """The characters of one page, by what they are: their middles as seen by a reader of the page."""

    def __init__(self, middles: dict[str, list[tuple[float, float]]]) -> None:
        self._middles = middles

    def has(self, char: str) -> bool:
        """Whether pdfminer has this character on the page, wherever."""
        return _plain(char) in self._middles

    def stands_in(self, char: str, box: Box) -> bool:
        """Whether pdfminer has it in this box."""
        slack = _SLACK * max(box[2] - box[0], box[3] - box[1])
        return any(is_inside(x, y, box, slack) for x, y in self._middles[_plain(char)])


def peer_pages(content: bytes, pages: Sequence[int]) -> dict[int, PeerPage]:
    """The pages of these numbers, counted from 0; none where pdfminer cannot read the file."""
    wanted = sorted(pages)
    try:
        about = list(PDFPage.get_pages(BytesIO(content), pagenos=set(wanted)))
        laid = list(extract_pages(BytesIO(content), page_numbers=wanted, laparams=_ALL_TEXTS))
    except (PSException, PDFException, ValueError, TypeError, KeyError) as error:
        print(f"pdfminer: {error}")
        return {}
    return {
        number: PeerPage(_middles(items, page))
        for number, items, page in zip(wanted, laid, about, strict=True)
    }


def _middles(laid: LTPage, page: PDFPage) -> dict[str, list[tuple[float, float]]]:
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for char in _chars(laid):
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        for letter in _plain(char.get_text()):
            found[letter].append(_as_seen(x, y, page))
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _chars(item: Any) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for inner in item:
            yield from _chars(inner)


def _as_seen(x: float, y: float, page: PDFPage) -> tuple[float, float]:
    """A point of pdfminer's page, which begins at the lower left of the turned media box, as seen in the crop box."""
    x0, y0, x1, y1 = page.mediabox
    left, bottom, right, top = page.cropbox
    turn = page.rotate % 360
    if turn == 90:
        x, y = x1 - y, x + y0
        return y - bottom, x - left
    if turn == 180:
        x, y = x1 - x, y1 - y
        return right - x, y - bottom
    if turn == 270:
        x, y = y + x0, y1 - x
        return top - y, right - x
    x, y = x + x0, y + y0
    return x - left, top - y
