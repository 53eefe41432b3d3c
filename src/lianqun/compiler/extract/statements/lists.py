"""Lists of names that share words with a list of numbers: 甲、乙产值分别达到1亿元、2亿元."""

import re
from collections.abc import Iterator, Sequence

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.pieces import (
    by_measure,
    by_partner,
    by_sector,
    without_sum,
)
from lianqun.compiler.extract.statements.windows import Window

_SPLIT = re.compile(r"、|以及|和(?![田谐美平睦])|与(?!会)|(?<![普涉惠触波顾])及(?![时格])")
_GROUPED = re.compile(
    r"等?[两二三四五六七八九十\d]{1,2}[大个][\u4e00-\u9fff]{0,4}?(?=(?:产业|行业|领域|集群))"
    r"|等[\u4e00-\u9fff]{0,6}?(?:领域|方面|环节|项目)的?(?=[\u4e00-\u9fff]{2})"
)
"""三大主导产业: how many a list has named, said before what all of them measure."""

_PARK = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:开发区|高新区|经开区|新区|示范区|工业园区|产业园区|工业园|产业园|园区|保税区|县)"
)
_SPLIT_BUT_AND = re.compile(r"、|以及|和(?![田谐美平睦])")
_SPLIT_AT_COMMA = re.compile("、")
_LEVEL = re.compile(r"^(?:国家|省|市|县|区|世界)(?:级)?$")
_LEVEL_HEAD = re.compile(r"^(?:全省)?(?:国家|省|市|县|区|世界)级")
_SHARE_OF = r"占[^占]{2,20}(?:比重|比例|占比)"
_JOINTS = ("", "、", "，", "和", "及", "以及", "与")

_SHORT_HEADS = (2, 3)
_SHORTEST_TAIL = 3

Part = tuple[str, str]
"""(subject, indicator) of one number of a list; the subject is "" where the list names none."""


class ListNames:
    """Gives each number of a list its own name."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._joined = lexicon.joined
        self._trade = re.compile(rf"{any_of('trade')}$")
        self._measure_last = re.compile(rf"(?<!需氧)(?:{any_of('measure_tail', 'whole_measure')})$")
        self._measured = re.compile(rf"(?:[率数额量度面值]|{any_of('measure_tail', 'rate_name')})$")
        self._coordinates = re.compile(any_of("part_open", "part_open_people", "sector"))
        self._sectors = lexicon.words("sector")
        self._output = re.compile(rf"^(?:产业)?{any_of('output')}$")
        self._shared = re.compile(
            rf"(?:(?:{any_of('output')}|投资|收入)?{_SHARE_OF}|(?:领域|行业)?{any_of('amount')}"
            rf"|(?:产业)?(?:{any_of('output')}|投资)|{any_of('shared_tail')})(?:(?:年均|同比)?(?:增速|增幅|增长率))?$"
        )

    def split(self, names: str, count: int, places: Sequence[str]) -> list[Part]:
        """A part for each of `count` numbers, [] when the names do not fit them."""
        pieces = _fitting(names, count)
        if not pieces or count == 1:
            return self._spread(names, count)
        named = by_sector(pieces) or by_partner(pieces, self._trade)
        if named:
            return [("", name) for name in named]
        return _by_place(pieces, places) or _by_level(pieces) or self._by_tail(without_sum(pieces))

    def _by_tail(self, pieces: Sequence[str]) -> list[Part]:
        """甲、乙产业规模: the last piece holds what all measure; output is an industry's own."""
        *firsts, last = pieces
        last = _GROUPED.sub("", last)
        coordinate = self._coordinate(firsts, last)
        if coordinate:
            return coordinate
        shared = self._shared.search(last)
        if any(self._measure_last.search(piece) for piece in firsts):
            return [("", piece) for piece in pieces]
        if not shared:
            return [("", name) for name in self._by_length(firsts, last)]
        tail = shared[0]
        heads = [*firsts, last.removesuffix(tail)]
        if not heads[-1]:
            return [("", piece) for piece in pieces]  # 产能、产量: each measures by itself
        is_class = heads[-1].endswith("业") and not heads[-1].endswith("产业")
        if self._output.match(tail) and not (is_class or self._sectors.issuperset(heads)):
            return [(head, tail) for head in heads]
        return [("", head + tail) for head in heads]

    def _by_length(self, firsts: Sequence[str], last: str) -> list[str]:
        """住院、门诊报销比例: short heads of one length, and a last one that goes on with what is measured."""
        length = len(firsts[0])
        is_even = length in _SHORT_HEADS and all(len(first) == length for first in firsts)
        if not is_even or len(last) < length + _SHORTEST_TAIL or not self._measured.search(last):
            return [*firsts, last]
        return [*(first + last[length:] for first in firsts), last]

    def _coordinate(self, firsts: Sequence[str], last: str) -> list[Part]:
        """城镇、农村居民收入; 公路、铁路货运量: words of one kind show where the rest of the last starts."""
        opening = self._coordinates.match(last)
        if not opening or opening.end() == len(last) or not self._are_coordinate(firsts):
            return []
        rest = last[opening.end() :]
        return [("", one + rest) for one in firsts] + [("", last)]

    def _are_coordinate(self, names: Sequence[str]) -> bool:
        return all(self._coordinates.fullmatch(name) for name in names)

    def _spread(self, names: str, count: int) -> list[Part]:
        """城乡居民收入 for two numbers is that of 城镇 and of 农村; any other name holds for all."""
        joined = self.parted(names, count)
        if joined:
            return [("", name) for name in joined]
        return [("", names)] * count if names else []

    def parted(self, name: str, count: int) -> list[str]:
        """The names that a word for two or three (城乡, 三次产业) makes of one, [] where there is none."""
        for joined, parts in self._joined.items():
            if joined in name and len(parts) == count:
                return [name.replace(joined, one) for one in parts]
        return by_measure(pieces) if (pieces := _fitting(name, count)) else []


