"""A figure's words to a statement: owner, indicator, quantity, measure, period, standing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.naming import Naming, second_to
from lianqun.compiler.extract.statements.reading import read_comparator, read_direction
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import Role
from lianqun.compiler.extract.statements.subjects import is_group
from lianqun.compiler.extract.statements.times import (
    TimeMention,
    first_plan_year,
    listed_period,
)
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.fact import FactKind, Statement
from lianqun.model.period import Period, PeriodKind
from lianqun.model.quantity import Comparator, Direction, Measure, Quantity

_ORDINAL_NAME = re.compile(r"第[\d一二三四五六七八九十]{1,3}(?:个|家|条|座|次|届)")
_EXACT_UNITS = frozenset("家个项件名户座所条人种处只批台辆")
_NAMED_UNITS = frozenset("家个项件名户座所条人种款")
_DROPPED = re.compile(r"^(?:实现|完成|拥有|共有|达到|保持)(?!率|额)")
_JOINTS = "、和及，与 "
_MULTIPLES = ("倍", "番")
_WHOLE = re.compile(r"占(?:全国|全省|全市|全球|世界)$")
_LONGEST_DATING = 12
_TOPIC_REACH = 160
_SHORTEST_EVIDENCE = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that is known of its surroundings.

    `previous` is the window before it in the sentence, `carried` the period from earlier sentences,
    `group` the group of firms that the clause before spoke of, `sentence` the sentence's span,
    `paragraph` where its paragraph starts.
    """

    window: Window
    naming: Naming
    previous: Window | None
    times: Sequence[TimeMention]
    carried: Period | None
    group: str
    sentence: tuple[int, int]
    paragraph: int

    @property
    def position(self) -> int:
        """Where the number stands."""
        return self.window.mention.start


def build_draft(setting: Setting, section: int, figure: Figure) -> tuple[Draft | None, str]:
    """The draft of a figure, None when it is no promise or report; and the group it speaks of."""
    figure = replace(figure, naming=_name_in_full(setting, figure))
    if not _is_statement(setting, section, figure):
        return None, figure.group
    content, kind = _read_content(setting, section, figure)
    draft = Draft(
        kind=kind,
        content=content,
        span=_evidence_span(figure.window, figure.naming),
        value_span=(figure.position, figure.window.mention.end),
        section=section,
        origin="statements.sentence",
    )
    return draft, content.subject if is_group(content.subject) else ""


def _is_statement(setting: Setting, section: int, figure: Figure) -> bool:
    window, name = figure.window, figure.naming.name
    if len(name) < 2 or _ORDINAL_NAME.search(name):
        return False
    # what a review tells of money given is a result, elsewhere it is a rule
    return setting.role(section) is Role.REVIEW or not setting.readers.screen.is_parameter(
        setting.document.text, window.mention, window.clause_start, window.clause_end
    )


def _read_content(setting: Setting, section: int, figure: Figure) -> tuple[Statement, FactKind]:
    window, naming, readers = figure.window, figure.naming, setting.readers
    sentence = setting.document.text[slice(*figure.sentence)]
    period, base_period = _read_period(setting, figure)
    kind = readers.standing.classify(
        setting.document, sentence, period, figure.position, role=setting.role(section)
    )
    subject, name = _subject_and_name(setting, figure, section)
    measure = readers.measures.read(window, naming.phrase, name)
    indicator = _indicator_name(setting, figure, name, measure)
    content = Statement(
        subject=subject,
        indicator=indicator,
        indicator_code=setting.code(indicator, window.mention.unit, measure),
        quantity=_quantity(window, naming, kind),
        measure=measure,
        period=period or _default_period(setting, kind, figure.position, sentence),
        direction=read_direction(naming.phrase, measure),
        base_period=base_period,
        base_value=_base_value(setting, figure),
        threshold=readers.screen.read_threshold(naming.name, window.mention),
    )
    return content, kind


def _name_in_full(setting: Setting, figure: Figure) -> Naming:
    """Name a rate that is only pointed at (回落了3个百分点, 工业占比) by the full name said before."""
    naming, text, topics = figure.naming, setting.document.text, setting.readers.topics
    clause = figure.window.clause_start
    if not naming.topic and setting.readers.namer.is_bare_measure(naming.name):
        owner = topics.owner(text[figure.sentence[0] : clause])
        return replace(naming, name=owner + naming.name)
    if figure.window.mention.unit not in ("%", "个百分点", "百分点"):
        return naming
    place = second_to(naming.name)
    if naming.name and not place and not naming.name.endswith("占比"):
        return naming
    before = text[max(figure.paragraph, clause - _TOPIC_REACH) : clause]
    if naming.name and not place:
        return replace(naming, name=topics.full_share(naming.name, before) or naming.name)
    rate = topics.last_rate(before)
    return replace(naming, name=rate, subject_hint=place) if rate else naming


