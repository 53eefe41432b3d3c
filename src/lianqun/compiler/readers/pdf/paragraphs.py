"""Whether a printed line goes on with the paragraph of the line before, told by where both stand."""

import re
from typing import Final

from lianqun.compiler.readers.pdf.printed import PrintedLine
from lianqun.text.characters import CLOSERS

_SAME_SIZE: Final = 0.12
_INDENT: Final = 1.0
_SLACK: Final = 0.7
_SAME_LEFT: Final = 0.35
_CENTRED: Final = 1.0
_FAR: Final = 2.6
_LATIN: Final = re.compile(r"[!-~]+")
_CLOSING: Final = frozenset("，。、；：？！" + CLOSERS)


def indent_of(line: PrintedLine) -> float:
    """How many characters a line is set in from the edge of its column."""
    return max(0.0, (line.box.left - line.left) / max(line.size, 1.0))


def gap_between(before: PrintedLine | None, line: PrintedLine) -> int:
    """How many lines are left blank before a line."""
    if before is None or line.box.top < before.box.bottom:
        return 0
    blank = (line.box.top - before.box.bottom) / max(line.size, 1.0)
    return int(blank / 1.5)


def goes_on(before: PrintedLine, line: PrintedLine) -> bool | None:
    """Whether a line goes on with the paragraph before it; None where its place does not tell."""
    if before.frame != line.frame or before.is_note != line.is_note:
        return False
    size = max(before.size, line.size)
    if abs(before.size - line.size) > _SAME_SIZE * size:
        return False
    if line.box.top - before.box.bottom > _FAR * size:
        return False
    if not _is_full(before, line):
        return None if _is_centred(before) and _is_centred(line) else False
    if indent_of(line) < _INDENT:
        return True
    if abs(line.box.left - before.box.left) < _SAME_LEFT * size:
        return None
    return False


def _is_full(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether the first word of `line` had no room left on the line before."""
    room = (before.right - before.box.right) / max(before.size, 1.0)
    return room <= _first_word(line.words.text) + _SLACK


def _first_word(text: str) -> float:
    """The width in characters of what may not be broken at the beginning of a line."""
    latin = _LATIN.match(text)
    width = 0.5 * len(latin[0]) if latin else 1.0
    rest = text[len(latin[0]) if latin else 1 :]
    return width + (1.0 if rest[:1] in _CLOSING and rest else 0.0)


def _is_centred(line: PrintedLine) -> bool:
    left, right = line.box.left - line.left, line.right - line.box.right
    return left > _CENTRED * line.size and abs(left - right) < 2 * _CENTRED * line.size
