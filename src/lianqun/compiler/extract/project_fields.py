"""The terms of a project in words: investment in 亿元, builder, content."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from lianqun.compiler.words import Words

PROJECT_WORDS: Final = "project_words"
"""The table of the words that projects are read by."""

_MONEY: Final = re.compile(r"(?P<number>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>亿|万)?元?")
_INVESTED: Final = (
    r"{investment}(?:额|规模)?{amount_link}*\s*(?P<number>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>亿|万)元"
)
_BUILDERS: Final = (
    r"{builder_label}(?:为|是|：|:)?(?P<who>[^，,。；;]{2,60})",
    r"由(?P<who>[^，,。；;由]{2,60}?{builder_end})(?=[^，,。；;]{0,6}{undertakes})",
    r"由(?P<who>[^，,。；;由]{2,40}?)(?:负责)?(?:投资)?{builds}(?=[，,。；;]|$)",
    r"(?:^|[，,。；;])(?P<who>[^，,。；;]{2,40}?{contractor_end})承建",
    r"依托(?P<who>[^，,。；;]{2,60}?)(?=[，,。；;])",
)
_CONTENT: Final = r"(?:^|[，,。；;])(?P<what>{plans_content}?{content_manner}?{content_verb}(?!{no_content})[^。]*)"
_WHO_SPLIT: Final = re.compile(r"[、；;/\n]|(?<=公司)[和与及]")
_PER_YI: Final = {"亿": Decimal(1), "万": Decimal("0.0001")}


def parse_money(text: str, unit: str) -> Decimal | None:
    """An amount in 亿元; `unit` (亿 or 万) counts where the text gives none.  None when unreadable."""
    found = _MONEY.search(text)
    if found is None:
        return None
    factor = _PER_YI.get(found["unit"] or unit)
    return _scale(found["number"], factor) if factor else None


def find_investment(text: str, words: Words) -> Decimal | None:
    """The first 总投资…亿元 of a text, in 亿元."""
    found = words.pattern(_INVESTED).search(text)
    return _scale(found["number"], _PER_YI[found["unit"]]) if found else None


def find_builders(text: str, words: Words) -> tuple[str, ...]:
    """Who builds, as the text states it (建设主体为…, 由…承建, 依托…)."""
    for grammar in _BUILDERS:
        found = words.pattern(grammar).search(text)
        if found:
            return split_builders(found["who"])
    return ()


def find_content(text: str, words: Words) -> str:
    """What is built: the words from 主要建设 to the end of their sentence."""
    found = words.pattern(_CONTENT).search(text)
    return found["what"].strip() if found else ""


def split_builders(text: str) -> tuple[str, ...]:
    """Names in a list of builders."""
    return tuple(dict.fromkeys(name.strip() for name in _WHO_SPLIT.split(text) if name.strip()))


def _scale(number: str, factor: Decimal) -> Decimal | None:
    try:
        return Decimal(number.replace(",", "").replace("，", "")) * factor
    except InvalidOperation:
        return None
