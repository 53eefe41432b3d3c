"""Raised digits: the marks of footnotes, which must not run into the figure behind them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lianqun.text.characters import raise_digits

if TYPE_CHECKING:
    from lianqun.compiler.readers.pdf.page import Glyph

_DIGITS: Final = frozenset("0123456789")
_SMALL: Final = 0.8
"""Of the size of the character before: a digit up to this small may be raised."""
_AHEAD: Final = 3
_LIFT: Final = 0.12
"""Of that size: how far its foot must stand above the other's."""


def show_raised(glyphs: Sequence["Glyph"]) -> list["Glyph"]:
    """The glyphs of a page with small raised digits as ¹²³, one for one.

    业务³2961亿笔 is printed with a small 3 above the line; as a plain digit it would become 32961.
    `glyphs` are in the order of the text layer, upright.
    """
    result: list[Glyph] = []
    base: Glyph | None = None
    for at, glyph in enumerate(glyphs):
        is_small = base is None or glyph.size <= _SMALL * base.size
        if is_small and glyph.char in _DIGITS:
            following = glyphs[at + 1 : at + 1 + _AHEAD]
            if _is_raised(base, glyph) or _is_raised_before(glyph, following):
                result.append(replace(glyph, char=raise_digits(glyph.char)))
                continue
        base = glyph
        result.append(glyph)
    return result


def _is_raised(base: "Glyph | None", glyph: "Glyph") -> bool:
    if base is None:
        return False
    lift = base.box.bottom - glyph.box.bottom
    is_beside = base.box.top < glyph.box.bottom and glyph.box.left >= base.box.left
    return is_beside and lift >= _LIFT * base.size


def _is_raised_before(glyph: "Glyph", following: Sequence["Glyph"]) -> bool:
    """Whether a mark at the beginning of a line stands above what follows."""
    base = next((g for g in following if glyph.size <= _SMALL * g.size), None)
    if base is None:
        return False
    lift = base.box.bottom - glyph.box.bottom
    is_beside = base.box.top < glyph.box.bottom and glyph.box.left <= base.box.left
    return is_beside and lift >= _LIFT * base.size
