"""Headings without numbers that Markdown marks: # lines and lines all in bold."""

from collections.abc import Sequence

from lianqun.compiler.readers.joining import Logical
from lianqun.model.document import BlockKind

_MIN_HASHED = 2
_MIN_BOLD = 3
_BOLD_LEVEL = 8
_DEEPEST_HASHED = 3
_LONGEST = 40
_SENTENCE_MARKS = "。；！？"


def mark_headings(groups: Sequence[Logical]) -> None:
    """Make headings of marked lines without a number, where the document has several of them."""
    plain = [g for g in groups if g.kind is None and g.opening is None and not g.heading]
    hashed = [g for g in plain if g.lines[0].mark[:1] == "#"]
    bold = [g for g in plain if g.lines[0].mark == "**" and _is_title(g)]
    for group in hashed:
        if len(hashed) >= _MIN_HASHED:
            group.heading = "#"
            group.heading_level = min(len(group.lines[0].mark), _DEEPEST_HASHED)
        else:
            group.kind = BlockKind.FRONT_MATTER
    if len(bold) >= _MIN_BOLD:
        for group in bold:
            group.heading, group.heading_level = "**", _BOLD_LEVEL


def _is_title(group: Logical) -> bool:
    text = group.text
    return len(text) <= _LONGEST and not any(mark in text for mark in _SENTENCE_MARKS)
