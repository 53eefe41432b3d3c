"""Columns of tables without uprights."""

from lianqun.compiler.readers.pdf.columns import find_columns
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import TextLine, make_run
from lianqun.compiler.readers.pdf.page import Glyph


def _line(top: float, *pieces: tuple[str, float, float]) -> TextLine:
    """A line of pieces: words, from x, to x."""
    runs = []
    for words, left, right in pieces:
        wide = (right - left) / len(words)
        glyphs = [
            Glyph(char, Box(left + wide * at, top, left + wide * (at + 1), top + 9), 9.0, at)
            for at, char in enumerate(words)
        ]
        runs.append(make_run(glyphs))
    box = runs[0].box
    for run in runs[1:]:
        box = box.joined(run.box)
    return TextLine(runs, box, 9.0)


def test_a_slit_that_is_too_narrow_does_not_hide_the_blank_beside_it() -> None:
    header = [
        _line(0, ("总投资", 287.3, 314.4), ("财政资金", 371.6, 434.6)),
        _line(20, ("金额", 259.0, 295.0), ("占比", 319.1, 337.1), ("金额", 361.2, 397.2)),
    ]
    rows = [
        _line(
            40 + 20 * at, ("51.53", 265.8, 288.0), ("89.8%", 314.9, 341.2), ("16.06", 368.1, 390.3)
        )
        for at in range(5)
    ]
    columns = find_columns([*header, *rows])
    middles = [round(column.middle) for column in columns]
    assert len(columns) == 3
    assert middles[0] < 296 < middles[1] < 345 < middles[2]
