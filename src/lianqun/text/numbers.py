"""Numbers with their unit words in running text: one linear scan, no meaning attached.

`NumberScanner` finds 5000亿元, 1 200家, 1.25万家, 60余万人, 3～5家, 三到五家, 20万元/人, 12/10万, 1/4,
百分之六, 两个百分点, 千亿元 and tells for each what stands directly before and after.  What a number
means is decided by the extractors.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lianqun.text.numerals import HAN_NUMERALS, is_overlong, parse_arabic, parse_han

_ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
# 1 200家: only what a unit or a range follows is one number, for blanks also part numbers
_SPACED = r"\d{1,3}(?: \d{3})+(?![\d ])(?:\.\d+)?"
_SCALE = r"万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?!米|瓦|克|伏)|百(?!分|姓)"
_SCALES = {
    "": 1, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_DASH = r"—{1,2}|[-–~～－]|至|到"
_TO = ("至", "到")
_MORE = "余|多(?!年|个月|元化|式)|来"
# only behind words that a negative figure can follow: elsewhere a hyphen joins
_MINUS = r"(?:(?<=[长为率幅至到达、和及])[-－−])?"
_MEASURE = (
    "列段类种款节次个户人次件套台辆座处所家项组间栋幢口头只羽条艘架份门部亩册尾株根盏场批组箱吨"
)
_ALTERNATIVE = rf"(?:（[{_MEASURE}](?:、?[{_MEASURE}]){{0,3}}）次?)?"
_TO_ONE = r"[:：∶]1(?![\d.:：∶])"
_TIMES = "(?:平方米·)?(?:年|月|日|天)"
_IN_MANY = r"/(?:10|十|百)?万(?![\d元])"
_COMPOUND = (
    f"(?:[{HAN_NUMERALS}]{{1,7}}[万亿]){{1,2}}[{HAN_NUMERALS}]{{1,7}}"
    f"|[{HAN_NUMERALS}]{{6,8}}|[{HAN_NUMERALS}]{{1,4}}点[零〇一二三四五六七八九]{{1,3}}"
)
"""四亿六千五百万吨, 二千二百五十万吨, 四点六公斤."""
_SMALL_HAN = "[一二两三四五六七八九十]{1,3}"
_OTHER_WORDS = {
    "台": "(?!阶)",
    "门": "(?!槛|类|户|店)",
    "P": "(?![A-Za-z])",
    "人": "(?!间)",
    "组": "(?![团织合建成装件])",
    "片": "(?![区面剂段])",
    "根": "(?![本据基治植])",
}
"""What a unit is only the first character of: 千亿台阶, 百亿门槛."""

# 5.2¹%: the mark of a note stands before the unit; 10⁴ is a power
_MARK = r"(?:(?<![^\d.]10)[⁰¹²³⁴-⁹]{1,2}(?=[%％‰\u4e00-\u9fff]))?"
_PLACES = 4
_HALF = Decimal("0.5")
_TENTHS = "一二三四五六七八九"
_SMALL_DIGITS = "一二三四五六七八九十"
_REACHED = "(?<=[超破达到逾过近上入])"
_ORIGIN = re.compile(r"[从由自](?:(?:19|20)\d{2}年(?:年?底|末)?的?)?(?:约|近)?$")
_LONGEST_ORIGIN = 12
# 2021—200万人 is a misprint, 5000—1万 a range
_WIDEST_RANGE = 100
_PROGRAMME = "(?:政策|扶持|措施|计划|行动|工程|方案|战略|领导|专班|目标)"
"""What 倍增 is only the name of."""

_WIDE_SLASH = "／"
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d{2}")
# 三五百 is three to five hundred, no number
_VAGUE_HAN = re.compile(r"[一二两三四五六七八九]{2}[十百千]")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written: [start, end) covers sign, number, scale and unit, not bounds.

    `value` and `high` are in the written unit, scale included in `unit` (1.25万家: 1.25, 万家;
    5000万—1亿元: 0.5 to 1, 亿元).  翻一番 and 倍增 are 2 倍, 翻两番 is 4 倍.  `is_more` is true for
    余 and 多 inside the number (60余万人); `is_han` for Chinese numerals.  A range that runs backwards
    (5—3家) is given as printed, `high` below `value`.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    unit: str
    is_more: bool = False
    is_han: bool = False

    @property
    def is_reversed(self) -> bool:
        """Whether it is a range whose upper end lies below the lower: a misprint."""
        return self.high is not None and self.high < self.value

    @property
    def counted(self) -> str:
        """The unit's last character, of a ratio (件/万人) that of its first side; "" for no unit."""
        return self.unit.partition("/")[0][-1:]


