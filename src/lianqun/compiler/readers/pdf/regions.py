"""Where tables without uprights stand on a page: between level rules, or in aligned pieces."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.pdf.aligned import Opened, Region
from lianqun.compiler.readers.pdf.blocks import is_figure
from lianqun.compiler.readers.pdf.columns import Span, find_columns
from lianqun.compiler.readers.pdf.free_regions import find_free_regions
from lianqun.compiler.readers.pdf.lines import TextLine
from lianqun.compiler.readers.pdf.page import Rule
from lianqun.compiler.readers.pdf.region_lines import (
    FARTHEST,
    OUTSIDE,
    PageLines,
    around,
    fits,
    is_rest,
    is_within,
    may_fit,
    may_name_group,
)
from lianqun.compiler.readers.pdf.surroundings import (
    is_around,
    is_continued_title,
    is_sentence,
    is_total,
    is_unit,
    names_group,
)

_SAME_EXTENT: Final = 8.0
_LEAST_RULE: Final = 60.0
_MOST_HEADER_LINES: Final = 6
_DOUBLE_RULE: Final = 6.0
_LEAST_NAMES: Final = 3


def find_regions(
    page: PageLines, rules: Sequence[Rule], opened: Opened | None = None
) -> tuple[list[Region], list[TextLine]]:
    """The table regions among lines, from the top down, and the lines that are in none."""
    chains = _chains(page, rules)
    regions: list[Region] = []
    if opened is not None:
        regions += _continued(page, opened, rules, chains)
    for chain in chains:
        if region := _ruled_region(page, chain, rules, opened):
            regions.append(region)
    regions += find_free_regions(page)
    left = [line for at, line in enumerate(page.lines) if at not in page.taken]
    left += page.own(sorted(page.margins))
    return sorted(regions, key=lambda region: region.box.top), left


@dataclass(slots=True)
class _Chain:
    """Level rules of one reach, and between each two of them the numbers of the lines there."""

    rules: list[Rule]
    intervals: list[list[int]] = field(default_factory=list)


def _chains(page: PageLines, rules: Sequence[Rule]) -> list[_Chain]:
    """Rules of one reach that follow each other with rows of a table between, most rows first."""
    chains: list[_Chain] = []
    for group in _same_extent(rules):
        current = _Chain([group[0]])
        for at, rule in enumerate(group[1:], 1):
            inside = page.between(current.rules[-1].at, rule.at, rule)
            if not inside and rule.at - current.rules[-1].at < _DOUBLE_RULE:
                current.rules[-1] = rule
            elif any(map(page.is_multiple, inside)) or _is_name(
                page, inside, current, group[at + 1 :]
            ):
                current.intervals.append(inside)
                current.rules.append(rule)
            else:
                chains.append(current)
                current = _Chain([rule])
        chains.append(current)
    return sorted(chains, key=lambda chain: (-len(chain.intervals), chain.rules[0].at))


def _is_name(page: PageLines, inside: Sequence[int], chain: _Chain, below: Sequence[Rule]) -> bool:
    """Whether a lone line between two rules of a table names a group, with rows above and below."""
    if len(inside) != 1 or not chain.intervals or not below:
        return False
    line = page.lines[inside[0]]
    return not is_around(line) and not is_sentence(line)


def _same_extent(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if rule.high - rule.low < _LEAST_RULE:
            continue
        for group in groups:
            if (
                abs(group[0].low - rule.low) < _SAME_EXTENT
                and abs(group[0].high - rule.high) < _SAME_EXTENT
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _ruled_region(
    page: PageLines, chain: _Chain, rules: Sequence[Rule], opened: Opened | None
) -> Region | None:
    """The region of a chain; lines that go on below where a page broke it are added."""
    intervals = [[at for at in inside if at not in page.taken] for inside in chain.intervals]
    if not intervals or not intervals[0]:
        return None
    first, rest = intervals[0], [at for inside in intervals[1:] for at in inside]
    is_closed = bool(rest)
    has_names = len(first) <= _MOST_HEADER_LINES and not _has_figures(page, first)
    if not rest and has_names:
        rest = _following(page, chain.rules[-1], first)
        is_closed = not rest and not page.is_last(first[-1])
    if not _is_enough(page, first, rest, has_names=has_names):
        return None
    page.taken.update(first, rest)
    lines = page.own([*first, *rest])
    goes_on = opened is not None and first[0] == _first_row(page)
    if opened is not None and (opened.is_closed or has_names):
        goes_on = goes_on and opened.repeats(page.own(first))
    return Region(
        lines,
        len(first) if has_names and (rest or page.is_last(first[-1])) else None,
        _inner_rules(chain, rules),
        around(lines)._replace(left=chain.rules[0].low, right=chain.rules[0].high),
        opened if goes_on else None,
        is_closed,
    )


def _is_enough(
    page: PageLines, first: Sequence[int], rest: Sequence[int], *, has_names: bool
) -> bool:
    """Whether what stands between rules is a table: two rows, or names of columns where the page ends."""
    multiple = sum(page.is_multiple(at) for at in [*first, *rest])
    if multiple >= 2:
        return True
    names = max((len(page.lines[at].runs) for at in first), default=0)
    return has_names and names >= _LEAST_NAMES and page.is_last([*first, *rest][-1])


def _has_figures(page: PageLines, places: Sequence[int]) -> bool:
    return any(is_figure(run.text) for line in page.own(places) for run in line.runs)


def _first_row(page: PageLines) -> int:
    """The first line of a page that may be one of a table that goes on."""
    free = (at for at in range(len(page.lines)) if at not in page.margins)
    return next((at for at in free if not is_continued_title(page.lines[at])), -1)


def _inner_rules(chain: _Chain, rules: Sequence[Rule]) -> list[Rule]:
    """The rules between the first and last of a chain, those of its own reach and shorter ones."""
    top, bottom = chain.rules[0], chain.rules[-1]
    last = bottom.at - 1 if len(chain.rules) > 2 else bottom.at + 1
    return [
        rule
        for rule in rules
        if top.at + 1 < rule.at < last
        and rule.low >= top.low - OUTSIDE
        and rule.high <= top.high + OUTSIDE
    ]


def _following(page: PageLines, rule: Rule, header: Sequence[int]) -> list[int]:
    """Lines below a header's rule that stand in its columns, down to where the page ends."""
    return _consistent(
        page, page.between(rule.at, float("inf"), rule), page.own(header), page.lines[header[-1]]
    )