def _cuts(names: str) -> Iterator[list[str]]:
    """A list cut at every joint, then at fewer: 甲及乙、丙 may be three or two."""
    for joint in (_SPLIT, _SPLIT_BUT_AND, _SPLIT_AT_COMMA):
        yield [piece for piece in joint.split(names) if piece]


def _fitting(names: str, count: int) -> list[str]:
    """The pieces of a list that are as many as its numbers, [] for none."""
    return next((cut for cut in _cuts(names) if len(cut) == count > 1), [])


def count_list(windows: Sequence[Window], index: int) -> int:
    """How many numbers the list that starts at a window has, the first included."""
    count = 1
    while index + count < len(windows) and continues_list(windows[index + count]):
        count += 1
    return count


def continues_list(window: Window) -> bool:
    """Whether nothing but a joint stands between a number and the one before."""
    return window.follows_number and window.before.strip() in _JOINTS


def _by_place(pieces: Sequence[str], places: Sequence[str]) -> list[Part]:
    """甲市、乙市地铁客运量: the same figure of several places, each its own subject."""
    *firsts, last = pieces
    if all(_PARK.fullmatch(piece) for piece in firsts):
        park = _PARK.match(last)
        place = park[0] if park else ""
    elif all(piece in places for piece in firsts):
        place = next((p for p in places if last.startswith(p)), "")
    else:
        return []
    name = last.removeprefix(place).lstrip("市的")
    return [(p, name) for p in (*firsts, place)] if place and name else []


def _by_level(pieces: Sequence[str]) -> list[Part]:
    """国家、省级企业技术中心: the same count at several levels."""
    *firsts, last = pieces
    if not _LEVEL.match(firsts[0].removesuffix("级")) and not _LEVEL_HEAD.match(last):
        return []
    tail = _LEVEL_HEAD.sub("", last)
    heads = [piece if piece.endswith("级") else piece + "级" for piece in firsts]
    return [("", head + tail) for head in heads] + [("", last)]
