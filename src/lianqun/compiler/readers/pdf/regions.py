"""Where tables without uprights stand on a page: between level rules, or in aligned pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.pdf.aligned import Region
from lianqun.compiler.readers.pdf.columns import find_columns, place_of
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import TextLine
from lianqun.compiler.readers.pdf.page import Rule

_SAME_EXTENT: Final = 8.0
_OUTSIDE: Final = 6.0
_LEAST_RULE: Final = 60.0
_MOST_HEADER_LINES: Final = 5
_LEAST_LINES: Final = 3
_LEAST_TWO_COLUMN_LINES: Final = 4
_FARTHEST: Final = 2.6
_LONG_PIECE: Final = 15
_GROUP_SHARE: Final = 0.7
_FIGURE: Final = re.compile(r"[≥≤<>约＜＞±+\-]?\s?\d[\d,，.]*\s?(?:[%‰万亿倍]|[—\-~～至]\d[\d.,]*%?|以上|以下|左右|家|个|项)*$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_LEADER: Final = re.compile(r"(?:[.．·…]\s?){4,}")
_NOTE: Final = re.compile(r"\s*(?:注|备注|说明|资料来源|数据来源|\*|表\s?\d|附表|续表|图\s?\d|专栏)")
_GROUP_NAME: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|.*[（(]共?\s?\d+\s?[个项家][)）]$"
)
_STOP: Final = re.compile(r"[。；！？]\s*$")


def find_regions(
    lines: Sequence[TextLine], rules: Sequence[Rule]
) -> tuple[list[Region], list[TextLine]]:
    """The table regions among lines, from the top down, and the lines that are in none."""
    page = _Lines(list(lines))
    regions = [region for chain in _chains(page, rules) if (region := _ruled_region(page, chain, rules))]
    regions += _free_regions(page)
    left = [line for at, line in enumerate(page.lines) if at not in page.taken]
    return sorted(regions, key=lambda region: region.box.top), left


@dataclass(slots=True)
class _Lines:
    """The lines of a page and those already given to a table, by number."""

    lines: list[TextLine]
    taken: set[int] = field(default_factory=set)

    def between(self, top: float, bottom: float, rule: Rule) -> list[int]:
        """Free lines whose middle is between two heights and which stand within a rule's reach."""
        found: list[int] = []
        for at, line in enumerate(self.lines):
            middle = (line.box.top + line.box.bottom) / 2
            if at in self.taken or not top < middle < bottom:
                continue
            if line.box.left >= rule.low - _OUTSIDE and line.box.right <= rule.high + _OUTSIDE:
                found.append(at)
        return found

    def is_multiple(self, at: int) -> bool:
        """Whether a line has several pieces that no leader joins."""
        line = self.lines[at]
        return len(line.runs) > 1 and not _LEADER.search(line.text)


@dataclass(slots=True)
class _Chain:
    """Level rules of one reach, and between each two of them the numbers of the lines there."""

    rules: list[Rule]
    intervals: list[list[int]] = field(default_factory=list)


def _chains(page: _Lines, rules: Sequence[Rule]) -> list[_Chain]:
    chains: list[_Chain] = []
    for group in _same_extent(rules):
        current = _Chain([group[0]])
        for rule in group[1:]:
            inside = page.between(current.rules[-1].at, rule.at, rule)
            if any(page.is_multiple(at) for at in inside):
                current.intervals.append(inside)
                current.rules.append(rule)
            else:
                chains.append(current)
                current = _Chain([rule])
        chains.append(current)
    return sorted(chains, key=lambda chain: (-len(chain.intervals), chain.rules[0].at))


