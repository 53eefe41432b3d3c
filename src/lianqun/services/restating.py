"""Which figures a document states more than once: in prose and in its table, in summary and in detail.

The one home of this question: the list of facts, its spreadsheet and the 任务分工表 all ask here.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, cast

from lianqun.model.document import Metadata
from lianqun.model.fact import Fact, Statement
from lianqun.model.ids import FactId
from lianqun.model.quantity import Comparator, Direction, Measure
from lianqun.vocab.indicator_names import normal_form

_BRACKETED: Final = re.compile(r"[（(〔\[][^（()）〔〕\[\]]*[)）〕\]]")
_BUILDING: Final = re.compile(
    r"^(?:[三五]年|累计|培育|引进|引育|打造|建设|建成|创建|实现|达到|每年)+(?=...)"
)
_DONE: Final = re.compile(r"完成|实现|达到|通过|获得")
_ADDED: Final = re.compile(r"新增|净增")
_GROWTH_TAIL: Final = re.compile(r"(?:年均|平均|同比)*(?:增长|增速|增幅)(?:速度|率)?$")
_OF_THE_INDUSTRY: Final = re.compile(
    r"^全?(?:产业|行业)(?=总?(?:规模|产值|营业收入|主营业务收入|增加值|利润|投资))"
)
_INDUSTRY_TAIL: Final = re.compile(r"(?<=..)产业$")
_OF_THE_PARK: Final = re.compile(r"^园区(?=..)")
_IS_PARK: Final = re.compile(r"(?:高新|经开|开发|园|示范|新)区$|产业园$")
_THOUSANDS: Final = re.compile(r"(\d)千(?=亿)")
_HANDED_DOWN: Final = re.compile(r"^(?:完成|达到|落实).*(?:任务|要求|目标|指标)")
_MEASURED_ALIKE: Final = {Measure.COUNT_TO_BUILD: Measure.LEVEL, Measure.CHANGE: Measure.LEVEL}
_FEWEST_LETTERS: Final = 4

Groups = Mapping[FactId, tuple[Fact, ...]]
"""For each figure stated several times all its statements, itself included, in reading order."""


def restated_in(metadata: Metadata, facts: Iterable[Fact]) -> Groups:
    """The statements of each figure that a document states several times."""
    groups = group_restated(facts, regions_of(metadata))
    return {fact.id: group for group in groups for fact in group}


def regions_of(metadata: Metadata) -> frozenset[str]:
    """The names of a document's own region."""
    names = (metadata.region, metadata.region_full, *metadata.regions)
    return frozenset(name for name in names if name)


def group_restated(facts: Iterable[Fact], regions: Iterable[str] = ()) -> list[tuple[Fact, ...]]:
    """The groups of two and more facts of one document that state the same figure, each in reading order.

    The same figure has the same family, value, unit and year, and an upper bound is never the same as a
    lower one.  Its indicator has the same name in any of its written forms; between prose and table the
    same code, or the same letters in another order, is enough (企业完成审核 and 审核企业数).  Its subject
    is the same, or one of both is the document's region (`regions` are its names).  Where no number is
    given (完成上级任务) the name, the year and the kind of demand decide.  Rows of one table are never
    the same figure.
    """
    own = set(regions)
    names = _Names(is_park=any(_IS_PARK.search(name) for name in own))
    groups = _Groups()
    alike: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.content, Statement):
            for key in _keys(fact.kind, fact.content, names):
                alike[key].append(fact)
    for members in alike.values():
        for pair in _pairs(members, own, names):
            groups.join(*pair)
    return groups.sorted()


def plain_subject(subject: str) -> str:
    """A subject without what one place says and another does not: 工程机械 and 工程机械产业."""
    return _INDUSTRY_TAIL.sub("", subject)


class _Names:
    """Names of indicators without what differs between the places that state them."""

    def __init__(self, *, is_park: bool) -> None:
        self._is_park = is_park
        self._known: dict[str, str] = {}

    def plain(self, indicator: str) -> str:
        """A name without counting words, brackets and whose it is where that goes without saying."""
        if indicator not in self._known:
            self._known[indicator] = self._plain(indicator)
        return self._known[indicator]

    def _plain(self, indicator: str) -> str:
        name = _BUILDING.sub("", _THOUSANDS.sub(r"\g<1>000", _BRACKETED.sub("", indicator)))
        name = _OF_THE_INDUSTRY.sub("", normal_form(name))
        if self._is_park:
            name = _OF_THE_PARK.sub("", name)
        return _GROWTH_TAIL.sub("", name)


def _keys(kind: str, content: Statement, names: _Names) -> Iterator[Hashable]:
    """What statements of one figure have in common: by the indicator's name, its letters, its code."""
    if content.quantity.value is None and not content.value_text:
        return
    figure = (kind, *_figure(content))
    measure = _measure(content)
    name = names.plain(content.indicator)
    yield (*figure, "name", measure, name)
    letters = "".join(sorted(_DONE.sub("", name)))
    if len(letters) >= _FEWEST_LETTERS:
        yield (*figure, "letters", measure, letters)
    if content.indicator_code:
        yield (*figure, "code", measure, content.indicator_code)


def _figure(content: Statement) -> tuple[Hashable, ...]:
    """Value, unit, year and side of a figure; for one without a number what is demanded."""
    quantity = content.quantity
    year = content.period.year if content.period else None
    if quantity.value is None:
        words = "".join(content.value_text.split())
        return year, "handed down" if _HANDED_DOWN.search(words) else words
    is_bound_above = quantity.comparator is Comparator.AT_MOST
    falls = content.direction is Direction.DOWN
    return year, quantity.value, quantity.high, quantity.unit, is_bound_above, falls


def _measure(content: Statement) -> Measure | None:
    """The kind of number, as its name says it where a place may have been read as another kind."""
    if content.quantity.value is None:
        return None
    if _ADDED.search(content.indicator):
        return Measure.INCREMENT
    if _GROWTH_TAIL.search(content.indicator):
        return Measure.ANNUAL_GROWTH
    return _MEASURED_ALIKE.get(content.measure, content.measure)


def _pairs(
    members: Sequence[Fact], regions: set[str], names: _Names
) -> Iterator[tuple[Fact, Fact]]:
    """Pairs that are the same figure among statements alike in all but place and subject."""
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in members:
        by_subject[plain_subject(_statement(fact).subject)].append(fact)
    for own in by_subject.values():
        yield from _chained(own, names)
    if len(by_subject) == 2 and regions & by_subject.keys():
        one, other = by_subject.values()
        if _are_in_tables(one) != _are_in_tables(other):  # one says it in prose, one in a table
            yield from _chained([one[0], other[0]], names)


def _chained(facts: Sequence[Fact], names: _Names) -> Iterator[tuple[Fact, Fact]]:
    """Each with the first, unless a table lists two of them: then they only look alike."""
    tables = [table for fact in facts if (table := _statement(fact).table)]
    if len(set(tables)) < len(tables):
        return
    by_name: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_name[names.plain(_statement(fact).indicator)].append(fact)
    codes = {_statement(fact).indicator_code for fact in facts} - {""}
    # names that differ under one code, all in prose: 省级平台 and 国家级平台 may both be counted as 平台
    if len(by_name) > 1 and (len(codes) > 1 or not _are_prose_and_table(list(by_name.values()))):
        return
    for fact in facts[1:]:
        yield facts[0], fact


def _are_prose_and_table(named: Sequence[Sequence[Fact]]) -> bool:
    """Whether there are two names, one of prose and one of a table."""
    return len(named) == 2 and _are_in_tables(named[0]) != _are_in_tables(named[1])


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
