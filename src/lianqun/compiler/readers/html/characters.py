"""Stretches of a page's text to pieces: entities decoded, what prints nothing left out."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from lianqun.compiler.readers.lines import Piece
from lianqun.text.characters import unfold_radicals

_SPECIAL: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
    "|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+|\\]\\]>"
)
_UNPRINTED: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_FOLDED: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")
_BLANK: Final = re.compile(r"\s*")


def read_pieces(original: str, start: int, end: int) -> Iterator[Piece]:
    """The characters of the page's text [start, end), in pieces that each stand for a slice of it."""
    position = start
    for found in _SPECIAL.finditer(original, start, end):
        if found.start() > position:
            yield _verbatim(original, position, found.start())
        position = found.end()
        text = unescape(found[0]) if found[0][0] == "&" else ""
        text = text.strip(_UNPRINTED)
        if text:
            yield Piece(found.start(), position, text)
    if position < end:
        yield _verbatim(original, position, end)


def _verbatim(original: str, start: int, end: int) -> Piece:
    text = original[start:end]
    if _FOLDED.search(text):
        text = "".join(map(unfold_radicals, text))
    return Piece(start, end, text)


def trim(pieces: list[Piece]) -> list[Piece]:
    """Pieces without white space at both ends, nor those without a place at them; [] when nothing is left."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip():
        first += 1
    while last > first and not pieces[last - 1].text.strip():
        last -= 1
    kept = pieces[first:last]
    if kept:
        kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()), 0)
        kept[-1] = _cut(kept[-1], 0, len(kept[-1].text) - len(kept[-1].text.rstrip()))
    return kept


def _cut(piece: Piece, before: int, behind: int) -> Piece:
    if len(piece.text) != piece.end - piece.start:  # an entity stands whole
        return piece
    stop = len(piece.text) - behind
    return Piece(piece.start + before, piece.end - behind, piece.text[before:stop])


def leading_space(pieces: list[Piece]) -> str:
    """The white space that a line begins with, apart from what HTML collapses."""
    raw = "".join(piece.text for piece in pieces[:_FEW])
    blank = _BLANK.match(raw)
    return _SPACES.sub("", blank[0]) if blank else ""


def join_text(pieces: list[Piece]) -> str:
    """The text of pieces with white space collapsed as a page shows it."""
    return _SPACES.sub(" ", "".join(piece.text for piece in pieces))


_FEW: Final = 12
