"""What a cell of an indicator table says: a number with its bound, a growth, a rank, or words.

A number in brackets is the sum of several years (the note 〔〕内为五年累计数 of five-year plans).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from lianqun.model.quantity import Comparator, Direction, Quantity
from lianqun.text.numerals import is_overlong, parse_arabic, parse_han

_NUMBER = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_BOUND_OF = {
    **dict.fromkeys(
        ("≥", ">=", ">", "＞", "达到", "达", "超过", "超", "突破", "不低于", "不少于", "不小于"),
        Comparator.AT_LEAST,
    ),
    **dict.fromkeys(("大于", "高于", "多于", "以上"), Comparator.AT_LEAST),
    **dict.fromkeys(
        ("≤", "<=", "<", "＜", "不高于", "不超过", "不大于", "不突破", "小于", "低于", "少于"),
        Comparator.AT_MOST,
    ),
    **dict.fromkeys(("以内", "以下", "之内"), Comparator.AT_MOST),
    **dict.fromkeys(("约", "近", "左右", "上下"), Comparator.ABOUT),
}
_WORDS = "|".join(map(re.escape, sorted(_BOUND_OF, key=len, reverse=True)))
_BOUND = re.compile(_WORDS)
_LEAD = r"(?:力争|争取|控制|稳定|保持|维持|提高|提升|增加|增长|扩大|上升|下降|降低|减少|压缩|缩短|降|升|增)?(?:到|至|在|为)?"
_UNIT = r"[%‰]|/10万|[:：∶]1|[万亿]{0,2}[\u4e00-\u9fff]{0,5}?(?:/[\u4e00-\u9fff]{1,4})?"
_OPEN, _CLOSE = r"[\[［〔(（]", r"[\]］〕)）]"
_VALUE = re.compile(
    rf"^(?P<open>{_OPEN})?{_LEAD}(?P<before>(?:{_WORDS}|=|＝)*)"
    rf"(?P<minus>[-－−])?(?P<low>{_NUMBER})(?P<low_unit>%)?"
    rf"(?:(?:—{{1,2}}|[-–~～至])(?P<high>{_NUMBER}))?(?P<unit>{_UNIT})(?P<after>及?以上|左右|上下|及?以内|之内|及?以下)?"
    rf"{_CLOSE}?[①-⑳*]?$"
)
_GROWTH = re.compile(
    rf"^(?P<open>{_OPEN})?(?P<pace>年均|年平均|每年)?(?:增长|增速|递增|增)(?P<rest>.+)$|^(?P<mean>年均|年平均)(?P<mean_rest>.+)$"
)
_REMARK = re.compile(r"(?<=[^（(])[（(][^（()）\d]{1,14}[）)]$")
_RANK = re.compile(
    r"^(?P<among>[\u4e00-\u9fff]{0,10}?)(?P<kind>前|第)(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?:名|位|强)?(?:以内)?$"
)
_DOUBLING = re.compile(r"^(?:实现|力争)?(?P<words>翻(?P<times>[一两三])?番|倍增|翻倍)$")
_MOVE = re.compile(
    r"^(?:比|较)?(?:(?:19|20)\d\d年|上年|基期)?(?:累计|合计)?"
    r"(?:(?P<down>下降|降低|减少|削减|压减|缩短)|(?P<up>提高|提升|上升))(?P<rest>[^到至为在].*)$"
)
_RATES = ("%", "个百分点")
_SHORTEST_SURE_UNIT = 3


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell read: a quantity, and what kind of figure the cell itself says it is.

    `words` are the words of a cell that gives none or another than plain number (翻一番); `among` is
    whose ranking a rank is in; `is_summed` marks a number in brackets; `direction` is which way a change
    told in words goes.
    """

    quantity: Quantity
    words: str = ""
    is_growth: bool = False
    is_yearly: bool = False
    is_change: bool = False
    is_rank: bool = False
    among: str = ""
    is_summed: bool = False
    direction: Direction | None = None


