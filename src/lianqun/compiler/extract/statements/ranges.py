"""Ranges: two bounds said of one figure (不少于5家、不超过10家), and ranges that run backwards."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lianqun.compiler.draft import Doubt
from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.windows import TAILS, read_tail
from lianqun.model.issue import IssueClass, Severity
from lianqun.model.quantity import Comparator
from lianqun.text.numbers import NumberMention

_JOINT = re.compile(r"^(?:[，、]|且|并且?|但|同时)+")
_LONGEST_BETWEEN = 10
_BOTH = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))


class RangeReader:
    """Joins two bounds to one range by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._links = lexicon.links
        self._longest = lexicon.longest_link

    def join(self, text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
        """The numbers, those that bound one figure from below and above made one range."""
        joined: list[NumberMention] = []
        for mention in mentions:
            whole = self._range(text, joined[-1], mention) if joined else None
            if whole:
                joined[-1] = whole
            else:
                joined.append(mention)
        return joined

    def _range(self, text: str, one: NumberMention, two: NumberMention) -> NumberMention | None:
        is_far = two.start - one.end > _LONGEST_BETWEEN or one.unit != two.unit
        if is_far or one.high is not None or two.high is not None:
            return None
        if {self._bound_of(text, one), self._second_bound(text, one, two)} != _BOTH:
            return None
        low, high = sorted((one.value, two.value))
        return replace(one, end=two.end, value=low, high=high) if low < high else None

    def _bound_of(self, text: str, mention: NumberMention) -> Comparator | None:
        """How the words around a number bound it."""
        tail = read_tail(text, mention.end)
        return TAILS[tail] if tail else self._bound_before(text, mention.start)

    def _second_bound(self, text: str, one: NumberMention, two: NumberMention) -> Comparator | None:
        """The bound of a number that says nothing but a bound more than the one before it."""
        start = one.end + len(read_tail(text, one.end))
        between = text[start : two.start]
        words = _JOINT.sub("", between, count=1)
        if not words:
            tail = read_tail(text, two.end)
            return TAILS[tail] if tail and between else None
        return self._links[words].bound if words in self._links else None

    def _bound_before(self, text: str, position: int) -> Comparator | None:
        for length in range(self._longest, 0, -1):
            link = self._links.get(text[max(0, position - length) : position])
            if link:
                return link.bound
        return None


def doubt_reversed(mention: NumberMention) -> Doubt:
    """That a range is printed backwards."""
    return Doubt(
        code="range_reversed",
        issue_class=IssueClass.READING,
        severity=Severity.WARNING,
        spans=((mention.start, mention.end),),
    )
