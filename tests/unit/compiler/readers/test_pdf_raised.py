"""Raised digits of a page: marks of footnotes apart from figures."""

import pytest

from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.page import Glyph
from lianqun.compiler.readers.pdf.raised import show_raised

_SIZE = 16.0
_SMALL = 8.0


def _glyphs(text: str, raised: set[int], lift: float) -> list[Glyph]:
    made = []
    for at, char in enumerate(text):
        size = _SMALL if at in raised else _SIZE
        foot = 100.0 - (lift if at in raised else 0.0)
        made.append(Glyph(char, Box(at * 16.0, foot - size, at * 16.0 + size, foot), size, at))
    return made


@pytest.mark.parametrize(
    ("text", "raised", "lift", "shown"),
    [
        ("业务32961亿笔", {2}, 8.0, "业务³2961亿笔"),
        ("深度10为", {2, 3}, 8.0, "深度¹⁰为"),
        ("846.8%", {0}, 8.0, "⁸46.8%"),
        ("水平2年", {2}, 0.0, "水平2年"),
        ("业务3亿笔", set(), 0.0, "业务3亿笔"),
    ],
)
def test_small_digits_above_the_line_are_marks(
    text: str, raised: set[int], lift: float, shown: str
) -> None:
    assert "".join(g.char for g in show_raised(_glyphs(text, raised, lift))) == shown
