"""Lists that 分别 opens: one name a number, and words of the first that hold for all."""

import re
from collections.abc import Callable, Sequence

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.lists import ListNames, Part

PER_HEAD = re.compile(
    r"^每(?:[百千万]|十万|百万)[名位]?(?:常住人口|人口|老年人|就业人员|从业人员|居民|人)(?:拥有)?"
)
"""What a count is told per head of: 每千人口."""

_KIND = 4
"""Characters at most of a measure of one kind with the first: 公路客运量、货运量."""

_RATE = 3
"""Characters of a short rate (开工率) that has the head of the one before it."""


class RespectiveNames:
    """Names the numbers of a 分别 list by a lexicon."""

    def __init__(self, lexicon: Lexicon, head: Callable[[str], str]) -> None:
        """`head` gives the thing that a name measures, without its measure."""
        self._lists = ListNames(lexicon)
        self._listed_measures = lexicon.words("listed_measure")
        self._head = head

    def parted(self, name: str, count: int) -> list[str]:
        """城乡居民收入 of two numbers that no 分别 parts: the two names; [] for a name of one thing."""
        return self._lists.parted(name, count)

    def split(self, names: str, count: int, places: Sequence[str]) -> list[Part]:
        """A part for each of `count` numbers, [] when the names do not fit them."""
        parts = self._lists.split(names, count, places)
        if not parts:
            return []
        first = parts[0][1]
        per_head = PER_HEAD.match(first)
        head = per_head[0] if per_head else ""
        return [(owner, _under(head, self._with_head(name, first))) for owner, name in parts]

    def _with_head(self, name: str, first: str) -> str:
        """登记数、成交额 of 技术合同登记数、成交额: a bare measure has the head of the first."""
        if name == first:
            return name
        if name in self._listed_measures:
            head = self._head(first)
            return head + name if head != first else name
        is_rate = len(name) == _RATE < len(first) - 1 and name[-1] == first[-1] == "率"
        is_kind = _RATE <= len(name) <= _KIND < len(first) and first.endswith(name[1:])
        return first[: -len(name)] + name if is_rate or is_kind else name


def _under(head: str, name: str) -> str:
    """每千人口医师数、护士数: what the first is told per head of holds for all."""
    return name if name.startswith("每") else head + name