def _same_extent(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if rule.high - rule.low < _LEAST_RULE:
            continue
        for group in groups:
            if abs(group[0].low - rule.low) < _SAME_EXTENT and abs(group[0].high - rule.high) < _SAME_EXTENT:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _ruled_region(page: _Lines, chain: _Chain, rules: Sequence[Rule]) -> Region | None:
    """The region of a chain; lines that go on below or above where a page broke it are added."""
    intervals = [[at for at in inside if at not in page.taken] for inside in chain.intervals]
    if len(intervals) > 1:
        header, body = intervals[0], [at for inside in intervals[1:] for at in inside]
        if len(header) > _MOST_HEADER_LINES:
            header, body = [], header + body
    elif intervals:
        header, body = [], intervals[0]
        below = _following(page, chain.rules[-1].at, body, chain.rules[0])
        if len(body) <= _MOST_HEADER_LINES and len(below) > 1:
            header, body = body, below
        elif sum(page.is_multiple(at) for at in body) < 2:
            return None
    else:
        header, body = [], _leading(page, chain.rules[0])
    if len(body) < 2 and not (header and body):
        return None
    if sum(page.is_multiple(at) for at in [*header, *body]) < 2:
        return None
    page.taken.update(header, body)
    own = [page.lines[at] for at in [*header, *body]]
    box = _box(own)
    inside = [
        rule
        for rule in rules
        if chain.rules[0].at < rule.at < chain.rules[-1].at + 1
        and rule.low >= chain.rules[0].low - _OUTSIDE
        and rule.high <= chain.rules[0].high + _OUTSIDE
        and rule.high - rule.low < chain.rules[0].high - chain.rules[0].low - _SAME_EXTENT
    ]
    return Region([page.lines[at] for at in header], [page.lines[at] for at in body], inside, box)


def _box(lines: Sequence[TextLine]) -> Box:
    box = lines[0].box
    for line in lines[1:]:
        box = box.joined(line.box)
    return box


def _following(page: _Lines, bottom: float, header: Sequence[int], rule: Rule) -> list[int]:
    """Lines below a header's rule that stand in its columns, down to where the page ends."""
    below = [at for at in page.between(bottom, float("inf"), rule)]
    return _consistent(page, below, [page.lines[at] for at in header])


def _leading(page: _Lines, rule: Rule) -> list[int]:
    """Lines above a lone rule that end a table whose beginning is on the page before."""
    above = page.between(float("-inf"), rule.at, rule)
    if not above or above != list(range(above[0], above[-1] + 1)):
        return []
    taken: list[int] = []
    for at in reversed(above):
        if not page.is_multiple(at) and not (taken and at - 1 in above and page.is_multiple(at - 1)):
            break
        taken.insert(0, at)
    return taken if taken and taken[0] <= 2 and sum(map(page.is_multiple, taken)) >= 2 else []


def _consistent(page: _Lines, places: Sequence[int], header: Sequence[TextLine]) -> list[int]:
    kept: list[int] = []
    before = header[-1].box.bottom if header else None
    for at in places:
        line = page.lines[at]
        if before is not None and line.box.top - before > _FARTHEST * line.size:
            break
        if not page.is_multiple(at) and (_STOP.search(line.text) or _NOTE.match(line.text)):
            break
        kept.append(at)
        before = line.box.bottom
    while kept and not page.is_multiple(kept[-1]) and not _is_inside(page, kept):
        kept.pop()
    return kept


def _is_inside(page: _Lines, kept: Sequence[int]) -> bool:
    """Whether the last line stands within one column of the others."""
    columns = find_columns([page.lines[at] for at in kept[:-1]])
    first, last = place_of(page.lines[kept[-1]].runs[0], columns) if columns else (0, 1)
    return first == last and len(columns) > 1


def _free_regions(page: _Lines) -> list[Region]:
    """Tables without any rule: lines of several pieces that stand in columns."""
    regions: list[Region] = []
    at = 0
    while at < len(page.lines):
        if at in page.taken or not page.is_multiple(at):
            at += 1
            continue
        members = _grow(page, at)
        if _is_table(page, members):
            page.taken.update(members)
            own = [page.lines[m] for m in members]
            header, body = split_header(own)
            regions.append(Region(header, body, [], _box(own)))
        at = members[-1] + 1
    return regions


def _grow(page: _Lines, first: int) -> list[int]:
    members = [first]
    for at in range(first + 1, len(page.lines)):
        line = page.lines[at]
        if at in page.taken or line.box.top - page.lines[members[-1]].box.bottom > _FARTHEST * line.size:
            break
        if not page.is_multiple(at) and not _belongs(page, members, at):
            break
        members.append(at)
    while not page.is_multiple(members[-1]) and not _is_inside(page, members):
        members.pop()
    return members


def _belongs(page: _Lines, members: Sequence[int], at: int) -> bool:
    """Whether a line of one piece is the rest of a cell or names a group, in the midst of a table."""
    line = page.lines[at]
    if _NOTE.match(line.text) or _LEADER.search(line.text):
        return False
    columns = find_columns([page.lines[m] for m in members])
    if len(columns) > 1:
        first, last = place_of(line.runs[0], columns)
        if first == last and (first > 0 or not _STOP.search(line.text)):
            return True
    width = columns[-1].high - columns[0].low
    goes_on = at + 1 < len(page.lines) and page.is_multiple(at + 1)
    is_short = line.box.right - line.box.left < _GROUP_SHARE * width
    return goes_on and is_short and not _STOP.search(line.text)


def _is_table(page: _Lines, members: Sequence[int]) -> bool:
    lines = [page.lines[at] for at in members if page.is_multiple(at)]
    columns = find_columns(lines)
    if len(lines) < _LEAST_LINES or len(columns) < 2:
        columns = find_columns(lines[1:])
        if len(lines) < _LEAST_LINES or len(columns) < 2:
            return False
    if len(columns) > 2:
        return True
    pieces = [len(run.glyphs) for line in lines for run in line.runs]
    return len(lines) >= _LEAST_TWO_COLUMN_LINES and sum(pieces) < _LONG_PIECE * len(pieces)


def split_header(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """The lines that name the columns and those of the body: names hold no figures but years."""
    first_single = next((at for at, line in enumerate(lines) if at and len(line.runs) == 1), len(lines))
    for at, line in enumerate(lines):
        if any(_is_figure(run) for run in line.runs):
            if 0 < at <= min(_MOST_HEADER_LINES + 1, len(lines) // 2 + 1):
                at = _header_end(lines, at, first_single)
                return list(lines[:at]), list(lines[at:])
            return [], list(lines)
    return list(lines[:1]), list(lines[1:])


def _header_end(lines: Sequence[TextLine], figures: int, single: int) -> int:
    """Where a header ends: before a line that names a group, else before the first figures."""
    if single < figures and _GROUP_NAME.match(lines[single].text.strip()):
        return single
    return figures


def _is_figure(run: object) -> bool:
    text = "".join(glyph.char for glyph in run.glyphs)  # type: ignore[attr-defined]
    return bool(_FIGURE.match(text)) and not _YEAR.match(text)
