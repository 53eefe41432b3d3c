"""Whose a plan is that carries out the plan of the level above under its name: …以旧换新盐都行动方案.

Its title puts its own place where the other's stands; the text quotes the other.
"""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Final

_QUOTED: Final = re.compile(r"《([^》]{8,80})》")
_OWN: Final = re.compile(r"我(?P<level>[市县区州旗盟])")
_LONGEST: Final = 4
_SHORTEST: Final = 2


def place_of_title(title: str, opening: str, is_region: Callable[[str], bool]) -> str:
    """The place of a title beside a quoted one of the same words with another place; "" for none.

    `is_region` tells names of regions.  The level is the one that the text calls its own (我区).
    """
    own = _OWN.search(opening)
    if own is None:
        return ""
    for quoted in _QUOTED.finditer(opening):
        place = _instead(title, quoted[1], is_region)
        if place:
            return place if place.endswith(own["level"]) else place + own["level"]
    return ""


def _instead(title: str, quoted: str, is_region: Callable[[str], bool]) -> str:
    """What a title has where the quoted one has the name of a region, all else being the same."""
    before = _alike(title, quoted)
    behind = _alike(title[: before - 1 : -1], quoted[: before - 1 : -1]) if before else 0
    for shared in range(_LONGEST):  # 盐城, 盐都: the places may begin alike
        start = before - shared
        place = title[start : len(title) - behind]
        other = quoted[start : len(quoted) - behind]
        if start > 0 and _SHORTEST <= len(place) <= _LONGEST and is_region(other):
            return place
    return ""


def _alike(one: str, two: str) -> int:
    """How many characters two texts have in common from their beginnings on."""
    pairs = zip(one, two, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