class NumberScanner:
    """Finds numbers followed by any of the given unit words, or by none."""

    def __init__(self, units: Iterable[str]) -> None:
        """`units` are the unit words without scale (元, 家, 个百分点, %)."""
        longest_first = sorted(set(units), key=len, reverse=True)
        unit = "|".join(re.escape(u) + _OTHER_WORDS.get(u, "") for u in longest_first)
        ratio = rf"(?:[/／](?:[百千万亿]{{0,2}}(?:{unit})|{_TIMES}))?"
        measured = rf"(?:{_MORE})?(?:{_SCALE})?(?:{_MORE})?(?:{unit})"
        number = rf"{_SPACED}(?={measured}|(?:{_DASH})\d)|{_ARABIC}"
        self._pattern = re.compile(
            # one look at the character saves trying each alternative at every place
            rf"(?=[\d\-－−翻倍万亿{HAN_NUMERALS}])(?:"
            rf"(?P<doubling>翻(?:了)?(?P<times>[一两三])?番|翻倍|倍增(?!{_PROGRAMME}|[和与、][^，。；]{{0,14}}{_PROGRAMME}))"
            rf"|(?P<part>[百千])分之(?P<portion>[{HAN_NUMERALS}点]{{1,8}}|\d+(?:\.\d+)?)"
            rf"|(?P<fraction>\d{{1,2}}/\d{{1,2}}(?![\d/万]))"
            rf"|(?P<below>[{_SMALL_DIGITS}])分之(?P<above>[{_SMALL_DIGITS}])"
            rf"|(?<![\d.A-Za-z])(?P<whole>\d{{1,4}})(?P<step>亿(?=\d{{3,4}}万)|万(?=\d{{4}}(?:{unit})))"
            rf"(?P<rest>\d{{3,4}})万?(?P<step_unit>{unit})"
            rf"|(?:(?<![\d.A-Za-z])|(?<=GDP)(?=\d))(?P<minus>{_MINUS})(?P<low>{number})"
            rf"(?:(?P<low_scale>{_SCALE})?(?P<low_unit>{unit})?(?P<dash>{_DASH})(?P<high>{number}))?{_MARK}"
            rf"(?P<more>{_MORE})?(?P<scale>{_SCALE})?(?P<more2>{_MORE})?"
            rf"(?P<unit>(?:{unit}){_ALTERNATIVE}{ratio}|{_TO_ONE}|{_IN_MANY})?"
            rf"|(?<![数几第])(?P<han_low>{_COMPOUND}|[{HAN_NUMERALS}]{{1,5}})(?P<han_low_scale>[万亿])?(?:{_DASH})"
            rf"(?P<han_high>{_COMPOUND}|[{HAN_NUMERALS}]{{1,5}})(?P<han_high_scale>亿|万)?(?P<han_range_unit>{unit})"
            rf"|(?<![数几])(?P<han>{_COMPOUND}|[{HAN_NUMERALS}]{{1,5}})(?P<han_scale>万亿|千亿|百亿|亿|万)?(?P<han_more>{_MORE})?(?P<han_unit>{unit})(?P<half>(?<=成)(?:半|[{_TENTHS}](?=[，。；、（）左以]|$)))?"
            rf"|(?:(?<![数几十百千（(：:])(?P<bare>万亿|亿)|{_REACHED}(?P<round>万))(?P<bare_unit>{unit})"
            rf"|{_REACHED}(?P<alone>[百千]亿|万亿)(?=[。，；、]))"
        )

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[NumberMention]:
        """Every number of text[start:end] in order, not overlapping."""
        limit = len(text) if end is None else end
        position = start
        while found := self._pattern.search(text, position, limit):
            mention = _read(found)
            # what looked like a range may be two numbers: then the second is still to come
            position = mention.end if mention else found.end()
            if mention:
                yield mention


