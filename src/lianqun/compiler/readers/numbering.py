"""Chinese official numbering: which lines open a heading, a box, a figure, and at what rank."""

import re
from dataclasses import dataclass
from typing import Final

_HAN = "一二三四五六七八九十百"

SCHEMES: Final[tuple[tuple[str, int, re.Pattern[str]], ...]] = (
    ("附件", 0, re.compile(rf"附\s?(?:件|录|表)\s?[{_HAN}\d]{{0,3}}(?:[：:]|(?=\s*$))\s?")),
    ("篇", 1, re.compile(rf"(?:第[{_HAN}\d]{{1,3}}篇|[\u4e00-\u9fff]{{2}}篇[：:])\s?")),
    ("章", 2, re.compile(rf"第\s?[{_HAN}\d]{{1,3}}\s?章\s?")),
    ("节", 3, re.compile(rf"第\s?[{_HAN}\d]{{1,3}}\s?节\s?")),
    ("一", 4, re.compile(rf"[{_HAN}]{{1,3}}\s?、\s?")),
    ("（一）", 5, re.compile(rf"[（(]\s?[{_HAN}]{{1,3}}\s?[)）]\s?[、.．]?")),
    ("1.", 6, re.compile(r"\d{1,2}\s?[.．、](?![\d%])\s?")),
    ("（1）", 7, re.compile(r"[（(]\s?\d{1,2}\s?[)）]\s?")),
    ("①", 8, re.compile(r"[①-⑳]\s?")),
    ("#", 2, re.compile(r"#{1,6}\s+")),
)
"""Scheme name, level, opening pattern.  A lower level is farther out; 附件 closes everything."""

BOX: Final = re.compile(
    r"(?:专\s?栏|项目|计划|工程|行动)\s?(?P<number>\d{1,2}(?:\s?[—\-–.]\s?\d{1,2})?|[一二三四五六七八九十]{1,3}(?=[：:\s]))\s?[：:]?\s?"
)
CAPTION: Final = re.compile(r"(?:表|图)\s?\d{1,2}(?:\s?[—\-–.]\s?\d{1,2})?\s?[：:]?\s?")

BOX_LEVEL: Final = 9

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")}


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
    box = BOX.match(line)
    if box and box.end() < len(line):
        return Opening(line[:2], BOX_LEVEL, _ordinal(box["number"]), box.end(), is_box=True)
    for scheme, level, pattern in SCHEMES:
        found = pattern.match(line)
        if found:
            return Opening(scheme, level, _ordinal(found[0]), found.end())
    return None


def _ordinal(number: str) -> int:
    digits = re.search(r"\d+", number)
    if digits:
        return int(digits[0])
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
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
