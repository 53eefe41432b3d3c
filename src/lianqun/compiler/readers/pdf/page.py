"""One page as it is printed: glyphs with boxes, ruling lines, in points from the page's upper left.

Everything is taken from pypdfium2's raw calls once a page; the modules that read tables and lines
work on these plain values and never touch the library.
"""

import ctypes
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from math import atan2, hypot
from typing import Any, Final

import pypdfium2.raw as pdfium

from lianqun.compiler.readers.pdf.geometry import Box, Turn
from lianqun.compiler.readers.pdf.pictures import has_unread_picture
from lianqun.compiler.readers.pdf.raised import show_raised
from lianqun.text.characters import unfold_radicals

_QUARTER: Final = 1.5707963
_SLANT: Final = 0.5
_THIN: Final = 3.0
"""Points: a filled rectangle up to this thick is a ruling line."""
_LEVEL: Final = 0.7
_SHORTEST_RULE: Final = 3.0
_DEEPEST_FORM: Final = 4
_SUBSTITUTE: Final = "\ufffd"
_LIGATURE: Final = 1.5
_PICTURED: Final = 0.4
_MOST_MARKS: Final = 40
"""Characters that a scanner leaves on a page that is a picture."""
_STACKED: Final = 0.12
_HYPHEN: Final = 2
"""What the library makes of a hyphen at the end of a line."""
_BLANKS: Final = frozenset((0xA0, 0x3000, 0x2002, 0x2003, 0x2009))
_FIRST_SURROGATE: Final = 0xD800
_LAST_SURROGATE: Final = 0xDFFF
_SPACE: Final = 0.25
_OVER: Final = 0.86
_UNDER: Final = 0.14
"""Of a character's size: how far it reaches above and below the base line."""
_SAME_LINE: Final = 0.03
"""Of a character's size: how much the heights of characters of one font differ that stand on one base line."""
_LEAST_SIZE: Final = 0.4
_CHARS: Final[dict[int, str]] = {_HYPHEN: "-"}
"""Characters by their codes, as they are met: at most as many as Unicode has."""

_origin, _matrix = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetMatrix
_font_size = pdfium.FPDFText_GetFontSize
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""Asked once a character, so by plain numbers for its pointers: converting those takes longer than the answer."""
_unpack: Final = struct.Struct("4f").unpack
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""What a character was drawn with, as a number: all its characters have one matrix and size."""


@dataclass(slots=True, unsafe_hash=True)
class Glyph:
    """One character: its box, font size in points, and number in the page's text layer; never changed.

    `is_spaced` tells that a blank is printed right before it: a gap inside a text, not between cells.
    """

    char: str
    box: Box
    size: float
    index: int
    is_spaced: bool = False

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.box.top + self.box.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: horizontal at `at` from `low` to `high`, or vertical likewise."""

    is_horizontal: bool
    at: float
    low: float
    high: float

    @classmethod
    def level(cls, at: float, low: float, high: float) -> "Rule":
        """A horizontal rule."""
        return cls(is_horizontal=True, at=at, low=low, high=high)

    @classmethod
    def upright(cls, at: float, low: float, high: float) -> "Rule":
        """A vertical rule."""
        return cls(is_horizontal=False, at=at, low=low, high=high)


@dataclass(slots=True)
class Sheet:
    """The glyphs and rules that are upright in one direction; most pages have one sheet.

    `turn` says how the sheet was turned to be upright; 0 for text that is printed upright.
    """

    turn: Turn
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's sheets, the main one first, and whether pictures cover it while no text does.

    `has_pictures` tells that it has text, and pictures that may hold more.
    """

    number: int
    width: float
    height: float
    sheets: list[Sheet]
    is_scanned: bool
    has_pictures: bool