def _read(found: re.Match[str]) -> NumberMention | None:
    if is_overlong(found[0]):
        return None
    readers = {
        "whole": _read_stepped,
        "low": _read_range if found["high"] else _read_arabic,
        "han": _read_han,
        "han_low": _read_han_range,
        "doubling": _read_doubling,
        "portion": _read_portion,
        "fraction": _read_fraction,
        "below": _read_han_fraction,
    }
    read = next((reader for group, reader in readers.items() if found[group]), _read_bare)
    mention = read(found)
    if mention and _WIDE_SLASH in mention.unit:
        return replace(mention, unit=mention.unit.replace(_WIDE_SLASH, "/"))
    return mention


def _read_doubling(found: re.Match[str]) -> NumberMention:
    times = int(parse_han(found["times"] or "一"))
    return NumberMention(found.start(), found.end(), Decimal(2**times), None, "倍")


def _read_fraction(found: re.Match[str]) -> NumberMention | None:
    above, below = map(int, found["fraction"].split("/"))
    if below <= above:
        return None
    return NumberMention(
        found.start(), found.end(), _ratio(Decimal(above), Decimal(below)), None, ""
    )


def _read_han_fraction(found: re.Match[str]) -> NumberMention | None:
    """四分之三 is 3/4 of something."""
    below, above = parse_han(found["below"]), parse_han(found["above"])
    if below <= above:
        return None
    return NumberMention(found.start(), found.end(), _ratio(above, below), None, "", is_han=True)


def _ratio(above: Decimal, below: Decimal) -> Decimal:
    """One number by another, to four places where it does not end (1/3 is 0.3333)."""
    exact = above / below
    return exact if exact == round(exact, _PLACES) else round(exact, _PLACES)


def _read_portion(found: re.Match[str]) -> NumberMention | None:
    """百分之六点五 is 6.5 %, 千分之三 is 3 ‰."""
    unit = "%" if found["part"] == "百" else "‰"
    value = _parse_portion(found["portion"])
    if value is None:
        return None
    return NumberMention(found.start(), found.end(), value, None, unit, is_han=True)


def _parse_portion(words: str) -> Decimal | None:
    if words[0].isdigit():
        return parse_arabic(words)
    whole, point, digits = words.partition("点")
    if not whole or bool(point) != bool(digits) or "点" in digits:
        return None
    places = "".join(str(parse_han(digit)) for digit in digits)
    return Decimal(f"{parse_han(whole)}.{places}") if places else parse_han(whole)


def _read_stepped(found: re.Match[str]) -> NumberMention:
    """15万5000吨 is 15.5 of 万吨, 3亿2000万元 is 3.2 of 亿元."""
    value = parse_arabic(found["whole"]) + parse_arabic(found["rest"]) / _SCALES["万"]
    unit = found["step"] + found["step_unit"]
    return NumberMention(found.start(), found.end(), value, None, unit)


def _read_arabic(found: re.Match[str]) -> NumberMention:
    value = parse_arabic(found["low"])
    return NumberMention(
        found.start(),
        found.end(),
        -value if found["minus"] else value,
        None,
        (found["scale"] or "") + (found["unit"] or ""),
        is_more=bool(found["more"] or found["more2"]),
    )


def _read_range(found: re.Match[str]) -> NumberMention | None:
    """3～5家; only the first number of 从5.5%到4.5%, the second is one of its own."""
    own_unit, unit = found["low_unit"], (found["scale"] or "") + (found["unit"] or "")
    if _is_move(found):
        shared = (found["low_scale"] or "") + own_unit if own_unit else unit
        end = found.end("low_unit") if own_unit else found.end("low")
        return NumberMention(found.start(), end, parse_arabic(found["low"]), None, shared)
    low = _low_in_unit_of_high(found)
    if low is not None:
        return NumberMention(
            found.start(),
            found.end(),
            low,
            parse_arabic(found["high"]),
            unit,
            is_more=bool(found["more"] or found["more2"]),
        )
    if not own_unit or (own_unit == found["unit"] and found["dash"] not in _TO):
        return None
    unit = (found["low_scale"] or "") + own_unit
    low = parse_arabic(found["low"])
    return NumberMention(found.start(), found.end("low_unit"), low, None, unit)


