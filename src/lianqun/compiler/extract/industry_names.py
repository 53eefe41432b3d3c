"""Comparing names of industries as plans vary them: 新材料产业, 新材料, 世界级新材料产业集群."""

import re
from collections.abc import Iterable

_PREFIX = re.compile(r"^(?:世界级|世界一流|国家级|国家|省级|市级|县级)+")
_SUFFIX = re.compile(r"(?:先进制造业|制造业|战略性新兴|新兴)?(?:产业)?(?:集群|链)?$")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_PARTS = re.compile(r"[及和与、]|以及")
_SHORTEST_PART = 3


def core_name(name: str) -> str:
    """A name without tier, brackets and closing words such as 产业集群; never empty."""
    bare = _BRACKET.sub("", name).strip("“”\"")
    bare = _PREFIX.sub("", bare)
    return _SUFFIX.sub("", bare) or bare


def is_same(name: str, other: str) -> bool:
    """Whether two names denote one industry, word order (航空航天, 航天航空) left aside."""
    first, second = core_name(name), core_name(other)
    return first == second or (len(first) == len(second) and sorted(first) == sorted(second))


def find_industry(name: str, industries: Iterable[str]) -> str | None:
    """The one of `industries` that `name` denotes: equal, or one of the parts it is joined from."""
    names = list(industries)
    equal = next((other for other in names if is_same(name, other)), None)
    if equal:
        return equal
    part = core_name(name)
    joined = [other for other in names if part in _PARTS.split(core_name(other))]
    return joined[0] if len(joined) == 1 and len(part) >= _SHORTEST_PART else None
