"""Numbers with their unit words in running text: one linear scan, no meaning attached.

`NumberScanner` finds 5000亿元, 1.25万家, 60余万人, 3～5家, 1/4, 两个百分点, 千亿元 and tells for each
what stands directly before and after.  What a number means is decided by the extractors.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lianqun.text.numerals import HAN_NUMERALS, parse_arabic, parse_han

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?!米|瓦|克|伏)|百(?!分|姓)"
_DASH = r"—{1,2}|[-–~～－]|至|到"
_MORE = "余|多(?!年|个月|元化|式)|来"


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written: [start, end) covers number, scale and unit, not bounds.

    `value` and `high` are in the written unit, scale included in `unit` (1.25万家: 1.25, 万家).
    翻一番 and 倍增 are 2 倍, 翻两番 is 4 倍.  `is_more` is true for 余 and 多 inside the number (60余万人); `is_han` for Chinese numerals.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    unit: str
    is_more: bool = False
    is_han: bool = False


class NumberScanner:
    """Finds numbers followed by any of the given unit words, or by none."""

    def __init__(self, units: Iterable[str]) -> None:
        """`units` are the unit words without scale (元, 家, 个百分点, %)."""
        words = sorted(set(units), key=len, reverse=True)
        unit = "|".join(re.escape(word) for word in words)
        alternate = r"(?:（[\u4e00-\u9fff](?:、?[\u4e00-\u9fff]){0,3}）次?)?"
        per = r"(?:/(?:日|年|天|月|人|户|亩|小时|平方公里|平方米|立方米|公顷|万人))?"
        self._pattern = re.compile(
            r"(?P<doubling>翻(?:了)?(?P<times>[一两三])?番|翻倍|倍增)"
            rf"|(?P<fraction>\d{{1,2}}/\d{{1,2}}(?![\d/]))"
            rf"|(?<![\d.A-Za-z])(?P<low>{_ARABIC})(?:(?P<low_scale>{_SCALE})?(?P<low_unit>{unit})?(?:{_DASH})(?P<high>{_ARABIC}))?"
            rf"(?P<more>{_MORE})?(?P<scale>{_SCALE})?(?P<more2>{_MORE})?(?P<unit>(?:(?:{unit}){alternate}{per}|[:：∶]1(?![\d.:：∶])))?"
            rf"|(?P<han>[{HAN_NUMERALS}]{{1,5}})(?P<han_scale>万亿|千亿|百亿|亿|万)?(?P<han_more>{_MORE})?(?P<han_unit>{unit})"
            rf"|(?P<bare>[百千万](?:亿|万)|亿|万亿)(?P<bare_unit>元|美元|吨|人次|人|次|辆|件|台|千瓦时|斤)"
            r"|(?<=[超破达到逾过近])(?P<alone>[百千]亿|万亿)(?=[。，；、])"
            rf"|(?<=[超破达到逾过近])(?P<round>[百千]?万|百|千)(?P<round_unit>{unit})"
        )

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[NumberMention]:
        """Every number of text[start:end] in order, not overlapping."""
        for found in self._pattern.finditer(text, start, len(text) if end is None else end):
            mention = self._read(found)
            if mention is not None:
                yield mention

    def _read(self, found: re.Match[str]) -> NumberMention | None:
        if found["doubling"]:
            times = int(parse_han(found["times"] or "一"))
            return NumberMention(found.start(), found.end(), Decimal(2**times), None, "倍")
        if found["fraction"]:
            return _read_fraction(found)
        if found["low"]:
            return _read_arabic(found)
        if found["han"]:
            return _read_han(found)
        value, unit_scale = _bare_value(found["bare"] or found["round"] or found["alone"])
        # 产值突破千亿: money where nothing else is said
        unit = unit_scale + (found["bare_unit"] or found["round_unit"] or "元")
        return NumberMention(found.start(), found.end(), value, None, unit, is_han=True)


def _read_fraction(found: re.Match[str]) -> NumberMention | None:
    above, below = found["fraction"].split("/")
    if int(below) <= int(above):
        return None
    value = Decimal(int(above)) / Decimal(int(below))
    return NumberMention(found.start(), found.end(), value, None, "")


def _read_arabic(found: re.Match[str]) -> NumberMention:
    low, high = parse_arabic(found["low"]), None
    unit = (found["scale"] or "") + (found["unit"] or "")
    if found["high"]:
        high = parse_arabic(found["high"])
        if high <= low:
            # 2021—2025年 is a range, 5-3 is not: keep the first number and let the text after speak
            low_end = found.end("low_unit") if found["low_unit"] else found.end("low")
            unit = (found["low_scale"] or "") + (found["low_unit"] or "")
            return NumberMention(found.start(), low_end, low, None, unit)
    is_more = bool(found["more"] or found["more2"])
    return NumberMention(found.start(), found.end(), low, high, unit, is_more=is_more)


def _read_han(found: re.Match[str]) -> NumberMention | None:
    try:
        value = parse_han(found["han"])
    except ValueError:
        return None
    unit = (found["han_scale"] or "") + found["han_unit"]
    return NumberMention(
        found.start(),
        found.end(),
        value,
        None,
        unit,
        is_more=bool(found["han_more"]),
        is_han=True,
    )


def _bare_value(scale: str) -> tuple[Decimal, str]:
    """千亿 is 1000 of 亿, 万亿 is 1 of 万亿, 百万 is 100 of 万, 万 is 1 of 万, 千 is 1000."""
    if scale in ("亿", "万亿", "万"):
        return Decimal(1), scale
    return parse_han(scale[0]), scale[1:]
