"""Headers of tables without uprights: which piece heads which columns, over one or two levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.pdf.columns import Span, match_headers
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import Run, TextLine, joined_lines, make_lines
from lianqun.compiler.readers.pdf.page import Rule
from lianqun.compiler.readers.pdf.printed import PrintedCell

_ALIGNED: Final = 3.0
_REACH: Final = 4.0
_LINE_GAP: Final = 0.9


@dataclass(slots=True)
class _Piece:
    """Header text that belongs together: the lines of one cell."""

    runs: list[Run]
    box: Box

    @property
    def middle(self) -> float:
        return (self.box.left + self.box.right) / 2


@dataclass(frozen=True, slots=True)
class Header:
    """A header read: its cells, how many rows they take, and the columns with those only it shows."""

    cells: list[PrintedCell]
    row_count: int
    columns: list[Span]


def read_header(
    lines: Sequence[TextLine], columns: Sequence[Span], rules: Sequence[Rule]
) -> Header:
    """The header over columns of a body; two rows where a piece heads several columns."""
    if not lines:
        return Header([], 0, list(columns))
    pieces = _pieces(lines)
    uppers = [piece for piece in pieces if _is_upper(piece, pieces, rules)]
    leaves = sorted((p for p in pieces if p not in uppers), key=lambda p: p.middle)
    matched = match_headers([leaf.box for leaf in leaves], columns)
    whole, places = _with_new(columns, leaves, matched)
    if not uppers:
        cells = [PrintedCell(0, at, 1, 1, _glyphs(leaf)) for leaf, at in zip(leaves, places, strict=True)]
        return Header(cells, 1, whole)
    cells, covered = _upper_cells(uppers, leaves, places, rules)
    for leaf, at in zip(leaves, places, strict=True):
        row, rows = (1, 1) if at in covered else (0, 2)
        cells.append(PrintedCell(row, at, rows, 1, _glyphs(leaf)))
    return Header(cells, 2, whole)


def _glyphs(piece: _Piece) -> list:  # type: ignore[type-arg]
    return joined_lines(make_lines(piece.runs))


def _pieces(lines: Sequence[TextLine]) -> list[_Piece]:
    """Runs of the header, those put together that stand under each other as lines of a cell do."""
    pieces: list[_Piece] = []
    for run in sorted((r for line in lines for r in line.runs), key=lambda r: r.box.top):
        for piece in pieces:
            last = piece.runs[-1]
            gap = run.box.top - last.box.bottom
            if -0.4 * run.size < gap < _LINE_GAP * run.size and _is_aligned(last.box, run.box):
                piece.runs.append(run)
                piece.box = piece.box.joined(run.box)
                break
        else:
            pieces.append(_Piece([run], run.box))
    return pieces


def _is_aligned(a: Box, b: Box) -> bool:
    if b.left >= a.right or a.left >= b.right:
        return False
    return (
        abs(a.left - b.left) <= _ALIGNED
        or abs(a.right - b.right) <= _ALIGNED
        or abs((a.left + a.right) - (b.left + b.right)) <= 2 * _ALIGNED
    )


def _is_upper(piece: _Piece, pieces: Sequence[_Piece], rules: Sequence[Rule]) -> bool:
    """Whether a piece heads several columns: it is underlined, or others stand below on both sides."""
    lower = [p for p in pieces if p.box.top >= piece.box.bottom - 0.15 * piece.runs[0].size]
    if not lower:
        return False
    if _rule_below(piece, rules) is not None:
        return True
    left = any(p.middle < piece.middle - _ALIGNED for p in lower)
    right = any(p.middle > piece.middle + _ALIGNED for p in lower)
    return left and right


def _rule_below(piece: _Piece, rules: Sequence[Rule]) -> Rule | None:
    size = piece.runs[0].size
    for rule in rules:
        below = rule.at - piece.box.bottom
        if rule.low - _REACH <= piece.middle <= rule.high + _REACH and -0.5 * size <= below <= 2 * size:
            return rule
    return None


def _with_new(
    columns: Sequence[Span], leaves: Sequence[_Piece], matched: Sequence[int | None]
) -> tuple[list[Span], list[int]]:
    """The columns with those that only the header shows, and the place of each leaf among them."""
    spans = [(span, at) for at, span in enumerate(columns)]
    spans += [
        (Span(leaf.box.left, leaf.box.right), -1 - n)
        for n, (leaf, at) in enumerate(zip(leaves, matched, strict=True))
        if at is None
    ]
    ordered = sorted(spans, key=lambda item: item[0].low)
    where = {number: place for place, (_, number) in enumerate(ordered)}
    places = [where[at if at is not None else -1 - n] for n, at in enumerate(matched)]
    return [span for span, _ in ordered], places


def _upper_cells(
    uppers: Sequence[_Piece], leaves: Sequence[_Piece], places: Sequence[int], rules: Sequence[Rule]
) -> tuple[list[PrintedCell], set[int]]:
    """The cells of pieces that head several columns, and the columns that they cover."""
    below = [
        (leaf, at)
        for leaf, at in zip(leaves, places, strict=True)
        if any(leaf.box.top >= upper.box.bottom - 0.15 * upper.runs[0].size for upper in uppers)
    ]
    own: dict[int, list[int]] = {}
    for leaf, at in below:
        nearest = min(range(len(uppers)), key=lambda u: _apart(uppers[u], leaf, rules))
        own.setdefault(nearest, []).append(at)
    cells: list[PrintedCell] = []
    for number, covered in own.items():
        first, last = min(covered), max(covered)
        cells.append(PrintedCell(0, first, 1, last - first + 1, _glyphs(uppers[number])))
    return cells, {at for covered in own.values() for at in covered}


def _apart(upper: _Piece, leaf: _Piece, rules: Sequence[Rule]) -> float:
    rule = _rule_below(upper, rules)
    if rule is not None:
        return max(rule.low - leaf.middle, leaf.middle - rule.high, 0.0)
    return abs(upper.middle - leaf.middle)
