"""Which figures a document states more than once: in prose and in its table, in summary and in detail."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, cast

from lianqun.model.fact import Fact, PeriodBasis, Statement
from lianqun.model.ids import FactId
from lianqun.model.quantity import Comparator, Direction, Measure
from lianqun.vocab.indicator_names import normal_form

_BRACKETED: Final = re.compile(r"[（(〔\[][^（()）〔〕\[\]]*[)）〕\]]")
_BUILDING: Final = re.compile(
    r"^(?:[三五]年|累计|培育|引进|引育|打造|建设|建成|创建|实现|达到|每年)+(?=...)"
)
_ADDED: Final = re.compile(r"新增|净增")
_GROWTH_TAIL: Final = re.compile(r"(?:年均|平均|同比)*(?:增长|增速|增幅)(?:速度|率)?$")
_THOUSANDS: Final = re.compile(r"(\d)千(?=亿)")
_MEASURED_ALIKE: Final = {Measure.COUNT_TO_BUILD: Measure.LEVEL, Measure.CHANGE: Measure.LEVEL}


def group_restated(facts: Iterable[Fact], regions: Sequence[str] = ()) -> list[tuple[Fact, ...]]:
    """The groups of two and more facts of one document that state the same figure, each in reading order.

    The same figure has the same family, value, unit and year, and an upper bound is never the same as a
    lower one; its indicator has the same name in any of its written forms, or in prose and table the same
    code.  Its subject is the same, or one of both is the document's region (`regions` are its names).
    Rows of one table are never the same figure.
    """
    groups = _Groups()
    alike: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.content, Statement):
            for key in _keys(fact.kind, fact.content):
                alike[key].append(fact)
    for members in alike.values():
        for pair in _pairs(members, set(regions)):
            groups.join(*pair)
    return groups.sorted()


def same_as(groups: Iterable[Sequence[Fact]]) -> Mapping[FactId, tuple[FactId, ...]]:
    """For each fact of a group the ids of the others."""
    return {
        fact.id: tuple(other.id for other in group if other.id != fact.id)
        for group in groups
        for fact in group
    }


def fullest(facts: Sequence[Fact]) -> Fact:
    """The one of several statements of a figure that says most: base value, attribute, bound, year."""
    return max(facts, key=_fullness)  # of equals the first


def _fullness(fact: Fact) -> int:
    content = fact.content
    if not isinstance(content, Statement):
        return 0
    says = (
        content.base_value is not None,
        content.target_kind is not None,
        content.quantity.comparator is not Comparator.EQUAL,
        content.period_basis is not PeriodBasis.PLAN_PERIOD,
    )
    return sum(says)


def _keys(kind: str, content: Statement) -> Iterator[Hashable]:
    """What statements of one figure have in common, once by the indicator's name and once by its code."""
    quantity = content.quantity
    if quantity.value is None and not content.value_text:
        return
    year = content.period.year if content.period else None
    is_bound_above = quantity.comparator is Comparator.AT_MOST
    falls = content.direction is Direction.DOWN
    size = (quantity.value, quantity.high, quantity.unit)
    words = content.value_text if quantity.value is None else ""
    figure = (kind, size, words, year, is_bound_above, falls)
    measure = _MEASURED_ALIKE.get(content.measure, content.measure)
    name = _plain_name(content.indicator)
    if _ADDED.search(name):  # said in the name, read as a measure in one place only
        measure = Measure.INCREMENT
    yield (*figure, "name", measure, name)
    if content.indicator_code:
        yield (*figure, "code", measure, content.indicator_code)


def _plain_name(indicator: str) -> str:
    """An indicator's name without what differs between prose and table (总数, 年均增长, brackets)."""
    name = _BUILDING.sub("", _THOUSANDS.sub(r"\g<1>000", _BRACKETED.sub("", indicator)))
    return _GROWTH_TAIL.sub("", normal_form(name))


def _pairs(members: Sequence[Fact], regions: set[str]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs that are the same figure among statements alike in all but place and subject."""
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in members:
        by_subject[_statement(fact).subject].append(fact)
    for own in by_subject.values():
        yield from _chained(own)
    if len(by_subject) == 2 and regions & by_subject.keys():
        one, other = by_subject.values()
        if _are_in_tables(one) != _are_in_tables(other):  # one says it in prose, one in a table
            yield from _chained([one[0], other[0]])


def _chained(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Each with the first, unless a table lists two of them: then they only look alike."""
    tables = [table for fact in facts if (table := _statement(fact).table)]
    if len(set(tables)) < len(tables):
        return
    codes = {_statement(fact).indicator_code for fact in facts}
    names = {_plain_name(_statement(fact).indicator) for fact in facts}
    # names that differ under one code, all in prose: 省级平台 and 国家级平台 may both be counted as 平台
    if len(names) > 1 and (len(codes) > 1 or len(facts) != 2 or len(tables) != 1):
        return
    for fact in facts[1:]:
        yield facts[0], fact


def _are_in_tables(facts: Sequence[Fact]) -> bool:
    return any(_statement(fact).table for fact in facts)


def _statement(fact: Fact) -> Statement:
    return cast("Statement", fact.content)  # only statements are grouped


class _Groups:
    """Facts joined pair by pair."""

    def __init__(self) -> None:
        self._group: dict[FactId, list[Fact]] = {}

    def join(self, one: Fact, other: Fact) -> None:
        """Put two facts, with all that are joined to them, into one group."""
        first = self._group.get(one.id, [one])
        second = self._group.get(other.id, [other])
        if first is second:
            return
        larger, smaller = (first, second) if len(first) >= len(second) else (second, first)
        larger.extend(smaller)
        for fact in larger if larger[0].id not in self._group else smaller:
            self._group[fact.id] = larger

    def sorted(self) -> list[tuple[Fact, ...]]:
        """Every group, its facts in reading order."""
        distinct = {id(group): group for group in self._group.values()}.values()
        return [tuple(sorted(group, key=lambda fact: fact.evidence.start)) for group in distinct]
