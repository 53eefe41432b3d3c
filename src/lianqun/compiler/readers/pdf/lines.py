"""Glyphs to runs of text and runs to printed lines, told by where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.page import Glyph

_SAME_LEVEL: Final = 0.4
_WIDEST_GAP: Final = 0.75
_WIDEST_BLANK: Final = 1.3
_OVERPRINT: Final = -0.6
_LATIN_GAP: Final = 0.18
_WORD_GAP: Final = 0.75
_WIDE_GAP: Final = 1.5
_OVERLAP: Final = 0.5
_LAST_HALF_WIDTH: Final = "\u02ff"


@dataclass(slots=True)
class Run:
    """Glyphs printed one behind the other without a wide gap; `size` is the height of most of them."""

    glyphs: list[Glyph]
    box: Box
    size: float

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(slots=True)
class TextLine:
    """Runs on one level, from left to right."""

    runs: list[Run]
    box: Box
    size: float

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.box.top + self.box.bottom) / 2

    def glyphs(self) -> list[Glyph | None]:
        """The line's glyphs with None for a blank, two for a wide one."""
        return spaced(glyph for run in self.runs for glyph in run.glyphs)

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(glyph.char if glyph else " " for glyph in self.glyphs())


def make_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """The runs of glyphs given in the order of the text layer."""
    runs: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and _follows(before, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        before = glyph
    return [make_run(members) for members in runs]


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = before.size if before.size > glyph.size else glyph.size
    _, top, right, bottom = before.box
    left, own_top, _, own_bottom = glyph.box
    if abs(top + bottom - own_top - own_bottom) > 2 * _SAME_LEVEL * size:
        return False
    widest = (_WIDEST_BLANK if glyph.is_spaced else _WIDEST_GAP) * size
    return _OVERPRINT * size <= left - right <= widest


def make_run(members: list[Glyph]) -> Run:
    """The run that glyphs make up, given from left to right."""
    first = members[0].box
    box = Box(
        first.left,
        min(g.box.top for g in members),
        max(g.box.right for g in members),
        max(g.box.bottom for g in members),
    )
    return Run(members, box, sorted(g.size for g in members)[len(members) // 2])


def make_lines(runs: Iterable[Run]) -> list[TextLine]:
    """Runs on one level put together, from the top down."""
    lines: list[TextLine] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.box.left)):
        line = next((known for known in reversed(lines[-3:]) if _on_level(known, run)), None)
        if line is None:
            lines.append(TextLine([run], run.box, run.size))
        else:
            line.runs.append(run)
            if run.size > line.size:
                line.box, line.size = run.box, run.size
    for line in lines:
        line.runs.sort(key=lambda r: r.box.left)
        line.box = _around(line.runs)
    return sorted(lines, key=lambda known: (known.box.top + known.box.bottom, known.box.left))


def _around(runs: Sequence[Run]) -> Box:
    box = runs[0].box
    for run in runs[1:]:
        box = box.joined(run.box)
    return box


def _on_level(line: TextLine, run: Run) -> bool:
    common = min(line.box.bottom, run.box.bottom) - max(line.box.top, run.box.top)
    least = min(line.box.bottom - line.box.top, run.box.bottom - run.box.top)
    return common > _OVERLAP * least


def spaced(glyphs: Iterable[Glyph]) -> list[Glyph | None]:
    """Glyphs of a line with None where a blank was printed: between Latin words, or a wide gap."""
    result: list[Glyph | None] = []
    before: Glyph | None = None
    end = inf
    for glyph in glyphs:
        left, _, right, _ = glyph.box
        apart, end = left - end, right
        if apart > _LATIN_GAP * glyph.size and before is not None:
            gap = apart / max(glyph.size, before.size, 1.0)
            if gap > _WIDE_GAP:
                result += [None, None]
            elif gap > _WORD_GAP or (gap > _LATIN_GAP and _is_latin(before) and _is_latin(glyph)):
                result.append(None)
        result.append(glyph)
        before = glyph
    return result


def _is_latin(glyph: Glyph) -> bool:
    return glyph.char <= _LAST_HALF_WIDTH


def joined_lines(lines: Sequence[TextLine]) -> list[Glyph | None]:
    """The glyphs of a cell's lines as one text: a blank only where it parts Latin words."""
    result: list[Glyph | None] = []
    for line in lines:
        own = spaced(glyph for run in line.runs for glyph in run.glyphs)
        last = result[-1] if result else None
        if last is not None and own[0] is not None and _parts_words(last.char, own[0].char):
            result.append(None)
        result += own
    return result


def _parts_words(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