def read_cell(text: str, unit: str, knows_unit: Callable[[str], bool]) -> CellValue | None:
    """A value cell in its row's `unit`; None where it holds digits that make no value."""
    text = re.sub(r"\s", "", text)
    text = _REMARK.sub("", text)
    special = (
        _read_doubling(text)
        or _read_rank(text)
        or _read_growth(text, knows_unit)
        or _read_move(text, unit, knows_unit)
    )
    if special:
        return special
    plain = _read_number(text, unit, knows_unit)
    if plain or re.search(r"\d", text):
        return plain
    return CellValue(Quantity(None, unit), words=text)


def has_own_unit(text: str, knows_unit: Callable[[str], bool]) -> bool:
    """Whether a cell is a number with a unit of its own: 1.0公里."""
    read = read_cell(text, "", knows_unit)
    return bool(read and read.quantity.value is not None and knows_unit(read.quantity.unit))


def _read_number(text: str, unit: str, knows_unit: Callable[[str], bool]) -> CellValue | None:
    found = _VALUE.match(text)
    if not found or is_overlong(found[0]):
        return None
    own_unit = found["unit"].replace("：", ":").replace("∶", ":") or found["low_unit"] or ""
    if len(own_unit) > _SHORTEST_SURE_UNIT and own_unit[0] not in "/:" and not knows_unit(own_unit):
        return None
    low = parse_arabic(found["low"])
    if found["minus"]:
        low = -low
    high = parse_arabic(found["high"]) if found["high"] else None
    if high is not None and high < low:
        return None
    bound = _bound(found["before"], found["after"] or "", has_high=high is not None)
    is_own = own_unit.startswith(":") or own_unit == "%"
    in_unit = own_unit if is_own else unit or own_unit
    return CellValue(Quantity(low, in_unit, bound, high), is_summed=bool(found["open"]))


def _bound(before: str, after: str, *, has_high: bool) -> Comparator:
    if has_high:
        return Comparator.RANGE
    said = [_BOUND_OF[word] for word in _BOUND.findall(before + after.removeprefix("及"))]
    return said[-1] if said else Comparator.EQUAL


def _read_doubling(text: str) -> CellValue | None:
    found = _DOUBLING.match(text)
    if not found:
        return None
    times = Decimal(2 ** int(parse_han(found["times"] or "一")))
    return CellValue(Quantity(times, "倍"), words=found["words"], is_change=True)


def _read_rank(text: str) -> CellValue | None:
    found = _RANK.match(text)
    if not found:
        return None
    place = found["place"]
    value = parse_arabic(place) if place.isdigit() else parse_han(place)
    bound = Comparator.AT_MOST if found["kind"] == "前" else Comparator.EQUAL
    return CellValue(Quantity(value, "排名", bound), is_rank=True, among=found["among"])


def _read_growth(text: str, knows_unit: Callable[[str], bool]) -> CellValue | None:
    """年均增长10% in a column of levels: a growth, whatever the row's unit."""
    found = _GROWTH.match(text)
    rest = (found["rest"] or found["mean_rest"]) if found else ""
    if not found or not rest or rest[0] in "到至":
        return None
    plain = _read_number(rest, "", knows_unit)
    if plain is None or plain.quantity.unit != "%":
        return None
    is_yearly = bool(found["pace"] or found["mean"])
    return CellValue(plain.quantity, is_growth=True, is_yearly=is_yearly)


def _read_move(text: str, unit: str, knows_unit: Callable[[str], bool]) -> CellValue | None:
    """下降15%, 提高2个百分点: how far something moves, in a unit of its own or, of a fall, in its row's."""
    found = _MOVE.match(text)
    plain = _read_number(found["rest"], "", knows_unit) if found else None
    if not found or plain is None:
        return None
    if found["up"]:
        is_sure = plain.quantity.unit in _RATES
        return replace(plain, is_change=True, direction=Direction.UP) if is_sure else None
    quantity = replace(plain.quantity, unit=plain.quantity.unit or unit)
    return CellValue(quantity, is_change=True, direction=Direction.DOWN) if quantity.unit else None
