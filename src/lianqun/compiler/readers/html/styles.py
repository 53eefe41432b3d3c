"""What an element has from those that hold it: its block, heading rank, bold print, kept line ends."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.html.elements import (
    BOLD,
    HEADINGS,
    PREFORMATTED,
    RAISED,
)
from lianqun.compiler.readers.html.shown import Shown
from lianqun.compiler.readers.html.tree import Element

_SET_APART: Final = BOLD | RAISED
_BOLD_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_KEEPS_LINES: Final = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_BLOCK_STYLE: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item)", re.IGNORECASE)
_RAISED_STYLE: Final = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_NOTE: Final = re.compile(r"_?(?:ftn|edn|fn|footnote|endnote)s?[-_:]?\d{0,4}$", re.IGNORECASE)
_LONGEST_HEADING: Final = 80


@dataclass(frozen=True, slots=True)
class Style:
    """How text in an element is set; `block` is the element whose lines it is part of, `rank` 0 is no heading."""

    block: int
    rank: int = 0
    is_bold: bool = False
    keeps_lines: bool = False
    is_note: bool = False
    is_raised: bool = False


def find_styles(shown: Shown) -> list[Style]:
    """The style of each element of a page."""
    styles: list[Style] = []
    for element in shown.page.elements:
        above = styles[element.parent] if element.parent >= 0 else Style(0)
        styles.append(_style(element, above, shown))
    return styles


def begins_line(element: Element) -> bool:
    """Whether an element stands on lines of its own."""
    return element.is_block or bool(_BLOCK_STYLE.search(element.attributes.get("style", "")))


def _style(element: Element, above: Style, shown: Shown) -> Style:
    is_block = begins_line(element)
    if not is_block and element.tag not in _SET_APART and not element.attributes:
        return above
    style = element.attributes.get("style", "")
    rank = above.rank
    if element.tag in HEADINGS and shown.length(element) <= _LONGEST_HEADING:
        rank = HEADINGS[element.tag]
    return Style(
        block=element.index if is_block else above.block,
        rank=rank,
        is_bold=_is_bold(element, style, is_bold=above.is_bold),
        keeps_lines=above.keeps_lines
        or element.tag in PREFORMATTED
        or bool(_KEEPS_LINES.search(style)),
        is_note=above.is_note or _is_note(element.attributes),
        is_raised=_is_raised(element, style, above) and not is_block,
    )


def _is_bold(element: Element, style: str, *, is_bold: bool) -> bool:
    if element.tag in BOLD or _BOLD_STYLE.search(style):
        return True
    return is_bold and not _LIGHT_STYLE.search(style)


def _is_raised(element: Element, style: str, above: Style) -> bool:
    return above.is_raised or element.tag in RAISED or bool(_RAISED_STYLE.search(style))


def _is_note(attributes: Mapping[str, str]) -> bool:
    """Whether an element is a footnote, by the names that editors give to them."""
    return bool(_NOTE.match(attributes.get("id", ""))) or attributes.get("role") == "doc-footnote"
