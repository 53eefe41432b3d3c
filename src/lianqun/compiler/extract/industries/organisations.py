"""What kind of organisation a name denotes, told by the word it ends with."""

import re
from enum import StrEnum
from typing import Final

from lianqun.compiler.extract.industries.wording import Wording

_BRACKET_END = re.compile(r"[（(][^（）()]*[)）]$")
_GENERAL = r"(?:[及和与]|{general_word})*"
_NUMBERED_INSTITUTE = re.compile(r"\d所$|[^厕场处]所$")


class NameKind(StrEnum):
    """Kinds of name as lists of plans hold them; `FIRM_LIKE` ends like a firm or like a product."""

    ENTERPRISE = "enterprise"
    FIRM_LIKE = "firm_like"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    PLATFORM = "platform"
    PARK = "park"
    REGION = "region"
    THING = "thing"
    UNKNOWN = "unknown"


PLATFORM_KINDS: Final = frozenset({NameKind.UNIVERSITY, NameKind.INSTITUTE, NameKind.PLATFORM})
"""Kinds that a profile lists as platforms."""

ORGANISATION_KINDS: Final = PLATFORM_KINDS | {NameKind.ENTERPRISE}
"""Kinds whose presence in a list shows that its other members are organisations too."""


def kind_of(name: str, wording: Wording) -> NameKind:
    """The kind of a name by its longest known ending, a bracket at its end left aside."""
    bare = _BRACKET_END.sub("", name) or name
    for length in range(min(wording.longest_head, len(bare)), 0, -1):
        kind = wording.heads.get(bare[-length:])
        if kind:
            return NameKind(kind) if _is_proper(bare[:-length], wording) else NameKind.THING
    return NameKind.INSTITUTE if _NUMBERED_INSTITUTE.search(bare) else NameKind.UNKNOWN


def _is_proper(modifier: str, wording: Wording) -> bool:
    """Whether the words before the head single something out (行业 in 行业协会 does not)."""
    return not wording.words.pattern(_GENERAL).fullmatch(modifier) and modifier not in wording.heads
