"""Headers of tables without uprights: which piece heads which columns, over one or two levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from lianqun.compiler.readers.pdf.columns import Span, corridors_between, cut, places_of, touches
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import Run, TextLine, joined_lines, make_lines
from lianqun.compiler.readers.pdf.page import Glyph, Rule
from lianqun.compiler.readers.pdf.printed import PrintedCell

_ALIGNED: Final = 3.0
_REACH: Final = 4.0
_LINE_STEP: Final = 1.8
_STEP_SLACK: Final = 1.1
_BELOW: Final = 0.15
_NEW_COLUMN: Final = 90.0
_EMPTY_COLUMN: Final = 4.0
_LEFT_OUT: Final = 30.0
_LOWER: Final = 0.7


@dataclass(slots=True)
class _Piece:
    """Header text that belongs together: the lines of one cell."""

    runs: list[Run]
    box: Box

    @property
    def middle(self) -> float:
        return (self.box.left + self.box.right) / 2

    @property
    def level(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @property
    def size(self) -> float:
        return self.runs[0].size

    def is_above(self, other: "_Piece") -> bool:
        """Whether the other begins below where this one ends."""
        return other.box.top >= self.box.bottom - _BELOW * self.size


@dataclass(frozen=True, slots=True)
class Header:
    """A header read: its cells, how many rows they take, and the columns with those only it shows."""

    cells: list[PrintedCell]
    row_count: int
    columns: list[Span]


def read_header(
    lines: Sequence[TextLine], columns: Sequence[Span], rules: Sequence[Rule], step: float = 0.0
) -> Header:
    """The header over columns of a body; two rows where a piece heads several columns.

    `step` is the distance of the lines of a cell in the body, 0 where it is not known.
    """
    if not lines:
        return Header([], 0, list(columns))
    pieces = _pieces(lines, columns, rules, step)
    uppers = [piece for piece in pieces if _is_upper(piece, pieces, columns, rules)]
    leaves = sorted((p for p in pieces if p not in uppers), key=lambda p: p.middle)
    matched = match_headers([leaf.box for leaf in leaves], columns)
    whole, places = _with_new(columns, leaves, matched)
    if not uppers:
        cells = [
            PrintedCell(0, first, 1, last - first + 1, _glyphs(leaf))
            for leaf, (first, last) in zip(leaves, _reaches(leaves, places, whole), strict=True)
        ]
        return Header(cells, 1, whole)
    cells, covered = _upper_cells(uppers, dict(zip(places, leaves, strict=True)), rules)
    for leaf, at in zip(leaves, places, strict=True):
        row, rows = (1, 1) if at in covered else (0, 2)
        cells.append(PrintedCell(row, at, rows, 1, _glyphs(leaf)))
    return Header(cells, 2, whole)


def _reaches(
    leaves: Sequence[_Piece], places: Sequence[int], columns: Sequence[Span]
) -> list[tuple[int, int]]:
    """The first and last column of each leaf: its own, and those beside that it reaches into and nothing heads."""
    headed = set(places)
    reaches: list[tuple[int, int]] = []
    for leaf, at in zip(leaves, places, strict=True):
        first = last = at
        hit = set(places_of(leaf.box, columns)) - headed
        while first - 1 in hit:
            first -= 1
        while last + 1 in hit:
            last += 1
        reaches.append((first, last))
    return reaches


def find_leaves(
    lines: Sequence[TextLine], columns: Sequence[Span], rules: Sequence[Rule]
) -> TextLine | None:
    """The pieces of a header that each head one column, as if they stood on one line."""
    if not lines:
        return None
    pieces = _pieces(lines, columns, rules, 0.0)
    leaves = [piece for piece in pieces if not _is_upper(piece, pieces, columns, rules)]
    runs = sorted(
        (Run(leaf.runs[0].glyphs[:1], leaf.box, leaf.size) for leaf in leaves),
        key=lambda r: r.box.left,
    )
    return TextLine(runs, runs[0].box, runs[0].size) if runs else None


def _glyphs(piece: _Piece) -> list[Glyph | None]:
    return joined_lines(make_lines(piece.runs))


def _pieces(
    lines: Sequence[TextLine], columns: Sequence[Span], rules: Sequence[Rule], step: float
) -> list[_Piece]:
    """Runs of the header, those put together that stand under each other as lines of a cell do."""
    cores = corridors_between(columns)
    runs = [part for line in lines for run in line.runs for part in cut(run, cores)]
    pieces: list[_Piece] = []
    for run in sorted(runs, key=lambda r: r.box.top):
        for piece in pieces:
            if _continues(piece, run, rules, step):
                piece.runs.append(run)
                piece.box = piece.box.joined(run.box)
                break
        else:
            pieces.append(_Piece([run], run.box))
    return pieces


def _continues(piece: _Piece, run: Run, rules: Sequence[Rule], step: float) -> bool:
    last = piece.runs[-1]
    apart = run.middle - last.middle
    widest = max(_STEP_SLACK * step, _LINE_STEP * run.size)
    if not 0.5 * run.size < apart <= widest or not _is_aligned(last.box, run.box):
        return False
    x = (run.box.left + run.box.right) / 2
    return not any(last.middle < r.at < run.middle and r.low <= x <= r.high for r in rules)


def _is_aligned(a: Box, b: Box) -> bool:
    if b.left >= a.right or a.left >= b.right:
        return False
    return (
        abs(a.left - b.left) <= _ALIGNED
        or abs(a.right - b.right) <= _ALIGNED
        or abs((a.left + a.right) - (b.left + b.right)) <= 2 * _ALIGNED
    )


def _is_upper(
    piece: _Piece, pieces: Sequence[_Piece], columns: Sequence[Span], rules: Sequence[Rule]
) -> bool:
    """Whether a piece heads several columns: it is underlined, or another heads its column below it."""
    below = [other for other in pieces if other is not piece and piece.is_above(other)]
    if not below:
        return False
    rule = _rule_below(piece, rules)
    if rule is not None and any(_is_over(rule, other) for other in below):
        return True
    own = _near(piece.box, columns)
    return any(own & _near(other.box, columns) for other in below) or any(
        other.box.left < piece.box.right and other.box.right > piece.box.left for other in below
    )


def _near(box: Box, columns: Sequence[Span]) -> set[int]:
    """The columns that a piece stands in, else the nearest."""
    hit = {at for at, span in enumerate(columns) if touches(box, span)}
    if hit or not columns:
        return hit
    return {min(range(len(columns)), key=lambda at: _distance(box, columns[at]))}


def _rule_below(piece: _Piece, rules: Sequence[Rule]) -> Rule | None:
    for rule in rules:
        below = rule.at - piece.box.bottom
        is_over = rule.low - _REACH <= piece.middle <= rule.high + _REACH
        if is_over and -0.5 * piece.size <= below <= 2 * piece.size:
            return rule
    return None


def match_headers(heads: Sequence[Box], columns: Sequence[Span]) -> list[int | None]:
    """For each header piece, from left to right, the column it heads; None for a column of its own.

    A header may be centred over a column whose cells begin at the left, so that the two do not
    overlap: the order is kept and the sum of the distances is made least.
    """

    @cache
    def best(head: int, column: int) -> tuple[float, tuple[int | None, ...]]:
        if head == len(heads):
            return _EMPTY_COLUMN * (len(columns) - column), ()
        alone, rest = best(head + 1, column)
        choices = [(alone + _NEW_COLUMN, (None, *rest))]
        if column < len(columns):
            cost, rest = best(head, column + 1)
            choices.append((cost + _EMPTY_COLUMN, rest))
            cost, rest = best(head + 1, column + 1)
            choices.append((cost + _distance(heads[head], columns[column]), (column, *rest)))
        return min(choices, key=lambda choice: choice[0])

    return list(best(0, 0)[1])


def _distance(box: Box, span: Span) -> float:
    apart = max(box.left - span.high, span.low - box.right, 0.0)
    return apart + abs((box.left + box.right) - (span.low + span.high)) / 50


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
    uppers: Sequence[_Piece], leaves: dict[int, _Piece], rules: Sequence[Rule]
) -> tuple[list[PrintedCell], set[int]]:
    """The cells of pieces that head several columns, and the columns that they cover."""
    lower = _lower(uppers, leaves)
    found: dict[int, list[int]] = {}
    taken: set[int] = set()
    for rule in [*rules, None]:
        over = [
            n for n in _from_left(uppers) if n not in found and _stands_on(uppers[n], rule, rules)
        ]
        under = [
            at for at in lower if at not in taken and (rule is None or _is_over(rule, leaves[at]))
        ]
        if not over or not under:
            continue
        blocks = _share_out([uppers[n] for n in over], [(at, leaves[at].box) for at in under])
        found |= (
            dict(zip(over, blocks, strict=True))
            if len(over) > 1 or rule is None
            else {over[0]: under}
        )
        taken.update(at for n in over for at in found[n])
    cells: list[PrintedCell] = []
    for number, own in found.items():
        if own:
            cells.append(PrintedCell(0, own[0], 1, own[-1] - own[0] + 1, _glyphs(uppers[number])))
    return cells, {at for own in found.values() for at in own}


def _from_left(uppers: Sequence[_Piece]) -> list[int]:
    return sorted(range(len(uppers)), key=lambda n: uppers[n].middle)


def _stands_on(upper: _Piece, rule: Rule | None, rules: Sequence[Rule]) -> bool:
    """Whether an upper piece is underlined by this rule; None for those that no rule underlines."""
    return rule is None or _rule_below(upper, rules) is rule


def _lower(uppers: Sequence[_Piece], leaves: dict[int, _Piece]) -> list[int]:
    """The columns whose leaves stand below upper pieces, not half-way as leaves over both levels do."""
    top = min(upper.level for upper in uppers)
    below = [at for at in sorted(leaves) if any(upper.is_above(leaves[at]) for upper in uppers)]
    deepest = max((leaves[at].level - top for at in below), default=0.0)
    return [at for at in below if leaves[at].level - top > _LOWER * deepest]


def _is_over(rule: Rule, leaf: _Piece) -> bool:
    """Whether a rule is drawn over a piece."""
    is_above = rule.at <= leaf.box.top + _BELOW * leaf.size
    return is_above and rule.low - _REACH <= leaf.middle <= rule.high + _REACH


def _share_out(uppers: Sequence[_Piece], leaves: Sequence[tuple[int, Box]]) -> list[list[int]]:
    """For each upper piece the columns beside each other that it stands over the middle of."""

    @cache
    def best(upper: int, leaf: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if upper == len(uppers):
            return _LEFT_OUT * (len(leaves) - leaf), ()
        cost, rest = best(upper + 1, leaf)
        choices = [(cost + 4 * _LEFT_OUT, ((leaf, leaf), *rest))]
        if leaf < len(leaves):
            cost, rest = best(upper, leaf + 1)
            choices.append((cost + _LEFT_OUT, rest))
        for end in range(leaf + 1, len(leaves) + 1):
            if leaves[end - 1][0] - leaves[leaf][0] != end - 1 - leaf:
                break
            cost, rest = best(upper + 1, end)
            off = _off_centre(uppers[upper], [box for _, box in leaves[leaf:end]])
            choices.append((cost + off, ((leaf, end), *rest)))
        return min(choices, key=lambda choice: choice[0])

    return [[at for at, _ in leaves[a:b]] for a, b in best(0, 0)[1]]


def _off_centre(upper: _Piece, leaves: Sequence[Box]) -> float:
    """How far an upper piece is from the middle over leaves."""
    ends = (leaves[0].left + leaves[-1].right) / 2
    middles = sum((leaf.left + leaf.right) / 2 for leaf in leaves) / len(leaves)
    return min(abs(upper.middle - ends), abs(upper.middle - middles))
