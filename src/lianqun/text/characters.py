"""Characters: widths, full-width forms, punctuation classes."""

import re
import unicodedata
from typing import Final

TERMINALS: Final = frozenset("。！？；：!?;…")
"""Punctuation that may end a paragraph."""

SENTENCE_ENDS: Final = frozenset("。！？!?")

CLOSERS: Final = "”’》」』）】〕)]}\"'"
"""Closing marks that may follow the punctuation that ends a sentence."""

FULL_WIDTH: Final = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},  # digits
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},  # capitals
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},  # small letters
    ord("％"): ord("%"),
    ord("．"): ord("."),
    ord("﹪"): ord("%"),
}
"""One-to-one translation of full-width digits, letters and per-cent signs; punctuation stays."""

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_NUMBER: Final = re.compile(r"(?<![\[［(（〔\d])\d+")
_LONGEST_MARK: Final = 8

_RADICALS: Final = {
    "⺠": "民", "⻔": "门", "⻚": "页", "⻛": "风", "⻢": "马", "⻥": "鱼", "⻦": "鸟", "⻰": "龙", "⻓": "长",
    "⻋": "车", "⻅": "见", "⻉": "贝", "⻝": "食", "⻬": "齐", "⻆": "角", "⻘": "青", "⻩": "黄", "⻄": "西",
    "⺟": "母", "⻮": "齿", "⻨": "麦", "⺎": "兀", "⺝": "月", "⻣": "骨", "⻜": "飞", "⻤": "鬼",
}  # fmt: skip
"""CJK radicals supplement (Unicode block 2E80): NFKC leaves them as they are."""

_FULL_WIDTH_RUN = re.compile("[０-９Ａ-Ｚａ-ｚ％．﹪]+")


# 4·5倍: old print and its scans have a middle dot for the decimal point; “5·12” is a day
_MIDDLE_DOT = re.compile(r"(?<=\d)[·•](?=\d{1,3}[%‰万亿千百倍元吨米公斤人个岁])")


# 1100家,营收: copies on web pages have narrow commas between Chinese words; 1,100 and Co.,Ltd keep theirs
_NARROW_STOP = re.compile(
    "(?<=[\u4e00-\u9fff%》）”])[,;]|[,;](?=[\u4e00-\u9fff《（“])",
)
_WIDE_STOPS: Final = {",": "，", ";": "；"}
# 万套(间), 生产总值(GDP): a pair is taken or left as a whole; f(x) and (1) keep theirs
_NARROW_PAIR = re.compile(
    r"(?<=[\u4e00-\u9fff”])\([^()（）\n]{1,40}\)|\([^()（）\n]{0,40}[\u4e00-\u9fff][^()（）\n]{0,40}\)"
)


def make_plain(text: str) -> str:
    """The text with one form for each character, one for one.

    Full-width digits, letters, per-cent signs and decimal points become plain; commas and semicolons beside
    Chinese words, and brackets around or behind them, become full-width.
    """
    plain = _FULL_WIDTH_RUN.sub(lambda found: found[0].translate(FULL_WIDTH), text)
    plain = _MIDDLE_DOT.sub(".", plain)
    plain = _NARROW_STOP.sub(lambda found: _WIDE_STOPS[found[0]], plain)
    return _NARROW_PAIR.sub(lambda found: f"（{found[0][1:-1]}）", plain)


def raise_digits(text: str) -> str:
    """What is printed above the line with its digits as ¹²³, one for one: they run into no figure (5.2¹, km²).

    Marks in brackets ([1]) are apart as they are, and more than a mark is text that happens to be set high.
    """
    if len(text.strip()) > _LONGEST_MARK:
        return text
    return _RAISED_NUMBER.sub(lambda found: found[0].translate(_RAISED), text)


def unfold_radicals(char: str) -> str:
    """The plain character for a Kangxi radical or compatibility form that PDF fonts map to, else itself.

    Only forms of one character are unfolded (NFKC), so that lengths stay.
    """
    if not ("\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff"):
        return char
    plain = _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def display_width(text: str) -> float:
    """Width in CJK characters: a wide character is 1, any other 0.5, white space at ends not counted.

    GB 18030 writes a wide character in two bytes and ASCII in one, which is what a column is.
    """
    return len(text.strip().encode("gb18030", "replace")) * 0.5
