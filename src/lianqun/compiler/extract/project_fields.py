"""The terms of a project in words: investment in 亿元, builder, content."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

_MONEY: Final = re.compile(r"(?P<number>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>亿|万)?元?")
_INVESTED: Final = re.compile(
    r"(?:总投资|投资总额|投资额|计划投资|估算投资|投资)(?:额|规模)?(?:约|为|达到|达|共|合计|超过|超|近)*\s*"
    r"(?P<number>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>亿|万)元"
)
_BUILDERS: Final = (
    re.compile(
        r"(?:建设主体|建设单位|实施主体|投资主体|投资方|项目业主|业主单位|承建单位)(?:为|是|：|:)?(?P<who>[^，,。；;]{2,60})"
    ),
    re.compile(
        r"由(?P<who>[^，,。；;由]{2,60}?(?:公司|集团|研究院|大学|管委会))(?=[^，,。；;]{0,6}(?:建|实施|投资))"
    ),
    re.compile(
        r"由(?P<who>[^，,。；;由]{2,40}?)(?:负责)?(?:投资)?(?:承建|建设|实施)(?=[，,。；;]|$)"
    ),
    re.compile(r"(?:^|[，,。；;])(?P<who>[^，,。；;]{2,40}?(?:公司|集团|研究院|中心|大学))承建"),
    re.compile(r"依托(?P<who>[^，,。；;]{2,60}?)(?=[，,。；;])"),
)
_CONTENT: Final = re.compile(
    r"(?:^|[，,。；;])(?P<what>(?:拟|计划|规划)?(?:主要|投资|重点)?(?:建设|新建|改造|扩建|针对|聚焦|建成|结合)(?!主体|单位)[^。]*)"
)
_WHO_SPLIT: Final = re.compile(r"[、；;/\n]|(?<=公司)[和与及]")
_PER_YI: Final = {"亿": Decimal(1), "万": Decimal("0.0001")}


def parse_money(text: str, unit: str) -> Decimal | None:
    """An amount in 亿元; `unit` (亿 or 万) counts where the text gives none.  None when unreadable."""
    found = _MONEY.search(text)
    if found is None:
        return None
    factor = _PER_YI.get(found["unit"] or unit)
    return _scale(found["number"], factor) if factor else None


def find_investment(text: str) -> Decimal | None:
    """The first 总投资…亿元 of a text, in 亿元."""
    found = _INVESTED.search(text)
    return _scale(found["number"], _PER_YI[found["unit"]]) if found else None


def find_builders(text: str) -> tuple[str, ...]:
    """Who builds, as the text states it (建设主体为…, 由…承建, 依托…)."""
    for pattern in _BUILDERS:
        found = pattern.search(text)
        if found:
            return split_builders(found["who"])
    return ()


def find_content(text: str) -> str:
    """What is built: the words from 主要建设 to the end of their sentence."""
    found = _CONTENT.search(text)
    return found["what"].strip() if found else ""


def split_builders(text: str) -> tuple[str, ...]:
    """Names in a list of builders."""
    return tuple(dict.fromkeys(name.strip() for name in _WHO_SPLIT.split(text) if name.strip()))


def _scale(number: str, factor: Decimal) -> Decimal | None:
    try:
        return Decimal(number.replace(",", "").replace("，", "")) * factor
    except InvalidOperation:
        return None
