"""Comparing names of industries as plans vary them: 新材料产业, 新材料, 世界级新材料产业集群."""

import re
from collections.abc import Iterable

from lianqun.compiler.words import Words

_TIER = r"{tier}|^国家"
_SUFFIX = r"{cluster_class}?(?:产业)?(?:集群|链)?$"
_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_PARTS = re.compile(r"[及和与、]|以及")
_GENERAL_WORDS = r"^{general_start}(?=.{2})|(?<=.{4}){general_end}$"
_SHORTEST_PART = 3


def core_name(name: str, words: Words) -> str:
    """A name without tier, brackets and closing words such as 产业集群; never empty."""
    bare = _BRACKET.sub("", name).strip('“”"')
    return words.pattern(_SUFFIX).sub("", words.pattern(_TIER).sub("", bare)) or bare


def name_key(name: str, words: Words) -> str:
    """Equal for names that denote one industry, word order (航空航天, 航天航空) left aside."""
    return "".join(sorted(core_name(name, words)))


def cluster_key(name: str, words: Words) -> str:
    """As `name_key`, words that plans add or leave out (先进…, …装备) left aside as well."""
    core = core_name(name, words)
    return "".join(sorted(words.pattern(_GENERAL_WORDS).sub("", core) or core))


def name_parts(name: str, words: Words) -> list[str]:
    """The names that a joined name (甲及乙) is made of, too short ones left out."""
    parts = _PARTS.split(core_name(name, words))
    return [part for part in parts if len(part) >= _SHORTEST_PART]


class IndustryIndex:
    """Finds which of a document's industries a wording denotes."""

    def __init__(self, names: Iterable[str], words: Words) -> None:
        self._words = words
        self._equal: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            self._equal.setdefault(name_key(name, words), name)
            for part in name_parts(name, words):
                self._parts.setdefault(part, []).append(name)

    def find(self, wording: str) -> str | None:
        """The industry of that name, or the only one that joins it with others (甲及乙 for 乙)."""
        equal = self._equal.get(name_key(wording, self._words))
        if equal:
            return equal
        joined = self._parts.get(core_name(wording, self._words), [])
        return joined[0] if len(joined) == 1 else None
