"""When a figure is about, how that is known, and the earlier year it is compared with."""

import re
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.figure import Figure
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import Role
from lianqun.compiler.extract.statements.times import (
    TimeMention,
    first_plan_year,
    listed_period,
    scan_times,
)
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.fact import FactKind, PeriodBasis
from lianqun.model.period import Period, PeriodKind

_NEAR = 12
"""Characters between a year of comparison and the number that may be its own."""

_NOW = re.compile(r"[由从](?:目前|当前|现在|现有)的?$")
_FIGURE = re.compile(r"[\d番倍]")
_MULTIPLES = ("倍", "番")
_LONGEST_PLAN = 5
"""Years that a review looks back on at most."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The period of a figure, how it is known, and the earlier period it is compared with.

    `is_earlier` tells that the figure was so some time before the period, nothing says when.
    """

    period: Period | None
    basis: PeriodBasis
    base: Period | None = None
    is_earlier: bool = False


def read_dating(setting: Setting, figure: Figure, role: Role | None = None) -> Dating:
    """What the sentence says, else what was said before or in a heading; None where nothing is."""
    text = setting.document.text
    dating, is_own = _nearest(setting.document.text, figure)
    if figure.naming.rank:
        listed = listed_period(text, figure.times, figure.position, figure.naming.rank)
        dating = replace(dating, period=listed or dating.period)
    if not is_own and setting.readers.changes.starts(text, figure.window):
        dating = _before_change(setting, figure, dating, is_review=role is Role.REVIEW)
    return dating


def complete(
    dating: Dating, setting: Setting, kind: FactKind, *, position: int, sentence: str
) -> Dating:
    """Fill in the plan's own period where nothing was said: the year before it for an actual.

    What was so some time before the year told has none.
    """
    if dating.is_earlier:
        return replace(dating, period=None)
    if dating.period is not None:
        return dating
    first = first_plan_year(setting.document, position)
    period = setting.document.part_at(position).metadata.period
    if kind is FactKind.ACTUAL:
        recent = setting.readers.standing.is_recent(sentence)
        present = setting.base_year(position) or (first - 1 if first else None)
        period = Period.of_year(present) if present and not recent else None
    elif period is None and first:
        period = Period.of_year(first)
    return replace(dating, period=period, basis=PeriodBasis.PLAN_PERIOD)


def date_words(
    setting: Setting, section: int, *, start: int, position: int, end: int
) -> tuple[Dating, FactKind]:
    """Dating and kind of a figure that stands at `position` in the sentence [start, end)."""
    document, text = setting.document, setting.document.text
    times = [time for time in scan_times(document, text, start, position) if not time.is_origin]
    period = times[-1].period if times else setting.period(section, start)
    basis = PeriodBasis.STATED if times else PeriodBasis.INHERITED
    sentence = text[start:end]
    kind = setting.readers.standing.classify(
        document, sentence, period, start, role=setting.role(section, start)
    )
    return complete(Dating(period, basis), setting, kind, position=start, sentence=sentence), kind


def _nearest(text: str, figure: Figure) -> tuple[Dating, bool]:
    """The last time before the figure, and whether it is an earlier year that is yet its own."""
    period, base, basis, is_own = figure.carried, None, PeriodBasis.INHERITED, False
    for time in figure.times:
        if time.start >= figure.position:
            break
        if not time.holds_at(figure.position):
            continue
        is_own = time.is_origin and _dates(figure.window, time)
        if time.is_origin and not is_own:
            base = _base(text, figure, time, period)
        else:
            period, basis = time.period, PeriodBasis.STATED
    return Dating(period, basis, base), is_own


def _base(text: str, figure: Figure, time: TimeMention, period: Period | None) -> Period | None:
    """What a figure is compared with; a comparison told of an earlier figure of its own is not its."""
    window = figure.window
    if time.start < window.clause_start and not figure.naming.is_inherited:
        end = text.find("，", time.end, window.clause_start)
        if end >= 0 and _FIGURE.search(text, time.end, end):
            return None
    if not time.is_last_year:
        return time.period
    is_year = period is not None and period.kind is PeriodKind.YEAR
    return Period.of_year(period.year - 1) if period and is_year else None


def _dates(window: Window, time: TimeMention) -> bool:
    """由2015年的85亿元: the year of the comparison is this number's own; 比2015年翻一番: it is not."""
    gap = window.mention.start - time.end
    if gap > _NEAR or window.mention.unit in _MULTIPLES:
        return False
    return gap <= 0 or window.before[-gap:].endswith("的")


def _before_change(setting: Setting, figure: Figure, dating: Dating, *, is_review: bool) -> Dating:
    """When the state before a change was: before the span it took, and never in a year to come.

    The year that a review tells of is the end of a change; when it started nothing says.  A plan's review
    without a time looks back as many years as the plan looks ahead.
    """
    period = dating.period
    if period and period.kind is PeriodKind.SPAN:
        return replace(dating, period=Period.of_year(period.first_day.year - 1))
    first = first_plan_year(setting.document, figure.position)
    if first is None:
        return dating
    plan = setting.document.part_at(figure.position).metadata.period
    if period is None and is_review and plan and plan.kind is PeriodKind.SPAN:
        years = min(plan.last_day.year - plan.first_day.year + 1, _LONGEST_PLAN)
        return replace(dating, period=Period.of_year(first - 1 - years))
    if period is None or period.year >= first:
        return replace(dating, period=Period.of_year(first - 1))
    is_last = period.kind is PeriodKind.YEAR and period.year == first - 1
    if is_last and figure.carried and figure.carried.kind is PeriodKind.SPAN:
        return replace(dating, period=Period.of_year(figure.carried.first_day.year - 1))
    return replace(dating, is_earlier=is_last and not _NOW.search(figure.window.before))
