"""Comparator, kind of measure and direction of a figure, from the words around it."""

import re

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.naming import Naming
from lianqun.compiler.extract.statements.phrases import Phrase
from lianqun.compiler.extract.statements.windows import TAILS, Window
from lianqun.model.quantity import Comparator, Direction, Measure

SHARE_UNITS = ("%", "‰")


def read_comparator(window: Window, phrase: Phrase) -> Comparator:
    """How the words bound the number (DESIGN §4): 达到 突破 以上 ≥; 以内 不超过 ≤; 左右 近 ~; bare =."""
    if window.mention.high is not None:
        return Comparator.RANGE
    return _bound_after(window) or _bound_before(phrase) or Comparator.EQUAL


def _bound_after(window: Window) -> Comparator | None:
    tail = window.tail or window.list_tail
    if tail in TAILS:
        return TAILS[tail]
    return Comparator.AT_LEAST if window.mention.is_more else None


def _bound_before(phrase: Phrase) -> Comparator | None:
    # 不超过 binds through any words; 达到 and 约 only from nearby (达到并稳定在5%)
    if any(link.bound is Comparator.AT_MOST for link in phrase.links):
        return Comparator.AT_MOST
    near = {link.bound for link in phrase.links[-2:]}
    if Comparator.ABOUT in near:
        return Comparator.ABOUT
    return Comparator.AT_LEAST if Comparator.AT_LEAST in near else None


def read_direction(phrase: Phrase, measure: Measure) -> Direction | None:
    """Up or down, for changes only."""
    if measure is not Measure.CHANGE:
        return None
    return Direction.DOWN if _falls(phrase) else Direction.UP


def _falls(phrase: Phrase) -> bool:
    return any(link.direction is Direction.DOWN for link in phrase.links)


class MeasureReader:
    """Tells what kind of number a figure is, by unit, name and the words of change."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._grows = re.compile(rf"{any_of('growth')}$")
        self._grows_in_row = re.compile(rf"增速|增长率|年均增长|{any_of('growth')}$")
        self._falls_in_row = re.compile(any_of("fall"))
        self._adds = re.compile(rf"{any_of('adds')}(?![到至])")
        self._adds_in_name = re.compile(rf"^(?:每年|累计)?{any_of('adds')}|新增|净增|新开工|新投产")
        self._adds_in_row = re.compile(r"^(?:累计)?新增|^净增")
        self._builds = re.compile(any_of("builds"))
        self._is_rate = re.compile(rf"{any_of('never_added')}$")
        self._builds_in_row = re.compile(rf"^(?:累计)?{any_of('builds_row')}")

    def read(
        self, window: Window, naming: Naming, name: str, *, is_cumulated: bool = False
    ) -> Measure:
        """The measure of a figure in running text; `is_cumulated` for a change over several years."""
        unit, phrase = window.mention.unit, naming.phrase
        if unit.endswith("百分点"):
            return _points_measure(phrase)
        if unit in ("番", "倍"):
            return Measure.CHANGE
        if unit in SHARE_UNITS or unit.endswith("成"):
            measure = self._rate_measure(phrase, name)
            is_change = is_cumulated and measure is Measure.ANNUAL_GROWTH
            return Measure.CHANGE if is_change else measure
        if unit == "":
            return Measure.SHARE
        if "/" in unit or unit.startswith(("/", ":")):
            return Measure.LEVEL
        return self._count_measure(window, naming, name)

    def read_row(self, name: str, unit: str) -> Measure:
        """The measure of an indicator table's row, by its name."""
        if self._grows_in_row.search(name):
            return Measure.ANNUAL_GROWTH
        if self._falls_in_row.search(name):
            return Measure.CHANGE
        if self._adds_in_row.search(name):
            return Measure.INCREMENT
        if unit in SHARE_UNITS:
            return Measure.SHARE
        return Measure.COUNT_TO_BUILD if self._builds_in_row.search(name) else Measure.LEVEL

    def read_row_direction(self, name: str) -> Direction | None:
        """Down for a row that promises a fall, else None."""
        return Direction.DOWN if self._falls_in_row.search(name) else None

    def _rate_measure(self, phrase: Phrase, name: str) -> Measure:
        if any(link.is_into for link in phrase.links):
            return Measure.SHARE
        if self._grows.search(name) or phrase.has("增长", "增", "年均"):
            return Measure.ANNUAL_GROWTH
        if _falls(phrase):
            return Measure.CHANGE
        if any(link.direction is Direction.UP for link in phrase.links):
            return Measure.ANNUAL_GROWTH
        return Measure.SHARE

    def _count_measure(self, window: Window, naming: Naming, name: str) -> Measure:
        phrase, verb = naming.phrase, naming.verb
        if self._is_rate.search(name):
            return Measure.LEVEL
        if self._adds_in_name.search(name) or self._adds.search(verb) or phrase.has("净增", "新增"):
            return Measure.INCREMENT
        if phrase.has("增加", "增长"):
            return Measure.INCREMENT
        is_money = window.mention.unit.endswith("元")
        if self._builds.search(verb) and not is_money and not (name and _reaches(phrase)):
            return Measure.COUNT_TO_BUILD
        return Measure.LEVEL


def _points_measure(phrase: Phrase) -> Measure:
    if phrase.has("高于", "低于", "超过", "超出", "快于"):
        return Measure.GAP
    return Measure.CHANGE


def _reaches(phrase: Phrase) -> bool:
    """Whether the figure is a state that is reached, whatever is done for it (培育企业达到50家)."""
    return phrase.has(
        "达到", "达", "突破", "超过", "超", "已达", "为", "有", "是", "增至", "稳定在", "保持在"
    )