def _is_move(found: re.Match[str]) -> bool:
    """Whether 到 leads from one state to another (从5%到8%), and does not span a range (5%到8%)."""
    start = found.start()
    before = found.string[max(0, start - _LONGEST_ORIGIN) : start]
    return found["dash"] in _TO and bool(_ORIGIN.search(before))


def _low_in_unit_of_high(found: re.Match[str]) -> Decimal | None:
    """The lower end in the unit of the upper (5000万—1亿元: 0.5), None where this is no range.

    A lower end above the upper is given as it is: the range is printed backwards.
    """
    if found["low_unit"] and found["low_unit"] != found["unit"]:
        return None
    low, high = parse_arabic(found["low"]), parse_arabic(found["high"])
    if not found["low_scale"] and low < high:
        return low
    scaled = low * _SCALES[found["low_scale"] or ""] / _SCALES[found["scale"] or ""]
    if scaled < high <= scaled * _WIDEST_RANGE:
        return scaled
    return low if _is_backwards(found, low, high) else None


def _is_backwards(found: re.Match[str], low: Decimal, high: Decimal) -> bool:
    """5—3家 and 8%—6%; 8%到6% is a change, 2021-12 a month."""
    if low <= high or found["low_scale"] or not found["unit"]:
        return False
    return found["dash"] not in _TO and not _LIKE_A_YEAR.fullmatch(found["low"])


def _read_han_range(found: re.Match[str]) -> NumberMention | None:
    scale = found["han_high_scale"] or ""
    low_scale = found["han_low_scale"] or ""
    low, high = _han_value(found["han_low"], low_scale), _han_value(found["han_high"], scale)
    if low is None or high is None:
        return None
    if low_scale:
        low = low * _SCALES[low_scale] / _SCALES[scale]
    if low >= high:
        return None
    unit = scale + found["han_range_unit"]
    return NumberMention(found.start(), found.end(), low, high, unit, is_han=True)


def _read_han(found: re.Match[str]) -> NumberMention | None:
    if _VAGUE_HAN.search(found["han"]):
        return None
    value = _han_value(found["han"], found["han_scale"] or "")
    if value is None:
        return None
    return NumberMention(
        found.start(),
        found.end(),
        value + _tenth(found["half"] or ""),
        None,
        (found["han_scale"] or "") + found["han_unit"],
        is_more=bool(found["han_more"]),
        is_han=True,
    )


def _han_value(words: str, scale: str) -> Decimal | None:
    """The value in the scale that follows: 四亿六千五百 of 万 is 46500, 四点六 is 4.6; None for no number."""
    if "点" in words:
        return _parse_portion(words)
    upper, step, rest = words.rpartition("亿")
    if step and scale == "万":
        return parse_han(upper) * _SCALES["万"] + parse_han(rest)
    return parse_han(words)


def _tenth(word: str) -> Decimal:
    """What follows 成: half of one in 六成半, six tenths of one in 四成六."""
    if not word:
        return Decimal(0)
    return _HALF if word == "半" else parse_han(word) / 10


def _read_bare(found: re.Match[str]) -> NumberMention:
    """万亿元 is 1 of 万亿元; 产值突破千亿 is 1000 of 亿元: money where nothing else is said."""
    if found["alone"] in ("百亿", "千亿"):
        value, scale = parse_han(found["alone"][0]), found["alone"][1]
    else:
        value, scale = Decimal(1), found["bare"] or found["round"] or found["alone"]
    unit = scale + (found["bare_unit"] or "元")
    return NumberMention(found.start(), found.end(), value, None, unit, is_han=True)
