"""Headings without numbers that Markdown marks: # lines and lines all in bold."""

from collections import Counter
from collections.abc import Sequence

from lianqun.compiler.readers.joining import Logical
from lianqun.model.document import BlockKind

_MIN_HASHED = 2
_MIN_BOLD = 3
_BOLD_LEVEL = 8
_DEEPEST_HASHED = 3
_RANKS = 6
_UNRANKED = 9
_LONGEST = 40
_SENTENCE_MARKS = "。；！？"


def mark_headings(groups: Sequence[Logical]) -> None:
    """Make headings of marked lines without a number, where the document has several of them."""
    plain = [g for g in groups if g.kind is None and g.opening is None and not g.heading]
    hashed = [g for g in plain if g.lines[0].mark[:1] == "#"]
    bold = [g for g in plain if g.lines[0].mark == "**" and _is_title(g)]
    levels = _levels_of_ranks(groups) if hashed else []
    for group in hashed:
        if len(hashed) >= _MIN_HASHED:
            group.heading = "#"
            group.heading_level = levels[len(group.lines[0].mark)]
        else:
            group.kind = BlockKind.FRONT_MATTER
    if len(bold) >= _MIN_BOLD:
        for group in bold:
            group.heading, group.heading_level = "**", _BOLD_LEVEL


def _levels_of_ranks(groups: Sequence[Logical]) -> list[int]:
    """The level of an unnumbered heading by its rank, which is the count of its #.

    It is that of the numbered headings of the same rank; else below those of the rank above, above those
    of the rank below, and above numbered lines without a mark, which may stand under any heading.
    """
    numbered: dict[int, Counter[int]] = {}
    for group in groups:
        if group.kind is None and group.opening is not None and not group.opening.is_box:
            rank = len(group.lines[0].mark) if group.lines[0].mark[:1] == "#" else 0
            numbered.setdefault(rank, Counter())[group.opening.level] += 1
    known = {rank: counts.most_common(1)[0][0] for rank, counts in numbered.items() if rank}
    deepest = max(_DEEPEST_HASHED, min(numbered.get(0, {_UNRANKED: 0})) - 1)
    levels = [0]
    for rank in range(1, _RANKS + 1):
        below = min((level for other, level in known.items() if other > rank), default=_UNRANKED)
        is_below = any(other < rank for other in known)
        level = levels[-1] + 1 if is_below else min(rank, deepest, max(below - 1, 0))
        levels.append(known.get(rank, level))
    return levels


def _is_title(group: Logical) -> bool:
    text = group.text
    return len(text) <= _LONGEST and not any(mark in text for mark in _SENTENCE_MARKS)
