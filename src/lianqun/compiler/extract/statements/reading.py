"""Comparator, kind of measure and direction of a figure, from the words around it."""

import re

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.phrases import Phrase
from lianqun.compiler.extract.statements.windows import TAILS, Window
from lianqun.model.quantity import Comparator, Direction, Measure

_BETTER_LOWER = re.compile(r"浓度|能耗|排放|失业率|死亡率|发病率|负债率")
_PER_TIME = ("/年", "/月", "/日", "/天")
_THINGS = tuple("家个项件名户座所条人种款处亩场台套辆株公平")
_MORE_THAN_BEFORE = ("多增", "少增")
_RAISED = ("提高", "提升", "上升")
SHARE_UNITS = ("%", "‰")


def read_comparator(window: Window, phrase: Phrase) -> Comparator:
    """How the words bound the number (DESIGN §4): 达到 突破 以上 ≥; 以内 不超过 ≤; 左右 近 ~; bare =."""
    if window.mention.high is not None:
        return Comparator.RANGE
    if phrase.has("优于"):  # a share is better high, a density or ratio low
        is_share = window.mention.unit in SHARE_UNITS
        return Comparator.AT_LEAST if is_share else Comparator.AT_MOST
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


def read_direction(phrase: Phrase, measure: Measure, name: str = "") -> Direction | None:
    """Up or down, for changes only; what is better lower falls when it gets better (浓度改善)."""
    if measure is not Measure.CHANGE:
        return None
    is_better_lower = phrase.has("改善") and bool(_BETTER_LOWER.search(name))
    return Direction.DOWN if _falls(phrase) or is_better_lower else Direction.UP


def _moves_by(phrase: Phrase, unit: str) -> bool:
    """Whether the number is how far something moves (寿命提高1岁, 成本下降2元), not where to."""
    moves = [link for link in phrase.links if link.direction]
    if not moves or any(link.is_into for link in phrase.links):
        return False
    is_thing = unit.lstrip("万亿").startswith(_THINGS)  # 改造提升5万亩: of things it is work
    if moves[-1].word in _MORE_THAN_BEFORE or moves[-1].direction is Direction.DOWN:
        return True
    return moves[-1].word in _RAISED and not is_thing


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
        if unit in SHARE_UNITS or unit.endswith("成"):
            measure = self._rate_measure(phrase, name)
            is_change = is_cumulated and measure is Measure.ANNUAL_GROWTH
            return Measure.CHANGE if is_change else measure
        return _measure_by_unit(window, phrase) or self._count_measure(window, naming, name)

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
        if self._grows.search(name):
            return Measure.ANNUAL_GROWTH
        if any(link.is_into for link in phrase.links):
            return Measure.SHARE
        if phrase.has("增长", "增", "年均", "递增", "年递增", "平均每年", "年平均", "上涨"):
            return Measure.ANNUAL_GROWTH
        if _falls(phrase) or phrase.has("改善"):
            return Measure.CHANGE
        rises = any(link.direction is Direction.UP for link in phrase.links)
        return Measure.ANNUAL_GROWTH if rises else Measure.SHARE

    def _count_measure(self, window: Window, naming: Naming, name: str) -> Measure:
        phrase, verb = naming.phrase, naming.verb
        if self._is_rate.search(name):
            return Measure.LEVEL
        if self._adds_in_name.search(name) or self._adds.search(verb) or phrase.has("净增", "新增"):
            return Measure.INCREMENT
        if phrase.has("增加", "增长", "增产"):
            return Measure.INCREMENT
        unit = window.mention.unit
        is_thing = not unit.endswith("元") and "/" not in unit
        if self._builds.search(verb) and is_thing and not (name and _reaches(phrase)):
            return Measure.COUNT_TO_BUILD
        return Measure.LEVEL


def _measure_by_unit(window: Window, phrase: Phrase) -> Measure | None:
    """What the unit alone tells, or with the words of change; None for what is counted or paid."""
    unit = window.mention.unit
    if unit.endswith("百分点"):
        return _points_measure(phrase)
    if unit in ("番", "倍") or (unit and _moves_by(phrase, unit)):
        return Measure.CHANGE
    if unit == "" and window.mention.value <= 1:
        return Measure.SHARE
    is_ratio = "/" in unit and not unit.endswith(_PER_TIME)
    return Measure.LEVEL if unit == "" or unit.startswith(":") or is_ratio else None


def _points_measure(phrase: Phrase) -> Measure:
    if phrase.has("高于", "低于", "超过", "超出", "快于"):
        return Measure.GAP
    return Measure.CHANGE


def _reaches(phrase: Phrase) -> bool:
    """Whether the figure is a state that is reached, whatever is done for it (培育企业达到50家)."""
    return phrase.has(
        "达到", "达", "突破", "超过", "超", "已达", "为", "有", "是", "增至", "稳定在", "保持在"
    )
