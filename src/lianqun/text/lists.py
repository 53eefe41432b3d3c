"""Splitting enumerations (甲、乙（含丙、丁）和戊) into the spans of their items."""

import re
from collections.abc import Iterator
from typing import Final

BRACKETS: Final = {
    "（": "）",
    "(": ")",
    "〔": "〕",
    "[": "]",
    "【": "】",
    "{": "}",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
}
"""Opening brackets and quotes, each with the one that closes it."""

_CLOSERS = frozenset(BRACKETS.values())
_MARKS = re.compile("[" + re.escape("".join(BRACKETS) + "".join(_CLOSERS) + "、") + "]")
_ADJACENT = {"”": "“", "》": "《"}
_CONJUNCTION = re.compile("以及|[和及与或]")
_TRIMMED = " \t\n\u3000"


def split_list(
    text: str, start: int, end: int, *, conjunctions: bool = False
) -> list[tuple[int, int]]:
    """Spans of the items of an enumeration that fills text[start:end], in order.

    Items are parted by 、 outside brackets and quotes, and between two quoted names that touch
    (“甲”“乙”); white space at their ends and empty items are left out.  A bracket that nothing closes
    within the span counts as an ordinary character.  With `conjunctions` the last item is parted at
    its last 和, 及, 与, 或 or 以及 outside brackets too; leave that off where names may contain one
    (医药和医疗器械).

    Example: `split_list("甲（含乙、丙）、丁", 0, 9)` gives the spans of 甲（含乙、丙） and 丁.
    """
    items: list[tuple[int, int]] = []
    opened = start
    for cut, after in _cuts(text, start, end):
        items.append((opened, cut))
        opened = after
    items.append((opened, end))
    if conjunctions:
        items[-1:] = split_conjunction(text, *items[-1])
    trimmed = (_trim(text, *item) for item in items)
    return [(first, last) for first, last in trimmed if first < last]


def split_conjunction(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts an item at its last conjunction outside brackets; one span when it has none."""
    found: re.Match[str] | None = None
    position = start
    for first, last in [*_bracketed(text, start, end), (end, end)]:
        for found_here in _CONJUNCTION.finditer(text, position, first):
            found = found_here
        position = last
    if found is None or found.start() == start or found.end() == end:
        return [(start, end)]
    return [(start, found.start()), (found.end(), end)]


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where one item ends and the next begins."""
    closings = dict(_bracketed(text, start, end))
    skipped_to = start
    for mark in _MARKS.finditer(text, start, end):
        position = mark.start()
        if position < skipped_to:
            continue
        if mark[0] == "、":
            yield position, position + 1
        elif position in closings:
            skipped_to = closings[position]
            last = text[skipped_to - 1]
            if skipped_to < end and text[skipped_to] == _ADJACENT.get(last):
                yield skipped_to, skipped_to


def _bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Outermost bracketed spans within [start, end), brackets included, in order."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    for mark in _MARKS.finditer(text, start, end):
        char = mark[0]
        if char in BRACKETS:
            stack.append((mark.start(), BRACKETS[char]))
        elif char in _CLOSERS and stack:
            _close(stack, pairs, char, mark.end())
    return pairs


def _close(stack: list[tuple[int, str]], pairs: list[tuple[int, int]], char: str, end: int) -> None:
    """Close the innermost bracket if `char` does; what it encloses is no longer outermost."""
    if stack[-1][1] != char:
        return
    opened = stack.pop()[0]
    while pairs and pairs[-1][0] > opened:
        pairs.pop()
    pairs.append((opened, end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end
