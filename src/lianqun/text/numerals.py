"""Chinese and Arabic numerals to exact numbers."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

_OVERLONG: Final = re.compile(r"\d{16}")
_DIGITS: Final = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}

_THOUSANDS: Final = {ord(mark): None for mark in ",， "}

HAN_NUMERALS: Final = "零〇一二两三四五六七八九十百千"
"""Characters of a Chinese numeral below 万."""

HAN_YEAR: Final = "(?:二[〇零○O0]|一九)[〇零○O0一二三四五六七八九]{2}"
"""A year of this century or the last in Chinese digits, with what stands for 〇 in copies: 二〇二四, 二O二四."""


def is_overlong(text: str) -> bool:
    """Whether so many digits stand in one run that it is no figure: a code, or glued figures."""
    return _OVERLONG.search(text) is not None


def parse_arabic(text: str) -> Decimal:
    """Value of 1,234.5, 1 234.5 or 1234.5; raises ValueError on anything else."""
    try:
        return Decimal(text.translate(_THOUSANDS))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {text!r}") from error


def parse_han(text: str) -> Decimal:
    """Value of a Chinese numeral such as 三百二十, 十五, 两, 一万二千, 二〇二五.

    A bare multiplier counts as one of itself (百 is 100).  Raises ValueError on anything else.
    """
    if not text:
        raise ValueError("an empty numeral")
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            total += (section + digit or 1) * _LARGE[char]
            section = digit = 0
        else:
            raise ValueError(f"not a Chinese numeral: {text!r}")
    return Decimal(total + section + digit)
