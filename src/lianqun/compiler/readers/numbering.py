"""Chinese official numbering: which lines open a heading, a box, a figure, and at what rank."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_HAN = "一二三四五六七八九十百"
_NOT_A_TITLE = r"(?![个家项亿万元年月日名次件倍位台套条%、，。；,;）)])"

SCHEMES: Final[tuple[tuple[str, int, re.Pattern[str]], ...]] = (
    (
        "附件",
        0,
        re.compile(
            rf"附\s?(?:件|录|表)\s?(?:[{_HAN}]{{1,3}}|\d{{1,2}}(?:[-—–.]\d{{1,2}})?)?(?:\s?[：:]|(?=\s*$|\s))\s?"
        ),
    ),
    (
        "篇",
        1,
        re.compile(
            rf"(?:第\s?[{_HAN}\d]{{1,3}}\s?(?:篇|部分|编)|[\u4e00-\u9fff]{{2}}篇[：:])[：:\s]?"
        ),
    ),
    ("章", 2, re.compile(rf"第\s?[{_HAN}\d]{{1,3}}\s?章[：:\s]?")),
    ("节", 3, re.compile(rf"第\s?[{_HAN}\d]{{1,3}}\s?节[：:\s]?")),
    ("条", 4, re.compile(rf"第\s?[{_HAN}\d]{{1,4}}\s?条(?=[：:\s])[：:\s]?")),
    ("一", 4, re.compile(rf"(?:[{_HAN}]{{1,3}}\s?[、．]|[{_HAN}]{{1,3}}\.(?=[^\d{_HAN}]))\s?")),
    ("（一）", 5, re.compile(rf"[（(]\s?[{_HAN}]{{1,3}}\s?[)）]\s?[、.．]?")),
    ("1.", 6, re.compile(r"\d{1,2}\s?[.．、]\s?(?![\d%，。；、,;）)])")),
    ("（1）", 7, re.compile(r"[（(]\s?\d{1,2}\s?[)）]\s?[、.．]?")),
    ("①", 8, re.compile(r"[①-⑳]\s?")),
    ("（1）", 7, re.compile(r"\d{1,2}\s?[)）]\s?(?=\D)")),
    ("（一）", 5, re.compile(rf"[{_HAN}]{{1,3}}\s?[)）]\s?(?=[\u4e00-\u9fff“《])")),
    ("1.1", 7, re.compile(r"\d{1,2}\.\d{1,2}\s+(?=[\u4e00-\u9fff“])" + _NOT_A_TITLE)),
    ("1.1.1", 8, re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}\s+(?=[\u4e00-\u9fff“])" + _NOT_A_TITLE)),
)
"""Scheme name, level, opening pattern.  A lower level is farther out; 附件 closes everything.

一） is how some write （一）, and what is left of it where a file has lost its opening brackets.
"""

BOX: Final = re.compile(
    r"(?:专\s?栏|(?:项目|计划|工程|行动)(?=\s?\d{1,2}\b|\s?\d{1,2}[\s：:“]|[一二三四五六七八九十]{1,3}[：:\s]))\s?"
    r"(?P<number>\d{1,2}(?:\s?[—\-–.]\s?\d{1,2})?|[一二三四五六七八九十]{1,3}(?=[：:\s]))\s?[：:]?\s?"
    + _NOT_A_TITLE
)
CAPTION: Final = re.compile(
    r"(?:表|图)\s?(?:\d{1,2}(?:\s?[—\-–.]\s?\d{1,2})?|[一二三四五六七八九十]{1,2}(?=[：:\s]))\s?[：:]?\s?"
    + _NOT_A_TITLE
)

BOX_LEVEL: Final = 9

_DECIMALS = ("1.", "1.1", "1.1.1")
_DECIMAL = re.compile(
    rf"(?P<number>\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)(?=[\u4e00-\u9fff“]){_NOT_A_TITLE}"
)
_DECIMAL_LEVEL = 5
_LONGEST_BOX_TITLE = 50
_BARE_BOX = "专栏"
"""A box whose title may stand on the line below its number."""

_SENTENCE = re.compile(r"[。；！？]")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")}
_FIRST_OF = {
    **dict.fromkeys("附", SCHEMES[:1]),
    **dict.fromkeys("第", SCHEMES[1:5]),
    **dict.fromkeys(_HAN, (SCHEMES[5], SCHEMES[11])),
    **dict.fromkeys("（(", (SCHEMES[6], SCHEMES[8])),
    **dict.fromkeys("0123456789", (SCHEMES[7], SCHEMES[10], *SCHEMES[12:])),
    **dict.fromkeys((chr(code) for code in range(ord("①"), ord("⑳") + 1)), SCHEMES[9:10]),
}
_BOX_FIRST = frozenset("专项计工行")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a line opens: scheme, level, its ordinal and where the title starts in the line."""

    scheme: str
    level: int
    ordinal: int
    title_at: int
    is_box: bool = False


def match_opening(line: str) -> Opening | None:
    """What heading number a line opens with, None when it opens with none.

    `line` has no leading white space.  Markdown emphasis must have been removed before.
    """
    first = line[:1]
    if first in _BOX_FIRST:
        return _match_box(line)
    patterns = _FIRST_OF.get(first, ())
    if line[2:3] == "篇":
        patterns = (*patterns, SCHEMES[1])
    for scheme, level, pattern in patterns:
        found = pattern.match(line)
        if found:
            return Opening(scheme, level, _ordinal(found[0]), found.end())
    return None


def match_decimal(line: str, last: Mapping[str, int]) -> Opening | None:
    """How a line opens that has no blank behind 2.1 or 2.1.1; None where the number is not the next one.

    `last` has the ordinal of the last number of each scheme: without the blank only they tell a number
    of a heading from a figure (2.1万家).
    """
    found = _DECIMAL.match(line)
    if not found:
        return None
    numbers = [int(part) for part in found["number"].split(".")]
    if numbers[:-1] != [last.get(scheme, 0) for scheme in _DECIMALS[: len(numbers) - 1]]:
        return None
    scheme = _DECIMALS[len(numbers) - 1]
    if numbers[-1] != last.get(scheme, 0) + 1:
        return None
    return Opening(scheme, _DECIMAL_LEVEL + len(numbers), numbers[-1], found.end())


def below_number(scheme: str) -> tuple[str, ...]:
    """The schemes whose numbers begin again behind a number of this one."""
    return _DECIMALS[_DECIMALS.index(scheme) + 1 :] if scheme in _DECIMALS else ()


def _match_box(line: str) -> Opening | None:
    box = BOX.match(line)
    if not box or len(line) > _LONGEST_BOX_TITLE:
        return None
    if box.end() >= len(line) and line[:2] != _BARE_BOX:
        return None
    if _SENTENCE.search(line):
        return None
    return Opening(line[:2], BOX_LEVEL, _ordinal(box["number"]), box.end(), is_box=True)


def _ordinal(number: str) -> int:
    digits = re.findall(r"\d+", number)
    if digits:
        return int(digits[-1])
    circled = re.search(r"[①-⑳]", number)
    if circled:
        return ord(circled[0]) - ord("①") + 1
    han = "".join(c for c in number if c in _DIGITS)
    return _han_ordinal(han)


def _han_ordinal(han: str) -> int:
    if not han:
        return 0
    tens, found, ones = han.partition("十")
    if not found:
        return _DIGITS.get(han[-1], 0)
    return (_DIGITS.get(tens[-1:], 1) if tens else 1) * 10 + (_DIGITS.get(ones[-1:], 0))
