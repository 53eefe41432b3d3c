"""Titles and units around tables that a format draws: more is certain of these than of text dumps.

Nothing else in a drawn table's neighbourhood is a short line without a sentence: a line right above it
is its title even where no word in it says so, and a numbered heading there (附表1, 专栏2) is its title
as well as a heading.
"""

import re
from typing import Final

from lianqun.compiler.readers.joining import Logical

_NUMBERED: Final = re.compile(r"(?:续\s?)?(?:附?表|附?图|专\s?栏)\s?[\d一二三四五六七八九十]")
_UNIT: Final = re.compile(
    r"(?P<title>.*?)\s*[（(]?\s*(?P<unit>(?:计量|金额|数量)?单位\s?[：:]\s?[^（）()，。；]{1,14})\s*[）)]?$"
)
_STOP: Final = re.compile(r"[。；！？，：:]$|[。！？]")
_MARK: Final = re.compile(r"[。；！？，：:,;]")
_LONGEST: Final = 40
_SHORTEST: Final = 4
_CENTRED: Final = 2.5


def split_unit(text: str) -> tuple[str, str]:
    """A title without the unit at its end, and the unit's words; "" where it gives none."""
    found = _UNIT.match(text)
    return (found["title"], found["unit"]) if found else (text, "")


def is_numbered(text: str) -> bool:
    """Whether a line is numbered as tables, figures and boxes are."""
    return bool(_NUMBERED.match(text))


def is_title(group: Logical) -> bool:
    """Whether a line right above a drawn table is its title: numbered, or short and set apart."""
    if group.opening is not None or _STOP.search(group.text):
        return False
    if _NUMBERED.match(group.text):
        return True
    line = group.lines[0]
    is_apart = line.indent >= _CENTRED or line.mark.startswith("**")
    return is_apart and len(group.lines) == 1 and len(group.text) <= _LONGEST


def stands_alone(group: Logical) -> bool:
    """Whether a line right above a table of a text dump is its title: one short line, nothing like a sentence."""
    text = split_unit(group.text)[0]
    if group.opening is not None or group.heading or len(group.lines) > 2:
        return False
    return _SHORTEST <= len(text) <= _LONGEST and not _MARK.search(text)