def read_page(page: Any, number: int) -> Page:
    """Take a page's glyphs and rules; `page` is a pypdfium2 page, `number` counts from 1."""
    frame = _Frame(page)
    glyphs = _read_glyphs(page, frame)
    rules, pictured, pictures = _read_objects(page, frame)
    sheets = _sheets(glyphs, rules, frame)
    count = sum(map(len, glyphs.values()))
    size = frame.width, frame.height
    is_scanned = pictured >= _PICTURED * frame.width * frame.height and count <= _MOST_MARKS
    has_pictures = bool(pictures) and not is_scanned and count > 0
    if has_pictures:
        printed = ([glyph.box for glyph in own] for own in glyphs.values())
        has_pictures = has_unread_picture(pictures, size, printed)
    return Page(number, *size, sheets, is_scanned, has_pictures)


class _Frame:
    """The page's own coordinates turned to what a reader sees: origin upper left, /Rotate undone."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        self.rotation = pdfium.FPDFPage_GetRotation(page.raw)
        width, height = right - left, top - bottom
        self.width, self.height = (height, width) if self.rotation % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as seen."""
        if self.rotation == 1:
            return y - self._bottom, x - self._left
        if self.rotation == 2:
            return self._right - x, y - self._bottom
        if self.rotation == 3:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page as seen."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _read_glyphs(page: Any, frame: _Frame) -> dict[Turn, list[Glyph]]:
    """Visible glyphs by the direction that they are printed in."""
    text_page = page.get_textpage()
    try:
        return _glyphs_of(text_page.raw, frame)
    finally:
        text_page.close()


def _glyphs_of(text: Any, frame: _Frame) -> dict[Turn, list[Glyph]]:
    """The loop over all characters of a page, which most of the time goes into: nothing is looked up twice."""
    found: dict[Turn, list[Glyph]] = {}
    turns = [Turn((turn - frame.rotation) % 4) for turn in range(4)]
    printed, chars = _Printed(text, frame), _CHARS
    read = printed.read
    blank: Box | None = None
    for index, code in enumerate(_codes(text)):
        if (code <= 32 and code != _HYPHEN) or code in _BLANKS:
            if code >= 32 and pdfium.FPDFText_IsGenerated(text, index) != 1:
                blank = read(index) or blank
            continue
        box = read(index)
        if box is None:
            continue
        char = chars.get(code) or _char(code)
        is_spaced = blank is not None and _adjoins(blank, box, _SPACE * printed.size)
        turn = turns[printed.turn]
        glyph = Glyph(char, box, printed.size, index, is_spaced)
        if turn in found:
            found[turn].append(glyph)
        else:
            found[turn] = [glyph]
        blank = None
    plain = {turn: _unstack(glyphs) for turn, glyphs in found.items()}
    return {turn: glyphs if turn else show_raised(glyphs) for turn, glyphs in plain.items()}


def _codes(text: Any) -> Sequence[int]:
    """The code of every character of a text layer, asked for at once where that gives one for each."""
    count = pdfium.FPDFText_CountChars(text)
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, units) - 1  # it counts its closing zero
    chars = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if written == count == len(chars):  # a character of two units makes fewer
        return units[:count]  # type: ignore[no-any-return]
    return [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]


