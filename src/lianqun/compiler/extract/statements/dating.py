"""When a figure is about, how that is known, and the earlier year it is compared with."""

import re
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.figure import Figure
from lianqun.compiler.extract.statements.times import TimeMention, first_plan_year
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.document import Document
from lianqun.model.fact import FactKind, PeriodBasis
from lianqun.model.period import Period, PeriodKind

_RECENTLY = re.compile(r"近年来|近些年|多年来|历年")


@dataclass(frozen=True, slots=True)
class Dating:
    """The period of a figure, how it is known, and the earlier period it is compared with."""

    period: Period | None
    basis: PeriodBasis
    base: Period | None


def read_dating(text: str, figure: Figure) -> Dating:
    """What the sentence says, else what was said before or in a heading; None where nothing is."""
    window = figure.window
    period, base, basis = figure.carried, None, PeriodBasis.INHERITED
    for time in figure.times:
        if time.start >= window.mention.start:
            break
        far = window.mention.start - time.end > _NEAR
        if time.is_origin and (far or not _belongs(window, time)):
            base = time.period
        else:
            period, basis = time.period, PeriodBasis.STATED
    changing = _starts_change(text, window, figure.sentence[1])
    if changing and period is not None and period.kind is PeriodKind.SPAN:
        period = Period.of_year(period.first_day.year - 1)
    return Dating(period, basis, base)


_NEAR = 12
"""Characters between a year of comparison and the number that may be its own."""


def complete(dating: Dating, document: Document, kind: FactKind, place: tuple[int, str]) -> Dating:
    """Fill in the plan's own period where nothing was said; `place` is (position, sentence)."""
    if dating.period is not None:
        return dating
    position, sentence = place
    period = _default_period(document, kind, position, sentence)
    return replace(dating, period=period, basis=PeriodBasis.PLAN_PERIOD)


_MOVES_TO = re.compile(
    r"[^，。；、]{0,8}?(?:增|提高|提升|上升|下降|降|扩大|增加|增长|跃升|发展|减少)(?:至|到|加到|长到)"
)


def _starts_change(text: str, window: Window, end: int) -> bool:
    """从689万户增至951万户: the first number is the state before the span."""
    if not re.search(r"[从由自][^，。；]{0,3}$", window.before):
        return False
    return bool(_MOVES_TO.match(text, window.mention.end, end))


def _default_period(
    document: Document, kind: FactKind, position: int, sentence: str
) -> Period | None:
    metadata = document.part_at(position).metadata
    first = first_plan_year(document, position)
    if kind is FactKind.ACTUAL:
        if _RECENTLY.search(sentence):
            return None
        return Period.of_year(first - 1) if first else None
    return metadata.period or (Period.of_year(first) if first else None)


def _belongs(window: Window, time: TimeMention) -> bool:
    """由2015年的85亿元: the year of the comparison is this number's own."""
    between = (
        window.before[-(window.mention.start - time.end) :]
        if window.mention.start > time.end
        else ""
    )
    return between in ("", "的", "底的", "末的", "的约", "的近") or between.endswith("的")
