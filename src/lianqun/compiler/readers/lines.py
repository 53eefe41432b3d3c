"""Physical lines of an original, and the logical lines (paragraphs) they are joined to.

Plans reach us as dumps of PDF: hard line breaks at the page's width, empty lines between, page
numbers, form feeds.  A logical line is a run of physical lines that were one paragraph.
"""

import re
from dataclasses import dataclass

from lianqun.compiler.readers.numbering import CAPTION, match_opening
from lianqun.text.characters import TERMINALS, display_width

_FURNITURE = re.compile(
    r"[—–\-－·]{1,3}\s?\d{1,4}\s?[—–\-－·]{0,3}|第\s?\d{1,4}\s?页(?:\s?共\s?\d{1,4}\s?页)?|(?<!\S)[-—]{3,}"
)
_EMPHASIS = re.compile(r"\*{1,3}|^>\s?|^#{1,6}\s+(?=\S)")
_CONTINUES = tuple("，、；：。）》”’】％%是")
_OPEN_ENDS = tuple("（(《“‘【，、—→·")
_FIRST_LINE_INDENT = 1.4
_FULL_LINE_SLACK = 1.6
_WRAP_WIDTHS = (18.0, 60.0)
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line that is not blank or furniture: [start, end) of the original, trimmed.

    `text` is the trimmed line with emphasis marks removed; `width` counts CJK columns.
    """

    start: int
    end: int
    text: str
    width: float
    gap: int


def split_lines(original: str) -> list[Line]:
    """Physical lines with content, in order; furniture (page numbers, rules) left out."""
    lines: list[Line] = []
    position = 0
    gap = 0
    for raw in original.splitlines(keepends=True):
        body = raw.strip()
        if not body or _FURNITURE.fullmatch(body):
            gap += 1
        else:
            start = position + raw.index(body[0])
            text = _EMPHASIS.sub("", body).strip()
            if text:
                lines.append(Line(start, start + len(body), text, display_width(text), gap))
                gap = 0
        position += len(raw)
    return lines


def join_lines(lines: list[Line]) -> list[list[Line]]:
    """Group physical lines to logical ones; a heading, a table row or a caption stays alone."""
    widths = _local_widths(lines)
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if groups and _continues(groups[-1], line, widths[index - 1], widths[index]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _local_widths(lines: list[Line]) -> list[float]:
    """For each line the page width around it where the text is hard-wrapped, else 0."""
    plain = [line.width if "\t" not in line.text else 0.0 for line in lines]
    widths: list[float] = []
    for index in range(len(lines)):
        near = plain[max(0, index - _WINDOW) : index + _WINDOW + 1]
        top = max(near)
        full = sum(1 for width in near if width >= top - 2 * _FULL_LINE_SLACK)
        wrapped = _WRAP_WIDTHS[0] <= top <= _WRAP_WIDTHS[1] and full >= 3
        widths.append(top if wrapped else 0.0)
    return widths


def _continues(group: list[Line], line: Line, width_before: float, width: float) -> bool:
    """Whether `line` goes on with the paragraph that `group` holds."""
    last = group[-1]
    if "\t" in line.text or "\t" in last.text or CAPTION.match(line.text):
        return False
    if last.text.endswith(_OPEN_ENDS) or line.text.startswith(_CONTINUES):
        return not (match_opening(line.text) and not last.text.endswith(_OPEN_ENDS))
    opening = match_opening(line.text)
    if opening and not _is_wrapped_number(last, line, width_before):
        return False
    full = max(width_before, width)
    if full:
        return _continues_wrapped(group, line, full)
    return _continues_plain(group, last)


def _continues_wrapped(group: list[Line], line: Line, full: float) -> bool:
    last = group[-1]
    is_full = last.width >= full - _FULL_LINE_SLACK
    if len(group) == 1 and not is_full:
        is_full = last.width >= full - _FULL_LINE_SLACK - 2  # first line of an indented paragraph
    if not is_full:
        return False
    if last.text[-1] in TERMINALS:
        indented = full - 2 - _FIRST_LINE_INDENT <= line.width <= full - _FIRST_LINE_INDENT
        return not indented
    return True


def _continues_plain(group: list[Line], last: Line) -> bool:
    if last.text[-1] in TERMINALS or CAPTION.match(last.text):
        return False
    if match_opening(group[0].text) and len(group) == 1 and not any(c in last.text for c in "。；"):
        return False
    return last.width >= _WRAP_WIDTHS[0] and any(c in last.text for c in "，。；、")


def _is_wrapped_number(last: Line, line: Line, width: float) -> bool:
    """A number at the start of a wrapped line that is no heading: 增长到|2.5 or 第|1. of a sentence."""
    if not width or last.width < width - _FULL_LINE_SLACK:
        return False
    return last.text[-1] not in TERMINALS and "，" in last.text and line.text[:1].isdigit()