class _Printed:
    """How one character of a text layer is printed: its direction, size, and box.

    The box is as high as the type, from below to above the base line: what the library gives is the
    ink of some fonts and the line of others, which stand on one line without looking so.
    """

    def __init__(self, text: Any, frame: _Frame) -> None:
        self._text, self._frame = text, frame
        self._is_upright = frame.rotation == 0
        self._left, self._top = frame.point(0.0, 0.0)
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_rect, self._to_matrix = ctypes.addressof(self._rect), ctypes.byref(self._matrix)
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._address = ctypes.cast(text, ctypes.c_void_p).value
        self._drawn = 0
        self._size = 0.0
        self._line = self._box_line = (0.0, 0.0)
        self._near = 0.0
        self.turn = 0
        self.size = 0.0

    def read(self, index: int) -> Box | None:
        """The box of a character on the page as seen, by its number; None where it has no place."""
        if not _loose_box(self._address, index, self._to_rect):
            return None
        left, top, right, bottom = _unpack(self._rect)
        line_top, line_bottom = self._line
        if abs(top - line_top) <= self._near and abs(bottom - line_bottom) <= self._near:
            # of one type on one base line with the character before
            return Box(self._left + left, self._box_line[0], self._left + right, self._box_line[1])
        text, matrix = self._text, self._matrix
        _origin(text, index, self._to_x, self._to_y)
        drawn = _text_object(self._address, index)
        if not drawn or drawn != self._drawn:
            self._drawn = drawn
            _matrix(text, index, self._to_matrix)
            self.turn = _turn(matrix.a, matrix.b)
            self._size = _font_size(text, index) * hypot(matrix.c, matrix.d)
        size = self._size
        high = right - left if self.turn % 2 else top - bottom
        self.size = size = size if size > _LEAST_SIZE * high else high
        if self.turn == 0 and self._is_upright:
            y = self._top - self._y.value
            self._line, self._near = (top, bottom), _SAME_LINE * size
            self._box_line = y - _OVER * size, y + _UNDER * size
            return Box(self._left + left, self._box_line[0], self._left + right, self._box_line[1])
        self._line, self._near = (0.0, 0.0), 0.0
        return self._frame.box(*self._turned((left, bottom, right, top)))

    def _turned(self, rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in the page's own coordinates."""
        over, under = _OVER * self.size, _UNDER * self.size
        x, y = self._x.value, self._y.value
        if self.turn == 0:
            return rect[0], y - under, rect[2], y + over
        if self.turn == 1:
            return x - over, rect[1], x + under, rect[3]
        if self.turn == 2:
            return rect[0], y - over, rect[2], y + under
        return x - under, rect[1], x + over, rect[3]


def _turn(a: float, b: float) -> int:
    """How many quarter turns counter-clockwise a matrix makes."""
    if abs(b) < _SLANT * abs(a):
        return 0 if a > 0 else 2
    return round(atan2(b, a) / _QUARTER) % 4


def _adjoins(blank: Box, box: Box, most: float) -> bool:
    """Whether a glyph stands right behind a printed blank."""
    beside = max(box.left - blank.right, blank.left - box.right)
    return max(beside, box.top - blank.bottom, blank.top - box.bottom) <= most


def _unstack(glyphs: list[Glyph]) -> list[Glyph]:
    """Glyphs with ligatures (several characters on one box) spread out and overprinted ones once.

    Bold is faked by printing a character twice, hardly moved.
    """
    result = glyphs[:1]
    for glyph in islice(glyphs, 1, None):
        before = result[-1]
        left, top, _, bottom = glyph.box
        near = _STACKED * max(bottom - top, 1.0)
        if abs(left - before.box[0]) >= near or not _is_stacked(before.box, glyph.box, near):
            result.append(glyph)
            continue
        if before.char == glyph.char and glyph.box.right - glyph.box.left < _LIGATURE * glyph.size:
            continue
        middle = (before.box.left + before.box.right) / 2
        result[-1] = replace(before, box=before.box._replace(right=middle))
        result.append(replace(glyph, box=glyph.box._replace(left=middle)))
    return result


def _is_stacked(before: Box, box: Box, near: float) -> bool:
    """Whether a box lies on the one before, which begins as far left."""
    return abs(before.right - box.right) < near and abs(before.top - box.top) < near


def _char(code: int) -> str:
    """The character of a code, kept for the next time."""
    if code > 0x10FFFF or _FIRST_SURROGATE <= code <= _LAST_SURROGATE:
        return _SUBSTITUTE
    return _CHARS.setdefault(code, unfold_radicals(chr(code)))


def _read_objects(page: Any, frame: _Frame) -> tuple[list[Rule], float, list[Box]]:
    """The ruling lines of a page, how much of it pictures cover, in square points, and where they are."""
    rules: list[Rule] = []
    pictures: list[Box] = []
    pictured = 0.0
    for drawn, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _rules_of(drawn, matrix, frame)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured += _area(drawn)
            pictures.append(_place(matrix, frame))
    return rules, pictured, pictures


def _place(matrix: "Matrix", frame: _Frame) -> Box:
    """Where a picture is drawn: a square of one by one, as its matrix makes it."""
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _area(drawn: Any) -> float:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    return abs(right - left) * abs(top - bottom)


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Paths and pictures of a page, those in forms too, with the matrix to the page's coordinates."""
    raw, object_at, type_of = page.raw, pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    for at in range(pdfium.FPDFPage_CountObjects(raw)):
        drawn = object_at(raw, at)
        kind = type_of(drawn)
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:  # most are
            yield from _unfold(drawn, kind, _IDENTITY, 0)


def _unfold(drawn: Any, kind: int, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, own)
    matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        for at in range(pdfium.FPDFFormObj_CountObjects(drawn)):
            part = pdfium.FPDFFormObj_GetObject(drawn, at)
            part_kind = pdfium.FPDFPageObj_GetType(part)
            if part_kind != pdfium.FPDF_PAGEOBJ_TEXT:
                yield from _unfold(part, part_kind, matrix, depth + 1)
    else:
        yield drawn, matrix


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _rules_of(path: Any, matrix: Matrix, frame: _Frame) -> Iterator[Rule]:
    """The ruling lines that a path draws: strokes along an axis, and thin filled rectangles."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not (fill.value or stroke.value):
        return
    for points in _subpaths(path, matrix, frame):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if rule := _thin(box):
            yield rule
        elif stroke.value:
            yield from _sides(points)


def _thin(box: Box) -> Rule | None:
    """The ruling line that a thin box is, None for a thick or short one."""
    width, height = box.right - box.left, box.bottom - box.top
    if height <= _THIN and width >= max(_SHORTEST_RULE, 2 * height):
        return Rule.level((box.top + box.bottom) / 2, box.left, box.right)
    if width <= _THIN and height >= max(_SHORTEST_RULE, 2 * width):
        return Rule.upright((box.left + box.right) / 2, box.top, box.bottom)
    return None


def _sides(points: list[tuple[float, float]]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= _LEVEL and abs(ax - bx) >= _SHORTEST_RULE:
            yield Rule.level((ay + by) / 2, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) <= _LEVEL and abs(ay - by) >= _SHORTEST_RULE:
            yield Rule.upright((ax + bx) / 2, min(ay, by), max(ay, by))


def _subpaths(path: Any, matrix: Matrix, frame: _Frame) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            continue
        px, py = x.value, y.value
        points.append(frame.point(a * px + c * py + e, b * px + d * py + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _sheets(glyphs: dict[Turn, list[Glyph]], rules: list[Rule], frame: _Frame) -> list[Sheet]:
    """A sheet for each direction that text is printed in, turned upright, the fullest first."""
    sheets: list[Sheet] = []
    for turn in sorted(glyphs, key=lambda t: (-len(glyphs[t]), t)):
        width, height = (frame.height, frame.width) if turn % 2 else (frame.width, frame.height)
        sheet = Sheet(turn, width, height)
        size = (frame.width, frame.height)
        sheet.glyphs = (
            [_upright(glyph, turn, size) for glyph in glyphs[turn]] if turn else glyphs[turn]
        )
        sheet.rules = [_upright_rule(rule, turn, size) for rule in rules] if turn else rules
        sheets.append(sheet)
    return sheets or [Sheet(Turn(0), frame.width, frame.height, [], rules)]


def _upright(glyph: Glyph, turn: Turn, size: tuple[float, float]) -> Glyph:
    return replace(glyph, box=turn.upright(glyph.box, size))


def _upright_rule(rule: Rule, turn: Turn, size: tuple[float, float]) -> Rule:
    if rule.is_horizontal:
        box = turn.upright(Box(rule.low, rule.at, rule.high, rule.at), size)
    else:
        box = turn.upright(Box(rule.at, rule.low, rule.at, rule.high), size)
    lying = (box.right - box.left) >= (box.bottom - box.top)
    if lying:
        return Rule.level(box.top, box.left, box.right)
    return Rule.upright(box.left, box.top, box.bottom)
