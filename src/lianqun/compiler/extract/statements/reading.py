"""Comparator, kind of measure and direction of a figure, from the words around it."""

import re

from lianqun.compiler.extract.statements.phrases import Phrase
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.quantity import Comparator, Direction, Measure

_AT_LEAST = {"达到", "达成", "高达", "多达", "已达", "可达", "达", "突破", "超过", "超出", "超", "不低于", "不少于", "不小于", "高于", "大于", "至少", "过", "达至", "迈上", "站上", "超额"}  # fmt: skip
_AT_MOST = {"不超过", "不高于", "不大于", "低于", "小于", "压降至"}
_ABOUT = {"接近", "近", "约", "约为"}
_FALL = {"下降", "降低", "减少", "回落", "缩短", "压缩", "压减", "降", "收窄", "下浮", "降至", "降到", "减至", "下降到", "下降至", "降低到", "降低至", "回落到", "回落至", "减少到", "减少至", "缩短至", "缩短到", "压缩至", "压缩到"}  # fmt: skip
_RISE = {"增长", "增加", "提高", "提升", "上升", "增", "升", "扩大", "上浮", "跃升", "净增", "翻"}
_FALL_INTO = {word for word in _FALL if word[-1] in "至到"}
_ADDED = re.compile(
    r"^(?:累计)?(?:新增|净增|新增加|增加|新引进|新引育|新培育|新认定|新建|新开|新入选|新获批|新登记|新设|新改建|新改扩建|新投产|新签约|新发展)|新增$|净增$|新开工|新投产"
)
_BUILT = re.compile(
    r"^(?:累计|再|力争|推动|支持|组织|加快|重点|计划|规划|全面)*(?:打造|建设|建成|培育|培养|引进|引育|引入|形成|完成|创建|布局|实施|推进|组建|设立|发展|开展|举办|签约|落地|转化|孵化|突破|解决|改造|推广|争创|扶持|吸引|成功|获批|创成|设置|开发|研制|制定|制修订|遴选|认定|新建)"
)
_SHARE_NAME = re.compile(r"(?:比重|占比|比例|率|比|份额|覆盖面|贡献度|度)$")
_GROWTH_NAME = re.compile(r"(?:增速|增长率|增幅|增长|年均增速)$")
_RATE_UNIT = ("%", "‰")


def read_comparator(window: Window, phrase: Phrase) -> Comparator:
    """How the words bound the number (DESIGN §4): 达到 突破 以上 ≥; 以内 不超过 ≤; 左右 近 ~; bare =."""
    if window.mention.high is not None:
        return Comparator.RANGE
    return _bound_after(window) or _bound_before(phrase) or Comparator.EQUAL


_TAILS = {
    **dict.fromkeys(("左右", "上下"), Comparator.ABOUT),
    **dict.fromkeys(("以内", "及以内", "以下", "之内"), Comparator.AT_MOST),
    **dict.fromkeys(("以上", "及以上", "余", "多"), Comparator.AT_LEAST),
}


def _bound_after(window: Window) -> Comparator | None:
    if window.tail in _TAILS:
        return _TAILS[window.tail]
    return Comparator.AT_LEAST if window.mention.is_more else None


def _bound_before(phrase: Phrase) -> Comparator | None:
    near = phrase.words[-2:]
    if phrase.has(*_AT_MOST):
        return Comparator.AT_MOST
    if any(word in _ABOUT for word in near):
        return Comparator.ABOUT
    return Comparator.AT_LEAST if any(word in _AT_LEAST for word in near) else None


def read_measure(window: Window, phrase: Phrase, name: str) -> Measure:
    """What kind of number it is, by unit, name and the words of change."""
    unit = window.mention.unit
    if unit.endswith("百分点"):
        return _points_measure(phrase)
    if unit in ("番", "倍"):
        return Measure.CHANGE
    if unit in _RATE_UNIT or unit.endswith("成"):
        return _rate_measure(phrase, name)
    if unit == "":
        return Measure.SHARE
    return _count_measure(window, phrase, name)


def _points_measure(phrase: Phrase) -> Measure:
    if phrase.has("高于", "低于", "超过", "超出", "快于"):
        return Measure.GAP
    return Measure.CHANGE


def _rate_measure(phrase: Phrase, name: str) -> Measure:
    if phrase.has("到", "至") or any(word.endswith(("到", "至")) for word in phrase.words):
        return Measure.SHARE
    if _GROWTH_NAME.search(name) or phrase.has("增长", "增", "年均"):
        return Measure.ANNUAL_GROWTH
    if any(word in _FALL for word in phrase.words):
        return Measure.CHANGE
    if any(word in _RISE for word in phrase.words):
        return (
            Measure.SHARE
            if _SHARE_NAME.search(name) and not phrase.words
            else Measure.ANNUAL_GROWTH
        )
    return Measure.SHARE


def _count_measure(window: Window, phrase: Phrase, name: str) -> Measure:
    before = window.before.lstrip("、和及，")
    if _ADDED.search(name) or _ADDED.search(before) or phrase.has("净增", "新增"):
        return Measure.INCREMENT
    if phrase.has("增加", "增长") and not phrase.has("到", "至"):
        return Measure.INCREMENT
    reached = phrase.has(
        "达到", "达", "突破", "超过", "超", "已达", "为", "有", "是", "增至", "稳定在", "保持在"
    )
    if _BUILT.search(before) and not (reached and name):
        return Measure.COUNT_TO_BUILD
    return Measure.LEVEL


def read_direction(phrase: Phrase, measure: Measure) -> Direction | None:
    """Up or down, for changes only."""
    if measure is not Measure.CHANGE:
        return None
    return Direction.DOWN if any(word in _FALL for word in phrase.words) else Direction.UP


def falls(phrase: Phrase) -> bool:
    """Whether the words say that the figure goes down to the number."""
    return any(word in _FALL_INTO for word in phrase.words)
