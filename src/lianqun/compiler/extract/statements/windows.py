"""The words around a number that belong to it: what comes before, what comes after, within a clause.

A clause ends at ，。；：！？ or a line end, outside brackets.  Within a clause 、 and 和 part items when
each has its own number (打造2个甲、3个乙).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lianqun.text.numbers import NumberMention

_HARD = frozenset("，。；：！？\n,;:!?")
_OPEN = "（([〔"
_CLOSE = "）)]〕"
_BOUND_TAIL = re.compile(r"(?:及?以上|及?以内|左右|上下|以下|余|多|之内|以外)")
_CLAUSE_STOP = re.compile(r"[，。；：！？\n,;:!?)）]")
_JOINT = re.compile(r"(?:和|以及|及|与)?(?:新增|培育|打造|建设|引进)?$")
_ITEM_END = re.compile(
    r"[，。；：！？\n,;:!?）)]|、(?![^（(，。；]{0,12}[）)])|(?:(?<=[\u4e00-\u9fff])(?:和|以及|及))(?=[\u4e00-\u9fff]{0,8}\d)"
)


@dataclass(frozen=True, slots=True)
class Window:
    """A number with its surroundings.

    `before` = text[before_start:mention.start] reaches back to the clause's start or the end of the
    number before; `after` = text[after_start:after_end] follows the bound words (以上, 左右 …), which
    are kept in `tail`.  [clause_start, clause_end) is the clause.
    """

    mention: NumberMention
    clause_start: int
    clause_end: int
    before_start: int
    before: str
    tail: str
    after: str
    after_end: int
    follows_number: bool


def build_windows(
    text: str, start: int, end: int, mentions: Sequence[NumberMention]
) -> list[Window]:
    """Windows of the numbers that stand in text[start:end] (one sentence or clause run)."""
    windows: list[Window] = []
    previous_end = start
    for index, mention in enumerate(mentions):
        clause_start = find_clause_start(text, start, mention.start)
        clause_end = _clause_end(text, mention.end, end)
        before_start = max(clause_start, previous_end)
        tail = _BOUND_TAIL.match(text, mention.end, clause_end)
        after_start = tail.end() if tail else mention.end
        following = mentions[index + 1].start if index + 1 < len(mentions) else end
        limit = min(clause_end, following)
        marks = _ITEM_END if following < clause_end else _CLAUSE_STOP
        after_end = _stop(text, marks, after_start, limit)
        if after_end == following:
            after_end = after_start + len(_JOINT.sub("", text[after_start:after_end]))
        windows.append(
            Window(
                mention=mention,
                clause_start=clause_start,
                clause_end=clause_end,
                before_start=before_start,
                before=text[before_start : mention.start],
                tail=tail[0] if tail else "",
                after=text[after_start:after_end],
                after_end=after_end,
                follows_number=previous_end > clause_start and index > 0,
            )
        )
        previous_end = after_end if _takes_after(text, after_start, after_end) else after_start
    return windows


def _stop(text: str, marks: re.Pattern[str], start: int, limit: int) -> int:
    """Where the words after a number end; a bracket that opens behind the number is passed over."""
    for found in marks.finditer(text, start, limit):
        closes = found[0] in ("）", ")")
        if not (closes and any(c in text[start : found.start()] for c in "（(")):
            return found.start()
    return limit


def _takes_after(text: str, start: int, end: int) -> bool:
    """Whether the words after a number end an item, so that the next item starts behind them."""
    return end > start and end < len(text) and text[end] in "、和及以，。；"


def find_clause_start(text: str, start: int, position: int) -> int:
    """Start of the clause that holds `position`; brackets closed before it are passed over."""
    depth = 0
    for index in range(position - 1, start - 1, -1):
        char = text[index]
        if char in _CLOSE:
            depth += 1
        elif char in _OPEN:
            if depth == 0:
                return index + 1
            depth -= 1
        elif char in _HARD and depth == 0:
            return index + 1
    return start


def _clause_end(text: str, position: int, end: int) -> int:
    depth = 0
    for index in range(position, end):
        char = text[index]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            if depth == 0:
                return index
            depth -= 1
        elif char in _HARD and depth == 0:
            return index
    return end