def _consistent(
    page: PageLines, places: Sequence[int], known: Sequence[TextLine], above: TextLine | None
) -> list[int]:
    """The first of these lines, as long as they stand in columns with those known."""
    kept: list[int] = []
    before = above
    for at in places:
        line = page.lines[at]
        above_lines = [*known, *page.own(kept)]
        columns = find_columns(above_lines)
        if kept and before is not None and line.box.top - before.box.bottom > FARTHEST * line.size:
            break
        if is_around(line) or len(columns) < 2:
            break
        is_wider = len(line.runs) > 1 and may_fit(line, above_lines, columns)
        if not (is_wider or _stands_in(line, columns)):
            break
        kept.append(at)
        before = line
    return _without_strays(page, kept, known)


def _stands_in(line: TextLine, columns: Sequence[Span]) -> bool:
    if len(line.runs) > 1:
        return fits(line, columns)
    return is_rest(line, columns) or may_name_group(line, columns)


def _without_strays(
    page: PageLines, kept: list[int], known: Sequence[TextLine], before: Sequence[Span] = ()
) -> list[int]:
    """The lines without those of one piece at the end that are the rest of no cell."""
    while kept and not page.is_multiple(kept[-1]):
        columns = find_columns([*known, *page.own(kept[:-1])], before)
        line = page.lines[kept[-1]]
        if (
            is_total(line)
            or page.is_last(kept[-1])
            or (len(columns) > 1 and is_rest(line, columns))
        ):
            break
        kept.pop()
    return kept


def _continued(
    page: PageLines, opened: Opened, rules: Sequence[Rule], chains: Sequence[_Chain]
) -> list[Region]:
    """The lines at the top of a page with which a table of the page before goes on."""
    places = [at for at in range(len(page.lines)) if at not in page.margins]
    is_named = False
    while places and (
        is_continued_title(page.lines[places[0]]) or (is_named and is_unit(page.lines[places[0]]))
    ):
        places.pop(0)
        is_named = True
    if opened.is_closed and not is_named:
        return []
    headed = min(
        (chain.rules[0].at for chain in chains if _is_new(page, chain, opened)),
        default=float("inf"),
    )
    kept: list[int] = []
    before: TextLine | None = None
    for at in places:
        line = page.lines[at]
        if line.box.bottom > headed or is_around(line):
            break
        if before is not None and (
            line.box.top - before.box.bottom > FARTHEST * line.size
            or _is_ended((before, line), rules, opened)
        ):
            break
        is_reached = len(line.runs) > 1 or is_within(line, [opened.reach])
        if not (is_reached and _stands_in(line, opened.columns)):
            break
        kept.append(at)
        before = line
    is_closed = bool(kept) and any(
        _is_of(rule, opened) for rule in _rules_below(page, kept[-1], rules)
    )
    if not is_closed:
        kept = _without_strays(page, kept, [], opened.columns)
    if not kept or not (is_closed or any(map(page.is_multiple, kept))):
        return []
    page.taken.update(kept)
    lines = page.own(kept)
    box = around(lines)._replace(left=opened.low, right=opened.high)
    inner = [rule for rule in rules if box.top < rule.at < box.bottom]
    return [Region(lines, None, inner, box, opened, is_closed)]


def _is_new(page: PageLines, chain: _Chain, opened: Opened) -> bool:
    """Whether a chain of rules begins with a header: another table's, or that of the one that goes on."""
    if not chain.intervals or not chain.intervals[0]:
        return False
    first = chain.intervals[0]
    if opened.repeats(page.own(first)):
        return True
    return len(chain.intervals) > 1 and not _has_figures(page, first)


def _is_ended(lines: tuple[TextLine, TextLine], rules: Sequence[Rule], opened: Opened) -> bool:
    """Whether a rule ends the table between two lines: the blank below it is wider than one between rows."""
    above, below = lines
    rule = next(
        (r for r in rules if above.middle < r.at < below.middle and _is_of(r, opened)), None
    )
    return rule is not None and len(below.runs) == 1 and not names_group(below.text)


def _rules_below(page: PageLines, at: int, rules: Sequence[Rule]) -> list[Rule]:
    """The level rules between a line and the next."""
    top = page.lines[at].middle
    bottom = page.lines[at + 1].middle if at + 1 < len(page.lines) else float("inf")
    return [rule for rule in rules if top < rule.at < bottom]


def _is_of(rule: Rule, opened: Opened) -> bool:
    """Whether a rule reaches as far as the table that goes on."""
    return abs(rule.low - opened.low) < _SAME_EXTENT and abs(rule.high - opened.high) < _SAME_EXTENT
