"""Whether a printed line goes on with the paragraph of the line before, told by where both stand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Self

from lianqun.compiler.readers.pdf.printed import PrintedLine
from lianqun.text.characters import CLOSERS, TERMINALS

_SAME_SIZE: Final = 0.12
_INDENT: Final = 1.0
_DEEPEST_INDENT: Final = 3.2
_FARTHEST_INDENT: Final = 12.0
_SLACK: Final = 0.35
_MORE_SLACK: Final = 2.2
_SAME_LEFT: Final = 0.35
_CENTRED: Final = 1.0
_FAR: Final = 2.6
_WIDER: Final = 0.28
_MOSTLY: Final = 0.5
_OPENERS: Final = frozenset("（(《“‘【〔「『")
_CLOSING: Final = frozenset("，。、；：？！…—·%％" + CLOSERS)
_QUOTES: Final = frozenset("“”‘’")
_MARK: Final = re.compile(
    r"(?:[o●○■□◆◇▪•·*\-–—]+|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]|[①-⑳])\s*(?=\S)"
)
"""A bullet or the number of an item at the beginning of a line."""
_LATIN: Final = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document sets its paragraphs.

    `blank` is what is left between two lines of a paragraph, in characters; `is_indented` tells that
    paragraphs begin set in, `is_spaced` that more is left between them than between their lines.
    """

    blank: float
    is_indented: bool
    is_spaced: bool

    @classmethod
    def of(cls, lines: Sequence[PrintedLine]) -> Self:
        """The setting that the lines of a document show, given in reading order."""
        blanks: Counter[float] = Counter()
        firsts: Counter[bool] = Counter()
        behind: list[float] = []
        for before, line in pairwise(lines):
            if not _are_neighbours(before, line):
                continue
            if _room(before) <= _first_word(line.words.text) + _SLACK:
                blanks[round(_blank(before, line), 1)] += 1
            else:
                firsts[_INDENT <= indent_of(line) <= _DEEPEST_INDENT] += 1
                behind.append(_blank(before, line))
        blank = blanks.most_common(1)[0][0] if blanks else 0.0
        wide = sum(1 for other in behind if other > blank + _WIDER)
        return cls(
            blank,
            firsts[True] >= _MOSTLY * max(1, firsts.total()),
            wide >= _MOSTLY * max(1, len(behind)),
        )

    def goes_on(self, before: PrintedLine, line: PrintedLine) -> bool | None:
        """Whether a line goes on with the paragraph before it; None where its place does not tell."""
        if before.frame != line.frame or before.is_note != line.is_note:
            return False
        size = max(before.size, line.size)
        if abs(before.size - line.size) > _SAME_SIZE * size:
            return False
        if _are_neighbours(before, line) and _blank(before, line) > self.blank + _WIDER:
            return None if _are_centred(before, line) else False
        if _is_at_the_right(before) and not _is_at_the_right(line):
            return False
        return self._told_by_width(before, line, size)

    def _told_by_width(self, before: PrintedLine, line: PrintedLine, size: float) -> bool | None:
        over = _room(before) - _first_word(line.words.text)
        ended = before.words.text.rstrip(CLOSERS)[-1:] in TERMINALS
        if over > _SLACK and (ended or over > _MORE_SLACK):
            return None if _are_centred(before, line) else False
        if _hangs(before, line):
            return True
        if indent_of(line) < _INDENT:
            is_close = self.is_spaced and _are_neighbours(before, line)
            return True if self.is_indented or is_close or not ended else None
        if abs(line.box.left - before.box.left) < _SAME_LEFT * size:
            return None
        return False


def indent_of(line: PrintedLine) -> float:
    """How many characters a line is set in from the edge of its column."""
    return max(0.0, (line.box.left - line.left) / max(line.size, 1.0))


def gap_between(before: PrintedLine | None, line: PrintedLine) -> int:
    """How many lines are left blank before a line."""
    if before is None or line.box.top < before.box.bottom:
        return 0
    return int(_blank(before, line) / 1.5)


def _blank(before: PrintedLine, line: PrintedLine) -> float:
    return (line.box.top - before.box.bottom) / max(line.size, 1.0)


def _are_neighbours(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line stands right below the other, not in the next column or on the next page."""
    return -0.5 * line.size < line.box.top - before.box.bottom < _FAR * line.size


def _room(line: PrintedLine) -> float:
    """How many characters are left free at the end of a line."""
    return (line.right - line.box.right) / max(line.size, 1.0)


def _first_word(text: str) -> float:
    """The width in characters of what a printer may not break at the beginning of a line."""
    at, width = 0, 0.0
    while at < len(text):
        while at < len(text) and text[at] in _OPENERS:
            at, width = at + 1, width + 1.0
        latin = _LATIN.match(text, at)
        width += 0.5 * len(latin[0]) if latin else 1.0
        at = latin.end() if latin else at + 1
        while at < len(text) and text[at] in _CLOSING and text[at] not in _QUOTES:
            at, width = at + 1, width + 1.0
        if at >= len(text) or text[at] not in _QUOTES:
            break
        at, width = at + 1, width + 1.0
        if at < len(text) and text[at] not in _CLOSING and not _LATIN.match(text, at):
            break
    return width


def _hangs(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line stands below the words behind the bullet or number that the line before begins with."""
    mark = _MARK.match(before.words.text)
    if mark is None:
        return False
    behind = before.words.boxes[4 * mark.end()]
    return abs(behind - line.box.left) < _SAME_LEFT * line.size < behind - before.box.left


def _is_at_the_right(line: PrintedLine) -> bool:
    """Whether a line is pushed to the right edge, as signatures and dates are."""
    return indent_of(line) > _FARTHEST_INDENT and _room(line) < _CENTRED


def _are_centred(before: PrintedLine, line: PrintedLine) -> bool:
    return _is_centred(before) and _is_centred(line)


def _is_centred(line: PrintedLine) -> bool:
    left, right = line.box.left - line.left, line.right - line.box.right
    if min(left, 2 * right) <= _CENTRED * line.size:
        return False  # the first line of a paragraph is set in, and ends at the edge
    return abs(left - right) < 2 * _CENTRED * line.size