def _quantity(window: Window, naming: Naming, kind: FactKind) -> Quantity:
    mention = window.mention
    comparator = read_comparator(window, naming.phrase)
    if kind is FactKind.ACTUAL and comparator is Comparator.AT_LEAST and _merely_reached(window):
        # a past count that 达N stands at N; a goal that 达N is at least N
        comparator = Comparator.EQUAL
    return Quantity(mention.value, mention.unit, comparator, mention.high)


def _merely_reached(window: Window) -> bool:
    """企业达1041家: counted out to the unit; 达7.6万家 is rounded and stays a bound."""
    mention = window.mention
    counted = mention.unit in _EXACT_UNITS and mention.value == mention.value.to_integral_value()
    return counted and window.before.endswith("达") and not (window.tail or mention.is_more)


def _subject_and_name(setting: Setting, figure: Figure, section: int) -> tuple[str, str]:
    naming, readers = figure.naming, setting.readers
    if naming.subject_hint:
        return naming.subject_hint, naming.name
    of_industry = readers.subjects.is_of_industry(naming.name)
    default = figure.group or (setting.industry(section) if of_industry else "")
    subject, name = setting.split_subject(naming.name, figure.position, default)
    if naming.topic and readers.namer.is_bare_measure(name):
        name = setting.split_subject(naming.topic, figure.position)[1]
    bare = _DROPPED.sub("", name)
    return subject, bare if len(bare) > 3 else name


def _read_period(setting: Setting, figure: Figure) -> tuple[Period | None, Period | None]:
    """Period of a figure and, where it is compared with an earlier year, that year."""
    period, base, is_dated = figure.carried, None, False
    for time in figure.times:
        if time.start >= figure.position:
            break
        is_dated = time.is_origin and _dates(figure.window, time)
        if time.is_origin and not is_dated:
            base = time.period
        else:
            period = time.period
    text = setting.document.text
    if figure.naming.rank:
        listed = listed_period(text, figure.times, figure.position, figure.naming.rank)
        period = listed or period
    if not is_dated and setting.readers.changes.starts(text, figure.window):
        period = _year_before(setting, figure.position, period)
    return period, base


def _year_before(setting: Setting, position: int, period: Period | None) -> Period | None:
    """When the state before a change was: before the span it took, and never in a year to come."""
    if period and period.kind is PeriodKind.SPAN:
        return Period.of_year(period.first_day.year - 1)
    first = first_plan_year(setting.document, position)
    is_to_come = first is not None and (period is None or period.year >= first)
    return Period.of_year(first - 1) if first and is_to_come else period


def _dates(window: Window, time: TimeMention) -> bool:
    """由2015年的85亿元: the year of the comparison is this number's own; 比2015年翻一番: it is not."""
    gap = window.mention.start - time.end
    if gap > _LONGEST_DATING or window.mention.unit in _MULTIPLES:
        return False
    return gap <= 0 or window.before[-gap:].endswith("的")


def _base_value(setting: Setting, figure: Figure) -> Decimal | None:
    """The value a change starts from: 由85亿元增加到231.7亿元."""
    window, naming, previous = figure.window, figure.naming, figure.previous
    if previous is None or not naming.is_inherited:
        return None
    moved = any(link.is_into for link in naming.phrase.links)
    ends = moved and setting.readers.changes.ends(setting.document.text, window, previous)
    return previous.mention.value if ends else None


def _default_period(
    setting: Setting, kind: FactKind, position: int, sentence: str
) -> Period | None:
    """The plan's period for a target, the year before it for an actual, None for 近年来."""
    first = first_plan_year(setting.document, position)
    if kind is FactKind.ACTUAL:
        recent = setting.readers.standing.is_recent(sentence)
        return Period.of_year(first - 1) if first and not recent else None
    period = setting.document.part_at(position).metadata.period
    return period or (Period.of_year(first) if first else None)


def _indicator_name(setting: Setting, figure: Figure, name: str, measure: Measure) -> str:
    """The name a statistician would give: counts end in 数, growth in 增速."""
    mention, phrase = figure.window.mention, figure.naming.phrase
    if measure is Measure.ANNUAL_GROWTH and not name.endswith(("增速", "增长率", "增幅", "增长")):
        return name + ("年均增速" if phrase.has("年均", "年均分别", "每年") else "增速")
    if measure is Measure.CHANGE and mention.unit.endswith("百分点"):
        falls = read_direction(phrase, measure) is Direction.DOWN
        return name + ("降幅" if falls else "提高幅度")
    if measure is Measure.SHARE and _WHOLE.search(name):
        return name + "比重"
    return setting.readers.namer.count_name(name) if mention.counted in _NAMED_UNITS else name


def _evidence_span(window: Window, naming: Naming) -> tuple[int, int]:
    """From the name, or the clause's start where the name stands further back, to the bound."""
    end = window.mention.end + len(window.tail)
    if naming.uses_after:
        end = max(end, window.after_end)
    start = window.before_start + len(window.before) - len(window.before.lstrip(_JOINTS))
    if naming.is_inherited or end - start < _SHORTEST_EVIDENCE:
        start = window.clause_start
    return start, end
