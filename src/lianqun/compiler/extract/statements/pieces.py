"""Pieces of a list that share words: 第一、二、三产业比重, 对甲国、乙国出口, 化工、建材等六大行业."""

import re
from collections.abc import Sequence

_ORDINAL = re.compile(r"第?[一二三]")
_LAST_ORDINAL = re.compile(r"第?(?P<which>[一二三])(?:次产业|产业)(?P<rest>.*)$")
_TOGETHER = re.compile(
    r"等?(?P<count>[二两三四五六七八九十]|\d{1,2})(?:大|个)(?:重点|主要|主导|支柱|传统|高耗能)?"
    r"(?P<thing>行业|产业|门类|品类|板块|类别|指标)"
)
_TOWARD = re.compile(r"(?P<toward>[^对向自从]{0,6}(?P<word>[对向自从]))(?P<partner>.+)$")
_OWN_MEASURE = re.compile(
    r"[\u4e00-\u9fff]{2}(?<![指系参])(?:[数率额量值]|面积|里程|收入|支出|价格|余额)$"
)
_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


def by_sector(pieces: Sequence[str]) -> list[str]:
    """第一、二、三产业贡献率: an ordinal is of the sector that the last piece names; [] for other lists."""
    *firsts, last = pieces
    found = _LAST_ORDINAL.match(last)
    if found is None or not all(_ORDINAL.fullmatch(piece) for piece in firsts):
        return []
    ordinals = [*(piece[-1] for piece in firsts), found["which"]]
    return [f"第{ordinal}产业{found['rest']}" for ordinal in ordinals]


def by_partner(pieces: Sequence[str], trade: re.Pattern[str]) -> list[str]:
    """对甲国、乙国出口增速: the trade with each; `trade` ends in what is traded; [] for other lists."""
    *firsts, last = pieces
    found = trade.search(last)
    opened = _TOWARD.match(firsts[0]) if firsts else None
    if opened is None or found is None or not found.start() or any(map(trade.search, firsts)):
        return []
    toward = opened["toward"]
    partners = [opened["partner"], *firsts[1:], last[: found.start()]]
    return [toward + partner.removeprefix(opened["word"]) + found[0] for partner in partners]


def by_measure(pieces: Sequence[str]) -> list[str]:
    """事故起数与死亡人数: each names its own measure; [] for lists whose members need words of another."""
    return list(pieces) if all(_OWN_MEASURE.search(piece) for piece in pieces) else []


def without_sum(pieces: Sequence[str]) -> list[str]:
    """电力、化工、建材三大行业产值: each is one of those that the last piece counts."""
    *firsts, last = pieces
    found = _TOGETHER.search(last)
    if found is None or not found.start():
        return list(pieces)
    said = found["count"]
    count = _DIGITS.get(said) or int(said)
    if count != len(pieces):
        return list(pieces)
    rest = found["thing"] + last[found.end() :]
    return [piece + rest for piece in (*firsts, last[: found.start()])]
